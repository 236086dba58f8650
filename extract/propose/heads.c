// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/heads.h"

#include "extract/language/matrix.h"
#include "extract/language/numbers.h"

#define HIDDEN WG_HEADS_HIDDEN
#define SIDE WG_HEADS_SIDE
#define ACT_SIDE WG_HEADS_ACT_SIDE
#define BIASES WG_HEADS_BIASES
#define TOLD WG_HEADS_TOLD
#define KINDS 16u // WG_TYPE_COUNT, padded
#define NAMES 16u // in none, begins one, goes on; padded

/// A product and what is added.
typedef struct linear {
  const WgPacked *w;
  const float *bias;
} Linear;

struct wg_heads {
  guint width, n_classes, stride, class_width;
  const char *const *classes;
  Linear trigger_in, trigger_out, act, word, told_in, told_out, refer, referent, kind_in,
      kind_out, name_in, name_out;
  const WgPacked *arc;          // [ACT_SIDE][WG_ARC_COUNT · SIDE]
  const float *class_rows;      // [n_classes][class_width]
  const float *distance, *steps, *kinds; // [.][BIASES]
  const float *steps_of_class;  // [n_classes][WG_STEPS_VALUES][2]
  const float *refer_distance;  // [WG_DISTANCE_VALUES]
  float refer_scale;
  struct {
    GPtrArray *classes; // char *, NULL behind the last
    float *rows, *steps, *bias;
    WgPacked trigger;
  } own; // what relations made longer
};

// ------------------------------------------------------------------ loading

static gboolean linear_of(const WgTensors *t, const char *name, guint k, guint n, Linear *out,
                          GError **error)
{
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  out->w = wg_tensors_product(t, name, k, n, error);
  out->bias = out->w ? wg_tensors_floats(t, bias, 1, n, error) : NULL;
  return out->bias != NULL;
}

static gboolean load_products(WgHeads *h, const WgTensors *t, GError **error)
{
  guint act = h->width + h->class_width;
  return linear_of(t, "head.trigger.in", h->width, HIDDEN, &h->trigger_in, error) &&
         linear_of(t, "head.trigger.out", HIDDEN, h->stride, &h->trigger_out, error) &&
         linear_of(t, "head.act", act, HIDDEN, &h->act, error) &&
         linear_of(t, "head.word", h->width, HIDDEN, &h->word, error) &&
         linear_of(t, "head.told.in", act, HIDDEN, &h->told_in, error) &&
         linear_of(t, "head.told.out", HIDDEN, TOLD, &h->told_out, error) &&
         linear_of(t, "head.kind.in", h->width, HIDDEN, &h->kind_in, error) &&
         linear_of(t, "head.kind.out", HIDDEN, KINDS, &h->kind_out, error) &&
         linear_of(t, "head.name.in", h->width, HIDDEN, &h->name_in, error) &&
         linear_of(t, "head.name.out", HIDDEN, NAMES, &h->name_out, error) &&
         linear_of(t, "head.refer", h->width, HIDDEN, &h->refer, error) &&
         linear_of(t, "head.referent", h->width, HIDDEN, &h->referent, error) &&
         (h->arc = wg_tensors_product(t, "head.arc", ACT_SIDE, WG_ARC_COUNT * SIDE, error));
}

static gboolean load_tables(WgHeads *h, const WgTensors *t, GError **error)
{
  return (h->distance = wg_tensors_floats(t, "head.distance", WG_DISTANCE_VALUES, BIASES, error)) &&
         (h->steps = wg_tensors_floats(t, "head.steps", WG_STEPS_VALUES, BIASES, error)) &&
         (h->kinds = wg_tensors_floats(t, "head.kinds", WG_KIND_COUNT, BIASES, error)) &&
         (h->steps_of_class = wg_tensors_floats(t, "head.steps.class", h->n_classes,
                                                WG_STEPS_VALUES * 2, error)) &&
         (h->refer_distance =
              wg_tensors_floats(t, "head.refer.distance", 1, WG_DISTANCE_VALUES, error));
}

