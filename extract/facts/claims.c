// SPDX-License-Identifier: Apache-2.0
/// A claim is not a fact: negation, modality, phase and sources, read by climbing from a
/// trigger to the root of its sentence.
#include "extract/facts/arguments.h"

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

static void weaken(WgClaim *claim, WgModality to)
{
  // the strongest doubt met on the way up wins: possible over alleged over planned
  static const int DOUBT[] = {[WG_ACTUAL] = 0, [WG_PLANNED] = 1, [WG_ALLEGED] = 2, [WG_POSSIBLE] = 3};
  if (DOUBT[to] > DOUBT[claim->modality]) claim->modality = to;
}

static void negate(WgClaim *claim)
{
  claim->polarity = claim->polarity == WG_AFFIRMED ? WG_NEGATED : WG_AFFIRMED;
}

static void add_source(WgClaim *claim, WgDraft *d)
{
  d = wg_draft_root(d);
  if (!g_ptr_array_find(claim->sources, d, NULL)) g_ptr_array_add(claim->sources, d);
}

static gboolean is_verbal(const WgToken *t)
{
  return t->upos == WG_UPOS_VERB || t->upos == WG_UPOS_AUX;
}

/// The source `node` (a noun phrase): an entity, else its words.
static void attribute(WgArticle *a, gint32 s, gint32 node, WgClaim *claim)
{
  if (node == WG_NO_TOKEN) return;
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_resolve(a, s, node, who);
  for (guint i = 0; i < who->len; i++) add_source(claim, g_ptr_array_index(who, i));
  const WgToken *t = wg_article_token(a, s, node);
  if (!who->len && t->upos == WG_UPOS_NOUN)
    g_ptr_array_add(claim->source_words,
                    (gpointer)wg_tree_text(a->trees[s], a->arena, wg_article_source(a, (guint32)s), node, TRUE));
}

static void attribute_to_subject(WgArticle *a, gint32 s, gint32 verb, WgClaim *claim)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_subjects(a, s, verb, heads);
  for (guint i = 0; i < heads->len; i++)
    attribute(a, s, g_array_index(heads, gint32, i), claim);
}

// ------------------------------------------------------------------ around one word

static void read_auxiliary(const WgToken *t, gboolean in_past_speech, WgClaim *claim)
{
  static const char *const PLANNED[] = {"will", "'ll", "’ll", "wo", "shall"};
  static const char *const POSSIBLE[] = {"may", "might", "could", "can", "ca", "should",
                                         "must", "ought"};
  for (guint i = 0; i < G_N_ELEMENTS(PLANNED); i++)
    if (wg_word_is(t, PLANNED[i])) weaken(claim, WG_PLANNED);
  for (guint i = 0; i < G_N_ELEMENTS(POSSIBLE); i++)
    if (wg_word_is(t, POSSIBLE[i])) weaken(claim, WG_POSSIBLE);
  if (wg_word_is(t, "would") || wg_word_is(t, "'d") || wg_word_is(t, "’d"))
    weaken(claim, in_past_speech ? WG_PLANNED : WG_POSSIBLE);
}

static void read_modifier(WgArticle *a, const WgToken *t, WgClaim *claim)
{
  if (wg_word_listed(a, WG_LIST_NegativeWord, t)) negate(claim);
  if (wg_word_listed(a, WG_LIST_PlannedWord, t)) weaken(claim, WG_PLANNED);
  if (wg_word_listed(a, WG_LIST_PossibleWord, t)) weaken(claim, WG_POSSIBLE);
  if (wg_word_listed(a, WG_LIST_AllegedWord, t)) weaken(claim, WG_ALLEGED);
  if (wg_word_listed(a, WG_LIST_FormerWord, t)) {
    claim->phase = WG_ENDED;
    claim->phase_is_told = TRUE;
  }
}

static gboolean is_speech(WgArticle *a, const WgToken *t)
{
  return is_verbal(t) && wg_word_listed(a, WG_LIST_SpeechVerb, t);
}

/// "no longer": over, not untrue.
static gboolean is_no_longer(const WgTree *tree, gint32 c)
{
  if (!wg_word_is(tok(tree, c), "longer") && !wg_word_is(tok(tree, c), "more")) return FALSE;
  return c > 0 && wg_word_is(tok(tree, c - 1), "no");
}

