// SPDX-License-Identifier: Apache-2.0
//
// One walk over the snapshot for what reports there are and the strata they fall into, one
// for all that is told of those drawn, one over the store for what their articles name.
#include "graph/sample.h"

#include "graph/ledger.h"
#include "graph/terms.h"

// A report of the frame from which is drawn.
typedef struct entry {
  const char *report, *event, *article, *confidence;
  guint stratum;
  guint64 rank;
} Entry;

typedef struct stratum {
  const char *name;
  guint64 rank;
  guint size, drawn;
} Stratum;

typedef struct drawing {
  WgSample *sample;
  const WgOntology *ontology;
  const char *seed;
  guint by;
  GArray *entries;       // of Entry
  GArray *strata;        // of Stratum
  GHashTable *entry_of;  // report → index + 1
  GHashTable *classes;   // event → local name
  GHashTable *outlets;   // article → publisher
  GHashTable *years;     // article → year
  GHashTable *items_of;  // report, event, article → GArray of indices of items
  GHashTable *names_of;  // article → GArray of WgSampleName
  GHashTable *settled;   // IRI that an article gives → IRI in the merged graph
} Drawing;

#define entry_at(d, i) (&g_array_index((d)->entries, Entry, (i)))
#define stratum_at(d, i) (&g_array_index((d)->strata, Stratum, (i)))

gboolean wg_sample_strata(const char *names, guint *by)
{
  static const char *const NAMES[] = {"class", "outlet", "year", "confidence"};
  g_auto(GStrv) parts = g_strsplit(names, ",", -1);
  *by = 0;
  for (char **part = parts; *part; part++) {
    guint i = 0;
    while (i < G_N_ELEMENTS(NAMES) && strcmp(g_strstrip(*part), NAMES[i]) != 0) i++;
    if (i == G_N_ELEMENTS(NAMES)) return FALSE;
    *by |= 1U << i;
  }
  return *by != 0;
}

static const char *keep(Drawing *d, const char *s)
{
  return g_string_chunk_insert_const(d->sample->chunk, s);
}

// The first bytes of a hash over seed and name: the same on every machine.
static guint64 rank_of(const Drawing *d, const char *name)
{
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n = sizeof digest;
  g_checksum_update(sum, (const guchar *)d->seed, (gssize)strlen(d->seed) + 1);
  g_checksum_update(sum, (const guchar *)name, -1);
  g_checksum_get_digest(sum, digest, &n);
  g_checksum_free(sum);
  guint64 rank = 0;
  for (int i = 0; i < 8; i++) rank = rank << 8 | digest[i];
  return rank;
}

// ---- the frame

static Entry *entry_for(Drawing *d, const char *report)
{
  gpointer at = g_hash_table_lookup(d->entry_of, report);
  if (!at) {
    Entry entry = {.report = keep(d, report)};
    g_array_append_val(d->entries, entry);
    at = GUINT_TO_POINTER(d->entries->len);
    g_hash_table_insert(d->entry_of, (char *)entry.report, at);
  }
  return entry_at(d, GPOINTER_TO_UINT(at) - 1);
}

static gboolean enter(const WgStatement *s, void *context, GError **error)
{
  Drawing *d = context;
  (void)error;
  if (strcmp(s->predicate, WG_NS "reports") == 0) {
    entry_for(d, s->subject)->event = keep(d, s->object);
  } else if (strcmp(s->predicate, WG_NS "confidence") == 0) {
    entry_for(d, s->subject)->confidence = keep(d, s->object);
  } else if (strcmp(s->predicate, PROV_NS "wasDerivedFrom") == 0) {
    entry_for(d, s->subject)->article = keep(d, s->object);
  } else if (strcmp(s->predicate, SCHEMA_NS "publisher") == 0) {
    g_hash_table_insert(d->outlets, (char *)keep(d, s->subject), (char *)keep(d, s->object));
  } else if (strcmp(s->predicate, SCHEMA_NS "datePublished") == 0) {
    g_autofree char *year = g_strndup(s->object, 4);
    g_hash_table_insert(d->years, (char *)keep(d, s->subject), (char *)keep(d, year));
  } else if (strcmp(s->predicate, RDF_TYPE) == 0 && g_str_has_prefix(s->object, WG_NS)) {
    const WgEventClass *c =
        wg_ontology_event_class(d->ontology, s->object + strlen(WG_NS));
    if (c) g_hash_table_insert(d->classes, (char *)keep(d, s->subject), (char *)keep(d, c->local));
  }
  return TRUE;
}

static void add_part(GString *name, const char *part)
{
  if (name->len) g_string_append(name, " / ");
  g_string_append(name, part);
}

static const char *or_none(const char *value, const char *none)
{
  return value ? value : none;
}

