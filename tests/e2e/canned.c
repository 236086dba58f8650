// SPDX-License-Identifier: Apache-2.0
//
// canned FOLDER : a web server on loopback that gives canned answers, for the tests of
// what speaks HTTP. Prints its port, then serves until it is killed.
//
// A request for /NAME is answered by FOLDER/NAME.1, the next one by NAME.2 and so on; the
// last of them goes on answering. Such a file is a status, lines "Name: value", an empty
// line and the body. Three names mean something to the server itself:
//   X-Auth: basic | digest   only user "asker" with password "open sesame" is answered
//   X-Cut: yes               the connection breaks off before the last byte
//   X-Stall: yes             nothing is answered, ever
// Each request leaves FOLDER/log/N.head (method, URL, some headers) and FOLDER/log/N.body.
#include <arpa/inet.h>
#include <gio/gio.h>
#include <microhttpd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define USER "asker"
#define PASSWORD "open sesame"
#define REALM "canned"

static const char *folder;
static guint requests; // one thread

typedef struct answer {
  guint status;
  char **headers; // "Name: value"
  char *body;
  const char *auth;
  gboolean cut, stall;
} Answer;

static const char *value_of(char **headers, const char *name)
{
  for (char **h = headers; *h; h++)
    if (g_str_has_prefix(*h, name)) return *h + strlen(name) + 2;
  return NULL;
}

static gboolean read_answer(const char *name, Answer *answer)
{
  static GHashTable *turns;
  if (!turns) turns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint turn = GPOINTER_TO_UINT(g_hash_table_lookup(turns, name));
  g_autofree char *next = g_strdup_printf("%s/%s.%u", folder, name, turn + 1);
  if (g_file_test(next, G_FILE_TEST_EXISTS)) turn++;
  g_hash_table_insert(turns, g_strdup(name), GUINT_TO_POINTER(turn));
  g_autofree char *path = g_strdup_printf("%s/%s.%u", folder, name, turn);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL)) return FALSE;
  char *end = strstr(text, "\n\n");
  if (!end) return FALSE;
  *end = '\0';
  answer->body = g_strdup(end + 2);
  answer->headers = g_strsplit(text, "\n", -1);
  answer->status = (guint)g_ascii_strtoull(answer->headers[0], NULL, 10);
  answer->auth = value_of(answer->headers, "X-Auth");
  answer->cut = value_of(answer->headers, "X-Cut") != NULL;
  answer->stall = value_of(answer->headers, "X-Stall") != NULL;
  return TRUE;
}

static void log_request(struct MHD_Connection *connection, const char *method,
                        const char *url, const GString *body)
{
  static const char *const NAMES[] = {"Content-Type", "Accept", "User-Agent"};
  GString *head = g_string_new(NULL);
  const char *query = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "graph");
  g_string_append_printf(head, "%s %s\n", method, url);
  if (query) g_string_append_printf(head, "graph %s\n", query);
  if (MHD_lookup_connection_value_n(connection, MHD_GET_ARGUMENT_KIND, "default", 7, NULL,
                                    NULL))
    g_string_append(head, "default\n");
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    const char *value =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, NAMES[i]);
    if (value) g_string_append_printf(head, "%s: %s\n", NAMES[i], value);
  }
  requests++;
  g_autofree char *head_path = g_strdup_printf("%s/log/%u.head", folder, requests);
  g_autofree char *body_path = g_strdup_printf("%s/log/%u.body", folder, requests);
  g_file_set_contents(body_path, body->str, (gssize)body->len, NULL);
  g_file_set_contents(head_path, head->str, (gssize)head->len, NULL);
  g_string_free(head, TRUE);
}

// All but the last byte, then the end before its time.
static ssize_t give_cut(void *context, uint64_t at, char *to, size_t most)
{
  const char *body = context;
  gsize left = strlen(body) - (gsize)at;
  if (left <= 1) return MHD_CONTENT_READER_END_WITH_ERROR;
  gsize n = MIN(left - 1, most);
  memcpy(to, body + at, n);
  return (ssize_t)n;
}

