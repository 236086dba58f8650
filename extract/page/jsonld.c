// SPDX-License-Identifier: Apache-2.0
#include "extract/page/jsonld.h"

#include <json-glib/json-glib.h>

#define DEEPEST 40 // json-glib descends by recursion
#define MOST_NODES 2000

/* JSON as it is found on pages */

static const char *skip_commas(const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace(*p) || *p == ','))
    p++;
  return p;
}

static void tidy_string_char(GString *out, const char *p, gboolean escaped)
{
  if (escaped && !strchr("\"\\/bfnrtu", *p)) {
    g_string_truncate(out, out->len - 1); // an escape that JSON does not have
    g_string_append_c(out, *p);
  } else {
    g_string_append_c(out, (guchar)*p < 0x20 ? ' ' : *p);
  }
}

// The object or list that `text` holds, made JSON; FALSE where it nests too deep.
static gboolean tidy(WgSlice text, GString *out)
{
  const char *p = text.ptr, *end = text.ptr + text.len;
  while (p < end && *p != '{' && *p != '[')
    p += g_str_has_prefix(p, "<![CDATA[") ? 9 : 1;
  int depth = 0;
  gboolean in_string = FALSE, escaped = FALSE;
  g_string_truncate(out, 0);
  for (; p < end; p++) {
    if (in_string) {
      tidy_string_char(out, p, escaped);
      in_string = *p != '"' || escaped;
      escaped = *p == '\\' && !escaped;
      continue;
    }
    if (*p == ',') {
      const char *next = skip_commas(p, end);
      if (next < end && *next != '}' && *next != ']')
        g_string_append_len(out, p, next - p);
      p = next - 1;
      continue;
    }
    if ((*p == '{' || *p == '[') && ++depth > DEEPEST)
      return FALSE;
    in_string = *p == '"';
    g_string_append_c(out, *p);
    if ((*p == '}' || *p == ']') && --depth == 0)
      break; // what follows, a semicolon or a second object, is left
  }
  return out->len > 0;
}

/* Values */

// Entities written into a string are decoded by the parser of pages.
static char *plain(const char *value)
{
  GString *out = g_string_new(NULL);
  if (strchr(value, '&') || strchr(value, '<')) {
    g_autoptr(WgDom) dom = wg_dom_parse(wg_slice(value));
    g_autofree char *text = wg_dom_text(dom, 0);
    g_string_append(out, text);
  } else {
    wg_append_squeezed(out, wg_slice(value));
  }
  while (out->len && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  if (out->len && g_utf8_validate(out->str, (gssize)out->len, NULL))
    return g_string_free(out, FALSE);
  g_string_free(out, TRUE);
  return NULL;
}

static const char *raw(JsonNode *node)
{
  if (node && JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *list = json_node_get_array(node);
    node = json_array_get_length(list) ? json_array_get_element(list, 0) : NULL;
  }
  if (!node || !JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string(node);
}

static char *string_of(JsonObject *object, const char *key)
{
  const char *value = raw(json_object_get_member(object, key));
  return value ? plain(value) : NULL;
}

// A string, or what the object calls itself.
static char *name_of(JsonNode *node)
{
  if (node && JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *list = json_node_get_array(node);
    node = json_array_get_length(list) ? json_array_get_element(list, 0) : NULL;
  }
  if (node && JSON_NODE_HOLDS_OBJECT(node))
    return string_of(json_node_get_object(node), "name");
  const char *value = raw(node);
  return value ? plain(value) : NULL;
}

static gboolean has_type(JsonObject *object, gboolean (*test)(const char *))
{
  JsonNode *node = json_object_get_member(object, "@type");
  if (!node)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY(node))
    return raw(node) && test(raw(node));
  JsonArray *list = json_node_get_array(node);
  for (guint i = 0; i < json_array_get_length(list); i++) {
    const char *value = raw(json_array_get_element(list, i));
    if (value && test(value))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_news(const char *type)
{
  return g_str_has_suffix(type, "NewsArticle") || g_str_equal(type, "LiveBlogPosting");
}

static gboolean is_article(const char *type)
{
  return g_str_has_suffix(type, "Article") || g_str_has_suffix(type, "Posting")
         || g_str_equal(type, "Report") || g_str_equal(type, "Review")
         || g_str_equal(type, "Recipe");
}

static gboolean is_page(const char *type)
{
  return g_str_has_suffix(type, "Page") || g_str_equal(type, "CreativeWork");
}

/* The graph */

typedef struct graph {
  GPtrArray *nodes;  // JsonObject *, borrowed
  GHashTable *by_id; // "@id" → JsonObject *
} Graph;

// All objects of a document that have a type, in their order; the walk is as deep as the
// JSON, which tidy() bounds.
static void collect(Graph *graph, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *list = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(list); i++)
      collect(graph, json_array_get_element(list, i));
  }
  if (!JSON_NODE_HOLDS_OBJECT(node) || graph->nodes->len >= MOST_NODES)
    return;
  JsonObject *object = json_node_get_object(node);
  const char *id = raw(json_object_get_member(object, "@id"));
  if (json_object_has_member(object, "@type")) {
    g_ptr_array_add(graph->nodes, object);
    if (id && !g_hash_table_contains(graph->by_id, id))
      g_hash_table_insert(graph->by_id, (char *)id, object);
  }
  g_autoptr(GList) members = json_object_get_members(object);
  for (GList *m = members; m; m = m->next)
    collect(graph, json_object_get_member(object, m->data));
}

// An object that only refers is led to the one that it means.
static JsonObject *resolve(const Graph *graph, JsonObject *object)
{
  const char *id = raw(json_object_get_member(object, "@id"));
  if (!id || json_object_has_member(object, "name"))
    return object;
  JsonObject *meant = g_hash_table_lookup(graph->by_id, id);
  return meant ? meant : object;
}

static void add_authors(const Graph *graph, JsonNode *node, GPtrArray *out)
{
  if (!node)
    return;
  if (JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *list = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(list); i++) {
      JsonNode *one = json_array_get_element(list, i);
      if (!JSON_NODE_HOLDS_ARRAY(one))
        add_authors(graph, one, out);
    }
    return;
  }
  char *name = NULL;
  if (JSON_NODE_HOLDS_OBJECT(node)) {
    JsonObject *author = resolve(graph, json_node_get_object(node));
    JsonNode *names = json_object_get_member(author, "name");
    if (names && JSON_NODE_HOLDS_ARRAY(names))
      add_authors(graph, names, out);
    else
      name = string_of(author, "name");
  } else if (raw(node)) {
    name = plain(raw(node));
  }
  if (name)
    g_ptr_array_add(out, name);
}

