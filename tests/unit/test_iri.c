// SPDX-License-Identifier: Apache-2.0
#include "graph/iri.h"

#include "graph_fixture.h"

#define ID "https://w3id.org/wiregraph/id/"

static void is(char *got, const char *wanted)
{
  CU_ASSERT_STRING_EQUAL(got, wanted);
  if (strcmp(got, wanted)) g_printerr("\ngot %s\n", got);
  g_free(got);
}

static void an_entity_is_called_by_its_normalized_name_and_kind(void)
{
  is(wg_iri_entity(WG_BASE, WG_KIND_ORGANIZATION, "Acme Widgets", NULL),
     ID "organization/acme-widgets");
  is(wg_iri_entity(WG_BASE, WG_KIND_ORGANIZATION, "ACME Widgets Co., Ltd.", NULL),
     ID "organization/acme-widgets");
  is(wg_iri_entity(WG_BASE, WG_KIND_PERSON, "Jane Roe", NULL), ID "person/jane-roe");
  is(wg_iri_entity("http://base.example/", WG_KIND_PLACE, "Ruritania", NULL),
     "http://base.example/place/ruritania");
}

static void names_that_letters_of_ascii_cannot_tell_bear_a_hash(void)
{
  g_autofree char *one =
      wg_iri_entity(WG_BASE, WG_KIND_ORGANIZATION, "Ørsø Brygge", NULL);
  g_autofree char *two =
      wg_iri_entity(WG_BASE, WG_KIND_ORGANIZATION, "Årsø Brygge", NULL);
  CU_ASSERT(strcmp(one, two) != 0);
  CU_ASSERT(wg_iri_valid(one) && strstr(one, "_") != NULL);
  CU_ASSERT(g_str_has_prefix(two, ID "organization/ars-brygge_"));
  g_autofree char *plain = wg_iri_entity(WG_BASE, WG_KIND_PERSON, "Jo Zed", NULL);
  g_autofree char *other = wg_iri_entity(WG_BASE, WG_KIND_PERSON, "Jo Zed", "the elder");
  CU_ASSERT(strcmp(plain, other) != 0);
  g_autofree char *marks = wg_iri_entity(WG_BASE, WG_KIND_PERSON, "!!!", NULL);
  g_autofree char *more = wg_iri_entity(WG_BASE, WG_KIND_PERSON, "???", NULL);
  CU_ASSERT(wg_iri_valid(marks) && wg_iri_valid(more) && strcmp(marks, more) != 0);
  g_autofree char *length = g_strnfill(5000, 'z');
  g_autofree char *longest =
      wg_iri_entity(WG_BASE, WG_KIND_ORGANIZATION, length, NULL);
  CU_ASSERT(strlen(longest) < 120);
}

static void hashed_names_stay_what_they_were(void)
{
  is(wg_iri_event(WG_BASE, "TieSuspension", ID "organization/acme-widgets",
                  ID "organization/beta-labs", NULL),
     ID "event/0dd526d9274ab0ab044042d9");
  is(wg_iri_event(WG_BASE, "Statement", ID "person/jane-roe", NULL, "wearepleased"),
     ID "event/b7792893910f663dfd7b3411");
  const char *sources[] = {ID "person/jane-roe", "officials"};
  const char *reversed[] = {"officials", ID "person/jane-roe"};
  is(wg_iri_report(WG_BASE, "https://news.example/1", ID "event/1", "affirmed",
                   "actual", "begun", sources, 2),
     ID "report/3d1c6ede6abc52b8f0a2a5ab");
  is(wg_iri_report(WG_BASE, "https://news.example/1", ID "event/1", "affirmed",
                   "actual", "begun", reversed, 2),
     ID "report/3d1c6ede6abc52b8f0a2a5ab");
  is(wg_iri_occurrence(WG_BASE, ID "event/1", "begun", "2031-04"),
     ID "occurrence/d55dc6184eb1428f71e0bc9c");
  is(wg_iri_extraction(WG_BASE, "fingerprint"), ID "extraction/70774ac847cf117ef9c81f11");
}

static void fields_of_a_hash_do_not_run_into_each_other(void)
{
  g_autofree char *one = wg_iri_event(WG_BASE, "Charge", "urn:a", "urn:b", NULL);
  g_autofree char *two = wg_iri_event(WG_BASE, "Charge", "urn:a", NULL, "urn:b");
  g_autofree char *three = wg_iri_event(WG_BASE, "Charge", "urn:aurn:b", NULL, NULL);
  CU_ASSERT(strcmp(one, two) && strcmp(two, three) && strcmp(one, three));
}

