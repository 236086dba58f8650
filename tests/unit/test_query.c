// SPDX-License-Identifier: Apache-2.0
#include "exports/results.h"
#include "graph/refusal.h"

#include "graph_fixture.h"

static const char *said; // what a failing query says

// A firm that owns another.
static WgStore *owner_store(void)
{
  WgStore *store = fx_store("query.db");
  WgReading *r = fx_article("https://news.example/1", "2031-04-20");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme \"Widgets\", & <Sons>");
  fx_alias(r, acme, "Acme\tÉ");
  WgEntity *beta = fx_entity(r, WG_TYPE_COMPANY, "Beta Labs");
  fx_report(r, "Ownership", acme, beta);
  fx_put(store, r);
  return store;
}

// Who holds offices, one of them two at once; of two it is told since when.
static WgStore *office_store(void)
{
  static const char *const PERSONS[] = {"Jane Roe", "Joan Poe", "Jean Doe"};
  static const char *const ROLES[] = {"chair", "treasurer"};
  WgStore *store = fx_store("query.db");
  WgReading *r = fx_article("https://news.example/1", "2031-04-20");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets");
  for (guint i = 0; i < G_N_ELEMENTS(PERSONS); i++) {
    WgEntity *person = fx_entity(r, WG_TYPE_PERSON, PERSONS[i]);
    WgReport *report = fx_report(r, "RoleHolding", person, acme);
    const char **roles = wg_arena_new0(r->arena, const char *, 3);
    for (guint n = 0; n < (i == 1 ? 2 : 1); n++) roles[n] = ROLES[n];
    report->role = roles;
    report->phase = WG_ONGOING;
    if (i < 2) fx_time(report, "2030-02", i ? "2030-03-01" : "2030-02-01", "2030-03-31");
  }
  fx_put(store, r);
  return store;
}

static WgStore *(*made)(void) = owner_store; // what is asked

// What the store answers; NULL where the query is refused, and `said` why.
static char *ask(const char *query, const char *format, guint64 most)
{
  static char *kept;
  WgStore *store = made();
  GError *error = NULL;
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(store, fx_ontology, &error);
  g_assert_no_error(error);
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  g_autoptr(WgQuery) q = wg_query_new(query, &error);
  gboolean ok = q && wg_query_load(q, snapshot, most, &error) &&
                wg_results_print(q, format, NULL, &sink, &error);
  wg_store_free(store);
  g_clear_pointer(&kept, g_free);
  if (!ok) said = kept = g_strdup(error->message);
  g_clear_error(&error);
  return g_string_free(out, !ok);
}

static void answers(const char *query, const char *format, const char *wanted)
{
  g_autofree char *out = ask(query, format, WG_QUERY_MOST);
  if (!out || strcmp(out, wanted) != 0)
    g_printerr("\n%s\n%s\nnot:\n%s\n", query, out ? out : said, wanted);
  CU_ASSERT_PTR_NOT_NULL_FATAL(out);
  CU_ASSERT_STRING_EQUAL(out, wanted);
}

#define NAMES "SELECT ?name ?none { ?a wg:owns ?b . ?a rdfs:label|skos:altLabel ?name }"
#define OF_ACME                                                                \
  "SELECT ?l ?x ?n { ?a wg:owns ?b ; rdfs:label ?l . ?e wg:actor ?a ; "        \
  "wg:reportCount ?n OPTIONAL { ?a wg:iso3 ?x } }"

static void every_format_writes_terms_and_leaves_out_the_unbound(void)
{
  answers(OF_ACME, "csv", "l,x,n\r\n\"Acme \"\"Widgets\"\", & <Sons>\",,1\r\n");
  answers(OF_ACME, "tsv",
          "?l\t?x\t?n\n\"Acme \\\"Widgets\\\", & <Sons>\"\t\t"
          "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>\n");
  answers(OF_ACME, "json",
          "{\"head\":{\"vars\":[\"l\",\"x\",\"n\"]},\"results\":{\"bindings\":[\n"
          "{\"l\":{\"type\":\"literal\",\"value\":\"Acme \\\"Widgets\\\", & <Sons>\"},"
          "\"n\":{\"type\":\"literal\",\"value\":\"1\",\"datatype\":"
          "\"http://www.w3.org/2001/XMLSchema#integer\"}}\n]}}\n");
  answers(OF_ACME, "xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"
          "<head><variable name=\"l\"/><variable name=\"x\"/><variable name=\"n\"/></head>\n"
          "<results>\n<result><binding name=\"l\"><literal>Acme &quot;Widgets&quot;, &amp; "
          "&lt;Sons&gt;</literal></binding><binding name=\"n\"><literal datatype=\""
          "http://www.w3.org/2001/XMLSchema#integer\">1</literal></binding></result>\n"
          "</results>\n</sparql>\n");
  answers(OF_ACME, "table",
          "l                        | x | n\n-------------------------+---+--\n"
          "Acme \"Widgets\", & <Sons> |   | 1\n");
  answers("SELECT ?n { ?a wg:owns ?b ; skos:altLabel ?n }", "csv", "n\r\nAcme É\r\n");
}

