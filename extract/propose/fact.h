// SPDX-License-Identifier: Apache-2.0
/// \file A fact: a report in the making.
#ifndef WG_PROPOSE_FACT_H
#define WG_PROPOSE_FACT_H

#include "extract/claims/claim.h"

/// Who proposed a fact, as bits.
typedef enum wg_proposers {
  WG_BY_FRAME = 1,   ///< a frame or a rule of titles and quotes
  WG_BY_HEADS = 2,   ///< the learnt heads
  WG_BY_GRAMMAR = 4, ///< the grammar of frames at a word that the heads call an act
} WgProposers;

/// A number that moved the score of a fact, and by how much: in log odds (score/score.h).
typedef struct wg_move {
  const char *what; ///< its name; NULL: none
  float by;
} WgMove;

#define WG_MOVES 3u ///< that a fact remembers

/// What the learnt reader saw at a word (acts.h).
typedef struct wg_act WgAct;

/// A candidate, whoever proposed it: as WgReport, with drafts for entities.
typedef struct wg_fact {
  const char *event_class;  ///< its local name
  const WgEventClass *kind; ///< the class, NULL where the ontology has none of that name
  WgDraft *actor, *target;
  WgClaim claim;
  const WgTimeExpression *time;
  GPtrArray *role, *matter, *scope, *reason, *instrument; ///< const char *, or NULL
  const char *words;
  WgDraft *role_of, *place;
  const char *amount, *currency, *unit;
  WgOutcome outcome;
  gint32 about; ///< index of the fact that it concerns, -1; set by wg_slots_fill
  gint32 first_quote, last_quote; ///< of a Statement: its quotes; else -1
  const WgFrame *by; ///< the frame that gave it, NULL where a rule did
  gint32 sentence, token; ///< where its trigger stands
  gint32 trigger_first, trigger_last;
  gint64 quote_begin, quote_end; ///< bytes in the text where the quote is longer than the
                                 ///< sentence; else -1
  const char *frame;
  int confidence;    ///< what its frame starts from, less what speaks against it
  guint proposers;   ///< WgProposers
  const WgAct *seen; ///< what the learnt reader saw there; NULL: nothing
  gboolean is_beyond; ///< of a class that the learnt reader does not know
  float score;       ///< how likely it is right (score/score.h)
  WgMove moves[WG_MOVES]; ///< what moved the score most, the strongest first
  guint32 act;
} WgFact;

/// A new fact at token `t`, its claim read; appended to the article by wg_fact_add.
WgFact *wg_fact_new(WgArticle *a, const char *event_class, gint32 s, gint32 t);
void wg_fact_add(WgArticle *a, WgFact *fact);

/// The article's facts by their sentences: [n_sentences] WgFact *, NULL where there is none.
/// Lives as long as the article.
GPtrArray **wg_facts_by_sentence(WgArticle *a);

/// Who proposed it ("frame", "heads", "grammar"), and what moved its score most ("trigger
/// +1.31", the strongest first): in the arena, NULL behind the last.
const char **wg_fact_proposers(WgArena *arena, const WgFact *fact);
const char **wg_fact_moves(WgArena *arena, const WgFact *fact);

/// Whether the fact's class has the trait.
static inline gboolean wg_fact_has(const WgFact *fact, WgTrait trait)
{
  return wg_event_class_has(fact->kind, trait);
}

/// Whether the fact tells words that are quoted.
static inline gboolean wg_fact_is_quote(const WgFact *fact)
{
  return fact->first_quote >= 0;
}

#endif
