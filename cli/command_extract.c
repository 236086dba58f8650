// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph extract: articles → one graph per article. A pure filter: it keeps
/// nothing, and prints the articles in the order in which they came.
#include "cli/output.h"
#include "cli/run.h"

typedef struct printer {
  WgOutput *output;
  WgWriter *writer;
} Printer;

static char *make_summary(void)
{
  g_autofree char *names = wg_format_names(TRUE);
  return g_strdup_printf(
      "Prints the graph of each article, and keeps nothing.\n"
      "Formats: %s (default: what the\noutput file's name tells, else nquads).",
      names);
}

static gboolean print_article(const WgArticleGraph *graph, void *context,
                              GError **error)
{
  Printer *printer = context;
  return wg_writer_article(printer->writer, graph, error) &&
         wg_output_check(printer->output, error);
}

static gboolean print_all(WgRun *run, const WgExportFormat *format,
                          WgOutput *output, GError **error)
{
  const char *base = run->options->base;
  WgSink sink = wg_sink_file(wg_output_stream(output));
  g_autoptr(WgWriter) writer = wg_writer_new(format, &sink, base, error);
  if (!writer) return FALSE;
  Printer printer = {output, writer};
  return wg_run_articles(run, base, print_article, &printer, error) &&
         wg_writer_finish(writer, error);
}

static WgExit run_extract(const WgOptions *options, const WgExportFormat *format,
                          gboolean trace)
{
  WgExit status;
  WgRun run;
  GError *error = NULL;
  if (wg_run_open(&run, options, &status)) {
    run.trace = trace;
    WgOutput *output = wg_output_open(options->output, &error);
    if (output) {
      if (wg_run_load(&run, &error) && print_all(&run, format, output, &error))
        wg_output_finish(output, &error);
      else
        wg_output_abandon(output);
    }
    if (error)
      status = wg_fail(wg_exit_of(error), error);
    else
      status = wg_articles_status(&run.articles);
  }
  wg_run_close(&run);
  return status;
}

WgExit wg_command_extract(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  gboolean trace = FALSE;
  const GOptionEntry more[] = {
      {"trace", 0, 0, G_OPTION_ARG_NONE, &trace,
       "Tell on standard error which frames were tried, and why they fired or not", NULL},
      {0}};
  g_autofree char *summary = make_summary();
  if (!wg_options_parse(&options, "ifojdbmtcwWMORI", more, summary, argc, argv, &status))
    return status;
  const WgExportFormat *format = wg_format_of(&options, "nquads");
  if (format && format->whole)
    status = wg_misuse("-f %s is drawn from a merged graph; build and export print it",
                       format->name);
  else
    status = format ? run_extract(&options, format, trace) : WG_EXIT_MISUSE;
  wg_options_clear(&options);
  return status;
}
