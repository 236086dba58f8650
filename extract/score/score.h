// SPDX-License-Identifier: Apache-2.0
/// \file The one score: how likely a candidate is right, by boosted trees (Friedman 2001)
/// over what speaks for and against it. Fitted by extract/model/fit_score.py on readings of
/// articles that the heads were not taught by; there is no second confidence.
#ifndef WG_SCORE_SCORE_H
#define WG_SCORE_SCORE_H

#include "extract/score/evidence.h"
#include "extract/score/trees.h"

typedef struct wg_score WgScore;

/// Borrows the tensors (score.*, time.*, source.*: trees.h). NULL and `error` where one is
/// missing or does not fit.
WgScore *wg_score_new(const WgTensors *tensors, GError **error);
void wg_score_free(WgScore *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgScore, wg_score_free)

/// The probability that a candidate with this evidence is right.
float wg_score_of(const WgScore *score, const float *evidence);

/// The trees by which a fact's time and its sources are chosen (times.h, sources.h).
const WgTrees *wg_score_times(const WgScore *score);
const WgTrees *wg_score_sources(const WgScore *score);

/// How much each number moved the score (in log odds, the sum along its paths of the change of
/// mean; Saabas 2014): out[WG_EVIDENCE_COUNT].
void wg_score_moves(const WgScore *score, const float *evidence, float *out);

/// Those that moved it most, the strongest first: out[WG_MOVES]. What moved it by less than
/// half a hundredth is left out, its places NULL.
void wg_score_strongest(const WgScore *score, const float *evidence, WgMove *out);

/// The candidate's least: of less it is not printed. What a frame found, which somebody wrote
/// down for just this, needs less than what the heads alone propose; of a class that the
/// heads do not know all that frames find is printed.
float wg_score_least(const WgScore *score, const WgFact *fact);

/// Give each candidate of the article its score and what moved it most; without a score
/// (NULL) the confidence of its frame. Those of less than
/// half their least go; the others may yet lend the rest a time or a matter.
void wg_candidates_judge(WgArticle *a, const WgScore *score, const WgActs *acts);

/// Those of less than their least go too.
void wg_unlikely_drop(WgArticle *a, const WgScore *score);

#endif
