// SPDX-License-Identifier: Apache-2.0
#include "extract/language/network.h"

#include "extract/language/matrix.h"
#include "extract/language/ud.h"

#define NONE -1e30f

static WgMatrix cut(WgLayout *l, guint32 rows, guint32 columns)
{
  WgMatrix m = {rows, columns, l->dense, l->n, FALSE};
  l->dense += (gsize)rows * columns;
  g_assert(l->n < G_N_ELEMENTS(l->all));
  l->all[l->n++] = m;
  return m;
}

static WgMatrix cut_product(WgLayout *l, guint32 rows, guint32 columns)
{
  WgMatrix m = cut(l, rows, columns);
  m.product = TRUE;
  return l->all[m.index] = m;
}

static void cut_layers(WgLayout *l, const WgShape *s)
{
  for (guint p = 0; p < s->pairs; p++) {
    WgLayer *w = &l->window[p], *r = &l->scan[p];
    w->norm_gain = cut(l, 1, s->width);
    w->norm_bias = cut(l, 1, s->width);
    w->in = cut_product(l, 3 * s->width, s->width);
    w->in_bias = cut(l, 1, s->width);
    r->norm_gain = cut(l, 1, s->width);
    r->norm_bias = cut(l, 1, s->width);
    r->in = cut_product(l, s->width, 6 * s->hidden);
    r->in_bias = cut(l, 1, 6 * s->hidden);
    r->out = cut_product(l, 2 * s->hidden, s->width);
    r->out_bias = cut(l, 1, s->width);
  }
}

static void cut_heads(WgLayout *l, const WgShape *s)
{
  guint32 rels = wg_padded((guint32)WG_DEP_COUNT), names = wg_padded(WG_NAME_LABELS);
  l->upos = cut_product(l, s->width, wg_padded((guint32)WG_UPOS_COUNT));
  l->upos_bias = cut(l, 1, l->upos.columns);
  l->tag = cut_product(l, s->width, wg_padded(s->tags));
  l->tag_bias = cut(l, 1, l->tag.columns);
  l->dep = cut_product(l, s->width, s->arc);
  l->dep_bias = cut(l, 1, s->arc);
  l->head = cut_product(l, s->width, s->arc);
  l->head_bias = cut(l, 1, s->arc);
  l->root = cut(l, 1, s->arc);
  l->arc = cut_product(l, s->arc, s->arc);
  l->arc_bias = cut(l, 1, s->arc);
  l->distance = cut_product(l, s->arc, WG_DISTANCES);
  l->rel_dep = cut_product(l, s->width, s->label);
  l->rel_dep_bias = cut(l, 1, s->label);
  l->rel_head = cut_product(l, s->width, s->label);
  l->rel_root = cut(l, 1, s->label);
  l->rel_distance = cut(l, WG_DISTANCES, s->label);
  l->rel = cut_product(l, s->label, rels);
  l->rel_bias = cut(l, 1, rels);
  l->name_in = cut_product(l, s->width, s->name);
  l->name_in_bias = cut(l, 1, s->name);
  l->guideline = cut(l, WG_GUIDELINES, s->name);
  l->name = cut_product(l, s->name, names);
  l->name_bias = cut(l, 1, names);
  l->chain = cut(l, names, names);
}

void wg_layout_init(WgLayout *l, const WgShape *s)
{
  memset(l, 0, sizeof *l);
  l->shape = *s;
  l->project = cut_product(l, WG_VECTOR_WIDTH, s->width);
  l->project_bias = cut(l, 1, s->width);
  cut_layers(l, s);
  l->gain = cut(l, 1, s->width);
  l->bias = cut(l, 1, s->width);
  cut_heads(l, s);
  l->tables = (gsize)WG_TABLE_ROWS * s->width;
}

/// C = bias + A · W, in bytes where the network has them.
static void linear(const WgNetwork *net, WgScratch *scratch, guint m, const float *a,
                   WgMatrix w, const WgMatrix *bias, float *c)
{
  const float *first = bias ? net->weights + bias->at : NULL;
  if (net->packed) {
    guint8 *bytes = (guint8 *)wg_scratch_take(scratch, (gsize)m * w.rows / 4 + 1);
    float *scale = wg_scratch_take(scratch, m);
    gint32 *sums = (gint32 *)(void *)wg_scratch_take(scratch, (gsize)m * w.columns);
    wg_round_rows(m, w.rows, a, bytes, scale);
    wg_packed_multiply(&net->packed[w.index], m, bytes, scale, FALSE, first, sums, c);
    return;
  }
  if (first)
    wg_fill_rows(m, w.columns, first, c);
  else
    memset(c, 0, (gsize)m * w.columns * sizeof(float));
  wg_multiply(m, w.rows, w.columns, (WgView){a, w.rows, 1}, net->weights + w.at, w.columns, c,
              w.columns);
}

