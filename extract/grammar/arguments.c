// SPDX-License-Identifier: Apache-2.0
/// The steps of a path, one after the other.
#include "extract/grammar/heads.h"

void wg_heads_add(GArray *out, gint32 t)
{
  if (t < 0) return;
  for (guint i = 0; i < out->len; i++)
    if (g_array_index(out, gint32, i) == t) return;
  g_array_append_val(out, t);
}

// ------------------------------------------------------------------ who bears a noun

/// "one of …", "the last of …", "the largest of …".
static gboolean is_partitive(WgArticle *a, const WgTree *tree, gint32 t)
{
  const WgToken *head = tok(tree, tok(tree, t)->head);
  const char *marker = wg_tree_marker(tree, a->arena, t);
  return marker && g_str_equal(marker, "of") &&
         (head->upos == WG_UPOS_NUM || head->upos == WG_UPOS_ADJ);
}

/// "his brother-in-law, Roe": a possessed noun, a comma, a name, however they were parsed.
static gint32 name_behind_comma(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  gint32 n = (gint32)tree->sentence->n, end = t;
  if (wg_tree_child(tree, t, WG_DEP_NMOD_POSS) == WG_NO_TOKEN) return WG_NO_TOKEN;
  if (end + 4 < n && wg_word_is(tok(tree, end + 2), "in") && wg_word_is(tok(tree, end + 4), "law"))
    end += 4;
  if (end + 2 >= n || !wg_word_is(tok(tree, end + 1), ",")) return WG_NO_TOKEN;
  const WgMention *m = a->mention_of[s][end + 2];
  return m && m->kind == WG_MENTION_NAME ? m->head : WG_NO_TOKEN;
}

/// "Roe, a former clerk of Acme, a unit of Apex": the name right before the comma, whatever
/// the parse hangs the noun on.
static gint32 name_before_comma(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  gint32 first = tree->left[t];
  if (first < 2 || !wg_word_is(tok(tree, first - 1), ",")) return WG_NO_TOKEN;
  const WgMention *m = a->mention_of[s][first - 2];
  return m && m->kind == WG_MENTION_NAME ? m->head : WG_NO_TOKEN;
}

static gboolean is_succession(const WgToken *verb)
{
  static const char *const VERBS[] = {"succeed", "replace", "swap", "supplant", NULL};
  return verb->lemma && g_strv_contains(VERBS, verb->lemma);
}

/// "X succeeded Y as …", "replaced Y with X as …": who is it now.
static void successors(WgArticle *a, gint32 s, gint32 verb, GArray *out)
{
  if (wg_word_has_tag(tok(a->trees[s], verb), "VB")) return; // "to replace Y": by whom is doubtful
  wg_prepositional(a, s, verb, "with", out);
  if (!out->len) wg_subjects(a, s, verb, out);
}

/// Who or what a noun is said of: "X is a …", "X, a …", "a … , X", "the … X", "as a …".
static void bearers(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  const WgToken *noun = tok(tree, t);
  gint32 head = noun->head;
  if (wg_tree_child(tree, t, WG_DEP_COP) != WG_NO_TOKEN)
    wg_heads_add(out, wg_surface_subject(a, s, t, 0));
  gint32 before = noun->deprel == WG_DEP_APPOS ? name_before_comma(a, s, t) : WG_NO_TOKEN;
  if (before != WG_NO_TOKEN && before != head) wg_heads_add(out, before);
  if ((noun->deprel == WG_DEP_APPOS || noun->deprel == WG_DEP_NMOD_DESC ||
       noun->deprel == WG_DEP_NMOD_UNMARKED ||
       ((noun->deprel == WG_DEP_COMPOUND || noun->deprel == WG_DEP_FLAT ||
         (noun->deprel == WG_DEP_AMOD && wg_is_named(a, s, head))) &&
        head > t)) &&
      head >= 0)
    wg_heads_add(out, head);
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (c > t && (d == WG_DEP_APPOS || d == WG_DEP_FLAT || d == WG_DEP_NMOD_DESC ||
                  d == WG_DEP_NMOD_UNMARKED))
      wg_heads_add(out, c);
  }
  if (!out->len) wg_heads_add(out, name_behind_comma(a, s, t));
  if (noun->deprel == WG_DEP_CONJ && head >= 0 && !out->len) bearers(a, s, head, out);
  if (noun->deprel == WG_DEP_NMOD && head >= 0 && is_partitive(a, tree, t))
    bearers(a, s, head, out); // "X is one of the country's banks"
  if (noun->deprel == WG_DEP_XCOMP && head >= 0) {
    // "became a member"; but "appointed X chief executive" says it of X
    gint32 object = wg_is_passive(tree, head) ? WG_NO_TOKEN : wg_tree_child(tree, head, WG_DEP_OBJ);
    gboolean of_object = object != WG_NO_TOKEN && object != t &&
                         wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, head));
    wg_heads_add(out, of_object ? object : wg_surface_subject(a, s, head, 0));
  }
  if (noun->deprel == WG_DEP_OBL && head >= 0 && wg_word_is_verbal(tok(tree, head))) {
    const char *marker = wg_tree_marker(tree, a->arena, t);
    if (marker && g_str_equal(marker, "as")) { // "is counted as a partner"
      gint32 object = wg_is_passive(tree, head) ? WG_NO_TOKEN
                                                : wg_tree_child(tree, head, WG_DEP_OBJ);
      if (is_succession(tok(tree, head))) successors(a, s, head, out);
      else wg_heads_add(out, object != WG_NO_TOKEN ? object : wg_surface_subject(a, s, head, 0));
    }
  }
}

