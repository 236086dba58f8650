// SPDX-License-Identifier: Apache-2.0
/// \file Lines in any order in, in byte order and none twice out: in memory while they
/// are few, in a temporary SQLite database (removed with the sorter) beyond.
#ifndef WG_GRAPH_SORTER_H
#define WG_GRAPH_SORTER_H

#include <glib.h>

typedef struct wg_sorter WgSorter;

/// `memory`: bytes of lines that are held before they go to disk; 0: 64 MiB.
WgSorter *wg_sorter_new(gsize memory);
void wg_sorter_free(WgSorter *sorter);

/// Add a line, which holds no line end. Fails (WG_STORE_ERROR) where the disk is full.
gboolean wg_sorter_add(WgSorter *sorter, const char *line, GError **error);

/// Takes one line; FALSE with an error stops the walk.
typedef gboolean (*WgLineFunc)(const char *line, void *context, GError **error);

/// Hand all lines to `func`, sorted; nothing may be added afterwards.
gboolean wg_sorter_each(WgSorter *sorter, WgLineFunc func, void *context,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSorter, wg_sorter_free)

#endif
