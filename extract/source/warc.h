// SPDX-License-Identifier: Apache-2.0
/// \file Web archives (WARC, ISO 28500, versions 0.17 to 1.1), record by record, and what
/// of them is a page. Gzip, whether by record or over all, is undone below (input.h).
#ifndef WG_SOURCE_WARC_H
#define WG_SOURCE_WARC_H

#include "extract/source/http.h"
#include "extract/source/input.h"

/// Strings are NULL where the record does not tell them.
typedef struct wg_warc_record {
  char *type;    ///< "response", "revisit" …
  char *target;  ///< WARC-Target-URI
  char *date;    ///< WARC-Date
  char *content; ///< media type of the block, in lower case, with its parameters
  char *payload; ///< WARC-Payload-Digest
  char *profile; ///< WARC-Profile
  guint64 length;
} WgWarcRecord;

void wg_warc_record_clear(WgWarcRecord *record);

/// Read the head of the next record. WG_INPUT_END at the end. Where something else stands
/// there, WG_INPUT_FAILED and `error` (WG_SOURCE_ERROR_RECORD, naming `where` and the
/// record by its `number`), and the input stands before the next head or at its end.
WgInputStatus wg_warc_next(WgInput *input, const char *where, guint64 number,
                           WgWarcRecord *record, GError **error);

/// Whether the record may hold a page: an answer over HTTP, a page or a text as such.
gboolean wg_warc_may_be_page(const WgWarcRecord *record);

/// A page that was kept.
typedef struct wg_warc_page {
  GString *bytes;  ///< the page, chunks joined and compression undone
  char *charset;   ///< as told by the server, or NULL
  gboolean is_html; ///< else plain text
} WgWarcPage;

void wg_warc_page_clear(WgWarcPage *page);

/// The page in `block`, the content of the record; FALSE without an error where it holds
/// none (a picture, a feed, a redirect, an error of the server), FALSE and `error` where it cannot
/// be read or is larger than `ceiling`.
gboolean wg_warc_page(const WgWarcRecord *record, const GString *block, gsize ceiling,
                      WgWarcPage *page, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WgWarcRecord, wg_warc_record_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WgWarcPage, wg_warc_page_clear)

#endif
