// SPDX-License-Identifier: Apache-2.0
#include "graph/view.h"

#include <string.h>

#include "graph/neighbours.h"
#include "graph/sql.h"
#include "graph/viewing.h"

#define FORM "1" // of the index and of what it keeps
// A change of more than a quarter of the articles is cheaper with the rest than without.
#define FEW 64
#define SHARE 4

gboolean wg_viewing_change(WgViewing *v, char mark, const char *graph, const char *line,
                           GError **error)
{
  g_autofree char *row = g_strdup_printf("%s\t%s\t%c", graph, line, mark);
  return wg_sorter_add(v->changes, row, error);
}

gboolean wg_viewing_keep_node(WgViewing *v, const WgRoster *roster, guint place,
                              GError **error)
{
  WgWho who;
  wg_roster_who(roster, wg_roster_representative(roster, place), &who);
  WgIndexNode node = {(char *)who.iri, (char *)who.name, who.type};
  return wg_index_set_node(v->index, wg_roster_iri(roster, place), &node, error);
}

static gboolean settle_event(WgViewing *v, const WgMerging *m, const char *iri,
                             const WgIndexEvent *before, GError **error)
{
  WgSettled settled;
  wg_merging_settle_parties(m, before->event_class, before->actor, before->target, before->key,
                            &settled);
  WgIndexEvent now = {
      .settled = settled.iri,
      .one = (char *)(settled.actor == WG_NOBODY ? "" : wg_roster_iri(m->roster, settled.actor)),
      .other = (char *)(settled.target == WG_NOBODY ? ""
                                                    : wg_roster_iri(m->roster, settled.target)),
      .fits = settled.fits};
  if (before->fits && !now.fits) wg_set_add(v->left, iri);
  if (!before->fits && now.fits) wg_set_add(v->came, iri);
  gboolean same = g_strcmp0(before->settled, now.settled) == 0 && before->fits == now.fits &&
                  g_strcmp0(before->one, now.one) == 0 &&
                  g_strcmp0(before->other, now.other) == 0;
  gboolean ok = same || wg_index_set_event(v->index, iri, &now, error);
  wg_settled_clear(&settled);
  return ok;
}

gboolean wg_viewing_keep_event(WgViewing *v, const WgMerging *m, const char *iri,
                               GError **error)
{
  WgIndexEvent event;
  gboolean found, gone = FALSE;
  gboolean ok = wg_index_event(v->index, iri, &event, &found, error) &&
                wg_index_forget(v->index, iri, &gone, error);
  if (ok && gone && !event.fits) wg_set_add(v->came, iri);
  if (ok && found && !gone) ok = settle_event(v, m, iri, &event, error);
  wg_index_event_clear(&event);
  return ok;
}

// ---- the articles that changed

static gboolean tell(WgViewing *v, const char *article, const char *facts, int sign,
                     GError **error)
{
  if (!facts) return TRUE;
  if (!wg_ledger_parse(v->ledger, facts, error)) return FALSE;
  for (guint i = 0; i < v->ledger->entities->len; i++) {
    const WgLedgerEntity *e = wg_ledger_entity(v->ledger, i);
    wg_set_add(v->entities, e->iri);
    for (const char *const *a = e->aliases; *a; a++) {
      g_autofree char *alias = wg_iri_entity(v->base, wg_entity_kind(e->type), *a, NULL);
      wg_set_add(v->entities, alias);
    }
  }
  for (guint i = 0; i < v->ledger->reports->len; i++)
    wg_set_add(v->reports, wg_ledger_report(v->ledger, i)->iri);
  return wg_index_tell(v->index, article, v->ledger, sign, error);
}

// Events are asked for while their articles still tell them.
static gboolean take_change(const WgIndexChange *change, void *context, GError **error)
{
  WgViewing *v = context;
  wg_set_add(v->articles, change->iri);
  return wg_neighbours_note(v->index, change->iri, v->near, error) &&
         wg_index_ask(v->index, WG_ASK_TOLD_IN, change->iri, v->events, error) &&
         tell(v, change->iri, change->before.facts, -1, error) &&
         tell(v, change->iri, change->now.facts, 1, error) &&
         wg_index_ask(v->index, WG_ASK_TOLD_IN, change->iri, v->events, error) &&
         wg_neighbours_set(v->index, change->iri, change->now.date,
                           change->now.facts ? v->ledger->signature : NULL, error);
}

