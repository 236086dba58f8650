// SPDX-License-Identifier: Apache-2.0
/// \file Corpora to learn from: sentences with gold columns, of CoNLL-U files (tags,
/// parse, and names where MISC has NER=) and IOB2 files (names only).
#ifndef WG_LANGUAGE_CORPUS_H
#define WG_LANGUAGE_CORPUS_H

#include "extract/doc.h"

#define WG_CORPUS_ERROR (wg_corpus_error_quark())
GQuark wg_corpus_error_quark(void);

typedef struct wg_example {
  WgSentence sentence;
  gboolean has_parse; ///< tags, lemmas, heads and relations are gold
  gboolean has_names;
  gboolean silver;  ///< read by an earlier model, not by people
  guint8 guideline; ///< which corpus of names, counted from 1; 0 for parses alone
} WgExample;

typedef struct wg_corpus {
  WgArena *arena;
  GArray *examples; ///< of WgExample
  /// The corpora of names so far, of char *: their files' names up to the first point.
  GPtrArray *guidelines;
} WgCorpus;

void wg_corpus_init(WgCorpus *corpus);
void wg_corpus_clear(WgCorpus *corpus);

/// Add the file at `path` (.conllu, .iob2, also compressed: .gz; .silver.conllu is what
/// an earlier model read). FALSE and `error`
/// (file, line, what to do) where it cannot be read.
gboolean wg_corpus_add(WgCorpus *corpus, const char *path, GError **error);

/// The whole file, read through gzip where it is compressed; free `ptr` with g_free.
gboolean wg_file_read(const char *path, WgSlice *out, GError **error);

#endif
