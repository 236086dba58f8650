// SPDX-License-Identifier: Apache-2.0
/// What hangs on one word: adverbs, auxiliaries, "no", "if", and what they make of the act.
#include "extract/claims/claims.h"

#include "extract/grammar/arguments.h"

void wg_claim_weaken(WgClaim *claim, WgModality to)
{
  // the strongest doubt met on the way up wins: possible over alleged over planned
  static const int DOUBT[] = {
      [WG_ACTUAL] = 0, [WG_PLANNED] = 1, [WG_ALLEGED] = 2, [WG_POSSIBLE] = 3};
  if (DOUBT[to] > DOUBT[claim->modality]) claim->modality = to;
}

void wg_claim_negate(WgClaim *claim)
{
  claim->polarity = claim->polarity == WG_AFFIRMED ? WG_NEGATED : WG_AFFIRMED;
}

void wg_claim_end(WgClaim *claim, gboolean lifted)
{
  claim->phase = WG_ENDED;
  claim->phase_is_told = TRUE;
  claim->lifted |= lifted;
}

gboolean wg_is_speech(WgArticle *a, const WgToken *t)
{
  return wg_word_is_verbal(t) && wg_word_listed(a, WG_LIST_SpeechVerb, t);
}

gboolean wg_in_same_voice(const WgArticle *a, gint32 s, gint32 x, gint32 y)
{
  return !a->n_quotes || wg_quote_at(a, s, x) == wg_quote_at(a, s, y);
}

gboolean wg_is_finite(const WgTree *tree, gint32 t)
{
  const WgToken *token = tok(tree, t);
  if (wg_word_has_tag(token, "VBD") || wg_word_has_tag(token, "VBZ") ||
      wg_word_has_tag(token, "VBP"))
    return TRUE;
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    WgDeprel d = child->deprel;
    if (d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS) return TRUE;
    if ((d == WG_DEP_AUX || d == WG_DEP_AUX_PASS || d == WG_DEP_COP) &&
        (wg_word_has_tag(child, "MD") || wg_word_has_tag(child, "VBD") ||
         wg_word_has_tag(child, "VBZ") || wg_word_has_tag(child, "VBP")))
      return TRUE;
  }
  return FALSE;
}

// ------------------------------------------------------------------ around one word

gboolean wg_is_one_of(const WgToken *t, const char *const *words)
{
  for (; *words; words++)
    if (wg_word_is(t, *words)) return TRUE;
  return FALSE;
}

void wg_claim_auxiliary(const WgToken *t, gboolean in_past_speech, WgClaim *claim)
{
  static const char *const PLANNED[] = {"will", "'ll", "’ll", "wo", "shall", NULL};
  static const char *const POSSIBLE[] = {"may", "might", "could", "can", "ca", "should",
                                         "must", "ought", NULL};
  static const char *const WOULD[] = {"would", "'d", "’d", NULL};
  if (wg_is_one_of(t, PLANNED)) wg_claim_weaken(claim, WG_PLANNED);
  if (wg_is_one_of(t, POSSIBLE)) wg_claim_weaken(claim, WG_POSSIBLE);
  if (wg_is_one_of(t, WOULD) && wg_word_has_tag(t, "MD"))
    wg_claim_weaken(claim, in_past_speech ? WG_PLANNED : WG_POSSIBLE);
}

/// "then", "later", "once" beside a verb tell an order of acts, no end.
static gboolean is_order_of_acts(const WgToken *t, const WgToken *head)
{
  static const char *const THEN[] = {"then", "later", "once", "late", "past", NULL};
  return wg_word_is_verbal(head) && wg_is_one_of(t, THEN);
}

static void read_modifier(WgArticle *a, const WgToken *t, WgClaim *claim)
{
  if (wg_word_listed(a, WG_LIST_NegativeWord, t)) wg_claim_negate(claim);
  if (wg_word_listed(a, WG_LIST_PlannedWord, t)) wg_claim_weaken(claim, WG_PLANNED);
  if (wg_word_listed(a, WG_LIST_PossibleWord, t)) wg_claim_weaken(claim, WG_POSSIBLE);
  if (wg_word_listed(a, WG_LIST_AllegedWord, t)) wg_claim_weaken(claim, WG_ALLEGED);
  if (wg_word_listed(a, WG_LIST_FormerWord, t)) wg_claim_end(claim, FALSE);
}

