// SPDX-License-Identifier: Apache-2.0
/// \file Amounts in a sentence: money, percent, stretches of years, shares. Values are made
/// of the digits as printed, shifted by powers of ten; no floating point takes part.
#ifndef WG_SETTLE_AMOUNTS_H
#define WG_SETTLE_AMOUNTS_H

#include "extract/doc.h"
#include "extract/ontology/ontology.h"

typedef struct wg_amount {
  WgAmountKind kind;
  gint32 first, last;   ///< tokens, both included
  gint32 head;          ///< the token of it that hangs highest
  const char *value;    ///< lexical form of an xsd:decimal, in the arena
  const char *currency; ///< ISO 4217, of money; NULL of all else
} WgAmount;

/// All amounts of `sentence`, left to right; ranges ("$3 million to $5 million"), money of
/// a doubtful currency ("¥") and vague numbers ("tens of millions") are none.
WgAmount *wg_amounts_find(WgArena *arena, const WgSentence *sentence, guint *n);

#endif
