// SPDX-License-Identifier: Apache-2.0
#include "extract/source/jsonl.h"

#include <json-glib/json-glib.h>

#include "extract/base/address.h"
#include "extract/page/page.h"
#include "extract/source/source.h"
#include "extract/source/text.h"

#define DEEPEST 64 // json-glib descends by recursion: no line may exhaust the stack

static gboolean fail(GError **error, const char *where, guint64 line,
                     const char *reason)
{
  g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
              "%s:%" G_GUINT64_FORMAT ": %s", where, line, reason);
  return FALSE;
}

// What the parser would not survive or would cut silently: deep nesting, "\u0000".
static gboolean check_shape(const GString *json, const char *where, guint64 line,
                            GError **error)
{
  int depth = 0;
  gboolean in_string = FALSE;
  for (const char *p = json->str; *p; p++) {
    if (in_string) {
      if (*p == '\\' && p[1]) {
        p++;
        if (strncmp(p, "u0000", 5) == 0)
          return fail(error, where, line, "a NUL character in a string");
      } else if (*p == '"') {
        in_string = FALSE;
      }
    } else if (*p == '"') {
      in_string = TRUE;
    } else if (*p == '{' || *p == '[') {
      if (++depth > DEEPEST)
        return fail(error, where, line, "JSON nested too deep for an article");
    } else if (*p == '}' || *p == ']') {
      depth--;
    }
  }
  return TRUE;
}

// A cleaned copy of a string value, NULL where the node is none or is not UTF-8 (an
// escaped half of a surrogate pair).
static char *string_of(JsonNode *node)
{
  if (!node || !JSON_NODE_HOLDS_VALUE(node)) return NULL;
  if (json_node_get_value_type(node) == G_TYPE_INT64)
    return g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
  if (json_node_get_value_type(node) != G_TYPE_STRING) return NULL;
  const char *value = json_node_get_string(node);
  if (!g_utf8_validate(value, -1, NULL)) return NULL;
  char *out = g_strdup(value);
  wg_text_clean(out);
  return out;
}

// The same on one line, trimmed; NULL where nothing is left.
static char *word_of(JsonObject *object, const char *key)
{
  char *out = string_of(json_object_get_member(object, key));
  if (!out) return NULL;
  g_strstrip(g_strdelimit(out, "\n\t", ' '));
  if (*out) return out;
  g_free(out);
  return NULL;
}

static char *text_of(JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member(object, key);
  gboolean is_string = node && json_node_get_value_type(node) == G_TYPE_STRING;
  return is_string ? string_of(node) : NULL;
}

// A mark: true, or the date from which it holds; "" where no date is told, NULL where the
// mark does not stand.
static char *mark_of(JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member(object, key);
  if (!node || !JSON_NODE_HOLDS_VALUE(node)) return NULL;
  if (json_node_get_value_type(node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean(node) ? g_strdup("") : NULL;
  char *date = word_of(object, key);
  if (date && !wg_text_is_date(date)) g_clear_pointer(&date, g_free);
  return date;
}

static char **authors_of(JsonObject *object)
{
  JsonNode *node = json_object_get_member(object, "author");
  g_autoptr(GPtrArray) out = g_ptr_array_new_null_terminated(0, g_free, TRUE);
  if (node && JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *list = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(list); i++) {
      char *name = string_of(json_array_get_element(list, i));
      if (!name) continue;
      g_strstrip(g_strdelimit(name, "\n\t", ' '));
      if (*name)
        g_ptr_array_add(out, name);
      else
        g_free(name);
    }
  } else {
    char *name = word_of(object, "author");
    if (name) g_ptr_array_add(out, name);
  }
  if (out->len == 0) return NULL;
  return (char **)g_ptr_array_steal(out, NULL);
}

// A name for an article that bears none: hash of headline and text, so that it is the
// same in whatever file and line the article comes.
static char *hash_of(const WgRecord *record)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  const char *title = record->title ? record->title : "";
  g_checksum_update(sum, (const guchar *)title, (gssize)strlen(title) + 1);
  g_checksum_update(sum, (const guchar *)record->text, -1);
  return g_strdup(g_checksum_get_string(sum));
}

