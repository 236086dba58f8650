// SPDX-License-Identifier: Apache-2.0
/// \file What nominals and pronouns may stand for. Private to reference.c, antecedents.c and
/// pronouns.c; the rest asks reference.h.
#ifndef WG_REFERENCE_ANTECEDENTS_H
#define WG_REFERENCE_ANTECEDENTS_H

#include "extract/article/article.h"

/// What a nominal asks of the entity it may denote.
typedef struct wg_wanted {
  guint types;         ///< bit set over WgEntityType
  const char *country; ///< alpha-3 it must not contradict, or NULL
  guint number;        ///< 1, 2 or 0 for "some"
} WgWanted;

static inline guint wg_type_bit(WgEntityType type)
{
  return 1u << type;
}

/// The bits of an organization and its kinds.
#define WG_ORGANIZATIONS                                                          \
  (wg_type_bit(WG_TYPE_ORGANIZATION) | wg_type_bit(WG_TYPE_COMPANY) |             \
   wg_type_bit(WG_TYPE_UNIVERSITY) | wg_type_bit(WG_TYPE_GOVERNMENT_BODY) |       \
   wg_type_bit(WG_TYPE_MEDIA_ORGANIZATION) |                                      \
   wg_type_bit(WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION))

// --- reference.c --------------------------------------------------------------------

/// wg_resolve, `depth` phrases further down.
void wg_resolve_deep(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, gboolean conjuncts,
                     int depth);

/// Append what stands for the draft after what was merged, once.
void wg_referents_add(GPtrArray *out, WgDraft *d);

// --- antecedents.c ------------------------------------------------------------------

/// The kinds of entity that the noun can stand for, 0 where it stands for none.
guint wg_types_of_noun(const WgArticle *a, const WgToken *t);

/// Whether the draft's kind and country are those wanted.
gboolean wg_draft_fits(const WgDraft *d, const WgWanted *wanted);

/// The most salient entity named before (s, t) that fits, other than those in `not_these`
/// (or NULL).
WgDraft *wg_draft_before(const WgArticle *a, gint32 s, gint32 t, const WgWanted *wanted,
                         const GPtrArray *not_these);

/// "the company", "both firms": the entities of these kinds named before.
void wg_resolve_nominal(WgArticle *a, gint32 s, gint32 t, guint types, GPtrArray *out);

/// "the network", "the channel": the broadcaster named before, if it is one that was.
void wg_resolve_broadcaster(WgArticle *a, gint32 s, gint32 t, GPtrArray *out);

// --- pronouns.c ---------------------------------------------------------------------

/// "it", "he", "their": who that is.
void wg_resolve_pronoun(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth);

#endif
