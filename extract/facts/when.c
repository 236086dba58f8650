// SPDX-License-Identifier: Apache-2.0
/// When: the expression of time that belongs to an act, not to its telling.
#include "extract/facts/arguments.h"
#include "extract/facts/claims.h"

#define MAX_STEPS 8
#define MAX_DEPTH 6

// ------------------------------------------------------------------ one word's own

/// The token of the expression that hangs on a word outside it.
static gint32 top_of(const WgTree *tree, const WgTimeExpression *e)
{
  gint32 top = (gint32)e->last;
  for (gint32 k = (gint32)e->first; k <= (gint32)e->last; k++) {
    gint32 head = tok(tree, k)->head;
    if (head < (gint32)e->first || head > (gint32)e->last) top = k;
  }
  return top;
}

/// Whether an expression below `at` still dates what stands above: "banned from buying …
/// last year", "speaking on Monday, X said".
static gboolean passes(WgArticle *a, gint32 s, gint32 at)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, at);
  switch ((int)t->deprel) {
  case WG_DEP_CCOMP:
  case WG_DEP_ACL_RELCL:
  case WG_DEP_PARATAXIS:
  case WG_DEP_CONJ:
    return FALSE;
  case WG_DEP_ADVCL:
    if (!wg_word_is_verbal(t)) return TRUE;
    if (wg_is_finite(tree, at)) return FALSE;
    return wg_is_speech(a, t) || wg_word_listed(a, WG_LIST_OccasionVerb, t) ||
           wg_is_marked_complement(a, tree, at);
  case WG_DEP_ACL:
    return !wg_is_finite(tree, at) && wg_is_marked_complement(a, tree, at);
  default:
    return TRUE;
  }
}

/// Steps from the expression up to `t`; MAX_STEPS where it belongs to another clause.
static guint distance(WgArticle *a, gint32 s, const WgTimeExpression *e, gint32 t)
{
  const WgTree *tree = a->trees[s];
  guint steps = 0;
  for (gint32 at = top_of(tree, e); at >= 0 && steps < MAX_STEPS; steps++) {
    if (at == t) return steps;
    if (!passes(a, s, at)) break;
    // another act on the way has the better claim: "fined over a deal of 2018"
    if (at != t && tok(tree, at)->upos == WG_UPOS_VERB) steps += 2;
    at = tok(tree, at)->head;
  }
  return MAX_STEPS;
}

static const WgTimeExpression *own(WgArticle *a, gint32 s, gint32 t)
{
  const WgTimeExpression *best = NULL;
  guint least = MAX_STEPS;
  for (guint32 i = 0; i < a->n_times[s]; i++) {
    const WgTimeExpression *e = &a->times[s][i];
    if ((e->until && !e->since) || !*e->value || !wg_in_same_voice(a, s, (gint32)e->first, t)) continue;
    guint steps = distance(a, s, e, t);
    if (steps < least) {
      best = e;
      least = steps;
    }
  }
  return best;
}

// ------------------------------------------------------------------ shared from above

/// "an order that …", "a decision banning …": what the noun brings about happens with it.
static gboolean is_act_noun(WgArticle *a, const WgToken *t)
{
  return wg_word_listed(a, WG_LIST_ActNoun, t) || wg_word_listed(a, WG_LIST_PlannedWord, t);
}

static gboolean is_speech_above(WgArticle *a, const WgTree *tree, gint32 head)
{
  return wg_is_speech(a, tok(tree, head)) &&
         !wg_word_listed(a, WG_LIST_LightVerb, tok(tree, head));
}

