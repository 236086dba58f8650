// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/learnt.h"

#define ACT 0.12f      // a trigger that is proposed
#define PARTY 0.10f    // a party of it
#define MOST_OPTIONS 4u
#define MOST_PAIRS 8u  // facts of one act
#define NEGATED 0.5f
#define ENDED 0.5f
#define SOURCE 0.5f

typedef struct pair {
  const WgParty *actor, *target; // NULL: no party
  float p;
} Pair;

// ------------------------------------------------------------------ parties

/// The likeliest parties of a side, and none where none is likely.
static guint options_of(const WgAct *act, int side, const WgParty **out, float *p)
{
  const GArray *parties = act->parties[side];
  guint n = 0;
  float best = act->unnamed[side];
  for (guint i = 0; i < parties->len && n < MOST_OPTIONS; i++) {
    const WgParty *party = &g_array_index(parties, WgParty, i);
    best = MAX(best, party->probability);
    if (party->probability < PARTY && n) break;
    out[n] = party;
    p[n++] = party->probability;
  }
  out[n] = NULL;
  p[n++] = 1.0f - best;
  return n;
}

static gint likeliest_pair(gconstpointer x, gconstpointer y)
{
  const Pair *p = x, *q = y;
  return p->p > q->p ? -1 : p->p < q->p;
}

static GArray *pairs_of(const WgAct *act)
{
  const WgParty *actors[MOST_OPTIONS + 1], *targets[MOST_OPTIONS + 1];
  float pa[MOST_OPTIONS + 1], pt[MOST_OPTIONS + 1];
  guint n_actors = options_of(act, 0, actors, pa), n_targets = options_of(act, 1, targets, pt);
  GArray *out = g_array_new(FALSE, FALSE, sizeof(Pair));
  for (guint i = 0; i < n_actors; i++)
    for (guint k = 0; k < n_targets; k++) {
      Pair pair = {actors[i], targets[k], pa[i] * pt[k]};
      if (!pair.actor && !pair.target) continue;
      if (pair.actor && pair.target && pair.actor->draft == pair.target->draft) continue;
      if (pair.p >= 0.01f) g_array_append_val(out, pair);
    }
  g_array_sort(out, likeliest_pair);
  if (out->len > MOST_PAIRS) g_array_set_size(out, MOST_PAIRS);
  return out;
}

// ------------------------------------------------------------------ a fact

static WgModality modality_of(const WgTold *told)
{
  guint best = 0;
  for (guint i = 1; i < 4; i++)
    if (told->modality[i] > told->modality[best]) best = i;
  return (WgModality)best;
}

static gboolean is_state(const char *event_class)
{
  static const char *const STATES[] = {"BasedIn",     "Origin",  "Membership",  "Ownership",
                                       "RoleHolding", "Kinship", "Partnership", NULL};
  return g_strv_contains(STATES, event_class);
}

static void claim_of(const WgAct *act, WgFact *fact)
{
  WgClaim *claim = &fact->claim;
  claim->polarity = act->told.negated >= NEGATED ? WG_NEGATED : WG_AFFIRMED;
  claim->modality = modality_of(&act->told);
  claim->denied = FALSE;
  claim->phase = act->told.ended >= ENDED         ? WG_ENDED
                 : is_state(fact->event_class) ? WG_ONGOING
                                                  : WG_BEGUN;
}

static gboolean is_former(const WgArticle *a, gint32 s, gint32 t)
{
  return wg_word_listed(a, WG_LIST_FormerWord, wg_article_token(a, s, t));
}

/// The words of a title, an offence, a matter; of an office at least the trigger.
static GPtrArray *words_of_arc(WgArticle *a, const WgAct *act)
{
  gint32 first = act->token, last = act->token;
  gboolean found = wg_act_span(a, act, WG_ARC_ROLE, &first, &last);
  if (!found && !g_str_equal(act->event_class->local, "RoleHolding") &&
      !g_str_equal(act->event_class->local, "Kinship"))
    return NULL;
  while (first < last && is_former(a, act->sentence, first)) first++;
  GPtrArray *out = wg_list(a);
  g_ptr_array_add(out, (gpointer)wg_article_words(a, act->sentence, first, last));
  return out;
}

static void add_words(WgArticle *a, const WgAct *act, WgFact *fact)
{
  static const char *const TITLED[] = {"RoleHolding", "Kinship", NULL};
  static const char *const WITH_MATTER[] = {"Charge", "Accusation", "Investigation", "Lawsuit",
                                            "Denial", "Arrest", "Penalty", "Extradition", NULL};
  gboolean titled = g_strv_contains(TITLED, fact->event_class);
  if (titled && !fact->role) fact->role = words_of_arc(a, act);
  if (!titled && !fact->matter && g_strv_contains(WITH_MATTER, fact->event_class))
    fact->matter = words_of_arc(a, act);
}

