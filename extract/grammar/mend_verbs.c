// SPDX-License-Identifier: Apache-2.0
/// Habits of the parser around verbs: one taken for a noun, its agent, its complement or the
/// name of its object hung on the wrong word.
#include "extract/grammar/tree.h"

static gint32 child_of(const WgSentence *s, gint32 head, WgDeprel deprel)
{
  for (gint32 k = 0; k < (gint32)s->n; k++)
    if (s->tokens[k].head == head && s->tokens[k].deprel == deprel) return k;
  return WG_NO_TOKEN;
}

static gboolean has_tag(const WgToken *t, const char *tag)
{
  return t->xpos && g_str_equal(t->xpos, tag);
}

static gboolean has_form(const WgToken *t, const char *form)
{
  return wg_slice_equals(t->form, form);
}

static gboolean has_lemma(const WgToken *t, const char *const *lemmas)
{
  for (; *lemmas; lemmas++)
    if (t->lemma && g_str_equal(t->lemma, *lemmas)) return TRUE;
  return FALSE;
}

/// The name right before a word that it hangs on, or WG_NO_TOKEN.
static gint32 name_before(const WgSentence *s, gint32 t)
{
  if (t < 1) return WG_NO_TOKEN;
  const WgToken *name = &s->tokens[t - 1];
  return name->upos == WG_UPOS_PROPN && name->head == t && name->deprel == WG_DEP_COMPOUND
             ? t - 1
             : WG_NO_TOKEN;
}

/// Make a verb of a noun: the name before it is its subject, its phrases are a verb's.
static void make_verb(WgSentence *s, gint32 t, gint32 name)
{
  s->tokens[t].upos = WG_UPOS_VERB;
  s->tokens[t].xpos = "VBZ";
  s->tokens[name].deprel = WG_DEP_NSUBJ;
  for (gint32 k = 0; k < (gint32)s->n; k++) {
    WgToken *child = &s->tokens[k];
    if (child->head != t) continue;
    if (k < name && child->deprel != WG_DEP_MARK && child->deprel != WG_DEP_PUNCT &&
        child->deprel != WG_DEP_ADVMOD)
      child->head = name; // what stood before the name is the name's
    else if (k > t && child->deprel == WG_DEP_NMOD)
      child->deprel = WG_DEP_OBL;
  }
}

/// The mark "that", "whether" of a noun, which only a clause can have.
static gint32 content_mark(const WgSentence *s, gint32 noun)
{
  if (child_of(s, noun, WG_DEP_COP) != WG_NO_TOKEN) return WG_NO_TOKEN;
  for (gint32 k = 0; k < noun; k++) {
    const WgToken *mark = &s->tokens[k];
    if (mark->head == noun && mark->deprel == WG_DEP_MARK &&
        (has_form(mark, "that") || has_form(mark, "whether")))
      return k;
  }
  return WG_NO_TOKEN;
}

/// "says X spies for Y", "alleged that X spies": a plural noun behind a name.
static void mend_plural(WgSentence *s, gint32 t)
{
  static const char *const SPYING[] = {"spy", "spies", NULL};
  WgToken *noun = &s->tokens[t];
  gint32 name = name_before(s, t);
  if (noun->upos != WG_UPOS_NOUN || !has_tag(noun, "NNS") || name == WG_NO_TOKEN ||
      child_of(s, t, WG_DEP_CASE) != WG_NO_TOKEN || noun->head < 0)
    return;
  gboolean spies = has_lemma(noun, SPYING) && noun->deprel == WG_DEP_OBJ && noun->head < t;
  if (content_mark(s, t) == WG_NO_TOKEN && !spies) return;
  make_verb(s, t, name);
  if (noun->deprel == WG_DEP_OBJ || noun->deprel == WG_DEP_OBL) noun->deprel = WG_DEP_CCOMP;
}

/// "whether X misled investors": the verb taken for the adjective of its object.
static void mend_marked_object(WgSentence *s, gint32 t)
{
  WgToken *object = &s->tokens[t];
  gint32 mark = content_mark(s, t);
  if (mark == WG_NO_TOKEN || object->upos != WG_UPOS_NOUN || object->head < 0) return;
  for (gint32 v = mark + 2; v < t; v++) {
    WgToken *verb = &s->tokens[v];
    WgToken *name = &s->tokens[v - 1];
    if (verb->head != t || verb->deprel != WG_DEP_AMOD || verb->upos != WG_UPOS_VERB ||
        name->upos != WG_UPOS_PROPN || (name->head != t && name->head != v))
      continue;
    *verb = (WgToken){.lemma = verb->lemma, .form = verb->form, .begin = verb->begin,
                      .end = verb->end, .feats = verb->feats, .space_after = verb->space_after,
                      .margin = verb->margin, .upos = WG_UPOS_VERB, .xpos = "VBD",
                      .head = object->head, .deprel = WG_DEP_CCOMP};
    object->head = v;
    object->deprel = WG_DEP_OBJ;
    name->head = v;
    name->deprel = WG_DEP_NSUBJ;
    for (gint32 k = 0; k < v - 1; k++) // the mark and what belongs to the name
      if (s->tokens[k].head == t) s->tokens[k].head = k <= mark ? v : v - 1;
    return;
  }
}

