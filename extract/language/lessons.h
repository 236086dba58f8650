// SPDX-License-Identifier: Apache-2.0
/// \file A corpus as numbers: features, columns of tags, heads and labels of all its
/// words, ready for the network.
#ifndef WG_LANGUAGE_LESSONS_H
#define WG_LANGUAGE_LESSONS_H

#include "extract/language/corpus.h"
#include "extract/language/model.h"

typedef struct wg_lesson {
  guint first, n; ///< words of the sentence in the arrays of WgLessons
  gboolean has_parse, has_names;
  gboolean silver; ///< read by an earlier model
  guint8 guideline;
} WgLesson;

/// Longest names that are put in the place of others.
#define WG_MENTION_MAX 4u

typedef struct wg_lessons {
  guint n, words;
  WgLesson *lessons;    ///< [n]
  WgFeatures *features; ///< [words], and so all below
  guint32 (*shape)[WG_CASES]; ///< rows of the word's shape, were it written otherwise
  guint count[WG_KNOWN_MAX]; ///< how often each word with a row of its own was seen
  guint8 *upos, *rel, *name;
  guint16 *tag;
  gint32 *head;
  /// First words of all names, of guint: by guideline, kind and words.
  GArray *mentions[WG_GUIDELINES][WG_NER_MISC + 1][WG_MENTION_MAX + 1];
} WgLessons;

/// Collect the joint labels and lemma rules of the corpus: sets the shape's tags and
/// makes the model with them, weights nought. Its vectors are the first
/// `shape->vectors` rows of the files, or none where these are NULL. NULL and `error` where these cannot be read.
WgModel *wg_lessons_model(const WgCorpus *corpus, WgShape *shape, const char *vectors,
                          const char *vector_words, GError **error);

/// The corpus as numbers of that model.
/// Words of the name that begins at `word`, its kind in *kind; 0 where none begins.
guint wg_lessons_mention(const WgLessons *lessons, guint word, guint *kind);

WgLessons *wg_lessons_new(const WgCorpus *corpus, const WgModel *model);
void wg_lessons_free(WgLessons *lessons);

#endif
