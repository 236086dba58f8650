// SPDX-License-Identifier: Apache-2.0
/// "the company", "the two countries": the entities named before that a nominal may denote. A
/// doubtful link is not made.
#include "extract/reference/antecedents.h"

#include "extract/grammar/arguments.h"

#define MAX_DISTANCE 12 // sentences that a nominal looks back

guint wg_types_of_noun(const WgArticle *a, const WgToken *t)
{
  static const struct {
    WgList list;
    guint types;
  } NOUNS[] = {
      {WG_LIST_CompanyNoun, 1u << WG_TYPE_COMPANY},
      {WG_LIST_UniversityNoun, 1u << WG_TYPE_UNIVERSITY},
      {WG_LIST_MediaNoun, 1u << WG_TYPE_MEDIA_ORGANIZATION},
      {WG_LIST_BodyNoun, 1u << WG_TYPE_GOVERNMENT_BODY},
      {WG_LIST_OrganizationNoun,
       1u << WG_TYPE_ORGANIZATION | 1u << WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION},
      {WG_LIST_CountryNoun, 1u << WG_TYPE_COUNTRY},
      {WG_LIST_PersonNoun, 1u << WG_TYPE_PERSON},
  };
  guint types = 0;
  for (guint i = 0; i < G_N_ELEMENTS(NOUNS); i++)
    if (wg_word_listed(a, NOUNS[i].list, t)) types |= NOUNS[i].types;
  return types;
}

// ------------------------------------------------------------------ what a nominal asks

static gboolean is_definite(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *d = wg_tree_token(tree, c);
    if (d->deprel == WG_DEP_DET || d->deprel == WG_DEP_DET_PREDET ||
        d->deprel == WG_DEP_NUMMOD)
      if (wg_word_is(d, "the") || wg_word_is(d, "this") || wg_word_is(d, "that") ||
          wg_word_is(d, "these") || wg_word_is(d, "those") || wg_word_is(d, "both") ||
          wg_word_is(d, "either") || wg_word_is(d, "neither") || wg_word_is(d, "two") ||
          wg_word_is(d, "three") || wg_word_is(d, "four"))
        return TRUE;
  }
  return FALSE;
}

static guint number_of(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  const WgToken *noun = wg_tree_token(tree, t);
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *d = wg_tree_token(tree, c);
    if (wg_word_is(d, "both") || wg_word_is(d, "two") || wg_word_is(d, "either") ||
        wg_word_is(d, "neither"))
      return 2;
    if (wg_word_is(d, "three")) return 3;
    if (wg_word_is(d, "four")) return 4;
  }
  return wg_word_has_tag(noun, "NNS") || wg_word_has_tag(noun, "NNPS") ? 0 : 1;
}

static const char *country_of_modifiers(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgMention *m = a->mention_of[s][c];
    if (m && m->draft->type == WG_TYPE_COUNTRY && c < t)
      return wg_draft_root(m->draft)->country;
  }
  return NULL;
}

/// Nothing but a determiner beside it: "the companies", not "the builders of the bridge".
static gboolean is_plain(const WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = wg_tree_token(tree, c)->deprel;
    if (d == WG_DEP_AMOD || d == WG_DEP_COMPOUND || d == WG_DEP_NMOD || d == WG_DEP_ACL ||
        d == WG_DEP_NMOD_POSS || d == WG_DEP_ACL_RELCL)
      return FALSE;
  }
  return TRUE;
}

// ------------------------------------------------------------------ what was named before

gboolean wg_draft_fits(const WgDraft *d, const WgWanted *wanted)
{
  gboolean type = wanted->types & wg_type_bit(d->type) ||
                  (d->type == WG_TYPE_ORGANIZATION && d->type_is_guess &&
                   wanted->types & WG_ORGANIZATIONS);
  if (!type) return FALSE;
  return !wanted->country || !d->country || g_str_equal(wanted->country, d->country);
}

/// How near and how much talked of: integers, so that the choice is the same everywhere.
static int salience(const WgArticle *a, const WgMention *m, gint32 s)
{
  int distance = s - m->sentence;
  int weight = 1500 / (1 + 2 * distance) + 25 * (int)MIN(m->draft->count, 12u);
  if (m->subject) weight += 160;
  if (a->sentences[m->sentence].in_title) weight += 100;
  return weight;
}

// ------------------------------------------------------------------ trades

