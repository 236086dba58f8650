// SPDX-License-Identifier: Apache-2.0
/// \file The kinds of expression of time, one function a form. Each reads from token `i`,
/// which lies in the sentence, keeps `out->first`, and answers whether its form stands
/// there; `out->span` is zero where it does but cannot be resolved.
#ifndef WG_TIME_TIME_PARTS_H
#define WG_TIME_TIME_PARTS_H

#include "extract/time/time_match.h"
#include "extract/time/time_words.h"

#define WG_SPAN_UNKNOWN ((WgSpan){0, 0, 0, 0, 0})

static inline void wg_time_set(WgTimeMatch *out, gint64 last, WgSpan span)
{
  out->last = last;
  out->span = span;
}

static inline gboolean wg_time_is_capitalised(const WgSentence *s, gint64 i)
{
  return i >= 0 && i < (gint64)s->n && s->tokens[i].form.len
         && g_ascii_isupper(s->tokens[i].form.ptr[0]);
}

static inline gboolean wg_time_is_dash(const WgSentence *s, gint64 i)
{
  static const char *const DASHES[] = {"-",            "--",           "\xe2\x80\x93",
                                       "\xe2\x80\x94", "\xe2\x80\x91", NULL};
  return wg_time_is_any(s, i, DASHES);
}

/// The month `month` that lies next to the anchor, behind or ahead of it.
WgSpan wg_time_nearest_month(WgSpan anchor, int month, gboolean ahead);

/// Year that follows at `i`: "2019", ", 2019", "of 2019", "this year"; 0 none. `*last` is
/// its last token.
int wg_time_year_after(const WgSentence *s, WgSpan anchor, gint64 i, gint64 *last);

/// Three months from `first_month`, told by the year.
WgSpan wg_time_season_of(int year, int first_month);

/// The unit that "last" (-1), "this" (0) or "next" (1) means; `season` its first month.
WgSpan wg_time_unit_near(WgSpan anchor, WgTimeUnit unit, int season, int step);

#define WG_TIME_PART(name) \
  gboolean wg_time_match_##name(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)

WG_TIME_PART(figures);   ///< "2019-04-03"
WG_TIME_PART(month_day); ///< "June 27, 2013"
WG_TIME_PART(day_month); ///< "4 April 2019"
WG_TIME_PART(month);     ///< "April 2019", "in January"
WG_TIME_PART(weekday);   ///< "Wednesday", "Wednesday, April 3"
WG_TIME_PART(day_word);  ///< "yesterday"
WG_TIME_PART(last);      ///< "last month", "next Friday", "this year"
WG_TIME_PART(counted);   ///< "two days ago", "two years later"
WG_TIME_PART(quarter);   ///< "the first quarter of 2019"
WG_TIME_PART(season);    ///< "summer 2014"
WG_TIME_PART(fiscal);    ///< "fiscal 2019"
WG_TIME_PART(year);      ///< "2019"

#endif
