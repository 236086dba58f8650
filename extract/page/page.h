// SPDX-License-Identifier: Apache-2.0
/// \file The article in a web page, as a record: its text in clean lines, and what the
/// page says about it.
#ifndef WG_PAGE_PAGE_H
#define WG_PAGE_PAGE_H

#include "extract/doc.h"

#define WG_PAGE_ERROR (wg_page_error_quark())
GQuark wg_page_error_quark(void);
typedef enum wg_page_error_code {
  WG_PAGE_ERROR_EMPTY, ///< no article in it
  WG_PAGE_ERROR_FEED,  ///< no feed
} WgPageErrorCode;

/// How a document came; all may be NULL but `where`.
typedef struct wg_page_origin {
  const char *where;   ///< begin of error messages: the file's name
  const char *url;     ///< where it was fetched from
  const char *charset; ///< what the server said
} WgPageOrigin;

/// The article of the page in `bytes` (HTML in any encoding). Its paragraphs are parted by
/// blank lines. `source` and `id` are left to the caller. NULL and `error` where no text on
/// the page is an article's.
WgRecord *wg_page_read(WgSlice bytes, const WgPageOrigin *origin, GError **error);

#endif
