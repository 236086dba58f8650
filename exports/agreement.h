// SPDX-License-Identifier: Apache-2.0
/// \file How well coders agree, and how sure a share is.
#ifndef WG_EXPORTS_AGREEMENT_H
#define WG_EXPORTS_AGREEMENT_H

#include <glib.h>

/// Krippendorff's alpha for nominal values (Krippendorff 2019, Content Analysis, chapter 12):
/// 1 - D_o / D_e over the coincidences of values within units, any number of coders, values
/// that are missing left out. `values[unit * coders + coder]`, NULL for a missing one.
/// `*units_used` counts units with two values at least. FALSE where alpha is not defined:
/// no such unit, or one value only.
gboolean wg_alpha_nominal(const char *const *values, guint units, guint coders,
                          double *alpha, guint *units_used);

/// A share of items that were drawn from strata with unequal weights.
typedef struct wg_share {
  double weight, right, squares; ///< sums of weights, of those that are right, of squares
  guint n, n_right;
} WgShare;

/// One item more.
void wg_share_add(WgShare *share, gboolean right, double weight);

/// The weighted share and its 95 % interval: the score interval (Wilson 1927) with the
/// effective number of items (Kish 1965: square of the sum of weights over the sum of their
/// squares), which with equal weights is the number of items. FALSE where there is none.
gboolean wg_share_interval(const WgShare *share, double *value, double *low, double *high);

#endif
