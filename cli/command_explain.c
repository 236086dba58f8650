// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph explain: an entity or event of the store as a page of text.
#include "cli/output.h"
#include "cli/run.h"
#include "exports/explain.h"

static const char SUMMARY[] =
    "Prints what the store knows of an entity, named by name or IRI, or of an event, by\n"
    "its IRI: names, roles, events by date, each with the sentences that tell it. In\n"
    "these the actor stands in [ ], the target in { }, the word that set it off in * *.";

static gboolean print_page(WgSnapshot *snapshot, const char *iri, const char *path,
                           GError **error)
{
  g_autoptr(WgExcerpt) excerpt = wg_excerpt_new(snapshot, iri, error);
  if (!excerpt) return FALSE;
  WgOutput *output = wg_output_open(path, error);
  if (!output) return FALSE;
  g_autoptr(GString) page = g_string_new(NULL);
  wg_explain(excerpt, iri, page);
  fwrite(page->str, 1, page->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

static gboolean explain(const WgOptions *options, WgExit *status, GError **error)
{
  const char *name = options->inputs[0];
  g_autoptr(WgOntology) ontology = NULL;
  g_autoptr(WgStore) store = wg_open_store(options, &ontology, error);
  if (!store) return FALSE;
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(store, ontology, error);
  if (!snapshot) return FALSE;
  g_auto(GStrv) found = wg_excerpt_find(snapshot, wg_store_base(store), name, error);
  if (!found) return FALSE;
  if (g_strv_length(found) == 1) return print_page(snapshot, found[0], options->output,
                                                   error);
  *status = WG_EXIT_SOME;
  if (!*found) {
    wg_complain("%s: nothing in the store bears this name or IRI", name);
    return TRUE;
  }
  g_autofree char *all = g_strjoinv(", ", found);
  wg_complain("%s may be any of these; name one by its IRI: %s", name, all);
  return TRUE;
}

WgExit wg_command_explain(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  if (!wg_options_parse(&options, "soOA", NULL, SUMMARY, argc, argv, &status))
    return status;
  GError *error = NULL;
  status = WG_EXIT_DONE;
  if (!options.inputs || options.inputs[1])
    status = wg_misuse("name one entity or event");
  else if (!explain(&options, &status, &error))
    status = wg_fail(wg_exit_of(error), error);
  wg_options_clear(&options);
  return status;
}
