// SPDX-License-Identifier: Apache-2.0
/// \file A patch (exports/patch.h) read line by line, its terms checked, since it may have
/// been edited. Lines H, TX, TC, PA and PD of RDF Patch are passed over.
#ifndef WG_EXPORTS_PATCH_READER_H
#define WG_EXPORTS_PATCH_READER_H

#include "graph/statement.h"

typedef struct wg_patch_reader WgPatchReader;

WgPatchReader *wg_patch_reader_open(const char *path, GError **error);
void wg_patch_reader_free(WgPatchReader *reader);

/// The next statement, which lives until the next call, and its mark, 'A' or 'D'. 0 at the
/// end, and with `error` where a line is none of a patch.
char wg_patch_reader_next(WgPatchReader *reader, WgStatement *out, GError **error);

/// Begin again.
void wg_patch_reader_rewind(WgPatchReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgPatchReader, wg_patch_reader_free)

#endif
