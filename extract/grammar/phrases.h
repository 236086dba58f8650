// SPDX-License-Identifier: Apache-2.0
/// \file The words of phrases, and how they are counted.
#ifndef WG_GRAMMAR_PHRASES_H
#define WG_GRAMMAR_PHRASES_H

#include "extract/article/article.h"

/// The words of the phrase headed by `head`, without a leading marker, up to the relative
/// clause, aside, apposition or participle that stands behind the head.
const char *wg_brief_phrase(const WgArticle *a, gint32 s, gint32 head);

/// The phrase of `noun` up to the clause that the relative pronoun opens.
const char *wg_phrase_before(const WgArticle *a, gint32 s, gint32 noun, gint32 pronoun);

/// "three Borvian officials", "several apps": some of many.
gboolean wg_is_counted(const WgArticle *a, gint32 s, gint32 t);

#endif