WgHeads *wg_heads_new(const WgTensors *t, GError **error)
{
  g_autoptr(WgHeads) h = g_new0(WgHeads, 1);
  const WgPacked *word = wg_tensors_product(t, "head.word", 0, HIDDEN, error);
  const WgPacked *act = word ? wg_tensors_product(t, "head.act", 0, HIDDEN, error) : NULL;
  if (!act) return NULL;
  h->classes = wg_tensors_strings(t, "classes", &h->n_classes);
  h->width = word->k;
  h->class_width = act->k > word->k ? act->k - word->k : 0;
  h->stride = wg_padded(h->n_classes);
  h->refer_scale = 1.0f / 16.0f; // 1 / √HIDDEN
  h->class_rows = wg_tensors_floats(t, "head.class", h->n_classes, h->class_width, error);
  if (!h->class_rows || !load_products(h, t, error) || !load_tables(h, t, error)) return NULL;
  return g_steal_pointer(&h);
}

static void own_clear(WgHeads *h)
{
  g_clear_pointer(&h->own.classes, g_ptr_array_unref);
  g_clear_pointer(&h->own.rows, g_free);
  g_clear_pointer(&h->own.steps, g_free);
  g_clear_pointer(&h->own.bias, g_free);
  wg_packed_clear(&h->own.trigger);
}

void wg_heads_free(WgHeads *heads)
{
  if (!heads) return;
  own_clear(heads);
  g_free(heads);
}

// ------------------------------------------------------------------ relations

/// The rows of `first` and behind them those of `second`.
static float *joined(const float *first, gsize n_first, const float *second, gsize n_second)
{
  float *out = g_new(float, n_first + n_second);
  memcpy(out, first, n_first * sizeof *out);
  memcpy(out + n_first, second, n_second * sizeof *out);
  return out;
}

/// The columns of the classes that it knows as they are, step by step, so that nothing known
/// is told otherwise; behind them those of the relation.
static void join_triggers(const WgHeads *h, const WgRelation *r, guint stride, WgPacked *w,
                          float *bias)
{
  const WgPacked *before = h->trigger_out.w;
  g_autofree gint8 *steps = g_new0(gint8, (gsize)HIDDEN * stride);
  g_autofree float *scale = g_new0(float, stride);
  for (guint c = 0; c < h->n_classes; c++) {
    scale[c] = before->scale[c];
    bias[c] = h->trigger_out.bias[c];
    for (guint i = 0; i < HIDDEN; i++) steps[i * stride + c] = wg_packed_step(before, i, c);
  }
  for (guint k = 0; k < r->n; k++) {
    guint c = h->n_classes + k;
    gint8 column[WG_HEADS_HIDDEN];
    wg_round_columns(HIDDEN, 1, r->trigger + (gsize)k * HIDDEN, column, &scale[c]);
    bias[c] = r->bias[k];
    for (guint i = 0; i < HIDDEN; i++) steps[i * stride + c] = column[i];
  }
  wg_packed_init(w, HIDDEN, stride, steps, scale);
}

static GPtrArray *join_classes(const WgHeads *h, const WgRelation *r)
{
  GPtrArray *out = g_ptr_array_new();
  for (guint i = 0; i < h->n_classes; i++) g_ptr_array_add(out, (gpointer)h->classes[i]);
  for (guint i = 0; i < r->n; i++) g_ptr_array_add(out, (gpointer)r->classes[i]);
  g_ptr_array_add(out, NULL);
  return out;
}

gboolean wg_heads_join(WgHeads *h, const WgRelation *r, GError **error)
{
  for (guint i = 0; i < h->n_classes; i++)
    for (guint k = 0; k < r->n; k++)
      if (g_str_equal(h->classes[i], r->classes[k])) {
        g_set_error(error, WG_TENSORS_ERROR, 0, "%s: teaches %s, which is known already",
                    wg_tensors_name(r->tensors), r->classes[k]);
        return FALSE;
      }
  guint n = h->n_classes + r->n, stride = wg_padded(n);
  WgPacked w;
  float *bias = g_new0(float, stride);
  join_triggers(h, r, stride, &w, bias);
  float *rows = joined(h->class_rows, (gsize)h->n_classes * h->class_width, r->rows,
                       (gsize)r->n * h->class_width);
  float *steps = joined(h->steps_of_class, (gsize)h->n_classes * WG_STEPS_VALUES * 2, r->steps,
                        (gsize)r->n * WG_STEPS_VALUES * 2);
  GPtrArray *classes = join_classes(h, r);
  own_clear(h);
  h->own.classes = classes;
  h->class_rows = h->own.rows = rows;
  h->steps_of_class = h->own.steps = steps;
  h->own.trigger = w;
  h->trigger_out = (Linear){&h->own.trigger, h->own.bias = bias};
  h->classes = (const char *const *)h->own.classes->pdata;
  h->n_classes = n;
  h->stride = stride;
  return TRUE;
}

