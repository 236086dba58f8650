// SPDX-License-Identifier: Apache-2.0
/// \file The mark of the one writer of a store: a locked file beside it. The lock goes
/// with the process, however that ends.
#ifndef WG_GRAPH_LOCK_H
#define WG_GRAPH_LOCK_H

#include <glib.h>

typedef struct wg_lock WgLock;

/// Lock the store at `path`. NULL and an error of WG_STORE_ERROR (BUSY where another
/// process holds it, else IO).
WgLock *wg_lock_take(const char *path, GError **error);

/// Give it back and take the file away; NULL is taken.
void wg_lock_free(WgLock *lock);

#endif
