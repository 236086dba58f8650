// SPDX-License-Identifier: Apache-2.0
#include "extract/language/language.h"

#include "extract/language/decode.h"
#include "extract/language/matrix.h"
#include "extract/language/model.h"

G_DEFINE_QUARK(wg-language-error-quark, wg_language_error)

#define CHUNK 400u // words read at once; the scores of arcs grow with its square

struct wg_language {
  WgModel *model;
  guint8 guideline; // of names: 0 the common one, else that of a corpus
};

WgLanguage *wg_language_read(WgSlice bytes, const char *name, GError **error)
{
  WgModel *model = wg_model_read(bytes, name, error);
  if (!model) return NULL;
  WgLanguage *language = g_new0(WgLanguage, 1);
  language->model = model;
  language->guideline = *model->guidelines[1] ? 1 : 0;
  return language;
}

WgLanguage *wg_language_load(const char *path, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);
  if (!file) {
    g_prefix_error(error, "%s: cannot read the model of the language layer: ", path);
    return NULL;
  }
  WgSlice bytes = {g_mapped_file_get_contents(file), g_mapped_file_get_length(file)};
  return wg_language_read(bytes, path, error);
}

void wg_language_free(WgLanguage *language)
{
  if (!language) return;
  wg_model_free(language->model);
  g_free(language);
}

gboolean wg_language_follow(WgLanguage *language, const char *corpus, GError **error)
{
  char **names = language->model->guidelines;
  g_autoptr(GString) known = g_string_new("common");
  language->guideline = 0;
  if (strcmp(corpus, "common") == 0) return TRUE;
  for (guint i = 1; i < WG_GUIDELINES && *names[i]; i++) {
    g_string_append_printf(known, ", %s", names[i]);
    if (strcmp(names[i], corpus) != 0) continue;
    language->guideline = (guint8)i;
    return TRUE;
  }
  g_set_error(error, WG_LANGUAGE_ERROR, WG_LANGUAGE_ERROR_CORPUS,
              "%s: the model learnt from no such corpus of names; %s", corpus, known->str);
  return FALSE;
}

/// Each thread keeps the buffers that it predicts in.
static void scratch_free(gpointer p)
{
  wg_scratch_clear(p);
  g_free(p);
}

static GPrivate scratch_key = G_PRIVATE_INIT(scratch_free);

static WgScratch *thread_scratch(void)
{
  WgScratch *s = g_private_get(&scratch_key);
  if (!s) {
    s = g_new(WgScratch, 1);
    wg_scratch_init(s);
    g_private_set(&scratch_key, s);
  }
  wg_scratch_reset(s);
  return s;
}

static guint best_of(const float *score, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (score[i] > score[best]) best = i;
  return best;
}

static void set_tags(const WgModel *m, const WgNetwork *net, WgScratch *scratch,
                     WgArena *arena, const WgState *st, WgToken *tokens)
{
  WgLemmaRules lemmas = wg_model_lemmas(m);
  float *score = wg_scratch_take(scratch, m->layout.shape.tags);
  for (guint i = 0; i < st->words; i++) {
    WgToken *t = &tokens[i];
    guint upos = best_of(st->upos + (gsize)i * m->layout.upos.columns, WG_UPOS_COUNT);
    guint first = m->tag_first[upos], n = m->tag_first[upos + 1] - first;
    t->upos = (WgUpos)upos;
    t->xpos = t->feats = "_";
    if (n) {
      wg_network_tags(net, scratch, st, i, first, n, score);
      guint known = 0;
      while (known < n && m->xpos[first + known][0]) known++;
      guint tag = first + best_of(score, known);
      t->xpos = m->xpos[tag];
      t->feats = m->feats[tag];
    }
    t->lemma = wg_lemma_of(&lemmas, arena, t->form, t->xpos);
  }
}

/// How sure the head is: its share among all heads, in hundredths.
static guint8 margin_of(const float *score, guint n, guint chosen)
{
  float sum = 0.0f, top = score[best_of(score, n + 1)];
  for (guint i = 0; i <= n; i++) sum += wg_exp(score[i] - top);
  return (guint8)(100.0f * wg_exp(score[chosen] - top) / sum + 0.5f);
}