// ------------------------------------------------------------------ steps

/// "accusations that it had stolen secrets", the "that" taken for an object beside another.
static gboolean has_two_objects(const WgTree *tree, gint32 clause)
{
  gboolean that = FALSE, other = FALSE;
  if (wg_tree_child(tree, clause, WG_DEP_NSUBJ) == WG_NO_TOKEN) return FALSE;
  WG_CHILDREN(tree, clause, c)
  {
    if (tok(tree, c)->deprel != WG_DEP_OBJ) continue;
    if (wg_word_is(tok(tree, c), "that")) that = TRUE;
    else other = TRUE;
  }
  return that && other;
}

static void clauses(const WgTree *tree, gint32 t, GArray *out)
{
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    // "accusations that X steals": often parsed as a relative clause
    gboolean content = d == WG_DEP_ACL_RELCL && (wg_tree_child(tree, c, WG_DEP_MARK) != WG_NO_TOKEN ||
                                                 has_two_objects(tree, c));
    if (d == WG_DEP_CCOMP || d == WG_DEP_XCOMP || d == WG_DEP_ACL || d == WG_DEP_ADVCL || content)
      wg_heads_add(out, c);
  }
}

/// "gave X a grant", "X was given a grant".
static void indirect_objects(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  wg_heads_add(out, wg_tree_child(tree, t, WG_DEP_IOBJ));
  if (wg_is_passive(tree, t) && wg_tree_child(tree, t, WG_DEP_OBJ) != WG_NO_TOKEN)
    wg_surface_subjects(a, s, t, 0, out);
}

static void manners(const WgTree *tree, gint32 t, GArray *out)
{
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_ADVMOD) wg_heads_add(out, c);
}

static void kinds(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (c < t && !wg_is_named(a, s, c) && (d == WG_DEP_COMPOUND || d == WG_DEP_AMOD))
      wg_heads_add(out, c);
  }
}

static void take_step(WgArticle *a, gint32 s, gint32 t, const WgStep *step, GArray *out)
{
  switch (step->kind) {
  case WG_STEP_SUBJECT: wg_subjects_deep(a, s, t, out, 0); break;
  case WG_STEP_OBJECT: wg_objects(a, s, t, out); break;
  case WG_STEP_INDIRECT: indirect_objects(a, s, t, out); break;
  case WG_STEP_MANNER: manners(a->trees[s], t, out); break;
  case WG_STEP_POSSESSOR: wg_possessors(a, s, t, out); break;
  case WG_STEP_MODIFIER: wg_modifiers(a, s, t, out); break;
  case WG_STEP_BEARER: bearers(a, s, t, out); break;
  case WG_STEP_CLAUSE: clauses(a->trees[s], t, out); break;
  case WG_STEP_SELF:
  case WG_STEP_WORD:
    wg_heads_add(out, t);
    break;
  case WG_STEP_HEAD: wg_heads_add(out, tok(a->trees[s], t)->head); break;
  case WG_STEP_MARKER: wg_heads_add(out, wg_tree_child(a->trees[s], t, WG_DEP_CASE)); break;
  case WG_STEP_KIND: kinds(a, s, t, out); break;
  case WG_STEP_SOURCE:
  case WG_STEP_STATE: // an entity without a word of its own: match.c finds it
    break;
  case WG_STEP_CARRIER: {
    gboolean reversed;
    gint32 verb = wg_light_verb(a, s, t, &reversed);
    if (verb != WG_NO_TOKEN && !reversed) wg_subjects_deep(a, s, verb, out, 1);
    break;
  }
  case WG_STEP_PREPOSITION: wg_prepositional(a, s, t, step->preposition, out); break;
  }
}

void wg_walk(WgArticle *a, gint32 s, gint32 t, const WgPath *path, GArray *out)
{
  g_autoptr(GArray) at = g_array_new(FALSE, FALSE, sizeof(gint32));
  g_array_append_val(at, t);
  for (guint i = 0; i < path->n; i++) {
    g_autoptr(GArray) next = g_array_new(FALSE, FALSE, sizeof(gint32));
    for (guint k = 0; k < at->len; k++)
      take_step(a, s, g_array_index(at, gint32, k), &path->steps[i], next);
    g_array_set_size(at, 0);
    g_array_append_vals(at, next->data, next->len);
  }
  for (guint k = 0; k < at->len; k++) wg_heads_add(out, g_array_index(at, gint32, k));
}
