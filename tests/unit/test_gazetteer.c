// SPDX-License-Identifier: Apache-2.0
// Names: how they are normalized, what is found by them, and what a broken name file
// says.
#include "extract/ontology/gazetteer.h"

#include <string.h>

#include "folder_fixture.h"
#include "suite.h"

#ifndef WG_SOURCE_DIR
#define WG_SOURCE_DIR "."
#endif

static WgGazetteer *shipped;

// ---- normal form ------------------------------------------------------------

static const char *const NORMAL[][2] = {
    {"Brightwell Steel Co., Ltd.", "brightwell steel"},
    {"Brightwell Steel Inc", "brightwell steel"},
    {"The Brightwell Corporation", "brightwell"},
    {"Brightwell & Sons, L.L.C.", "brightwell and sons"},
    {"Brightwell & Co.", "brightwell"},
    {"Brightwell S.p.A.", "brightwell"},
    {"Brightwell Public Joint Stock Company", "brightwell"},
    {"Brightwell Limited Liability Company", "brightwell"},
    {"Brightwell's", "brightwell"},
    {"Brightwell\xe2\x80\x99s", "brightwell"},
    {"the U.S.", "us"},
    {"U.S.'s", "us"},
    {"U. S.", "us"},
    {"u.s", "us"},
    {"J. P. Quill", "jp quill"},
    {"J.P. Quill", "jp quill"},
    {"Ada B. Quill", "ada b quill"},
    {"A. O. Quill", "ao quill"},
    {"AT&T Inc.", "at and t"},
    {"O'Quill", "oquill"},
    {"O\xe2\x80\x99Quill", "oquill"},
    {"Al-Quill", "al quill"},
    {"quill.com, Inc.", "quill com"},
    {"  Port\tAlder \n", "port alder"},
    {"(Port Alder)", "port alder"},
    {"\xc3\x89tat", "\xc3\xa9tat"},                 // composed
    {"E\xcc\x81tat", "\xc3\xa9tat"},                // letter and accent
    {"STRASSE", "strasse"},
    {"Stra\xc3\x9f" "e", "strasse"},
    {"\xe8\x8f\xaf\xe7\x82\xba", "\xe8\x8f\xaf\xe7\x82\xba"}, // no case, no spaces
    {"The Company", "company"},
    {"The", "the"},
    {"Limited", "limited"},
    {"A Co", "co"},
    {"!?", "!?"},
    {"", ""},
};

static void names_of_one_thing_have_one_form(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(NORMAL); i++) {
    g_autofree char *got = wg_name_normalize(NORMAL[i][0]);
    if (!g_str_equal(got, NORMAL[i][1]))
      g_printerr("\"%s\": \"%s\", not \"%s\"\n", NORMAL[i][0], got, NORMAL[i][1]);
    CU_ASSERT_STRING_EQUAL(got, NORMAL[i][1]);
  }
}

static void the_normal_form_is_its_own_normal_form(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(NORMAL); i++) {
    // "the limited" and the like may lose one more word; all other forms stay
    if (strlen(NORMAL[i][1]) < 4) continue;
    g_autofree char *again = wg_name_normalize(NORMAL[i][1]);
    CU_ASSERT_STRING_EQUAL(again, NORMAL[i][1]);
  }
}

static void accents_do_not_count_for_finding(void)
{
  g_autofree char *a = wg_name_fold("S\xc3\xa3o Tom\xc3\xa9 \xc5\x81\xc3\xb3" "d\xc5\xba");
  g_autofree char *b = wg_name_fold("Sao Tome Lodz");
  CU_ASSERT_STRING_EQUAL(a, b);
}

// ---- the shipped files ------------------------------------------------------

static void check_found(const char *asked, const char *name)
{
  const WgKnown *k = wg_gazetteer_find(shipped, asked);
  if (!k || !g_str_equal(k->name, name))
    g_printerr("\"%s\": %s, not %s\n", asked, k ? k->name : "nothing", name);
  CU_ASSERT_PTR_NOT_NULL_FATAL(k);
  CU_ASSERT_STRING_EQUAL(k->name, name);
}

static void check_unknown(const char *asked)
{
  const WgKnown *k = wg_gazetteer_find(shipped, asked);
  if (k) g_printerr("\"%s\": %s, not nothing\n", asked, k->name);
  CU_ASSERT_PTR_NULL(k);
}

static void acronyms_are_found_in_capitals_only(void)
{
  check_found("US", "United States");
  check_found("U.S.", "United States");
  check_found("the US's", "United States");
  check_unknown("us");
  check_unknown("Us");
  check_found("WHO", "World Health Organization");
  check_unknown("who");
  check_unknown("Who");
  check_found("ICE", "Immigration and Customs Enforcement");
  check_unknown("ice");
}

