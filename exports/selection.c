// SPDX-License-Identifier: Apache-2.0
#include "exports/selection.h"

#include <string.h>

#include "graph/excerpt.h"
#include "graph/terms.h"

gboolean wg_selection_is_all(const WgSelection *s)
{
  return !s->classes && !s->entities && !*s->from && !*s->until && !s->min_sources &&
         !s->articles;
}

static gboolean refuse(GError **error, const char *format, const char *what,
                       const char *more)
{
  g_autofree char *message = g_strdup_printf("%s: %s%s", what, format, more);
  g_set_error_literal(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_ASKED, message);
  return FALSE;
}

// ---- classes

// Whether the class of this local name is `wanted` or below it.
static gboolean is_below(const WgOntology *ontology, const char *class, const char *wanted)
{
  if (strcmp(class, wanted) == 0) return TRUE;
  g_autofree char *iri = g_strconcat(WG_NS, class, NULL);
  guint n = 0;
  const WgTriple *const *above = wg_ontology_find(ontology, iri, RDFS_SUBCLASS, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix(above[i]->object, WG_NS) &&
        is_below(ontology, above[i]->object + strlen(WG_NS), wanted))
      return TRUE;
  return FALSE;
}

static gboolean check_classes(const WgOntology *ontology, char **classes, GError **error)
{
  for (; classes && *classes; classes++)
    if (!is_below(ontology, *classes, "Event") && !is_below(ontology, *classes, "Agent") &&
        !is_below(ontology, *classes, "Place"))
      return refuse(error, "no class of events or entities; wiregraph codebook lists them",
                    *classes, "");
  return TRUE;
}

static gboolean has_class(const WgOntology *ontology, char **classes, const WgEdge *e)
{
  if (!classes) return TRUE;
  for (; *classes; classes++)
    if (is_below(ontology, e->event_class, *classes) ||
        (e->actor && is_below(ontology, e->actor->type, *classes)) ||
        (e->target && is_below(ontology, e->target->type, *classes)))
      return TRUE;
  return FALSE;
}

// ---- entities

// The IRI of each, as a set; NULL where one is unknown.
static GHashTable *find_entities(WgSnapshot *snapshot, const char *base, char **names,
                                 GError **error)
{
  GHashTable *out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (; names && *names; names++) {
    g_auto(GStrv) found = wg_excerpt_find(snapshot, base, *names, error);
    if (found && g_strv_length(found) == 1) {
      g_hash_table_add(out, g_strdup(found[0]));
      continue;
    }
    g_autofree char *all = found ? g_strjoinv(", ", found) : NULL;
    if (found)
      refuse(error, *found ? "may be any of these; name one by its IRI: "
                           : "nothing in the store bears this name or IRI",
             *names, all);
    g_hash_table_destroy(out);
    return NULL;
  }
  return out;
}

static gboolean is_among(GHashTable *set, const WgNode *party)
{
  return party && g_hash_table_contains(set, party->iri);
}

// Of the events chosen those that are `hops` steps away at most from those in `near`,
// whose IRIs are joined by all that are met.
static void keep_near(WgChoice *c, GHashTable *near, guint hops)
{
  g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint step = 0; step < MAX(hops, 1); step++) {
    g_autoptr(GPtrArray) met = g_ptr_array_new();
    for (guint i = 0; i < c->network->edges->len; i++) {
      const WgEdge *e = c->network->edges->pdata[i];
      if (!g_hash_table_contains(c->events, e->iri) ||
          (!is_among(near, e->actor) && !is_among(near, e->target)))
        continue;
      g_hash_table_add(kept, (char *)e->iri);
      if (e->actor) g_ptr_array_add(met, e->actor);
      if (e->target) g_ptr_array_add(met, e->target);
    }
    for (guint i = 0; i < met->len; i++)
      g_hash_table_add(near, g_strdup(((WgNode *)met->pdata[i])->iri));
  }
  g_hash_table_destroy(c->events);
  c->events = g_steal_pointer(&kept);
}

