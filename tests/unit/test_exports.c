// SPDX-License-Identifier: Apache-2.0
#include "exports/exports.h"

#include "export_fixture.h"

static void formats_are_found_by_name_and_by_path(void)
{
  guint n = 0;
  const WgExportFormat *all = wg_export_formats(&n);
  CU_ASSERT(n >= 4);
  for (guint i = 0; i < n; i++) {
    CU_ASSERT_PTR_EQUAL(wg_export_find(all[i].name), &all[i]);
    g_autofree char *path = g_strconcat("folder/file", all[i].extension, NULL);
    CU_ASSERT_PTR_EQUAL(wg_export_for_path(path), &all[i]);
    CU_ASSERT_PTR_NOT_NULL(strchr(all[i].media_type, '/'));
  }
  CU_ASSERT_PTR_NULL(wg_export_find("no such format"));
  CU_ASSERT_PTR_NULL(wg_export_for_path("file.txt"));
}

static void an_article_is_printed_under_its_name(void)
{
  g_auto(WgArticleGraph) g = {0};
  fx_make(fx_article("https://news.example/1", "2031-04-20"), &g);
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  g_autoptr(WgWriter) writer =
      wg_writer_new(wg_export_find("nquads"), &sink, NULL, NULL);
  CU_ASSERT(wg_writer_article(writer, &g, NULL) && wg_writer_finish(writer, NULL));
  g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
  for (int i = 0; lines[i] && *lines[i]; i++)
    CU_ASSERT(g_str_has_suffix(lines[i], " <https://news.example/1> ."));
  g_string_free(out, TRUE);
}

static void quads_are_the_merged_graph_and_each_article(void)
{
  WgStore *store = fx_sample_store("quads.db");
  g_autofree char *quads = fx_export(store, "nquads");
  wg_store_free(store);
  CU_ASSERT(fx_has(quads, "<organization/aw> <dcterms:isReplacedBy> "
                          "<organization/acme-widgets> .\n"));
  CU_ASSERT(fx_has(quads, "<organization/aw> <rdfs:label> \"AW\" "
                          "<https://news.example/é/0?a=b&c#d> .\n"));
  CU_ASSERT(fx_has(quads, "“we\\tstop\\r\\nnow”, 華 \xf0\x9f\x98\x80 ' \\\" "));
}

static void triples_are_one_graph_of_what_the_merge_settled(void)
{
  WgStore *store = fx_sample_store("triples.db");
  g_autofree char *triples = fx_export(store, "ntriples");
  wg_store_free(store);
  g_auto(GStrv) lines = g_strsplit(triples, "\n", -1);
  for (int i = 1; lines[i] && *lines[i]; i++)
    CU_ASSERT(strcmp(lines[i - 1], lines[i]) < 0);
  CU_ASSERT_EQUAL(fx_count(triples, "<rdf:type> <wg:Report>"), 6);
  CU_ASSERT_EQUAL(fx_count(triples, "<rdf:type> <wg:TieSuspension>"), 1);
  CU_ASSERT_EQUAL(fx_count(triples, "<rdf:type> <schema:NewsArticle>"), 2);
  CU_ASSERT_EQUAL(fx_count(triples, "<wg:attributedTo> <organization/acme-widgets>"), 2);
  CU_ASSERT(fx_lacks(triples, "<wg:attributedTo> <organization/aw>"));
  CU_ASSERT(fx_lacks(triples, "<organization/aw> <rdf:type>"));
  // Every event that a report names is described.
  for (int i = 0; lines[i]; i++) {
    const char *at = strstr(lines[i], "wiregraph/ns#reports> ");
    if (!at) continue;
    g_autofree char *event = g_strndup(at + 22, strlen(at) - 24);
    g_autofree char *described = g_strconcat("\n", event, " <http://www.w3.org/1999", NULL);
    CU_ASSERT(strstr(triples, described) != NULL);
  }
}

static void rdfxml_says_the_same_as_ntriples(void)
{
  if (!fx_have_rapper()) return;
  WgStore *store = fx_sample_store("xml.db");
  g_autofree char *xml = fx_export(store, "rdfxml");
  g_autofree char *ntriples = fx_export(store, "ntriples");
  wg_store_free(store);
  g_autofree char *read = fx_rapper(xml, "rdfxml");
  g_autofree char *wanted = fx_rapper(ntriples, "ntriples");
  CU_ASSERT(read && wanted && strcmp(read, wanted) == 0);
}

static void what_xml_cannot_hold_is_replaced(void)
{
  const WgStatement bell = {.subject = "http://s.example/", .predicate = "http://p.example/p",
                            .object = "a\ab", .literal = TRUE};
  g_autofree char *xml = fx_document("rdfxml", &bell, 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(xml, ">a\xef\xbf\xbd" "b<"));
}

static void an_empty_document_is_a_document(void)
{
  if (!fx_have_rapper()) return;
  static const char *const SYNTAXES[][2] = {
      {"nquads", "nquads"}, {"ntriples", "ntriples"}, {"turtle", "turtle"}, {"rdfxml", "rdfxml"}};
  for (guint i = 0; i < G_N_ELEMENTS(SYNTAXES); i++) {
    g_autofree char *document = fx_document(SYNTAXES[i][0], NULL, 0);
    g_autofree char *read = fx_rapper(document, SYNTAXES[i][1]);
    CU_ASSERT(read && !*read);
  }
}

static gboolean refuse(const char *bytes, gsize n, void *context, GError **error)
{
  (void)bytes;
  (void)n;
  (void)context;
  g_set_error_literal(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_WRITE, "full");
  return FALSE;
}

static void a_sink_that_fails_stops_the_export(void)
{
  guint n = 0;
  const WgExportFormat *all = wg_export_formats(&n);
  WgStore *store = fx_sample_store("full.db");
  WgSink sink = {refuse, NULL};
  for (guint i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    CU_ASSERT(!fx_print(store, &all[i], &sink, &error));
    CU_ASSERT(g_error_matches(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_WRITE));
  }
  FILE *full = fopen("/dev/full", "w");
  if (full) {
    g_autoptr(GError) error = NULL;
    setvbuf(full, NULL, _IONBF, 0);
    WgSink file = wg_sink_file(full);
    CU_ASSERT(!fx_print(store, &all[0], &file, &error));
    CU_ASSERT(error && strstr(error->message, "cannot write"));
    fclose(full);
  }
  wg_store_free(store);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(formats_are_found_by_name_and_by_path),
      FX_TEST(an_article_is_printed_under_its_name),
      FX_TEST(quads_are_the_merged_graph_and_each_article),
      FX_TEST(triples_are_one_graph_of_what_the_merge_settled),
      FX_TEST(rdfxml_says_the_same_as_ntriples),
      FX_TEST(what_xml_cannot_hold_is_replaced),
      FX_TEST(an_empty_document_is_a_document),
      FX_TEST(a_sink_that_fails_stops_the_export),
      CU_TEST_INFO_NULL};
  return fx_run("exports", tests);
}
