// SPDX-License-Identifier: Apache-2.0
/// What a verb or noun does it to, and the phrases that a preposition marks.
#include "extract/grammar/heads.h"

/// "ties with X and with Y", the second hung on the verb: it belongs to the noun's as well.
static void add_joined(WgArticle *a, gint32 s, gint32 noun, const char *preposition, GArray *out)
{
  const WgTree *tree = a->trees[s];
  gint32 verb = tok(tree, noun)->head;
  if (verb < 0 || !wg_word_is_verbal(tok(tree, verb))) return;
  WG_CHILDREN(tree, verb, c)
  {
    if (c < noun || tok(tree, c)->deprel != WG_DEP_OBL ||
        wg_tree_child(tree, c, WG_DEP_CC) == WG_NO_TOKEN)
      continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    if (marker && g_str_equal(marker, preposition)) wg_heads_add(out, c);
  }
}

// The phrases under `t` that the preposition marks.
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
    if (marker && g_str_equal(marker, preposition)) wg_heads_add(out, c);
  }
  if (out->len && !wg_word_is_verbal(tok(tree, t)))
    add_joined(a, s, t, preposition, out);
}

static gboolean add_all_objects(const WgTree *tree, gint32 verb, GArray *out)
{
  guint before = out->len;
  WG_CHILDREN(tree, verb, c)
    if (tok(tree, c)->deprel == WG_DEP_OBJ) wg_heads_add(out, c);
  return out->len > before;
}

static void objects_of_verb(WgArticle *a, gint32 s, gint32 t, GArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  const WgToken *v = tok(tree, t);
  if (wg_is_passive(tree, t)) {
    if (add_all_objects(tree, t, out)) return; // "was awarded a contract"
    if (v->deprel == WG_DEP_AMOD) wg_heads_add(out, v->head);
    else wg_surface_subjects(a, s, t, depth, out);
    return;
  }
  gint32 object = wg_tree_child(tree, t, WG_DEP_OBJ);
  // "added X to its list", X taken for the indirect object; "delisted X" for a complement
  if (object == WG_NO_TOKEN) object = wg_tree_child(tree, t, WG_DEP_IOBJ);
  if (object == WG_NO_TOKEN) {
    gint32 complement = wg_tree_child(tree, t, WG_DEP_XCOMP);
    if (complement != WG_NO_TOKEN && wg_is_named(a, s, complement)) object = complement;
  }
  if (object == WG_NO_TOKEN && v->deprel == WG_DEP_AMOD && wg_word_has_tag(v, "VBN"))
    object = v->head;
  if (object == WG_NO_TOKEN && v->deprel == WG_DEP_ACL_RELCL &&
      wg_tree_child(tree, t, WG_DEP_NSUBJ) != WG_NO_TOKEN) {
    // "the firm (that) it sued": the noun itself, unless it is the subject
    gint32 subject = wg_tree_child(tree, t, WG_DEP_NSUBJ);
    const WgToken *who = tok(tree, subject);
    gboolean relative = wg_word_has_tag(who, "WDT") || wg_word_has_tag(who, "WP");
    if (!relative) object = v->head;
  }
  if (object != WG_NO_TOKEN) {
    wg_heads_add(out, object);
    add_all_objects(tree, t, out); // "gave X a grant" is often parsed with two
    return;
  }
  // "buy or lease the ships": the object stands with the last of the verbs
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_CONJ && wg_word_is_verbal(tok(tree, c)) &&
        depth < WG_HEADS_DEPTH && c - t <= 3)
      objects_of_verb(a, s, c, out, depth + 1);
}

static void objects_of_noun(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  marked_children(a, s, t, "of", out);
  if (out->len) return;
  gboolean reversed;
  gint32 verb = wg_light_verb(a, s, t, &reversed);
  if (verb != WG_NO_TOKEN && reversed) wg_subjects_deep(a, s, verb, out, 1);
}

void wg_objects(WgArticle *a, gint32 s, gint32 t, GArray *out)
{
  if (wg_word_is_verbal(tok(a->trees[s], t))) objects_of_verb(a, s, t, out, 0);
  else objects_of_noun(a, s, t, out);
}

// ------------------------------------------------------------------ prepositions

/// "accept new or renew old contracts / with X": it stands with the last verb's object.
static void shared_phrase(WgArticle *a, gint32 s, gint32 verb, const char *preposition,
                          GArray *out)
{
  marked_children(a, s, verb, preposition, out);
  gint32 object = wg_tree_child(a->trees[s], verb, WG_DEP_OBJ);
  if (!out->len && object != WG_NO_TOKEN) marked_children(a, s, object, preposition, out);
}

/// "an embargo and a ban / on X", "arrest and trial / of X": two nouns of one kind side by side.
static gboolean is_twin(const WgTree *tree, gint32 noun, gint32 other)
{
  const WgToken *o = tok(tree, other);
  if (o->deprel != WG_DEP_CONJ || o->upos != WG_UPOS_NOUN || tree->left[other] != noun + 1 ||
      !wg_word_is(tok(tree, noun + 1), "and") || other - noun > 4)
    return FALSE;
  gint32 det = wg_tree_child(tree, noun, WG_DEP_DET), own = wg_tree_child(tree, other, WG_DEP_DET);
  gboolean definite = det != WG_NO_TOKEN && wg_word_is(tok(tree, det), "the");
  return own == WG_NO_TOKEN ||
         (det != WG_NO_TOKEN && definite == wg_word_is(tok(tree, own), "the"));
}

void wg_prepositional(WgArticle *a, gint32 s, gint32 t, const char *preposition,
                      GArray *out)
{
  marked_children(a, s, t, preposition, out);
  if (out->len) return;
  const WgTree *tree = a->trees[s];
  gboolean reversed;
  gint32 verb = wg_word_is_verbal(tok(tree, t)) ? WG_NO_TOKEN : wg_light_verb(a, s, t, &reversed);
  if (verb == WG_NO_TOKEN && !wg_word_is_verbal(tok(tree, t))) verb = wg_light_participle(a, s, t);
  if (verb != WG_NO_TOKEN) marked_children(a, s, verb, preposition, out);
  if (!out->len && tok(tree, t)->upos == WG_UPOS_NOUN)
    WG_CHILDREN(tree, t, c)
      if (is_twin(tree, t, c)) marked_children(a, s, c, preposition, out);
  if (out->len || !wg_word_is_verbal(tok(tree, t))) return;
  // parsers often hang the phrase on the object: "cut ties / with X"
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_OBJ || tok(tree, c)->deprel == WG_DEP_NSUBJ_PASS)
      marked_children(a, s, c, preposition, out);
  WG_CHILDREN(tree, t, c)
    if (!out->len && tok(tree, c)->deprel == WG_DEP_CONJ && wg_word_is_verbal(tok(tree, c)))
      shared_phrase(a, s, c, preposition, out);
}
