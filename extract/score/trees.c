// SPDX-License-Identifier: Apache-2.0
#include "extract/score/trees.h"

#include "extract/language/numbers.h"

#define NODE 4 // numbers of a node

struct wg_trees {
  guint n_trees, n_nodes, n_numbers, n_base;
  const gint32 *first;    // [n_trees] root of each tree
  const gint32 *node;     // [n_nodes][NODE] number asked for, or -1 at a leaf; left; right; set
  const float *threshold; // [n_nodes] left where not above; where there is a set (of classes,
                          // as bits) left where in it
  const float *value;     // [n_nodes] mean of what lies below, in log odds
  const float *base;      // [n_base]
};

/// Children lie behind their parent, so that no walk goes in a circle.
static gboolean is_sound(const WgTrees *t)
{
  for (guint i = 0; i < t->n_trees; i++)
    if (t->first[i] < 0 || (guint)t->first[i] >= t->n_nodes) return FALSE;
  for (guint i = 0; i < t->n_nodes; i++) {
    const gint32 *n = t->node + NODE * i;
    if (n[0] < 0) continue;
    if ((guint)n[0] >= t->n_numbers) return FALSE;
    if (n[3] && n[0] != 0) return FALSE; // a set of what is no class
    for (int side = 1; side <= 2; side++)
      if (n[side] <= (gint32)i || (guint)n[side] >= t->n_nodes) return FALSE;
  }
  return TRUE;
}

static const void *part(const WgTensors *tensors, const char *name, const char *part_name,
                        gboolean integers, guint rows, guint columns, GError **error)
{
  g_autofree char *full = g_strconcat(name, ".", part_name, NULL);
  return integers ? (const void *)wg_tensors_integers(tensors, full, rows, columns, error)
                  : (const void *)wg_tensors_floats(tensors, full, rows, columns, error);
}

static guint size_of(const WgTensors *tensors, const char *name, const char *part_name,
                     gboolean of_rows)
{
  g_autofree char *full = g_strconcat(name, ".", part_name, NULL);
  guint n = 0;
  wg_tensors_shape(tensors, full, of_rows ? &n : NULL, of_rows ? NULL : &n);
  return n;
}

WgTrees *wg_trees_new(const WgTensors *tensors, const char *name, guint n_numbers, guint n_base,
                      GError **error)
{
  g_autoptr(WgTrees) t = g_new0(WgTrees, 1);
  t->n_numbers = n_numbers;
  t->n_trees = size_of(tensors, name, "first", FALSE);
  t->n_nodes = size_of(tensors, name, "node", TRUE);
  t->n_base = n_base;
  if (!(t->base = part(tensors, name, "base", FALSE, 1, n_base, error)) ||
      !(t->first = part(tensors, name, "first", TRUE, 1, t->n_trees, error)) ||
      !(t->node = part(tensors, name, "node", TRUE, t->n_nodes, NODE, error)) ||
      !(t->threshold = part(tensors, name, "threshold", FALSE, 1, t->n_nodes, error)) ||
      !(t->value = part(tensors, name, "value", FALSE, 1, t->n_nodes, error)))
    return NULL;
  if (!is_sound(t)) {
    g_set_error(error, WG_TENSORS_ERROR, 0,
                "%s: its trees (%s) are damaged; install the program whole",
                wg_tensors_name(tensors), name);
    return NULL;
  }
  return g_steal_pointer(&t);
}

void wg_trees_free(WgTrees *trees)
{
  g_free(trees);
}

float wg_trees_base(const WgTrees *t, guint i)
{
  return i < t->n_base ? t->base[i] : 0.0f;
}

static gboolean is_in_set(gint32 set, float class_number)
{
  return class_number >= 0.0f && class_number < 32.0f &&
         ((guint32)set >> (guint)class_number & 1u) != 0;
}

static gint32 below(const WgTrees *t, gint32 at, const float *numbers)
{
  const gint32 *node = t->node + NODE * at;
  float x = numbers[node[0]];
  gboolean left = node[3] ? is_in_set(node[3], x) : x <= t->threshold[at];
  return left ? node[1] : node[2];
}

float wg_trees_probability(const WgTrees *t, const float *numbers)
{
  float sum = wg_trees_base(t, 0);
  for (guint i = 0; i < t->n_trees; i++) {
    gint32 at = t->first[i];
    while (t->node[NODE * at] >= 0) at = below(t, at, numbers);
    sum += t->value[at];
  }
  return wg_sigmoid(sum);
}

gint wg_trees_likeliest(const WgTrees *t, const GArray *options, gsize offset)
{
  gsize size = g_array_get_element_size((GArray *)options);
  float most = wg_trees_base(t, 1);
  gint best = -1;
  for (guint i = 0; i < options->len; i++) {
    const void *numbers = options->data + i * size + offset;
    float p = wg_trees_probability(t, numbers);
    if (best < 0 ? p < most : p <= most) continue;
    most = p;
    best = (gint)i;
  }
  return best;
}

void wg_trees_moves(const WgTrees *t, const float *numbers, float *out)
{
  memset(out, 0, t->n_numbers * sizeof *out);
  for (guint i = 0; i < t->n_trees; i++)
    for (gint32 at = t->first[i]; t->node[NODE * at] >= 0;) {
      gint32 next = below(t, at, numbers);
      out[t->node[NODE * at]] += t->value[next] - t->value[at];
      at = next;
    }
}
