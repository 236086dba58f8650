// SPDX-License-Identifier: Apache-2.0
#include "exports/cut.h"

#include <string.h>

#include "graph/terms.h"

struct wg_cut {
  const WgChoice *choice;
  GHashTable *kept;  // IRIs of the merged graph that are described
  GHashTable *flats; // flat properties
  GHashTable *facts; // "actor property target" of the events chosen
};

// ---- what is mentioned

// A walk over the statements of one graph, which may be gone through again.
typedef struct graph {
  gboolean (*each)(void *source, WgStatementFunc func, void *context, GError **error);
  void *source;
} Graph;

static void keep(GHashTable *kept, const char *iri)
{
  if (!g_hash_table_contains(kept, iri)) g_hash_table_add(kept, g_strdup(iri));
}

static gboolean is(const WgStatement *s, const char *property)
{
  return strcmp(s->predicate, property) == 0;
}

// What a report that is kept mentions, but what it is about: that may be out.
static gboolean keep_of_reports(const WgStatement *s, void *context, GError **error)
{
  WgCut *cut = ((gpointer *)context)[0];
  (void)error;
  if (!s->literal && g_hash_table_contains(cut->choice->reports, s->subject) &&
      !is(s, WG_NS "about") && !is(s, RDF_TYPE))
    keep(((gpointer *)context)[1], s->object);
  return TRUE;
}

static gboolean keep_parties(const WgStatement *s, void *kept, GError **error)
{
  (void)error;
  if ((is(s, WG_NS "actor") || is(s, WG_NS "target")) &&
      g_hash_table_contains(kept, s->subject))
    keep(kept, s->object);
  return TRUE;
}

// The countries of agents, the former versions of articles.
static gboolean keep_details(const WgStatement *s, void *kept, GError **error)
{
  (void)error;
  if ((is(s, WG_NS "country") || is(s, PROV_NS "wasRevisionOf")) &&
      g_hash_table_contains(kept, s->subject))
    keep(kept, s->object);
  return TRUE;
}

static gboolean find_mentioned(WgCut *cut, const Graph *graph, GHashTable *kept,
                               GError **error)
{
  gpointer both[] = {cut, kept};
  return graph->each(graph->source, keep_of_reports, both, error) &&
         graph->each(graph->source, keep_parties, kept, error) &&
         graph->each(graph->source, keep_details, kept, error);
}

// ---- what is handed on

typedef struct sieve {
  WgCut *cut;
  GHashTable *kept;
  WgStatementFunc func;
  void *context;
} Sieve;

static gboolean is_kept(const Sieve *sieve, const WgStatement *s)
{
  if (is(s, DCTERMS_REPLACED)) return g_hash_table_contains(sieve->kept, s->object);
  if (!g_hash_table_contains(sieve->kept, s->subject) &&
      !g_hash_table_contains(sieve->cut->choice->reports, s->subject))
    return FALSE;
  if (is(s, WG_NS "about") || is(s, PROV_NS "used"))
    return g_hash_table_contains(sieve->kept, s->object);
  if (!g_hash_table_contains(sieve->cut->flats, s->predicate)) return TRUE;
  g_autofree char *fact = g_strjoin(" ", s->subject, s->predicate, s->object, NULL);
  return g_hash_table_contains(sieve->cut->facts, fact);
}

static gboolean sift(const WgStatement *s, void *context, GError **error)
{
  const Sieve *sieve = context;
  return !is_kept(sieve, s) || sieve->func(s, sieve->context, error);
}

static gboolean each_of_snapshot(void *snapshot, WgStatementFunc func, void *context,
                                 GError **error)
{
  return wg_snapshot_each(snapshot, func, context, error);
}

gboolean wg_cut_each(WgCut *cut, WgSnapshot *snapshot, WgStatementFunc func, void *context,
                     GError **error)
{
  Sieve sieve = {cut, cut->kept, func, context};
  return wg_snapshot_each(snapshot, sift, &sieve, error);
}

