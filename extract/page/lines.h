// SPDX-License-Identifier: Apache-2.0
/// \file Which text is the article: a plain-text dump's lines told apart (body, heading,
/// byline, caption, credit, teaser, furniture).
#ifndef WG_PAGE_LINES_H
#define WG_PAGE_LINES_H

#include "extract/doc.h"

/// The lines of `record->text` that are not blank, in order, each with its kind.
/// Lines of hard-wrapped text (mail, releases) are joined to one WgLine a paragraph.
WgLine *wg_lines_find(WgArena *arena, const WgRecord *record, guint32 *n_lines);

#endif
