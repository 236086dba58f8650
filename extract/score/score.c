// SPDX-License-Identifier: Apache-2.0
#include "extract/score/score.h"

#include "extract/score/sources.h"
#include "extract/score/times.h"

#define BEYOND 0.2f // trigger, actor and target of a relation learnt beside the shipped ones

struct wg_score {
  WgTrees *trees, *times, *sources;
  float least, least_of_frames;
};

WgScore *wg_score_new(const WgTensors *t, GError **error)
{
  g_autoptr(WgScore) s = g_new0(WgScore, 1);
  s->trees = wg_trees_new(t, "score", WG_EVIDENCE_COUNT, 3, error);
  if (!s->trees) return NULL;
  s->times = wg_trees_new(t, "time", WG_TIME_EVIDENCE_COUNT, 2, error);
  if (!s->times) return NULL;
  s->sources = wg_trees_new(t, "source", WG_SOURCE_EVIDENCE_COUNT, 2, error);
  if (!s->sources) return NULL;
  s->least = wg_trees_base(s->trees, 1);
  s->least_of_frames = wg_trees_base(s->trees, 2);
  return g_steal_pointer(&s);
}

void wg_score_free(WgScore *score)
{
  if (!score) return;
  wg_trees_free(score->trees);
  wg_trees_free(score->times);
  wg_trees_free(score->sources);
  g_free(score);
}

float wg_score_of(const WgScore *s, const float *evidence)
{
  return wg_trees_probability(s->trees, evidence);
}

void wg_score_moves(const WgScore *s, const float *evidence, float *out)
{
  wg_trees_moves(s->trees, evidence, out);
}

const WgTrees *wg_score_times(const WgScore *s)
{
  return s->times;
}

const WgTrees *wg_score_sources(const WgScore *s)
{
  return s->sources;
}

void wg_score_strongest(const WgScore *s, const float *evidence, WgMove *out)
{
  float moves[WG_EVIDENCE_COUNT];
  wg_score_moves(s, evidence, moves);
  for (guint k = 0; k < WG_MOVES; k++) {
    guint best = 0; // of equal ones the first
    for (guint i = 1; i < WG_EVIDENCE_COUNT; i++)
      if (ABS(moves[i]) > ABS(moves[best])) best = i;
    gboolean any = ABS(moves[best]) >= 0.005f;
    out[k] = any ? (WgMove){wg_evidence_name((WgEvidence)best), moves[best]} : (WgMove){0};
    moves[best] = 0.0f;
  }
}

float wg_score_least(const WgScore *score, const WgFact *fact)
{
  if (fact->is_beyond) return fact->proposers & WG_BY_FRAME ? 0.0f : BEYOND;
  return fact->proposers & WG_BY_FRAME ? score->least_of_frames : score->least;
}
