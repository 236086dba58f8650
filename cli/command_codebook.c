// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph codebook: what the terms of the ontology mean.
#include "cli/output.h"
#include "cli/run.h"
#include "exports/codebook.h"

static const char SUMMARY[] =
    "Prints the codebook: classes of events and entities, values and properties, each with\n"
    "what counts and what does not, out of the ontology in use, as Markdown.";

static gboolean print_codebook(const WgOptions *options, GError **error)
{
  g_autoptr(WgOntology) ontology = wg_load_ontology(options, error);
  if (!ontology) return FALSE;
  WgOutput *output = wg_output_open(options->output, error);
  if (!output) return FALSE;
  g_autoptr(GString) text = g_string_new(NULL);
  wg_codebook(ontology, text);
  fwrite(text->str, 1, text->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

WgExit wg_command_codebook(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  if (!wg_options_parse(&options, "oO", NULL, SUMMARY, argc, argv, &status)) return status;
  GError *error = NULL;
  status = print_codebook(&options, &error) ? WG_EXIT_DONE
                                                  : wg_fail(wg_exit_of(error), error);
  wg_options_clear(&options);
  return status;
}
