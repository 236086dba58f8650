// SPDX-License-Identifier: Apache-2.0
#include "extract/teach/arcs.h"

#include "extract/language/matrix.h"
#include "extract/language/numbers.h"
#include "extract/language/optimize.h"

#define HIDDEN WG_HEADS_HIDDEN
#define SIDE WG_HEADS_SIDE
#define ACT_SIDE WG_HEADS_ACT_SIDE
#define BIASES WG_HEADS_BIASES
#define TOLD WG_HEADS_TOLD
#define QUERIES (WG_ARC_COUNT * SIDE)
#define STEPS_TABLE (WG_STEPS_VALUES * 2u)
#define TURNS 120u
#define RATE 0.03f
#define PENALTY 0.003f // on the distance from where it began, halved, for each act
#define ROLE_WEIGHT 0.3f // as extract/model/train_reader.py weighs them
#define TOLD_WEIGHT 0.5f

struct wg_arcs {
  guint width, class_width, n_known;
  float *act, *told;     // [width + class_width][HIDDEN]
  const float *act_bias, *told_bias, *told_out_bias;
  float *told_out;       // [HIDDEN][TOLD]
  float *told_out_t;     // [TOLD][HIDDEN]
  float *arc;            // [ACT_SIDE][QUERIES]
  float *arc_t;          // [QUERIES][SIDE]
  const float *distance, *steps, *kinds; // [.][BIASES]
  const float *rows, *steps_of_class;
};

// ------------------------------------------------------------------ the shared layers

static float *floats_of(const WgPacked *p)
{
  float *out = g_new(float, (gsize)p->k * p->n);
  for (guint i = 0; i < p->k; i++)
    for (guint j = 0; j < p->n; j++)
      out[(gsize)i * p->n + j] = p->scale[j] * (float)wg_packed_step(p, i, j);
  return out;
}

/// x[rows][columns] turned, rows of the result `wide`.
static float *turned(guint rows, guint columns, guint wide, const float *x)
{
  float *out = g_new0(float, (gsize)columns * wide);
  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++) out[(gsize)j * wide + i] = x[(gsize)i * columns + j];
  return out;
}

static gboolean product_of(const WgTensors *t, const char *name, guint k, guint n, float **w,
                           const float **bias, GError **error)
{
  const WgPacked *packed = wg_tensors_product(t, name, k, n, error);
  if (!packed) return FALSE;
  *w = floats_of(packed);
  g_autofree char *of_bias = g_strconcat(name, ".bias", NULL);
  return !bias || (*bias = wg_tensors_floats(t, of_bias, 1, n, error)) != NULL;
}

static gboolean tables_of(const WgTensors *t, WgArcs *a, GError **error)
{
  return (a->distance = wg_tensors_floats(t, "head.distance", WG_DISTANCE_VALUES, BIASES, error)) &&
         (a->steps = wg_tensors_floats(t, "head.steps", WG_STEPS_VALUES, BIASES, error)) &&
         (a->kinds = wg_tensors_floats(t, "head.kinds", WG_KIND_COUNT, BIASES, error)) &&
         (a->rows = wg_tensors_floats(t, "head.class", a->n_known, a->class_width, error)) &&
         (a->steps_of_class =
              wg_tensors_floats(t, "head.steps.class", a->n_known, STEPS_TABLE, error));
}

WgArcs *wg_arcs_new(const WgTensors *t, GError **error)
{
  g_autoptr(WgArcs) a = g_new0(WgArcs, 1);
  wg_tensors_shape(t, "head.word", &a->width, NULL);
  wg_tensors_shape(t, "head.class", &a->n_known, &a->class_width);
  guint act = a->width + a->class_width;
  if (!tables_of(t, a, error) ||
      !product_of(t, "head.act", act, HIDDEN, &a->act, &a->act_bias, error) ||
      !product_of(t, "head.told.in", act, HIDDEN, &a->told, &a->told_bias, error) ||
      !product_of(t, "head.told.out", HIDDEN, TOLD, &a->told_out, &a->told_out_bias, error) ||
      !product_of(t, "head.arc", ACT_SIDE, QUERIES, &a->arc, NULL, error))
    return NULL;
  a->told_out_t = turned(HIDDEN, TOLD, HIDDEN, a->told_out);
  a->arc_t = turned(ACT_SIDE, QUERIES, SIDE, a->arc);
  return g_steal_pointer(&a);
}

void wg_arcs_free(WgArcs *a)
{
  if (!a) return;
  float *const own[] = {a->act, a->told, a->told_out, a->told_out_t, a->arc, a->arc_t};
  for (guint i = 0; i < G_N_ELEMENTS(own); i++) g_free(own[i]);
  g_free(a);
}

