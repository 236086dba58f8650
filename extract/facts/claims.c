// SPDX-License-Identifier: Apache-2.0
/// A claim is not a fact: negation, modality and phase, read by climbing from a trigger to
/// the root of its sentence (docs/claims.md). Its sources are read on the way.
#include "extract/facts/claims.h"

#include "extract/facts/arguments.h"

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

static gboolean has_xpos(const WgToken *t, const char *xpos)
{
  return t->xpos && g_str_equal(t->xpos, xpos);
}

static void weaken(WgClaim *claim, WgModality to)
{
  // the strongest doubt met on the way up wins: possible over alleged over planned
  static const int DOUBT[] = {[WG_ACTUAL] = 0, [WG_PLANNED] = 1, [WG_ALLEGED] = 2, [WG_POSSIBLE] = 3};
  if (DOUBT[to] > DOUBT[claim->modality]) claim->modality = to;
}

static void negate(WgClaim *claim)
{
  claim->polarity = claim->polarity == WG_AFFIRMED ? WG_NEGATED : WG_AFFIRMED;
}

static void end(WgClaim *claim, gboolean lifted)
{
  claim->phase = WG_ENDED;
  claim->phase_is_told = TRUE;
  claim->lifted |= lifted;
}

gboolean wg_is_verbal(const WgToken *t)
{
  return t->upos == WG_UPOS_VERB || t->upos == WG_UPOS_AUX;
}

gboolean wg_is_speech(WgArticle *a, const WgToken *t)
{
  return wg_is_verbal(t) && wg_word_listed(a, WG_LIST_SpeechVerb, t);
}

gboolean wg_in_same_voice(const WgArticle *a, gint32 s, gint32 x, gint32 y)
{
  return !a->n_quotes || wg_quote_at(a, s, x) == wg_quote_at(a, s, y);
}

gboolean wg_is_finite(const WgTree *tree, gint32 t)
{
  const WgToken *token = tok(tree, t);
  if (has_xpos(token, "VBD") || has_xpos(token, "VBZ") || has_xpos(token, "VBP")) return TRUE;
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    WgDeprel d = child->deprel;
    if (d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS) return TRUE;
    if ((d == WG_DEP_AUX || d == WG_DEP_AUX_PASS || d == WG_DEP_COP) &&
        (has_xpos(child, "MD") || has_xpos(child, "VBD") || has_xpos(child, "VBZ") ||
         has_xpos(child, "VBP")))
      return TRUE;
  }
  return FALSE;
}

// ------------------------------------------------------------------ around one word

static gboolean is_one_of(const WgToken *t, const char *const *words)
{
  for (; *words; words++)
    if (wg_word_is(t, *words)) return TRUE;
  return FALSE;
}

static void read_auxiliary(const WgToken *t, gboolean in_past_speech, WgClaim *claim)
{
  static const char *const PLANNED[] = {"will", "'ll", "’ll", "wo", "shall", NULL};
  static const char *const POSSIBLE[] = {"may", "might", "could", "can", "ca", "should",
                                         "must", "ought", NULL};
  static const char *const WOULD[] = {"would", "'d", "’d", NULL};
  if (is_one_of(t, PLANNED)) weaken(claim, WG_PLANNED);
  if (is_one_of(t, POSSIBLE)) weaken(claim, WG_POSSIBLE);
  if (is_one_of(t, WOULD) && has_xpos(t, "MD"))
    weaken(claim, in_past_speech ? WG_PLANNED : WG_POSSIBLE);
}

