// SPDX-License-Identifier: Apache-2.0
// GraphML and GEXF as libxml2 reads them, CSV and DOT as they stand.
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>

#include "export_fixture.h"
#include "exports/network.h"

#define ID "https://w3id.org/wiregraph/id/"

// A store of two firms, a university, a person and two states; Acme is told to be Chilean,
// the university to be Norland's.
static WgStore *small_store(const char *name)
{
  WgStore *store = fx_store(name);
  WgReading *r = fx_article("https://news.example/1", "2031-04-20");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme \"A&B\", Ltd");
  WgEntity *beta = fx_entity(r, WG_TYPE_COMPANY, "Beta <Steel>");
  WgEntity *school = fx_entity(r, WG_TYPE_UNIVERSITY, "Ørsø School");
  WgEntity *chile = fx_known(r, WG_TYPE_COUNTRY, "Chile");
  chile->country = "CHL";
  WgEntity *peru = fx_known(r, WG_TYPE_COUNTRY, "Peru");
  WgEntity *person = fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  fx_report(r, "Origin", acme, chile);
  fx_report(r, "Origin", beta, chile);
  fx_report(r, "Origin", school, peru);
  WgReport *tie = fx_report(r, "TieSuspension", school, acme);
  fx_time(tie, "2030-02", "2030-02-01", "2030-02-28");
  tie->confidence = 91;
  fx_report(r, "Partnership", acme, beta);
  fx_report(r, "Statement", person, NULL)->words = "We are done.";
  fx_put(store, r);
  r = fx_article("https://news.example/2", "2031-05-02");
  school = fx_entity(r, WG_TYPE_UNIVERSITY, "Ørsø School");
  acme = fx_entity(r, WG_TYPE_COMPANY, "Acme \"A&B\", Ltd");
  tie = fx_report(r, "TieSuspension", school, acme);
  fx_time(tie, "2031", "2031-01-01", "2031-12-31");
  tie->modality = WG_PLANNED;
  fx_put(store, r);
  return store;
}

static char *draw(const char *format, gboolean roll_up)
{
  WgStore *store = small_store("net.db");
  char *out =
      fx_printed(store, (WgJob){.format = wg_export_find(format), .roll_up = roll_up});
  wg_store_free(store);
  return out;
}

// What an XPath gives over the document, whose namespace is called x; NULL where the
// document is not well-formed. Caller frees.
static char *ask(const char *xml, const char *path)
{
  xmlDocPtr doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_NONET);
  CU_ASSERT_PTR_NOT_NULL(doc);
  if (!doc) return g_strdup("no XML");
  xmlXPathContextPtr context = xmlXPathNewContext(doc);
  xmlXPathRegisterNs(context, BAD_CAST "x", xmlDocGetRootElement(doc)->ns->href);
  g_autofree char *whole = g_strdup_printf("string(%s)", path);
  xmlXPathObjectPtr found = xmlXPathEval(BAD_CAST whole, context);
  char *out = g_strdup(found ? (char *)found->stringval : "no XPath");
  xmlXPathFreeObject(found);
  xmlXPathFreeContext(context);
  xmlFreeDoc(doc);
  return out;
}

static void answers(const char *xml, const char *path, const char *wanted)
{
  g_autofree char *got = ask(xml, path);
  CU_ASSERT_STRING_EQUAL(got, wanted);
  if (strcmp(got, wanted)) g_printerr("\n%s: \"%s\", not \"%s\"\n", path, got, wanted);
}

static void graphml_has_typed_attributes(void)
{
  g_autofree char *xml = draw("graphml", FALSE);
  answers(xml, "count(//x:node)", "5");
  answers(xml, "count(//x:edge)", "5");
  answers(xml, "//x:graph/@edgedefault", "directed");
  answers(xml, "//x:key[@attr.name='confidence']/@attr.type", "double");
  answers(xml, "//x:key[@attr.name='reports']/@attr.type", "int");
  answers(xml, "//x:node[@id='" ID "place/chile']/x:data[@key='n.degree']", "2");
  answers(xml, "//x:node[@id='" ID "place/chile']/x:data[@key='n.country']", "CHL");
  answers(xml, "//x:node[x:data='Acme \"A&B\", Ltd']/x:data[@key='n.country']", "CHL");
  answers(xml, "//x:node[x:data='Acme \"A&B\", Ltd']/x:data[@key='n.type']", "Company");
  answers(xml, "//x:edge[x:data='TieSuspension']/x:data[@key='e.confidence']", "0.91");
  answers(xml, "//x:edge[x:data='TieSuspension']/x:data[@key='e.reports']", "2");
  answers(xml, "//x:edge[x:data='TieSuspension']/x:data[@key='e.sources']", "2");
  answers(xml, "//x:edge[x:data='TieSuspension']/x:data[@key='e.standing']", "affirmedOnly");
  answers(xml, "//x:edge[x:data='TieSuspension']/x:data[@key='e.symmetric']", "false");
  answers(xml, "//x:edge[x:data='Partnership']/x:data[@key='e.symmetric']", "true");
}

static void edges_stand_between_nodes_that_are_there(void)
{
  static const char *const FORMATS[] = {"graphml", "gexf"};
  for (guint i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
    g_autofree char *xml = draw(FORMATS[i], FALSE);
    answers(xml, "count(//x:edge[not(@source = //x:node/@id)])", "0");
    answers(xml, "count(//x:edge[not(@target = //x:node/@id)])", "0");
    answers(xml, "count(//x:edge[@id = following::x:edge/@id])", "0");
  }
}

