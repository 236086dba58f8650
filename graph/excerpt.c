// SPDX-License-Identifier: Apache-2.0
//
// Walks over the snapshot, each knowing more: which events, which reports, then all that
// is said of these, then the names of what was mentioned.
#include "graph/excerpt.h"

#include <string.h>

#include "extract/ontology/gazetteer.h"
#include "graph/iri.h"
#include "graph/terms.h"

struct wg_excerpt {
  const char *iri;
  GStringChunk *chunk;
  GHashTable *wanted;   // subjects whose statements are kept
  GHashTable *said;     // "subject predicate" → GPtrArray of objects, NULL-terminated
  GHashTable *mentions; // IRIs that stand as objects
  GPtrArray *events;    // NULL-terminated
  GPtrArray *others;    // events with an outcome about a party of these; NULL-terminated
  GHashTable *ended;    // subjects that have an outcome
  GHashTable *targets;  // of the events
  GHashTable *reports;  // event → GPtrArray of reports
  GHashTable *when;     // event → day
};

// ---- finding

typedef struct search {
  char *iri, *longer; // as given, behind the base
  char *folded;
  GHashTable *found;  // IRIs
} Search;

static gboolean match_iri(const WgStatement *s, void *context, GError **error)
{
  Search *search = context;
  (void)error;
  if (strcmp(s->subject, search->iri) != 0 && strcmp(s->subject, search->longer) != 0)
    return TRUE;
  if (strcmp(s->predicate, DCTERMS_REPLACED) == 0)
    g_hash_table_add(search->found, g_strdup(s->object));
  else if (strcmp(s->predicate, RDF_TYPE) == 0 && g_str_has_prefix(s->object, WG_NS))
    g_hash_table_add(search->found, g_strdup(s->subject));
  return TRUE;
}

static gboolean match_name(const WgStatement *s, void *context, GError **error)
{
  Search *search = context;
  (void)error;
  if (!s->literal || (strcmp(s->predicate, RDFS_LABEL) != 0 &&
                      strcmp(s->predicate, SKOS_ALT_LABEL) != 0))
    return TRUE;
  g_autofree char *folded = wg_name_fold(s->object);
  if (strcmp(folded, search->folded) == 0)
    g_hash_table_add(search->found, g_strdup(s->subject));
  return TRUE;
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char **sorted_keys(GHashTable *table)
{
  GPtrArray *out = g_ptr_array_new();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, table);
  while (g_hash_table_iter_next(&iter, &key, NULL)) g_ptr_array_add(out, g_strdup(key));
  g_ptr_array_sort(out, compare_strings);
  g_ptr_array_add(out, NULL);
  return (char **)g_ptr_array_free(out, FALSE);
}

char **wg_excerpt_find(WgSnapshot *snapshot, const char *base, const char *name,
                       GError **error)
{
  Search search = {.iri = g_strdup(name), .longer = g_strconcat(base, name, NULL),
                   .folded = wg_name_fold(name),
                   .found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                  NULL)};
  gboolean ok = wg_snapshot_each(snapshot, match_iri, &search, error);
  if (ok && !g_hash_table_size(search.found))
    ok = wg_snapshot_each(snapshot, match_name, &search, error);
  char **found = ok ? sorted_keys(search.found) : NULL;
  g_hash_table_destroy(search.found);
  g_free(search.iri);
  g_free(search.longer);
  g_free(search.folded);
  return found;
}

// ---- gathering

static const char *keep(WgExcerpt *excerpt, const char *s)
{
  return g_string_chunk_insert_const(excerpt->chunk, s);
}

static gboolean find_events(const WgStatement *s, void *context, GError **error)
{
  WgExcerpt *e = context;
  (void)error;
  gboolean party = strcmp(s->predicate, WG_NS "actor") == 0 ||
                   strcmp(s->predicate, WG_NS "target") == 0;
  if ((party && strcmp(s->object, e->iri) == 0) ||
      (strcmp(s->predicate, WG_NS "standing") == 0 && strcmp(s->subject, e->iri) == 0)) {
    const char *event = keep(e, s->subject);
    if (g_hash_table_add(e->wanted, (char *)event))
      g_ptr_array_add(e->events, (char *)event);
  }
  return TRUE;
}

