// SPDX-License-Identifier: Apache-2.0
/// Habits of the parser around the nouns and verbs of deals, stakes and gifts, mended before
/// trees are made (tree.h).
#include "extract/grammar/mends.h"

static gboolean is_nominal(const WgToken *t)
{
  return t->upos == WG_UPOS_NOUN || t->upos == WG_UPOS_PROPN;
}

static gboolean has_lemma(const WgToken *t, const char *const *words)
{
  for (; t->lemma && *words; words++)
    if (g_str_equal(t->lemma, *words)) return TRUE;
  return FALSE;
}

static gint32 child_of(const WgSentence *s, gint32 head, WgDeprel deprel)
{
  for (gint32 k = 0; k < (gint32)s->n; k++)
    if (s->tokens[k].head == head && s->tokens[k].deprel == deprel) return k;
  return -1;
}

static gboolean hangs_below(const WgSentence *s, gint32 node, gint32 top)
{
  for (guint32 steps = 0; node >= 0 && node < (gint32)s->n && steps <= s->n; steps++) {
    if (node == top) return TRUE;
    node = s->tokens[node].head;
  }
  return FALSE;
}

/// Hang `node` on another head, unless that would close a circle.
static void hang(WgSentence *s, gint32 node, gint32 head, WgDeprel deprel)
{
  if (hangs_below(s, head, node)) return;
  s->tokens[node].head = head;
  s->tokens[node].deprel = deprel;
}

/// Forms whose dictionary form the tables have wrong.
static void mend_lemmas(WgSentence *s)
{
  static const char *const FORMS[][2] = {
      {"lent", "lend"}, {"bankrolled", "bankroll"}, {"bankrolling", "bankroll"}};
  for (guint32 k = 0; k < s->n; k++)
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++)
      if (s->tokens[k].upos == WG_UPOS_VERB && wg_slice_equals(s->tokens[k].form, FORMS[i][0]))
        s->tokens[k].lemma = FORMS[i][1];
}

/// Dictionary form of a verb that the tagger took for a plural noun.
static const char *verb_of_plural(const WgToken *t)
{
  g_autofree char *form = g_strndup(t->form.ptr, t->form.len);
  if (t->lemma && !g_str_equal(t->lemma, form)) return t->lemma;
  gsize n = strlen(form);
  if (g_str_has_suffix(form, "ies") && n > 4) {
    form[n - 3] = 'y';
    form[n - 2] = '\0';
  } else
    form[n - 1] = '\0';
  return g_intern_string(form);
}

/// "Acme Systems supplies X", "Acme Systems plans to …": a plural noun that has a subject and
/// an object or infinitive, but no copula, is the verb.
static void mend_plural_verbs(WgSentence *s)
{
  for (gint32 k = 1; k < (gint32)s->n; k++) {
    WgToken *t = &s->tokens[k];
    if (t->upos != WG_UPOS_NOUN || !t->xpos || !g_str_equal(t->xpos, "NNS") ||
        t->form.ptr[t->form.len - 1] != 's' || child_of(s, k, WG_DEP_COP) >= 0)
      continue;
    gint32 subject = child_of(s, k, WG_DEP_NSUBJ);
    gint32 object = child_of(s, k, WG_DEP_OBJ), clause = child_of(s, k, WG_DEP_ACL);
    gboolean infinitive = clause > k && clause == k + 2 && wg_slice_equals(s->tokens[k + 1].form, "to");
    if (subject < 0 || subject > k || (object < k && !infinitive)) continue;
    t->lemma = verb_of_plural(t);
    t->upos = WG_UPOS_VERB;
    t->xpos = "VBZ";
    if (infinitive) s->tokens[clause].deprel = WG_DEP_XCOMP;
    for (gint32 c = k + 1; c < (gint32)s->n; c++)
      if (s->tokens[c].head == k && s->tokens[c].deprel == WG_DEP_NMOD)
        s->tokens[c].deprel = WG_DEP_OBL;
  }
}

/// "walked away from talks to acquire X": what such a noun is about hangs on the noun.
static void mend_infinitives(WgSentence *s)
{
  static const char *const NOUNS[] = {
      "talk",     "negotiation", "discussion", "plan",  "deal", "bid",      "offer", "agreement",
      "contract", "decision",    "proposal",   "right", "option", "intention",
      "race",     "running",     "contest",    "favourite", "favorite", NULL};
  for (gint32 k = 3; k < (gint32)s->n; k++) {
    WgToken *verb = &s->tokens[k];
    gint32 noun = k - 2;
    if (verb->deprel != WG_DEP_ADVCL || !verb->xpos || !g_str_equal(verb->xpos, "VB") ||
        !wg_slice_equals(s->tokens[k - 1].form, "to") || s->tokens[noun].upos != WG_UPOS_NOUN ||
        s->tokens[noun].head != verb->head || !has_lemma(&s->tokens[noun], NOUNS))
      continue;
    hang(s, k, noun, WG_DEP_ACL);
  }
}

/// "it was in talks to acquire X": no empty "it", somebody talks.
static void mend_talkers(WgSentence *s)
{
  static const char *const NOUNS[] = {"talk", "negotiation", "discussion", NULL};
  for (gint32 k = 0; k < (gint32)s->n; k++) {
    WgToken *it = &s->tokens[k];
    if (it->deprel == WG_DEP_EXPL && it->head > k && it->upos == WG_UPOS_PRON &&
        has_lemma(&s->tokens[it->head], NOUNS) && child_of(s, it->head, WG_DEP_NSUBJ) < 0 &&
        child_of(s, it->head, WG_DEP_CASE) >= 0)
      it->deprel = WG_DEP_NSUBJ;
  }
}

