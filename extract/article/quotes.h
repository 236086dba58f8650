// SPDX-License-Identifier: Apache-2.0
/// \file Direct quotes: the words between quotation marks, over sentences and paragraphs.
#ifndef WG_ARTICLE_QUOTES_H
#define WG_ARTICLE_QUOTES_H

#include "extract/doc.h"

typedef struct wg_quote {
  guint32 begin, end;   ///< bytes of the words inside the marks, in the text
  guint32 outer_begin, outer_end; ///< with the marks
  guint32 line;         ///< index of the line it begins in
  gboolean continues;   ///< no closing mark: goes on with the next paragraph's quote
  gboolean continued;   ///< goes on from the paragraph before
} WgQuote;

/// Quotes of the text in order (outermost only; nested single quotes stay inside).
/// Curly, straight, doubled single marks (`` '') and guillemets; apostrophes, inches and
/// feet are no marks. Looks only at body and heading lines.
WgQuote *wg_quotes_find(WgArena *arena, WgSlice text, const WgLine *lines,
                        guint32 n_lines, guint32 *n_quotes);

#endif
