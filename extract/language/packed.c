// SPDX-License-Identifier: Apache-2.0
#include "extract/language/packed.h"

#include "extract/language/matrix.h"

#include <math.h>
#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#define WITH_X86 1
#include <immintrin.h>
#else
#define WITH_X86 0
#endif

#define WIDEST 16384u // columns of the widest matrix: the joint labels

void wg_round_columns(guint k, guint n, const float *weights, gint8 *steps, float *scale)
{
  for (guint j = 0; j < n; j++) {
    float top = 0.0f;
    for (guint i = 0; i < k; i++) top = MAX(top, fabsf(weights[(gsize)i * n + j]));
    float by = top > 0.0f ? 127.0f / top : 0.0f;
    scale[j] = top / 127.0f;
    for (guint i = 0; i < k; i++) {
      float x = weights[(gsize)i * n + j] * by;
      steps[(gsize)i * n + j] = (gint8)(x < 0.0f ? x - 0.5f : x + 0.5f);
    }
  }
}

/// Four rows of weights, side by side; zero += 128 times their sum.
WG_VECTOR static void pack_four(guint n, const gint8 *restrict q, gint8 *restrict w,
                                gint32 *restrict zero)
{
  const gint8 *a = q, *b = q + n, *c = q + 2 * (gsize)n, *d = q + 3 * (gsize)n;
  for (guint j = 0; j < n; j++) {
    w[4 * j] = a[j];
    w[4 * j + 1] = b[j];
    w[4 * j + 2] = c[j];
    w[4 * j + 3] = d[j];
    zero[j] += 128 * (a[j] + b[j] + c[j] + d[j]);
  }
}

void wg_packed_init(WgPacked *p, guint k, guint n, const gint8 *steps, const float *scale)
{
  p->k = k;
  p->n = p->stride = n;
  p->w = g_new(gint8, (gsize)k * n);
  p->scale = g_memdup2(scale, n * sizeof *scale);
  p->zero = g_new0(gint32, n);
  for (guint i = 0; i < k; i += 4)
    pack_four(n, steps + (gsize)i * n, p->w + (gsize)i * n, p->zero);
}

WgPacked wg_packed_columns(const WgPacked *p, guint first, guint n)
{
  return (WgPacked){p->k, n, p->stride, p->w + 4 * (gsize)first, p->scale + first, p->zero + first};
}

void wg_packed_clear(WgPacked *p)
{
  g_clear_pointer(&p->w, g_free);
  g_clear_pointer(&p->scale, g_free);
  g_clear_pointer(&p->zero, g_free);
}

/// lane[j] = the greatest of |x[j]|, |x[16 + j]|, …; n is a multiple of 16.
WG_VECTOR static void top_lanes(guint n, const float *restrict x, float *restrict lane)
{
  for (guint j = 0; j < 16; j++) lane[j] = fabsf(x[j]);
  for (guint i = 16; i < n; i += 16)
    for (guint j = 0; j < 16; j++) {
      float a = fabsf(x[i + j]);
      lane[j] = a > lane[j] ? a : lane[j];
    }
}

WG_VECTOR static void round_row(guint n, const float *restrict x, float by,
                                guint8 *restrict bytes)
{
  for (guint i = 0; i < n; i++) bytes[i] = (guint8)(gint32)(x[i] * by + 128.5f);
}

void wg_round_rows(guint m, guint k, const float *x, guint8 *bytes, float *scale)
{
  for (guint r = 0; r < m; r++) {
    const float *from = x + (gsize)r * k;
    guint whole = k / 16 * 16;
    float lane[16] = {0}, top = 0.0f;
    if (whole) top_lanes(whole, from, lane);
    for (guint j = 0; j < 16; j++) top = MAX(top, lane[j]);
    for (guint i = whole; i < k; i++) top = MAX(top, fabsf(from[i]));
    scale[r] = top / 127.0f;
    round_row(k, from, top > 0.0f ? 127.0f / top : 0.0f, bytes + (gsize)r * k);
  }
}

WG_VECTOR static void round_positive(gsize n, const float *restrict x, float by,
                                     guint8 *restrict bytes)
{
  for (gsize i = 0; i < n; i++) bytes[i] = (guint8)(gint32)(x[i] * by + 0.5f);
}

