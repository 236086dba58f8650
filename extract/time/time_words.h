// SPDX-License-Identifier: Apache-2.0
/// \file The words that expressions of time are made of, read from the tokens of a
/// sentence. Every index may lie outside the sentence: then nothing matches.
#ifndef WG_TIME_TIME_WORDS_H
#define WG_TIME_TIME_WORDS_H

#include "extract/doc.h"

typedef enum wg_time_unit {
  WG_NO_UNIT,
  WG_UNIT_HOUR,
  WG_UNIT_DAY,
  WG_UNIT_WEEK,
  WG_UNIT_WEEKEND,
  WG_UNIT_MONTH,
  WG_UNIT_QUARTER,
  WG_UNIT_SEASON,
  WG_UNIT_YEAR,
  WG_UNIT_LONG, ///< decade, century: never resolved
} WgTimeUnit;

/// Whether token `i` is `word` (lower case), whatever its case.
gboolean wg_time_is(const WgSentence *s, gint64 i, const char *word);

/// The same for a list that ends with NULL.
gboolean wg_time_is_any(const WgSentence *s, gint64 i, const char *const *words);

/// 1 … 12; 0 where token `i` is no month. `*next` is the token after it (a full stop of
/// its own is taken in). "May" and "March" count only with a capital.
int wg_time_month(const WgSentence *s, gint64 i, gint64 *next);

/// 1 Monday … 7 Sunday, 0 none; short forms only with a full stop or before a date.
int wg_time_weekday(const WgSentence *s, gint64 i, gint64 *next);

/// The unit a word names; `*season` is its first month (3 spring, 6, 9, 12) or 0.
WgTimeUnit wg_time_unit(const WgSentence *s, gint64 i, int *season);

/// A day of the month, "3", "3rd", "third" not: 1 … 31, else 0.
int wg_time_day(const WgSentence *s, gint64 i);

/// Four digits that can be a year, 1700 … 2100, else 0.
int wg_time_year(const WgSentence *s, gint64 i);

/// "two", "2", "a": how many; 0 none; -1 for "several", "a few" and the like.
int wg_time_count(const WgSentence *s, gint64 i);

/// Whether what is told beside token `i` lies ahead: "will meet", "is set to appear",
/// "is scheduled for". By the parse where the tokens bear tags, else by the words before.
gboolean wg_time_lies_ahead(const WgSentence *s, gint64 i);

#endif