/// What "fines", "bans" names right behind it, as its object or as an apposition.
static gint32 object_behind(const WgSentence *s, gint32 t)
{
  static const char *const DOING[] = {"fine", "probe", "charge", "ban", "sanction", "arrest",
                                      "sue", "indict", "blacklist", NULL};
  gint32 object = child_of(s, t, WG_DEP_OBJ);
  if (object != WG_NO_TOKEN || !has_lemma(&s->tokens[t], DOING)) return object;
  object = child_of(s, t, WG_DEP_APPOS);
  if (object < t) return WG_NO_TOKEN;
  for (gint32 k = t + 1; k < object; k++) // a comma would part an apposition
    if (s->tokens[k].upos != WG_UPOS_PROPN) return WG_NO_TOKEN;
  return object;
}

/// "EU fines X 3 million euros": a noun with an object is a verb.
static void mend_headline_verb(WgSentence *s, gint32 t)
{
  WgToken *noun = &s->tokens[t];
  gint32 name = name_before(s, t), object = object_behind(s, t);
  if (noun->upos != WG_UPOS_NOUN || !has_tag(noun, "NNS") || name == WG_NO_TOKEN || object < t ||
      s->tokens[object].upos != WG_UPOS_PROPN)
    return;
  make_verb(s, t, name);
  s->tokens[object].deprel = WG_DEP_OBJ;
  for (gint32 k = object + 1; k < (gint32)s->n; k++)
    if (s->tokens[k].head == t && (s->tokens[k].deprel == WG_DEP_APPOS ||
                                   s->tokens[k].deprel == WG_DEP_NMOD_UNMARKED)) {
      s->tokens[k].deprel = WG_DEP_OBJ;
      s->tokens[object].deprel = WG_DEP_IOBJ;
    }
}

/// "considers X a threat": the second object says what the first one is.
static void mend_called(WgSentence *s, gint32 t)
{
  static const char *const CALLING[] = {"call", "label", "consider", "deem", "brand", "declare",
                                        "dub", "judge", NULL};
  WgToken *second = &s->tokens[t];
  if (second->deprel != WG_DEP_OBJ || second->upos != WG_UPOS_NOUN || second->head < 0 ||
      second->head > t || !has_lemma(&s->tokens[second->head], CALLING))
    return;
  gint32 article = child_of(s, t, WG_DEP_DET);
  if (article == WG_NO_TOKEN ||
      !(has_form(&s->tokens[article], "a") || has_form(&s->tokens[article], "an")))
    return;
  for (gint32 k = second->head + 1; k < article; k++)
    if (s->tokens[k].head == second->head && s->tokens[k].deprel == WG_DEP_OBJ) {
      second->deprel = WG_DEP_XCOMP;
      return;
    }
}

/// "said X planned to …": the verb of what is said taken for a participle, though it has an
/// object or complement, which a passive one has not.
static void mend_said(WgSentence *s, gint32 t)
{
  static const char *const SAYING[] = {"say", "claim", "allege", "believe", "argue", "think",
                                       "warn", "insist", "contend", "fear", "suspect", NULL};
  WgToken *verb = &s->tokens[t];
  gint32 name = verb->head;
  if (verb->deprel != WG_DEP_ACL || verb->upos != WG_UPOS_VERB || name < 1 || name > t - 1 ||
      !(has_tag(verb, "VBD") || has_tag(verb, "VBN")))
    return;
  WgToken *subject = &s->tokens[name];
  if (subject->upos != WG_UPOS_PROPN || subject->deprel != WG_DEP_OBJ || subject->head < 0 ||
      subject->head > name || !has_lemma(&s->tokens[subject->head], SAYING) || name != t - 1)
    return;
  if (child_of(s, t, WG_DEP_OBJ) == WG_NO_TOKEN && child_of(s, t, WG_DEP_XCOMP) == WG_NO_TOKEN &&
      child_of(s, t, WG_DEP_CCOMP) == WG_NO_TOKEN)
    return;
  verb->head = subject->head;
  verb->deprel = WG_DEP_CCOMP;
  verb->xpos = "VBD";
  subject->head = t;
  subject->deprel = WG_DEP_NSUBJ;
}

// ------------------------------------------------------------------ agents

static gboolean is_passive(const WgSentence *s, gint32 v)
{
  const WgToken *verb = &s->tokens[v];
  if (verb->upos != WG_UPOS_VERB || !has_tag(verb, "VBN")) return FALSE;
  return verb->deprel == WG_DEP_ACL || child_of(s, v, WG_DEP_AUX_PASS) != WG_NO_TOKEN;
}

static gboolean is_marked_by(const WgSentence *s, gint32 t)
{
  gint32 mark = child_of(s, t, WG_DEP_CASE);
  return mark != WG_NO_TOKEN && mark < t && has_form(&s->tokens[mark], "by");
}

static gboolean has_agent(const WgSentence *s, gint32 v)
{
  for (gint32 k = 0; k < (gint32)s->n; k++)
    if (s->tokens[k].head == v &&
        (s->tokens[k].deprel == WG_DEP_OBL_AGENT || is_marked_by(s, k)))
      return TRUE;
  return FALSE;
}

