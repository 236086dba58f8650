// SPDX-License-Identifier: Apache-2.0
#include "exports/tellings.h"

#include <string.h>

#include "extract/base/json_line.h"
#include "graph/value.h"

static const char *local(const char *iri)
{
  const char *hash = iri ? strrchr(iri, '#') : NULL;
  return hash ? hash + 1 : "";
}

static void put(JsonBuilder *b, const char *key, const char *value)
{
  json_builder_set_member_name(b, key);
  json_builder_add_string_value(b, value ? value : "");
}

static void put_span(JsonBuilder *b, const char *key, gint64 begin, gint64 end)
{
  json_builder_set_member_name(b, key);
  if (begin < 0) {
    json_builder_add_null_value(b);
    return;
  }
  json_builder_begin_array(b);
  json_builder_add_int_value(b, begin);
  json_builder_add_int_value(b, end);
  json_builder_end_array(b);
}

// ---- entities

static void put_entities(JsonBuilder *b, const WgSampleItem *item)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  json_builder_set_member_name(b, "entities");
  json_builder_begin_array(b);
  for (guint i = 0; item->names && i < item->names->len; i++) {
    const WgSampleName *name = &g_array_index(item->names, WgSampleName, i);
    if (!g_hash_table_add(seen, (gpointer)name->iri)) continue;
    json_builder_begin_object(b);
    put(b, "id", name->iri);
    put(b, "name", name->name);
    json_builder_set_member_name(b, "aliases");
    json_builder_begin_array(b);
    for (const char *const *a = name->aliases; *a; a++) json_builder_add_string_value(b, *a);
    json_builder_end_array(b);
    json_builder_end_object(b);
  }
  json_builder_end_array(b);
}

// ---- a telling

// Where the words stand in the quote that begins at `from`, in code points; -1: nowhere.
static gint64 place_of(const WgSampleItem *item, gint64 from, const char *words)
{
  const char *at = words && *words ? wg_value_find(item->quote, words) : NULL;
  return at ? from + g_utf8_strlen(item->quote, at - item->quote) : -1;
}

// The longest name of the party that stands in the quote.
static void put_party_span(JsonBuilder *b, const char *key, const WgSampleItem *item,
                           gint64 from, const char *iri)
{
  gint64 begin = -1, longest = 0;
  for (guint i = 0; iri && item->names && i < item->names->len; i++) {
    const WgSampleName *name = &g_array_index(item->names, WgSampleName, i);
    if (strcmp(name->iri, iri) != 0) continue;
    for (const char *const *a = name->aliases, *words = name->name; words; words = *a++) {
      gint64 length = g_utf8_strlen(words, -1), place = place_of(item, from, words);
      if (place >= 0 && length > longest) begin = place, longest = length;
    }
  }
  put_span(b, key, begin, begin + longest);
}

static void put_telling(JsonBuilder *b, const WgSampleItem *item)
{
  gint64 from = item->begin ? g_ascii_strtoll(item->begin, NULL, 10) : -1;
  if (!item->quote || !item->trigger || !item->event_class) return;
  const char *source = from < 0 ? item->title : NULL;
  const char *at = source ? strstr(source, item->quote) : NULL;
  if (from < 0 && !at) return;
  if (from < 0) from = g_utf8_strlen(source, at - source);
  gint64 trigger = place_of(item, from, item->trigger);
  if (trigger < 0) return;
  json_builder_begin_object(b);
  put(b, "in", source ? "title" : "text");
  put_span(b, "sentence", from, from + g_utf8_strlen(item->quote, -1));
  put(b, "weight", "core");
  put(b, "class", item->event_class);
  put(b, "actor", item->actor ? item->actor : "-");
  put(b, "target", item->target ? item->target : "-");
  put(b, "polarity", local(item->polarity));
  put(b, "modality", local(item->modality));
  json_builder_set_member_name(b, "ended");
  json_builder_add_boolean_value(b, strcmp(local(item->phase), "ended") == 0);
  put_span(b, "trigger", trigger, trigger + g_utf8_strlen(item->trigger, -1));
  put_party_span(b, "actorSpan", item, from, item->actor);
  put_party_span(b, "targetSpan", item, from, item->target);
  json_builder_end_object(b);
}

// ---- articles

static gint by_place(gconstpointer x, gconstpointer y)
{
  const WgSampleItem *a = *(WgSampleItem *const *)x, *b = *(WgSampleItem *const *)y;
  gint64 p = a->begin ? g_ascii_strtoll(a->begin, NULL, 10) : -1;
  gint64 q = b->begin ? g_ascii_strtoll(b->begin, NULL, 10) : -1;
  if (p != q) return p < q ? -1 : 1;
  return strcmp(a->report, b->report);
}

static void print_article(GPtrArray *items, GString *out)
{
  const WgSampleItem *item = items->pdata[0];
  g_ptr_array_sort(items, by_place);
  g_autoptr(JsonBuilder) b = json_builder_new();
  json_builder_begin_object(b);
  put(b, "id", item->article);
  put(b, "title", item->title);
  put(b, "date", item->date);
  put(b, "text", item->text);
  put_entities(b, item);
  json_builder_set_member_name(b, "tellings");
  json_builder_begin_array(b);
  for (guint i = 0; i < items->len; i++) put_telling(b, items->pdata[i]);
  json_builder_end_array(b);
  json_builder_end_object(b);
  wg_json_line(b, out);
}

guint wg_tellings_print(const WgSample *sample, guint n, GString *out, guint *textless)
{
  g_autoptr(GHashTable) at = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                                   (GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  for (guint i = 0; i < sample->items->len; i++) {
    WgSampleItem *item = wg_sample_item(sample, i);
    GPtrArray *items = g_hash_table_lookup(at, item->article);
    if (!items) {
      items = g_ptr_array_new();
      g_hash_table_insert(at, (gpointer)item->article, items);
      g_ptr_array_add(order, items);
    }
    g_ptr_array_add(items, item);
  }
  guint printed = 0;
  *textless = 0;
  for (guint i = 0; i < order->len && printed < n; i++) {
    GPtrArray *items = order->pdata[i];
    if (!((const WgSampleItem *)items->pdata[0])->text) {
      ++*textless;
      continue;
    }
    print_article(items, out);
    printed++;
  }
  return printed;
}
