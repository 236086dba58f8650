// SPDX-License-Identifier: Apache-2.0
/// \file What the encoder is told of a word: rows of hashed tables (word, endings,
/// beginning, shape) and its row in the word vectors.
#ifndef WG_LANGUAGE_FEATURES_H
#define WG_LANGUAGE_FEATURES_H

#include "extract/base/slice.h"

#include <stdint.h>

enum {
  WG_TABLE_WORD,
  WG_TABLE_ENDING4,
  WG_TABLE_ENDING3,
  WG_TABLE_ENDING2,
  WG_TABLE_BEGINNING,
  WG_TABLE_SHAPE,
  WG_TABLES
};

/// Rows of all tables together; table t takes [first[t], first[t + 1]).
#define WG_TABLE_ROWS 22528u

typedef struct wg_features {
  guint32 row[WG_TABLES]; ///< rows, counted over all tables; G_MAXUINT32 for none
  guint32 vector;         ///< row in the word vectors, G_MAXUINT32 for none
} WgFeatures;

/// The words that have vectors: fingerprints of their normal forms, in row order.
typedef struct wg_vocabulary {
  guint32 n;
  guint32 mask;       ///< slots - 1, a power of two less one
  guint32 *slot;      ///< [mask + 1] row + 1, 0 where free
  const uint64_t *of; ///< [n] fingerprint of each row
} WgVocabulary;

void wg_vocabulary_init(WgVocabulary *v, const uint64_t *fingerprints, guint32 n);
void wg_vocabulary_clear(WgVocabulary *v);

/// Longest normal form kept; what is longer is cut.
#define WG_NORMAL_MAX 96

/// The normal form of a word: lower case, straight quotes. Returns its length.
gsize wg_normal_form(WgSlice form, char out[WG_NORMAL_MAX]);

/// Fingerprint of a normal form in the vocabulary.
uint64_t wg_fingerprint(const char *normal, gsize len);

/// The words that are told apart.
typedef struct wg_lexicon {
  WgVocabulary vectors; ///< words with vectors, by wg_fingerprint
  WgVocabulary known;   ///< words with a row of their own, by wg_known_fingerprint
} WgLexicon;

/// Most words that can have a row of their own.
#define WG_KNOWN_MAX 8192u

/// Fingerprint of a word among those that have a row of their own: its normal form with
/// every digit a nought.
uint64_t wg_known_fingerprint(WgSlice form);

void wg_features_of(const WgLexicon *lexicon, WgSlice form, WgFeatures *out);

/// Ways to write a word otherwise than it stands, to learn from.
typedef enum wg_case { WG_CASE_SAME, WG_CASE_UPPER, WG_CASE_TITLE, WG_CASE_LOWER, WG_CASES } WgCase;

/// The row of a word's shape, were it written so; all its other rows stay the same.
guint32 wg_shape_row(WgSlice form, WgCase written);

#endif
