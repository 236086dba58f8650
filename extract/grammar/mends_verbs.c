// SPDX-License-Identifier: Apache-2.0
/// Verbs of the sentence that the parser took for adjectives, nouns or attributes, and their
/// objects that it hung elsewhere.
#include <string.h>

#include "extract/grammar/mends.h"
#include "extract/time/time_words.h"

static gboolean has_tag(const WgToken *t, const char *xpos)
{
  return t->xpos && g_str_equal(t->xpos, xpos);
}

static gboolean is_word(const WgToken *t, const char *word)
{
  return t->form.len == strlen(word) && g_ascii_strncasecmp(t->form.ptr, word, t->form.len) == 0;
}

static gboolean is_among(const char *lemma, const char *const *words)
{
  return lemma && g_strv_contains(words, lemma);
}

/// Child of `head` with the relation, or -1.
static gint32 child_of(const WgSentence *s, gint32 head, WgDeprel deprel)
{
  for (gint32 i = 0; i < (gint32)s->n; i++)
    if (s->tokens[i].head == head && s->tokens[i].deprel == deprel) return i;
  return -1;
}

static void hang(WgSentence *s, gint32 t, gint32 head, WgDeprel deprel)
{
  s->tokens[t].head = head;
  s->tokens[t].deprel = deprel;
}

/// All that hangs on `from`, but for `to`, is hung on `to`.
static void move_children(WgSentence *s, gint32 from, gint32 to)
{
  for (gint32 i = 0; i < (gint32)s->n; i++)
    if (s->tokens[i].head == from && i != to) s->tokens[i].head = to;
}

// ------------------------------------------------------------------ lemmas

