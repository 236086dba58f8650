// SPDX-License-Identifier: Apache-2.0
/// \file Inside graph/: one article graph while it is made, as entities, events and
/// reports pass it on to each other.
#ifndef WG_GRAPH_ARTICLE_H
#define WG_GRAPH_ARTICLE_H

#include "graph/builder.h"
#include "graph/graph.h"
#include "graph/ledger.h"
#include "graph/schema.h"

typedef struct wg_article {
  const char *base;
  const WgGazetteer *names; ///< or NULL
  WgSchema *schema;
  WgBuilder *builder;
  WgLedger *ledger; ///< grows with the statements; its arena holds what lives as long
  const char *iri;
  const char *extraction;
  GHashTable *entity_of; ///< WgEntity* → index in the ledger + 1
  GHashTable *entity_at; ///< IRI → index in the ledger + 1
  GPtrArray *names_of;   ///< [entities] of GPtrArray: every name seen
  GHashTable *event_at;  ///< IRI → index in the ledger + 1
  GPtrArray *event_iris; ///< [events] of char*, in the arena
} WgArticle;

/// The place of `entity` in the ledger, which it enters where it is new; -1 for NULL.
/// Things of one IRI are one.
gint32 wg_article_entity(WgArticle *article, const WgEntity *entity);

/// IRI of the entity, or NULL for NULL.
const char *wg_article_entity_iri(WgArticle *article, const WgEntity *entity);

/// The place of the event of `report` in the ledger, which it enters where it is new.
guint32 wg_article_event(WgArticle *article, const WgReport *report);

/// Describe all entities of the ledger, once it holds all.
void wg_article_describe_entities(WgArticle *article, const WgReading *reading);

/// Describe all events of the ledger.
void wg_article_describe_events(WgArticle *article);

/// Tell every report of the reading; entities and events enter the ledger. Reports of
/// one IRI become one. Gives how many there are.
guint wg_article_tell_reports(WgArticle *article, const WgReading *reading);

#endif
