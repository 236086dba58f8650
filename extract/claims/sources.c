// SPDX-License-Identifier: Apache-2.0
/// By whose word an act is told: subjects of speech verbs, "according to", speaker tags,
/// outlets that are cited, speakers of quotes.
#include "extract/claims/claims.h"

#include "extract/grammar/arguments.h"
#include "extract/reference/reference.h"

static void add_source(WgClaim *claim, WgDraft *d)
{
  d = wg_draft_root(d);
  if (d->type == WG_TYPE_PLACE) return;
  if (!g_ptr_array_find(claim->sources, d, NULL)) g_ptr_array_add(claim->sources, d);
}

static void add_words(WgArticle *a, gint32 s, gint32 node, WgClaim *claim)
{
  const char *words = wg_tree_text(a->trees[s], a->arena, wg_article_source(a, (guint32)s),
                                   node, TRUE);
  for (guint i = 0; i < claim->source_words->len; i++)
    if (g_str_equal(g_ptr_array_index(claim->source_words, i), words)) return;
  g_ptr_array_add(claim->source_words, (gpointer)words);
}

/// "the daily Courier", "its paper, the Courier": a name beside a noun that stays open.
static gboolean attribute_to_name_beside(WgArticle *a, gint32 s, gint32 node, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, node, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (d != WG_DEP_APPOS && d != WG_DEP_FLAT && d != WG_DEP_NMOD_DESC &&
        d != WG_DEP_NMOD_UNMARKED)
      continue;
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    wg_resolve_one(a, s, c, who);
    for (guint i = 0; i < who->len; i++) add_source(claim, g_ptr_array_index(who, i));
    if (who->len) return TRUE;
  }
  // "Deputy Minister for the Arctic Jane Roe": the person that ends the phrase
  const WgMention *last = a->mention_of[s][MIN(tree->right[node], node + 12)];
  if (last && last->kind == WG_MENTION_NAME && last->first > node &&
      wg_tree_marker(tree, a->arena, last->head) == NULL &&
      wg_draft_root(last->draft)->type == WG_TYPE_PERSON) {
    add_source(claim, last->draft);
    return TRUE;
  }
  return FALSE;
}

static gboolean is_distinctive(const WgArticle *a, const char *word)
{
  return strlen(word) > 3 && !wg_frames_listed(a->frames, WG_LIST_UniversityWord, word) &&
         !wg_frames_listed(a->frames, WG_LIST_CompanyWord, word);
}

static gboolean shares_word(const WgArticle *a, const WgDraft *x, const WgDraft *y)
{
  g_auto(GStrv) of_x = g_strsplit(x->normal, " ", -1);
  g_auto(GStrv) of_y = g_strsplit(y->normal, " ", -1);
  for (char **w = of_x; *w; w++)
    if (is_distinctive(a, *w) && g_strv_contains((const char *const *)of_y, *w)) return TRUE;
  return FALSE;
}

/// "Ellery's student newspaper": the outlet that the article names after its owner (the
/// Ellery Courier), if it names one only.
static gboolean attribute_to_owned_outlet(WgArticle *a, gint32 s, gint32 node, WgClaim *claim)
{
  gint32 possessor = wg_tree_child(a->trees[s], node, WG_DEP_NMOD_POSS);
  if (possessor == WG_NO_TOKEN ||
      !wg_word_listed(a, WG_LIST_MediaNoun, wg_article_token(a, s, node)))
    return FALSE;
  // "its" is any organization of the sentence: the shared word says which
  g_autoptr(GPtrArray) owners = g_ptr_array_new();
  if (tok(a->trees[s], possessor)->upos != WG_UPOS_PRON) wg_resolve_one(a, s, possessor, owners);
  else
    for (gint32 t = 0; t < node; t++) {
      const WgMention *m = a->mention_of[s][t];
      if (m && m->head == t && wg_type_is_organization(wg_draft_root(m->draft)->type))
        g_ptr_array_add(owners, wg_draft_root(m->draft));
    }
  WgDraft *found = NULL;
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = wg_draft_root(g_ptr_array_index(a->drafts, i));
    if (d->type != WG_TYPE_MEDIA_ORGANIZATION || d == found) continue;
    gboolean owned = FALSE;
    for (guint k = 0; k < owners->len; k++)
      owned |= g_ptr_array_index(owners, k) != d && shares_word(a, g_ptr_array_index(owners, k), d);
    if (!owned) continue;
    if (found) return FALSE;
    found = d;
  }
  if (found) add_source(claim, found);
  return found != NULL;
}

