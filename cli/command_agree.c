// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph agree: filled tables of sample → agreement of the coders, precision.
#include "cli/output.h"
#include "cli/run.h"
#include "exports/coding.h"

static const char SUMMARY[] =
    "Reads the tables of sample as people filled them, and the key, and prints how well\n"
    "they agree (Krippendorff's alpha) and how much of what was read they find told, with\n"
    "its 95 % interval, for all and by stratum. One table alone gives no agreement.";

static gboolean print(const WgOptions *options, const WgTable *key, const WgTable *const *tables,
                      guint n, GError **error)
{
  g_autoptr(WgOntology) ontology = wg_load_ontology(options, error);
  g_autoptr(GString) page = g_string_new(NULL);
  if (!ontology || !wg_coding_print(ontology, key, tables, n, page, error)) return FALSE;
  WgOutput *output = wg_output_open(options->output, error);
  if (!output) return FALSE;
  fwrite(page->str, 1, page->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

static void free_table(void *table) { wg_table_free(table); }

static gboolean agree(const WgOptions *options, const char *key_path, GError **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(free_table);
  for (char **path = options->inputs; *path; path++) {
    WgTable *table = wg_table_read(*path, error);
    if (!table) return FALSE;
    g_ptr_array_add(tables, table);
  }
  g_autoptr(WgTable) key = wg_table_read(key_path, error);
  return key && print(options, key, (const WgTable *const *)tables->pdata, tables->len, error);
}

WgExit wg_command_agree(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  GError *error = NULL;
  g_autofree char *key = NULL;
  const GOptionEntry more[] = {
      {"key", 0, 0, G_OPTION_ARG_FILENAME, &key, "The key that sample wrote", "FILE"}, {0}};
  if (!wg_options_parse(&options, "oOA", more, SUMMARY, argc, argv, &status)) return status;
  if (!options.inputs)
    status = wg_misuse("name the filled tables");
  else if (!key)
    status = wg_misuse("name the key that sample wrote with --key");
  else
    status = agree(&options, key, &error) ? WG_EXIT_DONE : wg_fail(wg_exit_of(error), error);
  wg_options_clear(&options);
  return status;
}
