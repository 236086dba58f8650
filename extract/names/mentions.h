// SPDX-License-Identifier: Apache-2.0
/// \file What an article names, and where.
#ifndef WG_NAMES_MENTIONS_H
#define WG_NAMES_MENTIONS_H

#include "extract/article/article.h"

/// Find the names in all sentences and make their drafts (mentions.c).
void wg_mentions_find(WgArticle *a);

/// The draft of a known entity, made if the article has not named it (drafts.c).
WgDraft *wg_draft_of_known(WgArticle *a, const WgKnown *known);

#endif