guint wg_heads_class_width(const WgHeads *heads)
{
  return heads->class_width;
}

const char *const *wg_heads_classes(const WgHeads *heads, guint *n)
{
  *n = heads->n_classes;
  return heads->classes;
}

guint wg_heads_width(const WgHeads *heads)
{
  return heads->width;
}

guint wg_heads_stride(const WgHeads *heads)
{
  return heads->stride;
}

// ------------------------------------------------------------------ products

WG_VECTOR static void activate(gsize n, float *x)
{
  for (gsize i = 0; i < n; i++) x[i] *= wg_sigmoid(1.702f * x[i]);
}

/// x[m][k] · w + bias; a scratch for the bytes is taken from `scratch`.
static float *product(WgScratch *scratch, const WgPacked *w, const float *bias, guint m,
                      const float *x)
{
  float *out = wg_scratch_take(scratch, (gsize)m * w->n);
  guint8 *bytes = (guint8 *)wg_scratch_take(scratch, ((gsize)m * w->k + 3) / 4);
  float *scale = wg_scratch_take(scratch, m);
  gint32 *sums = (gint32 *)(void *)wg_scratch_take(scratch, (gsize)m * w->n);
  wg_round_rows(m, w->k, x, bytes, scale);
  wg_packed_multiply(w, m, bytes, scale, FALSE, bias, sums, out);
  return out;
}

static float *layer(WgScratch *scratch, const Linear *l, guint m, const float *x)
{
  float *out = product(scratch, l->w, l->bias, m, x);
  activate((gsize)m * l->w->n, out);
  return out;
}

/// rows[m][n] as [height][padded], the rest nought but for ones in row n where `with_one`.
static float *turned(WgScratch *scratch, guint m, guint n, guint padded, guint height,
                     gboolean with_one, const float *rows)
{
  float *out = wg_scratch_take(scratch, (gsize)height * padded);
  memset(out, 0, (gsize)height * padded * sizeof *out);
  for (guint i = 0; i < m; i++) {
    for (guint j = 0; j < n; j++) out[(gsize)j * padded + i] = rows[(gsize)i * n + j];
    if (with_one) out[(gsize)n * padded + i] = 1.0f;
  }
  return out;
}

// ------------------------------------------------------------------ a window

static float *words_of(const WgTransformer *transformer, WgScratch *scratch,
                       const WgWindow *window)
{
  guint width = wg_transformer_width(transformer);
  float *pieces = wg_scratch_take(scratch, (gsize)window->n_pieces * width);
  wg_transformer_run(transformer, scratch, window->n_pieces, window->pieces, window->features,
                     pieces);
  float *h = wg_scratch_take(scratch, (gsize)window->n * width + 1);
  for (guint32 i = 0; i < window->n; i++)
    memcpy(h + (gsize)i * width, pieces + (gsize)window->first[i] * width, width * sizeof *h);
  return h;
}

void wg_heads_look(const WgHeads *heads, const WgTransformer *transformer, WgScratch *scratch,
                   WgWindow *window, WgLook *out)
{
  guint n = window->n;
  *out = (WgLook){.window = window, .scratch = scratch, .padded = wg_padded(n)};
  out->h = words_of(transformer, scratch, window);
  out->inner = layer(scratch, &heads->trigger_in, n, out->h);
  out->triggers = product(scratch, heads->trigger_out.w, heads->trigger_out.bias, n, out->inner);
  for (gsize i = 0; i < (gsize)n * heads->stride; i++)
    out->triggers[i] = wg_sigmoid(out->triggers[i]);
  float *side = layer(scratch, &heads->word, n, out->h);
  out->sides = turned(scratch, n, HIDDEN, out->padded, SIDE, TRUE, side);
  float *referent = layer(scratch, &heads->referent, n, out->h);
  out->referents = turned(scratch, n, HIDDEN, out->padded, HIDDEN, FALSE, referent);
}

// ------------------------------------------------------------------ an act

static void softmax(guint n, const float *x, float *out)
{
  float top = x[0], sum = 0.0f;
  for (guint i = 1; i < n; i++) top = MAX(top, x[i]);
  for (guint i = 0; i < n; i++) sum += out[i] = wg_exp(x[i] - top);
  for (guint i = 0; i < n; i++) out[i] /= sum;
}

