// SPDX-License-Identifier: Apache-2.0
/// \file A web server on loopback that behaves as it is told: web_server ROOT LOG serves the
/// files below ROOT, prints its port, and notes each request in LOG. A query says how:
///   status=N    this status              delay=MS   wait before answering
///   to=URL      redirect ("self": to what was asked for)
///   etag=0      no ETag                  gzip=1     compressed
///   chunked=1   in chunks                cut=N      only N bytes of the body, then close
///   longer=1    more bytes than told     endless=1  a body without end
///   bomb=BYTES  so many zeros, gzipped   drop=1     close without an answer
///   busy=N      the first N requests to the path are answered 429, or status,
///   wait=S      with Retry-After         type=T     this Content-Type
/// A path without a file is answered 404, one with a file PATH.gone 410; one with a file
/// PATH.moved is redirected to the path in it.
#include <gio/gio.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static const char *root;
static FILE *log_file;
static GMutex lock; // of the log and of `seen`
static GHashTable *seen; // path → requests so far

typedef struct ask {
  char *path, *query, *match; // match: If-None-Match
  gboolean close;
} Ask;

// ---- the request

static gboolean read_ask(GDataInputStream *in, Ask *ask)
{
  memset(ask, 0, sizeof *ask);
  g_autofree char *first = g_data_input_stream_read_line(in, NULL, NULL, NULL);
  if (!first) return FALSE;
  g_auto(GStrv) words = g_strsplit(g_strchomp(first), " ", 3);
  if (g_strv_length(words) != 3) return FALSE;
  char *mark = strchr(words[1], '?');
  ask->query = g_strdup(mark ? mark + 1 : "");
  if (mark) *mark = '\0';
  ask->path = g_strdup(words[1]);
  GString *noted = g_string_new(NULL);
  g_string_append_printf(noted, "%s %s?%s", words[0], ask->path, ask->query);
  for (;;) {
    g_autofree char *line = g_data_input_stream_read_line(in, NULL, NULL, NULL);
    if (!line || !*g_strchomp(line)) break;
    if (g_ascii_strncasecmp(line, "if-none-match: ", 15) == 0)
      ask->match = g_strdup(line + 15);
    if (g_ascii_strncasecmp(line, "user-agent: ", 12) == 0 ||
        g_ascii_strncasecmp(line, "if-", 3) == 0)
      g_string_append_printf(noted, " [%s]", line);
  }
  g_mutex_lock(&lock);
  fprintf(log_file, "%s\n", noted->str);
  fflush(log_file);
  g_mutex_unlock(&lock);
  g_string_free(noted, TRUE);
  return TRUE;
}

static void ask_clear(Ask *ask)
{
  g_free(ask->path);
  g_free(ask->query);
  g_free(ask->match);
}

// The value of a key of the query, NULL where it is not there. Caller frees.
static char *value_of(const Ask *ask, const char *key)
{
  g_auto(GStrv) parts = g_strsplit(ask->query, "&", -1);
  gsize n = strlen(key);
  for (char **p = parts; *p; p++)
    if (strncmp(*p, key, n) == 0 && (*p)[n] == '=')
      return g_uri_unescape_string(*p + n + 1, NULL);
  return NULL;
}

static gint64 number_of(const Ask *ask, const char *key)
{
  g_autofree char *value = value_of(ask, key);
  return value ? g_ascii_strtoll(value, NULL, 10) : 0;
}

// Where a redirect leads, by the query or a file; NULL for none. Caller frees.
static char *place_of(const Ask *ask)
{
  char *to = value_of(ask, "to");
  g_autofree char *path = g_strconcat(root, ask->path, ".moved", NULL);
  if (!to && g_file_get_contents(path, &to, NULL, NULL)) g_strstrip(to);
  return to;
}

// ---- the body

static char *gzip(const char *bytes, gsize n, gsize *size)
{
  gsize room = n + n / 100 + 1000;
  char *out = g_malloc(room);
  z_stream z = {.next_in = (Bytef *)bytes, .avail_in = (uInt)n,
                .next_out = (Bytef *)out, .avail_out = (uInt)room};
  if (deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) abort();
  deflate(&z, Z_FINISH);
  *size = z.total_out;
  deflateEnd(&z);
  return out;
}

static char *body_of(const Ask *ask, gsize *size, gboolean *is_gone)
{
  gint64 bomb = number_of(ask, "bomb");
  *size = (gsize)bomb;
  if (bomb) return g_malloc0((gsize)bomb);
  g_autofree char *path = g_build_filename(root, ask->path, NULL);
  g_autofree char *gone = g_strconcat(path, ".gone", NULL);
  char *bytes = NULL;
  *is_gone = g_file_test(gone, G_FILE_TEST_EXISTS);
  if (strstr(ask->path, "..") || *is_gone) return NULL;
  return g_file_get_contents(path, &bytes, size, NULL) ? bytes : NULL;
}

static const char *type_of(const char *path)
{
  if (g_str_has_suffix(path, ".txt")) return "text/plain; charset=utf-8";
  if (g_str_has_suffix(path, ".xml")) return "application/xml";
  return "text/html; charset=utf-8";
}

// ---- the answer

static gboolean put(GOutputStream *out, const char *bytes, gsize n)
{
  return g_output_stream_write_all(out, bytes, n, NULL, NULL, NULL);
}

static gboolean put_chunks(GOutputStream *out, const char *bytes, gsize n)
{
  for (gsize at = 0; at < n; at += 100) {
    gsize here = MIN(100, n - at);
    g_autofree char *head = g_strdup_printf("%" G_GSIZE_MODIFIER "x\r\n", here);
    if (!put(out, head, strlen(head)) || !put(out, bytes + at, here) || !put(out, "\r\n", 2))
      return FALSE;
  }
  return put(out, "0\r\n\r\n", 5);
}