static WgRecord *record_of(JsonObject *object, char *text)
{
  WgRecord *record = g_new0(WgRecord, 1);
  record->text = text;
  record->id = word_of(object, "id");
  record->url = word_of(object, "url");
  record->title = word_of(object, "title");
  record->date = word_of(object, "date");
  record->modified = word_of(object, "modified");
  record->outlet = word_of(object, "outlet");
  record->language = word_of(object, "language");
  record->retrieved = word_of(object, "retrieved");
  record->authors = authors_of(object);
  record->corrected = mark_of(object, "corrected");
  record->retracted = mark_of(object, "retracted");
  if (record->url && !wg_text_is_address(record->url))
    g_clear_pointer(&record->url, g_free);
  if (record->date && !wg_text_is_date(record->date))
    g_clear_pointer(&record->date, g_free);
  if (record->modified && !wg_text_is_date(record->modified))
    g_clear_pointer(&record->modified, g_free);
  if (record->retrieved && !wg_text_is_date(record->retrieved))
    g_clear_pointer(&record->retrieved, g_free);
  if (!record->id && !record->url) record->id = hash_of(record);
  return record;
}

// What the object does not say itself, its page says.
static void complete(char **field, char **of_page)
{
  if (!*field) *field = g_steal_pointer(of_page);
}

// The record of an object that has its article as "html".
static WgRecord *record_of_page(JsonObject *object, const char *html, const char *where,
                                guint64 line, GError **error)
{
  g_autofree char *place = g_strdup_printf("%s:%" G_GUINT64_FORMAT, where, line);
  g_autofree char *url = word_of(object, "url");
  gboolean is_url = url && wg_text_is_address(url);
  WgPageOrigin origin = {place, is_url ? url : NULL, "utf-8"};
  g_autoptr(WgRecord) page = wg_page_read(wg_slice(html), &origin, error);
  if (!page) return NULL;
  WgRecord *record = record_of(object, g_steal_pointer(&page->text));
  complete(&record->url, &page->url);
  complete(&record->title, &page->title);
  complete(&record->date, &page->date);
  complete(&record->modified, &page->modified);
  complete(&record->outlet, &page->outlet);
  complete(&record->language, &page->language);
  if (!record->authors) record->authors = g_steal_pointer(&page->authors);
  return record;
}

static gboolean check_text(const char *text, gsize ceiling, const char *where,
                           guint64 line, GError **error)
{
  if (!text)
    return fail(error, where, line, "neither \"text\" nor \"html\" (a string in UTF-8)");
  const char *p = text;
  while (g_ascii_isspace(*p)) p++;
  if (*p == '\0') return fail(error, where, line, "its \"text\" is empty");
  if (strlen(text) <= ceiling) return TRUE;
  g_autofree char *reason = g_strdup_printf(
      "the text is larger than the %" G_GSIZE_FORMAT
      " bytes that a document may have",
      ceiling);
  return fail(error, where, line, reason);
}

WgRecord *wg_jsonl_read(const GString *json, const char *where, guint64 line,
                        gsize ceiling, GError **error)
{
  WgSlice bytes = {json->str, json->len};
  if (!wg_text_check(bytes, where, line, error) ||
      !check_shape(json, where, line, error))
    return NULL;
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  g_autoptr(GError) reason = NULL;
  if (!json_parser_load_from_data(parser, json->str, (gssize)json->len, &reason)) {
    // "<data>:1:COLUMN: Parse error: …": only the column tells something here.
    const char *words = reason->message;
    if (g_str_has_prefix(words, "<data>:1:")) words += strlen("<data>:1:");
    g_autofree char *message = g_strdup_printf("not JSON: column %s", words);
    fail(error, where, line, message);
    return NULL;
  }
  JsonNode *root = json_parser_get_root(parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT(root)) {
    fail(error, where, line, "not a JSON object");
    return NULL;
  }
  JsonObject *object = json_node_get_object(root);
  char *text = text_of(object, "text");
  g_autofree char *html = text ? NULL : text_of(object, "html");
  if (html && strlen(html) <= ceiling)
    return record_of_page(object, html, where, line, error);
  if (check_text(text ? text : html, ceiling, where, line, error))
    return record_of(object, text);
  g_free(text);
  return NULL;
}
