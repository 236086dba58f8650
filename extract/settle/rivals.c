// SPDX-License-Identifier: Apache-2.0
/// What the facts of an article settle among each other.
#include "extract/grammar/tree.h"
#include "extract/propose/fact.h"
#include "extract/settle/settle.h"

static gboolean is_pair(const WgFact *x, const WgFact *y)
{
  return (x->actor == y->actor && x->target == y->target) ||
         (x->actor == y->target && x->target == y->actor);
}

/// What a severing of ties, told as done, says of the tie itself: "cut its cooperation with X"
/// tells a cooperation that is over.
static void end_severed(WgArticle *a, const WgFact *cut)
{
  if (!wg_fact_has(cut, WG_TRAIT_SEVERS) || cut->claim.polarity != WG_AFFIRMED ||
      cut->claim.modality != WG_ACTUAL || cut->claim.phase == WG_ENDED)
    return;
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *tie = g_ptr_array_index(a->facts, i);
    if (tie->sentence == cut->sentence && wg_fact_has(tie, WG_TRAIT_TIE) && is_pair(cut, tie) &&
        tie->claim.polarity == WG_AFFIRMED &&
        wg_tree_dominates(a->trees[cut->sentence], cut->token, tie->token))
      tie->claim.phase = WG_ENDED;
  }
}

/// One word tells one of a severing, a ban or a sanction between two: what its surer frame says.
static gboolean is_double(const WgArticle *a, const WgFact *fact)
{
  if (!wg_fact_has(fact, WG_TRAIT_MEASURE) || !fact->by) return FALSE;
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *other = g_ptr_array_index(a->facts, i);
    if (other->sentence == fact->sentence && other->token == fact->token && other->by &&
        other->actor == fact->actor && other->target == fact->target &&
        wg_fact_has(other, WG_TRAIT_MEASURE) && other->by->base > fact->by->base)
      return TRUE;
  }
  return FALSE;
}

static void drop_doubles(WgArticle *a)
{
  for (guint i = a->facts->len; i-- > 0;)
    if (is_double(a, g_ptr_array_index(a->facts, i))) g_ptr_array_remove_index(a->facts, i);
}

void wg_severed_end(WgArticle *a)
{
  for (guint i = 0; i < a->facts->len; i++) end_severed(a, g_ptr_array_index(a->facts, i));
}

void wg_rivals_settle(WgArticle *a)
{
  drop_doubles(a);
  wg_severed_end(a);
}
