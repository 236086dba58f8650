// SPDX-License-Identifier: Apache-2.0
// What is named from the article's date: weekdays, yesterday, last month, two years ago.
#include "extract/time/time_parts.h"

static WgSpan anchor_day(WgSpan anchor)
{
  return anchor.day ? anchor : WG_SPAN_UNKNOWN;
}

// Where the article's day is not known, what lies up to `back` days before it is told by
// the article's month or year.
static WgSpan about_then(WgSpan anchor, guint32 back)
{
  if (!anchor.year || anchor.day)
    return WG_SPAN_UNKNOWN;
  anchor.first -= MIN(back, anchor.first - 1);
  return anchor;
}

static gboolean is_part_of_day(const WgSentence *s, gint64 i)
{
  static const char *const PARTS[] = {"morning", "afternoon", "evening", "night", "noon",
                                      "midnight", NULL};
  return wg_time_is_any(s, i, PARTS);
}

static WgSpan weekday_near(WgSpan anchor, int weekday, gboolean ahead, gboolean strictly)
{
  if (!anchor.day)
    return ahead ? WG_SPAN_UNKNOWN : about_then(anchor, 7);
  int step = wg_span_weekday(anchor.first) - weekday;
  int back = (step + 7) % 7, forth = (7 - back) % 7;
  if (strictly && back == 0)
    back = forth = 7;
  gint64 day = (gint64)anchor.first + (ahead ? forth : -back);
  return day > 0 ? wg_span_of_day((guint32)day) : WG_SPAN_UNKNOWN;
}

static gboolean match_date(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  return wg_time_match_month_day(s, anchor, i, out) || wg_time_match_day_month(s, anchor, i, out)
         || wg_time_match_figures(s, anchor, i, out);
}

// "Wednesday", "Tuesday night", "Wednesday, April 3", "Tuesday (April 2)"
gboolean wg_time_match_weekday(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  gint64 k = 0;
  int weekday = wg_time_weekday(s, i, &k);
  if (!weekday)
    return FALSE;
  gint64 first = out->first, date = k;
  date += wg_time_is(s, k, ",") || wg_time_is(s, k, "(");
  date += wg_time_is(s, date, "the");
  out->first = date;
  gboolean dated = match_date(s, anchor, date, out);
  out->first = first;
  if (dated) {
    out->last += wg_time_is(s, k, "(") && wg_time_is(s, out->last + 1, ")");
    return TRUE;
  }
  gboolean ahead = wg_time_lies_ahead(s, i);
  gboolean any = wg_time_is(s, i - 1, "a") || wg_time_is(s, i - 1, "every");
  wg_time_set(out, k - 1 + is_part_of_day(s, k),
              any ? WG_SPAN_UNKNOWN : weekday_near(anchor, weekday, ahead, FALSE));
  out->ahead = ahead;
  out->no_year = FALSE;
  return TRUE;
}

static WgSpan days_from(WgSpan anchor, gint64 n)
{
  if (!anchor.day)
    return n <= 0 && n > -15 ? about_then(anchor, (guint32)-n) : WG_SPAN_UNKNOWN;
  return (gint64)anchor.first + n > 0 ? wg_span_of_day((guint32)((gint64)anchor.first + n))
                                      : WG_SPAN_UNKNOWN;
}

// "today", "yesterday", "tomorrow", "tonight", "this morning", "last night"
gboolean wg_time_match_day_word(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  if (wg_time_is(s, i, "today") && !wg_time_is(s, i + 1, "'s")) {
    wg_time_set(out, i, days_from(anchor, 0));
  } else if (wg_time_is(s, i, "today") || wg_time_is(s, i, "tonight")) {
    wg_time_set(out, i, days_from(anchor, 0));
  } else if (wg_time_is(s, i, "yesterday")) {
    wg_time_set(out, i + is_part_of_day(s, i + 1), days_from(anchor, -1));
  } else if (wg_time_is(s, i, "tomorrow")) {
    wg_time_set(out, i + is_part_of_day(s, i + 1), days_from(anchor, 1));
    out->ahead = TRUE;
  } else if (wg_time_is(s, i, "last") && wg_time_is(s, i + 1, "night")) {
    wg_time_set(out, i + 1, days_from(anchor, -1));
  } else if (wg_time_is(s, i, "this") && is_part_of_day(s, i + 1)) {
    wg_time_set(out, i + 1, days_from(anchor, 0));
  } else {
    return FALSE;
  }
  return TRUE;
}

