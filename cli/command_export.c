// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph export: store → any format.
#include "cli/run.h"
#include "cli/tables.h"
#include "graph/iri.h"

static char *make_summary(void)
{
  g_autofree char *names = wg_format_names();
  return g_strdup_printf("Prints the merged graph of all that the store holds.\n"
                         "Formats: %s (default: what the\noutput file's name "
                         "tells, else turtle).",
                         names);
}

// Options of this command alone.
typedef struct extra {
  char *curation, *describe, *licence, *roll_up;
} Extra;

static void extra_clear(Extra *extra)
{
  g_free(extra->curation);
  g_free(extra->describe);
  g_free(extra->licence);
  g_free(extra->roll_up);
}

// What the graph holds, beside the file that holds it.
static gboolean write_description(const WgOptions *options, const Extra *extra,
                                  const WgJob *job, WgStore *store, GError **error)
{
  gboolean named = options->output && strcmp(options->output, "-") != 0;
  g_autofree char *file = named ? g_path_get_basename(options->output) : NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  WgDescription of = {.format = job->format, .base = wg_store_base(store), .file = file,
                      .bytes = job->bytes, .licence = extra->licence};
  wg_survey_describe(job->survey, &of, text);
  WgOutput *output = wg_output_open(extra->describe, error);
  if (!output) return FALSE;
  fwrite(text->str, 1, text->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

static gboolean print(const WgOptions *options, WgJob *job, WgStore *store,
                      const WgOntology *ontology, GError **error)
{
  WgTables *tables = wg_tables_open(options->output, job->format, error);
  if (!tables) return FALSE;
  if (wg_tables_print(tables, job, store, ontology, error))
    return wg_tables_finish(tables, error);
  wg_tables_abandon(tables);
  return FALSE;
}

static gboolean export_store(const WgOptions *options, const WgExportFormat *format,
                             const Extra *extra, GError **error)
{
  g_autofree char *path = wg_options_store(options);
  g_autoptr(WgOntology) ontology = wg_load_ontology(error);
  if (!ontology) return FALSE;
  g_autoptr(WgStore) store = wg_store_open(path, WG_STORE_READ, NULL, error);
  if (!store) return FALSE;
  wg_store_set_least(store, options->hundredths);
  if (!wg_take_curation(store, extra->curation, error)) return FALSE;
  g_autoptr(WgSurvey) survey = extra->describe ? wg_survey_new() : NULL;
  WgJob job = {.format = format, .survey = survey, .roll_up = extra->roll_up != NULL};
  return print(options, &job, store, ontology, error) &&
         (!survey || write_description(options, extra, &job, store, error));
}

static WgExit run_export(const WgOptions *options, const Extra *extra)
{
  GError *error = NULL;
  const WgExportFormat *format = wg_format_of(options, "turtle");
  if (!format) return WG_EXIT_MISUSE;
  if (extra->licence && !wg_iri_valid(extra->licence))
    return wg_misuse("--licence %s: give an absolute IRI", extra->licence);
  if (extra->licence && !extra->describe)
    return wg_misuse("--licence stands in the description: give --describe FILE too");
  if (extra->roll_up && strcmp(extra->roll_up, "country") != 0)
    return wg_misuse("--roll-up %s: give country", extra->roll_up);
  if (extra->roll_up && !format->whole)
    return wg_misuse("--roll-up is for networks and tables, not for -f %s", format->name);
  if (export_store(options, format, extra, &error)) return WG_EXIT_DONE;
  return wg_fail(wg_exit_of(error), error);
}

WgExit wg_command_export(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  g_autofree char *summary = make_summary();
  Extra extra = {0};
  const GOptionEntry more[] = {
      {"curation", 0, 0, G_OPTION_ARG_FILENAME, &extra.curation,
       "Decisions about who is who, in place of the store's this once", "FILE"},
      {"describe", 0, 0, G_OPTION_ARG_FILENAME, &extra.describe,
       "Write what the graph holds to FILE, as VoID and DCAT in Turtle", "FILE"},
      {"licence", 0, 0, G_OPTION_ARG_FILENAME, &extra.licence,
       "The licence that the description names", "IRI"},
      {"roll-up", 0, 0, G_OPTION_ARG_FILENAME, &extra.roll_up,
       "Of a network: put its country in the place of each party", "country"},
      {0}};
  if (wg_options_parse(&options, "sfoc", more, summary, argc, argv, &status)) {
    status = run_export(&options, &extra);
    wg_options_clear(&options);
  }
  extra_clear(&extra);
  return status;
}
