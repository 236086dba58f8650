// SPDX-License-Identifier: Apache-2.0
// TriG, JSON-LD and SPARQL Update, read back: by rapper where it can, else by a small
// reader that knows no more of the syntax than the standard promises of these documents.
#include <json-glib/json-glib.h>

#include "export_fixture.h"
#include "exports/survey.h"
#include "graph/iri.h"
#include "graph/terms.h"

#define S "http://s.example/"
#define P "http://p.example/p"
#define TEXT(text) {.subject = S, .predicate = P, .object = text, .literal = TRUE}
#define TYPED(text, type) \
  {.subject = S, .predicate = P, .object = text, .literal = TRUE, .datatype = type}

static void trig_says_the_same_as_nquads(void)
{
  if (!fx_have_rapper()) return;
  WgStore *store = fx_sample_store("trig.db");
  g_autofree char *trig = fx_export(store, "trig");
  g_autofree char *nquads = fx_export(store, "nquads");
  wg_store_free(store);
  g_autofree char *read = fx_rapper_as(trig, "trig", "nquads");
  g_autofree char *wanted = fx_rapper_as(nquads, "nquads", "nquads");
  CU_ASSERT(read && wanted && strlen(wanted) > 5000 && strcmp(read, wanted) == 0);
}

static void trig_opens_and_closes_each_graph_once(void)
{
  const WgStatement cases[] = {
      {.subject = S, .predicate = P, .object = S},
      {.graph = "http://g.example/1", .subject = S, .predicate = P, .object = S},
      {.graph = "http://g.example/1", .subject = P, .predicate = P, .object = S},
      {.graph = "http://g.example/2", .subject = P, .predicate = P, .object = S}};
  g_autofree char *trig = fx_document("trig", cases, G_N_ELEMENTS(cases));
  const char *body = strstr(trig, "\n\n");
  CU_ASSERT_STRING_EQUAL(body ? body : "",
                         "\n\n{\n\n<" S ">\n    <" P "> <" S "> .\n}\n"
                         "\n<http://g.example/1> {\n\n<" S ">\n    <" P "> <" S "> .\n"
                         "\n<" P ">\n    <" P "> <" S "> .\n}\n"
                         "\n<http://g.example/2> {\n\n<" P ">\n    <" P "> <" S "> .\n}\n");
}

// ---- SPARQL Update

// The statements of the operations as N-Quads; `*most` tells the longest operation.
static char *read_update(const char *update, guint *most)
{
  GString *out = g_string_new(NULL), *graph = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(update, "\n", -1);
  gboolean open = FALSE;
  guint n = 0;
  *most = 0;
  for (char **line = lines; *line && **line; line++) {
    if (strcmp(*line, "INSERT DATA {") == 0) {
      CU_ASSERT(!open);
      open = TRUE;
      n = 0;
    } else if (strcmp(*line, "} ;") == 0) {
      CU_ASSERT(open && !graph->len && n);
      open = FALSE;
    } else if (strcmp(*line, "}") == 0) {
      CU_ASSERT(open && graph->len);
      g_string_truncate(graph, 0);
    } else if (g_str_has_prefix(*line, "GRAPH ")) {
      CU_ASSERT(open && !graph->len && g_str_has_suffix(*line, " {"));
      g_string_append_len(graph, *line + 5, (gssize)strlen(*line) - 7);
    } else {
      CU_ASSERT(open && g_str_has_suffix(*line, " ."));
      g_string_append_len(out, *line, (gssize)strlen(*line) - 2);
      g_string_append_printf(out, "%s .\n", graph->str);
      n++;
      *most = MAX(*most, n);
    }
  }
  CU_ASSERT(!open);
  g_string_free(graph, TRUE);
  return g_string_free(out, FALSE);
}

static void updates_insert_every_quad_once(void)
{
  WgStore *store = fx_sample_store("update.db");
  g_autofree char *update = fx_export(store, "sparql-update");
  g_autofree char *nquads = fx_export(store, "nquads");
  wg_store_free(store);
  guint most;
  g_autofree char *read = read_update(update, &most);
  CU_ASSERT_STRING_EQUAL(read, nquads);
}

static void an_operation_is_short_enough_for_a_store(void)
{
  WgStatement cases[1201];
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    cases[i] = (WgStatement){.graph = i < 400   ? NULL
                                      : i < 900 ? "http://g.example/1"
                                                : "http://g.example/2",
                             .subject = S, .predicate = P, .object = S};
  g_autofree char *update = fx_document("sparql-update", cases, G_N_ELEMENTS(cases));
  g_autofree char *nquads = fx_document("nquads", cases, G_N_ELEMENTS(cases));
  guint most;
  g_autofree char *read = read_update(update, &most);
  CU_ASSERT_STRING_EQUAL(read, nquads);
  CU_ASSERT_EQUAL(most, 500);
  CU_ASSERT_EQUAL(fx_count(update, "INSERT DATA"), 3);
}

