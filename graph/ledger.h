// SPDX-License-Identifier: Apache-2.0
/// \file What a merge needs of one article, without its words: entities with their
/// names, events with their parties, reports with what decides standing. Kept in the
/// store as lines of fields, beside the statements.
#ifndef WG_GRAPH_LEDGER_H
#define WG_GRAPH_LEDGER_H

#include "extract/doc.h"

typedef struct wg_ledger_entity {
  const char *iri;
  WgEntityType type;
  gboolean known;      ///< stands in the name files
  const char *country; ///< IRI of its country, or NULL
  const char *iso3;    ///< of a country, or NULL
  const char *match;   ///< IRI of the same thing in Wikidata, by a name file, or NULL
  const char *name;
  const char *const *aliases; ///< NULL-terminated
} WgLedgerEntity;

typedef struct wg_ledger_event {
  const char *event_class; ///< local name
  gint32 actor, target;    ///< indices of entities, -1 for none
  const char *key;         ///< or NULL
  const char *shown;       ///< what its label shows in place of the key, or NULL
} WgLedgerEvent;

typedef struct wg_ledger_report {
  const char *iri;
  guint32 event; ///< index
  WgPolarity polarity;
  WgModality modality;
  WgPhase phase;
  const char *time;   ///< or NULL
  const char *latest; ///< last day it can mean, or NULL
  WgOutcome outcome;
} WgLedgerReport;

/// Strings and lists are of the arena.
typedef struct wg_ledger {
  WgArena *arena;
  const char *signature; ///< of the text (graph/copies.h), or NULL
  GArray *entities; ///< of WgLedgerEntity
  GArray *events;   ///< of WgLedgerEvent
  GArray *reports;  ///< of WgLedgerReport
} WgLedger;

WgLedger *wg_ledger_new(void);
void wg_ledger_free(WgLedger *ledger);

/// Empty it for the next article; the memory stays.
void wg_ledger_reset(WgLedger *ledger);

/// As lines. Caller frees.
char *wg_ledger_format(const WgLedger *ledger);

/// Read what wg_ledger_format wrote into `ledger`, which is emptied first.
gboolean wg_ledger_parse(WgLedger *ledger, const char *lines, GError **error);

/// The IRI of a party of an event, NULL for none.
const char *wg_ledger_party(const WgLedger *ledger, gint32 entity);

/// The IRI of an event as its article mints it. Caller frees.
char *wg_ledger_event_iri(const WgLedger *ledger, const WgLedgerEvent *event,
                          const char *base);

#define wg_ledger_entity(l, i) (&g_array_index((l)->entities, WgLedgerEntity, (i)))
#define wg_ledger_event(l, i) (&g_array_index((l)->events, WgLedgerEvent, (i)))
#define wg_ledger_report(l, i) (&g_array_index((l)->reports, WgLedgerReport, (i)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgLedger, wg_ledger_free)

#endif
