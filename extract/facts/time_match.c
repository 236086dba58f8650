// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/time_match.h"

#include "extract/facts/time_words.h"

#define SLIP 2 // days that a date may lie after the article's and still be "past": time zones

typedef gboolean (*Matcher)(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out);

static const WgSpan UNKNOWN = {0, 0, 0, 0, 0};

static void set(WgTimeMatch *out, gint64 last, WgSpan span)
{
  out->last = last;
  out->span = span;
}

static gboolean capitalised(const WgSentence *s, gint64 i)
{
  return i >= 0 && i < (gint64)s->n && s->tokens[i].form.len
         && g_ascii_isupper(s->tokens[i].form.ptr[0]);
}

static gboolean is_dash(const WgSentence *s, gint64 i)
{
  static const char *const DASHES[] = {"-", "--", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x91", NULL};
  return wg_time_is_any(s, i, DASHES);
}

static WgSpan anchor_day(WgSpan anchor)
{
  return anchor.day ? anchor : UNKNOWN;
}

/* A month or a day whose year is not told */

static WgSpan nearest_month(WgSpan anchor, int month, gboolean ahead)
{
  if (!anchor.month)
    return UNKNOWN;
  int year = anchor.year;
  if (ahead && month < anchor.month)
    year++;
  else if (!ahead && month > anchor.month)
    year--;
  return wg_span_new(year, month, 0);
}

static WgSpan nearest_day(WgSpan anchor, int month, int day, gboolean ahead)
{
  if (!anchor.day)
    return nearest_month(anchor, month, ahead).year
             ? wg_span_new(nearest_month(anchor, month, ahead).year, month, day)
             : UNKNOWN;
  for (int step = 0; step < 9; step++) { // 29 February may be years away
    WgSpan span = wg_span_new(anchor.year + (ahead ? step : 1 - step), month, day);
    if (span.year && (ahead ? span.first >= anchor.first : span.first <= anchor.last + SLIP))
      return span;
  }
  return UNKNOWN;
}

/* "this year", "of last year" after a month */

// Year told by "(of) this|last|next year" at `i`; `*last` its last token. 0 none.
static int relative_year(const WgSentence *s, WgSpan anchor, gint64 i, gint64 *last)
{
  if (wg_time_is(s, i, "of"))
    i++;
  if (!wg_time_is(s, i + 1, "year") || !anchor.year)
    return 0;
  *last = i + 1;
  if (wg_time_is(s, i, "this"))
    return anchor.year;
  if (wg_time_is(s, i, "last"))
    return anchor.year - 1;
  return wg_time_is(s, i, "next") ? anchor.year + 1 : 0;
}

// Year that follows at `i`: "2019", ", 2019", "of 2019", "this year". 0 none.
static int year_after(const WgSentence *s, WgSpan anchor, gint64 i, gint64 *last)
{
  gint64 k = i + (wg_time_is(s, i, ",") || wg_time_is(s, i, "of") || wg_time_is(s, i, "in"));
  int year = wg_time_year(s, k);
  if (year) {
    *last = k;
    return year;
  }
  return relative_year(s, anchor, i, last);
}

/* Full dates */

static void extend_to_day(WgTimeMatch *out, int day)
{
  WgSpan end = wg_span_new(out->span.year, out->span.month, day);
  if (end.first > out->span.first)
    out->span.last = end.last;
}

static void settle_day(const WgSentence *s, WgSpan anchor, WgTimeMatch *out, int year, int month,
                       int day)
{
  out->no_year = year == 0;
  out->span = year ? wg_span_new(year, month, day)
                   : nearest_day(anchor, month, day, wg_time_lies_ahead(s, out->first));
}

// "June 27, 2013", "April 26-29", "Feb. 3 of last year"
static gboolean match_month_day(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  gint64 k = 0;
  int month = wg_time_month(s, i, &k);
  int day = month ? wg_time_day(s, k) : 0;
  if (!day || wg_time_is(s, k + 1, ":") || wg_time_is(s, k + 1, "%"))
    return FALSE;
  out->last = k;
  int until = 0;
  if (is_dash(s, k + 1) && wg_time_day(s, k + 2)) {
    until = wg_time_day(s, k + 2);
    out->last = k + 2;
  }
  int year = year_after(s, anchor, out->last + 1, &out->last);
  settle_day(s, anchor, out, year, month, day);
  if (until && out->span.year)
    extend_to_day(out, until);
  return TRUE;
}

// "4 April 2019", "the 4th of April", "26-29 April"
static gboolean match_day_month(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  int day = wg_time_day(s, i), until = 0;
  gint64 k = i + 1, next = 0;
  if (!day)
    return FALSE;
  if (is_dash(s, k) && wg_time_day(s, k + 1)) {
    until = wg_time_day(s, k + 1);
    k += 2;
  }
  if (wg_time_is(s, k, "of"))
    k++;
  int month = wg_time_month(s, k, &next);
  if (!month || wg_time_day(s, next))
    return FALSE;
  out->last = next - 1;
  int year = year_after(s, anchor, next, &out->last);
  settle_day(s, anchor, out, year, month, day);
  if (until && out->span.year)
    extend_to_day(out, until);
  return TRUE;
}

// A month alone needs a word before it that calls for a time: "May" and "April" are
// names and verbs, too.
static gboolean month_is_meant(const WgSentence *s, gint64 i, gint64 next)
{
  static const char *const BEFORE[] = {"in", "since", "until", "till", "by", "from", "to", "of",
    "during", "before", "after", "through", "early", "late", "mid", "earlier", "later", "last",
    "next", "this", "between", "and", "around", "-", "\xe2\x80\x93", "or", "on", "for", "every",
    "each", "\xe2\x80\x94", "(", NULL};
  static const char *const SURE[] = {"in", "since", "until", "during", "last", "next", "early",
    "late", "mid", "earlier", "between", "through", NULL};
  if (s->tokens[i].ner == WG_NER_PER)
    return FALSE;
  if (wg_time_is_any(s, i - 1, SURE))
    return TRUE;
  return wg_time_is_any(s, i - 1, BEFORE) && !capitalised(s, next);
}

// "April 2019", "April of last year", "in January"
static gboolean match_month(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  gint64 k = 0;
  int month = wg_time_month(s, i, &k);
  if (!month)
    return FALSE;
  out->last = k - 1;
  int year = year_after(s, anchor, k, &out->last);
  if (!year && !month_is_meant(s, i, k))
    return FALSE;
  out->no_year = !year;
  out->span = year ? wg_span_new(year, month, 0)
                   : nearest_month(anchor, month, wg_time_lies_ahead(s, i));
  return TRUE;
}

static WgSpan span_of_parts(const int part[3], gsize first_len)
{
  if (first_len == 4)
    return wg_span_new(part[0], part[1], part[2]);
  if (part[2] < 1700 || part[2] > 2100)
    return UNKNOWN;
  // 04/13/2019 and 13/04/2019 can be read one way only, 04/03/2019 only as a year.
  if (part[0] > 12)
    return wg_span_new(part[2], part[1], part[0]);
  if (part[1] > 12 || part[0] == part[1])
    return wg_span_new(part[2], part[0], part[1]);
  return wg_span_new(part[2], 0, 0);
}

// "2019-04-03", "2019/04/03", "13.04.2019", as one token or cut at the marks
static gboolean match_figures(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  (void)anchor;
  int part[3] = {0, 0, 0};
  gsize n = 0, first_len = 0;
  char mark = 0;
  gint64 k = i;
  for (; k < (gint64)s->n && k < i + 5; k++) {
    WgSlice form = s->tokens[k].form;
    for (gsize c = 0; c < form.len; c++) {
      if (g_ascii_isdigit(form.ptr[c])) {
        part[n] = part[n] > 9999 ? part[n] : part[n] * 10 + (form.ptr[c] - '0');
        first_len += n == 0;
      } else if (strchr("-/.", form.ptr[c]) && n < 2 && (!mark || mark == form.ptr[c])
                 && first_len) {
        mark = form.ptr[c];
        n++;
      } else {
        return FALSE;
      }
    }
    if (s->tokens[k].space_after || (n == 2 && part[2]))
      break;
  }
  if (n != 2 || !part[0] || !part[1] || !part[2])
    return FALSE;
  WgSpan span = span_of_parts(part, first_len);
  if (!span.year)
    return FALSE;
  set(out, MIN(k, (gint64)s->n - 1), span);
  return TRUE;
}

/* Days of the week and days named from the article's */

static gboolean is_part_of_day(const WgSentence *s, gint64 i)
{
  static const char *const PARTS[] = {"morning", "afternoon", "evening", "night", "noon",
                                      "midnight", NULL};
  return wg_time_is_any(s, i, PARTS);
}

static WgSpan weekday_near(WgSpan anchor, int weekday, gboolean ahead, gboolean strictly)
{
  if (!anchor.day)
    return UNKNOWN;
  int step = wg_span_weekday(anchor.first) - weekday;
  int back = (step + 7) % 7, forth = (7 - back) % 7;
  if (strictly && back == 0)
    back = forth = 7;
  gint64 day = (gint64)anchor.first + (ahead ? forth : -back);
  return day > 0 ? wg_span_of_day((guint32)day) : UNKNOWN;
}

static gboolean match_date(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  return match_month_day(s, anchor, i, out) || match_day_month(s, anchor, i, out)
         || match_figures(s, anchor, i, out);
}

// "Wednesday", "Tuesday night", "Wednesday, April 3", "Tuesday (April 2)"
static gboolean match_weekday(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
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
  set(out, k - 1 + is_part_of_day(s, k), any ? UNKNOWN : weekday_near(anchor, weekday, ahead, FALSE));
  out->ahead = ahead;
  out->no_year = FALSE;
  return TRUE;
}

static WgSpan days_from(WgSpan anchor, gint64 n)
{
  return anchor.day && (gint64)anchor.first + n > 0
           ? wg_span_of_day((guint32)((gint64)anchor.first + n))
           : UNKNOWN;
}

// "today", "yesterday", "tomorrow", "tonight", "this morning", "last night"
static gboolean match_day_word(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  if (wg_time_is(s, i, "today") && !wg_time_is(s, i + 1, "'s")) {
    set(out, i, anchor_day(anchor));
  } else if (wg_time_is(s, i, "today") || wg_time_is(s, i, "tonight")) {
    set(out, i, anchor_day(anchor));
  } else if (wg_time_is(s, i, "yesterday")) {
    set(out, i + is_part_of_day(s, i + 1), days_from(anchor, -1));
  } else if (wg_time_is(s, i, "tomorrow")) {
    set(out, i + is_part_of_day(s, i + 1), days_from(anchor, 1));
    out->ahead = TRUE;
  } else if (wg_time_is(s, i, "last") && wg_time_is(s, i + 1, "night")) {
    set(out, i + 1, days_from(anchor, -1));
  } else if (wg_time_is(s, i, "this") && is_part_of_day(s, i + 1)) {
    set(out, i + 1, anchor_day(anchor));
  } else {
    return FALSE;
  }
  return TRUE;
}

/* last, this, next */

static WgSpan season_of(int year, int first_month)
{
  WgSpan from = wg_span_new(year, first_month, 0), to = wg_span_add_months(from, 2);
  WgSpan span = {from.year, 0, 0, from.first, to.last};
  return span;
}

// The season that "last" (-1), "this" (0) or "next" (1) means in the north.
static WgSpan season_near(WgSpan anchor, int first_month, int step)
{
  if (!anchor.month)
    return UNKNOWN;
  int year = anchor.year;
  if (step == 0 && first_month == 12 && anchor.month <= 2)
    year--;
  if (step < 0 && season_of(year, first_month).last >= anchor.first)
    year--;
  if (step < 0 && season_of(year, first_month).last >= anchor.first)
    year--;
  if (step > 0 && season_of(year, first_month).first <= anchor.last)
    year++;
  return season_of(year, first_month);
}

static WgSpan quarter_near(WgSpan anchor, int step)
{
  if (!anchor.month)
    return UNKNOWN;
  int quarters = anchor.year * 4 + (anchor.month - 1) / 3 + step;
  return wg_span_quarter(quarters / 4, quarters % 4 + 1);
}

static WgSpan weekend_near(WgSpan anchor, int step)
{
  if (!anchor.day)
    return UNKNOWN;
  WgSpan week = wg_span_week(anchor.first, step);
  WgSpan saturday = wg_span_of_day(week.first + 5);
  WgSpan span = {saturday.year, saturday.month, 0, week.first + 5, week.first + 6};
  return span;
}

static WgSpan unit_near(WgSpan anchor, WgTimeUnit unit, int season, int step)
{
  switch (unit) {
  case WG_UNIT_WEEK:
    return wg_span_week(anchor_day(anchor).first, step);
  case WG_UNIT_WEEKEND:
    return weekend_near(anchor, step);
  case WG_UNIT_MONTH:
    return wg_span_add_months(anchor, step);
  case WG_UNIT_QUARTER:
    return quarter_near(anchor, step);
  case WG_UNIT_SEASON:
    return season_near(anchor, season, step);
  case WG_UNIT_YEAR:
    return anchor.year ? wg_span_new(anchor.year + step, 0, 0) : UNKNOWN;
  case WG_UNIT_DAY:
  case WG_UNIT_HOUR:
  case WG_UNIT_LONG:
  case WG_NO_UNIT:
    break;
  }
  return UNKNOWN;
}

// "last December", "next March 3", "last Tuesday": strictly before or after the article.
static gboolean match_last_name(const WgSentence *s, WgSpan anchor, gint64 i, int step,
                                WgTimeMatch *out)
{
  gint64 k = 0;
  int weekday = wg_time_weekday(s, i + 1, &k);
  if (weekday) {
    gboolean ahead = step > 0 || (step == 0 && wg_time_lies_ahead(s, i));
    set(out, k - 1 + is_part_of_day(s, k), weekday_near(anchor, weekday, ahead, step != 0));
    out->ahead = ahead;
    return TRUE;
  }
  int month = wg_time_month(s, i + 1, &k);
  if (!month)
    return FALSE;
  int day = wg_time_day(s, k);
  WgSpan span = step == 0 && anchor.year ? wg_span_new(anchor.year, month, 0)
                                         : nearest_month(anchor, month, step > 0);
  if (step && span.year == anchor.year && month == anchor.month)
    span = wg_span_new(anchor.year + step, month, 0);
  if (day && span.year)
    span = wg_span_new(span.year, month, day);
  set(out, day ? k : k - 1, span);
  out->ahead = step > 0;
  return TRUE;
}

// "last month", "this week", "next year", "last Dec. 26". After "the" it is a stretch of
// that length ("over the last year"), which has no date.
static gboolean match_last(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
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
  gboolean plural = unit && g_ascii_tolower(s->tokens[noun].form.ptr[s->tokens[noun].form.len - 1]) == 's';
  if (unit == WG_NO_UNIT)
    return match_last_name(s, anchor, i, step, out);
  if (plural || unit == WG_UNIT_DAY || unit == WG_UNIT_HOUR)
    return FALSE;
  gboolean stretch = wg_time_is(s, i - 1, "the");
  set(out, noun, stretch ? UNKNOWN : unit_near(anchor, unit, season, step));
  out->ahead = step > 0;
  return TRUE;
}

/* "two days ago" */

static WgSpan ago(WgSpan anchor, WgTimeUnit unit, int n)
{
  WgSpan span = UNKNOWN;
  switch (unit) {
  case WG_UNIT_HOUR:
    return anchor_day(anchor);
  case WG_UNIT_DAY:
    return days_from(anchor, -n);
  case WG_UNIT_WEEK:
    span = days_from(anchor, -7 * n);
    if (span.year) { // a week is rounded: some days on either side
      span.day = 0;
      span.first -= MIN(span.first - 1, 3);
      span.last += 3;
    }
    return span;
  case WG_UNIT_MONTH:
    return wg_span_add_months(anchor, -n);
  case WG_UNIT_YEAR:
    return anchor.year > n ? wg_span_new(anchor.year - n, 0, 0) : UNKNOWN;
  case WG_UNIT_WEEKEND:
  case WG_UNIT_QUARTER:
  case WG_UNIT_SEASON:
  case WG_UNIT_LONG:
  case WG_NO_UNIT:
    break;
  }
  return UNKNOWN;
}

// "two years ago" resolves; "two years later", "a few days ago" are marked but have no date.
static gboolean match_counted(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
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
  if (wg_time_is(s, k, "of") || is_dash(s, k))
    k++;
  WgTimeUnit unit = wg_time_unit(s, k, &season);
  if (unit == WG_NO_UNIT)
    return FALSE;
  if (wg_time_is(s, k + 1, "ago")) {
    set(out, k + 1, n > 0 ? ago(anchor, unit, n) : UNKNOWN);
    return TRUE;
  }
  if (!wg_time_is_any(s, k + 1, TURNS))
    return FALSE;
  set(out, k + 1, UNKNOWN);
  return TRUE;
}

/* Years, quarters, seasons */

static gboolean in_a_name(const WgSentence *s, gint64 i)
{
  static const char *const NUMBERED[] = {"resolution", "article", "section", "no.", "number",
    "room", "flight", "act", "$", "\xe2\x82\xac", "\xc2\xa3", "route", "page", "model", NULL};
  static const char *const LAWS[] = {"act", "law", "code", "regulations", "treaty", "accord", NULL};
  gint64 unused = 0;
  if (wg_time_is_any(s, i - 1, NUMBERED) || is_dash(s, i + 1))
    return TRUE;
  if (wg_time_is(s, i - 1, "of") && capitalised(s, i - 2) && wg_time_is_any(s, i - 2, LAWS))
    return TRUE;
  // "Vision 2030" within a sentence; "In 2019" at its head and "Jan. 2019" are dates.
  static const char *const OPENERS[] = {"in", "since", "by", "until", "from", "during", "before",
    "after", "early", "late", "the", "a", "through", "and", "between", "spring", "summer", "fall",
    "autumn", "winter", "fiscal", "year", "mid", "for", "its", "around", "or", NULL};
  return capitalised(s, i - 1) && !wg_time_is_any(s, i - 1, OPENERS)
         && !wg_time_month(s, i - 1, &unused);
}

static gboolean counts_things(const WgSentence *s, gint64 i)
{
  static const char *const BEFORE[] = {"in", "since", "by", "until", "from", "during", "of",
    "before", "after", "early", "late", "mid", "through", "and", "between", "(", "to", "year", NULL};
  if (wg_time_is_any(s, i - 1, BEFORE) || i + 1 >= (gint64)s->n)
    return FALSE;
  const WgToken *next = &s->tokens[i + 1];
  if (wg_time_is(s, i + 1, "percent") || wg_time_is(s, i + 1, "%"))
    return TRUE;
  return next->xpos && strcmp(next->xpos, "NNS") == 0
         && !wg_time_is(s, i - 1, "the") && !wg_time_is(s, i - 1, "its");
}

static gboolean match_year(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  (void)anchor;
  int year = wg_time_year(s, i);
  static const char *const CLOCKS[] = {"gmt", "est", "edt", "utc", "hours", "cet", "local", NULL};
  if (!year || wg_time_is(s, i - 1, ".") || counts_things(s, i) || wg_time_is_any(s, i + 1, CLOCKS))
    return FALSE;
  if (is_dash(s, i + 1) && wg_time_day(s, i + 2) && s->tokens[i + 2].form.len == 2
      && !s->tokens[i].space_after && year / 100 * 100 + wg_time_day(s, i + 2) > year) {
    WgSpan end = wg_span_new(year / 100 * 100 + wg_time_day(s, i + 2), 0, 0);
    set(out, i + 2, wg_span_new(year, 0, 0)); // the season 2018-19
    out->span.last = end.last;
    return TRUE;
  }
  if (in_a_name(s, i) && !(is_dash(s, i + 1) && wg_time_year(s, i + 2)))
    return FALSE;
  set(out, i, wg_span_new(year, 0, 0));
  return TRUE;
}

// "fiscal 2019", "fiscal year 2019", "FY2019": opens in the autumn before, as the US one.
static gboolean match_fiscal(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
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
  set(out, k, span);
  return TRUE;
}

// The year of "of 2019", "2019", "this year" at `i`, else the anchor's.
static int year_of(const WgSentence *s, WgSpan anchor, gint64 i, gint64 *last)
{
  int year = year_after(s, anchor, i, last);
  return year ? year : anchor.year;
}

// "the first quarter of 2019", "Q1 2019", "the second half of last year"
static gboolean match_quarter(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const NTH[] = {"first", "second", "third", "fourth"};
  static const char *const FIGURE[] = {"q1", "q2", "q3", "q4"};
  int q = 0;
  gint64 k = i;
  for (int n = 0; n < 4; n++) {
    if (wg_time_is(s, i, FIGURE[n]))
      q = n + 1;
    if (wg_time_is(s, i, NTH[n]) && (wg_time_is(s, i + 1, "quarter") || (n < 2 && wg_time_is(s, i + 1, "half")))) {
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
  WgSpan span = year ? wg_span_quarter(year, half ? 2 * q - 1 : q) : UNKNOWN;
  if (half && span.year)
    span.last = wg_span_quarter(year, 2 * q).last;
  out->span = span;
  return TRUE;
}

// "summer 2014", "the spring of last year"
static gboolean match_season(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  int season = 0;
  if (wg_time_unit(s, i, &season) != WG_UNIT_SEASON)
    return FALSE;
  int year = year_after(s, anchor, i + 1, &out->last);
  if (!year || wg_time_is(s, i + 1, ","))
    return FALSE;
  out->span = season_of(year, season);
  return TRUE;
}

/* "early 2019", "the end of last month", "later this year" */

static gboolean match_whole(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const Matcher WHOLE[] = {match_figures, match_month_day, match_day_month, match_month,
    match_weekday, match_day_word, match_last, match_counted, match_quarter, match_season,
    match_fiscal, match_year};
  for (gsize k = 0; k < G_N_ELEMENTS(WHOLE); k++) {
    WgTimeMatch one = {out->first, i, UNKNOWN, FALSE, FALSE};
    if (WHOLE[k](s, anchor, i, &one)) {
      *out = one;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean match_part(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  static const char *const PARTS[] = {"early", "late", "mid", "earlier", "later", NULL};
  static const char *const ENDS[] = {"end", "beginning", "start", "middle", "close", "turn",
                                     "height", "rest", "remainder", NULL};
  gint64 k = i + 1;
  if (wg_time_is_any(s, i, PARTS))
    k += is_dash(s, k) || wg_time_is(s, k, "in");
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
  return match_part(s, anchor, i, out) || match_whole(s, anchor, i, out);
}
