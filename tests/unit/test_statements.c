// SPDX-License-Identifier: Apache-2.0
#include "graph_fixture.h"
#include "graph/iri.h"

static WgReading *acme_and_beta(WgEntity **acme, WgEntity **beta)
{
  WgReading *r = fx_article("https://news.example/1", "2031-04-20");
  *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets");
  *beta = fx_entity(r, WG_TYPE_UNIVERSITY, "Beta College");
  return r;
}

static void an_article_without_facts_still_has_its_graph(void)
{
  WgReading *r = fx_article("https://news.example/1", "2031-04-20T10:00Z");
  r->record->authors = g_strsplit("Ann Author|Bo Writer", "|", -1);
  r->record->outlet = g_strdup("The Example");
  r->record->language = g_strdup("en");
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT_STRING_EQUAL(g.iri, "https://news.example/1");
  CU_ASSERT_STRING_EQUAL(g.facts, "");
  CU_ASSERT_EQUAL(g.reports, 0);
  CU_ASSERT(fx_has(g.lines, "<https://news.example/1> <rdf:type> <schema:NewsArticle>\n"));
  CU_ASSERT(fx_has(g.lines, "<schema:datePublished> \"2031-04-20T10:00:00Z\"^^<xsd:dateTime>"));
  CU_ASSERT(fx_has(g.lines, "<schema:author> \"Ann Author\"\n"));
  CU_ASSERT(fx_has(g.lines, "<schema:author> \"Bo Writer\"\n"));
  CU_ASSERT(fx_has(g.lines, "<schema:publisher> \"The Example\"\n"));
  CU_ASSERT(fx_has(g.lines, "<schema:inLanguage> \"en\"\n"));
  CU_ASSERT(fx_has(g.lines, "<schema:url> <https://news.example/1>\n"));
  CU_ASSERT(fx_has(g.lines, "<prov:used> <https://news.example/1>\n"));
  CU_ASSERT(fx_lacks(g.lines, "<wg:text>"));
}

