// SPDX-License-Identifier: Apache-2.0
/// What a noun phrase denotes: names, names beside a noun, "the company", "its", "US
/// prosecutors". A doubtful link is not made.
#include "extract/facts/arguments.h"

#define MAX_DEPTH 6
#define BUDGET 400 // phrases looked at for one reference: a wild parse must not cost more
#define MAX_DISTANCE 12 // sentences that a nominal looks back

/// What a nominal asks of the entity it may denote.
typedef struct wanted {
  guint types;         // bit set over WgEntityType
  const char *country; // alpha-3 it must not contradict, or NULL
  guint number;        // 1, 2 or 0 for "some"
} Wanted;

static void resolve(WgArticle *a, gint32 s, gint32 t, GPtrArray *out,
                    gboolean conjuncts, int depth);

static void add(GPtrArray *out, WgDraft *d)
{
  d = wg_draft_root(d);
  if (d && !g_ptr_array_find(out, d, NULL)) g_ptr_array_add(out, d);
}

// ------------------------------------------------------------------ nominals

static guint bit(WgEntityType type)
{
  return 1u << type;
}

#define ORGANIZATIONS                                                       \
  (bit(WG_TYPE_ORGANIZATION) | bit(WG_TYPE_COMPANY) | bit(WG_TYPE_UNIVERSITY) | \
   bit(WG_TYPE_GOVERNMENT_BODY) | bit(WG_TYPE_MEDIA_ORGANIZATION) |        \
   bit(WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION))

/// The kinds of entity that the noun can stand for, 0 where it stands for none.
static guint types_of_noun(const WgArticle *a, const WgToken *t)
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
  if (noun->xpos && (g_str_equal(noun->xpos, "NNS") || g_str_equal(noun->xpos, "NNPS")))
    return 0;
  return 1;
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

static gboolean fits(const WgDraft *d, const Wanted *wanted)
{
  gboolean type = wanted->types & bit(d->type) ||
                  (d->type == WG_TYPE_ORGANIZATION && d->type_is_guess &&
                   wanted->types & ORGANIZATIONS);
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

/// The most salient entity named before (s, t) that fits, other than those in `not_these`.
static WgDraft *antecedent(const WgArticle *a, gint32 s, gint32 t,
                           const Wanted *wanted, const GPtrArray *not_these)
{
  WgDraft *best = NULL;
  int best_weight = 0;
  for (guint i = wg_mentions_before(a, s, t); i-- > 0;) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (s - m->sentence > MAX_DISTANCE) break;
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind != WG_MENTION_NAME || !fits(d, wanted)) continue;
    if (not_these && g_ptr_array_find((GPtrArray *)not_these, d, NULL)) continue;
    int weight = salience(a, m, s);
    if (weight > best_weight) {
      best = d;
      best_weight = weight;
    }
  }
  return best;
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

static void resolve_nominal(WgArticle *a, gint32 s, gint32 t, guint types, GPtrArray *out)
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
  Wanted wanted = {types, country_of_modifiers(a, s, t), number_of(a, s, t)};
  if (types == bit(WG_TYPE_PERSON) && !wg_word_listed(a, WG_LIST_PersonNoun, noun)) return;
  if (wanted.number == 0) wanted.number = types & ORGANIZATIONS && is_plain(a, s, t) ? 2 : 0;
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  for (guint k = 0; k < wanted.number; k++) {
    WgDraft *d = antecedent(a, s, t, &wanted, found);
    if (!d) break;
    g_ptr_array_add(found, d);
  }
  if (wanted.number >= 2 && found->len < wanted.number) return;
  for (guint k = 0; k < found->len; k++) {
    WgDraft *d = g_ptr_array_index(found, k);
    for (int type = 0; type < WG_TYPE_COUNT; type++)
      if (types & bit((WgEntityType)type)) d->votes[type]++;
    add(out, d);
  }
}

// ------------------------------------------------------------------ pronouns

/// Whether the mention is coordinated with another: what "their" can stand for.
static gboolean is_one_of_several(const WgArticle *a, const WgMention *m)
{
  const WgTree *tree = a->trees[m->sentence];
  if (wg_tree_token(tree, m->head)->deprel == WG_DEP_CONJ) return TRUE;
  return wg_tree_child(tree, m->head, WG_DEP_CONJ) != WG_NO_TOKEN;
}