static char *stratum_name(const Drawing *d, const Entry *e)
{
  GString *name = g_string_new(NULL);
  if (d->by & WG_BY_CLASS)
    add_part(name, or_none(g_hash_table_lookup(d->classes, e->event), "no class"));
  if (d->by & WG_BY_OUTLET)
    add_part(name, or_none(g_hash_table_lookup(d->outlets, e->article), "no outlet"));
  if (d->by & WG_BY_YEAR)
    add_part(name, or_none(g_hash_table_lookup(d->years, e->article), "no date"));
  if (d->by & WG_BY_CONFIDENCE && e->confidence && strlen(e->confidence) >= 3) {
    g_autofree char *band =
        g_strdup_printf("%.3s0-%.3s9", e->confidence, e->confidence);
    add_part(name, band);
  }
  if (!name->len) g_string_append(name, "all");
  return g_string_free(name, FALSE);
}

static void sort_into_strata(Drawing *d)
{
  g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < d->entries->len; i++) {
    Entry *e = entry_at(d, i);
    g_autofree char *name = stratum_name(d, e);
    gpointer place = g_hash_table_lookup(at, name);
    if (!place) {
      Stratum stratum = {.name = keep(d, name), .rank = rank_of(d, name)};
      g_array_append_val(d->strata, stratum);
      place = GUINT_TO_POINTER(d->strata->len);
      g_hash_table_insert(at, (char *)stratum.name, place);
    }
    e->stratum = GPOINTER_TO_UINT(place) - 1;
    e->rank = rank_of(d, e->report);
    stratum_at(d, e->stratum)->size++;
  }
}

// ---- the draw

static int by_rank(guint64 a, guint64 b) { return a < b ? -1 : a > b; }

static gint compare_strata(gconstpointer a, gconstpointer b, gpointer context)
{
  const Stratum *one = stratum_at((const Drawing *)context, *(const guint *)a);
  const Stratum *two = stratum_at((const Drawing *)context, *(const guint *)b);
  int order = by_rank(one->rank, two->rank);
  return order ? order : strcmp(one->name, two->name);
}

// A place to each stratum in turn, in an order that the seed gives, while it has reports.
static void allot(Drawing *d, guint n)
{
  g_autofree guint *order = g_new(guint, d->strata->len + 1);
  for (guint i = 0; i < d->strata->len; i++) order[i] = i;
  g_qsort_with_data(order, (gint)d->strata->len, sizeof *order, compare_strata, d);
  for (gboolean gave = TRUE; gave && n;) {
    gave = FALSE;
    for (guint i = 0; i < d->strata->len && n; i++) {
      Stratum *s = stratum_at(d, order[i]);
      if (s->drawn == s->size) continue;
      s->drawn++;
      n--;
      gave = TRUE;
    }
  }
  for (guint i = 0; i < d->strata->len; i++)
    d->sample->left_out += stratum_at(d, i)->drawn == 0;
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *two = b;
  int order = by_rank(one->rank, two->rank);
  return order ? order : strcmp(one->report, two->report);
}

static void note_item(Drawing *d, const char *iri, guint item)
{
  GArray *items = g_hash_table_lookup(d->items_of, iri);
  if (!items) {
    items = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(d->items_of, (char *)iri, items);
  }
  g_array_append_val(items, item);
}

static void draw(Drawing *d, guint n)
{
  sort_into_strata(d);
  allot(d, n);
  g_array_sort(d->entries, compare_entries);
  g_autofree guint *left = g_new(guint, d->strata->len + 1);
  for (guint i = 0; i < d->strata->len; i++) left[i] = stratum_at(d, i)->drawn;
  for (guint i = 0; i < d->entries->len; i++) {
    const Entry *e = entry_at(d, i);
    const Stratum *s = stratum_at(d, e->stratum);
    if (!left[e->stratum] || !e->event || !e->article) continue;
    left[e->stratum]--;
    WgSampleItem item = {.report = e->report, .event = e->event, .article = e->article,
                         .event_class = g_hash_table_lookup(d->classes, e->event),
                         .stratum = s->name, .stratum_size = s->size,
                         .stratum_drawn = s->drawn, .rank = e->rank};
    guint at = d->sample->items->len;
    g_array_append_val(d->sample->items, item);
    note_item(d, e->report, at);
    note_item(d, e->event, at);
    note_item(d, e->article, at);
  }
  d->sample->reports = d->entries->len;
  d->sample->strata = d->strata->len;
}

// ---- what is told of those drawn

