// SPDX-License-Identifier: Apache-2.0
/// \file A look at a page before it is parsed. The time that HTML5's rules take grows with
/// the square of the depth, so a page of unclosed elements would take minutes. And MyHTML
/// cuts white space off the begin of text before the body without keeping account of the
/// room, and may then write beyond it: so the body is begun before the first text.
#ifndef WG_PAGE_GUARD_H
#define WG_PAGE_GUARD_H

#include "extract/base/slice.h"

#define WG_GUARD_DEEPEST 512 ///< as deep as browsers build

/// A copy of `html` in which the begin tags that would nest deeper than WG_GUARD_DEEPEST,
/// those of frames and columns, and NUL bytes are blanks, and "<body>" stands before the
/// first text. Caller frees.
GString *wg_guard_page(WgSlice html);

#endif
