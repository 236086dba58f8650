// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/learnt.h"

#include "extract/propose/match.h"
#include "extract/propose/propose.h"

#define ACT 0.12f      // a trigger that is proposed
#define GRAMMAR 0.2f   // a trigger at which the grammar is asked
#define PARTY 0.10f    // a party of it
#define MOST_OPTIONS 4u
#define MOST_PAIRS 8u  // facts of one act
#define NEGATED 0.5f
#define ENDED 0.5f
#define QUOTED 0.3f    // a word of the quote that an act tells

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

static void claim_of(const WgAct *act, WgFact *fact)
{
  WgClaim *claim = &fact->claim;
  claim->polarity = act->told.negated >= NEGATED ? WG_NEGATED : WG_AFFIRMED;
  claim->modality = modality_of(&act->told);
  claim->denied = FALSE;
  claim->phase = act->told.ended >= ENDED         ? WG_ENDED
                 : wg_fact_has(fact, WG_TRAIT_ONGOING_BY_DEFAULT) ? WG_ONGOING
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
  if (!found && !wg_event_class_has(act->event_class, WG_TRAIT_TITLED)) return NULL;
  while (first < last && is_former(a, act->sentence, first)) first++;
  GPtrArray *out = wg_list(a);
  g_ptr_array_add(out, (gpointer)wg_article_words(a, act->sentence, first, last));
  return out;
}

static void add_words(WgArticle *a, const WgAct *act, WgFact *fact)
{
  if (wg_fact_has(fact, WG_TRAIT_TITLED) && !fact->role) fact->role = words_of_arc(a, act);
  if (wg_fact_has(fact, WG_TRAIT_OF_MATTER) && !fact->matter) fact->matter = words_of_arc(a, act);
}

/// Who accuses, charges or denies is no further source of it.
static void drop_source(WgFact *fact)
{
  if (fact->actor && wg_fact_has(fact, WG_TRAIT_SPOKEN))
    g_ptr_array_remove(fact->claim.sources, fact->actor);
}

static void see_better(WgFact *fact, const WgAct *act)
{
  fact->proposers |= WG_BY_HEADS;
  if (!fact->seen || fact->seen->probability < act->probability) fact->seen = act;
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
  wg_frame_time(a, fact);
  add_words(a, act, fact);
  drop_source(fact);
  return fact;
}

// ------------------------------------------------------------------ told already

static const WgDraft *root_of(WgDraft *d)
{
  return d ? wg_draft_root(d) : NULL;
}

static gboolean same_parties(const WgFact *x, const WgDraft *actor, const WgDraft *target)
{
  const WgDraft *xa = root_of(x->actor), *xt = root_of(x->target);
  return (xa == actor && xt == target) ||
         (x->kind && x->kind->symmetric && xa == target && xt == actor);
}

/// Two titles of one person at one house are two facts, if their words stand apart.
static gboolean same_title(const WgFact *x, const WgAct *act)
{
  return !wg_fact_has(x, WG_TRAIT_TITLED) || ABS(x->token - act->token) <= 3;
}

/// The fact of the sentence that tells the same; NULL.
static WgFact *told_already(const GPtrArray *here, const WgAct *act, const WgDraft *actor,
                            const WgDraft *target)
{
  for (guint i = 0; here && i < here->len; i++) {
    WgFact *fact = g_ptr_array_index(here, i);
    if (fact->kind == act->event_class && same_parties(fact, actor, target) &&
        same_title(fact, act))
      return fact;
  }
  return NULL;
}

/// Facts of rules and frames have the act that the heads saw at their word.
static void see(WgArticle *a, const WgActs *acts)
{
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    fact->seen = wg_acts_at(acts, fact->sentence, fact->token, fact->event_class);
  }
}

static void propose(WgArticle *a, const WgAct *act, GPtrArray **here)
{
  g_autoptr(GArray) pairs = pairs_of(act);
  guint32 number = a->acts++;
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index(pairs, Pair, i);
    WgFact *known = told_already(*here, act, pair->actor ? pair->actor->draft : NULL,
                                 pair->target ? pair->target->draft : NULL);
    if (known) {
      see_better(known, act);
      add_words(a, act, known);
      drop_source(known);
      continue;
    }
    WgFact *fact = fact_of(a, act, pair, number);
    g_ptr_array_add(a->facts, fact);
    if (!*here) *here = wg_list(a);
    g_ptr_array_add(*here, fact);
  }
}

// ------------------------------------------------------------------ quotes

