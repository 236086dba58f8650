// SPDX-License-Identifier: Apache-2.0
#include "extract/language/matrix.h"

#include "extract/language/numbers.h"

#include <math.h>
#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#define WITH_X86 1
#include <immintrin.h>
#else
#define WITH_X86 0
#endif

#define ROWS 4u // rows of the result made at once: a row of B is read once for them

/// ROWS × 32 of the result, kept in registers while k runs.
G_ALWAYS_INLINE static inline void tile_4x32(guint k, WgView a, const float *restrict b,
                                           gsize ldb, float *restrict c, gsize ldc)
{
  float s0[32], s1[32], s2[32], s3[32];
  for (guint j = 0; j < 32; j++) {
    s0[j] = c[j];
    s1[j] = c[ldc + j];
    s2[j] = c[2 * ldc + j];
    s3[j] = c[3 * ldc + j];
  }
  for (guint i = 0; i < k; i++) {
    const float *p = a.at + i * a.column;
    float x0 = p[0], x1 = p[a.row], x2 = p[2 * a.row], x3 = p[3 * a.row];
    const float *w = b + i * ldb;
    for (guint j = 0; j < 32; j++) {
      s0[j] += x0 * w[j];
      s1[j] += x1 * w[j];
      s2[j] += x2 * w[j];
      s3[j] += x3 * w[j];
    }
  }
  for (guint j = 0; j < 32; j++) {
    c[j] = s0[j];
    c[ldc + j] = s1[j];
    c[2 * ldc + j] = s2[j];
    c[3 * ldc + j] = s3[j];
  }
}

G_ALWAYS_INLINE static inline void tile_4x16(guint k, WgView a, const float *restrict b, gsize ldb,
                             float *restrict c, gsize ldc)
{
  float s0[16], s1[16], s2[16], s3[16];
  for (guint j = 0; j < 16; j++) {
    s0[j] = c[j];
    s1[j] = c[ldc + j];
    s2[j] = c[2 * ldc + j];
    s3[j] = c[3 * ldc + j];
  }
  for (guint i = 0; i < k; i++) {
    const float *p = a.at + i * a.column;
    float x0 = p[0], x1 = p[a.row], x2 = p[2 * a.row], x3 = p[3 * a.row];
    const float *w = b + i * ldb;
    for (guint j = 0; j < 16; j++) {
      s0[j] += x0 * w[j];
      s1[j] += x1 * w[j];
      s2[j] += x2 * w[j];
      s3[j] += x3 * w[j];
    }
  }
  for (guint j = 0; j < 16; j++) {
    c[j] = s0[j];
    c[ldc + j] = s1[j];
    c[2 * ldc + j] = s2[j];
    c[3 * ldc + j] = s3[j];
  }
}

G_ALWAYS_INLINE static inline void tile_1x16(guint k, WgView a, const float *restrict b, gsize ldb,
                             float *restrict c)
{
  float s[16];
  for (guint j = 0; j < 16; j++) s[j] = c[j];
  for (guint i = 0; i < k; i++) {
    float x = a.at[i * a.column];
    const float *w = b + i * ldb;
    for (guint j = 0; j < 16; j++) s[j] += x * w[j];
  }
  for (guint j = 0; j < 16; j++) c[j] = s[j];
}

WG_VECTOR static void multiply_plain(guint m, guint k, guint n, WgView a, const float *b,
                                     gsize ldb, float *c, gsize ldc)
{
  for (guint j = 0; j < n;) {
    guint wide = n - j >= 32 ? 32 : 16;
    guint i = 0;
    for (; i + ROWS <= m; i += ROWS) {
      WgView rows = {a.at + i * a.row, a.row, a.column};
      if (wide == 32)
        tile_4x32(k, rows, b + j, ldb, c + i * ldc + j, ldc);
      else
        tile_4x16(k, rows, b + j, ldb, c + i * ldc + j, ldc);
    }
    for (; i < m; i++) {
      WgView rows = {a.at + i * a.row, a.row, a.column};
      for (guint part = 0; part < wide; part += 16)
        tile_1x16(k, rows, b + j + part, ldb, c + i * ldc + j + part);
    }
    j += wide;
  }
}

