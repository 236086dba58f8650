// SPDX-License-Identifier: Apache-2.0
#include "extract/encoder/attention.h"

#include "extract/language/matrix.h"
#include "extract/language/numbers.h"

#include <math.h>

#define LANES 64u // queries at once: the columns of wg_multiply's widest tile

WgAttention wg_attention_take(WgScratch *scratch, guint n, guint heads, guint wide)
{
  WgAttention a = {n, heads, wide, NULL, NULL, NULL, NULL, NULL};
  a.key = wg_scratch_take(scratch, (gsize)n * wide);
  a.value = wg_scratch_take(scratch, (gsize)n * wide);
  a.query = wg_scratch_take(scratch, (gsize)wide * LANES);
  a.score = wg_scratch_take(scratch, (gsize)n * LANES);
  a.mixed = wg_scratch_take(scratch, (gsize)wide * LANES);
  return a;
}

/// Columns of a matrix whose rows stand `step` floats apart, put together.
static void gather(guint n, guint wide, const float *from, gsize step, float *to)
{
  for (guint i = 0; i < n; i++)
    memcpy(to + (gsize)i * wide, from + (gsize)i * step, wide * sizeof *to);
}

/// query[wide][lanes] = the first n rows of a head, scaled and turned; noughts behind them.
static void turn_queries(guint n, guint lanes, guint wide, const float *from, gsize step,
                         float *query)
{
  float by = 1.0f / sqrtf((float)wide);
  for (guint j = 0; j < wide; j++) {
    for (guint i = 0; i < n; i++) query[(gsize)j * lanes + i] = from[i * step + j] * by;
    for (guint i = n; i < lanes; i++) query[(gsize)j * lanes + i] = 0.0f;
  }
}

/// Each column of score[n][lanes] becomes e to the power of its distance from the top;
/// share[lanes] = 1 / the column's sum.
WG_VECTOR static void soften(guint n, guint lanes, float *restrict score,
                             float *restrict share)
{
  float top[LANES];
  for (guint j = 0; j < lanes; j++) top[j] = score[j];
  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < lanes; j++) {
      float x = score[(gsize)i * lanes + j];
      top[j] = x > top[j] ? x : top[j];
    }
  for (guint j = 0; j < lanes; j++) share[j] = 0.0f;
  for (guint i = 0; i < n; i++, score += lanes) {
    for (guint j = 0; j < lanes; j++) {
      float x = score[j] - top[j];
      score[j] = x < -87.0f ? -87.0f : x;
    }
    for (guint j = 0; j < lanes; j++) {
      score[j] = wg_exp_within(score[j]);
      share[j] += score[j];
    }
  }
  for (guint j = 0; j < lanes; j++) share[j] = 1.0f / share[j];
}

/// The first n lanes back to rows, each times its share.
static void turn_back(guint n, guint lanes, guint wide, const float *mixed, const float *share,
                      gsize step, float *out)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < wide; j++) out[i * step + j] = mixed[(gsize)j * lanes + i] * share[i];
}

/// Some queries of one head, whose keys and values are gathered.
static void attend(const WgAttention *a, guint n, const float *query, gsize step, float *out)
{
  guint lanes = wg_padded(n), wide = a->wide;
  float share[LANES];
  turn_queries(n, lanes, wide, query, step, a->query);
  memset(a->score, 0, (gsize)a->n * lanes * sizeof *a->score);
  wg_multiply(a->n, wide, lanes, (WgView){a->key, wide, 1}, a->query, lanes, a->score, lanes);
  soften(a->n, lanes, a->score, share);
  memset(a->mixed, 0, (gsize)wide * lanes * sizeof *a->mixed);
  wg_multiply(wide, a->n, lanes, (WgView){a->value, 1, wide}, a->score, lanes, a->mixed, lanes);
  turn_back(n, lanes, wide, a->mixed, share, (gsize)a->heads * wide, out);
}

void wg_attend(const WgAttention *a, const float *qkv, float *out)
{
  gsize width = (gsize)a->heads * a->wide, step = 3 * width;
  for (guint h = 0; h < a->heads; h++) {
    const float *query = qkv + (gsize)h * a->wide;
    gather(a->n, a->wide, query + width, step, a->key);
    gather(a->n, a->wide, query + 2 * width, step, a->value);
    for (guint i = 0; i < a->n; i += LANES)
      attend(a, MIN(LANES, a->n - i), query + i * step, step,
             out + (gsize)i * width + (gsize)h * a->wide);
  }
}
