// SPDX-License-Identifier: Apache-2.0
/// \file Articles put together by hand: words, their trees and names, with no model and no
/// ontology.
#ifndef WG_TESTS_ARTICLE_FIXTURE_H
#define WG_TESTS_ARTICLE_FIXTURE_H

#include "extract/article/article.h"

#include <string.h>

/// One word of "form/UPOS/head/deprel", heads counted from 1.
static inline WgToken fx_token(WgArena *arena, const char *word, GString *text)
{
  g_auto(GStrv) f = g_strsplit(word, "/", 4);
  WgToken t = {.space_after = TRUE, .margin = 100, .xpos = "_", .feats = "_"};
  t.form = wg_slice(wg_arena_strdup(arena, f[0]));
  t.lemma = t.form.ptr;
  t.upos = (WgUpos)wg_upos_find(f[1]);
  t.head = (gint32)g_ascii_strtoll(f[2], NULL, 10) - 1;
  t.deprel = (WgDeprel)wg_deprel_find(f[3]);
  t.begin = (guint32)text->len;
  g_string_append(text, f[0]);
  t.end = (guint32)text->len;
  g_string_append_c(text, ' ');
  return t;
}

static inline void fx_sentence(WgArena *arena, const char *words, WgSentence *s, GString *text)
{
  g_auto(GStrv) each = g_strsplit(words, " ", -1);
  s->n = g_strv_length(each);
  s->begin = (guint32)text->len;
  s->tokens = wg_arena_new0(arena, WgToken, s->n);
  for (guint i = 0; i < s->n; i++) s->tokens[i] = fx_token(arena, each[i], text);
  s->end = (guint32)text->len;
}

/// An article of these sentences, the first `titles` of which are its headline. Close it with
/// wg_article_close.
static inline void fx_put_together(WgArticle *a, WgArena *arena, guint titles, guint n,
                                   const char *const *sentences)
{
  WgRecord *record = wg_arena_new0(arena, WgRecord, 1);
  record->id = wg_arena_strdup(arena, "by hand");
  wg_article_open(a, arena, record, NULL, NULL);
  a->n_sentences = n;
  a->sentences = wg_arena_new0(arena, WgSentence, n + 1);
  a->mention_of = wg_arena_new0(arena, WgMention **, n + 1);
  a->asked = wg_arena_new0(arena, guint8 *, n + 1);
  a->times = wg_arena_new0(arena, WgTimeExpression *, n + 1);
  a->n_times = wg_arena_new0(arena, guint32, n + 1);
  g_autoptr(GString) title = g_string_new(NULL), text = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    fx_sentence(arena, sentences[i], &a->sentences[i], i < titles ? title : text);
    a->sentences[i].in_title = i < titles;
    a->mention_of[i] = wg_arena_new0(arena, WgMention *, a->sentences[i].n + 1);
    a->asked[i] = wg_arena_new0(arena, guint8, a->sentences[i].n + 1);
  }
  a->title = wg_slice(wg_arena_strdup(arena, title->str));
  a->text = wg_slice(wg_arena_strdup(arena, text->str));
}

/// A new entity, named at these words, the last of which is the name's head.
static inline WgDraft *fx_name(WgArticle *a, gint32 s, gint32 first, gint32 last,
                               WgEntityType type)
{
  WgDraft *d = wg_arena_new0(a->arena, WgDraft, 1);
  WgMention *m = wg_arena_new0(a->arena, WgMention, 1);
  d->name = wg_article_words(a, s, first, last);
  d->names = wg_list(a);
  d->type = type;
  d->count = 1;
  d->number = a->drafts->len;
  g_ptr_array_add(d->names, (gpointer)d->name);
  g_ptr_array_add(a->drafts, d);
  *m = (WgMention){.sentence = s, .first = first, .last = last, .head = last, .draft = d};
  for (gint32 t = first; t <= last; t++) a->mention_of[s][t] = m;
  g_ptr_array_add(a->mentions, m);
  return d;
}

/// A sentence of n words that are one piece each ("a"), each but the first on the one before.
static inline const char *fx_row_of_words(WgArena *arena, guint n)
{
  g_autoptr(GString) out = g_string_new("a/VERB/0/root");
  for (guint i = 1; i < n; i++) g_string_append_printf(out, " a/NOUN/%u/obj", i);
  return wg_arena_strdup(arena, out->str);
}

#endif
