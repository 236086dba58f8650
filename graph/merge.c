// SPDX-License-Identifier: Apache-2.0
//
// Four walks: over all articles for who is who; over all articles for what is told of
// whom, sorted on disk, and for the statements of the flattened graph; over these rows for
// the events; over the sorted statements to print them. Only the roster of entities stays
// in memory.
#include "graph/merge.h"

#include "graph/merging.h"
#include "graph/propose.h"
#include "graph/terms.h"

static gboolean add(WgMerging *m, const WgStatement *statement, GError **error)
{
  g_string_truncate(m->scratch, 0);
  wg_speller_line(m->speller, statement, m->scratch);
  return wg_sorter_add(m->lines, m->scratch->str, error);
}

gboolean wg_merging_iri(WgMerging *m, const char *subject, const char *predicate,
                        const char *object, GError **error)
{
  WgStatement s = {.subject = subject, .predicate = predicate, .object = object};
  return !object || add(m, &s, error);
}

gboolean wg_merging_text(WgMerging *m, const char *subject, const char *predicate,
                         const char *text, const char *datatype, GError **error)
{
  if (!text) return TRUE;
  g_autofree char *mended = wg_literal_valid(text) ? NULL : wg_literal_mend(text);
  WgStatement s = {.subject = subject, .predicate = predicate,
                   .object = mended ? mended : text, .datatype = datatype,
                   .literal = TRUE};
  return add(m, &s, error);
}

static const char *place_iri(const WgMerging *m, guint place)
{
  return place == WG_NOBODY ? NULL : wg_roster_iri(m->roster, place);
}

static gboolean party_before(const WgMerging *m, guint a, guint b)
{
  const char *one = place_iri(m, a), *two = place_iri(m, b);
  return one && (!two || strcmp(one, two) < 0);
}

static gboolean takes(const WgMerging *m, const char *event_class, gboolean as_actor,
                      guint place)
{
  if (place == WG_NOBODY) return TRUE;
  WgWho who;
  wg_roster_who(m->roster, place, &who);
  return wg_schema_takes(m->schema, event_class, as_actor, who.type);
}

// The parties of an event by their places, and whether its class takes them; `actor` and
// `target` are the IRIs by which its article names them.
static void weigh_parties(const WgMerging *m, const char *event_class, const char *actor,
                          const char *target, WgSettled *out)
{
  if (wg_schema_symmetric(m->schema, event_class) &&
      party_before(m, out->target, out->actor)) {
    guint first = out->target;
    out->target = out->actor;
    out->actor = first;
  }
  out->moved = g_strcmp0(place_iri(m, out->actor), actor) != 0 ||
               g_strcmp0(place_iri(m, out->target), target) != 0;
  out->fits = takes(m, event_class, TRUE, out->actor) &&
              takes(m, event_class, FALSE, out->target);
}

static void mint(const WgMerging *m, const char *event_class, const char *actor,
                 const char *target, const char *key, WgSettled *out)
{
  out->old = wg_iri_event(m->base, event_class, actor, target, key);
  out->iri = out->moved ? wg_iri_event(m->base, event_class, place_iri(m, out->actor),
                                       place_iri(m, out->target), key)
                        : g_strdup(out->old);
}

void wg_merging_settle_parties(const WgMerging *m, const char *event_class, const char *actor,
                               const char *target, const char *key, WgSettled *out)
{
  out->actor = actor ? wg_roster_find(m->roster, actor) : WG_NOBODY;
  out->target = target ? wg_roster_find(m->roster, target) : WG_NOBODY;
  weigh_parties(m, event_class, actor, target, out);
  mint(m, event_class, actor, target, key, out);
}

static guint party_place(const WgMerging *m, gint32 entity)
{
  return entity < 0 ? WG_NOBODY : g_array_index(m->places, guint, entity);
}