static void an_ask_is_true_or_false(void)
{
  answers("ASK { ?a wg:owns ?b }", "table", "true\n");
  answers("ASK { ?a wg:funds ?b }", "json", "{\"head\":{},\"boolean\":false}\n");
}

static void a_construct_gives_statements(void)
{
  answers("CONSTRUCT { ?b wg:ownedBy ?a } WHERE { ?a wg:owns ?b }", "ntriples",
          "<https://w3id.org/wiregraph/id/organization/beta-labs> "
          "<https://w3id.org/wiregraph/ns#ownedBy> "
          "<https://w3id.org/wiregraph/id/organization/acme-widgets-and-sons> .\n");
  CU_ASSERT_PTR_NULL(
      ask("CONSTRUCT { [] wg:x ?a } WHERE { ?a wg:owns ?b }", "ntriples", 100));
  CU_ASSERT(fx_has(said, "blank nodes"));
}

static void aggregates_over_nothing_give_their_one_row(void)
{
  answers("SELECT (COUNT(*) AS ?n) { ?a wg:funds ?b }", "csv", "n\r\n0\r\n");
  answers("SELECT (COUNT(?a) AS ?n) (MAX(?b) AS ?m) { ?a wg:funds ?b }", "csv",
          "n,m\r\n0,\r\n");
  answers("SELECT ?a (COUNT(*) AS ?n) { ?a wg:funds ?b } GROUP BY ?a", "csv", "a,n\r\n");
  answers("SELECT (COUNT(*) AS ?n) { ?a wg:owns ?b }", "csv", "n\r\n1\r\n");
  answers("SELECT ?a { ?a wg:funds ?b }", "csv", "a\r\n");
  answers("SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?p { ?e a ?c ; wg:standing ?p } } }", "csv",
          "n\r\n1\r\n");
  answers("SELECT ?l ?n { { SELECT ?a (COUNT(*) AS ?n) { ?e wg:actor ?a } GROUP BY ?a } "
          "?a rdfs:label ?l }", "csv", "l,n\r\n\"Acme \"\"Widgets\"\", & <Sons>\",1\r\n");
  answers("SELECT (COUNT(?b) AS ?n) { { ?a wg:owns ?b } UNION { ?b wg:owns ?a } "
          "OPTIONAL { ?a wg:iso3 ?c } }",
          "csv", "n\r\n2\r\n");
}