static void read_modifier(WgArticle *a, const WgToken *t, WgClaim *claim)
{
  if (wg_word_listed(a, WG_LIST_NegativeWord, t)) negate(claim);
  if (wg_word_listed(a, WG_LIST_PlannedWord, t)) weaken(claim, WG_PLANNED);
  if (wg_word_listed(a, WG_LIST_PossibleWord, t)) weaken(claim, WG_POSSIBLE);
  if (wg_word_listed(a, WG_LIST_AllegedWord, t)) weaken(claim, WG_ALLEGED);
  if (wg_word_listed(a, WG_LIST_FormerWord, t)) end(claim, FALSE);
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
  if (is_one_of(tok(tree, noun), NOBODY)) return TRUE;
  WG_CHILDREN(tree, noun, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if ((d == WG_DEP_DET || d == WG_DEP_CC_PRECONJ || d == WG_DEP_ADVMOD || d == WG_DEP_CC) &&
        c < noun && is_one_of(tok(tree, c), EMPTY))
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
  if (is_one_of(child, DOUBTFUL)) weaken(claim, WG_POSSIBLE);
  if (wg_word_is(child, "to") && tok(tree, t)->deprel == WG_DEP_ROOT)
    weaken(claim, WG_PLANNED); // headlines: "X to ban Y"
  if (wg_word_is(child, "without")) negate(claim);
  // "far from", "short of", "yet to": the parse hangs the first word anywhere
  static const char *const PAIRS[][2] = {{"far", "from"}, {"short", "of"}, {"yet", "to"}};
  for (guint i = 0; c > 0 && i < G_N_ELEMENTS(PAIRS); i++)
    if (wg_word_is(tok(tree, c - 1), PAIRS[i][0]) && wg_word_is(child, PAIRS[i][1])) negate(claim);
  if ((wg_word_is(child, "instead") || wg_word_is(child, "rather")) &&
      wg_tree_child(tree, c, WG_DEP_FIXED) != WG_NO_TOKEN)
    negate(claim); // "instead of", "rather than"
}

/// Whether the clause is what a verb of speech says, or the statement in which it says it.
static gboolean is_told(WgArticle *a, const WgTree *tree, gint32 t)
{
  gint32 head = tok(tree, t)->head;
  if (head >= 0 && wg_word_listed(a, WG_LIST_ReportNoun, tok(tree, head))) head = tok(tree, head)->head;
  return head >= 0 && wg_is_speech(a, tok(tree, head));
}

static gboolean is_negated(WgArticle *a, const WgTree *tree, gint32 t)
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
         auxiliary == tree->left[t] && is_one_of(tok(tree, auxiliary), FIRST);
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
    read_auxiliary(child, is_told(a, tree, t), claim);
    if (is_negated(a, tree, c)) negate(claim);
    if (is_inverted(tree, t, c)) weaken(claim, WG_POSSIBLE);
    break;
  case WG_DEP_CC: // "nor does it supply them"
    if (wg_word_is(child, "nor") && wg_tree_child(tree, t, WG_DEP_NSUBJ) != WG_NO_TOKEN)
      negate(claim);
    break;
  case WG_DEP_ADVMOD:
    if (is_no_longer(tree, c)) end(claim, FALSE);
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
    if (is_over(tree, c)) end(claim, FALSE); // "is no longer chief executive"
    break;
  case WG_DEP_MARK:
  case WG_DEP_CASE:
    read_mark(tree, t, c, claim);
    break;
  case WG_DEP_ADVCL:
    if (claim->modality == WG_PLANNED && is_condition(a, tree, c)) weaken(claim, WG_POSSIBLE);
    break;
  case WG_DEP_PARATAXIS: // "…, a rival claims"
    if (wg_is_verbal(child) && wg_word_listed(a, WG_LIST_ClaimVerb, child))
      weaken(claim, WG_ALLEGED);
    break;
  default:
    break;
  }
}

/// Adverbs, auxiliaries, "no", "if", "according to", "…, X said" hanging on one word.
static void read_children(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
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
static void read_empty_parties(const WgTree *tree, gint32 t, WgClaim *claim)
{
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if ((d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_OBJ) && is_empty_phrase(tree, c))
      negate(claim);
  }
}

// ------------------------------------------------------------------ one step up

