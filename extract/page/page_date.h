// SPDX-License-Identifier: Apache-2.0
/// \file Dates as pages write them, in attributes and in words.
#ifndef WG_PAGE_PAGE_DATE_H
#define WG_PAGE_PAGE_DATE_H

#include "extract/base/slice.h"

/// The first whole date in `text`, as YYYY-MM-DD; an ISO 8601 time after it stays
/// (YYYY-MM-DDTHH:MM:SS+HH:MM). Known: ISO 8601 and its kin (2024/3/9, 20240309), RFC 822,
/// words in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian,
/// 9.3.2024, and with slashes month first where `month_first`, unless that is no date.
/// NULL where there is none between 1990 and 2100. Caller frees.
char *wg_page_date_read(const char *text, gboolean month_first);

/// The date that the path of a URL holds (/2024/03/09/, -2024-03-09, /09-03-2024), or NULL. Caller
/// frees.
char *wg_page_date_of_url(const char *url);

/// Whether what stands behind the first date of `text` is little: the text is a date.
gboolean wg_page_date_is_all(const char *text);

#endif
