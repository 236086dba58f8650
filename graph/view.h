// SPDX-License-Identifier: Apache-2.0
/// \file The merged graph kept beside the articles, so that what a change of some articles
/// moves is found at the cost of the change: incremental maintenance of a materialized view
/// (Gupta & Mumick 1995). It is made when a patch is first asked for. What it holds is, at
/// any time, what wg_merge gives.
#ifndef WG_GRAPH_VIEW_H
#define WG_GRAPH_VIEW_H

#include "extract/ontology/ontology.h"
#include "graph/store.h"

/// Takes a line (N-Triples, without " .") that is new (`mark` 'A') or no more ('D') in `graph`,
/// "" for the merged one.
typedef gboolean (*WgViewFunc)(char mark, const char *graph, const char *line, void *context,
                               GError **error);

/// Bring the kept graph up to date with the articles of a store open for writing. Hands what
/// changed in merged and article graphs since this was last done to `func` (NULL: nobody), by
/// graph, then line. On success the caller commits, once what was handed out is safe; on
/// failure all that was pending in the store is forgotten.
gboolean wg_view_settle(WgStore *store, const WgOntology *ontology, WgViewFunc func,
                        void *context, GError **error);

#endif
