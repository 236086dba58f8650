// SPDX-License-Identifier: Apache-2.0
/// Of several who may have said a quote, one did.
#include "extract/propose/fact.h"
#include "extract/settle/settle.h"

void wg_speakers_settle(WgArticle *a)
{
  WgFact **best = wg_arena_new0(a->arena, WgFact *, a->n_quotes + 1);
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (fact->first_quote < 0) continue;
    WgFact **kept = &best[fact->first_quote];
    if (!*kept || fact->score > (*kept)->score) *kept = fact;
  }
  guint n = 0;
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (fact->first_quote < 0 || best[fact->first_quote] == fact) a->facts->pdata[n++] = fact;
  }
  g_ptr_array_set_size(a->facts, (gint)n);
}