void wg_merging_find_parties(WgMerging *m)
{
  const WgLedger *ledger = m->ledger;
  g_array_set_size(m->places, ledger->entities->len);
  for (guint i = 0; i < ledger->entities->len; i++)
    g_array_index(m->places, guint, i) =
        wg_roster_find(m->roster, wg_ledger_entity(ledger, i)->iri);
  g_array_set_size(m->parties, ledger->events->len);
  for (guint i = 0; i < ledger->events->len; i++) {
    const WgLedgerEvent *event = wg_ledger_event(ledger, i);
    WgSettled *out = &g_array_index(m->parties, WgSettled, i);
    *out = (WgSettled){.actor = party_place(m, event->actor),
                       .target = party_place(m, event->target)};
    weigh_parties(m, event->event_class, wg_ledger_party(ledger, event->actor),
                  wg_ledger_party(ledger, event->target), out);
  }
}

void wg_merging_settle(const WgMerging *m, guint event, WgSettled *out)
{
  const WgLedgerEvent *e = wg_ledger_event(m->ledger, event);
  *out = g_array_index(m->parties, WgSettled, event);
  mint(m, e->event_class, wg_ledger_party(m->ledger, e->actor),
       wg_ledger_party(m->ledger, e->target), e->key, out);
}

void wg_settled_clear(WgSettled *settled)
{
  g_free(settled->iri);
  g_free(settled->old);
}

static gboolean enter_entities(const WgArticleGraph *article, void *context,
                               GError **error)
{
  WgMerging *m = context;
  if (!wg_ledger_parse(m->ledger, article->facts, error)) return FALSE;
  if (!wg_copies_enter(m->copies, article->iri, article->date, m->ledger->signature)) {
    g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_FORMAT,
                "%s: its signature is damaged; build the store anew", article->iri);
    return FALSE;
  }
  wg_roster_enter(m->roster, m->ledger);
  m->counts.articles++;
  m->counts.reports += article->reports;
  return TRUE;
}

static gboolean enter_reports(const WgArticleGraph *article, void *context,
                              GError **error)
{
  WgMerging *m = context;
  return wg_ledger_parse(m->ledger, article->facts, error) &&
         wg_merging_iri(m, article->iri, WG_NS "copyOf",
                        wg_copies_original(m->copies, article->iri), error) &&
         wg_dossier_enter(m, article, error) &&
         (!m->flatten || wg_merging_flatten(m, article, error));
}

static const char *country_of(const WgMerging *m, guint place, const WgWho *who)
{
  if (who->country) {
    guint country = wg_roster_find(m->roster, who->country);
    return country == WG_NOBODY ? who->country : wg_roster_iri(m->roster, country);
  }
  if (who->type == WG_TYPE_COUNTRY) return NULL;
  gpointer origin =
      g_hash_table_lookup(m->origin, GUINT_TO_POINTER(place + 1));
  return origin ? wg_roster_iri(m->roster, GPOINTER_TO_UINT(origin) - 1) : NULL;
}

static gboolean tell_representative(WgMerging *m, guint place, GError **error)
{
  WgWho who;
  wg_roster_who(m->roster, place, &who);
  m->counts.entities++;
  for (const char *const *c = wg_schema_classes(m->schema, who.type); *c; c++)
    if (!wg_merging_iri(m, who.iri, RDF_TYPE, *c, error)) return FALSE;
  if (!wg_merging_text(m, who.iri, RDFS_LABEL, who.name, NULL, error)) return FALSE;
  g_autofree const char **aliases = wg_roster_aliases(m->roster, place);
  for (const char **a = aliases; *a; a++)
    if (!wg_merging_text(m, who.iri, SKOS_ALT_LABEL, *a, NULL, error)) return FALSE;
  return wg_merging_iri(m, who.iri, SKOS_EXACT_MATCH, who.match, error) &&
         wg_merging_iri(m, who.iri, WG_NS "country", country_of(m, place, &who),
                        error) &&
         wg_merging_text(m, who.iri, WG_NS "iso3", who.iso3, NULL, error);
}

gboolean wg_merging_tell_entity(WgMerging *m, guint place, GError **error)
{
  guint stands = wg_roster_representative(m->roster, place);
  if (stands == place) return tell_representative(m, place, error);
  return wg_merging_iri(m, wg_roster_iri(m->roster, place), DCTERMS_REPLACED,
                        wg_roster_iri(m->roster, stands), error);
}

