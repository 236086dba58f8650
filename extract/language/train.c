// SPDX-License-Identifier: Apache-2.0
#include "extract/language/train.h"

#include "extract/language/language.h"
#include "extract/language/learn.h"
#include "extract/language/lessons.h"
#include "extract/language/matrix.h"
#include "extract/language/measure.h"
#include "extract/language/optimize.h"

/// A step's sentences are dealt to this many shards, whose gradients are added in their
/// order: the sum is the same for every number of threads.
#define SHARDS 2u
#define SHARD_WORDS 200u // a shard is full where it has so many words
#define SHARD_SENTENCES 256u

#define RATE 0.002f
#define WARM_UP 300    // steps in which the rate rises
#define RATE_STEPS 6000 // steps after which it is half as great
// What is written is a mean of the weights that gives later ones more (polynomial decay,
// Shamir & Zhang 2013): good after any number of passes, none of which knows the last.
#define MEAN_EVERY 8   // steps
#define MEAN_POWER 12.0
#define DROP 0.2f     // units
#define DROP_WORD 0.1f
#define DROP_VECTOR 0.05f
#define UPPER 0.03f       // sentences learnt as if written in capitals,
#define TITLE 0.05f       // … or every word with one (less those above),
#define LOWER 0.06f       // … or without any
#define SILVER_PASSES 0.6 // share of the passes, the first, that see what a model read
#define SHARE_COMMON 0.5f // of the names of parsed corpora, taught as the common guideline

/// The part of a step that one thread works on.
typedef struct shard {
  struct trainer *trainer;
  WgScratch scratch;
  WgRandom random;
  float *gradient; // [dense]
  float *dx;       // [words][width]
  WgLosses losses;
  guint sentences, words;
  const WgLesson *lesson[SHARD_SENTENCES];
  guint first[SHARD_SENTENCES + 1];
  guint8 guideline[SHARD_SENTENCES];
  gboolean has_parse[SHARD_SENTENCES], has_names[SHARD_SENTENCES];
  GArray *features; // of WgFeatures, some dropped
  GByteArray *upos, *rel, *name;
  GArray *tag, *head;
} Shard;