static void dates_bear_the_datatype_of_their_precision(void)
{
  static const char *const CASES[][2] = {
      {"2031", "\"2031\"^^<xsd:gYear>"},
      {"2031-04", "\"2031-04\"^^<xsd:gYearMonth>"},
      {"2031-04-20", "\"2031-04-20\"^^<xsd:date>"},
      {"2031-04-20T10:11:12.5+01:00", "\"2031-04-20T10:11:12.5+01:00\"^^<xsd:dateTime>"},
      {"2031-04-20 10:11:12 +0100", "\"2031-04-20T10:11:12+01:00\"^^<xsd:dateTime>"},
      {"2031-04-20T99:00", "\"2031-04-20\"^^<xsd:date>"},
      {"2031-02-30", NULL}, {"2031-13", NULL}, {"April 2031", NULL}, {"", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_auto(WgArticleGraph) g = {0};
    fx_make(fx_article("https://news.example/1", CASES[i][0]), &g);
    if (CASES[i][1]) CU_ASSERT(fx_has(g.lines, CASES[i][1]));
    if (!CASES[i][1]) CU_ASSERT(fx_lacks(g.lines, "datePublished"));
  }
}

static void entities_bear_all_their_classes_and_names(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  fx_alias(r, beta, "BC");
  fx_alias(r, beta, "Beta\n College");
  fx_alias(r, beta, ", BC;");
  fx_alias(r, beta, ",,");
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT(fx_has(g.lines, "<organization/acme-widgets> <rdf:type> <wg:Agent>\n"));
  CU_ASSERT(fx_has(g.lines, "<organization/acme-widgets> <rdf:type> <wg:Company>\n"));
  CU_ASSERT(fx_has(g.lines, "<organization/acme-widgets> <rdf:type> <wg:Organization>\n"));
  CU_ASSERT(fx_has(g.lines, "<organization/beta-college> <rdf:type> <wg:University>\n"));
  CU_ASSERT(fx_has(g.lines, "<organization/beta-college> <rdfs:label> \"Beta College\"\n"));
  CU_ASSERT(fx_has(g.lines, "<organization/beta-college> <skos:altLabel> \"BC\"\n"));
  CU_ASSERT_EQUAL(fx_count(g.lines, "altLabel"), 1);
}

static void a_country_of_the_name_files_is_told_and_described(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  acme->country = "NOR";
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT(fx_has(g.lines, "<organization/acme-widgets> <wg:country> <place/norway>\n"));
  CU_ASSERT(fx_has(g.lines, "<place/norway> <wg:iso3> \"NOR\"\n"));
  CU_ASSERT(fx_has(g.lines, "<place/norway> <skos:exactMatch> "
                            "<http://www.wikidata.org/entity/Q20>\n"));
  CU_ASSERT(fx_has(g.lines, "<place/norway> <rdf:type> <wg:Country>\n"));
  CU_ASSERT(fx_has(g.lines, "<place/norway> <rdf:type> <wg:Place>\n"));
  CU_ASSERT(fx_has(g.lines, "<place/norway> <rdf:type> <wg:Agent>\n"));
}

static void an_origin_gives_a_country_unless_two_do(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  WgEntity *one = fx_entity(r, WG_TYPE_COUNTRY, "Ruritania");
  WgEntity *two = fx_entity(r, WG_TYPE_COUNTRY, "Freedonia");
  fx_report(r, "Origin", acme, one)->phase = WG_ONGOING;
  fx_report(r, "Origin", beta, one)->phase = WG_ONGOING;
  fx_report(r, "Origin", beta, two)->phase = WG_ONGOING;
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT(fx_has(g.lines, "<organization/acme-widgets> <wg:country> <place/ruritania>\n"));
  CU_ASSERT(fx_lacks(g.lines, "<organization/beta-college> <wg:country>"));
}

static void a_report_tells_each_thing_once(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  WgReport *p = fx_report(r, "TieSuspension", acme, beta);
  p->modality = WG_PLANNED;
  fx_time(p, "2031-05", "2031-05-01", "2031-05-31");
  p->scope = fx_list(r, "research");
  p->amount = "12.50";
  p->currency = "XTS";
  p->confidence = 7;
  p->act = 3;
  p->proposed_by = fx_list(r, "heads");
  p->evidence = fx_list(r, "trigger +1.31");
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  static const char *const TOLD[] = {
      "<rdf:type> <wg:Report>\n", "<prov:wasDerivedFrom> <https://news.example/1>\n",
      "<prov:wasGeneratedBy> <extraction/", "<wg:polarity> <wg:affirmed>\n",
      "<wg:modality> <wg:planned>\n", "<wg:phase> <wg:begun>\n",
      "<wg:time> \"2031-05\"^^<xsd:gYearMonth>\n",
      "<wg:earliest> \"2031-05-01\"^^<xsd:date>\n",
      "<wg:latest> \"2031-05-31\"^^<xsd:date>\n", "<wg:scope> \"research\"\n",
      "<wg:amount> \"12.50\"^^<xsd:decimal>\n", "<wg:currency> \"XTS\"\n",
      "<wg:confidence> \"0.07\"^^<xsd:decimal>\n", "<wg:act> \"3\"^^<xsd:integer>\n",
      "<wg:proposedBy> \"heads\"\n", "<wg:evidence> \"trigger +1.31\"\n",
      "<wg:begin> \"4\"^^<xsd:integer>\n", "<wg:end> \"14\"^^<xsd:integer>\n",
      "<wg:quote> \"It was so.\"\n", "<wg:trigger> \"was\"\n",
      "<wg:frame> <https://w3id.org/wiregraph/frame#TieSuspension>\n"};
  for (guint i = 0; i < G_N_ELEMENTS(TOLD); i++) {
    CU_ASSERT(fx_has(g.lines, TOLD[i]));
    CU_ASSERT_EQUAL(fx_count(g.lines, TOLD[i]), 1);
  }
  g_autofree char *event = wg_iri_event(
      WG_BASE, "TieSuspension", "https://w3id.org/wiregraph/id/organization/acme-widgets",
      "https://w3id.org/wiregraph/id/organization/beta-college", NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(g.lines, event));
  CU_ASSERT(fx_has(g.lines, "Acme Widgets → Beta College\"\n"));
}

static void what_is_told_twice_is_one_report_with_the_quote_of_the_body(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  WgReport *headline = fx_report(r, "TieSuspension", acme, beta);
  headline->begin = headline->end = -1;
  headline->quote = "Acme drops Beta";
  WgReport *body = fx_report(r, "TieSuspension", acme, beta);
  body->quote = "Acme dropped Beta.";
  body->scope = fx_list(r, "research");
  WgReport *again = fx_report(r, "TieSuspension", acme, beta);
  again->scope = fx_list(r, "funding");
  fx_time(again, "2031", "2031-01-01", "2031-12-31");
  WgReport *denied = fx_report(r, "TieSuspension", acme, beta);
  denied->polarity = WG_NEGATED;
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT_EQUAL(g.reports, 2);
  CU_ASSERT(fx_has(g.lines, "<wg:quote> \"Acme dropped Beta.\"\n"));
  CU_ASSERT(fx_lacks(g.lines, "Acme drops Beta"));
  CU_ASSERT_EQUAL(fx_count(g.lines, "<wg:quote>"), 2);
  CU_ASSERT_EQUAL(fx_count(g.lines, "<wg:begin>"), 2);
  CU_ASSERT_EQUAL(fx_count(g.lines, "<wg:act>"), 2);
  CU_ASSERT(fx_has(g.lines, "<wg:scope> \"research\"\n"));
  CU_ASSERT(fx_has(g.lines, "<wg:scope> \"funding\"\n"));
  CU_ASSERT(fx_has(g.lines, "<wg:time> \"2031\"^^<xsd:gYear>\n"));
}

static void sources_part_reports_and_their_order_does_not(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  const WgEntity *one[] = {acme, beta, NULL}, *two[] = {beta, acme, NULL};
  fx_report(r, "TieSuspension", acme, beta)->attributed_to = one;
  fx_report(r, "TieSuspension", acme, beta)->attributed_to = two;
  fx_report(r, "TieSuspension", acme, beta)->source_words = fx_list(r, "an official");
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT_EQUAL(g.reports, 2);
  CU_ASSERT(fx_has(g.lines, "<wg:attributedTo> <organization/beta-college>\n"));
  CU_ASSERT(fx_has(g.lines, "<wg:sourceWords> \"an official\"\n"));
}

static void symmetric_classes_take_their_parties_in_byte_order(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  fx_report(r, "Partnership", beta, acme);
  fx_report(r, "Partnership", acme, beta);
  fx_report(r, "Partnership", NULL, acme);
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT_EQUAL(g.reports, 2);
  CU_ASSERT_EQUAL(fx_count(g.lines, "<wg:actor> <organization/acme-widgets>\n"), 2);
  CU_ASSERT_EQUAL(fx_count(g.lines, "<wg:target>"), 1);
}

static void titles_and_words_tell_events_apart(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  WgEntity *jane = fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  fx_report(r, "RoleHolding", jane, acme)->role = fx_list(r, "treasurer");
  fx_report(r, "RoleHolding", jane, acme)->role = fx_list(r, "the Treasurer");
  fx_report(r, "RoleHolding", jane, acme)->role = fx_list(r, "director");
  fx_report(r, "Statement", jane, NULL)->words = "We are pleased.";
  fx_report(r, "Statement", jane, NULL)->words = "“we are pleased”";
  fx_report(r, "Statement", jane, NULL)->words = "We are not.";
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT_EQUAL(g.reports, 4);
  CU_ASSERT_EQUAL(fx_count(g.lines, "<rdf:type> <wg:RoleHolding>"), 2);
  CU_ASSERT_EQUAL(fx_count(g.lines, "<rdf:type> <wg:Statement>"), 2);
  CU_ASSERT(fx_has(g.lines, "<wg:role> \"the Treasurer\"\n"));
}

static void a_report_points_to_the_event_it_is_about(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  fx_report(r, "Accusation", acme, beta);
  WgReport *denial = fx_report(r, "Denial", beta, acme);
  denial->about = 0;
  fx_report(r, "Denial", beta, NULL)->about = 99; // no such report
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  g_autofree char *event = wg_iri_event(
      "", "Accusation", "https://w3id.org/wiregraph/id/organization/acme-widgets",
      "https://w3id.org/wiregraph/id/organization/beta-college", NULL);
  g_autofree char *about = g_strdup_printf("<wg:about> <%s>\n", event);
  CU_ASSERT(fx_has(g.lines, about));
  CU_ASSERT_EQUAL(fx_count(g.lines, "<wg:about>"), 1);
}

static void codes_are_for_what_happened(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  fx_report(r, "Charge", acme, beta);
  g_auto(WgArticleGraph) told = {0};
  fx_make(r, &told);
  CU_ASSERT_EQUAL(fx_count(told.lines, "<wg:cameo>"), 1);
  r = acme_and_beta(&acme, &beta);
  fx_report(r, "Charge", acme, beta)->polarity = WG_NEGATED;
  g_auto(WgArticleGraph) denied = {0};
  fx_make(r, &denied);
  CU_ASSERT_EQUAL(fx_count(denied.lines, "<wg:cameo>"), 0);
}

static void bad_terms_are_mended_or_left_out(void)
{
  WgReading *r = fx_article("https://news.example/not valid", "never");
  WgEntity *odd = fx_entity(r, WG_TYPE_COMPANY, "Odd\xff Name");
  WgReport *p = fx_report(r, "TieSuspension", odd, NULL);
  p->quote = "nonchar \xef\xbf\xbe, bad \xc3\x28, bell \a";
  p->frame = "no frame";
  p->amount = "a lot";
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  CU_ASSERT(g_str_has_prefix(g.iri, "https://w3id.org/wiregraph/id/article/hash/"));
  CU_ASSERT(g_utf8_validate(g.lines, -1, NULL));
  CU_ASSERT(fx_has(g.lines, "nonchar \xef\xbf\xbd, bad \xef\xbf\xbd(, bell \\u0007"));
  CU_ASSERT(fx_lacks(g.lines, "<wg:frame>"));
  CU_ASSERT(fx_lacks(g.lines, "<wg:amount>"));
  CU_ASSERT(fx_lacks(g.lines, "schema:url"));
  CU_ASSERT_EQUAL(g.dropped, 1);
}

static void lines_are_sorted_and_read_back(void)
{
  WgEntity *acme, *beta;
  WgReading *r = acme_and_beta(&acme, &beta);
  fx_report(r, "Charge", acme, beta)->quote = "a \"b\"\\ \t \n \r \f \b \x1f é 華 \xf0\x9f\x98\x80";
  g_auto(WgArticleGraph) g = {0};
  fx_make(r, &g);
  g_auto(GStrv) lines = g_strsplit(g.lines, "\n", -1);
  g_autoptr(WgSpeller) speller = wg_speller_new();
  GString *scratch = g_string_new(NULL), *again = g_string_new(NULL);
  for (int i = 0; lines[i] && *lines[i]; i++) {
    WgStatement s;
    CU_ASSERT(i == 0 || strcmp(lines[i - 1], lines[i]) < 0);
    CU_ASSERT(wg_line_parse(lines[i], scratch, &s, NULL));
    g_string_truncate(again, 0);
    wg_speller_line(speller, &s, again);
    CU_ASSERT_STRING_EQUAL(again->str, lines[i]);
  }
  static const char *const DAMAGED[] = {
      "", "<a> <b>", "<a> <b> c", "<a> <b> \"c", "<a> <b> \"c\" ", "<a> <b> <c> .",
      "<a> <b> \"\\q\"", "<a> <b> \"\\u00\"", "<a> <b> \"\\uD800\"", "<> <b> <c>"};
  for (guint i = 0; i < G_N_ELEMENTS(DAMAGED); i++) {
    WgStatement s;
    g_autoptr(GError) error = NULL;
    CU_ASSERT(!wg_line_parse(DAMAGED[i], scratch, &s, &error));
    CU_ASSERT_PTR_NOT_NULL(error);
  }
  g_string_free(scratch, TRUE);
  g_string_free(again, TRUE);
}

static void text_and_time_of_making_come_only_when_asked_for(void)
{
  WgGraphOptions options = {.fingerprint = "test", .with_text = TRUE,
                            .made = "2031-05-01T00:00:00Z", .base = "urn:base:"};
  GError *error = NULL;
  g_autoptr(WgGraph) graph = wg_graph_new(fx_ontology, NULL, &options, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(graph);
  g_autoptr(WgReading) r = fx_article(NULL, NULL);
  g_auto(WgArticleGraph) g = {0};
  CU_ASSERT(wg_graph_article(graph, r, &g, &error));
  CU_ASSERT(g_str_has_prefix(g.iri, "urn:base:article/hash/"));
  CU_ASSERT(fx_has(g.lines, "<wg:text> \"The text of an article.\"\n"));
  CU_ASSERT(fx_has(g.lines, "<prov:endedAtTime> \"2031-05-01T00:00:00Z\"^^<xsd:dateTime>"));
  options.base = "no base";
  CU_ASSERT_PTR_NULL(wg_graph_new(fx_ontology, NULL, &options, &error));
  CU_ASSERT_PTR_NOT_NULL(error);
  g_clear_error(&error);
}

static void it_is_told_by_what_and_when_an_article_was_read(void)
{
  WgGraphOptions options = {.fingerprint = "test", .model = "0123abcd"};
  GError *error = NULL;
  g_autoptr(WgGraph) graph = wg_graph_new(fx_ontology, NULL, &options, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(graph);
  g_autoptr(WgReading) r = fx_article("https://news.example/a", NULL);
  r->record->retrieved = g_strdup("2031-05-02T08:30:00Z");
  g_auto(WgArticleGraph) g = {0};
  CU_ASSERT(wg_graph_article(graph, r, &g, &error));
  CU_ASSERT(fx_has(g.lines, "<https://news.example/a> <wg:retrieved> "
                            "\"2031-05-02T08:30:00Z\"^^<xsd:dateTime>\n"));
  CU_ASSERT(fx_has(g.lines, "<prov:used> <https://news.example/a>\n"));
  CU_ASSERT(fx_has(g.lines, "<wg:modelVersion> \"0123abcd\"\n"));
  CU_ASSERT(fx_has(g.lines, "<prov:wasAssociatedWith> <software/wiregraph-" WG_VERSION ">\n"));
  CU_ASSERT(fx_has(g.lines, "<software/wiregraph-" WG_VERSION "> <rdf:type> "
                            "<prov:SoftwareAgent>\n"));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(an_article_without_facts_still_has_its_graph),
      FX_TEST(dates_bear_the_datatype_of_their_precision),
      FX_TEST(entities_bear_all_their_classes_and_names),
      FX_TEST(a_country_of_the_name_files_is_told_and_described),
      FX_TEST(an_origin_gives_a_country_unless_two_do),
      FX_TEST(a_report_tells_each_thing_once),
      FX_TEST(what_is_told_twice_is_one_report_with_the_quote_of_the_body),
      FX_TEST(sources_part_reports_and_their_order_does_not),
      FX_TEST(symmetric_classes_take_their_parties_in_byte_order),
      FX_TEST(titles_and_words_tell_events_apart),
      FX_TEST(a_report_points_to_the_event_it_is_about),
      FX_TEST(codes_are_for_what_happened),
      FX_TEST(bad_terms_are_mended_or_left_out),
      FX_TEST(lines_are_sorted_and_read_back),
      FX_TEST(text_and_time_of_making_come_only_when_asked_for),
      FX_TEST(it_is_told_by_what_and_when_an_article_was_read),
      CU_TEST_INFO_NULL};
  return fx_run("statements", tests);
}
