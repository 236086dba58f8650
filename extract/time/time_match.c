// SPDX-License-Identifier: Apache-2.0
#include "extract/time/time_match.h"

#include "extract/time/time_parts.h"
#include "extract/time/time_words.h"

typedef gboolean (*Matcher)(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out);

/* "early 2019", "the end of last month", "later this year" */

static gboolean match_whole(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const Matcher WHOLE[] = {
      wg_time_match_figures,   wg_time_match_month_day, wg_time_match_day_month,
      wg_time_match_month,     wg_time_match_weekday,   wg_time_match_day_word,
      wg_time_match_last,      wg_time_match_counted,   wg_time_match_quarter,
      wg_time_match_season,    wg_time_match_fiscal,    wg_time_match_year};
  for (gsize k = 0; k < G_N_ELEMENTS(WHOLE); k++) {
    WgTimeMatch one = {out->first, i, WG_SPAN_UNKNOWN, FALSE, FALSE};
    if (WHOLE[k](s, anchor, i, &one)) {
      *out = one;
      return TRUE;
    }
  }
  return FALSE;
}

// "earlier in the month", "later in the year": the article's own month, year.
static gboolean match_within(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const TURNS[] = {"earlier", "later", NULL};
  int season = 0;
  if (!wg_time_is_any(s, i, TURNS) || !wg_time_is(s, i + 1, "in") || !wg_time_is(s, i + 2, "the"))
    return FALSE;
  WgTimeUnit unit = wg_time_unit(s, i + 3, &season);
  if (unit != WG_UNIT_WEEK && unit != WG_UNIT_MONTH && unit != WG_UNIT_YEAR)
    return FALSE;
  wg_time_set(out, i + 3, wg_time_unit_near(anchor, unit, 0, 0));
  out->ahead = wg_time_is(s, i, "later") && wg_time_lies_ahead(s, i);
  return TRUE;
}

static gboolean match_part(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const PARTS[] = {"early", "late", "mid", "earlier", "later", NULL};
  static const char *const ENDS[] = {"end", "beginning", "start", "middle", "close", "turn",
                                     "height", "rest", "remainder", NULL};
  gint64 k = i + 1;
  if (wg_time_is_any(s, i, PARTS))
    k += wg_time_is_dash(s, k) || wg_time_is(s, k, "in");
  else if (wg_time_is_any(s, i, ENDS) && wg_time_is(s, k, "of"))
    k += 1 + (wg_time_is(s, k + 1, "the") && wg_time_year(s, k + 3) == 0);
  else
    return FALSE;
  if (k >= (gint64)s->n || !match_whole(s, anchor, k, out))
    return FALSE;
  if (wg_time_is(s, i, "later") || wg_time_is(s, i, "rest") || wg_time_is(s, i, "remainder"))
    out->ahead = wg_time_is(s, k, "this") || wg_time_is(s, k, "today");
  return TRUE;
}

gboolean wg_time_match_at(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  if (i < 0 || i >= (gint64)s->n)
    return FALSE;
  memset(out, 0, sizeof *out);
  out->first = out->last = i;
  return match_within(s, anchor, i, out) || match_part(s, anchor, i, out)
         || match_whole(s, anchor, i, out);
}