float wg_round_positive(gsize n, const float *x, guint8 *bytes)
{
  float lane[16] = {0}, top = 0.0f;
  gsize whole = n / 16 * 16;
  if (whole) top_lanes((guint)whole, x, lane);
  for (guint j = 0; j < 16; j++) top = MAX(top, lane[j]);
  for (gsize i = whole; i < n; i++) top = MAX(top, x[i]);
  round_positive(n, x, top > 0.0f ? 255.0f / top : 0.0f, bytes);
  return top / 255.0f;
}

void wg_packed_sums_plain(const WgPacked *p, guint m, const guint8 *bytes, gint32 *sums)
{
  memset(sums, 0, (gsize)m * p->n * sizeof *sums);
  for (guint r = 0; r < m; r++)
    for (guint i = 0; i < p->k; i += 4) {
      const guint8 *a = bytes + (gsize)r * p->k + i;
      const gint8 *w = p->w + (gsize)i * p->stride;
      gint32 *s = sums + (gsize)r * p->n;
      for (guint j = 0; j < p->n; j++)
        s[j] += a[0] * w[4 * j] + a[1] * w[4 * j + 1] + a[2] * w[4 * j + 2] + a[3] * w[4 * j + 3];
    }
}

#if WITH_X86

static inline gint32 four_of(const guint8 *a)
{
  gint32 out;
  memcpy(&out, a, sizeof out);
  return out;
}

/// ROWS words by 64 columns at once, sums in registers.
#define VNNI_TILE(ROWS)                                                                        \
  __m512i s[ROWS][4];                                                                          \
  for (guint r = 0; r < ROWS; r++)                                                             \
    for (guint v = 0; v < 4; v++) s[r][v] = _mm512_setzero_si512();                            \
  for (guint i = 0; i < k; i += 4) {                                                           \
    const gint8 *row = w + (gsize)i * stride;                                                       \
    __m512i w0 = _mm512_loadu_si512(row), w1 = _mm512_loadu_si512(row + 64),                   \
            w2 = _mm512_loadu_si512(row + 128), w3 = _mm512_loadu_si512(row + 192);            \
    for (guint r = 0; r < ROWS; r++) {                                                         \
      __m512i x = _mm512_set1_epi32(four_of(a + (gsize)r * k + i));                            \
      s[r][0] = _mm512_dpbusd_epi32(s[r][0], x, w0);                                           \
      s[r][1] = _mm512_dpbusd_epi32(s[r][1], x, w1);                                           \
      s[r][2] = _mm512_dpbusd_epi32(s[r][2], x, w2);                                           \
      s[r][3] = _mm512_dpbusd_epi32(s[r][3], x, w3);                                           \
    }                                                                                          \
  }                                                                                            \
  for (guint r = 0; r < ROWS; r++)                                                             \
    for (guint v = 0; v < 4; v++) _mm512_storeu_si512(c + (gsize)r * n + v * 16, s[r][v]);

__attribute__((target("avx512f,avx512bw,avx512vnni"), optimize("O3"))) static void
vnni_4x64(guint k, guint stride, guint n, const guint8 *a, const gint8 *w, gint32 *c)
{
  VNNI_TILE(4)
}

__attribute__((target("avx512f,avx512bw,avx512vnni"), optimize("O3"))) static void
vnni_1x64(guint k, guint stride, guint n, const guint8 *a, const gint8 *w, gint32 *c)
{
  VNNI_TILE(1)
}

__attribute__((target("avx512f,avx512bw,avx512vnni"), optimize("O3"))) static void
vnni_1x16(guint k, guint stride, const guint8 *a, const gint8 *w, gint32 *c)
{
  __m512i s = _mm512_setzero_si512();
  for (guint i = 0; i < k; i += 4)
    s = _mm512_dpbusd_epi32(s, _mm512_set1_epi32(four_of(a + i)),
                            _mm512_loadu_si512(w + (gsize)i * stride));
  _mm512_storeu_si512(c, s);
}