typedef enum reach {
  REACH_FULL,    ///< the governor decides whether the act is told as done
  REACH_SOURCES, ///< only whose words it is can still change
} Reach;

/// How an act hangs on what governs it.
typedef struct hold {
  gboolean clause;  ///< as a clause that completes it
  gboolean finite;  ///< …with a finite verb ("that X has …")
  gboolean nominal; ///< as a noun
  gboolean direct;  ///< …that is its object or passive subject
} Hold;

static gboolean is_before(const WgTree *tree, gint32 t, const char *word)
{
  return t + 1 < (gint32)tree->sentence->n && wg_word_is(tok(tree, t + 1), word);
}

static gboolean has_word(const WgTree *tree, gint32 t, const char *word)
{
  WG_CHILDREN(tree, t, c)
    if (wg_word_is(tok(tree, c), word)) return TRUE;
  return FALSE;
}

static void read_denial(WgArticle *a, gint32 s, gint32 governor, WgClaim *claim)
{
  // who "did not deny" it leaves it open
  if (is_negated(a, a->trees[s], governor)) weaken(claim, WG_POSSIBLE);
  else claim->denied = TRUE;
}

/// "is said to have": hearsay; "is known to", "is expected to" are no speech here.
static void read_hearsay(WgArticle *a, gint32 s, gint32 governor, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  if (wg_word_listed(a, WG_LIST_HearsayVerb, tok(tree, governor)) &&
      (wg_tree_child(tree, governor, WG_DEP_AUX_PASS) != WG_NO_TOKEN ||
       wg_tree_child(tree, governor, WG_DEP_NSUBJ_PASS) != WG_NO_TOKEN))
    weaken(claim, WG_ALLEGED);
}

static void read_verb_above(WgArticle *a, gint32 s, gint32 governor, Hold hold, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  const WgToken *g = tok(tree, governor);
  // "announced that X is …" says it; "announced a ban", "announced to ban" plans it
  gboolean told = hold.finite && wg_word_listed(a, WG_LIST_SpeechVerb, g);
  gboolean short_of = has_word(tree, governor, "short") || is_before(tree, governor, "short");
  gboolean ceases = hold.clause && !hold.finite && !short_of &&
                    tok(tree, governor)->lemma && wg_word_listed(a, WG_LIST_CeaseVerb, g) &&
                    wg_tree_child(tree, governor, WG_DEP_OBJ) == WG_NO_TOKEN;
  if (wg_word_listed(a, WG_LIST_DenialVerb, g)) read_denial(a, s, governor, claim);
  if (!told && wg_word_listed(a, WG_LIST_PlannedVerb, g)) weaken(claim, WG_PLANNED);
  if (!told && wg_word_listed(a, WG_LIST_PossibleVerb, g)) weaken(claim, WG_POSSIBLE);
  if (told && is_negated(a, tree, governor)) { // "did not say that": it stays open
    weaken(claim, WG_POSSIBLE);
    negate(claim);
  }
  if (ceases) end(claim, TRUE);
  else if (!short_of && (wg_word_listed(a, WG_LIST_NegativeVerb, g) &&
                        (!g->lemma || !g_str_equal(g->lemma, "rule") ||
                         has_word(tree, governor, "out") || is_before(tree, governor, "out"))))
    negate(claim);
  if (hold.clause && !hold.finite) {
    read_hearsay(a, s, governor, claim);
    if (wg_word_is(g, "used")) end(claim, FALSE); // "used to own"
  }
  if (wg_word_listed(a, WG_LIST_AllegedVerb, g) && (hold.clause || hold.nominal)) {
    weaken(claim, WG_ALLEGED);
    wg_source_of_speech(a, s, governor, claim);
  } else if ((hold.clause || (hold.direct && wg_is_passive(tree, governor))) &&
             wg_word_listed(a, WG_LIST_SpeechVerb, g))
    wg_source_of_speech(a, s, governor, claim);
  if (hold.direct && wg_word_listed(a, WG_LIST_EndingVerb, g)) end(claim, TRUE);
  if (hold.direct && wg_word_listed(a, WG_LIST_ClosingVerb, g)) claim->closed = TRUE;
}

