// SPDX-License-Identifier: Apache-2.0
#include "extract/grammar/tree.h"

#include "extract/grammar/mends.h"
#include "extract/time/time_words.h"

/// Whether following the heads from `i` ends at a root.
static gboolean is_rooted(const WgSentence *s, guint32 i)
{
  gint32 at = (gint32)i;
  for (guint32 steps = 0; steps <= s->n; steps++) {
    gint32 head = s->tokens[at].head;
    if (head < 0 || head >= (gint32)s->n) return TRUE;
    at = head;
  }
  return FALSE;
}

static void widen(WgTree *tree, gint32 node, gint32 to, guint32 n)
{
  for (guint32 steps = 0; node >= 0 && node < (gint32)n && steps <= n; steps++) {
    tree->left[node] = MIN(tree->left[node], to);
    tree->right[node] = MAX(tree->right[node], to);
    node = tree->sentence->tokens[node].head;
  }
}

WgTree *wg_tree_new(WgArena *arena, const WgSentence *sentence)
{
  guint32 n = sentence->n;
  WgTree *tree = wg_arena_new0(arena, WgTree, 1);
  tree->sentence = sentence;
  tree->first_child = wg_arena_new0(arena, gint32, n);
  tree->next_sibling = wg_arena_new0(arena, gint32, n);
  tree->left = wg_arena_new0(arena, gint32, n);
  tree->right = wg_arena_new0(arena, gint32, n);
  for (guint32 i = 0; i < n; i++) {
    tree->first_child[i] = tree->next_sibling[i] = WG_NO_TOKEN;
    tree->left[i] = tree->right[i] = (gint32)i;
  }
  for (guint32 k = n; k-- > 0;) {
    gint32 head = sentence->tokens[k].head;
    if (head < 0 || head >= (gint32)n || !is_rooted(sentence, k)) continue;
    tree->next_sibling[k] = tree->first_child[head];
    tree->first_child[head] = (gint32)k;
  }
  for (guint32 k = 0; k < n; k++)
    if (is_rooted(sentence, k))
      widen(tree, sentence->tokens[k].head, (gint32)k, n);
  return tree;
}

gint32 wg_tree_child(const WgTree *tree, gint32 head, WgDeprel deprel)
{
  WG_CHILDREN(tree, head, c)
    if (wg_tree_token(tree, c)->deprel == deprel) return c;
  return WG_NO_TOKEN;
}

gboolean wg_tree_dominates(const WgTree *tree, gint32 top, gint32 node)
{
  for (guint32 steps = 0; steps <= tree->sentence->n; steps++) {
    if (node == top) return TRUE;
    if (node < 0 || node >= (gint32)tree->sentence->n) return FALSE;
    node = wg_tree_token(tree, node)->head;
  }
  return FALSE;
}

const char *wg_tree_marker(const WgTree *tree, WgArena *arena, gint32 node)
{
  WG_CHILDREN(tree, node, c)
  {
    const WgToken *t = wg_tree_token(tree, c);
    if (t->deprel != WG_DEP_CASE && t->deprel != WG_DEP_MARK) continue;
    if (c > node && t->deprel == WG_DEP_CASE) continue; // the possessive 's
    const char *marker = t->lemma;
    const WgToken *next = wg_tree_token(tree, MIN(c + 1, node)); // "out of" as two of its marks
    if (wg_slice_equals(t->form, "out") && wg_slice_equals(next->form, "of") && next->head == node)
      return "out_of";
    WG_CHILDREN(tree, c, f)
      if (wg_tree_token(tree, f)->deprel == WG_DEP_FIXED)
        marker = wg_arena_printf(arena, "%s_%s", marker,
                                 wg_tree_token(tree, f)->lemma);
    return marker;
  }
  return NULL;
}

const char *wg_span_text(const WgSentence *sentence, WgArena *arena,
                         WgSlice source, gint32 first, gint32 last)
{
  if (first > last) return "";
  return wg_arena_dup(arena, wg_slice_sub(source, sentence->tokens[first].begin,
                                          sentence->tokens[last].end));
}

static gboolean is_outer(const WgToken *t)
{
  return t->upos == WG_UPOS_PUNCT && !wg_slice_equals(t->form, "%");
}

