// SPDX-License-Identifier: Apache-2.0
/// How a fact is told: what the frame and the class of the act make of its claim, of the
/// time of its telling, of its sources.
#include "extract/propose/match.h"

#include "extract/claims/claims.h"
#include "extract/claims/speakers.h"
#include "extract/grammar/arguments.h"

// ------------------------------------------------------------------ whether

/// A description that stands beside a name is true whatever becomes of the sentence.
static void fill_presupposed(WgFact *fact)
{
  WgClaim *claim = &fact->claim;
  claim->polarity = WG_AFFIRMED;
  claim->modality = WG_ACTUAL;
  claim->denied = FALSE;
  claim->phase = claim->phase_is_told && claim->phase == WG_ENDED ? WG_ENDED : WG_ONGOING;
  if (!wg_fact_has(fact, WG_TRAIT_COMMON_KNOWLEDGE)) return;
  g_ptr_array_set_size(claim->sources, 0);
  g_ptr_array_set_size(claim->source_words, 0);
  fact->time = NULL;
}

/// "formed a partnership", "joined", "bought": a state of which the beginning is told.
static gboolean begins(WgArticle *a, const WgFact *fact)
{
  const WgToken *trigger = wg_article_token(a, fact->sentence, fact->token);
  if (trigger->xpos && (g_str_equal(trigger->xpos, "VBZ") || g_str_equal(trigger->xpos, "VBP")))
    return FALSE;
  gboolean reversed;
  gint32 light = trigger->upos == WG_UPOS_NOUN
                     ? wg_light_verb(a, fact->sentence, fact->token, &reversed)
                     : WG_NO_TOKEN;
  if (light != WG_NO_TOKEN) trigger = wg_article_token(a, fact->sentence, light);
  return trigger->upos == WG_UPOS_VERB && wg_word_listed(a, WG_LIST_BeginningVerb, trigger);
}

/// "considers a ban", "proposed sanctions", the verb itself the trigger: nothing is done yet.
static void weaken_by_trigger(WgArticle *a, WgFact *fact)
{
  const WgToken *trigger = wg_article_token(a, fact->sentence, fact->token);
  if (trigger->upos != WG_UPOS_VERB || !wg_word_listed(a, WG_LIST_CarryingVerb, trigger)) return;
  if (wg_tree_child(a->trees[fact->sentence], fact->token, WG_DEP_XCOMP) != WG_NO_TOKEN)
    return; // "considers X a threat"
  if (wg_word_listed(a, WG_LIST_PossibleVerb, trigger)) wg_claim_weaken(&fact->claim, WG_POSSIBLE);
  else if (wg_word_listed(a, WG_LIST_PlannedVerb, trigger))
    wg_claim_weaken(&fact->claim, WG_PLANNED);
}

void wg_frame_claim(WgArticle *a, const WgFrame *frame, WgFact *fact)
{
  if (frame->presupposed && !wg_is_predicated(a, fact->sentence, fact->token)) {
    fill_presupposed(fact);
    return;
  }
  WgClaim *claim = &fact->claim;
  // what ends of a lasting one is over; what is taken back of another is so no more
  gboolean lifted = claim->lifted && claim->phase == WG_ENDED && !wg_fact_has(fact, WG_TRAIT_LASTING);
  if (frame->polarity >= 0)
    claim->polarity = claim->polarity == WG_NEGATED ? (WgPolarity)!frame->polarity
                                                    : (WgPolarity)frame->polarity;
  else if (lifted)
    claim->polarity = claim->polarity == WG_NEGATED ? WG_AFFIRMED : WG_NEGATED;
  if (lifted && frame->polarity < 0 && claim->polarity == WG_AFFIRMED) {
    claim->phase_is_told = FALSE; // "did not lift the ban": it stands
    claim->modality = WG_ACTUAL;
  }
  if (frame->modality > (int)WG_ACTUAL && claim->modality == WG_ACTUAL)
    claim->modality = (WgModality)frame->modality;
  weaken_by_trigger(a, fact);
  if (claim->closed && wg_fact_has(fact, WG_TRAIT_PROCEEDING)) {
    claim->phase = WG_ENDED;
    claim->phase_is_told = TRUE;
  }
  if (frame->phase >= 0) claim->phase = (WgPhase)frame->phase;
  else if (!claim->phase_is_told)
    claim->phase = wg_fact_has(fact, WG_TRAIT_ONGOING_BY_DEFAULT) && !begins(a, fact) ? WG_ONGOING
                                                                                      : WG_BEGUN;
}

