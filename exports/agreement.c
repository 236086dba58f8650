// SPDX-License-Identifier: Apache-2.0
#include "exports/agreement.h"

#include <math.h>
#include <string.h>

#define Z 1.959963984540054 // of the normal distribution, 95 % in the middle

// One more of this value.
static void count_value(GHashTable *counts, const char *value)
{
  double *count = g_hash_table_lookup(counts, value);
  if (!count) {
    count = g_new0(double, 1);
    g_hash_table_insert(counts, (char *)value, count);
  }
  *count += 1;
}

// Values of a unit that there are, and pairs of them that differ.
static guint read_unit(const char *const *values, guint coders, guint *differ)
{
  guint n = 0;
  *differ = 0;
  for (guint a = 0; a < coders; a++) {
    if (!values[a]) continue;
    n++;
    for (guint b = 0; b < coders; b++)
      *differ += values[b] && strcmp(values[a], values[b]) != 0;
  }
  return n;
}

// What is summed are whole numbers, so the order of the table does not show.
static double sum_of_squares(GHashTable *counts)
{
  double sum = 0;
  GHashTableIter iter;
  gpointer count;
  g_hash_table_iter_init(&iter, counts);
  while (g_hash_table_iter_next(&iter, NULL, &count))
    sum += *(const double *)count * *(const double *)count;
  return sum;
}

gboolean wg_alpha_nominal(const char *const *values, guint units, guint coders,
                          double *alpha, guint *units_used)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  double all = 0, observed = 0;
  *units_used = 0;
  for (guint u = 0; u < units; u++) {
    const char *const *unit = values + (gsize)u * coders;
    guint differ, n = read_unit(unit, coders, &differ);
    if (n < 2) continue;
    *units_used += 1;
    all += n;
    observed += (double)differ / (n - 1);
    for (guint c = 0; c < coders; c++)
      if (unit[c]) count_value(counts, unit[c]);
  }
  double expected = all * all - sum_of_squares(counts); // pairs of unlike values
  if (expected <= 0) return FALSE;
  *alpha = 1 - (all - 1) * observed / expected;
  return TRUE;
}

void wg_share_add(WgShare *share, gboolean right, double weight)
{
  share->n++;
  share->n_right += right ? 1 : 0;
  share->weight += weight;
  share->right += right ? weight : 0;
  share->squares += weight * weight;
}

gboolean wg_share_interval(const WgShare *share, double *value, double *low, double *high)
{
  if (!share->n) return FALSE;
  double n = share->weight * share->weight / share->squares;
  double p = share->n_right == share->n ? 1 : share->right / share->weight;
  double middle = p + Z * Z / (2 * n);
  double half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
  double scale = 1 + Z * Z / n;
  *value = p;
  *low = MAX(0, (middle - half) / scale);
  *high = MIN(1, (middle + half) / scale);
  return TRUE;
}
