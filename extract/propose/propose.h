// SPDX-License-Identifier: Apache-2.0
/// \file Who proposes facts: frames, titles, quotes. Each appends to the article's facts.
#ifndef WG_PROPOSE_PROPOSE_H
#define WG_PROPOSE_PROPOSE_H

#include "extract/article/article.h"

/// Try all frames on all sentences (match.c).
void wg_match(WgArticle *a);

/// Lay the class's frames for "@learnt" on a word that the learnt reader calls an act of it
/// (match.c).
void wg_match_learnt(WgArticle *a, gint32 s, gint32 t, const WgEventClass *event_class);

/// RoleHolding: titles before and behind names, appositions, "is", "as" (offices.c).
void wg_offices_find(WgArticle *a);

/// Statement: the quotes as facts (statements.c).
void wg_statements_find(WgArticle *a);

/// The quotes [*first, *last] that are one statement with `quote`: a quote that its speaker's
/// tag splits; scare quotes before its first clause are none of it. FALSE where it says no
/// clause.
gboolean wg_statement_of(const WgArticle *a, guint32 quote, guint32 *first, guint32 *last);

/// That statement as a fact of this speaker, not yet among the article's; NULL where the
/// text has no sentence for it.
struct wg_fact *wg_statement_new(WgArticle *a, guint32 first, guint32 last, WgDraft *speaker,
                                 guint32 act);

#endif