/// "no longer", "not … any more", "until recently": over, not untrue.
static gboolean is_no_longer(const WgTree *tree, gint32 c)
{
  const WgToken *t = tok(tree, c);
  if (!wg_word_is(t, "longer") && !wg_word_is(t, "more") && !wg_word_is(t, "anymore")) return FALSE;
  return wg_word_is(t, "anymore") ||
         (c > 0 && (wg_word_is(tok(tree, c - 1), "no") || wg_word_is(tok(tree, c - 1), "any")));
}

/// Whether "no longer" or "any more" stands beside the word: its "not" denies nothing then.
static gboolean is_over(const WgTree *tree, gint32 t)
{
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_ADVMOD && is_no_longer(tree, c)) return TRUE;
  return FALSE;
}

/// "no money", "neither bank", "none of the firms", "neither X nor Y" beside the act.
static gboolean is_empty_phrase(const WgTree *tree, gint32 noun)
{
  static const char *const EMPTY[] = {"no", "neither", NULL};
  static const char *const NOBODY[] = {"none", "nobody", "neither", "nothing", NULL};
  if (wg_is_one_of(tok(tree, noun), NOBODY)) return TRUE;
  WG_CHILDREN(tree, noun, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if ((d == WG_DEP_DET || d == WG_DEP_CC_PRECONJ || d == WG_DEP_ADVMOD || d == WG_DEP_CC) &&
        c < noun && wg_is_one_of(tok(tree, c), EMPTY))
      return TRUE;
  }
  return FALSE;
}

/// "if the audit fails, X will …": done on a condition only.
static gboolean is_condition(WgArticle *a, const WgTree *tree, gint32 clause)
{
  static const char *const MARKS[] = {"if", "unless", "provided", "in_case", NULL};
  const char *marker = wg_tree_marker(tree, a->arena, clause);
  for (guint i = 0; marker && MARKS[i]; i++)
    if (g_str_equal(marker, MARKS[i])) return TRUE;
  return FALSE;
}

static void read_mark(const WgTree *tree, gint32 t, gint32 c, WgClaim *claim)
{
  static const char *const DOUBTFUL[] = {"if", "unless", "whether", "lest", NULL};
  const WgToken *child = tok(tree, c);
  if (wg_is_one_of(child, DOUBTFUL)) wg_claim_weaken(claim, WG_POSSIBLE);
  if (wg_word_is(child, "to") && tok(tree, t)->deprel == WG_DEP_ROOT)
    wg_claim_weaken(claim, WG_PLANNED); // headlines: "X to ban Y"
  if (wg_word_is(child, "without")) wg_claim_negate(claim);
  // "far from", "short of", "yet to": the parse hangs the first word anywhere
  static const char *const PAIRS[][2] = {{"far", "from"}, {"short", "of"}, {"yet", "to"}};
  for (guint i = 0; c > 0 && i < G_N_ELEMENTS(PAIRS); i++)
    if (wg_word_is(tok(tree, c - 1), PAIRS[i][0]) && wg_word_is(child, PAIRS[i][1]))
      wg_claim_negate(claim);
  if ((wg_word_is(child, "instead") || wg_word_is(child, "rather")) &&
      wg_tree_child(tree, c, WG_DEP_FIXED) != WG_NO_TOKEN)
    wg_claim_negate(claim); // "instead of", "rather than"
}

/// Whether the clause is what a verb of speech says, or the statement in which it says it.
static gboolean is_told(WgArticle *a, const WgTree *tree, gint32 t)
{
  gint32 head = tok(tree, t)->head;
  if (head >= 0 && wg_word_listed(a, WG_LIST_ReportNoun, tok(tree, head)))
    head = tok(tree, head)->head;
  return head >= 0 && wg_is_speech(a, tok(tree, head));
}