/// Adverbs, auxiliaries, "no", "if", "according to", "…, X said" hanging on one word.
static void read_children(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  gint32 head = tok(tree, t)->head;
  gboolean in_speech = head >= 0 && is_speech(a, tok(tree, head));
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    switch ((int)child->deprel) {
    case WG_DEP_AUX:
    case WG_DEP_AUX_PASS:
    case WG_DEP_COP:
      read_auxiliary(child, in_speech, claim);
      break;
    case WG_DEP_ADVMOD:
      if (is_no_longer(tree, c)) {
        claim->phase = WG_ENDED;
        claim->phase_is_told = TRUE;
        break;
      }
      read_modifier(a, child, claim);
      break;
    case WG_DEP_AMOD:
    case WG_DEP_DET:
    case WG_DEP_NMOD_DESC:
    case WG_DEP_COMPOUND:
      read_modifier(a, child, claim);
      break;
    case WG_DEP_MARK:
      if (wg_word_is(child, "if") || wg_word_is(child, "unless") || wg_word_is(child, "whether"))
        weaken(claim, WG_POSSIBLE);
      if (wg_word_is(child, "to") && tok(tree, t)->deprel == WG_DEP_ROOT)
        weaken(claim, WG_PLANNED); // headlines: "X to ban Y"
      break;
    case WG_DEP_OBL:
    case WG_DEP_NMOD: {
      const char *marker = wg_tree_marker(tree, a->arena, c);
      if (marker && g_str_equal(marker, "according_to")) attribute(a, s, c, claim);
      if (marker && g_str_equal(marker, "without")) break;
      break;
    }
    case WG_DEP_PARATAXIS:
      if (is_speech(a, child)) attribute_to_subject(a, s, c, claim);
      break;
    default:
      break;
    }
  }
}

// ------------------------------------------------------------------ one step up

typedef enum reach {
  REACH_FULL,    ///< the governor decides whether the act is told as done
  REACH_SOURCES, ///< only whose words it is can still change
} Reach;

/// What a governing verb or noun makes of the act in its complement.
static void read_governor(WgArticle *a, gint32 s, gint32 governor, gboolean clause,
                          gboolean finite, gboolean nominal, WgClaim *claim)
{
  const WgToken *g = wg_article_token(a, s, governor);
  if (is_verbal(g)) {
    // "announced that X is …" says it; "announced a ban", "announced to ban" plans it
    gboolean told = finite && wg_word_listed(a, WG_LIST_SpeechVerb, g);
    if (wg_word_listed(a, WG_LIST_DenialVerb, g)) claim->denied = TRUE;
    if (!told && wg_word_listed(a, WG_LIST_PlannedVerb, g)) weaken(claim, WG_PLANNED);
    if (!told && wg_word_listed(a, WG_LIST_PossibleVerb, g)) weaken(claim, WG_POSSIBLE);
    if (wg_word_listed(a, WG_LIST_NegativeVerb, g)) negate(claim);
    if (wg_word_listed(a, WG_LIST_AllegedVerb, g) && (clause || nominal)) {
      weaken(claim, WG_ALLEGED);
      attribute_to_subject(a, s, governor, claim);
    }
    if (nominal && wg_word_listed(a, WG_LIST_EndingVerb, g)) {
      claim->phase = WG_ENDED;
      claim->phase_is_told = TRUE;
    }
    if (clause && wg_word_listed(a, WG_LIST_SpeechVerb, g))
      attribute_to_subject(a, s, governor, claim);
  } else {
    if (wg_word_listed(a, WG_LIST_PlannedWord, g)) weaken(claim, WG_PLANNED);
    if (wg_word_listed(a, WG_LIST_PossibleWord, g)) weaken(claim, WG_POSSIBLE);
    if (wg_word_listed(a, WG_LIST_AllegedWord, g)) weaken(claim, WG_ALLEGED);
    if (wg_word_listed(a, WG_LIST_NegativeNoun, g)) negate(claim);
    if (nominal && wg_word_listed(a, WG_LIST_EndingVerb, g)) {
      claim->phase = WG_ENDED;
      claim->phase_is_told = TRUE;
    }
  }
}

static gboolean is_complement(WgDeprel d)
{
  return d == WG_DEP_CCOMP || d == WG_DEP_XCOMP || d == WG_DEP_CSUBJ || d == WG_DEP_CSUBJ_PASS;
}

static gboolean is_nominal_argument(WgDeprel d)
{
  return d == WG_DEP_OBJ || d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_OBL ||
         d == WG_DEP_NMOD || d == WG_DEP_IOBJ;
}

/// "agreed to stop selling", "accused of stealing": clauses that a preposition marks.
static gboolean is_marked_complement(WgArticle *a, const WgTree *tree, gint32 t)
{
  WgDeprel d = tok(tree, t)->deprel;
  if (d != WG_DEP_ADVCL && d != WG_DEP_ACL) return FALSE;
  const char *marker = wg_tree_marker(tree, a->arena, t);
  return marker && (g_str_equal(marker, "of") || g_str_equal(marker, "to") ||
                    g_str_equal(marker, "from") || g_str_equal(marker, "for") ||
                    g_str_equal(marker, "about"));
}

