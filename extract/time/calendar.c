// SPDX-License-Identifier: Apache-2.0
#include "extract/time/calendar.h"

static guint32 julian_of(int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return 0;
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian(&date);
}

WgSpan wg_span_new(int year, int month, int day)
{
  WgSpan zero = {0, 0, 0, 0, 0};
  WgSpan span = {year, month, month ? day : 0, 0, 0};
  if (year < 1 || year > 9999 || month < 0 || month > 12)
    return zero;
  if (month == 0) {
    span.first = julian_of(year, 1, 1);
    span.last = julian_of(year, 12, 31);
  } else if (day == 0) {
    span.first = julian_of(year, month, 1);
    span.last = julian_of(year, month,
                          g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
  } else {
    span.first = span.last = julian_of(year, month, day);
  }
  return span.first ? span : zero;
}

WgSpan wg_span_of_day(guint32 julian)
{
  WgSpan zero = {0, 0, 0, 0, 0};
  if (!g_date_valid_julian(julian))
    return zero;
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_julian(&date, julian);
  WgSpan span = {g_date_get_year(&date), (int)g_date_get_month(&date), g_date_get_day(&date),
                 julian, julian};
  return span;
}

static int digits(const char *s, int n)
{
  int value = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit(s[i]))
      return -1;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

WgSpan wg_span_parse(const char *iso)
{
  WgSpan zero = {0, 0, 0, 0, 0};
  int year = iso ? digits(iso, 4) : -1;
  if (year < 1)
    return zero;
  int month = iso[4] == '-' ? digits(iso + 5, 2) : -1;
  if (month < 1 || month > 12)
    return wg_span_new(year, 0, 0);
  int day = iso[7] == '-' ? digits(iso + 8, 2) : -1;
  WgSpan span = wg_span_new(year, month, day < 1 ? 0 : day);
  return span.year ? span : wg_span_new(year, month, 0);
}

WgSpan wg_span_add_months(WgSpan span, int n)
{
  WgSpan zero = {0, 0, 0, 0, 0};
  if (!span.month)
    return zero;
  int months = span.year * 12 + span.month - 1 + n;
  return wg_span_new(months / 12, months % 12 + 1, 0);
}

int wg_span_weekday(guint32 julian)
{
  // Day 1 of GDate's count, 1 January of the year 1, was a Monday.
  return (int)((julian - 1) % 7) + 1;
}

WgSpan wg_span_week(guint32 day, int weeks)
{
  WgSpan zero = {0, 0, 0, 0, 0};
  if (!day)
    return zero;
  gint64 monday = (gint64)day - wg_span_weekday(day) + 1 + 7 * (gint64)weeks;
  if (monday < 1)
    return zero;
  WgSpan thursday = wg_span_of_day((guint32)monday + 3);
  WgSpan span = {thursday.year, thursday.month, 0, (guint32)monday, (guint32)monday + 6};
  return span;
}

WgSpan wg_span_quarter(int year, int quarter)
{
  WgSpan from = wg_span_new(year, 3 * quarter - 2, 0), to = wg_span_new(year, 3 * quarter, 0);
  WgSpan span = {from.year, 0, 0, from.first, to.last};
  return span;
}

void wg_span_print(WgSpan span, char out[12])
{
  if (!span.year)
    out[0] = '\0';
  else if (!span.month)
    g_snprintf(out, 12, "%04d", span.year);
  else if (!span.day)
    g_snprintf(out, 12, "%04d-%02d", span.year, span.month);
  else
    g_snprintf(out, 12, "%04d-%02d-%02d", span.year, span.month, span.day);
}

void wg_span_print_day(guint32 julian, char out[12])
{
  WgSpan span = {0, 0, 0, 0, 0};
  if (julian)
    span = wg_span_of_day(julian);
  wg_span_print(span, out);
}
