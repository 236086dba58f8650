// SPDX-License-Identifier: Apache-2.0
/// \file Lemmas by rules learnt from a corpus: of a Penn tag and the longest known
/// ending of the word, how many characters go and what is put behind. A whole word is
/// the longest ending of all, so exceptions are rules like others.
#ifndef WG_LANGUAGE_LEMMA_H
#define WG_LANGUAGE_LEMMA_H

#include "extract/base/arena.h"

#include <stdint.h>

/// A rule as written: decimal count of characters cut off, then what is added ("1",
/// "3y"; "0" keeps the word).
typedef struct wg_lemma_rules {
  guint32 n;           ///< endings
  const uint64_t *key; ///< [n] fingerprints of tag and ending, ascending
  const guint16 *rule; ///< [n] index of the rule
  const char *const *rules; ///< [n_rules]
  guint32 n_rules;
} WgLemmaRules;

/// The lemma of `form` as `xpos`; lives in `arena`.
const char *wg_lemma_of(const WgLemmaRules *rules, WgArena *arena, WgSlice form,
                        const char *xpos);

/// Learning: what was seen, then the smallest set of endings that tells it all.
typedef struct wg_lemma_lessons WgLemmaLessons;
WgLemmaLessons *wg_lemma_lessons_new(void);
void wg_lemma_lessons_free(WgLemmaLessons *lessons);
void wg_lemma_lessons_add(WgLemmaLessons *lessons, WgSlice form, const char *xpos,
                          const char *lemma);
/// The rules; the three arrays are the caller's (g_free, g_free, g_strfreev).
void wg_lemma_lessons_finish(WgLemmaLessons *lessons, guint32 *n, uint64_t **key,
                             guint16 **rule, char ***rules);

#endif
