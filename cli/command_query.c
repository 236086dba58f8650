// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph query: SPARQL over the merged graph of the store, or of a triple store.
#include "cli/output.h"
#include "cli/remote.h"
#include "cli/run.h"
#include "exports/endpoint.h"

static const char SUMMARY[] =
    "Asks the merged graph of the store in SPARQL. SELECT and ASK print table (the\n"
    "default), csv, tsv, json or xml; CONSTRUCT prints turtle (the default) or\n"
    "ntriples. Prefixes of the vocabulary need not be declared. With --endpoint a triple\n"
    "store is asked instead, which knows all of SPARQL 1.1, over HTTP; the password\n"
    "is WIREGRAPH_PASSWORD or stands in ~/.netrc.";

typedef struct extra {
  char *file;     // or NULL
  char *endpoint; // or NULL
  WgRemote remote;
} Extra;

static gboolean ask_store(const WgOptions *options, WgQuery *query, const char *format,
                          GError **error)
{
  g_autoptr(WgOntology) ontology = NULL;
  g_autoptr(WgStore) store = wg_open_store(options, &ontology, error);
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

static gboolean ask_endpoint(const WgOptions *options, const Extra *extra,
                             const char *text, WgQueryKind kind, const char *format,
                             GError **error)
{
  if (!wg_http_check_url(extra->endpoint, error)) return FALSE;
  g_autoptr(WgHttp) http = wg_remote_open(&extra->remote, 0);
  WgOutput *output = wg_output_open(options->output, error);
  if (!output) return FALSE;
  WgSink sink = wg_sink_file(wg_output_stream(output));
  if (wg_endpoint_print(http, extra->endpoint, text, kind, format, &sink, error))
    return wg_output_finish(output, error);
  wg_output_abandon(output);
  return FALSE;
}

static gboolean check_options(const WgOptions *options, const Extra *extra)
{
  if (!extra->endpoint && (extra->remote.user || extra->remote.seconds >= 0)) {
    wg_misuse("--user and --timeout go with --endpoint");
    return FALSE;
  }
  if (extra->endpoint && options->store) {
    wg_misuse("-s and --endpoint exclude each other");
    return FALSE;
  }
  return wg_remote_check(&extra->remote);
}

static WgExit run_query(const WgOptions *options, const Extra *extra, const char *text)
{
  GError *error = NULL;
  g_autoptr(WgQuery) query = NULL;
  WgQueryKind kind = WG_QUERY_SELECT;
  if (extra->endpoint)
    wg_query_form(text, &kind, &error);
  else if ((query = wg_query_new(text, &error)))
    kind = wg_query_kind(query);
  if (error) return wg_fail(wg_exit_of(error), error);
  const char *format = options->format;
  if (!format) format = kind == WG_QUERY_CONSTRUCT ? "turtle" : "table";
  if (!wg_results_known(format, kind))
    return wg_misuse("-f %s: %s", format,
                     kind == WG_QUERY_CONSTRUCT
                         ? "CONSTRUCT and DESCRIBE print turtle or ntriples"
                         : "SELECT and ASK print table, csv, tsv, json or xml");
  if (query ? ask_store(options, query, format, &error)
            : ask_endpoint(options, extra, text, kind, format, &error))
    return WG_EXIT_DONE;
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
  WgExit status = WG_EXIT_MISUSE;
  Extra extra = {.remote = WG_REMOTE_INIT};
  const GOptionEntry more[] = {
      {"file", 0, 0, G_OPTION_ARG_FILENAME, &extra.file, "The file that holds the query",
       "FILE"},
      {"endpoint", 0, 0, G_OPTION_ARG_FILENAME, &extra.endpoint,
       "Ask the triple store at URL by the SPARQL 1.1 Protocol", "URL"},
      WG_REMOTE_OPTIONS(extra.remote),
      {0}};
  if (wg_options_parse(&options, "sfoOA", more, SUMMARY, argc, argv, &status)) {
    status = WG_EXIT_MISUSE;
    g_autofree char *text =
        check_options(&options, &extra) ? query_text(&options, extra.file, &status) : NULL;
    if (text) status = run_query(&options, &extra, text);
    wg_options_clear(&options);
  }
  g_free(extra.file);
  g_free(extra.endpoint);
  wg_remote_clear(&extra.remote);
  return status;
}
