// SPDX-License-Identifier: Apache-2.0
/// \file More habits of the parser that are mended before trees are made. Private to tree.c.
#ifndef WG_FACTS_MENDS_H
#define WG_FACTS_MENDS_H

#include "extract/facts/tree.h"

/// Mend what parses of deals, stakes, gifts and those who make them often have wrong: heads,
/// relations, a verb taken for a plural noun. Changes the sentence in place; the heads stay
/// a tree.
void wg_mend_dealings(WgSentence *sentence);

#endif
