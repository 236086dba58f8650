// SPDX-License-Identifier: Apache-2.0
#include "export_fixture.h"

#define S "https://w3id.org/wiregraph/id/organization/acme"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define TEXT(text) {.subject = S, .predicate = "http://p.example/p", .object = text, .literal = TRUE}
#define TYPED(text, type) \
  {.subject = S, .predicate = "http://p.example/p", .object = text, .literal = TRUE, .datatype = type}
#define LINK(o) {.subject = S, .predicate = "http://p.example/p", .object = o}

static void same_after_a_round_trip(const WgStatement *statements, guint n)
{
  if (!fx_have_rapper()) return;
  for (guint i = 0; i <= n; i++) { // each alone, then all
    const WgStatement *from = i < n ? statements + i : statements;
    guint count = i < n ? 1 : n;
    g_autofree char *turtle = fx_document("turtle", from, count);
    g_autofree char *ntriples = fx_document("ntriples", from, count);
    g_autofree char *read = fx_rapper(turtle, "turtle");
    g_autofree char *wanted = fx_rapper(ntriples, "ntriples");
    CU_ASSERT(read && wanted && strcmp(read, wanted) == 0);
    if (!read || !wanted || strcmp(read, wanted))
      g_printerr("\n%s\nread as\n%s\nnot\n%s\n", turtle, read ? read : "-",
                 wanted ? wanted : "-");
  }
}

static void nasty_literals_come_back_as_they_were(void)
{
  const WgStatement cases[] = {
      TEXT(""), TEXT("\""), TEXT("\\"), TEXT("\\\""), TEXT("\"\"\""), TEXT("'"),
      TEXT("a\nb"), TEXT("a\rb"), TEXT("a\r\nb"), TEXT("\t"), TEXT("\x01\x02\x1f"),
      TEXT("\x7f"), TEXT("\b\f"), TEXT("é 華 \xf0\x9f\x98\x80"),
      TEXT("\xe2\x80\xa8\xe2\x80\xa9\xc2\x85\xef\xbb\xbf"), TEXT("\xef\xbf\xbd"),
      TEXT("e\xcc\x81"), TEXT("ends with a backslash \\"), TEXT("\\u0041 \\n"),
      TEXT("@prefix a: <b> ."), TEXT("a # b"), TEXT("{} [] () <> ; , . ^^ @en"),
      TEXT("  blanks  "), TEXT("\xf4\x8f\xbf\xbd")};
  same_after_a_round_trip(cases, G_N_ELEMENTS(cases));
}

static void typed_literals_keep_their_words_and_types(void)
{
  const WgStatement cases[] = {
      TYPED("1", XSD "integer"), TYPED("-1", XSD "integer"), TYPED("+01", XSD "integer"),
      TYPED("007", XSD "integer"), TYPED("99999999999999999999", XSD "integer"),
      TYPED("1.0", XSD "integer"), TYPED(" 1 ", XSD "integer"), TYPED("", XSD "integer"),
      TYPED("abc", XSD "integer"), TYPED("1", XSD "decimal"), TYPED("0.80", XSD "decimal"),
      TYPED(".5", XSD "decimal"), TYPED("-0.50", XSD "decimal"), TYPED("1.", XSD "decimal"),
      TYPED("1e3", XSD "decimal"), TYPED("1.5", XSD "double"), TYPED("1.5e0", XSD "double"),
      TYPED("NaN", XSD "double"), TYPED("true", XSD "boolean"), TYPED("1", XSD "boolean"),
      TYPED("2031-04-20", XSD "date"), TYPED("2031-04", XSD "gYearMonth"),
      TYPED("2031", XSD "gYear"), TYPED("x\"y\n", "http://t.example/odd,type")};
  same_after_a_round_trip(cases, G_N_ELEMENTS(cases));
}

