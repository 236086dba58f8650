// SPDX-License-Identifier: Apache-2.0
/// \file From scores to a tree and to names.
#ifndef WG_LANGUAGE_DECODE_H
#define WG_LANGUAGE_DECODE_H

#include "extract/language/network.h"

/// The tree of greatest total score with exactly one word under the root (Chu & Liu
/// 1965, Edmonds 1967; one root by its cost, Stanojevic & Cohen 2021). scores[n][stride]: row word, column head, column n the root.
/// head[n] gets the index of each head, -1 for the root.
void wg_decode_tree(guint n, guint stride, const float *scores, gint32 *head);

/// Labels of names: 0 is O, else 1 + 4 (kind - 1) + place in the name.
enum { WG_NAME_BEGIN, WG_NAME_INSIDE, WG_NAME_END, WG_NAME_SINGLE };

static inline guint wg_name_label(guint kind, guint place)
{
  return kind ? 1 + 4 * (kind - 1) + place : 0;
}

/// Whether label b may follow label a; -1 stands for the edge of the sentence.
gboolean wg_name_follows(gint a, gint b);

/// The best sequence (Viterbi). scores[n][stride], chain[stride][stride] the scores
/// of label b after label a. `back` has room for n * WG_NAME_LABELS.
void wg_decode_names(guint n, guint stride, const float *scores, const float *chain,
                     guint8 *back, guint8 *label);

#endif
