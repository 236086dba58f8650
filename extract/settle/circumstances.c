// SPDX-License-Identifier: Apache-2.0
/// Where an act is done, by which law or list, and why.
#include "extract/grammar/arguments.h"
#include "extract/grammar/phrases.h"
#include "extract/settle/slots.h"

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

static gboolean is_verbal(const WgToken *t)
{
  return t->upos == WG_UPOS_VERB || t->upos == WG_UPOS_AUX;
}

// ------------------------------------------------------------------ place

static WgDraft *place_named_at(WgArticle *a, gint32 s, gint32 t)
{
  const WgMention *m = a->mention_of[s][t];
  WgDraft *d = m ? wg_draft_root(m->draft) : NULL;
  return d && (d->type == WG_TYPE_PLACE || d->type == WG_TYPE_COUNTRY) ? d : NULL;
}

static WgDraft *place_along(WgArticle *a, const WgFact *fact, const WgPath *path)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_walk(a, fact->sentence, fact->token, path, heads);
  for (guint i = 0; i < heads->len; i++) {
    WgDraft *d = place_named_at(a, fact->sentence, g_array_index(heads, gint32, i));
    if (d && d != fact->actor && d != fact->target) return d;
  }
  return NULL;
}

#define STEPS_OF(path) ((path)[1].kind != WG_STEP_SUBJECT || (path)[1].preposition ? 2u : 1u)
#define IN {WG_STEP_PREPOSITION, "in"}
#define FROM {WG_STEP_PREPOSITION, "from"}
#define OBJECT {WG_STEP_OBJECT, NULL}

/// Where it is done; of what is asked for (an extradition): from where, else whose it is to
/// give.
static void fill_place(WgArticle *a, WgFact *fact)
{
  static const WgStep DONE[][2] = {{IN}, {OBJECT, IN}, {{WG_STEP_PREPOSITION, "at"}}};
  static const WgStep GRANTED[][2] = {
      {FROM}, {OBJECT, FROM}, {{WG_STEP_SUBJECT, NULL}}, {{WG_STEP_POSSESSOR, NULL}},
      {{WG_STEP_PREPOSITION, "by"}}, {{WG_STEP_HEAD, NULL}, FROM}, {IN}};
  const WgPathList *told = fact->by ? &fact->by->place : NULL;
  for (guint i = 0; told && i < told->n && !fact->place; i++)
    fact->place = place_along(a, fact, &told->paths[i]);
  if (!wg_event_class_takes(fact->kind, WG_SLOT_PLACE)) return;
  gboolean granted = wg_fact_has(fact, WG_TRAIT_BY_REQUEST);
  const WgStep(*steps)[2] = granted ? GRANTED : DONE;
  guint n = granted ? G_N_ELEMENTS(GRANTED) : G_N_ELEMENTS(DONE);
  for (guint i = 0; i < n && !fact->place; i++) {
    WgPath path = {steps[i], STEPS_OF(steps[i])};
    fact->place = place_along(a, fact, &path);
  }
}

// ------------------------------------------------------------------ instrument

static gboolean is_capital(const WgSentence *s, gint32 t)
{
  return t >= 0 && t < (gint32)s->n && wg_word_is_upper(&s->tokens[t]) &&
         s->tokens[t].upos != WG_UPOS_PUNCT;
}

/// First token of the name of a law or list that ends with `last`: "Arms Export Control
/// Act", "Trading with the Enemy Act"; `last` itself where nothing stands before it.
static gint32 name_begins(const WgArticle *a, const WgSentence *s, gint32 last)
{
  static const char *const INSIDE[] = {"of", "and", "&", "with", NULL};
  gint32 first = last;
  for (gint32 t = last - 1; t >= 0; t--) {
    if (wg_word_is_possessive(&s->tokens[t]) || is_verbal(&s->tokens[t])) break;
    // "… Act and the … Act": two names
    if (wg_word_is(&s->tokens[t], "and") && wg_word_is(&s->tokens[t + 1], "the")) break;
    if (is_capital(s, t) && wg_word_listed(a, WG_LIST_InstrumentNoun, &s->tokens[t])) break;
    if (is_capital(s, t) && !(t == 0 && wg_word_is(&s->tokens[t], "the"))) {
      first = t;
      continue;
    }
    gboolean inside = FALSE;
    for (const char *const *w = INSIDE; *w; w++) inside |= wg_word_is(&s->tokens[t], *w);
    inside |= t > 0 && wg_word_is(&s->tokens[t], "the") && wg_word_is(&s->tokens[t - 1], "with");
    if (!inside) break;
  }
  return first;
}

/// "Executive Order 13848", "Section 301", "… Act of 2018".
static gint32 number_behind(const WgSentence *s, gint32 last)
{
  if (last + 2 < (gint32)s->n && wg_word_is(&s->tokens[last + 1], "of") &&
      s->tokens[last + 2].upos == WG_UPOS_NUM)
    return last + 2;
  return last + 1 < (gint32)s->n && s->tokens[last + 1].upos == WG_UPOS_NUM ? last + 1 : last;
}