/// The quote that the act's words stand in, or -1.
static gint32 quote_of(const WgArticle *a, const WgAct *act)
{
  const WgWindow *window = act->window;
  const float *p = act->arcs + (gsize)WG_ARC_WORDS * window->n;
  gint32 best = -1;
  for (guint32 w = 0; w < window->n; w++)
    if (p[w] >= QUOTED && (best < 0 || p[w] > p[best]) &&
        wg_quote_at(a, window->words[w]->sentence, window->words[w]->token) >= 0)
      best = (gint32)w;
  return best < 0 ? -1
                  : wg_quote_at(a, window->words[best]->sentence, window->words[best]->token);
}

/// The statements of the article by their first quote: [n_quotes] WgFact *.
static GPtrArray **statements_of(WgArticle *a)
{
  GPtrArray **out = wg_arena_new0(a->arena, GPtrArray *, a->n_quotes + 1);
  for (guint32 q = 0; q < a->n_quotes; q++) out[q] = wg_list(a);
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (wg_fact_is_quote(fact)) g_ptr_array_add(out[fact->first_quote], fact);
  }
  return out;
}

static WgFact *said_by(const GPtrArray *statements, const WgDraft *speaker)
{
  for (guint i = 0; i < statements->len; i++) {
    WgFact *fact = g_ptr_array_index(statements, i);
    if (root_of(fact->actor) == speaker) return fact;
  }
  return NULL;
}

/// Who else may have said a quote, or who did where its marks and verbs tell nobody.
static void propose_speakers(WgArticle *a, const WgAct *act, GPtrArray **statements)
{
  guint32 first, last;
  gint32 quote = quote_of(a, act);
  if (quote < 0 || !wg_statement_of(a, (guint32)quote, &first, &last)) return;
  const WgParty *speakers[MOST_OPTIONS + 1];
  float p[MOST_OPTIONS + 1];
  guint n = options_of(act, 0, speakers, p);
  for (guint i = 0; i + 1 < n; i++) {
    WgFact *fact = said_by(statements[first], speakers[i]->draft);
    if (!fact) {
      fact = wg_statement_new(a, first, last, speakers[i]->draft, a->acts++);
      if (!fact) return;
      fact->proposers = 0;
      fact->frame = "reader";
      fact->confidence = 0;
      fact->claim.denied = FALSE;
      g_ptr_array_add(a->facts, fact);
      g_ptr_array_add(statements[first], fact);
    }
    see_better(fact, act);
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

// ------------------------------------------------------------------ grammar

/// The grammar of frames at a word that only the heads call an act.
static void propose_by_grammar(WgArticle *a, const WgAct *act, GPtrArray **here)
{
  for (guint i = 0; *here && i < (*here)->len; i++) {
    const WgFact *fact = g_ptr_array_index(*here, i);
    if (fact->token == act->token && fact->kind == act->event_class) return;
  }
  guint before = a->facts->len, kept = before;
  wg_match_learnt(a, act->sentence, act->token, act->event_class);
  for (guint i = before; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    WgFact *known = told_already(*here, act, root_of(fact->actor), root_of(fact->target));
    if (known) {
      known->proposers |= WG_BY_GRAMMAR;
      continue;
    }
    fact->proposers = WG_BY_GRAMMAR;
    fact->seen = act;
    claim_of(act, fact);
    if (!*here) *here = wg_list(a);
    g_ptr_array_add(*here, fact);
    a->facts->pdata[kept++] = fact;
  }
  g_ptr_array_set_size(a->facts, (gint)kept);
}

void wg_propose_learnt(WgArticle *a, const WgActs *acts)
{
  GPtrArray **by_sentence = wg_facts_by_sentence(a), **statements = statements_of(a);
  see(a, acts);
  g_autoptr(GPtrArray) order = g_ptr_array_copy(acts->all, NULL, NULL);
  g_ptr_array_sort(order, surest_first);
  for (guint i = 0; i < order->len; i++) {
    const WgAct *act = g_ptr_array_index(order, i);
    if (act->probability >= GRAMMAR)
      propose_by_grammar(a, act, &by_sentence[act->sentence]);
  }
  for (guint i = 0; i < order->len; i++) {
    const WgAct *act = g_ptr_array_index(order, i);
    if (act->probability < ACT) continue;
    if (wg_event_class_has(act->event_class, WG_TRAIT_QUOTED)) propose_speakers(a, act, statements);
    else propose(a, act, &by_sentence[act->sentence]);
  }
}
