// SPDX-License-Identifier: Apache-2.0
/// \file The words of an article as the learnt reader is shown them: what the layers before
/// it know of each word, as small numbers. The reader learns from the same numbers
/// (`wiregraph read --words`), so what it is taught by and what it reads by cannot differ.
#ifndef WG_PROPOSE_WORDS_H
#define WG_PROPOSE_WORDS_H

#include "extract/article/article.h"

/// The numbers of a word, each from 1; 0 stands at pieces that are no word's.
typedef enum wg_word_feature {
  WG_FEATURE_UPOS,   ///< WgUpos + 1
  WG_FEATURE_DEPREL, ///< WgDeprel + 1
  WG_FEATURE_SHAPE,  ///< WgWordShape
  WG_FEATURE_NAME,   ///< 1: in no name; 2, 3: people's adjective; then by type of the entity,
                     ///< each twice: beside the head of the name, the head
  WG_FEATURE_PLACE,  ///< 1 headline, 2 text, 3 in a direct quote; + 3 in an expression of time
  WG_FEATURE_COUNT
} WgWordFeature;

/// How many values each feature has, 0 included.
#define WG_UPOS_VALUES (WG_UPOS_COUNT + 1)
#define WG_DEPREL_VALUES (WG_DEP_COUNT + 1)
#define WG_SHAPE_VALUES 9
#define WG_NAME_VALUES (4 + 2 * WG_TYPE_COUNT)
#define WG_PLACE_VALUES 7

typedef enum wg_word_shape {
  WG_SHAPE_LOWER = 1,
  WG_SHAPE_CAPITAL, ///< "Acme"
  WG_SHAPE_INITIAL, ///< "A"
  WG_SHAPE_UPPER,   ///< "ACME"
  WG_SHAPE_MIXED,   ///< "iPhone"
  WG_SHAPE_DIGITS,  ///< "2019"
  WG_SHAPE_CODE,    ///< "5G"
  WG_SHAPE_MARK,    ///< no letter and no digit
} WgWordShape;

/// What kind of word a party may be told by; a bias of the arcs.
typedef enum wg_word_kind {
  WG_KIND_OTHER,
  WG_KIND_NAME,    ///< the head of a name or people's adjective
  WG_KIND_IN_NAME,
  WG_KIND_PRONOUN,
  WG_KIND_NOUN,
  WG_KIND_DESCRIPTION, ///< adjective, number, proper noun that is no name of ours
  WG_KIND_VERB,
  WG_KIND_COUNT
} WgWordKind;

typedef struct wg_word {
  gint32 sentence, token;
  guint8 features[WG_FEATURE_COUNT];
  guint8 kind;      ///< WgWordKind
  WgDraft *draft;   ///< at the head of a name; or NULL
} WgWord;

/// All words of the article in order; lives in its arena.
WgWord *wg_words_of(const WgArticle *a, guint32 *n);

/// Append the words as one JSON object: {"id", "sentences": [{"title", "words": [[begin,
/// end, head, upos, deprel, shape, name, place, kind, entity], …], "times": [[first, last, value],
/// …]}], "entities": [[name, …], …]}: offsets in code points of headline or text, heads counted in the sentence,
/// entity -1 but at the head of a name.
void wg_words_print(const WgArticle *a, GString *out);

#endif
