// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/acts.h"

#include "extract/propose/match.h"
#include "extract/reference/reference.h"

#define LIKELY 0.08f      // a trigger that is looked at
#define ARC_SEEN 0.03f    // a party that is noted
#define REFERENT 0.15f    // a name that the pointer leads to
#define RULE_TRUST 0.4f   // of the rules of reference, whatever the pointer says
#define SPAN_CORE 0.3f    // words of a title or matter: the likeliest, and those beside it
#define SPAN_BESIDE 0.15f
#define MOST_PARTIES 8u

// ------------------------------------------------------------------ parties

/// One window while its acts are looked at.
typedef struct looking {
  WgArticle *a;
  const WgLearnt *learnt;
  WgActs *acts;
  const WgLook *look;
  GPtrArray *const *facts; // by sentence
  GPtrArray **resolved; // [window->n] whom the word stands for, NULL: not asked yet
  float **referents;    // [window->n] the names that the pointer leads to; NULL: not asked yet
} Looking;

static const GPtrArray *resolve(Looking *l, guint w)
{
  if (!l->resolved[w]) {
    const WgWord *word = l->look->window->words[w];
    l->resolved[w] = wg_list(l->a);
    wg_resolve_one(l->a, word->sentence, word->token, l->resolved[w]);
  }
  return l->resolved[w];
}

/// The pointer's probabilities of the names that word `w` may stand for.
static const float *referents(Looking *l, guint w)
{
  if (!l->referents[w]) {
    l->referents[w] = wg_arena_new0(l->a->arena, float, l->look->window->n + 1);
    wg_heads_referents(wg_learnt_heads(l->learnt), l->look->scratch, l->look, w, l->referents[w]);
  }
  return l->referents[w];
}

/// How likely the pointer takes word `w` for this draft.
static float reference_to(Looking *l, guint w, const WgDraft *draft)
{
  const WgWindow *window = l->look->window;
  const float *p = referents(l, w);
  float sum = 0.0f;
  for (guint i = 0; i < window->n; i++)
    if (p[i] > 0.0f && window->words[i]->draft && wg_draft_root(window->words[i]->draft) == draft)
      sum += p[i];
  return sum;
}

static void add_party(GArray *parties, const WgParty *party)
{
  for (guint i = 0; i < parties->len; i++) {
    WgParty *known = &g_array_index(parties, WgParty, i);
    if (known->draft != party->draft) continue;
    if (party->probability > known->probability) *known = *party;
    return;
  }
  g_array_append_vals(parties, party, 1);
}

static gboolean is_name(const WgWord *word)
{
  return word->kind == WG_KIND_NAME || word->kind == WG_KIND_IN_NAME;
}

/// Those whom the rules of reference find at word `w`.
static gboolean parties_by_rule(Looking *l, WgAct *act, int side, guint w, float p,
                                const char *const *types)
{
  const WgWord *word = l->look->window->words[w];
  const GPtrArray *found = resolve(l, w);
  gboolean any = FALSE;
  for (guint i = 0; i < found->len; i++) {
    WgDraft *d = wg_draft_root(g_ptr_array_index(found, i));
    if (!wg_draft_is(d, types)) continue;
    WgParty party = {d, p, 1.0f, WG_PARTY_NAMED, (gint32)w - (gint32)act->at};
    if (!is_name(word)) {
      party.reference = reference_to(l, w, d);
      party.by = word->kind == WG_KIND_PRONOUN ? WG_PARTY_PRONOUN : WG_PARTY_NOMINAL;
      party.probability = p * MAX(party.reference, RULE_TRUST);
    }
    add_party(act->parties[side], &party);
    any = TRUE;
  }
  return any;
}

/// Those whom the pointer finds there, whatever the rules say.
static gboolean parties_by_pointer(Looking *l, WgAct *act, int side, guint w, float p,
                                   const char *const *types)
{
  const WgWindow *window = l->look->window;
  const float *to = referents(l, w);
  gboolean any = FALSE;
  for (guint i = 0; i < window->n; i++) {
    if (to[i] < REFERENT || !window->words[i]->draft) continue;
    WgDraft *d = wg_draft_root(window->words[i]->draft);
    if (!wg_draft_is(d, types)) continue;
    float reference = reference_to(l, w, d);
    WgParty party = {d, p * reference, reference, WG_PARTY_POINTED, (gint32)w - (gint32)act->at};
    add_party(act->parties[side], &party);
    any = TRUE;
  }
  return any;
}

