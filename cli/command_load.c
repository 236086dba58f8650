// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph load: store → a triple store over HTTP.
#include "cli/remote.h"
#include "cli/run.h"
#include "exports/load.h"
#include "graph/iri.h"

#define REPEATS 4

static const char SUMMARY[] =
    "Loads the graph into a triple store over HTTP: the merged graph into its default\n"
    "graph (or that of --graph), each article's into a graph of its name. What stood\n"
    "in these graphs is replaced. Requests that fail are sent again a few times. The\n"
    "password is WIREGRAPH_PASSWORD or stands in ~/.netrc. At the end the store is\n"
    "asked how many triples it has.";

typedef struct extra {
  char *to, *protocol, *graph, *patch, *endpoint, *curation;
  gboolean flat;
  gint part;
  WgRemote remote;
} Extra;

static void extra_clear(Extra *extra)
{
  g_free(extra->to);
  g_free(extra->protocol);
  g_free(extra->graph);
  g_free(extra->patch);
  g_free(extra->endpoint);
  g_free(extra->curation);
  wg_remote_clear(&extra->remote);
}

static gboolean load_store(WgLoad *load, const WgOptions *options, const Extra *extra,
                           GError **error)
{
  g_autoptr(WgOntology) ontology = NULL;
  g_autoptr(WgStore) store = wg_open_store(options, &ontology, error);
  if (!store) return FALSE;
  wg_store_set_least(store, options->hundredths);
  return wg_take_curation(store, extra->curation, error) &&
         wg_load_store(load, store, ontology,
                       extra->flat ? WG_MERGE_FLATTENED : WG_MERGE_AND_ARTICLES, error);
}

// What the store says that it has; where it cannot be asked that is no failure, unless
// the place was given.
static WgExit tell_counts(WgLoad *load, const Extra *extra)
{
  g_autofree char *endpoint =
      extra->endpoint ? g_strdup(extra->endpoint) : wg_load_endpoint(extra->to);
  GError *error = NULL;
  guint64 merged = 0, named = 0;
  if (!endpoint) {
    wg_say("not counted: give --endpoint URL, where the triple store answers queries");
    return WG_EXIT_DONE;
  }
  // On a connection of its own: another server is not offered a password unasked.
  g_autoptr(WgHttp) http = wg_remote_open(&extra->remote, REPEATS);
  load->http = http;
  if (wg_load_count(load, endpoint, &merged, &named, &error)) {
    wg_say("the triple store counts %" G_GUINT64_FORMAT " triples in %s, %" G_GUINT64_FORMAT
           " in all named graphs", merged, load->graph ? load->graph : "its default graph",
           named);
    return WG_EXIT_DONE;
  }
  WgExit status = extra->endpoint ? wg_exit_of(error) : WG_EXIT_DONE;
  g_prefix_error(&error, "loaded, but not counted: ");
  wg_fail(status, error);
  return status;
}

static WgExit run_load(const WgOptions *options, const Extra *extra)
{
  GError *error = NULL;
  gboolean update = extra->patch || g_strcmp0(extra->protocol, "update") == 0;
  g_autoptr(WgHttp) http = wg_remote_open(&extra->remote, REPEATS);
  WgLoad load = {.http = http, .url = extra->to, .graph = extra->graph,
                 .protocol = update ? WG_LOAD_UPDATE : WG_LOAD_GSP,
                 .part = (guint)extra->part, .step = wg_progress_step};
  gboolean ok = extra->patch ? wg_load_patch(&load, extra->patch, &error)
                             : load_store(&load, options, extra, &error);
  wg_progress_end();
  if (!ok) {
    // What was sent stays; what was not is as it was.
    if (load.requests) g_prefix_error(&error, "not all was loaded: ");
    gboolean bad = g_error_matches(error, WG_HTTP_ERROR, WG_HTTP_ERROR_BAD);
    return wg_fail(bad ? WG_EXIT_IO : wg_exit_of(error), error);
  }
  if (extra->patch)
    wg_say("%" G_GUINT64_FORMAT " statements taken away, %" G_GUINT64_FORMAT " added",
           load.removed, load.added);
  else
    wg_say("%" G_GUINT64_FORMAT " statements in %" G_GUINT64_FORMAT " graphs loaded",
           load.added, load.graphs);
  return tell_counts(&load, extra);
}

static gboolean check_url(const char *option, const char *url)
{
  g_autoptr(GError) error = NULL;
  if (!url || wg_http_check_url(url, &error)) return TRUE;
  wg_misuse("%s: %s", option, error->message);
  return FALSE;
}

static gboolean check_options(const WgOptions *options, const Extra *extra)
{
  const char *p = extra->protocol;
  const char *wrong = NULL;
  if (!extra->to)
    wrong = "give --to URL, where the triple store takes graphs or updates";
  else if (p && strcmp(p, "gsp") != 0 && strcmp(p, "update") != 0)
    wrong = "--protocol: gsp or update";
  else if (extra->patch && p && strcmp(p, "gsp") == 0)
    wrong = "--patch wants --protocol update";
  else if (extra->patch && (options->store || options->hundredths || extra->flat ||
                            extra->curation))
    wrong = "--patch loads no store: -s, --flat, --curation and --min-confidence do not go "
            "with it";
  else if (extra->part < 0 || extra->part > 10000000)
    wrong = "--part: give statements from 1 to 10000000";
  else if (extra->graph && !wg_iri_valid(extra->graph))
    wrong = "--graph: give an absolute IRI";
  if (wrong) wg_misuse("%s", wrong);
  return !wrong && check_url("--to", extra->to) &&
         check_url("--endpoint", extra->endpoint) && wg_remote_check(&extra->remote);
}

WgExit wg_command_load(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  Extra extra = {.remote = WG_REMOTE_INIT};
  const GOptionEntry more[] = {
      {"to", 0, 0, G_OPTION_ARG_FILENAME, &extra.to,
       "Where the triple store takes graphs, or updates", "URL"},
      {"protocol", 0, 0, G_OPTION_ARG_FILENAME, &extra.protocol,
       "gsp, the Graph Store Protocol (default), or update, SPARQL Update", "PROTOCOL"},
      {"graph", 0, 0, G_OPTION_ARG_FILENAME, &extra.graph,
       "The graph that the merged graph goes into (default: the default graph)", "IRI"},
      {"flat", 0, 0, G_OPTION_ARG_NONE, &extra.flat,
       "Load one graph, as export -f ntriples prints it, and no articles' graphs", NULL},
      {"patch", 0, 0, G_OPTION_ARG_FILENAME, &extra.patch,
       "Apply only what build --patch wrote to FILE, by updates", "FILE"},
      {"part", 0, 0, G_OPTION_ARG_INT, &extra.part,
       "Statements a request may have (default: gsp 100000, update 500)", "N"},
      {"endpoint", 0, 0, G_OPTION_ARG_FILENAME, &extra.endpoint,
       "Where the triple store is asked for its count (default: by what --to is)", "URL"},
      {"curation", 0, 0, G_OPTION_ARG_FILENAME, &extra.curation,
       "Decisions about who is who, in place of the store's this once", "FILE"},
      WG_REMOTE_OPTIONS(extra.remote),
      {0}};
  if (wg_options_parse(&options, "scO", more, SUMMARY, argc, argv, &status)) {
    status = check_options(&options, &extra) ? run_load(&options, &extra) : WG_EXIT_MISUSE;
    wg_options_clear(&options);
  }
  extra_clear(&extra);
  return status;
}
