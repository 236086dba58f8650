// SPDX-License-Identifier: Apache-2.0
/// \file What speaks for and against a candidate, as numbers: the one score is made of them,
/// and learnt from them (candidates.h).
#ifndef WG_SCORE_EVIDENCE_H
#define WG_SCORE_EVIDENCE_H

#include "extract/propose/acts.h"

/// Name and meaning of each number, in order.
#define WG_EVIDENCE(X)                                                                        \
  X(event_class, "the class, as the learnt reader counts them")                               \
  X(by_frame, "a frame or rule proposed it")                                                  \
  X(by_heads, "the learnt heads proposed it")                                                 \
  X(by_grammar, "the grammar of frames proposed it at a learnt trigger")                      \
  X(base, "what the frame's confidence came to")                                              \
  X(trigger, "probability of the trigger")                                                    \
  X(sentence_trigger, "the highest of the class in the sentence")                             \
  X(other_trigger, "the highest of another class at the word")                                \
  X(actor, "probability of the actor")                                                        \
  X(target, "probability of the target")                                                      \
  X(actor_rival, "the likeliest other actor")                                                 \
  X(target_rival, "the likeliest other target")                                               \
  X(actor_unnamed, "the likeliest actor that is nobody we know")                              \
  X(target_unnamed, "the likeliest such target")                                              \
  X(actor_by, "how the actor was found")                                                      \
  X(target_by, "how the target was found")                                                    \
  X(actor_reference, "the pointer's probability that the word means the actor")               \
  X(target_reference, "that it means the target")                                             \
  X(actor_distance, "words from the trigger to the actor")                                    \
  X(target_distance, "words from the trigger to the target")                                  \
  X(negated, "it is told as not so")                                                          \
  X(told_negated, "probability of that")                                                      \
  X(ended, "it is told as over")                                                              \
  X(told_ended, "probability of that")                                                        \
  X(modality, "actual, planned, possible, alleged")                                           \
  X(told_modality, "probability of that")                                                     \
  X(told_actual, "probability of actual")                                                     \
  X(in_title, "stands in the headline")                                                       \
  X(in_quote, "stands in a direct quote")                                                     \
  X(sentence, "which sentence of the article")                                                \
  X(actor_type, "kind of the actor")                                                          \
  X(target_type, "kind of the target")                                                        \
  X(actor_known, "the actor stands in the name files")                                        \
  X(target_known, "the target stands there")                                                  \
  X(actor_count, "mentions of the actor")                                                     \
  X(target_count, "mentions of the target")                                                   \
  X(support, "other sentences that tell the same")                                            \
  X(support_trigger, "the likeliest trigger among them")                                      \
  X(fan, "facts of the class at the word")                                                    \
  X(role_words, "words of its title or matter")                                               \
  X(margin, "how sure the parser was of the trigger's head")                                  \
  X(upos, "part of speech of the trigger")                                                    \
  X(product, "trigger, actor and target together")                                            \
  X(rank, "likelier facts of the class at the word")                                          \
  X(actor_apart, "sentences from the trigger to the actor's word")                            \
  X(target_apart, "sentences to the target's")                                                \
  X(actor_steps, "class of the way in the tree from the trigger to the actor's word")         \
  X(target_steps, "to the target's")                                                          \
  X(actor_relation, "what the actor's word is to its head")                                   \
  X(target_relation, "what the target's is")                                                  \
  X(support_product, "the likeliest other sentence that tells the same, as product")          \
  X(class_count, "likely facts of the class in the article")                                  \
  X(actor_as_actor, "the likeliest fact of the class in another sentence with this actor and "\
                    "another target")                                                         \
  X(target_as_target, "with this target and another actor")                                   \
  X(pair_elsewhere, "the likeliest of another class with the same parties, another sentence") \
  X(pair_here, "the likeliest of another class with the same parties, in this sentence")      \
  X(actor_by_reader, "nobody but the learnt reader saw a name in the actor's")                \
  X(target_by_reader, "in the target's")                                                      \
  X(turned_round, "the likeliest in this sentence with the parties turned round")

typedef enum wg_evidence {
#define WG_EVIDENCE_ENUM(name, what) WG_EVIDENCE_##name,
  WG_EVIDENCE(WG_EVIDENCE_ENUM)
#undef WG_EVIDENCE_ENUM
  WG_EVIDENCE_COUNT
} WgEvidence;

/// The name of a number ("actor_rival") and what it means.
const char *wg_evidence_name(WgEvidence evidence);
const char *wg_evidence_meaning(WgEvidence evidence);

/// Of each fact of the article: out[facts][WG_EVIDENCE_COUNT], in its arena.
float *wg_evidence_find(WgArticle *a, const WgActs *acts);

/// Of each fact what the others of the article say for and against it: the numbers that need
/// those of each fact alone (evidence_among.c). Called by wg_evidence_find.
void wg_evidence_among(WgArticle *a, float *all);

#endif
