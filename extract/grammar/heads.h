// SPDX-License-Identifier: Apache-2.0
/// \file Subjects and what else paths share, on the heads of phrases. Private to subjects.c,
/// objects.c and arguments.c; the rest asks arguments.h.
#ifndef WG_GRAMMAR_HEADS_H
#define WG_GRAMMAR_HEADS_H

#include "extract/grammar/arguments.h"

#define WG_HEADS_DEPTH 5 // clauses looked through for one subject or object

static inline const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

/// Append the head, once; nothing where it is WG_NO_TOKEN.
void wg_heads_add(GArray *out, gint32 t);

// --- subjects.c; `depth` counts the clauses looked through so far -------------------

/// The grammatical subject of the verb, its own or the one it shares.
gint32 wg_surface_subject(WgArticle *a, gint32 s, gint32 verb, int depth);

/// The subject and all that stands beside it: a second one that the parse did not
/// coordinate, "along with X", "as well as X".
void wg_surface_subjects(WgArticle *a, gint32 s, gint32 verb, int depth, GArray *out);

/// wg_subjects, further down.
void wg_subjects_deep(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth);

/// "Acme's", "its".
void wg_possessors(WgArticle *a, gint32 s, gint32 t, GArray *out);

/// Names and demonyms before a noun.
void wg_modifiers(WgArticle *a, gint32 s, gint32 t, GArray *out);

/// A noun that a relative clause or participle says was imposed, filed …: "sanctions
/// imposed by the US", "the suit it filed". That verb, or WG_NO_TOKEN.
gint32 wg_light_participle(WgArticle *a, gint32 s, gint32 t);

// --- objects.c ----------------------------------------------------------------------

/// A preposition's phrase: on the trigger itself, else on the light verb beside a noun, else
/// on the first of coordinated verbs that share it.
void wg_prepositional(WgArticle *a, gint32 s, gint32 t, const char *preposition, GArray *out);

#endif
