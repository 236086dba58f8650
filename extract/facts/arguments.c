// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/arguments.h"

#define MAX_DEPTH 5

static void subjects(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth);
static void objects(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth);

static void add(GArray *out, gint32 t)
{
  if (t < 0) return;
  for (guint i = 0; i < out->len; i++)
    if (g_array_index(out, gint32, i) == t) return;
  g_array_append_val(out, t);
}

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

static gboolean has_xpos(const WgToken *t, const char *xpos)
{
  return t->xpos && g_str_equal(t->xpos, xpos);
}

static gboolean is_verbal(const WgToken *t)
{
  return t->upos == WG_UPOS_VERB || t->upos == WG_UPOS_AUX;
}

static gboolean is_subject_relation(WgDeprel d)
{
  return d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_NSUBJ_OUTER;
}

gboolean wg_is_passive(const WgTree *tree, gint32 verb)
{
  WG_CHILDREN(tree, verb, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (d == WG_DEP_NSUBJ_PASS || d == WG_DEP_AUX_PASS || d == WG_DEP_OBL_AGENT)
      return TRUE;
    if (d == WG_DEP_NSUBJ) return FALSE;
  }
  const WgToken *v = tok(tree, verb);
  if (v->deprel == WG_DEP_CONJ && has_xpos(v, "VBN")) {
    gboolean own_auxiliary = wg_tree_child(tree, verb, WG_DEP_AUX) != WG_NO_TOKEN;
    if (!own_auxiliary && v->head >= 0 && is_verbal(tok(tree, v->head)))
      return has_xpos(tok(tree, v->head), "VBN") && wg_is_passive(tree, v->head);
  }
  return has_xpos(v, "VBN") && wg_tree_child(tree, verb, WG_DEP_AUX) == WG_NO_TOKEN &&
         wg_tree_child(tree, verb, WG_DEP_OBJ) == WG_NO_TOKEN;
}

/// "accused X of stealing", "banned X from selling": X is to do it.
static gboolean is_object_controlled(WgArticle *a, const WgTree *tree, gint32 verb)
{
  static const char *const MARKERS[] = {"of", "with", "for", "from", "into"};
  gint32 head = tok(tree, verb)->head;
  const char *marker = wg_tree_marker(tree, a->arena, verb);
  if (!marker || wg_tree_child(tree, head, WG_DEP_OBJ) == WG_NO_TOKEN) return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(MARKERS); i++)
    if (g_str_equal(marker, MARKERS[i]))
      return wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, head));
  return FALSE;
}

/// The subject of the nearest clause above that has one: whose participle or infinitive a
/// clause hung too low still is.
static gint32 clause_subject_above(const WgTree *tree, gint32 verb)
{
  gint32 at = tok(tree, verb)->head;
  for (guint32 steps = 0; at >= 0 && steps < tree->sentence->n; steps++) {
    WG_CHILDREN(tree, at, c)
      if (is_subject_relation(tok(tree, c)->deprel) && c != verb &&
          !wg_tree_dominates(tree, c, verb))
        return c;
    at = tok(tree, at)->head;
  }
  return WG_NO_TOKEN;
}

/// "…, accusing X of …": a participle of speech behind a comma is the main clause's.
static gboolean is_loose_speech(WgArticle *a, const WgTree *tree, gint32 verb)
{
  return verb > 0 && has_xpos(tok(tree, verb), "VBG") &&
         wg_word_is(tok(tree, verb - 1), ",") &&
         wg_word_listed(a, WG_LIST_SpeechVerb, tok(tree, verb));
}

/// "called on X to do": X is to do it.
static gint32 called_upon(WgArticle *a, const WgTree *tree, gint32 governor)
{
  if (!wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, governor))) return WG_NO_TOKEN;
  WG_CHILDREN(tree, governor, c)
  {
    if (tok(tree, c)->deprel != WG_DEP_OBL) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    if (marker && (g_str_equal(marker, "on") || g_str_equal(marker, "upon") ||
                   g_str_equal(marker, "to")))
      return c;
  }
  return WG_NO_TOKEN;
}

