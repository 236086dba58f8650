// SPDX-License-Identifier: Apache-2.0
#include "graph/curation.h"
#include "graph/iri.h"

#include "graph_fixture.h"

// Two firms, a person by full and by last name, and an acronym; under these decisions.
static WgStore *decided(const char *decisions)
{
  WgStore *store = fx_store("curation.db");
  static const char *const NAMES[] = {"Acme Widgets", "Acme", "Northern Grain Union", "NGU"};
  for (int i = 0; i < 4; i++) {
    g_autofree char *url = g_strdup_printf("https://news.example/%d", i);
    WgReading *r = fx_article(url, "2031-04-20");
    WgEntity *firm = fx_entity(r, WG_TYPE_COMPANY, NAMES[i]);
    WgEntity *person = fx_entity(r, WG_TYPE_PERSON, i % 2 ? "Roe" : "Jane Roe");
    fx_report(r, "RoleHolding", person, firm)->role = fx_list(r, "treasurer");
    fx_put(store, r);
  }
  GError *error = NULL;
  wg_store_curate(store, decisions, &error);
  g_assert_no_error(error);
  return store;
}

static char *merged_by(const char *decisions)
{
  WgStore *store = decided(decisions);
  char *lines = fx_merged(store);
  wg_store_free(store);
  return lines;
}

static void what_is_called_the_same_is_one_and_the_first_stands(void)
{
  g_autofree char *none = merged_by("");
  CU_ASSERT(fx_lacks(none, "isReplacedBy"));
  g_autofree char *lines =
      merged_by("# firms\nsame\torganization/acme-widgets\torganization/acme\tits "
                "site\t2031-05-01\nsame\tperson/jane-roe\tperson/roe\n");
  CU_ASSERT(fx_has(lines, "<organization/acme> <dcterms:isReplacedBy> "
                          "<organization/acme-widgets>\n"));
  CU_ASSERT(fx_has(lines, "<person/roe> <dcterms:isReplacedBy> <person/jane-roe>\n"));
  CU_ASSERT(fx_has(lines, "<organization/acme-widgets> <skos:altLabel> \"Acme\"\n"));
  CU_ASSERT(fx_has(lines, "<wg:reportCount> \"2\"^^<xsd:integer>\n"));
  g_autofree char *other = merged_by(
      "same\thttps://w3id.org/wiregraph/id/organization/acme\torganization/acme-widgets\n");
  CU_ASSERT(fx_has(other, "<organization/acme-widgets> <dcterms:isReplacedBy> "
                          "<organization/acme>\n"));
}

static void what_is_called_different_stays_two_whatever_articles_say(void)
{
  WgStore *store = decided("");
  WgReading *r = fx_article("https://news.example/alias", "2031-04-21");
  WgEntity *firm = fx_entity(r, WG_TYPE_COMPANY, "Northern Grain Union");
  fx_alias(r, firm, "NGU");
  fx_report(r, "Statement", firm, NULL)->words = "So it is.";
  fx_put(store, r);
  g_autofree char *one = fx_merged(store);
  CU_ASSERT(fx_has(one, "<organization/ngu> <dcterms:isReplacedBy>"));
  wg_store_curate(store, "different\torganization/northern-grain-union\torganization/ngu",
                  NULL);
  g_autofree char *two = fx_merged(store);
  CU_ASSERT(fx_lacks(two, "isReplacedBy"));
  wg_store_free(store);
}

static void names_and_kinds_are_a_persons_to_give(void)
{
  g_autofree char *lines =
      merged_by("rename\torganization/acme\tAcme of Eastmoor\tclearer\n"
                "retype\torganization/acme\tUniversity\n");
  CU_ASSERT(fx_has(lines, "<organization/acme> <rdfs:label> \"Acme of Eastmoor\"\n"));
  CU_ASSERT(fx_has(lines, "<organization/acme> <skos:altLabel> \"Acme\"\n"));
  CU_ASSERT(fx_has(lines, "<organization/acme> <rdf:type> <wg:University>\n"));
  CU_ASSERT(fx_lacks(lines, "<organization/acme> <rdf:type> <wg:Company>\n"));
  CU_ASSERT(fx_has(lines, "→ Acme of Eastmoor (treasurer)"));
}

