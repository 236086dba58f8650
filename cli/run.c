// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include "cli/output.h"

#include <stdlib.h>

#include "exports/table.h"
#include "exports/http.h"
#include "extract/encoder/tensors.h"
#include "extract/pool.h"
#include "extract/teach/tellings.h"
#include "graph/curation.h"
#include "graph/query.h"

// ---- formats and failures

char *wg_format_names(gboolean articles)
{
  guint n = 0;
  const WgExportFormat *formats = wg_export_formats(&n);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    if (!articles || !formats[i].whole)
      g_string_append_printf(out, "%s%s", i ? ", " : "", formats[i].name);
  return g_string_free(out, FALSE);
}

const WgExportFormat *wg_format_of(const WgOptions *options, const char *standard)
{
  const WgExportFormat *format = NULL;
  if (options->format) {
    format = wg_export_find(options->format);
    if (format) return format;
    g_autofree char *names = wg_format_names(FALSE);
    wg_misuse("-f %s: no such format; %s", options->format, names);
    return NULL;
  }
  if (options->output) format = wg_export_for_path(options->output);
  return format ? format : wg_export_find(standard);
}

WgExit wg_exit_of(const GError *error)
{
  if (error->domain == WG_STORE_ERROR)
    return error->code == WG_STORE_ERROR_FORMAT ? WG_EXIT_DATA : WG_EXIT_IO;
  if (error->domain == WG_CURATION_ERROR || error->domain == WG_TABLE_ERROR ||
      error->domain == WG_STATEMENT_ERROR ||
      error->domain == WG_ONTOLOGY_ERROR || error->domain == WG_GAZETTEER_ERROR ||
      error->domain == WG_LANGUAGE_ERROR || error->domain == WG_TELLINGS_ERROR ||
      error->domain == WG_TENSORS_ERROR)
    return WG_EXIT_DATA;
  if (error->domain == WG_QUERY_ERROR)
    return error->code == WG_QUERY_ERROR_FAILED ? WG_EXIT_FAULT : WG_EXIT_MISUSE;
  if (error->domain == WG_HTTP_ERROR)
    return error->code == WG_HTTP_ERROR_URL || error->code == WG_HTTP_ERROR_BAD
               ? WG_EXIT_MISUSE
               : WG_EXIT_IO;
  if (g_error_matches(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_ASKED)) return WG_EXIT_MISUSE;
  if (error->domain == WG_GRAPH_ERROR ||
      g_error_matches(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_TERM))
    return WG_EXIT_FAULT;
  return WG_EXIT_IO; // what is left could not be opened, reached, read or written
}

// ---- what works on a store

WgOntology *wg_load_ontology(const WgOptions *options, GError **error)
{
  GError *reason = NULL;
  g_autofree char *dir = wg_data_dir(&reason);
  g_autofree char *path = dir ? g_build_filename(dir, "ontology", NULL) : NULL;
  WgOntology *ontology = path ? wg_ontology_load_with(path, (const char *const *)options->ontology, &reason)
                              : NULL;
  if (ontology) return ontology;
  g_set_error_literal(error, WG_ONTOLOGY_ERROR, 0, reason->message);
  g_error_free(reason);
  return NULL;
}

WgStore *wg_open_store(const WgOptions *options, WgOntology **ontology, GError **error)
{
  g_autofree char *path = wg_options_store(options);
  *ontology = wg_load_ontology(options, error);
  return *ontology ? wg_store_open(path, WG_STORE_READ, NULL, error) : NULL;
}

gboolean wg_take_curation(WgStore *store, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  if (!path) return TRUE;
  if (!g_file_get_contents(path, &text, NULL, error)) return FALSE;
  g_autoptr(WgCuration) curation =
      wg_curation_parse(text, path, wg_store_base(store), error);
  return curation && wg_store_curate(store, text, error);
}

gboolean wg_write_patch(WgStore *store, const WgOntology *ontology, const char *path,
                        GError **error)
{
  WgOutput *output = wg_output_open(path, error);
  if (!output) return FALSE;
  WgSink sink = wg_sink_file(wg_output_stream(output));
  if (wg_patch_write(store, ontology, &sink, error))
    return wg_output_finish(output, error) && wg_store_commit(store, error);
  wg_output_abandon(output);
  return FALSE;
}

// ---- the run

gboolean wg_run_open(WgRun *run, const WgOptions *options, WgExit *status)
{
  memset(run, 0, sizeof *run);
  run->options = options;
  wg_articles_open(&run->articles, options);
  run->first = wg_articles_next_english(&run->articles);
  *status = wg_articles_status(&run->articles);
  return run->first || *status != WG_EXIT_IO;
}

