// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph export: store → any format.
#include "cli/output.h"
#include "cli/run.h"

static char *make_summary(void)
{
  g_autofree char *names = wg_format_names();
  return g_strdup_printf("Prints the merged graph of all that the store holds.\n"
                         "Formats: %s (default: what the\noutput file's name "
                         "tells, else turtle).",
                         names);
}

static gboolean export_store(const WgOptions *options,
                             const WgExportFormat *format, const char *curation,
                             GError **error)
{
  g_autofree char *path = wg_options_store(options);
  g_autoptr(WgOntology) ontology = wg_load_ontology(error);
  if (!ontology) return FALSE;
  g_autoptr(WgStore) store = wg_store_open(path, WG_STORE_READ, NULL, error);
  if (!store) return FALSE;
  wg_store_set_least(store, options->hundredths);
  if (!wg_take_curation(store, curation, error)) return FALSE;
  WgOutput *output = wg_output_open(options->output, error);
  if (!output) return FALSE;
  WgSink sink = wg_sink_file(wg_output_stream(output));
  if (wg_export_store(store, ontology, format, &sink, NULL, error))
    return wg_output_finish(output, error);
  wg_output_abandon(output);
  return FALSE;
}

WgExit wg_command_export(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  g_autofree char *summary = make_summary();
  g_autofree char *curation = NULL;
  const GOptionEntry more[] = {
      {"curation", 0, 0, G_OPTION_ARG_FILENAME, &curation,
       "Decisions about who is who, in place of the store's this once", "FILE"},
      {0}};
  if (!wg_options_parse(&options, "sfoc", more, summary, argc, argv, &status))
    return status;
  GError *error = NULL;
  const WgExportFormat *format = wg_format_of(&options, "turtle");
  if (!format)
    status = WG_EXIT_MISUSE;
  else if (export_store(&options, format, curation, &error))
    status = WG_EXIT_DONE;
  else
    status = wg_fail(wg_exit_of(error), error);
  wg_options_clear(&options);
  return status;
}
