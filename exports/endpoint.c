// SPDX-License-Identifier: Apache-2.0
#include "exports/endpoint.h"

#include <string.h>

#include "graph/gather.h"

static gboolean post_query(WgHttp *http, const char *url, const char *query,
                           const char *accept, WgHttpAnswer *answer, GError **error)
{
  g_autoptr(GString) body = g_string_new("query=");
  g_string_append_uri_escaped(body, query, NULL, FALSE);
  WgHttpRequest request = {.method = "POST", .url = url, .accept = accept,
                           .type = "application/x-www-form-urlencoded",
                           .body = body->str, .length = body->len};
  return wg_http_send(http, &request, answer, error);
}

WgAnswer *wg_endpoint_ask(WgHttp *http, const char *url, const char *query,
                          GError **error)
{
  g_auto(WgHttpAnswer) got = {0};
  if (!post_query(http, url, query, "application/sparql-results+json", &got, error))
    return NULL;
  return wg_answer_parse(got.body->str, got.body->len, url, error);
}

static gboolean print_rows(WgAnswer *answer, const char *url, WgQueryKind kind,
                           const char *format, const WgSink *sink, GError **error)
{
  const char *const *names = wg_answer_names(answer);
  if ((names == NULL) != (kind == WG_QUERY_ASK)) {
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_ANSWER,
                "%s: the answer has %s, which was not asked for", url,
                names ? "rows" : "a boolean");
    return FALSE;
  }
  g_autoptr(WgResults) results = wg_results_new(format, names, sink);
  if (!names) return wg_results_answer(results, wg_answer_boolean(answer), error);
  return wg_answer_rows(answer, wg_results_row, results, error) &&
         wg_results_end(results, error);
}

// ---- graphs

typedef struct reading {
  raptor_world *world;
  raptor_parser *parser;
  raptor_uri *base;
  WgGather *gather;
  char *complaint; // raptor's first
  GError *error;   // of taking a statement
} Reading;

static void hear(void *context, raptor_log_message *message)
{
  Reading *r = context;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || r->complaint) return;
  r->complaint = g_strdup_printf("line %d: %s", message->locator ? message->locator->line : 0,
                                 message->text);
}

static void take_statement(void *context, raptor_statement *statement)
{
  Reading *r = context;
  if (r->error || wg_gather_add(r->gather, statement, &r->error)) return;
  raptor_parser_parse_abort(r->parser);
}

static gboolean open_parser(Reading *r, const char *url)
{
  r->world = raptor_new_world();
  raptor_world_set_flag(r->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_set_log_handler(r->world, r, hear);
  raptor_world_open(r->world);
  r->base = raptor_new_uri(r->world, (const unsigned char *)url);
  r->parser = raptor_new_parser(r->world, "turtle");
  if (!r->parser || !r->base) return FALSE;
  raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_statement_handler(r->parser, r, take_statement);
  return raptor_parser_parse_start(r->parser, r->base) == 0;
}

static void close_parser(Reading *r)
{
  if (r->parser) raptor_free_parser(r->parser);
  if (r->base) raptor_free_uri(r->base);
  raptor_free_world(r->world);
  g_free(r->complaint);
}

// N-Triples is a part of Turtle, and raptor's parser of that leaks no datatypes.
static gboolean is_readable(const char *type)
{
  static const char *const TYPES[] = {"application/n-triples", "text/plain", "text/turtle",
                                      "application/x-turtle", NULL};
  return g_strv_contains(TYPES, type);
}

static gboolean read_graph(const WgHttpAnswer *got, const char *url, WgGather *gather,
                           GError **error)
{
  if (!is_readable(got->type)) {
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_ANSWER,
                "%s: the answer is neither N-Triples nor Turtle but %s", url,
                *got->type ? got->type : "of no type");
    return FALSE;
  }
  Reading r = {.gather = gather};
  gboolean ok = open_parser(&r, url) &&
                raptor_parser_parse_chunk(r.parser, (const unsigned char *)got->body->str,
                                          got->body->len, 1) == 0;
  ok = ok && !r.error && !r.complaint;
  if (r.error)
    g_propagate_prefixed_error(error, r.error, "%s: ", url);
  else if (!ok)
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_ANSWER,
                "%s: the answer is broken Turtle: %s", url,
                r.complaint ? r.complaint : "raptor gives no reason");
  close_parser(&r);
  return ok;
}

static gboolean print_graph(WgHttp *http, const char *url, const char *query,
                            const char *format, const WgSink *sink, GError **error)
{
  g_auto(WgHttpAnswer) got = {0};
  g_autoptr(WgGather) gather = wg_gather_new();
  if (!post_query(http, url, query, "application/n-triples, text/turtle;q=0.5", &got,
                  error) ||
      !read_graph(&got, url, gather, error))
    return FALSE;
  g_autoptr(WgWriter) writer = wg_writer_new(wg_export_find(format), sink, NULL, error);
  return writer && wg_gather_each(gather, wg_writer_statement, writer, error) &&
         wg_writer_finish(writer, error);
}

gboolean wg_endpoint_print(WgHttp *http, const char *url, const char *query,
                           WgQueryKind kind, const char *format, const WgSink *sink,
                           GError **error)
{
  g_autofree char *text = wg_query_with_prefixes(query);
  if (kind == WG_QUERY_CONSTRUCT) return print_graph(http, url, text, format, sink, error);
  g_autoptr(WgAnswer) answer = wg_endpoint_ask(http, url, text, error);
  return answer && print_rows(answer, url, kind, format, sink, error);
}
