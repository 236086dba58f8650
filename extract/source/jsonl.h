// SPDX-License-Identifier: Apache-2.0
/// \file One line of JSON made a record: an object with "text", or
/// "html" (a page, which then fills in what the object does not say), and any of "id", "url",
/// "title", "date", "modified", "author" (a string or a list), "outlet", "language", "retrieved",
/// "corrected" and "retracted" (true, or the date of it). Other keys are ignored; a value of
/// the wrong kind counts as absent. A record with neither id nor url gets a hash of its
/// content as its id.
#ifndef WG_SOURCE_JSONL_H
#define WG_SOURCE_JSONL_H

#include "extract/doc.h"

/// `ceiling`: bytes that the text may have. NULL and `error` (WG_SOURCE_ERROR_RECORD,
/// beginning "`where`:`line`: ") where the line is no such object.
WgRecord *wg_jsonl_read(const GString *json, const char *where, guint64 line,
                        gsize ceiling, GError **error);

#endif