/// Whose word it is, where the claim's grammar found nobody.
static void add_source(WgArticle *a, const WgAct *act, WgFact *fact)
{
  const float *p = act->arcs + (gsize)WG_ARC_SOURCE * act->window->n;
  WgDraft *best = NULL;
  float most = SOURCE;
  for (guint32 w = 0; w < act->window->n; w++)
    if (act->window->words[w]->draft && p[w] >= most) {
      best = wg_draft_root(act->window->words[w]->draft);
      most = p[w];
    }
  (void)a;
  if (fact->actor) g_ptr_array_remove(fact->claim.sources, fact->actor);
  if (best && best != fact->actor && !fact->claim.sources->len &&
      !fact->claim.source_words->len)
    g_ptr_array_add(fact->claim.sources, best);
}

static WgFact *fact_of(WgArticle *a, const WgAct *act, const Pair *pair, guint32 number)
{
  WgFact *fact = wg_fact_new(a, act->event_class->local, act->sentence, act->token);
  fact->proposers = WG_BY_HEADS;
  fact->seen = act;
  fact->actor = pair->actor ? pair->actor->draft : NULL;
  fact->target = pair->target ? pair->target->draft : NULL;
  fact->frame = act->teller;
  fact->confidence = 0;
  fact->act = number;
  claim_of(act, fact);
  add_words(a, act, fact);
  add_source(a, act, fact);
  return fact;
}

// ------------------------------------------------------------------ told already

static gboolean same_parties(const WgFact *x, const WgAct *act, const Pair *pair)
{
  const WgDraft *actor = pair->actor ? pair->actor->draft : NULL;
  const WgDraft *target = pair->target ? pair->target->draft : NULL;
  const WgDraft *xa = x->actor ? wg_draft_root(x->actor) : NULL;
  const WgDraft *xt = x->target ? wg_draft_root(x->target) : NULL;
  return (xa == actor && xt == target) ||
         (act->event_class->symmetric && xa == target && xt == actor);
}

/// Two titles of one person at one house are two facts, if their words stand apart.
static gboolean same_title(const WgFact *x, const WgAct *act)
{
  return !g_str_equal(x->event_class, "RoleHolding") || ABS(x->token - act->token) <= 3;
}

/// The fact of the sentence that tells the same; NULL.
static WgFact *told_already(const GPtrArray *here, const WgAct *act, const Pair *pair)
{
  for (guint i = 0; here && i < here->len; i++) {
    WgFact *fact = g_ptr_array_index(here, i);
    if (g_str_equal(fact->event_class, act->event_class->local) &&
        same_parties(fact, act, pair) && same_title(fact, act))
      return fact;
  }
  return NULL;
}

/// Facts of rules and frames have the act that the heads saw at their word.
static void see(WgArticle *a, const WgActs *acts, GPtrArray **by_sentence)
{
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    fact->seen = wg_acts_at(acts, fact->sentence, fact->token, fact->event_class);
    if (!by_sentence[fact->sentence]) by_sentence[fact->sentence] = wg_list(a);
    g_ptr_array_add(by_sentence[fact->sentence], fact);
  }
}

static void propose(WgArticle *a, const WgAct *act, GPtrArray **here)
{
  g_autoptr(GArray) pairs = pairs_of(act);
  guint32 number = a->acts++;
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index(pairs, Pair, i);
    WgFact *known = told_already(*here, act, pair);
    if (known) {
      known->proposers |= WG_BY_HEADS;
      if (!known->seen || known->seen->probability < act->probability) known->seen = act;
      add_words(a, act, known);
      continue;
    }
    WgFact *fact = fact_of(a, act, pair, number);
    g_ptr_array_add(a->facts, fact);
    if (!*here) *here = wg_list(a);
    g_ptr_array_add(*here, fact);
  }
}

static gint surest_first(gconstpointer x, gconstpointer y)
{
  const WgAct *p = *(WgAct *const *)x, *q = *(WgAct *const *)y;
  if (p->probability != q->probability) return p->probability > q->probability ? -1 : 1;
  if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
  if (p->token != q->token) return p->token < q->token ? -1 : 1;
  return p->class_index < q->class_index ? -1 : p->class_index > q->class_index;
}

void wg_propose_learnt(WgArticle *a, const WgActs *acts)
{
  GPtrArray **by_sentence = wg_arena_new0(a->arena, GPtrArray *, a->n_sentences + 1);
  see(a, acts, by_sentence);
  g_autoptr(GPtrArray) order = g_ptr_array_copy(acts->all, NULL, NULL);
  g_ptr_array_sort(order, surest_first);
  for (guint i = 0; i < order->len; i++) {
    const WgAct *act = g_ptr_array_index(order, i);
    if (act->probability < ACT || g_str_equal(act->event_class->local, "Statement")) continue;
    propose(a, act, &by_sentence[act->sentence]);
  }
}
