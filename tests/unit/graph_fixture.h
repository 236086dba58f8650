// SPDX-License-Identifier: Apache-2.0
/// \file Articles made by hand for the tests of graph/ and exports/: a reading with
/// entities and reports, as extract/ would hand it over. All names are invented.
#ifndef WG_TESTS_GRAPH_FIXTURE_H
#define WG_TESTS_GRAPH_FIXTURE_H

#include <unistd.h>

#include "exports/job.h"
#include "graph/graph.h"

#include "folder_fixture.h"
#include "suite.h"

#define FX_MOST 64 // reports, entities or names an article may have here

static WgOntology *fx_ontology;
static WgGazetteer *fx_names;
static WgGraph *fx_graph;
static char *fx_folder; // of temporary files

static inline WgReading *fx_article(const char *url, const char *date)
{
  WgArena *arena = wg_arena_new();
  WgReading *r = wg_arena_new0(arena, WgReading, 1);
  r->arena = arena;
  r->record = g_new0(WgRecord, 1);
  r->record->source = g_strdup("-");
  r->record->url = g_strdup(url);
  r->record->date = g_strdup(date);
  r->record->title = g_strdup("A headline");
  r->record->text = g_strdup_printf("The text of %s.", url ? url : "an article");
  r->entities = (const WgEntity *const *)wg_arena_new0(arena, WgEntity *, FX_MOST);
  r->reports = wg_arena_new0(arena, WgReport, FX_MOST);
  return r;
}

static inline WgEntity *fx_entity(WgReading *r, WgEntityType type, const char *name)
{
  WgEntity *e = wg_arena_new0(r->arena, WgEntity, 1);
  e->name = wg_arena_strdup(r->arena, name);
  e->type = type;
  e->aliases = wg_arena_new0(r->arena, const char *, FX_MOST);
  ((const WgEntity **)r->entities)[r->n_entities++] = e;
  return e;
}

static inline WgEntity *fx_known(WgReading *r, WgEntityType type, const char *name)
{
  WgEntity *e = fx_entity(r, type, name);
  e->known = TRUE;
  return e;
}

static inline void fx_alias(WgReading *r, WgEntity *e, const char *name)
{
  int n = 0;
  while (e->aliases[n]) n++;
  e->aliases[n] = wg_arena_strdup(r->arena, name);
}

/// A list of one.
static inline const char **fx_list(WgReading *r, const char *only)
{
  const char **list = wg_arena_new0(r->arena, const char *, 2);
  list[0] = wg_arena_strdup(r->arena, only);
  return list;
}

static inline WgReport *fx_report(WgReading *r, const char *event_class,
                                  const WgEntity *actor, const WgEntity *target)
{
  WgReport *report = &r->reports[r->n_reports];
  report->event_class = event_class;
  report->actor = actor;
  report->target = target;
  report->about = -1;
  report->quote = "It was so.";
  report->begin = 4 + (gint64)r->n_reports * 20;
  report->end = report->begin + 10;
  report->trigger = "was";
  report->frame = "TieSuspension";
  report->confidence = 80;
  report->act = r->n_reports++;
  return report;
}

/// Months told, whole.
static inline void fx_time(WgReport *r, const char *time, const char *earliest,
                           const char *latest)
{
  r->time = time;
  r->earliest = earliest;
  r->latest = latest;
}

/// The article graph of the reading, which is freed.
static inline void fx_make(WgReading *reading, WgArticleGraph *out)
{
  g_autoptr(WgReading) taken = reading;
  GError *error = NULL;
  wg_graph_article(fx_graph, taken, out, &error);
  g_assert_no_error(error);
}

static inline char *fx_path(const char *name)
{
  return g_build_filename(fx_folder, name, NULL);
}

/// A new store of this name, in place of one before.
static inline WgStore *fx_store(const char *name)
{
  g_autofree char *path = fx_path(name);
  g_unlink(path);
  GError *error = NULL;
  WgStore *store = wg_store_open(path, WG_STORE_WRITE, NULL, &error);
  g_assert_no_error(error);
  return store;
}

static inline void fx_put(WgStore *store, WgReading *reading)
{
  g_auto(WgArticleGraph) graph = {0};
  fx_make(reading, &graph);
  GError *error = NULL;
  wg_store_put(store, &graph, &error);
  g_assert_no_error(error);
}

static inline gboolean fx_append(const char *bytes, gsize n, void *out, GError **error)
{
  (void)error;
  g_string_append_len(out, bytes, (gssize)n);
  return TRUE;
}

