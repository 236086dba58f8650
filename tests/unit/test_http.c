// SPDX-License-Identifier: Apache-2.0
// What of exports/http and exports/answer tests/e2e/endpoint.sh cannot reach: the ceiling on
// answers, and what else stores may write.
#include <gio/gio.h>
#include <string.h>

#include "exports/answer.h"
#include "exports/http.h"

#include "suite.h"

static GSocketListener *listener;
static char *url;

static const char REPLY[] =
    "HTTP/1.1 200 OK\r\nContent-Type: Text/Plain; charset=utf-8\r\nContent-Length: 12\r\n"
    "Connection: close\r\n\r\n" "twelve bytes";

// Takes one request, whose body is "?", and answers it.
static gpointer answer_one(gpointer unused)
{
  (void)unused;
  GSocketConnection *c = g_socket_listener_accept(listener, NULL, NULL, NULL);
  GInputStream *in = g_io_stream_get_input_stream(G_IO_STREAM(c));
  char last = 0;
  while (last != '?' && g_input_stream_read(in, &last, 1, NULL, NULL) > 0) continue;
  g_output_stream_write_all(g_io_stream_get_output_stream(G_IO_STREAM(c)), REPLY,
                            strlen(REPLY), NULL, NULL, NULL);
  g_object_unref(c);
  return NULL;
}

static gboolean fetch(gsize most, WgHttpAnswer *answer, GError **error)
{
  GThread *server = g_thread_new("server", answer_one, NULL);
  WgHttpOptions options = {.seconds = 20, .most = most};
  g_autoptr(WgHttp) http = wg_http_new(&options);
  WgHttpRequest request = {.method = "POST", .url = url, .type = "text/plain",
                           .body = "?", .length = 1};
  gboolean ok = wg_http_send(http, &request, answer, error);
  g_thread_join(server);
  return ok;
}

static void an_answer_up_to_the_ceiling_is_taken(void)
{
  g_auto(WgHttpAnswer) answer = {0};
  GError *error = NULL;
  CU_ASSERT_FATAL(fetch(12, &answer, &error));
  CU_ASSERT_STRING_EQUAL(answer.body->str, "twelve bytes");
  CU_ASSERT_STRING_EQUAL(answer.type, "text/plain");
}

static void a_larger_one_is_not(void)
{
  g_auto(WgHttpAnswer) answer = {0};
  g_autoptr(GError) error = NULL;
  CU_ASSERT_FALSE_FATAL(fetch(11, &answer, &error));
  CU_ASSERT(g_error_matches(error, WG_HTTP_ERROR, WG_HTTP_ERROR_REACH));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "larger than"));
}

static void urls_name_a_server_and_no_user(void)
{
  static const char *const GOOD[] = {"http://x.example/sparql?default-graph-uri=a%3Ab",
                                     "https://x.example:8890", "http://[::1]:8890/"};
  static const char *const BAD[] = {"", "sparql", "x.example/sparql", "file:///sparql",
                                    "http:///sparql", "http://me:secret@x.example/",
                                    "http://me@x.example/", "http://x.example:port/"};
  for (guint i = 0; i < G_N_ELEMENTS(GOOD); i++)
    CU_ASSERT(wg_http_check_url(GOOD[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    g_autoptr(GError) error = NULL;
    CU_ASSERT_FALSE(wg_http_check_url(BAD[i], &error));
    CU_ASSERT(g_error_matches(error, WG_HTTP_ERROR, WG_HTTP_ERROR_URL));
    CU_ASSERT_PTR_NULL(strstr(error->message, "secret"));
  }
}

static gboolean spell(const WgTerm *cells, void *context, GError **error)
{
  (void)error;
  for (const WgTerm *cell = cells; cell < cells + 2; cell++)
    g_string_append_printf(context, "%d %s %s %s;", (int)cell->kind,
                           cell->value ? cell->value : "-",
                           cell->lang ? cell->lang : "-",
                           cell->datatype ? cell->datatype : "-");
  return TRUE;
}

// The rows, or the message that tells what is wrong with them. Caller frees.
static char *rows_of(const char *bindings)
{
  g_autofree char *json = g_strdup_printf(
      "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[%s]}}", bindings);
  GError *error = NULL;
  GString *out = g_string_new(NULL);
  g_autoptr(WgAnswer) answer = wg_answer_parse(json, strlen(json), "it", &error);
  if (!answer || !wg_answer_rows(answer, spell, out, &error)) {
    g_string_assign(out, error->message);
    g_error_free(error);
  }
  return g_string_free(out, FALSE);
}

static void rows_are_read_as_stores_write_them(void)
{
  static const char *const ROWS[][2] = {
      {"", ""},
      {"{}", "0 - - -;0 - - -;"},
      {"{\"b\":{\"type\":\"uri\",\"value\":\"a:b\"},\"c\":7,\"a\":null}",
       "0 - - -;1 a:b - -;"},
      {"{\"a\":{\"type\":\"literal\",\"value\":\"\\u00e9\\n\",\"xml:lang\":\"fr\"}}",
       "2 \u00e9\n fr -;0 - - -;"},
      {"{\"a\":{\"type\":\"literal\",\"value\":\"x\","
       "\"datatype\":\"http://www.w3.org/2001/XMLSchema#string\"}}",
       "2 x - -;0 - - -;"},
      {"{\"a\":{\"type\":\"bnode\",\"value\":\"<2>\"},\"b\":{\"type\":\"bnode\","
       "\"value\":\"q\"}},{\"b\":{\"type\":\"bnode\",\"value\":\"<2>\"}}",
       "3 b1 - -;3 b2 - -;0 - - -;3 b1 - -;"}};
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autofree char *out = rows_of(ROWS[i][0]);
    CU_ASSERT_STRING_EQUAL(out, ROWS[i][1]);
  }
}

static void what_is_no_row_is_told(void)
{
  static const char *const ROWS[] = {
      "7", "{\"a\":{}}", "{\"a\":{\"type\":\"uri\",\"value\":7}}",
      "{\"a\":{\"type\":\"uri\",\"value\":\"a:b\\nc:d\"}}",
      "{\"a\":{\"type\":\"literal\",\"value\":\"x\",\"xml:lang\":\"e\\nn\"}}",
      "{\"a\":{\"type\":\"literal\",\"value\":\"x\",\"datatype\":\"a>b\"}}", "{"};
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autofree char *out = rows_of(ROWS[i]);
    CU_ASSERT(g_str_has_prefix(out, "it: the answer is no SPARQL results in JSON: "));
  }
}

int main(void)
{
  g_setenv("no_proxy", "*", TRUE);
  listener = g_socket_listener_new();
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new(loopback, 0);
  g_autoptr(GSocketAddress) at = NULL;
  if (!g_socket_listener_add_address(listener, any, G_SOCKET_TYPE_STREAM,
                                     G_SOCKET_PROTOCOL_TCP, NULL, &at, NULL))
    return 1;
  url = g_strdup_printf("http://127.0.0.1:%u/",
                        g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(at)));
  static const CU_TestInfo tests[] = {
      FX_TEST(an_answer_up_to_the_ceiling_is_taken),
      FX_TEST(a_larger_one_is_not),
      FX_TEST(urls_name_a_server_and_no_user),
      FX_TEST(rows_are_read_as_stores_write_them),
      FX_TEST(what_is_no_row_is_told),
      CU_TEST_INFO_NULL};
  int status = fx_suite("http", tests);
  g_object_unref(listener);
  g_free(url);
  return status;
}
