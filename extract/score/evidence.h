// SPDX-License-Identifier: Apache-2.0
/// \file What speaks for and against a candidate, as numbers: the one score is made of them,
/// and learnt from them (`wiregraph read --candidates`).
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
  X(frame_word, "frames of the class know the trigger's word")                                \
  X(office_word, "the trigger names an office")                                               \
  X(rule_negated, "the rules of claims have it negated")                                      \
  X(rule_modality, "what modality they have")                                                 \
  X(rule_denied, "they have it inside a denial or a ban")                                     \
  X(rule_ended, "they have it over")                                                          \
  X(sourced, "they ascribe it to somebody")

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

/// Append the candidates as one JSON object: {"id", "numbers": [name, …], "candidates": [{"class", "actor": [name,
/// …] or null, "target", "negated", "ended", "modality", "time", "sources", "role", "matter", "words", "title", "begin",
/// "end", "evidence": [number, …]}, …]}.
void wg_candidates_print(WgArticle *a, const float *evidence, GString *out);

#endif