static void common_words_are_found_with_a_capital_only(void)
{
  check_found("Apple", "Apple");
  CU_ASSERT_TRUE(wg_gazetteer_find(shipped, "Apple")->weak);
  CU_ASSERT_FALSE(wg_gazetteer_find(shipped, "Microsoft")->weak);
  check_unknown("apple");
  check_unknown("target");
}

static void every_usual_form_of_a_public_body_is_found(void)
{
  static const char *const forms[] = {
      "Department of Justice",  "the Justice Department",     "US Department of Justice",
      "U.S. Justice Department", "DOJ", "United States Department of Justice",
      "U.S. Department of Justice"};
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
    check_found(forms[i], "Department of Justice");
  CU_ASSERT_EQUAL(wg_gazetteer_find(shipped, "DOJ")->type, WG_TYPE_GOVERNMENT_BODY);
  CU_ASSERT_STRING_EQUAL(wg_gazetteer_find(shipped, "DOJ")->country, "USA");
  static const char office[] = "U.S. Attorney's Office for the District of Alaska";
  check_found("US Attorney's Office for the District of Alaska", office);
  check_found("United States Attorney's Office for the District of Alaska", office);
  check_found("China\xe2\x80\x99s Foreign Ministry", "Ministry of Foreign Affairs of China");
  check_found("Chinese Foreign Ministry", "Ministry of Foreign Affairs of China");
}

static void firms_and_universities_are_found_by_their_forms(void)
{
  check_found("MIT", "Massachusetts Institute of Technology");
  check_found("UC Berkeley", "University of California, Berkeley");
  check_found("Oxford University", "University of Oxford");
  check_found("J. P. Morgan & Co.", "JPMorgan Chase");
  check_found("Nokia Oyj", "Nokia");
  CU_ASSERT_EQUAL(wg_gazetteer_find(shipped, "MIT")->type, WG_TYPE_UNIVERSITY);
}

static void countries_are_found_by_code_people_and_capital(void)
{
  const WgKnown *iran = wg_gazetteer_country(shipped, "IRN");
  CU_ASSERT_PTR_NOT_NULL_FATAL(iran);
  CU_ASSERT_STRING_EQUAL(iran->name, "Iran");
  CU_ASSERT_EQUAL(iran->type, WG_TYPE_COUNTRY);
  CU_ASSERT_PTR_EQUAL(wg_gazetteer_demonym(shipped, "Iranian"), iran);
  CU_ASSERT_PTR_EQUAL(wg_gazetteer_demonym(shipped, "Iranians"), iran);
  CU_ASSERT_PTR_EQUAL(wg_gazetteer_capital(shipped, "Tehran"), iran);
  CU_ASSERT_STRING_EQUAL(wg_gazetteer_demonym(shipped, "South Korean")->country, "KOR");
  CU_ASSERT_STRING_EQUAL(wg_gazetteer_capital(shipped, "the Kremlin")->country, "RUS");
  CU_ASSERT_STRING_EQUAL(wg_gazetteer_demonym(shipped, "Polish")->country, "POL");
  CU_ASSERT_PTR_NULL(wg_gazetteer_demonym(shipped, "polish"));
  CU_ASSERT_PTR_NULL(wg_gazetteer_capital(shipped, "Brussels"));
  CU_ASSERT_PTR_NULL(wg_gazetteer_country(shipped, "ZZZ"));
}

static void a_name_without_qualifier_comes_first(void)
{
  CU_ASSERT_EQUAL(wg_gazetteer_find(shipped, "Georgia")->type, WG_TYPE_COUNTRY);
  check_found("Washington", "Washington, D.C.");
  check_found("Washington state", "Washington");
}

static void accents_and_apostrophes_do_not_hide_a_country(void)
{
  check_found("Cote d'Ivoire", "Ivory Coast");
  check_found("C\xc3\xb4te d\xe2\x80\x99Ivoire", "Ivory Coast");
  check_found("Turkiye", "Turkey");
}

static void names_of_persons_are_known(void)
{
  CU_ASSERT_TRUE(wg_gazetteer_is_given_name(shipped, "Maria"));
  CU_ASSERT_TRUE(wg_gazetteer_is_given_name(shipped, "maria"));
  CU_ASSERT_FALSE(wg_gazetteer_is_given_name(shipped, "Treasury"));
  CU_ASSERT_TRUE(wg_gazetteer_is_surname(shipped, "Smith"));
  CU_ASSERT_FALSE(wg_gazetteer_is_surname(shipped, "of"));
}

// ---- broken files -----------------------------------------------------------

