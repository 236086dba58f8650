// SPDX-License-Identifier: Apache-2.0
/// \file How a claim is read off the words around an act (docs/claims.md): claims.c and
/// claims_beside.c (whether), sources.c (by whose word) and when.c (at what time), and what
/// they know of words that those who propose facts ask too.
#ifndef WG_CLAIMS_CLAIMS_H
#define WG_CLAIMS_CLAIMS_H

#include "extract/claims/claim.h"
#include "extract/grammar/tree.h"

// --- when.c -------------------------------------------------------------------------

/// The token of the expression that hangs on a word outside it.
gint32 wg_claim_top_of_time(const WgTree *tree, const WgTimeExpression *e);

/// The one that hangs on the word itself.
const WgTimeExpression *wg_claim_own_time(WgArticle *a, gint32 s, gint32 t);

// --- shared -------------------------------------------------------------------------

static inline const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

/// Whether the word is a verb of speech (outside what it quotes or not).
gboolean wg_is_speech(WgArticle *a, const WgToken *t);

/// Whether the clause headed by `t` has a finite verb or a subject of its own.
gboolean wg_is_finite(const WgTree *tree, gint32 t);

/// Whether the clause hangs on its head as one that completes it with a preposition or
/// "to": "agreed to stop selling", "accused of stealing", "the plan to sell".
gboolean wg_is_marked_complement(WgArticle *a, const WgTree *tree, gint32 t);

/// Whether two words stand in the same quote, or both in none.
gboolean wg_in_same_voice(const WgArticle *a, gint32 s, gint32 x, gint32 y);

/// Whether the printed form is one of the NULL-terminated words, case aside.
gboolean wg_is_one_of(const WgToken *t, const char *const *words);

/// Whether "not", "never" … hangs on the word.
gboolean wg_is_negated(WgArticle *a, const WgTree *tree, gint32 t);

// --- forbidden.c

/// Whether the act at `t` is what somebody is forbidden to do.
gboolean wg_is_forbidden(WgArticle *a, gint32 s, gint32 t);

// --- claims_beside.c ----------------------------------------------------------------

/// Take the stronger of two doubts; turn the polarity round; tell the end (`lifted`: by a
/// word that undoes the act).
void wg_claim_weaken(WgClaim *claim, WgModality to);
void wg_claim_negate(WgClaim *claim);
void wg_claim_end(WgClaim *claim, gboolean lifted);

/// What an auxiliary makes of the act; "would" is future in what was said.
void wg_claim_auxiliary(const WgToken *t, gboolean in_past_speech, WgClaim *claim);

/// What hangs on word `t`: adverbs, auxiliaries, "no", "if", "according to", "…, X said".
void wg_claim_beside(WgArticle *a, gint32 s, gint32 t, WgClaim *claim);

/// An act without a doer or an object was not done: "gave no money", "no bank has".
void wg_claim_empty_parties(const WgTree *tree, gint32 t, WgClaim *claim);

// --- sources.c ----------------------------------------------------------------------

/// Add the subject of speech verb `verb`, and the outlet to which it was told.
void wg_source_of_speech(WgArticle *a, gint32 s, gint32 verb, WgClaim *claim);

/// Add the sources named beside word `t`: "according to X", "…, X said", "as X reported",
/// "citing X".
void wg_sources_beside(WgArticle *a, gint32 s, gint32 t, WgClaim *claim);

/// Add whose report, claim or accusation the noun `t` is.
void wg_source_of_noun(WgArticle *a, gint32 s, gint32 t, WgClaim *claim);

/// Add whom a tag behind the act names: "…, two people familiar with the matter said".
void wg_source_of_tag(WgArticle *a, gint32 s, gint32 t, WgClaim *claim);

/// Add who speaks the quote that `t` stands in.
void wg_source_of_quote(WgArticle *a, gint32 s, gint32 t, WgClaim *claim);

#endif
