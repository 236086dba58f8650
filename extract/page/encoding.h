// SPDX-License-Identifier: Apache-2.0
/// \file The bytes of a page or feed as UTF-8. Order of evidence: byte order mark; the
/// bytes themselves where they are UTF-8 with letters beyond ASCII, but for a few (half of the
/// pages that declare an older charset are UTF-8 all the same); the HTTP header; what the document
/// declares; a guess (libuchardet); windows-1252.
#ifndef WG_PAGE_ENCODING_H
#define WG_PAGE_ENCODING_H

#include "extract/base/slice.h"

/// UTF-8 of `bytes`, without a byte order mark; what cannot be decoded is U+FFFD.
/// `charset`: what the HTTP header says, or NULL. Caller frees.
GString *wg_encoding_decode(WgSlice bytes, const char *charset);

#endif
