// SPDX-License-Identifier: Apache-2.0
/// \file Products in bytes, for predicting: activations rounded to 8 bits word by word,
/// weights column by column. All sums are of integers, so every vector unit gives the
/// same numbers; the scaling back is one float product an element.
#ifndef WG_LANGUAGE_PACKED_H
#define WG_LANGUAGE_PACKED_H

#include <glib.h>

/// A matrix of weights [k][n], k a multiple of 4 and n of 16, packed in fours:
/// weight (i, j) stands at w[((i / 4) * stride + j) * 4 + i % 4].
typedef struct wg_packed {
  guint k, n;
  guint stride; ///< columns of the whole matrix that this is a part of
  gint8 *w;
  float *scale; ///< [n] what one step of a column is worth
  gint32 *zero; ///< [n] 128 times the sum of a column: activations are stored + 128
} WgPacked;

/// From weights[k][n] as steps of `scale` [n], row by row.
void wg_packed_init(WgPacked *packed, guint k, guint n, const gint8 *steps, const float *scale);
void wg_packed_clear(WgPacked *packed);

/// Weight (i, j) in steps of its column's scale.
static inline gint8 wg_packed_step(const WgPacked *packed, guint i, guint j)
{
  return packed->w[((gsize)(i / 4) * packed->stride + j) * 4 + i % 4];
}

/// Columns [first, first + n) of a matrix, borrowed; both multiples of 16.
WgPacked wg_packed_columns(const WgPacked *packed, guint first, guint n);

/// Steps and scales of weights[k][n], column by column: the nearest in -127 … 127.
void wg_round_columns(guint k, guint n, const float *weights, gint8 *steps, float *scale);

/// Round rows of x[m][k] to bytes: byte = x / scale + 128, to the nearest.
void wg_round_rows(guint m, guint k, const float *x, guint8 *bytes, float *scale);

/// Round x[n], none below 0, to bytes with one scale: byte = x / scale. Returns the scale.
float wg_round_positive(gsize n, const float *x, guint8 *bytes);

/// c[m][n] = bias + the product of what bytes[m][k] and the packed weights stand for;
/// `bias` may be NULL. `sums` has room for m * n. `positive`: the bytes are not + 128.
void wg_packed_multiply(const WgPacked *packed, guint m, const guint8 *bytes,
                        const float *scale, gboolean positive, const float *bias,
                        gint32 *sums, float *c);

/// The integer part in plain C and as this machine does it best, for tests.
void wg_packed_sums_plain(const WgPacked *packed, guint m, const guint8 *bytes, gint32 *sums);
void wg_packed_sums(const WgPacked *packed, guint m, const guint8 *bytes, gint32 *sums);

#endif
