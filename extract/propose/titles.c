// SPDX-License-Identifier: Apache-2.0
/// The words of a title: where it begins and ends, its office noun, whose office it is.
#include "extract/propose/titles.h"

#include "extract/grammar/arguments.h"
#include "extract/reference/reference.h"

WgMention *wg_name_at(const WgArticle *a, gint32 s, gint32 t)
{
  return t >= 0 && t < (gint32)a->sentences[s].n ? a->mention_of[s][t] : NULL;
}

gboolean wg_is_person(const WgMention *m)
{
  return m && m->kind == WG_MENTION_NAME && m->draft->type == WG_TYPE_PERSON;
}

gboolean wg_can_employ(const WgMention *m)
{
  return m && (wg_type_is_organization(m->draft->type) || m->draft->type == WG_TYPE_COUNTRY ||
               m->draft->type == WG_TYPE_PLACE);
}

gboolean wg_is_preposition(const WgToken *t)
{
  static const char *const WORDS[] = {"of", "for", "in", "at", "to", "on", "from", "with"};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (wg_word_is(t, WORDS[i])) return TRUE;
  return FALSE;
}

/// Whether a title may name the organization `m` as its own: not a name that only its
/// capitals speak for ("for National Security").
static gboolean is_sure_employer(const WgMention *m)
{
  return m->draft->known || !m->draft->type_is_guess || m->draft->count > 1;
}

gboolean wg_is_office(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = tok(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  if (m && m->kind == WG_MENTION_NAME && m->draft->type != WG_TYPE_PERSON) return FALSE;
  return (token->upos == WG_UPOS_NOUN || token->upos == WG_UPOS_PROPN ||
          token->upos == WG_UPOS_ADJ) &&
         wg_word_listed(a, WG_LIST_OfficeNoun, token);
}

gint32 wg_first_office(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 t = first; t <= last; t++)
    if (wg_is_office(a, s, t)) return t;
  return WG_NO_TOKEN;
}

gboolean wg_is_title_word(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = tok(a, s, t);
  const WgMention *m = wg_name_at(a, s, t);
  if (m) return !wg_is_person(m);
  switch ((int)token->upos) {
  case WG_UPOS_NOUN:
  case WG_UPOS_PROPN:
  case WG_UPOS_ADJ:
    return TRUE;
  case WG_UPOS_VERB: // "Acting", "managing"
    return token->deprel == WG_DEP_AMOD || token->deprel == WG_DEP_COMPOUND ||
           wg_word_is(token, "acting");
  case WG_UPOS_CCONJ:
    return wg_word_is(token, "and") || wg_word_is(token, "&");
  case WG_UPOS_ADV:
    return wg_word_is(token, "then") || wg_word_is(token, "vice");
  case WG_UPOS_PUNCT:
    return wg_word_is(token, "-");
  case WG_UPOS_ADP:
    return wg_is_preposition(token) && t > 0 && t + 1 < (gint32)a->sentences[s].n &&
           (wg_word_is_upper(tok(a, s, t + 1)) || wg_word_is(tok(a, s, t + 1), "the"));
  case WG_UPOS_DET:
    return t > 0 && wg_word_is(token, "the") && wg_is_preposition(tok(a, s, t - 1));
  default:
    return FALSE;
  }
}

// ------------------------------------------------------------------ whose it is

void wg_title_add(WgTitle *title, WgDraft *d)
{
  d = wg_draft_root(d);
  if (!g_ptr_array_find(title->organizations, d, NULL))
    g_ptr_array_add(title->organizations, d);
}

void wg_title_possessor(WgArticle *a, gint32 s, gint32 t, WgTitle *title)
{
  if (t < 0) return;
  const WgToken *token = tok(a, s, t);
  g_autoptr(GPtrArray) owners = g_ptr_array_new();
  if (wg_word_is_possessive(token) && t > 0) wg_resolve_one(a, s, t - 1, owners);
  else if (wg_word_is(token, "its") || wg_word_is(token, "their"))
    wg_resolve_one(a, s, t, owners);
  else if (wg_can_employ(wg_name_at(a, s, t)) && token->form.len &&
           token->form.ptr[token->form.len - 1] == 's' && token->deprel == WG_DEP_NMOD_POSS)
    wg_resolve_one(a, s, t, owners); // the apostrophe was lost
  for (guint i = 0; i < owners->len; i++) {
    WgDraft *d = wg_draft_root(g_ptr_array_index(owners, i));
    if (d->type != WG_TYPE_PERSON) wg_title_add(title, d);
  }
}

void wg_title_employer_behind(WgArticle *a, gint32 s, gint32 last, WgTitle *title)
{
  gint32 t = last + 1, n = (gint32)a->sentences[s].n;
  if (t >= n || !(wg_word_is(tok(a, s, t), "of") || wg_word_is(tok(a, s, t), "for") ||
                  wg_word_is(tok(a, s, t), "from") || wg_word_is(tok(a, s, t), "at") ||
                  wg_word_is(tok(a, s, t), "with")))
    return;
  for (gint32 k = t + 1; k < MIN(t + 4, n); k++) {
    const WgMention *m = wg_name_at(a, s, k);
    if (m && m->kind == WG_MENTION_NAME && wg_can_employ(m)) {
      wg_title_add(title, m->draft);
      return;
    }
    if (!wg_word_is(tok(a, s, k), "the")) return;
  }
}