static void put_endless(GOutputStream *out)
{
  static char zeros[8192];
  memset(zeros, 'x', sizeof zeros);
  while (put(out, zeros, sizeof zeros)) continue;
}

static GString *head_of(const Ask *ask, int status, const char *etag)
{
  GString *head = g_string_new(NULL);
  g_autofree char *to = place_of(ask), *type = value_of(ask, "type");
  g_string_append_printf(head, "HTTP/1.1 %d Told\r\nContent-Type: %s\r\n", status,
                         type ? type : type_of(ask->path));
  if (to && strcmp(to, "self") == 0)
    g_string_append_printf(head, "Location: %s?%s\r\n", ask->path, ask->query);
  else if (to)
    g_string_append_printf(head, "Location: %s\r\n", to);
  if (etag) g_string_append_printf(head, "ETag: \"%s\"\r\n", etag);
  if (status == 429 || status == 503)
    g_string_append_printf(head, "Retry-After: %d\r\n", (int)number_of(ask, "wait"));
  return head;
}

// The status that the query and what lies there tell.
static int status_of(const Ask *ask, gboolean has_body, gboolean is_gone)
{
  int status = (int)number_of(ask, "status");
  gint64 busy = number_of(ask, "busy");
  g_mutex_lock(&lock);
  gint64 count = GPOINTER_TO_INT(g_hash_table_lookup(seen, ask->path));
  g_hash_table_insert(seen, g_strdup(ask->path), GINT_TO_POINTER((gint)count + 1));
  g_mutex_unlock(&lock);
  g_autofree char *to = place_of(ask);
  if (busy) return count < busy ? (status ? status : 429) : 200;
  if (status) return status;
  if (to) return 302;
  return is_gone ? 410 : has_body ? 200 : 404;
}

// Send head and body as the query wants it; FALSE where the connection is to be closed.
static gboolean send_body(GOutputStream *out, const Ask *ask, GString *head,
                          const char *body, gsize n)
{
  gint64 cut = number_of(ask, "cut");
  gboolean chunked = number_of(ask, "chunked") != 0, endless = number_of(ask, "endless") != 0;
  gsize told = number_of(ask, "longer") ? n / 2 : n;
  if (chunked)
    g_string_append(head, "Transfer-Encoding: chunked\r\n");
  else if (!endless)
    g_string_append_printf(head, "Content-Length: %" G_GSIZE_FORMAT "\r\n", told);
  g_string_append(head, "\r\n");
  if (!put(out, head->str, head->len)) return FALSE;
  if (endless) put_endless(out);
  if (endless) return FALSE;
  if (cut) return put(out, body, MIN((gsize)cut, n)) && FALSE;
  if (chunked) return put_chunks(out, body, n);
  return put(out, body, n) && told == n;
}

static gboolean answer(GOutputStream *out, const Ask *ask)
{
  gsize n = 0;
  gboolean is_gone = FALSE;
  g_autofree char *body = body_of(ask, &n, &is_gone), *etag = NULL, *no_etag = NULL;
  g_usleep((gulong)number_of(ask, "delay") * 1000);
  if (number_of(ask, "drop")) return FALSE;
  int status = status_of(ask, body != NULL, is_gone);
  no_etag = value_of(ask, "etag");
  if (body && !no_etag) etag = g_compute_checksum_for_data(G_CHECKSUM_MD5, (guchar *)body, n);
  if (etag && ask->match && strstr(ask->match, etag)) {
    static const char same[] = "HTTP/1.1 304 Same\r\n\r\n";
    return put(out, same, strlen(same));
  }
  g_autoptr(GString) head = head_of(ask, status, etag);
  if (body && (number_of(ask, "gzip") || number_of(ask, "bomb"))) {
    char *packed = gzip(body, n, &n);
    g_free(body);
    body = packed;
    g_string_append(head, "Content-Encoding: gzip\r\n");
  }
  return send_body(out, ask, head, body ? body : "", n);
}

static gboolean serve(GThreadedSocketService *service, GSocketConnection *connection,
                      GObject *source, gpointer data)
{
  GDataInputStream *in =
      g_data_input_stream_new(g_io_stream_get_input_stream(G_IO_STREAM(connection)));
  GOutputStream *out = g_io_stream_get_output_stream(G_IO_STREAM(connection));
  gboolean go_on = TRUE;
  g_socket_set_option(g_socket_connection_get_socket(connection), IPPROTO_TCP, TCP_NODELAY, 1,
                      NULL);
  (void)service, (void)source, (void)data;
  while (go_on) {
    Ask ask;
    go_on = read_ask(in, &ask) && answer(out, &ask);
    ask_clear(&ask);
  }
  g_io_stream_close(G_IO_STREAM(connection), NULL, NULL);
  g_object_unref(in);
  return TRUE;
}

int main(int argc, char **argv)
{
  if (argc != 3) return 2;
  root = argv[1];
  log_file = fopen(argv[2], "a");
  seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GSocketService *service = g_threaded_socket_service_new(64);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new(loopback, 0), bound = NULL;
  if (!log_file ||
      !g_socket_listener_add_address(G_SOCKET_LISTENER(service), any, G_SOCKET_TYPE_STREAM,
                                     G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL))
    return 1;
  g_signal_connect(service, "run", G_CALLBACK(serve), NULL);
  printf("%u\n", g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(bound)));
  fflush(stdout);
  g_main_loop_run(g_main_loop_new(NULL, FALSE));
  return 0;
}
