// SPDX-License-Identifier: Apache-2.0
/// Words cut into pieces of a small vocabulary.
#include "extract/encoder/pieces.h"

#include "suite.h"

static const char *const VOCABULARY[] = {
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un",  "##aff", "##able", "aff", "able", "unaff",
    "##a",   "cafe",  "##s",   "'",     "\"",  "-",     "_",      "2",   "##0",  "##2",
    "#",     "##",    "\u03c3", "##\u03c2", "##\u03c3", "##\u03b1", "i", "##stan", "%", "s"};

/// The pieces of `word`, with a space between.
static char *cut(const WgPieces *p, const char *word, guint max)
{
  guint32 out[16];
  GString *text = g_string_new(NULL);
  guint n = wg_pieces_cut(p, wg_slice(word), out, max);
  CU_ASSERT_FATAL(n >= 1 && n <= max);
  for (guint i = 0; i < n; i++) {
    CU_ASSERT_FATAL(out[i] < G_N_ELEMENTS(VOCABULARY));
    g_string_append_printf(text, "%s%s", i ? " " : "", VOCABULARY[out[i]]);
  }
  return g_string_free(text, FALSE);
}

static void words_become_the_longest_pieces(void)
{
  static const char *const CASES[][2] = {
      {"Unaffable", "unaff ##able"},
      {"unable", "un ##able"},
      {"affs", "aff ##s"},
      {"Caf\u00e9s", "cafe ##s"},
      {"cafe\u0301", "cafe"},
      {"\u2019s", "' s"},
      {"\u201cable\u201d", "\" able \""},
      {"able-able", "able - able"},
      {"able_able", "able _ able"},
      {"2020%", "2 ##0 ##2 ##0 %"},
      {"##", "# #"},
      {"[UNK]", "[UNK] [UNK] [UNK]"},
      {"able\u00a0able", "able able"},
      {"\u0130stan", "i ##stan"},
      {"\u03a3\u03b1\u03a3", "\u03c3 ##\u03b1 ##\u03c2"},
      {"\u03a3\u03b1\u03a3.", "\u03c3 ##\u03b1 ##\u03c2 [UNK]"},
      {"\u03a3\u03b1\u03a3\u03b1", "\u03c3 ##\u03b1 ##\u03c3 ##\u03b1"},
      {"unzzz-able", "[UNK] - able"},
      {"\u5317", "[UNK]"},
      {"", "[UNK]"},
      {" ", "[UNK]"},
      {"\u0301", "[UNK]"}};
  g_autoptr(WgPieces) p = wg_pieces_new(VOCABULARY, G_N_ELEMENTS(VOCABULARY));
  CU_ASSERT_PTR_NOT_NULL_FATAL(p);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *got = cut(p, CASES[i][0], 16);
    CU_ASSERT_STRING_EQUAL(got, CASES[i][1]);
  }
}

static void no_more_than_asked_for(void)
{
  g_autoptr(WgPieces) p = wg_pieces_new(VOCABULARY, G_N_ELEMENTS(VOCABULARY));
  CU_ASSERT_PTR_NOT_NULL_FATAL(p);
  g_autofree char *three = cut(p, "2020-2020", 3), *one = cut(p, "unaffable", 1);
  CU_ASSERT_STRING_EQUAL(three, "2 ##0 ##2");
  CU_ASSERT_STRING_EQUAL(one, "unaff");
  // What breaks off behind the last piece asked for is still no word.
  g_autofree char *broken = cut(p, "2020zz", 2);
  CU_ASSERT_STRING_EQUAL(broken, "[UNK]");
}

static void special_pieces_are_known(void)
{
  g_autoptr(WgPieces) p = wg_pieces_new(VOCABULARY, G_N_ELEMENTS(VOCABULARY));
  CU_ASSERT_PTR_NOT_NULL_FATAL(p);
  WgSpecialPieces special = wg_pieces_special(p);
  CU_ASSERT(special.pad == 0 && special.unk == 1 && special.cls == 2 && special.sep == 3);
  CU_ASSERT_PTR_NULL(wg_pieces_new(VOCABULARY, 3));
  CU_ASSERT_PTR_NULL(wg_pieces_new(NULL, 0));
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(words_become_the_longest_pieces),
                                      FX_TEST(no_more_than_asked_for),
                                      FX_TEST(special_pieces_are_known), CU_TEST_INFO_NULL};
  return fx_suite("pieces", tests);
}
