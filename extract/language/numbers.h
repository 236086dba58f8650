// SPDX-License-Identifier: Apache-2.0
/// \file Arithmetic that gives the same bits on every machine of one architecture:
/// own exponential and logarithm, own random numbers, hashes of strings.
#ifndef WG_LANGUAGE_NUMBERS_H
#define WG_LANGUAGE_NUMBERS_H

#include "extract/base/slice.h"

#include <math.h>
#include <stdint.h>

/// e to the power y of -87 … 88, to about 2e-7 of its value. Nothing in it branches, so a
/// loop of it is one of vectors; what limits y must then stand in a loop of its own.
static inline float wg_exp_within(float y)
{
  // e^x = 2^k · e^r, |r| ≤ ln(2)/2; a polynomial for e^r (Cody & Waite reduction).
  float scaled = y * 1.44269504f;
  int32_t k = (int32_t)(scaled + copysignf(0.5f, scaled));
  float kf = (float)k;
  float r = (y - kf * 0.693359375f) + kf * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  union {
    int32_t i;
    float f;
  } power = {(k + 127) * (1 << 23)};
  return p * power.f;
}

/// e to the power x; 0 below -87, finite above 88.
static inline float wg_exp(float x)
{
  return wg_exp_within(x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x);
}

/// 1 / (1 + e^-x), to about 1e-6: (1 + tanh(x/2)) / 2 with a rational approximation of
/// the hyperbolic tangent (minimax, degrees 13 and 6), which needs no table and no bits.
static inline float wg_sigmoid(float x)
{
  float y = 0.5f * x;
  y = y > 7.9f ? 7.9f : y;
  y = y < -7.9f ? -7.9f : y;
  float z = y * y;
  float p = -2.76076847742355e-16f;
  p = p * z + 2.00018790482477e-13f;
  p = p * z + -8.60467152213735e-11f;
  p = p * z + 5.12229709037114e-08f;
  p = p * z + 1.48572235717979e-05f;
  p = p * z + 6.37261928875436e-04f;
  p = p * z + 4.89352455891786e-03f;
  float q = 1.19825839466702e-06f;
  q = q * z + 1.18534705686654e-04f;
  q = q * z + 2.26843463243900e-03f;
  q = q * z + 4.89352518554385e-03f;
  return 0.5f + 0.5f * (y * p) / q;
}

/// Natural logarithm of x > 0, to about 1e-12.
double wg_log(double x);

/// Random numbers: xorshift64* (Vigna 2016).
typedef struct wg_random {
  uint64_t state; ///< never 0
} WgRandom;

WgRandom wg_random_new(uint64_t seed, uint64_t stream);

static inline uint64_t wg_random_next(WgRandom *r)
{
  r->state ^= r->state >> 12;
  r->state ^= r->state << 25;
  r->state ^= r->state >> 27;
  return r->state * UINT64_C(2685821657736338717);
}

/// Uniform in [0, 1).
static inline float wg_random_unit(WgRandom *r)
{
  return (float)(wg_random_next(r) >> 40) * (1.0f / 16777216.0f);
}

/// FNV-1a of `len` bytes, started with `seed`.
static inline uint64_t wg_hash(uint64_t seed, const char *p, gsize len)
{
  uint64_t h = UINT64_C(14695981039346656037) ^ (seed * UINT64_C(0x9E3779B97F4A7C15));
  for (gsize i = 0; i < len; i++) {
    h ^= (guchar)p[i];
    h *= UINT64_C(1099511628211);
  }
  h ^= h >> 32;
  h *= UINT64_C(0xD6E8FEB86659FD93);
  h ^= h >> 32;
  return h;
}

#endif
