// SPDX-License-Identifier: Apache-2.0

#include "extract/time/calendar.h"
#include "extract/time/time.h"

#include "suite.h"

static WgArena *arena;
static WgTimeExpression *found;
static guint32 n_found;
static WgSentence sentence;

// A sentence whose words stand apart in `s`; "_" after a word: no space follows it.
static void make_sentence(const char *s)
{
  wg_arena_reset(arena);
  memset(&sentence, 0, sizeof sentence);
  g_auto(GStrv) words = g_strsplit(s, " ", -1);
  guint n = g_strv_length(words);
  sentence.tokens = wg_arena_new0(arena, WgToken, n + 1);
  for (guint i = 0; i < n; i++) {
    WgToken *t = &sentence.tokens[i];
    t->space_after = !g_str_has_suffix(words[i], "_");
    if (!t->space_after)
      words[i][strlen(words[i]) - 1] = '\0';
    t->form = wg_slice(wg_arena_strdup(arena, words[i]));
    t->head = -1;
  }
  sentence.n = n;
}

static void read_sentence(const char *anchor, const char *s)
{
  make_sentence(s);
  found = wg_time_find(arena, &sentence, anchor, &n_found);
}

// The values of all expressions, "?" for one without, separated by a blank.
static void expect(const char *anchor, const char *s, const char *values)
{
  read_sentence(anchor, s);
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint32 i = 0; i < n_found; i++)
    g_string_append_printf(got, "%s%s", i ? " " : "", found[i].value[0] ? found[i].value : "?");
  if (strcmp(got->str, values) != 0)
    g_printerr("\n  %s\n  got  %s\n  want %s\n", s, got->str, values);
  CU_ASSERT_STRING_EQUAL(got->str, values);
}

#define THURSDAY "2019-04-04"

static void full_dates_need_no_anchor(void)
{
  expect(NULL, "It was sold on June 27 , 2013 .", "2013-06-27");
  expect(NULL, "It was sold on 28 Jan. 2019 .", "2019-01-28");
  expect(NULL, "It was sold on Feb. 3rd , 2011 , and closed .", "2011-02-03");
  expect(NULL, "It was sold on the 4th of April 2016 .", "2016-04-04");
  expect(NULL, "It was sold on Tuesday , September 28 , 2021 .", "2021-09-28");
  expect(NULL, "It was sold on 2019-04-03 .", "2019-04-03");
  expect(NULL, "It was sold on 2019_ -_ 04_ -_ 03 .", "2019-04-03");
  expect(NULL, "It was sold on 13/04/2019 and on 04/13/2018 .", "2019-04-13 2018-04-13");
  expect(NULL, "It was sold on 04/03/2019 .", "2019");
  expect(NULL, "It was sold in August 2018 .", "2018-08");
  expect(NULL, "It was sold in Sept. of 2018 .", "2018-09");
  expect(NULL, "It was sold in 2018 .", "2018");
  expect(NULL, "It was sold on February 30 , 2018 .", "?");
}

static void without_an_anchor_the_rest_stays_open(void)
{
  expect(NULL, "It was sold on Wednesday .", "?");
  expect(NULL, "It was sold in January .", "?");
  expect(NULL, "It was sold last month .", "?");
  expect(NULL, "It was sold today .", "?");
  expect("2019", "It was sold on Wednesday .", "2019");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2018-12-25");
  expect("2019", "It was sold in January , not in May .", "2019-01 ?");
  expect("2019", "It will be sold on Wednesday .", "?");
  expect("2019", "It was sold last month .", "?");
  expect("2019", "It was sold last year .", "2018");
  expect("2019-04", "It was sold last month and last year .", "2019-03 2018");
}

static void a_weekday_looks_back_in_the_past(void)
{
  expect(THURSDAY, "It was sold on Wednesday .", "2019-04-03");
  expect(THURSDAY, "It was sold on Thursday .", "2019-04-04");
  expect(THURSDAY, "It was sold on Friday .", "2019-03-29");
  expect(THURSDAY, "It was sold last Thursday .", "2019-03-28");
  expect(THURSDAY, "It was sold Tuesday night .", "2019-04-02");
  expect(THURSDAY, "The Monday_ 's sale was held .", "2019-04-01");
}

static void a_weekday_looks_forward_in_the_future(void)
{
  expect(THURSDAY, "It will be sold on Monday .", "2019-04-08");
  expect(THURSDAY, "It is expected to meet on Monday .", "2019-04-08");
  expect(THURSDAY, "It is sold next Thursday .", "2019-04-11");
  read_sentence(THURSDAY, "It will be sold on Monday .");
  CU_ASSERT_TRUE(found[0].future);
  read_sentence(THURSDAY, "It was sold on Monday .");
  CU_ASSERT_FALSE(found[0].future);
  expect(THURSDAY, "It said on Wednesday that it will be sold on Monday .", "2019-04-03 2019-04-08");
}