static void sums_vnni(const WgPacked *p, guint m, const guint8 *bytes, gint32 *sums)
{
  guint k = p->k, n = p->n, stride = p->stride, j = 0;
  for (; j + 64 <= n; j += 64) {
    guint r = 0;
    for (; r + 4 <= m; r += 4)
      vnni_4x64(k, stride, n, bytes + (gsize)r * k, p->w + 4 * j, sums + (gsize)r * n + j);
    for (; r < m; r++)
      vnni_1x64(k, stride, n, bytes + (gsize)r * k, p->w + 4 * j, sums + (gsize)r * n + j);
  }
  for (; j < n; j += 16)
    for (guint r = 0; r < m; r++)
      vnni_1x16(k, stride, bytes + (gsize)r * k, p->w + 4 * j, sums + (gsize)r * n + j);
}

/// Two words by eight columns: bytes widened to 16 bits, pairs summed, the two pairs of
/// a four added at the end.
__attribute__((target("avx2"), optimize("O3"))) static void
avx2_tile(guint rows, guint k, guint stride, guint n, const guint8 *a, const gint8 *w, gint32 *c)
{
  __m256i s0 = _mm256_setzero_si256(), s1 = s0, t0 = s0, t1 = s0;
  const guint8 *b = rows > 1 ? a + k : a;
  for (guint i = 0; i < k; i += 4) {
    const __m128i *row = (const __m128i *)(const void *)(w + (gsize)i * stride);
    __m256i w0 = _mm256_cvtepi8_epi16(_mm_loadu_si128(row));
    __m256i w1 = _mm256_cvtepi8_epi16(_mm_loadu_si128(row + 1));
    __m256i x = _mm256_cvtepu8_epi16(_mm_set1_epi32(four_of(a + i)));
    __m256i y = _mm256_cvtepu8_epi16(_mm_set1_epi32(four_of(b + i)));
    s0 = _mm256_add_epi32(s0, _mm256_madd_epi16(w0, x));
    s1 = _mm256_add_epi32(s1, _mm256_madd_epi16(w1, x));
    t0 = _mm256_add_epi32(t0, _mm256_madd_epi16(w0, y));
    t1 = _mm256_add_epi32(t1, _mm256_madd_epi16(w1, y));
  }
  // hadd works within halves: columns come out as 0 1 4 5 2 3 6 7.
  __m256i s = _mm256_permute4x64_epi64(_mm256_hadd_epi32(s0, s1), 0xD8);
  __m256i t = _mm256_permute4x64_epi64(_mm256_hadd_epi32(t0, t1), 0xD8);
  _mm256_storeu_si256((__m256i *)(void *)c, s);
  if (rows > 1) _mm256_storeu_si256((__m256i *)(void *)(c + n), t);
}

static void sums_avx2(const WgPacked *p, guint m, const guint8 *bytes, gint32 *sums)
{
  guint k = p->k, n = p->n;
  for (guint r = 0; r < m; r += 2)
    for (guint j = 0; j < n; j += 8)
      avx2_tile(MIN(2u, m - r), k, p->stride, n, bytes + (gsize)r * k, p->w + 4 * j,
                sums + (gsize)r * n + j);
}

#endif

void wg_packed_sums(const WgPacked *p, guint m, const guint8 *bytes, gint32 *sums)
{
#if WITH_X86
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) {
    sums_vnni(p, m, bytes, sums);
    return;
  }
  if (__builtin_cpu_supports("avx2")) {
    sums_avx2(p, m, bytes, sums);
    return;
  }
#endif
  wg_packed_sums_plain(p, m, bytes, sums);
}

WG_VECTOR static void scale_back(guint n, const gint32 *restrict sums,
                                 const gint32 *restrict zero, float by,
                                 const float *restrict scale, const float *restrict bias,
                                 float *restrict c)
{
  for (guint j = 0; j < n; j++) c[j] = (float)(sums[j] - zero[j]) * (by * scale[j]) + bias[j];
}

void wg_packed_multiply(const WgPacked *p, guint m, const guint8 *bytes, const float *scale,
                        gboolean positive, const float *bias, gint32 *sums, float *c)
{
  static const gint32 NO_ZERO[WIDEST] = {0};
  static const float NO_BIAS[WIDEST] = {0};
  g_assert(p->n <= WIDEST);
  wg_packed_sums(p, m, bytes, sums);
  for (guint r = 0; r < m; r++)
    scale_back(p->n, sums + (gsize)r * p->n, positive ? NO_ZERO : p->zero, scale[r], p->scale,
               bias ? bias : NO_BIAS, c + (gsize)r * p->n);
}