/// "false reports …", "reports that … were denied": the verb of the sentence taken for the
/// noun's clause.
static gboolean has_false_clause(WgArticle *a, const WgTree *tree, gint32 noun)
{
  WG_CHILDREN(tree, noun, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (d != WG_DEP_ACL_RELCL && d != WG_DEP_AMOD && d != WG_DEP_CCOMP) continue;
    if (wg_word_listed(a, WG_LIST_FalseWord, tok(tree, c))) return TRUE;
    if (wg_word_listed(a, WG_LIST_DenialVerb, tok(tree, c)) &&
        wg_tree_child(tree, c, WG_DEP_AUX_PASS) != WG_NO_TOKEN)
      return TRUE;
  }
  return FALSE;
}

static void read_noun_above(WgArticle *a, gint32 s, gint32 governor, Hold hold, WgClaim *claim)
{
  const WgToken *g = wg_article_token(a, s, governor);
  gboolean adjective = g->upos == WG_UPOS_ADJ;
  if (wg_word_listed(a, WG_LIST_PlannedWord, g) ||
      (adjective && wg_word_listed(a, WG_LIST_PlannedVerb, g)))
    weaken(claim, WG_PLANNED);
  if (wg_word_listed(a, WG_LIST_PossibleWord, g)) weaken(claim, WG_POSSIBLE);
  if (wg_word_listed(a, WG_LIST_AllegedWord, g)) weaken(claim, WG_ALLEGED);
  if (wg_word_listed(a, WG_LIST_FalseWord, g) || has_false_clause(a, a->trees[s], governor))
    claim->denied = TRUE;
  if (wg_word_is(g, "denial") || wg_word_is(g, "denials")) claim->denied = TRUE;
  else if (wg_word_listed(a, WG_LIST_NegativeNoun, g)) negate(claim);
  if (hold.nominal && wg_word_listed(a, WG_LIST_EndingVerb, g)) end(claim, TRUE);
  if (hold.clause) wg_source_of_noun(a, s, governor, claim);
}

/// What a governing verb or noun makes of the act that hangs on it.
static void read_governor(WgArticle *a, gint32 s, gint32 governor, Hold hold, WgClaim *claim)
{
  if (wg_is_verbal(wg_article_token(a, s, governor))) read_verb_above(a, s, governor, hold, claim);
  else read_noun_above(a, s, governor, hold, claim);
  read_children(a, s, governor, claim);
}

static gboolean is_complement(WgDeprel d)
{
  return d == WG_DEP_CCOMP || d == WG_DEP_XCOMP || d == WG_DEP_CSUBJ || d == WG_DEP_CSUBJ_PASS;
}

static gboolean is_nominal_argument(WgDeprel d)
{
  return d == WG_DEP_OBJ || d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_OBL ||
         d == WG_DEP_NMOD || d == WG_DEP_IOBJ;
}

/// Words that decide whether the act that their noun names is done; with all others the
/// noun takes it for granted ("will appeal the fine", "did not speak of the ban").
static gboolean decides(WgArticle *a, const WgTree *tree, gint32 t)
{
  static const WgList LISTS[] = {
      WG_LIST_LightVerb,    WG_LIST_ReverseLightVerb, WG_LIST_CarryingVerb, WG_LIST_PlannedVerb,
      WG_LIST_PossibleVerb, WG_LIST_AllegedVerb,      WG_LIST_NegativeVerb, WG_LIST_DenialVerb,
      WG_LIST_EndingVerb,   WG_LIST_ClosingVerb,      WG_LIST_RequestWord,  WG_LIST_PlannedWord,
      WG_LIST_PossibleWord, WG_LIST_AllegedWord,      WG_LIST_NegativeNoun, WG_LIST_OpenNoun};
  WgDeprel d = tok(tree, t)->deprel;
  const WgToken *head = tok(tree, tok(tree, t)->head);
  if (d == WG_DEP_NSUBJ || (d == WG_DEP_OBL && wg_word_listed(a, WG_LIST_OccurrenceVerb, head)))
    return wg_word_listed(a, WG_LIST_OccurrenceVerb, head);
  for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++)
    if (wg_word_listed(a, LISTS[i], head)) return TRUE;
  return FALSE;
}

