// SPDX-License-Identifier: Apache-2.0
#include "extract/score/score.h"

#include "extract/language/numbers.h"

#define BEYOND 0.2f // trigger, actor and target of a relation learnt beside the shipped ones

#define NODE 4 // numbers of a node

struct wg_score {
  guint n_trees, n_nodes;
  const gint32 *first;     // [n_trees] root of each tree
  const gint32 *node;      // [n_nodes][NODE] number asked for, or -1 at a leaf; left; right; set
  const float *threshold;  // [n_nodes] left where not above; where there is a set (of classes,
                           // as bits) left where in it
  const float *value;      // [n_nodes] mean of what lies below, in log odds
  float base, least, least_of_frames;
};

/// Children lie behind their parent, so that no walk goes in a circle.
static gboolean is_sound(const WgScore *s)
{
  for (guint i = 0; i < s->n_trees; i++)
    if (s->first[i] < 0 || (guint)s->first[i] >= s->n_nodes) return FALSE;
  for (guint i = 0; i < s->n_nodes; i++) {
    const gint32 *n = s->node + NODE * i;
    if (n[0] < 0) continue;
    if (n[0] >= WG_EVIDENCE_COUNT) return FALSE;
    if (n[3] && n[0] != WG_EVIDENCE_event_class) return FALSE; // what is never below 0
    for (int side = 1; side <= 2; side++)
      if (n[side] <= (gint32)i || (guint)n[side] >= s->n_nodes) return FALSE;
  }
  return TRUE;
}

WgScore *wg_score_new(const WgTensors *t, GError **error)
{
  g_autoptr(WgScore) s = g_new0(WgScore, 1);
  wg_tensors_shape(t, "score.first", NULL, &s->n_trees);
  wg_tensors_shape(t, "score.node", &s->n_nodes, NULL);
  const float *base = wg_tensors_floats(t, "score.base", 1, 3, error);
  if (!base || !(s->first = wg_tensors_integers(t, "score.first", 1, s->n_trees, error)) ||
      !(s->node = wg_tensors_integers(t, "score.node", s->n_nodes, NODE, error)) ||
      !(s->threshold = wg_tensors_floats(t, "score.threshold", 1, s->n_nodes, error)) ||
      !(s->value = wg_tensors_floats(t, "score.value", 1, s->n_nodes, error)))
    return NULL;
  if (!is_sound(s)) {
    g_set_error(error, WG_TENSORS_ERROR, 0, "%s: its score is damaged; install the program whole",
                wg_tensors_name(t));
    return NULL;
  }
  s->base = base[0];
  s->least = base[1];
  s->least_of_frames = base[2];
  return g_steal_pointer(&s);
}

void wg_score_free(WgScore *score)
{
  g_free(score);
}

static gint32 below(const WgScore *s, gint32 at, const float *evidence)
{
  const gint32 *node = s->node + NODE * at;
  gboolean left = node[3] ? ((guint32)node[3] >> ((guint)evidence[node[0]] & 31u) & 1u) != 0
                          : evidence[node[0]] <= s->threshold[at];
  return left ? node[1] : node[2];
}

float wg_score_of(const WgScore *s, const float *evidence)
{
  float sum = s->base;
  for (guint i = 0; i < s->n_trees; i++) {
    gint32 at = s->first[i];
    while (s->node[NODE * at] >= 0) at = below(s, at, evidence);
    sum += s->value[at];
  }
  return wg_sigmoid(sum);
}

void wg_score_moves(const WgScore *s, const float *evidence, float *out)
{
  memset(out, 0, WG_EVIDENCE_COUNT * sizeof *out);
  for (guint i = 0; i < s->n_trees; i++)
    for (gint32 at = s->first[i]; s->node[NODE * at] >= 0;) {
      gint32 next = below(s, at, evidence);
      out[s->node[NODE * at]] += s->value[next] - s->value[at];
      at = next;
    }
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