gint32 wg_antecedent(const WgTree *tree, gint32 t)
{
  if (t < 0 || !(has_xpos(tok(tree, t), "WDT") || has_xpos(tok(tree, t), "WP"))) return t;
  gint32 at = t;
  for (guint32 steps = 0; at >= 0 && steps < tree->sentence->n; steps++) {
    if (tok(tree, at)->deprel == WG_DEP_ACL_RELCL) return tok(tree, at)->head;
    at = tok(tree, at)->head;
  }
  return t;
}

/// The grammatical subject of the verb, its own or the one it shares.
static gint32 surface_subject(WgArticle *a, gint32 s, gint32 verb, int depth)
{
  const WgTree *tree = a->trees[s];
  if (depth > MAX_DEPTH) return WG_NO_TOKEN;
  WG_CHILDREN(tree, verb, c)
    if (is_subject_relation(tok(tree, c)->deprel)) return c;
  const WgToken *v = tok(tree, verb);
  gint32 head = v->head;
  if (head < 0) return WG_NO_TOKEN;
  switch ((int)v->deprel) {
  case WG_DEP_CONJ:
    if (is_verbal(tok(tree, head)) || wg_tree_child(tree, head, WG_DEP_COP) != WG_NO_TOKEN)
      return surface_subject(a, s, head, depth + 1);
    return WG_NO_TOKEN;
  case WG_DEP_XCOMP: {
    gint32 object = wg_tree_child(tree, head, WG_DEP_OBJ);
    if (object == WG_NO_TOKEN) object = wg_tree_child(tree, head, WG_DEP_IOBJ);
    if (object != WG_NO_TOKEN && wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, head)))
      return object;
    if (object == WG_NO_TOKEN && called_upon(a, tree, head) != WG_NO_TOKEN &&
        has_xpos(v, "VB"))
      return called_upon(a, tree, head);
    return surface_subject(a, s, head, depth + 1);
  }
  case WG_DEP_ADVCL:
    if (is_object_controlled(a, tree, verb)) return wg_tree_child(tree, head, WG_DEP_OBJ);
    if (has_xpos(v, "VB") && called_upon(a, tree, head) != WG_NO_TOKEN)
      return called_upon(a, tree, head);
    if (has_xpos(v, "VBG") || has_xpos(v, "VBN") || has_xpos(v, "VB")) {
      gint32 shared = surface_subject(a, s, head, depth + 1);
      return shared != WG_NO_TOKEN ? shared : clause_subject_above(tree, verb);
    }
    return WG_NO_TOKEN;
  case WG_DEP_CSUBJ:
    return is_loose_speech(a, tree, verb) ? clause_subject_above(tree, verb) : WG_NO_TOKEN;
  case WG_DEP_OBL: // "threatened to sue", its infinitive taken for a phrase
    return has_xpos(v, "VB") ? surface_subject(a, s, head, depth + 1) : WG_NO_TOKEN;
  case WG_DEP_ADVMOD: // "stopped short of …"
    return is_verbal(tok(tree, head)) && v->upos == WG_UPOS_ADJ
               ? surface_subject(a, s, head, depth + 1)
               : WG_NO_TOKEN;
  case WG_DEP_ACL:
  case WG_DEP_ACL_RELCL:
    if (is_loose_speech(a, tree, verb)) {
      gint32 above = clause_subject_above(tree, verb);
      if (above != WG_NO_TOKEN) return above;
    }
    if (has_xpos(v, "VB")) { // "its decision to cut": whose decision it is
      WG_CHILDREN(tree, head, c) // "X is in talks to buy"
        if (wg_tree_child(tree, head, WG_DEP_COP) != WG_NO_TOKEN &&
            is_subject_relation(tok(tree, c)->deprel))
          return c;
      g_autoptr(GArray) of_noun = g_array_new(FALSE, FALSE, sizeof(gint32));
      subjects(a, s, head, of_noun, depth + 1);
      return of_noun->len ? g_array_index(of_noun, gint32, 0) : WG_NO_TOKEN;
    }
    return head;
  case WG_DEP_CCOMP: { // "said X may …", X taken for the object
    gint32 object = wg_tree_child(tree, head, WG_DEP_OBJ);
    return object != WG_NO_TOKEN && object < verb && object > head ? object : WG_NO_TOKEN;
  }
  default:
    return WG_NO_TOKEN;
  }
}