/// Past forms that rules learned from other verbs lead astray.
static void mend_lemma(WgToken *t)
{
  static const char *const PAST[][3] = {
      {"froze", "freeze", "VBD"},      {"unfroze", "unfreeze", "VBD"}, {"forbade", "forbid", "VBD"},
      {"forbidden", "forbid", NULL},   {"lent", "lend", NULL},         {"axed", "axe", NULL},
      {"frozen", "freeze", NULL},      {"unfrozen", "unfreeze", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(PAST); i++) {
    if (t->upos != WG_UPOS_VERB || !is_word(t, PAST[i][0])) continue;
    t->lemma = PAST[i][1];
    if (PAST[i][2]) t->xpos = PAST[i][2];
  }
}

// ------------------------------------------------------------------ verbs

/// "Norland has frozen accounts of …": a perfect taken for the having of frozen accounts.
static void mend_perfect(WgSentence *s, gint32 have)
{
  static const char *const ACTS[] = {"freeze",  "ban",    "suspend", "sanction",  "block",
                                     "bar",     "halt",   "revoke",  "sever",     "cancel",
                                     "expel",   "forbid", "terminate", "prohibit", "blacklist",
                                     "blacklisted", "banned", "frozen", NULL};
  if (!is_word(&s->tokens[have], "has") && !is_word(&s->tokens[have], "have") &&
      !is_word(&s->tokens[have], "had"))
    return;
  gint32 object = child_of(s, have, WG_DEP_OBJ), verb = have + 1;
  if (object < have + 2 || s->tokens[have].upos == WG_UPOS_PUNCT) return;
  if (s->tokens[verb].upos == WG_UPOS_ADV) verb++;
  WgToken *v = &s->tokens[verb];
  if (verb >= object || v->head != object || v->deprel != WG_DEP_AMOD ||
      !is_among(v->lemma, ACTS))
    return;
  const WgToken *h = &s->tokens[have];
  hang(s, verb, h->head, h->deprel);
  v->upos = WG_UPOS_VERB;
  v->xpos = "VBN";
  if (g_str_equal(v->lemma, "frozen")) v->lemma = "freeze";
  move_children(s, have, verb);
  hang(s, object, verb, WG_DEP_OBJ);
  hang(s, have, verb, WG_DEP_AUX);
  s->tokens[have].upos = WG_UPOS_AUX;
}

static gboolean is_stopped(const WgSentence *s)
{
  for (gint32 i = (gint32)s->n; i-- > 0;)
    if (s->tokens[i].upos != WG_UPOS_PUNCT) return FALSE;
    else if (is_word(&s->tokens[i], ".")) return TRUE;
  return FALSE;
}

static gint32 root_of(const WgSentence *s)
{
  for (gint32 i = 0; i < (gint32)s->n; i++)
    if (s->tokens[i].head < 0) return i;
  return -1;
}

/// Whether the root has no clause of its own.
static gboolean is_verbless(const WgSentence *s, gint32 root)
{
  return child_of(s, root, WG_DEP_NSUBJ) < 0 && child_of(s, root, WG_DEP_NSUBJ_PASS) < 0 &&
         child_of(s, root, WG_DEP_COP) < 0 && child_of(s, root, WG_DEP_CCOMP) < 0 &&
         child_of(s, root, WG_DEP_PARATAXIS) < 0;
}

/// "The US blacklisted Corviton and Quarrel Labs.", read as one row of names with a
/// participle in it: the name before the participle does it, those behind it suffer it.
static void mend_between_names(WgSentence *s)
{
  gint32 root = root_of(s);
  if (s->in_title || root < 0 || s->tokens[root].upos != WG_UPOS_PROPN || !is_stopped(s) ||
      !is_verbless(s, root))
    return;
  for (gint32 v = 1; v + 1 < (gint32)s->n; v++) {
    WgToken *verb = &s->tokens[v], *before = &s->tokens[v - 1];
    gint32 object = verb->head;
    if (verb->deprel != WG_DEP_AMOD || verb->upos != WG_UPOS_VERB || has_tag(verb, "VBG") ||
        before->upos != WG_UPOS_PROPN || before->head != object || object < v ||
        s->tokens[v + 1].upos != WG_UPOS_PROPN)
      continue;
    for (gint32 i = 0; i < v - 1; i++) // what stands before the doer is his
      if (s->tokens[i].head == object) s->tokens[i].head = v - 1;
    if (object != root) hang(s, root, object, WG_DEP_CONJ);
    hang(s, v, -1, WG_DEP_ROOT);
    verb->xpos = "VBD";
    hang(s, v - 1, v, WG_DEP_NSUBJ);
    hang(s, object, v, WG_DEP_OBJ);
    return;
  }
}

/// A headline's "Norland to bar Corviton": the name is the one that will.
static void mend_headline(WgSentence *s)
{
  gint32 root = root_of(s);
  if (root < 0 || s->tokens[root].upos != WG_UPOS_PROPN || is_stopped(s) || !is_verbless(s, root))
    return;
  gint32 verb = child_of(s, root, WG_DEP_ACL);
  if (verb < root + 2 || !has_tag(&s->tokens[verb], "VB") ||
      !is_word(&s->tokens[root + 1], "to") || s->tokens[root + 1].head != verb)
    return;
  hang(s, verb, -1, WG_DEP_ROOT);
  hang(s, root, verb, WG_DEP_NSUBJ);
}

/// "The ruling bars Corviton from …", "bars" taken for a noun though it has an object.
static void mend_noun_with_object(WgSentence *s)
{
  gint32 root = root_of(s);
  if (root < 1 || s->in_title || !has_tag(&s->tokens[root], "NNS") || !is_verbless(s, root))
    return;
  WgToken *verb = &s->tokens[root], *subject = &s->tokens[root - 1];
  gint32 object = child_of(s, root, WG_DEP_OBJ);
  if (object < root || subject->head != root ||
      (subject->deprel != WG_DEP_COMPOUND && subject->deprel != WG_DEP_AMOD))
    return;
  verb->upos = WG_UPOS_VERB;
  verb->xpos = "VBZ";
  if (subject->upos != WG_UPOS_PROPN) subject->upos = WG_UPOS_NOUN;
  subject->deprel = WG_DEP_NSUBJ;
  for (gint32 i = 0; i < root - 1; i++)
    if (s->tokens[i].head == root) s->tokens[i].head = root - 1;
}

/// "Corviton Mobile plans to buy …", read as the plans of a name.
static void mend_plans(WgSentence *s)
{
  static const char *const PLANS[] = {"plan", "aim", "vow", "hope", "move", "pledge", NULL};
  gint32 root = root_of(s);
  if (root < 1 || !has_tag(&s->tokens[root], "NNS") || !is_among(s->tokens[root].lemma, PLANS) ||
      !is_verbless(s, root) || child_of(s, root, WG_DEP_DET) >= 0)
    return;
  gint32 act = child_of(s, root, WG_DEP_ACL), name = root - 1;
  if (act < root + 2 || !has_tag(&s->tokens[act], "VB") || !is_word(&s->tokens[root + 1], "to") ||
      s->tokens[root + 1].head != act || s->tokens[name].upos != WG_UPOS_PROPN ||
      s->tokens[name].head != root)
    return;
  for (gint32 i = 0; i < name; i++)
    if (s->tokens[i].head == root) s->tokens[i].head = name;
  s->tokens[root].upos = WG_UPOS_VERB;
  s->tokens[root].xpos = "VBZ";
  s->tokens[name].deprel = WG_DEP_NSUBJ;
  s->tokens[act].deprel = WG_DEP_XCOMP;
}

/// "agreed to sanction Corviton", the infinitive taken for a noun though it has an object.
static void mend_infinitive(WgSentence *s, gint32 t)
{
  WgToken *verb = &s->tokens[t];
  if (t < 1 || !has_tag(verb, "NN") || !is_word(&s->tokens[t - 1], "to") ||
      s->tokens[t - 1].head != t || verb->head < 0 || verb->head > t ||
      s->tokens[verb->head].upos != WG_UPOS_VERB || child_of(s, t, WG_DEP_OBJ) <= t)
    return;
  verb->upos = WG_UPOS_VERB;
  verb->xpos = "VB";
  verb->deprel = WG_DEP_XCOMP;
  s->tokens[t - 1].upos = WG_UPOS_PART;
  s->tokens[t - 1].deprel = WG_DEP_MARK;
}

// ------------------------------------------------------------------ their objects

/// "recalled its envoy and suspended relations", the relations hung on the envoy: what stands
/// right behind the second of two verbs is its object.
static void mend_second_object(WgSentence *s, gint32 noun)
{
  WgToken *n = &s->tokens[noun];
  gint32 first = n->head, verb = noun - 1;
  if (n->deprel != WG_DEP_CONJ || first < 0 || child_of(s, noun, WG_DEP_CC) >= 0 ||
      (n->upos != WG_UPOS_NOUN && n->upos != WG_UPOS_PROPN))
    return;
  while (verb > first && s->tokens[verb].head == noun &&
         (s->tokens[verb].deprel == WG_DEP_DET || s->tokens[verb].deprel == WG_DEP_AMOD ||
          s->tokens[verb].deprel == WG_DEP_COMPOUND || s->tokens[verb].deprel == WG_DEP_NMOD_POSS))
    verb--;
  const WgToken *v = &s->tokens[verb];
  if (verb <= first || v->upos != WG_UPOS_VERB || v->deprel != WG_DEP_CONJ || v->head < 0 ||
      v->head >= first || s->tokens[v->head].upos != WG_UPOS_VERB ||
      child_of(s, verb, WG_DEP_OBJ) >= 0)
    return;
  hang(s, noun, verb, WG_DEP_OBJ);
}

/// "with Corviton last month", the name taken for a part of "month".
static void mend_name_before_time(WgSentence *s, gint32 name)
{
  static const char *const WHICH[] = {"last", "next", "this", NULL};
  WgToken *t = &s->tokens[name];
  gint32 unit = t->head;
  int season;
  if (t->upos != WG_UPOS_PROPN || t->deprel != WG_DEP_COMPOUND || unit != name + 2 ||
      !is_among(s->tokens[name + 1].lemma, WHICH) || s->tokens[name + 1].head != unit ||
      wg_time_unit(s, unit, &season) == WG_NO_UNIT || s->tokens[unit].head < 0 ||
      s->tokens[unit].head > name)
    return;
  gint32 verb = s->tokens[unit].head;
  hang(s, name, verb, s->tokens[unit].deprel);
  for (gint32 i = verb + 1; i < name; i++) // the preposition and what else was the name's
    if (s->tokens[i].head == unit) s->tokens[i].head = name;
  gint32 above = verb;
  while (above >= 0 && s->tokens[above].upos != WG_UPOS_VERB) above = s->tokens[above].head;
  hang(s, unit, above >= 0 ? above : verb, WG_DEP_OBL_UNMARKED);
}

// ------------------------------------------------------------------ participles, "by"

/// "in imposing sanctions", "a decree imposing sanctions", "a law banning Corviton": a verb
/// taken for an adjective of its object.
static void mend_participle(WgSentence *s, gint32 v)
{
  static const char *const ACTS[] = {"impose", "ban",     "lift",   "ease",      "sanction",
                                     "suspend", "sever",  "end",    "halt",      "block",
                                     "bar",     "prohibit", "revoke", "blacklist", "freeze",
                                     "restrict", "extend", "forbid", "outlaw",   NULL};
  WgToken *verb = &s->tokens[v];
  gint32 object = verb->head;
  if (v < 1 || verb->deprel != WG_DEP_AMOD || !has_tag(verb, "VBG") || object < v ||
      !is_among(verb->lemma, ACTS))
    return;
  WgToken *before = &s->tokens[v - 1];
  gint32 above = s->tokens[object].head;
  if (before->head == object && before->deprel == WG_DEP_CASE) {
    hang(s, v, above, WG_DEP_ADVCL);
    hang(s, v - 1, v, WG_DEP_MARK);
  } else if (before->upos == WG_UPOS_NOUN && before->head == object) {
    hang(s, v - 1, above, s->tokens[object].deprel);
    for (gint32 i = 0; i < v - 1; i++)
      if (s->tokens[i].head == object) s->tokens[i].head = v - 1;
    hang(s, v, v - 1, WG_DEP_ACL);
  } else if (before->upos == WG_UPOS_NOUN && before->head == above && above >= 0) {
    hang(s, v, v - 1, WG_DEP_ACL);
  } else
    return;
  hang(s, object, v, WG_DEP_OBJ);
}

/// "imposed on Corviton by Norland": a name has no author, so whose act it is.
static void mend_agent(WgSentence *s, gint32 by)
{
  const WgToken *mark = &s->tokens[by];
  gint32 agent = mark->head;
  if (!is_word(mark, "by") || mark->deprel != WG_DEP_CASE || agent <= by ||
      s->tokens[agent].deprel != WG_DEP_NMOD)
    return;
  gint32 name = s->tokens[agent].head;
  if (name < 0 || name > by || s->tokens[name].upos != WG_UPOS_PROPN) return;
  gint32 above = s->tokens[name].head;
  while (above >= 0 && s->tokens[above].upos == WG_UPOS_PROPN) above = s->tokens[above].head;
  if (above < 0 || above > name) return;
  gboolean verbal = s->tokens[above].upos == WG_UPOS_VERB;
  hang(s, agent, above,
       !verbal ? WG_DEP_NMOD : has_tag(&s->tokens[above], "VBN") ? WG_DEP_OBL_AGENT : WG_DEP_OBL);
}

/// "delisted from the exchange alongside Corviton": no other exchange.
static void mend_company(WgSentence *s, gint32 mark)
{
  gint32 other = s->tokens[mark].head;
  if (!is_word(&s->tokens[mark], "alongside") || s->tokens[mark].deprel != WG_DEP_CASE ||
      other <= mark || s->tokens[other].deprel != WG_DEP_NMOD)
    return;
  gint32 at = s->tokens[other].head;
  while (at >= 0 && s->tokens[at].upos != WG_UPOS_VERB) at = s->tokens[at].head;
  if (at >= 0 && at < mark) hang(s, other, at, WG_DEP_OBL);
}

/// "violating the sanctions on Corviton", "on" hung on the verb: it says on whom they lie.
static void mend_limit(WgSentence *s, gint32 noun)
{
  static const char *const LIMITS[] = {"sanction", "ban", "embargo", "restriction", "curb",
                                       "tariff", "crackdown", NULL};
  const WgToken *n = &s->tokens[noun];
  if (noun + 2 >= (gint32)s->n || n->upos != WG_UPOS_NOUN || n->deprel != WG_DEP_OBJ ||
      !is_among(n->lemma, LIMITS))
    return;
  const WgToken *on = n + 1;
  gint32 whom = on->head;
  if ((is_word(on, "on") || is_word(on, "against")) && on->deprel == WG_DEP_CASE &&
      whom > noun + 1 && s->tokens[whom].deprel == WG_DEP_OBL &&
      s->tokens[whom].head == n->head && s->tokens[whom].upos == WG_UPOS_PROPN)
    hang(s, whom, noun, WG_DEP_NMOD);
}

/// "added Corviton and two of its units to the list", the list hung on the units.
static void mend_added(WgSentence *s, gint32 to)
{
  const WgToken *mark = &s->tokens[to];
  gint32 list = mark->head, at;
  if (!is_word(mark, "to") || mark->deprel != WG_DEP_CASE || list <= to ||
      s->tokens[list].deprel != WG_DEP_NMOD)
    return;
  for (at = s->tokens[list].head; at >= 0 && s->tokens[at].upos != WG_UPOS_VERB;)
    at = s->tokens[at].head;
  if (at < 0 || at > to || !s->tokens[at].lemma || !g_str_equal(s->tokens[at].lemma, "add")) return;
  gint32 object = child_of(s, at, WG_DEP_OBJ);
  if (object >= 0 && object < to) hang(s, list, at, WG_DEP_OBL);
}

void wg_mend_verbs(WgSentence *s)
{
  mend_between_names(s);
  mend_headline(s);
  mend_noun_with_object(s);
  mend_plans(s);
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    mend_lemma(&s->tokens[i]);
    mend_perfect(s, i);
    mend_infinitive(s, i);
    mend_second_object(s, i);
    mend_name_before_time(s, i);
    mend_participle(s, i);
    mend_agent(s, i);
    mend_added(s, i);
    mend_company(s, i);
    mend_limit(s, i);
  }
}
