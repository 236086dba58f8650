// SPDX-License-Identifier: Apache-2.0
/// \file A plain text cut into its lines, those of hard-wrapped text (mail, releases)
/// joined to paragraphs.
#ifndef WG_PAGE_PARAGRAPHS_H
#define WG_PAGE_PARAGRAPHS_H

#include <glib.h>

typedef struct wg_paragraph {
  guint32 begin, end;   ///< bytes in the text, no white space at either end
  gboolean after_blank; ///< the first, or an empty line stands before it
} WgParagraph;

/// The lines of `text` that are not blank, in order, as WgParagraph. Caller frees.
GArray *wg_paragraphs_find(const char *text);

#endif
