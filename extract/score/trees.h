// SPDX-License-Identifier: Apache-2.0
/// \file Boosted trees (Friedman 2001) over named numbers, as extract/model/fit_score.py
/// writes them.
#ifndef WG_SCORE_TREES_H
#define WG_SCORE_TREES_H

#include "extract/encoder/tensors.h"

typedef struct wg_trees WgTrees;

/// Borrows the tensors NAME.first, .node, .threshold, .value and .base: `n_base` numbers, where
/// the sum begins and then thresholds. The trees ask for `n_numbers` numbers, the first of which
/// is a class: of it they may ask whether it is in a set. NULL and `error` where a tensor is
/// missing or of another shape, or the trees are not sound.
WgTrees *wg_trees_new(const WgTensors *tensors, const char *name, guint n_numbers, guint n_base,
                      GError **error);
void wg_trees_free(WgTrees *trees);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgTrees, wg_trees_free)

/// Number `i` of NAME.base, less than n_base.
float wg_trees_base(const WgTrees *trees, guint i);

/// The probability that they give to numbers[n_numbers].
float wg_trees_probability(const WgTrees *trees, const float *numbers);

/// Of options (an array of structs with their numbers at byte `offset`) the likeliest, of equally
/// likely ones the first, if it is as likely as number 1 of NAME.base says; -1.
gint wg_trees_likeliest(const WgTrees *trees, const GArray *options, gsize offset);

/// What is so, or not, as a number.
static inline float wg_flag(gboolean so)
{
  return so ? 1.0f : 0.0f;
}

/// How much each number moved the sum (in log odds, along the paths the change of the mean; Saabas
/// 2014): out[n_numbers].
void wg_trees_moves(const WgTrees *trees, const float *numbers, float *out);

#endif
