// SPDX-License-Identifier: Apache-2.0
/// \file The grammar of English once for all frames: from a trigger along a path to the
/// heads of the phrases that fill it, whatever the construction (active, passive,
/// nominal, participle, relative clause, coordination, control, light verb).
#ifndef WG_GRAMMAR_ARGUMENTS_H
#define WG_GRAMMAR_ARGUMENTS_H

#include "extract/article/article.h"
#include "extract/grammar/tree.h"

/// Append to `out` (gint32) the heads that `path` leads to from token `t`.
void wg_walk(WgArticle *a, gint32 s, gint32 t, const WgPath *path, GArray *out);

/// The heads of the logical subject of a verb or noun; of its logical object.
void wg_subjects(WgArticle *a, gint32 s, gint32 t, GArray *out);
void wg_objects(WgArticle *a, gint32 s, gint32 t, GArray *out);

/// The noun that a relative pronoun stands for, else the token itself.
gint32 wg_antecedent(const WgTree *tree, gint32 t);

/// Whether the verb stands in the passive (a bare participle counts).
gboolean wg_is_passive(const WgTree *tree, gint32 verb);

/// The light verb that the noun `t` is an argument of ("imposed" of "sanctions"), or
/// WG_NO_TOKEN; `*reversed` where its subject undergoes the act ("faces charges").
gint32 wg_light_verb(WgArticle *a, gint32 s, gint32 t, gboolean *reversed);

/// "the first country to …", "the only bank to …": who has done it is told, not who is to.
gboolean wg_is_ranked(const WgTree *tree, gint32 noun);

#endif
