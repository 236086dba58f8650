// SPDX-License-Identifier: Apache-2.0
/// \file Inside graph/: which articles are copies of which (graph/copies.h), kept in the
/// index, so that a change costs what it touches.
#ifndef WG_GRAPH_NEIGHBOURS_H
#define WG_GRAPH_NEIGHBOURS_H

#include "graph/index.h"

/// Add to `near` the articles that this one is compared with, and those between which it
/// stands: call it before an article leaves and after one came.
gboolean wg_neighbours_note(WgIndex *index, const char *article, GHashTable *near,
                            GError **error);

/// The article came, or (`signature` NULL) has left or bears none.
gboolean wg_neighbours_set(WgIndex *index, const char *article, const char *date,
                           const char *signature, GError **error);

/// Find the clusters of the articles in `near` anew; adds to `moved` those whose original is
/// another than before.
gboolean wg_neighbours_resolve(WgIndex *index, GHashTable *near, GHashTable *moved,
                               GError **error);

/// The article that this one is a copy of, or NULL. Caller frees.
gboolean wg_neighbours_original(WgIndex *index, const char *article, char **original,
                                GError **error);

/// Keep what a merge of all found.
gboolean wg_neighbours_set_original(WgIndex *index, const char *article, const char *original,
                                    GError **error);

#endif
