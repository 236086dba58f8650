// SPDX-License-Identifier: Apache-2.0
// The data of the report: JSON that stays inside its <script>, and all of the graph.
#include <json-glib/json-glib.h>

#include "export_fixture.h"
#include "graph/terms.h"

static const char BEGIN[] = "<script type=\"application/json\" id=\"data\">";

// What stands in the page between its script tags. Caller frees.
static char *data_of(const char *page)
{
  const char *begin = strstr(page, BEGIN);
  CU_ASSERT_PTR_NOT_NULL_FATAL(begin);
  begin += strlen(BEGIN);
  const char *end = strstr(begin, "</script>");
  CU_ASSERT_PTR_NOT_NULL_FATAL(end);
  return g_strndup(begin, (gsize)(end - begin));
}

static guint count_rows(JsonObject *data, const char *kind)
{
  guint n = 0;
  JsonArray *rows = json_object_get_array_member(data, "rows");
  for (guint i = 0; i < json_array_get_length(rows); i++) {
    JsonObject *row = json_array_get_object_element(rows, i);
    if (strcmp(json_object_get_string_member(row, "kind"), kind) == 0) n++;
  }
  return n;
}

static void all_of_the_graph_stands_in_the_page(void)
{
  WgStore *store = fx_sample_store("report.db");
  g_autofree char *page = fx_export(store, "html");
  wg_store_free(store);
  g_autofree char *data = data_of(page);
  g_autoptr(JsonParser) parser = json_parser_new();
  CU_ASSERT_FATAL(json_parser_load_from_data(parser, data, -1, NULL));
  JsonObject *all = json_node_get_object(json_parser_get_root(parser));
  CU_ASSERT_EQUAL(count_rows(all, "article"), 2);
  CU_ASSERT_EQUAL(count_rows(all, "report"), 6);
  CU_ASSERT_EQUAL(count_rows(all, "event"), 3);
  CU_ASSERT_EQUAL(count_rows(all, "entity"), 3);
  CU_ASSERT(json_array_get_length(json_object_get_array_member(all, "classes")) >= 20);
  CU_ASSERT(g_str_has_prefix(page, "<!doctype html>"));
  CU_ASSERT(g_str_has_suffix(page, "</html>\n"));
}

static void no_text_of_an_article_ends_the_data(void)
{
  const WgStatement statements[] = {
      {.subject = "https://news.example/1", .predicate = RDF_TYPE,
       .object = SCHEMA_NS "NewsArticle"},
      {.subject = "https://news.example/1", .predicate = SCHEMA_NS "headline",
       .object = "</script><!-- \"\\ \xf0\x9f\x98\x80", .literal = TRUE}};
  g_autofree char *page = fx_document("html", statements, G_N_ELEMENTS(statements));
  g_autofree char *data = data_of(page);
  CU_ASSERT_PTR_NULL(strchr(data, '<'));
  CU_ASSERT_PTR_NOT_NULL(strstr(data, "{\"kind\":\"article\",\"id\":\"https://news.example/1\","
                                      "\"headline\":\"\\u003c/script>\\u003c!-- \\\"\\\\ "
                                      "\xf0\x9f\x98\x80\"}"));
}

static void without_statements_the_page_is_whole(void)
{
  g_autofree char *page = fx_document("html", NULL, 0);
  g_autofree char *data = data_of(page);
  g_autoptr(JsonParser) parser = json_parser_new();
  CU_ASSERT(json_parser_load_from_data(parser, data, -1, NULL));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(all_of_the_graph_stands_in_the_page),
      FX_TEST(no_text_of_an_article_ends_the_data),
      FX_TEST(without_statements_the_page_is_whole),
      CU_TEST_INFO_NULL};
  return fx_run("report", tests);
}
