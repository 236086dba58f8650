// SPDX-License-Identifier: Apache-2.0
/// \file What the learnt reader saw in an article: acts (a word as the trigger of a class)
/// and who their parties may be, by the article's own entities.
#ifndef WG_PROPOSE_ACTS_H
#define WG_PROPOSE_ACTS_H

#include "extract/propose/fact.h"
#include "extract/propose/weights.h"

/// How a party was found, the surest first.
typedef enum wg_party_by {
  WG_PARTY_NAMED,    ///< by its name, at the place that the arc leads to
  WG_PARTY_PRONOUN,
  WG_PARTY_NOMINAL,  ///< "the company"
  WG_PARTY_POINTED,  ///< a pronoun or nominal that the rules of reference lead to nobody or
                     ///< to another, and the learnt pointer here
  WG_PARTY_INFERRED, ///< left out by the sentence
  WG_PARTY_NONE,
} WgPartyBy;

/// Somebody who may be the actor or the target of an act.
typedef struct wg_party {
  WgDraft *draft;
  float probability;
  float reference; ///< the pointer's probability that the word means it; 1 at its own name
  WgPartyBy by;
  gint32 distance; ///< in words of the window, from the trigger; signed
} WgParty;

struct wg_act {
  gint32 sentence, token;
  guint class_index;           ///< in the learnt reader
  const WgEventClass *event_class;
  const char *teller;          ///< "reader", or the file of the relation
  float probability;
  WgTold told;
  const WgWindow *window;
  guint32 at;                  ///< the trigger's word in the window
  const float *arcs;           ///< [WG_ARC_COUNT][window->n]
  GArray *parties[2];          ///< WgParty: actors, targets; the likeliest first
  float unnamed[2];            ///< of a word that stands for nobody we know
};

typedef struct wg_acts {
  GPtrArray *all;          ///< WgAct *, in the order of the text
  GPtrArray **by_sentence; ///< [n_sentences] WgAct *
  float **triggers;        ///< [n_sentences] probabilities [tokens][stride]; NULL where unread
  guint stride, n_classes;
  guint n_shipped;         ///< of them those of the shipped reader, which stand first
  const WgEventClass *const *classes; ///< [n_classes], NULL where the ontology has none
} WgActs;

/// What the reader sees in the article, at the words that it finds likely and at those that
/// facts were already found at. Lives as long as the article.
WgActs *wg_acts_find(WgArticle *a, const WgLearnt *learnt);

/// The number of a class of the shipped reader; -1 where it does not know the class.
gint32 wg_acts_class_of(const WgActs *acts, const WgEventClass *kind);

/// Frees the lists of parties; NULL is taken.
void wg_acts_clear(WgActs *acts);

/// The act of that class nearest to a word of the sentence, at most two words away; NULL.
const WgAct *wg_acts_at(const WgActs *acts, gint32 s, gint32 t, const char *event_class);

/// The party that is this draft; NULL.
const WgParty *wg_act_party(const WgAct *act, gboolean is_target, const WgDraft *draft);

/// The words of the sentence around the likeliest one of the arc (role, matter), as tokens;
/// FALSE where none is likely.
gboolean wg_act_span(const WgArticle *a, const WgAct *act, WgArc arc, gint32 *first,
                     gint32 *last);

#endif
