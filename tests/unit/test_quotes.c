// SPDX-License-Identifier: Apache-2.0

#include "extract/article/quotes.h"
#include "extract/page/lines.h"

#include "suite.h"

#define LQ "\xe2\x80\x9c"
#define RQ "\xe2\x80\x9d"
#define LS "\xe2\x80\x98"
#define RS "\xe2\x80\x99"

static WgArena *arena;
static WgQuote *quotes;
static guint32 n_quotes;
static const char *text;

static void read_text(const char *s)
{
  WgRecord record = {0};
  guint32 n_lines = 0;
  wg_arena_reset(arena);
  text = record.text = wg_arena_strdup(arena, s);
  WgLine *lines = wg_lines_find(arena, &record, &n_lines);
  quotes = wg_quotes_find(arena, wg_slice(text), lines, n_lines, &n_quotes);
}

static void expect(guint32 i, const char *words)
{
  CU_ASSERT_FATAL(i < n_quotes);
  WgSlice got = {text + quotes[i].begin, quotes[i].end - quotes[i].begin};
  if (!wg_slice_equals(got, words))
    g_printerr("\n  got  %.*s\n  want %s\n", (int)got.len, got.ptr, words);
  CU_ASSERT(wg_slice_equals(got, words));
}

static void expect_one(const char *s, const char *words)
{
  read_text(s);
  CU_ASSERT_EQUAL_FATAL(n_quotes, 1);
  expect(0, words);
}

static void every_style_of_marks_is_read(void)
{
  expect_one("\"The plant will close,\" Ada Brond said on Monday.", "The plant will close,");
  expect_one(LQ "The plant will close," RQ " Ada Brond said on Monday.", "The plant will close,");
  expect_one("``The plant will close,'' Ada Brond said on Monday.", "The plant will close,");
  expect_one("\xc2\xab The plant will close \xc2\xbb, Ada Brond said on Monday.",
             "The plant will close");
  expect_one("\xe2\x80\x9eThe plant will close" LQ ", Ada Brond said on Monday.",
             "The plant will close");
  expect_one(LS "The plant will close," RS " Ada Brond said on Monday.", "The plant will close,");
  expect_one("'The plant will close,' Ada Brond said on Monday.", "The plant will close,");
}

static void marks_stand_outside_the_words(void)
{
  read_text("He said: " LQ "Go." RQ);
  CU_ASSERT_EQUAL_FATAL(n_quotes, 1);
  CU_ASSERT_EQUAL(quotes[0].outer_begin, 9);
  CU_ASSERT_EQUAL(quotes[0].begin, 12);
  CU_ASSERT_EQUAL(quotes[0].end, 15);
  CU_ASSERT_EQUAL(quotes[0].outer_end, 18);
}

static void apostrophes_are_no_marks(void)
{
  read_text("The firms' plans, the firm's board and the '90s don't matter to O'Rell's workers' union.");
  CU_ASSERT_EQUAL(n_quotes, 0);
  read_text("The firms" RS " plans and the firm" RS "s board don" RS "t matter to the workers" RS " union.");
  CU_ASSERT_EQUAL(n_quotes, 0);
  expect_one("'The firms' plans don't hold,' she said of the workers' fears.",
             "The firms' plans don't hold,");
}

static void inches_and_feet_are_no_marks(void)
{
  read_text("The 27\" screen stands on a 6' desk, next to a 32\" one.");
  CU_ASSERT_EQUAL(n_quotes, 0);
  expect_one("\"A 27\" screen is small,\" he said.", "A 27\" screen is small,");
}

static void nested_quotes_stay_inside(void)
{
  expect_one(LQ "They told us " LS "never again" RS " and left," RQ " Lund said.",
             "They told us " LS "never again" RS " and left,");
  expect_one("\"They told us 'never again' and left,\" Lund said.",
             "They told us 'never again' and left,");
}

static void a_split_quote_gives_its_parts(void)
{
  read_text("\"We are done,\" Lund said, \"and we will not return.\"");
  CU_ASSERT_EQUAL_FATAL(n_quotes, 2);
  expect(0, "We are done,");
  expect(1, "and we will not return.");
}

static void a_speech_runs_over_paragraphs(void)
{
  read_text(LQ "One is the start of it all, he said to us then.\n\n" LQ "Two comes after the first of them.\n\n"
            LQ "Three comes after two.\n\n" LQ "Four is not the end.\n\n" LQ "Five is the end." RQ "\n\n"
            LQ "Another speech begins here." RQ);
  CU_ASSERT_EQUAL_FATAL(n_quotes, 6);
  for (guint32 i = 0; i < 5; i++) {
    CU_ASSERT_EQUAL(quotes[i].continued, i > 0);
    CU_ASSERT_EQUAL(quotes[i].continues, i < 4);
    CU_ASSERT_EQUAL(quotes[i].line, i);
  }
  CU_ASSERT_FALSE(quotes[5].continued);
  expect(1, "Two comes after the first of them.");
}

static void an_open_mark_ends_with_its_paragraph(void)
{
  read_text("She said: \"We never met them in that year.\n\nThe firm has its seat in Norrby.");
  CU_ASSERT_EQUAL_FATAL(n_quotes, 1);
  expect(0, "We never met them in that year.");
  CU_ASSERT_FALSE(quotes[0].continues);
}

static void lost_marks_give_nothing(void)
{
  read_text("This is a clear sign, said Lund. We shall go on, she added.\n\nWe are sorry,\" he said.");
  CU_ASSERT_EQUAL(n_quotes, 0);
}

static void a_mark_that_was_not_closed_does_not_turn_the_others(void)
{
  read_text("He spoke of " LQ "a plan. Later he said " LQ "it is over" RQ " to the board.");
  CU_ASSERT_EQUAL_FATAL(n_quotes, 1);
  expect(0, "it is over");
}

static void several_short_quotes_in_a_line_stay_apart(void)
{
  read_text("He called it \"risky\" and \"a mistake\", but not 'attacks' from the 'outside'.");
  CU_ASSERT_EQUAL_FATAL(n_quotes, 4);
  expect(0, "risky");
  expect(1, "a mistake");
  expect(2, "attacks");
  expect(3, "outside");
}

static void pictures_between_two_paragraphs_do_not_cut_a_speech(void)
{
  read_text("\"We shall stay in the town for as long as they let us.\n\nPhoto: Ada Brond/Norrby Pictures\n\n"
            "\"And we shall build there.\"");
  CU_ASSERT_EQUAL_FATAL(n_quotes, 2);
  CU_ASSERT_TRUE(quotes[0].continues);
  CU_ASSERT_TRUE(quotes[1].continued);
}

int main(void)
{
  arena = wg_arena_new();
  static const CU_TestInfo tests[] = {
      FX_TEST(every_style_of_marks_is_read),
      FX_TEST(marks_stand_outside_the_words),
      FX_TEST(apostrophes_are_no_marks),
      FX_TEST(inches_and_feet_are_no_marks),
      FX_TEST(nested_quotes_stay_inside),
      FX_TEST(a_split_quote_gives_its_parts),
      FX_TEST(a_speech_runs_over_paragraphs),
      FX_TEST(an_open_mark_ends_with_its_paragraph),
      FX_TEST(lost_marks_give_nothing),
      FX_TEST(a_mark_that_was_not_closed_does_not_turn_the_others),
      FX_TEST(several_short_quotes_in_a_line_stay_apart),
      FX_TEST(pictures_between_two_paragraphs_do_not_cut_a_speech),
      CU_TEST_INFO_NULL};
  int status = fx_suite("quotes", tests);
  wg_arena_free(arena);
  return status;
}
