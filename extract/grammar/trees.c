// SPDX-License-Identifier: Apache-2.0
#include "extract/grammar/trees.h"

#include "extract/grammar/tree.h"

void wg_trees_grow(WgArticle *a)
{
  a->trees = wg_arena_new0(a->arena, WgTree *, a->n_sentences + 1);
  for (guint32 s = 0; s < a->n_sentences; s++) {
    wg_tree_mend(&a->sentences[s]);
    a->trees[s] = wg_tree_new(a->arena, &a->sentences[s]);
  }
}