/// Where a noun's act takes its time from: the verb that it is object or subject of.
static gint32 above_noun(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *token = tok(tree, t);
  gint32 head = token->head;
  const char *marker = wg_tree_marker(tree, a->arena, t);
  switch ((int)token->deprel) {
  case WG_DEP_OBJ:
  case WG_DEP_NSUBJ_PASS:
  case WG_DEP_XCOMP:
    return head;
  case WG_DEP_CONJ:
  case WG_DEP_COMPOUND:
    return head;
  case WG_DEP_NSUBJ: // "the ban took effect in May"
    return wg_word_is_verbal(tok(tree, head)) && !is_speech_above(a, tree, head) ? head
                                                                                 : WG_NO_TOKEN;
  case WG_DEP_OBL:
    if (marker && (g_str_equal(marker, "as") || g_str_equal(marker, "with") ||
                   g_str_equal(marker, "into") || g_str_equal(marker, "under") ||
                   g_str_equal(marker, "in") || g_str_equal(marker, "to")))
      return head;
    return WG_NO_TOKEN;
  case WG_DEP_NMOD:
    return is_act_noun(a, tok(tree, head)) ? head : WG_NO_TOKEN;
  case WG_DEP_ACL_RELCL:
    return WG_NO_TOKEN;
  default:
    return WG_NO_TOKEN;
  }
}

/// Where a verb's act takes its time from: what controls it, the first of coordinated
/// verbs, the clause that a participle hangs on, the order or plan that it fills.
static gint32 above_verb(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *token = tok(tree, t);
  gint32 head = token->head;
  switch ((int)token->deprel) {
  case WG_DEP_XCOMP:
    return head;
  case WG_DEP_CONJ:
    return wg_tree_child(tree, t, WG_DEP_NSUBJ) == WG_NO_TOKEN ? head : WG_NO_TOKEN;
  case WG_DEP_ADVCL:
    return wg_is_finite(tree, t) || wg_word_has_tag(token, "VBN") ? WG_NO_TOKEN : head;
  case WG_DEP_ACL:
  case WG_DEP_ACL_RELCL:
    return is_act_noun(a, tok(tree, head)) ? head : WG_NO_TOKEN;
  default:
    return WG_NO_TOKEN;
  }
}

/// "arrested and charged on Monday": the first of two verbs without a word between.
static const WgTimeExpression *of_next_verb(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_CONJ && c > t && c - t <= 3 &&
        wg_word_is_verbal(tok(tree, c)) && wg_word_is_verbal(tok(tree, t)))
      return own(a, s, c);
  return NULL;
}

const WgTimeExpression *wg_claim_time(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  for (guint depth = 0; t >= 0 && depth < MAX_DEPTH; depth++) {
    const WgTimeExpression *e = own(a, s, t);
    if (!e) e = of_next_verb(a, s, t);
    if (e) return e;
    gboolean verbal = wg_word_is_verbal(tok(tree, t));
    gint32 above = verbal ? above_verb(a, s, t) : above_noun(a, s, t);
    if (above < 0 || !wg_in_same_voice(a, s, above, t)) return NULL;
    t = above;
  }
  return NULL;
}

// ------------------------------------------------------------------ of the telling

/// The verb of speech that tells the act at `t`: above it, beside it, or of its quote.
static gint32 telling_of(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  for (gint32 at = t; at >= 0; at = tok(tree, at)->head) {
    gint32 head = tok(tree, at)->head;
    if (head >= 0 && tok(tree, at)->deprel == WG_DEP_CCOMP && wg_is_speech(a, tok(tree, head)))
      return head;
    WG_CHILDREN(tree, at, c)
      if (tok(tree, c)->deprel == WG_DEP_PARATAXIS && wg_is_speech(a, tok(tree, c))) return c;
  }
  return WG_NO_TOKEN;
}

/// Whether the act is told in the present: "is ending", "ends"; `perfect`: "has ended".
static gboolean is_present(const WgTree *tree, gint32 t, gboolean *perfect)
{
  const WgToken *token = tok(tree, t);
  gboolean present = wg_word_has_tag(token, "VBZ") || wg_word_has_tag(token, "VBP");
  *perfect = FALSE;
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    if (child->deprel != WG_DEP_AUX && child->deprel != WG_DEP_AUX_PASS) continue;
    gboolean now = wg_word_has_tag(child, "VBZ") || wg_word_has_tag(child, "VBP");
    present |= now;
    *perfect |= now && child->lemma && g_str_equal(child->lemma, "have");
  }
  return present;
}

