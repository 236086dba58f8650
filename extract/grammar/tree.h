// SPDX-License-Identifier: Apache-2.0
/// \file A sentence's dependency tree with the arrows turned round: from a head to what
/// hangs on it, left to right. Nothing here knows of frames.
#ifndef WG_GRAMMAR_TREE_H
#define WG_GRAMMAR_TREE_H

#include "extract/doc.h"

#define WG_NO_TOKEN (-1)

typedef struct wg_tree WgTree;

struct wg_tree {
  const WgSentence *sentence;
  gint32 *first_child;  ///< [n] leftmost dependent, or WG_NO_TOKEN
  gint32 *next_sibling; ///< [n] next dependent of the same head
  gint32 *left, *right; ///< [n] first and last token of the subtree
};

/// Lives in `arena`. Heads out of range or in a circle are taken for roots.
WgTree *wg_tree_new(WgArena *arena, const WgSentence *sentence);

/// Mend a habit of the parser: "a contract with X to build …", where "with" was taken for a
/// mark of the infinitive. Changes heads and relations in place, before trees are made.
void wg_tree_mend(WgSentence *sentence);

/// The part of it around verbs: one taken for a noun, an agent hung too low (mend_verbs.c).
void wg_tree_mend_verbs(WgSentence *sentence);

static inline const WgToken *wg_tree_token(const WgTree *tree, gint32 i)
{
  return &tree->sentence->tokens[i];
}

/// First child of `head` with relation `deprel`, or WG_NO_TOKEN.
gint32 wg_tree_child(const WgTree *tree, gint32 head, WgDeprel deprel);

/// Whether `node` lies in the subtree of `top` (itself included).
gboolean wg_tree_dominates(const WgTree *tree, gint32 top, gint32 node);

/// The lemma of the child that marks `node` as a preposition, conjunction or particle
/// does (case or mark; fixed expressions joined by "_": "because_of"); NULL without one.
const char *wg_tree_marker(const WgTree *tree, WgArena *arena, gint32 node);

/// The words of the subtree of `node` as printed, without outer punctuation, and without
/// a leading marker where `bare`.
const char *wg_tree_text(const WgTree *tree, WgArena *arena, WgSlice source,
                         gint32 node, gboolean bare);

/// The same up to token `last`, which is not before `node`.
const char *wg_tree_text_until(const WgTree *tree, WgArena *arena, WgSlice source,
                               gint32 node, gint32 last, gboolean bare);

/// The words from token `first` to `last` as printed.
const char *wg_span_text(const WgSentence *sentence, WgArena *arena, WgSlice source,
                         gint32 first, gint32 last);

#define WG_CHILDREN(tree, head, child)                                     \
  for (gint32 child = (tree)->first_child[head]; child != WG_NO_TOKEN; \
       child = (tree)->next_sibling[child])

#endif