// Whoever stands near an article that came does so only once all have come.
static gboolean note_neighbours(WgViewing *v, GError **error)
{
  g_autoptr(GPtrArray) articles = wg_set_sorted(v->articles);
  for (guint i = 0; i < articles->len; i++)
    if (!wg_neighbours_note(v->index, articles->pdata[i], v->near, error)) return FALSE;
  return TRUE;
}

// ---- their graphs

// IRIs that are left out of an article's graph: events that did not (do not) fit, and their
// reports. NULL for none.
static gboolean find_aside(WgViewing *v, const char *facts, gboolean before, GHashTable **out,
                           GError **error)
{
  *out = NULL;
  if (!facts) return TRUE;
  if (!wg_ledger_parse(v->ledger, facts, error)) return FALSE;
  g_autofree gboolean *aside = g_new0(gboolean, v->ledger->events->len + 1);
  for (guint i = 0; i < v->ledger->events->len; i++) {
    WgIndexEvent event;
    gboolean found;
    g_autofree char *iri =
        wg_ledger_event_iri(v->ledger, wg_ledger_event(v->ledger, i), v->base);
    if (!wg_index_event(v->index, iri, &event, &found, error)) return FALSE;
    aside[i] = found && !event.fits;
    wg_index_event_clear(&event);
    if (before && g_hash_table_contains(v->left, iri)) aside[i] = FALSE;
    if (before && g_hash_table_contains(v->came, iri)) aside[i] = TRUE;
    if (!aside[i]) continue;
    if (!*out) *out = wg_set_new();
    wg_set_add(*out, iri);
  }
  for (guint i = 0; *out && i < v->ledger->reports->len; i++) {
    const WgLedgerReport *r = wg_ledger_report(v->ledger, i);
    if (aside[r->event]) wg_set_add(*out, r->iri);
  }
  return TRUE;
}

typedef struct kept_lines {
  GPtrArray *lines;
  GHashTable *aside;
} KeptLines;

static gboolean keep_line(const WgStatement *s, void *context, GError **error)
{
  KeptLines *kept = context;
  (void)error;
  if (kept->aside && (g_hash_table_contains(kept->aside, s->subject) ||
                      (!s->literal && g_hash_table_contains(kept->aside, s->object))))
    return TRUE;
  g_ptr_array_add(kept->lines, g_strdup(s->line));
  return TRUE;
}

// The lines of an article's graph as an export prints them; NULL and `error` on failure.
static GPtrArray *printed(WgViewing *v, const WgArticleGraph *a, gboolean before,
                          GError **error)
{
  KeptLines kept = {g_ptr_array_new_with_free_func(g_free), NULL};
  gboolean ok = find_aside(v, a->facts, before, &kept.aside, error) &&
                (!a->lines || wg_lines_each(a->lines, NULL, keep_line, &kept, error));
  if (kept.aside) g_hash_table_destroy(kept.aside);
  if (ok) return kept.lines;
  g_ptr_array_unref(kept.lines);
  return NULL;
}

gboolean wg_viewing_compare(WgViewing *v, const char *graph, const GPtrArray *before,
                            const GPtrArray *now, GError **error)
{
  guint i = 0, k = 0;
  while (i < before->len || k < now->len) {
    int order = i == before->len ? 1
                : k == now->len  ? -1
                                 : strcmp(before->pdata[i], now->pdata[k]);
    if (order < 0 && !wg_viewing_change(v, 'D', graph, before->pdata[i], error)) return FALSE;
    if (order > 0 && !wg_viewing_change(v, 'A', graph, now->pdata[k], error)) return FALSE;
    if (order <= 0) i++;
    if (order >= 0) k++;
  }
  return TRUE;
}

static gboolean compare_article(WgViewing *v, const WgIndexChange *change, GError **error)
{
  g_autoptr(GPtrArray) before = printed(v, &change->before, TRUE, error);
  g_autoptr(GPtrArray) now = before ? printed(v, &change->now, FALSE, error) : NULL;
  return now && wg_viewing_compare(v, change->iri, before, now, error);
}

static gboolean compare_changed(const WgIndexChange *change, void *context, GError **error)
{
  return compare_article(context, change, error);
}