// ------------------------------------------------------------------ when

/// The verb of speech that tells the act at `t`: above it, beside it, or of its quote.
static gint32 telling_of(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  for (gint32 at = t; at >= 0; at = tok(tree, at)->head) {
    gint32 head = tok(tree, at)->head;
    if (head >= 0 && tok(tree, at)->deprel == WG_DEP_CCOMP && wg_is_speech(a, tok(tree, head)))
      return head;
    WG_CHILDREN(tree, at, c)
      if (tok(tree, c)->deprel == WG_DEP_PARATAXIS && wg_is_speech(a, tok(tree, c))) return c;
  }
  return WG_NO_TOKEN;
}

/// Whether the act is told in the present: "is ending", "ends"; `perfect`: "has ended".
static gboolean is_present(const WgTree *tree, gint32 t, gboolean *perfect)
{
  const WgToken *token = tok(tree, t);
  gboolean present = wg_word_has_tag(token, "VBZ") || wg_word_has_tag(token, "VBP");
  *perfect = FALSE;
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    if (child->deprel != WG_DEP_AUX && child->deprel != WG_DEP_AUX_PASS) continue;
    gboolean now = wg_word_has_tag(child, "VBZ") || wg_word_has_tag(child, "VBP");
    present |= now;
    *perfect |= now && child->lemma && g_str_equal(child->lemma, "have");
  }
  return present;
}

void wg_frame_time(WgArticle *a, WgFact *fact)
{
  if (fact->time || fact->claim.modality != WG_ACTUAL || fact->claim.phase == WG_ONGOING) return;
  gint32 s = fact->sentence;
  gboolean perfect;
  if (!is_present(a->trees[s], fact->token, &perfect)) return;
  if (perfect && !(fact->actor && g_ptr_array_find(fact->claim.sources, fact->actor, NULL))) return;
  gint32 verb = telling_of(a, s, fact->token);
  if (verb != WG_NO_TOKEN) {
    fact->time = wg_claim_time(a, s, verb);
    return;
  }
  gint32 quote = wg_quote_at(a, s, fact->token);
  if (quote < 0) return;
  gint32 in_sentence;
  verb = wg_speech_of_quote(a, (guint32)quote, &in_sentence);
  if (verb != WG_NO_TOKEN) fact->time = wg_claim_time(a, in_sentence, verb);
}

// ------------------------------------------------------------------ by whose word

/// "X and Y said that they had …": each speaks for itself.
static void keep_own_word(WgFact *fact)
{
  GPtrArray *sources = fact->claim.sources;
  if (!fact->actor || sources->len < 2 || fact->claim.n_speakers != sources->len) return;
  if (!g_ptr_array_find(sources, fact->actor, NULL)) return;
  g_ptr_array_set_size(sources, 0);
  g_ptr_array_add(sources, fact->actor);
}

/// Who rejects the accusations that another made disputes what they say, not that they were
/// made; a suit that was dismissed was filed.
static void keep_told(WgArticle *a, WgFact *fact)
{
  const WgToken *word = wg_article_token(a, fact->sentence, fact->token);
  if (!fact->claim.denied || word->upos != WG_UPOS_NOUN || word->head < 0) return;
  const WgToken *above = wg_article_token(a, fact->sentence, word->head);
  if (wg_fact_has(fact, WG_TRAIT_CIVIL) && wg_word_is(above, "dismissed")) {
    fact->claim.denied = FALSE;
    fact->claim.phase = WG_ENDED;
    fact->claim.phase_is_told = TRUE;
  } else if (wg_fact_has(fact, WG_TRAIT_ASSERTIVE) && fact->actor &&
             wg_word_listed(a, WG_LIST_AccusationNoun, word) &&
             wg_word_listed(a, WG_LIST_DenialVerb, above) && fact->claim.polarity == WG_AFFIRMED)
    fact->claim.denied = FALSE;
}

void wg_frame_sources(WgArticle *a, const WgFrame *frame, WgFact *fact)
{
  // who accuses or denies is no further source of it, unless that is all he is
  gboolean as_source =
      frame->actor.n && frame->actor.paths[0].steps[0].kind == WG_STEP_SOURCE;
  if (fact->actor && wg_fact_has(fact, WG_TRAIT_PERFORMATIVE) && !as_source)
    g_ptr_array_remove(fact->claim.sources, fact->actor);
  keep_own_word(fact);
  keep_told(a, fact);
}
