// SPDX-License-Identifier: Apache-2.0
/// \file Stretches of days as news tells them: a day, a month, a year, a quarter.
/// Proleptic Gregorian calendar by GDate; never the clock of the machine.
#ifndef WG_TIME_CALENDAR_H
#define WG_TIME_CALENDAR_H

#include <glib.h>

/// What words name (year, month, day; 0 where they do not say) and the days it covers.
/// All zero where nothing is known.
typedef struct wg_span {
  int year, month, day;
  guint32 first, last; ///< Julian days as GDate counts them, both included; 0 unknown
} WgSpan;

/// `month` and `day` may be 0. A date that does not exist gives the zero span.
WgSpan wg_span_new(int year, int month, int day);

/// The day with the number `julian`.
WgSpan wg_span_of_day(guint32 julian);

/// The longest prefix of `iso` that is YYYY, YYYY-MM or YYYY-MM-DD; NULL gives zero.
WgSpan wg_span_parse(const char *iso);

/// The month `n` months after that of `span` (before, if negative); zero where `span`
/// does not say its month.
WgSpan wg_span_add_months(WgSpan span, int n);

/// A week's value is the month that holds most of its days; `first` is its Monday.
WgSpan wg_span_week(guint32 day, int weeks);

/// Quarter 1 … 4 of a year: told by the year, covering three months.
WgSpan wg_span_quarter(int year, int quarter);

/// 1 Monday … 7 Sunday.
int wg_span_weekday(guint32 julian);

/// "2019", "2019-04", "2019-04-03"; the empty string for the zero span.
void wg_span_print(WgSpan span, char out[12]);

/// One day as YYYY-MM-DD; the empty string for 0.
void wg_span_print_day(guint32 julian, char out[12]);

#endif
