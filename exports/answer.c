// SPDX-License-Identifier: Apache-2.0
#include "exports/answer.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exports/http.h"
#include "graph/terms.h"

struct wg_answer {
  JsonParser *parser;
  JsonArray *bindings; // the parser's; NULL for an ASK
  GPtrArray *names;
  GHashTable *blanks; // the store's label → ours
  char *source;       // for messages
  gboolean yes;
};

static gboolean fail(const WgAnswer *answer, const char *what, GError **error)
{
  g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_ANSWER,
              "%s: the answer is no SPARQL results in JSON: %s", answer->source, what);
  return FALSE;
}

// The member, where it is of this type (an object, array or value), else NULL.
static JsonNode *member(JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  return node && json_node_get_node_type(node) == type ? node : NULL;
}

static JsonObject *object_member(JsonObject *object, const char *name)
{
  JsonNode *node = member(object, name, JSON_NODE_OBJECT);
  return node ? json_node_get_object(node) : NULL;
}

static JsonArray *array_member(JsonObject *object, const char *name)
{
  JsonNode *node = member(object, name, JSON_NODE_ARRAY);
  return node ? json_node_get_array(node) : NULL;
}

static const char *string_of(JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE(node) &&
                 json_node_get_value_type(node) == G_TYPE_STRING
             ? json_node_get_string(node)
             : NULL;
}

static const char *string_member(JsonObject *object, const char *name)
{
  return string_of(member(object, name, JSON_NODE_VALUE));
}

// Printed as it stands into tables, attributes and first lines.
static gboolean is_name(const char *name)
{
  for (const char *p = name; *p; p++)
    if (!g_ascii_isalnum(*p) && !strchr("_-.", *p) && !((guchar)*p & 0x80)) return FALSE;
  return *name != '\0';
}

static gboolean note_names(WgAnswer *answer, JsonArray *vars, GError **error)
{
  for (guint i = 0; i < json_array_get_length(vars); i++) {
    const char *name = string_of(json_array_get_element(vars, i));
    if (!name || !is_name(name)) return fail(answer, "a variable's name is none", error);
    g_ptr_array_add(answer->names, (char *)name);
  }
  g_ptr_array_add(answer->names, NULL);
  return TRUE;
}

static gboolean understand(WgAnswer *answer, GError **error)
{
  JsonNode *root = json_parser_get_root(answer->parser);
  JsonObject *top = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *yes = member(top, "boolean", JSON_NODE_VALUE);
  if (yes && json_node_get_value_type(yes) == G_TYPE_BOOLEAN) {
    answer->yes = json_node_get_boolean(yes);
    return TRUE;
  }
  JsonArray *vars = array_member(object_member(top, "head"), "vars");
  answer->bindings = array_member(object_member(top, "results"), "bindings");
  if (!vars || !answer->bindings)
    return fail(answer, "no head and bindings, and no boolean", error);
  return note_names(answer, vars, error);
}

WgAnswer *wg_answer_parse(const char *json, gsize n, const char *source, GError **error)
{
  WgAnswer *answer = g_new0(WgAnswer, 1);
  GError *reason = NULL;
  answer->source = g_strdup(source);
  answer->parser = json_parser_new_immutable();
  answer->names = g_ptr_array_new();
  answer->blanks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  gboolean ok = json_parser_load_from_data(answer->parser, json, (gssize)n, &reason);
  if (ok) ok = understand(answer, error);
  else fail(answer, reason->message, error);
  g_clear_error(&reason);
  if (ok) return answer;
  wg_answer_free(answer);
  return NULL;
}

void wg_answer_free(WgAnswer *answer)
{
  if (!answer) return;
  g_object_unref(answer->parser);
  g_ptr_array_free(answer->names, TRUE);
  g_hash_table_unref(answer->blanks);
  g_free(answer->source);
  g_free(answer);
}

const char *const *wg_answer_names(const WgAnswer *answer)
{
  return answer->bindings ? (const char *const *)answer->names->pdata : NULL;
}

gboolean wg_answer_boolean(const WgAnswer *answer) { return answer->yes; }

static const char *our_label(WgAnswer *answer, const char *label)
{
  char *ours = g_hash_table_lookup(answer->blanks, label);
  if (ours) return ours;
  ours = g_strdup_printf("b%u", g_hash_table_size(answer->blanks) + 1);
  g_hash_table_insert(answer->blanks, g_strdup(label), ours);
  return ours;
}

// An IRI of a store may break the grammar, but not a line.
static gboolean is_one_word(const char *iri)
{
  for (const char *p = iri; *p; p++)
    if ((guchar)*p <= 0x20 || *p == '<' || *p == '>') return FALSE;
  return TRUE;
}

static gboolean read_cell(WgAnswer *answer, JsonObject *cell, WgTerm *out, GError **error)
{
  const char *type = string_member(cell, "type");
  out->value = string_member(cell, "value");
  if (!type || !out->value) return fail(answer, "a binding without type and value", error);
  if (strcmp(type, "uri") == 0) {
    out->kind = WG_TERM_IRI;
    return is_one_word(out->value) || fail(answer, "an IRI that is none", error);
  }
  if (strcmp(type, "bnode") == 0) {
    out->kind = WG_TERM_BLANK;
    out->value = our_label(answer, out->value);
    return TRUE;
  }
  if (strcmp(type, "literal") != 0 && strcmp(type, "typed-literal") != 0)
    return fail(answer, "a binding of no known type", error);
  out->kind = WG_TERM_LITERAL;
  out->lang = string_member(cell, "xml:lang");
  out->datatype = string_member(cell, "datatype");
  // RDF 1.1: that of a plain literal.
  if (out->datatype && strcmp(out->datatype, XSD_NS "string") == 0) out->datatype = NULL;
  return (!out->datatype || is_one_word(out->datatype)) &&
                 (!out->lang || is_name(out->lang))
             ? TRUE
             : fail(answer, "a datatype or language that is none", error);
}

static gboolean read_row(WgAnswer *answer, guint row, WgTerm *cells, GError **error)
{
  JsonNode *node = json_array_get_element(answer->bindings, row);
  if (!JSON_NODE_HOLDS_OBJECT(node)) return fail(answer, "a row that is no object", error);
  JsonObject *bound = json_node_get_object(node);
  for (guint i = 0; i + 1 < answer->names->len; i++) {
    cells[i] = (WgTerm){.kind = WG_TERM_UNBOUND};
    const char *name = answer->names->pdata[i];
    JsonObject *cell = object_member(bound, name);
    if (cell && !read_cell(answer, cell, &cells[i], error)) return FALSE;
  }
  return TRUE;
}

gboolean wg_answer_rows(WgAnswer *answer, WgRowFunc func, void *context, GError **error)
{
  g_autofree WgTerm *cells = g_new0(WgTerm, answer->names->len);
  for (guint row = 0; row < json_array_get_length(answer->bindings); row++)
    if (!read_row(answer, row, cells, error) || !func(cells, context, error)) return FALSE;
  return TRUE;
}
