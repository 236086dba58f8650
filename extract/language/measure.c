// SPDX-License-Identifier: Apache-2.0
#include "extract/language/measure.h"

typedef struct counts {
  gint64 words, upos, xpos, feats, lemma, uas, las, gold, found, both;
} Counts;

/// The relation without its subtype is the same.
static gboolean same_relation(WgDeprel a, WgDeprel b)
{
  const char *x = wg_deprel_name(a), *y = wg_deprel_name(b);
  gsize n = strcspn(x, ":");
  return n == strcspn(y, ":") && memcmp(x, y, n) == 0;
}

static void count_words(Counts *c, const WgSentence *gold, const WgToken *got)
{
  for (guint32 i = 0; i < gold->n; i++) {
    const WgToken *g = &gold->tokens[i], *t = &got[i];
    gboolean head = g->head == t->head;
    c->words++;
    c->upos += g->upos == t->upos;
    c->xpos += strcmp(g->xpos, t->xpos) == 0;
    c->feats += strcmp(g->feats, t->feats) == 0;
    c->lemma += strcmp(g->lemma, t->lemma) == 0;
    c->uas += head;
    c->las += head && same_relation(g->deprel, t->deprel);
  }
}

/// End of the name that begins at word i, i where none does.
static guint32 name_end(const WgToken *t, guint32 n, guint32 i)
{
  if (t[i].ner == WG_NER_O) return i;
  if (!t[i].ner_begins && i && t[i - 1].ner == t[i].ner) return i;
  guint32 end = i + 1;
  while (end < n && t[end].ner == t[i].ner && !t[end].ner_begins) end++;
  return end;
}

static void count_names(Counts *c, const WgSentence *gold, const WgToken *got)
{
  for (guint32 i = 0; i < gold->n; i++) {
    guint32 g = name_end(gold->tokens, gold->n, i), t = name_end(got, gold->n, i);
    gboolean in_gold = g > i && gold->tokens[i].ner != WG_NER_MISC;
    gboolean in_got = t > i && got[i].ner != WG_NER_MISC;
    c->gold += in_gold;
    c->found += in_got;
    c->both += in_gold && in_got && g == t && gold->tokens[i].ner == got[i].ner;
  }
}

WgMeasure wg_measure(const WgLanguage *language, const WgCorpus *corpus)
{
  Counts c = {0};
  g_autoptr(WgArena) arena = wg_arena_new();
  for (guint i = 0; i < corpus->examples->len; i++) {
    const WgExample *e = &g_array_index(corpus->examples, WgExample, i);
    wg_arena_reset(arena);
    WgSentence s = e->sentence;
    s.tokens = wg_arena_new0(arena, WgToken, s.n);
    for (guint32 j = 0; j < s.n; j++) s.tokens[j].form = e->sentence.tokens[j].form;
    wg_language_annotate(language, arena, &s);
    if (e->has_parse) count_words(&c, &e->sentence, s.tokens);
    if (e->has_names) count_names(&c, &e->sentence, s.tokens);
  }
  double n = c.words ? (double)c.words : 1.0;
  return (WgMeasure){(double)c.upos / n, (double)c.xpos / n, (double)c.feats / n,
                     (double)c.lemma / n, (double)c.uas / n, (double)c.las / n,
                     c.gold + c.found ? 2.0 * (double)c.both / (double)(c.gold + c.found) : 0.0};
}