guint wg_arcs_width(const WgArcs *arcs)
{
  return arcs->width;
}

guint wg_arcs_class_width(const WgArcs *arcs)
{
  return arcs->class_width;
}

// ------------------------------------------------------------------ acts of a class

/// All acts of one class, while it is learnt.
typedef struct learning {
  const WgArcs *arcs;
  const WgExamples *examples;
  GPtrArray *acts;          // WgExampleAct *
  float *act_h, *told_h;    // [acts][HIDDEN] what h gives, before the row is added
  float **base;             // [acts] [n][BIASES] what place and kind of a word give
  // of one turn:
  float *z, *side;          // [acts][HIDDEN], [acts][ACT_SIDE]
  float *queries, *back;    // [acts][QUERIES]
  float *dside;             // [acts][SIDE]
  float *row_gradient, *steps_gradient;
  double loss;
} Learning;

static const WgExampleWindow *window_of(const Learning *l, const WgExampleAct *act)
{
  return g_ptr_array_index(l->examples->windows, act->window);
}

static float *base_of(const Learning *l, const WgExampleAct *act)
{
  const WgExampleWindow *w = window_of(l, act);
  float *out = g_new(float, (gsize)w->n * BIASES);
  for (guint i = 0; i < w->n; i++) {
    const float *far =
        l->arcs->distance + BIASES * wg_window_distance((gint32)i - (gint32)act->at);
    const float *near = l->arcs->steps + BIASES * (guint)act->steps[i];
    const float *kind = l->arcs->kinds + BIASES * (guint)w->kinds[i];
    for (guint k = 0; k < BIASES; k++) out[i * BIASES + k] = far[k] + near[k] + kind[k];
  }
  return out;
}

static void learning_init(Learning *l, const WgArcs *arcs, const WgExamples *examples, guint c)
{
  *l = (Learning){.arcs = arcs, .examples = examples, .acts = g_ptr_array_new()};
  for (guint i = 0; i < examples->acts->len; i++) {
    WgExampleAct *act = g_ptr_array_index(examples->acts, i);
    if (act->class_index == c) g_ptr_array_add(l->acts, act);
  }
  gsize m = l->acts->len;
  l->act_h = g_new(float, m * HIDDEN);
  l->told_h = g_new(float, m * HIDDEN);
  l->base = g_new(float *, m);
  wg_fill_rows((guint)m, HIDDEN, arcs->act_bias, l->act_h);
  wg_fill_rows((guint)m, HIDDEN, arcs->told_bias, l->told_h);
  for (gsize i = 0; i < m; i++) {
    const WgExampleAct *act = g_ptr_array_index(l->acts, i);
    WgView h = {act->h, arcs->width, 1};
    wg_multiply(1, arcs->width, HIDDEN, h, arcs->act, HIDDEN, l->act_h + i * HIDDEN, HIDDEN);
    wg_multiply(1, arcs->width, HIDDEN, h, arcs->told, HIDDEN, l->told_h + i * HIDDEN, HIDDEN);
    l->base[i] = base_of(l, act);
  }
  l->z = g_new(float, m * HIDDEN);
  l->side = g_new0(float, m * ACT_SIDE);
  l->queries = g_new(float, m * QUERIES);
  l->back = g_new(float, m * QUERIES);
  l->dside = g_new(float, m * SIDE);
  l->row_gradient = g_new(float, arcs->class_width + STEPS_TABLE);
  l->steps_gradient = l->row_gradient + arcs->class_width;
}

static void learning_clear(Learning *l)
{
  for (guint i = 0; i < l->acts->len; i++) g_free(l->base[i]);
  float *const own[] = {l->act_h, l->told_h, l->z,     l->side,
                        l->queries, l->back, l->dside, l->row_gradient};
  for (guint i = 0; i < G_N_ELEMENTS(own); i++) g_free(own[i]);
  g_free(l->base);
  g_ptr_array_unref(l->acts);
}

// ------------------------------------------------------------------ one turn

/// What the row adds to the layer that begins at `w`: out[HIDDEN].
static void add_of_row(const WgArcs *a, const float *w, const float *row, float *out)
{
  memset(out, 0, HIDDEN * sizeof *out);
  wg_multiply(1, a->class_width, HIDDEN, (WgView){row, a->class_width, 1},
              w + (gsize)a->width * HIDDEN, HIDDEN, out, HIDDEN);
}

