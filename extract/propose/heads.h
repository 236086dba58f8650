// SPDX-License-Identifier: Apache-2.0
/// \file The learnt heads: what acts the words of a window tell, who their parties are, and
/// how they are told. h is what the encoder makes of a word (the first of its pieces):
///
///   triggers: h · in, out → for each word and class a probability of its own
///   arcs of an act (word, class): act(h, class) · arc_k · word(h')ᵀ, and terms for the
///     distance in words, the steps along the tree (of the parties by class too) and the
///     kind of word: biaffine as in Dozat & Manning 2017, each word a probability of its own
///   told: (h, class) → polarity, modality, ended: of each a distribution
///   kinds: h of the head of a name → the kind of what it names, a distribution
///   names: h → in no name, begins one or goes on with one: a distribution
///   referents: refer(h) · referent(h')ᵀ over the names of the window
///
/// Learnt by extract/model/train_reader.py (kinds and names by train_names.py), written by
/// export_reader.py.
#ifndef WG_PROPOSE_HEADS_H
#define WG_PROPOSE_HEADS_H

#include "extract/encoder/transformer.h"
#include "extract/propose/relation.h"
#include "extract/propose/windows.h"

typedef enum wg_arc {
  WG_ARC_ACTOR,
  WG_ARC_TARGET,
  WG_ARC_ACTOR_AWAY, ///< the party that the sentence leaves out, where it is named
  WG_ARC_TARGET_AWAY,
  WG_ARC_ROLE,   ///< words of a title, an offence, a matter
  WG_ARC_WORDS,  ///< words of a quote
  WG_ARC_SOURCE, ///< whose word it is
  WG_ARC_TIME,   ///< the expression of when it was
  WG_ARC_COUNT
} WgArc;

#define WG_HEADS_SIDE 272u    ///< WG_HEADS_HIDDEN, a one, and nought up to whole lanes
#define WG_HEADS_ACT_SIDE 260u ///< the same up to a multiple of four
#define WG_HEADS_BIASES 16u   ///< columns of the arcs' tables: WG_ARC_COUNT, padded
#define WG_HEADS_TOLD 16u     ///< polarity 2, modality 4, ended 2, padded

typedef struct wg_heads WgHeads;

/// How an act is told: probabilities.
typedef struct wg_told {
  float negated;
  float modality[4]; ///< by WgModality
  float ended;
} WgTold;

/// One window as the heads see it; lives in the scratch until it is reset.
typedef struct wg_look {
  WgWindow *window;
  WgScratch *scratch; ///< that it lives in
  guint padded;     ///< the window's words, up to whole lanes
  float *h;         ///< [words][width]
  float *inner;     ///< [words][WG_HEADS_HIDDEN] what triggers are told by
  float *triggers;  ///< [words][wg_heads_stride] probabilities
  float *sides;     ///< [WG_HEADS_SIDE][padded] the words' side of the arcs
  float *referents; ///< [.][padded] the words as what others may stand for
} WgLook;

/// Borrows the tensors. NULL and `error` where one is missing or does not fit.
WgHeads *wg_heads_new(const WgTensors *tensors, GError **error);
void wg_heads_free(WgHeads *heads);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgHeads, wg_heads_free)

/// Let it know the classes of a relation too (borrowed), behind those that it knows, which it
/// sees as before. FALSE and `error` where it knows one of that name.
gboolean wg_heads_join(WgHeads *heads, const WgRelation *relation, GError **error);

/// How wide the row of a class is.
guint wg_heads_class_width(const WgHeads *heads);

/// The classes it knows, by their local names; and floats from word to word in
/// WgLook.triggers.
const char *const *wg_heads_classes(const WgHeads *heads, guint *n);
guint wg_heads_stride(const WgHeads *heads);

/// Numbers of a word that they read: as many as the encoder must give.
guint wg_heads_width(const WgHeads *heads);

/// Run encoder and triggers on a window.
void wg_heads_look(const WgHeads *heads, const WgTransformer *transformer, WgScratch *scratch,
                   WgWindow *window, WgLook *out);

/// Of word `at` as an act of class `c`: arcs[WG_ARC_COUNT][window->n] probabilities, and how
/// it is told.
void wg_heads_act(const WgHeads *heads, WgScratch *scratch, const WgArticle *a,
                  const WgLook *look, guint at, guint c, float *arcs, WgTold *told);

/// Kinds of what the name with head `at` may name: out[WG_TYPE_COUNT] probabilities.
void wg_heads_kind(const WgHeads *heads, WgScratch *scratch, const WgLook *look, guint at,
                   float *out);

/// Whether word `at` begins a name or goes on with one: out[2] probabilities.
void wg_heads_name(const WgHeads *heads, WgScratch *scratch, const WgLook *look, guint at,
                   float *out);

/// Of each name in the window the probability that word `at` stands for it, 0 at words that
/// are none: out[window->n]. All are 0 where the window has no name.
void wg_heads_referents(const WgHeads *heads, WgScratch *scratch, const WgLook *look, guint at,
                        float *out);

#endif
