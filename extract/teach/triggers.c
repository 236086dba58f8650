// SPDX-License-Identifier: Apache-2.0
#include "extract/teach/triggers.h"

#include "extract/language/matrix.h"
#include "extract/language/numbers.h"
#include "extract/language/optimize.h"

#define HIDDEN WG_HEADS_HIDDEN
#define STEPS 250u
#define RATE 0.03f
#define PENALTY 0.01f    // on half the sum of squares, for each telling
#define PERHAPS 0.5f     // what a telling of which its coder is not sure weighs
#define PARTS 5u
#define NEAR 2           // words that a trigger may stand beside the one marked
#define THRESHOLDS 19u   // 0.05, 0.10 …

/// Words of the examples that one fit is of: all, or those in or out of a part.
typedef struct choice {
  const WgExamples *examples;
  guint c;
  guint part; // PARTS: none
} Choice;

static WgLabel label_of(const Choice *s, guint word)
{
  return s->examples->labels->data[(gsize)word * s->examples->n_classes + s->c];
}

static gboolean in_part(const Choice *s, guint word)
{
  return g_array_index(s->examples->article_of, guint32, word) % PARTS == s->part;
}

static float weight_of(WgLabel label)
{
  return label == WG_TOLD_PERHAPS ? PERHAPS : 1.0f;
}

// ------------------------------------------------------------------ sums

/// x[HIDDEN] of the word, as they are when it is read.
WG_VECTOR static void unpack(const guint8 *restrict bytes, float scale, float *restrict x)
{
  for (guint i = 0; i < HIDDEN; i++) x[i] = scale * (float)((gint)bytes[i] - 128);
}

/// In sixteen sums that are added in order, so that it is the same on every vector unit.
WG_VECTOR static float dot(const float *restrict x, const float *restrict w)
{
  float lane[16] = {0}, sum = 0.0f;
  for (guint i = 0; i < HIDDEN; i += 16)
    for (guint j = 0; j < 16; j++) lane[j] += x[i + j] * w[i + j];
  for (guint j = 0; j < 16; j++) sum += lane[j];
  return sum;
}

WG_VECTOR static void add_scaled(float by, const float *restrict x, float *restrict sums)
{
  for (guint i = 0; i < HIDDEN; i++) sums[i] += by * x[i];
}

static void word_of(const WgExamples *l, guint word, float *x)
{
  unpack(l->inner->data + (gsize)word * HIDDEN, g_array_index(l->scales, float, word), x);
}

// ------------------------------------------------------------------ one fit

/// Gradient of the loss (and the weight of what is told) at the column: out[HIDDEN + 1].
static void gradient_of(const Choice *s, const WgTriggerColumn *column, float told, float *out)
{
  float x[HIDDEN];
  memset(out, 0, (HIDDEN + 1) * sizeof *out);
  for (guint word = 0; word < s->examples->n_words; word++) {
    if (in_part(s, word)) continue;
    WgLabel label = label_of(s, word);
    word_of(s->examples, word, x);
    float p = wg_sigmoid(dot(x, column->weights) + column->bias);
    float off = (p - (label ? 1.0f : 0.0f)) * weight_of(label) / told;
    add_scaled(off, x, out);
    out[HIDDEN] += off;
  }
  for (guint i = 0; i < HIDDEN; i++) out[i] += PENALTY * column->weights[i];
}

static float told_of(const Choice *s)
{
  float sum = 0.0f;
  for (guint word = 0; word < s->examples->n_words; word++)
    if (!in_part(s, word) && label_of(s, word)) sum += weight_of(label_of(s, word));
  return sum;
}

static void fit(const Choice *s, WgTriggerColumn *column)
{
  float told = MAX(told_of(s), 1.0f), gradient[HIDDEN + 1], all[HIDDEN + 1] = {0};
  WgAdam adam;
  wg_adam_init(&adam, HIDDEN + 1);
  all[HIDDEN] = -4.0f;
  for (guint step = 0; step < STEPS; step++) {
    memcpy(column->weights, all, sizeof column->weights);
    column->bias = all[HIDDEN];
    gradient_of(s, column, told, gradient);
    wg_adam_step(&adam);
    float rate = RATE * (1.0f - (float)step / (float)STEPS);
    wg_adam_update(&adam, 0, HIDDEN + 1, rate, gradient, all);
  }
  memcpy(column->weights, all, sizeof column->weights);
  column->bias = all[HIDDEN];
  wg_adam_clear(&adam);
}