#if WITH_X86

/// COUNT rows by 64 columns in registers. A product and a sum are two steps, never one
/// fused: the same bits as the plain loops.
#define WIDE_TILE(COUNT)                                                                       \
  __m512 s[COUNT][4];                                                                          \
  for (guint r = 0; r < COUNT; r++)                                                            \
    for (guint v = 0; v < 4; v++) s[r][v] = _mm512_loadu_ps(c + r * ldc + v * 16);             \
  for (guint i = 0; i < k; i++) {                                                              \
    const float *w = b + i * ldb, *p = a.at + i * a.column;                                    \
    __m512 w0 = _mm512_loadu_ps(w), w1 = _mm512_loadu_ps(w + 16);                              \
    __m512 w2 = _mm512_loadu_ps(w + 32), w3 = _mm512_loadu_ps(w + 48);                         \
    for (guint r = 0; r < COUNT; r++) {                                                        \
      __m512 x = _mm512_set1_ps(p[r * a.row]);                                                 \
      s[r][0] = _mm512_add_ps(s[r][0], _mm512_mul_ps(x, w0));                                  \
      s[r][1] = _mm512_add_ps(s[r][1], _mm512_mul_ps(x, w1));                                  \
      s[r][2] = _mm512_add_ps(s[r][2], _mm512_mul_ps(x, w2));                                  \
      s[r][3] = _mm512_add_ps(s[r][3], _mm512_mul_ps(x, w3));                                  \
    }                                                                                          \
  }                                                                                            \
  for (guint r = 0; r < COUNT; r++)                                                            \
    for (guint v = 0; v < 4; v++) _mm512_storeu_ps(c + r * ldc + v * 16, s[r][v]);

#define WIDE __attribute__((target("avx512f"), optimize("O3"))) static void

WIDE wide_6x64(guint k, WgView a, const float *b, gsize ldb, float *c, gsize ldc)
{
  WIDE_TILE(6)
}

WIDE wide_4x64(guint k, WgView a, const float *b, gsize ldb, float *c, gsize ldc)
{
  WIDE_TILE(4)
}

WIDE wide_1x64(guint k, WgView a, const float *b, gsize ldb, float *c, gsize ldc)
{
  WIDE_TILE(1)
}

static void multiply_wide(guint m, guint k, guint n, WgView a, const float *b, gsize ldb,
                          float *c, gsize ldc)
{
  guint j = 0;
  for (; j + 64 <= n; j += 64) {
    guint i = 0;
    WgView rows = a;
    for (; i + 6 <= m && i + 8 != m; i += 6, rows.at += 6 * a.row) // 8: two fours
      wide_6x64(k, rows, b + j, ldb, c + i * ldc + j, ldc);
    for (; i + 4 <= m; i += 4, rows.at += 4 * a.row)
      wide_4x64(k, rows, b + j, ldb, c + i * ldc + j, ldc);
    for (; i < m; i++, rows.at += a.row)
      wide_1x64(k, rows, b + j, ldb, c + i * ldc + j, ldc);
  }
  if (j < n) multiply_plain(m, k, n - j, a, b + j, ldb, c + j, ldc);
}

#endif

void wg_multiply(guint m, guint k, guint n, WgView a, const float *b, gsize ldb, float *c,
                 gsize ldc)
{
#if WITH_X86
  if (__builtin_cpu_supports("avx512f")) {
    multiply_wide(m, k, n, a, b, ldb, c, ldc);
    return;
  }
#endif
  multiply_plain(m, k, n, a, b, ldb, c, ldc);
}

void wg_fill_rows(guint m, guint n, const float *row, float *c)
{
  for (guint i = 0; i < m; i++) memcpy(c + (gsize)i * n, row, n * sizeof(float));
}