/* last, this, next */

// The season that "last" (-1), "this" (0) or "next" (1) means in the north.
static WgSpan season_near(WgSpan anchor, int first_month, int step)
{
  if (!anchor.month)
    return WG_SPAN_UNKNOWN;
  int year = anchor.year;
  if (step == 0 && first_month == 12 && anchor.month <= 2)
    year--;
  if (step < 0 && wg_time_season_of(year, first_month).last >= anchor.first)
    year--;
  if (step < 0 && wg_time_season_of(year, first_month).last >= anchor.first)
    year--;
  if (step > 0 && wg_time_season_of(year, first_month).first <= anchor.last)
    year++;
  return wg_time_season_of(year, first_month);
}

static WgSpan quarter_near(WgSpan anchor, int step)
{
  if (!anchor.month)
    return WG_SPAN_UNKNOWN;
  int quarters = anchor.year * 4 + (anchor.month - 1) / 3 + step;
  return wg_span_quarter(quarters / 4, quarters % 4 + 1);
}

static WgSpan weekend_near(WgSpan anchor, int step)
{
  if (!anchor.day)
    return WG_SPAN_UNKNOWN;
  WgSpan week = wg_span_week(anchor.first, step);
  WgSpan saturday = wg_span_of_day(week.first + 5);
  WgSpan span = {saturday.year, saturday.month, 0, week.first + 5, week.first + 6};
  return span;
}

WgSpan wg_time_unit_near(WgSpan anchor, WgTimeUnit unit, int season, int step)
{
  switch (unit) {
  case WG_UNIT_WEEK:
    if (!anchor.day && step <= 0)
      return about_then(anchor, step ? 13 : 6);
    return wg_span_week(anchor_day(anchor).first, step);
  case WG_UNIT_WEEKEND:
    return weekend_near(anchor, step);
  case WG_UNIT_MONTH:
    return !anchor.month && step == 0 ? anchor : wg_span_add_months(anchor, step);
  case WG_UNIT_QUARTER:
    return quarter_near(anchor, step);
  case WG_UNIT_SEASON:
    return season_near(anchor, season, step);
  case WG_UNIT_YEAR:
    return anchor.year ? wg_span_new(anchor.year + step, 0, 0) : WG_SPAN_UNKNOWN;
  case WG_UNIT_DAY:
  case WG_UNIT_HOUR:
  case WG_UNIT_LONG:
  case WG_NO_UNIT:
    break;
  }
  return WG_SPAN_UNKNOWN;
}

// "last December", "next March 3", "last Tuesday": strictly before or after the article.
static gboolean match_last_name(const WgSentence *s, WgSpan anchor, gint64 i, int step,
                                WgTimeMatch *out)
{
  gint64 k = 0;
  int weekday = wg_time_weekday(s, i + 1, &k);
  if (weekday) {
    gboolean ahead = step > 0 || (step == 0 && wg_time_lies_ahead(s, i));
    wg_time_set(out, k - 1 + is_part_of_day(s, k), weekday_near(anchor, weekday, ahead, step != 0));
    out->ahead = ahead;
    return TRUE;
  }
  int month = wg_time_month(s, i + 1, &k);
  if (!month)
    return FALSE;
  int day = wg_time_day(s, k);
  WgSpan span = step == 0 && anchor.year ? wg_span_new(anchor.year, month, 0)
                                         : wg_time_nearest_month(anchor, month, step > 0);
  if (step && span.year == anchor.year && month == anchor.month)
    span = wg_span_new(anchor.year + step, month, 0);
  if (day && span.year)
    span = wg_span_new(span.year, month, day);
  wg_time_set(out, day ? k : k - 1, span);
  out->ahead = step > 0;
  return TRUE;
}