/// The row's part of the gradient that reaches the layer: sums += dz · wᵀ.
static void row_back(const WgArcs *a, const float *w, const float *dz, float *sums)
{
  const float *from = w + (gsize)a->width * HIDDEN;
  for (guint j = 0; j < a->class_width; j++) {
    float sum = 0.0f;
    for (guint k = 0; k < HIDDEN; k++) sum += dz[k] * from[(gsize)j * HIDDEN + k];
    sums[j] += sum;
  }
}

static float activation(float x)
{
  return x * wg_sigmoid(1.702f * x);
}

static float activation_slope(float x)
{
  float s = wg_sigmoid(1.702f * x);
  return s + 1.702f * x * s * (1.0f - s);
}

static double loss_of(float score, gboolean is_so)
{
  double x = (double)score, most = x > 0.0 ? x : 0.0;
  double far = x > 0.0 ? -x : x;
  return most + wg_log(1.0 + (double)wg_exp((float)far)) - (is_so ? x : 0.0);
}

/// Scores of the arcs of act `i` to all words, and from what is wrong in them the gradient of
/// its queries and of the steps' table.
static void turn_arcs(Learning *l, guint i, const float *steps, gboolean with_loss)
{
  const WgExampleAct *act = g_ptr_array_index(l->acts, i);
  const WgExampleWindow *w = window_of(l, act);
  const float *query = l->queries + (gsize)i * QUERIES;
  float *back = l->back + (gsize)i * QUERIES;
  g_autofree float *scores = g_memdup2(l->base[i], (gsize)w->n * BIASES * sizeof(float));
  g_autofree float *by_arc = turned(WG_ARC_COUNT, SIDE, BIASES, query);
  wg_multiply(w->n, SIDE, BIASES, (WgView){w->sides, SIDE, 1}, by_arc, BIASES, scores, BIASES);
  for (guint j = 0; j < w->n; j++)
    for (guint k = 0; k < BIASES; k++) {
      float *score = &scores[j * BIASES + k];
      gboolean is_so = k < WG_EXAMPLE_ARCS && (act->gold[j] >> k & 1);
      float weight = k >= WG_EXAMPLE_ARCS ? 0.0f : k == WG_ARC_ROLE ? ROLE_WEIGHT : 1.0f;
      if (k <= WG_ARC_TARGET) *score += steps[act->steps[j] * 2u + k];
      if (with_loss && k < WG_EXAMPLE_ARCS) l->loss += (double)weight * loss_of(*score, is_so);
      *score = weight * (wg_sigmoid(*score) - (is_so ? 1.0f : 0.0f));
      if (k <= WG_ARC_TARGET) l->steps_gradient[act->steps[j] * 2u + k] += *score;
    }
  memset(back, 0, QUERIES * sizeof *back);
  wg_multiply(WG_ARC_COUNT, w->n, SIDE, (WgView){scores, 1, BIASES}, w->sides, SIDE, back, SIDE);
}

/// One of n values as told: the gradient of its scores, and the loss.
static void turn_choice(guint n, guint is, float *scores, double *loss)
{
  float top = scores[0], sum = 0.0f;
  for (guint i = 1; i < n; i++) top = MAX(top, scores[i]);
  double own = (double)(scores[is] - top);
  for (guint i = 0; i < n; i++) sum += scores[i] = wg_exp(scores[i] - top);
  *loss += (double)TOLD_WEIGHT * (wg_log((double)sum) - own);
  for (guint i = 0; i < n; i++)
    scores[i] = TOLD_WEIGHT * (scores[i] / sum - (i == is ? 1.0f : 0.0f));
}

static void turn_told(Learning *l, guint i, const float *added, float *dz)
{
  const WgArcs *a = l->arcs;
  const WgExampleAct *act = g_ptr_array_index(l->acts, i);
  float z[HIDDEN], inner[HIDDEN], scores[TOLD], back[HIDDEN] = {0};
  for (guint k = 0; k < HIDDEN; k++) {
    z[k] = l->told_h[(gsize)i * HIDDEN + k] + added[k];
    inner[k] = activation(z[k]);
  }
  memcpy(scores, a->told_out_bias, sizeof scores);
  wg_multiply(1, HIDDEN, TOLD, (WgView){inner, HIDDEN, 1}, a->told_out, TOLD, scores, TOLD);
  turn_choice(2, act->polarity == WG_NEGATED, scores, &l->loss);
  turn_choice(4, (guint)act->modality, scores + 2, &l->loss);
  turn_choice(2, act->ended ? 1 : 0, scores + 6, &l->loss);
  wg_multiply(1, 8, HIDDEN, (WgView){scores, TOLD, 1}, a->told_out_t, HIDDEN, back, HIDDEN);
  for (guint k = 0; k < HIDDEN; k++) dz[k] += back[k] * activation_slope(z[k]);
}

