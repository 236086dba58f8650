// SPDX-License-Identifier: Apache-2.0
#include "extract/language/train.h"

#include "extract/language/language.h"
#include "extract/language/matrix.h"
#include "extract/language/measure.h"
#include "extract/language/optimize.h"
#include "extract/language/shard.h"

/// A step's sentences are dealt to this many shards, whose gradients are added in their
/// order: the sum is the same for every number of threads.
#define SHARDS 2u

#define RATE 0.002f
#define WARM_UP 300    // steps in which the rate rises
#define RATE_STEPS 6000 // steps after which it is half as great
// What is written is a mean of the weights that gives later ones more (polynomial decay,
// Shamir & Zhang 2013): good after any number of passes, none of which knows the last.
#define MEAN_EVERY 8   // steps
#define MEAN_POWER 12.0
#define SILVER_PASSES 0.6 // share of the passes, the first, that see what a model read

typedef struct trainer {
  const WgTrainOptions *options;
  WgModel *model;
  WgLessons *lessons;
  float *turned;    // the weights turned about
  float *row;       // [WG_TABLE_ROWS][width] gradient of the tables
  guint8 *used;     // [WG_TABLE_ROWS] whether a row has one
  GArray *rows;     // guint32, rows that have one, as they came
  WgAdam dense, tables;
  WgShard shard[SHARDS];
  guint *order;     // [lessons->n]
  float *mean, *mean_tables; // of the weights so far
  gint64 steps, means;
  WgRandom random;
} Trainer;

static void set_uniform(WgRandom *random, float *w, gsize n, float range)
{
  for (gsize i = 0; i < n; i++) w[i] = (wg_random_unit(random) * 2.0f - 1.0f) * range;
}

static float root_of(float x)
{
  float r = 1.0f;
  for (guint i = 0; i < 40; i++) r = 0.5f * (r + x / r);
  return r;
}

/// Products keep the variance of what they multiply; gains are one, forget gates open.
static void set_first_weights(Trainer *t)
{
  const WgLayout *l = &t->model->layout;
  for (guint i = 0; i < l->n; i++)
    if (l->all[i].rows > 1)
      set_uniform(&t->random, t->model->weights + l->all[i].at,
                  (gsize)l->all[i].rows * l->all[i].columns,
                  root_of(2.0f / (float)l->all[i].rows));
  memset(t->model->weights + l->chain.at, 0,
         (gsize)l->chain.rows * l->chain.columns * sizeof(float));
  memset(t->model->weights + l->guideline.at, 0,
         (gsize)l->guideline.rows * l->guideline.columns * sizeof(float));
  for (guint p = 0; p < l->shape.pairs; p++) {
    for (guint j = 0; j < l->shape.width; j++)
      t->model->weights[l->window[p].norm_gain.at + j] =
          t->model->weights[l->scan[p].norm_gain.at + j] = 1.0f;
    for (guint j = 0; j < l->shape.hidden; j++)
      t->model->weights[l->scan[p].in_bias.at + j] =
          t->model->weights[l->scan[p].in_bias.at + 3 * l->shape.hidden + j] = 1.0f;
  }
  for (guint j = 0; j < l->shape.width; j++) t->model->weights[l->gain.at + j] = 1.0f;
  set_uniform(&t->random, t->model->tables, l->tables, 0.1f);
}

static void work_on_shards(Trainer *t)
{
  GThread *thread[SHARDS] = {NULL};
  guint threads = MAX(1u, t->options->threads);
  for (guint i = 1; i < SHARDS; i++)
    if (threads > 1) thread[i] = g_thread_new("train", wg_shard_work, &t->shard[i]);
  wg_shard_work(&t->shard[0]);
  for (guint i = 1; i < SHARDS; i++) {
    if (thread[i])
      g_thread_join(thread[i]);
    else
      wg_shard_work(&t->shard[i]);
  }
}

/// What the rows of a shard's words should move by, added up row by row.
static void collect_rows(Trainer *t, const WgShard *s)
{
  guint width = t->model->layout.shape.width;
  for (guint i = 0; i < s->words; i++) {
    const WgFeatures *f = &g_array_index(s->features, WgFeatures, i);
    for (guint k = 0; k < WG_TABLES; k++) {
      guint32 row = f->row[k];
      if (row == G_MAXUINT32) continue;
      if (!t->used[row]) {
        t->used[row] = 1;
        g_array_append_val(t->rows, row);
      }
      wg_add(width, t->row + (gsize)row * width, s->dx + (gsize)i * width);
    }
  }
}

static float rate_now(const Trainer *t)
{
  float rate = RATE / (1.0f + (float)t->steps / (float)RATE_STEPS);
  return t->steps < WARM_UP ? rate * (float)(t->steps + 1) / (float)WARM_UP : rate;
}

