// SPDX-License-Identifier: Apache-2.0
/// A claim is not a fact: negation, modality and phase, read by climbing from a trigger to
/// the root of its sentence (docs/claims.md). Its sources are read on the way.
#include "extract/claims/claims.h"

#include "extract/grammar/arguments.h"

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
  if (wg_is_negated(a, a->trees[s], governor)) wg_claim_weaken(claim, WG_POSSIBLE);
  else claim->denied = TRUE;
}

/// "is said to have": hearsay; "is known to", "is expected to" are no speech here.
static void read_hearsay(WgArticle *a, gint32 s, gint32 governor, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  if (wg_word_listed(a, WG_LIST_HearsayVerb, tok(tree, governor)) &&
      (wg_tree_child(tree, governor, WG_DEP_AUX_PASS) != WG_NO_TOKEN ||
       wg_tree_child(tree, governor, WG_DEP_NSUBJ_PASS) != WG_NO_TOKEN))
    wg_claim_weaken(claim, WG_ALLEGED);
}

/// "has plans to", "dropped its plan to", the infinitive hung on the verb.
static gboolean has_plan(WgArticle *a, const WgTree *tree, gint32 verb)
{
  gint32 object = wg_tree_child(tree, verb, WG_DEP_OBJ);
  return object != WG_NO_TOKEN && wg_word_listed(a, WG_LIST_PlannedWord, tok(tree, object));
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
  if (!told && wg_word_listed(a, WG_LIST_PlannedVerb, g)) wg_claim_weaken(claim, WG_PLANNED);
  if (!told && wg_word_listed(a, WG_LIST_PossibleVerb, g)) wg_claim_weaken(claim, WG_POSSIBLE);
  if (told && wg_is_negated(a, tree, governor)) { // "did not say that": it stays open
    wg_claim_weaken(claim, WG_POSSIBLE);
    wg_claim_negate(claim);
  }
  if (ceases) wg_claim_end(claim, TRUE);
  else if (!short_of && (wg_word_listed(a, WG_LIST_NegativeVerb, g) &&
                        (!g->lemma || !g_str_equal(g->lemma, "rule") ||
                         has_word(tree, governor, "out") || is_before(tree, governor, "out"))))
    wg_claim_negate(claim);
  if (hold.clause && !hold.finite && has_plan(a, tree, governor)) {
    wg_claim_weaken(claim, WG_PLANNED);
    if (wg_word_listed(a, WG_LIST_EndingVerb, g) || wg_word_listed(a, WG_LIST_ClosingVerb, g) ||
        wg_word_is(g, "abandoned") || wg_word_is(g, "abandons"))
      wg_claim_negate(claim); // "abandoned plans to …"
  }
  if (hold.clause && !hold.finite) {
    read_hearsay(a, s, governor, claim);
    if (wg_word_is(g, "used")) wg_claim_end(claim, FALSE); // "used to own"
  }
  if (wg_word_listed(a, WG_LIST_AllegedVerb, g) && (hold.clause || hold.nominal)) {
    wg_claim_weaken(claim, WG_ALLEGED);
    wg_source_of_speech(a, s, governor, claim);
  } else if ((hold.clause || (hold.direct && wg_is_passive(tree, governor))) &&
             wg_word_listed(a, WG_LIST_SpeechVerb, g))
    wg_source_of_speech(a, s, governor, claim);
  if (hold.direct && wg_word_listed(a, WG_LIST_EndingVerb, g)) wg_claim_end(claim, TRUE);
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
    wg_claim_weaken(claim, WG_PLANNED);
  if (wg_word_listed(a, WG_LIST_PossibleWord, g)) wg_claim_weaken(claim, WG_POSSIBLE);
  if (wg_word_listed(a, WG_LIST_AllegedWord, g)) wg_claim_weaken(claim, WG_ALLEGED);
  if (wg_word_listed(a, WG_LIST_FalseWord, g) || has_false_clause(a, a->trees[s], governor))
    claim->denied = TRUE;
  if (wg_word_is(g, "denial") || wg_word_is(g, "denials")) claim->denied = TRUE;
  else if (wg_word_listed(a, WG_LIST_NegativeNoun, g)) wg_claim_negate(claim);
  if (hold.nominal && wg_word_listed(a, WG_LIST_EndingVerb, g)) wg_claim_end(claim, TRUE);
  if (hold.clause) wg_source_of_noun(a, s, governor, claim);
}

/// What a governing verb or noun makes of the act that hangs on it.
static void read_governor(WgArticle *a, gint32 s, gint32 governor, Hold hold, WgClaim *claim)
{
  if (wg_word_is_verbal(wg_article_token(a, s, governor)))
    read_verb_above(a, s, governor, hold, claim);
  else
    read_noun_above(a, s, governor, hold, claim);
  wg_claim_beside(a, s, governor, claim);
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

/// "Under a deal with X, Y will …": the deal stands, whatever is to be done under it.
static gboolean is_under_agreement(const WgTree *tree, gint32 t, const char *marker)
{
  static const char *const WORDS[] = {"deal", "agreement", "contract", "pact", "accord", "treaty", NULL};
  const char *lemma = tok(tree, t)->lemma;
  return g_str_equal(marker, "under") && lemma && g_strv_contains(WORDS, lemma);
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
  if (is_under_agreement(tree, t, marker)) return TRUE;
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
    if (tok(tree, c)->deprel == WG_DEP_AUX) wg_claim_auxiliary(tok(tree, c), FALSE, claim);
    // "did not buy or sell", "has never met nor paid": the "not" is before both
    if (nor != WG_NO_TOKEN && tok(tree, c)->deprel == WG_DEP_ADVMOD && c < head &&
        (wg_word_is(tok(tree, nor), "or") || wg_word_is(tok(tree, nor), "nor")) &&
        wg_word_listed(a, WG_LIST_NegativeWord, tok(tree, c)))
      wg_claim_negate(claim);
  }
  return REACH_FULL;
}

