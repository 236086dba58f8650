// SPDX-License-Identifier: Apache-2.0
/// \file Memory of one document: everything made while it is read lives here and
/// goes at once. Nothing in an arena is freed alone.
#ifndef WG_BASE_ARENA_H
#define WG_BASE_ARENA_H

#include "extract/base/slice.h"

typedef struct wg_arena WgArena;

WgArena *wg_arena_new(void);

/// Frees the arena and all that was made in it; NULL is taken.
void wg_arena_free(WgArena *arena);

/// Forget all that was made, keep one block for the next document.
void wg_arena_reset(WgArena *arena);

/// `size` bytes, zeroed, aligned for any type. Never NULL: like g_malloc it
/// aborts where the system has no memory.
void *wg_arena_alloc(WgArena *arena, gsize size);

/// A terminated copy of `s`.
char *wg_arena_dup(WgArena *arena, WgSlice s);

/// A terminated copy of the C string `s`; NULL stays NULL.
char *wg_arena_strdup(WgArena *arena, const char *s);

/// A terminated formatted string.
char *wg_arena_printf(WgArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

#define wg_arena_new0(arena, type, n) \
  ((type *)wg_arena_alloc((arena), sizeof(type) * (gsize)(n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgArena, wg_arena_free)

#endif
