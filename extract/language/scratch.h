// SPDX-License-Identifier: Apache-2.0
/// \file Memory that grows and is used again; zeroed by no one.
#ifndef WG_LANGUAGE_SCRATCH_H
#define WG_LANGUAGE_SCRATCH_H

#include <glib.h>

typedef struct wg_scratch {
  GPtrArray *blocks;
  gsize used; ///< floats of the last block
  gsize size;
} WgScratch;

void wg_scratch_init(WgScratch *s);
void wg_scratch_clear(WgScratch *s);
/// Forget all that was taken; the memory stays, in one block.
void wg_scratch_reset(WgScratch *s);
float *wg_scratch_take(WgScratch *s, gsize n);

#endif
