// SPDX-License-Identifier: Apache-2.0
#include "extract/teach/tellings.h"

#include "extract/base/fail.h"
#include "extract/source/input.h"
#include "extract/source/jsonl.h"

#include <json-glib/json-glib.h>

#define LONGEST_LINE ((gsize)64 << 20)

G_DEFINE_QUARK(wg-tellings-error-quark, wg_tellings_error)

/// What one line is read with; all that fails names its place.
typedef struct place {
  const char *file;
  int line;
  guint telling; // from 1; 0: the article itself
  const WgOntology *ontology;
  const char *const *classes;
} Place;

static gboolean fail(const Place *at, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean fail(const Place *at, GError **error, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *what = g_strdup_vprintf(format, args);
  va_end(args);
  if (at->telling)
    return wg_fail_at(error, WG_TELLINGS_ERROR, 0, at->file, at->line, "telling %u: %s",
                      at->telling, what);
  return wg_fail_at(error, WG_TELLINGS_ERROR, 0, at->file, at->line, "%s", what);
}

static void telling_clear(gpointer data)
{
  WgTelling *t = data;
  for (int side = 0; side < 2; side++) g_strfreev(t->names[side]);
}

void wg_told_article_free(WgToldArticle *a)
{
  if (!a) return;
  wg_record_free(a->record);
  g_array_unref(a->tellings);
  g_free(a);
}

// ------------------------------------------------------------------ values

static const char *text_of(JsonObject *o, const char *key)
{
  JsonNode *node = json_object_get_member(o, key);
  return node && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node)
                                                                  : NULL;
}

/// A string or a list of strings, as a list; what is neither is empty.
static GPtrArray *texts_of(JsonObject *o, const char *key)
{
  GPtrArray *out = g_ptr_array_new();
  const char *one = text_of(o, key);
  if (one) g_ptr_array_add(out, (gpointer)one);
  JsonNode *node = json_object_get_member(o, key);
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  for (guint i = 0; list && i < json_array_get_length(list); i++) {
    JsonNode *item = json_array_get_element(list, i);
    if (json_node_get_value_type(item) == G_TYPE_STRING)
      g_ptr_array_add(out, (gpointer)json_node_get_string(item));
  }
  return out;
}

/// Which of the values (the first where nothing is said); FALSE where it is none.
static gboolean choice_of(const Place *at, JsonObject *o, const char *key,
                          const char *const *values, guint *out, GError **error)
{
  const char *said = text_of(o, key);
  *out = 0;
  if (!said) return TRUE;
  for (guint i = 0; values[i]; i++)
    if (g_str_equal(said, values[i])) {
      *out = i;
      return TRUE;
    }
  g_autofree char *known = g_strjoinv(", ", (char **)values);
  return fail(at, error, "%s \"%s\" is none of: %s", key, said, known);
}

/// [begin, end) in code points, as bytes of `source`.
static gboolean span_of(const Place *at, JsonObject *o, const char *key, const char *source,
                        WgSpan *out, GError **error)
{
  JsonNode *node = json_object_get_member(o, key);
  *out = (WgSpan){-1, -1};
  if (!node || JSON_NODE_HOLDS_NULL(node)) return TRUE;
  JsonArray *list = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  gint64 number[2] = {0};
  gboolean ok = list && json_array_get_length(list) == 2;
  for (guint i = 0; ok && i < 2; i++) {
    JsonNode *item = json_array_get_element(list, i);
    ok = json_node_get_value_type(item) == G_TYPE_INT64;
    if (ok) number[i] = json_node_get_int(item);
  }
  if (!ok) return fail(at, error, "%s wants [begin, end], two whole numbers", key);
  gint64 length = g_utf8_strlen(source, -1);
  if (number[0] < 0 || number[0] >= number[1] || number[1] > length)
    return fail(at, error,
                "%s [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "] lies outside its text of %"
                G_GINT64_FORMAT " characters", key, number[0], number[1], length);
  const char *begin = g_utf8_offset_to_pointer(source, (glong)number[0]);
  const char *end = g_utf8_offset_to_pointer(begin, (glong)(number[1] - number[0]));
  *out = (WgSpan){(gint32)(begin - source), (gint32)(end - source)};
  return TRUE;
}

