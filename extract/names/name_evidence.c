// SPDX-License-Identifier: Apache-2.0
/// What a lone name that only the model has guessed at must name, by what it does in its
/// sentences: who is bought, has subsidiaries or makes an app is no person and no place; where
/// somebody is based is one.
#include "extract/grammar/arguments.h"
#include "extract/names/names.h"

/// A lone word that no file of names knows: the model's guess at it is a weak one.
static gboolean is_open(const WgArticle *a, const WgDraft *d)
{
  if (d->into || d->known || !d->type_is_guess || strchr(d->normal, ' ') || strchr(d->normal, '-'))
    return FALSE;
  if (d->type == WG_TYPE_PLACE) return TRUE;
  return d->type == WG_TYPE_PERSON && !wg_gazetteer_is_surname(a->gazetteer, d->normal) &&
         !wg_gazetteer_is_given_name(a->gazetteer, d->normal);
}

static gboolean has_lemma(const WgToken *t, const char *const *words)
{
  return t->lemma && g_strv_contains(words, t->lemma);
}

/// A noun that says a firm, an outlet or a school: "the app X", "X, a maker of …".
/// "X sells …", of what the model took for a place.
static gboolean is_trader(const WgArticle *a, const WgTree *tree, const WgMention *m,
                          const WgDraft *d)
{
  const WgToken *name = wg_tree_token(tree, m->head);
  if (d->type != WG_TYPE_PLACE || name->deprel != WG_DEP_NSUBJ || name->head < 0) return FALSE;
  const WgToken *verb = wg_tree_token(tree, name->head);
  return wg_word_is_verbal(verb) && !wg_is_passive(tree, name->head) &&
         (wg_word_listed(a, WG_LIST_FirmVerb, verb) || wg_word_listed(a, WG_LIST_FirmAct, verb));
}

/// "X equipment", "X CEO Roe".
static gboolean is_before_thing(const WgArticle *a, const WgTree *tree, const WgMention *m)
{
  gint32 next = m->last + 1;
  if (next >= (gint32)tree->sentence->n) return FALSE;
  const WgToken *t = wg_tree_token(tree, next);
  return !wg_word_is_possessive(t) && t->upos != WG_UPOS_VERB &&
         wg_word_listed(a, WG_LIST_FirmGear, t);
}

static gboolean is_kind_noun(const WgArticle *a, const WgToken *t)
{
  return t->upos == WG_UPOS_NOUN && !wg_word_is_upper(t) &&
         (wg_word_listed(a, WG_LIST_CompanyNoun, t) || wg_word_listed(a, WG_LIST_MediaNoun, t) ||
          wg_word_listed(a, WG_LIST_CollectiveNoun, t));
}

static gboolean is_described(const WgArticle *a, const WgTree *tree, const WgMention *m)
{
  static const char *const PARTICIPLES[] = {"own", "list", "back", "fund", NULL};
  if (m->first > 0 && is_kind_noun(a, wg_tree_token(tree, m->first - 1)) &&
      wg_tree_token(tree, m->first - 1)->deprel != WG_DEP_NMOD_POSS)
    return TRUE;
  const WgToken *name = wg_tree_token(tree, m->head);
  if (name->deprel == WG_DEP_NSUBJ && name->head > m->last &&
      wg_tree_child(tree, name->head, WG_DEP_COP) != WG_NO_TOKEN &&
      (is_kind_noun(a, wg_tree_token(tree, name->head)) ||
       wg_word_is(wg_tree_token(tree, name->head), "customer")))
    return TRUE; // "X is a maker of …"
  WG_CHILDREN(tree, m->head, c)
  {
    const WgToken *t = wg_tree_token(tree, c);
    if (c > m->last && t->deprel == WG_DEP_APPOS && is_kind_noun(a, t)) return TRUE;
    if ((t->deprel == WG_DEP_AMOD || t->deprel == WG_DEP_ACL) && has_lemma(t, PARTICIPLES))
      return TRUE;
  }
  return FALSE;
}

/// "X's subsidiary", "X's equipment".
static gboolean is_owner(const WgArticle *a, const WgTree *tree, const WgMention *m)
{
  const WgToken *name = wg_tree_token(tree, m->head);
  return name->deprel == WG_DEP_NMOD_POSS && name->head > m->last &&
         wg_word_listed(a, WG_LIST_FirmThing, wg_tree_token(tree, name->head));
}