WgReader *wg_load_reader(const WgOptions *options, GError **error)
{
  GError *reason = NULL;
  g_autofree char *dir = wg_data_dir(&reason);
  WgReaderMore more = {.ontology = (const char *const *)options->ontology,
                       .relations = (const char *const *)options->relations,
                       .fast = g_strcmp0(options->model, "fast") == 0};
  WgReader *reader = dir ? wg_reader_load_with(dir, &more, &reason) : NULL;
  if (reader) return reader;
  // Whatever is missing or broken there: the data are bad, not the input.
  g_set_error_literal(error, WG_ONTOLOGY_ERROR, 0, reason->message);
  g_error_free(reason);
  return NULL;
}

gboolean wg_run_load(WgRun *run, GError **error)
{
  run->reader = wg_load_reader(run->options, error);
  return run->reader != NULL;
}

// xsd:dateTime of SOURCE_DATE_EPOCH, NULL where it is not set or no count of seconds.
static char *time_of_making(void)
{
  const char *seconds = g_getenv("SOURCE_DATE_EPOCH");
  if (!seconds || !*seconds) return NULL;
  gint64 value = 0;
  if (!g_ascii_string_to_signed(seconds, 10, 0, G_GINT64_CONSTANT(253402300799),
                                &value, NULL)) {
    wg_say("SOURCE_DATE_EPOCH=%s: no count of seconds; left out", seconds);
    return NULL;
  }
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(value);
  return g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
}

static WgRecord *next_record(void *context)
{
  WgRun *run = context;
  if (run->first) return g_steal_pointer(&run->first);
  return wg_articles_next_english(&run->articles);
}

// Leaves out the reports of less confidence; what one is about keeps its number.
static void keep_confident(WgReading *reading, guint8 least)
{
  if (least == 0) return;
  g_autofree gint32 *moved = g_new(gint32, reading->n_reports + 1);
  guint32 kept = 0;
  for (guint32 i = 0; i < reading->n_reports; i++) {
    gboolean stays = reading->reports[i].confidence >= least;
    moved[i] = stays ? (gint32)kept : -1;
    if (stays) reading->reports[kept++] = reading->reports[i];
  }
  reading->n_reports = kept;
  for (guint32 i = 0; i < kept; i++) {
    WgReport *report = &reading->reports[i];
    if (report->about >= 0) report->about = moved[report->about];
  }
}

static gboolean take_reading(WgReading *reading, void *context, GError **error)
{
  WgRun *run = context;
  if (reading->trace) {
    wg_progress_end();
    fputs(reading->trace, stderr);
  }
  keep_confident(reading, run->options->hundredths);
  g_auto(WgArticleGraph) graph = {0};
  if (!wg_graph_article(run->graph, reading, &graph, error)) {
    g_prefix_error(error, "%s: ", reading->record->source);
    return FALSE;
  }
  run->reports += graph.reports;
  run->dropped += graph.dropped;
  run->record = reading->record;
  wg_say_more("%s: %u reports", graph.iri, graph.reports);
  wg_progress_step();
  return run->take(&graph, run->context, error);
}

gboolean wg_run_articles(WgRun *run, const char *base,
                         gboolean (*take)(const WgArticleGraph *, void *, GError **),
                         void *context, GError **error)
{
  g_autofree char *made = time_of_making();
  WgGraphOptions options = {base, wg_reader_fingerprint(run->reader),
                            wg_reader_model(run->reader), made, run->options->text};
  run->graph = wg_graph_new(wg_reader_ontology(run->reader),
                            wg_reader_gazetteer(run->reader), &options, error);
  if (!run->graph) return FALSE;
  run->take = take;
  run->context = context;
  WgPoolJob job = {run->reader, wg_options_workers(run->options), next_record,
                   take_reading, run, run->trace};
  gboolean ok = wg_pool_run(&job, error);
  wg_progress_end();
  if (ok && run->dropped)
    wg_say_more("%" G_GUINT64_FORMAT " statements left out: not writable as RDF",
                run->dropped);
  return ok;
}

void wg_run_close(WgRun *run)
{
  wg_progress_end();
  g_clear_pointer(&run->graph, wg_graph_free);
  g_clear_pointer(&run->reader, wg_reader_free);
  wg_record_free(g_steal_pointer(&run->first));
  wg_articles_close(&run->articles);
}