static gboolean fill(const WgStatement *s, void *context, GError **error)
{
  static const struct {
    const char *predicate;
    gsize field;
  } FIELDS[] = {{WG_NS "actor", G_STRUCT_OFFSET(WgSampleItem, actor)},
                {WG_NS "target", G_STRUCT_OFFSET(WgSampleItem, target)},
                {WG_NS "polarity", G_STRUCT_OFFSET(WgSampleItem, polarity)},
                {WG_NS "modality", G_STRUCT_OFFSET(WgSampleItem, modality)},
                {WG_NS "phase", G_STRUCT_OFFSET(WgSampleItem, phase)},
                {WG_NS "confidence", G_STRUCT_OFFSET(WgSampleItem, confidence)},
                {WG_NS "quote", G_STRUCT_OFFSET(WgSampleItem, quote)},
                {WG_NS "trigger", G_STRUCT_OFFSET(WgSampleItem, trigger)},
                {WG_NS "begin", G_STRUCT_OFFSET(WgSampleItem, begin)},
                {WG_NS "end", G_STRUCT_OFFSET(WgSampleItem, end)},
                {WG_NS "text", G_STRUCT_OFFSET(WgSampleItem, text)},
                {SCHEMA_NS "headline", G_STRUCT_OFFSET(WgSampleItem, title)},
                {SCHEMA_NS "datePublished", G_STRUCT_OFFSET(WgSampleItem, date)},
                {SCHEMA_NS "publisher", G_STRUCT_OFFSET(WgSampleItem, outlet)}};
  Drawing *d = context;
  (void)error;
  if (strcmp(s->predicate, DCTERMS_REPLACED) == 0)
    g_hash_table_insert(d->settled, (char *)keep(d, s->subject), (char *)keep(d, s->object));
  const GArray *items = g_hash_table_lookup(d->items_of, s->subject);
  for (guint f = 0; items && f < G_N_ELEMENTS(FIELDS); f++) {
    if (strcmp(s->predicate, FIELDS[f].predicate) != 0) continue;
    const char *value = keep(d, s->object);
    for (guint i = 0; i < items->len; i++)
      G_STRUCT_MEMBER(const char *, wg_sample_item(d->sample, g_array_index(items, guint, i)),
                      FIELDS[f].field) = value;
  }
  return TRUE;
}

static const char *const *keep_list(Drawing *d, const char *const *list)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (; list && *list; list++) g_ptr_array_add(kept, (char *)keep(d, *list));
  g_ptr_array_add(kept, NULL);
  return (const char *const *)g_ptr_array_steal(kept, NULL);
}

static gboolean take_names(const WgArticleGraph *article, void *context, GError **error)
{
  Drawing *d = context;
  const GArray *items = g_hash_table_lookup(d->items_of, article->iri);
  if (!items) return TRUE;
  g_autoptr(WgLedger) ledger = wg_ledger_new();
  if (!wg_ledger_parse(ledger, article->facts, error)) return FALSE;
  for (guint i = 0; i < items->len; i++) {
    WgSampleItem *item = wg_sample_item(d->sample, g_array_index(items, guint, i));
    if (item->names) continue;
    item->names = g_array_new(FALSE, FALSE, sizeof(WgSampleName));
    for (guint k = 0; k < ledger->entities->len; k++) {
      const WgLedgerEntity *e = wg_ledger_entity(ledger, k);
      const char *settled = g_hash_table_lookup(d->settled, e->iri);
      WgSampleName name = {settled ? settled : keep(d, e->iri), keep(d, e->name),
                           keep_list(d, e->aliases)};
      g_array_append_val(item->names, name);
    }
  }
  return TRUE;
}

static void free_array(void *array) { g_array_free(array, TRUE); }

static void drawing_open(Drawing *d)
{
  WgSample *sample = g_new0(WgSample, 1);
  sample->chunk = g_string_chunk_new(1 << 16);
  sample->items = g_array_new(FALSE, TRUE, sizeof(WgSampleItem));
  d->sample = sample;
  d->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  d->strata = g_array_new(FALSE, FALSE, sizeof(Stratum));
  GHashTable **tables[] = {&d->entry_of, &d->classes, &d->outlets, &d->years, &d->settled};
  for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
    *tables[i] = g_hash_table_new(g_str_hash, g_str_equal);
  d->items_of = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_array);
}

static void drawing_close(Drawing *d)
{
  g_array_free(d->entries, TRUE);
  g_array_free(d->strata, TRUE);
  GHashTable *tables[] = {d->entry_of, d->classes, d->outlets,
                          d->years,    d->settled, d->items_of};
  for (guint i = 0; i < G_N_ELEMENTS(tables); i++) g_hash_table_destroy(tables[i]);
}

WgSample *wg_sample_draw(WgStore *store, const WgOntology *ontology, guint n,
                         const char *seed, guint by, GError **error)
{
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(store, ontology, error);
  if (!snapshot) return NULL;
  Drawing d = {.ontology = ontology, .seed = seed, .by = by};
  drawing_open(&d);
  gboolean ok = wg_snapshot_each(snapshot, enter, &d, error);
  if (ok) draw(&d, n);
  ok = ok && wg_snapshot_each(snapshot, fill, &d, error) &&
       wg_store_each(store, FALSE, take_names, &d, error);
  drawing_close(&d);
  if (ok) return d.sample;
  wg_sample_free(d.sample);
  return NULL;
}

void wg_sample_free(WgSample *sample)
{
  if (!sample) return;
  for (guint i = 0; i < sample->items->len; i++) {
    GArray *names = wg_sample_item(sample, i)->names;
    for (guint k = 0; names && k < names->len; k++)
      g_free((void *)g_array_index(names, WgSampleName, k).aliases);
    if (names) g_array_free(names, TRUE);
  }
  g_array_free(sample->items, TRUE);
  g_string_chunk_free(sample->chunk);
  g_free(sample);
}