static float *dropout(WgScratch *scratch, WgRandom *random, float drop, gsize n, float *x)
{
  float *mask = wg_scratch_take(scratch, n);
  float keep = 1.0f / (1.0f - drop);
  guint32 limit = (guint32)(drop * 65536.0f);
  for (gsize i = 0; i < n; i += 4) {
    uint64_t r = wg_random_next(random);
    for (gsize j = i; j < n && j < i + 4; j++, r >>= 16)
      mask[j] = (r & 0xFFFF) < limit ? 0.0f : keep;
  }
  wg_scale(n, x, mask);
  return mask;
}

/// The words' vectors as floats, for learning.
static void project_floats(const WgNetwork *net, WgScratch *scratch, WgState *st)
{
  st->vector = wg_scratch_take(scratch, (gsize)st->words * WG_VECTOR_WIDTH);
  for (guint i = 0; i < st->words; i++) {
    float *v = st->vector + (gsize)i * WG_VECTOR_WIDTH;
    guint32 row = st->features[i].vector;
    memset(v, 0, WG_VECTOR_WIDTH * sizeof *v);
    if (row == G_MAXUINT32) continue;
    const gint8 *from = net->vectors + (gsize)row * WG_VECTOR_WIDTH;
    for (guint j = 0; j < WG_VECTOR_WIDTH; j++)
      v[j] = (float)from[j] * net->vector_scale[row];
  }
  linear(net, scratch, st->words, st->vector, net->layout->project,
         &net->layout->project_bias, st->x);
}

/// The words' vectors as they are, bytes with a scale.
static void project_bytes(const WgNetwork *net, WgScratch *scratch, WgState *st)
{
  guint8 *bytes = (guint8 *)wg_scratch_take(scratch, (gsize)st->words * WG_VECTOR_WIDTH / 4 + 1);
  float *scale = wg_scratch_take(scratch, st->words);
  WgMatrix w = net->layout->project;
  gint32 *sums = (gint32 *)(void *)wg_scratch_take(scratch, (gsize)st->words * w.columns);
  for (guint i = 0; i < st->words; i++) {
    guint32 row = st->features[i].vector;
    guint8 *to = bytes + (gsize)i * WG_VECTOR_WIDTH;
    scale[i] = row == G_MAXUINT32 ? 0.0f : net->vector_scale[row];
    if (row == G_MAXUINT32) row = 0;
    const gint8 *from = net->vectors + (gsize)row * WG_VECTOR_WIDTH;
    for (guint j = 0; j < WG_VECTOR_WIDTH; j++) to[j] = (guint8)(from[j] + 128);
  }
  wg_packed_multiply(&net->packed[w.index], st->words, bytes, scale, FALSE,
                     net->weights + net->layout->project_bias.at, sums, st->x);
}

static void embed(const WgNetwork *net, WgScratch *scratch, WgState *st)
{
  guint width = net->layout->shape.width;
  st->x = wg_scratch_take(scratch, (gsize)st->words * width);
  if (net->packed)
    project_bytes(net, scratch, st);
  else
    project_floats(net, scratch, st);
  for (guint i = 0; i < st->words; i++)
    for (guint t = 0; t < WG_TABLES; t++)
      if (st->features[i].row[t] != G_MAXUINT32)
        wg_add(width, st->x + (gsize)i * width,
               net->tables + (gsize)st->features[i].row[t] * width);
}

static void take_layer(WgScratch *scratch, guint n, const WgShape *s, gboolean scan,
                       WgLayerState *l)
{
  l->hat = wg_scratch_take(scratch, (gsize)n * s->width);
  l->scale = wg_scratch_take(scratch, n);
  l->in = wg_scratch_take(scratch, (gsize)n * s->width * (scan ? 1 : 3));
  if (!scan) return;
  l->gates = wg_scratch_take(scratch, (gsize)n * 6 * s->hidden);
  l->state = wg_scratch_take(scratch, (gsize)n * 2 * s->hidden);
  l->out = wg_scratch_take(scratch, (gsize)n * 2 * s->hidden);
}

