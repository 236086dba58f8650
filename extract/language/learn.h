// SPDX-License-Identifier: Apache-2.0
/// \file Losses of the network on gold sentences, and their gradients.
#ifndef WG_LANGUAGE_LEARN_H
#define WG_LANGUAGE_LEARN_H

#include "extract/language/network.h"

/// What the words of a state should be.
typedef struct wg_gold {
  const guint8 *upos;   ///< [words]
  const guint16 *tag;   ///< [words] column of the joint label
  const gint32 *head;   ///< [words] index in the sentence, -1 the root
  const guint8 *rel;    ///< [words]
  const guint8 *name;   ///< [words] label of names
  const gboolean *has_parse, *has_names; ///< [sentences]
  const guint *tag_first; ///< [WG_UPOS_COUNT + 1] columns of each part of speech
  float name_weight; ///< of the names' loss beside the others
} WgGold;

typedef struct wg_losses {
  double parse, names; ///< summed over words
} WgLosses;

/// Every matrix of `weights` turned about, at the same place in `turned`.
void wg_turn_weights(const WgLayout *layout, const float *weights, float *turned);

/// After wg_network_run with dropout: gradient[layout->dense] += …, and *dx, made in
/// `scratch`, is the gradient of the sum of each word's rows [words][width].
/// `weight` multiplies every loss.
void wg_learn(const WgNetwork *net, const float *turned, WgScratch *scratch,
              const WgState *state, const WgGold *gold, float weight, float *gradient,
              float **dx, WgLosses *losses);

#endif