// ---- article graphs, one at a time

typedef struct pile {
  Sieve merged;
  GString *graph; // name of the article graph at hand, "" for none
  GString *lines; // of it
} Pile;

static gboolean each_of_pile(void *source, WgStatementFunc func, void *context,
                             GError **error)
{
  const Pile *pile = source;
  return wg_lines_each(pile->lines->str, pile->graph->str, func, context, error);
}

static gboolean end_article(Pile *pile, GError **error)
{
  gboolean ok = TRUE;
  if (pile->graph->len && g_hash_table_contains(pile->merged.kept, pile->graph->str)) {
    g_autoptr(GHashTable) kept =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Graph graph = {each_of_pile, pile};
    Sieve sieve = pile->merged;
    sieve.kept = kept;
    keep(kept, pile->graph->str);
    ok = find_mentioned(sieve.cut, &graph, kept, error) &&
         each_of_pile(pile, sift, &sieve, error);
  }
  g_string_truncate(pile->lines, 0);
  return ok;
}

static gboolean pile_up(const WgStatement *s, void *context, GError **error)
{
  Pile *pile = context;
  if (!s->graph) return sift(s, &pile->merged, error);
  if (strcmp(pile->graph->str, s->graph) != 0) {
    if (!end_article(pile, error)) return FALSE;
    g_string_assign(pile->graph, s->graph);
  }
  g_string_append_printf(pile->lines, "%s\n", s->line);
  return TRUE;
}

gboolean wg_cut_quads(WgCut *cut, WgStore *store, const WgOntology *ontology,
                      WgStatementFunc func, void *context, GError **error)
{
  Pile pile = {{cut, cut->kept, func, context}, g_string_new(NULL), g_string_new(NULL)};
  gboolean ok = wg_merge(store, ontology, WG_MERGE_AND_ARTICLES, pile_up, &pile, NULL,
                         error) &&
                end_article(&pile, error);
  g_string_free(pile.graph, TRUE);
  g_string_free(pile.lines, TRUE);
  return ok;
}

// ---- life

static void note_fact(WgCut *cut, const WgEdge *e, const WgEventClass *c)
{
  if (!c || !c->flat || !wg_edge_joins(e)) return;
  g_hash_table_add(cut->facts,
                   g_strjoin(" ", e->actor->iri, c->flat, e->target->iri, NULL));
  if (c->symmetric)
    g_hash_table_add(cut->facts,
                     g_strjoin(" ", e->target->iri, c->flat, e->actor->iri, NULL));
}

WgCut *wg_cut_new(WgSnapshot *snapshot, const WgOntology *ontology, const WgChoice *choice,
                  GError **error)
{
  g_autoptr(WgCut) cut = g_new0(WgCut, 1);
  guint n = 0;
  const WgEventClass *classes = wg_ontology_event_classes(ontology, &n);
  cut->choice = choice;
  cut->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  cut->flats = g_hash_table_new(g_str_hash, g_str_equal);
  cut->facts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    if (classes[i].flat) g_hash_table_add(cut->flats, (char *)classes[i].flat);
  for (guint i = 0; i < choice->network->edges->len; i++) {
    const WgEdge *e = choice->network->edges->pdata[i];
    if (g_hash_table_contains(choice->events, e->iri))
      note_fact(cut, e, wg_ontology_event_class(ontology, e->event_class));
  }
  Graph graph = {each_of_snapshot, snapshot};
  if (!find_mentioned(cut, &graph, cut->kept, error)) return NULL;
  return g_steal_pointer(&cut);
}

void wg_cut_free(WgCut *cut)
{
  if (!cut) return;
  g_hash_table_destroy(cut->kept);
  g_hash_table_destroy(cut->flats);
  g_hash_table_destroy(cut->facts);
  g_free(cut);
}