static void check_broken(const char *file, const char *text, const char *line,
                         const char *what)
{
  char *dir = fx_folder_with(file, text);
  g_autoptr(GError) error = NULL;
  WgGazetteer *g = wg_gazetteer_load(dir, &error);
  CU_ASSERT_PTR_NULL(g);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  g_autofree char *start =
      *line ? g_strdup_printf("%s%c%s:%s: ", dir, G_DIR_SEPARATOR, file, line)
            : g_strdup(dir);
  if (!g_str_has_prefix(error->message, start) || !strstr(error->message, what))
    g_printerr("message: %s\n", error->message);
  CU_ASSERT_TRUE(g_str_has_prefix(error->message, start));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, what));
  wg_gazetteer_free(g);
  fx_drop_folder(dir);
}

static void a_broken_line_is_told_with_file_and_number(void)
{
  check_broken("f.tsv", "# head\nBrightwell\tFirm\n", "2", "Firm");
  check_broken("f.tsv", "# head\n\nBrightwell\n", "3", "columns");
  check_broken("f.tsv", "B\tCompany\t\t\t\t\t\tx\n", "1", "columns");
  check_broken("f.tsv", "\tCompany\n", "1", "empty");
  check_broken("f.tsv", "Brightwell\tCompany\tUS\n", "1", "alpha-3");
  check_broken("f.tsv", "Brightwell\tCompany\tUSA\t\t\t42\n", "1", "Wikidata");
  check_broken("f.tsv", "Brightwell\tCompany\tUSA\t\t\t\tstrong\n", "1", "weak");
  check_broken("f.tsv", "Norland\tCountry\n", "1", "alpha-3");
  check_broken("f.tsv", "Norland\tCountry\tNOL\nNorth\tCountry\tNOL\n", "2", "twice");
  check_broken("f.tsv", "Bright\xffwell\tCompany\n", "1", "UTF-8");
  check_broken("demonyms.tsv", "Norlander\n", "1", "two columns");
  check_broken("capitals.tsv", "Port Alder\tnol\n", "1", "two columns");
  check_broken("demonyms.tsv", "Norlander\tNOL\n", "", "NOL");
}

static void a_missing_folder_and_an_empty_one_are_told(void)
{
  g_autoptr(GError) error = NULL;
  CU_ASSERT_PTR_NULL(wg_gazetteer_load("/nowhere/at/all", &error));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "/nowhere/at/all"));
  check_broken("notes.md", "nothing", "", "no name files");
}

static void a_file_of_ones_own_may_end_its_lines_as_it_likes(void)
{
  char *dir = fx_folder_with("mine.tsv", "# mine\r\nBrightwell Steel\tCompany\t\tBWS|Brightwell\r\n"
                                      "Brightwell Steel\tCompany\t\t\tof Alder");
  WgGazetteer *g = wg_gazetteer_load(dir, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(g);
  const WgKnown *k = wg_gazetteer_find(g, "Brightwell Steel Ltd");
  CU_ASSERT_PTR_NOT_NULL_FATAL(k);
  CU_ASSERT_PTR_NULL(k->qualifier);
  CU_ASSERT_PTR_NULL(k->country);
  CU_ASSERT_STRING_EQUAL(k->aliases[0], "BWS");
  CU_ASSERT_STRING_EQUAL(k->aliases[1], "Brightwell");
  CU_ASSERT_PTR_NULL(k->aliases[2]);
  CU_ASSERT_PTR_EQUAL(wg_gazetteer_find(g, "BWS"), k);
  CU_ASSERT_PTR_NULL(wg_gazetteer_find(g, "bws"));
  CU_ASSERT_EQUAL(strlen(wg_gazetteer_checksum(g)), 64);
  wg_gazetteer_free(g);
  fx_drop_folder(dir);
}

int main(void)
{
  GError *error = NULL;
  shipped = wg_gazetteer_load(WG_SOURCE_DIR "/ontology/names", &error);
  if (!shipped) {
    g_printerr("%s\n", error->message);
    g_error_free(error);
    return 1;
  }
  static const CU_TestInfo tests[] = {
      FX_TEST(names_of_one_thing_have_one_form),
      FX_TEST(the_normal_form_is_its_own_normal_form),
      FX_TEST(accents_do_not_count_for_finding),
      FX_TEST(acronyms_are_found_in_capitals_only),
      FX_TEST(common_words_are_found_with_a_capital_only),
      FX_TEST(every_usual_form_of_a_public_body_is_found),
      FX_TEST(firms_and_universities_are_found_by_their_forms),
      FX_TEST(countries_are_found_by_code_people_and_capital),
      FX_TEST(a_name_without_qualifier_comes_first),
      FX_TEST(accents_and_apostrophes_do_not_hide_a_country),
      FX_TEST(names_of_persons_are_known),
      FX_TEST(a_broken_line_is_told_with_file_and_number),
      FX_TEST(a_missing_folder_and_an_empty_one_are_told),
      FX_TEST(a_file_of_ones_own_may_end_its_lines_as_it_likes),
      CU_TEST_INFO_NULL};
  int status = fx_suite("gazetteer", tests);
  wg_gazetteer_free(shipped);
  return status;
}