/// "the carrier" is rather Norvik Telecom than Apex Bank.
static const struct {
  WgList nouns, words;
} TRADES[] = {{WG_LIST_CarrierNoun, WG_LIST_CarrierWord},
              {WG_LIST_BankNoun, WG_LIST_BankWord},
              {WG_LIST_BroadcasterNoun, WG_LIST_BroadcasterWord}};

static gboolean has_word_of(const WgArticle *a, const WgDraft *d, WgList words)
{
  g_auto(GStrv) each = g_strsplit(d->normal, " ", -1);
  for (char **word = each; *word; word++)
    if (wg_frames_listed(a->frames, words, *word)) return TRUE;
  return FALSE;
}

/// What the name tells for or against its bearer being of the noun's trade.
static int trade_weight(const WgArticle *a, const WgToken *noun, const WgDraft *d)
{
  gboolean asked = FALSE, other = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(TRADES); i++) {
    gboolean named = has_word_of(a, d, TRADES[i].words);
    if (!wg_word_listed(a, TRADES[i].nouns, noun)) other |= named;
    else if (named) return 900;
    else asked = TRUE;
  }
  return asked && other ? -300 : 0;
}

WgDraft *wg_draft_before(const WgArticle *a, gint32 s, gint32 t,
                         const WgWanted *wanted, const GPtrArray *not_these)
{
  WgDraft *best = NULL;
  int best_weight = 0;
  for (guint i = wg_mentions_before(a, s, t); i-- > 0;) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (s - m->sentence > MAX_DISTANCE) break;
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind != WG_MENTION_NAME || !wg_draft_fits(d, wanted)) continue;
    if (not_these && g_ptr_array_find((GPtrArray *)not_these, d, NULL)) continue;
    int weight = salience(a, m, s) + trade_weight(a, wg_article_token(a, s, t), d);
    if (weight > best_weight) {
      best = d;
      best_weight = weight;
    }
  }
  return best;
}

void wg_resolve_nominal(WgArticle *a, gint32 s, gint32 t, guint types, GPtrArray *out)
{
  const WgToken *noun = wg_article_token(a, s, t);
  if (!is_definite(a, s, t)) return;
  // "the company that makes …" describes another one
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = wg_tree_token(tree, c)->deprel;
    if (d == WG_DEP_ACL_RELCL && !wg_word_is(&tree->sentence->tokens[c > 0 ? c - 1 : 0], ","))
      return;
  }
  WgWanted wanted = {types, country_of_modifiers(a, s, t), number_of(a, s, t)};
  if (types == wg_type_bit(WG_TYPE_PERSON) && !wg_word_listed(a, WG_LIST_PersonNoun, noun)) return;
  if (wanted.number == 0) wanted.number = types & WG_ORGANIZATIONS && is_plain(a, s, t) ? 2 : 0;
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  for (guint k = 0; k < wanted.number; k++) {
    WgDraft *d = wg_draft_before(a, s, t, &wanted, found);
    if (!d) break;
    g_ptr_array_add(found, d);
  }
  if (wanted.number >= 2 && found->len < wanted.number) return;
  guint8 *asked = &a->asked[s][t];
  gboolean votes = !*asked; // each place once, however often it is asked
  *asked = 1;
  for (guint k = 0; k < found->len; k++) {
    WgDraft *d = g_ptr_array_index(found, k);
    for (int type = 0; votes && type < WG_TYPE_COUNT; type++)
      if (types & wg_type_bit((WgEntityType)type)) d->votes[type]++;
    wg_referents_add(out, d);
  }
}

void wg_resolve_broadcaster(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  WgWanted wanted = {wg_type_bit(WG_TYPE_MEDIA_ORGANIZATION) | wg_type_bit(WG_TYPE_COMPANY), NULL, 1};
  if (!wg_word_listed(a, WG_LIST_BroadcasterNoun, wg_article_token(a, s, t)) ||
      !is_definite(a, s, t) || !is_plain(a, s, t) || number_of(a, s, t) != 1)
    return;
  g_autoptr(GPtrArray) laws = g_ptr_array_new();
  WgDraft *d = wg_draft_before(a, s, t, &wanted, laws);
  while (d && has_word_of(a, d, WG_LIST_InstrumentNoun)) { // "Radio Control Law"
    g_ptr_array_add(laws, d);
    d = wg_draft_before(a, s, t, &wanted, laws);
  }
  if (d && (d->type == WG_TYPE_MEDIA_ORGANIZATION || has_word_of(a, d, WG_LIST_BroadcasterWord)))
    wg_referents_add(out, d);
}
