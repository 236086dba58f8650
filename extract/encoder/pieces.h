// SPDX-License-Identifier: Apache-2.0
/// \file Words cut into the pieces of a pretrained model's vocabulary: WordPiece (Schuster &
/// Nakajima 2012, Wu et al. 2016) over small letters without accents.
#ifndef WG_ENCODER_PIECES_H
#define WG_ENCODER_PIECES_H

#include "extract/base/slice.h"

typedef struct wg_pieces WgPieces;

/// Pieces that stand for no letters.
typedef struct wg_special_pieces {
  guint32 cls, sep; ///< before and behind a window
  guint32 unk;      ///< what the vocabulary cannot spell
  guint32 pad;
} WgSpecialPieces;

/// From a vocabulary, a piece's number being its place; "##" begins those that go on a
/// word. The strings are borrowed. NULL where [CLS], [SEP], [UNK] or [PAD] is missing.
WgPieces *wg_pieces_new(const char *const *vocabulary, guint n);
void wg_pieces_free(WgPieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgPieces, wg_pieces_free)

WgSpecialPieces wg_pieces_special(const WgPieces *pieces);

/// The pieces of one word of sound UTF-8, the first `max` of them (at least 1); returns how
/// many, never 0. Letters and digits in a row are spelt together with the longest pieces
/// from the left, any other mark alone; what cannot be spelt to its end is one [UNK].
guint wg_pieces_cut(const WgPieces *pieces, WgSlice word, guint32 *out, guint max);

#endif
