// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/unseen.h"

#include "extract/names/mentions.h"

#define BEGINS 0.3f  // in a name, to begin one
#define GOES_ON 0.5f
#define SURE 0.8f // of one word that opens its sentence
#define MOST_WORDS 8u

static gboolean is_free(const WgArticle *a, const WgWord *word)
{
  return !a->mention_of[word->sentence][word->token] &&
         !wg_is_time(a, word->sentence, word->token);
}

static float in_name(const WgHeads *heads, const WgLook *look, guint at, gboolean goes_on)
{
  float p[2];
  wg_heads_name(heads, look->scratch, look, at, p);
  return goes_on ? p[1] : p[0] + p[1];
}

/// Behind the last word of the name that begins at `at`; `at` where none does.
static guint end_of(const WgArticle *a, const WgHeads *heads, const WgLook *look, guint at)
{
  const WgWindow *window = look->window;
  const WgWord *first = window->words[at];
  if (!window->is_new[at] || !is_free(a, first) ||
      !wg_word_is_upper(wg_article_token(a, first->sentence, first->token)) ||
      in_name(heads, look, at, FALSE) < BEGINS)
    return at;
  guint end = at + 1;
  while (end < window->n && end - at < MOST_WORDS &&
         window->words[end]->sentence == first->sentence && is_free(a, window->words[end]) &&
         in_name(heads, look, end, TRUE) >= GOES_ON)
    end++;
  // a capital at the start of a sentence says little
  gboolean is_bare = first->token == 0 && end == at + 1;
  return is_bare && in_name(heads, look, at, FALSE) < SURE ? at : end;
}

static WgEntityType kind_of(const WgHeads *heads, const WgLook *look, guint at)
{
  float p[WG_TYPE_COUNT];
  guint best = 0;
  wg_heads_kind(heads, look->scratch, look, at, p);
  for (guint k = 1; k < WG_TYPE_COUNT; k++)
    if (p[k] > p[best]) best = k;
  return (WgEntityType)best;
}

/// The words [at, end) of the window as a name, if anything of it is left when normalized.
static void take(WgArticle *a, const WgHeads *heads, const WgLook *look, guint at, guint end)
{
  WgWindow *window = look->window;
  guint known = a->drafts->len;
  gint32 s = window->words[at]->sentence, first = window->words[at]->token;
  gint32 last = window->words[end - 1]->token;
  // a ticker was no name before either
  if (first == last && wg_is_in_brackets(a, s, first)) return;
  WgMention *m = wg_mention_add(a, s, first, last, kind_of(heads, look, end - 1));
  if (!m) return;
  if (a->drafts->len > known) m->draft->by_reader = TRUE;
  for (guint w = at; w < end; w++) {
    gboolean is_head = window->words[w]->token == m->head;
    window->words[w]->kind = is_head ? WG_KIND_NAME : WG_KIND_IN_NAME;
    window->words[w]->draft = is_head ? wg_draft_root(m->draft) : NULL;
  }
}

void wg_unseen_names(WgArticle *a, const WgHeads *heads, const WgLook *look)
{
  WgWindow *window = look->window;
  for (guint at = 0; at < window->n; at++) {
    guint end = end_of(a, heads, look, at);
    if (end == at) continue;
    take(a, heads, look, at, end);
    at = end - 1;
  }
}
