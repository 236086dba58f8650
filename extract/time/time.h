// SPDX-License-Identifier: Apache-2.0
/// \file Dates in running text, resolved against the article's date, with the precision
/// that the words give. Never today's date, never the article's date as a guess.
#ifndef WG_TIME_TIME_H
#define WG_TIME_TIME_H

#include "extract/doc.h"

/// One expression of time: "Wednesday", "last month", "in January", "28 Jan. 2019",
/// "as of August 2018", "since 2016", "for some weeks last year", "two years ago".
typedef struct wg_time_expression {
  guint32 first, last; ///< tokens of the sentence, both included
  char value[12];      ///< YYYY, YYYY-MM or YYYY-MM-DD; empty where it stays unresolved
  char earliest[12], latest[12]; ///< first and last day that value can mean
  gboolean since;      ///< "since", "from": begins there
  gboolean until;      ///< "until", "through", "expires": ends there
  gboolean as_of;      ///< "as of", "by": holds then
  gboolean future;     ///< lies after the article's date, or is told as to come ("next week")
} WgTimeExpression;

/// All expressions of `sentence`, left to right. `anchor`: the article's date (any ISO
/// 8601 prefix of at least YYYY), NULL where unknown: then only full dates resolve.
/// `past`: whether the sentence's main verb is in a past tense, which decides where a bare
/// weekday or month looks ("on Wednesday": the last one up to the anchor, or the next).
WgTimeExpression *wg_time_find(WgArena *arena, const WgSentence *sentence,
                               const char *anchor, guint32 *n);

#endif
