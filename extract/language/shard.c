// SPDX-License-Identifier: Apache-2.0
#include "extract/language/shard.h"

#define DROP 0.2f     // units
#define DROP_WORD 0.1f // words' own rows; more of the rare ones
#define DROP_VECTOR 0.05f
#define NAME_WEIGHT 3.0f
#define UPPER 0.03f       // sentences learnt as if written in capitals,
#define TITLE 0.05f       // … or every word with one (less those above),
#define LOWER 0.10f       // … or without any
#define SWAP 0.15f        // names in whose place another of their kind and length is put
#define SHARE_COMMON 0.4f // of the names of parsed corpora, taught as the common guideline

void wg_shard_init(WgShard *s, const WgModel *model, const WgLessons *lessons,
                   const float *turned)
{
  s->model = model;
  s->lessons = lessons;
  s->turned = turned;
  wg_scratch_init(&s->scratch);
  s->gradient = g_new(float, model->layout.dense);
  s->features = g_array_new(FALSE, FALSE, sizeof(WgFeatures));
  s->upos = g_byte_array_new();
  s->rel = g_byte_array_new();
  s->name = g_byte_array_new();
  s->tag = g_array_new(FALSE, FALSE, sizeof(guint16));
  s->head = g_array_new(FALSE, FALSE, sizeof(gint32));
}

void wg_shard_clear(WgShard *s)
{
  if (!s->model) return;
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
void wg_shard_add(WgShard *s, const WgLesson *lesson)
{
  const WgLessons *all = s->lessons;
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

void wg_shard_empty(WgShard *s)
{
  s->sentences = s->words = 0;
  g_array_set_size(s->features, 0);
  g_byte_array_set_size(s->upos, 0);
  g_byte_array_set_size(s->rel, 0);
  g_byte_array_set_size(s->name, 0);
  g_array_set_size(s->tag, 0);
  g_array_set_size(s->head, 0);
}

gboolean wg_shard_is_full(const WgShard *s)
{
  return s->words >= WG_SHARD_WORDS || s->sentences >= WG_SHARD_SENTENCES;
}

/// Put other names in the place of some: of the same corpus, kind and number of words, so
/// that tags, tree and labels stay what they are.
static void swap_names(WgShard *s, guint i)
{
  const WgLessons *all = s->lessons;
  const WgLesson *lesson = s->lesson[i];
  for (guint j = 0; lesson->has_names && j < lesson->n;) {
    guint kind, n = wg_lessons_mention(all, lesson->first + j, &kind);
    const GArray *others =
        n && n <= WG_MENTION_MAX ? all->mentions[lesson->guideline][kind][n] : NULL;
    if (others && wg_random_unit(&s->random) < SWAP) {
      guint from = g_array_index(others, guint, wg_random_next(&s->random) % others->len);
      memcpy(&g_array_index(s->features, WgFeatures, s->first[i] + j), all->features + from,
             n * sizeof(WgFeatures));
    }
    j += MAX(n, 1u);
  }
}

/// Write some sentences otherwise: headlines in capitals, careless mail without.
static void change_case(WgShard *s)
{
  const WgLessons *all = s->lessons;
  for (guint i = 0; i < s->sentences; i++) {
    float x = wg_random_unit(&s->random);
    WgCase written = x < UPPER ? WG_CASE_UPPER : x < TITLE ? WG_CASE_TITLE
                     : x < LOWER ? WG_CASE_LOWER : WG_CASE_SAME;
    if (written == WG_CASE_SAME) swap_names(s, i);
    for (guint j = s->first[i]; written != WG_CASE_SAME && j < s->first[i + 1]; j++)
      g_array_index(s->features, WgFeatures, j).row[WG_TABLE_SHAPE] =
          all->shape[s->lesson[i]->first + j - s->first[i]][written];
  }
}

/// Hide some words' own rows and vectors, so that the others learn to do without.
static void drop_words(WgShard *s)
{
  for (guint i = 0; i < s->words; i++) {
    WgFeatures *f = &g_array_index(s->features, WgFeatures, i);
    guint32 row = f->row[WG_TABLE_WORD];
    float rare = row == G_MAXUINT32 ? 0.0f : 1.0f / (1.0f + (float)s->lessons->count[row]);
    if (wg_random_unit(&s->random) < MAX(rare, DROP_WORD)) f->row[WG_TABLE_WORD] = G_MAXUINT32;
    if (wg_random_unit(&s->random) < DROP_VECTOR) f->vector = G_MAXUINT32;
  }
}

/// Guideline 0 is the common one, what the corpora that are parsed too agree on; predicting
/// follows the first corpus'. The rest are taught each as its own.
static void share_guideline(WgShard *s)
{
  for (guint i = 0; i < s->sentences; i++) {
    if (s->has_parse[i] && wg_random_unit(&s->random) < SHARE_COMMON) s->guideline[i] = 0;
  }
}

gpointer wg_shard_work(gpointer data)
{
  WgShard *s = data;
  const WgLayout *l = &s->model->layout;
  WgNetwork net = wg_model_network(s->model);
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
                 s->has_parse, s->has_names, s->model->tag_first, NAME_WEIGHT};
  wg_network_run(&net, &s->scratch, &s->random, DROP, &st);
  wg_learn(&net, s->turned, &s->scratch, &st, &gold, s->weight, s->gradient,
           &s->dx, &s->losses);
  return NULL;
}
