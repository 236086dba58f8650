// SPDX-License-Identifier: Apache-2.0
/// Who does what a verb or noun tells, whatever the construction.
#include "extract/grammar/heads.h"

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
  if (v->deprel == WG_DEP_CONJ && wg_word_has_tag(v, "VBN")) {
    gboolean own_auxiliary = wg_tree_child(tree, verb, WG_DEP_AUX) != WG_NO_TOKEN;
    if (!own_auxiliary && v->head >= 0 && wg_word_is_verbal(tok(tree, v->head)))
      return wg_word_has_tag(tok(tree, v->head), "VBN") && wg_is_passive(tree, v->head);
  }
  return wg_word_has_tag(v, "VBN") && wg_tree_child(tree, verb, WG_DEP_AUX) == WG_NO_TOKEN &&
         wg_tree_child(tree, verb, WG_DEP_OBJ) == WG_NO_TOKEN;
}

gint32 wg_antecedent(const WgTree *tree, gint32 t)
{
  if (t < 0 || !(wg_word_has_tag(tok(tree, t), "WDT") || wg_word_has_tag(tok(tree, t), "WP") ||
                 wg_word_has_tag(tok(tree, t), "WP$")))
    return t;
  gint32 at = t;
  for (guint32 steps = 0; at >= 0 && steps < tree->sentence->n; steps++) {
    if (tok(tree, at)->deprel == WG_DEP_ACL_RELCL) return tok(tree, at)->head;
    at = tok(tree, at)->head;
  }
  return t;
}

// ------------------------------------------------------------------ the grammatical subject

/// "accused X of stealing", "banned X from selling": X is to do it.
static gboolean is_object_controlled(WgArticle *a, const WgTree *tree, gint32 verb)
{
  static const char *const MARKERS[] = {"of", "with", "for", "from", "into"};
  gint32 head = tok(tree, verb)->head;
  const char *marker = wg_tree_marker(tree, a->arena, verb);
  if (!marker || wg_tree_child(tree, head, WG_DEP_OBJ) == WG_NO_TOKEN) return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(MARKERS); i++)
    if (g_str_equal(marker, MARKERS[i]))
      return wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, head)) ||
             wg_word_listed(a, WG_LIST_ReproachVerb, tok(tree, head));
  return FALSE;
}

/// The subject of the nearest clause above that has one: whose participle or infinitive a
/// clause hung too low still is.
static gint32 clause_subject_above(const WgTree *tree, gint32 verb)
{
  gint32 at = tok(tree, verb)->head;
  for (guint32 steps = 0; at >= 0 && steps < tree->sentence->n; steps++) {
    WG_CHILDREN(tree, at, c)
      if (wg_is_subject_relation(tok(tree, c)->deprel) && c != verb &&
          !wg_tree_dominates(tree, c, verb))
        return c;
    at = tok(tree, at)->head;
  }
  return WG_NO_TOKEN;
}

/// "…, accusing X of …": a participle of speech behind a comma is the main clause's.
static gboolean is_loose_speech(WgArticle *a, const WgTree *tree, gint32 verb)
{
  return verb > 0 && wg_word_has_tag(tok(tree, verb), "VBG") &&
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

/// "asked X to do", "called on X to do", "wants to do": of a complement.
static gint32 subject_of_complement(WgArticle *a, gint32 s, gint32 verb, int depth)
{
  const WgTree *tree = a->trees[s];
  gint32 head = tok(tree, verb)->head;
  gint32 object = wg_tree_child(tree, head, WG_DEP_OBJ);
  if (object == WG_NO_TOKEN) object = wg_tree_child(tree, head, WG_DEP_IOBJ);
  if (object != WG_NO_TOKEN && wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(tree, head)))
    return object;
  if (object == WG_NO_TOKEN && called_upon(a, tree, head) != WG_NO_TOKEN &&
      wg_word_has_tag(tok(tree, verb), "VB"))
    return called_upon(a, tree, head);
  return wg_surface_subject(a, s, head, depth + 1);
}

/// Of an adverbial participle or infinitive.
static gint32 subject_of_adverbial(WgArticle *a, gint32 s, gint32 verb, int depth)
{
  const WgTree *tree = a->trees[s];
  const WgToken *v = tok(tree, verb);
  gint32 head = v->head;
  if (is_object_controlled(a, tree, verb)) return wg_tree_child(tree, head, WG_DEP_OBJ);
  if (wg_word_has_tag(v, "VB") && called_upon(a, tree, head) != WG_NO_TOKEN)
    return called_upon(a, tree, head);
  if (!wg_word_has_tag(v, "VBG") && !wg_word_has_tag(v, "VBN") && !wg_word_has_tag(v, "VB"))
    return WG_NO_TOKEN;
  gint32 shared = wg_surface_subject(a, s, head, depth + 1);
  return shared != WG_NO_TOKEN ? shared : clause_subject_above(tree, verb);
}