/// "X asked lawyers to …", "hired Y to sue": what is done in order to an end lies ahead.
static void read_purpose(WgArticle *a, const WgTree *tree, gint32 at, WgClaim *claim)
{
  const WgToken *t = tok(tree, at);
  gint32 mark = wg_tree_child(tree, at, WG_DEP_MARK);
  if ((t->deprel == WG_DEP_ADVCL || t->deprel == WG_DEP_ACL) && wg_word_has_tag(t, "VB") &&
      mark != WG_NO_TOKEN && wg_word_is(tok(tree, mark), "to") &&
      wg_tree_child(tree, at, WG_DEP_AUX) == WG_NO_TOKEN &&
      !wg_word_listed(a, WG_LIST_DoneVerb, tok(tree, t->head)) && !wg_is_ranked(tree, t->head))
    wg_claim_weaken(claim, WG_PLANNED);
}

/// "ruled out banning": a gerund that the parse takes for an adverbial.
static gboolean is_bare_gerund(WgArticle *a, const WgTree *tree, gint32 t)
{
  const WgToken *head = tok(tree, tok(tree, t)->head);
  return tok(tree, t)->deprel == WG_DEP_ADVCL && wg_word_has_tag(tok(tree, t), "VBG") &&
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
    if (tok(tree, c)->deprel == WG_DEP_AUX && wg_is_one_of(tok(tree, c), IF_SO)) return TRUE;
  return FALSE;
}

/// "Reports that X did it were denied", the denial hung on the noun as a participle.
static gboolean is_denied_beside(WgArticle *a, gint32 s, gint32 at)
{
  const WgTree *tree = a->trees[s];
  gint32 noun = tok(tree, at)->head;
  if (noun < 0 || tok(tree, noun)->upos != WG_UPOS_NOUN ||
      (tok(tree, at)->deprel != WG_DEP_ACL && tok(tree, at)->deprel != WG_DEP_ACL_RELCL))
    return FALSE;
  WG_CHILDREN(tree, noun, c)
    if (c > at && tok(tree, c)->deprel == WG_DEP_ACL &&
        wg_word_listed(a, WG_LIST_DenialVerb, tok(tree, c)))
      return TRUE;
  return FALSE;
}

/// "dropped X as its supplier": what X was is over.
static gboolean is_former_part(WgArticle *a, const WgTree *tree, gint32 t)
{
  const char *marker = wg_tree_marker(tree, a->arena, t);
  return tok(tree, t)->deprel == WG_DEP_OBL && marker && g_str_equal(marker, "as") &&
         wg_word_listed(a, WG_LIST_EndingVerb, tok(tree, tok(tree, t)->head));
}

/// "The embargo expired."
static gboolean is_expired(const WgTree *tree, gint32 t)
{
  const char *verb = tok(tree, tok(tree, t)->head)->lemma;
  return tok(tree, t)->deprel == WG_DEP_NSUBJ && verb &&
         (wg_word_has_tag(tok(tree, tok(tree, t)->head), "VBD") ||
          wg_word_has_tag(tok(tree, tok(tree, t)->head), "VBN")) &&
         (g_str_equal(verb, "expire") || g_str_equal(verb, "lapse"));
}

static Reach climb(WgArticle *a, gint32 s, gint32 at, Reach reach, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, at);
  gint32 head = t->head;
  if (is_denied_beside(a, s, at)) claim->denied = TRUE;
  if (t->deprel == WG_DEP_CONJ) return climb_conjunct(a, s, at, reach, claim);
  if (reach == REACH_FULL) {
    Hold hold = {0};
    gboolean finite = wg_is_finite(tree, at);
    if (is_called_false(a, tree, at)) claim->denied = TRUE;
    if (is_imagined(tree, at)) wg_claim_weaken(claim, WG_POSSIBLE);
    if (is_cleft(tree, at)) {
      wg_claim_beside(a, s, head, claim);
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
                    .direct = t->deprel == WG_DEP_OBJ || t->deprel == WG_DEP_NSUBJ_PASS ||
                              is_former_part(a, tree, at) || is_expired(tree, at)};
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
  wg_claim_beside(a, s, at, out);
  wg_claim_empty_parties(tree, at, out);
  if (wg_is_forbidden(a, s, at)) out->denied = TRUE;
  if (wg_word_listed(a, WG_LIST_LiftingVerb, tok(tree, t))) wg_claim_end(out, TRUE);
  Reach reach = REACH_FULL;
  for (guint32 steps = 0; steps < tree->sentence->n; steps++) {
    gint32 head = tok(tree, at)->head;
    if (head < 0 || tok(tree, at)->deprel == WG_DEP_ROOT) break;
    // what frames a quote has no say in what is done inside it
    if (!wg_in_same_voice(a, s, at, head)) reach = REACH_SOURCES;
    reach = climb(a, s, at, reach, out);
    at = head;
  }
  wg_claim_until(a, s, t, out);
  if (is_question(a, s, t)) wg_claim_weaken(out, WG_POSSIBLE);
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