/// The subject and all that stands beside it: a second one that the parse did not
/// coordinate, "along with X", "as well as X".
static void add_surface_subjects(WgArticle *a, gint32 s, gint32 verb, int depth, GArray *out)
{
  static const char *const WITH[] = {"along_with", "together_with", "as_well_as", "alongside",
                                     "along",      "together"};
  const WgTree *tree = a->trees[s];
  add(out, wg_antecedent(tree, surface_subject(a, s, verb, depth)));
  WG_CHILDREN(tree, verb, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (is_subject_relation(d)) add(out, wg_antecedent(tree, c));
    if (d != WG_DEP_OBL && d != WG_DEP_NMOD) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    for (guint i = 0; marker && i < G_N_ELEMENTS(WITH); i++)
      if (g_str_equal(marker, WITH[i])) add(out, c);
  }
}

static void agents(const WgTree *tree, WgArena *arena, gint32 verb, GArray *out)
{
  WG_CHILDREN(tree, verb, c)
  {
    const WgToken *child = tok(tree, c);
    if (child->deprel == WG_DEP_OBL_AGENT) add(out, c);
    else if (child->deprel == WG_DEP_OBL || child->deprel == WG_DEP_NMOD) {
      const char *marker = wg_tree_marker(tree, arena, c);
      if (marker && g_str_equal(marker, "by")) add(out, c);
    }
  }
}

static void subjects_of_verb(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  if (wg_is_passive(tree, t)) {
    agents(tree, a->arena, t, out);
    return;
  }
  add_surface_subjects(a, s, t, depth, out);
}

gint32 wg_light_verb(WgArticle *a, gint32 s, gint32 t, gboolean *reversed)
{
  const WgTree *tree = a->trees[s];
  const WgToken *noun = tok(tree, t);
  *reversed = FALSE;
  gint32 head = noun->head;
  if (noun->deprel == WG_DEP_CONJ && head >= 0) { // "filed suit and lodged a complaint"
    noun = tok(tree, head);
    head = noun->head;
  }
  if (head < 0) return WG_NO_TOKEN;
  const WgToken *verb = tok(tree, head);
  if (noun->deprel == WG_DEP_ACL_RELCL || !is_verbal(verb)) return WG_NO_TOKEN;
  gboolean argument = noun->deprel == WG_DEP_OBJ || noun->deprel == WG_DEP_NSUBJ_PASS ||
                      noun->deprel == WG_DEP_OBL || noun->deprel == WG_DEP_XCOMP;
  if (!argument) return WG_NO_TOKEN;
  if (wg_word_listed(a, WG_LIST_ReverseLightVerb, verb)) {
    *reversed = TRUE;
    return head;
  }
  gboolean carries = wg_word_listed(a, WG_LIST_LightVerb, verb) ||
                     (wg_word_listed(a, WG_LIST_CarryingVerb, verb) &&
                      noun->deprel != WG_DEP_OBL) ||
                     (wg_word_listed(a, WG_LIST_RequestWord, verb) &&
                      wg_word_listed(a, WG_LIST_RequestedNoun, tok(tree, t)));
  return carries ? head : WG_NO_TOKEN;
}

/// A noun that a relative clause or participle says was imposed, filed …: "sanctions
/// imposed by the US", "the suit it filed".
static gint32 light_participle(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    if ((child->deprel == WG_DEP_ACL || child->deprel == WG_DEP_ACL_RELCL) &&
        wg_word_listed(a, WG_LIST_LightVerb, child))
      return c;
  }
  return WG_NO_TOKEN;
}

static gboolean is_named(const WgArticle *a, gint32 s, gint32 t)
{
  return a->mention_of[s][t] != NULL;
}

static void modifiers(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (a->mention_of[s][c] && a->mention_of[s][c] == a->mention_of[s][t]) continue;
    if (c < t && is_named(a, s, c) &&
        (d == WG_DEP_COMPOUND || d == WG_DEP_AMOD || d == WG_DEP_NMOD_UNMARKED ||
         d == WG_DEP_OBL_UNMARKED || d == WG_DEP_NMOD_DESC || d == WG_DEP_NMOD ||
         d == WG_DEP_ADVMOD || d == WG_DEP_OBL || d == WG_DEP_NUMMOD))
      add(out, c);
    if (d == WG_DEP_AMOD && wg_word_is(tok(tree, c), "federal")) add(out, c);
  }
  // "Shenzhen-based": the parse of hyphens is not to be relied on
  if (t >= 2 && wg_slice_equals(tok(tree, t - 1)->form, "-") && is_named(a, s, t - 2))
    add(out, t - 2);
}

