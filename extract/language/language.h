// SPDX-License-Identifier: Apache-2.0
/// \file The language layer: text to sentences of words with tags, lemmas, features,
/// a dependency parse (UD English) and names. Loaded once, shared by all threads.
#ifndef WG_LANGUAGE_LANGUAGE_H
#define WG_LANGUAGE_LANGUAGE_H

#include "extract/doc.h"

typedef struct wg_language WgLanguage;

#define WG_LANGUAGE_ERROR (wg_language_error_quark())
GQuark wg_language_error_quark(void);
typedef enum wg_language_error_code {
  WG_LANGUAGE_ERROR_MODEL,  ///< the model file
  WG_LANGUAGE_ERROR_CORPUS, ///< a corpus of names that it did not learn from
} WgLanguageErrorCode;

/// Read the model file at `path` (extract/model/). NULL and `error` (file, what is
/// wrong with it, what to do) where it is missing, damaged or of another version.
WgLanguage *wg_language_load(const char *path, GError **error);
/// The same from bytes in memory, which may be freed afterwards; `name` is for messages.
WgLanguage *wg_language_read(WgSlice bytes, const char *name, GError **error);
void wg_language_free(WgLanguage *language);

/// Tell names as this corpus that the model learnt from has them (its file's name up to the
/// first point; "common": as most do), instead of as the first one does; before any thread
/// uses it. FALSE and an `error` that lists the corpora where it is none of them.
gboolean wg_language_follow(WgLanguage *language, const char *corpus, GError **error);

/// Cut bytes [begin, end) of `text` (one paragraph, no line end that ends a sentence
/// by itself) into sentences of tokens; only form, begin, end and space_after are set,
/// offsets count from the start of `text`. Everything made lives in `arena`.
WgSentence *wg_language_split(WgArena *arena, WgSlice text, guint32 begin,
                              guint32 end, guint32 *n_sentences);

/// Fill in upos, xpos, feats, lemma, head, deprel, margin and ner of all tokens of
/// `sentence`, from the forms alone. Thread-safe; the result depends on nothing else.
void wg_language_annotate(const WgLanguage *language, WgArena *arena,
                          WgSentence *sentence);

/// Parts of annotating, for measuring: the encoder runs for any of them.
typedef enum wg_parts {
  WG_PART_TAGS = 1, ///< upos, xpos, feats, lemma
  WG_PART_TREE = 2, ///< head, deprel, margin
  WG_PART_NAMES = 4,
  WG_PARTS_ALL = 7
} WgParts;

/// wg_language_annotate for these parts alone; the fields of the others stay as they are.
void wg_language_annotate_parts(const WgLanguage *language, WgArena *arena,
                                WgSentence *sentence, WgParts parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgLanguage, wg_language_free)

#endif
