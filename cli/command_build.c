// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph build: articles → the store → the merged graph.
#include "cli/run.h"
#include "cli/tables.h"

static char *make_summary(void)
{
  g_autofree char *names = wg_format_names(FALSE);
  return g_strdup_printf(
      "Reads articles into the store, which is made where there is none, and prints\n"
      "the merged graph of all that the store holds.\n"
      "Formats: %s (default: what the\noutput file's name tells, else turtle);\n"
      "none: the store alone.",
      names);
}

static gboolean keep_article(const WgArticleGraph *graph, void *context,
                             GError **error)
{
  return wg_store_put(context, graph, error);
}

static gboolean fill_store(WgRun *run, WgStore *store, GError **error)
{
  return wg_run_articles(run, wg_store_base(store), keep_article, store, error) &&
         wg_store_commit(store, error);
}

static gboolean print_store(WgRun *run, WgStore *store,
                            const WgExportFormat *format, WgTables *tables,
                            GError **error)
{
  WgMergeCounts counts = {0};
  WgJob job = {.format = format, .counts = &counts};
  if (!wg_tables_print(tables, &job, store, wg_reader_ontology(run->reader), error))
    return FALSE;
  wg_say("%" G_GUINT64_FORMAT " articles, %" G_GUINT64_FORMAT
         " reports of %" G_GUINT64_FORMAT " events between %" G_GUINT64_FORMAT
         " entities in the store",
         counts.articles, counts.reports, counts.events, counts.entities);
  if (counts.set_aside)
    wg_say_more("%" G_GUINT64_FORMAT " events set aside: parties of kinds that their "
                "class does not take",
                counts.set_aside);
  for (char **why = counts.aside; *why; why++) wg_say_more("set aside: %s", *why);
  g_strfreev(counts.aside);
  return TRUE;
}

// Options of this command alone.
typedef struct extra {
  char *patch, *curation, *propose;
} Extra;

static void extra_clear(Extra *extra)
{
  g_free(extra->patch);
  g_free(extra->curation);
  g_free(extra->propose);
}

// Who might be one, for a person to decide.
static gboolean write_proposals(WgStore *store, const WgOntology *ontology,
                                const char *path, GError **error)
{
  g_autoptr(GString) out = g_string_new(NULL);
  if (!wg_merge_propose(store, ontology, out, error)) return FALSE;
  WgOutput *output = wg_output_open(path, error);
  if (!output) return FALSE;
  fwrite(out->str, 1, out->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

// What the run changed, and what it leaves to be decided.
static gboolean write_beside(WgStore *store, const WgOntology *ontology, const Extra *extra,
                             GError **error)
{
  return (!extra->patch || wg_write_patch(store, ontology, extra->patch, error)) &&
         (!extra->propose || write_proposals(store, ontology, extra->propose, error));
}

// The output is opened before the work: a place that cannot be written is told at once. The
// patch is of the same state as the graph: between them nothing is written to the store.
static gboolean build(WgRun *run, const WgExportFormat *format, const Extra *extra,
                      GError **error)
{
  const WgOptions *options = run->options;
  WgTables *output = format ? wg_tables_open(options->output, format, error) : NULL;
  if (format && !output) return FALSE;
  g_autofree char *path = wg_options_store(options);
  g_autoptr(WgStore) store = NULL;
  gboolean ok = wg_run_load(run, error);
  const WgOntology *ontology = ok ? wg_reader_ontology(run->reader) : NULL;
  if (ok) store = wg_store_open(path, WG_STORE_WRITE, options->base, error);
  ok = store && (!extra->patch || wg_patch_begin(store, ontology, error)) &&
       wg_take_curation(store, extra->curation, error) && fill_store(run, store, error) &&
       (!format || print_store(run, store, format, output, error));
  if (!ok && output) wg_tables_abandon(output);
  return ok && (!output || wg_tables_finish(output, error)) &&
         write_beside(store, ontology, extra, error);
}

static WgExit run_build(const WgOptions *options, const WgExportFormat *format,
                        const Extra *extra)
{
  WgExit status;
  WgRun run;
  GError *error = NULL;
  if (wg_run_open(&run, options, &status)) {
    if (build(&run, format, extra, &error))
      status = wg_articles_status(&run.articles);
    else
      status = wg_fail(wg_exit_of(error), error);
  }
  wg_run_close(&run);
  return status;
}

WgExit wg_command_build(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  Extra extra = {0};
  const GOptionEntry more[] = {
      {"patch", 0, 0, G_OPTION_ARG_FILENAME, &extra.patch,
       "Write what changed to FILE, as lines A and D of N-Quads", "FILE"},
      {"curation", 0, 0, G_OPTION_ARG_FILENAME, &extra.curation,
       "Decisions of a person about who is who, kept with the store", "FILE"},
      {"propose", 0, 0, G_OPTION_ARG_FILENAME, &extra.propose,
       "Write who might be one to FILE, to be decided", "FILE"},
      {0}};
  g_autofree char *summary = make_summary();
  if (!wg_options_parse(&options, "sifojdbmtcwWMORI", more, summary, argc, argv, &status)) {
    extra_clear(&extra);
    return status;
  }
  gboolean prints = g_strcmp0(options.format, "none") != 0;
  const WgExportFormat *format = prints ? wg_format_of(&options, "turtle") : NULL;
  status = format || !prints ? run_build(&options, format, &extra) : WG_EXIT_MISUSE;
  wg_options_clear(&options);
  extra_clear(&extra);
  return status;
}
