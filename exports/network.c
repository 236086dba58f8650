// SPDX-License-Identifier: Apache-2.0
#include "exports/network.h"

#include <string.h>

#include "exports/subject.h"
#include "graph/terms.h"
#include "graph/value.h"

static void take_subject(const WgSubject *subject, void *context);

// ---- life

static void free_node(void *p)
{
  WgNode *node = p;
  if (node->names) g_ptr_array_free(node->names, TRUE);
  g_free(node);
}

WgNetwork *wg_network_new(void)
{
  WgNetwork *n = g_new0(WgNetwork, 1);
  n->nodes = g_ptr_array_new_with_free_func(free_node);
  n->edges = g_ptr_array_new_with_free_func(g_free);
  n->pages = g_ptr_array_new_with_free_func(g_free);
  n->changes = g_ptr_array_new_with_free_func(g_free);
  n->tellings = g_ptr_array_new_with_free_func(g_free);
  n->at = g_hash_table_new(g_str_hash, g_str_equal);
  n->chunk = g_string_chunk_new(1 << 16);
  n->subject = wg_subject_new(take_subject, n);
  return n;
}

void wg_network_free(WgNetwork *n)
{
  if (!n) return;
  GPtrArray *lists[] = {n->nodes, n->edges, n->pages, n->changes, n->tellings};
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++) g_ptr_array_free(lists[i], TRUE);
  g_hash_table_destroy(n->at);
  g_string_chunk_free(n->chunk);
  wg_subject_free(n->subject);
  g_free(n);
}

void wg_network_take(WgNetwork *n, const WgStatement *statement)
{
  wg_subject_take(n->subject, statement);
}

// ---- days

static gboolean read_day(const char *date, WgDay day)
{
  gsize n = date ? strspn(date, "0123456789-") : 0;
  *day = '\0';
  if (n != 4 && n != 7 && n < 10) return FALSE;
  g_strlcpy(day, date, MIN(n, 10) + 1);
  return TRUE;
}

void wg_day_first(const char *date, WgDay day)
{
  if (!read_day(date, day)) return;
  if (strlen(day) == 4) g_strlcat(day, "-01", sizeof(WgDay));
  if (strlen(day) == 7) g_strlcat(day, "-01", sizeof(WgDay));
}

void wg_day_last(const char *date, WgDay day)
{
  if (!read_day(date, day)) return;
  if (strlen(day) == 4) g_strlcat(day, "-12", sizeof(WgDay));
  if (strlen(day) != 7) return;
  guint year = (guint)g_ascii_strtoull(day, NULL, 10);
  guint month = (guint)g_ascii_strtoull(day + 5, NULL, 10);
  guint days = g_date_valid_month((GDateMonth)month) && g_date_valid_year((GDateYear)year)
                   ? g_date_get_days_in_month((GDateMonth)month, (GDateYear)year)
                   : 28;
  g_snprintf(day + 7, 4, "-%02u", days % 100);
}

// ---- subjects become rows

// The row of this IRI, made where there is none. Rows of one list are no rows of another,
// whatever they are called.
static void *row_of(WgNetwork *n, GPtrArray *list, char kind, gsize size, const char *iri)
{
  g_autofree char *key = g_strdup_printf("%c%s", kind, iri);
  gpointer *row = g_hash_table_lookup(n->at, key);
  if (row) return row;
  // The IRI is the first member of every row.
  char *kept = g_string_chunk_insert(n->chunk, key);
  row = g_malloc0(size);
  row[0] = kept + 1;
  g_ptr_array_add(list, row);
  g_hash_table_insert(n->at, kept, row);
  return row;
}

static WgNode *node_of(WgNetwork *n, const char *iri)
{
  if (!iri) return NULL;
  WgNode *node = row_of(n, n->nodes, 'n', sizeof *node, iri);
  if (!node->name) node->name = node->iri;
  if (!node->type) node->type = node->code = node->wikidata = "";
  return node;
}

static const char *keep(WgNetwork *n, const char *text)
{
  return text && *text ? g_string_chunk_insert_const(n->chunk, text) : "";
}

static const char *value(WgNetwork *n, const WgSubject *s, const char *property)
{
  return keep(n, wg_subject_value(s, property));
}

// What follows the namespace: "Charge".
static const char *local(WgNetwork *n, const char *iri)
{
  return iri && g_str_has_prefix(iri, WG_NS) ? keep(n, iri + strlen(WG_NS)) : "";
}

static const char *local_value(WgNetwork *n, const WgSubject *s, const char *property)
{
  return local(n, wg_subject_value(s, property));
}

static guint number(const WgSubject *s, const char *property)
{
  const char *digits = wg_subject_value(s, property);
  return digits ? (guint)g_ascii_strtoull(digits, NULL, 10) : 0;
}

