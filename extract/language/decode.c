// SPDX-License-Identifier: Apache-2.0
#include "extract/language/decode.h"

#define NONE -1e30f
#define OPEN -2 // a head not yet chosen
// Every arc to the root costs so much more than arcs differ that the best tree has one.
#define ROOT_COST 1e7

gboolean wg_name_follows(gint a, gint b)
{
  gboolean open = a > 0 && (a - 1) % 4 <= WG_NAME_INSIDE;
  gboolean goes_on = b > 0 && ((b - 1) % 4 == WG_NAME_INSIDE || (b - 1) % 4 == WG_NAME_END);
  if (open != goes_on) return FALSE;
  return !open || (a - 1) / 4 == (b - 1) / 4;
}

void wg_decode_names(guint n, guint stride, const float *scores, const float *chain,
                     guint8 *back, guint8 *label)
{
  float best[WG_NAME_LABELS], next[WG_NAME_LABELS];
  if (!n) return;
  for (guint b = 0; b < WG_NAME_LABELS; b++)
    best[b] = wg_name_follows(-1, (gint)b) ? scores[b] : NONE;
  for (guint i = 1; i < n; i++) {
    for (guint b = 0; b < WG_NAME_LABELS; b++) {
      float top = NONE;
      guint8 from = 0;
      for (guint a = 0; a < WG_NAME_LABELS; a++) {
        if (!wg_name_follows((gint)a, (gint)b)) continue;
        float s = best[a] + chain[a * stride + b];
        if (s > top) {
          top = s;
          from = (guint8)a;
        }
      }
      next[b] = top + scores[(gsize)i * stride + b];
      back[(gsize)i * WG_NAME_LABELS + b] = from;
    }
    memcpy(best, next, sizeof best);
  }
  guint8 last = 0;
  float top = NONE * 2;
  for (guint b = 0; b < WG_NAME_LABELS; b++)
    if (wg_name_follows((gint)b, -1) && best[b] > top) {
      top = best[b];
      last = (guint8)b;
    }
  for (guint i = n; i-- > 0;) {
    label[i] = last;
    if (i) last = back[(gsize)i * WG_NAME_LABELS + last];
  }
}

/// A graph being contracted: nodes 0 … n-1 are words, node n the root.
typedef struct tree {
  guint n;       // words
  double *score; // [n + 1][n + 1] row dependent, column head
  guint *dep_of, *head_of; // [n + 1][n + 1] the words an arc stands for
  gboolean *gone; // [n + 1] contracted into another
  guint *node_of; // [n] the node that a word is part of
  guint *best;    // [n + 1] the best head of each node left
} Tree;

/// A cycle of best heads, as the mark of its nodes; FALSE where there is none.
static gboolean find_cycle(const Tree *t, guint *mark, guint *member)
{
  for (guint i = 0; i <= t->n; i++) mark[i] = 0;
  mark[t->n] = t->n + 2;
  for (guint i = 0; i < t->n; i++) {
    guint v = i;
    if (t->gone[i]) continue;
    for (; !mark[v]; v = t->best[v]) mark[v] = i + 1;
    if (mark[v] == i + 1 && v != t->n) {
      *member = v;
      return TRUE;
    }
  }
  return FALSE;
}

/// The best head of a node.
static void choose(Tree *t, guint i)
{
  guint n = t->n, w = n + 1;
  t->best[i] = n;
  for (guint h = 0; h < n; h++)
    if (h != i && !t->gone[h] && t->score[i * w + h] > t->score[i * w + t->best[i]])
      t->best[i] = h;
}

static void copy_arc(Tree *t, guint to, guint from, double score)
{
  t->score[to] = score;
  t->dep_of[to] = t->dep_of[from];
  t->head_of[to] = t->head_of[from];
}

