// SPDX-License-Identifier: Apache-2.0
/// Text cut into sentences of words: each case is a text and its words as they should be,
/// words parted by spaces, sentences by " | ".
#include "extract/language/language.h"

#include "suite.h"

static char *cut(const char *text)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  guint32 n;
  WgSlice s = wg_slice(text);
  WgSentence *sentences = wg_language_split(arena, s, 0, (guint32)s.len, &n);
  GString *out = g_string_new(NULL);
  guint32 last = 0;
  for (guint32 i = 0; i < n; i++)
    for (guint32 j = 0; j < sentences[i].n; j++) {
      const WgToken *t = &sentences[i].tokens[j];
      if (out->len) g_string_append(out, j ? " " : " | ");
      g_string_append_len(out, t->form.ptr, (gssize)t->form.len);
      // Offsets rise, and what stands there is the word; only white space is left out.
      CU_ASSERT(t->begin >= last && t->end > t->begin && t->end <= s.len);
      CU_ASSERT_PTR_EQUAL(t->form.ptr, text + t->begin);
      CU_ASSERT_EQUAL(t->form.len, t->end - t->begin);
      for (guint32 k = last; k < t->begin; k++) CU_ASSERT(g_ascii_isspace(text[k]));
      last = t->end;
      gboolean space = t->end < s.len && g_ascii_isspace(text[t->end]);
      CU_ASSERT_EQUAL(t->space_after, space || t->end == s.len);
    }
  return g_string_free(out, FALSE);
}

static void check(const char *const cases[][2])
{
  for (guint i = 0; cases[i][0]; i++) {
    g_autofree char *got = cut(cases[i][0]);
    if (strcmp(got, cases[i][1]) != 0) g_printerr("\n  %s\n  instead of %s\n", got, cases[i][1]);
    CU_ASSERT_STRING_EQUAL(got, cases[i][1]);
  }
}

static void clitics_are_words_of_their_own(void)
{
  static const char *const CASES[][2] = {
      {"They don't say it's theirs.", "They do n't say it 's theirs ."},
      {"We\u2019re sure they\u2019ll come.", "We \u2019re sure they \u2019ll come ."},
      {"The bakers' oven", "The bakers ' oven"},
      {"I've cannot gonna", "I 've can not gon na"},
      {"MIT's lab isn't WON'T", "MIT 's lab is n't WO N'T"},
      {"He wont say, Im told", "He wo nt say , I m told"},
      {NULL, NULL}};
  check(CASES);
}

static void hyphens_and_slashes_cut(void)
{
  static const char *const CASES[][2] = {
      {"a state-owned maker", "a state - owned maker"},
      {"re-elected ex-chief by e-mail", "re-elected ex-chief by e-mail"},
      {"and/or 9/11 on 11/28/2000", "and / or 9/11 on 11/28/2000"},
      {"from 2010\u20132012 \u2014 well\u2014known", "from 2010 \u2013 2012 \u2014 well \u2014 known"},
      {"call 202-555-0100 now--please", "call 202-555-0100 now -- please"},
      {NULL, NULL}};
  check(CASES);
}

static void money_and_numbers(void)
{
  static const char *const CASES[][2] = {
      {"It paid $1,000.5m (20%) or \u20ac3.", "It paid $ 1,000.5 m ( 20 % ) or \u20ac 3 ."},
      {"US$5 billion at 5:30pm in the 1990s", "US$ 5 billion at 5:30 pm in the 1990s"},
      {"No. 5 of '90s on the 3rd", "No. 5 of '90s on the 3rd"},
      {NULL, NULL}};
  check(CASES);
}

static void abbreviations_keep_their_stop(void)
{
  static const char *const CASES[][2] = {
      {"Mr. Low of Orbit Inc. met Sen. J. K. Dow in the U.S. capital.",
       "Mr. Low of Orbit Inc. met Sen. J. K. Dow in the U.S. capital ."},
      {"It left the U.S. The rest stayed.", "It left the U.S. | The rest stayed ."},
      {"Orbit Corp. (OBT) rose.", "Orbit Corp. ( OBT ) rose ."},
      {"They said no. Nobody asked.", "They said no . | Nobody asked ."},
      {"At 5 p.m. it closed.", "At 5 p.m. it closed ."},
      {NULL, NULL}};
  check(CASES);
}

static void what_closes_belongs_to_the_sentence(void)
{
  static const char *const CASES[][2] = {
      {"\"We left.\" They stayed.", "\" We left . \" | They stayed ."},
      {"\u201cWhy?\u201d she asked. \u201cWho knows!\u201d He went.",
       "\u201c Why ? \u201d she asked . | \u201c Who knows ! \u201d | He went ."},
      {"(It rained.) It poured.[12] Then sun.", "( It rained . ) | It poured . [ 12 ] | Then sun ."},
      {"So... he went. And\u2026 back", "So ... he went . | And \u2026 back"},
      {NULL, NULL}};
  check(CASES);
}

static void addresses_stay_whole(void)
{
  static const char *const CASES[][2] = {
      {"See https://example.org/a-b?c=d, or write to a.b@example.com.",
       "See https://example.org/a-b?c=d , or write to a.b@example.com ."},
      {"(www.example.net) and example.com!", "( www.example.net ) and example.com !"},
      {NULL, NULL}};
  check(CASES);
}

static void glued_words_come_apart(void)
{
  static const char *const CASES[][2] = {
      {"VP for ResearchMaria Low", "VP for Research Maria Low"},
      {"cut ties with QZXin spring", "cut ties with QZX in spring"},
      {"it ended.The rest YouTube", "it ended . | The rest YouTube"},
      {"McDonald and iPhone MacArthur", "McDonald and iPhone MacArthur"},
      {NULL, NULL}};
  check(CASES);
}

static void other_scripts_and_odd_input(void)
{
  static const char *const CASES[][2] = {
      {"", ""},
      {" \t ", ""},
      {"\u00c5ngstr\u00f6m\u2019s caf\u00e9, na\u00efve.", "\u00c5ngstr\u00f6m \u2019s caf\u00e9 , na\u00efve ."},
      {"''", "''"},
      {"-", "-"},
      {"'", "'"},
      {"...", "..."},
      {"nice :) And so", "nice :) | And so"},
      {NULL, NULL}};
  check(CASES);
}

int main(void)
{
                
  static const CU_TestInfo tests[] = {
      FX_TEST(clitics_are_words_of_their_own),
      FX_TEST(hyphens_and_slashes_cut),
      FX_TEST(money_and_numbers),
      FX_TEST(abbreviations_keep_their_stop),
      FX_TEST(what_closes_belongs_to_the_sentence),
      FX_TEST(addresses_stay_whole),
      FX_TEST(glued_words_come_apart),
      FX_TEST(other_scripts_and_odd_input),
      CU_TEST_INFO_NULL};
  return fx_suite("tokens", tests);
}
