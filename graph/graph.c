// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.h"

#include "graph/article.h"
#include "graph/copies.h"
#include "graph/iri.h"
#include "graph/statement.h"
#include "graph/terms.h"
#include "graph/value.h"

G_DEFINE_QUARK(wg-graph-error, wg_graph_error)

struct wg_graph {
  char *base;
  char *extraction; // IRI
  char *software;   // IRI of this version of the program
  char *model;      // or NULL
  char *made;       // or NULL
  gboolean with_text;
  const WgGazetteer *names;
  WgSchema *schema;
  WgBuilder *builder;
  WgLedger *ledger;
};

WgGraph *wg_graph_new(const WgOntology *ontology, const WgGazetteer *names,
                      const WgGraphOptions *options, GError **error)
{
  const char *base = options->base ? options->base : WG_BASE;
  if (!wg_iri_valid(base)) {
    g_set_error(error, WG_GRAPH_ERROR, 0,
                "the base \"%s\" is no absolute IRI; give one like %s", base,
                WG_BASE);
    return NULL;
  }
  WgBuilder *builder = wg_builder_new(error);
  if (!builder) return NULL;
  const char *fingerprint = options->fingerprint ? options->fingerprint : "";
  WgGraph *graph = g_new0(WgGraph, 1);
  graph->base = g_strdup(base);
  graph->extraction = wg_iri_extraction(base, fingerprint);
  graph->software = g_strconcat(base, "software/wiregraph-" WG_VERSION, NULL);
  graph->model = g_strdup(options->model);
  graph->made = g_strdup(options->made);
  graph->with_text = options->with_text;
  graph->names = names;
  graph->schema = wg_schema_new(ontology);
  graph->builder = builder;
  graph->ledger = wg_ledger_new();
  return graph;
}

void wg_graph_free(WgGraph *graph)
{
  if (!graph) return;
  g_free(graph->base);
  g_free(graph->extraction);
  g_free(graph->software);
  g_free(graph->model);
  g_free(graph->made);
  wg_schema_free(graph->schema);
  wg_builder_free(graph->builder);
  wg_ledger_free(graph->ledger);
  g_free(graph);
}

// A mark and, where it is told, since when it holds.
static void tell_mark(WgBuilder *b, const char *iri, const char *mark, const char *since,
                      const char *date)
{
  if (!date) return;
  const char *datatype = NULL;
  g_autofree char *value = wg_value_date(date, &datatype);
  wg_builder_text(b, iri, mark, "true", XSD_BOOLEAN);
  wg_builder_text(b, iri, since, value, datatype);
}

static void tell_article(const WgGraph *graph, const char *iri, const char *hash,
                         const WgRecord *record)
{
  WgBuilder *b = graph->builder;
  const char *datatype = NULL;
  g_autofree char *date = wg_value_date(record->date, &datatype);
  g_autofree char *title = record->title ? wg_value_name(record->title) : NULL;
  wg_builder_iri(b, iri, RDF_TYPE, SCHEMA_NS "NewsArticle");
  wg_builder_text(b, iri, SCHEMA_NS "headline", title && *title ? title : NULL, NULL);
  if (wg_iri_valid(record->url))
    wg_builder_iri(b, iri, SCHEMA_NS "url", record->url);
  wg_builder_text(b, iri, SCHEMA_NS "datePublished", date, datatype);
  for (char **a = record->authors; a && *a; a++)
    wg_builder_text(b, iri, SCHEMA_NS "author", *a, NULL);
  wg_builder_text(b, iri, SCHEMA_NS "publisher", record->outlet, NULL);
  wg_builder_text(b, iri, SCHEMA_NS "inLanguage", record->language, NULL);
  wg_builder_text(b, iri, WG_NS "contentHash", hash, NULL);
  const char *precision = NULL;
  g_autofree char *retrieved = wg_value_date(record->retrieved, &precision);
  wg_builder_text(b, iri, WG_NS "retrieved", retrieved, precision);
  tell_mark(b, iri, WG_NS "corrected", WG_NS "correctedOn", record->corrected);
  tell_mark(b, iri, WG_NS "retracted", WG_NS "retractedOn", record->retracted);
  g_autofree char *notice = record->notice ? wg_value_name(record->notice) : NULL;
  wg_builder_text(b, iri, SCHEMA_NS "correction", notice, NULL);
  if (graph->with_text) wg_builder_text(b, iri, WG_NS "text", record->text, NULL);
}

