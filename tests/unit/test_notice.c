// SPDX-License-Identifier: Apache-2.0
/// \file What an article says of itself, and what only looks like it: lines of our own.
#include "extract/page/notice.h"

#include "extract/page/line_form.h"

#include "suite.h"

typedef struct row {
  char notice; // c corrected, r retracted, - neither
  const char *words;
} Row;

static void check(const Row *rows, gsize n, WgNotice (*read)(const char *))
{
  g_autoptr(GString) plain = g_string_new(NULL);
  for (gsize i = 0; i < n; i++) {
    wg_line_form_plain(wg_slice(rows[i].words), plain);
    char got = "-cr"[read(plain->str)];
    if (got != rows[i].notice) g_printerr("\n%c: %s\n", got, rows[i].words);
    CU_ASSERT_EQUAL(got, rows[i].notice);
  }
}

static void lines_that_speak_of_their_article(void)
{
  static const Row ROWS[] = {
      {'c', "Correction: The firm's seat is in Aldermouth. We gave the wrong town."},
      {'c', "CORRECTION: An earlier version of this story gave the wrong sum."},
      {'c', "*Correction, March 3, 2031: The harbour master's name was misspelled.*"},
      {'c', "Correction (4 May): the fine was two million crowns, not three."},
      {'c', "Corrections and clarifications: this article misstated the age of the mill"},
      {'c', "This article has been corrected to say that the talks go on."},
      {'c', "This May 4 story has been corrected to show that nobody was charged."},
      {'c', "This report was amended to correct the name of the ferry."},
      {'c', "This post has been updated to correct a date."},
      {'c', "An earlier version of this article said that Orso Grain had been fined."},
      {'c', "A previous version of this report misidentified the owner of the quay."},
      {'c', "Editor\xe2\x80\x99s note: This story has been corrected; the vote was on Friday."},
      {'c', "EDITOR'S NOTE: An earlier version of this piece named the wrong bank."},
      {'c', "(Corrects name of the mill in the second paragraph)"},
      {'c', "This article was amended on 7 May 2031. The ferry sank in 2029, not 2019."},
      {'r', "Retraction: this article rested on a forged letter."},
      {'r', "Editor's note: The Norland Courier has retracted this article."},
      {'r', "Editors' note: this story has been retracted because its source was invented."},
      {'r', "This article has been retracted."},
      {'r', "This story was withdrawn by the Courier on Monday."},
      {'r', "STORY WITHDRAWN: this dispatch quoted a letter that does not exist"},
      {'r', "We have retracted this article after an inquiry."},
  };
  check(ROWS, G_N_ELEMENTS(ROWS), wg_notice_of_line);
}

static void lines_that_speak_of_something_else(void)
{
  static const Row ROWS[] = {
      {'-', "Correction officers were charged with fraud on Monday."},
      {'-', "Corrections officials said that the warden had been mistaken."},
      {'-', "The paper issued a correction on Monday and withdrew the article."},
      {'-', "Correction: why shares in shipping fell by a tenth this week"},
      {'-', "Correction: An article on Monday misstated the age of the mayor."},
      {'-', "Corrections: a story on the harbour on Tuesday gave the wrong sum."},
      {'-', "\"This article has been corrected,\" the editor said."},
      {'-', "This story has been updated."},
      {'-', "This article has been updated with a statement by Orso Grain."},
      {'-', "An earlier version of this article appeared in the Norland Courier."},
      {'-', "Editor's note: This is the first of three parts."},
      {'-', "Editor's note: the views told here are those of the author."},
      {'-', "This report was withdrawn by the ministry in May after protests."},
      {'-', "The journal has retracted the article on the vaccine."},
      {'-', "The article was retracted by its authors in 2029, the institute said."},
      {'-', "Retraction of the claims came a week later, said the firm."},
      {'-', "This week the firm was fined and its report was corrected."},
      {'-', ""},
  };
  check(ROWS, G_N_ELEMENTS(ROWS), wg_notice_of_line);
}

static void headlines_bear_their_mark_in_front(void)
{
  static const Row ROWS[] = {
      {'c', "CORRECTED-UPDATE 1-Orso Grain sues Beta Labs"},
      {'c', "Correction: Norland-Harbour story"},
      {'c', "(CORRECTED) Mill workers walk out"},
      {'r', "RETRACTED: Orso Grain to buy Beta Labs"},
      {'r', "[Retracted] Orso Grain to buy Beta Labs"},
      {'-', "Corrected figures show that the harbour lost money"},
      {'-', "Retracted claims haunt the minister"},
      {'-', "Paper retracts story on Orso Grain"},
  };
  check(ROWS, G_N_ELEMENTS(ROWS), wg_notice_of_title);
}

static void a_record_is_marked_by_its_words(void)
{
  WgRecord record = {.title = (char *)"Mill closes",
                     .text = (char *)"The mill closes.\n\nCorrection: It closes in June, "
                                     "not in May.\nThis article has been corrected.\n"};
  wg_notice_read(&record);
  CU_ASSERT_STRING_EQUAL(record.corrected, "");
  CU_ASSERT_STRING_EQUAL(record.notice, "Correction: It closes in June, not in May.");
  CU_ASSERT_PTR_NULL(record.retracted);
  g_free(record.corrected);
  g_free(record.notice);

  WgRecord told = {.title = (char *)"RETRACTED: Mill closes", .text = (char *)"It closes.",
                   .retracted = g_strdup("2031-05-04")};
  wg_notice_read(&told);
  CU_ASSERT_STRING_EQUAL(told.retracted, "2031-05-04");
  CU_ASSERT_PTR_NULL(told.notice);
  CU_ASSERT_PTR_NULL(told.corrected);
  g_free(told.retracted);
}

int main(void)
{
        
  static const CU_TestInfo tests[] = {
      FX_TEST(lines_that_speak_of_their_article),
      FX_TEST(lines_that_speak_of_something_else),
      FX_TEST(headlines_bear_their_mark_in_front),
      FX_TEST(a_record_is_marked_by_its_words),
      CU_TEST_INFO_NULL};
  return fx_suite("notice", tests);
}