/// "to buy", "to be bought".
static gboolean is_infinitive(const WgTree *tree, gint32 verb)
{
  gint32 mark = wg_tree_child(tree, verb, WG_DEP_MARK);
  return wg_word_has_tag(tok(tree, verb), "VB") ||
         (mark != WG_NO_TOKEN && wg_word_is(tok(tree, mark), "to") &&
          wg_tree_child(tree, verb, WG_DEP_AUX_PASS) != WG_NO_TOKEN);
}

/// "walked away from talks to …", "entered into a deal to …": the talks are the subject's.
static gboolean is_withdrawn_from(WgArticle *a, const WgTree *tree, gint32 noun)
{
  static const char *const MARKS[] = {"from", "in", "into", "of", "out_of", NULL};
  if (tok(tree, noun)->deprel != WG_DEP_OBL || tok(tree, noun)->head < 0) return FALSE;
  const char *marker = wg_tree_marker(tree, a->arena, noun);
  return marker && g_strv_contains(MARKS, marker);
}

gboolean wg_is_ranked(const WgTree *tree, gint32 noun)
{
  static const char *const RANKS[] = {"first", "second", "third", "latest", "last", "only", NULL};
  for (const char *const *rank = RANKS; *rank; rank++) {
    if (wg_word_is(tok(tree, noun), *rank)) return TRUE;
    WG_CHILDREN(tree, noun, c)
      if (c < noun && wg_word_is(tok(tree, c), *rank)) return TRUE;
  }
  return FALSE;
}

/// Of a clause that hangs on a noun: mostly the noun.
static gint32 subject_of_attribute(WgArticle *a, gint32 s, gint32 verb, int depth)
{
  const WgTree *tree = a->trees[s];
  gint32 head = tok(tree, verb)->head;
  if (is_loose_speech(a, tree, verb)) {
    gint32 above = clause_subject_above(tree, verb);
    if (above != WG_NO_TOKEN) return above;
  }
  if (!is_infinitive(tree, verb)) return head;
  // "its decision to cut": whose decision it is
  WG_CHILDREN(tree, head, c) // "X is in talks to buy"
    if (wg_tree_child(tree, head, WG_DEP_COP) != WG_NO_TOKEN &&
        wg_is_subject_relation(tok(tree, c)->deprel))
      return c;
  if (wg_is_ranked(tree, head) && tok(tree, head)->deprel == WG_DEP_XCOMP)
    return wg_surface_subject(a, s, tok(tree, head)->head, depth + 1); // "became the first to …"
  g_autoptr(GArray) of_noun = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_subjects_deep(a, s, head, of_noun, depth + 1);
  if (of_noun->len) return g_array_index(of_noun, gint32, 0);
  return is_withdrawn_from(a, tree, head)
             ? wg_surface_subject(a, s, tok(tree, head)->head, depth + 1)
             : WG_NO_TOKEN;
}

gint32 wg_surface_subject(WgArticle *a, gint32 s, gint32 verb, int depth)
{
  const WgTree *tree = a->trees[s];
  if (depth > WG_HEADS_DEPTH) return WG_NO_TOKEN;
  WG_CHILDREN(tree, verb, c)
    if (wg_is_subject_relation(tok(tree, c)->deprel)) return c;
  const WgToken *v = tok(tree, verb);
  gint32 head = v->head;
  if (head < 0) return WG_NO_TOKEN;
  switch ((int)v->deprel) {
  case WG_DEP_CONJ:
    if (wg_word_is_verbal(tok(tree, head)) || wg_tree_child(tree, head, WG_DEP_COP) != WG_NO_TOKEN)
      return wg_surface_subject(a, s, head, depth + 1);
    return WG_NO_TOKEN;
  case WG_DEP_XCOMP: return subject_of_complement(a, s, verb, depth);
  case WG_DEP_ADVCL: return subject_of_adverbial(a, s, verb, depth);
  case WG_DEP_CSUBJ:
    return is_loose_speech(a, tree, verb) ? clause_subject_above(tree, verb) : WG_NO_TOKEN;
  case WG_DEP_OBL: // "threatened to sue", its infinitive taken for a phrase
    return wg_word_has_tag(v, "VB") ? wg_surface_subject(a, s, head, depth + 1) : WG_NO_TOKEN;
  case WG_DEP_ADVMOD: // "stopped short of …"
    return wg_word_is_verbal(tok(tree, head)) && v->upos == WG_UPOS_ADJ
               ? wg_surface_subject(a, s, head, depth + 1)
               : WG_NO_TOKEN;
  case WG_DEP_ACL:
  case WG_DEP_ACL_RELCL:
    return subject_of_attribute(a, s, verb, depth);
  case WG_DEP_CCOMP: { // "said X may …", X taken for the object
    gint32 object = wg_tree_child(tree, head, WG_DEP_OBJ);
    if (object == WG_NO_TOKEN) object = wg_tree_child(tree, head, WG_DEP_IOBJ);
    return object != WG_NO_TOKEN && object < verb && object > head ? object : WG_NO_TOKEN;
  }
  default:
    return WG_NO_TOKEN;
  }
}