// ------------------------------------------------------------------ a telling

/// All names of the entities that `key` lists by id; NULL where it names nobody.
static gboolean names_of(const Place *at, JsonObject *o, const char *key, GHashTable *entities,
                         char ***out, GError **error)
{
  g_autoptr(GPtrArray) ids = texts_of(o, key);
  g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated(0, g_free, TRUE);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = ids->pdata[i];
    if (g_str_equal(id, "-")) continue;
    JsonObject *entity = g_hash_table_lookup(entities, id);
    if (!entity) return fail(at, error, "%s \"%s\" is the id of none of its entities", key, id);
    g_autoptr(GPtrArray) more = texts_of(entity, "aliases");
    g_ptr_array_add(names, g_strdup(text_of(entity, "name")));
    for (guint k = 0; k < more->len; k++) g_ptr_array_add(names, g_strdup(more->pdata[k]));
  }
  *out = names->len ? (char **)g_ptr_array_steal(names, NULL) : NULL;
  return TRUE;
}

/// The class taught that it tells, -1 where it tells another.
static gboolean class_of(const Place *at, JsonObject *o, gint *out, gboolean *alone,
                         GError **error)
{
  g_autoptr(GPtrArray) classes = texts_of(o, "class");
  *out = -1;
  *alone = classes->len == 1;
  if (!classes->len) return fail(at, error, "has no class");
  for (guint i = 0; i < classes->len; i++) {
    const char *name = classes->pdata[i];
    if (!wg_ontology_event_class(at->ontology, name))
      return fail(at, error, "class \"%s\" is none that the ontology declares", name);
    for (gint k = 0; at->classes[k] && *out < 0; k++)
      if (g_str_equal(at->classes[k], name)) *out = k;
  }
  return TRUE;
}

static gboolean fill(const Place *at, JsonObject *o, const char *source, GHashTable *entities,
                     WgTelling *t, GError **error)
{
  static const char *const POLARITIES[] = {"affirmed", "negated", NULL};
  static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged", NULL};
  static const char *const WEIGHTS[] = {"core", "optional", NULL};
  guint polarity, modality, weight;
  JsonNode *ended = json_object_get_member(o, "ended");
  if (!choice_of(at, o, "polarity", POLARITIES, &polarity, error) ||
      !choice_of(at, o, "modality", MODALITIES, &modality, error) ||
      !choice_of(at, o, "weight", WEIGHTS, &weight, error) ||
      !span_of(at, o, "trigger", source, &t->trigger, error) ||
      !span_of(at, o, "actorSpan", source, &t->parties[0], error) ||
      !span_of(at, o, "targetSpan", source, &t->parties[1], error) ||
      !span_of(at, o, "roleSpan", source, &t->role, error) ||
      !names_of(at, o, "actor", entities, &t->names[0], error) ||
      !names_of(at, o, "target", entities, &t->names[1], error))
    return FALSE;
  if (t->trigger.begin < 0) return fail(at, error, "has no trigger, the words that tell it");
  t->polarity = (WgPolarity)polarity;
  t->modality = (WgModality)modality;
  t->sure = t->sure && weight == 0;
  t->ended = ended && json_node_get_value_type(ended) == G_TYPE_BOOLEAN &&
             json_node_get_boolean(ended);
  return TRUE;
}

