// SPDX-License-Identifier: Apache-2.0
#include "graph/versions.h"

#include "graph/iri.h"
#include "graph_fixture.h"

#define URL "https://news.example/a"

// A version of one article: `mark` 'c' corrected, 'r' retracted, '-' neither.
static void put(WgStore *store, const char *words, const char *date, char mark)
{
  WgReading *r = fx_article(URL, date);
  g_free(r->record->text);
  r->record->text = g_strdup(words);
  if (mark == 'c') r->record->corrected = g_strdup("2031-05-04");
  if (mark == 'r') r->record->retracted = g_strdup("");
  fx_report(r, "TieSuspension", fx_entity(r, WG_TYPE_COMPANY, words), NULL);
  fx_put(store, r);
}

static char *hash_of(const char *words)
{
  WgRecord record = {.title = (char *)"A headline", .text = (char *)words};
  return wg_content_hash(&record);
}

static void versions_are_kept_sorted_with_their_earliest_date(void)
{
  g_autofree char *one = wg_versions_add(NULL, "bb", NULL);
  g_autofree char *two = wg_versions_add(one, "aa", "2031-02-01");
  g_autofree char *three = wg_versions_add(two, "bb", "2031-03-01");
  g_autofree char *four = wg_versions_add(three, "bb", "2031-03-02");
  g_autofree char *five = wg_versions_add(four, "bb", NULL);
  CU_ASSERT_STRING_EQUAL(one, "bb\t\n");
  CU_ASSERT_STRING_EQUAL(two, "aa\t2031-02-01\nbb\t\n");
  CU_ASSERT_STRING_EQUAL(three, "aa\t2031-02-01\nbb\t2031-03-01\n");
  CU_ASSERT_STRING_EQUAL(four, three);
  CU_ASSERT_STRING_EQUAL(five, three);
}

static void a_corrected_article_tells_what_it_took_the_place_of(void)
{
  WgStore *store = fx_store("versions.db");
  put(store, "First Widgets", "2031-05-03", '-');
  put(store, "Second Widgets", "2031-05-03", 'c');
  g_autofree char *hash = hash_of("First Widgets");
  g_autofree char *iri = wg_iri_version(WG_BASE, URL, hash);
  g_autofree char *revision =
      g_strdup_printf("<" URL "> <prov:wasRevisionOf> <%s> ", iri + strlen(WG_BASE));
  g_autofree char *kept = g_strdup_printf("<wg:contentHash> \"%s\" ", hash);
  for (int i = 0; i < 2; i++) {
    g_autofree char *now = fx_export(store, i ? "ntriples" : "nquads");
    CU_ASSERT(fx_has(now, revision));
    CU_ASSERT(fx_has(now, kept));
    CU_ASSERT_EQUAL(fx_count(now, "<wg:Version>"), 1);
    CU_ASSERT_EQUAL(fx_count(now, "<schema:datePublished> \"2031-05-03\""), 2);
    CU_ASSERT(fx_has(now, "<wg:corrected> \"true\"^^<xsd:boolean>"));
    CU_ASSERT(fx_has(now, "<wg:correctedOn> \"2031-05-04\"^^<xsd:date>"));
    CU_ASSERT(fx_lacks(now, "first-widgets"));
  }
  wg_store_free(store);
}

static void without_a_mark_a_new_text_only_takes_the_place(void)
{
  WgStore *store = fx_store("versions.db");
  put(store, "First Widgets", "2031-05-03", '-');
  put(store, "Second Widgets", "2031-05-04", '-');
  g_autofree char *now = fx_export(store, "nquads");
  CU_ASSERT(fx_lacks(now, "wasRevisionOf"));
  put(store, "Third Widgets", "2031-05-05", 'r');
  g_autofree char *then = fx_export(store, "nquads");
  CU_ASSERT_EQUAL(fx_count(then, "<prov:wasRevisionOf>"), 2);
  wg_store_free(store);
}

// Of one day the mark decides, and what was there before is known in every order.
static void the_order_of_versions_in_a_run_does_not_matter(void)
{
  static const int ORDERS[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                   {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  static const char *const WORDS[] = {"First Widgets", "Second Widgets", "Third Widgets"};
  g_autofree char *first = NULL;
  for (int turn = 0; turn < 6; turn++) {
    WgStore *store = fx_store("versions.db");
    for (int i = 0; i < 3; i++) {
      int which = ORDERS[turn][i];
      put(store, WORDS[which], "2031-05-03", "-cr"[which]);
    }
    g_autofree char *now = fx_export(store, "nquads");
    CU_ASSERT(fx_has(now, "third-widgets"));
    CU_ASSERT_EQUAL(fx_count(now, "<prov:wasRevisionOf>"), 2);
    if (!first) first = g_strdup(now);
    CU_ASSERT_STRING_EQUAL(now, first);
    wg_store_free(store);
  }
}

static void read_again_a_version_is_not_its_own_former(void)
{
  WgStore *store = fx_store("versions.db");
  for (int i = 0; i < 2; i++) {
    put(store, "First Widgets", "2031-05-03", '-');
    put(store, "Second Widgets", "2031-05-03", 'c');
  }
  put(store, "Second Widgets", "2031-05-06", 'c');
  g_autofree char *now = fx_export(store, "nquads");
  CU_ASSERT_EQUAL(fx_count(now, "<prov:wasRevisionOf>"), 1);
  wg_store_free(store);
}

// Fetched at three times, in whatever order and runs: the earliest stays.
static void the_same_text_fetched_again_is_no_change(void)
{
  static const char *const TIMES[] = {"2031-05-04T00:00:00Z", "2031-05-03T00:00:00Z",
                                      "2031-05-06T00:00:00Z"};
  for (int turn = 0; turn < 3; turn++) {
    WgStore *store = fx_store("versions.db");
    for (int i = 0; i < 3; i++) {
      WgReading *r = fx_article(URL, "2031-05-03");
      r->record->retrieved = g_strdup(TIMES[(turn + i) % 3]);
      fx_report(r, "TieSuspension", fx_entity(r, WG_TYPE_COMPANY, "Acme"), NULL);
      fx_put(store, r);
    }
    g_autofree char *now = fx_export(store, "nquads");
    CU_ASSERT(fx_has(now, "<wg:retrieved> \"2031-05-03T00:00:00Z\""));
    CU_ASSERT_EQUAL(fx_count(now, "<wg:retrieved>"), 1);
    wg_store_free(store);
  }
  CU_ASSERT(wg_versions_same("a\nb\n", "a\nb\n"));
  CU_ASSERT_FALSE(wg_versions_same("a\nb\n", "a\n"));
  CU_ASSERT_FALSE(wg_versions_same("a\nb\n", "a\nc\n"));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(versions_are_kept_sorted_with_their_earliest_date),
      FX_TEST(a_corrected_article_tells_what_it_took_the_place_of),
      FX_TEST(without_a_mark_a_new_text_only_takes_the_place),
      FX_TEST(the_order_of_versions_in_a_run_does_not_matter),
      FX_TEST(read_again_a_version_is_not_its_own_former),
      FX_TEST(the_same_text_fetched_again_is_no_change),
      CU_TEST_INFO_NULL};
  return fx_run("versions", tests);
}
