// SPDX-License-Identifier: Apache-2.0
#include "exports/load.h"

#include <string.h>

#include "exports/endpoint.h"
#include "exports/patch_reader.h"
#include "exports/update.h"

// Of a request: what a server can hold at once, and what can be sent once more.
#define PART_STATEMENTS 100000
#define PART_BYTES ((gsize)32 << 20)
#define UPDATE_BYTES ((gsize)1 << 20)

// One run over statements, graph by graph.
typedef struct sending {
  WgLoad *load;
  GString *graph;   // of the statements at hand; "": the default graph
  gboolean any;     // a graph has begun
  GString *text;    // not sent yet
  guint n, most;    // its statements
  guint64 *count;   // of all statements
  gboolean put;     // GSP: a part of the graph is there, the next ones add to it
  GString *request; // UPDATE: what is cleared before the text
  WgData data;      // UPDATE
} Sending;

static void sending_init(Sending *s, WgLoad *load, const char *verb, guint64 *count)
{
  *s = (Sending){.load = load, .count = count, .graph = g_string_new(NULL),
                 .text = g_string_new(NULL), .request = g_string_new(NULL)};
  s->most = load->part ? load->part
            : load->protocol == WG_LOAD_GSP ? PART_STATEMENTS : WG_DATA_MOST;
  wg_data_init(&s->data, verb);
}

static void sending_clear(Sending *s)
{
  g_string_free(s->graph, TRUE);
  g_string_free(s->text, TRUE);
  g_string_free(s->request, TRUE);
  wg_data_clear(&s->data);
}

static gboolean send_text(const Sending *s, const char *method, const char *url,
                          const char *type, const GString *text, GError **error)
{
  g_auto(WgHttpAnswer) answer = {0};
  WgHttpRequest request = {.method = method, .url = url, .type = type,
                           .body = text->str, .length = text->len};
  if (!wg_http_send(s->load->http, &request, &answer, error)) return FALSE;
  s->load->requests++;
  return TRUE;
}

// ---- the Graph Store Protocol

static char *graph_url(const Sending *s)
{
  const char *url = s->load->url;
  GString *out = g_string_new(url);
  g_string_append_c(out, strchr(url, '?') ? '&' : '?');
  if (s->graph->len) {
    g_string_append(out, "graph=");
    g_string_append_uri_escaped(out, s->graph->str, NULL, FALSE);
  } else {
    g_string_append(out, "default");
  }
  return g_string_free(out, FALSE);
}

static gboolean flush_part(Sending *s, GError **error)
{
  g_autofree char *url = graph_url(s);
  gboolean ok = send_text(s, s->put ? "POST" : "PUT", url, "application/n-triples",
                          s->text, error);
  s->put = TRUE;
  s->n = 0;
  g_string_truncate(s->text, 0);
  return ok;
}

static gboolean end_graph(Sending *s, GError **error)
{
  // An empty graph takes the place of what stands there, too.
  if (s->any && (s->n || !s->put) && !flush_part(s, error)) return FALSE;
  s->put = FALSE;
  return TRUE;
}

static gboolean put_triple(Sending *s, const WgStatement *statement, GError **error)
{
  if ((s->n == s->most || s->text->len >= PART_BYTES) && !flush_part(s, error))
    return FALSE;
  g_string_append(s->text, statement->line);
  g_string_append(s->text, " .\n");
  s->n++;
  return TRUE;
}

// ---- SPARQL Update

static gboolean flush_update(Sending *s, GError **error)
{
  wg_data_close(&s->data, s->text);
  if (!s->text->len && !s->request->len) return TRUE;
  g_string_append_len(s->request, s->text->str, (gssize)s->text->len);
  gboolean ok = send_text(s, "POST", s->load->url, "application/sparql-update",
                          s->request, error);
  s->n = 0;
  g_string_truncate(s->text, 0);
  g_string_truncate(s->request, 0);
  return ok;
}

// CLEAR, not DROP: Virtuoso drops nothing that was not created by CREATE.
static void clear_graph(Sending *s)
{
  if (s->graph->len)
    g_string_append_printf(s->request, "CLEAR SILENT GRAPH <%s> ;\n", s->graph->str);
  else
    g_string_append(s->request, "CLEAR SILENT DEFAULT ;\n");
}

static gboolean put_data(Sending *s, const WgStatement *statement, GError **error)
{
  if ((s->n == s->most || s->text->len >= UPDATE_BYTES) && !flush_update(s, error))
    return FALSE;
  WgStatement placed = *statement;
  placed.graph = s->graph->len ? s->graph->str : NULL;
  wg_data_put(&s->data, &placed, s->text);
  s->n++;
  return TRUE;
}

// ---- a store

static gboolean begin_graph(Sending *s, const char *name, GError **error)
{
  gboolean gsp = s->load->protocol == WG_LOAD_GSP;
  if (gsp && !end_graph(s, error)) return FALSE;
  if (s->any && s->load->step) s->load->step();
  g_string_assign(s->graph, name);
  s->any = TRUE;
  s->load->graphs++;
  if (!gsp) clear_graph(s);
  return TRUE;
}