/// "because of the ban", "after the arrest", "by the sanctions": causes and times stand.
static gboolean is_circumstance(WgArticle *a, const WgTree *tree, gint32 t)
{
  static const char *const OPEN[] = {"of",   "to",    "for",     "with",  "in",  "into",
                                     "on",   "from",  "about",   "under", "as",  "over",
                                     "against", "out",   NULL};
  const char *marker = wg_tree_marker(tree, a->arena, t);
  if (!marker || (tok(tree, t)->deprel != WG_DEP_OBL && tok(tree, t)->deprel != WG_DEP_NMOD))
    return FALSE;
  for (guint i = 0; OPEN[i]; i++)
    if (g_str_equal(marker, OPEN[i])) return FALSE;
  return TRUE;
}

gboolean wg_is_marked_complement(WgArticle *a, const WgTree *tree, gint32 t)
{
  static const char *const MARKS[] = {"of", "to", "from", "for", "about"};
  WgDeprel d = tok(tree, t)->deprel;
  if (d != WG_DEP_ADVCL && d != WG_DEP_ACL) return FALSE;
  const char *marker = wg_tree_marker(tree, a->arena, t);
  for (guint i = 0; marker && i < G_N_ELEMENTS(MARKS); i++)
    if (g_str_equal(marker, MARKS[i])) return TRUE;
  return FALSE;
}

/// "the claim that X has …": a finite clause that completes a noun, not one that says of
/// the noun what it does.
static gboolean is_content_clause(WgArticle *a, const WgTree *tree, gint32 t)
{
  WgDeprel d = tok(tree, t)->deprel;
  if (d != WG_DEP_ACL && d != WG_DEP_ACL_RELCL) return FALSE;
  const char *marker = wg_tree_marker(tree, a->arena, t);
  const WgToken *head = tok(tree, tok(tree, t)->head);
  if (head->upos != WG_UPOS_NOUN) return FALSE;
  if (marker && (g_str_equal(marker, "that") || g_str_equal(marker, "whether"))) return TRUE;
  // "reports that X banned Y": a "that" taken for an object beside the object
  gboolean that = FALSE;
  guint objects = 0;
  WG_CHILDREN(tree, t, c)
  {
    gboolean object = tok(tree, c)->deprel == WG_DEP_OBJ;
    if (object) objects++;
    that |= object && wg_word_is(tok(tree, c), "that");
  }
  return that && objects > 1;
}

/// Coordination shares the auxiliary and the governor, not the adverbs.
static Reach climb_conjunct(WgArticle *a, gint32 s, gint32 at, Reach reach, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  gint32 head = tok(tree, at)->head;
  gboolean own = wg_tree_child(tree, at, WG_DEP_NSUBJ) != WG_NO_TOKEN ||
                 wg_tree_child(tree, at, WG_DEP_NSUBJ_PASS) != WG_NO_TOKEN ||
                 wg_tree_child(tree, at, WG_DEP_AUX) != WG_NO_TOKEN;
  if (reach != REACH_FULL || own) return reach;
  gint32 nor = wg_tree_child(tree, at, WG_DEP_CC);
  WG_CHILDREN(tree, head, c)
  {
    if (tok(tree, c)->deprel == WG_DEP_AUX) read_auxiliary(tok(tree, c), FALSE, claim);
    // "did not buy or sell", "has never met nor paid": the "not" is before both
    if (nor != WG_NO_TOKEN && tok(tree, c)->deprel == WG_DEP_ADVMOD && c < head &&
        (wg_word_is(tok(tree, nor), "or") || wg_word_is(tok(tree, nor), "nor")) &&
        wg_word_listed(a, WG_LIST_NegativeWord, tok(tree, c)))
      negate(claim);
  }
  return REACH_FULL;
}

