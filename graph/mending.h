// SPDX-License-Identifier: Apache-2.0
/// \file Joins of rasqal 0.9.33, put right and made fast. rasqal has one place for the value
/// of a variable, which both sides of a join (OPTIONAL, a part in braces) write to; and
/// what the right side did there is not undone before the left one goes on, so that its
/// next row lacks what it shares with the right one and fits anything. Here each match of
/// a pattern leaves variables as it found them. And where that cannot change the answer,
/// the right side is asked only for what fits the row on the left.
#ifndef WG_GRAPH_MENDING_H
#define WG_GRAPH_MENDING_H

#include <librdf.h>
#include <rasqal.h>

/// What librdf hands rasqal patterns by; lives as long as the world.
typedef struct wg_mending {
  rasqal_triples_source_factory theirs;
} WgMending;

/// Stand between rasqal and the models of `world`, which is open. Non-zero where librdf
/// speaks another version of rasqal's interface.
int wg_mending_set(WgMending *mending, librdf_world *world);

#endif
