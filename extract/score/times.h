// SPDX-License-Identifier: Apache-2.0
/// \file When: which of the article's expressions of time is a fact's. Each is one option with
/// numbers of its own; trees (trees.h) tell how likely it is the one, and the likeliest is
/// taken where it is likely enough.
#ifndef WG_SCORE_TIMES_H
#define WG_SCORE_TIMES_H

#include "extract/score/trees.h"
#include "extract/propose/acts.h"

#define WG_TIME_EVIDENCE(X)                                                                   \
  X(event_class, "the class, as the learnt reader counts them")                               \
  X(arc, "the likeliest word of the expression as the time of the act; -1 where it was not "  \
         "in view")                                                                           \
  X(by_rule, "the grammar leads from the trigger to it")                                      \
  X(any_by_rule, "the grammar leads to one")                                                  \
  X(told_there, "the same is told elsewhere, and there the grammar leads to this time")       \
  X(apart, "sentences from the trigger's to its; the headline stands apart from all")         \
  X(words, "words from the trigger to it, in the same sentence")                              \
  X(nearer, "expressions that stand nearer to the trigger")                                   \
  X(steps, "class of the way in the tree to it")                                              \
  X(relation, "what it is to its head")                                                       \
  X(of_speech, "its head is a verb of speech")                                                \
  X(marker, "its preposition")                                                                \
  X(same_voice, "both stand in one quote, or in none")                                        \
  X(precision, "characters of its value")                                                     \
  X(days, "days from it to the article's date")                                               \
  X(future, "it lies ahead")                                                                  \
  X(since, "something begins there")                                                          \
  X(until, "something ends there")                                                            \
  X(as_of, "something holds then")                                                            \
  X(actor_there, "the actor is named in its sentence")                                        \
  X(target_there, "the target is named there")                                                \
  X(here, "expressions in the trigger's sentence")                                            \
  X(all, "expressions in the article")                                                        \
  X(place, "which of them it is")                                                             \
  X(sentence, "which sentence of the article the trigger stands in")                          \
  X(in_title, "the fact stands in the headline")                                              \
  X(in_quote, "in a direct quote")                                                            \
  X(is_quote, "it is a quote")                                                                \
  X(spoken, "it is done by saying so")                                                        \
  X(modality, "actual, planned, possible, alleged")                                           \
  X(ended, "it is told as over")                                                              \
  X(negated, "it is told as not so")                                                          \
  X(tense, "form of the trigger")                                                             \
  X(perfect, "the trigger has an auxiliary of the perfect")

typedef enum wg_time_evidence {
#define WG_TIME_EVIDENCE_ENUM(name, what) WG_TIME_##name,
  WG_TIME_EVIDENCE(WG_TIME_EVIDENCE_ENUM)
#undef WG_TIME_EVIDENCE_ENUM
  WG_TIME_EVIDENCE_COUNT
} WgTimeEvidence;

/// The expressions of an article, and what the grammar made of them for its facts: made before
/// any fact is dropped.
typedef struct wg_dates WgDates;
WgDates *wg_dates_new(const WgArticle *a);
void wg_dates_free(WgDates *dates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgDates, wg_dates_free)

typedef struct wg_time_option {
  const WgTimeExpression *time;
  float numbers[WG_TIME_EVIDENCE_COUNT];
} WgTimeOption;

/// The fact's options (WgTimeOption), the nearest first, at most WG_TIME_OPTIONS. Free it.
#define WG_TIME_OPTIONS 24u
GArray *wg_time_options(WgArticle *a, const WgDates *dates, const WgActs *acts,
                        const WgFact *fact);

/// Give each fact of the article its time. Those of classes that the reader does not know keep
/// what the grammar gave them.
void wg_times_choose(WgArticle *a, const WgTrees *trees, const WgDates *dates,
                     const WgActs *acts);

#endif
