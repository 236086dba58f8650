// SPDX-License-Identifier: Apache-2.0
/// \file What a noun phrase stands for: names, "the company", "its", "US prosecutors".
#ifndef WG_REFERENCE_REFERENCE_H
#define WG_REFERENCE_REFERENCE_H

#include "extract/article/article.h"

/// What the noun phrase headed by token `t` of sentence `s` denotes: WgDraft * of it and of
/// what is coordinated with it. Appends to `out`; nothing where the link is doubtful.
void wg_resolve(WgArticle *a, gint32 s, gint32 t, GPtrArray *out);

/// The same without what is coordinated with it.
void wg_resolve_one(WgArticle *a, gint32 s, gint32 t, GPtrArray *out);

#endif