static void no_backslash_of_the_text_stands_before_a_u(void)
{
  const WgStatement cases[] = {TEXT("a\\u0041\\Ub \\\\u \\n\n \"u")};
  g_autofree char *update = fx_document("sparql-update", cases, 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(update, "\"a\\\\\\U000000750041\\\\\\U00000055b "
                                        "\\\\\\\\\\U00000075 \\\\n\\n \\\"u\""));
  if (!fx_have_rapper()) return;
  guint most;
  g_autofree char *read = read_update(update, &most);
  g_autofree char *nquads = fx_document("nquads", cases, 1);
  g_autofree char *got = fx_rapper(read, "nquads");
  g_autofree char *wanted = fx_rapper(nquads, "nquads");
  CU_ASSERT(got && wanted && strcmp(got, wanted) == 0);
}

// ---- JSON-LD

typedef struct reader {
  JsonObject *context;
  WgSpeller *speller;
  GString *out;
} Reader;

// A name by the rules of IRI expansion for keys and types.
static char *expand(const Reader *r, const char *name)
{
  const char *term = json_object_get_string_member_with_default(r->context, name, NULL);
  if (term) return g_strdup(term);
  if (strchr(name, ':')) return g_strdup(name);
  return g_strconcat(json_object_get_string_member(r->context, "@vocab"), name, NULL);
}

static void tell(Reader *r, WgStatement s)
{
  wg_speller_line(r->speller, &s, r->out);
  g_string_append(r->out, " .\n");
}

static void read_value(Reader *r, WgStatement s, JsonNode *node)
{
  g_autofree char *datatype = NULL, *digits = NULL;
  s.literal = TRUE;
  if (JSON_NODE_HOLDS_OBJECT(node)) {
    JsonObject *value = json_node_get_object(node);
    const char *id = json_object_get_string_member_with_default(value, "@id", NULL);
    const char *type = json_object_get_string_member_with_default(value, "@type", NULL);
    s.literal = !id;
    s.object = id ? id : json_object_get_string_member(value, "@value");
    s.datatype = datatype = type ? expand(r, type) : NULL;
    s.lang = json_object_get_string_member_with_default(value, "@language", NULL);
  } else if (json_node_get_value_type(node) == G_TYPE_INT64) {
    s.object = digits = g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
    s.datatype = XSD_INTEGER;
  } else {
    s.object = json_node_get_string(node);
  }
  tell(r, s);
}

static void read_key(JsonObject *object, const char *key, JsonNode *node, gpointer data)
{
  Reader *r = data;
  const char *subject = json_object_get_string_member(object, "@id");
  gboolean is_type = strcmp(key, "@type") == 0;
  if (strcmp(key, "@id") == 0) return;
  g_autofree char *predicate = is_type ? g_strdup(RDF_TYPE) : expand(r, key);
  WgStatement s = {.subject = subject, .predicate = predicate};
  guint n = JSON_NODE_HOLDS_ARRAY(node) ? json_array_get_length(json_node_get_array(node)) : 0;
  if (!n) read_value(r, s, node);
  for (guint i = 0; i < n; i++) {
    JsonNode *item = json_array_get_element(json_node_get_array(node), i);
    g_autofree char *type = is_type ? expand(r, json_node_get_string(item)) : NULL;
    s.object = type;
    if (type) tell(r, s);
    else read_value(r, s, item);
  }
}

// The document as sorted N-Triples; NULL where it is no JSON.
static char *read_jsonld(const char *text)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  g_autoptr(GError) error = NULL;
  if (!json_parser_load_from_data(parser, text, -1, &error)) {
    g_printerr("\n%s\n", error->message);
    return NULL;
  }
  JsonObject *root = json_node_get_object(json_parser_get_root(parser));
  JsonArray *graph = json_object_get_array_member(root, "@graph");
  Reader r = {json_object_get_object_member(root, "@context"), wg_speller_new(),
              g_string_new(NULL)};
  for (guint i = 0; i < json_array_get_length(graph); i++)
    json_object_foreach_member(json_array_get_object_element(graph, i), read_key, &r);
  wg_speller_free(r.speller);
  g_autofree char *lines = g_string_free(r.out, FALSE);
  return fx_sorted(lines);
}

static void same_as_jsonld(const WgStatement *statements, guint n)
{
  g_autofree char *jsonld = fx_document("jsonld", statements, n);
  g_autofree char *ntriples = fx_document("ntriples", statements, n);
  g_autofree char *read = read_jsonld(jsonld);
  g_autofree char *wanted = fx_sorted(ntriples);
  CU_ASSERT(read && strcmp(read, wanted) == 0);
  if (read && strcmp(read, wanted)) g_printerr("\n%s\nread as\n%s", jsonld, read);
}

static void jsonld_says_the_same_as_ntriples(void)
{
  WgStore *store = fx_sample_store("jsonld.db");
  g_autofree char *jsonld = fx_export(store, "jsonld");
  g_autofree char *ntriples = fx_export(store, "ntriples");
  wg_store_free(store);
  g_autofree char *read = read_jsonld(jsonld);
  g_autofree char *wanted = fx_sorted(ntriples);
  CU_ASSERT(read && strlen(wanted) > 5000 && strcmp(read, wanted) == 0);
  CU_ASSERT_PTR_NOT_NULL(strstr(jsonld, "\"reportCount\": 2,"));
  CU_ASSERT_PTR_NOT_NULL(strstr(jsonld, "\"label\": \"Acme Widgets\""));
}