static void gexf_edges_last_from_the_first_to_the_last_day(void)
{
  g_autofree char *xml = draw("gexf", FALSE);
  answers(xml, "//x:graph/@mode", "dynamic");
  answers(xml, "//x:graph/@timeformat", "date");
  answers(xml, "count(//x:node)", "5");
  // A planned act of 2031 is no day of an event that is told as actual.
  answers(xml, "//x:edge[@label='TieSuspension']/@start", "2030-02-01");
  answers(xml, "//x:edge[@label='TieSuspension']/@end", "2030-02-28");
  answers(xml, "//x:edge[@label='Partnership']/@start", "2031-04-20");
  answers(xml, "//x:edge[@label='Partnership']//x:attvalue[@for='symmetric']/@value", "true");
  answers(xml, "count(//x:attvalue[not(@for = //x:attribute/@id)])", "0");
}

static void states_take_the_place_of_their_agents(void)
{
  g_autofree char *xml = draw("graphml", TRUE);
  answers(xml, "count(//x:node)", "2");
  answers(xml, "count(//x:edge)", "1"); // the tie; the rest lies within one state
  answers(xml, "//x:edge/@source", ID "place/peru");
  answers(xml, "//x:edge/@target", ID "place/chile");
  answers(xml, "//x:node[@id='" ID "place/peru']/x:data[@key='n.degree']", "1");
}

static void csv_is_two_tables(void)
{
  g_autofree char *csv = draw("csv", FALSE);
  const char *edges = strstr(csv, "\r\n\r\nSource,Target,Type,Id,Label,class,standing,first,"
                                  "last,reports,sources,confidence\r\n");
  CU_ASSERT(g_str_has_prefix(csv, "Id,Label,type,country,degree\r\n"));
  CU_ASSERT_PTR_NOT_NULL(edges);
  CU_ASSERT_PTR_NOT_NULL(strstr(csv, ",\"Acme \"\"A&B\"\", Ltd\",Company,CHL,3\r\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(edges, ",TieSuspension,affirmedOnly,2030-02-01,2030-02-28,"
                                       "2,2,0.91\r\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(edges, ",Undirected,"));
}

static gboolean note_part(const char *name, void *context, GError **error)
{
  (void)error;
  g_string_append_printf(context, "[%s]", name);
  return TRUE;
}

static void each_table_is_announced(void)
{
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  g_autoptr(WgWriter) writer = wg_writer_new(wg_export_find("csv"), &sink, NULL, NULL);
  wg_writer_set_part(writer, note_part, out);
  CU_ASSERT(wg_writer_finish(writer, NULL));
  CU_ASSERT(g_str_has_prefix(out->str, "[nodes]Id,"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out->str, "degree\r\n[edges]Source,"));
  g_string_free(out, TRUE);
}

static void dot_quotes_what_it_must(void)
{
  g_autofree char *dot = draw("dot", FALSE);
  CU_ASSERT(g_str_has_prefix(dot, "digraph wiregraph {\n"));
  CU_ASSERT(g_str_has_suffix(dot, "];\n}\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(dot, "[label=\"Acme \\\"A&B\\\", Ltd\", type=\"Company\""));
  CU_ASSERT_EQUAL(fx_count(dot, " -> "), 5);
}

static void what_xml_cannot_hold_is_replaced(void)
{
  const WgStatement cases[] = {
      {.subject = ID "event/1", .predicate = WG_NS "actor", .object = ID "person/a"},
      {.subject = ID "event/1", .predicate = WG_NS "target", .object = ID "person/b"},
      {.subject = ID "person/a", .predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
       .object = WG_NS "Person"},
      {.subject = ID "person/a", .predicate = "http://www.w3.org/2000/01/rdf-schema#label",
       .object = "a\a<b", .literal = TRUE}};
  g_autofree char *xml = fx_document("graphml", cases, G_N_ELEMENTS(cases));
  answers(xml, "//x:node[1]/x:data[@key='n.label']", "a\xef\xbf\xbd<b");
  answers(xml, "//x:node[2]/x:data[@key='n.label']", ID "person/b");
}

static void a_network_without_edges_is_a_document(void)
{
  g_autofree char *graphml = fx_document("graphml", NULL, 0);
  g_autofree char *gexf = fx_document("gexf", NULL, 0);
  answers(graphml, "count(//x:node)", "0");
  answers(gexf, "count(//x:edges)", "1");
}

static void days_are_whole(void)
{
  static const char *const CASES[][3] = {
      {"2031", "2031-01-01", "2031-12-31"},    {"2032-02", "2032-02-01", "2032-02-29"},
      {"2031-04-20", "2031-04-20", "2031-04-20"}, {"", "", ""}, {"20", "", ""},
      {"2031-04-20T10:00:00Z", "2031-04-20", "2031-04-20"}};
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    WgDay first, last;
    wg_day_first(CASES[i][0], first);
    wg_day_last(CASES[i][0], last);
    CU_ASSERT_STRING_EQUAL(first, CASES[i][1]);
    CU_ASSERT_STRING_EQUAL(last, CASES[i][2]);
  }
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(graphml_has_typed_attributes),
      FX_TEST(edges_stand_between_nodes_that_are_there),
      FX_TEST(gexf_edges_last_from_the_first_to_the_last_day),
      FX_TEST(states_take_the_place_of_their_agents),
      FX_TEST(csv_is_two_tables),
      FX_TEST(each_table_is_announced),
      FX_TEST(dot_quotes_what_it_must),
      FX_TEST(what_xml_cannot_hold_is_replaced),
      FX_TEST(a_network_without_edges_is_a_document),
      FX_TEST(days_are_whole),
      CU_TEST_INFO_NULL};
  int status = fx_run("networks", tests);
  xmlCleanupParser();
  return status;
}
