// SPDX-License-Identifier: Apache-2.0
#include "extract/language/learn.h"

#include "extract/language/decode.h"
#include "extract/language/matrix.h"
#include "extract/language/ud.h"

/// What every step backwards needs.
typedef struct back {
  const WgNetwork *net;
  const WgLayout *lay;
  const float *w;      // weights
  const float *turned; // the same, turned about
  WgScratch *scratch;
  const WgState *st;
  const WgGold *gold;
  float weight, weight_names;
  float *grad;
} Back;

void wg_turn_weights(const WgLayout *lay, const float *weights, float *turned)
{
  for (guint i = 0; i < lay->n; i++) {
    WgMatrix m = lay->all[i];
    for (guint32 r = 0; r < m.rows; r++)
      for (guint32 c = 0; c < m.columns; c++)
        turned[m.at + (gsize)c * m.rows + r] = weights[m.at + (gsize)r * m.columns + c];
  }
}

static float *zeros(Back *b, gsize n)
{
  float *out = wg_scratch_take(b->scratch, n);
  memset(out, 0, n * sizeof *out);
  return out;
}

/// Backwards through c = a · w + bias; da (rows w.rows apart) is added to, or NULL.
static void linear_back(Back *b, guint m, const float *a, WgMatrix w, const WgMatrix *bias,
                        const float *dc, float *da)
{
  wg_multiply(w.rows, m, w.columns, (WgView){a, 1, w.rows}, dc, w.columns, b->grad + w.at,
              w.columns);
  if (bias) wg_sum_rows(m, w.columns, dc, b->grad + bias->at);
  if (da)
    wg_multiply(m, w.columns, w.rows, (WgView){dc, w.columns, 1}, b->turned + w.at, w.rows,
                da, w.rows);
}

/// d = softmax(score[n]) - [gold], times weight; returns -ln p(gold).
static double softmax_back(const float *score, guint n, guint gold, float weight, float *d)
{
  float top = score[0], sum = 0.0f;
  for (guint i = 1; i < n; i++) top = MAX(top, score[i]);
  for (guint i = 0; i < n; i++) {
    d[i] = wg_exp(score[i] - top);
    sum += d[i];
  }
  double p = (double)(d[gold] / sum);
  float r = weight / sum;
  for (guint i = 0; i < n; i++) d[i] *= r;
  d[gold] -= weight;
  return -wg_log(MAX(p, 1e-30));
}

static double tags_back(Back *b, guint s, float *dh)
{
  const WgLayout *l = b->lay;
  guint from = b->st->first[s], n = b->st->first[s + 1] - from, width = l->shape.width;
  guint wide = l->upos.columns;
  float *d = zeros(b, (gsize)n * wide), *score = wg_scratch_take(b->scratch, l->shape.tags);
  float *dtag = wg_scratch_take(b->scratch, l->shape.tags);
  double loss = 0;
  for (guint i = 0; i < n; i++) {
    guint word = from + i, u = b->gold->upos[word];
    loss += softmax_back(b->st->upos + (gsize)word * wide, WG_UPOS_COUNT, u, b->weight,
                         d + (gsize)i * wide);
    guint first = b->gold->tag_first[u], count = b->gold->tag_first[u + 1] - first;
    wg_network_tags(b->net, b->scratch, b->st, word, first, count, score);
    loss += softmax_back(score, count, b->gold->tag[word] - first, b->weight, dtag);
    const float *h = b->st->h + (gsize)word * width;
    wg_multiply(width, 1, count, (WgView){h, 1, width}, dtag, count,
                b->grad + l->tag.at + first, l->tag.columns);
    wg_add(count, b->grad + l->tag_bias.at + first, dtag);
    wg_multiply(1, count, width, (WgView){dtag, count, 1},
                b->turned + l->tag.at + (gsize)first * width, width,
                dh + (gsize)word * width, width);
  }
  linear_back(b, n, b->st->h + (gsize)from * width, l->upos, &l->upos_bias, d,
              dh + (gsize)from * width);
  return loss;
}