static char *publisher_of(const Graph *graph, JsonObject *article)
{
  JsonNode *node = json_object_get_member(article, "publisher");
  if (node && JSON_NODE_HOLDS_OBJECT(node))
    return string_of(resolve(graph, json_node_get_object(node)), "name");
  return name_of(node);
}

static char *url_of(JsonObject *article)
{
  char *url = string_of(article, "url");
  if (url)
    return url;
  JsonNode *page = json_object_get_member(article, "mainEntityOfPage");
  if (page && JSON_NODE_HOLDS_OBJECT(page))
    return string_of(json_node_get_object(page), "@id");
  return raw(page) ? plain(raw(page)) : NULL;
}

static void fill(char **field, char *value)
{
  if (!*field)
    *field = value;
  else
    g_free(value);
}

static void take_article(const Graph *graph, JsonObject *article, WgJsonLd *out)
{
  char *headline = string_of(article, "headline");
  fill(&out->headline, headline ? headline : string_of(article, "name"));
  fill(&out->published, string_of(article, "datePublished"));
  fill(&out->modified, string_of(article, "dateModified"));
  fill(&out->publisher, publisher_of(graph, article));
  fill(&out->url, url_of(article));
  fill(&out->language, string_of(article, "inLanguage"));
  fill(&out->body, string_of(article, "articleBody"));
  if (out->authors->len == 0)
    add_authors(graph, json_object_get_member(article, "author"), out->authors);
  if (out->authors->len == 0)
    add_authors(graph, json_object_get_member(article, "creator"), out->authors);
  out->news |= has_type(article, is_news);
}

// Articles speak before pages. Of several articles the first is the page's own.
static void take_best(const Graph *graph, WgJsonLd *out)
{
  for (guint i = 0; i < graph->nodes->len; i++) {
    JsonObject *node = g_ptr_array_index(graph->nodes, i);
    if (!has_type(node, is_article))
      continue;
    take_article(graph, node, out);
    return;
  }
  for (guint i = 0; i < graph->nodes->len; i++) {
    JsonObject *node = g_ptr_array_index(graph->nodes, i);
    if (!has_type(node, is_page))
      continue;
    fill(&out->published, string_of(node, "datePublished"));
    fill(&out->modified, string_of(node, "dateModified"));
    fill(&out->language, string_of(node, "inLanguage"));
    if (out->authors->len == 0)
      add_authors(graph, json_object_get_member(node, "author"), out->authors);
  }
}

static gboolean is_data(const WgDom *dom, guint32 node)
{
  const char *type = wg_dom_attribute(dom, node, "type");
  return dom->nodes[node].tag == WG_TAG_SCRIPT && type
         && g_ascii_strncasecmp(type, "application/ld+json", 19) == 0;
}

// The text of a script, which is one node.
static WgSlice script_of(const WgDom *dom, guint32 node)
{
  guint32 child = node + 1;
  gboolean has = child < dom->nodes[node].end && dom->nodes[child].tag == WG_TAG_TEXT;
  return has ? dom->nodes[child].text : wg_slice("");
}

WgJsonLd *wg_jsonld_find(const WgDom *dom)
{
  WgJsonLd *out = g_new0(WgJsonLd, 1);
  out->authors = g_ptr_array_new_with_free_func(g_free);
  Graph graph = {g_ptr_array_new(), g_hash_table_new(g_str_hash, g_str_equal)};
  g_autoptr(GPtrArray) parsers = g_ptr_array_new_with_free_func(g_object_unref);
  g_autoptr(GString) json = g_string_new(NULL);
  for (guint32 i = 0; i < dom->n; i++) {
    if (!is_data(dom, i) || !tidy(script_of(dom, i), json))
      continue;
    JsonParser *parser = json_parser_new_immutable();
    g_ptr_array_add(parsers, parser);
    if (json_parser_load_from_data(parser, json->str, (gssize)json->len, NULL)
        && json_parser_get_root(parser))
      collect(&graph, json_parser_get_root(parser));
  }
  take_best(&graph, out);
  g_ptr_array_unref(graph.nodes);
  g_hash_table_unref(graph.by_id);
  return out;
}

void wg_jsonld_free(WgJsonLd *data)
{
  if (!data)
    return;
  g_ptr_array_unref(data->authors);
  g_free(data->headline);
  g_free(data->published);
  g_free(data->modified);
  g_free(data->publisher);
  g_free(data->url);
  g_free(data->language);
  g_free(data->body);
  g_free(data);
}
