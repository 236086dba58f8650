// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph sample: reports drawn at random, as a table for people to code; or
/// articles with what was read in them, for people to correct and to teach from.
#include "cli/output.h"
#include "cli/run.h"
#include "exports/sheet.h"
#include "exports/tellings.h"

static const char SUMMARY[] =
    "Draws reports of the store at random into a table (CSV) that two or more people fill\n"
    "without seeing what was read, and writes what was read to a key beside it. The same\n"
    "seed draws the same reports. What to fill in: docs/validation.md; then: agree.\n"
    "With --as-tellings articles are drawn, and printed as JSON lines that a person corrects\n"
    "to teach a relation from: docs/relations.md; then: train --relation.";

typedef struct extra {
  gint n;
  char *seed, *by, *key;
  gboolean as_tellings;
} Extra;

static void extra_clear(Extra *extra)
{
  g_free(extra->seed);
  g_free(extra->by);
  g_free(extra->key);
}

// "coding.csv" → "coding-key.csv"
static char *key_path(const WgOptions *options, const Extra *extra)
{
  if (extra->key) return g_strdup(extra->key);
  const char *sheet = options->output;
  gsize stem = strlen(sheet) - (g_str_has_suffix(sheet, ".csv") ? strlen(".csv") : 0);
  return g_strdup_printf("%.*s-key.csv", (int)stem, sheet);
}

static gboolean write_table(const char *path, const GString *table, GError **error)
{
  WgOutput *output = wg_output_open(path, error);
  if (!output) return FALSE;
  fwrite(table->str, 1, table->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

static WgSample *draw(const WgOptions *options, const Extra *extra, guint n, guint by,
                      GError **error)
{
  g_autofree char *path = wg_options_store(options);
  g_autoptr(WgOntology) ontology = wg_load_ontology(options, error);
  if (!ontology) return NULL;
  g_autoptr(WgStore) store = wg_store_open(path, WG_STORE_READ, NULL, error);
  if (!store) return NULL;
  return wg_sample_draw(store, ontology, n, extra->seed ? extra->seed : "1", by,
                        error);
}

static gboolean sample(const WgOptions *options, const Extra *extra, guint by, GError **error)
{
  g_autoptr(WgSample) drawn = draw(options, extra, (guint)extra->n, by, error);
  if (!drawn) return FALSE;
  g_autofree char *key_file = key_path(options, extra);
  g_autoptr(GString) sheet = g_string_new(NULL), key = g_string_new(NULL);
  wg_sheet_print(drawn, sheet, key);
  if (!write_table(key_file, key, error) || !write_table(options->output, sheet, error))
    return FALSE;
  wg_say("%u of %u reports drawn from %u strata into %s; the key is %s", drawn->items->len,
         drawn->reports, drawn->strata, options->output, key_file);
  if (drawn->left_out)
    wg_say("-n %d is too few: from %u strata nothing was drawn", extra->n, drawn->left_out);
  return TRUE;
}

// All reports of an article go with it, so that all are drawn.
static gboolean print_tellings(const WgOptions *options, const Extra *extra, guint by,
                               GError **error)
{
  g_autoptr(WgSample) drawn = draw(options, extra, G_MAXUINT, by, error);
  if (!drawn) return FALSE;
  guint textless;
  g_autoptr(GString) out = g_string_new(NULL);
  guint n = wg_tellings_print(drawn, (guint)extra->n, out, &textless);
  WgOutput *output = wg_output_open(options->output, error);
  if (!output) return FALSE;
  fwrite(out->str, 1, out->len, wg_output_stream(output));
  if (!wg_output_finish(output, error)) return FALSE;
  wg_say("%u articles with their reports", n);
  if (textless)
    wg_say("%u passed over: the store has no text of them (build with --text)", textless);
  return TRUE;
}

static WgExit run_sample(const WgOptions *options, const Extra *extra)
{
  guint by = 0;
  GError *error = NULL;
  if (!extra->as_tellings && (!options->output || strcmp(options->output, "-") == 0))
    return wg_misuse("name the table to write with -o; the key is written beside it");
  if (extra->n < 1) return wg_misuse("-n %d: give a number from 1", extra->n);
  if (extra->by && !wg_sample_strata(extra->by, &by))
    return wg_misuse("--by %s: name any of class, outlet, year, confidence, parted by commas",
                     extra->by);
  gboolean ok = extra->as_tellings ? print_tellings(options, extra, by, &error)
                                   : sample(options, extra, by, &error);
  return ok ? WG_EXIT_DONE : wg_fail(wg_exit_of(error), error);
}

WgExit wg_command_sample(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  Extra extra = {.n = 200};
  const GOptionEntry more[] = {
      {"number", 'n', 0, G_OPTION_ARG_INT, &extra.n, "Draw N reports (default: 200)", "N"},
      {"by", 0, 0, G_OPTION_ARG_FILENAME, &extra.by,
       "Draw evenly from strata by any of class, outlet, year, confidence", "LIST"},
      {"seed", 0, 0, G_OPTION_ARG_FILENAME, &extra.seed,
       "Any word; another one draws other reports (default: 1)", "WORD"},
      {"key", 0, 0, G_OPTION_ARG_FILENAME, &extra.key,
       "Where the key goes (default: beside the table, NAME-key.csv)", "FILE"},
      {"as-tellings", 0, 0, G_OPTION_ARG_NONE, &extra.as_tellings,
       "Draw N articles and print them with their reports, as JSON lines to correct", NULL},
      {0}};
  if (wg_options_parse(&options, "soO", more, SUMMARY, argc, argv, &status)) {
    status = run_sample(&options, &extra);
    wg_options_clear(&options);
  }
  extra_clear(&extra);
  return status;
}
