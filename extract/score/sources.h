// SPDX-License-Identifier: Apache-2.0
/// \file By whose word a fact is told where the rules of claims find nobody: each entity that is
/// named or speaks nearby is one option with numbers of its own, trees (trees.h) tell how likely
/// it is the source, and the likeliest is taken where it is likely enough.
#ifndef WG_SCORE_SOURCES_H
#define WG_SCORE_SOURCES_H

#include "extract/score/trees.h"
#include "extract/propose/acts.h"

#define WG_SOURCE_EVIDENCE(X)                                                                 \
  X(event_class, "the class, as the learnt reader counts them")                               \
  X(arc, "the likeliest of its names as the source of the act")                               \
  X(words_by_rule, "they have words for a source, and nobody")                                \
  X(speaks_quote, "it speaks the quote that the trigger stands in")                           \
  X(in_quote, "the trigger stands in a direct quote")                                         \
  X(is_quote, "the fact is a quote")                                                          \
  X(says_here, "subject of a verb of speech in the sentence")                                 \
  X(says_before, "in the sentence before")                                                    \
  X(says_behind, "in the sentence behind")                                                    \
  X(others_say_here, "others are, in the sentence")                                           \
  X(others_say_before, "in the sentence before")                                              \
  X(says_earlier, "earlier in the paragraph")                                                 \
  X(is_actor, "it is the actor")                                                              \
  X(is_target, "it is the target")                                                            \
  X(apart, "sentences back to where it is named last; -1: only behind")                       \
  X(type, "its kind")                                                                         \
  X(count, "its mentions")                                                                    \
  X(known, "it stands in the name files")                                                     \
  X(spoken, "the class is done by saying so")                                                 \
  X(in_title, "the fact stands in the headline")                                              \
  X(sentence, "which sentence of the article")                                                \
  X(modality, "actual, planned, possible, alleged")

typedef enum wg_source_evidence {
#define WG_SOURCE_EVIDENCE_ENUM(name, what) WG_SOURCE_##name,
  WG_SOURCE_EVIDENCE(WG_SOURCE_EVIDENCE_ENUM)
#undef WG_SOURCE_EVIDENCE_ENUM
  WG_SOURCE_EVIDENCE_COUNT
} WgSourceEvidence;

typedef struct wg_source_option {
  WgDraft *draft;
  float numbers[WG_SOURCE_EVIDENCE_COUNT];
} WgSourceOption;

/// Who speaks in each sentence, outside of quotes: [n_sentences] lists of WgDraft *, NULL where
/// nobody does. Lives as long as the article.
typedef GPtrArray *const *WgVoices;
WgVoices wg_voices_find(WgArticle *a);

/// All options of the fact (WgSourceOption): whoever is named in its sentence or the two
/// before, or speaks there. Free it.
GArray *wg_source_options(WgArticle *a, WgVoices voices, const WgActs *acts,
                          const WgFact *fact);

/// Give each fact of the article that has no source its likeliest one. Those of classes that the
/// reader does not know stay as they are.
void wg_sources_choose(WgArticle *a, const WgTrees *trees, const WgActs *acts);

#endif