// Articles that did not change, but tell an event that is left out from now on or no more.
static gboolean compare_others(WgViewing *v, GHashTable *turned, GError **error)
{
  g_autoptr(GHashTable) telling = wg_set_new();
  g_autoptr(GPtrArray) events = wg_set_sorted(turned);
  for (guint i = 0; i < events->len; i++)
    if (!wg_index_ask(v->index, WG_ASK_TELLING, events->pdata[i], telling, error)) return FALSE;
  g_autoptr(GPtrArray) articles = wg_set_sorted(telling);
  for (guint i = 0; i < articles->len; i++) {
    // Each once, though several of its events turned.
    if (!wg_set_add(v->articles, articles->pdata[i])) continue;
    g_auto(WgArticleGraph) a = {0};
    if (!wg_store_get(v->store, articles->pdata[i], &a, error)) return FALSE;
    WgIndexChange change = {a.iri, a, a};
    if (!compare_article(v, &change, error)) return FALSE;
  }
  return TRUE;
}

static gboolean compare_articles(WgViewing *v, GError **error)
{
  return wg_index_each_change(v->index, compare_changed, v, error) &&
         compare_others(v, v->left, error) && compare_others(v, v->came, error);
}

// ---- all of it

typedef struct telling {
  WgViewing *v;
  WgViewFunc func;
  void *context;
} Telling;

// "graph TAB line TAB mark", of which no part holds a tab as it stands.
static gboolean put(const char *row, void *context, GError **error)
{
  const Telling *telling = context;
  const char *first = strchr(row, '\t'), *last = strrchr(row, '\t');
  g_autofree char *graph = g_strndup(row, (gsize)(first - row));
  g_autofree char *line = g_strndup(first + 1, (gsize)(last - first - 1));
  return (*graph || wg_index_set_line(telling->v->index, line, last[1] == 'A', error)) &&
         (!telling->func || telling->func(last[1], graph, line, telling->context, error));
}

static gboolean bring_up(WgViewing *v, const char *key, WgViewFunc func, void *context,
                         GError **error)
{
  guint n = wg_index_changes(v->index);
  gboolean same = strcmp(wg_index_made_under(v->index), key) == 0;
  if (!n && same) return TRUE;
  gint64 articles = wg_store_count(v->store, error);
  gboolean whole = !same || (n > FEW && (gint64)n * SHARE > articles);
  Telling telling = {v, func, context};
  return articles >= 0 && wg_index_each_change(v->index, take_change, v, error) &&
         (whole ? wg_viewing_whole(v, error)
                : note_neighbours(v, error) && wg_viewing_part(v, error)) &&
         (!func || compare_articles(v, error)) &&
         wg_sorter_each(v->changes, put, &telling, error) && wg_index_settle(v->index, error) &&
         wg_index_set_made_under(v->index, key, error);
}

// What the merged graph depends on beside the articles.
static char *made_under(WgStore *store, const WgOntology *ontology)
{
  g_autofree char *all =
      g_strconcat(FORM "\n" WG_VERSION "\n", wg_ontology_checksum(ontology), "\n",
                  wg_store_curation(store), NULL);
  return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
}

gboolean wg_view_settle(WgStore *store, const WgOntology *ontology, WgViewFunc func,
                        void *context, GError **error)
{
  if (!wg_store_begin(store, error)) return FALSE;
  g_autofree char *key = made_under(store, ontology);
  WgViewing v = {.store = store, .ontology = ontology, .base = wg_store_base(store),
                 .ledger = wg_ledger_new(), .changes = wg_sorter_new(0)};
  GHashTable **sets[] = {&v.articles, &v.entities, &v.events, &v.reports,
                         &v.near,     &v.moved,    &v.left,   &v.came};
  for (guint i = 0; i < G_N_ELEMENTS(sets); i++) *sets[i] = wg_set_new();
  v.index = wg_index_open(store, error);
  gboolean ok = v.index && bring_up(&v, key, func, context, error);
  wg_index_free(v.index);
  for (guint i = 0; i < G_N_ELEMENTS(sets); i++) g_hash_table_destroy(*sets[i]);
  wg_sorter_free(v.changes);
  wg_ledger_free(v.ledger);
  if (!ok) wg_store_undo(store);
  return ok;
}
