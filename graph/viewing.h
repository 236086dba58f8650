// SPDX-License-Identifier: Apache-2.0
/// \file Inside graph/: what the steps of bringing the kept graph up to date share.
#ifndef WG_GRAPH_VIEWING_H
#define WG_GRAPH_VIEWING_H

#include "graph/index.h"
#include "graph/merging.h"

typedef struct wg_viewing {
  WgStore *store;
  const WgOntology *ontology;
  WgIndex *index;
  const char *base;
  WgLedger *ledger;
  // What the changed articles tell or told, by IRI.
  GHashTable *articles, *entities, *events, *reports;
  GHashTable *near;  ///< articles that copies may move with
  GHashTable *moved; ///< articles that are a copy of another than before
  // Events whose class took their parties before and does no more, and the other way round.
  GHashTable *left, *came;
  WgSorter *changes; ///< "graph TAB line TAB mark"
} WgViewing;

/// Note a line of `graph` as new or gone.
gboolean wg_viewing_change(WgViewing *v, char mark, const char *graph, const char *line,
                           GError **error);

/// Note what only one of two lists of sorted lines of `graph` holds.
gboolean wg_viewing_compare(WgViewing *v, const char *graph, const GPtrArray *before,
                            const GPtrArray *now, GError **error);

/// Keep who the merge found the entity at a place of the roster to be.
gboolean wg_viewing_keep_node(WgViewing *v, const WgRoster *roster, guint place,
                              GError **error);

/// Keep what the merge makes of an event, or forget it where no article tells it any longer;
/// where it fits no more or again that is noted.
gboolean wg_viewing_keep_event(WgViewing *v, const WgMerging *m, const char *iri,
                               GError **error);

/// Make the merged graph anew and note what differs from the one that is kept.
gboolean wg_viewing_whole(WgViewing *v, GError **error);

/// The same for what the changed articles can move, and no more.
gboolean wg_viewing_part(WgViewing *v, GError **error);

#endif
