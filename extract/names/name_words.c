// SPDX-License-Identifier: Apache-2.0
/// What single words of a name look like.
#include "extract/names/names.h"

gboolean wg_word_begins_with_digit(const WgToken *t)
{
  return t->form.len && g_ascii_isdigit(t->form.ptr[0]);
}

gboolean wg_word_is_functional(const WgToken *t)
{
  switch ((int)t->upos) {
  case WG_UPOS_DET:
  case WG_UPOS_PRON:
  case WG_UPOS_AUX:
  case WG_UPOS_CCONJ:
  case WG_UPOS_SCONJ:
  case WG_UPOS_ADP:
  case WG_UPOS_PART:
  case WG_UPOS_PUNCT:
  case WG_UPOS_INTJ:
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean wg_word_is_acronym(const WgToken *t)
{
  for (gsize i = 0; i < t->form.len; i++)
    if (!g_ascii_isupper(t->form.ptr[i])) return FALSE;
  return t->form.len >= 2;
}

gboolean wg_word_is_initial(const WgToken *t)
{
  return t->form.len == 2 && g_ascii_isupper(t->form.ptr[0]) && t->form.ptr[1] == '.';
}

gboolean wg_word_ends_company(const WgToken *t)
{
  static const char *const WORDS[] = {"inc",  "inc.", "corp",  "corp.", "ltd",    "ltd.",
                                      "llc",  "llc.", "l.l.c.", "plc",  "gmbh", "co",
                                      "co.",  "s.a.", "limited"};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (wg_word_is(t, WORDS[i])) return TRUE;
  return FALSE;
}

gboolean wg_word_can_be_name(const WgSentence *s, gint32 i)
{
  const WgToken *t = &s->tokens[i];
  if (!wg_word_is_upper(t) || wg_word_is_functional(t)) return FALSE;
  if (t->ner != WG_NER_O || t->upos == WG_UPOS_PROPN) return TRUE;
  return i > 0 && !s->in_title && s->kind == WG_LINE_BODY;
}

gboolean wg_name_is_capitals(const char *s)
{
  gsize n = strlen(s);
  if (n < 2 || n > 8) return FALSE;
  for (const char *p = s; *p; p++)
    if (!g_ascii_isupper(*p) && !g_ascii_isdigit(*p) && *p != '&' && *p != '.' && *p != '-')
      return FALSE;
  return TRUE;
}

gint32 wg_name_head(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first; i <= last; i++)
    if (s->tokens[i].head < first || s->tokens[i].head > last) return i;
  return last;
}

const char *wg_name_without_s(const WgArticle *a, const char *words)
{
  gsize n = strlen(words);
  if (n < 4 || words[n - 1] != 's' || words[n - 2] == 's' || words[n - 2] == '\'') return NULL;
  char *base = wg_arena_dup(a->arena, wg_slice_sub(wg_slice(words), 0, n - 1));
  if (wg_gazetteer_find(a->gazetteer, words)) return NULL;
  if (wg_gazetteer_find(a->gazetteer, base)) return base;
  g_autofree char *normal = wg_name_normalize(base);
  return g_hash_table_lookup(a->draft_of, normal) ? base : NULL;
}