static void tell(const WgHeads *heads, WgScratch *scratch, const float *x, WgTold *told)
{
  float *inner = layer(scratch, &heads->told_in, 1, x);
  const float *scores = product(scratch, heads->told_out.w, heads->told_out.bias, 1, inner);
  float two[2];
  softmax(2, scores, two);
  told->negated = two[1];
  softmax(4, scores + 2, told->modality);
  softmax(2, scores + 6, two);
  told->ended = two[1];
}

void wg_heads_act(const WgHeads *heads, WgScratch *scratch, const WgArticle *a,
                  const WgLook *look, guint at, guint c, float *arcs, WgTold *told)
{
  const WgWindow *window = look->window;
  guint width = heads->width, n = window->n, padded = look->padded;
  float *x = wg_scratch_take(scratch, width + heads->class_width);
  memcpy(x, look->h + (gsize)at * width, width * sizeof *x);
  memcpy(x + width, heads->class_rows + (gsize)c * heads->class_width,
         heads->class_width * sizeof *x);
  tell(heads, scratch, x, told);
  float side[ACT_SIDE] = {0};
  memcpy(side, layer(scratch, &heads->act, 1, x), HIDDEN * sizeof *side);
  side[HIDDEN] = 1.0f;
  const float *queries = product(scratch, heads->arc, NULL, 1, side);
  float *scores = wg_scratch_take(scratch, (gsize)WG_ARC_COUNT * padded);
  memset(scores, 0, (gsize)WG_ARC_COUNT * padded * sizeof *scores);
  wg_multiply(WG_ARC_COUNT, SIDE, padded, (WgView){queries, SIDE, 1}, look->sides, padded, scores,
              padded);
  for (guint i = 0; i < n; i++) {
    guint steps = wg_window_steps(a, window->words[at], window->words[i]);
    const float *far = heads->distance + BIASES * wg_window_distance((gint32)i - (gint32)at);
    const float *near = heads->steps + BIASES * steps;
    const float *kind = heads->kinds + BIASES * (guint)window->words[i]->kind;
    const float *own = heads->steps_of_class + 2 * (c * WG_STEPS_VALUES + steps);
    for (guint k = 0; k < WG_ARC_COUNT; k++) {
      float score = scores[(gsize)k * padded + i] + far[k] + near[k] + kind[k];
      arcs[(gsize)k * n + i] = wg_sigmoid(k <= WG_ARC_TARGET ? score + own[k] : score);
    }
  }
}

void wg_heads_kind(const WgHeads *heads, WgScratch *scratch, const WgLook *look, guint at,
                   float *out)
{
  float *inner = layer(scratch, &heads->kind_in, 1, look->h + (gsize)at * heads->width);
  softmax(WG_TYPE_COUNT, product(scratch, heads->kind_out.w, heads->kind_out.bias, 1, inner), out);
}

void wg_heads_name(const WgHeads *heads, WgScratch *scratch, const WgLook *look, guint at,
                   float *out)
{
  float *inner = layer(scratch, &heads->name_in, 1, look->h + (gsize)at * heads->width), three[3];
  softmax(3, product(scratch, heads->name_out.w, heads->name_out.bias, 1, inner), three);
  out[0] = three[1];
  out[1] = three[2];
}

void wg_heads_referents(const WgHeads *heads, WgScratch *scratch, const WgLook *look, guint at,
                        float *out)
{
  const WgWindow *window = look->window;
  guint padded = look->padded;
  float *asking = layer(scratch, &heads->refer, 1, look->h + (gsize)at * heads->width);
  float *scores = wg_scratch_take(scratch, padded);
  memset(scores, 0, padded * sizeof *scores);
  wg_multiply(1, HIDDEN, padded, (WgView){asking, HIDDEN, 1}, look->referents, padded, scores,
              padded);
  float top = -1e30f, sum = 0.0f;
  for (guint i = 0; i < window->n; i++) {
    scores[i] = scores[i] * heads->refer_scale +
                heads->refer_distance[wg_window_distance((gint32)i - (gint32)at)];
    if (window->words[i]->kind == WG_KIND_NAME) top = MAX(top, scores[i]);
  }
  for (guint i = 0; i < window->n; i++) {
    out[i] = window->words[i]->kind == WG_KIND_NAME ? wg_exp(scores[i] - top) : 0.0f;
    sum += out[i];
  }
  for (guint i = 0; i < window->n; i++) out[i] = sum > 0.0f ? out[i] / sum : 0.0f;
}