static void an_event_is_the_same_however_its_key_is_composed(void)
{
  g_autofree char *composed = wg_iri_event(WG_BASE, "Statement", NULL, NULL, "\u00e9");
  g_autofree char *apart = wg_iri_event(WG_BASE, "Statement", NULL, NULL, "e\u0301");
  CU_ASSERT_STRING_EQUAL(composed, apart);
}

static void an_article_is_called_by_url_then_id_then_path_then_hash(void)
{
  WgRecord record = {.source = (char *)"folder/a b.txt", .id = (char *)"x/1 é",
                     .url = (char *)"https://news.example/é?a=1#b",
                     .text = (char *)"text"};
  is(wg_iri_article(WG_BASE, &record), "https://news.example/é?a=1#b");
  record.url = (char *)"https://news.example/with space";
  is(wg_iri_article(WG_BASE, &record), ID "article/x/1%20é");
  record.url = (char *)ID "organization/acme"; // what is minted for others is no article
  is(wg_iri_article(WG_BASE, &record), ID "article/x/1%20é");
  record.url = (char *)ID "article/y";
  is(wg_iri_article(WG_BASE, &record), ID "article/y");
  record.url = NULL;
  record.id = NULL;
  is(wg_iri_article(WG_BASE, &record), ID "article/folder/a%20b.txt");
  record.source = (char *)"/srv/news/a.txt";
  is(wg_iri_article(WG_BASE, &record), ID "article/a.txt");
  record.source = (char *)"./../news/./a.txt";
  is(wg_iri_article(WG_BASE, &record), ID "article/news/a.txt");
  record.source = (char *)"many.jsonl";
  g_autofree char *hash = wg_iri_article(WG_BASE, &record);
  CU_ASSERT(g_str_has_prefix(hash, ID "article/hash/"));
  record.source = (char *)"-";
  is(wg_iri_article(WG_BASE, &record), hash);
  record.text = (char *)"other text";
  g_autofree char *other = wg_iri_article(WG_BASE, &record);
  CU_ASSERT(strcmp(hash, other) != 0);
}

static void only_absolute_iris_of_legal_characters_are_valid(void)
{
  static const char *const GOOD[] = {
      "http://example.org/", "https://example.org:8080/a?b=c&d#e", "urn:isbn:1",
      "https://example.org/華為/é", "mailto:a@example.org", "http://[2001:db8::1]/x",
      "http://user@example.org/%20", "http://example.org/.well-known/..a/...",
      "http://example.org/?a=/../b", "https://w3id.org/wiregraph/ns#x"};
  static const char *const BAD[] = {
      "", "no-scheme", "/path", "http:", "http://", "http:///x", "http:x", "1http://x/",
      "http://example.org/a b", "http://example.org/<", "http://example.org/\"",
      "http://example.org/{x}", "http://example.org/a|b", "http://example.org/a\\b",
      "http://example.org/^", "http://example.org/`", "http://example.org/%",
      "http://example.org/%g0", "http://example.org/\n", "http://example.org/\x7f",
      "http://example.org/\xff", "http://example.org/\xc2\x85",
      "http://example.org/\ufffe", "http://example.org/\ue000",
      "http://example.org/a#b#c", "http://example.org:port/", "http://example.org/[x]",
      "http://[::1/x", "http://example.org/a/../b", "http://example.org/.",
      "http://example.org/a/..?b"};
  for (guint i = 0; i < G_N_ELEMENTS(GOOD); i++) {
    CU_ASSERT(wg_iri_valid(GOOD[i]));
    if (!wg_iri_valid(GOOD[i])) g_printerr("\nrefused: %s\n", GOOD[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    CU_ASSERT(!wg_iri_valid(BAD[i]));
    if (wg_iri_valid(BAD[i])) g_printerr("\ntaken: %s\n", BAD[i]);
  }
  CU_ASSERT(!wg_iri_valid(NULL));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(an_entity_is_called_by_its_normalized_name_and_kind),
      FX_TEST(names_that_letters_of_ascii_cannot_tell_bear_a_hash),
      FX_TEST(hashed_names_stay_what_they_were),
      FX_TEST(fields_of_a_hash_do_not_run_into_each_other),
      FX_TEST(an_event_is_the_same_however_its_key_is_composed),
      FX_TEST(an_article_is_called_by_url_then_id_then_path_then_hash),
      FX_TEST(only_absolute_iris_of_legal_characters_are_valid),
      CU_TEST_INFO_NULL};
  return fx_run("iri", tests);
}