/// Who word `w` may stand for as a party of the act.
static void party_at(Looking *l, WgAct *act, int side, guint w, float p)
{
  const char *const *types =
      side ? act->event_class->target_types : act->event_class->actor_types;
  gboolean any = parties_by_rule(l, act, side, w, p, types);
  if (!is_name(l->look->window->words[w])) any |= parties_by_pointer(l, act, side, w, p, types);
  if (!any) act->unnamed[side] = MAX(act->unnamed[side], p);
}

static gint likeliest_first(gconstpointer x, gconstpointer y)
{
  const WgParty *p = x, *q = y;
  if (p->probability != q->probability) return p->probability > q->probability ? -1 : 1;
  return p->draft->number < q->draft->number ? -1 : p->draft->number > q->draft->number;
}

static void find_parties(Looking *l, WgAct *act)
{
  const WgWindow *window = l->look->window;
  for (int side = 0; side < 2; side++) {
    act->parties[side] = g_array_new(FALSE, FALSE, sizeof(WgParty));
    const char *const *types =
        side ? act->event_class->target_types : act->event_class->actor_types;
    const float *arc = act->arcs + (gsize)side * window->n;
    const float *away = act->arcs + (gsize)(WG_ARC_ACTOR_AWAY + side) * window->n;
    for (guint w = 0; w < window->n; w++)
      if (arc[w] >= ARC_SEEN) party_at(l, act, side, w, arc[w]);
    for (guint w = 0; w < window->n; w++) {
      WgDraft *d = window->words[w]->draft;
      if (away[w] >= ARC_SEEN && d && wg_draft_is(wg_draft_root(d), types))
        add_party(act->parties[side],
                  &(WgParty){wg_draft_root(d), away[w], away[w], WG_PARTY_INFERRED,
                             (gint32)w - (gint32)act->at});
    }
    g_array_sort(act->parties[side], likeliest_first);
    if (act->parties[side]->len > MOST_PARTIES) g_array_set_size(act->parties[side], MOST_PARTIES);
  }
}

// ------------------------------------------------------------------ acts

static void add_act(Looking *l, guint at, guint c, float p)
{
  const WgWindow *window = l->look->window;
  const WgWord *word = window->words[at];
  WgAct *act = wg_arena_new0(l->a->arena, WgAct, 1);
  float *arcs = wg_arena_new0(l->a->arena, float, (gsize)WG_ARC_COUNT * window->n);
  *act = (WgAct){.sentence = word->sentence, .token = word->token, .class_index = c,
                 .event_class = l->acts->classes[c], .probability = p,
                 .teller = wg_learnt_teller(l->learnt, c),
                 .window = window, .at = at, .arcs = arcs};
  wg_heads_act(wg_learnt_heads(l->learnt), l->look->scratch, l->a, l->look, at, c, arcs, &act->told);
  find_parties(l, act);
  g_ptr_array_add(l->acts->all, act);
  if (!l->acts->by_sentence[word->sentence]) l->acts->by_sentence[word->sentence] = wg_list(l->a);
  g_ptr_array_add(l->acts->by_sentence[word->sentence], act);
}

/// Whether a fact of that class was found at the word.
static gboolean is_told(const GPtrArray *facts, gint32 t, const WgEventClass *kind)
{
  for (guint i = 0; facts && i < facts->len; i++) {
    const WgFact *fact = g_ptr_array_index(facts, i);
    if (fact->token == t && fact->kind == kind) return TRUE;
  }
  return FALSE;
}

static void keep_triggers(Looking *l, guint at)
{
  const WgWord *word = l->look->window->words[at];
  guint stride = l->acts->stride;
  float **kept = &l->acts->triggers[word->sentence];
  if (!*kept)
    *kept = wg_arena_new0(l->a->arena, float, l->a->sentences[word->sentence].n * stride);
  memcpy(*kept + (gsize)word->token * stride, l->look->triggers + (gsize)at * stride,
         stride * sizeof **kept);
}

/// What the heads take the name for counts once for each mention.
static void vote_for_kind(Looking *l, guint at)
{
  WgDraft *d = wg_draft_root(l->look->window->words[at]->draft);
  float p[WG_TYPE_COUNT];
  wg_heads_kind(wg_learnt_heads(l->learnt), l->look->scratch, l->look, at, p);
  for (guint k = 0; k < WG_TYPE_COUNT; k++) d->learnt[k] += p[k];
}

