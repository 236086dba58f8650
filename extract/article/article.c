// SPDX-License-Identifier: Apache-2.0
/// What every reader of facts asks of an article's words, mentions and drafts.
#include "extract/article/article.h"

void wg_article_open(WgArticle *a, WgArena *arena, const WgRecord *record, const WgFrames *frames,
                     const WgGazetteer *gazetteer)
{
  *a = (WgArticle){0};
  a->arena = arena;
  a->frames = frames;
  a->gazetteer = gazetteer;
  a->record = record;
  a->text = wg_slice(record->text);
  a->title = wg_slice(record->title);
  a->date = record->date;
  a->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  a->mentions = g_ptr_array_new();
  a->drafts = g_ptr_array_new();
  a->draft_of = g_hash_table_new(g_str_hash, g_str_equal);
  a->facts = g_ptr_array_new();
}

void wg_article_close(WgArticle *a)
{
  g_ptr_array_unref(a->lists);
  g_ptr_array_unref(a->mentions);
  g_ptr_array_unref(a->drafts);
  g_hash_table_unref(a->draft_of);
  g_ptr_array_unref(a->facts);
}

GPtrArray *wg_list(WgArticle *a)
{
  GPtrArray *list = g_ptr_array_new();
  g_ptr_array_add(a->lists, list);
  return list;
}

const char *wg_word_lemma(WgArena *arena, const WgToken *t)
{
  g_autofree char *form = g_strndup(t->form.ptr, t->form.len);
  g_autofree char *lower = g_utf8_strdown(t->lemma ? t->lemma : form, -1);
  return wg_arena_strdup(arena, lower);
}

gboolean wg_word_listed(const WgArticle *a, WgList list, const WgToken *t)
{
  if (t->lemma) {
    if (wg_frames_listed(a->frames, list, t->lemma)) return TRUE;
    g_autofree char *lemma = g_utf8_strdown(t->lemma, -1); // names keep their capitals
    if (wg_frames_listed(a->frames, list, lemma)) return TRUE;
  }
  g_autofree char *lower = g_utf8_strdown(t->form.ptr, (gssize)t->form.len);
  return wg_frames_listed(a->frames, list, lower);
}

gboolean wg_word_is(const WgToken *t, const char *word)
{
  return t->form.len == strlen(word) &&
         g_ascii_strncasecmp(t->form.ptr, word, t->form.len) == 0;
}

gboolean wg_word_is_upper(const WgToken *t)
{
  gunichar c = t->form.len ? g_utf8_get_char(t->form.ptr) : 0;
  return g_unichar_isupper(c) || g_unichar_istitle(c);
}

gboolean wg_word_is_possessive(const WgToken *t)
{
  return wg_slice_equals(t->form, "'s") || wg_slice_equals(t->form, "’s") ||
         ((wg_slice_equals(t->form, "'") || wg_slice_equals(t->form, "’")) &&
          t->deprel == WG_DEP_CASE);
}

const char *wg_article_words(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  const WgSentence *sentence = &a->sentences[s];
  GString *out = g_string_new(NULL);
  for (gint32 i = first; i <= last; i++) {
    const WgToken *t = &sentence->tokens[i];
    g_string_append_len(out, t->form.ptr, (gssize)t->form.len);
    if (t->space_after && i < last) g_string_append_c(out, ' ');
  }
  const char *words = wg_arena_strdup(a->arena, out->str);
  g_string_free(out, TRUE);
  return words;
}

guint wg_mentions_before(const WgArticle *a, gint32 s, gint32 t)
{
  guint low = 0, high = a->mentions->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    const WgMention *m = g_ptr_array_index(a->mentions, middle);
    if (m->sentence < s || (m->sentence == s && m->last < t)) low = middle + 1;
    else high = middle;
  }
  return low;
}

int wg_draft_number(WgDraft *d)
{
  return d ? (int)wg_draft_root(d)->number : -1;
}

gboolean wg_is_named_in(const WgArticle *a, gint32 s, WgDraft *d)
{
  d = wg_draft_root(d);
  for (guint32 t = 0; d && t < a->sentences[s].n; t++)
    if (a->mention_of[s][t] && wg_draft_root(a->mention_of[s][t]->draft) == d) return TRUE;
  return FALSE;
}

gint32 wg_sentence_at(const WgArticle *a, guint32 byte)
{
  guint32 low = 0, high = a->n_sentences; // the title's come first, the text's in order
  while (low < high) {
    guint32 middle = (low + high) / 2;
    if (a->sentences[middle].in_title || a->sentences[middle].end <= byte) low = middle + 1;
    else high = middle;
  }
  return low < a->n_sentences && byte >= a->sentences[low].begin ? (gint32)low : -1;
}

gint32 wg_quote_at(const WgArticle *a, gint32 s, gint32 t)
{
  if (a->sentences[s].in_title) return -1;
  guint32 at = a->sentences[s].tokens[t].begin, low = 0, high = a->n_quotes;
  while (low < high) {
    guint32 middle = (low + high) / 2;
    if (a->quotes[middle].end <= at) low = middle + 1;
    else high = middle;
  }
  return low < a->n_quotes && at >= a->quotes[low].begin ? (gint32)low : -1;
}

WgDraft *wg_draft_root(WgDraft *d)
{
  while (d && d->into) d = d->into;
  return d;
}

gboolean wg_type_is_organization(WgEntityType type)
{
  return type >= WG_TYPE_ORGANIZATION &&
         type <= WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION;
}