// ---- reports

static GHashTable *find_articles(const WgNetwork *n, const char *base, char **names,
                                 GError **error)
{
  GHashTable *out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (; names && *names; names++) {
    g_autofree char *longer = g_strconcat(base, *names, NULL);
    gboolean found = FALSE;
    for (guint i = 0; i < n->pages->len; i++) {
      const char *iri = ((WgPage *)n->pages->pdata[i])->iri;
      if (strcmp(iri, *names) != 0 && strcmp(iri, longer) != 0) continue;
      g_hash_table_add(out, g_strdup(iri));
      found = TRUE;
    }
    if (found) continue;
    refuse(error, "no article of the store has this IRI", *names, "");
    g_hash_table_destroy(out);
    return NULL;
  }
  return out;
}

static gboolean is_within(const WgSelection *s, const WgTelling *t)
{
  if (!*s->from && !*s->until) return TRUE;
  const char *first = *t->earliest ? t->earliest : t->article->date;
  const char *last = *t->latest ? t->latest : t->article->date;
  return *first && (!*s->until || strcmp(first, s->until) <= 0) &&
         (!*s->from || strcmp(last, s->from) >= 0);
}

// ---- all

static gboolean fits(const WgOntology *ontology, const WgSelection *s, const WgEdge *e)
{
  return e->sources >= s->min_sources && has_class(ontology, s->classes, e);
}

// Reports of events that fit; then only the events that have one.
static void choose_reports(WgChoice *c, const WgSelection *s, GHashTable *articles)
{
  g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < c->network->tellings->len; i++) {
    const WgTelling *t = c->network->tellings->pdata[i];
    if (!g_hash_table_contains(c->events, t->event->iri) || !is_within(s, t) ||
        (s->articles && !g_hash_table_contains(articles, t->article->iri)))
      continue;
    g_hash_table_add(c->reports, (char *)t->iri);
    g_hash_table_add(told, (char *)t->event->iri);
  }
  g_hash_table_destroy(c->events);
  c->events = g_steal_pointer(&told);
}

static void drop_reports_of_others(WgChoice *c)
{
  for (guint i = 0; i < c->network->tellings->len; i++) {
    const WgTelling *t = c->network->tellings->pdata[i];
    if (!g_hash_table_contains(c->events, t->event->iri))
      g_hash_table_remove(c->reports, t->iri);
  }
}

static gboolean note(const WgStatement *statement, void *network, GError **error)
{
  (void)error;
  wg_network_take(network, statement);
  return TRUE;
}

WgChoice *wg_choice_new(WgSnapshot *snapshot, const WgOntology *ontology, const char *base,
                        const WgSelection *s, GError **error)
{
  g_autoptr(WgChoice) c = g_new0(WgChoice, 1);
  c->network = wg_network_new();
  c->events = g_hash_table_new(g_str_hash, g_str_equal);
  c->reports = g_hash_table_new(g_str_hash, g_str_equal);
  if (!check_classes(ontology, s->classes, error) ||
      !wg_snapshot_each(snapshot, note, c->network, error))
    return NULL;
  wg_network_finish(c->network);
  g_autoptr(GHashTable) near = find_entities(snapshot, base, s->entities, error);
  g_autoptr(GHashTable) articles =
      near ? find_articles(c->network, base, s->articles, error) : NULL;
  if (!near || !articles) return NULL;
  for (guint i = 0; i < c->network->edges->len; i++) {
    const WgEdge *e = c->network->edges->pdata[i];
    if (fits(ontology, s, e)) g_hash_table_add(c->events, (char *)e->iri);
  }
  choose_reports(c, s, articles);
  if (s->entities) keep_near(c, near, s->hops);
  drop_reports_of_others(c);
  return g_steal_pointer(&c);
}

void wg_choice_free(WgChoice *c)
{
  if (!c) return;
  g_hash_table_destroy(c->events);
  g_hash_table_destroy(c->reports);
  wg_network_free(c->network);
  g_free(c);
}