// "last month", "this week", "next year", "last Dec. 26". After "the" it is a stretch of
// that length ("over the last year"), which has no date.
gboolean wg_time_match_last(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const LAST[] = {"last", NULL}, *const NEXT[] = {"next", "coming", NULL};
  int season = 0, step = 0;
  if (wg_time_is_any(s, i, LAST))
    step = -1;
  else if (wg_time_is_any(s, i, NEXT))
    step = 1;
  else if (!wg_time_is(s, i, "this"))
    return FALSE;
  gint64 noun = i + 1 + (wg_time_is(s, i + 1, "fiscal") || wg_time_is(s, i + 1, "financial")
                         || wg_time_is(s, i + 1, "calendar") || wg_time_is(s, i + 1, "past"));
  WgTimeUnit unit = wg_time_unit(s, noun, &season);
  if (unit == WG_NO_UNIT)
    return match_last_name(s, anchor, i, step, out);
  const WgSlice form = s->tokens[noun].form;
  gboolean plural = g_ascii_tolower(form.ptr[form.len - 1]) == 's';
  if (plural || unit == WG_UNIT_DAY || unit == WG_UNIT_HOUR)
    return FALSE;
  gboolean stretch = wg_time_is(s, i - 1, "the");
  wg_time_set(out, noun, stretch ? WG_SPAN_UNKNOWN : wg_time_unit_near(anchor, unit, season, step));
  out->ahead = step > 0;
  return TRUE;
}

/* "two days ago" */

static WgSpan ago(WgSpan anchor, WgTimeUnit unit, int n)
{
  WgSpan span = WG_SPAN_UNKNOWN;
  switch (unit) {
  case WG_UNIT_HOUR:
    return days_from(anchor, 0);
  case WG_UNIT_DAY:
    return days_from(anchor, -n);
  case WG_UNIT_WEEK:
    span = days_from(anchor, -7 * n);
    if (span.day) { // a week is rounded: some days on either side
      span.day = 0;
      span.first -= MIN(span.first - 1, 3);
      span.last += 3;
    }
    return span;
  case WG_UNIT_MONTH:
    return wg_span_add_months(anchor, -n);
  case WG_UNIT_YEAR:
    return anchor.year > n ? wg_span_new(anchor.year - n, 0, 0) : WG_SPAN_UNKNOWN;
  case WG_UNIT_WEEKEND:
  case WG_UNIT_QUARTER:
  case WG_UNIT_SEASON:
  case WG_UNIT_LONG:
  case WG_NO_UNIT:
    break;
  }
  return WG_SPAN_UNKNOWN;
}

// "two years ago" resolves; "two years later", "a few days ago" are marked but have no date.
gboolean wg_time_match_counted(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const TURNS[] = {"later", "earlier", "after", "before", "prior", NULL};
  int n = wg_time_count(s, i), season = 0;
  if (n == 0)
    return FALSE;
  gint64 k = i + 1;
  if (wg_time_count(s, k) < 0) { // "a few", "a couple (of)"
    n = -1;
    k++;
  }
  if (wg_time_is(s, k, "of") || wg_time_is_dash(s, k))
    k++;
  WgTimeUnit unit = wg_time_unit(s, k, &season);
  if (unit == WG_NO_UNIT)
    return FALSE;
  if (wg_time_is(s, k + 1, "ago")) {
    wg_time_set(out, k + 1, n > 0 ? ago(anchor, unit, n) : WG_SPAN_UNKNOWN);
    return TRUE;
  }
  if (!wg_time_is_any(s, k + 1, TURNS))
    return FALSE;
  wg_time_set(out, k + 1, WG_SPAN_UNKNOWN);
  return TRUE;
}

