// SPDX-License-Identifier: Apache-2.0
/// Words that tell when, in the sentences of an article.
#include "extract/article/article.h"
#include "extract/time/time_words.h"

void wg_times_find(WgArticle *a)
{
  a->times = wg_arena_new0(a->arena, WgTimeExpression *, a->n_sentences + 1);
  a->n_times = wg_arena_new0(a->arena, guint32, a->n_sentences + 1);
  for (guint32 s = 0; s < a->n_sentences; s++)
    a->times[s] = wg_time_find(a->arena, &a->sentences[s], a->date, &a->n_times[s]);
}

gboolean wg_is_time(const WgArticle *a, gint32 s, gint32 t)
{
  int season;
  if (wg_time_unit(&a->sentences[s], t, &season) != WG_NO_UNIT) return TRUE; // "for two years"
  for (guint32 i = 0; i < a->n_times[s]; i++)
    if ((guint32)t >= a->times[s][i].first && (guint32)t <= a->times[s][i].last) return TRUE;
  return FALSE;
}
