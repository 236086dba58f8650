// SPDX-License-Identifier: Apache-2.0
/// \file Plain text at the door: UTF-8 checked, line ends and marks made plain, a
/// document made a record.
#ifndef WG_SOURCE_TEXT_H
#define WG_SOURCE_TEXT_H

#include "extract/doc.h"

/// TRUE where the bytes are UTF-8 without NUL. Else `error`
/// (WG_SOURCE_ERROR_RECORD) begins with `where` and names the line (counted from
/// `line`) and the byte (counted from 0 in `bytes`).
gboolean wg_text_check(WgSlice bytes, const char *where, guint64 line,
                       GError **error);

/// Make checked UTF-8 plain in place: the byte order mark goes, CR LF and CR become LF,
/// control characters a space, U+FFFE and U+FFFF (which XML cannot hold) U+FFFD.
/// Offsets of the article count in what this leaves.
void wg_text_clean(char *text);

/// A record of a plain-text document (taken over). A short first line without a stop
/// that is followed by a blank line is the title too; the text keeps it, so that
/// offsets hold in the file as it is. The date is what its head bears (dateline.h).
/// NULL and `error` where it is not UTF-8 or holds no word.
WgRecord *wg_text_read(GString *bytes, const char *where, GError **error);

/// TRUE where `date` begins with YYYY, YYYY-MM or YYYY-MM-DD (a day that exists) and
/// ends there or goes on with a time.
gboolean wg_text_is_date(const char *date);

#endif
