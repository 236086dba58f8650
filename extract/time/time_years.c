// SPDX-License-Identifier: Apache-2.0
// Years, fiscal years, quarters and seasons.
#include "extract/time/time_parts.h"

WgSpan wg_time_season_of(int year, int first_month)
{
  WgSpan from = wg_span_new(year, first_month, 0), to = wg_span_add_months(from, 2);
  WgSpan span = {from.year, 0, 0, from.first, to.last};
  return span;
}

static gboolean in_a_name(const WgSentence *s, gint64 i)
{
  static const char *const NUMBERED[] = {"resolution", "article", "section", "no.", "number",
    "room", "flight", "act", "$", "\xe2\x82\xac", "\xc2\xa3", "route", "page", "model", NULL};
  static const char *const LAWS[] = {"act", "law", "code", "regulations", "treaty", "accord", NULL};
  gint64 unused = 0;
  if (wg_time_is_any(s, i - 1, NUMBERED) || wg_time_is_dash(s, i + 1))
    return TRUE;
  if (wg_time_is(s, i - 1, "of") && wg_time_is_capitalised(s, i - 2) &&
      wg_time_is_any(s, i - 2, LAWS))
    return TRUE;
  // "Vision 2030" within a sentence; "In 2019" at its head and "Jan. 2019" are dates.
  static const char *const OPENERS[] = {"in", "since", "by", "until", "from", "during", "before",
    "after", "early", "late", "the", "a", "through", "and", "between", "spring", "summer", "fall",
    "autumn", "winter", "fiscal", "year", "mid", "for", "its", "around", "or", NULL};
  return wg_time_is_capitalised(s, i - 1) && !wg_time_is_any(s, i - 1, OPENERS)
         && !wg_time_month(s, i - 1, &unused);
}

static gboolean counts_things(const WgSentence *s, gint64 i)
{
  static const char *const BEFORE[] = {
      "in",    "since", "by",  "until",   "from", "during",  "of", "before", "after", "early",
      "late",  "mid",   "through", "and", "between", "(",    "to", "year",   NULL};
  if (wg_time_is_any(s, i - 1, BEFORE) || i + 1 >= (gint64)s->n)
    return FALSE;
  const WgToken *next = &s->tokens[i + 1];
  if (wg_time_is(s, i + 1, "percent") || wg_time_is(s, i + 1, "%"))
    return TRUE;
  return next->xpos && strcmp(next->xpos, "NNS") == 0
         && !wg_time_is(s, i - 1, "the") && !wg_time_is(s, i - 1, "its");
}

gboolean wg_time_match_year(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  (void)anchor;
  int year = wg_time_year(s, i);
  static const char *const CLOCKS[] = {"gmt", "est", "edt", "utc", "hours", "cet", "local", NULL};
  if (!year || wg_time_is(s, i - 1, ".") || counts_things(s, i) || wg_time_is_any(s, i + 1, CLOCKS))
    return FALSE;
  if (wg_time_is_dash(s, i + 1) && wg_time_day(s, i + 2) && s->tokens[i + 2].form.len == 2
      && !s->tokens[i].space_after && year / 100 * 100 + wg_time_day(s, i + 2) > year) {
    WgSpan end = wg_span_new(year / 100 * 100 + wg_time_day(s, i + 2), 0, 0);
    wg_time_set(out, i + 2, wg_span_new(year, 0, 0)); // the season 2018-19
    out->span.last = end.last;
    return TRUE;
  }
  if (in_a_name(s, i) && !(wg_time_is_dash(s, i + 1) && wg_time_year(s, i + 2)))
    return FALSE;
  wg_time_set(out, i, wg_span_new(year, 0, 0));
  return TRUE;
}

// "fiscal 2019", "fiscal year 2019", "FY2019": opens in the autumn before, as the US one.
gboolean wg_time_match_fiscal(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  (void)anchor;
  int year = 0;
  gint64 k = i;
  if (wg_time_is(s, i, "fiscal") || wg_time_is(s, i, "financial") || wg_time_is(s, i, "FY")) {
    k = i + 1 + wg_time_is(s, i + 1, "year");
    year = wg_time_year(s, k);
  } else if (s->tokens[i].form.len == 6 && memcmp(s->tokens[i].form.ptr, "FY", 2) == 0) {
    WgToken cut = s->tokens[i];
    cut.form = wg_slice_sub(cut.form, 2, 6);
    WgSentence one = *s;
    one.tokens = &cut;
    one.n = 1;
    year = wg_time_year(&one, 0);
  }
  if (!year)
    return FALSE;
  WgSpan span = wg_span_new(year, 0, 0);
  span.first = wg_span_new(year - 1, 10, 1).first;
  wg_time_set(out, k, span);
  return TRUE;
}

// The year of "of 2019", "2019", "this year" at `i`, else the anchor's.
static int year_of(const WgSentence *s, WgSpan anchor, gint64 i, gint64 *last)
{
  int year = wg_time_year_after(s, anchor, i, last);
  return year ? year : anchor.year;
}

// "the first quarter of 2019", "Q1 2019", "the second half of last year"
gboolean wg_time_match_quarter(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const NTH[] = {"first", "second", "third", "fourth"};
  static const char *const FIGURE[] = {"q1", "q2", "q3", "q4"};
  int q = 0;
  gint64 k = i;
  for (int n = 0; n < 4; n++) {
    if (wg_time_is(s, i, FIGURE[n]))
      q = n + 1;
    if (wg_time_is(s, i, NTH[n]) &&
        (wg_time_is(s, i + 1, "quarter") || (n < 2 && wg_time_is(s, i + 1, "half")))) {
      q = n + 1;
      k = i + 1;
    }
  }
  if (!q)
    return FALSE;
  gboolean half = wg_time_is(s, k, "half");
  out->last = k;
  int year = year_of(s, anchor, k + 1, &out->last);
  if (half && out->last == k)
    return FALSE; // the first half of anything
  WgSpan span = year ? wg_span_quarter(year, half ? 2 * q - 1 : q) : WG_SPAN_UNKNOWN;
  if (half && span.year)
    span.last = wg_span_quarter(year, 2 * q).last;
  out->span = span;
  return TRUE;
}

// "summer 2014", "the spring of last year"
gboolean wg_time_match_season(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  int season = 0;
  if (wg_time_unit(s, i, &season) != WG_UNIT_SEASON)
    return FALSE;
  int year = wg_time_year_after(s, anchor, i + 1, &out->last);
  if (!year || wg_time_is(s, i + 1, ","))
    return FALSE;
  out->span = wg_time_season_of(year, season);
  return TRUE;
}