const char *wg_tree_text(const WgTree *tree, WgArena *arena, WgSlice source,
                         gint32 node, gboolean bare)
{
  return wg_tree_text_until(tree, arena, source, node, tree->right[node], bare);
}

const char *wg_tree_text_until(const WgTree *tree, WgArena *arena, WgSlice source,
                               gint32 node, gint32 last, gboolean bare)
{
  gint32 first = tree->left[node];
  while (first < node && is_outer(wg_tree_token(tree, first))) first++;
  while (last > node && is_outer(wg_tree_token(tree, last))) last--;
  while (bare && first < node) {
    const WgToken *t = wg_tree_token(tree, first);
    gboolean marks = t->deprel == WG_DEP_CASE || t->deprel == WG_DEP_MARK ||
                     t->deprel == WG_DEP_FIXED || t->deprel == WG_DEP_CC;
    if (!marks || t->head > node) break;
    first++;
  }
  return wg_span_text(tree->sentence, arena, source, first, last);
}

/// Whether another mark "to" of the same verb stands behind token `i`; its index or -1.
static gint32 infinitive_mark(const WgSentence *s, gint32 i)
{
  gint32 verb = s->tokens[i].head;
  for (gint32 j = i + 2; j < verb; j++)
    if (s->tokens[j].head == verb && s->tokens[j].deprel == WG_DEP_MARK &&
        wg_slice_equals(s->tokens[j].form, "to"))
      return j;
  return -1;
}

static gboolean has_case(const WgSentence *s, gint32 noun)
{
  for (guint32 k = 0; k < s->n; k++)
    if (s->tokens[k].head == noun && s->tokens[k].deprel == WG_DEP_CASE && (gint32)k < noun)
      return TRUE;
  return FALSE;
}

/// One that never opens an infinitive's clause by itself.
static gboolean is_plain_preposition(const WgToken *t)
{
  static const char *const WORDS[] = {"with", "from", "of", "by", "against", "between"};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (wg_slice_equals(t->form, WORDS[i])) return TRUE;
  return FALSE;
}

/// "$", "US$", "C$".
static gboolean is_currency_sign(const WgToken *t)
{
  static const char *const SIGNS[] = {"\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", NULL};
  if (t->form.len && t->form.ptr[t->form.len - 1] == '$') return TRUE;
  for (const char *const *sign = SIGNS; *sign; sign++)
    if (wg_slice_equals(t->form, *sign)) return TRUE;
  return FALSE;
}

/// "fined Acme $310 million", "paid Acme $40 million": a name between a verb and a sum is
/// no part of the sum but the one who gets it.
static void mend_payee(WgSentence *s, gint32 sign)
{
  WgToken *sum = &s->tokens[sign];
  gint32 name = sign - 1, verb = sum->head;
  if (name < 0 || verb < 0 || verb >= name || sum->deprel != WG_DEP_OBJ) return;
  WgToken *payee = &s->tokens[name];
  if (payee->upos != WG_UPOS_PROPN || payee->head != sign || payee->deprel != WG_DEP_COMPOUND ||
      s->tokens[verb].upos != WG_UPOS_VERB || !payee->space_after)
    return;
  for (gint32 k = verb + 1; k < name; k++) // other words of the name went with it
    if (s->tokens[k].head == sign) s->tokens[k].head = name;
  payee->head = verb;
  payee->deprel = WG_DEP_IOBJ;
}

/// "violating US sanctions": a name right before the object that was taken for a receiver,
/// though nothing is given.
static void mend_receivers(WgSentence *s)
{
  static const char *const GIVING[] = {"give", "offer", "grant", "award", "send", "show", "tell",
                                       "sell", "deny",  "cost",  "owe",   "lend", "pay",  "ask",
                                       "teach", "hand", "assign", "promise", "allow", "bring"};
  for (guint32 i = 0; i + 1 < s->n; i++) {
    WgToken *name = &s->tokens[i];
    const WgToken *object = &s->tokens[i + 1];
    if ((name->deprel != WG_DEP_IOBJ && name->deprel != WG_DEP_OBJ) ||
        name->upos != WG_UPOS_PROPN || object->upos == WG_UPOS_PROPN ||
        object->deprel != WG_DEP_OBJ || object->head != name->head || name->head < 0)
      continue;
    const char *verb = s->tokens[name->head].lemma;
    gboolean gives = FALSE;
    for (guint k = 0; verb && k < G_N_ELEMENTS(GIVING); k++) gives |= g_str_equal(verb, GIVING[k]);
    if (gives) continue;
    name->head = (gint32)i + 1;
    name->deprel = WG_DEP_COMPOUND;
  }
}

