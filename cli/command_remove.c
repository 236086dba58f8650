// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph remove: withdraw articles from the store, or erase somebody.
#include "cli/run.h"
#include "graph/index.h"
#include "graph/iri.h"

static const char SUMMARY[] =
    "Withdraws articles, named by their IRI (URL) or by what follows the base in it,\n"
    "from the store, all at once: facts that no article supports any longer go. With\n"
    "--entity somebody is erased from all articles of the store and kept out of those\n"
    "that come later.";

typedef struct extra {
  char **entities; // or NULL
  char *patch;     // or NULL
} Extra;

// The IRI as given, or behind the base of the store. Caller frees.
static char *under_base(WgStore *store, const char *name)
{
  return g_strconcat(wg_store_base(store), name, NULL);
}

static gboolean remove_article(WgStore *store, const char *name, gboolean *found,
                               GError **error)
{
  if (!wg_store_remove(store, name, found, error)) return FALSE;
  if (*found) return TRUE;
  g_autofree char *longer = under_base(store, name);
  return wg_store_remove(store, longer, found, error);
}

// Who is one with this entity, added to `iris`.
static gboolean find_entity(WgStore *store, const WgOntology *ontology,
                            const char *name, GPtrArray *iris, WgExit *status,
                            GError **error)
{
  char *iri = wg_iri_valid(name) ? g_strdup(name) : under_base(store, name);
  g_ptr_array_add(iris, iri);
  g_auto(GStrv) all = wg_merge_one_with(store, ontology, iri, error);
  if (!all) return FALSE;
  for (char **one = all; *one; one++) g_ptr_array_add(iris, g_strdup(*one));
  if (!*all) {
    // Nobody to erase, but somebody to keep out.
    wg_complain("%s: not in the store; kept out from now on", iri);
    *status = WG_EXIT_SOME;
  }
  return TRUE;
}

// All are found before any is erased, so that all go in one transaction.
static gboolean erase_entities(WgStore *store, const WgOntology *ontology,
                               char **entities, WgExit *status, GError **error)
{
  g_autoptr(GPtrArray) iris = g_ptr_array_new_with_free_func(g_free);
  for (char **e = entities; *e; e++)
    if (!find_entity(store, ontology, *e, iris, status, error)) return FALSE;
  g_ptr_array_add(iris, NULL);
  guint n = 0;
  if (!wg_store_erase(store, (const char *const *)iris->pdata, &n, error))
    return FALSE;
  wg_say("erased from %u articles", n);
  return TRUE;
}

static gboolean change(WgStore *store, const WgOntology *ontology,
                       const WgOptions *options, const Extra *extra, WgExit *status,
                       GError **error)
{
  // What is kept to tell changes by holds his words too; a patch uses it up at once.
  if (extra->entities && !extra->patch && !wg_index_drop(store, error)) return FALSE;
  if (extra->entities &&
      !erase_entities(store, ontology, extra->entities, status, error))
    return FALSE;
  guint n = 0;
  for (char **name = options->inputs; name && *name; name++) {
    gboolean found = FALSE;
    if (!remove_article(store, *name, &found, error)) return FALSE;
    n += found ? 1 : 0;
    if (!found) {
      wg_complain("%s: no such article in the store", *name);
      *status = WG_EXIT_SOME;
    }
  }
  if (options->inputs) wg_say("%u articles withdrawn", n);
  return TRUE;
}

static gboolean remove_all(const WgOptions *options, const Extra *extra, WgExit *status,
                           GError **error)
{
  g_autofree char *path = wg_options_store(options);
  g_autoptr(WgOntology) ontology = wg_load_ontology(options, error);
  if (!ontology) return FALSE;
  // A store is not made to remove something from it.
  g_autoptr(WgStore) store = wg_store_open(path, WG_STORE_READ, NULL, error);
  if (!store) return FALSE;
  g_clear_pointer(&store, wg_store_free);
  store = wg_store_open(path, WG_STORE_WRITE, NULL, error);
  if (!store) return FALSE;
  if (extra->patch && !wg_patch_begin(store, ontology, error)) return FALSE;
  if (!change(store, ontology, options, extra, status, error)) {
    wg_store_undo(store);
    return FALSE;
  }
  return extra->patch ? wg_write_patch(store, ontology, extra->patch, error)
                      : wg_store_commit(store, error);
}

WgExit wg_command_remove(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  Extra extra = {0};
  const GOptionEntry more[] = {
      {"entity", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra.entities,
       "Erase this entity and keep it out (may be given again)", "IRI"},
      {"patch", 0, 0, G_OPTION_ARG_FILENAME, &extra.patch,
       "Write what changed to FILE, as lines A and D of N-Quads", "FILE"},
      {0}};
  if (wg_options_parse(&options, "sOA", more, SUMMARY, argc, argv, &status)) {
    GError *error = NULL;
    status = WG_EXIT_DONE;
    if (!options.inputs && !extra.entities)
      status = wg_misuse("nothing to remove; name articles, or --entity IRI");
    else if (!remove_all(&options, &extra, &status, &error))
      status = wg_fail(wg_exit_of(error), error);
    wg_options_clear(&options);
  }
  g_strfreev(extra.entities);
  g_free(extra.patch);
  return status;
}
