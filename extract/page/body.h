// SPDX-License-Identifier: Apache-2.0
/// \file Which blocks of a page are its article: each is weighed by what can be seen of it
/// (features.h) with weights that were learned (weights.h). Whole numbers only.
#ifndef WG_PAGE_BODY_H
#define WG_PAGE_BODY_H

#include "extract/page/blocks.h"

/// The article's paragraphs, headings and list items, each a line, a blank line between
/// them; "" where nothing on the page is one. A block that is
/// the headline (or NULL) again is left out. Caller frees.
char *wg_body_text(const WgBlocks *blocks, const char *headline, const char *data);

#endif