static void what_the_engine_cannot_do_is_refused_by_name(void)
{
  static const char *const REFUSED[][2] = {
      {NAMES, "property paths"},
      {"SELECT * { ?a wg:owns/wg:owns ?b }", "property paths"},
      {"SELECT * { ?a wg:owns+ ?b }", "property paths"},
      {"SELECT * { ?a wg:owns* ?b }", "property paths"},
      {"SELECT * { ?a <http://x.example/p>? ?b }", "property paths"},
      {"SELECT * { ?a ^wg:owns ?b }", "property paths"},
      {"SELECT * { ?a (wg:owns|wg:funds)+ ?b }", "property paths"},
      {"SELECT * { ?a !(wg:owns) ?b }", "property paths"},
      {"SELECT * { ?a a/rdfs:subClassOf ?b }", "property paths"},
      {"SELECT * { ?a wg:owns ?b MINUS { ?b wg:owns ?a } }", "MINUS"},
      {"SELECT * { ?a wg:owns ?b FILTER EXISTS { ?b wg:owns ?a } }", "EXISTS"},
      {"SELECT * { ?a wg:owns ?b FILTER not  exists { ?b wg:owns ?a } }", "NOT EXISTS"},
      {"DESCRIBE <http://x.example/>", "DESCRIBE"},
      {"PREFIX x: <http://x.example/> INSERT DATA { x:a x:b x:c }", "UPDATE"},
      {"DELETE WHERE { ?a ?b ?c }", "UPDATE"},
      {"SELECT * { SERVICE <http://x.example/> { ?a ?b ?c } }", "SERVICE"},
      {"SELECT * FROM <http://x.example/> { ?a ?b ?c }", "FROM"},
      {"SELECT * { GRAPH ?g { ?a ?b ?c } }", "GRAPH"},
      {"SELECT * { VALUES ?b { wg:owns } ?a ?b ?c }", "VALUES"},
      {"SELECT * { ?a ?b ?c } values (?a) { (UNDEF) }", "VALUES"},
      {"SELECT (COUNT(*) AS ?n) { ?a wg:owns ?b } GROUP BY (STR(?a))",
       "GROUP BY an expression"},
      {"SELECT (COUNT(?c) AS ?n) { ?a wg:owns ?b OPTIONAL { ?a wg:iso3 ?c } }",
       "COUNT or AVG of what may be unbound"},
      {"SELECT (1 + COUNT(?c) AS ?n) { { ?a wg:owns ?b } UNION { ?a wg:iso3 ?c } }",
       "COUNT or AVG of what may be unbound"},
      {"SELECT * { ?a wg:owns ?b { ?b rdfs:label ?c } OPTIONAL { ?a wg:iso3 ?d } }",
       "a pattern before one in braces and an OPTIONAL or UNION (without these braces it goes)"},
      {"SELECT (COUNT(DISTINCT ?a) AS ?n) { ?e wg:actor ?a }", "COUNT(DISTINCT …)"},
      {"SELECT ?a (COUNT(*) AS ?n) { ?e wg:actor ?a } GROUP BY ?a HAVING (COUNT(DISTINCT ?e) > 1)",
       "COUNT(DISTINCT …)"},
      {"SELECT * { ?a wg:owns ?b { SELECT ?a (COUNT(*) AS ?n) { ?e wg:actor ?a } GROUP BY ?a } }",
       "a SELECT within the pattern that does not stand first"},
      {"SELECT * { ?a wg:owns ?b { ?c wg:sues ?d OPTIONAL { ?d wg:owns ?b } } }",
       "an OPTIONAL within a part in braces or another OPTIONAL"},
      {"SELECT * { ?a wg:owns ?b OPTIONAL { ?a wg:sues ?c OPTIONAL { ?b wg:owns ?c } } }",
       "an OPTIONAL within a part in braces or another OPTIONAL"}};
  for (guint i = 0; i < G_N_ELEMENTS(REFUSED); i++) {
    g_autofree char *out = ask(REFUSED[i][0], "csv", 100);
    const char *begin = REFUSED[i][1];
    if (out || !g_str_has_prefix(said, begin))
      g_printerr("\n%s: %s\n", REFUSED[i][0], out ? out : said);
    CU_ASSERT_PTR_NULL(out);
    gboolean update = strcmp(REFUSED[i][1], "UPDATE") == 0; // by no store either
    CU_ASSERT(!out && g_str_has_prefix(said, begin) && fx_has(said, "--endpoint") != update);
  }
}

static void the_form_of_a_query_is_told_by_its_words(void)
{
  static const struct {
    const char *query;
    WgQueryKind kind;
  } FORMS[] = {
      {"PREFIX ask: <http://x.example/describe> # CONSTRUCT\nselect * { ?s ask:a+ ?o }",
       WG_QUERY_SELECT},
      {"BASE <http://x.example/> ASK { ?s ?p ?o MINUS { SELECT ?s { ?s a <x>? ?o } } }",
       WG_QUERY_ASK},
      {"CONSTRUCT { ?s ?p 'SELECT' } WHERE { ?s ?p ?o }", WG_QUERY_CONSTRUCT},
      {"DESCRIBE <http://x.example/drop>", WG_QUERY_CONSTRUCT}};
  for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
    WgQueryKind kind = WG_QUERY_SELECT;
    CU_ASSERT(wg_query_form(FORMS[i].query, &kind, NULL));
    CU_ASSERT_EQUAL(kind, FORMS[i].kind);
  }
  static const char *const NONE[] = {
      "", "# SELECT", "nonsense", "INSERT DATA { <a:a> <a:b> 'SELECT' }",
      "PREFIX x: <http://x.example/> SELECT * { ?s x:p? ?o } ; CLEAR ALL",
      "WITH <a:g> DELETE { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }"};
  for (guint i = 0; i < G_N_ELEMENTS(NONE); i++) {
    WgQueryKind kind;
    g_autoptr(GError) error = NULL;
    CU_ASSERT_FALSE(wg_query_form(NONE[i], &kind, &error));
    CU_ASSERT(error && error->domain == WG_QUERY_ERROR);
  }
}

