// SPDX-License-Identifier: Apache-2.0
/// The conditions of a frame at the word that sets it off.
#include "extract/propose/match.h"

#include "extract/claims/claims.h"
#include "extract/grammar/arguments.h"
#include "extract/propose/trace.h"

static gboolean head_listed(WgArticle *a, gint32 s, gint32 t, guint list)
{
  const WgToken *token = wg_article_token(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  // the last word of a name says nothing of its own: "bought Acme Systems" bought no systems
  gboolean in_name = m && m->kind == WG_MENTION_NAME && m->last > m->first;
  if (!in_name && wg_word_listed(a, (WgList)list, token)) return TRUE;
  if (!m) return FALSE;
  if (m->kind == WG_MENTION_NAME && wg_frames_listed(a->frames, list, "@organization") &&
      wg_type_is_organization(wg_draft_root(m->draft)->type))
    return TRUE;
  g_autofree char *lower = g_utf8_strdown(wg_article_words(a, s, m->first, m->last), -1);
  if (wg_frames_listed(a->frames, list, lower)) return TRUE;
  const char *rest = strchr(lower, ' '); // "US Entity List"
  return rest && m->last - m->first >= 2 && wg_frames_listed(a->frames, list, rest + 1);
}

/// Lists with a word in @: not what a word is but how its act is told.
static gboolean told_as(WgArticle *a, gint32 s, gint32 t, guint list, gboolean *decided)
{
  gboolean negated = wg_frames_listed(a->frames, list, "@negated");
  gboolean alleged = wg_frames_listed(a->frames, list, "@alleged");
  gboolean attributed = wg_frames_listed(a->frames, list, "@attributed");
  gboolean possible = wg_frames_listed(a->frames, list, "@possible");
  gboolean infinitive = wg_frames_listed(a->frames, list, "@infinitive");
  *decided = negated || alleged || attributed || possible || infinitive;
  if (!*decided) return FALSE;
  if (infinitive)
    return wg_word_has_tag(wg_article_token(a, s, t), "VB") && !wg_is_finite(a->trees[s], t);
  if (alleged) {
    const WgTree *tree = a->trees[s];
    WG_CHILDREN(tree, t, c)
      if ((tok(tree, c)->deprel == WG_DEP_ADVMOD || tok(tree, c)->deprel == WG_DEP_AMOD ||
           tok(tree, c)->deprel == WG_DEP_COMPOUND) &&
          wg_word_listed(a, WG_LIST_AllegedWord, tok(tree, c)))
        return TRUE;
    return FALSE;
  }
  WgClaim claim;
  wg_claim_read(a, s, t, &claim);
  if (attributed) return claim.sources->len || claim.source_words->len;
  if (possible) return claim.modality == WG_POSSIBLE;
  return claim.polarity == WG_NEGATED;
}

static gboolean holds(WgArticle *a, gint32 s, gint32 t, const WgCondition *condition)
{
  gboolean decided;
  told_as(a, s, t, condition->list, &decided);
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_walk(a, s, t, &condition->path, heads);
  gboolean found = FALSE;
  for (guint i = 0; i < heads->len && !found; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    if (decided) {
      found = told_as(a, s, head, condition->list, &decided);
      continue;
    }
    found = head_listed(a, s, head, condition->list);
    const WgTree *tree = a->trees[s];
    if (!found)
      WG_CHILDREN(tree, head, c)
        if (tok(tree, c)->deprel == WG_DEP_CONJ) found |= head_listed(a, s, c, condition->list);
  }
  return found != condition->absent;
}

static gboolean particle_fits(const WgTree *tree, gint32 t, const char *particle)
{
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    if (child->deprel == WG_DEP_COMPOUND_PRT ||
        (child->deprel == WG_DEP_ADVMOD && particle && child->lemma &&
         g_str_equal(child->lemma, particle)))
      return particle && child->lemma && g_str_equal(child->lemma, particle);
  }
  return particle == NULL;
}

gboolean wg_frame_applies(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame)
{
  if (frame->particle && !particle_fits(a->trees[s], t, frame->particle)) {
    wg_trace_say(a, s, 2, "no: the particle \"%s\" is missing", frame->particle);
    return FALSE;
  }
  for (guint i = 0; i < frame->n_conditions; i++)
    if (!holds(a, s, t, &frame->conditions[i])) {
      wg_trace_condition(a, s, frame, i);
      return FALSE;
    }
  return TRUE;
}