static gboolean find_reports(const WgStatement *s, void *context, GError **error)
{
  WgExcerpt *e = context;
  (void)error;
  if (strcmp(s->predicate, WG_NS "outcome") == 0)
    g_hash_table_add(e->ended, (char *)keep(e, s->subject));
  if (strcmp(s->predicate, WG_NS "target") == 0 && g_hash_table_contains(e->wanted, s->subject))
    g_hash_table_add(e->targets, (char *)keep(e, s->object));
  if (strcmp(s->predicate, WG_NS "reports") != 0 ||
      !g_hash_table_contains(e->wanted, s->object))
    return TRUE;
  const char *event = keep(e, s->object), *report = keep(e, s->subject);
  GPtrArray *reports = g_hash_table_lookup(e->reports, event);
  if (!reports) {
    reports = g_ptr_array_new();
    g_hash_table_insert(e->reports, (char *)event, reports);
  }
  g_ptr_array_add(reports, (char *)report);
  return TRUE;
}

static gboolean find_others(const WgStatement *s, void *context, GError **error)
{
  WgExcerpt *e = context;
  (void)error;
  if (strcmp(s->predicate, WG_NS "target") == 0 &&
      g_hash_table_contains(e->targets, s->object) &&
      g_hash_table_contains(e->ended, s->subject))
    g_ptr_array_add(e->others, (char *)keep(e, s->subject));
  return TRUE;
}

static void want_reports(WgExcerpt *e)
{
  for (guint i = 0; i < e->others->len; i++)
    g_hash_table_add(e->wanted, e->others->pdata[i]);
  g_ptr_array_add(e->others, NULL);
  GHashTableIter iter;
  gpointer reports;
  g_hash_table_iter_init(&iter, e->reports);
  while (g_hash_table_iter_next(&iter, NULL, &reports))
    for (guint i = 0; i < ((GPtrArray *)reports)->len; i++)
      g_hash_table_add(e->wanted, ((GPtrArray *)reports)->pdata[i]);
  g_hash_table_add(e->wanted, (char *)e->iri);
}

static void note(WgExcerpt *e, const WgStatement *s)
{
  g_autofree char *name = g_strconcat(s->subject, " ", s->predicate, NULL);
  const char *key = keep(e, name);
  GPtrArray *objects = g_hash_table_lookup(e->said, key);
  if (!objects) {
    objects = g_ptr_array_new();
    g_ptr_array_add(objects, NULL);
    g_hash_table_insert(e->said, (char *)key, objects);
  }
  const char *object = keep(e, s->object);
  objects->pdata[objects->len - 1] = (char *)object;
  g_ptr_array_add(objects, NULL);
  if (!s->literal) g_hash_table_add(e->mentions, (char *)object);
}

static gboolean note_wanted(const WgStatement *s, void *context, GError **error)
{
  WgExcerpt *e = context;
  (void)error;
  if (g_hash_table_contains(e->wanted, s->subject)) note(e, s);
  return TRUE;
}

// Of what is mentioned: names of entities, and what an article is called and dated.
static gboolean note_mentioned(const WgStatement *s, void *context, GError **error)
{
  static const char *const NAMES[] = {RDFS_LABEL, SKOS_ALT_LABEL,
                                      SCHEMA_NS "headline", SCHEMA_NS "publisher",
                                      SCHEMA_NS "datePublished", WG_NS "copyOf",
                                      WG_NS "corrected", WG_NS "correctedOn",
                                      WG_NS "retracted", WG_NS "retractedOn"};
  WgExcerpt *e = context;
  (void)error;
  if (g_hash_table_contains(e->wanted, s->subject) ||
      !g_hash_table_contains(e->mentions, s->subject))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
    if (strcmp(s->predicate, NAMES[i]) == 0) note(e, s);
  return TRUE;
}

// ---- order

static const char *report_day(const WgExcerpt *e, const char *report, gboolean told)
{
  const char *day = told ? wg_excerpt_value(e, report, WG_NS "earliest") : NULL;
  if (day) return day;
  const char *article = wg_excerpt_value(e, report, PROV_NS "wasDerivedFrom");
  day = article ? wg_excerpt_value(e, article, SCHEMA_NS "datePublished") : NULL;
  return day ? day : "~";
}

static int by_article(gconstpointer a, gconstpointer b, gpointer context)
{
  const char *one = *(const char *const *)a, *two = *(const char *const *)b;
  int order = strcmp(report_day(context, one, FALSE), report_day(context, two, FALSE));
  return order ? order : strcmp(one, two);
}

