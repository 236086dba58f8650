// SPDX-License-Identifier: Apache-2.0
/// \file What a run changed, as lines of a patch: "D <s> <p> <o> [<g>] ." for each
/// statement of the export in N-Quads that is no more, "A …" for each that is new (the
/// data lines of RDF Patch). Removing and adding these and sorting (by graph, then by
/// the bytes of the line) makes the new export of the old one.
#ifndef WG_EXPORTS_PATCH_H
#define WG_EXPORTS_PATCH_H

#include "exports/exports.h"

typedef struct wg_patch WgPatch;

/// Note what the store holds before it changes, in a temporary file.
WgPatch *wg_patch_begin(WgStore *store, const WgOntology *ontology, GError **error);
void wg_patch_free(WgPatch *patch);

/// Print what is different now, in the order of the export. Once only.
gboolean wg_patch_write(WgPatch *patch, WgStore *store, const WgOntology *ontology,
                        const WgSink *sink, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgPatch, wg_patch_free)

#endif