/// "X said it would …", "X, which says it has …": who says it, where it fits.
static WgDraft *speaker_of_clause(WgArticle *a, gint32 s, gint32 t, const Wanted *wanted, int depth)
{
  const WgTree *tree = a->trees[s];
  const WgToken *p = wg_tree_token(tree, t);
  if ((p->deprel != WG_DEP_NSUBJ && p->deprel != WG_DEP_NSUBJ_PASS) || p->head < 0) return NULL;
  const WgToken *verb = wg_tree_token(tree, p->head);
  if (verb->deprel != WG_DEP_CCOMP || verb->head < 0 || verb->head > p->head ||
      !wg_word_listed(a, WG_LIST_SpeechVerb, wg_tree_token(tree, verb->head)))
    return NULL;
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_subjects(a, s, verb->head, heads);
  for (guint i = 0; i < heads->len; i++)
    resolve(a, s, g_array_index(heads, gint32, i), who, TRUE, depth + 1);
  if (who->len != 1) return NULL;
  WgDraft *d = wg_draft_root(g_ptr_array_index(who, 0));
  return fits(d, wanted) ? d : NULL;
}

static void resolve_pronoun(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgToken *p = wg_article_token(a, s, t);
  Wanted wanted = {0, NULL, 1};
  if (wg_word_is(p, "it") || wg_word_is(p, "its") || wg_word_is(p, "itself"))
    // as an object "it" is as often a thing: a country is not thought of then
    wanted.types = ORGANIZATIONS | (p->deprel == WG_DEP_OBJ ? 0 : bit(WG_TYPE_COUNTRY));
  else if (wg_word_is(p, "he") || wg_word_is(p, "she") || wg_word_is(p, "his") ||
           wg_word_is(p, "her") || wg_word_is(p, "him"))
    wanted.types = bit(WG_TYPE_PERSON);
  else if (wg_word_is(p, "they") || wg_word_is(p, "their") || wg_word_is(p, "them"))
    wanted.types = ORGANIZATIONS | bit(WG_TYPE_PERSON);
  else
    return;
  WgDraft *speaker = wg_word_is(p, "they") ? NULL : speaker_of_clause(a, s, t, &wanted, depth);
  if (speaker) {
    add(out, speaker);
    return;
  }
  gboolean several = wg_word_is(p, "their") || wg_word_is(p, "them");
  // near ones only: the same sentence or the one before
  WgDraft *best = NULL;
  int best_weight = 0;
  gint32 reach = wanted.types == bit(WG_TYPE_PERSON) ? 4 : 2;
  for (guint i = wg_mentions_before(a, s, t); i-- > 0;) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (s - m->sentence > reach) break;
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind != WG_MENTION_NAME || !fits(d, &wanted)) continue;
    if (several && !is_one_of_several(a, m) && !(m->sentence == s && m->subject)) continue;
    int weight = 900 / (1 + (s - m->sentence)) + (m->subject ? 260 : 0) +
                 10 * (int)MIN(d->count, 12u);
    if (d->type == WG_TYPE_COUNTRY) weight -= 120;
    if (weight > best_weight) {
      best = d;
      best_weight = weight;
    }
  }
  if (!best) return;
  add(out, best);
  gboolean plural = wg_word_is(p, "they") || wg_word_is(p, "their") || wg_word_is(p, "them");
  // "they": all that the antecedent is coordinated with
  for (guint i = wg_mentions_before(a, s, t); plural && i-- > 0;) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (s - m->sentence > reach) break;
    if (wg_draft_root(m->draft) != best) continue;
    resolve(a, m->sentence, m->head, out, TRUE, depth + 1);
    break;
  }
}

/// "who", "which", "that": the noun the clause hangs on.
static gint32 relative_antecedent(const WgTree *tree, gint32 t)
{
  gint32 at = t;
  for (guint32 steps = 0; at >= 0 && steps < tree->sentence->n; steps++) {
    const WgToken *token = wg_tree_token(tree, at);
    if (token->deprel == WG_DEP_ACL_RELCL) return token->head;
    at = token->head;
  }
  return WG_NO_TOKEN;
}