static gboolean is_nominal(const WgToken *t)
{
  return t->upos == WG_UPOS_NOUN || t->upos == WG_UPOS_PROPN || t->upos == WG_UPOS_NUM ||
         t->upos == WG_UPOS_SYM;
}

/// The passive verb above `t` that nothing but phrases parts from it, or WG_NO_TOKEN.
static gint32 passive_above(const WgSentence *s, gint32 t)
{
  gint32 at = s->tokens[t].head;
  for (guint32 steps = 0; at >= 0 && at < t && steps < s->n; steps++) {
    if (is_passive(s, at)) return at;
    const WgToken *word = &s->tokens[at];
    gboolean phrase = word->deprel == WG_DEP_OBL || word->deprel == WG_DEP_NMOD ||
                      word->deprel == WG_DEP_OBJ || word->deprel == WG_DEP_CONJ ||
                      word->deprel == WG_DEP_NMOD_UNMARKED || word->deprel == WG_DEP_OBL_UNMARKED;
    if (!is_nominal(word) || !phrase) return WG_NO_TOKEN;
    at = word->head;
  }
  return WG_NO_TOKEN;
}

/// "was fined $9 million by X", "was imposed on Y by X": neither a sum nor a name has an
/// agent; "was accused of fraud by X": who accuses.
static void mend_agent(WgSentence *s, gint32 t)
{
  static const char *const ACCUSING[] = {"accuse", "charge", "suspect", "convict", "fine",
                                         "sue",    "indict", "clear",   "acquit",  NULL};
  WgToken *agent = &s->tokens[t];
  if (agent->deprel != WG_DEP_NMOD || agent->head < 0 || agent->head > t || !is_marked_by(s, t))
    return;
  gint32 verb = passive_above(s, t);
  if (verb == WG_NO_TOKEN || has_agent(s, verb)) return;
  const WgToken *above = &s->tokens[agent->head];
  gboolean agentless = above->upos == WG_UPOS_PROPN || above->upos == WG_UPOS_SYM ||
                       above->upos == WG_UPOS_NUM || child_of(s, agent->head, WG_DEP_NUMMOD) >= 0;
  gboolean accused = above->head == verb && has_lemma(&s->tokens[verb], ACCUSING);
  if (!agentless && !accused) return;
  agent->head = verb;
  agent->deprel = WG_DEP_OBL_AGENT;
}

/// "a fine of $3 million against X", "damages of $2 million from X": a sum has no such phrase;
/// what it is the sum of has.
static void mend_sum(WgSentence *s, gint32 t)
{
  static const char *const OTHERS[] = {"against", "from", "on", "over", "for", "with", NULL};
  WgToken *phrase = &s->tokens[t];
  gint32 sum = phrase->head;
  if (phrase->deprel != WG_DEP_NMOD || sum < 1 || sum > t || s->tokens[sum].head < 0) return;
  gboolean money = s->tokens[sum].upos == WG_UPOS_SYM && wg_slice_equals(s->tokens[sum].form, "$");
  gint32 mark = child_of(s, t, WG_DEP_CASE);
  if (!money || mark == WG_NO_TOKEN || mark > t || !has_lemma(&s->tokens[mark], OTHERS)) return;
  const WgToken *above = &s->tokens[s->tokens[sum].head];
  if (above->upos != WG_UPOS_VERB && above->upos != WG_UPOS_NOUN) return;
  phrase->head = s->tokens[sum].head;
  phrase->deprel = above->upos == WG_UPOS_VERB ? WG_DEP_OBL : WG_DEP_NMOD;
}

/// "arrested an employee of Y, X, on …": a bare name behind the comma is the object's.
static void mend_apposed(WgSentence *s, gint32 t)
{
  WgToken *name = &s->tokens[t];
  gint32 verb = name->head;
  gboolean bare = name->deprel == WG_DEP_OBL || name->deprel == WG_DEP_OBL_UNMARKED;
  if (!bare || name->upos != WG_UPOS_PROPN || t < 3 || verb < 0 || verb > t - 3 ||
      !has_form(&s->tokens[t - 1], ",") || child_of(s, t, WG_DEP_CASE) != WG_NO_TOKEN)
    return;
  gint32 object = child_of(s, verb, WG_DEP_OBJ);
  if (object < verb || object > t - 2 || s->tokens[object].upos != WG_UPOS_NOUN) return;
  for (gint32 k = t - 2; k != object; k = s->tokens[k].head) // what parts them is the object's
    if (k < object || k > t || s->tokens[k].head < 0) return;
  name->head = object;
  name->deprel = WG_DEP_APPOS;
}

void wg_tree_mend_verbs(WgSentence *s)
{
  for (gint32 t = 1; t < (gint32)s->n; t++) {
    mend_plural(s, t);
    mend_marked_object(s, t);
    mend_headline_verb(s, t);
    mend_called(s, t);
    mend_said(s, t);
    mend_agent(s, t);
    mend_sum(s, t);
    mend_apposed(s, t);
  }
}
