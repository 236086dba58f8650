// SPDX-License-Identifier: Apache-2.0
/// "Elena and Marco Roe": a given name alone before a full one has its surname.
#include "extract/names/names.h"

static gboolean is_given_name(const WgArticle *a, const WgToken *t)
{
  g_autofree char *word = g_utf8_strdown(t->form.ptr, (gssize)t->form.len);
  return wg_word_is_upper(t) && wg_gazetteer_is_given_name(a->gazetteer, word);
}

/// Whether somebody of the article is named in full with this word at the end: then it is his.
static gboolean is_surname_here(const WgArticle *a, const char *normal)
{
  for (guint i = 0; i < a->drafts->len; i++) {
    const WgDraft *d = g_ptr_array_index(a->drafts, i);
    const char *space = d->into ? NULL : strrchr(d->normal, ' ');
    if (space && g_str_equal(space + 1, normal)) return TRUE;
  }
  return FALSE;
}

/// Whether one given name and nothing else stands at `t`.
static gboolean stands_alone(const WgArticle *a, gint32 s, gint32 t)
{
  if (t < 0 || !is_given_name(a, wg_article_token(a, s, t))) return FALSE;
  const WgMention *m = a->mention_of[s][t];
  g_autofree char *normal = wg_name_normalize(wg_article_words(a, s, t, t));
  return (!m || (m->first == m->last && m->kind == WG_MENTION_NAME &&
                 !wg_draft_root(m->draft)->known)) &&
         !is_surname_here(a, normal);
}

static void give(WgArticle *a, gint32 s, gint32 t, const char *surname)
{
  const char *given = wg_article_words(a, s, t, t);
  WgName name = {wg_arena_printf(a->arena, "%s %s", given, surname), NULL, WG_TYPE_PERSON, FALSE};
  WgDraft *full = wg_draft_for(a, &name);
  WgMention *m = a->mention_of[s][t];
  if (!m) m = wg_mention_add(a, s, t, t, WG_TYPE_PERSON);
  if (m && full) wg_draft_merge(a, m->draft, full);
}

/// The given names before the full name of `m`: "A, B and C Roe".
static void share(WgArticle *a, const WgMention *m)
{
  gint32 s = m->sentence, t = m->first - 2;
  if (m->kind != WG_MENTION_NAME || wg_draft_root(m->draft)->type != WG_TYPE_PERSON ||
      m->last == m->first || t < 0 || !wg_word_is(wg_article_token(a, s, t + 1), "and") ||
      !is_given_name(a, wg_article_token(a, s, m->first)))
    return;
  const char *surname = wg_article_words(a, s, m->last, m->last);
  while (stands_alone(a, s, t)) {
    give(a, s, t, surname);
    if (t < 2 || !wg_word_is(wg_article_token(a, s, t - 1), ",")) return;
    t -= 2;
  }
}

void wg_surnames_share(WgArticle *a)
{
  g_autoptr(GPtrArray) mentions = g_ptr_array_copy(a->mentions, NULL, NULL);
  for (guint i = 0; i < mentions->len; i++) share(a, g_ptr_array_index(mentions, i));
}
