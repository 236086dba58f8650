// SPDX-License-Identifier: Apache-2.0
/// The candidates of an article before the score.
#include "extract/propose/trace.h"
#include "extract/score/score.h"

#define SOMEBODY 0.2f // of a party that is likely enough not to be left out

/// A class that the shipped heads do not know: the score never saw one. Its frame's confidence
/// stands, half as far below the highest as its sum is (docs/claims.md); of a relation that was
/// learnt from examples the probabilities of trigger and parties.
static gboolean is_unknown(const float *evidence)
{
  return evidence[WG_EVIDENCE_event_class] < 0.0f;
}

static float by_frame_alone(const WgFact *fact)
{
  return (92.0f - (92.0f - (float)fact->confidence) / 2.0f) / 100.0f;
}

/// Trigger and parties together; nothing where a party is left out that may be somebody.
static float by_heads_alone(const float *evidence)
{
  for (int side = 0; side < 2; side++)
    if (evidence[WG_EVIDENCE_actor_type + side] < 0.0f &&
        evidence[WG_EVIDENCE_actor_rival + side] >= SOMEBODY)
      return 0.0f;
  return evidence[WG_EVIDENCE_product];
}

static void judge(const WgScore *score, const float *evidence, WgFact *fact)
{
  fact->is_beyond = is_unknown(evidence);
  if (fact->is_beyond) {
    fact->score = fact->proposers & WG_BY_FRAME ? by_frame_alone(fact)
                                                : by_heads_alone(evidence);
    return;
  }
  fact->score = wg_score_of(score, evidence);
  wg_score_strongest(score, evidence, fact->moves);
}

static void judge_by_frames(WgArticle *a)
{
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    fact->is_beyond = TRUE;
    fact->score = by_frame_alone(fact);
  }
}

void wg_candidates_judge(WgArticle *a, const WgScore *score, const WgActs *acts)
{
  if (!score) {
    judge_by_frames(a);
    return;
  }
  const float *evidence = wg_evidence_find(a, acts);
  guint kept = 0;
  for (guint i = 0; i < a->facts->len; i++, evidence += WG_EVIDENCE_COUNT) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    judge(score, evidence, fact);
    if (fact->score >= wg_score_least(score, fact) / 2.0f) a->facts->pdata[kept++] = fact;
  }
  g_ptr_array_set_size(a->facts, (gint)kept);
}

void wg_unlikely_drop(WgArticle *a, const WgScore *score)
{
  if (!score) return;
  guint kept = 0;
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (fact->score >= wg_score_least(score, fact)) a->facts->pdata[kept++] = fact;
    else wg_trace_unlikely(a, fact);
  }
  g_ptr_array_set_size(a->facts, (gint)kept);
}
