// SPDX-License-Identifier: Apache-2.0
// Dates by the calendar: day and month, month and year, figures.
#include "extract/time/time_parts.h"

#define SLIP 2 // days that a date may lie after the article's and still be "past": time zones

WgSpan wg_time_nearest_month(WgSpan anchor, int month, gboolean ahead)
{
  // Of a year alone it is known that its January lies behind and its December ahead.
  if (!anchor.month && !(month == 1 && !ahead) && !(month == 12 && ahead))
    return WG_SPAN_UNKNOWN;
  int year = anchor.year;
  if (!anchor.month)
    return wg_span_new(year, month, 0);
  if (ahead && month < anchor.month)
    year++;
  else if (!ahead && month > anchor.month)
    year--;
  return wg_span_new(year, month, 0);
}

static WgSpan nearest_day(WgSpan anchor, int month, int day, gboolean ahead)
{
  if (!anchor.day)
    return wg_time_nearest_month(anchor, month, ahead).year
             ? wg_span_new(wg_time_nearest_month(anchor, month, ahead).year, month, day)
             : WG_SPAN_UNKNOWN;
  for (int step = 0; step < 9; step++) { // 29 February may be years away
    WgSpan span = wg_span_new(anchor.year + (ahead ? step : 1 - step), month, day);
    if (span.year && (ahead ? span.first >= anchor.first : span.first <= anchor.last + SLIP))
      return span;
  }
  return WG_SPAN_UNKNOWN;
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
int wg_time_year_after(const WgSentence *s, WgSpan anchor, gint64 i, gint64 *last)
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
gboolean wg_time_match_month_day(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  gint64 k = 0;
  int month = wg_time_month(s, i, &k);
  int day = month ? wg_time_day(s, k) : 0;
  if (!day || wg_time_is(s, k + 1, ":") || wg_time_is(s, k + 1, "%"))
    return FALSE;
  out->last = k;
  int until = 0;
  if (wg_time_is_dash(s, k + 1) && wg_time_day(s, k + 2)) {
    until = wg_time_day(s, k + 2);
    out->last = k + 2;
  }
  int year = wg_time_year_after(s, anchor, out->last + 1, &out->last);
  settle_day(s, anchor, out, year, month, day);
  if (until && out->span.year)
    extend_to_day(out, until);
  return TRUE;
}

// "4 April 2019", "the 4th of April", "26-29 April"
gboolean wg_time_match_day_month(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  int day = wg_time_day(s, i), until = 0;
  gint64 k = i + 1, next = 0;
  if (!day)
    return FALSE;
  if (wg_time_is_dash(s, k) && wg_time_day(s, k + 1)) {
    until = wg_time_day(s, k + 1);
    k += 2;
  }
  if (wg_time_is(s, k, "of"))
    k++;
  int month = wg_time_month(s, k, &next);
  if (!month || wg_time_day(s, next))
    return FALSE;
  out->last = next - 1;
  int year = wg_time_year_after(s, anchor, next, &out->last);
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
  return wg_time_is_any(s, i - 1, BEFORE) && !wg_time_is_capitalised(s, next);
}

// "April 2019", "April of last year", "in January"
gboolean wg_time_match_month(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
{
  gint64 k = 0;
  int month = wg_time_month(s, i, &k);
  if (!month)
    return FALSE;
  out->last = k - 1;
  int year = wg_time_year_after(s, anchor, k, &out->last);
  if (!year && !month_is_meant(s, i, k))
    return FALSE;
  out->no_year = !year;
  out->span = year ? wg_span_new(year, month, 0)
                   : wg_time_nearest_month(anchor, month, wg_time_lies_ahead(s, i));
  return TRUE;
}

static WgSpan span_of_parts(const int part[3], gsize first_len)
{
  if (first_len == 4)
    return wg_span_new(part[0], part[1], part[2]);
  if (part[2] < 1700 || part[2] > 2100)
    return WG_SPAN_UNKNOWN;
  // 04/13/2019 and 13/04/2019 can be read one way only, 04/03/2019 only as a year.
  if (part[0] > 12)
    return wg_span_new(part[2], part[1], part[0]);
  if (part[1] > 12 || part[0] == part[1])
    return wg_span_new(part[2], part[0], part[1]);
  return wg_span_new(part[2], 0, 0);
}

// "2019-04-03", "2019/04/03", "13.04.2019", as one token or cut at the marks
gboolean wg_time_match_figures(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out)
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
  wg_time_set(out, MIN(k, (gint64)s->n - 1), span);
  return TRUE;
}

