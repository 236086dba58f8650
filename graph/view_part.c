// SPDX-License-Identifier: Apache-2.0
//
// A merge of a part: the entities that the changed articles name, with all that aliases tie
// them to, and the events that any of these takes part in and is told of otherwise than
// before. What stands outside is put into the roster as it was settled. The lines that the
// part had before are found by their subjects.
#include <string.h>

#include "graph/neighbours.h"
#include "graph/sql.h"
#include "graph/terms.h"
#include "graph/viewing.h"

typedef struct part {
  WgViewing *v;
  WgMerging m;
  GHashTable *entities; // closed under aliases that may join
  GHashTable *more;     // entities to be told that were found to stand outside
  GHashTable *events;   // as articles mint them
  GHashTable *subjects; // whose lines the part tells
  GPtrArray *prefixes;  // of other lines that it tells
  GPtrArray *kept;      // strings that m->copies borrows
} Part;

// ---- the entities

static void add_all(Part *p, GHashTable *found, GPtrArray *todo)
{
  GHashTableIter iter;
  gpointer iri;
  g_hash_table_iter_init(&iter, found);
  while (g_hash_table_iter_next(&iter, &iri, NULL))
    if (wg_set_add(p->entities, iri))
      g_ptr_array_add(todo, g_hash_table_lookup(p->entities, iri));
}

static gboolean is_named(Part *p, const char *iri, gboolean *named, GError **error)
{
  gboolean ok;
  WgSql *q = wg_index_sql(p->v->index);
  *named = FALSE;
  sqlite3_stmt *s = wg_sql_bind(q, error,
                                "SELECT 1 FROM view_tally WHERE thing=?1 AND what='articles'",
                                "t", iri);
  while (wg_sql_next(q, s, &ok, error)) *named = TRUE;
  return ok;
}

// The bearers of an alias and whom it names hang together.
static gboolean follow_alias(Part *p, const char *alias, GPtrArray *todo, GError **error)
{
  gboolean named;
  guint together, apart;
  if (!is_named(p, alias, &named, error) ||
      !wg_index_weights(p->v->index, alias, &together, &apart, error))
    return FALSE;
  if (!named || apart >= together) return TRUE;
  g_autoptr(GHashTable) found = wg_set_new();
  wg_set_add(found, alias);
  if (!wg_index_ask(p->v->index, WG_ASK_BEARERS, alias, found, error)) return FALSE;
  add_all(p, found, todo);
  return TRUE;
}

static void follow_decisions(Part *p, const char *iri, GPtrArray *todo)
{
  guint n = 0;
  const WgDecision *d = wg_curation_decisions(p->m.curation, &n);
  g_autoptr(GHashTable) found = wg_set_new();
  for (guint i = 0; i < n; i++) {
    if (d[i].kind != WG_DECISION_SAME) continue;
    if (strcmp(d[i].iri, iri) == 0) wg_set_add(found, d[i].other);
    if (strcmp(d[i].other, iri) == 0) wg_set_add(found, d[i].iri);
  }
  add_all(p, found, todo);
}

static gboolean close_entities(Part *p, GError **error)
{
  g_autoptr(GPtrArray) todo = wg_set_sorted(p->entities);
  for (guint i = 0; i < todo->len; i++) {
    const char *iri = todo->pdata[i];
    g_autoptr(GHashTable) aliases = wg_set_new();
    wg_set_add(aliases, iri);
    if (!wg_index_ask(p->v->index, WG_ASK_ALIASES, iri, aliases, error)) return FALSE;
    GHashTableIter iter;
    gpointer alias;
    g_hash_table_iter_init(&iter, aliases);
    while (g_hash_table_iter_next(&iter, &alias, NULL))
      if (!follow_alias(p, alias, todo, error)) return FALSE;
    follow_decisions(p, iri, todo);
  }
  return TRUE;
}

