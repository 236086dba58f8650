// SPDX-License-Identifier: Apache-2.0
/// \file What a frame asks and takes at the word that sets it off. Private to match.c,
/// conditions.c, parties.c and telling.c; the rest asks propose.h.
#ifndef WG_PROPOSE_MATCH_H
#define WG_PROPOSE_MATCH_H

#include "extract/propose/fact.h"

// --- conditions.c -------------------------------------------------------------------

/// Whether the frame's particle is there and its conditions hold at token `t`.
gboolean wg_frame_applies(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame);

// --- parties.c ----------------------------------------------------------------------

/// Whether the draft's kind is among `types` (local names; NULL: any).
gboolean wg_draft_is(const WgDraft *d, const char *const *types);

/// The entities of the first path that leads to any of the right kind.
/// `not_these` (may be NULL) stand on the other side: where "its" means them it is passed over.
/// Returns whether one was found that the frame excepts.
gboolean wg_frame_parties(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame,
                          gboolean is_target, const GPtrArray *not_these, GPtrArray *out);

// --- telling.c ----------------------------------------------------------------------

/// What frame and class make of the fact's claim.
void wg_frame_claim(WgArticle *a, const WgFrame *frame, WgFact *fact);

/// An act without a time that is told in the present has that of its telling.
void wg_frame_time(WgArticle *a, WgFact *fact);

/// Which sources of the claim are none, once its parties are known, and whether a denial
/// of it denies the act.
void wg_frame_sources(WgArticle *a, const WgFrame *frame, WgFact *fact);

#endif
