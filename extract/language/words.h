// SPDX-License-Identifier: Apache-2.0
/// \file Inside the splitter: a paragraph as characters, and the cutting of it into
/// words; sentences are then made of words (tokens.c).
#ifndef WG_LANGUAGE_WORDS_H
#define WG_LANGUAGE_WORDS_H

#include "extract/base/slice.h"

/// A paragraph, character by character.
typedef struct wg_chars {
  gunichar *c;   ///< [n]
  guint32 *byte; ///< [n + 1] where each begins in the text
  guint32 n;
} WgChars;

/// A word: characters [begin, end).
typedef struct wg_word {
  guint32 begin, end;
} WgWord;

/// Append the words of all characters to `words` (of WgWord), in order.
void wg_words_cut(const WgChars *chars, GArray *words);

/// Kinds of words that end in a full stop of their own.
typedef enum wg_abbreviation {
  WG_NO_ABBREVIATION,
  WG_ABBREVIATION_TITLE, ///< something always follows: "Mr.", "No.", "Sen."
  WG_ABBREVIATION_OTHER, ///< may end a sentence: "Inc.", "U.S.", "a.m."
  WG_ABBREVIATION_INITIAL, ///< "J."
} WgAbbreviation;

/// What the word [begin, end), its full stop last, is as an abbreviation.
WgAbbreviation wg_abbreviation_of(const WgChars *chars, guint32 begin, guint32 end);

#endif