static gboolean enter_entities(Part *p, GError **error)
{
  g_autoptr(GPtrArray) all = wg_set_sorted(p->entities);
  g_autoptr(GHashTable) aliases = wg_set_new();
  for (guint i = 0; i < all->len; i++) {
    gboolean named;
    if (!wg_index_enter(p->v->index, all->pdata[i], p->m.roster, &named, error) ||
        (named && !wg_index_ask(p->v->index, WG_ASK_ALIASES, all->pdata[i], aliases, error)))
      return FALSE;
  }
  g_autoptr(GPtrArray) borne = wg_set_sorted(aliases);
  for (guint i = 0; i < borne->len; i++) {
    guint together, apart;
    if (!wg_index_weights(p->v->index, borne->pdata[i], &together, &apart, error)) return FALSE;
    wg_roster_put_alias(p->m.roster, borne->pdata[i], together, apart);
  }
  wg_roster_resolve(p->m.roster, p->m.curation);
  return TRUE;
}

// An entity outside the part stands as the whole settled it.
static gboolean need(Part *p, const char *iri, GError **error)
{
  if (!iri || g_hash_table_contains(p->entities, iri) ||
      wg_roster_place(p->m.roster, iri) != WG_NOBODY)
    return TRUE;
  WgIndexNode node;
  if (!wg_index_node(p->v->index, iri, &node, error)) return FALSE;
  if (node.stands)
    wg_roster_put_settled(p->m.roster, iri, node.stands, node.name, node.type);
  wg_index_node_clear(&node);
  return TRUE;
}

// ---- what moves with them

// Whether the entity is now someone else, is called otherwise or is of another class: its
// events are told anew; `*replaced` where another stands for it.
static gboolean has_moved(Part *p, const char *iri, gboolean *moved, gboolean *replaced,
                          GError **error)
{
  WgIndexNode before;
  if (!wg_index_node(p->v->index, iri, &before, error)) return FALSE;
  guint place = wg_roster_find(p->m.roster, iri);
  WgWho now = {0};
  if (place != WG_NOBODY) wg_roster_who(p->m.roster, place, &now);
  *replaced = g_strcmp0(before.stands, now.iri) != 0;
  *moved = *replaced || g_strcmp0(before.name, now.name) != 0 || before.type != now.type;
  wg_index_node_clear(&before);
  return TRUE;
}

static gboolean find_moved(Part *p, GError **error)
{
  WgIndex *index = p->v->index;
  g_autoptr(GPtrArray) all = wg_set_sorted(p->entities);
  for (guint i = 0; i < all->len; i++) {
    gboolean moved, replaced;
    const char *iri = all->pdata[i];
    if (!has_moved(p, iri, &moved, &replaced, error) ||
        // Their countries are told with entities.
        !wg_index_ask(index, WG_ASK_ORIGINS_OF, iri, p->events, error) ||
        (moved && !wg_index_ask(index, WG_ASK_EVENTS_OF, iri, p->events, error)) ||
        (replaced && !wg_index_ask(index, WG_ASK_COUNTRY_OF, iri, p->more, error)))
      return FALSE;
  }
  return TRUE;
}

// Events of the same parties share a flat triple, or one dossier.
static gboolean add_fellows(Part *p, const WgIndexEvent *event, const WgSettled *now,
                            GPtrArray *todo, GError **error)
{
  WgIndex *index = p->v->index;
  const WgRoster *roster = p->m.roster;
  g_autoptr(GHashTable) found = wg_set_new();
  gboolean ok;
  if (wg_schema_flat(p->m.schema, event->event_class)) {
    const char *one = now->actor == WG_NOBODY ? "" : wg_roster_iri(roster, now->actor);
    const char *other = now->target == WG_NOBODY ? "" : wg_roster_iri(roster, now->target);
    ok = (!event->settled || wg_index_ask_dossier(index, event->event_class, event->one,
                                                  event->other, found, error)) &&
         wg_index_ask_dossier(index, event->event_class, one, other, found, error);
  } else {
    ok = (!event->settled ||
          wg_index_ask(index, WG_ASK_SETTLED_AS, event->settled, found, error)) &&
         wg_index_ask(index, WG_ASK_SETTLED_AS, now->iri, found, error);
  }
  GHashTableIter iter;
  gpointer iri;
  g_hash_table_iter_init(&iter, found);
  while (g_hash_table_iter_next(&iter, &iri, NULL))
    if (wg_set_add(p->events, iri)) g_ptr_array_add(todo, g_hash_table_lookup(p->events, iri));
  return ok;
}

