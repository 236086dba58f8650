// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lessons.h"

#include "extract/language/decode.h"
#include "extract/language/matrix.h"

static char *tag_name(const WgToken *t)
{
  return g_strdup_printf("%02u\t%s\t%s", (guint)t->upos, t->xpos, t->feats);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

/// Tags and lemmas come from people alone.
static gboolean is_gold(const WgExample *e)
{
  return e->has_parse && !e->silver;
}

/// All joint labels seen, sorted, and so grouped by part of speech.
static GList *tag_names(const WgCorpus *corpus, GHashTable *set)
{
  for (guint i = 0; i < corpus->examples->len; i++) {
    const WgExample *e = &g_array_index(corpus->examples, WgExample, i);
    for (guint j = 0; is_gold(e) && j < e->sentence.n; j++)
      g_hash_table_add(set, tag_name(&e->sentence.tokens[j]));
  }
  return g_list_sort(g_hash_table_get_keys(set), by_name);
}

/// Columns of the labels: those of a part of speech begin at a multiple of WG_LANES.
static void place_tags(GList *names, guint first[WG_UPOS_COUNT + 1])
{
  guint count[WG_UPOS_COUNT] = {0};
  for (GList *l = names; l; l = l->next) count[strtoul(l->data, NULL, 10)]++;
  first[0] = 0;
  for (guint u = 0; u < WG_UPOS_COUNT; u++) first[u + 1] = first[u] + wg_padded(count[u]);
}

static void name_tags(WgModel *m, GList *names)
{
  guint next[WG_UPOS_COUNT];
  memcpy(next, m->tag_first, sizeof next);
  for (guint i = 0; i < m->layout.shape.tags; i++) m->xpos[i] = m->feats[i] = NULL;
  for (GList *l = names; l; l = l->next) {
    char **part = g_strsplit(l->data, "\t", 3);
    guint at = next[strtoul(part[0], NULL, 10)]++;
    m->xpos[at] = part[1];
    m->feats[at] = part[2];
    g_free(part[0]);
    g_free(part);
  }
  for (guint i = 0; i < m->layout.shape.tags; i++)
    if (!m->xpos[i]) {
      m->xpos[i] = g_strdup("");
      m->feats[i] = g_strdup("");
    }
}

static void learn_lemmas(const WgCorpus *corpus, WgModel *m)
{
  WgLemmaLessons *lessons = wg_lemma_lessons_new();
  for (guint i = 0; i < corpus->examples->len; i++) {
    const WgExample *e = &g_array_index(corpus->examples, WgExample, i);
    for (guint j = 0; is_gold(e) && j < e->sentence.n; j++) {
      const WgToken *t = &e->sentence.tokens[j];
      wg_lemma_lessons_add(lessons, t->form, t->xpos, t->lemma);
    }
  }
  wg_lemma_lessons_finish(lessons, &m->n_lemmas, &m->lemma_key, &m->lemma_rule,
                          &m->lemma_rules);
  wg_lemma_lessons_free(lessons);
}

static gboolean read_vectors(WgModel *m, const char *vectors, WgSlice words, WgSlice rows,
                             GError **error)
{
  enum { ROW = sizeof(float) + WG_VECTOR_WIDTH };
  guint32 n = m->layout.shape.vectors;
  gsize from = 0;
  if (rows.len < (gsize)n * ROW) {
    g_set_error(error, WG_CORPUS_ERROR, 0, "%s: fewer rows of %d bytes than words are asked for",
                vectors, (int)ROW);
    return FALSE;
  }
  for (guint32 i = 0; i < n; i++) {
    const char *row = rows.ptr + (gsize)i * ROW, *end = memchr(words.ptr + from, '\n', words.len - from);
    gsize len = end ? (gsize)(end - words.ptr) - from : words.len - from;
    m->words[i] = wg_fingerprint(words.ptr + from, len);
    from = MIN(words.len, from + len + 1);
    memcpy(&m->vector_scale[i], row, sizeof(float));
    memcpy(m->vectors + (gsize)i * WG_VECTOR_WIDTH, row + sizeof(float), WG_VECTOR_WIDTH);
  }
  return TRUE;
}

static guint32 lines_of(WgSlice s)
{
  guint32 n = 0;
  for (gsize i = 0; i < s.len; i++) n += s.ptr[i] == '\n';
  return n + (s.len && s.ptr[s.len - 1] != '\n');
}

/// A word and how often it was seen.
typedef struct sight {
  uint64_t fingerprint;
  guint count;
} Sight;

static gint by_fingerprint(gconstpointer a, gconstpointer b)
{
  const Sight *x = a, *y = b;
  return x->fingerprint < y->fingerprint ? -1 : x->fingerprint > y->fingerprint;
}

static gint by_count(gconstpointer a, gconstpointer b)
{
  const Sight *x = a, *y = b;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return by_fingerprint(a, b);
}

/// Every word of the corpus that was seen twice at least, the most frequent first.
static GArray *frequent_words(const WgCorpus *corpus)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Sight));
  for (guint i = 0; i < corpus->examples->len; i++) {
    const WgExample *e = &g_array_index(corpus->examples, WgExample, i);
    for (guint j = 0; j < e->sentence.n; j++) {
      Sight s = {wg_known_fingerprint(e->sentence.tokens[j].form), 1};
      g_array_append_val(all, s);
    }
  }
  g_array_sort(all, by_fingerprint);
  guint out = 0;
  for (guint i = 0; i < all->len;) {
    Sight s = {g_array_index(all, Sight, i).fingerprint, 0};
    for (; i < all->len && g_array_index(all, Sight, i).fingerprint == s.fingerprint; i++)
      s.count++;
    if (s.count >= 2) g_array_index(all, Sight, out++) = s;
  }
  g_array_set_size(all, out);
  g_array_sort(all, by_count);
  return all;
}