void wg_time_of_telling(WgArticle *a, WgFact *fact)
{
  if (fact->time || fact->claim.modality != WG_ACTUAL || fact->claim.phase == WG_ONGOING) return;
  gint32 s = fact->sentence;
  gboolean perfect;
  if (!is_present(a->trees[s], fact->token, &perfect)) return;
  if (perfect && !(fact->actor && g_ptr_array_find(fact->claim.sources, fact->actor, NULL))) return;
  gint32 verb = telling_of(a, s, fact->token);
  if (verb != WG_NO_TOKEN) {
    fact->time = wg_claim_time(a, s, verb);
    return;
  }
  gint32 quote = wg_quote_at(a, s, fact->token);
  if (quote < 0) return;
  gint32 in_sentence;
  verb = wg_speech_of_quote(a, (guint32)quote, &in_sentence);
  if (verb != WG_NO_TOKEN) fact->time = wg_claim_time(a, in_sentence, verb);
}

// ------------------------------------------------------------------ told twice

static gboolean is_same_role(const WgFact *x, const WgFact *y)
{
  if (!x->role || !y->role) return !x->role && !y->role;
  return g_strcmp0(g_ptr_array_index(x->role, 0), g_ptr_array_index(y->role, 0)) == 0;
}

/// Whether two facts tell one change: the same event, said in the same way.
static gboolean is_same_change(const WgFact *x, const WgFact *y)
{
  return g_str_equal(x->event_class, y->event_class) && x->actor == y->actor &&
         x->target == y->target && x->claim.polarity == y->claim.polarity &&
         x->claim.modality == y->claim.modality && x->claim.phase == y->claim.phase &&
         is_same_role(x, y);
}

/// The time of the same change where the article tells it again, if it gives only one.
static const WgTimeExpression *told_elsewhere(const WgArticle *a, const WgFact *fact)
{
  const WgTimeExpression *found = NULL;
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *other = g_ptr_array_index(a->facts, i);
    if (!other->time || other == fact || !is_same_change(fact, other)) continue;
    if (found && !g_str_has_prefix(other->time->value, found->value) &&
        !g_str_has_prefix(found->value, other->time->value))
      return NULL;
    if (!found || strlen(other->time->value) > strlen(found->value)) found = other->time;
  }
  return found;
}

/// The time of a speech verb: its own, or the article's day where what it tells happened
/// on that day ("was fined today, X announced").
static const WgTimeExpression *of_speech(WgArticle *a, gint32 s, gint32 verb)
{
  const WgTimeExpression *e = own(a, s, verb);
  const WgTree *tree = a->trees[s];
  if (e || !a->date || strlen(a->date) < 10) return e;
  WG_CHILDREN(tree, verb, c)
  {
    if (tok(tree, c)->deprel != WG_DEP_CCOMP) continue;
    const WgTimeExpression *told = own(a, s, c);
    if (told && strncmp(told->value, a->date, 10) == 0) return told;
  }
  return NULL;
}

/// Whether `who` speaks with the verb; where it has no subject that the article names, the
/// last person before it does.
static gboolean is_speaker(WgArticle *a, gint32 s, gint32 verb, const WgDraft *who)
{
  WgClaim claim = {.sources = wg_list(a), .source_words = wg_list(a)};
  wg_source_of_speech(a, s, verb, &claim);
  if (claim.sources->len || claim.source_words->len)
    return g_ptr_array_find(claim.sources, who, NULL);
  for (gint32 t = verb - 1; t >= 0; t--) {
    const WgMention *m = a->mention_of[s][t];
    if (m && m->kind == WG_MENTION_NAME && wg_draft_root(m->draft)->type == WG_TYPE_PERSON)
      return wg_draft_root(m->draft) == who;
  }
  return FALSE;
}

/// The speech of the same speaker that was dated last before this one: "…," X said on
/// Monday. "…," she added.
static const WgTimeExpression *speech_before(WgArticle *a, const WgFact *fact)
{
  const WgTimeExpression *found = NULL;
  if (!fact->actor) return NULL;
  for (gint32 s = 0; s <= fact->sentence; s++) {
    if (!a->n_times[s]) continue;
    for (gint32 t = 0; t < (gint32)a->sentences[s].n; t++) {
      if (s == fact->sentence && t >= fact->token) break;
      if (!wg_is_speech(a, wg_article_token(a, s, t)) || wg_quote_at(a, s, t) >= 0) continue;
      const WgTimeExpression *e = of_speech(a, s, t);
      if (e && is_speaker(a, s, t, fact->actor)) found = e;
    }
  }
  return found;
}

