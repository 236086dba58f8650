// SPDX-License-Identifier: Apache-2.0
#include "graph/copies.h"

#include "graph_fixture.h"

#define PAIRS 200

// Seeded, and the same everywhere: xorshift64* (Vigna 2014).
static guint64 state;

static guint roll(guint below)
{
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (guint)((state * G_GUINT64_CONSTANT(2685821657736338717) >> 33) % below);
}

static const char *const WORDS[] = {
    "the",    "of",      "to",       "and",     "a",        "in",       "that",
    "for",    "council", "harbour",  "company", "said",     "on",       "was",
    "bridge", "minister","plan",     "new",     "year",     "workers",  "river",
    "will",   "has",     "not",      "been",    "million",  "contract", "court",
    "mayor",  "report",  "tunnel",   "after",   "over",     "with",     "union",
    "judge",  "school",  "fund",     "north",   "ferry",    "budget",   "vote",
    "prison", "budgets", "election", "winter",  "storage",  "grain",    "bank",
    "would",  "from",    "its",      "their",   "agency",   "inquiry",  "spokesman"};

// Sentences of an article; all are of the same few words.
static GPtrArray *compose(void)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
  guint n = 15 + roll(25);
  for (guint i = 0; i < n; i++) {
    GString *s = g_string_new(NULL);
    guint words = 8 + roll(20);
    for (guint k = 0; k < words; k++)
      g_string_append_printf(s, "%s%s", k ? " " : "", WORDS[roll(G_N_ELEMENTS(WORDS))]);
    g_string_append(s, ". ");
    g_ptr_array_add(sentences, g_string_free(s, FALSE));
  }
  return sentences;
}

static char *join(GPtrArray *sentences)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < sentences->len; i++) g_string_append(out, sentences->pdata[i]);
  return g_string_free(out, FALSE);
}

// Up to a fifth of the sentences dropped, moved or told in other words.
static char *edit(GPtrArray *sentences, guint way)
{
  guint n = sentences->len / 5;
  for (guint i = 0; i < n; i++) {
    guint which = roll(sentences->len);
    if (way == 0) {
      g_ptr_array_remove_index(sentences, which);
    } else if (way == 1) {
      char *taken = g_ptr_array_steal_index(sentences, which);
      g_ptr_array_insert(sentences, (int)roll(sentences->len + 1), taken);
    } else if (i == 0) {
      g_ptr_array_insert(sentences, 0, g_strdup("A HEADLINE ABOVE IT ALL\n"));
    }
  }
  return join(sentences);
}

static char *iri_of(char side, guint i)
{
  return g_strdup_printf("https://%c.example/%03u", side, i);
}

static void enter(WgCopies *copies, char side, guint i, const char *text)
{
  g_autofree char *iri = iri_of(side, i);
  g_autofree char *signature = wg_copies_sign(text);
  g_autofree char *date =
      g_strdup_printf("2031-0%u-1%u", 1 + i % 9, side == 'a' ? 1U : 2U);
  CU_ASSERT(wg_copies_enter(copies, iri, date, signature));
}

static void edited_copies_are_joined_and_others_are_not(void)
{
  state = 20310420;
  g_autoptr(WgCopies) copies = wg_copies_new();
  for (guint i = 0; i < PAIRS; i++) {
    g_autoptr(GPtrArray) sentences = compose();
    g_autofree char *text = join(sentences);
    g_autofree char *edited = edit(sentences, i % 3);
    enter(copies, 'a', i, text);
    enter(copies, 'b', i, edited);
  }
  wg_copies_resolve(copies);
  guint joined = 0, wrong = 0;
  for (guint i = 0; i < PAIRS; i++) {
    g_autofree char *a = iri_of('a', i), *b = iri_of('b', i);
    const char *original = wg_copies_original(copies, b);
    if (g_strcmp0(original, a) == 0) joined++;
    else if (original) wrong++;
    if (wg_copies_original(copies, a)) wrong++;
  }
  CU_ASSERT(joined * 100 >= PAIRS * 95);
  CU_ASSERT_EQUAL(wrong, 0);
}

static const char LONG[] =
    "The harbour council of Eastmoor said on Monday that its ferry would not sail "
    "before winter, after an inquiry had found that the bridge over the river was "
    "too low for the new ship, which cost the town four million crowns last year.";

static void the_earliest_is_the_original_in_any_order(void)
{
  g_autofree char *signature = wg_copies_sign(LONG);
  const char *const IN[][2] = {{"https://c.example/", "2031-02-01"},
                               {"https://a.example/", NULL},
                               {"https://b.example/", "2031-02-01"}};
  for (guint first = 0; first < 3; first++) {
    g_autoptr(WgCopies) copies = wg_copies_new();
    for (guint i = 0; i < 3; i++) {
      const char *const *in = IN[(first + i) % 3];
      wg_copies_enter(copies, in[0], in[1], signature);
    }
    wg_copies_resolve(copies);
    CU_ASSERT_PTR_NULL(wg_copies_original(copies, "https://b.example/"));
    CU_ASSERT_STRING_EQUAL(wg_copies_original(copies, "https://a.example/"),
                           "https://b.example/");
    CU_ASSERT_STRING_EQUAL(wg_copies_original(copies, "https://c.example/"),
                           "https://b.example/");
  }
}

static void a_few_words_are_no_copy_and_a_bad_signature_is_refused(void)
{
  CU_ASSERT_PTR_NULL(wg_copies_sign("It rained."));
  CU_ASSERT_PTR_NULL(wg_copies_sign(""));
  g_autoptr(WgCopies) copies = wg_copies_new();
  CU_ASSERT_FALSE(wg_copies_enter(copies, "https://a.example/", NULL, "12"));
}

// An article of this text, in which one firm breaks with another.
static WgReading *telling(const char *url, const char *date, const char *text)
{
  WgReading *r = fx_article(url, date);
  g_free(r->record->text);
  r->record->text = g_strdup(text);
  fx_report(r, "TieSuspension", fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets"),
            fx_entity(r, WG_TYPE_COMPANY, "Beta Labs"));
  return r;
}

static void copies_count_once_among_independent_sources(void)
{
  WgStore *store = fx_store("copies.db");
  fx_put(store, telling("https://news.example/wire", "2031-02-02", LONG));
  fx_put(store, telling("https://paper.example/copy", "2031-02-03", LONG));
  fx_put(store, telling("https://other.example/own", "2031-02-03", "Acme broke."));
  g_autofree char *lines = fx_merged(store);
  wg_store_free(store);
  CU_ASSERT(fx_has(lines, "<https://paper.example/copy> <wg:copyOf> "
                          "<https://news.example/wire>\n"));
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:copyOf>"), 1);
  CU_ASSERT(fx_has(lines, "<wg:reportCount> \"3\"^^<xsd:integer>\n"));
  CU_ASSERT(fx_has(lines, "<wg:independentSources> \"2\"^^<xsd:integer>\n"));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(edited_copies_are_joined_and_others_are_not),
      FX_TEST(the_earliest_is_the_original_in_any_order),
      FX_TEST(a_few_words_are_no_copy_and_a_bad_signature_is_refused),
      FX_TEST(copies_count_once_among_independent_sources),
      CU_TEST_INFO_NULL};
  return fx_run("copies", tests);
}