/// "X asked lawyers to …", "hired Y to sue": what is done in order to an end lies ahead.
static void read_purpose(WgArticle *a, const WgTree *tree, gint32 at, WgClaim *claim)
{
  const WgToken *t = tok(tree, at);
  gint32 mark = wg_tree_child(tree, at, WG_DEP_MARK);
  if ((t->deprel == WG_DEP_ADVCL || t->deprel == WG_DEP_ACL) && has_xpos(t, "VB") &&
      mark != WG_NO_TOKEN && wg_word_is(tok(tree, mark), "to") &&
      wg_tree_child(tree, at, WG_DEP_AUX) == WG_NO_TOKEN &&
      !wg_word_listed(a, WG_LIST_DoneVerb, tok(tree, t->head)))
    weaken(claim, WG_PLANNED);
}

/// "ruled out banning": a gerund that the parse takes for an adverbial.
static gboolean is_bare_gerund(WgArticle *a, const WgTree *tree, gint32 t)
{
  const WgToken *head = tok(tree, tok(tree, t)->head);
  return tok(tree, t)->deprel == WG_DEP_ADVCL && has_xpos(tok(tree, t), "VBG") &&
         !wg_tree_marker(tree, a->arena, t) && t > tok(tree, t)->head &&
         !wg_word_is(tok(tree, t - 1), ",") &&
         (wg_word_listed(a, WG_LIST_NegativeVerb, head) ||
          wg_word_listed(a, WG_LIST_CeaseVerb, head) ||
          wg_word_listed(a, WG_LIST_DenialVerb, head) ||
          wg_word_listed(a, WG_LIST_PossibleVerb, head));
}

/// "It was not X that banned …": what is said of X is said of the act.
static gboolean is_cleft(const WgTree *tree, gint32 t)
{
  WgDeprel d = tok(tree, t)->deprel;
  gint32 head = tok(tree, t)->head;
  if (d != WG_DEP_ACL_RELCL && d != WG_DEP_ADVCL_RELCL && d != WG_DEP_ADVCL) return FALSE;
  if (wg_tree_child(tree, head, WG_DEP_COP) == WG_NO_TOKEN) return FALSE;
  WG_CHILDREN(tree, head, c)
    if (c < head && wg_word_is(tok(tree, c), "it") &&
        (tok(tree, c)->deprel == WG_DEP_NSUBJ || tok(tree, c)->deprel == WG_DEP_EXPL))
      return TRUE;
  return FALSE;
}

/// "Reports of a ban are untrue", "called the report false".
static gboolean is_called_false(WgArticle *a, const WgTree *tree, gint32 t)
{
  const WgToken *token = tok(tree, t);
  if (token->deprel == WG_DEP_NSUBJ || token->deprel == WG_DEP_CSUBJ)
    return wg_word_listed(a, WG_LIST_FalseWord, tok(tree, token->head));
  if (token->deprel != WG_DEP_OBJ && token->deprel != WG_DEP_NSUBJ_PASS) return FALSE;
  WG_CHILDREN(tree, token->head, c)
    if ((tok(tree, c)->deprel == WG_DEP_XCOMP || tok(tree, c)->deprel == WG_DEP_OBL) &&
        wg_word_listed(a, WG_LIST_FalseWord, tok(tree, c)))
      return TRUE;
  return FALSE;
}

