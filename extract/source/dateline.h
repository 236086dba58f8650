// SPDX-License-Identifier: Apache-2.0
/// \file The date that a plain text bears in its head: on a line of its own, after a name
/// ("By …, March 9, 2020"), or in the dateline of its first paragraph
/// ("LISBON, Dec 4 2023 (Agency) –").
#ifndef WG_SOURCE_DATELINE_H
#define WG_SOURCE_DATELINE_H

#include "extract/base/slice.h"

/// YYYY-MM-DD, or NULL where no line of the head bears a whole date. Dates inside
/// running sentences are not looked at. Caller frees.
char *wg_dateline_find(const char *text);

/// Whether `line` is hardly more than a date ("Monday, March 9, 2020").
gboolean wg_dateline_is(WgSlice line);

#endif
