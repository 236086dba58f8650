// SPDX-License-Identifier: Apache-2.0

#include "extract/page/lines.h"

#include "suite.h"

static WgArena *arena;
static WgRecord record;
static WgLine *lines;
static guint32 n_lines;

static void read_page(const char *title, const char *s)
{
  wg_arena_reset(arena);
  memset(&record, 0, sizeof record);
  record.title = wg_arena_strdup(arena, title);
  record.text = wg_arena_strdup(arena, s);
  lines = wg_lines_find(arena, &record, &n_lines);
}

// The kinds of all lines as letters: Body, Heading, bYline, Caption, cRedit, Teaser, Furniture.
static void expect(const char *kinds)
{
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint32 i = 0; i < n_lines; i++)
    g_string_append_c(got, "BHYCRTF"[lines[i].kind]);
  if (strcmp(got->str, kinds) != 0)
    g_printerr("\n  got  %s\n  want %s\n", got->str, kinds);
  CU_ASSERT_STRING_EQUAL(got->str, kinds);
}

#define LEAD "The harbour board of Norrby has ended its contract with Tellmark, it said on Monday.\n\n"
#define MORE "Tellmark, which has its seat in the town, said it would appeal against the decision.\n\n"
#define LAST "The board expects to name another firm before the end of the year, an officer said."

static void a_plain_article_is_a_heading_and_its_paragraphs(void)
{
  read_page("Harbour board drops Tellmark", "Harbour board drops Tellmark\n\n" LEAD MORE LAST);
  expect("HBBB");
}

static void the_headline_is_known_without_its_outlet(void)
{
  read_page("Harbour board of Norrby drops Tellmark | Norrby Times",
            "Harbour board of Norrby drops Tellmark\n\n" LEAD LAST);
  expect("HBB");
  read_page(NULL, "Harbour board of Norrby drops Tellmark\n\n" LEAD LAST);
  expect("HBB");
}

static void a_byline_and_a_date_are_bylines(void)
{
  read_page("Harbour board drops Tellmark",
            "Harbour board drops Tellmark\n\nBy Ada Brond | May 6, 2018 -- 09:30 GMT\n\n"
            "Tuesday 8 October 2013 6:05 pm\n\nUpdated March 3, 2016\n\n" LEAD LAST
            "\n\nOle Lund contributed to this report.\n\n(Reporting by Ada Brond; Editing by Ole Lund)");
  expect("HYYYBBYY");
}

static void a_list_of_videos_is_no_part_of_the_article(void)
{
  read_page("Harbour board drops Tellmark",
            "Norrby TV\nNow playing\n01:51\nMayor says she likes the new bridge\nNow playing\n02:07\n"
            "Watch a cat cross the harbour\n(Norrby Times) \xe2\x80\x94\n\n" LEAD LAST);
  expect("TFFTFFTYBB");
}

static void a_caption_stands_around_its_credit(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "Boats in the harbour of Norrby in 2018. The board is ending a contract.\n"
            "Ole Lund/Norrby Pictures/Getty Images\n"
            "Boats in the harbour of Norrby in 2018. The board is ending a contract.\n\n" LAST);
  expect("BCRCB");
}

static void a_long_caption_is_known_by_its_desk_or_credit(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "NORRBY, SWEDEN - MAY 3: The mayor stands before the council on May 3, 2020 in Norrby. The "
            "council had voted to close the harbour. (Photo by Ole Lund/Norrby Pictures)\n\n"
            "FILE PHOTO: The logo of Tellmark is seen at its seat\n\n"
            "Workers of Tellmark leave the yard after the vote. (AP Photo/Ole Lund)\n\n" LAST);
  expect("BCCCB");
}

static void a_credit_directly_above_a_paragraph_leaves_it_alone(void)
{
  read_page("Harbour board drops Tellmark",
            "Image: Ole Lund via Getty Images\n" LEAD MORE LAST);
  expect("RBBB");
}

static void teasers_between_paragraphs_are_teasers(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "Read more: Mayor of Norrby sues the board\n\n" MORE
            "Related Coverage\n\n* Tellmark buys a rival in Lund\n* Board fines Tellmark again\n\n" LAST);
  expect("BTBTTTB");
}

static void a_sentence_about_what_is_related_stays(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "Related to this, the court of Norrby ordered Tellmark to pay a fine of two million.\n\n"
            "The logo of the firm was removed from the gate on Tuesday, a witness told the court.\n\n" LAST);
  expect("BBBB");
}

static void a_phrase_of_one_site_is_no_furniture(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "Our standards: were they met? The board of Norrby thinks that they were not.\n\n"
            "Explore further cuts, the court told Tellmark.\n\n" LAST);
  expect("BBBB");
}

static void menus_share_bars_and_consent_are_furniture(void)
{
  read_page("Harbour board drops Tellmark",
            "Skip to content\nNews\nSport\nWeather\nHarbour board drops Tellmark\nShare this article\n\n" LEAD LAST
            "\n\nSign up for our newsletter\n\nWe use cookies to improve your visit.\n\n"
            "\xc2\xa9 2021 Norrby Times. All rights reserved.\n\nTags:\n[[Tellmark]] [[Norrby]]");
  expect("FFFFHFBBFFFFF");
}

static void readers_comments_are_no_part_of_the_article(void)
{
  g_autoptr(GString) page = g_string_new(NULL);
  for (int i = 0; i < 10; i++)
    g_string_append_printf(page, "The board met for the %dth time and %s", i, LEAD);
  g_string_append(page, "2 Comments\n\n" LEAD "Anna says:\n\n" MORE);
  read_page("Harbour board drops Tellmark", page->str);
  expect("BBBBBBBBBBFFFF");
  read_page("Harbour board drops Tellmark", "2 Comments\n\n" LEAD MORE);
  expect("FBB");
}

