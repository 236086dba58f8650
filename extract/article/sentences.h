// SPDX-License-Identifier: Apache-2.0
/// \file The sentences that an article tells its facts in: those of its headline and of the
/// lines of its body.
#ifndef WG_ARTICLE_SENTENCES_H
#define WG_ARTICLE_SENTENCES_H

#include "extract/article/article.h"
#include "extract/language/language.h"

/// Split the title and the body's lines, which stand, into sentences, and parse them.
void wg_sentences_read(WgArticle *a, const WgLanguage *language);

#endif
