// SPDX-License-Identifier: Apache-2.0
/// \file Who says the article's direct quotes.
#ifndef WG_CLAIMS_SPEAKERS_H
#define WG_CLAIMS_SPEAKERS_H

#include "extract/article/article.h"

/// Who says each quote (before claims are read: they ask for it).
void wg_speakers_find(WgArticle *a);

/// The verb of speech beside the quote, or WG_NO_TOKEN.
gint32 wg_speech_of_quote(const WgArticle *a, guint32 quote, gint32 *in_sentence);

#endif
