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
  fact->time = wg_claim_time(a, s, t);
  return fact;
}

void wg_fact_add(WgArticle *a, WgFact *fact)
{
  wg_trace_fact(a, fact, fact->claim.denied ? "stands inside a denial or a ban" : NULL);
  if (!fact->claim.denied) g_ptr_array_add(a->facts, fact);
}

GPtrArray **wg_facts_by_sentence(WgArticle *a)
{
  GPtrArray **out = wg_arena_new0(a->arena, GPtrArray *, a->n_sentences + 1);
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (!out[fact->sentence]) out[fact->sentence] = wg_list(a);
    g_ptr_array_add(out[fact->sentence], fact);
  }
  return out;
}

const char **wg_fact_proposers(WgArena *arena, const WgFact *fact)
{
  static const char *const NAMES[] = {"frame", "heads", "grammar"}; // by bit
  const char **out = wg_arena_new0(arena, const char *, G_N_ELEMENTS(NAMES) + 1);
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
    if (fact->proposers & 1u << i) out[n++] = NAMES[i];
  return out;
}

const char **wg_fact_moves(WgArena *arena, const WgFact *fact)
{
  const char **out = wg_arena_new0(arena, const char *, WG_MOVES + 1);
  for (guint i = 0; i < WG_MOVES && fact->moves[i].what; i++) {
    float by = fact->moves[i].by;
    int hundredths = (int)((by < 0.0f ? -by : by) * 100.0f + 0.5f); // whatever the locale
    out[i] = wg_arena_printf(arena, "%s %c%d.%02d", fact->moves[i].what, by < 0.0f ? '-' : '+',
                             hundredths / 100, hundredths % 100);
  }
  return out;
}
