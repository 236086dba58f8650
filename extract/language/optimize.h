// SPDX-License-Identifier: Apache-2.0
/// \file Adam (Kingma & Ba 2015), for the matrices all at once and for the hashed
/// tables row by row, where a row was used.
#ifndef WG_LANGUAGE_OPTIMIZE_H
#define WG_LANGUAGE_OPTIMIZE_H

#include <glib.h>

typedef struct wg_adam {
  float *mean, *square; ///< [n] moving averages of the gradient and its square
  gsize n;
  float fade_mean, fade_square; ///< products of the decays so far
} WgAdam;

void wg_adam_init(WgAdam *adam, gsize n);
void wg_adam_clear(WgAdam *adam);

/// Count one step; before the wg_adam_update calls of that step.
void wg_adam_step(WgAdam *adam);

/// Move weights [at, at + n) against `gradient` [n].
void wg_adam_update(WgAdam *adam, gsize at, gsize n, float rate, const float *gradient,
                    float *weights);

#endif
