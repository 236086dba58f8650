// SPDX-License-Identifier: Apache-2.0
/// \file Facts as the learnt reader proposes them: of each act that it saw, the pairs of its
/// likeliest parties.
#ifndef WG_PROPOSE_LEARNT_H
#define WG_PROPOSE_LEARNT_H

#include "extract/propose/acts.h"

/// Mark the facts of the article that the heads saw too, and append those that they alone
/// saw. What is quoted (Statement) is found by the quotes; the heads only judge it.
void wg_propose_learnt(WgArticle *a, const WgActs *acts);

#endif
