// SPDX-License-Identifier: Apache-2.0
#include "exports/job.h"

#include "export_fixture.h"
#include "graph/iri.h"

#define PERSON "person/jane-roe"

// Three articles: a chain of four firms joined by ties and ownership, a charge that one of
// them denies, a person with an office.
static WgStore *chain(void)
{
  WgStore *store = fx_store("chain.db");
  WgReading *r = fx_article("https://news.example/1", "2031-04-20");
  WgEntity *a = fx_entity(r, WG_TYPE_COMPANY, "Alder Works");
  WgEntity *b = fx_entity(r, WG_TYPE_COMPANY, "Birch Works");
  WgEntity *c = fx_entity(r, WG_TYPE_COMPANY, "Cedar Works");
  fx_time(fx_report(r, "TieSuspension", a, b), "2030-02", "2030-02-01", "2030-02-28");
  fx_report(r, "Ownership", b, c);
  fx_put(store, r);
  r = fx_article("https://news.example/2", "2031-06-01");
  b = fx_entity(r, WG_TYPE_COMPANY, "Birch Works");
  c = fx_entity(r, WG_TYPE_COMPANY, "Cedar Works");
  WgEntity *d = fx_entity(r, WG_TYPE_UNIVERSITY, "Dogwood College");
  WgEntity *body = fx_entity(r, WG_TYPE_GOVERNMENT_BODY, "Office of Trees");
  fx_report(r, "Ownership", b, c);
  fx_report(r, "Funding", c, d);
  fx_report(r, "Charge", body, d);
  fx_report(r, "Denial", d, body)->about = 2;
  fx_put(store, r);
  r = fx_article("https://news.example/3", NULL);
  a = fx_entity(r, WG_TYPE_COMPANY, "Alder Works");
  fx_report(r, "RoleHolding", fx_entity(r, WG_TYPE_PERSON, "Jane Roe"), a)->role =
      fx_list(r, "treasurer");
  fx_put(store, r);
  return store;
}

// The part in a format, with short names; NULL where it is refused. Caller frees.
static char *pick(const char *format, const WgSelection *selection)
{
  WgStore *store = chain();
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  g_autoptr(GError) error = NULL;
  WgJob job = {.format = wg_export_find(format), .selection = selection};
  gboolean ok = wg_job_run(&job, store, fx_ontology, &sink, &error);
  wg_store_free(store);
  if (!ok) CU_ASSERT(g_error_matches(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_ASKED));
  if (ok) CU_ASSERT_EQUAL(job.bytes, out->len);
  char *text = fx_short(out->str);
  g_string_free(out, TRUE);
  if (ok) return text;
  g_free(text);
  return NULL;
}

// A list of one condition.
#define LIST(only) ((char *[]){(char *)(only), NULL})

static void has(const char *lines, const char *part) { CU_ASSERT(fx_has(lines, part)); }
static void lacks(const char *lines, const char *part) { CU_ASSERT(fx_lacks(lines, part)); }

static void a_class_brings_its_reports_parties_and_articles(void)
{
  WgSelection s = {.classes = LIST("TieSuspension")};
  g_autofree char *lines = pick("ntriples", &s);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Report>"), 1);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Occurrence>"), 1);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Extraction>"), 1);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <schema:NewsArticle>"), 1);
  has(lines, "<organization/alder-works> <rdfs:label> \"Alder Works\"");
  has(lines, "<organization/birch-works> <rdfs:label>");
  has(lines, "<organization/alder-works> <wg:suspendsTiesWith> <organization/birch-works>");
  lacks(lines, "<wg:owns>");
  lacks(lines, "<organization/cedar-works> <rdfs:label>");
}

static void a_class_of_entities_selects_by_party(void)
{
  WgSelection s = {.classes = LIST("University")};
  g_autofree char *lines = pick("ntriples", &s);
  has(lines, "<rdf:type> <wg:Funding>");
  has(lines, "<rdf:type> <wg:Charge>");
  lacks(lines, "<rdf:type> <wg:Ownership>");
  WgSelection above = {.classes = LIST("Organization")};
  g_autofree char *more = pick("ntriples", &above);
  has(more, "<rdf:type> <wg:Ownership>");
}

static void hops_go_from_neighbour_to_neighbour(void)
{
  WgSelection s = {.entities = LIST("alder works")};
  g_autofree char *one = pick("ntriples", &s);
  has(one, "<rdf:type> <wg:TieSuspension>");
  has(one, "<rdf:type> <wg:RoleHolding>");
  lacks(one, "<rdf:type> <wg:Ownership>");
  s.hops = 2;
  g_autofree char *two = pick("ntriples", &s);
  has(two, "<rdf:type> <wg:Ownership>");
  lacks(two, "<rdf:type> <wg:Funding>");
  s.hops = 3;
  g_autofree char *three = pick("ntriples", &s);
  has(three, "<rdf:type> <wg:Funding>");
  lacks(three, "<rdf:type> <wg:Charge>");
  // Hops go along what the other conditions leave.
  WgSelection owned = {.entities = s.entities, .hops = 3, .classes = LIST("Ownership")};
  g_autofree char *none = pick("ntriples", &owned);
  CU_ASSERT_STRING_EQUAL(none, "");
  WgSelection iri = {.entities = LIST(PERSON)};
  g_autofree char *person = pick("ntriples", &iri);
  CU_ASSERT_EQUAL(fx_count(person, "<rdf:type> <wg:Report>"), 1);
}

