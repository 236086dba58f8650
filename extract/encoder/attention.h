// SPDX-License-Identifier: Apache-2.0
/// \file Attention (Vaswani et al. 2017) of all pieces of a window to all, in floats. Lanes
/// are queries throughout, so that no sum is ever taken across them.
#ifndef WG_ENCODER_ATTENTION_H
#define WG_ENCODER_ATTENTION_H

#include "extract/language/scratch.h"

/// Buffers for windows of n pieces, used again by each layer.
typedef struct wg_attention {
  guint n, heads;
  guint wide; ///< of one head
  float *key, *value; ///< [n][wide] of one head
  float *query;       ///< [wide][lanes] of some queries
  float *score;       ///< [n][lanes]
  float *mixed;       ///< [wide][lanes]
} WgAttention;

WgAttention wg_attention_take(WgScratch *scratch, guint n, guint heads, guint wide);

/// out[n][heads · wide] from qkv[n][3 · heads · wide], queries, keys and values side by
/// side: for each head softmax(q · k / √wide) · v.
void wg_attend(const WgAttention *a, const float *qkv, float *out);

#endif