void wg_surface_subjects(WgArticle *a, gint32 s, gint32 verb, int depth, GArray *out)
{
  static const char *const WITH[] = {"along_with", "together_with", "as_well_as", "alongside",
                                     "along",      "together"};
  const WgTree *tree = a->trees[s];
  wg_heads_add(out, wg_antecedent(tree, wg_surface_subject(a, s, verb, depth)));
  WG_CHILDREN(tree, verb, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (wg_is_subject_relation(d)) wg_heads_add(out, wg_antecedent(tree, c));
    if (d != WG_DEP_OBL && d != WG_DEP_NMOD) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    for (guint i = 0; marker && i < G_N_ELEMENTS(WITH); i++)
      if (g_str_equal(marker, WITH[i])) wg_heads_add(out, c);
  }
}

// ------------------------------------------------------------------ the logical subject

static void agents(const WgTree *tree, WgArena *arena, gint32 verb, GArray *out)
{
  WG_CHILDREN(tree, verb, c)
  {
    const WgToken *child = tok(tree, c);
    if (child->deprel == WG_DEP_OBL_AGENT) wg_heads_add(out, c);
    else if (child->deprel == WG_DEP_OBL || child->deprel == WG_DEP_NMOD) {
      const char *marker = wg_tree_marker(tree, arena, c);
      if (marker && g_str_equal(marker, "by")) wg_heads_add(out, c);
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
  wg_surface_subjects(a, s, t, depth, out);
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
  if (noun->deprel == WG_DEP_ACL_RELCL || !wg_word_is_verbal(verb)) return WG_NO_TOKEN;
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

gint32 wg_light_participle(WgArticle *a, gint32 s, gint32 t)
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

void wg_modifiers(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (a->mention_of[s][c] && a->mention_of[s][c] == a->mention_of[s][t]) continue;
    if (c < t && wg_is_named(a, s, c) &&
        (d == WG_DEP_COMPOUND || d == WG_DEP_AMOD || d == WG_DEP_NMOD_UNMARKED ||
         d == WG_DEP_OBL_UNMARKED || d == WG_DEP_NMOD_DESC || d == WG_DEP_NMOD ||
         d == WG_DEP_ADVMOD || d == WG_DEP_OBL || d == WG_DEP_NUMMOD))
      wg_heads_add(out, c);
    if (d == WG_DEP_AMOD && wg_word_is(tok(tree, c), "federal")) wg_heads_add(out, c);
  }
  // "Shenzhen-based": the parse of hyphens is not to be relied on
  if (t >= 2 && wg_slice_equals(tok(tree, t - 1)->form, "-") && wg_is_named(a, s, t - 2))
    wg_heads_add(out, t - 2);
}

void wg_possessors(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_NMOD_POSS) wg_heads_add(out, c);
}

static void subjects_of_noun(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  wg_possessors(a, s, t, out);
  if (out->len) return;
  agents(a->trees[s], a->arena, t, out);
  if (out->len) return;
  gint32 participle = wg_light_participle(a, s, t);
  if (participle != WG_NO_TOKEN) {
    gint32 own = WG_NO_TOKEN;
    const WgTree *tree = a->trees[s];
    WG_CHILDREN(tree, participle, c)
      if (wg_is_subject_relation(tok(tree, c)->deprel)) own = c;
    if (own != WG_NO_TOKEN && tok(tree, own)->upos != WG_UPOS_DET) wg_heads_add(out, own);
    else agents(tree, a->arena, participle, out);
  }
  gboolean reversed;
  gint32 verb = wg_light_verb(a, s, t, &reversed);
  if (!out->len && verb != WG_NO_TOKEN) {
    if (reversed) agents(a->trees[s], a->arena, verb, out);
    else wg_subjects_deep(a, s, verb, out, depth + 1);
  }
  if (!out->len) wg_modifiers(a, s, t, out);
}

void wg_subjects_deep(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  if (depth > WG_HEADS_DEPTH) return;
  const WgToken *token = tok(a->trees[s], t);
  if (wg_word_is_verbal(token)) subjects_of_verb(a, s, t, out, depth);
  else if (token->upos == WG_UPOS_ADJ && // "is married to", its verb often taken for a passive
           (wg_tree_child(a->trees[s], t, WG_DEP_COP) != WG_NO_TOKEN ||
            wg_tree_child(a->trees[s], t, WG_DEP_AUX_PASS) != WG_NO_TOKEN))
    wg_heads_add(out, wg_surface_subject(a, s, t, depth));
  else subjects_of_noun(a, s, t, out, depth);
}

void wg_subjects(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  wg_subjects_deep(a, s, t, out, 0);
}