/// Make the cycle one node, its first: an arc into it costs the cycle's arc it breaks.
/// What had its best head in the cycle has it in the new node.
static void contract(Tree *t, const guint *cycle, guint len, const double *own)
{
  guint n = t->n, w = n + 1, k = cycle[0];
  for (guint i = 0; i < len; i++) t->gone[cycle[i]] = TRUE;
  for (guint x = 0; x <= n; x++) {
    if (x < n && t->gone[x]) continue;
    guint in = 0, out = 0;
    gboolean inside = FALSE;
    for (guint i = 0; i < len; i++) {
      if (t->score[cycle[i] * w + x] - own[i] > t->score[cycle[in] * w + x] - own[in]) in = i;
      if (x < n && t->score[x * w + cycle[i]] > t->score[x * w + cycle[out]]) out = i;
      inside = inside || (x < n && t->best[x] == cycle[i]);
    }
    copy_arc(t, k * w + x, cycle[in] * w + x, t->score[cycle[in] * w + x] - own[in]);
    if (x < n) copy_arc(t, x * w + k, x * w + cycle[out], t->score[x * w + cycle[out]]);
    if (inside) t->best[x] = k;
  }
  t->gone[k] = FALSE;
  choose(t, k);
}

static void solve(Tree *t, gint32 *head);

/// Contract the cycle through `member`, solve, and take it apart again: all its arcs
/// stand but the one at the node that is entered from outside.
static void solve_cycle(Tree *t, guint member, gint32 *head)
{
  guint n = t->n, w = n + 1, len = 0;
  g_autofree guint *cycle = g_new(guint, w), *dep = g_new(guint, w), *of = g_new(guint, w);
  g_autofree guint *node = g_memdup2(t->node_of, n * sizeof *node);
  g_autofree double *own = g_new(double, w);
  for (guint v = member; len == 0 || v != member; v = t->best[v]) {
    guint at = v * w + t->best[v];
    cycle[len] = v;
    own[len] = t->score[at];
    dep[len] = t->dep_of[at];
    of[len++] = t->head_of[at];
  }
  contract(t, cycle, len, own);
  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < len; c++)
      if (node[i] == cycle[c]) {
        t->node_of[i] = cycle[0];
        head[i] = OPEN;
      }
  solve(t, head);
  guint entered = n;
  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < len; c++)
      if (node[i] == cycle[c] && head[i] != OPEN) entered = node[i];
  for (guint c = 0; c < len; c++)
    if (cycle[c] != entered) head[dep[c]] = (gint32)of[c];
}

static void solve(Tree *t, gint32 *head)
{
  guint n = t->n, w = n + 1, member = 0;
  g_autofree guint *mark = g_new(guint, w);
  if (find_cycle(t, mark, &member)) {
    solve_cycle(t, member, head);
    return;
  }
  for (guint i = 0; i < n; i++) {
    guint at = i * w + t->best[i];
    if (!t->gone[i])
      head[t->dep_of[at]] = t->head_of[at] == n ? -1 : (gint32)t->head_of[at];
  }
}

static void tree_of(guint n, guint stride, const float *scores, gint32 *head)
{
  gsize w = (gsize)n + 1;
  Tree t = {n, g_new(double, w * w), g_new(guint, w * w), g_new(guint, w * w),
            g_new0(gboolean, w), g_new(guint, w), g_new0(guint, w)};
  for (guint i = 0; i < n; i++) {
    t.node_of[i] = i;
    for (guint h = 0; h <= n; h++) {
      gsize at = i * w + h;
      t.score[at] = (double)scores[(gsize)i * stride + h] - (h == n ? ROOT_COST : 0.0);
      t.dep_of[at] = i;
      t.head_of[at] = h;
    }
  }
  for (guint i = 0; i < n; i++) choose(&t, i);
  solve(&t, head);
  g_free(t.best);
  g_free(t.score);
  g_free(t.dep_of);
  g_free(t.head_of);
  g_free(t.gone);
  g_free(t.node_of);
}

static guint roots_of(guint n, const gint32 *head)
{
  guint roots = 0;
  for (guint i = 0; i < n; i++) roots += head[i] == -1;
  return roots;
}

static gboolean is_tree(guint n, const gint32 *head)
{
  for (guint i = 0; i < n; i++) {
    guint steps = 0;
    for (gint32 v = (gint32)i; v >= 0; v = head[v])
      if (++steps > n) return FALSE;
  }
  return roots_of(n, head) == 1;
}

void wg_decode_tree(guint n, guint stride, const float *scores, gint32 *head)
{
  for (guint i = 0; i < n; i++) {
    const float *row = scores + (gsize)i * stride;
    guint top = n;
    for (guint h = 0; h < n; h++)
      if (h != i && row[h] > row[top]) top = h;
    head[i] = top == n ? -1 : (gint32)top;
  }
  if (n && !is_tree(n, head)) tree_of(n, stride, scores, head);
}