static void look_at(WgArticle *a, const WgLook *look, gpointer context)
{
  (void)a;
  Looking *l = context;
  const WgWindow *window = look->window;
  l->look = look;
  l->resolved = wg_arena_new0(l->a->arena, GPtrArray *, window->n + 1);
  l->referents = wg_arena_new0(l->a->arena, float *, window->n + 1);
  for (guint at = 0; at < window->n; at++) {
    if (!window->is_new[at]) continue;
    const WgWord *word = window->words[at];
    keep_triggers(l, at);
    if (word->draft) vote_for_kind(l, at);
    const float *p = look->triggers + (gsize)at * l->acts->stride;
    for (guint c = 0; c < l->acts->n_classes; c++)
      if (l->acts->classes[c] &&
          (p[c] >= LIKELY ||
           is_told(l->facts[word->sentence], word->token, l->acts->classes[c])))
        add_act(l, at, c, p[c]);
  }
}

WgActs *wg_acts_find(WgArticle *a, const WgLearnt *learnt)
{
  WgActs *acts = wg_arena_new0(a->arena, WgActs, 1);
  acts->all = wg_list(a);
  acts->by_sentence = wg_arena_new0(a->arena, GPtrArray *, a->n_sentences + 1);
  acts->triggers = wg_arena_new0(a->arena, float *, a->n_sentences + 1);
  acts->stride = wg_heads_stride(wg_learnt_heads(learnt));
  acts->classes = wg_learnt_classes(learnt, &acts->n_classes);
  acts->n_shipped = wg_learnt_shipped(learnt);
  Looking l = {.a = a, .learnt = learnt, .acts = acts, .facts = wg_facts_by_sentence(a)};
  wg_learnt_look(learnt, a, look_at, &l);
  return acts;
}

gint32 wg_acts_class_of(const WgActs *acts, const WgEventClass *kind)
{
  for (guint c = 0; kind && c < acts->n_shipped; c++)
    if (acts->classes[c] == kind) return (gint32)c;
  return -1;
}

void wg_acts_clear(WgActs *acts)
{
  for (guint i = 0; acts && i < acts->all->len; i++) {
    WgAct *act = g_ptr_array_index(acts->all, i);
    for (int side = 0; side < 2; side++) g_clear_pointer(&act->parties[side], g_array_unref);
  }
}

const WgAct *wg_acts_at(const WgActs *acts, gint32 s, gint32 t, const char *event_class)
{
  const GPtrArray *here = acts->by_sentence[s];
  const WgAct *best = NULL;
  for (guint i = 0; here && i < here->len; i++) {
    const WgAct *act = g_ptr_array_index(here, i);
    if (!g_str_equal(act->event_class->local, event_class) || ABS(act->token - t) > 2) continue;
    if (!best || act->probability > best->probability) best = act;
  }
  return best;
}

const WgParty *wg_act_party(const WgAct *act, gboolean is_target, const WgDraft *draft)
{
  const GArray *parties = act->parties[is_target ? 1 : 0];
  for (guint i = 0; i < parties->len; i++) {
    const WgParty *p = &g_array_index(parties, WgParty, i);
    if (p->draft == draft) return p;
  }
  return NULL;
}

gboolean wg_act_span(const WgArticle *a, const WgAct *act, WgArc arc, gint32 *first, gint32 *last)
{
  const WgWindow *window = act->window;
  const float *p = act->arcs + (gsize)arc * window->n;
  gint32 best = -1, n = (gint32)window->n;
  for (gint32 w = 0; w < n; w++)
    if (window->words[w]->sentence == act->sentence && p[w] >= SPAN_CORE &&
        (best < 0 || p[w] > p[best]))
      best = w;
  if (best < 0) return FALSE;
  gint32 from = best, to = best;
#define BESIDE(w) ((w) >= 0 && (w) < n && window->words[w]->sentence == act->sentence && \
                   p[w] >= SPAN_BESIDE)
  while (BESIDE(from - 1) || BESIDE(from - 2)) from -= BESIDE(from - 1) ? 1 : 2;
  while (BESIDE(to + 1) || BESIDE(to + 2)) to += BESIDE(to + 1) ? 1 : 2;
#undef BESIDE
  *first = window->words[from]->token;
  *last = window->words[to]->token;
  while (*first < *last && (wg_article_token(a, act->sentence, *first)->upos == WG_UPOS_DET ||
                            wg_article_token(a, act->sentence, *first)->upos == WG_UPOS_PUNCT))
    ++*first;
  while (*last > *first && wg_article_token(a, act->sentence, *last)->upos == WG_UPOS_PUNCT) --*last;
  return TRUE;
}