static gboolean read_telling(const Place *at, JsonNode *node, const WgRecord *record,
                             GHashTable *entities, GArray *tellings, GError **error)
{
  static const char *const PLACES[] = {"text", "title", NULL};
  if (!JSON_NODE_HOLDS_OBJECT(node)) return fail(at, error, "is no object");
  JsonObject *o = json_node_get_object(node);
  WgTelling t = {0};
  gint class_index;
  guint where;
  if (!choice_of(at, o, "in", PLACES, &where, error) ||
      !class_of(at, o, &class_index, &t.sure, error))
    return FALSE;
  if (class_index < 0) return TRUE;
  t.class_index = (guint)class_index;
  t.in_title = where == 1;
  const char *source = t.in_title ? record->title : record->text;
  gboolean ok = fill(at, o, source ? source : "", entities, &t, error);
  if (ok)
    g_array_append_val(tellings, t);
  else
    telling_clear(&t);
  return ok;
}

// ------------------------------------------------------------------ an article

static JsonArray *list_of(JsonObject *o, const char *key)
{
  JsonNode *node = json_object_get_member(o, key);
  return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static gboolean read_entities(const Place *at, JsonObject *o, GHashTable *out, GError **error)
{
  JsonArray *list = list_of(o, "entities");
  for (guint i = 0; list && i < json_array_get_length(list); i++) {
    JsonNode *node = json_array_get_element(list, i);
    JsonObject *entity = JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
    if (!entity || !text_of(entity, "id") || !text_of(entity, "name"))
      return fail(at, error, "entity %u has no id and name", i + 1);
    g_hash_table_insert(out, (gpointer)text_of(entity, "id"), entity);
  }
  return TRUE;
}

static gboolean read_tellings(Place *at, JsonObject *o, WgToldArticle *a, GError **error)
{
  g_autoptr(GHashTable) entities = g_hash_table_new(g_str_hash, g_str_equal);
  JsonArray *list = list_of(o, "tellings");
  if (!list)
    return fail(at, error, "has no \"tellings\" (a list; empty where the article tells nothing)");
  if (!read_entities(at, o, entities, error)) return FALSE;
  for (guint i = 0; i < json_array_get_length(list); i++) {
    at->telling = i + 1;
    if (!read_telling(at, json_array_get_element(list, i), a->record, entities, a->tellings,
                      error))
      return FALSE;
  }
  at->telling = 0;
  return TRUE;
}

static gboolean read_article(Place *at, const GString *line, GPtrArray *articles, GError **error)
{
  g_autoptr(GError) reason = NULL;
  WgRecord *record =
      wg_jsonl_read(line, at->file, (guint64)at->line, LONGEST_LINE, &reason);
  if (!record) {
    g_set_error_literal(error, WG_TELLINGS_ERROR, 0, reason->message);
    return FALSE;
  }
  WgToldArticle *a = g_new0(WgToldArticle, 1);
  a->record = record;
  a->tellings = g_array_new(FALSE, FALSE, sizeof(WgTelling));
  g_array_set_clear_func(a->tellings, telling_clear);
  g_ptr_array_add(articles, a);
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  // It was parsed before, so that it is an object of sound strings.
  if (!json_parser_load_from_data(parser, line->str, (gssize)line->len, error)) return FALSE;
  return read_tellings(at, json_node_get_object(json_parser_get_root(parser)), a, error);
}

static gboolean is_blank(const GString *line)
{
  for (const char *p = line->str; *p; p++)
    if (!g_ascii_isspace(*p)) return FALSE;
  return TRUE;
}

gboolean wg_tellings_read(const char *path, const WgOntology *ontology,
                          const char *const *classes, GPtrArray *articles, GError **error)
{
  g_autoptr(WgInput) input = wg_input_open(path, error);
  if (!input) return FALSE;
  g_autoptr(GString) line = g_string_new(NULL);
  Place at = {.file = path, .ontology = ontology, .classes = classes};
  for (;;) {
    at.line++;
    switch (wg_input_line(input, LONGEST_LINE, line, error)) {
    case WG_INPUT_END: return TRUE;
    case WG_INPUT_FAILED: return FALSE;
    case WG_INPUT_TOO_LONG: return fail(&at, error, "the line is too long");
    case WG_INPUT_OK: break;
    default: g_assert_not_reached();
    }
    if (!is_blank(line) && !read_article(&at, line, articles, error)) return FALSE;
  }
}