static gboolean is_relative(const WgToken *t)
{
  return t->xpos && (g_str_equal(t->xpos, "WP") || g_str_equal(t->xpos, "WDT")) &&
         (wg_word_is(t, "who") || wg_word_is(t, "which") || wg_word_is(t, "that") ||
          wg_word_is(t, "whom"));
}

// ------------------------------------------------------------------ noun phrases

static WgDraft *named_at(const WgArticle *a, gint32 s, gint32 t)
{
  const WgMention *m = a->mention_of[s][t];
  return m ? wg_draft_root(m->draft) : NULL;
}

static gboolean is_of_phrase(WgArticle *a, const WgTree *tree, gint32 c)
{
  const WgToken *t = wg_tree_token(tree, c);
  if (t->deprel != WG_DEP_NMOD) return FALSE;
  const char *marker = wg_tree_marker(tree, a->arena, c);
  return marker && (g_str_equal(marker, "of") || g_str_equal(marker, "for") ||
                    g_str_equal(marker, "from") || g_str_equal(marker, "at") ||
                    g_str_equal(marker, "with"));
}

/// Entities that a noun hangs together with: possessor, name before it, "of X".
static void resolve_owner(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (wg_tree_token(tree, c)->deprel == WG_DEP_NMOD_POSS)
      resolve(a, s, c, out, TRUE, depth + 1);
  // a firm's or person's name before that of a country: "Acme's US unit", "the US branch of
  // the app" are no matter of the US
  for (int pass = 0; pass < 2 && !out->len; pass++) {
    WG_CHILDREN(tree, t, c)
    {
      const WgToken *child = wg_tree_token(tree, c);
      const WgDraft *d = named_at(a, s, c);
      if (d && c < t && (d->type == WG_TYPE_COUNTRY) == (pass == 1) &&
          (child->deprel == WG_DEP_COMPOUND || child->deprel == WG_DEP_AMOD ||
           child->deprel == WG_DEP_NMOD_UNMARKED || child->deprel == WG_DEP_NMOD_DESC))
        resolve(a, s, c, out, TRUE, depth + 1);
    }
    if (out->len) return;
    WG_CHILDREN(tree, t, c)
      if (pass == 0 && is_of_phrase(a, tree, c)) resolve(a, s, c, out, TRUE, depth + 1);
  }
}

/// "federal" officials are those of the United States where the article names them.
static void add_united_states(WgArticle *a, GPtrArray *out)
{
  const WgKnown *usa = wg_gazetteer_country(a->gazetteer, "USA");
  if (!usa) return;
  g_autofree char *normal = wg_name_normalize(usa->name);
  WgDraft *d = g_hash_table_lookup(a->draft_of, normal);
  if (d && d->count) add(out, d);
}

static void resolve_federal(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (wg_word_is(wg_tree_token(tree, c), "federal")) add_united_states(a, out);
}

static void resolve_government(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  guint before = out->len;
  g_autoptr(GPtrArray) owners = g_ptr_array_new();
  resolve_owner(a, s, t, owners, depth);
  for (guint i = 0; i < owners->len; i++) {
    WgDraft *d = g_ptr_array_index(owners, i);
    // "the Trump administration": the person stands for his country
    if (d->type == WG_TYPE_PERSON) {
      const WgKnown *country =
          d->country ? wg_gazetteer_country(a->gazetteer, d->country) : NULL;
      const WgKnown *usa = wg_gazetteer_country(a->gazetteer, "USA");
      // only the United States call a government by the man at its head
      if (!country && wg_word_is(wg_article_token(a, s, t), "administration")) country = usa;
      if (country) add(out, wg_draft_of_known(a, country));
    } else
      add(out, d);
  }
  if (out->len == before) resolve_federal(a, s, t, out);
}

