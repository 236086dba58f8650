// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: the statements of a choice: of its events and reports, and of all
/// that these mention. What the merge counted over all articles stays as it is.
#ifndef WG_EXPORTS_CUT_H
#define WG_EXPORTS_CUT_H

#include "exports/selection.h"

typedef struct wg_cut WgCut;

/// `choice` and `ontology` are borrowed.
WgCut *wg_cut_new(WgSnapshot *snapshot, const WgOntology *ontology, const WgChoice *choice,
                  GError **error);
void wg_cut_free(WgCut *cut);

/// Hand the statements of the one graph, sorted, to `func`.
gboolean wg_cut_each(WgCut *cut, WgSnapshot *snapshot, WgStatementFunc func, void *context,
                     GError **error);

/// The same of the merged graph and every article graph (WG_MERGE_AND_ARTICLES); articles
/// that tell nothing of the choice are left out.
gboolean wg_cut_quads(WgCut *cut, WgStore *store, const WgOntology *ontology,
                      WgStatementFunc func, void *context, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgCut, wg_cut_free)

#endif
