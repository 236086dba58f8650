// SPDX-License-Identifier: Apache-2.0
#include "extract/language/optimize.h"

#include "extract/language/matrix.h"

#include <math.h>

#define DECAY_MEAN 0.9f
#define DECAY_SQUARE 0.98f

void wg_adam_init(WgAdam *a, gsize n)
{
  a->mean = g_new0(float, n);
  a->square = g_new0(float, n);
  a->n = n;
  a->fade_mean = a->fade_square = 1.0f;
}

void wg_adam_clear(WgAdam *a)
{
  g_clear_pointer(&a->mean, g_free);
  g_clear_pointer(&a->square, g_free);
}

void wg_adam_step(WgAdam *a)
{
  a->fade_mean *= DECAY_MEAN;
  a->fade_square *= DECAY_SQUARE;
}

WG_VECTOR void wg_adam_update(WgAdam *a, gsize at, gsize n, float rate,
                              const float *restrict gradient, float *restrict weights)
{
  float *restrict mean = a->mean + at, *restrict square = a->square + at;
  weights += at;
  float up_mean = 1.0f / (1.0f - a->fade_mean), up_square = 1.0f / (1.0f - a->fade_square);
  for (gsize i = 0; i < n; i++) {
    float g = gradient[i];
    mean[i] = DECAY_MEAN * mean[i] + (1.0f - DECAY_MEAN) * g;
    square[i] = DECAY_SQUARE * square[i] + (1.0f - DECAY_SQUARE) * g * g;
    weights[i] -= rate * mean[i] * up_mean / (sqrtf(square[i] * up_square) + 1e-8f);
  }
}
