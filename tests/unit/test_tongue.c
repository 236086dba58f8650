// SPDX-License-Identifier: Apache-2.0
/// \file Which language a text is in, and what counts as English.

#include "extract/page/tongue.h"

#include "suite.h"

#define ENGLISH                                                                             \
  "The mill on the river has closed, its owner said on Monday, and forty people who had "   \
  "worked there for most of their lives were told by letter that they need not come back."
#define GERMAN                                                                              \
  "Die Mühle am Fluss hat geschlossen, sagte ihr Besitzer am Montag, und vierzig Leute, die " \
  "dort den größten Teil ihres Lebens gearbeitet haben, erfuhren es durch einen Brief."
#define FRENCH                                                                             \
  "Le moulin au bord de la rivière a fermé, a dit son propriétaire lundi, et quarante "     \
  "personnes qui y ont travaillé presque toute leur vie l’ont appris par une lettre."
#define RUSSIAN                                                                          \
  "Мельница на реке закрылась, сообщил в понедельник её владелец, и сорок человек, которые " \
  "проработали там почти всю жизнь, узнали об этом из письма."

static void expect(const char *text, const char *declared, const char *want)
{
  WgRecord record = {.text = (char *)text, .language = (char *)declared};
  g_autofree char *got = wg_tongue_of(&record);
  if (g_strcmp0(got, want) != 0)
    g_printerr("\n  got  %s\n  want %s\n", got, want);
  CU_ASSERT_TRUE(g_strcmp0(got, want) == 0);
}

static void languages_are_told_apart(void)
{
  expect(ENGLISH, NULL, "en");
  expect(GERMAN, NULL, "de");
  expect(FRENCH, NULL, "fr");
  expect(RUSSIAN, NULL, "ru");
}

static void the_text_stands_before_what_is_said_of_it(void)
{
  expect(ENGLISH, "de-DE", "en");
  expect(GERMAN, "en", "de");
  expect(ENGLISH, "en-GB", "en-GB");
}

static void a_short_text_is_what_is_said_of_it(void)
{
  expect("It rained.", NULL, NULL);
  expect("It rained.", "en-GB", "en-GB");
  expect("Es regnet.", "de", "de");
  expect("", NULL, NULL);
}

// The sample is cut within a character of several bytes.
static void a_long_text_is_told_by_its_begin(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 7; i++) {
    g_string_assign(text, "aaaaaaa" + i);
    while (text->len < 20000)
      g_string_append(text, " " RUSSIAN);
    expect(text->str, NULL, "ru");
  }
}

static void only_english_is_english(void)
{
  CU_ASSERT_TRUE(wg_tongue_is_english("en"));
  CU_ASSERT_TRUE(wg_tongue_is_english("en-US"));
  CU_ASSERT_TRUE(wg_tongue_is_english("EN_gb"));
  CU_ASSERT_TRUE(wg_tongue_is_english(NULL));
  CU_ASSERT_FALSE(wg_tongue_is_english("enm"));
  CU_ASSERT_FALSE(wg_tongue_is_english("de"));
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(languages_are_told_apart),
      FX_TEST(the_text_stands_before_what_is_said_of_it),
      FX_TEST(a_short_text_is_what_is_said_of_it),
      FX_TEST(a_long_text_is_told_by_its_begin),
      FX_TEST(only_english_is_english),
      CU_TEST_INFO_NULL};
  return fx_suite("tongue", tests);
}