static void take_node(WgNetwork *n, const WgSubject *s, const char *type)
{
  WgNode *node = node_of(n, wg_subject_iri(s));
  const char *name = wg_subject_value(s, RDFS_LABEL);
  const char *match = wg_subject_value(s, SKOS_EXACT_MATCH);
  if (name) node->name = keep(n, name);
  node->type = type;
  node->code = value(n, s, WG_NS "iso3");
  if (match && g_str_has_prefix(match, WIKIDATA_NS))
    node->wikidata = keep(n, match + strlen(WIKIDATA_NS));
  node->country = strcmp(type, "Country") == 0
                      ? node
                      : node_of(n, wg_subject_value(s, WG_NS "country"));
  g_autoptr(GPtrArray) names = wg_subject_values(s, SKOS_ALT_LABEL);
  if (names->len) node->names = g_ptr_array_new();
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add(node->names, (char *)keep(n, names->pdata[i]));
}

static WgEdge *edge_of(WgNetwork *n, const char *iri)
{
  return row_of(n, n->edges, 'e', sizeof(WgEdge), iri);
}

static void take_edge(WgNetwork *n, const WgSubject *s)
{
  WgEdge *e = edge_of(n, wg_subject_iri(s));
  g_autoptr(GPtrArray) classes = wg_subject_values(s, RDF_TYPE);
  for (guint i = 0; i < classes->len; i++)
    if (!e->event_class || !*e->event_class) e->event_class = local(n, classes->pdata[i]);
  e->label = value(n, s, RDFS_LABEL);
  e->standing = local_value(n, s, WG_NS "standing");
  e->actor = node_of(n, wg_subject_value(s, WG_NS "actor"));
  e->target = node_of(n, wg_subject_value(s, WG_NS "target"));
  wg_day_first(wg_subject_value(s, WG_NS "firstReported"), e->first_reported);
  wg_day_last(wg_subject_value(s, WG_NS "lastReported"), e->last_reported);
  e->reports = number(s, WG_NS "reportCount");
  e->sources = number(s, WG_NS "independentSources");
}

static WgPage *page_of(WgNetwork *n, const char *iri)
{
  WgPage *page = row_of(n, n->pages, 'p', sizeof *page, iri);
  if (!page->original) {
    page->original = page;
    page->headline = page->publisher = page->url = page->language = "";
  }
  return page;
}

static void take_page(WgNetwork *n, const WgSubject *s)
{
  WgPage *page = page_of(n, wg_subject_iri(s));
  const char *copied = wg_subject_value(s, WG_NS "copyOf");
  page->headline = value(n, s, SCHEMA_NS "headline");
  page->publisher = value(n, s, SCHEMA_NS "publisher");
  page->url = value(n, s, SCHEMA_NS "url");
  page->language = value(n, s, SCHEMA_NS "inLanguage");
  wg_day_first(wg_subject_value(s, SCHEMA_NS "datePublished"), page->date);
  if (copied) page->original = page_of(n, copied);
  page->retracted = wg_subject_value(s, WG_NS "retracted") != NULL;
}

static WgChange *change_of(WgNetwork *n, const char *iri)
{
  WgChange *change = row_of(n, n->changes, 'c', sizeof *change, iri);
  if (!change->phase) change->phase = change->date = change->precision = "";
  return change;
}

static void take_change(WgNetwork *n, const WgSubject *s)
{
  WgChange *change = change_of(n, wg_subject_iri(s));
  const char *event = wg_subject_value(s, DCTERMS_NS "isPartOf");
  if (event) change->event = edge_of(n, event);
  change->date = value(n, s, DCTERMS_NS "date");
  change->precision = value(n, s, WG_NS "precision");
}

static void take_telling(WgNetwork *n, const WgSubject *s)
{
  const char *event = wg_subject_value(s, WG_NS "reports");
  const char *article = wg_subject_value(s, PROV_NS "wasDerivedFrom");
  const char *change = wg_subject_value(s, WG_NS "inOccurrence");
  const char *confidence = wg_subject_value(s, WG_NS "confidence");
  if (!event || !article) return;
  WgTelling *t = row_of(n, n->tellings, 't', sizeof *t, wg_subject_iri(s));
  t->event = edge_of(n, event);
  t->article = page_of(n, article);
  t->change = change ? change_of(n, change) : NULL;
  t->polarity = local_value(n, s, WG_NS "polarity");
  t->modality = local_value(n, s, WG_NS "modality");
  t->phase = local_value(n, s, WG_NS "phase");
  t->time = value(n, s, WG_NS "time");
  t->earliest = value(n, s, WG_NS "earliest");
  t->latest = value(n, s, WG_NS "latest");
  t->role = value(n, s, WG_NS "role");
  t->role_of = value(n, s, WG_NS "roleOf");
  t->cameo = value(n, s, WG_NS "cameo");
  t->plover = value(n, s, WG_NS "plover");
  t->confidence = confidence ? wg_value_hundredths(confidence) : 0;
  if (t->change) t->change->phase = t->phase;
}