gboolean wg_is_negated(WgArticle *a, const WgTree *tree, gint32 t)
{
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_ADVMOD &&
        wg_word_listed(a, WG_LIST_NegativeWord, tok(tree, c)))
      return TRUE;
  return FALSE;
}

/// "Had X banned it, Y would …": a condition without "if".
static gboolean is_inverted(const WgTree *tree, gint32 t, gint32 auxiliary)
{
  static const char *const FIRST[] = {"had", "were", "should", NULL};
  gint32 subject = wg_tree_child(tree, t, WG_DEP_NSUBJ);
  if (subject == WG_NO_TOKEN) subject = wg_tree_child(tree, t, WG_DEP_NSUBJ_PASS);
  return subject != WG_NO_TOKEN && auxiliary < subject &&
         auxiliary == tree->left[t] && wg_is_one_of(tok(tree, auxiliary), FIRST);
}

/// What one dependent of the word makes of the act.
static void read_child(WgArticle *a, gint32 s, gint32 t, gint32 c, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  const WgToken *child = tok(tree, c);
  switch ((int)child->deprel) {
  case WG_DEP_AUX:
  case WG_DEP_AUX_PASS:
  case WG_DEP_COP:
    wg_claim_auxiliary(child, is_told(a, tree, t), claim);
    if (wg_is_negated(a, tree, c)) wg_claim_negate(claim);
    if (is_inverted(tree, t, c)) wg_claim_weaken(claim, WG_POSSIBLE);
    break;
  case WG_DEP_CC: // "nor does it supply them"
    if (wg_word_is(child, "nor") && wg_tree_child(tree, t, WG_DEP_NSUBJ) != WG_NO_TOKEN)
      wg_claim_negate(claim);
    break;
  case WG_DEP_ADVMOD:
    if (is_no_longer(tree, c)) wg_claim_end(claim, FALSE);
    else if (is_order_of_acts(child, tok(tree, t))) break;
    else if (!is_over(tree, t) || !wg_word_listed(a, WG_LIST_NegativeWord, child))
      read_modifier(a, child, claim);
    break;
  case WG_DEP_DET: // "no doubt" leaves none
    if (wg_word_listed(a, WG_LIST_NegativeWord, child) &&
        wg_word_listed(a, WG_LIST_DoubtNoun, tok(tree, t)))
      break;
    read_modifier(a, child, claim);
    break;
  case WG_DEP_AMOD:
  case WG_DEP_NMOD_DESC:
  case WG_DEP_COMPOUND:
    read_modifier(a, child, claim);
    if (is_over(tree, c)) wg_claim_end(claim, FALSE); // "is no longer chief executive"
    break;
  case WG_DEP_MARK:
  case WG_DEP_CASE:
    read_mark(tree, t, c, claim);
    break;
  case WG_DEP_ADVCL:
    if (claim->modality == WG_PLANNED && is_condition(a, tree, c))
      wg_claim_weaken(claim, WG_POSSIBLE);
    break;
  case WG_DEP_PARATAXIS: // "…, a rival claims"
    if (wg_word_is_verbal(child) && wg_word_listed(a, WG_LIST_ClaimVerb, child))
      wg_claim_weaken(claim, WG_ALLEGED);
    break;
  default:
    break;
  }
}

/// Adverbs, auxiliaries, "no", "if", "according to", "…, X said" hanging on one word.
void wg_claim_beside(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  static const WgDeprel ORDER[] = {WG_DEP_AUX, WG_DEP_ADVCL}; // conditions ask for auxiliaries
  for (guint round = 0; round < G_N_ELEMENTS(ORDER); round++)
    WG_CHILDREN(tree, t, c)
      if ((tok(tree, c)->deprel == WG_DEP_ADVCL) == (round == 1) && wg_in_same_voice(a, s, t, c))
        read_child(a, s, t, c, claim);
  wg_sources_beside(a, s, t, claim);
}

/// An act without a doer or without an object was not done: "gave no money", "no bank has".
void wg_claim_empty_parties(const WgTree *tree, gint32 t, WgClaim *claim)
{
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if ((d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_OBJ) &&
        is_empty_phrase(tree, c))
      wg_claim_negate(claim);
  }
}
