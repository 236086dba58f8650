// SPDX-License-Identifier: Apache-2.0
/// \file The merged graph: entities by their names, events as dossiers, occurrences,
/// standing, counts and flat triples over all articles of a store, as a function of the
/// set of articles alone. Memory grows with entities; the rest is sorted on disk.
#ifndef WG_GRAPH_MERGE_H
#define WG_GRAPH_MERGE_H

#include "extract/ontology/ontology.h"
#include "graph/statement.h"
#include "graph/store.h"

typedef enum wg_merge_parts {
  /// The merged graph alone (graph NULL), sorted.
  WG_MERGE_ONLY,
  /// The merged graph, then every article graph under its name, in byte order of these.
  WG_MERGE_AND_ARTICLES,
  /// One graph for human eyes (graph NULL), sorted, no statement twice: the merged graph
  /// with articles, extractions and reports, whose parties and events are the merged
  /// ones.
  WG_MERGE_FLATTENED,
} WgMergeParts;

/// What was counted on the way.
typedef struct wg_merge_counts {
  guint64 articles, reports, entities, events, statements;
  guint64 set_aside; ///< events whose parties are of kinds that their class does not take
  char **aside;      ///< each of these in a sentence, sorted; g_strfreev
} WgMergeCounts;

/// Hand every statement of `parts` to `func`. `counts` may be NULL. Events that
/// break the ontology are set aside with their reports: nothing of `parts` holds them.
gboolean wg_merge(WgStore *store, const WgOntology *ontology, WgMergeParts parts,
                  WgStatementFunc func, void *context, WgMergeCounts *counts,
                  GError **error);

/// Append to `out` who might be one, as lines of a curation file (graph/propose.h).
gboolean wg_merge_propose(WgStore *store, const WgOntology *ontology, GString *out,
                          GError **error);

/// The IRIs that are one with this entity, itself among them, sorted; NULL-terminated,
/// empty where the store does not know it. Free with g_strfreev.
char **wg_merge_one_with(WgStore *store, const WgOntology *ontology, const char *iri,
                         GError **error);

#endif