/// Names that stand beside a noun and say which one: "tech firms Huawei and ZTE", "the
/// company, Acme". Returns whether there were any.
static gboolean resolve_beside(WgArticle *a, gint32 s, gint32 t, GPtrArray *out,
                               gboolean conjuncts, int depth)
{
  const WgTree *tree = a->trees[s];
  guint before = out->len;
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = wg_tree_token(tree, c);
    gboolean beside = child->deprel == WG_DEP_APPOS || child->deprel == WG_DEP_FLAT ||
                      child->deprel == WG_DEP_NMOD_DESC ||
                      child->deprel == WG_DEP_NMOD_UNMARKED ||
                      (child->deprel == WG_DEP_COMPOUND && c > t);
    if (beside && c > t && named_at(a, s, c)) resolve(a, s, c, out, conjuncts, depth + 1);
  }
  if (out->len > before) return TRUE;
  // "US company Acme", whatever the parse makes of it: the name right behind the noun
  const WgMention *behind =
      t + 1 < (gint32)a->sentences[s].n ? a->mention_of[s][t + 1] : NULL;
  if (behind && behind->first == t + 1 && behind->kind == WG_MENTION_NAME &&
      behind->draft->type != WG_TYPE_COUNTRY && behind->draft->type != WG_TYPE_PLACE &&
      (types_of_noun(a, wg_tree_token(tree, t)) ||
       wg_word_listed(a, WG_LIST_OfficeNoun, wg_tree_token(tree, t))))
    resolve(a, s, behind->head, out, conjuncts, depth + 1);
  return out->len > before;
}

/// "the Media Lab consortium": a kind of organization that a name says which.
static gboolean resolve_named_kind(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  const WgTree *tree = a->trees[s];
  if (!(types_of_noun(a, wg_tree_token(tree, t)) & ORGANIZATIONS)) return FALSE;
  WG_CHILDREN(tree, t, c)
  {
    const WgMention *m = a->mention_of[s][c];
    if (wg_tree_token(tree, c)->deprel == WG_DEP_COMPOUND && m && m->kind == WG_MENTION_NAME &&
        m->last == t - 1 && wg_type_is_organization(m->draft->type)) {
      add(out, m->draft);
      return TRUE;
    }
  }
  return FALSE;
}

/// "X, a Dunhaven-based firm", "X is the largest maker": the noun is X.
static void resolve_bearer(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  static const WgStep BEARER = {WG_STEP_BEARER, NULL};
  static const WgPath PATH = {&BEARER, 1};
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_walk(a, s, t, &PATH, heads);
  for (guint i = 0; i < heads->len; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    if (head != t && named_at(a, s, head)) resolve(a, s, head, out, FALSE, depth + 1);
  }
}

/// "the order", "its decision": the act of whoever issued it.
static void resolve_act(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_subjects(a, s, t, heads);
  for (guint i = 0; i < heads->len; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    if (head != t) resolve(a, s, head, out, FALSE, depth + 2);
  }
}

/// "companies such as X, Y and Z".
static void resolve_examples(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = wg_tree_token(tree, c);
    if (child->deprel != WG_DEP_NMOD && child->deprel != WG_DEP_ACL) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    if (marker && (g_str_equal(marker, "such_as") || g_str_equal(marker, "include") ||
                   g_str_equal(marker, "including") || g_str_equal(marker, "like")))
      resolve(a, s, c, out, TRUE, depth + 1);
  }
}

/// "a campus spokesperson", "a spokesman": speaks for the organization talked of.
static void resolve_unnamed_speaker(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  const WgTree *tree = a->trees[s];
  Wanted wanted = {ORGANIZATIONS & ~bit(WG_TYPE_MEDIA_ORGANIZATION), NULL, 1};
  if (!g_str_has_prefix(wg_word_lemma(a->arena, wg_tree_token(tree, t)), "spokes")) return;
  WG_CHILDREN(tree, t, c)
  {
    guint types = types_of_noun(a, wg_tree_token(tree, c)) & ORGANIZATIONS;
    if (types) wanted.types = types;
  }
  WgDraft *d = antecedent(a, s, t, &wanted, NULL);
  if (d) add(out, d);
}

static void resolve_noun(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, gboolean conjuncts,
                         int depth)
{
  const WgToken *noun = wg_article_token(a, s, t);
  guint before = out->len;
  if (resolve_beside(a, s, t, out, conjuncts, depth) || resolve_named_kind(a, s, t, out)) return;
  if (wg_word_listed(a, WG_LIST_GovernmentNoun, noun)) {
    resolve_government(a, s, t, out, depth);
    return;
  }
  if (wg_word_listed(a, WG_LIST_SpokespersonNoun, noun) ||
      wg_word_listed(a, WG_LIST_SourceNoun, noun) ||
      wg_word_listed(a, WG_LIST_TransparentNoun, noun)) {
    resolve_owner(a, s, t, out, depth);
    if (out->len == before && wg_word_listed(a, WG_LIST_SpokespersonNoun, noun))
      resolve_unnamed_speaker(a, s, t, out);
    return;
  }
  guint types = types_of_noun(a, noun);
  if (types) resolve_bearer(a, s, t, out, depth);
  if (types && out->len == before) resolve_nominal(a, s, t, types, out);
  if (out->len == before && wg_word_listed(a, WG_LIST_ActNoun, noun))
    resolve_act(a, s, t, out, depth);
  if (out->len == before) resolve_examples(a, s, t, out, depth);
}