static gboolean take(const WgStatement *statement, void *context, GError **error)
{
  Sending *s = context;
  // The merged graph, which comes first, has begun.
  if (statement->graph && strcmp(statement->graph, s->graph->str) != 0 &&
      !begin_graph(s, statement->graph, error))
    return FALSE;
  ++*s->count;
  return s->load->protocol == WG_LOAD_GSP ? put_triple(s, statement, error)
                                          : put_data(s, statement, error);
}

gboolean wg_load_store(WgLoad *load, WgStore *store, const WgOntology *ontology,
                       WgMergeParts parts, GError **error)
{
  Sending s;
  sending_init(&s, load, "INSERT", &load->added);
  gboolean ok = begin_graph(&s, load->graph ? load->graph : "", error) &&
                wg_merge(store, ontology, parts, take, &s, NULL, error) &&
                (load->protocol == WG_LOAD_GSP ? end_graph(&s, error)
                                               : flush_update(&s, error));
  sending_clear(&s);
  return ok;
}

// ---- a patch

// All lines are read; those with `mark` are sent. 0: none is, they are only looked at.
static gboolean send_marked(WgLoad *load, WgPatchReader *reader, char mark, const char *verb,
                            guint64 *count, GError **error)
{
  Sending s;
  WgStatement statement;
  GError *reason = NULL;
  sending_init(&s, load, verb, count);
  wg_patch_reader_rewind(reader);
  for (char at; !reason && (at = wg_patch_reader_next(reader, &statement, &reason));) {
    if (at != mark) continue;
    const char *merged = load->graph ? load->graph : "";
    g_string_assign(s.graph, statement.graph ? statement.graph : merged);
    ++*count;
    put_data(&s, &statement, &reason);
  }
  if (!reason) flush_update(&s, &reason);
  sending_clear(&s);
  if (!reason) return TRUE;
  g_propagate_error(error, reason);
  return FALSE;
}

gboolean wg_load_patch(WgLoad *load, const char *path, GError **error)
{
  g_autoptr(WgPatchReader) reader = wg_patch_reader_open(path, error);
  // A store may take two spellings of a number for one: all goes before anything comes.
  return reader && send_marked(load, reader, 0, "", &load->added, error) &&
         send_marked(load, reader, 'D', "DELETE", &load->removed, error) &&
         send_marked(load, reader, 'A', "INSERT", &load->added, error);
}

// ---- counting

char *wg_load_endpoint(const char *url)
{
  static const char *const PLACES[][2] = {
      {"/sparql-graph-crud-auth", "/sparql-auth"}, // Virtuoso
      {"/sparql-graph-crud", "/sparql"},
      {"/sparql-auth", "/sparql-auth"},
      {"/sparql", "/sparql"},
      {"/data", "/query"}, // Fuseki
      {"/update", "/query"}, // Fuseki, Oxigraph
      {"/store", "/query"}, // Oxigraph
      {"/rdf-graphs/service", ""}, // GraphDB, RDF4J
      {"/statements", ""}};
  for (guint i = 0; i < G_N_ELEMENTS(PLACES); i++)
    if (g_str_has_suffix(url, PLACES[i][0]))
      return g_strdup_printf("%.*s%s", (int)(strlen(url) - strlen(PLACES[i][0])), url,
                             PLACES[i][1]);
  return NULL;
}

static gboolean take_count(const WgTerm *cells, void *context, GError **error)
{
  (void)error;
  if (cells[0].kind == WG_TERM_LITERAL)
    g_ascii_string_to_unsigned(cells[0].value, 10, 0, G_MAXINT64, context, NULL);
  return TRUE;
}

static gboolean ask_count(const WgLoad *load, const char *endpoint, const char *pattern,
                          guint64 *n, GError **error)
{
  g_autofree char *query = g_strdup_printf("SELECT (COUNT(*) AS ?n) { %s }", pattern);
  g_autoptr(WgAnswer) answer = wg_endpoint_ask(load->http, endpoint, query, error);
  const char *const *names = answer ? wg_answer_names(answer) : NULL;
  *n = G_MAXUINT64;
  if (names && names[0] && !wg_answer_rows(answer, take_count, n, error)) return FALSE;
  if (answer && *n == G_MAXUINT64)
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_ANSWER, "%s: the answer has no count",
                endpoint);
  return *n != G_MAXUINT64;
}

gboolean wg_load_count(const WgLoad *load, const char *endpoint, guint64 *merged,
                       guint64 *named, GError **error)
{
  g_autofree char *place = load->graph
                               ? g_strdup_printf("GRAPH <%s> { ?s ?p ?o }", load->graph)
                               : g_strdup("?s ?p ?o");
  return ask_count(load, endpoint, place, merged, error) &&
         ask_count(load, endpoint, "GRAPH ?g { ?s ?p ?o }", named, error);
}
