// SPDX-License-Identifier: Apache-2.0
#include "extract/language/numbers.h"

double wg_log(double x)
{
  // x = m · 2^e with m in [√½, √2); ln m = 2 artanh((m-1)/(m+1)) as a series.
  int e = 0;
  for (; x >= 1.4142135623730951; e++) x *= 0.5;
  for (; x < 0.7071067811865476 && x > 0.0; e--) x *= 2.0;
  double s = (x - 1.0) / (x + 1.0), s2 = s * s, term = s, sum = 0.0;
  for (int i = 1; i < 30; i += 2) {
    sum += term / i;
    term *= s2;
  }
  return 2.0 * sum + e * 0.6931471805599453;
}

WgRandom wg_random_new(uint64_t seed, uint64_t stream)
{
  // splitmix64 of both, so that near seeds give unlike streams
  uint64_t z = seed * UINT64_C(0x9E3779B97F4A7C15) + stream * UINT64_C(0xD1B54A32D192ED03) + 1;
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  z ^= z >> 31;
  return (WgRandom){z ? z : 1};
}
