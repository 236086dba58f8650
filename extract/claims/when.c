// SPDX-License-Identifier: Apache-2.0
/// When: the expression of time that belongs to an act, not to its telling.
#include "extract/claims/claims.h"

#define MAX_STEPS 8
#define MAX_DEPTH 6

// ------------------------------------------------------------------ one word's own

gint32 wg_claim_top_of_time(const WgTree *tree, const WgTimeExpression *e)
{
  gint32 top = (gint32)e->last;
  for (gint32 k = (gint32)e->first; k <= (gint32)e->last; k++) {
    gint32 head = tok(tree, k)->head;
    if (head < (gint32)e->first || head > (gint32)e->last) top = k;
  }
  return top;
}

/// Whether an expression below `at` still dates what stands above: "banned from buying …
/// last year", "speaking on Monday, X said".
static gboolean passes(WgArticle *a, gint32 s, gint32 at)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, at);
  switch ((int)t->deprel) {
  case WG_DEP_CCOMP:
  case WG_DEP_ACL_RELCL:
  case WG_DEP_PARATAXIS:
  case WG_DEP_CONJ:
    return FALSE;
  case WG_DEP_ADVCL:
    if (!wg_word_is_verbal(t)) return TRUE;
    if (wg_is_finite(tree, at)) return FALSE;
    return wg_is_speech(a, t) || wg_word_listed(a, WG_LIST_OccasionVerb, t) ||
           wg_is_marked_complement(a, tree, at);
  case WG_DEP_ACL:
    return !wg_is_finite(tree, at) && wg_is_marked_complement(a, tree, at);
  default:
    return TRUE;
  }
}

/// Steps from the expression up to `t`; MAX_STEPS where it belongs to another clause.
static guint distance(WgArticle *a, gint32 s, const WgTimeExpression *e, gint32 t)
{
  const WgTree *tree = a->trees[s];
  guint steps = 0;
  for (gint32 at = wg_claim_top_of_time(tree, e); at >= 0 && steps < MAX_STEPS; steps++) {
    if (at == t) return steps;
    if (!passes(a, s, at)) break;
    // another act on the way has the better claim: "fined over a deal of 2018"
    if (at != t && tok(tree, at)->upos == WG_UPOS_VERB) steps += 2;
    at = tok(tree, at)->head;
  }
  return MAX_STEPS;
}

const WgTimeExpression *wg_claim_own_time(WgArticle *a, gint32 s, gint32 t)
{
  const WgTimeExpression *best = NULL;
  guint least = MAX_STEPS;
  for (guint32 i = 0; i < a->n_times[s]; i++) {
    const WgTimeExpression *e = &a->times[s][i];
    if ((e->until && !e->since) || !*e->value || !wg_in_same_voice(a, s, (gint32)e->first, t)) continue;
    guint steps = distance(a, s, e, t);
    if (steps < least) {
      best = e;
      least = steps;
    }
  }
  return best;
}

// ------------------------------------------------------------------ shared from above

/// "an order that …", "a decision banning …": what the noun brings about happens with it.
static gboolean is_act_noun(WgArticle *a, const WgToken *t)
{
  return wg_word_listed(a, WG_LIST_ActNoun, t) || wg_word_listed(a, WG_LIST_PlannedWord, t);
}

static gboolean is_speech_above(WgArticle *a, const WgTree *tree, gint32 head)
{
  return wg_is_speech(a, tok(tree, head)) &&
         !wg_word_listed(a, WG_LIST_LightVerb, tok(tree, head));
}

/// Where a noun's act takes its time from: the verb that it is object or subject of.
static gint32 above_noun(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *token = tok(tree, t);
  gint32 head = token->head;
  const char *marker = wg_tree_marker(tree, a->arena, t);
  switch ((int)token->deprel) {
  case WG_DEP_OBJ:
  case WG_DEP_NSUBJ_PASS:
  case WG_DEP_XCOMP:
    return head;
  case WG_DEP_CONJ:
  case WG_DEP_COMPOUND:
    return head;
  case WG_DEP_NSUBJ: // "the ban took effect in May"
    return wg_word_is_verbal(tok(tree, head)) && !is_speech_above(a, tree, head) ? head
                                                                                 : WG_NO_TOKEN;
  case WG_DEP_OBL:
    if (marker && (g_str_equal(marker, "as") || g_str_equal(marker, "with") ||
                   g_str_equal(marker, "into") || g_str_equal(marker, "under") ||
                   g_str_equal(marker, "in") || g_str_equal(marker, "to")))
      return head;
    return WG_NO_TOKEN;
  case WG_DEP_NMOD:
    return is_act_noun(a, tok(tree, head)) ? head : WG_NO_TOKEN;
  case WG_DEP_ACL_RELCL:
    return WG_NO_TOKEN;
  default:
    return WG_NO_TOKEN;
  }
}

