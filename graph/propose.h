// SPDX-License-Identifier: Apache-2.0
/// \file Who might be one, for a person to decide: lines "maybe" of a curation file.
#ifndef WG_GRAPH_PROPOSE_H
#define WG_GRAPH_PROPOSE_H

#include "graph/curation.h"
#include "graph/roster.h"

/// Append to `out` a line for each pair of representatives of which one bears a name that
/// begins the other's (a person: that ends it), that spells its initials, or the same name
/// as another kind of thing; sorted. Pairs that `curation` (may be NULL) decides on are
/// left out, and so are names that fit more than eight.
void wg_propose(const WgRoster *roster, const WgCuration *curation, GString *out);

#endif