static void possessors(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_NMOD_POSS) add(out, c);
}

static void subjects_of_noun(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  possessors(a, s, t, out);
  if (out->len) return;
  agents(a->trees[s], a->arena, t, out);
  if (out->len) return;
  gint32 participle = light_participle(a, s, t);
  if (participle != WG_NO_TOKEN) {
    gint32 own = WG_NO_TOKEN;
    const WgTree *tree = a->trees[s];
    WG_CHILDREN(tree, participle, c)
      if (is_subject_relation(tok(tree, c)->deprel)) own = c;
    if (own != WG_NO_TOKEN && tok(tree, own)->upos != WG_UPOS_DET) add(out, own);
    else agents(tree, a->arena, participle, out);
  }
  gboolean reversed;
  gint32 verb = wg_light_verb(a, s, t, &reversed);
  if (!out->len && verb != WG_NO_TOKEN) {
    if (reversed) agents(a->trees[s], a->arena, verb, out);
    else subjects(a, s, verb, out, depth + 1);
  }
  if (!out->len) modifiers(a, s, t, out);
}

static void subjects(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  if (depth > MAX_DEPTH) return;
  const WgToken *token = tok(a->trees[s], t);
  if (is_verbal(token)) subjects_of_verb(a, s, t, out, depth);
  else if (token->upos == WG_UPOS_ADJ &&
           wg_tree_child(a->trees[s], t, WG_DEP_COP) != WG_NO_TOKEN)
    add(out, surface_subject(a, s, t, depth));
  else subjects_of_noun(a, s, t, out, depth);
}

static void marked_children(WgArticle *a, gint32 s, gint32 t, const char *preposition,
                            GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    gboolean phrase = child->deprel == WG_DEP_OBL || child->deprel == WG_DEP_NMOD ||
                      child->deprel == WG_DEP_OBL_AGENT || child->deprel == WG_DEP_ADVCL ||
                      child->deprel == WG_DEP_ACL || child->deprel == WG_DEP_OBL_UNMARKED ||
                      child->deprel == WG_DEP_XCOMP || child->deprel == WG_DEP_CCOMP ||
                      child->deprel == WG_DEP_ADVMOD;
    if (!phrase) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    if (marker && g_str_equal(marker, preposition)) add(out, c);
  }
}

static gboolean add_all_objects(const WgTree *tree, gint32 verb, GArray *out)
{
  guint before = out->len;
  WG_CHILDREN(tree, verb, c)
    if (tok(tree, c)->deprel == WG_DEP_OBJ) add(out, c);
  return out->len > before;
}

static void objects_of_verb(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  const WgToken *v = tok(tree, t);
  if (wg_is_passive(tree, t)) {
    if (add_all_objects(tree, t, out)) return; // "was awarded a contract"
    if (v->deprel == WG_DEP_AMOD) add(out, v->head);
    else add_surface_subjects(a, s, t, depth, out);
    return;
  }
  gint32 object = wg_tree_child(tree, t, WG_DEP_OBJ);
  // "added X to its list", X taken for the indirect object; "delisted X" for a complement
  if (object == WG_NO_TOKEN) object = wg_tree_child(tree, t, WG_DEP_IOBJ);
  if (object == WG_NO_TOKEN) {
    gint32 complement = wg_tree_child(tree, t, WG_DEP_XCOMP);
    if (complement != WG_NO_TOKEN && is_named(a, s, complement)) object = complement;
  }
  if (object == WG_NO_TOKEN && v->deprel == WG_DEP_AMOD && has_xpos(v, "VBN"))
    object = v->head;
  if (object == WG_NO_TOKEN && v->deprel == WG_DEP_ACL_RELCL &&
      wg_tree_child(tree, t, WG_DEP_NSUBJ) != WG_NO_TOKEN) {
    // "the firm (that) it sued": the noun itself, unless it is the subject
    gint32 subject = wg_tree_child(tree, t, WG_DEP_NSUBJ);
    const WgToken *who = tok(tree, subject);
    gboolean relative = has_xpos(who, "WDT") || has_xpos(who, "WP");
    if (!relative) object = v->head;
  }
  if (object != WG_NO_TOKEN) {
    add(out, object);
    add_all_objects(tree, t, out); // "gave X a grant" is often parsed with two
    return;
  }
  // "restrict or ban the use": the object stands with the last of the verbs
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_CONJ && is_verbal(tok(tree, c)) && depth < MAX_DEPTH &&
        c - t <= 3)
      objects_of_verb(a, s, c, out, depth + 1);
}