static Reach climb(WgArticle *a, gint32 s, gint32 at, Reach reach, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, at);
  gint32 head = t->head;
  if (reach == REACH_FULL && is_complement(t->deprel)) {
    read_governor(a, s, head, TRUE, t->deprel == WG_DEP_CCOMP, FALSE, claim);
    read_children(a, s, head, claim);
    return REACH_FULL;
  }
  if (reach == REACH_FULL && is_marked_complement(a, tree, at)) {
    read_governor(a, s, head, TRUE, FALSE, FALSE, claim);
    read_children(a, s, head, claim);
    return REACH_FULL;
  }
  if (reach == REACH_FULL && is_nominal_argument(t->deprel)) {
    read_governor(a, s, head, FALSE, FALSE, TRUE, claim);
    read_children(a, s, head, claim);
    return REACH_FULL;
  }
  if (t->deprel == WG_DEP_CONJ) {
    // coordination shares the auxiliary and the governor, not the adverbs
    gboolean own = wg_tree_child(tree, at, WG_DEP_NSUBJ) != WG_NO_TOKEN ||
                   wg_tree_child(tree, at, WG_DEP_NSUBJ_PASS) != WG_NO_TOKEN ||
                   wg_tree_child(tree, at, WG_DEP_AUX) != WG_NO_TOKEN;
    if (reach == REACH_FULL && !own) {
      WG_CHILDREN(tree, head, c)
        if (tok(tree, c)->deprel == WG_DEP_AUX) read_auxiliary(tok(tree, c), FALSE, claim);
      return REACH_FULL;
    }
    return reach;
  }
  // other clauses: only whose words they are
  WgClaim sources_only = *claim;
  read_children(a, s, head, &sources_only);
  if (is_complement(t->deprel) && is_speech(a, tok(tree, head)))
    attribute_to_subject(a, s, head, &sources_only);
  if (is_complement(t->deprel) && wg_word_listed(a, WG_LIST_DenialVerb, tok(tree, head)))
    claim->denied = TRUE;
  return REACH_SOURCES;
}

static gboolean is_question(const WgSentence *s)
{
  for (guint32 i = s->n; i-- > 0;) {
    if (s->tokens[i].form.len == 1 && s->tokens[i].form.ptr[0] == '?') return TRUE;
    if (s->tokens[i].upos != WG_UPOS_PUNCT) return FALSE;
  }
  return FALSE;
}

void wg_claim_read(WgArticle *a, gint32 s, gint32 t, WgClaim *out)
{
  const WgTree *tree = a->trees[s];
  memset(out, 0, sizeof *out);
  out->polarity = WG_AFFIRMED;
  out->modality = WG_ACTUAL;
  out->phase = WG_BEGUN;
  out->sources = wg_list(a);
  out->source_words = wg_list(a);
  read_children(a, s, t, out);
  Reach reach = REACH_FULL;
  gint32 at = t;
  for (guint32 steps = 0; steps < tree->sentence->n; steps++) {
    gint32 head = tok(tree, at)->head;
    if (head < 0 || tok(tree, at)->deprel == WG_DEP_ROOT) break;
    reach = climb(a, s, at, reach, out);
    at = head;
  }
  if (is_question(tree->sentence)) weaken(out, WG_POSSIBLE);
  gint32 quote = wg_quote_at(a, s, t);
  if (quote >= 0 && a->speakers && a->speakers[quote]->len)
    add_source(out, g_ptr_array_index(a->speakers[quote], 0));
}

const WgTimeExpression *wg_claim_time(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  gboolean reversed;
  gint32 verb = is_verbal(tok(tree, t)) ? WG_NO_TOKEN : wg_light_verb(a, s, t, &reversed);
  const WgTimeExpression *best = NULL;
  guint best_steps = 0;
  for (guint32 i = 0; i < a->n_times[s]; i++) {
    const WgTimeExpression *e = &a->times[s][i];
    if (!*e->value) continue;
    // from the expression up to the trigger, not through another finite verb
    gint32 at = (gint32)e->last;
    for (gint32 k = (gint32)e->first; k <= (gint32)e->last; k++)
      if (tok(tree, k)->head < (gint32)e->first || tok(tree, k)->head > (gint32)e->last) at = k;
    guint steps = 0;
    gboolean reached = FALSE;
    for (; at >= 0 && steps < 8; steps++) {
      if (at == t || at == verb) {
        reached = TRUE;
        break;
      }
      WgDeprel d = tok(tree, at)->deprel;
      if (d == WG_DEP_CCOMP || d == WG_DEP_ACL_RELCL || d == WG_DEP_PARATAXIS ||
          (d == WG_DEP_ADVCL && is_verbal(tok(tree, at))))
        break;
      at = tok(tree, at)->head;
    }
    if (reached && (!best || steps < best_steps)) {
      best = e;
      best_steps = steps;
    }
  }
  // a verb under control or in coordination shares the expression of what governs it
  const WgToken *token = tok(tree, t);
  if (!best && token->head >= 0 &&
      (token->deprel == WG_DEP_XCOMP || token->deprel == WG_DEP_CONJ ||
       (token->deprel == WG_DEP_ADVCL && is_verbal(token)) ||
       (token->deprel == WG_DEP_OBJ && !is_verbal(token)) ||
       (token->deprel == WG_DEP_NSUBJ_PASS && !is_verbal(token))) &&
      is_verbal(tok(tree, token->head)))
    return wg_claim_time(a, s, token->head);
  return best;
}