static void add_flat(Part *p, const WgIndexEvent *event, const char *one, const char *other)
{
  const char *flat = wg_schema_flat(p->m.schema, event->event_class);
  if (!flat || !one || !*one || !other || !*other) return;
  g_ptr_array_add(p->prefixes, g_strdup_printf("<%s> <%s> <%s>", one, flat, other));
  if (wg_schema_symmetric(p->m.schema, event->event_class))
    g_ptr_array_add(p->prefixes, g_strdup_printf("<%s> <%s> <%s>", other, flat, one));
}

static gboolean close_event(Part *p, const char *iri, GPtrArray *todo, GError **error)
{
  WgIndexEvent event;
  gboolean found, ok = wg_index_event(p->v->index, iri, &event, &found, error);
  if (!ok || !found) return ok;
  ok = need(p, event.actor, error) && need(p, event.target, error);
  if (ok) {
    WgSettled now;
    wg_merging_settle_parties(&p->m, event.event_class, event.actor, event.target, event.key,
                              &now);
    ok = add_fellows(p, &event, &now, todo, error);
    wg_set_add(p->subjects, iri);
    wg_set_add(p->subjects, now.iri);
    if (event.settled) wg_set_add(p->subjects, event.settled);
    add_flat(p, &event, event.one, event.other);
    wg_settled_clear(&now);
  }
  if (strcmp(event.event_class, "Origin") == 0 && event.actor &&
      !g_hash_table_contains(p->entities, event.actor))
    wg_set_add(p->more, event.actor);
  wg_index_event_clear(&event);
  return ok;
}

static gboolean close_events(Part *p, GError **error)
{
  g_autoptr(GPtrArray) moved = wg_set_sorted(p->v->moved);
  for (guint i = 0; i < moved->len; i++)
    if (!wg_index_ask(p->v->index, WG_ASK_TOLD_IN, moved->pdata[i], p->events, error))
      return FALSE;
  g_autoptr(GPtrArray) todo = wg_set_sorted(p->events);
  for (guint i = 0; i < todo->len; i++)
    if (!close_event(p, todo->pdata[i], todo, error)) return FALSE;
  return TRUE;
}

static void add_members(GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer member;
  g_hash_table_iter_init(&iter, from);
  while (g_hash_table_iter_next(&iter, &member, NULL)) wg_set_add(to, member);
}

// The entities that changed articles name, and all who bear an alias that one of these names
// or bears: it may have joined them before, and do so no more.
static gboolean begin_entities(Part *p, GError **error)
{
  add_members(p->entities, p->v->entities);
  g_autoptr(GPtrArray) touched = wg_set_sorted(p->v->entities);
  for (guint i = 0; i < touched->len; i++)
    if (!wg_index_ask(p->v->index, WG_ASK_BEARERS, touched->pdata[i], p->entities, error))
      return FALSE;
  return TRUE;
}

// Entities and events that hang on each other, until no more come in.
static gboolean find_part(Part *p, GError **error)
{
  add_members(p->events, p->v->events);
  for (;;) {
    wg_merging_open(&p->m, p->v->store, p->v->ontology);
    p->m.only = p->events;
    if (!wg_merging_curate(&p->m, error) || !close_entities(p, error) ||
        !enter_entities(p, error) || !find_moved(p, error) || !close_events(p, error))
      return FALSE;
    guint n = g_hash_table_size(p->entities);
    add_members(p->entities, p->more);
    if (g_hash_table_size(p->entities) == n) return TRUE;
    wg_merging_close(&p->m);
  }
}