// ------------------------------------------------------------------ by parts

/// Log odds of each word by what the other parts teach.
static float *read_by_others(const WgExamples *l, guint c)
{
  float *out = g_new0(float, l->n_words + 1);
  for (guint part = 0; part < PARTS; part++) {
    Choice s = {l, c, part};
    WgTriggerColumn column;
    float x[HIDDEN];
    fit(&s, &column);
    for (guint word = 0; word < l->n_words; word++) {
      if (!in_part(&s, word)) continue;
      word_of(l, word, x);
      out[word] = dot(x, column.weights) + column.bias;
    }
  }
  return out;
}

/// slope · x + shift that makes the log odds right, by Newton's steps on both; the slope stays
/// where it can be trusted.
static void set_right(const Choice *s, const float *odds, double *slope, double *shift)
{
  *slope = 1.0, *shift = 0.0;
  for (guint step = 0; step < 30; step++) {
    // a pull to 1 and 0, as of one telling, lest few tellings say too much
    double ga = *slope - 1.0, gb = *shift, aa = 1.0, ab = 0.0, bb = 1.0;
    for (guint word = 0; word < s->examples->n_words; word++) {
      WgLabel label = label_of(s, word);
      double x = (double)odds[word];
      double p = (double)wg_sigmoid((float)(*slope * x + *shift));
      double off = (p - (label ? 1.0 : 0.0)) * (double)weight_of(label);
      double curve = p * (1.0 - p) * (double)weight_of(label);
      ga += off * x, gb += off;
      aa += curve * x * x, ab += curve * x, bb += curve;
    }
    double det = aa * bb - ab * ab;
    if (det <= 1e-9) break;
    *slope -= CLAMP((bb * ga - ab * gb) / det, -0.5, 0.5);
    *shift -= CLAMP((aa * gb - ab * ga) / det, -1.0, 1.0);
    *slope = CLAMP(*slope, 0.3, 1.5);
  }
}

// ------------------------------------------------------------------ measured

/// Whether some word near `word` in its article is one that `test` says yes of.
static gboolean near_one(const Choice *s, const float *odds, guint word, float least,
                         gboolean told)
{
  gint64 n = s->examples->n_words;
  guint32 article = g_array_index(s->examples->article_of, guint32, word);
  for (gint64 i = MAX((gint64)word - NEAR, 0); i <= (gint64)word + NEAR && i < n; i++) {
    guint other = (guint)i;
    if (g_array_index(s->examples->article_of, guint32, other) != article) continue;
    if (told ? label_of(s, other) != WG_NOT_TOLD : wg_sigmoid(odds[other]) >= least) return TRUE;
  }
  return FALSE;
}

static WgTriggerMeasure measure_at(const Choice *s, const float *odds, float least)
{
  guint right = 0, missed = 0, wrong = 0;
  for (guint word = 0; word < s->examples->n_words; word++) {
    if (label_of(s, word) == WG_TOLD_SURE) {
      if (near_one(s, odds, word, least, FALSE)) right++;
      else missed++;
    }
    if (wg_sigmoid(odds[word]) >= least && !near_one(s, odds, word, least, TRUE)) wrong++;
  }
  WgTriggerMeasure m = {.threshold = least};
  if (!right) return m;
  m.precision = (float)right / (float)(right + wrong);
  m.recall = (float)right / (float)(right + missed);
  m.f1 = 2.0f * m.precision * m.recall / (m.precision + m.recall);
  return m;
}

void wg_triggers_learn(const WgExamples *l, guint c, WgTriggerColumn *column,
                       WgTriggerMeasure *measure)
{
  Choice all = {l, c, PARTS};
  g_autofree float *odds = read_by_others(l, c);
  double slope, shift;
  set_right(&all, odds, &slope, &shift);
  for (guint i = 0; i < l->n_words; i++)
    odds[i] = (float)(slope * (double)odds[i] + shift);
  *measure = (WgTriggerMeasure){0};
  for (guint i = 1; i <= THRESHOLDS; i++) {
    WgTriggerMeasure m = measure_at(&all, odds, (float)i / (THRESHOLDS + 1.0f));
    if (m.f1 > measure->f1) *measure = m;
  }
  fit(&all, column);
  for (guint i = 0; i < HIDDEN; i++) column->weights[i] *= (float)slope;
  column->bias = (float)(slope * (double)column->bias + shift);
}