static struct MHD_Response *make_response(const Answer *answer)
{
  gsize n = strlen(answer->body);
  struct MHD_Response *response =
      answer->cut ? MHD_create_response_from_callback(n, 4096, give_cut,
                                                      g_strdup(answer->body), g_free)
                  : MHD_create_response_from_buffer(n, answer->body, MHD_RESPMEM_MUST_COPY);
  for (char **h = answer->headers + 1; *h; h++) {
    char *colon = strstr(*h, ": ");
    if (!colon || g_str_has_prefix(*h, "X-")) continue;
    *colon = '\0';
    MHD_add_response_header(response, *h, colon + 2);
  }
  return response;
}

static enum MHD_Result ask_who(struct MHD_Connection *connection, const char *auth)
{
  struct MHD_Response *response = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
  enum MHD_Result result =
      strcmp(auth, "digest") == 0
          ? MHD_queue_auth_fail_response2(connection, REALM, "opaque", response, MHD_NO,
                                          MHD_DIGEST_ALG_MD5)
          : MHD_queue_basic_auth_fail_response(connection, REALM, response);
  MHD_destroy_response(response);
  return result;
}

static gboolean knows(struct MHD_Connection *connection, const char *auth)
{
  if (strcmp(auth, "digest") == 0)
    return MHD_digest_auth_check2(connection, REALM, USER, PASSWORD, 300,
                                  MHD_DIGEST_ALG_MD5) == MHD_YES;
  char *password = NULL;
  char *user = MHD_basic_auth_get_username_password(connection, &password);
  gboolean known = user && password && strcmp(user, USER) == 0 &&
                   strcmp(password, PASSWORD) == 0;
  MHD_free(user);
  MHD_free(password);
  return known;
}

static enum MHD_Result answer_with(struct MHD_Connection *connection, const Answer *answer)
{
  if (answer->stall) {
    MHD_suspend_connection(connection);
    return MHD_YES;
  }
  if (answer->auth && !knows(connection, answer->auth))
    return ask_who(connection, answer->auth);
  struct MHD_Response *response = make_response(answer);
  enum MHD_Result result = MHD_queue_response(connection, answer->status, response);
  MHD_destroy_response(response);
  return result;
}

static enum MHD_Result take(void *context, struct MHD_Connection *connection,
                            const char *url, const char *method, const char *version,
                            const char *data, size_t *n, void **state)
{
  (void)context;
  (void)version;
  if (!*state) {
    *state = g_string_new(NULL);
    return MHD_YES;
  }
  if (*n) {
    g_string_append_len(*state, data, (gssize)*n);
    *n = 0;
    return MHD_YES;
  }
  log_request(connection, method, url, *state);
  Answer answer = {.status = 404, .body = NULL};
  if (!read_answer(url + 1, &answer)) {
    answer.body = g_strdup("no such answer\n");
    answer.headers = g_new0(char *, 2);
    answer.headers[0] = g_strdup("404");
  }
  enum MHD_Result result = answer_with(connection, &answer);
  g_strfreev(answer.headers);
  g_free(answer.body);
  return result;
}

static void forget(void *context, struct MHD_Connection *connection, void **state,
                   enum MHD_RequestTerminationCode why)
{
  (void)context;
  (void)connection;
  (void)why;
  if (*state) g_string_free(*state, TRUE);
  *state = NULL;
}

int main(int argc, char **argv)
{
  if (argc != 2) return 2;
  folder = argv[1];
  struct sockaddr_in place = {.sin_family = AF_INET};
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  struct MHD_Daemon *daemon = MHD_start_daemon(
      MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, take, NULL,
      MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&place, MHD_OPTION_NOTIFY_COMPLETED, forget,
      NULL, MHD_OPTION_DIGEST_AUTH_RANDOM, (size_t)8, "no dice!",
      MHD_OPTION_NONCE_NC_SIZE, 100u, MHD_OPTION_END);
  const union MHD_DaemonInfo *info =
      daemon ? MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
  if (!info) return 1;
  printf("%u\n", (guint)info->port);
  fflush(stdout);
  for (;;) pause();
}