/// Where a verb's act takes its time from: what controls it, the first of coordinated
/// verbs, the clause that a participle hangs on, the order or plan that it fills.
static gint32 above_verb(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *token = tok(tree, t);
  gint32 head = token->head;
  switch ((int)token->deprel) {
  case WG_DEP_XCOMP:
    return head;
  case WG_DEP_CONJ:
    return wg_tree_child(tree, t, WG_DEP_NSUBJ) == WG_NO_TOKEN ? head : WG_NO_TOKEN;
  case WG_DEP_ADVCL:
    return wg_is_finite(tree, t) || wg_word_has_tag(token, "VBN") ? WG_NO_TOKEN : head;
  case WG_DEP_ACL:
  case WG_DEP_ACL_RELCL:
    return is_act_noun(a, tok(tree, head)) ? head : WG_NO_TOKEN;
  default:
    return WG_NO_TOKEN;
  }
}

/// "arrested and charged on Monday": the first of two verbs without a word between.
static const WgTimeExpression *of_next_verb(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_CONJ && c > t && c - t <= 3 &&
        wg_word_is_verbal(tok(tree, c)) && wg_word_is_verbal(tok(tree, t)))
      return wg_claim_own_time(a, s, c);
  return NULL;
}

const WgTimeExpression *wg_claim_time(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  for (guint depth = 0; t >= 0 && depth < MAX_DEPTH; depth++) {
    const WgTimeExpression *e = wg_claim_own_time(a, s, t);
    if (!e) e = of_next_verb(a, s, t);
    if (e) return e;
    gboolean verbal = wg_word_is_verbal(tok(tree, t));
    gint32 above = verbal ? above_verb(a, s, t) : above_noun(a, s, t);
    if (above < 0 || !wg_in_same_voice(a, s, above, t)) return NULL;
    t = above;
  }
  return NULL;
}

/// Whether the expression tells an end: "until 2015"; a stretch of years with both its ends is
/// over too: "from 1981 to 1990", "(1981–1990)".
static gboolean tells_end(const WgTimeExpression *e)
{
  gboolean stretch = strlen(e->latest) >= 4 && *e->value &&
                     strncmp(e->latest, e->value, 4) > 0 && (gint32)(e->last - e->first) >= 2;
  return (e->until || stretch) && !e->future;
}

/// Whether it hangs on word `t`, not through another verb nor through a subject, of which it tells
/// a tenure.
static gboolean hangs_on(const WgArticle *a, gint32 s, const WgTimeExpression *e, gint32 t)
{
  const WgTree *tree = a->trees[s];
  gint32 at = (gint32)e->last;
  for (guint steps = 0; steps < 4 && at >= 0 && at != t; steps++) {
    if (wg_is_subject_relation(tok(tree, at)->deprel)) return FALSE;
    at = tok(tree, at)->head;
    if (at >= 0 && wg_word_listed(a, WG_LIST_ProlongingVerb, tok(tree, at))) return FALSE;
    if (at >= 0 && at != t && wg_word_is_verbal(tok(tree, at))) return FALSE;
  }
  return at == t;
}

/// Whether it stands right behind the phrase of the noun `t`: "director of X from 1981 to 1990", the
/// years often hung on the name before.
static gboolean stands_behind(const WgTree *tree, const WgTimeExpression *e, gint32 t)
{
  static const char *const BETWEEN[] = {"(", "from", "until", "between", NULL};
  gint32 at = tree->right[t] + 1;
  if (tok(tree, t)->upos != WG_UPOS_NOUN && tok(tree, t)->upos != WG_UPOS_PROPN) return FALSE;
  for (guint k = 0; k < 2 && at < (gint32)e->first; k++)
    if (wg_is_one_of(tok(tree, at), BETWEEN)) at++;
  return at == (gint32)e->first;
}

void wg_claim_until(const WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  for (guint32 i = 0; i < a->n_times[s]; i++) {
    const WgTimeExpression *e = &a->times[s][i];
    if (tells_end(e) && (hangs_on(a, s, e, t) || stands_behind(a->trees[s], e, t)) &&
        claim->modality == WG_ACTUAL)
      wg_claim_end(claim, FALSE);
  }
}
