// SPDX-License-Identifier: Apache-2.0
/// \file Alpha and intervals beside values worked out by hand; tables as spreadsheets save
/// them.
#include "exports/agreement.h"

#include <string.h>

#include "exports/table.h"

#include "suite.h"

// A unit a word, a coder a letter; '.' for no answer.
static gboolean alpha_of(const char *units, double *alpha, guint *used)
{
  g_auto(GStrv) words = g_strsplit(units, " ", -1);
  guint n = g_strv_length(words), coders = (guint)strlen(words[0]);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
  for (guint u = 0; u < n; u++)
    for (guint c = 0; c < coders; c++)
      g_ptr_array_add(values, words[u][c] == '.' ? NULL : g_strndup(words[u] + c, 1));
  return wg_alpha_nominal((const char *const *)values->pdata, n, coders, alpha, used);
}

static void check_alpha(const char *units, double wanted, guint units_used)
{
  double alpha = -9;
  guint used = 0;
  CU_ASSERT(alpha_of(units, &alpha, &used));
  CU_ASSERT_DOUBLE_EQUAL(alpha, wanted, 1e-12);
  CU_ASSERT_EQUAL(used, units_used);
}

static void alpha_is_as_worked_out_by_hand(void)
{
  // 8 values, 5 a and 3 b; 2 of the ordered pairs differ: 1 - 7 * 2 / (2 * 5 * 3).
  check_alpha("aa aa bb ab", 8.0 / 15, 4);
  // All agree: nothing is observed to differ.
  check_alpha("aa bb cc", 1, 3);
  // 4 values, 2 a and 2 b, every pair differs: 1 - 3 * 4 / (2 * 2 * 2).
  check_alpha("ab ba", -0.5, 2);
  // Three coders: 3 + 2 + 3 values, 4 a and 4 b; unit two differs in 2 ordered pairs, each
  // worth 1 / (2 - 1): 1 - 7 * 2 / (2 * 4 * 4).
  check_alpha("aaa ab. bbb", 0.5625, 3);
  // 5 values, 2 a and 3 b; in unit one 4 ordered pairs differ, each worth 1 / (3 - 1):
  // 1 - 4 * 2 / (2 * 2 * 3).
  check_alpha("aab bb.", 1.0 / 3, 2);
  // Values that nobody can be compared on do not count.
  check_alpha("aa aa bb ab c. .d ..", 8.0 / 15, 4);
}

static void alpha_needs_two_values_that_differ(void)
{
  double alpha;
  guint used;
  CU_ASSERT_FALSE(alpha_of("aa aa", &alpha, &used));
  CU_ASSERT_EQUAL(used, 2);
  CU_ASSERT_FALSE(alpha_of("a. .b", &alpha, &used));
  CU_ASSERT_EQUAL(used, 0);
}

static void check_share(const WgShare *share, double value, double low, double high)
{
  double v = -1, l = -1, h = -1;
  CU_ASSERT(wg_share_interval(share, &v, &l, &h));
  CU_ASSERT_DOUBLE_EQUAL(v, value, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(l, low, 5e-5);
  CU_ASSERT_DOUBLE_EQUAL(h, high, 5e-5);
}

static void intervals_are_wilsons(void)
{
  // With z² = 3.8415: 5 of 10: (0.5 + 0.19207 ± 1.95996 * sqrt(0.025 + 0.0096036)) / 1.38415.
  WgShare half = {0};
  for (int i = 0; i < 10; i++) wg_share_add(&half, i % 2 == 0, 7);
  check_share(&half, 0.5, 0.23659, 0.76341);
  // None of 2: from 0 to 3.8415 / (2 + 3.8415).
  WgShare none = {0};
  wg_share_add(&none, FALSE, 1);
  wg_share_add(&none, FALSE, 1);
  check_share(&none, 0, 0, 0.65762);
  WgShare empty = {0};
  double x;
  CU_ASSERT_FALSE(wg_share_interval(&empty, &x, &x, &x));
}

static void a_share_weighs_its_strata(void)
{
  // Two right of two that stand for 30 reports each, none right of one that stands for 40:
  // 0.6 of 100² / (900 + 900 + 1600) = 2.94118 items.
  WgShare share = {0};
  wg_share_add(&share, TRUE, 30);
  wg_share_add(&share, TRUE, 30);
  wg_share_add(&share, FALSE, 40);
  // (0.6 + 0.65305 ± 1.95996 * sqrt(0.081600 + 0.111016)) / 2.30611
  check_share(&share, 0.6, 0.17036, 0.91636);
}

static void tables_are_read_as_spreadsheets_save_them(void)
{
  static const char *const BYTES[] = {
      "\xef\xbb\xbfItem,Note\r\n1,\"a, \"\"b\"\"\nc\"\r\n\r\n2, d \r\n",
      "item;note\n1;\"a, \"\"b\"\"\nc\"\n;\n2;d", "item\tnote\n1\t\"a, \"\"b\"\"\nc\"\n\n2\td\textra\n"};
  for (guint i = 0; i < G_N_ELEMENTS(BYTES); i++) {
    GError *error = NULL;
    g_autoptr(WgTable) csv = wg_table_parse(BYTES[i], "t.csv", &error);
    g_assert_no_error(error);
    CU_ASSERT_EQUAL_FATAL(wg_table_rows(csv), 2);
    int item = wg_table_column(csv, "item"), note = wg_table_column(csv, "NOTE");
    CU_ASSERT(item == 0 && note == 1);
    CU_ASSERT_EQUAL(wg_table_column(csv, "none"), -1);
    CU_ASSERT_STRING_EQUAL(wg_table_cell(csv, 0, note), "a, \"b\"\nc");
    CU_ASSERT_STRING_EQUAL(wg_table_cell(csv, 1, note), "d");
    CU_ASSERT_STRING_EQUAL(wg_table_cell(csv, 1, 7), "");
    CU_ASSERT_STRING_EQUAL(wg_table_cell(csv, 1, -1), "");
    CU_ASSERT_EQUAL(wg_table_line(csv, 0), 2);
    CU_ASSERT_EQUAL(wg_table_line(csv, 1), 5);
  }
}

static void what_is_no_table_is_refused(void)
{
  static const char *const BYTES[] = {"", "\n\n", "a,\xff\n"};
  for (guint i = 0; i < G_N_ELEMENTS(BYTES); i++) {
    g_autoptr(GError) error = NULL;
    CU_ASSERT_PTR_NULL(wg_table_parse(BYTES[i], "t.csv", &error));
    CU_ASSERT(g_error_matches(error, WG_TABLE_ERROR, 0));
    CU_ASSERT(error && g_str_has_prefix(error->message, "t.csv: "));
  }
}

int main(void)
{
            
  static const CU_TestInfo tests[] = {
      FX_TEST(alpha_is_as_worked_out_by_hand),
      FX_TEST(alpha_needs_two_values_that_differ),
      FX_TEST(intervals_are_wilsons),
      FX_TEST(a_share_weighs_its_strata),
      FX_TEST(tables_are_read_as_spreadsheets_save_them),
      FX_TEST(what_is_no_table_is_refused),
      CU_TEST_INFO_NULL};
  return fx_suite("agreement", tests);
}