static void numbers_are_bare_only_where_nothing_is_lost(void)
{
  const WgStatement cases[] = {TYPED("12", XSD "integer"), TYPED("0.80", XSD "decimal"),
                               TYPED("1", XSD "decimal"), TYPED("1.", XSD "decimal")};
  g_autofree char *turtle = fx_document("turtle", cases, G_N_ELEMENTS(cases));
  CU_ASSERT_PTR_NOT_NULL(strstr(turtle, " 12, 0.80, \"1\"^^xsd:decimal, "
                                        "\"1.\"^^xsd:decimal .\n"));
}

static void iris_come_back_as_they_were(void)
{
  const WgStatement cases[] = {
      LINK("http://example.org/"), LINK("http://example.org"), LINK("http://example.org?a"),
      LINK("http://example.org/?a=/../b"), LINK("http://example.org//a//b/"),
      LINK("http://example.org/a?b=c&d=e#f"), LINK("https://example.org/é/華"),
      LINK("http://example.org/%20%C3%A9"), LINK("urn:isbn:1"),
      LINK("https://w3id.org/wiregraph/ns#TieSuspension"),
      LINK("https://w3id.org/wiregraph/ns#"), LINK("https://w3id.org/wiregraph/ns#a.b"),
      LINK("https://w3id.org/wiregraph/id/event/00ff00ff00ff"),
      LINK("https://w3id.org/wiregraph/id/event/-x"),
      LINK("https://w3id.org/wiregraph/id/organization/_0123456789abcdef"),
      LINK("https://w3id.org/wiregraph/id/organization/a/b"),
      LINK("https://w3id.org/wiregraph/id/article/hash/00"),
      LINK("https://w3id.org/wiregraph/id/person/x-"), LINK("HTTP://EXAMPLE.org/A"),
      LINK("http://[2001:db8::1]:80/x"), LINK("http://example.org/a'b(c)*+,;=:@!$"),
      LINK("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil")};
  same_after_a_round_trip(cases, G_N_ELEMENTS(cases));
}

static void a_block_tells_a_subject_with_its_classes_first(void)
{
  const WgStatement cases[] = {
      {.subject = S, .predicate = "http://a.example/first", .object = "x", .literal = TRUE},
      {.subject = S, .predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
       .object = "https://w3id.org/wiregraph/ns#Agent"},
      {.subject = S, .predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
       .object = "https://w3id.org/wiregraph/ns#Company"},
      {.subject = S, .predicate = "http://www.w3.org/2000/01/rdf-schema#label",
       .object = "Acme", .literal = TRUE, .lang = "en"},
      {.subject = "http://z.example/", .predicate = "http://a.example/first", .object = S}};
  g_autofree char *turtle = fx_document("turtle", cases, G_N_ELEMENTS(cases));
  CU_ASSERT_PTR_NOT_NULL(strstr(turtle,
                                "\norganization:acme\n"
                                "    a wg:Agent, wg:Company ;\n"
                                "    <http://a.example/first> \"x\" ;\n"
                                "    rdfs:label \"Acme\"@en .\n"
                                "\n<http://z.example/>\n"
                                "    <http://a.example/first> organization:acme .\n"));
  same_after_a_round_trip(cases, G_N_ELEMENTS(cases));
}

static void a_whole_store_says_the_same_in_turtle_and_ntriples(void)
{
  if (!fx_have_rapper()) return;
  WgStore *store = fx_sample_store("turtle.db");
  g_autofree char *turtle = fx_export(store, "turtle");
  g_autofree char *ntriples = fx_export(store, "ntriples");
  wg_store_free(store);
  g_autofree char *read = fx_rapper(turtle, "turtle");
  g_autofree char *wanted = fx_rapper(ntriples, "ntriples");
  CU_ASSERT(read && wanted && strlen(wanted) > 5000 && strcmp(read, wanted) == 0);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(nasty_literals_come_back_as_they_were),
      FX_TEST(typed_literals_keep_their_words_and_types),
      FX_TEST(numbers_are_bare_only_where_nothing_is_lost),
      FX_TEST(iris_come_back_as_they_were),
      FX_TEST(a_block_tells_a_subject_with_its_classes_first),
      FX_TEST(a_whole_store_says_the_same_in_turtle_and_ntriples),
      CU_TEST_INFO_NULL};
  return fx_run("turtle", tests);
}