static void tell_extraction(const WgGraph *graph, const char *article)
{
  WgBuilder *b = graph->builder;
  const char *iri = graph->extraction;
  wg_builder_iri(b, iri, RDF_TYPE, WG_NS "Extraction");
  wg_builder_iri(b, iri, RDF_TYPE, PROV_NS "Activity");
  wg_builder_iri(b, iri, PROV_NS "used", article);
  wg_builder_text(b, iri, SCHEMA_NS "softwareVersion", WG_VERSION, NULL);
  wg_builder_text(b, iri, WG_NS "modelVersion", graph->model, NULL);
  wg_builder_text(b, iri, PROV_NS "endedAtTime", graph->made, XSD_DATETIME);
  wg_builder_iri(b, iri, PROV_NS "wasAssociatedWith", graph->software);
  wg_builder_iri(b, graph->software, RDF_TYPE, PROV_NS "SoftwareAgent");
  wg_builder_text(b, graph->software, RDFS_LABEL, "Wiregraph " WG_VERSION, NULL);
}

static void free_names(void *list) { g_ptr_array_free(list, TRUE); }

static WgArticle article_open(const WgGraph *graph, const char *iri)
{
  wg_ledger_reset(graph->ledger);
  return (WgArticle){
      .base = graph->base,
      .names = graph->names,
      .schema = graph->schema,
      .builder = graph->builder,
      .ledger = graph->ledger,
      .iri = iri,
      .extraction = graph->extraction,
      .entity_of = g_hash_table_new(g_direct_hash, g_direct_equal),
      .entity_at = g_hash_table_new(g_str_hash, g_str_equal),
      .names_of = g_ptr_array_new_with_free_func(free_names),
      .event_at = g_hash_table_new(g_str_hash, g_str_equal),
      .event_iris = g_ptr_array_new()};
}

static void article_close(WgArticle *article)
{
  g_hash_table_destroy(article->entity_of);
  g_hash_table_destroy(article->entity_at);
  g_ptr_array_free(article->names_of, TRUE);
  g_hash_table_destroy(article->event_at);
  g_ptr_array_free(article->event_iris, TRUE);
}

gboolean wg_graph_article(WgGraph *graph, const WgReading *reading,
                          WgArticleGraph *out, GError **error)
{
  const WgRecord *record = reading->record;
  if (!wg_builder_begin(graph->builder, error)) return FALSE;
  g_auto(WgArticleGraph) made = {0};
  made.iri = wg_iri_article(graph->base, record);
  made.hash = wg_content_hash(record);
  const char *datatype;
  made.date = wg_value_date(record->date, &datatype);
  made.mark = record->retracted   ? WG_MARK_RETRACTED
              : record->corrected ? WG_MARK_CORRECTED
                                  : WG_MARK_NONE;
  tell_article(graph, made.iri, made.hash, record);
  tell_extraction(graph, made.iri);

  WgArticle article = article_open(graph, made.iri);
  for (guint32 i = 0; i < reading->n_entities; i++)
    wg_article_entity(&article, reading->entities[i]);
  made.reports = wg_article_tell_reports(&article, reading);
  wg_article_describe_entities(&article, reading);
  wg_article_describe_events(&article);
  g_autofree char *signature = wg_copies_sign(record->text);
  graph->ledger->signature = signature;
  made.facts = wg_ledger_format(graph->ledger);
  article_close(&article);

  if (!wg_builder_end(graph->builder, &made.lines, &made.dropped, error))
    return FALSE;
  *out = made;
  made = (WgArticleGraph){0};
  return TRUE;
}

void wg_article_graph_clear(WgArticleGraph *graph)
{
  g_free(graph->iri);
  g_free(graph->date);
  g_free(graph->hash);
  g_free(graph->lines);
  g_free(graph->facts);
  *graph = (WgArticleGraph){0};
}