typedef struct trainer {
  const WgTrainOptions *options;
  WgModel *model;
  WgLessons *lessons;
  float *turned;    // the weights turned about
  float *row;       // [WG_TABLE_ROWS][width] gradient of the tables
  guint8 *used;     // [WG_TABLE_ROWS] whether a row has one
  GArray *rows;     // guint32, rows that have one, as they came
  WgAdam dense, tables;
  Shard shard[SHARDS];
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

static void shard_init(Shard *s, Trainer *t)
{
  s->trainer = t;
  wg_scratch_init(&s->scratch);
  s->gradient = g_new(float, t->model->layout.dense);
  s->features = g_array_new(FALSE, FALSE, sizeof(WgFeatures));
  s->upos = g_byte_array_new();
  s->rel = g_byte_array_new();
  s->name = g_byte_array_new();
  s->tag = g_array_new(FALSE, FALSE, sizeof(guint16));
  s->head = g_array_new(FALSE, FALSE, sizeof(gint32));
}

static void shard_clear(Shard *s)
{
  if (!s->trainer) return;
  wg_scratch_clear(&s->scratch);
  g_free(s->gradient);
  g_array_free(s->features, TRUE);
  g_byte_array_unref(s->upos);
  g_byte_array_unref(s->rel);
  g_byte_array_unref(s->name);
  g_array_free(s->tag, TRUE);
  g_array_free(s->head, TRUE);
}

/// Put the sentence behind those that the shard has.
static void shard_add(Shard *s, const WgLesson *lesson)
{
  const WgLessons *all = s->trainer->lessons;
  guint i = s->sentences++;
  s->lesson[i] = lesson;
  s->guideline[i] = lesson->guideline;
  s->has_parse[i] = lesson->has_parse;
  s->has_names[i] = lesson->has_names;
  s->first[i] = s->words;
  s->words += lesson->n;
  s->first[i + 1] = s->words;
  g_array_append_vals(s->features, all->features + lesson->first, lesson->n);
  g_byte_array_append(s->upos, all->upos + lesson->first, lesson->n);
  g_byte_array_append(s->rel, all->rel + lesson->first, lesson->n);
  g_byte_array_append(s->name, all->name + lesson->first, lesson->n);
  g_array_append_vals(s->tag, all->tag + lesson->first, lesson->n);
  g_array_append_vals(s->head, all->head + lesson->first, lesson->n);
}

static void shard_empty(Shard *s)
{
  s->sentences = s->words = 0;
  g_array_set_size(s->features, 0);
  g_byte_array_set_size(s->upos, 0);
  g_byte_array_set_size(s->rel, 0);
  g_byte_array_set_size(s->name, 0);
  g_array_set_size(s->tag, 0);
  g_array_set_size(s->head, 0);
}

/// Write some sentences otherwise: headlines in capitals, careless mail without.
static void change_case(Shard *s)
{
  const WgLessons *all = s->trainer->lessons;
  for (guint i = 0; i < s->sentences; i++) {
    float x = wg_random_unit(&s->random);
    WgCase written = x < UPPER ? WG_CASE_UPPER : x < TITLE ? WG_CASE_TITLE
                     : x < LOWER ? WG_CASE_LOWER : WG_CASE_SAME;
    for (guint j = s->first[i]; written != WG_CASE_SAME && j < s->first[i + 1]; j++)
      g_array_index(s->features, WgFeatures, j).row[WG_TABLE_SHAPE] =
          all->shape[s->lesson[i]->first + j - s->first[i]][written];
  }
}

/// Hide some words' own rows and vectors, so that the others learn to do without.
static void drop_words(Shard *s)
{
  for (guint i = 0; i < s->words; i++) {
    WgFeatures *f = &g_array_index(s->features, WgFeatures, i);
    if (wg_random_unit(&s->random) < DROP_WORD) f->row[WG_TABLE_WORD] = G_MAXUINT32;
    if (wg_random_unit(&s->random) < DROP_VECTOR) f->vector = G_MAXUINT32;
  }
}

/// Guideline 0 is the common one, which predicting follows: what the corpora that are
/// parsed too agree on. The rest are taught each as its own.
static void share_guideline(Shard *s)
{
  for (guint i = 0; i < s->sentences; i++)
    if (s->has_parse[i] && wg_random_unit(&s->random) < SHARE_COMMON) s->guideline[i] = 0;
}

static gpointer shard_work(gpointer data)
{
  Shard *s = data;
  Trainer *t = s->trainer;
  const WgLayout *l = &t->model->layout;
  WgNetwork net = wg_model_network(t->model);
  memset(s->gradient, 0, l->dense * sizeof(float));
  s->losses = (WgLosses){0, 0};
  if (!s->words) return NULL;
  change_case(s);
  drop_words(s);
  share_guideline(s);
  wg_scratch_reset(&s->scratch);
  WgState st = {0};
  st.words = s->words;
  st.sentences = s->sentences;
  st.first = s->first;
  st.features = &g_array_index(s->features, WgFeatures, 0);
  st.guideline = s->guideline;
  WgGold gold = {s->upos->data, &g_array_index(s->tag, guint16, 0),
                 &g_array_index(s->head, gint32, 0), s->rel->data, s->name->data,
                 s->has_parse, s->has_names, t->model->tag_first};
  wg_network_run(&net, &s->scratch, &s->random, DROP, &st);
  wg_learn(&net, t->turned, &s->scratch, &st, &gold, 1.0f / (SHARDS * SHARD_WORDS),
           s->gradient, &s->dx, &s->losses);
  return NULL;
}

static void work_on_shards(Trainer *t)
{
  GThread *thread[SHARDS] = {NULL};
  guint threads = MAX(1u, t->options->threads);
  for (guint i = 1; i < SHARDS; i++)
    if (threads > 1) thread[i] = g_thread_new("train", shard_work, &t->shard[i]);
  shard_work(&t->shard[0]);
  for (guint i = 1; i < SHARDS; i++) {
    if (thread[i])
      g_thread_join(thread[i]);
    else
      shard_work(&t->shard[i]);
  }
}

/// What the rows of a shard's words should move by, added up row by row.
static void collect_rows(Trainer *t, const Shard *s)
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
      Shard *s = &t->shard[k];
      shard_empty(s);
      const WgLesson *lesson;
      while (s->words < SHARD_WORDS && s->sentences < SHARD_SENTENCES &&
             (lesson = next_lesson(t, silver, &i)))
        shard_add(s, lesson);
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
    shard_init(&t->shard[i], t);
    t->shard[i].random = wg_random_new(seed, i + 1);
  }
  set_first_weights(t);
}

static void trainer_clear(Trainer *t)
{
  for (guint i = 0; i < SHARDS; i++) shard_clear(&t->shard[i]);
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
  s.name = 64;
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