// ---- telling it

static gboolean tell_article(Part *p, const char *iri, GError **error)
{
  g_auto(WgArticleGraph) a = {0};
  char *original = NULL;
  WgMerging *m = &p->m;
  if (!wg_store_get(p->v->store, iri, &a, error) ||
      !wg_neighbours_original(p->v->index, iri, &original, error) ||
      !wg_ledger_parse(m->ledger, a.facts, error))
    return FALSE;
  if (original) {
    char *copy = g_strdup(iri);
    g_ptr_array_add(p->kept, original);
    g_ptr_array_add(p->kept, copy);
    wg_copies_tell(m->copies, copy, original);
  }
  for (guint i = 0; i < m->ledger->reports->len; i++) {
    const WgLedgerReport *r = wg_ledger_report(m->ledger, i);
    g_autofree char *event =
        wg_ledger_event_iri(m->ledger, wg_ledger_event(m->ledger, r->event), m->base);
    if (g_hash_table_contains(p->events, event)) wg_set_add(p->v->reports, r->iri);
  }
  return wg_dossier_enter(m, &a, error);
}

static gboolean tell_events(Part *p, GError **error)
{
  g_autoptr(GHashTable) telling = wg_set_new();
  g_autoptr(GPtrArray) events = wg_set_sorted(p->events);
  for (guint i = 0; i < events->len; i++)
    if (!wg_index_ask(p->v->index, WG_ASK_TELLING, events->pdata[i], telling, error))
      return FALSE;
  g_autoptr(GPtrArray) articles = wg_set_sorted(telling);
  for (guint i = 0; i < articles->len; i++)
    if (!tell_article(p, articles->pdata[i], error)) return FALSE;
  return wg_dossier_tell(&p->m, error);
}

static gboolean tell_entities(Part *p, GError **error)
{
  g_autoptr(GPtrArray) all = wg_set_sorted(p->entities);
  for (guint i = 0; i < all->len; i++) {
    guint place = wg_roster_place(p->m.roster, all->pdata[i]);
    if (place == WG_NOBODY) continue;
    WgWho who;
    wg_roster_who(p->m.roster, wg_roster_representative(p->m.roster, place), &who);
    if (!need(p, who.country, error) || !wg_merging_tell_entity(&p->m, place, error))
      return FALSE;
  }
  return TRUE;
}

// Articles that changed or are a copy of another one now.
static gboolean tell_copies(Part *p, GError **error)
{
  g_autoptr(GHashTable) both = wg_set_new();
  add_members(both, p->v->articles);
  add_members(both, p->v->moved);
  g_autoptr(GPtrArray) all = wg_set_sorted(both);
  for (guint i = 0; i < all->len; i++) {
    g_autofree char *original = NULL;
    if (!wg_neighbours_original(p->v->index, all->pdata[i], &original, error) ||
        !wg_merging_iri(&p->m, all->pdata[i], WG_NS "copyOf", original, error))
      return FALSE;
    g_ptr_array_add(p->prefixes,
                    g_strdup_printf("<%s> <" WG_NS "copyOf> ", (char *)all->pdata[i]));
  }
  return TRUE;
}

// ---- what it told before

static void add_entity_prefixes(Part *p)
{
  static const char *const PROPERTIES[] = {RDF_TYPE,         RDFS_LABEL,       SKOS_ALT_LABEL,
                                           WG_NS "country",  SKOS_EXACT_MATCH, WG_NS "iso3",
                                           DCTERMS_REPLACED};
  g_autoptr(GPtrArray) all = wg_set_sorted(p->entities);
  for (guint i = 0; i < all->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS(PROPERTIES); k++)
      g_ptr_array_add(p->prefixes,
                      g_strdup_printf("<%s> <%s> ", (char *)all->pdata[i], PROPERTIES[k]));
}