/// A charge by word of mouth is made when it is said.
static const WgTimeExpression *of_speech_act(WgArticle *a, const WgFact *fact)
{
  gint32 quote = wg_quote_at(a, fact->sentence, fact->token), s;
  gint32 verb = quote >= 0 ? wg_speech_of_quote(a, (guint32)quote, &s) : WG_NO_TOKEN;
  const WgTimeExpression *e = verb != WG_NO_TOKEN ? of_speech(a, s, verb) : NULL;
  return e ? e : speech_before(a, fact);
}

static gboolean is_speech_act(const WgFact *fact)
{
  return g_str_equal(fact->event_class, "Statement") ||
         ((g_str_equal(fact->event_class, "Accusation") ||
           g_str_equal(fact->event_class, "Denial")) &&
          fact->actor && fact->actor->type == WG_TYPE_PERSON);
}

/// Whether a noun names the act of a trigger: "raids" of "raided", "arrest" of "arrested".
static gboolean is_named_after(const WgArticle *a, gint32 s, gint32 noun, const WgFact *fact)
{
  const char *x = wg_word_lemma(a->arena, wg_article_token(a, s, noun));
  const char *y = wg_word_lemma(a->arena, wg_article_token(a, fact->sentence, fact->token));
  gsize common = 0;
  while (x[common] && x[common] == y[common]) common++;
  return common >= 4 && common + 2 >= strlen(y);
}

/// "… raided the office. … The raids took place on Tuesday": the time of a definite noun that
/// takes up the act within the next few sentences.
static const WgTimeExpression *taken_up(WgArticle *a, const WgFact *fact)
{
  gint32 last = MIN(fact->sentence + 3, (gint32)a->n_sentences - 1);
  for (gint32 s = fact->sentence + 1; s <= last; s++) {
    const WgTree *tree = a->trees[s];
    for (gint32 t = 0; a->n_times[s] && t < (gint32)tree->sentence->n; t++) {
      const WgToken *token = tok(tree, t);
      gint32 article = wg_tree_child(tree, t, WG_DEP_DET);
      if (token->deprel != WG_DEP_NSUBJ || token->upos != WG_UPOS_NOUN ||
          article == WG_NO_TOKEN || wg_word_is(tok(tree, article), "a") ||
          wg_word_is(tok(tree, article), "an") ||
          !wg_word_listed(a, WG_LIST_OccurrenceVerb, tok(tree, token->head)) ||
          !is_named_after(a, s, t, fact))
        continue;
      const WgTimeExpression *e = own(a, s, token->head);
      if (e) return e;
    }
  }
  return NULL;
}

/// A headline has no words left for its source: it is that of the body, if the body never
/// tells the same in its own voice.
static void lend_sources(WgArticle *a, WgFact *headline)
{
  const WgFact *source = NULL;
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *other = g_ptr_array_index(a->facts, i);
    if (a->sentences[other->sentence].in_title || !is_same_change(headline, other)) continue;
    if (!other->claim.sources->len) return;
    if (!source) source = other;
  }
  if (!source) return;
  headline->claim.sources = source->claim.sources;
  headline->claim.source_words = source->claim.source_words;
}

void wg_tellings_share(WgArticle *a)
{
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (a->sentences[fact->sentence].in_title && !fact->claim.sources->len &&
        !fact->claim.source_words->len)
      lend_sources(a, fact);
  }
  g_autoptr(GPtrArray) times = g_ptr_array_new();
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    const WgTimeExpression *e = fact->time;
    if (!e && !g_str_equal(fact->event_class, "Statement")) e = told_elsewhere(a, fact);
    if (!e && is_speech_act(fact)) e = of_speech_act(a, fact);
    else if (!e && fact->claim.modality == WG_ACTUAL) e = taken_up(a, fact);
    g_ptr_array_add(times, (gpointer)e);
  }
  for (guint i = 0; i < a->facts->len; i++)
    ((WgFact *)g_ptr_array_index(a->facts, i))->time = g_ptr_array_index(times, i);
}
