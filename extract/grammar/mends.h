// SPDX-License-Identifier: Apache-2.0
/// \file More habits of the parser that are mended before trees are made. Called by tree.c alone.
#ifndef WG_GRAMMAR_MENDS_H
#define WG_GRAMMAR_MENDS_H

#include "extract/grammar/tree.h"

/// Mend what parses of deals, stakes, gifts and those who make them often have wrong: heads,
/// relations, a verb taken for a plural noun. Changes the sentence in place; the heads stay
/// a tree.
void wg_mend_dealings(WgSentence *sentence);

/// Mend verbs of the sentence that were taken for adjectives, nouns or attributes, their
/// lemmas, and objects of theirs that were hung elsewhere.
void wg_mend_verbs(WgSentence *sentence);

#endif