/// A word's row, `size` bytes, beside those of its neighbours, noughts beyond the
/// sentence.
static void gather_window(const WgState *st, gsize size, const char *u, char *in)
{
  for (guint s = 0; s < st->sentences; s++)
    for (guint i = st->first[s]; i < st->first[s + 1]; i++) {
      char *to = in + (gsize)i * 3 * size;
      const char *from = u + (gsize)i * size;
      memcpy(to + size, from, size);
      if (i > st->first[s])
        memcpy(to, from - size, size);
      else
        memset(to, 0, size);
      if (i + 1 < st->first[s + 1])
        memcpy(to + 2 * size, from + size, size);
      else
        memset(to + 2 * size, 0, size);
    }
}

/// The window's product in bytes: what goes in is never below 0 and shares one scale, so
/// that each word is rounded once.
static void multiply_window(const WgNetwork *net, WgScratch *scratch, const WgLayer *w,
                            const WgState *st, const float *u, float *y)
{
  guint width = net->layout->shape.width;
  gsize size = (gsize)st->words * width;
  guint8 *bytes = (guint8 *)wg_scratch_take(scratch, size / 4 + 1);
  guint8 *in = (guint8 *)wg_scratch_take(scratch, 3 * size / 4 + 1);
  float *scale = wg_scratch_take(scratch, st->words);
  gint32 *sums = (gint32 *)(void *)wg_scratch_take(scratch, size);
  float by = wg_round_positive(size, u, bytes);
  for (guint i = 0; i < st->words; i++) scale[i] = by;
  gather_window(st, width, (const char *)bytes, (char *)in);
  wg_packed_multiply(&net->packed[w->in.index], st->words, in, scale, TRUE,
                     net->weights + w->in_bias.at, sums, y);
}

static void run_window(const WgNetwork *net, WgScratch *scratch, const WgLayer *w,
                       const WgState *st, float *u, float *y, WgLayerState *l)
{
  guint width = net->layout->shape.width;
  wg_norm(st->words, width, st->x, net->weights + w->norm_gain.at,
          net->weights + w->norm_bias.at, l->hat, l->scale, u);
  wg_relu((gsize)st->words * width, u);
  if (net->packed) {
    multiply_window(net, scratch, w, st, u, y);
    return;
  }
  gather_window(st, width * sizeof *u, (const char *)u, (char *)l->in);
  linear(net, scratch, st->words, l->in, w->in, &w->in_bias, y);
}

/// One step of the recurrence; g holds f, c, o of this word and direction.
WG_VECTOR static void scan_step(guint hidden, float *restrict g, const float *restrict before,
                                float *restrict state, float *restrict out)
{
  float *f = g, *c = g + hidden, *o = g + 2 * hidden;
  for (guint j = 0; j < hidden; j++) {
    f[j] = wg_sigmoid(f[j]);
    o[j] = wg_sigmoid(o[j]);
  }
  for (guint j = 0; j < hidden; j++) {
    state[j] = f[j] * before[j] + (1.0f - f[j]) * c[j];
    out[j] = o[j] * state[j];
  }
}

static void run_scan(const WgNetwork *net, WgScratch *scratch, const WgLayer *w, const WgState *st, float *y,
                     WgLayerState *l)
{
  static const float NOTHING[1024] = {0};
  guint width = net->layout->shape.width, h = net->layout->shape.hidden;
  wg_norm(st->words, width, st->x, net->weights + w->norm_gain.at,
          net->weights + w->norm_bias.at, l->hat, l->scale, l->in);
  linear(net, scratch, st->words, l->in, w->in, &w->in_bias, l->gates);
  for (guint s = 0; s < st->sentences; s++) {
    const float *before = NOTHING;
    for (guint i = st->first[s]; i < st->first[s + 1]; i++) {
      float *state = l->state + (gsize)i * 2 * h;
      scan_step(h, l->gates + (gsize)i * 6 * h, before, state, l->out + (gsize)i * 2 * h);
      before = state;
    }
    before = NOTHING;
    for (guint i = st->first[s + 1]; i-- > st->first[s];) {
      float *state = l->state + (gsize)i * 2 * h + h;
      scan_step(h, l->gates + (gsize)i * 6 * h + 3 * h, before, state,
                l->out + (gsize)i * 2 * h + h);
      before = state;
    }
  }
  linear(net, scratch, st->words, l->out, w->out, &w->out_bias, y);
}

