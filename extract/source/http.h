// SPDX-License-Identifier: Apache-2.0
/// \file An answer of HTTP as it stands in an archive or came over the wire: its head in
/// fields, its body with chunks joined and compression undone (RFC 9110, RFC 9112).
/// Lenient, since archives keep what servers really sent.
#ifndef WG_SOURCE_HTTP_H
#define WG_SOURCE_HTTP_H

#include "extract/base/slice.h"

/// Strings are NULL where the head does not tell them.
typedef struct wg_http_head {
  guint status;     ///< 200, 404 …
  gsize size;       ///< bytes of the head with the empty line behind it
  char *type;       ///< media type in lower case, without parameters
  char *charset;    ///< as told with the type
  char *coding;     ///< Content-Encoding, in lower case
  gboolean chunked; ///< Transfer-Encoding
  char *location;
  char *etag;
  char *modified;    ///< Last-Modified, as told
  char *retry_after; ///< as told
} WgHttpHead;

/// Read the head at the begin of `bytes`. FALSE where no status line stands there; a head
/// without an end counts as all of `bytes`. The caller clears `head`.
gboolean wg_http_head_read(WgSlice bytes, WgHttpHead *head);

/// Free the strings; a zeroed head is taken.
void wg_http_head_clear(WgHttpHead *head);

typedef enum wg_http_status {
  WG_HTTP_WHOLE,
  WG_HTTP_CUT,      ///< ended early: what there was is given
  WG_HTTP_TOO_LONG, ///< more than the limit: what fits is given
  WG_HTTP_UNKNOWN,  ///< compressed in a way that is not read: nothing is given
} WgHttpStatus;

/// What was meant with the body, at most `limit` bytes, into `out` (emptied first). A body
/// that is not compressed or chunked, although its head says so, is taken as it is.
WgHttpStatus wg_http_body(const WgHttpHead *head, WgSlice body, gsize limit,
                          GString *out);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WgHttpHead, wg_http_head_clear)

#endif