/// The whole store in a format to `sink`, as it is exported where nothing else is asked for.
static inline gboolean fx_print(WgStore *store, const WgExportFormat *format,
                                const WgSink *sink, GError **error)
{
  WgJob job = {.format = format};
  return wg_job_run(&job, store, fx_ontology, sink, error);
}

/// What the job prints. Caller frees.
static inline char *fx_printed(WgStore *store, WgJob job)
{
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  GError *error = NULL;
  CU_ASSERT(wg_job_run(&job, store, fx_ontology, &sink, &error));
  g_assert_no_error(error);
  return g_string_free(out, FALSE);
}

/// The whole store in a format. Caller frees.
static inline char *fx_export(WgStore *store, const char *format)
{
  return fx_printed(store, (WgJob){.format = wg_export_find(format)});
}

static inline gboolean fx_append_line(const WgStatement *s, void *out, GError **error)
{
  (void)error;
  g_string_append_printf(out, "%s\n", s->line);
  return TRUE;
}

/// The lines of the merged graph alone. Caller frees.
static inline char *fx_merged(WgStore *store)
{
  GString *out = g_string_new(NULL);
  GError *error = NULL;
  wg_merge(store, fx_ontology, WG_MERGE_ONLY, fx_append_line, out, NULL, &error);
  g_assert_no_error(error);
  return g_string_free(out, FALSE);
}

/// Short names for long IRIs, to read and to compare: "organization/acme", "wg:owns".
static inline char *fx_short(const char *lines)
{
  static const char *const FOR[][2] = {
      {"https://w3id.org/wiregraph/id/", ""},
      {"https://w3id.org/wiregraph/ns#", "wg:"},
      {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"},
      {"http://www.w3.org/2000/01/rdf-schema#", "rdfs:"},
      {"http://www.w3.org/2001/XMLSchema#", "xsd:"},
      {"http://www.w3.org/2004/02/skos/core#", "skos:"},
      {"http://purl.org/dc/terms/", "dcterms:"},
      {"http://www.w3.org/ns/prov#", "prov:"},
      {"https://schema.org/", "schema:"}};
  GString *out = g_string_new(NULL);
  for (const char *p = lines; *p;) {
    guint i = 0;
    while (i < G_N_ELEMENTS(FOR) && !(*p == 'h' && g_str_has_prefix(p, FOR[i][0]))) i++;
    if (i < G_N_ELEMENTS(FOR)) {
      g_string_append(out, FOR[i][1]);
      p += strlen(FOR[i][0]);
    } else {
      g_string_append_c(out, *p++);
    }
  }
  return g_string_free(out, FALSE);
}

static inline gboolean fx_has(const char *lines, const char *part)
{
  g_autofree char *brief = fx_short(lines);
  if (strstr(brief, part)) return TRUE;
  g_printerr("\nmissing: %s\nin:\n%s\n", part, brief);
  return FALSE;
}

static inline gboolean fx_lacks(const char *lines, const char *part)
{
  g_autofree char *brief = fx_short(lines);
  if (!strstr(brief, part)) return TRUE;
  g_printerr("\nunwanted: %s\nin:\n%s\n", part, brief);
  return FALSE;
}

static inline guint fx_count(const char *text, const char *part)
{
  g_autofree char *brief = fx_short(text);
  guint n = 0;
  for (const char *p = brief; (p = strstr(p, part)); p += strlen(part)) n++;
  return n;
}

static inline void fx_open(void)
{
  GError *error = NULL;
  g_autofree char *ontology = g_build_filename(WG_SOURCE_DIR, "ontology", NULL);
  g_autofree char *names = g_build_filename(ontology, "names", NULL);
  fx_ontology = wg_ontology_load(ontology, &error);
  g_assert_no_error(error);
  fx_names = wg_gazetteer_load(names, &error);
  g_assert_no_error(error);
  WgGraphOptions options = {.fingerprint = "test"};
  fx_graph = wg_graph_new(fx_ontology, fx_names, &options, &error);
  g_assert_no_error(error);
  fx_folder = g_dir_make_tmp("wiregraph-test-XXXXXX", &error);
  g_assert_no_error(error);
}

static inline void fx_close(void)
{
  wg_graph_free(fx_graph);
  wg_ontology_free(fx_ontology);
  wg_gazetteer_free(fx_names);
  fx_drop_folder(fx_folder);
}

/// The same as fx_suite, for tests of stores and graphs.
static inline int fx_run(const char *suite, const CU_TestInfo *tests)
{
  fx_open();
  int status = fx_suite(suite, tests);
  fx_close();
  return status;
}

#endif
