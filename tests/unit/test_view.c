// SPDX-License-Identifier: Apache-2.0
//
// A property over random changes: the patch that is printed after some articles came,
// changed or went makes the new export of the old one, whatever they tell.
#include "made_up.h"

#include "exports/patch.h"

#define RUNS 6
#define STEPS 25
#define NUMBERS 90 // of articles; few, so that they meet again
#define POOL 14    // entities

static guint64 dice;

static guint roll(guint below)
{
  mu_state = dice;
  guint out = mu_roll(below);
  dice = mu_state;
  return out;
}

static gboolean take_bytes(const char *bytes, gsize n, void *context, GError **error)
{
  (void)error;
  g_string_append_len(context, bytes, (gssize)n);
  return TRUE;
}

// The line that begins there, which moves behind it; NULL at the end. g_strsplit looks for
// each line through all that is left where a sanitizer stands in for strstr.
static char *next_line(const char **at)
{
  const char *begin = *at, *end = strchr(begin, '\n');
  if (!end) return NULL;
  *at = end + 1;
  return g_strndup(begin, (gsize)(end - begin));
}

static GHashTable *lines_of(const char *export)
{
  GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (char *line; (line = next_line(&export));) g_hash_table_add(set, line);
  return set;
}

// Every line that goes was there, every one that comes was not.
static gboolean apply(GHashTable *set, const char *patch)
{
  gboolean ok = TRUE;
  for (char *line; ok && (line = next_line(&patch)); g_free(line))
    ok = *line == 'D' ? g_hash_table_remove(set, line + 2)
                      : g_hash_table_add(set, g_strdup(line + 2));
  return ok;
}

static gboolean same(GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer line;
  if (g_hash_table_size(a) != g_hash_table_size(b)) return FALSE;
  g_hash_table_iter_init(&iter, a);
  while (g_hash_table_iter_next(&iter, &line, NULL))
    if (!g_hash_table_contains(b, line)) return FALSE;
  return TRUE;
}

static void begin(WgStore *store)
{
  GError *error = NULL;
  wg_patch_begin(store, fx_ontology, &error);
  g_assert_no_error(error);
}

static char *patch_of(WgStore *store)
{
  GError *error = NULL;
  GString *out = g_string_new(NULL);
  WgSink sink = {take_bytes, out};
  wg_patch_write(store, fx_ontology, &sink, &error);
  g_assert_no_error(error);
  wg_store_commit(store, &error);
  g_assert_no_error(error);
  return g_string_free(out, FALSE);
}

static WgStore *opened_again(WgStore *store)
{
  g_autofree char *path = fx_path("view.db");
  GError *error = NULL;
  wg_store_free(store); // an article put twice in one run would not be replaced
  store = wg_store_open(path, WG_STORE_WRITE, NULL, &error);
  g_assert_no_error(error);
  return store;
}

// An article under the IRI of another, or its own again.
static void put(WgStore *store, guint as)
{
  guint number = roll(3) ? as : roll(NUMBERS);
  WgReading *r = mu_article(number, POOL);
  g_free(r->record->url);
  r->record->url = g_strdup_printf("https://news.example/%u", as);
  // A country that firms come from, and a party that its class does not take.
  if (roll(6) == 0) {
    WgEntity *home = fx_entity(r, WG_TYPE_COUNTRY, roll(2) ? "Norland" : "Sudland");
    home->known = roll(2) == 0;
    fx_report(r, "Origin", mu_firm(r, POOL), home);
  }
  if (roll(8) == 0) fx_report(r, "Arrest", mu_firm(r, POOL), mu_firm(r, POOL));
  if (roll(5) == 0) {
    WgReport *role = fx_report(r, "RoleHolding", mu_person(r, POOL), mu_firm(r, POOL));
    role->role = fx_list(r, roll(2) ? "chair" : "treasurer");
    role->phase = roll(3) ? WG_ONGOING : WG_ENDED;
  }
  char **changed = roll(5) == 0 ? &r->record->retracted
                   : roll(4) == 0 ? &r->record->corrected : NULL;
  if (changed) {
    g_free(*changed);
    *changed = g_strdup("2031-05-05");
  }
  fx_put(store, r);
}

static void drop(WgStore *store, guint number)
{
  g_autofree char *url = g_strdup_printf("https://news.example/%u", number);
  gboolean found;
  CU_ASSERT(wg_store_remove(store, url, &found, NULL));
}

static void change(WgStore *store)
{
  guint n = 1 + roll(6);
  for (guint i = 0; i < n; i++)
    if (roll(4)) put(store, roll(NUMBERS));
    else drop(store, roll(NUMBERS));
}

static void curate(WgStore *store)
{
  static const char *const TEXTS[] = {
      "", "same\torganization/acme-widgets-0\torganization/beta-widgets-0\tx\n",
      "different\torganization/coral-widgets-0\torganization/cw0\tx\n",
      "rename\torganization/delta-widgets-0\tDelta of old\tx\n"
      "retype\torganization/ember-widgets-0\tUniversity\tx\n"};
  GError *error = NULL;
  wg_store_curate(store, TEXTS[roll(G_N_ELEMENTS(TEXTS))], &error);
  g_assert_no_error(error);
}

static void every_patch_makes_the_new_export_of_the_old_one(void)
{
  for (guint run = 0; run < RUNS; run++) {
    dice = (run + 1) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    WgStore *store = fx_store("view.db");
    for (guint i = 0; i < 40; i++) put(store, roll(NUMBERS));
    for (guint step = 0; step < STEPS; step++) {
      store = opened_again(store);
      if (roll(5) == 0) change(store); // a run that asks for no patch
      store = opened_again(store);
      begin(store);
      g_autofree char *before = fx_export(store, "nquads");
      change(store);
      if (roll(10) == 0) curate(store);
      g_autofree char *patch = patch_of(store);
      g_autofree char *now = fx_export(store, "nquads");
      g_autoptr(GHashTable) lines = lines_of(before);
      g_autoptr(GHashTable) wanted = lines_of(now);
      CU_ASSERT_TRUE_FATAL(apply(lines, patch));
      CU_ASSERT_TRUE_FATAL(same(lines, wanted));
      g_autofree char *again = patch_of(store);
      CU_ASSERT_STRING_EQUAL(again, "");
    }
    wg_store_free(store);
  }
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(every_patch_makes_the_new_export_of_the_old_one), CU_TEST_INFO_NULL};
  return fx_run("view", tests);
}
