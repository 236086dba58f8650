// SPDX-License-Identifier: Apache-2.0
/// \file The few operations on matrices that the encoder needs. Matrices are row by
/// row. Every sum is taken in one fixed order, whatever the vector unit, so results
/// are the same bits everywhere: products go along the row of the result and are never
/// summed across lanes.
#ifndef WG_LANGUAGE_MATRIX_H
#define WG_LANGUAGE_MATRIX_H

#include <glib.h>

/// Widths of results are multiples of this.
#define WG_LANES 16u
#define wg_padded(n) (((n) + WG_LANES - 1u) / WG_LANES * WG_LANES)

/// A function of this kind is compiled for several vector units and chosen at start.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    defined(__gnu_linux__) && !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define WG_VECTOR __attribute__((target_clones("default", "avx2", "avx512f"), optimize("O3")))
#else
#define WG_VECTOR
#endif

/// A matrix read by any steps: element (i, j) stands at i * row + j * column.
typedef struct wg_view {
  const float *at;
  gsize row, column;
} WgView;

/// C[m][n] += A[m][k] · B[k][n]; n a multiple of WG_LANES, ldb and ldc the floats from
/// row to row.
void wg_multiply(guint m, guint k, guint n, WgView a, const float *b, gsize ldb,
                 float *c, gsize ldc);

/// Every row of c[m][n] = `row`.
void wg_fill_rows(guint m, guint n, const float *row, float *c);

/// sums[n] += the rows of a[m][n].
void wg_sum_rows(guint m, guint n, const float *a, float *sums);

/// Layer norm (Ba et al. 2016): hat = (x - mean) / deviation, out = hat · gain + bias;
/// scale[m] = 1 / deviation.
void wg_norm(guint m, guint n, const float *x, const float *gain, const float *bias,
             float *hat, float *scale, float *out);

/// The gradient of wg_norm: dx += …, dgain += …, dbias += ….
void wg_norm_back(guint m, guint n, const float *dout, const float *hat,
                  const float *scale, const float *gain, float *dx, float *dgain,
                  float *dbias);

/// x = max(x, 0)
void wg_relu(gsize n, float *x);

/// dx = 0 where y is not above 0.
void wg_relu_back(gsize n, const float *y, float *dx);

/// x *= y, element by element.
void wg_scale(gsize n, float *x, const float *y);

/// x += y, element by element.
void wg_add(gsize n, float *x, const float *y);

#endif
