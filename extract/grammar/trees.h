// SPDX-License-Identifier: Apache-2.0
/// \file The trees of all sentences of an article.
#ifndef WG_GRAMMAR_TREES_H
#define WG_GRAMMAR_TREES_H

#include "extract/article/article.h"

/// Mend the parses of the article's sentences in place, and make their trees.
void wg_trees_grow(WgArticle *a);

#endif
