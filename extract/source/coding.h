// SPDX-License-Identifier: Apache-2.0
/// \file Content codings of HTTP undone: gzip and deflate (RFC 9110), br (Brotli, RFC 7932)
/// and zstd (RFC 8878, windows of 8 MiB at most as RFC 9659 wants). What comes out is
/// bounded, whatever is sent.
#ifndef WG_SOURCE_CODING_H
#define WG_SOURCE_CODING_H

#include "extract/source/http.h"

/// What `body` means, at most `limit` bytes, behind what is in `out`, which is empty.
/// `coding`: in lower case, or NULL. A body that is not in its coding is taken as it is where
/// that can be told.
WgHttpStatus wg_coding_undo(const char *coding, WgSlice body, gsize limit, GString *out);

#endif
