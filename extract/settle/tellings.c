// SPDX-License-Identifier: Apache-2.0
/// What one telling lends another: a change that the article tells twice has one time, a
/// headline the sources of its body.
#include "extract/claims/claims.h"
#include "extract/claims/speakers.h"
#include "extract/propose/fact.h"
#include "extract/settle/settle.h"

static gboolean is_same_role(const WgFact *x, const WgFact *y)
{
  if (!x->role || !y->role) return !x->role && !y->role;
  return g_strcmp0(g_ptr_array_index(x->role, 0), g_ptr_array_index(y->role, 0)) == 0;
}

/// Whether two facts tell one change: the same event, over in both or in neither; as planned in
/// the one and done in the other it may be told.
static gboolean is_same_change(const WgFact *x, const WgFact *y)
{
  return g_str_equal(x->event_class, y->event_class) && x->actor == y->actor &&
         x->target == y->target && x->claim.polarity == y->claim.polarity &&
         (x->claim.phase == WG_ENDED) == (y->claim.phase == WG_ENDED) && is_same_role(x, y);
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
  const WgTimeExpression *e = wg_claim_own_time(a, s, verb);
  const WgTree *tree = a->trees[s];
  if (e || !a->date || strlen(a->date) < 10) return e;
  WG_CHILDREN(tree, verb, c)
  {
    if (tok(tree, c)->deprel != WG_DEP_CCOMP) continue;
    const WgTimeExpression *told = wg_claim_own_time(a, s, c);
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
  return wg_fact_is_quote(fact) || (wg_fact_has(fact, WG_TRAIT_SPOKEN) && fact->actor &&
                                    fact->actor->type == WG_TYPE_PERSON);
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
      const WgTimeExpression *e = wg_claim_own_time(a, s, token->head);
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

void wg_sources_share(WgArticle *a)
{
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (a->sentences[fact->sentence].in_title && !fact->claim.sources->len &&
        !fact->claim.source_words->len)
      lend_sources(a, fact);
  }
}

void wg_times_share(WgArticle *a)
{
  g_autoptr(GPtrArray) times = g_ptr_array_new();
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    const WgTimeExpression *e = fact->time;
    if (!e && !wg_fact_is_quote(fact)) e = told_elsewhere(a, fact);
    if (!e && is_speech_act(fact)) e = of_speech_act(a, fact);
    else if (!e && fact->claim.modality == WG_ACTUAL) e = taken_up(a, fact);
    g_ptr_array_add(times, (gpointer)e);
  }
  for (guint i = 0; i < a->facts->len; i++)
    ((WgFact *)g_ptr_array_index(a->facts, i))->time = g_ptr_array_index(times, i);
}
