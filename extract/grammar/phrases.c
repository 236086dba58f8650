// SPDX-License-Identifier: Apache-2.0
#include "extract/grammar/phrases.h"

#include "extract/grammar/tree.h"

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

const char *wg_brief_phrase(const WgArticle *a, gint32 s, gint32 head)
{
  const WgTree *tree = a->trees[s];
  gint32 last = tree->right[head];
  for (gint32 t = head + 1; t <= last; t++) {
    const WgToken *token = tok(tree, t);
    gboolean beside = token->deprel == WG_DEP_ACL_RELCL || token->deprel == WG_DEP_PARATAXIS ||
                      token->deprel == WG_DEP_APPOS ||
                      (token->deprel == WG_DEP_ACL && token->xpos && g_str_equal(token->xpos, "VBN"));
    if (beside && tree->left[t] > head) last = MIN(last, tree->left[t] - 1);
  }
  return wg_tree_text_until(tree, a->arena, wg_article_source(a, (guint32)s), head, last, TRUE);
}

const char *wg_phrase_before(const WgArticle *a, gint32 s, gint32 noun, gint32 pronoun)
{
  const WgTree *tree = a->trees[s];
  gint32 first = tree->left[noun], last = MIN(tree->right[noun], pronoun - 1);
  while (last > noun && tok(tree, last)->upos == WG_UPOS_PUNCT) last--;
  while (first < noun && (tok(tree, first)->deprel == WG_DEP_CASE || tok(tree, first)->upos == WG_UPOS_PUNCT))
    first++;
  return wg_span_text(tree->sentence, a->arena, wg_article_source(a, (guint32)s), first,
                      MAX(last, first));
}

/// "three Borvian officials", "several of its apps": some of many, not whose they are.
gboolean wg_is_counted(const WgArticle *a, gint32 s, gint32 t)
{
  static const char *const SOME[] = {"several", "some", "many", "dozens", "few", NULL};
  const WgTree *tree = a->trees[s];
  if (!wg_word_has_tag(wg_tree_token(tree, t), "NNS")) return FALSE;
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = wg_tree_token(tree, c);
    if (c < t && (child->deprel == WG_DEP_NUMMOD ||
                  (child->lemma && g_strv_contains(SOME, child->lemma))))
      return TRUE;
  }
  return FALSE;
}