static WgModel *empty_model(const WgCorpus *corpus, WgShape *shape)
{
  guint first[WG_UPOS_COUNT + 1];
  g_autoptr(GHashTable) set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GList) names = tag_names(corpus, set);
  place_tags(names, first);
  shape->tags = MAX(WG_LANES, first[WG_UPOS_COUNT]);
  g_autoptr(GArray) known = frequent_words(corpus);
  shape->known = MIN(known->len, WG_KNOWN_MAX);
  WgModel *m = wg_model_new(shape);
  for (guint32 i = 0; i < shape->known; i++)
    m->known[i] = g_array_index(known, Sight, i).fingerprint;
  memcpy(m->tag_first, first, sizeof first);
  name_tags(m, names);
  for (guint i = 0; i < WG_GUIDELINES; i++)
    m->guidelines[i] = g_strdup(i && i <= corpus->guidelines->len
                                    ? corpus->guidelines->pdata[i - 1] : "");
  learn_lemmas(corpus, m);
  return m;
}

WgModel *wg_lessons_model(const WgCorpus *corpus, WgShape *shape, const char *vectors,
                          const char *vector_words, GError **error)
{
  WgSlice rows, words;
  if (!vectors || !vector_words) {
    shape->vectors = 1; // a row of noughts that no word has
    WgModel *m = empty_model(corpus, shape);
    wg_model_index(m);
    return m;
  }
  if (!wg_file_read(vectors, &rows, error)) return NULL;
  if (!wg_file_read(vector_words, &words, error)) {
    g_free((char *)rows.ptr);
    return NULL;
  }
  shape->vectors = CLAMP(lines_of(words), 1u, shape->vectors);
  WgModel *m = empty_model(corpus, shape);
  if (read_vectors(m, vectors, words, rows, error))
    wg_model_index(m);
  else
    g_clear_pointer(&m, wg_model_free);
  g_free((char *)rows.ptr);
  g_free((char *)words.ptr);
  return m;
}

/// Labels of names as a place in the name and its kind.
static guint8 name_label(const WgSentence *s, guint i)
{
  const WgToken *t = &s->tokens[i], *next = i + 1 < s->n ? t + 1 : NULL;
  if (t->ner == WG_NER_O) return 0;
  gboolean begins = t->ner_begins || i == 0 || t[-1].ner != t->ner;
  gboolean ends = !next || next->ner != t->ner || next->ner_begins;
  guint place = begins ? (ends ? WG_NAME_SINGLE : WG_NAME_BEGIN)
                       : (ends ? WG_NAME_END : WG_NAME_INSIDE);
  return (guint8)wg_name_label((guint)t->ner, place);
}