static void encode(const WgNetwork *net, WgScratch *scratch, WgRandom *random, float drop,
                   WgState *st)
{
  const WgLayout *lay = net->layout;
  guint width = lay->shape.width;
  gsize size = (gsize)st->words * width;
  float *u = wg_scratch_take(scratch, size), *y = wg_scratch_take(scratch, size);
  for (guint p = 0; p < lay->shape.pairs; p++) {
    if (random || p == 0) {
      take_layer(scratch, st->words, &lay->shape, FALSE, &st->window[p]);
      take_layer(scratch, st->words, &lay->shape, TRUE, &st->scan[p]);
    } else {
      st->window[p] = st->window[0];
      st->scan[p] = st->scan[0];
    }
    run_window(net, scratch, &lay->window[p], st, u, y, &st->window[p]);
    if (random) st->window[p].mask = dropout(scratch, random, drop, size, y);
    wg_add(size, st->x, y);
    run_scan(net, scratch, &lay->scan[p], st, y, &st->scan[p]);
    if (random) st->scan[p].mask = dropout(scratch, random, drop, size, y);
    wg_add(size, st->x, y);
  }
  st->hat = wg_scratch_take(scratch, size);
  st->scale = wg_scratch_take(scratch, st->words);
  st->h = wg_scratch_take(scratch, size);
  wg_norm(st->words, width, st->x, net->weights + lay->gain.at,
          net->weights + lay->bias.at, st->hat, st->scale, st->h);
}

static float *head_of(const WgNetwork *net, WgScratch *scratch, guint m, const float *a,
                      WgMatrix w, const WgMatrix *bias)
{
  float *c = wg_scratch_take(scratch, (gsize)m * w.columns);
  linear(net, scratch, m, a, w, bias, c);
  return c;
}

static void run_heads(const WgNetwork *net, WgScratch *scratch, WgRandom *random,
                      float drop, WgState *st)
{
  const WgLayout *l = net->layout;
  gsize arcs = (gsize)st->words * l->shape.arc;
  st->upos = head_of(net, scratch, st->words, st->h, l->upos, &l->upos_bias);
  st->dep = head_of(net, scratch, st->words, st->h, l->dep, &l->dep_bias);
  st->head = head_of(net, scratch, st->words, st->h, l->head, &l->head_bias);
  wg_relu(arcs, st->dep);
  wg_relu(arcs, st->head);
  st->mask_dep = random ? dropout(scratch, random, drop, arcs, st->dep) : NULL;
  st->mask_head = random ? dropout(scratch, random, drop, arcs, st->head) : NULL;
  st->query = head_of(net, scratch, st->words, st->dep, l->arc, &l->arc_bias);
  st->distance = head_of(net, scratch, st->words, st->dep, l->distance, NULL);
  st->rel_dep = head_of(net, scratch, st->words, st->h, l->rel_dep, &l->rel_dep_bias);
  st->rel_head = head_of(net, scratch, st->words, st->h, l->rel_head, NULL);
  st->name_in = head_of(net, scratch, st->words, st->h, l->name_in, &l->name_in_bias);
  for (guint s = 0; s < st->sentences; s++)
    for (guint i = st->first[s]; i < st->first[s + 1]; i++)
      wg_add(l->shape.name, st->name_in + (gsize)i * l->shape.name,
             net->weights + l->guideline.at + (gsize)st->guideline[s] * l->shape.name);
  wg_relu((gsize)st->words * l->shape.name, st->name_in);
  st->name = head_of(net, scratch, st->words, st->name_in, l->name, &l->name_bias);
}

void wg_network_run(const WgNetwork *net, WgScratch *scratch, WgRandom *random,
                    float drop, WgState *st)
{
  gsize size = (gsize)st->words * net->layout->shape.width;
  embed(net, scratch, st);
  st->mask_x = random ? dropout(scratch, random, drop, size, st->x) : NULL;
  encode(net, scratch, random, drop, st);
  st->mask_h = random ? dropout(scratch, random, drop, size, st->h) : NULL;
  run_heads(net, scratch, random, drop, st);
}