static gboolean is_taking_over(const WgTree *tree, gint32 verb)
{
  gint32 particle = wg_tree_child(tree, verb, WG_DEP_COMPOUND_PRT);
  const char *lemma = wg_tree_token(tree, verb)->lemma;
  return particle != WG_NO_TOKEN && g_strcmp0(lemma, "take") == 0 &&
         wg_word_is(wg_tree_token(tree, particle), "over");
}

/// "to buy X", "the sale of X", "a stake in X".
static gboolean is_dealt_in(WgArticle *a, const WgTree *tree, const WgMention *m)
{
  static const char *const MARKS[] = {"of", "in", NULL};
  const WgToken *name = wg_tree_token(tree, m->head);
  if (name->head < 0) return FALSE;
  const WgToken *head = wg_tree_token(tree, name->head);
  if (name->deprel == WG_DEP_OBJ || name->deprel == WG_DEP_NSUBJ_PASS)
    return wg_word_is_verbal(head) &&
           (wg_word_listed(a, WG_LIST_FirmVerb, head) || is_taking_over(tree, name->head)) &&
           (name->deprel == WG_DEP_OBJ || wg_is_passive(tree, name->head));
  if (name->deprel != WG_DEP_NMOD || head->upos != WG_UPOS_NOUN) return FALSE;
  const char *marker = wg_tree_marker(tree, a->arena, m->head);
  return marker && g_strv_contains(MARKS, marker) && wg_word_listed(a, WG_LIST_FirmNoun, head);
}

/// "based in X", "X-based".
static gboolean is_seat(const WgArticle *a, const WgTree *tree, const WgMention *m)
{
  static const char *const SEATED[] = {"base", "headquarter", "headquartered", "based", NULL};
  const WgToken *name = wg_tree_token(tree, m->head);
  gint32 n = (gint32)a->sentences[m->sentence].n;
  if (m->last + 2 < n && wg_word_is(wg_tree_token(tree, m->last + 1), "-") &&
      has_lemma(wg_tree_token(tree, m->last + 2), SEATED))
    return TRUE;
  if (name->deprel != WG_DEP_OBL || m->first < 1 || name->head < 0) return FALSE;
  return wg_word_is(wg_tree_token(tree, m->first - 1), "in") &&
         has_lemma(wg_tree_token(tree, name->head), SEATED);
}

static gboolean is_firm_at(const WgArticle *a, gint32 s, gint32 t)
{
  const WgMention *m = t >= 0 ? a->mention_of[s][t] : NULL;
  const WgDraft *d = m && m->kind == WG_MENTION_NAME ? wg_draft_root(m->draft) : NULL;
  return d && (d->type == WG_TYPE_COMPANY || d->votes[WG_TYPE_COMPANY]) &&
         wg_type_is_organization(d->type);
}

/// "X and Acme Inc.": beside a firm stands a firm.
static gboolean is_beside_firm(const WgArticle *a, const WgTree *tree, const WgMention *m)
{
  const WgToken *name = wg_tree_token(tree, m->head);
  if (name->deprel == WG_DEP_CONJ && is_firm_at(a, m->sentence, name->head)) return TRUE;
  WG_CHILDREN(tree, m->head, c)
    if (wg_tree_token(tree, c)->deprel == WG_DEP_CONJ && is_firm_at(a, m->sentence, c)) return TRUE;
  return FALSE;
}

static void take_for_firm(WgDraft *d)
{
  d->type = WG_TYPE_ORGANIZATION;
  d->votes[WG_TYPE_COMPANY]++;
}

void wg_name_kinds_by_evidence(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    WgDraft *d = wg_draft_root(m->draft);
    const WgTree *tree = a->trees[m->sentence];
    if (m->kind != WG_MENTION_NAME) continue;
    if (!d->known && d->type_is_guess && d->type != WG_TYPE_PLACE && d->count == 1 &&
        is_seat(a, tree, m)) {
      d->type = WG_TYPE_PLACE;
      continue;
    }
    if (!is_open(a, d) || is_seat(a, tree, m)) continue;
    if (!is_described(a, tree, m) && !is_owner(a, tree, m) && !is_dealt_in(a, tree, m) &&
        !is_trader(a, tree, m, d) && !is_before_thing(a, tree, m))
      continue;
    take_for_firm(d);
  }
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind == WG_MENTION_NAME && is_open(a, d) &&
        is_beside_firm(a, a->trees[m->sentence], m))
      take_for_firm(d);
  }
}
