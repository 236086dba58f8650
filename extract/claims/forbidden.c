// SPDX-License-Identifier: Apache-2.0
/// What is forbidden is not told as done: "bars firms from selling to X", "forbade them to
/// work with X", "a ban on investments in X", however the parse hangs it.
#include "extract/claims/claims.h"

#define MAX_STEPS 10

static gboolean marked_by(WgArticle *a, const WgTree *tree, gint32 t, const char *const *markers)
{
  const char *marker = wg_tree_marker(tree, a->arena, t);
  return marker && g_strv_contains(markers, marker);
}

/// Whether the word above forbids what hangs on it at `t`.
static gboolean is_forbidden_by_head(WgArticle *a, const WgTree *tree, gint32 t)
{
  static const char *const OF_VERB[] = {"from", "to", NULL};
  static const char *const OF_NOUN[] = {"on", "of", "against", "to", "for", NULL};
  const WgToken *token = tok(tree, t), *head = tok(tree, token->head);
  if (head->upos == WG_UPOS_ADJ) // "made it illegal to …"
    return wg_word_listed(a, WG_LIST_ForbiddenWord, head) && marked_by(a, tree, t, OF_VERB);
  if (!wg_word_is_verbal(head))
    return wg_word_listed(a, WG_LIST_ForbiddingNoun, head) && marked_by(a, tree, t, OF_NOUN);
  if (!wg_word_listed(a, WG_LIST_ForbiddingVerb, head)) return FALSE;
  switch ((int)token->deprel) {
  case WG_DEP_OBJ:
  case WG_DEP_NSUBJ_PASS:
    return !wg_word_is(head, "restrict") && !wg_word_is(head, "exclude");
  case WG_DEP_XCOMP:
    return TRUE;
  default:
    return token->head < t && marked_by(a, tree, t, OF_VERB);
  }
}

/// Where the way up leaves what could be forbidden: a clause or a circumstance of its own.
static gboolean stands_alone(WgArticle *a, const WgTree *tree, gint32 t)
{
  static const char *const BESIDE[] = {"after", "because", "because_of", "over", "amid", "since",
                                       "while", "as",      "when",       "due_to", "despite",
                                       "by",    "until",   NULL};
  const WgToken *token = tok(tree, t);
  if (token->deprel == WG_DEP_PARATAXIS || token->deprel == WG_DEP_ACL_RELCL ||
      token->deprel == WG_DEP_APPOS || token->deprel == WG_DEP_CCOMP ||
      token->deprel == WG_DEP_NSUBJ)
    return TRUE;
  return wg_is_finite(tree, t) || marked_by(a, tree, t, BESIDE);
}

/// "Americans from investing", hung on anything: a verb that forbids stands before it.
static gboolean is_forbidden_before(WgArticle *a, const WgTree *tree, gint32 t)
{
  if (t < 3 || !wg_word_has_tag(tok(tree, t), "VBG") || !wg_word_is(tok(tree, t - 1), "from"))
    return FALSE;
  for (gint32 i = t - 2; i >= 0; i--) {
    if (wg_word_listed(a, WG_LIST_ForbiddingVerb, tok(tree, i)) && tok(tree, i)->upos == WG_UPOS_VERB)
      return TRUE;
    if (wg_word_is_verbal(tok(tree, i)) && wg_is_finite(tree, i)) return FALSE;
  }
  return FALSE;
}

gboolean wg_is_forbidden(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  for (guint steps = 0; steps < MAX_STEPS; steps++) {
    if (is_forbidden_before(a, tree, t)) return TRUE;
    const WgToken *token = tok(tree, t);
    if (token->head < 0) return FALSE;
    if (is_forbidden_by_head(a, tree, t)) return TRUE;
    if (token->deprel != WG_DEP_CONJ && stands_alone(a, tree, t)) return FALSE;
    t = token->head;
  }
  return FALSE;
}