WG_VECTOR void wg_sum_rows(guint m, guint n, const float *a, float *sums)
{
  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++) sums[j] += a[(gsize)i * n + j];
}

/// The sum of sixteen numbers, pair by pair.
static inline float fold(const float *l)
{
  float a = (l[0] + l[8]) + (l[4] + l[12]), b = (l[1] + l[9]) + (l[5] + l[13]);
  float c = (l[2] + l[10]) + (l[6] + l[14]), d = (l[3] + l[11]) + (l[7] + l[15]);
  return (a + c) + (b + d);
}

/// Sixteen sums side by side of x, and of x · y: lane[j] = x[j] + x[16 + j] + …; n is a
/// multiple of 16.
WG_VECTOR static void sum_lanes(guint n, const float *restrict x, float *restrict lane)
{
  for (guint j = 0; j < 16; j++) lane[j] = x[j];
  for (guint i = 16; i < n; i += 16)
    for (guint j = 0; j < 16; j++) lane[j] += x[i + j];
}

WG_VECTOR static void product_lanes(guint n, const float *restrict x, const float *restrict y,
                                    float *restrict lane)
{
  for (guint j = 0; j < 16; j++) lane[j] = x[j] * y[j];
  for (guint i = 16; i < n; i += 16)
    for (guint j = 0; j < 16; j++) lane[j] += x[i + j] * y[i + j];
}

static inline float sum_of(guint n, const float *x)
{
  float lane[16];
  sum_lanes(n, x, lane);
  return fold(lane);
}

static inline float sum_of_products(guint n, const float *x, const float *y)
{
  float lane[16];
  product_lanes(n, x, y, lane);
  return fold(lane);
}

WG_VECTOR void wg_norm(guint m, guint n, const float *x, const float *gain,
                       const float *bias, float *hat, float *scale, float *out)
{
  for (guint i = 0; i < m; i++) {
    const float *from = x + (gsize)i * n;
    float *to = hat + (gsize)i * n, *y = out + (gsize)i * n;
    float mean = sum_of(n, from) / (float)n;
    for (guint j = 0; j < n; j++) to[j] = from[j] - mean;
    float r = 1.0f / sqrtf(sum_of_products(n, to, to) / (float)n + 1e-5f);
    scale[i] = r;
    for (guint j = 0; j < n; j++) {
      to[j] *= r;
      y[j] = to[j] * gain[j] + bias[j];
    }
  }
}

WG_VECTOR void wg_norm_back(guint m, guint n, const float *dout, const float *hat,
                            const float *scale, const float *gain, float *dx,
                            float *dgain, float *dbias)
{
  float dhat[1024];
  g_assert(n <= G_N_ELEMENTS(dhat));
  for (guint i = 0; i < m; i++) {
    const float *d = dout + (gsize)i * n, *h = hat + (gsize)i * n;
    float *to = dx + (gsize)i * n;
    for (guint j = 0; j < n; j++) {
      dhat[j] = d[j] * gain[j];
      dgain[j] += d[j] * h[j];
      dbias[j] += d[j];
    }
    float mean = sum_of(n, dhat) / (float)n;
    float along = sum_of_products(n, dhat, h) / (float)n;
    for (guint j = 0; j < n; j++)
      to[j] += scale[i] * (dhat[j] - mean - h[j] * along);
  }
}

WG_VECTOR void wg_relu(gsize n, float *x)
{
  for (gsize i = 0; i < n; i++) x[i] = x[i] > 0.0f ? x[i] : 0.0f;
}

WG_VECTOR void wg_relu_back(gsize n, const float *y, float *dx)
{
  for (gsize i = 0; i < n; i++) dx[i] = y[i] > 0.0f ? dx[i] : 0.0f;
}

WG_VECTOR void wg_scale(gsize n, float *x, const float *y)
{
  for (gsize i = 0; i < n; i++) x[i] *= y[i];
}

WG_VECTOR void wg_add(gsize n, float *x, const float *y)
{
  for (gsize i = 0; i < n; i++) x[i] += y[i];
}