static void a_month_looks_to_the_nearest_one(void)
{
  expect(THURSDAY, "In January , it was sold .", "2019-01");
  expect(THURSDAY, "In April it was sold .", "2019-04");
  expect(THURSDAY, "In November it was sold .", "2018-11");
  expect(THURSDAY, "It will be sold in January .", "2020-01");
  expect(THURSDAY, "It will be sold in June .", "2019-06");
  expect(THURSDAY, "It was sold on Dec. 26 .", "2018-12-26");
  expect(THURSDAY, "It was sold last Dec. 26 .", "2018-12-26");
  expect(THURSDAY, "It was sold last December .", "2018-12");
  expect(THURSDAY, "It was sold in July last year .", "2018-07");
  expect(THURSDAY, "It was sold in March of this year .", "2019-03");
}

static void may_and_march_are_also_verbs_and_names(void)
{
  expect(THURSDAY, "They may march in May .", "2018-05");
  expect(THURSDAY, "Prime minister May said no to April Brond .", "");
}

static void days_are_named_from_the_article(void)
{
  expect(THURSDAY, "It was sold today , not yesterday .", "2019-04-04 2019-04-03");
  expect(THURSDAY, "It is sold tomorrow .", "2019-04-05");
  expect(THURSDAY, "It was sold last night and this morning .", "2019-04-03 2019-04-04");
  expect(THURSDAY, "It was sold two days ago .", "2019-04-02");
  expect("2019-03-01", "It was sold a day ago .", "2019-02-28");
}

static void weeks_months_and_years_are_named_from_the_article(void)
{
  expect(THURSDAY, "It was sold this week .", "2019-04");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2019-04-01");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2019-04-07");
  expect(THURSDAY, "It was sold last week .", "2019-03");
  expect(THURSDAY, "It was sold last month .", "2019-03");
  expect("2019-01-10", "It was sold last month .", "2018-12");
  expect(THURSDAY, "It was sold earlier this month .", "2019-04");
  expect(THURSDAY, "It was sold earlier in the month .", "2019-04");
  expect(THURSDAY, "It was sold late last year .", "2018");
  expect(THURSDAY, "It will be sold next year .", "2020");
  expect(THURSDAY, "It was sold for some weeks last year .", "2018");
  expect(THURSDAY, "It was sold last quarter .", "2019");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2019-01-01");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2019-03-31");
  expect(THURSDAY, "It was sold last summer .", "2018");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2018-06-01");
  expect(THURSDAY, "It was sold two years ago and three months ago .", "2017 2019-01");
  expect(THURSDAY, "It was sold two weeks ago .", "2019-03");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2019-03-18");
}

static void vague_times_have_no_value(void)
{
  expect(THURSDAY, "It was sold two years later .", "?");
  expect(THURSDAY, "It was sold a few days ago .", "?");
  expect(THURSDAY, "It was sold several years ago .", "?");
  expect(THURSDAY, "It was big in the 1990s .", "");
  expect(THURSDAY, "Over the last year it grew .", "?");
  expect(THURSDAY, "It was sold before 2016 .", "?");
}

static void the_word_before_says_how_the_date_is_meant(void)
{
  read_sentence(THURSDAY, "It has been a member since at least 2016 .");
  CU_ASSERT_TRUE(n_found == 1 && found[0].since);
  CU_ASSERT_STRING_EQUAL(found[0].value, "2016");
  read_sentence(THURSDAY, "As of August 2018 , it was a member .");
  CU_ASSERT_TRUE(n_found == 1 && found[0].as_of && found[0].first == 0 && found[0].last == 3);
  read_sentence(THURSDAY, "It holds until the end of 2021 .");
  CU_ASSERT_TRUE(n_found == 1 && found[0].until && found[0].future);
  CU_ASSERT_STRING_EQUAL(found[0].value, "2021");
  read_sentence(THURSDAY, "The deal expires in 2022 .");
  CU_ASSERT_TRUE(n_found == 1 && found[0].until);
}

static void a_stretch_has_both_ends(void)
{
  expect(THURSDAY, "It was fined between 2011 and 2014 .", "2011");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2011-01-01");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2014-12-31");
  expect("2021-12-01", "It ran from March 2020 to June 2021 .", "2020-03");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2021-06-30");
  CU_ASSERT_TRUE(found[0].since);
  expect(THURSDAY, "It ran between approximately March 2011 and about June 2014 .", "2011-03");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2014-06-30");
  expect(THURSDAY, "It ran between March and July 2017 .", "2017-03");
  expect(THURSDAY, "It ran in 2011_ -_ 2014 .", "2011");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2014-12-31");
  expect(THURSDAY, "They met on April 26_ -_ 29 , 2016 .", "2016-04-26");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2016-04-29");
  expect(THURSDAY, "It was fined in 2011 and in 2014 .", "2011 2014");
}

