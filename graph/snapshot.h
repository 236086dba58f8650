// SPDX-License-Identifier: Apache-2.0
/// \file The flattened graph of a store at one moment (WG_MERGE_FLATTENED), in a temporary
/// file, to be walked more than once: what explain and query read. Memory does not grow
/// with it.
#ifndef WG_GRAPH_SNAPSHOT_H
#define WG_GRAPH_SNAPSHOT_H

#include "graph/merge.h"

typedef struct wg_snapshot WgSnapshot;

WgSnapshot *wg_snapshot_take(WgStore *store, const WgOntology *ontology,
                             GError **error);
void wg_snapshot_free(WgSnapshot *snapshot);

/// Hand every statement to `func`, sorted by line. May be called again, not from `func`.
gboolean wg_snapshot_each(WgSnapshot *snapshot, WgStatementFunc func, void *context,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSnapshot, wg_snapshot_free)

#endif