/// Whether between two tokens stand but names, commas and "and".
static gboolean is_list_between(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first + 1; i < last; i++) {
    WgUpos u = s->tokens[i].upos;
    if (u != WG_UPOS_PROPN && u != WG_UPOS_CCONJ && !wg_slice_equals(s->tokens[i].form, ","))
      return FALSE;
  }
  return TRUE;
}

/// "X Mobile, X Telecom and X Unicom": the middle of a list of names taken for an apposition.
static void mend_lists(WgSentence *s)
{
  for (gint32 k = 1; k < (gint32)s->n; k++) {
    WgToken *middle = &s->tokens[k];
    gint32 first = middle->head;
    if (middle->deprel != WG_DEP_APPOS || middle->upos != WG_UPOS_PROPN || first < 0 ||
        first > k || s->tokens[first].upos != WG_UPOS_PROPN || !is_list_between(s, first, k))
      continue;
    for (gint32 c = k + 1; c < (gint32)s->n; c++)
      if (s->tokens[c].deprel == WG_DEP_CONJ && s->tokens[c].head == first &&
          s->tokens[c].upos == WG_UPOS_PROPN && is_list_between(s, k, c)) {
        middle->deprel = WG_DEP_CONJ;
        break;
      }
  }
}

static gboolean ends_with_stop(const WgSentence *s)
{
  for (guint32 i = s->n; i-- > 0;) {
    if (wg_slice_equals(s->tokens[i].form, ".")) return TRUE;
    if (s->tokens[i].upos != WG_UPOS_PUNCT) return FALSE;
  }
  return FALSE;
}

/// The noun at the root of a sentence without a clause of its own, or -1.
static gint32 bare_noun_root(const WgSentence *s)
{
  gint32 root = -1;
  for (gint32 i = 0; i < (gint32)s->n; i++)
    if (s->tokens[i].head < 0) root = i;
  if (root < 0 || s->tokens[root].upos != WG_UPOS_NOUN) return -1;
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    WgDeprel d = s->tokens[i].deprel;
    gboolean clause = d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_COP ||
                      d == WG_DEP_PARATAXIS || d == WG_DEP_CCOMP;
    if (s->tokens[i].head == root && clause) return -1;
  }
  return root;
}

/// "Norland imposed sanctions on …." read as a noun phrase, "imposed" as its adjective: where
/// a whole sentence has no other clause, the participle is its verb.
static void mend_verbless(WgSentence *s)
{
  gint32 object = s->in_title || !ends_with_stop(s) ? -1 : bare_noun_root(s);
  if (object < 2) return;
  gint32 verb = -1, subject = -1;
  for (gint32 i = 0; i < object; i++) {
    const WgToken *t = &s->tokens[i];
    if (t->head != object) continue;
    if (t->deprel == WG_DEP_AMOD && t->upos == WG_UPOS_VERB) verb = i;
    else if (verb < 0 && (t->upos == WG_UPOS_PROPN || t->upos == WG_UPOS_NOUN)) subject = i;
  }
  for (gint32 i = 0; verb > 0 && subject < 0 && i < verb; i++)
    if (s->tokens[i].head == verb && s->tokens[i].upos == WG_UPOS_PROPN) subject = i;
  if (verb < 0 || subject < 0 || subject >= verb) return;
  WgToken *v = &s->tokens[verb];
  v->head = -1;
  v->deprel = WG_DEP_ROOT;
  v->xpos = "VBD";
  s->tokens[object].head = verb;
  s->tokens[object].deprel = WG_DEP_OBJ;
  s->tokens[subject].head = verb;
  s->tokens[subject].deprel = WG_DEP_NSUBJ;
  for (gint32 i = 0; i < verb; i++) // what stood before the subject is the subject's
    if (i != subject && s->tokens[i].head == object)
      s->tokens[i].head = i < subject ? subject : verb;
}

