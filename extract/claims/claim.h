// SPDX-License-Identifier: Apache-2.0
/// \file What the words around an act make of it (docs/claims.md).
#ifndef WG_CLAIMS_CLAIM_H
#define WG_CLAIMS_CLAIM_H

#include "extract/article/article.h"

/// Whether, when and by whose word: read off the grammar around a trigger.
typedef struct wg_claim {
  WgPolarity polarity;
  WgModality modality;
  WgPhase phase;
  gboolean phase_is_told; ///< by a word ("former", "lifted"), not by the class
  gboolean lifted;        ///< …by a word that undoes the act ("lifted", "withdrew")
  gboolean closed;        ///< …by a word that ends only what runs ("closed its inquiry")
  gboolean denied;        ///< stands inside a denial or a ban: nothing may be reported
  guint n_speakers;       ///< of the sources, those that one verb of speech has for subjects
  GPtrArray *sources;     ///< WgDraft *
  GPtrArray *source_words; ///< const char *
} WgClaim;

/// What the words around token `t` of sentence `s` make of the act it tells.
void wg_claim_read(WgArticle *a, gint32 s, gint32 t, WgClaim *out);

/// The same, of the request where `of_request` ("requested the extradition of").
void wg_claim_read_of(WgArticle *a, gint32 s, gint32 t, gboolean of_request, WgClaim *out);

/// Whether the word is said of something by a verb ("is based in"), not beside it ("the
/// Acme-based", "X, a firm"): what is said can be denied, what stands beside cannot.
gboolean wg_is_predicated(const WgArticle *a, gint32 s, gint32 t);

/// The expression of time that belongs to the act at token `t`, or NULL.
const WgTimeExpression *wg_claim_time(WgArticle *a, gint32 s, gint32 t);

/// "was a member until 2015", "from 2009 to 2015": an end is told.
void wg_claim_until(const WgArticle *a, gint32 s, gint32 t, WgClaim *claim);

#endif
