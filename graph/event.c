// SPDX-License-Identifier: Apache-2.0
#include "graph/article.h"
#include "graph/iri.h"
#include "graph/terms.h"
#include "graph/value.h"

static const char *iri_at(const WgArticle *article, gint32 entity)
{
  return entity < 0 ? NULL : wg_ledger_entity(article->ledger, (guint)entity)->iri;
}

guint32 wg_article_event(WgArticle *article, const WgReport *report)
{
  gint32 actor = wg_article_entity(article, report->actor);
  gint32 target = wg_article_entity(article, report->target);
  if (wg_schema_symmetric(article->schema, report->event_class)) {
    const char *a = iri_at(article, actor), *t = iri_at(article, target);
    if (t && (!a || strcmp(t, a) < 0)) {
      gint32 first = target;
      target = actor;
      actor = first;
    }
  }
  g_autofree char *key =
      wg_value_key(wg_schema_ontology(article->schema), report);
  g_autofree char *shown = wg_value_shown(report);
  g_autofree char *iri =
      wg_iri_event(article->base, report->event_class, iri_at(article, actor),
                   iri_at(article, target), key);
  guint index = GPOINTER_TO_UINT(g_hash_table_lookup(article->event_at, iri));
  if (index) return index - 1;
  WgArena *arena = article->ledger->arena;
  char *kept = wg_arena_strdup(arena, iri);
  WgLedgerEvent event = {.event_class = report->event_class,
                         .actor = actor,
                         .target = target,
                         .key = wg_arena_strdup(arena, key),
                         .shown = wg_arena_strdup(arena, shown)};
  g_array_append_val(article->ledger->events, event);
  g_ptr_array_add(article->event_iris, kept);
  index = article->ledger->events->len;
  g_hash_table_insert(article->event_at, kept, GUINT_TO_POINTER(index));
  return index - 1;
}

static const char *name_at(const WgArticle *article, gint32 entity)
{
  return entity < 0 ? NULL : wg_ledger_entity(article->ledger, (guint)entity)->name;
}

void wg_article_describe_events(WgArticle *article)
{
  WgBuilder *b = article->builder;
  for (guint i = 0; i < article->ledger->events->len; i++) {
    const WgLedgerEvent *v = wg_ledger_event(article->ledger, i);
    const char *iri = article->event_iris->pdata[i];
    g_autofree char *type = g_strconcat(WG_NS, v->event_class, NULL);
    g_autofree char *label = wg_schema_label(
        article->schema, v->event_class, name_at(article, v->actor),
        name_at(article, v->target), v->shown ? v->shown : v->key);
    wg_builder_iri(b, iri, RDF_TYPE, type);
    wg_builder_iri(b, iri, WG_NS "actor", iri_at(article, v->actor));
    wg_builder_iri(b, iri, WG_NS "target", iri_at(article, v->target));
    wg_builder_text(b, iri, RDFS_LABEL, label, NULL);
  }
}
