// SPDX-License-Identifier: Apache-2.0
/// \file Inside graph/: what the steps of one merge share.
#ifndef WG_GRAPH_MERGING_H
#define WG_GRAPH_MERGING_H

#include "graph/copies.h"
#include "graph/merge.h"
#include "graph/roster.h"
#include "graph/schema.h"
#include "graph/sorter.h"

typedef struct wg_merging {
  WgStore *store;
  const char *base;
  WgSchema *schema;
  WgCuration *curation;
  WgRoster *roster;
  WgCopies *copies;
  WgLedger *ledger;   ///< of the article at hand
  GArray *places;     ///< of guint: where the roster has its entities
  GArray *parties;    ///< of WgSettled without IRIs: its events
  WgSpeller *speller;
  WgSorter *told;     ///< reports as rows, to be grouped by event
  WgSorter *lines;    ///< statements of the merged graph
  GString *scratch;
  GHashTable *origin; ///< place of an entity + 1 → place of its country + 1; 0: several
  GHashTable *aside;  ///< IRI of an event that was set aside → why
  GHashTable *only;   ///< IRIs of events, as articles mint them, that are told; NULL: all
  gboolean flatten;   ///< articles' statements come into the merged graph
  WgMergeCounts counts;
} WgMerging;

void wg_merging_open(WgMerging *m, WgStore *store, const WgOntology *ontology);
void wg_merging_close(WgMerging *m);

/// The decisions of a person that go with the store.
gboolean wg_merging_curate(WgMerging *m, GError **error);

/// The whole merged graph into m->lines, as m->flatten says.
gboolean wg_merging_make(WgMerging *m, GError **error);

/// The entity at a place of the roster: what it is, or who stands for it.
gboolean wg_merging_tell_entity(WgMerging *m, guint place, GError **error);

/// Add a statement of the merged graph; NULL as the object says nothing.
gboolean wg_merging_iri(WgMerging *m, const char *subject, const char *predicate,
                        const char *object, GError **error);
gboolean wg_merging_text(WgMerging *m, const char *subject, const char *predicate,
                         const char *text, const char *datatype, GError **error);

/// The event of the ledger under the IRIs of the representatives; parties as places
/// in the roster, WG_NOBODY for none. Caller frees `iri` and `old` (as the article
/// alone mints it).
typedef struct wg_settled {
  char *iri, *old;
  guint actor, target;
  gboolean fits;  ///< the class takes parties of these kinds
  gboolean moved; ///< others stand for its parties, or they changed places
} WgSettled;

/// Find the parties of the ledger's events: once the ledger is read, before what follows.
void wg_merging_find_parties(WgMerging *m);

/// The event at this place of the ledger.
void wg_merging_settle(const WgMerging *m, guint event, WgSettled *out);
/// The same of parties by the IRIs under which an article names them, NULL for none.
void wg_merging_settle_parties(const WgMerging *m, const char *event_class, const char *actor,
                               const char *target, const char *key, WgSettled *out);
void wg_settled_clear(WgSettled *settled);

/// What goes out of the graph of the article whose ledger is at hand with events that were
/// set aside: their IRIs there and those of their reports. NULL where all fit; caller frees.
GHashTable *wg_merging_aside(const WgMerging *m);

/// Put what the flattened graph has of the article whose ledger is at hand among the
/// statements.
gboolean wg_merging_flatten(WgMerging *m, const WgArticleGraph *article, GError **error);

/// Put the reports of the article whose ledger is at hand among the rows, and its
/// occurrences among the statements.
gboolean wg_dossier_enter(WgMerging *m, const WgArticleGraph *article,
                          GError **error);

/// Tell every event from its rows; notes countries by origin.
gboolean wg_dossier_tell(WgMerging *m, GError **error);

#endif