void wg_network_tags(const WgNetwork *net, WgScratch *scratch, const WgState *st, guint word,
                     guint first, guint n, float *out)
{
  const WgLayout *l = net->layout;
  guint width = l->shape.width;
  const float *h = st->h + (gsize)word * width, *bias = net->weights + l->tag_bias.at + first;
  if (net->packed) {
    WgPacked part = wg_packed_columns(&net->packed[l->tag.index], first, n);
    guint8 *bytes = (guint8 *)wg_scratch_take(scratch, width / 4 + 1);
    gint32 *sums = (gint32 *)(void *)wg_scratch_take(scratch, n);
    float scale;
    wg_round_rows(1, width, h, bytes, &scale);
    wg_packed_multiply(&part, 1, bytes, &scale, FALSE, bias, sums, out);
    return;
  }
  memcpy(out, bias, n * sizeof(float));
  wg_multiply(1, width, n, (WgView){h, width, 1}, net->weights + l->tag.at + first,
              l->tag.columns, out, n);
}

guint wg_distance(gint offset)
{
  guint far = (guint)ABS(offset);
  guint class = far <= 1 ? 0 : far == 2 ? 1 : far == 3 ? 2 : far == 4 ? 3
                : far <= 6 ? 4 : far <= 10 ? 5 : far <= 18 ? 6 : 7;
  return offset > 0 ? class + 8 : class;
}

float *wg_network_arcs(const WgNetwork *net, WgScratch *scratch, const WgState *st,
                       guint s, guint *stride, float **heads)
{
  const WgLayout *l = net->layout;
  guint arc = l->shape.arc, from = st->first[s], n = st->first[s + 1] - from;
  guint wide = wg_padded(n + 1);
  float *turned = wg_scratch_take(scratch, (gsize)arc * wide);
  const float *root = net->weights + l->root.at;
  memset(turned, 0, (gsize)arc * wide * sizeof(float));
  for (guint a = 0; a < arc; a++) {
    for (guint i = 0; i < n; i++)
      turned[(gsize)a * wide + i] = st->head[(gsize)(from + i) * arc + a];
    turned[(gsize)a * wide + n] = root[a];
  }
  float *out = wg_scratch_take(scratch, (gsize)n * wide);
  memset(out, 0, (gsize)n * wide * sizeof(float));
  wg_multiply(n, arc, wide, (WgView){st->query + (gsize)from * arc, arc, 1}, turned, wide,
              out, wide);
  for (guint i = 0; i < n; i++) {
    const float *by = st->distance + (gsize)(from + i) * WG_DISTANCES;
    for (guint j = 0; j < n; j++)
      out[(gsize)i * wide + j] += by[wg_distance((gint)j - (gint)i)];
    out[(gsize)i * wide + i] = NONE;
  }
  if (heads) {
    *heads = wg_scratch_take(scratch, (gsize)(n + 1) * arc);
    memcpy(*heads, st->head + (gsize)from * arc, (gsize)n * arc * sizeof(float));
    memcpy(*heads + (gsize)n * arc, root, arc * sizeof(float));
  }
  *stride = wide;
  return out;
}

float *wg_network_relations(const WgNetwork *net, WgScratch *scratch, const WgState *st,
                            guint from, guint n, const gint32 *head, float **hidden)
{
  const WgLayout *l = net->layout;
  guint wide = l->shape.label;
  float *z = wg_scratch_take(scratch, (gsize)n * wide);
  memcpy(z, st->rel_dep + (gsize)from * wide, (gsize)n * wide * sizeof *z);
  for (guint i = 0; i < n; i++) {
    float *to = z + (gsize)i * wide;
    if (head[i] < 0) {
      wg_add(wide, to, net->weights + l->rel_root.at);
      continue;
    }
    guint class = wg_distance(head[i] - (gint)i);
    wg_add(wide, to, st->rel_head + (gsize)(from + (guint)head[i]) * wide);
    wg_add(wide, to, net->weights + l->rel_distance.at + (gsize)class * wide);
  }
  wg_relu((gsize)n * wide, z);
  *hidden = z;
  return head_of(net, scratch, n, z, l->rel, &l->rel_bias);
}