/// Whether the clause says what somebody said: "that it had joined".
static gboolean is_content(const WgSentence *s, gint32 clause)
{
  for (gint32 k = 0; k < clause; k++)
    if (s->tokens[k].head == clause && s->tokens[k].deprel == WG_DEP_MARK &&
        wg_slice_equals(s->tokens[k].form, "that"))
      return TRUE;
  return FALSE;
}

/// "denied on Friday that it had joined": a day is not told by what a clause with a subject
/// of its own says. It is what was denied.
static void mend_dated_content(WgSentence *s)
{
  for (gint32 k = 2; k < (gint32)s->n; k++) {
    WgToken *clause = &s->tokens[k];
    gint32 day = clause->head;
    gint64 next;
    if ((clause->deprel != WG_DEP_ACL_RELCL && clause->deprel != WG_DEP_ACL) || day < 0 ||
        day >= k || s->tokens[day].deprel != WG_DEP_OBL || s->tokens[day].head < 0 ||
        s->tokens[day].head > day || !wg_time_weekday(s, day, &next) ||
        !is_content(s, k))
      continue;
    clause->head = s->tokens[day].head;
    clause->deprel = WG_DEP_CCOMP;
  }
}

/// "Acme denied that …." read as a name with a participle: what has a content is the verb
/// of the sentence, and the name its subject.
static void mend_named(WgSentence *s)
{
  if (s->in_title || !ends_with_stop(s)) return;
  for (gint32 k = 1; k < (gint32)s->n; k++) {
    gint32 verb = s->tokens[k].head;
    if (s->tokens[k].deprel != WG_DEP_CCOMP || verb < 1 || verb > k) continue;
    WgToken *v = &s->tokens[verb];
    gint32 name = v->head;
    if (v->deprel != WG_DEP_ACL || name != verb - 1 || s->tokens[name].head >= 0 ||
        s->tokens[name].upos != WG_UPOS_PROPN)
      continue;
    v->head = -1;
    v->deprel = WG_DEP_ROOT;
    v->xpos = "VBD";
    s->tokens[name].head = verb;
    s->tokens[name].deprel = WG_DEP_NSUBJ;
    return;
  }
}

/// "with a fine of 2 million": of two prepositions of one noun the first belongs to the noun
/// that stands before the second, where the later one hangs on it.
static void mend_prepositions(WgSentence *s)
{
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    WgToken *t = &s->tokens[i];
    if (t->deprel != WG_DEP_CASE || t->head <= i) continue;
    gint32 noun = s->tokens[t->head].head;
    if (noun <= i || noun >= t->head || has_case(s, noun)) continue;
    for (gint32 k = noun + 1; k < t->head; k++)
      if (s->tokens[k].head == t->head && s->tokens[k].deprel == WG_DEP_CASE) {
        t->head = noun;
        break;
      }
  }
}

void wg_tree_mend(WgSentence *s)
{
  wg_mend_dealings(s);
  wg_mend_verbs(s);
  mend_verbless(s);
  mend_dated_content(s);
  mend_named(s);
  wg_tree_mend_verbs(s);
  mend_prepositions(s);
  mend_receivers(s);
  mend_lists(s);
  for (gint32 i = 0; i < (gint32)s->n; i++)
    if (is_currency_sign(&s->tokens[i])) mend_payee(s, i);
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    WgToken *mark = &s->tokens[i];
    if (mark->deprel != WG_DEP_MARK || mark->head <= i || !is_plain_preposition(mark)) continue;
    gint32 to = infinitive_mark(s, i);
    for (gint32 k = i + 1; k < to; k++) {
      WgToken *noun = &s->tokens[k];
      gboolean nominal = noun->upos == WG_UPOS_NOUN || noun->upos == WG_UPOS_PROPN;
      gboolean outside = noun->head <= i || noun->head >= to;
      if (!nominal || !outside || has_case(s, k)) continue;
      mark->head = k;
      mark->deprel = WG_DEP_CASE;
      if (noun->deprel != WG_DEP_NMOD && noun->deprel != WG_DEP_OBL) noun->deprel = WG_DEP_OBL;
      break;
    }
  }
}
