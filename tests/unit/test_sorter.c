// SPDX-License-Identifier: Apache-2.0
// The sorter gives every line once, in byte order, whether it had to go to the disk or not.
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "graph/sorter.h"
#include "graph/store.h"

#include "suite.h"

#define IN_MEMORY ((gsize)1 << 20)

static gboolean join(const char *line, void *out, GError **error)
{
  (void)error;
  g_string_append_printf(out, "%s;", line);
  return TRUE;
}

// The lines sorted with so much memory, each closed by ";". Caller frees.
static char *sorted(char **lines, gsize memory)
{
  g_autoptr(WgSorter) sorter = wg_sorter_new(memory);
  GString *out = g_string_new(NULL);
  for (char **l = lines; *l; l++) CU_ASSERT(wg_sorter_add(sorter, *l, NULL));
  CU_ASSERT(wg_sorter_each(sorter, join, out, NULL));
  return g_string_free(out, FALSE);
}

static int compare_lines(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *expected(char **lines)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (char **l = lines; *l; l++) g_ptr_array_add(all, *l);
  g_ptr_array_sort(all, compare_lines);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < all->len; i++)
    if (!i || strcmp(all->pdata[i], all->pdata[i - 1]) != 0)
      g_string_append_printf(out, "%s;", (char *)all->pdata[i]);
  return g_string_free(out, FALSE);
}

static void check(const char *text)
{
  static const gsize MEMORY[] = {1, 64, 1000, IN_MEMORY};
  g_auto(GStrv) lines = g_strsplit(text, ";", -1);
  g_autofree char *want = expected(lines);
  for (guint i = 0; i < G_N_ELEMENTS(MEMORY); i++) {
    g_autofree char *got = sorted(lines, MEMORY[i]);
    CU_ASSERT_STRING_EQUAL(got, want);
  }
}

static void nothing_in_gives_nothing_out(void)
{
  char *none[] = {NULL};
  g_autofree char *out = sorted(none, 1);
  CU_ASSERT_STRING_EQUAL(out, "");
}

static void lines_come_in_byte_order_and_once(void)
{
  check("");
  check("one");
  check("b;a;c;a");
  check("s a;s b;s c");
  check("s c;s a;s b;s a");
  check("t 1;s 2;t 0;s 1;s 2;t 1");
  check(";;a;;");
}

// What parts a key from the rest sorts like any other byte.
static void keys_are_compared_like_whole_lines(void)
{
  check("ab c;ab;abc;ab\tc;a;ab  c;ab !;ab!;ab! x;\xc3\xa9 z;z \xc3\xa9;ab ");
  check(" x; ; y;\tz;\t;x");
}

static void lines_that_are_longer_than_memory_are_sorted_too(void)
{
  g_autofree char *one = g_strnfill(9000, 'x'), *two = g_strnfill(70000, 'w');
  g_autofree char *text = g_strconcat("s ", one, ";s a;s ", two, ";", two, ";r ", one, ";s a",
                                      NULL);
  check(text);
}

// Groups of one key in many runs, among others of one line: articles that share an
// extraction.
static void many_runs_are_merged(void)
{
  GString *text = g_string_new("first");
  guint state = 7;
  for (guint i = 0; i < 3000; i++) {
    state = state * 1664525 + 1013904223;
    g_string_append_printf(text, ";s%u p%u;shared %u", state >> 8 & 255, state >> 16 & 7,
                           state >> 20 & 511);
    if (i % 5 == 0) g_string_append(text, ";same 1;same 2");
  }
  check(text->str);
  g_string_free(text, TRUE);
}

static void a_part_of_a_string_is_a_line(void)
{
  g_autoptr(WgSorter) sorter = wg_sorter_new(1);
  GString *out = g_string_new(NULL);
  CU_ASSERT(wg_sorter_add_part(sorter, "s 2\ns 1\n", 3, NULL));
  CU_ASSERT(wg_sorter_add_part(sorter, "s 1\n", 3, NULL));
  CU_ASSERT(wg_sorter_each(sorter, join, out, NULL));
  CU_ASSERT_STRING_EQUAL(out->str, "s 1;s 2;");
  g_string_free(out, TRUE);
}

static gboolean stop(const char *line, void *n, GError **error)
{
  (void)line;
  *(guint *)n += 1;
  g_set_error_literal(error, WG_STORE_ERROR, WG_STORE_ERROR_IO, "enough");
  return FALSE;
}

static void a_taker_may_stop_the_walk(void)
{
  for (gsize memory = 1; memory <= IN_MEMORY; memory *= IN_MEMORY) {
    g_autoptr(WgSorter) sorter = wg_sorter_new(memory);
    GError *error = NULL;
    guint n = 0;
    CU_ASSERT(wg_sorter_add(sorter, "s 2", NULL) && wg_sorter_add(sorter, "s 1", NULL));
    CU_ASSERT(!wg_sorter_each(sorter, stop, &n, &error));
    CU_ASSERT(n == 1 && error);
    g_clear_error(&error);
  }
}

// The limit of a file's size stands for a disk that is full.
static void a_full_disk_is_an_error(void)
{
  struct rlimit before, small;
  getrlimit(RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 4096;
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  g_autoptr(WgSorter) sorter = wg_sorter_new(1000);
  GError *error = NULL;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < 1000; i++) {
    g_autofree char *line = g_strdup_printf("subject%u of many", i);
    ok = wg_sorter_add(sorter, line, &error);
  }
  setrlimit(RLIMIT_FSIZE, &before);
  CU_ASSERT_FATAL(!ok && error);
  CU_ASSERT(g_error_matches(error, WG_STORE_ERROR, WG_STORE_ERROR_IO));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "temporary file"));
  g_clear_error(&error);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(nothing_in_gives_nothing_out),
      FX_TEST(lines_come_in_byte_order_and_once),
      FX_TEST(keys_are_compared_like_whole_lines),
      FX_TEST(lines_that_are_longer_than_memory_are_sorted_too),
      FX_TEST(many_runs_are_merged),
      FX_TEST(a_part_of_a_string_is_a_line),
      FX_TEST(a_taker_may_stop_the_walk),
      FX_TEST(a_full_disk_is_an_error),
      CU_TEST_INFO_NULL};
  return fx_suite("sorter", tests);
}