static void objects_of_noun(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  marked_children(a, s, t, "of", out);
  if (out->len) return;
  gboolean reversed;
  gint32 verb = wg_light_verb(a, s, t, &reversed);
  if (verb != WG_NO_TOKEN && reversed) subjects(a, s, verb, out, depth + 1);
}

static void objects(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  if (depth > MAX_DEPTH) return;
  if (is_verbal(tok(a->trees[s], t))) objects_of_verb(a, s, t, out, depth);
  else objects_of_noun(a, s, t, out, depth);
}

void wg_subjects(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  subjects(a, s, t, out, 0);
}

void wg_objects(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  objects(a, s, t, out, 0);
}

/// "accept new or renew old contracts / with X": it stands with the last verb's object.
static void shared_phrase(WgArticle *a, gint32 s, gint32 verb, const char *preposition,
                          GArray *out)
{
  marked_children(a, s, verb, preposition, out);
  gint32 object = wg_tree_child(a->trees[s], verb, WG_DEP_OBJ);
  if (!out->len && object != WG_NO_TOKEN) marked_children(a, s, object, preposition, out);
}

/// A preposition's phrase: on the trigger itself, else on the light verb beside a noun, else
/// on the first of coordinated verbs that share it.
static void prepositional(WgArticle *a, gint32 s, gint32 t, const char *preposition,
                          GArray *out)
{
  marked_children(a, s, t, preposition, out);
  if (out->len) return;
  const WgTree *tree = a->trees[s];
  gboolean reversed;
  gint32 verb = is_verbal(tok(tree, t)) ? WG_NO_TOKEN : wg_light_verb(a, s, t, &reversed);
  if (verb == WG_NO_TOKEN && !is_verbal(tok(tree, t))) verb = light_participle(a, s, t);
  if (verb != WG_NO_TOKEN) marked_children(a, s, verb, preposition, out);
  if (out->len || !is_verbal(tok(tree, t))) return;
  // parsers often hang the phrase on the object: "cut ties / with X"
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_OBJ || tok(tree, c)->deprel == WG_DEP_NSUBJ_PASS)
      marked_children(a, s, c, preposition, out);
  WG_CHILDREN(tree, t, c)
    if (!out->len && tok(tree, c)->deprel == WG_DEP_CONJ && is_verbal(tok(tree, c)))
      shared_phrase(a, s, c, preposition, out);
}

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