/// Arcs of sentence s; fills ddep, dhead (over all words) from its scores.
static double arcs_back(Back *b, guint s, float *ddep, float *dhead)
{
  const WgLayout *l = b->lay;
  guint from = b->st->first[s], n = b->st->first[s + 1] - from, arc = l->shape.arc, stride;
  float *heads;
  float *score = wg_network_arcs(b->net, b->scratch, b->st, s, &stride, &heads);
  float *d = zeros(b, (gsize)n * stride), *ddist = zeros(b, (gsize)n * WG_DISTANCES);
  float *dquery = zeros(b, (gsize)n * arc), *dheads = zeros(b, (gsize)(n + 1) * arc);
  double loss = 0;
  for (guint i = 0; i < n; i++) {
    gint32 h = b->gold->head[from + i];
    float *di = d + (gsize)i * stride;
    loss += softmax_back(score + (gsize)i * stride, n + 1, h < 0 ? n : (guint)h, b->weight, di);
    for (guint j = 0; j < n; j++)
      ddist[(gsize)i * WG_DISTANCES + wg_distance((gint)j - (gint)i)] += di[j];
  }
  wg_multiply(n, n + 1, arc, (WgView){d, stride, 1}, heads, arc, dquery, arc);
  wg_multiply(n + 1, n, arc, (WgView){d, 1, stride}, b->st->query + (gsize)from * arc, arc,
              dheads, arc);
  wg_add((gsize)n * arc, dhead + (gsize)from * arc, dheads);
  wg_add(arc, b->grad + l->root.at, dheads + (gsize)n * arc);
  const float *dep = b->st->dep + (gsize)from * arc;
  linear_back(b, n, dep, l->arc, &l->arc_bias, dquery, ddep + (gsize)from * arc);
  linear_back(b, n, dep, l->distance, NULL, ddist, ddep + (gsize)from * arc);
  return loss;
}

static double relations_back(Back *b, guint s, float *drel_dep, float *drel_head)
{
  const WgLayout *l = b->lay;
  guint from = b->st->first[s], n = b->st->first[s + 1] - from, width = l->shape.label;
  const gint32 *head = b->gold->head + from;
  float *hidden, *d = zeros(b, (gsize)n * l->rel.columns), *dz = zeros(b, (gsize)n * width);
  float *score = wg_network_relations(b->net, b->scratch, b->st, from, n, head, &hidden);
  double loss = 0;
  for (guint i = 0; i < n; i++)
    loss += softmax_back(score + (gsize)i * l->rel.columns, WG_DEP_COUNT, b->gold->rel[from + i],
                         b->weight, d + (gsize)i * l->rel.columns);
  linear_back(b, n, hidden, l->rel, &l->rel_bias, d, dz);
  wg_relu_back((gsize)n * width, hidden, dz);
  wg_add((gsize)n * width, drel_dep + (gsize)from * width, dz);
  for (guint i = 0; i < n; i++) {
    const float *di = dz + (gsize)i * width;
    guint class = head[i] < 0 ? 0 : wg_distance(head[i] - (gint)i);
    if (head[i] < 0) {
      wg_add(width, b->grad + l->rel_root.at, di);
    } else {
      wg_add(width, drel_head + (gsize)(from + (guint)head[i]) * width, di);
      wg_add(width, b->grad + l->rel_distance.at + (gsize)class * width, di);
    }
  }
  return loss;
}

/// Shares of the labels at each word and of label pairs (forward-backward), scaled word
/// by word so that nothing runs out of range. Returns -ln p(gold).
static double chain_back(Back *b, guint s, float *dname)
{
  enum { L = WG_NAME_LABELS };
  const WgLayout *l = b->lay;
  guint from = b->st->first[s], n = b->st->first[s + 1] - from, wide = l->name.columns;
  const float *chain = b->w + l->chain.at, *score = b->st->name + (gsize)from * wide;
  const guint8 *gold = b->gold->name + from;
  float e[L][L], emit[L], next[L];
  float *alpha = zeros(b, (gsize)n * L), *beta = zeros(b, (gsize)n * L);
  float *weight = wg_scratch_take(b->scratch, (gsize)n * L);
  double loss = 0;
  for (guint x = 0; x < L; x++)
    for (guint y = 0; y < L; y++)
      e[x][y] = wg_name_follows((gint)x, (gint)y) ? wg_exp(chain[x * wide + y]) : 0.0f;
  for (guint i = 0; i < n; i++) {
    const float *at = score + (gsize)i * wide;
    float top = at[0], sum = 0.0f;
    for (guint y = 1; y < L; y++) top = MAX(top, at[y]);
    for (guint y = 0; y < L; y++) {
      emit[y] = wg_exp(at[y] - top);
      weight[(gsize)i * L + y] = emit[y];
      float in = 0.0f;
      if (i == 0) {
        in = wg_name_follows(-1, (gint)y) ? 1.0f : 0.0f;
      } else {
        for (guint x = 0; x < L; x++) in += alpha[(gsize)(i - 1) * L + x] * e[x][y];
      }
      if (i + 1 == n && !wg_name_follows((gint)y, -1)) in = 0.0f;
      next[y] = in * emit[y];
      sum += next[y];
    }
    for (guint y = 0; y < L; y++) alpha[(gsize)i * L + y] = next[y] / sum;
    loss += wg_log((double)sum) + (double)top - (double)at[gold[i]];
    if (i) loss -= (double)chain[gold[i - 1] * wide + gold[i]];
  }
  for (guint y = 0; y < L; y++)
    beta[(gsize)(n - 1) * L + y] = wg_name_follows((gint)y, -1) ? 1.0f : 0.0f;
  for (guint i = n - 1; i-- > 0;) {
    float sum = 0.0f;
    for (guint x = 0; x < L; x++) {
      float out = 0.0f;
      for (guint y = 0; y < L; y++)
        out += e[x][y] * weight[(gsize)(i + 1) * L + y] * beta[(gsize)(i + 1) * L + y];
      beta[(gsize)i * L + x] = out;
      sum += out;
    }
    for (guint x = 0; x < L; x++) beta[(gsize)i * L + x] /= sum;
  }
  for (guint i = 0; i < n; i++) {
    float sum = 0.0f, *d = dname + (gsize)i * wide;
    for (guint y = 0; y < L; y++) {
      next[y] = alpha[(gsize)i * L + y] * beta[(gsize)i * L + y];
      sum += next[y];
    }
    for (guint y = 0; y < L; y++) d[y] = b->weight_names * next[y] / sum;
    d[gold[i]] -= b->weight_names;
    if (i + 1 == n) continue;
    float pair[L][L], all = 0.0f;
    for (guint x = 0; x < L; x++)
      for (guint y = 0; y < L; y++) {
        pair[x][y] = alpha[(gsize)i * L + x] * e[x][y] * weight[(gsize)(i + 1) * L + y] *
                     beta[(gsize)(i + 1) * L + y];
        all += pair[x][y];
      }
    float *dc = b->grad + l->chain.at;
    for (guint x = 0; x < L; x++)
      for (guint y = 0; y < L; y++) dc[x * wide + y] += b->weight_names * pair[x][y] / all;
    dc[gold[i] * wide + gold[i + 1]] -= b->weight_names;
  }
  return loss;
}

