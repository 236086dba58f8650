// SPDX-License-Identifier: Apache-2.0
/// "it", "their", "he": whom pronouns stand for.
#include "extract/reference/antecedents.h"

#include "extract/grammar/arguments.h"

/// Whether the mention is coordinated with another: what "their" can stand for.
static gboolean is_one_of_several(const WgArticle *a, const WgMention *m)
{
  const WgTree *tree = a->trees[m->sentence];
  if (wg_tree_token(tree, m->head)->deprel == WG_DEP_CONJ) return TRUE;
  return wg_tree_child(tree, m->head, WG_DEP_CONJ) != WG_NO_TOKEN;
}

/// "X said it would …", "X, which says it has …": who says it, where it fits.
static WgDraft *speaker_of_clause(WgArticle *a, gint32 s, gint32 t, const WgWanted *wanted,
                                  int depth)
{
  const WgTree *tree = a->trees[s];
  const WgToken *p = wg_tree_token(tree, t);
  if ((p->deprel != WG_DEP_NSUBJ && p->deprel != WG_DEP_NSUBJ_PASS) || p->head < 0) return NULL;
  const WgToken *verb = wg_tree_token(tree, p->head);
  if (verb->deprel != WG_DEP_CCOMP || verb->head < 0 || verb->head > p->head ||
      !wg_word_listed(a, WG_LIST_SpeechVerb, wg_tree_token(tree, verb->head)))
    return NULL;
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_subjects(a, s, verb->head, heads);
  for (guint i = 0; i < heads->len; i++)
    wg_resolve_deep(a, s, g_array_index(heads, gint32, i), who, TRUE, depth + 1);
  if (who->len != 1) return NULL;
  WgDraft *d = wg_draft_root(g_ptr_array_index(who, 0));
  return wg_draft_fits(d, wanted) ? d : NULL;
}

/// The kinds that a pronoun can stand for, 0 where it stands for no entity.
static guint types_of_pronoun(const WgToken *p)
{
  if (wg_word_is(p, "it") || wg_word_is(p, "its") || wg_word_is(p, "itself"))
    // as an object "it" is as often a thing: a country is not thought of then
    return WG_ORGANIZATIONS | (p->deprel == WG_DEP_OBJ ? 0 : wg_type_bit(WG_TYPE_COUNTRY));
  if (wg_word_is(p, "he") || wg_word_is(p, "she") || wg_word_is(p, "his") ||
      wg_word_is(p, "her") || wg_word_is(p, "him"))
    return wg_type_bit(WG_TYPE_PERSON);
  if (wg_word_is(p, "they") || wg_word_is(p, "their") || wg_word_is(p, "them"))
    return WG_ORGANIZATIONS | wg_type_bit(WG_TYPE_PERSON);
  return 0;
}

/// The weightiest that fits, at most `reach` sentences before; where `several`, only what
/// stands beside others or is the sentence's own subject.
static WgDraft *nearest(const WgArticle *a, gint32 s, gint32 t, const WgWanted *wanted,
                        gint32 reach, gboolean several)
{
  WgDraft *best = NULL;
  int best_weight = 0;
  for (guint i = wg_mentions_before(a, s, t); i-- > 0;) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (s - m->sentence > reach) break;
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind != WG_MENTION_NAME || !wg_draft_fits(d, wanted)) continue;
    if (several && !is_one_of_several(a, m) && !(m->sentence == s && m->subject)) continue;
    int weight = 900 / (1 + (s - m->sentence)) + (m->subject ? 260 : 0) +
                 10 * (int)MIN(d->count, 12u);
    if (d->type == WG_TYPE_COUNTRY) weight -= 120;
    if (weight > best_weight) {
      best = d;
      best_weight = weight;
    }
  }
  return best;
}

/// "they": all that the antecedent was coordinated with when named last.
static void add_coordinated(WgArticle *a, gint32 s, gint32 t, const WgDraft *d, gint32 reach,
                            GPtrArray *out, int depth)
{
  for (guint i = wg_mentions_before(a, s, t); i-- > 0;) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (s - m->sentence > reach) break;
    if (wg_draft_root(m->draft) != d) continue;
    wg_resolve_deep(a, m->sentence, m->head, out, TRUE, depth + 1);
    break;
  }
}

/// "X and its chief executive": the name that its noun is coordinated with, where it fits.
static WgDraft *owner_beside(const WgArticle *a, gint32 s, gint32 t, const WgWanted *wanted)
{
  const WgTree *tree = a->trees[s];
  const WgToken *p = wg_tree_token(tree, t);
  if (p->deprel != WG_DEP_NMOD_POSS || p->head < 0 || t < 2) return NULL;
  if (wg_tree_token(tree, p->head)->deprel != WG_DEP_CONJ ||
      !wg_word_is(wg_tree_token(tree, t - 1), "and"))
    return NULL;
  const WgMention *m = a->mention_of[s][t - 2];
  if (!m || m->kind != WG_MENTION_NAME) return NULL;
  for (gint32 k = MAX(m->first - 4, 0); k < m->first; k++) // "X, its unit Y and its head"
    if (wg_word_is(wg_tree_token(tree, k), "its") || wg_word_is(wg_tree_token(tree, k), "their"))
      return NULL;
  WgDraft *d = wg_draft_root(m->draft);
  return wg_draft_fits(d, wanted) ? d : NULL;
}

/// "In its complaint, X said …": the subject behind the phrase that the sentence opens with.
static WgDraft *subject_behind(WgArticle *a, gint32 s, gint32 t, const WgWanted *wanted, int depth)
{
  const WgTree *tree = a->trees[s];
  gint32 noun = wg_tree_token(tree, t)->head;
  if (wg_tree_token(tree, t)->deprel != WG_DEP_NMOD_POSS || t != 1 || noun < 0 ||
      wg_tree_token(tree, noun)->deprel != WG_DEP_OBL || !wg_word_is(wg_tree_token(tree, 0), "in"))
    return NULL;
  gint32 verb = wg_tree_token(tree, noun)->head;
  gint32 subject = verb < 0 ? WG_NO_TOKEN : wg_tree_child(tree, verb, WG_DEP_NSUBJ);
  if (subject == WG_NO_TOKEN || subject < tree->right[noun]) return NULL;
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_resolve_deep(a, s, subject, who, TRUE, depth + 1);
  WgDraft *d = who->len == 1 ? wg_draft_root(g_ptr_array_index(who, 0)) : NULL;
  return d && wg_draft_fits(d, wanted) ? d : NULL;
}

void wg_resolve_pronoun(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgToken *p = wg_article_token(a, s, t);
  WgWanted wanted = {types_of_pronoun(p), NULL, 1};
  if (!wanted.types) return;
  WgDraft *speaker = wg_word_is(p, "they") ? NULL : speaker_of_clause(a, s, t, &wanted, depth);
  if (!speaker) speaker = owner_beside(a, s, t, &wanted);
  if (!speaker) speaker = subject_behind(a, s, t, &wanted, depth);
  if (speaker) {
    wg_referents_add(out, speaker);
    return;
  }
  // near ones only: the same sentence or those right before
  gint32 reach = wanted.types == wg_type_bit(WG_TYPE_PERSON) ? 4 : 2;
  gboolean several = wg_word_is(p, "their") || wg_word_is(p, "them");
  WgDraft *best = nearest(a, s, t, &wanted, reach, several);
  if (!best) return;
  wg_referents_add(out, best);
  if (several || wg_word_is(p, "they")) add_coordinated(a, s, t, best, reach, out, depth);
}