static void set_tree(const WgNetwork *net, WgScratch *scratch, const WgState *st,
                     WgToken *tokens)
{
  guint n = st->words, stride;
  float *score = wg_network_arcs(net, scratch, st, 0, &stride, NULL);
  gint32 *head = (gint32 *)(void *)wg_scratch_take(scratch, n);
  float *hidden;
  wg_decode_tree(n, stride, score, head);
  float *rels = wg_network_relations(net, scratch, st, 0, n, head, &hidden);
  for (guint i = 0; i < n; i++) {
    guint h = head[i] < 0 ? n : (guint)head[i];
    float *rel = rels + (gsize)i * net->layout->rel.columns;
    if (head[i] >= 0) rel[WG_DEP_ROOT] = -1e30f; // only the root is called so
    tokens[i].head = head[i];
    tokens[i].deprel = head[i] < 0 ? WG_DEP_ROOT : (WgDeprel)best_of(rel, WG_DEP_COUNT);
    tokens[i].margin = margin_of(score + (gsize)i * stride, n, h);
  }
}

static void set_names(const WgNetwork *net, WgScratch *scratch, const WgState *st,
                      WgToken *tokens)
{
  guint n = st->words;
  guint8 *back = (guint8 *)wg_scratch_take(scratch, (gsize)n * WG_NAME_LABELS / 4 + 1);
  guint8 *label = (guint8 *)wg_scratch_take(scratch, n / 4 + 1);
  wg_decode_names(n, net->layout->name.columns, st->name,
                  net->weights + net->layout->chain.at, back, label);
  for (guint i = 0; i < n; i++) {
    guint place = label[i] ? (label[i] - 1u) % 4 : 0;
    tokens[i].ner = label[i] ? (WgNer)((label[i] - 1u) / 4 + 1) : WG_NER_O;
    tokens[i].ner_begins = label[i] && (place == WG_NAME_BEGIN || place == WG_NAME_SINGLE);
  }
}

static void annotate(const WgLanguage *language, WgArena *arena, WgToken *tokens, guint n,
                     WgParts parts)
{
  const WgModel *m = language->model;
  WgScratch *scratch = thread_scratch();
  WgNetwork net = wg_model_network(m);
  guint first[2] = {0, n};
  gsize bytes = n * sizeof(WgFeatures);
  WgFeatures *features = (WgFeatures *)(void *)wg_scratch_take(scratch, bytes / sizeof(float));
  for (guint i = 0; i < n; i++) wg_features_of(&m->lexicon, tokens[i].form, &features[i]);
  WgState st = {0};
  st.words = n;
  st.sentences = 1;
  st.first = first;
  st.features = features;
  st.guideline = &language->guideline;
  wg_network_run(&net, scratch, NULL, 0.0f, &st);
  if (parts & WG_PART_TAGS) set_tags(m, &net, scratch, arena, &st, tokens);
  if (parts & WG_PART_TREE) set_tree(&net, scratch, &st, tokens);
  if (parts & WG_PART_NAMES) set_names(&net, scratch, &st, tokens);
}

void wg_language_annotate(const WgLanguage *language, WgArena *arena, WgSentence *sentence)
{
  wg_language_annotate_parts(language, arena, sentence, WG_PARTS_ALL);
}

void wg_language_annotate_parts(const WgLanguage *language, WgArena *arena,
                                WgSentence *sentence, WgParts parts)
{
  for (guint32 from = 0; from < sentence->n; from += CHUNK) {
    guint32 n = MIN(CHUNK, sentence->n - from);
    annotate(language, arena, sentence->tokens + from, n, parts);
    // A sentence too long to be read at once hangs together at its first root.
    for (guint32 i = 0; from && (parts & WG_PART_TREE) && i < n; i++) {
      WgToken *t = &sentence->tokens[from + i];
      if (t->head >= 0) {
        t->head += (gint32)from;
        continue;
      }
      t->head = 0;
      while (sentence->tokens[t->head].head >= 0) t->head++;
      t->deprel = WG_DEP_PARATAXIS;
    }
  }
}