static double names_back(Back *b, guint s, float *dh)
{
  const WgLayout *l = b->lay;
  guint from = b->st->first[s], n = b->st->first[s + 1] - from, width = l->shape.name;
  float *dname = zeros(b, (gsize)n * l->name.columns);
  float *din = zeros(b, (gsize)n * width);
  double loss = chain_back(b, s, dname);
  const float *in = b->st->name_in + (gsize)from * width;
  linear_back(b, n, in, l->name, &l->name_bias, dname, din);
  wg_relu_back((gsize)n * width, in, din);
  wg_sum_rows(n, width, din, b->grad + l->guideline.at + (gsize)b->st->guideline[s] * width);
  linear_back(b, n, b->st->h + (gsize)from * l->shape.width, l->name_in, &l->name_in_bias, din,
              dh + (gsize)from * l->shape.width);
  return loss;
}

static void heads_back(Back *b, float *dh, WgLosses *losses)
{
  const WgLayout *l = b->lay;
  guint words = b->st->words;
  gsize arcs = (gsize)words * l->shape.arc, labels = (gsize)words * l->shape.label;
  float *ddep = zeros(b, arcs), *dhead = zeros(b, arcs);
  float *drel_dep = zeros(b, labels), *drel_head = zeros(b, labels);
  for (guint s = 0; s < b->st->sentences; s++) {
    if (b->gold->has_names[s]) losses->names += names_back(b, s, dh);
    if (!b->gold->has_parse[s]) continue;
    losses->parse += tags_back(b, s, dh);
    losses->parse += arcs_back(b, s, ddep, dhead);
    losses->parse += relations_back(b, s, drel_dep, drel_head);
  }
  wg_scale(arcs, ddep, b->st->mask_dep);
  wg_scale(arcs, dhead, b->st->mask_head);
  wg_relu_back(arcs, b->st->dep, ddep);
  wg_relu_back(arcs, b->st->head, dhead);
  linear_back(b, words, b->st->h, l->dep, &l->dep_bias, ddep, dh);
  linear_back(b, words, b->st->h, l->head, &l->head_bias, dhead, dh);
  linear_back(b, words, b->st->h, l->rel_dep, &l->rel_dep_bias, drel_dep, dh);
  linear_back(b, words, b->st->h, l->rel_head, NULL, drel_head, dh);
}

/// The recurrence of one word and direction, backwards: dstate holds what later words
/// ask of this state and gets what this one asks of the word before.
WG_VECTOR static void step_back(guint h, const float *restrict g, const float *restrict before,
                                const float *restrict state, const float *restrict dout,
                                float *restrict dstate, float *restrict dg)
{
  const float *f = g, *c = g + h, *o = g + 2 * h;
  for (guint j = 0; j < h; j++) {
    float ds = dstate[j] + dout[j] * o[j];
    dg[2 * h + j] = dout[j] * state[j] * o[j] * (1.0f - o[j]);
    dg[j] = ds * (before[j] - c[j]) * f[j] * (1.0f - f[j]);
    dg[h + j] = ds * (1.0f - f[j]);
    dstate[j] = ds * f[j];
  }
}