static void days_are_those_told_else_those_of_the_article(void)
{
  WgSelection s = {.from = "2030-02-15", .until = "2030-12-31"};
  g_autofree char *told = pick("ntriples", &s);
  has(told, "<rdf:type> <wg:TieSuspension>");
  CU_ASSERT_EQUAL(fx_count(told, "<rdf:type> <wg:Report>"), 1);
  WgSelection late = {.from = "2031-05-01"};
  g_autofree char *printed = pick("ntriples", &late);
  CU_ASSERT_EQUAL(fx_count(printed, "<rdf:type> <wg:Report>"), 4);
  // The ownership is one event; its earlier report is out, its counts stay whole.
  has(printed, "<wg:reportCount> \"2\"^^<xsd:integer>");
  lacks(printed, "<https://news.example/1>");
  lacks(printed, "<wg:RoleHolding>"); // without a day
}

static void sources_are_counted(void)
{
  WgSelection s = {.min_sources = 2};
  g_autofree char *lines = pick("ntriples", &s);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Report>"), 2);
  has(lines, "<rdf:type> <wg:Ownership>");
  lacks(lines, "<wg:Funding>");
}

static void an_article_brings_what_it_tells(void)
{
  WgSelection s = {.articles = LIST("https://news.example/2")};
  g_autofree char *quads = pick("nquads", &s);
  has(quads, " <https://news.example/2> .\n");
  lacks(quads, " <https://news.example/1> .\n");
  lacks(quads, " <https://news.example/3> .\n");
  CU_ASSERT_EQUAL(fx_count(quads, "<rdf:type> <wg:Report>"), 4);
  has(quads, "<wg:about>");
}

static void quads_leave_out_of_an_article_what_is_not_chosen(void)
{
  WgSelection s = {.classes = LIST("Denial")};
  g_autofree char *quads = pick("nquads", &s);
  CU_ASSERT_EQUAL(fx_count(quads, "<rdf:type> <wg:Report> <https://news.example/2>"), 1);
  CU_ASSERT_EQUAL(fx_count(quads, "<rdf:type> <wg:Denial>"), 2); // merged, and there
  has(quads, "<organization/office-of-trees> <rdfs:label> \"Office of Trees\" "
             "<https://news.example/2> .\n");
  lacks(quads, "<rdf:type> <wg:Charge>");
  lacks(quads, "<wg:about>"); // the charge is out
  lacks(quads, "cedar-works");
}

static void a_part_says_nothing_that_the_whole_does_not(void)
{
  static const char *const FORMATS[] = {"ntriples", "nquads"};
  const WgSelection cases[] = {{.classes = LIST("Denial")},
                               {.entities = LIST(PERSON), .hops = 2},
                               {.min_sources = 2}};
  for (guint f = 0; f < G_N_ELEMENTS(FORMATS); f++) {
    g_autofree char *whole = pick(FORMATS[f], NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
      g_autofree char *part = pick(FORMATS[f], &cases[i]);
      g_auto(GStrv) lines = g_strsplit(part, "\n", -1);
      CU_ASSERT(strlen(part) > 1000 && strlen(part) < strlen(whole));
      for (guint k = 0; lines[k]; k++) CU_ASSERT_PTR_NOT_NULL(strstr(whole, lines[k]));
    }
  }
}

static void networks_are_drawn_of_the_part(void)
{
  WgSelection s = {.classes = LIST("Ownership")};
  g_autofree char *dot = pick("dot", &s);
  CU_ASSERT_EQUAL(fx_count(dot, " -> "), 1);
  has(dot, "\"organization/birch-works\" -> \"organization/cedar-works\"");
}

static void what_is_not_there_is_refused(void)
{
  const WgSelection cases[] = {{.classes = LIST("Weather")},
                               {.classes = LIST("Report")},
                               {.entities = LIST("Nobody")},
                               {.articles = LIST("https://news.example/9")}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    CU_ASSERT_PTR_NULL(pick("ntriples", &cases[i]));
}

static void a_construct_is_a_graph_of_its_own(void)
{
  WgStore *store = chain();
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  GError *error = NULL;
  g_autoptr(WgQuery) query = wg_query_new(
      "CONSTRUCT { ?e a wg:Ownership ; wg:actor ?a ; wg:target ?b . ?a a wg:Company } "
      "WHERE { ?e a wg:Ownership ; wg:actor ?a ; wg:target ?b }", &error);
  g_assert_no_error(error);
  g_autoptr(WgSurvey) survey = wg_survey_new();
  WgJob job = {.format = wg_export_find("csv"), .construct = query, .survey = survey};
  CU_ASSERT(wg_job_run(&job, store, fx_ontology, &sink, &error));
  g_assert_no_error(error);
  wg_store_free(store);
  has(out->str, "\norganization/birch-works,organization/cedar-works,Directed,event/");
  WgDescription of = {.format = job.format, .base = WG_BASE, .bytes = job.bytes};
  g_string_truncate(out, 0);
  wg_survey_describe(survey, &of, out);
  has(out->str, "void:triples 4 ;");
  g_string_free(out, TRUE);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(a_class_brings_its_reports_parties_and_articles),
      FX_TEST(a_class_of_entities_selects_by_party),
      FX_TEST(hops_go_from_neighbour_to_neighbour),
      FX_TEST(days_are_those_told_else_those_of_the_article),
      FX_TEST(sources_are_counted),
      FX_TEST(an_article_brings_what_it_tells),
      FX_TEST(quads_leave_out_of_an_article_what_is_not_chosen),
      FX_TEST(a_part_says_nothing_that_the_whole_does_not),
      FX_TEST(networks_are_drawn_of_the_part),
      FX_TEST(what_is_not_there_is_refused),
      FX_TEST(a_construct_is_a_graph_of_its_own),
      CU_TEST_INFO_NULL};
  return fx_run("selection", tests);
}