/// "A ban would hurt them": what is only imagined.
static gboolean is_imagined(const WgTree *tree, gint32 t)
{
  static const char *const IF_SO[] = {"would", "could", "might", "may", NULL};
  if (tok(tree, t)->deprel != WG_DEP_NSUBJ) return FALSE;
  gint32 article = wg_tree_child(tree, t, WG_DEP_DET);
  if (article == WG_NO_TOKEN || !(wg_word_is(tok(tree, article), "a") ||
                                  wg_word_is(tok(tree, article), "an") ||
                                  wg_word_is(tok(tree, article), "any")))
    return FALSE;
  WG_CHILDREN(tree, tok(tree, t)->head, c)
    if (tok(tree, c)->deprel == WG_DEP_AUX && is_one_of(tok(tree, c), IF_SO)) return TRUE;
  return FALSE;
}

static Reach climb(WgArticle *a, gint32 s, gint32 at, Reach reach, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, at);
  gint32 head = t->head;
  if (t->deprel == WG_DEP_CONJ) return climb_conjunct(a, s, at, reach, claim);
  if (reach == REACH_FULL) {
    Hold hold = {0};
    gboolean finite = wg_is_finite(tree, at);
    if (is_called_false(a, tree, at)) claim->denied = TRUE;
    if (is_imagined(tree, at)) weaken(claim, WG_POSSIBLE);
    if (is_cleft(tree, at)) {
      read_children(a, s, head, claim);
      return REACH_FULL;
    }
    if (is_complement(t->deprel) || is_content_clause(a, tree, at) || is_bare_gerund(a, tree, at))
      hold = (Hold){.clause = TRUE, .finite = t->deprel != WG_DEP_XCOMP && finite};
    else if (wg_is_marked_complement(a, tree, at)) {
      hold.clause = TRUE;
      read_purpose(a, tree, at, claim);
    } else if (is_nominal_argument(t->deprel) && decides(a, tree, at) &&
               !is_circumstance(a, tree, at))
      hold = (Hold){.nominal = TRUE,
                    .direct = t->deprel == WG_DEP_OBJ || t->deprel == WG_DEP_NSUBJ_PASS};
    if (hold.clause || hold.nominal) {
      read_governor(a, s, head, hold, claim);
      return REACH_FULL;
    }
  }
  // other clauses: only whose words they are
  WgClaim sources_only = *claim;
  wg_sources_beside(a, s, head, &sources_only);
  if (is_complement(t->deprel) && wg_is_speech(a, tok(tree, head)))
    wg_source_of_speech(a, s, head, &sources_only);
  if (t->deprel == WG_DEP_OBJ && wg_word_listed(a, WG_LIST_CitingVerb, tok(tree, head)))
    wg_source_of_speech(a, s, head, &sources_only); // "the report cites officials who say …"
  if (t->deprel == WG_DEP_NSUBJ_PASS && wg_is_speech(a, tok(tree, head)))
    wg_source_of_speech(a, s, head, &sources_only); // "its plan was reported by …"
  claim->n_speakers = sources_only.n_speakers;
  if (is_complement(t->deprel) && wg_word_listed(a, WG_LIST_DenialVerb, tok(tree, head)))
    read_denial(a, s, head, claim);
  return REACH_SOURCES;
}

// ------------------------------------------------------------------ the whole

/// Whether the sentence asks, in the voice that tells the act.
static gboolean is_question(const WgArticle *a, gint32 s, gint32 t)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 i = (gint32)sentence->n; i-- > 0;) {
    const WgToken *token = &sentence->tokens[i];
    if (token->form.len && token->form.ptr[token->form.len - 1] == '?')
      return wg_in_same_voice(a, s, t, i);
    if (token->upos != WG_UPOS_PUNCT) return FALSE;
  }
  return FALSE;
}