// Occurrences are known by the reports that they are told in.
static gboolean add_occurrences(Part *p, GPtrArray *before, GError **error)
{
  g_autoptr(GPtrArray) reports = wg_set_sorted(p->v->reports);
  for (guint i = 0; i < reports->len; i++) {
    g_autofree char *prefix =
        g_strdup_printf("<%s> <" WG_NS "inOccurrence> <", (char *)reports->pdata[i]);
    guint from = before->len;
    if (!wg_index_lines(p->v->index, prefix, before, error)) return FALSE;
    for (guint k = from; k < before->len; k++) {
      const char *iri = (const char *)before->pdata[k] + strlen(prefix);
      g_autofree char *occurrence = g_strndup(iri, strcspn(iri, ">"));
      wg_set_add(p->subjects, occurrence);
    }
  }
  return TRUE;
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_once(GPtrArray *lines)
{
  g_ptr_array_sort(lines, compare_strings);
  for (guint i = lines->len; i-- > 1;)
    if (strcmp(lines->pdata[i], lines->pdata[i - 1]) == 0) g_ptr_array_remove_index(lines, i);
}

static gboolean find_before(Part *p, GPtrArray *before, GError **error)
{
  add_entity_prefixes(p);
  if (!add_occurrences(p, before, error)) return FALSE;
  g_autoptr(GPtrArray) subjects = wg_set_sorted(p->subjects);
  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add(p->prefixes, g_strdup_printf("<%s> ", (char *)subjects->pdata[i]));
  for (guint i = 0; i < p->prefixes->len; i++)
    if (!wg_index_lines(p->v->index, p->prefixes->pdata[i], before, error)) return FALSE;
  sort_once(before);
  return TRUE;
}

static gboolean take_line(const char *line, void *context, GError **error)
{
  (void)error;
  g_ptr_array_add(context, g_strdup(line));
  return TRUE;
}

static gboolean compare(Part *p, GError **error)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) now = g_ptr_array_new_with_free_func(g_free);
  return find_before(p, before, error) &&
         wg_sorter_each(p->m.lines, take_line, now, error) &&
         wg_viewing_compare(p->v, "", before, now, error);
}

// ---- keeping it

static gboolean keep(Part *p, GError **error)
{
  WgViewing *v = p->v;
  g_autoptr(GPtrArray) entities = wg_set_sorted(p->entities);
  for (guint i = 0; i < entities->len; i++) {
    guint place = wg_roster_place(p->m.roster, entities->pdata[i]);
    if (!(place == WG_NOBODY ? wg_index_set_node(v->index, entities->pdata[i], NULL, error)
                             : wg_viewing_keep_node(v, p->m.roster, place, error)))
      return FALSE;
  }
  g_autoptr(GPtrArray) events = wg_set_sorted(p->events);
  for (guint i = 0; i < events->len; i++)
    if (!wg_viewing_keep_event(v, &p->m, events->pdata[i], error)) return FALSE;
  return TRUE;
}

gboolean wg_viewing_part(WgViewing *v, GError **error)
{
  if (!wg_neighbours_resolve(v->index, v->near, v->moved, error)) return FALSE;
  Part p = {.v = v, .entities = wg_set_new(), .more = wg_set_new(), .events = wg_set_new(),
            .subjects = wg_set_new(), .prefixes = g_ptr_array_new_with_free_func(g_free),
            .kept = g_ptr_array_new_with_free_func(g_free)};
  gboolean ok = begin_entities(&p, error);
  if (ok) {
    ok = find_part(&p, error) && tell_events(&p, error) && tell_entities(&p, error) &&
         tell_copies(&p, error) && compare(&p, error) && keep(&p, error);
    wg_merging_close(&p.m);
  }
  GHashTable *sets[] = {p.entities, p.more, p.events, p.subjects};
  for (guint i = 0; i < G_N_ELEMENTS(sets); i++) g_hash_table_destroy(sets[i]);
  g_ptr_array_unref(p.prefixes);
  g_ptr_array_unref(p.kept);
  return ok;
}
