// SPDX-License-Identifier: Apache-2.0
#include "exports/sheet.h"

#include "graph/value.h"
#include "made_up.h"

#define POOL 8

static WgStore *filled(const char *name, guint articles, gboolean backwards)
{
  WgStore *store = fx_store(name);
  for (guint i = 0; i < articles; i++)
    fx_put(store, mu_article(backwards ? articles - 1 - i : i, POOL));
  return store;
}

static WgSample *drawn(WgStore *store, guint n, const char *seed, guint by)
{
  GError *error = NULL;
  WgSample *sample = wg_sample_draw(store, fx_ontology, n, seed, by, &error);
  g_assert_no_error(error);
  return sample;
}

static char *both_tables(const WgSample *sample)
{
  g_autoptr(GString) sheet = g_string_new(NULL), key = g_string_new(NULL);
  wg_sheet_print(sample, sheet, key);
  return g_strconcat(sheet->str, key->str, NULL);
}

static void a_seed_and_a_set_of_articles_make_a_sample(void)
{
  WgStore *one = filled("one.db", 30, FALSE), *two = filled("two.db", 30, TRUE);
  g_autoptr(WgSample) a = drawn(one, 20, "x", WG_BY_CLASS);
  g_autoptr(WgSample) b = drawn(two, 20, "x", WG_BY_CLASS);
  g_autoptr(WgSample) c = drawn(one, 20, "y", WG_BY_CLASS);
  g_autofree char *first = both_tables(a), *second = both_tables(b), *other = both_tables(c);
  CU_ASSERT_STRING_EQUAL(first, second);
  CU_ASSERT_STRING_NOT_EQUAL(first, other);
  wg_store_free(one);
  wg_store_free(two);
}

static gboolean holds_report(const WgSample *sample, const char *report)
{
  for (guint i = 0; i < sample->items->len; i++)
    if (strcmp(wg_sample_item(sample, i)->report, report) == 0) return TRUE;
  return FALSE;
}

static void a_smaller_sample_is_part_of_a_larger_one(void)
{
  WgStore *store = filled("one.db", 30, FALSE);
  g_autoptr(WgSample) few = drawn(store, 10, "x", 0);
  g_autoptr(WgSample) more = drawn(store, 25, "x", 0);
  CU_ASSERT_EQUAL(few->items->len, 10);
  CU_ASSERT_EQUAL(more->items->len, 25);
  CU_ASSERT_EQUAL(few->strata, 1);
  for (guint i = 0; i < few->items->len; i++)
    CU_ASSERT(holds_report(more, wg_sample_item(few, i)->report));
  wg_store_free(store);
}

static void strata_share_alike_as_far_as_they_have_reports(void)
{
  WgStore *store = filled("one.db", 40, FALSE);
  g_autoptr(WgSample) all = drawn(store, 100000, "x", WG_BY_CLASS);
  CU_ASSERT_EQUAL(all->items->len, all->reports);
  CU_ASSERT_EQUAL(all->strata, 6);
  CU_ASSERT_EQUAL(all->left_out, 0);
  g_autoptr(WgSample) some = drawn(store, 13, "x", WG_BY_CLASS);
  CU_ASSERT_EQUAL(some->items->len, 13);
  guint threes = 0;
  for (guint i = 0; i < some->items->len; i++) {
    const WgSampleItem *item = wg_sample_item(some, i);
    CU_ASSERT_STRING_EQUAL(item->stratum, item->event_class);
    CU_ASSERT(item->stratum_drawn == 2 || item->stratum_drawn == 3);
    CU_ASSERT(item->stratum_size > item->stratum_drawn);
    threes += item->stratum_drawn == 3;
  }
  CU_ASSERT_EQUAL(threes, 3);
  g_autoptr(WgSample) four = drawn(store, 4, "x", WG_BY_CLASS);
  CU_ASSERT_EQUAL(four->left_out, 2);
  wg_store_free(store);
}

static WgStore *one_report(void)
{
  WgStore *store = fx_store("one.db");
  WgReading *r = fx_article("https://news.example/a", "2031-04-20");
  g_free(r->record->title);
  r->record->title = g_strdup("=cmd, \"quoted\"");
  r->record->outlet = g_strdup("Norland Courier");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets");
  fx_alias(r, acme, "AW");
  fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  WgReport *tie = fx_report(r, "TieSuspension", acme, NULL);
  tie->polarity = WG_NEGATED;
  tie->quote = "She was told that it was so.";
  fx_put(store, r);
  return store;
}

static void the_sheet_shows_words_and_the_key_what_was_read(void)
{
  WgStore *store = one_report();
  g_autoptr(WgSample) sample = drawn(store, 5, "x", WG_BY_CLASS | WG_BY_OUTLET | WG_BY_YEAR |
                                                        WG_BY_CONFIDENCE);
  g_autoptr(GString) sheet = g_string_new(NULL), key = g_string_new(NULL);
  wg_sheet_print(sample, sheet, key);
  CU_ASSERT_STRING_EQUAL(
      sheet->str,
      "\xef\xbb\xbfitem,date,outlet,title,article,before,quote,after,names,class,actor,target,"
      "polarity,modality,remark\r\n"
      "1,2031-04-20,Norland Courier,\"'=cmd, \"\"quoted\"\"\",https://news.example/a,,"
      "She **was** told that it was so.,,1 Acme Widgets | 2 Jane Roe,,,,,,\r\n");
  CU_ASSERT_PTR_NOT_NULL(strstr(key->str, ",TieSuspension,1,Acme Widgets,-,,negated,actual,"
                                          "0.80,TieSuspension / Norland Courier / 2031 / "
                                          "0.80-0.89,1,1\r\n"));
  wg_store_free(store);
}

static void strata_are_named(void)
{
  guint by = 0;
  CU_ASSERT(wg_sample_strata("year, class", &by) && by == (WG_BY_CLASS | WG_BY_YEAR));
  CU_ASSERT_FALSE(wg_sample_strata("colour", &by));
  CU_ASSERT_FALSE(wg_sample_strata("", &by));
}

static void words_are_found_where_they_stand_by_themselves(void)
{
  const char *text = "Was it Washington, was it?";
  CU_ASSERT_PTR_EQUAL(wg_value_find(text, "Was"), text);
  CU_ASSERT_PTR_EQUAL(wg_value_find(text, "was"), text + 19);
  CU_ASSERT_PTR_NULL(wg_value_find(text, "Wash"));
  CU_ASSERT_PTR_NULL(wg_value_find(text, ""));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(a_seed_and_a_set_of_articles_make_a_sample),
      FX_TEST(a_smaller_sample_is_part_of_a_larger_one),
      FX_TEST(strata_share_alike_as_far_as_they_have_reports),
      FX_TEST(the_sheet_shows_words_and_the_key_what_was_read),
      FX_TEST(strata_are_named),
      FX_TEST(words_are_found_where_they_stand_by_themselves),
      CU_TEST_INFO_NULL};
  return fx_run("sample", tests);
}