static void take_subject(const WgSubject *s, void *context)
{
  WgNetwork *n = context;
  const char *type = NULL;
  if (wg_subject_is(s, WG_NS "Report")) take_telling(n, s);
  else if (wg_subject_is(s, WG_NS "Occurrence")) take_change(n, s);
  else if (wg_subject_is(s, SCHEMA_NS "NewsArticle")) take_page(n, s);
  else if (wg_subject_value(s, WG_NS "actor") || wg_subject_value(s, WG_NS "target"))
    take_edge(n, s);
  else if ((type = wg_subject_entity_class(s))) take_node(n, s, type);
}

// ---- all has come

static int by_iri(const void *a, const void *b)
{
  const char *const *const *one = a, *const *const *two = b; // rows begin with an IRI
  return strcmp(**one, **two);
}

// The days of an event, from what its reports tell: actual ones, where there are any.
static void note_days(WgEdge *e, const WgTelling *t)
{
  gboolean actual = strcmp(t->modality, "actual") == 0;
  if (!*t->earliest || actual != e->actual) return;
  if (!*e->first || strcmp(t->earliest, e->first) < 0) wg_day_first(t->earliest, e->first);
  if (strcmp(t->latest, e->last) > 0) wg_day_last(t->latest, e->last);
}

static void complete(WgEdge *e)
{
  if (!e->event_class) e->event_class = "";
  if (!e->label) e->label = "";
  if (!e->standing) e->standing = "";
  if (!*e->first) memcpy(e->first, e->first_reported, sizeof e->first);
  if (!*e->last) memcpy(e->last, e->last_reported, sizeof e->last);
}

gboolean wg_edge_joins(const WgEdge *e)
{
  return e->actor && e->target;
}

static void count_degrees(WgNetwork *n)
{
  for (guint i = 0; i < n->nodes->len; i++) ((WgNode *)n->nodes->pdata[i])->degree = 0;
  for (guint i = 0; i < n->edges->len; i++) {
    WgEdge *e = n->edges->pdata[i];
    if (!wg_edge_joins(e)) continue;
    e->actor->degree++;
    e->target->degree++;
  }
}

void wg_network_finish(WgNetwork *n)
{
  wg_subject_end(n->subject);
  GPtrArray *lists[] = {n->nodes, n->edges, n->pages, n->changes, n->tellings};
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++) g_ptr_array_sort(lists[i], by_iri);
  for (guint i = 0; i < n->tellings->len; i++) {
    const WgTelling *t = n->tellings->pdata[i];
    if (t->article->retracted) continue;
    t->event->confidence = MAX(t->event->confidence, t->confidence);
    if (strcmp(t->modality, "actual") == 0) t->event->actual = TRUE;
  }
  for (guint i = 0; i < n->tellings->len; i++) {
    const WgTelling *t = n->tellings->pdata[i];
    if (!t->article->retracted) note_days(t->event, t);
  }
  for (guint i = 0; i < n->edges->len; i++) complete(n->edges->pdata[i]);
  count_degrees(n);
}

// Puts its country in the place of every party that has one. Events between two of one
// state lose their actor and their target.
static void roll_up(WgNetwork *n)
{
  for (guint i = 0; i < n->edges->len; i++) {
    WgEdge *e = n->edges->pdata[i];
    if (e->actor && e->actor->country) e->actor = e->actor->country;
    if (e->target && e->target->country) e->target = e->target->country;
    if (e->actor == e->target) e->actor = e->target = NULL;
  }
  count_degrees(n);
}

// ---- sums of reports

void *wg_told_new(gsize size)
{
  WgTold *told = g_malloc0(size);
  told->originals = g_hash_table_new(NULL, NULL);
  return told;
}

void wg_told_free(void *row)
{
  WgTold *told = row;
  g_hash_table_destroy(told->originals);
  g_free(told);
}

void wg_told_add(WgTold *told, const WgTelling *telling)
{
  told->reports++;
  g_hash_table_add(told->originals, telling->article->original);
}

// ---- of a writer

gboolean wg_network_begin(WgWriter *writer, GError **error)
{
  (void)error;
  writer->state = wg_network_new();
  return TRUE;
}

gboolean wg_network_statement(WgWriter *writer, const WgStatement *statement,
                              GError **error)
{
  (void)error;
  wg_network_take(writer->state, statement);
  return TRUE;
}

void wg_network_clear(WgWriter *writer)
{
  wg_network_free(writer->state);
}

WgNetwork *wg_network_settle(WgWriter *writer)
{
  wg_network_finish(writer->state);
  if (writer->roll_up) roll_up(writer->state);
  return writer->state;
}