static void scan_back(Back *b, const WgLayer *w, const WgLayerState *l, const float *dy,
                      float *dx)
{
  static const float NOTHING[1024] = {0};
  const WgState *st = b->st;
  guint h = b->lay->shape.hidden, width = b->lay->shape.width;
  float *dout = zeros(b, (gsize)st->words * 2 * h), *dg = zeros(b, (gsize)st->words * 6 * h);
  float *du = zeros(b, (gsize)st->words * width), *ds = wg_scratch_take(b->scratch, h);
  linear_back(b, st->words, l->out, w->out, &w->out_bias, dy, dout);
  for (guint s = 0; s < st->sentences; s++) {
    guint begin = st->first[s], end = st->first[s + 1];
    memset(ds, 0, h * sizeof *ds);
    for (guint i = end; i-- > begin;)
      step_back(h, l->gates + (gsize)i * 6 * h,
                i > begin ? l->state + (gsize)(i - 1) * 2 * h : NOTHING,
                l->state + (gsize)i * 2 * h, dout + (gsize)i * 2 * h, ds,
                dg + (gsize)i * 6 * h);
    memset(ds, 0, h * sizeof *ds);
    for (guint i = begin; i < end; i++)
      step_back(h, l->gates + (gsize)i * 6 * h + 3 * h,
                i + 1 < end ? l->state + (gsize)(i + 1) * 2 * h + h : NOTHING,
                l->state + (gsize)i * 2 * h + h, dout + (gsize)i * 2 * h + h, ds,
                dg + (gsize)i * 6 * h + 3 * h);
  }
  linear_back(b, st->words, l->in, w->in, &w->in_bias, dg, du);
  wg_norm_back(st->words, width, du, l->hat, l->scale, b->w + w->norm_gain.at, dx,
               b->grad + w->norm_gain.at, b->grad + w->norm_bias.at);
}

static void window_back(Back *b, const WgLayer *w, const WgLayerState *l, const float *dy,
                        float *dx)
{
  const WgState *st = b->st;
  guint width = b->lay->shape.width;
  float *din = zeros(b, (gsize)st->words * 3 * width);
  float *du = zeros(b, (gsize)st->words * width);
  linear_back(b, st->words, l->in, w->in, &w->in_bias, dy, din);
  for (guint s = 0; s < st->sentences; s++)
    for (guint i = st->first[s]; i < st->first[s + 1]; i++) {
      float *to = du + (gsize)i * width;
      const float *d = din + (gsize)i * 3 * width;
      wg_add(width, to, d + width);
      if (i > st->first[s]) wg_add(width, to - width, d);
      if (i + 1 < st->first[s + 1]) wg_add(width, to + width, d + 2 * width);
    }
  for (guint i = 0; i < st->words; i++)
    wg_relu_back(width, l->in + (gsize)i * 3 * width + width, du + (gsize)i * width);
  wg_norm_back(st->words, width, du, l->hat, l->scale, b->w + w->norm_gain.at, dx,
               b->grad + w->norm_gain.at, b->grad + w->norm_bias.at);
}

void wg_learn(const WgNetwork *net, const float *turned, WgScratch *scratch,
              const WgState *st, const WgGold *gold, float weight, float *gradient,
              float **dx, WgLosses *losses)
{
  const WgLayout *l = net->layout;
  gsize size = (gsize)st->words * l->shape.width;
  Back b = {net, l, net->weights, turned, scratch, st, gold, weight, weight * gold->name_weight, gradient};
  float *dh = zeros(&b, size), *d = zeros(&b, size), *dy = wg_scratch_take(scratch, size);
  heads_back(&b, dh, losses);
  wg_scale(size, dh, st->mask_h);
  wg_norm_back(st->words, l->shape.width, dh, st->hat, st->scale, b.w + l->gain.at, d,
               b.grad + l->gain.at, b.grad + l->bias.at);
  for (guint p = l->shape.pairs; p-- > 0;) {
    memcpy(dy, d, size * sizeof *dy);
    wg_scale(size, dy, st->scan[p].mask);
    scan_back(&b, &l->scan[p], &st->scan[p], dy, d);
    memcpy(dy, d, size * sizeof *dy);
    wg_scale(size, dy, st->window[p].mask);
    window_back(&b, &l->window[p], &st->window[p], dy, d);
  }
  wg_scale(size, d, st->mask_x);
  linear_back(&b, st->words, st->vector, l->project, &l->project_bias, d, NULL);
  *dx = d;
}