static void the_store_keeps_the_decisions(void)
{
  wg_store_free(decided("rename\torganization/acme\tAcme of Eastmoor\n"));
  g_autofree char *path = fx_path("curation.db");
  WgStore *store = wg_store_open(path, WG_STORE_READ, NULL, NULL);
  g_autofree char *lines = fx_merged(store);
  CU_ASSERT(fx_has(lines, "Acme of Eastmoor"));
  CU_ASSERT(wg_store_curate(store, "", NULL));
  g_autofree char *once = fx_merged(store);
  CU_ASSERT(fx_lacks(once, "Acme of Eastmoor"));
  wg_store_free(store);
}

static void broken_lines_and_contradictions_are_named(void)
{
  static const char *const BAD[][2] = {
      {"same\ta", "c.tsv:1: a field is missing"},
      {"\n\nsame a b", "c.tsv:3: \"same a b\" is no decision"},
      {"alike\ta\tb", "c.tsv:1: \"alike\" is no decision"},
      {"same\ta\ta", "one IRI twice"},
      {"same\ta b\tc", "a b is no IRI"},
      {"retype\ta\tShip", "Ship is no class"},
      {"same\ta\tb\ndifferent\tb\ta", "c.tsv:2: an earlier line"},
      {"rename\ta\tA\nrename\ta\tB", "c.tsv:2: an earlier line"},
      {"same\ta\tb\nsame\tb\tc\ndifferent\ta\tc", "by way of others"}};
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    GError *error = NULL;
    CU_ASSERT_PTR_NULL(wg_curation_parse(BAD[i][0], "c.tsv", WG_BASE, &error));
    if (!strstr(error->message, BAD[i][1])) g_printerr("\n%s\n", error->message);
    CU_ASSERT_PTR_NOT_NULL(strstr(error->message, BAD[i][1]));
    g_clear_error(&error);
  }
}

static void doubtful_pairs_are_proposed_until_they_are_decided(void)
{
  WgStore *store = decided("");
  g_autoptr(GString) out = g_string_new(NULL);
  CU_ASSERT(wg_merge_propose(store, fx_ontology, out, NULL));
  CU_ASSERT(fx_has(out->str, "maybe\torganization/acme\torganization/acme-widgets\tone "
                             "name begins the other\n"));
  CU_ASSERT(fx_has(out->str, "maybe\torganization/ngu\torganization/"
                             "northern-grain-union\tinitials\n"));
  CU_ASSERT(fx_has(out->str, "maybe\tperson/jane-roe\tperson/roe\ta last name alone\n"));
  CU_ASSERT_EQUAL(fx_count(out->str, "\nmaybe"), 3);
  // The file is a curation file as it stands, and without effect.
  g_autofree char *before = fx_merged(store);
  CU_ASSERT(wg_store_curate(store, out->str, NULL));
  g_autofree char *after = fx_merged(store);
  CU_ASSERT_STRING_EQUAL(before, after);
  CU_ASSERT(wg_store_curate(store, "different\tperson/roe\tperson/jane-roe\n", NULL));
  g_autoptr(GString) less = g_string_new(NULL);
  CU_ASSERT(wg_merge_propose(store, fx_ontology, less, NULL));
  CU_ASSERT_EQUAL(fx_count(less->str, "\nmaybe"), 2);
  wg_store_free(store);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(what_is_called_the_same_is_one_and_the_first_stands),
      FX_TEST(what_is_called_different_stays_two_whatever_articles_say),
      FX_TEST(names_and_kinds_are_a_persons_to_give),
      FX_TEST(the_store_keeps_the_decisions),
      FX_TEST(broken_lines_and_contradictions_are_named),
      FX_TEST(doubtful_pairs_are_proposed_until_they_are_decided),
      CU_TEST_INFO_NULL};
  return fx_run("curation", tests);
}