static void what_looks_like_it_and_is_not_passes(void)
{
  static const char *const PASSED[] = {
      "SELECT * { ?minus wg:owns ?exists } # MINUS EXISTS",
      "SELECT * { ?a rdfs:label \"MINUS { a/b }\" , '''it's ^x''' }",
      "SELECT (?x / ?y AS ?z) { ?a wg:owns ?b BIND(6 AS ?x) BIND(?x / 3 AS ?y) }",
      "SELECT (COUNT(*) AS ?n) (SUM(?x) / COUNT(?x) AS ?m) { ?a wg:amount ?x }",
      "SELECT * { ?a wg:amount ?x FILTER(?x > 1 && ((?x) / 2) < 3 || !(?x = 2)) }",
      "SELECT * { ?a wg:time \"2031-01\"^^xsd:gYearMonth }",
      "SELECT * { ?a wg:amount ?x FILTER(xsd:integer(?x) * 2 > 3) }",
      "SELECT ?a { ?a wg:owns <http://x.example/from/graph/service> }"};
  for (guint i = 0; i < G_N_ELEMENTS(PASSED); i++) {
    const char *refusal = wg_query_refusal(PASSED[i]);
    if (refusal) g_printerr("\n%s: %s\n", PASSED[i], refusal);
    CU_ASSERT_PTR_NULL(refusal);
  }
}

static void a_broken_query_and_one_that_loads_too_much_are_told(void)
{
  CU_ASSERT_PTR_NULL(ask("SELECT ?a {\n ?a wg:owns", "csv", 100));
  CU_ASSERT(fx_has(said, "line 2"));
  CU_ASSERT_PTR_NULL(ask("SELECT ?a { ?a nowhere:owns ?b }", "csv", 100));
  CU_ASSERT_PTR_NULL(ask("SELECT ?a { ?a ?p ?b }", "csv", 10));
  CU_ASSERT(fx_has(said, "more than 10 statements") && fx_has(said, "--endpoint URL"));
  g_autofree char *few = ask("SELECT ?a { ?a wg:owns ?b }", "csv", 10);
  CU_ASSERT_PTR_NOT_NULL(few);
}

static void prefixes_may_be_declared_or_not(void)
{
  answers("PREFIX wg: <https://w3id.org/wiregraph/ns#>\nASK { ?a wg:owns ?b }", "csv",
          "true\n");
  answers("PREFIX wg: <http://other.example/>\nASK { ?a wg:owns ?b }", "csv", "false\n");
}

#define HOLDS "?e a wg:RoleHolding ; wg:actor ?a . ?a rdfs:label ?who . ?r wg:reports ?e ; "
#define ORDERED " } ORDER BY ?who ?role"

// The last pattern on the left matches twice, after the right side was gone through.
static void each_row_of_a_join_keeps_what_it_has(void)
{
  static const char optional[] =
      "who,role,day\r\nJane Roe,chair,2030-02-01\r\nJean Doe,chair,\r\n"
      "Joan Poe,chair,2030-03-01\r\nJoan Poe,treasurer,2030-03-01\r\n";
  static const char joined[] =
      "who,role,day\r\nJane Roe,chair,2030-02-01\r\n"
      "Joan Poe,chair,2030-03-01\r\nJoan Poe,treasurer,2030-03-01\r\n";
  made = office_store;
  answers("SELECT ?who ?role ?day { " HOLDS "wg:role ?role OPTIONAL { ?r wg:earliest ?day }" ORDERED,
          "csv", optional);
  // So where the right side is asked for all that it has.
  answers("SELECT ?who ?role ?day { " HOLDS "wg:role ?role OPTIONAL { ?r wg:earliest ?day } "
          "BIND(1 AS ?one)" ORDERED, "csv", optional);
  answers("SELECT ?who ?role ?day { " HOLDS "wg:role ?role OPTIONAL { ?r wg:earliest ?day "
          "OPTIONAL { ?r wg:role ?again FILTER(?again = ?who) } }" ORDERED, "csv", optional);
  answers("SELECT ?who ?role ?day { " HOLDS "wg:role ?role { ?r wg:earliest ?day }" ORDERED, "csv",
          joined);
  answers("SELECT ?who ?role ?day { " HOLDS "wg:role ?role "
          "{ ?r wg:earliest ?day } UNION { ?r wg:trigger ?day FILTER(?day = ?who) }" ORDERED,
          "csv", joined);
  answers("SELECT ?who ?role ?day { " HOLDS "wg:role ?role { ?r wg:trigger ?s "
          "OPTIONAL { ?r wg:earliest ?day } }" ORDERED, "csv", optional);
  made = owner_store;
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(every_format_writes_terms_and_leaves_out_the_unbound),
      FX_TEST(an_ask_is_true_or_false),
      FX_TEST(a_construct_gives_statements),
      FX_TEST(aggregates_over_nothing_give_their_one_row),
      FX_TEST(what_the_engine_cannot_do_is_refused_by_name),
      FX_TEST(the_form_of_a_query_is_told_by_its_words),
      FX_TEST(what_looks_like_it_and_is_not_passes),
      FX_TEST(a_broken_query_and_one_that_loads_too_much_are_told),
      FX_TEST(prefixes_may_be_declared_or_not),
      FX_TEST(each_row_of_a_join_keeps_what_it_has),
      CU_TEST_INFO_NULL};
  return fx_run("query", tests);
}
