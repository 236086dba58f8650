// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/fact.h"

#include "extract/propose/trace.h"

WgFact *wg_fact_new(WgArticle *a, const char *event_class, gint32 s, gint32 t)
{
  WgFact *fact = wg_arena_new0(a->arena, WgFact, 1);
  fact->event_class = event_class;
  fact->kind = wg_frames_event_class(a->frames, event_class);
  fact->sentence = s;
  fact->token = fact->trigger_first = fact->trigger_last = t;
  fact->quote_begin = fact->quote_end = fact->about = -1;
  fact->first_quote = fact->last_quote = -1;
  fact->confidence = 80;
  fact->proposers = WG_BY_FRAME;
  wg_claim_read_of(a, s, t, wg_fact_has(fact, WG_TRAIT_BY_REQUEST), &fact->claim);
  fact->by_rule = fact->claim;
  fact->time = wg_claim_time(a, s, t);
  return fact;
}

void wg_fact_add(WgArticle *a, WgFact *fact)
{
  wg_trace_fact(a, fact, fact->claim.denied ? "stands inside a denial or a ban" : NULL);
  if (!fact->claim.denied) g_ptr_array_add(a->facts, fact);
}