static void fiscal_years_and_quarters(void)
{
  expect(THURSDAY, "It paid in fiscal year 2018 and in fiscal 2017 .", "2018 2017");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2017-10-01");
  expect(THURSDAY, "It paid in FY2018 .", "2018");
  expect(THURSDAY, "It paid in the second quarter of 2018 .", "2018");
  CU_ASSERT_STRING_EQUAL(found[0].earliest, "2018-04-01");
  CU_ASSERT_STRING_EQUAL(found[0].latest, "2018-06-30");
  expect(THURSDAY, "It paid in Q1 2018 .", "2018");
}

static void a_date_before_a_noun_is_the_noun_s(void)
{
  read_sentence(THURSDAY, "It left after the 2016 vote .");
  CU_ASSERT_TRUE(n_found == 1 && found[0].first == 4);
  CU_ASSERT_STRING_EQUAL(found[0].value, "2016");
  read_sentence(THURSDAY, "It is from Friday_ 's paper .");
  CU_ASSERT_TRUE(n_found == 1 && !found[0].since);
}

static void numbers_and_names_are_no_years(void)
{
  expect(THURSDAY, "Under resolution 2019 the Vision 2030 plan cost $ 2000 .", "");
  expect(THURSDAY, "The Honest Trade Act of 2007 holds .", "");
  expect(THURSDAY, "It opened at 10:30 with 38 people and 1,900 guests .", "");
  expect(THURSDAY, "In a 2017 letter it said so .", "2017");
}

static void tags_tell_the_tense(void)
{
  make_sentence("Lund is to appear on Monday .");
  static const char *const XPOS[] = {"NNP", "VBZ", "TO", "VB", "IN", "NNP", "."};
  static const gint32 HEADS[] = {1, -1, 3, 1, 5, 3, 1};
  for (guint32 i = 0; i < sentence.n; i++) {
    sentence.tokens[i].xpos = XPOS[i];
    sentence.tokens[i].head = HEADS[i];
    sentence.tokens[i].upos = WG_UPOS_NOUN;
  }
  found = wg_time_find(arena, &sentence, THURSDAY, &n_found);
  CU_ASSERT_EQUAL_FATAL(n_found, 1);
  CU_ASSERT_STRING_EQUAL(found[0].value, "2019-04-08");
}

static void a_date_of_tomorrow_is_not_last_year(void)
{
  expect("2019-04-03", "It was sold on April 4 .", "2019-04-04");
  expect("2019-12-31", "It was sold on Jan. 1 .", "2020-01-01");
}

static void the_calendar_counts_right(void)
{
  WgSpan day = wg_span_parse("2019-04-04T10:00:00Z");
  CU_ASSERT_EQUAL(wg_span_weekday(day.first), 4);
  CU_ASSERT_EQUAL(wg_span_new(2019, 2, 29).year, 0);
  CU_ASSERT_EQUAL(wg_span_new(2020, 2, 29).day, 29);
  CU_ASSERT_EQUAL(wg_span_parse("2005-Sep-28").month, 0);
  CU_ASSERT_EQUAL(wg_span_parse("2005-Sep-28").year, 2005);
  CU_ASSERT_EQUAL(wg_span_parse("soon").year, 0);
  CU_ASSERT_EQUAL(wg_span_add_months(wg_span_new(2019, 1, 31), -1).month, 12);
}

static void an_empty_sentence_has_none(void)
{
  memset(&sentence, 0, sizeof sentence);
  found = wg_time_find(arena, &sentence, THURSDAY, &n_found);
  CU_ASSERT_EQUAL(n_found, 0);
}

int main(void)
{
  arena = wg_arena_new();
  static const CU_TestInfo tests[] = {
      FX_TEST(full_dates_need_no_anchor),
      FX_TEST(without_an_anchor_the_rest_stays_open),
      FX_TEST(a_weekday_looks_back_in_the_past),
      FX_TEST(a_weekday_looks_forward_in_the_future),
      FX_TEST(a_month_looks_to_the_nearest_one),
      FX_TEST(may_and_march_are_also_verbs_and_names),
      FX_TEST(days_are_named_from_the_article),
      FX_TEST(weeks_months_and_years_are_named_from_the_article),
      FX_TEST(vague_times_have_no_value),
      FX_TEST(the_word_before_says_how_the_date_is_meant),
      FX_TEST(a_stretch_has_both_ends),
      FX_TEST(fiscal_years_and_quarters),
      FX_TEST(a_date_before_a_noun_is_the_noun_s),
      FX_TEST(numbers_and_names_are_no_years),
      FX_TEST(tags_tell_the_tense),
      FX_TEST(a_date_of_tomorrow_is_not_last_year),
      FX_TEST(the_calendar_counts_right),
      FX_TEST(an_empty_sentence_has_none),
      CU_TEST_INFO_NULL};
  int status = fx_suite("time", tests);
  wg_arena_free(arena);
  return status;
}