/// "today wrote X": a day that the parse takes for the speaker.
static gboolean is_time(const WgArticle *a, gint32 s, gint32 node)
{
  for (guint32 i = 0; i < a->n_times[s]; i++)
    if ((gint32)a->times[s][i].first <= node && node <= (gint32)a->times[s][i].last) return TRUE;
  return FALSE;
}

/// The source `node` (a noun phrase): an entity, else its words.
static void attribute(WgArticle *a, gint32 s, gint32 node, WgClaim *claim)
{
  if (node == WG_NO_TOKEN || is_time(a, s, node)) return;
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_resolve(a, s, node, who);
  for (guint i = 0; i < who->len; i++) add_source(claim, g_ptr_array_index(who, i));
  if (who->len || attribute_to_name_beside(a, s, node, claim) ||
      attribute_to_owned_outlet(a, s, node, claim))
    return;
  // "a report by X": X
  const WgToken *t = wg_article_token(a, s, node);
  guint before = claim->sources->len;
  if (wg_word_listed(a, WG_LIST_DocumentNoun, t)) wg_source_of_noun(a, s, node, claim);
  if (claim->sources->len > before) return;
  if (t->upos == WG_UPOS_NOUN || t->upos == WG_UPOS_PROPN) add_words(a, s, node, claim);
}

/// "told the Courier", "said in an interview with the Courier", "was quoted by the Courier".
static void attribute_to_outlet(WgArticle *a, gint32 s, gint32 verb, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, verb, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (d != WG_DEP_OBJ && d != WG_DEP_IOBJ && d != WG_DEP_OBL && d != WG_DEP_OBL_AGENT) continue;
    if (!wg_in_same_voice(a, s, verb, c)) continue;
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    wg_resolve_one(a, s, c, who);
    const char *marker = wg_tree_marker(tree, a->arena, c);
    gboolean agent = marker && g_str_equal(marker, "by");
    for (guint i = 0; i < who->len; i++) {
      WgDraft *draft = wg_draft_root(g_ptr_array_index(who, i));
      if (draft->type == WG_TYPE_MEDIA_ORGANIZATION || agent) add_source(claim, draft);
    }
    if (wg_word_listed(a, WG_LIST_ReportNoun, tok(tree, c))) attribute_to_outlet(a, s, c, claim);
  }
  WG_CHILDREN(tree, verb, c)
    if (tok(tree, c)->deprel == WG_DEP_NMOD || tok(tree, c)->deprel == WG_DEP_COMPOUND) {
      const WgMention *m = a->mention_of[s][c];
      if (m && wg_draft_root(m->draft)->type == WG_TYPE_MEDIA_ORGANIZATION)
        add_source(claim, m->draft);
    }
}

void wg_source_of_speech(WgArticle *a, gint32 s, gint32 verb, WgClaim *claim)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_subjects(a, s, verb, heads);
  guint before = claim->sources->len;
  for (guint i = 0; i < heads->len; i++) attribute(a, s, g_array_index(heads, gint32, i), claim);
  claim->n_speakers = MAX(claim->n_speakers, claim->sources->len - before);
  attribute_to_outlet(a, s, verb, claim);
  // "was cited as saying by the Courier": it stands with the verb above
  const WgTree *tree = a->trees[s];
  gint32 head = tok(tree, verb)->head;
  if (head >= 0 && tok(tree, verb)->deprel == WG_DEP_ADVCL &&
      wg_word_listed(a, WG_LIST_CitingVerb, tok(tree, head)))
    attribute_to_outlet(a, s, head, claim);
}

void wg_sources_beside(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    if (!wg_in_same_voice(a, s, t, c)) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    switch ((int)child->deprel) {
    case WG_DEP_OBL:
    case WG_DEP_NMOD:
    case WG_DEP_ADVCL:
      if (marker && (g_str_equal(marker, "accord_to") || g_str_equal(marker, "according_to") ||
                     g_str_equal(marker, "per"))) {
        attribute(a, s, c, claim);
        break;
      }
      // "in a filing by X"
      if (marker && g_str_equal(marker, "in") && child->upos == WG_UPOS_NOUN &&
          wg_word_listed(a, WG_LIST_DocumentNoun, child) &&
          (!wg_is_speech(a, tok(tree, t)) || wg_is_passive(tree, t)))
        wg_source_of_noun(a, s, c, claim);
      if (child->deprel != WG_DEP_ADVCL) break;
      if (marker && g_str_equal(marker, "as") && wg_is_speech(a, child) && wg_is_finite(tree, c))
        wg_source_of_speech(a, s, c, claim);
      if (wg_word_listed(a, WG_LIST_CitingVerb, child) && child->xpos &&
          g_str_equal(child->xpos, "VBG"))
        attribute(a, s, wg_tree_child(tree, c, WG_DEP_OBJ), claim);
      if (wg_word_is(child, "according")) { // taken for a participle
        gint32 whom = wg_tree_child(tree, c, WG_DEP_OBL);
        attribute(a, s, whom, claim);
      }
      break;
    case WG_DEP_PARATAXIS:
      if (wg_is_speech(a, child)) {
        wg_source_of_speech(a, s, c, claim);
        wg_sources_beside(a, s, c, claim); // "…, X reported, citing Y"
      }
      break;
    default:
      break;
    }
  }
}