static void add_words(WgLessons *out, const WgExample *e, const WgModel *m, guint at,
                      GHashTable *columns)
{
  for (guint j = 0; j < e->sentence.n; j++) {
    const WgToken *t = &e->sentence.tokens[j];
    WgFeatures *f = &out->features[at + j];
    wg_features_of(&m->lexicon, t->form, f);
    if (f->row[WG_TABLE_WORD] != G_MAXUINT32) out->count[f->row[WG_TABLE_WORD]]++;
    for (guint c = 0; c < WG_CASES; c++) out->shape[at + j][c] = wg_shape_row(t->form, (WgCase)c);
    out->name[at + j] = name_label(&e->sentence, j);
    if (!e->has_parse) continue;
    g_autofree char *name = tag_name(t);
    out->upos[at + j] = (guint8)t->upos;
    out->tag[at + j] = (guint16)GPOINTER_TO_UINT(g_hash_table_lookup(columns, name));
    out->head[at + j] = t->head;
    out->rel[at + j] = (guint8)t->deprel;
  }
}

guint wg_lessons_mention(const WgLessons *l, guint word, guint *kind)
{
  guint label = l->name[word], place = label ? (label - 1) % 4 : 0, n = 1;
  *kind = label ? (label - 1) / 4 + 1 : 0;
  if (!label || place == WG_NAME_INSIDE || place == WG_NAME_END) return 0;
  if (place == WG_NAME_SINGLE) return 1;
  while (l->name[word + n] == wg_name_label(*kind, WG_NAME_INSIDE)) n++;
  return n + 1;
}

/// Remember where the names of a sentence stand.
static void add_mentions(WgLessons *out, const WgLesson *lesson)
{
  for (guint i = lesson->first; i < lesson->first + lesson->n; i++) {
    guint kind, n = wg_lessons_mention(out, i, &kind);
    if (!n || n > WG_MENTION_MAX) continue;
    GArray **at = &out->mentions[lesson->guideline][kind][n];
    if (!*at) *at = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(*at, i);
  }
}

static void free_mentions(WgLessons *l)
{
  for (guint g = 0; g < WG_GUIDELINES; g++)
    for (guint k = 0; k <= WG_NER_MISC; k++)
      for (guint n = 0; n <= WG_MENTION_MAX; n++)
        if (l->mentions[g][k][n]) g_array_free(l->mentions[g][k][n], TRUE);
}

WgLessons *wg_lessons_new(const WgCorpus *corpus, const WgModel *m)
{
  WgLessons *out = g_new0(WgLessons, 1);
  g_autoptr(GHashTable) columns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint u = 0; u < WG_UPOS_COUNT; u++)
    for (guint c = m->tag_first[u]; c < m->tag_first[u + 1]; c++)
      g_hash_table_insert(columns, g_strdup_printf("%02u\t%s\t%s", u, m->xpos[c], m->feats[c]),
                          GUINT_TO_POINTER(c));
  out->n = corpus->examples->len;
  for (guint i = 0; i < out->n; i++)
    out->words += g_array_index(corpus->examples, WgExample, i).sentence.n;
  out->lessons = g_new0(WgLesson, out->n);
  out->features = g_new0(WgFeatures, out->words);
  out->shape = g_malloc0_n(out->words, sizeof *out->shape);
  out->upos = g_new0(guint8, out->words);
  out->rel = g_new0(guint8, out->words);
  out->name = g_new0(guint8, out->words);
  out->tag = g_new0(guint16, out->words);
  out->head = g_new0(gint32, out->words);
  guint at = 0;
  for (guint i = 0; i < out->n; i++) {
    const WgExample *e = &g_array_index(corpus->examples, WgExample, i);
    out->lessons[i] = (WgLesson){at, e->sentence.n, e->has_parse, e->has_names, e->silver, e->guideline};
    add_words(out, e, m, at, columns);
    if (e->has_names && !e->silver) add_mentions(out, &out->lessons[i]);
    at += e->sentence.n;
  }
  return out;
}

void wg_lessons_free(WgLessons *l)
{
  if (!l) return;
  free_mentions(l);
  g_free(l->lessons);
  g_free(l->features);
  g_free(l->shape);
  g_free(l->upos);
  g_free(l->rel);
  g_free(l->name);
  g_free(l->tag);
  g_free(l->head);
  g_free(l);
}
