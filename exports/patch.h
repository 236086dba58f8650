// SPDX-License-Identifier: Apache-2.0
/// \file What a run changed, as lines of a patch: "D <s> <p> <o> [<g>] ." for each
/// statement of the export in N-Quads that is no more, "A …" for each that is new (the
/// data lines of RDF Patch). Removing and adding these and sorting (by graph, then by
/// the bytes of the line) makes the new export of the old one.
#ifndef WG_EXPORTS_PATCH_H
#define WG_EXPORTS_PATCH_H

#include "exports/exports.h"

/// Call it before the store, open for writing, changes: what runs without a patch changed
/// is taken note of, and not part of the next patch. Commits.
gboolean wg_patch_begin(WgStore *store, const WgOntology *ontology, GError **error);

/// Print what is different now, in the order of the export, at the cost of what changed
/// (graph/view.h). The caller commits once the patch is safe: one that got lost is printed
/// again.
gboolean wg_patch_write(WgStore *store, const WgOntology *ontology, const WgSink *sink,
                        GError **error);

#endif
