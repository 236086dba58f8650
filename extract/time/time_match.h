// SPDX-License-Identifier: Apache-2.0
/// \file One expression of time at one place of a sentence, resolved against the
/// article's date. time.c joins them to ranges and reads the words before them.
#ifndef WG_TIME_TIME_MATCH_H
#define WG_TIME_TIME_MATCH_H

#include "extract/doc.h"
#include "extract/time/calendar.h"

typedef struct wg_time_match {
  gint64 first, last; ///< tokens, both included
  WgSpan span;        ///< zero where it stays unresolved
  gboolean ahead;     ///< the words say that it is to come ("next week")
  gboolean no_year;   ///< the year is not told but reckoned
} WgTimeMatch;

/// The expression that begins with token `i`; FALSE where none does. `anchor` may be zero.
gboolean wg_time_match_at(const WgSentence *s, WgSpan anchor, gint64 i, WgTimeMatch *out);

#endif
