// SPDX-License-Identifier: Apache-2.0
/// \file Lines in any order in, in byte order and none twice out: in memory while they
/// are few, in a temporary file without name (in TMPDIR, else /var/tmp) beyond. Lines that
/// follow each other and are alike through their first space or tab, as statements of one
/// subject, cost little.
#ifndef WG_GRAPH_SORTER_H
#define WG_GRAPH_SORTER_H

#include <glib.h>

typedef struct wg_sorter WgSorter;

/// `memory`: bytes of lines that are held before they go to disk; 0: 8 MiB.
WgSorter *wg_sorter_new(gsize memory);
void wg_sorter_free(WgSorter *sorter);

/// Add a line, which holds no line end. Fails (WG_STORE_ERROR) where the disk is full.
gboolean wg_sorter_add(WgSorter *sorter, const char *line, GError **error);

/// The same of the first `n` bytes of `line`, which hold no zero byte.
gboolean wg_sorter_add_part(WgSorter *sorter, const char *line, gsize n, GError **error);

/// Takes one line; FALSE with an error stops the walk.
typedef gboolean (*WgLineFunc)(const char *line, void *context, GError **error);

/// Hand all lines to `func`, sorted; nothing may be added afterwards.
gboolean wg_sorter_each(WgSorter *sorter, WgLineFunc func, void *context,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSorter, wg_sorter_free)

#endif
