// SPDX-License-Identifier: Apache-2.0
/// \file What analysts ask for beside the parties of a fact: how much, how it came out,
/// where, by which law or list, and which other fact it concerns (docs/claims.md).
#ifndef WG_SETTLE_SLOTS_H
#define WG_SETTLE_SLOTS_H

#include "extract/propose/fact.h"

/// Fill amount, outcome, place and instrument of all facts, and `about`, which is an index
/// of `a->facts`: to be called when their order stands.
void wg_slots_fill(WgArticle *a);

/// Fill `about` of the fact with index `at` (about.c).
void wg_slots_fill_about(WgArticle *a, guint at);

/// Fill place, instrument and reason (circumstances.c).
void wg_slots_fill_circumstances(WgArticle *a, WgFact *fact);

/// Whether token `other` of sentence `s` stands in the clause of trigger `t`, told neither
/// as a reason nor in a clause of its own.
gboolean wg_slots_share_clause(const WgArticle *a, gint32 s, gint32 t, gint32 other);

#endif
