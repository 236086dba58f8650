// SPDX-License-Identifier: Apache-2.0
/// \file Windows: what the learnt reader reads at once. The headline, some sentences of what
/// stood before, and new sentences, of which alone it tells; every sentence is new in one
/// window. extract/model/reader_data.py cuts the same, for learning.
#ifndef WG_PROPOSE_WINDOWS_H
#define WG_PROPOSE_WINDOWS_H

#include "extract/encoder/pieces.h"
#include "extract/propose/words.h"

#define WG_WINDOW_PIECES 250u  ///< of a window, unless one sentence is longer
#define WG_CONTEXT_PIECES 70u  ///< of the sentences before
#define WG_TITLE_PIECES 60u    ///< a longer headline is read once, not in every window
#define WG_LONGEST_WINDOW 500u ///< what a longer sentence has beyond this is not read
#define WG_WORD_PIECES 12u

typedef struct wg_window {
  guint32 n;             ///< words
  WgWord **words;        ///< [n] of the article's
  gboolean *is_new;      ///< [n] told of here, and in no other window
  guint32 *first;        ///< [n] the word's first piece
  guint32 n_pieces;
  guint32 *pieces;       ///< [n_pieces]
  guint16 *features;     ///< [n_pieces][WG_FEATURE_COUNT]
} WgWindow;

/// The windows of an article, in order (WgWindow *, in its arena). Free the array.
GPtrArray *wg_windows_cut(const WgArticle *a, const WgPieces *pieces);

/// How far apart two words of a window stand, for the arcs: the class of the steps up from
/// `from` and down to `to` in their tree, at most four each, or of the sentences between.
guint wg_window_steps(const WgArticle *a, const WgWord *from, const WgWord *to);

#define WG_STEPS_NEAR 25u ///< classes of two words of one sentence
#define WG_STEPS_VALUES (WG_STEPS_NEAR + 9u)

/// The class of a distance in words, signed; and how many there are.
guint wg_window_distance(gint32 offset);
#define WG_DISTANCE_VALUES 61u

#endif