static void resolve_conjuncts(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = wg_tree_token(tree, c);
    if (child->deprel != WG_DEP_CONJ) continue;
    gboolean nominal = child->upos == WG_UPOS_NOUN || child->upos == WG_UPOS_PROPN ||
                       child->upos == WG_UPOS_PRON;
    // after names, "…, the university" without an "and" is another phrase's beginning
    gboolean joined = !named_at(a, s, t) || wg_tree_child(tree, c, WG_DEP_CC) != WG_NO_TOKEN;
    if (named_at(a, s, c) || (nominal && joined)) resolve(a, s, c, out, TRUE, depth + 1);
  }
}

/// "25 Russians", "several Americans": persons, not their country.
static gboolean is_people(const WgArticle *a, gint32 s, const WgMention *m)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = wg_tree_token(tree, m->head);
  if (m->kind != WG_MENTION_DEMONYM || !t->xpos || !g_str_has_suffix(t->xpos, "S")) return FALSE;
  return wg_tree_child(tree, m->head, WG_DEP_NUMMOD) != WG_NO_TOKEN ||
         wg_tree_child(tree, m->head, WG_DEP_AMOD) != WG_NO_TOKEN;
}

/// "X Shipping and Y Lines" parsed as one compound: the name before the "and" too.
static void add_left_neighbour(const WgArticle *a, gint32 s, const WgMention *m, GPtrArray *out)
{
  const WgSentence *sentence = &a->sentences[s];
  if (m->first < 2 || !wg_word_is(&sentence->tokens[m->first - 1], "and")) return;
  const WgMention *left = a->mention_of[s][m->first - 2];
  if (!left || left->kind != WG_MENTION_NAME) return;
  gint32 head = sentence->tokens[left->head].head;
  if (head >= m->first && head <= m->last) add(out, left->draft);
}

static void resolve(WgArticle *a, gint32 s, gint32 t, GPtrArray *out,
                    gboolean conjuncts, int depth)
{
  if (t < 0 || depth > MAX_DEPTH || a->budget == 0) return;
  a->budget--;
  const WgToken *token = wg_article_token(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  if (m && is_people(a, s, m)) { // "25 Russians, including X", not Russia
    resolve_examples(a, s, m->head, out, depth);
    return;
  }
  if (m) {
    add(out, m->draft);
    if (conjuncts) add_left_neighbour(a, s, m, out);
    // coordination may hang on any word of the name
    if (conjuncts)
      for (gint32 i = m->first; i <= m->last; i++)
        resolve_conjuncts(a, s, i, out, depth);
    return;
  }
  if (token->upos == WG_UPOS_PRON || token->upos == WG_UPOS_DET ||
      token->upos == WG_UPOS_SCONJ) {
    if (is_relative(token)) {
      gint32 noun = relative_antecedent(a->trees[s], t);
      if (noun != WG_NO_TOKEN) resolve(a, s, noun, out, FALSE, depth + 1);
    } else
      resolve_pronoun(a, s, t, out, depth);
  } else if (token->upos == WG_UPOS_NOUN || token->upos == WG_UPOS_PROPN ||
             token->upos == WG_UPOS_ADJ || token->upos == WG_UPOS_NUM ||
             token->upos == WG_UPOS_VERB) {
    if (wg_word_is(token, "federal")) add_united_states(a, out);
    else resolve_noun(a, s, t, out, conjuncts, depth);
  }
  if (conjuncts) resolve_conjuncts(a, s, t, out, depth);
}

void wg_resolve(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  a->budget = BUDGET;
  resolve(a, s, t, out, TRUE, 0);
}

void wg_resolve_one(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  a->budget = BUDGET;
  resolve(a, s, t, out, FALSE, 0);
}