/// A request is an act of its own: "requested the extradition", "a request for …".
static gint32 request_of(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *token = tok(tree, t);
  for (guint steps = 0; steps < 2 && token->head >= 0; steps++) {
    if (!is_nominal_argument(token->deprel) && token->deprel != WG_DEP_XCOMP &&
        token->deprel != WG_DEP_COMPOUND)
      break;
    if (token->deprel == WG_DEP_COMPOUND ? tok(tree, token->head)->upos == WG_UPOS_NOUN : TRUE)
      if (wg_word_listed(a, WG_LIST_RequestWord, tok(tree, token->head))) return token->head;
    token = tok(tree, token->head);
  }
  return t;
}

/// "was a member until 2015", "from 2009 to 2015": an end is told.
static void read_until(const WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  for (guint32 i = 0; i < a->n_times[s]; i++) {
    const WgTimeExpression *e = &a->times[s][i];
    // a stretch of years with both its ends is over too
    gboolean stretch = e->since && strlen(e->latest) >= 4 && *e->value &&
                       strncmp(e->latest, e->value, 4) != 0 && (gint32)(e->last - e->first) >= 2;
    if ((!e->until && !stretch) || e->future) continue;
    gint32 at = (gint32)e->last;
    for (guint steps = 0; steps < 4 && at >= 0 && at != t; steps++) {
      at = tok(tree, at)->head;
      if (at >= 0 && at != t && wg_is_verbal(tok(tree, at))) break;
    }
    if (at == t && claim->modality == WG_ACTUAL) end(claim, FALSE);
  }
}

void wg_claim_read_of(WgArticle *a, gint32 s, gint32 t, gboolean of_request, WgClaim *out)
{
  const WgTree *tree = a->trees[s];
  memset(out, 0, sizeof *out);
  out->polarity = WG_AFFIRMED;
  out->modality = WG_ACTUAL;
  out->phase = WG_BEGUN;
  out->sources = wg_list(a);
  out->source_words = wg_list(a);
  gint32 at = of_request ? request_of(a, s, t) : t;
  read_children(a, s, at, out);
  read_empty_parties(tree, at, out);
  if (wg_word_listed(a, WG_LIST_LiftingVerb, tok(tree, t))) end(out, TRUE);
  Reach reach = REACH_FULL;
  for (guint32 steps = 0; steps < tree->sentence->n; steps++) {
    gint32 head = tok(tree, at)->head;
    if (head < 0 || tok(tree, at)->deprel == WG_DEP_ROOT) break;
    // what frames a quote has no say in what is done inside it
    if (!wg_in_same_voice(a, s, at, head)) reach = REACH_SOURCES;
    reach = climb(a, s, at, reach, out);
    at = head;
  }
  read_until(a, s, t, out);
  if (is_question(a, s, t)) weaken(out, WG_POSSIBLE);
  wg_source_of_quote(a, s, t, out);
  if (!out->sources->len && !out->source_words->len) wg_source_of_tag(a, s, t, out);
}

void wg_claim_read(WgArticle *a, gint32 s, gint32 t, WgClaim *out)
{
  wg_claim_read_of(a, s, t, FALSE, out);
}

gboolean wg_is_predicated(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *token = tok(tree, t);
  if (token->deprel == WG_DEP_XCOMP) return TRUE;
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (d == WG_DEP_COP || d == WG_DEP_AUX || d == WG_DEP_AUX_PASS || d == WG_DEP_NSUBJ ||
        d == WG_DEP_NSUBJ_PASS)
      return TRUE;
  }
  if (token->head < 0) return is_question(a, s, t);
  if (token->deprel == WG_DEP_CONJ) return wg_is_predicated(a, s, token->head);
  if (token->deprel == WG_DEP_NMOD) return tok(tree, token->head)->upos == WG_UPOS_NUM &&
                                           wg_is_predicated(a, s, token->head);
  // "Is Acme a company?", taken for an apposition
  return is_question(a, s, t) && wg_tree_child(tree, token->head, WG_DEP_COP) != WG_NO_TOKEN;
}