static gboolean tell_events(WgMerging *m, GError **error)
{
  gboolean ok = wg_dossier_tell(m, error);
  g_clear_pointer(&m->told, wg_sorter_free); // nobody else reads it
  return ok;
}

static gboolean tell_entities(WgMerging *m, GError **error)
{
  for (guint i = 0; i < wg_roster_size(m->roster); i++)
    if (!wg_merging_tell_entity(m, i, error)) return FALSE;
  return TRUE;
}

gboolean wg_merging_curate(WgMerging *m, GError **error)
{
  m->curation = wg_curation_parse(wg_store_curation(m->store), "the store's decisions",
                                  m->base, error);
  return m->curation != NULL;
}

static gboolean meet_entities(WgMerging *m, GError **error)
{
  if (!wg_store_each(m->store, FALSE, enter_entities, m, error)) return FALSE;
  if (!wg_merging_curate(m, error)) return FALSE;
  wg_roster_resolve(m->roster, m->curation);
  return TRUE;
}

gboolean wg_merging_make(WgMerging *m, GError **error)
{
  if (!meet_entities(m, error)) return FALSE;
  wg_copies_resolve(m->copies);
  return wg_store_each(m->store, m->flatten, enter_reports, m, error) &&
         tell_events(m, error) && tell_entities(m, error);
}

GHashTable *wg_merging_aside(const WgMerging *m)
{
  GHashTable *out = NULL;
  for (guint i = 0; i < m->ledger->events->len; i++) {
    if (g_array_index(m->parties, WgSettled, i).fits) continue;
    if (!out) out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const WgLedgerEvent *event = wg_ledger_event(m->ledger, i);
    g_hash_table_add(out, wg_ledger_event_iri(m->ledger, event, m->base));
  }
  for (guint i = 0; out && i < m->ledger->reports->len; i++) {
    const WgLedgerReport *r = wg_ledger_report(m->ledger, i);
    if (!g_array_index(m->parties, WgSettled, r->event).fits)
      g_hash_table_add(out, g_strdup(r->iri));
  }
  return out;
}

static gboolean is_aside(GHashTable *aside, const WgStatement *s)
{
  return aside && (g_hash_table_contains(aside, s->subject) ||
                   (!s->literal && g_hash_table_contains(aside, s->object)));
}

typedef struct output {
  WgMerging *m;
  GHashTable *aside; // of the article at hand, or NULL
  WgStatementFunc func;
  void *context;
  GString *scratch;
  guint64 *count;
} Output;

static gboolean put_out(const WgStatement *statement, void *context, GError **error)
{
  Output *out = context;
  if (is_aside(out->aside, statement)) return TRUE;
  *out->count += 1;
  return out->func(statement, out->context, error);
}

static gboolean put_line(const char *line, void *context, GError **error)
{
  Output *out = context;
  WgStatement statement;
  return wg_line_parse(line, out->scratch, &statement, error) &&
         put_out(&statement, out, error);
}

static gboolean put_article(const WgArticleGraph *article, void *context,
                            GError **error)
{
  Output *out = context;
  if (g_hash_table_size(out->m->aside)) {
    if (!wg_ledger_parse(out->m->ledger, article->facts, error)) return FALSE;
    wg_merging_find_parties(out->m);
    out->aside = wg_merging_aside(out->m);
  }
  gboolean ok = wg_lines_each(article->lines, article->iri, put_out, out, error);
  g_clear_pointer(&out->aside, g_hash_table_destroy);
  return ok;
}

static gboolean run(WgMerging *m, WgMergeParts parts, Output *out, GError **error)
{
  m->flatten = parts == WG_MERGE_FLATTENED;
  return wg_merging_make(m, error) &&
         wg_sorter_each(m->lines, put_line, out, error) &&
         (parts != WG_MERGE_AND_ARTICLES ||
          wg_store_each(m->store, TRUE, put_article, out, error));
}