/// "the venture of X and Y", Y hung beside X: it is joined with what stands before the "and".
static void mend_joined(WgSentence *s)
{
  for (gint32 k = 2; k < (gint32)s->n; k++) {
    WgToken *t = &s->tokens[k];
    gint32 head = t->head, joint = child_of(s, k, WG_DEP_CC);
    if (t->deprel != WG_DEP_NMOD || head < 0 || head > k || joint < 1 || joint > k ||
        !is_nominal(t) || child_of(s, k, WG_DEP_CASE) >= 0)
      continue;
    gint32 before = joint - 1;
    while (before >= 0 && s->tokens[before].head != head) before = s->tokens[before].head;
    if (before < 0 || before <= head || !is_nominal(&s->tokens[before]) ||
        s->tokens[before].deprel != WG_DEP_NMOD)
      continue;
    hang(s, k, before, WG_DEP_CONJ);
  }
}

/// "X, in partnership with Y, …", "with" hung on X: it belongs to the noun right before it.
static void mend_partners(WgSentence *s)
{
  static const char *const NOUNS[] = {"partnership", "cooperation", "co-operation", "collaboration",
                                      "deal",        "agreement",   "contract",     "venture",
                                      "alliance",    "tie",         "relationship", NULL};
  for (gint32 i = 1; i < (gint32)s->n; i++) {
    const WgToken *with = &s->tokens[i];
    gint32 noun = i - 1, partner = with->head;
    if (with->deprel != WG_DEP_CASE || partner < i || !wg_slice_equals(with->form, "with") ||
        !has_lemma(&s->tokens[noun], NOUNS) || s->tokens[partner].head < 0 ||
        !is_nominal(&s->tokens[s->tokens[partner].head]) || hangs_below(s, noun, partner))
      continue;
    hang(s, partner, noun, WG_DEP_NMOD);
  }
}

/// "Acme, a unit of X", "of" hung on Acme: it belongs to the noun right before it.
static void mend_appositions(WgSentence *s)
{
  for (gint32 i = 1; i < (gint32)s->n; i++) {
    const WgToken *of = &s->tokens[i], *noun = &s->tokens[i - 1];
    gint32 whole = of->head;
    if (of->deprel != WG_DEP_CASE || whole < i || !wg_slice_equals(of->form, "of") ||
        noun->upos != WG_UPOS_NOUN || noun->deprel != WG_DEP_APPOS || noun->head < 0 ||
        s->tokens[whole].deprel != WG_DEP_NMOD || s->tokens[whole].head != noun->head)
      continue;
    hang(s, whole, i - 1, WG_DEP_NMOD);
  }
}

/// "awarded X a contract", X taken for the only object.
static void mend_givers(WgSentence *s)
{
  static const char *const VERBS[] = {"award", "give", "grant", "hand", "lend",
                                      "offer", "send", "sell",  NULL};
  for (gint32 k = 2; k < (gint32)s->n; k++) {
    WgToken *thing = &s->tokens[k];
    gint32 verb = thing->head, article = child_of(s, k, WG_DEP_DET);
    if ((thing->deprel != WG_DEP_OBL_UNMARKED && thing->deprel != WG_DEP_OBJ) ||
        thing->upos != WG_UPOS_NOUN || verb < 0 || verb > k || article <= verb + 1 ||
        article > k || !has_lemma(&s->tokens[verb], VERBS))
      continue;
    gint32 receiver = article - 1;
    if (s->tokens[receiver].upos != WG_UPOS_PROPN || s->tokens[receiver].head != verb ||
        s->tokens[receiver].deprel != WG_DEP_OBJ)
      continue;
    s->tokens[receiver].deprel = WG_DEP_IOBJ;
    thing->deprel = WG_DEP_OBJ;
  }
}

/// "a contract worth $80 million", the sum taken for what is given: it says how much.
static void mend_worth(WgSentence *s)
{
  for (gint32 k = 1; k + 1 < (gint32)s->n; k++) {
    gint32 noun = s->tokens[k].head;
    WgToken *sum = &s->tokens[k + 1];
    if (wg_slice_equals(s->tokens[k].form, "worth") && s->tokens[k].deprel == WG_DEP_AMOD &&
        noun == k - 1 && sum->deprel == WG_DEP_OBJ && sum->head < noun)
      hang(s, k + 1, noun, WG_DEP_APPOS);
  }
}

/// "The drone maker Acme Systems builds …": of two subjects side by side the second is the
/// first one's name.
static void mend_twin_subjects(WgSentence *s)
{
  for (gint32 k = 1; k < (gint32)s->n; k++) {
    const WgToken *name = &s->tokens[k];
    if (name->upos != WG_UPOS_PROPN || name->deprel != WG_DEP_NSUBJ || name->head < k) continue;
    gint32 first = k;
    while (first > 0 && s->tokens[first - 1].head == k &&
           s->tokens[first - 1].upos == WG_UPOS_PROPN)
      first--;
    gint32 noun = first - 1;
    if (noun < 0 || s->tokens[noun].upos != WG_UPOS_NOUN || s->tokens[noun].head != name->head ||
        s->tokens[noun].deprel != WG_DEP_NSUBJ)
      continue;
    hang(s, k, noun, WG_DEP_APPOS);
  }
}

void wg_mend_dealings(WgSentence *s)
{
  mend_lemmas(s);
  mend_plural_verbs(s);
  mend_infinitives(s);
  mend_talkers(s);
  mend_joined(s);
  mend_partners(s);
  mend_appositions(s);
  mend_givers(s);
  mend_worth(s);
  mend_twin_subjects(s);
}
