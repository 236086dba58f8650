// SPDX-License-Identifier: Apache-2.0
/// \file What an article names, and where.
#ifndef WG_NAMES_MENTIONS_H
#define WG_NAMES_MENTIONS_H

#include "extract/article/article.h"

/// Find the names in all sentences and make their drafts (mentions.c).
void wg_mentions_find(WgArticle *a);

/// A name that the reader found at these words, where no mention stands: its mention, in its
/// place among the others; `type` is a guess. NULL where nothing of the name is left when
/// normalized.
WgMention *wg_mention_add(WgArticle *a, gint32 s, gint32 first, gint32 last, WgEntityType type);

/// Whether the word stands alone in round brackets: "(ACMEF)".
gboolean wg_is_in_brackets(const WgArticle *a, gint32 s, gint32 t);

/// The draft of a known entity, made if the article has not named it (drafts.c).
WgDraft *wg_draft_of_known(WgArticle *a, const WgKnown *known);

#endif