static void jsonld_holds_any_literal(void)
{
  const WgStatement cases[] = {
      TEXT(""), TEXT("\""), TEXT("\\"), TEXT("a\nb\rc\td"), TEXT("\x01\x1f\x7f"),
      TEXT("é 華 \xf0\x9f\x98\x80 \xe2\x80\xa8"), TEXT("@id"), TEXT("http://x.example/"),
      {.subject = S, .predicate = P, .object = "x", .literal = TRUE, .lang = "en-gb"},
      TYPED("0.80", XSD_DECIMAL), TYPED("x", "http://t.example/t"), TYPED("1", XSD_INTEGER),
      TYPED("-12", XSD_INTEGER), TYPED("0", XSD_INTEGER), TYPED("-0", XSD_INTEGER),
      TYPED("+1", XSD_INTEGER), TYPED("007", XSD_INTEGER),
      TYPED("9007199254740993", XSD_INTEGER)};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) same_as_jsonld(&cases[i], 1);
  same_as_jsonld(cases, G_N_ELEMENTS(cases));
}

static void jsonld_confuses_no_name(void)
{
  const WgStatement cases[] = {
      {.subject = "label:x", .predicate = "label:p", .object = "label:o"},
      {.subject = "urn:a:b", .predicate = RDF_TYPE, .object = WG_NS "Report"},
      {.subject = "urn:a:b", .predicate = RDF_TYPE, .object = "http://c.example/Report"},
      {.subject = "urn:a:c", .predicate = WG_NS "label", .object = S},
      {.subject = "urn:a:c", .predicate = RDFS_LABEL, .object = S},
      {.subject = "urn:a:d", .predicate = WG_NS, .object = S},
      {.subject = "urn:a:d", .predicate = WG_NS "a:b", .object = S},
      {.subject = "urn:a:d", .predicate = WG_NS "quote", .object = "x", .literal = TRUE,
       .datatype = WG_NS "decimal"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) same_as_jsonld(&cases[i], 1);
  same_as_jsonld(cases, G_N_ELEMENTS(cases));
}

static void documents_without_statements_are_documents(void)
{
  g_autofree char *jsonld = fx_document("jsonld", NULL, 0);
  g_autofree char *read = read_jsonld(jsonld);
  CU_ASSERT(read && !*read);
  g_autofree char *update = fx_document("sparql-update", NULL, 0);
  CU_ASSERT_STRING_EQUAL(update, "");
  if (!fx_have_rapper()) return;
  g_autofree char *trig = fx_document("trig", NULL, 0);
  g_autofree char *quads = fx_rapper_as(trig, "trig", "nquads");
  CU_ASSERT(quads && !*quads);
}

// ---- the description

static void a_description_counts_what_is_there(void)
{
  WgStore *store = fx_sample_store("survey.db");
  g_autoptr(WgSurvey) survey = wg_survey_new();
  g_autofree char *ntriples = fx_export(store, "ntriples");
  CU_ASSERT(wg_merge(store, fx_ontology, WG_MERGE_FLATTENED, wg_survey_statement, survey,
                     NULL, NULL));
  wg_store_free(store);
  GString *text = g_string_new(NULL);
  const WgDescription of = {.format = wg_export_find("ntriples"), .base = WG_BASE,
                            .file = "my graph.nt", .bytes = 17,
                            .licence = "http://l.example/by"};
  wg_survey_describe(survey, &of, text);
  g_autofree char *triples = g_strdup_printf("void:triples %u ;", fx_count(ntriples, " .\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text->str, triples));
  CU_ASSERT_PTR_NOT_NULL(strstr(text->str, "ns#Report> ; void:entities 6 ]"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text->str, "dcat:startDate \"2031-04-20\"^^xsd:date"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text->str, " 80 of 100 are right"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text->str, "rights \"Quotes and headlines are "));
  if (fx_have_rapper()) {
    g_autofree char *read = fx_rapper(text->str, "turtle");
    CU_ASSERT(read && strstr(read, "terms/license> <http://l.example/by>") &&
              strstr(read, "downloadURL> <http://base.example/my%20graph.nt>"));
  }
  g_string_free(text, TRUE);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(trig_says_the_same_as_nquads),
      FX_TEST(trig_opens_and_closes_each_graph_once),
      FX_TEST(updates_insert_every_quad_once),
      FX_TEST(an_operation_is_short_enough_for_a_store),
      FX_TEST(no_backslash_of_the_text_stands_before_a_u),
      FX_TEST(jsonld_says_the_same_as_ntriples),
      FX_TEST(jsonld_holds_any_literal),
      FX_TEST(jsonld_confuses_no_name),
      FX_TEST(documents_without_statements_are_documents),
      FX_TEST(a_description_counts_what_is_there),
      CU_TEST_INFO_NULL};
  return fx_run("formats", tests);
}
