// SPDX-License-Identifier: Apache-2.0
/// \file A piece of text that is borrowed: a pointer and a length, no terminator,
/// no ownership. It travels by value.
#ifndef WG_BASE_SLICE_H
#define WG_BASE_SLICE_H

#include <glib.h>
#include <string.h>

typedef struct wg_slice {
  const char *ptr; ///< first byte (UTF-8); may be NULL where len is 0
  gsize len;       ///< bytes
} WgSlice;

/// The slice of a C string; NULL gives the empty slice.
static inline WgSlice wg_slice(const char *s)
{
  WgSlice out = {s, s ? strlen(s) : 0};
  return out;
}

/// Bytes [begin, end) of `s`.
static inline WgSlice wg_slice_sub(WgSlice s, gsize begin, gsize end)
{
  WgSlice out = {s.ptr + begin, end - begin};
  return out;
}

static inline gboolean wg_slice_equals(WgSlice a, const char *b)
{
  return strlen(b) == a.len && (a.len == 0 || memcmp(a.ptr, b, a.len) == 0);
}

#endif