void wg_source_of_noun(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  if (!wg_word_listed(a, WG_LIST_ReportNoun, wg_article_token(a, s, t)) &&
      !wg_word_listed(a, WG_LIST_DocumentNoun, wg_article_token(a, s, t)) &&
      !wg_word_listed(a, WG_LIST_AllegedWord, wg_article_token(a, s, t)) &&
      !wg_word_listed(a, WG_LIST_SourceNoun, wg_article_token(a, s, t)))
    return;
  // "said in a statement that …": the clause was taken for the noun's
  const WgTree *tree = a->trees[s];
  gint32 head = tok(tree, t)->head;
  if (head >= 0 && wg_is_speech(a, tok(tree, head)) && !wg_is_passive(tree, head) &&
      (tok(tree, t)->deprel == WG_DEP_OBL || tok(tree, t)->deprel == WG_DEP_OBJ)) {
    wg_source_of_speech(a, s, head, claim);
    return;
  }
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_subjects(a, s, t, heads);
  for (guint i = 0; i < heads->len; i++) attribute(a, s, g_array_index(heads, gint32, i), claim);
}

/// The comma that opens a tag before the speech verb `verb`, with no other finite verb
/// between; WG_NO_TOKEN where it is no tag.
static gint32 tag_opening(WgArticle *a, gint32 s, gint32 verb)
{
  const WgTree *tree = a->trees[s];
  for (gint32 t = verb - 1; t >= 0; t--) {
    const WgToken *token = tok(tree, t);
    if (wg_word_is(token, ",")) return t;
    if (token->upos == WG_UPOS_SCONJ || token->upos == WG_UPOS_CCONJ ||
        (wg_word_is_verbal(token) && wg_is_finite(tree, t)))
      return WG_NO_TOKEN;
  }
  return WG_NO_TOKEN;
}

/// "…, according to X." at the end of a sentence speaks of all of it, whatever word the
/// parse hangs it on.
static void source_of_last_phrase(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  gint32 n = (gint32)tree->sentence->n;
  for (gint32 k = t + 2; k < n; k++) {
    if (!wg_word_is(tok(tree, k), "according") || !wg_word_is(tok(tree, k - 1), ",") ||
        !wg_in_same_voice(a, s, t, k))
      continue;
    gint32 source = tok(tree, k)->head;
    if (source > k && n - tree->right[source] <= 3) attribute(a, s, source, claim);
    return;
  }
}

void wg_source_of_tag(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  const WgTree *tree = a->trees[s];
  gint32 n = (gint32)tree->sentence->n;
  source_of_last_phrase(a, s, t, claim);
  if (claim->sources->len || claim->source_words->len) return;
  for (gint32 verb = n - 1; verb > t + 2 && verb > n - 8; verb--) {
    const WgToken *v = tok(tree, verb);
    if (!wg_is_speech(a, v) || !v->xpos ||
        !(wg_word_has_tag(v, "VBD") || wg_word_has_tag(v, "VBZ") || wg_word_has_tag(v, "VBP")) ||
        !wg_in_same_voice(a, s, t, verb))
      continue;
    gint32 comma = tag_opening(a, s, verb);
    if (comma <= t || comma + 1 >= verb || wg_tree_dominates(tree, verb, t)) return;
    gint32 noun = comma + 1;
    while (noun < verb && tok(tree, noun)->upos != WG_UPOS_NOUN &&
           tok(tree, noun)->upos != WG_UPOS_PROPN && tok(tree, noun)->upos != WG_UPOS_PRON)
      noun++;
    if (noun == verb) return;
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    wg_resolve_one(a, s, noun, who);
    for (guint i = 0; i < who->len; i++) add_source(claim, g_ptr_array_index(who, i));
    if (!who->len && tok(tree, noun)->upos == WG_UPOS_NOUN)
      g_ptr_array_add(claim->source_words, (gpointer)wg_article_words(a, s, comma + 1, verb - 1));
    return;
  }
}

void wg_source_of_quote(WgArticle *a, gint32 s, gint32 t, WgClaim *claim)
{
  gint32 quote = wg_quote_at(a, s, t);
  if (quote >= 0 && a->speakers && a->speakers[quote]->len)
    add_source(claim, g_ptr_array_index(a->speakers[quote], 0));
}