static int by_day(gconstpointer a, gconstpointer b, gpointer context)
{
  const WgExcerpt *e = context;
  const char *one = *(const char *const *)a, *two = *(const char *const *)b;
  int order = strcmp(g_hash_table_lookup(e->when, one), g_hash_table_lookup(e->when, two));
  return order ? order : strcmp(one, two);
}

static void put_in_order(WgExcerpt *e)
{
  for (guint i = 0; i < e->events->len; i++) {
    const char *event = e->events->pdata[i], *when = "~";
    GPtrArray *reports = g_hash_table_lookup(e->reports, event);
    for (guint k = 0; reports && k < reports->len; k++) {
      const char *day = report_day(e, reports->pdata[k], TRUE);
      if (strcmp(day, when) < 0) when = day;
    }
    g_hash_table_insert(e->when, (char *)event, (char *)when);
    if (!reports) continue;
    g_ptr_array_sort_with_data(reports, by_article, e);
    g_ptr_array_add(reports, NULL);
  }
  g_ptr_array_sort_with_data(e->events, by_day, e);
  g_ptr_array_add(e->events, NULL);
}

static void free_list(void *list) { g_ptr_array_free(list, TRUE); }

WgExcerpt *wg_excerpt_new(WgSnapshot *snapshot, const char *iri, GError **error)
{
  WgExcerpt *e = g_new0(WgExcerpt, 1);
  e->chunk = g_string_chunk_new(4096);
  e->iri = keep(e, iri);
  e->wanted = g_hash_table_new(g_str_hash, g_str_equal);
  e->said = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
  e->mentions = g_hash_table_new(g_str_hash, g_str_equal);
  e->events = g_ptr_array_new();
  e->others = g_ptr_array_new();
  e->ended = g_hash_table_new(g_str_hash, g_str_equal);
  e->targets = g_hash_table_new(g_str_hash, g_str_equal);
  e->reports = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
  e->when = g_hash_table_new(g_str_hash, g_str_equal);
  gboolean ok = wg_snapshot_each(snapshot, find_events, e, error) &&
                wg_snapshot_each(snapshot, find_reports, e, error) &&
                wg_snapshot_each(snapshot, find_others, e, error);
  if (ok) want_reports(e);
  ok = ok && wg_snapshot_each(snapshot, note_wanted, e, error) &&
       wg_snapshot_each(snapshot, note_mentioned, e, error);
  if (ok) {
    put_in_order(e);
    return e;
  }
  wg_excerpt_free(e);
  return NULL;
}

void wg_excerpt_free(WgExcerpt *e)
{
  if (!e) return;
  g_hash_table_destroy(e->wanted);
  g_hash_table_destroy(e->said);
  g_hash_table_destroy(e->mentions);
  g_hash_table_destroy(e->reports);
  g_hash_table_destroy(e->when);
  g_ptr_array_free(e->events, TRUE);
  g_ptr_array_free(e->others, TRUE);
  g_hash_table_destroy(e->ended);
  g_hash_table_destroy(e->targets);
  g_string_chunk_free(e->chunk);
  g_free(e);
}

// ---- asking

static const char *const NOTHING[] = {NULL};

const char *const *wg_excerpt_events(const WgExcerpt *e)
{
  return (const char *const *)e->events->pdata;
}

const char *const *wg_excerpt_reports(const WgExcerpt *e, const char *event)
{
  GPtrArray *reports = g_hash_table_lookup(e->reports, event);
  return reports ? (const char *const *)reports->pdata : NOTHING;
}

const char *const *wg_excerpt_others(const WgExcerpt *e)
{
  return (const char *const *)e->others->pdata;
}

const char *const *wg_excerpt_values(const WgExcerpt *e, const char *subject,
                                     const char *predicate)
{
  g_autofree char *key = g_strconcat(subject, " ", predicate, NULL);
  GPtrArray *objects = g_hash_table_lookup(e->said, key);
  return objects ? (const char *const *)objects->pdata : NOTHING;
}

const char *wg_excerpt_value(const WgExcerpt *e, const char *subject,
                             const char *predicate)
{
  return wg_excerpt_values(e, subject, predicate)[0];
}

const char *wg_excerpt_when(const WgExcerpt *e, const char *event)
{
  const char *when = g_hash_table_lookup(e->when, event);
  return when && *when != '~' ? when : "";
}
