// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph query: SPARQL over the merged graph of the store.
#include "cli/output.h"
#include "cli/run.h"
#include "exports/results.h"

static const char SUMMARY[] =
    "Asks the merged graph of the store in SPARQL. SELECT and ASK print table (the\n"
    "default), csv, tsv, json or xml; CONSTRUCT prints turtle (the default) or\n"
    "ntriples. Prefixes of the vocabulary need not be declared.";

static gboolean ask(const WgOptions *options, WgQuery *query, const char *format,
                    GError **error)
{
  g_autofree char *path = wg_options_store(options);
  g_autoptr(WgOntology) ontology = wg_load_ontology(error);
  if (!ontology) return FALSE;
  g_autoptr(WgStore) store = wg_store_open(path, WG_STORE_READ, NULL, error);
  if (!store) return FALSE;
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(store, ontology, error);
  if (!snapshot || !wg_query_load(query, snapshot, WG_QUERY_MOST, error)) return FALSE;
  WgOutput *output = wg_output_open(options->output, error);
  if (!output) return FALSE;
  WgSink sink = wg_sink_file(wg_output_stream(output));
  if (wg_results_print(query, format, wg_store_base(store), &sink, error))
    return wg_output_finish(output, error);
  wg_output_abandon(output);
  return FALSE;
}

static WgExit run_query(const WgOptions *options, const char *text)
{
  GError *error = NULL;
  g_autoptr(WgQuery) query = wg_query_new(text, &error);
  if (!query) return wg_fail(wg_exit_of(error), error);
  WgQueryKind kind = wg_query_kind(query);
  const char *format = options->format;
  if (!format) format = kind == WG_QUERY_CONSTRUCT ? "turtle" : "table";
  if (!wg_results_known(format, kind))
    return wg_misuse("-f %s: %s", format,
                     kind == WG_QUERY_CONSTRUCT
                         ? "CONSTRUCT prints turtle or ntriples"
                         : "SELECT and ASK print table, csv, tsv, json or xml");
  if (ask(options, query, format, &error)) return WG_EXIT_DONE;
  return wg_fail(wg_exit_of(error), error);
}

// The query: the one argument, or the file. NULL and `*status` where there is none.
static char *query_text(const WgOptions *options, const char *file, WgExit *status)
{
  guint n = options->inputs ? g_strv_length(options->inputs) : 0;
  if (n + (file ? 1 : 0) != 1) {
    *status = wg_misuse("give one query, as the argument or by --file");
    return NULL;
  }
  if (!file) return g_strdup(options->inputs[0]);
  char *text = NULL;
  GError *error = NULL;
  if (!g_file_get_contents(file, &text, NULL, &error))
    *status = wg_fail(WG_EXIT_IO, error);
  return text;
}

WgExit wg_command_query(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  g_autofree char *file = NULL;
  const GOptionEntry more[] = {
      {"file", 0, 0, G_OPTION_ARG_FILENAME, &file, "The file that holds the query",
       "FILE"},
      {0}};
  if (!wg_options_parse(&options, "sfoA", more, SUMMARY, argc, argv, &status))
    return status;
  g_autofree char *text = query_text(&options, file, &status);
  if (text) status = run_query(&options, text);
  wg_options_clear(&options);
  return status;
}