static int compare_lines(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void take_counts(WgMerging *m, WgMergeCounts *counts)
{
  GPtrArray *aside = g_ptr_array_new();
  GHashTableIter iter;
  gpointer why;
  g_hash_table_iter_init(&iter, m->aside);
  while (g_hash_table_iter_next(&iter, NULL, &why))
    g_ptr_array_add(aside, g_strdup(why));
  g_ptr_array_sort(aside, compare_lines);
  *counts = m->counts;
  counts->set_aside = aside->len;
  g_ptr_array_add(aside, NULL);
  counts->aside = (char **)g_ptr_array_free(aside, FALSE);
}

void wg_merging_open(WgMerging *m, WgStore *store, const WgOntology *ontology)
{
  *m = (WgMerging){.store = store,
                 .base = wg_store_base(store),
                 .schema = wg_schema_new(ontology),
                 .roster = wg_roster_new(wg_store_base(store)),
                 .copies = wg_copies_new(),
                 .ledger = wg_ledger_new(),
                 .places = g_array_new(FALSE, FALSE, sizeof(guint)),
                 .parties = g_array_new(FALSE, FALSE, sizeof(WgSettled)),
                 .speller = wg_speller_new(),
                 .told = wg_sorter_new(0),
                 .lines = wg_sorter_new(0),
                 .scratch = g_string_new(NULL),
                 .aside = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                 .origin = g_hash_table_new(g_direct_hash, g_direct_equal)};
}

void wg_merging_close(WgMerging *m)
{
  g_hash_table_destroy(m->origin);
  g_hash_table_destroy(m->aside);
  g_string_free(m->scratch, TRUE);
  wg_sorter_free(m->lines);
  wg_sorter_free(m->told);
  wg_speller_free(m->speller);
  g_array_unref(m->places);
  g_array_unref(m->parties);
  wg_ledger_free(m->ledger);
  wg_copies_free(m->copies);
  wg_roster_free(m->roster);
  wg_curation_free(m->curation);
  wg_schema_free(m->schema);
}

gboolean wg_merge(WgStore *store, const WgOntology *ontology, WgMergeParts parts,
                  WgStatementFunc func, void *context, WgMergeCounts *counts,
                  GError **error)
{
  if (!wg_store_begin_reading(store, error)) return FALSE;
  WgMerging m;
  wg_merging_open(&m, store, ontology);
  Output out = {.m = &m, .func = func, .context = context, .scratch = g_string_new(NULL),
                .count = &m.counts.statements};
  gboolean ok = run(&m, parts, &out, error);
  if (ok && counts) take_counts(&m, counts);
  g_string_free(out.scratch, TRUE);
  wg_merging_close(&m);
  wg_store_end_reading(store);
  return ok;
}

gboolean wg_merge_propose(WgStore *store, const WgOntology *ontology, GString *out,
                          GError **error)
{
  if (!wg_store_begin_reading(store, error)) return FALSE;
  WgMerging m;
  wg_merging_open(&m, store, ontology);
  gboolean ok = meet_entities(&m, error);
  if (ok) wg_propose(m.roster, m.curation, out);
  wg_merging_close(&m);
  wg_store_end_reading(store);
  return ok;
}

char **wg_merge_one_with(WgStore *store, const WgOntology *ontology, const char *iri,
                         GError **error)
{
  if (!wg_store_begin_reading(store, error)) return NULL;
  WgMerging m;
  wg_merging_open(&m, store, ontology);
  GPtrArray *out = NULL;
  if (meet_entities(&m, error)) {
    out = g_ptr_array_new();
    guint stands = wg_roster_find(m.roster, iri);
    for (guint i = 0; stands != WG_NOBODY && i < wg_roster_size(m.roster); i++)
      if (wg_roster_representative(m.roster, i) == stands)
        g_ptr_array_add(out, g_strdup(wg_roster_iri(m.roster, i)));
    g_ptr_array_sort(out, compare_lines);
    g_ptr_array_add(out, NULL);
  }
  wg_merging_close(&m);
  wg_store_end_reading(store);
  return out ? (char **)g_ptr_array_free(out, FALSE) : NULL;
}