WG_VECTOR static void move_mean(gsize n, float share, const float *restrict w,
                                float *restrict mean)
{
  for (gsize i = 0; i < n; i++) mean[i] += share * (w[i] - mean[i]);
}

static void update_mean(Trainer *t)
{
  const WgLayout *l = &t->model->layout;
  float share = (float)((MEAN_POWER + 1.0) / ((double)t->means + MEAN_POWER + 1.0));
  t->means++;
  move_mean(l->dense, share, t->model->weights, t->mean);
  move_mean(l->tables, share, t->model->tables, t->mean_tables);
}

static void step(Trainer *t)
{
  const WgLayout *l = &t->model->layout;
  guint width = l->shape.width;
  wg_turn_weights(l, t->model->weights, t->turned);
  work_on_shards(t);
  for (guint i = 1; i < SHARDS; i++)
    wg_add(l->dense, t->shard[0].gradient, t->shard[i].gradient);
  for (guint i = 0; i < SHARDS; i++) collect_rows(t, &t->shard[i]);
  float rate = rate_now(t);
  wg_adam_step(&t->dense);
  wg_adam_step(&t->tables);
  wg_adam_update(&t->dense, 0, l->dense, rate, t->shard[0].gradient, t->model->weights);
  for (guint i = 0; i < t->rows->len; i++) {
    guint32 row = g_array_index(t->rows, guint32, i);
    float *gradient = t->row + (gsize)row * width;
    wg_adam_update(&t->tables, (gsize)row * width, width, rate, gradient, t->model->tables);
    memset(gradient, 0, width * sizeof(float));
    t->used[row] = 0;
  }
  g_array_set_size(t->rows, 0);
  if (++t->steps % MEAN_EVERY == 0) update_mean(t);
}

static void shuffle(Trainer *t)
{
  for (guint i = t->lessons->n; i > 1; i--) {
    guint j = (guint)(wg_random_next(&t->random) % i), x = t->order[i - 1];
    t->order[i - 1] = t->order[j];
    t->order[j] = x;
  }
}

/// Whether pass `epoch`, counted from 0, sees what a model read.
static gboolean sees_silver(guint epoch, guint epochs)
{
  return (double)epoch < SILVER_PASSES * (double)epochs;
}

/// The next sentence of this pass at or behind place `*i` of the order; NULL at its end.
static const WgLesson *next_lesson(const Trainer *t, gboolean silver, guint *i)
{
  while (*i < t->lessons->n) {
    const WgLesson *lesson = &t->lessons->lessons[t->order[(*i)++]];
    if (silver || !lesson->silver) return lesson;
  }
  return NULL;
}

static void run_epoch(Trainer *t, WgTrainProgress *p)
{
  WgLosses sum = {0, 0};
  gboolean silver = sees_silver(p->epoch - 1, p->epochs);
  shuffle(t);
  p->words = 0;
  for (guint i = 0; i < t->lessons->n;) {
    guint words = 0;
    for (guint k = 0; k < SHARDS; k++) {
      WgShard *s = &t->shard[k];
      wg_shard_empty(s);
      const WgLesson *lesson;
      while (!wg_shard_is_full(s) &&
             (lesson = next_lesson(t, silver, &i)))
        wg_shard_add(s, lesson);
      words += s->words;
    }
    if (!words) break;
    step(t);
    p->words += words;
    for (guint k = 0; k < SHARDS; k++) {
      sum.parse += t->shard[k].losses.parse;
      sum.names += t->shard[k].losses.names;
    }
  }
  p->loss_parse = sum.parse / (double)MAX(1, p->words);
  p->loss_names = sum.names / (double)MAX(1, p->words);
}

/// The file of the mean weights.
static GByteArray *model_bytes(Trainer *t)
{
  float *weights = t->model->weights, *tables = t->model->tables;
  if (t->means == 0) return wg_model_write(t->model);
  t->model->weights = t->mean;
  t->model->tables = t->mean_tables;
  GByteArray *bytes = wg_model_write(t->model);
  t->model->weights = weights;
  t->model->tables = tables;
  return bytes;
}

static gboolean measure(const GByteArray *bytes, const WgCorpus *held_out, WgTrainProgress *p,
                        GError **error)
{
  WgSlice slice = {(const char *)bytes->data, bytes->len};
  WgLanguage *language = wg_language_read(slice, "the model just trained", error);
  if (!language) return FALSE;
  WgMeasure m = wg_measure(language, held_out);
  wg_language_free(language);
  p->measured = TRUE;
  p->upos = m.upos;
  p->uas = m.uas;
  p->las = m.las;
  p->names_f1 = m.names_f1;
  return TRUE;
}

