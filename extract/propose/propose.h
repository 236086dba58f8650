// SPDX-License-Identifier: Apache-2.0
/// \file Who proposes facts: frames, titles, quotes. Each appends to the article's facts.
#ifndef WG_PROPOSE_PROPOSE_H
#define WG_PROPOSE_PROPOSE_H

#include "extract/article/article.h"

/// Try all frames on all sentences (match.c).
void wg_match(WgArticle *a);

/// RoleHolding: titles before and behind names, appositions, "is", "as" (offices.c).
void wg_offices_find(WgArticle *a);

/// Statement: the quotes as facts (statements.c).
void wg_statements_find(WgArticle *a);

#endif
