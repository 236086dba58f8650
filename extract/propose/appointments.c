// SPDX-License-Identifier: Apache-2.0
/// Offices that verbs tell: "X is (became, was named) the director of Y", "Y named X director".
#include "extract/propose/titles.h"

#include "extract/grammar/arguments.h"
#include "extract/propose/fact.h"
#include "extract/reference/reference.h"

/// "Acme appointed Roe chief executive": of Acme.
static void employer_that_appoints(WgArticle *a, gint32 s, gint32 t, WgTitle *title)
{
  gint32 verb = wg_article_token(a, s, t)->head;
  if (verb < 0 || !wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(a, s, verb))) return;
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_subjects(a, s, verb, heads);
  for (guint i = 0; i < heads->len; i++) wg_resolve_one(a, s, g_array_index(heads, gint32, i), who);
  for (guint i = 0; i < who->len; i++) {
    WgDraft *d = g_ptr_array_index(who, i);
    if (wg_type_is_organization(d->type) || d->type == WG_TYPE_COUNTRY) wg_title_add(title, d);
  }
}

/// Whether the office noun, or the first that it is coordinated with, is said of someone.
static gboolean is_said_of_someone(const WgTree *tree, gint32 t)
{
  gint32 first_of_list = t;
  const WgToken *noun = wg_tree_token(tree, t);
  if (noun->deprel == WG_DEP_CONJ && noun->head >= 0) first_of_list = noun->head;
  WgDeprel d = wg_tree_token(tree, first_of_list)->deprel;
  return wg_tree_child(tree, first_of_list, WG_DEP_COP) != WG_NO_TOKEN || d == WG_DEP_XCOMP ||
         d == WG_DEP_OBL;
}

/// The title around the office noun `t`, not beyond its subtree; `*last` is its last word.
static gboolean title_around(WgArticle *a, gint32 s, gint32 t, WgTitle *title, gint32 *last)
{
  const WgTree *tree = a->trees[s];
  gint32 first = t;
  *last = t;
  while (first > tree->left[t] && wg_is_title_word(a, s, first - 1)) first--;
  while (first < t && (wg_is_preposition(tok(a, s, first)) || wg_word_is(tok(a, s, first), "and")))
    first++;
  while (*last < tree->right[t] && (wg_is_title_word(a, s, *last + 1) ||
                                    wg_is_preposition(tok(a, s, *last + 1)) ||
                                    wg_word_is(tok(a, s, *last + 1), "the") ||
                                    wg_word_is_possessive(tok(a, s, *last + 1))))
    (*last)++;
  if (!wg_title_read(a, s, first, *last, title)) return FALSE;
  wg_title_possessor(a, s, first - 1, title);
  if (!title->organizations->len) employer_that_appoints(a, s, t, title);
  return TRUE;
}

/// The title is said of the person as a clause says it: with a time, doubts, a source.
static void hold_as_claimed(WgArticle *a, gint32 s, gint32 t, WgDraft *person, const WgTitle *title,
                            const WgClaim *claim, guint32 act)
{
  guint before = a->facts->len;
  wg_office_hold(a, s, person, title, FALSE, act, 78);
  if (a->facts->len == before) return;
  if (claim->denied) {
    g_ptr_array_set_size(a->facts, (gint)before);
    return;
  }
  WgFact *fact = g_ptr_array_index(a->facts, before);
  gboolean former = fact->claim.phase == WG_ENDED;
  fact->claim = *claim;
  if (former) fact->claim.phase = WG_ENDED;
  else if (!claim->phase_is_told) fact->claim.phase = WG_ONGOING;
  gint32 head = tok(a, s, t)->head;
  if (head >= 0 && wg_word_listed(a, WG_LIST_EndingVerb, tok(a, s, head)))
    fact->claim.phase = WG_ENDED;
  fact->time = wg_claim_time(a, s, t);
}

void wg_titles_of_predicates(WgArticle *a, gint32 s)
{
  static const WgStep BEARER = {WG_STEP_BEARER, NULL};
  static const WgPath PATH = {&BEARER, 1};
  const WgTree *tree = a->trees[s];
  gint32 read_to = -1; // last word of the title before
  for (gint32 t = 0; t < (gint32)tree->sentence->n; t++) {
    if (t <= read_to || !wg_is_office(a, s, t) || a->mention_of[s][t]) continue;
    if (!is_said_of_someone(tree, t)) continue;
    g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    wg_walk(a, s, t, &PATH, heads);
    for (guint i = 0; i < heads->len; i++)
      wg_resolve(a, s, g_array_index(heads, gint32, i), who);
    WgTitle title;
    gint32 last;
    if (!who->len || !title_around(a, s, t, &title, &last)) continue;
    read_to = last;
    WgClaim claim;
    wg_claim_read(a, s, t, &claim);
    guint32 act = a->acts++;
    for (guint i = 0; i < who->len; i++) {
      WgDraft *person = g_ptr_array_index(who, i);
      if (person->type == WG_TYPE_PERSON)
        hold_as_claimed(a, s, t, person, &title, &claim, act);
    }
  }
}

gboolean wg_title_by_appointment(WgArticle *a, gint32 s, WgMention *m)
{
  gint32 n = (gint32)a->sentences[s].n, verb = m->first - 1, first = m->last + 1;
  if (verb < 0 || tok(a, s, verb)->upos != WG_UPOS_VERB ||
      !wg_word_listed(a, WG_LIST_AppointVerb, tok(a, s, verb)))
    return FALSE;
  if (first < n && (wg_word_is(tok(a, s, first), "as") || wg_word_is(tok(a, s, first), "to")))
    first++;
  gint32 phrase = first, last = first - 1;
  while (first < n && (tok(a, s, first)->upos == WG_UPOS_DET ||
                       wg_word_is(tok(a, s, first), "its") || wg_word_is(tok(a, s, first), "be")))
    first++;
  while (last + 1 < n && (last + 1 < first || wg_is_title_word(a, s, last + 1) ||
                          wg_is_preposition(tok(a, s, last + 1)) ||
                          wg_word_is(tok(a, s, last + 1), "the")))
    last++;
  WgTitle title;
  if (last < first || !wg_title_read(a, s, first, last, &title)) return FALSE;
  for (gint32 t = phrase; t < first; t++) wg_title_possessor(a, s, t, &title);
  if (!title.organizations->len) {
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    const WgTree *tree = a->trees[s];
    WG_CHILDREN(tree, verb, c)
      if (c < verb && (wg_tree_token(tree, c)->deprel == WG_DEP_NSUBJ ||
                       wg_tree_token(tree, c)->deprel == WG_DEP_NSUBJ_PASS))
        wg_resolve_one(a, s, c, who);
    for (guint i = 0; i < who->len; i++)
      if (((WgDraft *)g_ptr_array_index(who, i))->type != WG_TYPE_PERSON)
        wg_title_add(&title, g_ptr_array_index(who, i));
  }
  wg_office_hold(a, s, m->draft, &title, FALSE, a->acts++, 80);
  return TRUE;
}