static const char *instrument_at(const WgArticle *a, gint32 s, gint32 t)
{
  const WgSentence *sentence = &a->sentences[s];
  const WgToken *token = &sentence->tokens[t];
  if (!wg_word_listed(a, WG_LIST_InstrumentNoun, token)) return NULL;
  if (t > 0 && wg_word_is(token, "order") && wg_word_is(&sentence->tokens[t - 1], "executive"))
    return wg_article_words(a, s, t - 1, number_behind(sentence, t));
  gint32 last = number_behind(sentence, t);
  if (last == t && is_capital(sentence, t + 1)) return NULL; // "Office of Law Enforcement"
  gint32 first = is_capital(sentence, t) ? name_begins(a, sentence, t) : t;
  if (!is_capital(sentence, t) || (first == t && last == t)) return NULL;
  return wg_article_words(a, s, first, last);
}

static const char *without_article(const char *words)
{
  static const char *const ARTICLES[] = {"the ", "The ", "a ", "A ", "an ", "its ", NULL};
  for (const char *const *article = ARTICLES; *article; article++)
    if (g_str_has_prefix(words, *article)) return words + strlen(*article);
  return words;
}

static gboolean is_told(const GPtrArray *list, const char *words)
{
  for (guint i = 0; list && i < list->len; i++)
    if (strstr(g_ptr_array_index(list, i), words)) return TRUE;
  return FALSE;
}

/// Names of laws, lists and programmes in the trigger's clause, beside those that a path of
/// the frame led to.
static void fill_instrument(WgArticle *a, WgFact *fact)
{
  for (guint i = 0; fact->instrument && i < fact->instrument->len; i++)
    fact->instrument->pdata[i] = (gpointer)without_article(g_ptr_array_index(fact->instrument, i));
  if (!wg_event_class_takes(fact->kind, WG_SLOT_INSTRUMENT)) return;
  gint32 n = (gint32)a->sentences[fact->sentence].n;
  for (gint32 t = 0; t < n; t++) {
    const char *words = instrument_at(a, fact->sentence, t);
    if (!words || is_told(fact->instrument, words) || !wg_slots_share_clause(a, fact->sentence, fact->token, t)) continue;
    if (!fact->instrument) fact->instrument = wg_list(a);
    g_ptr_array_add(fact->instrument, (gpointer)without_article(words));
  }
}

// ------------------------------------------------------------------ reason

static gboolean is_doing(const WgTree *tree, gint32 t)
{
  return tok(tree, t)->xpos && g_str_equal(tok(tree, t)->xpos, "VBG");
}

/// "over the leak", "because of the leak", "for violating sanctions".
static void reason_along(WgArticle *a, WgFact *fact, const WgPath *path)
{
  const WgTree *tree = a->trees[fact->sentence];
  const char *last = path->steps[path->n - 1].preposition;
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_walk(a, fact->sentence, fact->token, path, heads);
  for (guint i = 0; i < heads->len; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    // "banned for years", "sanctions for Nokia": only what was done is a reason with "for"
    if (g_str_equal(last, "for") && !is_doing(tree, head)) continue;
    if (wg_is_time(a, fact->sentence, head)) continue;
    if (!fact->reason) fact->reason = wg_list(a);
    g_ptr_array_add(fact->reason, (gpointer)wg_brief_phrase(a, fact->sentence, head));
  }
}

/// "…, citing security concerns".
static void reason_cited(WgArticle *a, WgFact *fact)
{
  const WgTree *tree = a->trees[fact->sentence];
  gint32 at = fact->token;
  if (!is_verbal(tok(tree, at)) && tok(tree, at)->head >= 0) at = tok(tree, at)->head;
  WG_CHILDREN(tree, at, c)
  {
    if (tok(tree, c)->deprel != WG_DEP_ADVCL || !is_doing(tree, c) ||
        !wg_word_listed(a, WG_LIST_CitingVerb, tok(tree, c)))
      continue;
    gint32 object = wg_tree_child(tree, c, WG_DEP_OBJ);
    if (object == WG_NO_TOKEN) continue;
    if (!fact->reason) fact->reason = wg_list(a);
    g_ptr_array_add(fact->reason, (gpointer)wg_brief_phrase(a, fact->sentence, object));
  }
}

/// Why, where no path of the frame led to it.
static void fill_reason(WgArticle *a, WgFact *fact)
{
  static const WgStep REASONS[][2] = {{{WG_STEP_PREPOSITION, "over"}},
                                      {OBJECT, {WG_STEP_PREPOSITION, "over"}},
                                      {{WG_STEP_PREPOSITION, "because_of"}},
                                      {{WG_STEP_PREPOSITION, "due_to"}},
                                      {{WG_STEP_PREPOSITION, "amid"}},
                                      {{WG_STEP_PREPOSITION, "for"}}};
  if (!wg_event_class_takes(fact->kind, WG_SLOT_REASON)) return;
  for (guint i = 0; i < G_N_ELEMENTS(REASONS) && !fact->reason; i++) {
    WgPath path = {REASONS[i], STEPS_OF(REASONS[i])};
    reason_along(a, fact, &path);
  }
  if (!fact->reason) reason_cited(a, fact);
}

void wg_slots_fill_circumstances(WgArticle *a, WgFact *fact)
{
  fill_place(a, fact);
  fill_instrument(a, fact);
  fill_reason(a, fact);
}