/// Loss and gradients at row and steps, summed over the acts in their order.
static void turn(Learning *l, const float *row, const float *steps, gboolean with_loss)
{
  const WgArcs *a = l->arcs;
  guint m = l->acts->len;
  float added[HIDDEN], dz[HIDDEN] = {0}, dtold[HIDDEN] = {0};
  l->loss = 0.0;
  memset(l->row_gradient, 0, (a->class_width + STEPS_TABLE) * sizeof *l->row_gradient);
  add_of_row(a, a->act, row, added);
  for (guint i = 0; i < m; i++) {
    float *side = l->side + (gsize)i * ACT_SIDE, *z = l->z + (gsize)i * HIDDEN;
    for (guint k = 0; k < HIDDEN; k++) {
      z[k] = l->act_h[(gsize)i * HIDDEN + k] + added[k];
      side[k] = activation(z[k]);
    }
    side[HIDDEN] = 1.0f;
  }
  memset(l->queries, 0, (gsize)m * QUERIES * sizeof *l->queries);
  wg_multiply(m, ACT_SIDE, QUERIES, (WgView){l->side, ACT_SIDE, 1}, a->arc, QUERIES, l->queries,
              QUERIES);
  for (guint i = 0; i < m; i++) turn_arcs(l, i, steps, with_loss);
  memset(l->dside, 0, (gsize)m * SIDE * sizeof *l->dside);
  wg_multiply(m, QUERIES, SIDE, (WgView){l->back, QUERIES, 1}, a->arc_t, SIDE, l->dside, SIDE);
  for (guint i = 0; i < m; i++)
    for (guint k = 0; k < HIDDEN; k++)
      dz[k] += l->dside[(gsize)i * SIDE + k] * activation_slope(l->z[(gsize)i * HIDDEN + k]);
  add_of_row(a, a->told, row, added);
  for (guint i = 0; i < m; i++) turn_told(l, i, added, dtold);
  row_back(a, a->act, dz, l->row_gradient);
  row_back(a, a->told, dtold, l->row_gradient);
}

// ------------------------------------------------------------------ the whole

static guint best_known(Learning *l, const gboolean *is_known, float *loss)
{
  guint best = 0;
  double least = G_MAXDOUBLE;
  for (guint k = 0; k < l->arcs->n_known; k++) {
    if (!is_known[k]) continue;
    turn(l, l->arcs->rows + (gsize)k * l->arcs->class_width,
         l->arcs->steps_of_class + (gsize)k * STEPS_TABLE, TRUE);
    if (l->loss < least) best = k, least = l->loss;
  }
  *loss = (float)(least / l->acts->len);
  return best;
}

static void descend(Learning *l, const float *begin, float *all)
{
  guint n = l->arcs->class_width + STEPS_TABLE;
  WgAdam adam;
  wg_adam_init(&adam, n);
  for (guint k = 0; k < TURNS; k++) {
    turn(l, all, all + l->arcs->class_width, FALSE);
    for (guint i = 0; i < n; i++)
      l->row_gradient[i] =
          l->row_gradient[i] / (float)l->acts->len + PENALTY * (all[i] - begin[i]);
    wg_adam_step(&adam);
    wg_adam_update(&adam, 0, n, RATE * (1.0f - (float)k / (float)TURNS), l->row_gradient, all);
  }
  wg_adam_clear(&adam);
}

guint wg_arcs_learn(const WgArcs *a, const WgExamples *examples, guint c, const gboolean *is_known,
                    float *row, float *steps, float *before, float *after)
{
  Learning l;
  learning_init(&l, a, examples, c);
  guint best = best_known(&l, is_known, before), n = a->class_width + STEPS_TABLE;
  g_autofree float *all = g_new(float, n);
  memcpy(all, a->rows + (gsize)best * a->class_width, a->class_width * sizeof *all);
  memcpy(all + a->class_width, a->steps_of_class + (gsize)best * STEPS_TABLE,
         STEPS_TABLE * sizeof *all);
  g_autofree float *begin = g_memdup2(all, n * sizeof *all);
  descend(&l, begin, all);
  turn(&l, all, all + a->class_width, TRUE);
  *after = (float)(l.loss / l.acts->len);
  memcpy(row, all, a->class_width * sizeof *all);
  memcpy(steps, all + a->class_width, STEPS_TABLE * sizeof *all);
  learning_clear(&l);
  return best;
}