static void a_page_speaks_to_its_reader(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "If you like our work you can subscribe by email or leave a comment.\n\n"
            "\"You can log in with your card,\" Lund said of the harbour gate.\n\n" LAST);
  expect("BFBB");
}

static void the_end_of_a_release_is_furniture(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD MORE LAST "\n\nAbout Tellmark Group\n\nTellmark Group builds harbours in nine countries and has its seat in "
            "Norrby.\n\nContact: Ada Brond, 202/555-0134\n\nComponent(s):\nHarbour Office\n\n"
            "Press Release Number: 18-113");
  expect("BBBFFFFFF");
}

static void headings_inside_stay_headings(void)
{
  read_page("Harbour board drops Tellmark", LEAD "What comes next\n\n" MORE "RIPPLE EFFECT\n\n" LAST);
  expect("BHBHB");
}

static void a_list_inside_the_article_stays(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "The board found three faults:\n\n* Tellmark paid an officer of the port\n"
            "* Tellmark hid two accidents\n* Tellmark did not renew its licence\n\n" LAST);
  expect("BBBBBB");
  read_page("Harbour board drops Tellmark",
            LEAD "The following firms were added to the list:\n\n- Tellmark Norrby, a unit of Tellmark\n"
            "- Lund Yards of Lund and its owner");
  expect("BBBB");
}

static void short_sentences_and_quotes_stay(void)
{
  read_page("Harbour board drops Tellmark",
            LEAD "\"We are sorry,\" Lund said.\n\nThe board agreed.\n\n\"No.\"\n\n" LAST);
  expect("BBBBB");
}

static void a_pull_quote_is_told_once(void)
{
  read_page("Harbour board drops Tellmark", LEAD MORE LAST "\n\nIt was a good day for all who live in the town, she said.\n\n" MORE);
  expect("BBBBC");
}

static void wrapped_text_is_joined_to_paragraphs(void)
{
  read_page("Harbour board drops Tellmark",
            "The harbour board of Norrby has ended its contract with Tellmark, the\n"
            "builder that has run the northern quay since the summer of 2014. The\n"
            "board said on Monday that it would look for another firm.\n"
            "\n"
            "Tellmark said that it would appeal against the decision and that its\n"
            "workers would be paid until the end of the year.\n");
  expect("BB");
  CU_ASSERT_TRUE(g_str_has_prefix(record.text + lines[1].begin, "Tellmark said"));
  CU_ASSERT_TRUE(g_str_has_suffix(record.text, "year.\n"));
  CU_ASSERT_EQUAL(lines[1].end, strlen(record.text) - 1);
}

static void a_line_each_is_not_joined(void)
{
  read_page("Harbour board drops Tellmark",
            "Harbour board drops Tellmark\nThe harbour board of Norrby has ended its contract with Tellmark.\n"
            "The builder said that it would appeal against the decision.\n"
            "Its workers will be paid until the end of the year.");
  expect("HBBB");
}

static void a_brief_without_a_sentence_is_body(void)
{
  read_page(NULL, "Tellmark to buy Lund Yards");
  expect("B");
  read_page(NULL, "");
  expect("");
  read_page(NULL, " \n\t\n\xc2\xa0\n");
  expect("");
}

static void carriage_returns_and_blanks_are_outside_the_lines(void)
{
  read_page(NULL, "  \xc2\xa0The board has ended its contract with Tellmark, it said. \r\n");
  CU_ASSERT_EQUAL_FATAL(n_lines, 1);
  CU_ASSERT_EQUAL(lines[0].begin, 4);
  CU_ASSERT_EQUAL(record.text[lines[0].end - 1], '.');
}

int main(void)
{
  arena = wg_arena_new();
  static const CU_TestInfo tests[] = {
      FX_TEST(a_plain_article_is_a_heading_and_its_paragraphs),
      FX_TEST(the_headline_is_known_without_its_outlet),
      FX_TEST(a_byline_and_a_date_are_bylines),
      FX_TEST(a_list_of_videos_is_no_part_of_the_article),
      FX_TEST(a_caption_stands_around_its_credit),
      FX_TEST(a_long_caption_is_known_by_its_desk_or_credit),
      FX_TEST(a_credit_directly_above_a_paragraph_leaves_it_alone),
      FX_TEST(teasers_between_paragraphs_are_teasers),
      FX_TEST(a_sentence_about_what_is_related_stays),
      FX_TEST(a_phrase_of_one_site_is_no_furniture),
      FX_TEST(menus_share_bars_and_consent_are_furniture),
      FX_TEST(readers_comments_are_no_part_of_the_article),
      FX_TEST(a_page_speaks_to_its_reader),
      FX_TEST(the_end_of_a_release_is_furniture),
      FX_TEST(headings_inside_stay_headings),
      FX_TEST(a_list_inside_the_article_stays),
      FX_TEST(short_sentences_and_quotes_stay),
      FX_TEST(a_pull_quote_is_told_once),
      FX_TEST(wrapped_text_is_joined_to_paragraphs),
      FX_TEST(a_line_each_is_not_joined),
      FX_TEST(a_brief_without_a_sentence_is_body),
      FX_TEST(carriage_returns_and_blanks_are_outside_the_lines),
      CU_TEST_INFO_NULL};
  int status = fx_suite("lines", tests);
  wg_arena_free(arena);
  return status;
}
