// SPDX-License-Identifier: Apache-2.0
/// \file Names that only the learnt reader sees: capitalized words in which the rooms before
/// found no name, and which the window makes one.
#ifndef WG_PROPOSE_UNSEEN_H
#define WG_PROPOSE_UNSEEN_H

#include "extract/propose/heads.h"

/// Add the mentions of the window's new words, and tell its words of them.
void wg_unseen_names(WgArticle *a, const WgHeads *heads, const WgLook *look);

#endif