/// Write what is learnt so far, and measure it.
static gboolean put_model(Trainer *t, const WgCorpus *held_out, WgTrainProgress *p,
                          GError **error)
{
  GByteArray *bytes = model_bytes(t);
  gboolean ok = !held_out->examples->len || measure(bytes, held_out, p, error);
  ok = ok && g_file_set_contents_full(t->options->output, (const char *)bytes->data,
                                      (gssize)bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                      error);
  g_byte_array_unref(bytes);
  return ok;
}

static gboolean run(Trainer *t, const WgCorpus *held_out, GError **error)
{
  const WgTrainOptions *o = t->options;
  guint epochs = o->epochs ? o->epochs : 20;
  for (guint e = 0; e < epochs; e++) {
    WgTrainProgress p = {.epoch = e + 1, .epochs = epochs};
    run_epoch(t, &p);
    gboolean due = e + 1 == epochs || (o->every && (e + 1) % o->every == 0);
    if (due && !put_model(t, held_out, &p, error)) return FALSE;
    if (o->report && !o->report(&p, o->context))
      return due || put_model(t, held_out, &p, error);
  }
  return TRUE;
}

static void trainer_init(Trainer *t, const WgCorpus *corpus)
{
  guint64 seed = t->options->seed ? t->options->seed : 1;
  const WgLayout *l = &t->model->layout;
  t->random = wg_random_new(seed, 0);
  t->lessons = wg_lessons_new(corpus, t->model);
  t->turned = g_new0(float, l->dense);
  t->row = g_new0(float, l->tables);
  t->mean = g_new0(float, l->dense);
  t->mean_tables = g_new0(float, l->tables);
  t->used = g_new0(guint8, WG_TABLE_ROWS);
  t->rows = g_array_new(FALSE, FALSE, sizeof(guint32));
  t->order = g_new(guint, t->lessons->n);
  for (guint i = 0; i < t->lessons->n; i++) t->order[i] = i;
  wg_adam_init(&t->dense, l->dense);
  wg_adam_init(&t->tables, l->tables);
  for (guint i = 0; i < SHARDS; i++) {
    wg_shard_init(&t->shard[i], t->model, t->lessons, t->turned);
    t->shard[i].random = wg_random_new(seed, i + 1);
    t->shard[i].weight = 1.0f / (SHARDS * WG_SHARD_WORDS);
  }
  set_first_weights(t);
}

static void trainer_clear(Trainer *t)
{
  for (guint i = 0; i < SHARDS; i++) wg_shard_clear(&t->shard[i]);
  wg_adam_clear(&t->dense);
  wg_adam_clear(&t->tables);
  wg_lessons_free(t->lessons);
  wg_model_free(t->model);
  g_free(t->turned);
  g_free(t->row);
  g_free(t->mean);
  g_free(t->mean_tables);
  g_free(t->used);
  g_free(t->order);
  if (t->rows) g_array_free(t->rows, TRUE);
}

static WgShape shape_of(const WgTrainOptions *o)
{
  WgShape s = {0};
  s.width = o->width ? o->width : 128;
  s.pairs = o->layers ? o->layers : 3;
  s.hidden = s.width / 2;
  s.arc = s.width * 3 / 4 / 16 * 16;
  s.label = s.arc;
  s.name = 128;
  s.vectors = o->vocabulary ? o->vocabulary : 70000;
  return s;
}

static gboolean read_corpora(WgCorpus *c, const char *const *paths, GError **error)
{
  for (guint i = 0; paths && paths[i]; i++)
    if (!wg_corpus_add(c, paths[i], error)) return FALSE;
  return TRUE;
}

gboolean wg_train(const WgTrainOptions *options, GError **error)
{
  WgCorpus corpus, held_out;
  WgShape shape = shape_of(options);
  Trainer *t = g_new0(Trainer, 1);
  gboolean ok = FALSE;
  t->options = options;
  wg_corpus_init(&corpus);
  wg_corpus_init(&held_out);
  if (shape.width % 32 || shape.width < 32 || shape.width > 1024 ||
      shape.pairs > WG_PAIRS_MAX) {
    g_set_error(error, WG_CORPUS_ERROR, 0,
                "the width is to be a multiple of 32 up to 1024, and layers up to %u",
                WG_PAIRS_MAX);
    goto done;
  }
  if (!read_corpora(&corpus, options->corpora, error) ||
      !read_corpora(&held_out, options->held_out, error))
    goto done;
  if (!corpus.examples->len) {
    g_set_error(error, WG_CORPUS_ERROR, 0, "the corpora hold no sentence to learn from");
    goto done;
  }
  t->model = wg_lessons_model(&corpus, &shape, options->vectors, options->vector_words, error);
  if (!t->model) goto done;
  trainer_init(t, &corpus);
  ok = run(t, &held_out, error);
done:
  trainer_clear(t);
  g_free(t);
  wg_corpus_clear(&corpus);
  wg_corpus_clear(&held_out);
  return ok;
}