/// Who or what a noun is said of: "X is a …", "X, a …", "a … , X", "the … X", "as a …".
static void bearers(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  const WgToken *noun = tok(tree, t);
  gint32 head = noun->head;
  if (wg_tree_child(tree, t, WG_DEP_COP) != WG_NO_TOKEN)
    add(out, surface_subject(a, s, t, 0));
  gint32 before = noun->deprel == WG_DEP_APPOS ? name_before_comma(a, s, t) : WG_NO_TOKEN;
  if (before != WG_NO_TOKEN && before != head && !is_named(a, s, head)) add(out, before);
  if ((noun->deprel == WG_DEP_APPOS || noun->deprel == WG_DEP_NMOD_DESC ||
       noun->deprel == WG_DEP_NMOD_UNMARKED ||
       ((noun->deprel == WG_DEP_COMPOUND || noun->deprel == WG_DEP_FLAT ||
         (noun->deprel == WG_DEP_AMOD && is_named(a, s, head))) &&
        head > t)) &&
      head >= 0)
    add(out, head);
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (c > t && (d == WG_DEP_APPOS || d == WG_DEP_FLAT || d == WG_DEP_NMOD_DESC ||
                  d == WG_DEP_NMOD_UNMARKED))
      add(out, c);
  }
  if (!out->len) add(out, name_behind_comma(a, s, t));
  if (noun->deprel == WG_DEP_CONJ && head >= 0 && !out->len) bearers(a, s, head, out);
  if (noun->deprel == WG_DEP_NMOD && head >= 0 && is_partitive(a, tree, t))
    bearers(a, s, head, out); // "X is one of the country's banks"
  if (noun->deprel == WG_DEP_XCOMP && head >= 0) {
    // "became a member"; but "appointed X chief executive" says it of X
    gint32 object = wg_is_passive(tree, head) ? WG_NO_TOKEN : wg_tree_child(tree, head, WG_DEP_OBJ);
    gboolean of_object = object != WG_NO_TOKEN && object != t &&
                         wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, head));
    add(out, of_object ? object : surface_subject(a, s, head, 0));
  }
  if (noun->deprel == WG_DEP_OBL && head >= 0 && is_verbal(tok(tree, head))) {
    const char *marker = wg_tree_marker(tree, a->arena, t);
    if (marker && g_str_equal(marker, "as")) { // "was listed as a member"
      gint32 object = wg_is_passive(tree, head) ? WG_NO_TOKEN
                                                : wg_tree_child(tree, head, WG_DEP_OBJ);
      add(out, object != WG_NO_TOKEN ? object : surface_subject(a, s, head, 0));
    }
  }
}

static void clauses(const WgTree *tree, gint32 t, GArray *out)
{
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    // "accusations that X steals": often parsed as a relative clause
    gboolean content = d == WG_DEP_ACL_RELCL && wg_tree_child(tree, c, WG_DEP_MARK) != WG_NO_TOKEN;
    if (d == WG_DEP_CCOMP || d == WG_DEP_XCOMP || d == WG_DEP_ACL || d == WG_DEP_ADVCL || content)
      add(out, c);
  }
}

/// "gave X a grant", "X was given a grant".
static void indirect_objects(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  add(out, wg_tree_child(tree, t, WG_DEP_IOBJ));
  if (wg_is_passive(tree, t) && wg_tree_child(tree, t, WG_DEP_OBJ) != WG_NO_TOKEN)
    add_surface_subjects(a, s, t, 0, out);
}

static void manners(const WgTree *tree, gint32 t, GArray *out)
{
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_ADVMOD) add(out, c);
}

static void kinds(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (c < t && !is_named(a, s, c) && (d == WG_DEP_COMPOUND || d == WG_DEP_AMOD)) add(out, c);
  }
}

static void take_step(WgArticle *a, gint32 s, gint32 t, const WgStep *step, GArray *out)
{
  switch (step->kind) {
  case WG_STEP_SUBJECT: subjects(a, s, t, out, 0); break;
  case WG_STEP_OBJECT: objects(a, s, t, out, 0); break;
  case WG_STEP_INDIRECT: indirect_objects(a, s, t, out); break;
  case WG_STEP_MANNER: manners(a->trees[s], t, out); break;
  case WG_STEP_POSSESSOR: possessors(a, s, t, out); break;
  case WG_STEP_MODIFIER: modifiers(a, s, t, out); break;
  case WG_STEP_BEARER: bearers(a, s, t, out); break;
  case WG_STEP_CLAUSE: clauses(a->trees[s], t, out); break;
  case WG_STEP_SELF:
  case WG_STEP_WORD:
    add(out, t);
    break;
  case WG_STEP_HEAD: add(out, tok(a->trees[s], t)->head); break;
  case WG_STEP_KIND: kinds(a, s, t, out); break;
  case WG_STEP_SOURCE:
  case WG_STEP_STATE: // an entity without a word of its own: match.c finds it
    break;
  case WG_STEP_CARRIER: {
    gboolean reversed;
    gint32 verb = wg_light_verb(a, s, t, &reversed);
    if (verb != WG_NO_TOKEN && !reversed) subjects(a, s, verb, out, 1);
    break;
  }
  case WG_STEP_PREPOSITION: prepositional(a, s, t, step->preposition, out); break;
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
  for (guint k = 0; k < at->len; k++) add(out, g_array_index(at, gint32, k));
}