// ------------------------------------------------------------------ the title itself

/// Names before the office noun are whose it is ("US", "Acme"); the title begins behind.
static void strip_leading_names(WgArticle *a, gint32 s, WgTitle *title)
{
  gint32 first = title->first;
  for (gint32 t = title->first; t < title->noun; t++) {
    const WgMention *m = wg_name_at(a, s, t);
    // "former Acme engineer Roe": the word stands before the name that leaves the title
    if (!m && wg_word_listed(a, WG_LIST_FormerWord, tok(a, s, t))) title->former = TRUE;
    if (!m || !wg_can_employ(m)) continue;
    wg_title_add(title, m->draft);
    gint32 next = m->last + 1;
    gboolean national = m->draft->type == WG_TYPE_COUNTRY && next <= title->last &&
                        wg_word_listed(a, WG_LIST_TitleModifier, tok(a, s, next));
    if (!national) first = next;
    // "the French banker Roe" works for no state; "the French president" does
    if (m->draft->type == WG_TYPE_COUNTRY &&
        !wg_word_listed(a, WG_LIST_StateOffice, tok(a, s, title->noun)))
      g_ptr_array_remove(title->organizations, wg_draft_root(m->draft));
    t = m->last;
  }
  while (first < title->noun && (wg_word_is_possessive(tok(a, s, first)) ||
                                 wg_word_is(tok(a, s, first), "and") ||
                                 wg_word_is(tok(a, s, first), "-")))
    first++;
  title->first = first;
}

/// "president of Acme": the phrase behind the noun names whose; it leaves the title.
static void strip_trailing_names(WgArticle *a, gint32 s, WgTitle *title)
{
  for (gint32 t = title->noun + 1; t <= title->last; t++) {
    if (!wg_is_preposition(tok(a, s, t))) continue;
    for (gint32 k = t + 1; k <= title->last; k++) {
      const WgMention *m = wg_name_at(a, s, k);
      if (!m || m->kind != WG_MENTION_NAME || !wg_can_employ(m)) continue;
      if (wg_word_is(tok(a, s, t), "for") &&
          (m->draft->type == WG_TYPE_COUNTRY || !is_sure_employer(m)))
        break;
      wg_title_add(title, m->draft);
      title->last = t - 1;
      return;
    }
    // "of the company"
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    gint32 head = t + 1;
    while (head < title->last && !(tok(a, s, head)->upos == WG_UPOS_NOUN)) head++;
    if (head <= title->last) wg_resolve_one(a, s, head, found);
    if (found->len) {
      WgDraft *d = g_ptr_array_index(found, 0);
      if (d->type != WG_TYPE_PERSON) {
        wg_title_add(title, d);
        title->last = t - 1;
        return;
      }
    }
  }
}

static void strip_former(WgArticle *a, gint32 s, WgTitle *title)
{
  while (title->first < title->noun) {
    const WgToken *t = tok(a, s, title->first);
    if (wg_word_listed(a, WG_LIST_FormerWord, t) || wg_word_is(t, "then")) {
      title->former = TRUE;
      title->first++;
    } else if (t->upos == WG_UPOS_DET || wg_word_is(t, "-") || wg_word_is(t, "its") ||
               wg_word_is(t, "current"))
      title->first++;
    else
      break;
  }
}

gboolean wg_title_read(WgArticle *a, gint32 s, gint32 first, gint32 last, WgTitle *title)
{
  title->organizations = wg_list(a);
  title->former = FALSE;
  title->first = first;
  title->last = last;
  // "the bank's chief economist": whose it is stands inside
  for (gint32 t = last; t > first; t--)
    if (wg_word_is_possessive(tok(a, s, t)) && wg_first_office(a, s, t, last) != WG_NO_TOKEN &&
        wg_first_office(a, s, first, t) == WG_NO_TOKEN) {
      wg_title_possessor(a, s, t, title);
      title->first = first = t + 1;
      break;
    }
  title->noun = wg_first_office(a, s, first, last);
  if (title->noun == WG_NO_TOKEN) return FALSE;
  // "the widow of a minister" is no minister
  for (gint32 t = first + 1; t < title->noun; t++)
    if (wg_word_is(tok(a, s, t), "of") && tok(a, s, t - 1)->upos == WG_UPOS_NOUN) return FALSE;
  // the last of "chief executive officer", "vice president"
  while (title->noun < last && wg_is_office(a, s, title->noun + 1)) title->noun++;
  strip_leading_names(a, s, title);
  strip_former(a, s, title);
  strip_trailing_names(a, s, title);
  while (title->last > title->noun && (tok(a, s, title->last)->upos == WG_UPOS_PUNCT ||
                                       wg_word_is(tok(a, s, title->last), "and") ||
                                       wg_is_preposition(tok(a, s, title->last)) ||
                                       wg_word_is(tok(a, s, title->last), "the")))
    title->last--;
  // "Supreme Leader Ayatollah Roe": how the person is addressed is no office
  while (title->last > title->noun && !wg_is_office(a, s, title->last) &&
         wg_word_listed(a, WG_LIST_PersonTitle, tok(a, s, title->last)))
    title->last--;
  return title->first <= title->last;
}
