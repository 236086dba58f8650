// SPDX-License-Identifier: Apache-2.0
/// What a noun phrase denotes: names, names beside a noun, "the company", "its", "US
/// prosecutors". A doubtful link is not made.
#include "extract/reference/reference.h"

#include "extract/grammar/arguments.h"
#include "extract/grammar/phrases.h"
#include "extract/names/mentions.h"
#include "extract/reference/antecedents.h"

#define MAX_DEPTH 6
#define BUDGET 400 // phrases looked at for one reference: a wild parse must not cost more

void wg_referents_add(GPtrArray *out, WgDraft *d)
{
  d = wg_draft_root(d);
  if (d && !g_ptr_array_find(out, d, NULL)) g_ptr_array_add(out, d);
}

// ------------------------------------------------------------------ whose it is

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

/// "equipment made by X", "accounts belonging to X".
static void resolve_maker(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  static const char *const WHOSE[] = {"by", "to", "from", NULL};
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
  {
    if (wg_tree_token(tree, c)->deprel != WG_DEP_ACL ||
        !wg_word_listed(a, WG_LIST_MakingVerb, wg_tree_token(tree, c)))
      continue;
    WG_CHILDREN(tree, c, by)
    {
      const char *marker = wg_tree_marker(tree, a->arena, by);
      if (marker && g_strv_contains(WHOSE, marker))
        wg_resolve_deep(a, s, by, out, TRUE, depth + 1);
    }
  }
}

/// Entities that a noun hangs together with: possessor, name before it, "of X".
static void resolve_owner(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (wg_tree_token(tree, c)->deprel == WG_DEP_NMOD_POSS)
      wg_resolve_deep(a, s, c, out, TRUE, depth + 1);
  // a firm's or person's name before that of a country: "Acme's US unit", "the US office of
  // Acme" are no matter of the US
  for (int pass = 0; pass < 2 && !out->len; pass++) {
    WG_CHILDREN(tree, t, c)
    {
      const WgToken *child = wg_tree_token(tree, c);
      const WgDraft *d = named_at(a, s, c);
      if (d && c < t && (d->type == WG_TYPE_COUNTRY) == (pass == 1) &&
          (child->deprel == WG_DEP_COMPOUND || child->deprel == WG_DEP_AMOD ||
           child->deprel == WG_DEP_NMOD_UNMARKED || child->deprel == WG_DEP_NMOD_DESC))
        wg_resolve_deep(a, s, c, out, TRUE, depth + 1);
    }
    if (out->len) return;
    WG_CHILDREN(tree, t, c)
      if (pass == 0 && is_of_phrase(a, tree, c)) wg_resolve_deep(a, s, c, out, TRUE, depth + 1);
    if (pass == 0 && !out->len) resolve_maker(a, s, t, out, depth);
  }
}

/// "federal" officials are those of the United States where the article names them.
static void add_united_states(WgArticle *a, GPtrArray *out)
{
  const WgKnown *usa = wg_gazetteer_country(a->gazetteer, "USA");
  if (!usa) return;
  g_autofree char *normal = wg_name_normalize(usa->name);
  WgDraft *d = g_hash_table_lookup(a->draft_of, normal);
  if (d && d->count) wg_referents_add(out, d);
}

static void resolve_federal(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, t, c)
    if (wg_word_is(wg_tree_token(tree, c), "federal")) add_united_states(a, out);
}

/// "prosecutors in Norland", "a court in Norland": those of the country.
static void resolve_seat(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  if (wg_word_listed(a, WG_LIST_StationedNoun, wg_tree_token(tree, t))) return;
  WG_CHILDREN(tree, t, c) // "company officials in Norland" are no state's
    if (wg_tree_token(tree, c)->deprel == WG_DEP_COMPOUND &&
        wg_types_of_noun(a, wg_tree_token(tree, c)) & WG_ORGANIZATIONS)
      return;
  WG_CHILDREN(tree, t, c)
  {
    if (wg_tree_token(tree, c)->deprel != WG_DEP_NMOD || c < t) continue;
    const char *marker = wg_tree_marker(tree, a->arena, c);
    const WgDraft *d = named_at(a, s, c);
    if (marker && g_str_equal(marker, "in") && d && d->type == WG_TYPE_COUNTRY)
      wg_resolve_deep(a, s, c, out, TRUE, depth + 1);
  }
}

static void resolve_government(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  guint before = out->len;
  g_autoptr(GPtrArray) owners = g_ptr_array_new();
  resolve_owner(a, s, t, owners, depth);
  if (!owners->len) resolve_seat(a, s, t, owners, depth);
  for (guint i = 0; i < owners->len; i++) {
    WgDraft *d = g_ptr_array_index(owners, i);
    // "the Roe administration": the person stands for his country
    if (d->type == WG_TYPE_PERSON) {
      const WgKnown *country =
          d->country ? wg_gazetteer_country(a->gazetteer, d->country) : NULL;
      const WgKnown *usa = wg_gazetteer_country(a->gazetteer, "USA");
      // only the United States call a government by the man at its head
      if (!country && wg_word_is(wg_article_token(a, s, t), "administration")) country = usa;
      if (country) wg_referents_add(out, wg_draft_of_known(a, country));
    } else
      wg_referents_add(out, d);
  }
  if (out->len == before) resolve_federal(a, s, t, out);
}

// ------------------------------------------------------------------ nouns

/// "an employee of Acme, Jane Roe": a person's name that the parse hangs on the firm's.
static gboolean resolve_person_behind(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  const WgTree *tree = a->trees[s];
  guint before = out->len;
  const WgToken *noun = wg_tree_token(tree, t);
  if (!wg_word_listed(a, WG_LIST_OfficeNoun, noun) && !wg_word_listed(a, WG_LIST_PersonNoun, noun) &&
      !wg_word_listed(a, WG_LIST_SpokespersonNoun, noun))
    return FALSE;
  WG_CHILDREN(tree, t, firm)
  {
    if (wg_tree_token(tree, firm)->deprel != WG_DEP_NMOD || !named_at(a, s, firm)) continue;
    WG_CHILDREN(tree, firm, c)
    {
      const WgDraft *d = named_at(a, s, c);
      if (wg_tree_token(tree, c)->deprel == WG_DEP_APPOS && d && d->type == WG_TYPE_PERSON)
        wg_resolve_deep(a, s, c, out, FALSE, depth + 1);
    }
  }
  return out->len > before;
}

/// Names that stand beside a noun and say which one: "tech firms Acme and Apex", "the
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
    if (beside && c > t && named_at(a, s, c)) wg_resolve_deep(a, s, c, out, conjuncts, depth + 1);
  }
  if (out->len > before || resolve_person_behind(a, s, t, out, depth)) return TRUE;
  // "US company Acme", whatever the parse makes of it: the name right behind the noun
  const WgMention *behind =
      t + 1 < (gint32)a->sentences[s].n ? a->mention_of[s][t + 1] : NULL;
  if (behind && behind->first == t + 1 && behind->kind == WG_MENTION_NAME &&
      behind->draft->type != WG_TYPE_COUNTRY && behind->draft->type != WG_TYPE_PLACE &&
      (wg_types_of_noun(a, wg_tree_token(tree, t)) ||
       wg_word_listed(a, WG_LIST_OfficeNoun, wg_tree_token(tree, t))))
    wg_resolve_deep(a, s, behind->head, out, conjuncts, depth + 1);
  return out->len > before;
}

/// "the Harbour Works consortium": a kind of organization that a name says which.
static gboolean resolve_named_kind(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  const WgTree *tree = a->trees[s];
  if (!(wg_types_of_noun(a, wg_tree_token(tree, t)) & WG_ORGANIZATIONS)) return FALSE;
  WG_CHILDREN(tree, t, c)
  {
    const WgMention *m = a->mention_of[s][c];
    if (wg_tree_token(tree, c)->deprel == WG_DEP_COMPOUND && m && m->kind == WG_MENTION_NAME &&
        m->last == t - 1 && wg_type_is_organization(m->draft->type)) {
      wg_referents_add(out, m->draft);
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
    if (head != t && named_at(a, s, head)) wg_resolve_deep(a, s, head, out, FALSE, depth + 1);
  }
}

/// "a rule of the Commerce Department".
static void resolve_issuer(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  static const char *const ISSUED[] = {"rule", "order", "law", "policy", "regulation",
                                       "directive", "decree", "ruling", NULL};
  static const char *const BY[] = {"of", "by", "from", NULL};
  const WgTree *tree = a->trees[s];
  const char *noun = wg_tree_token(tree, t)->lemma;
  if (!noun || !g_strv_contains(ISSUED, noun)) return;
  WG_CHILDREN(tree, t, c)
  {
    const WgDraft *d = named_at(a, s, c);
    const char *marker = wg_tree_marker(tree, a->arena, c);
    if (d && marker && g_strv_contains(BY, marker) &&
        (d->type == WG_TYPE_GOVERNMENT_BODY || d->type == WG_TYPE_COUNTRY))
      wg_resolve_deep(a, s, c, out, FALSE, depth + 2);
  }
}

/// "the order", "its decision": the act of whoever issued it.
static void resolve_act(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, int depth)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_subjects(a, s, t, heads);
  for (guint i = 0; i < heads->len; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    if (head != t) wg_resolve_deep(a, s, head, out, FALSE, depth + 2);
  }
  if (!out->len) resolve_issuer(a, s, t, out, depth);
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
      wg_resolve_deep(a, s, c, out, TRUE, depth + 1);
  }
}

/// "a campus spokesperson", "a spokesman": speaks for the organization talked of.
static void resolve_unnamed_speaker(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  const WgTree *tree = a->trees[s];
  WgWanted wanted = {WG_ORGANIZATIONS & ~wg_type_bit(WG_TYPE_MEDIA_ORGANIZATION), NULL, 1};
  if (!g_str_has_prefix(wg_word_lemma(a->arena, wg_tree_token(tree, t)), "spokes")) return;
  WG_CHILDREN(tree, t, c)
  {
    guint types = wg_types_of_noun(a, wg_tree_token(tree, c)) & WG_ORGANIZATIONS;
    if (types) wanted.types = types;
  }
  WgDraft *d = wg_draft_before(a, s, t, &wanted, NULL);
  if (d) wg_referents_add(out, d);
}

/// "EU ministers", "NATO countries": together they are what they belong to.
static void resolve_members(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  static const char *const MEMBERS[] = {"minister", "country",  "state",    "nation",
                                        "ambassador", "envoy",  "diplomat", NULL};
  const WgTree *tree = a->trees[s];
  const WgToken *noun = wg_tree_token(tree, t);
  if (!wg_word_has_tag(noun, "NNS") || !noun->lemma || !g_strv_contains(MEMBERS, noun->lemma) ||
      wg_is_counted(a, s, t))
    return;
  WG_CHILDREN(tree, t, c)
  {
    const WgDraft *d = named_at(a, s, c);
    if (d && c < t && d->type == WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION &&
        wg_tree_token(tree, c)->deprel == WG_DEP_COMPOUND)
      wg_referents_add(out, named_at(a, s, c));
  }
}

static void resolve_noun(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, gboolean conjuncts,
                         int depth)
{
  const WgToken *noun = wg_article_token(a, s, t);
  guint before = out->len;
  if (resolve_beside(a, s, t, out, conjuncts, depth) || resolve_named_kind(a, s, t, out)) return;
  if (wg_is_counted(a, s, t)) resolve_examples(a, s, t, out, depth);
  if (out->len == before) resolve_members(a, s, t, out);
  if (out->len > before) return;
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
    else if (out->len == before && wg_types_of_noun(a, noun))
      resolve_bearer(a, s, t, out, depth); // "Chirpo, an app owned by …"
    if (out->len == before) wg_resolve_broadcaster(a, s, t, out);
    return;
  }
  guint types = wg_types_of_noun(a, noun);
  if (types) resolve_bearer(a, s, t, out, depth);
  if (types && out->len == before) wg_resolve_nominal(a, s, t, types, out);
  if (out->len == before && wg_word_listed(a, WG_LIST_ActNoun, noun))
    resolve_act(a, s, t, out, depth);
  if (out->len == before) resolve_examples(a, s, t, out, depth);
}

// ------------------------------------------------------------------ phrases

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
    if (named_at(a, s, c) || (nominal && joined)) wg_resolve_deep(a, s, c, out, TRUE, depth + 1);
  }
}

/// "12 Borvians", "several Borvians", "Borvians": persons, not their country.
static gboolean is_people(const WgArticle *a, gint32 s, const WgMention *m)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = wg_tree_token(tree, m->head);
  if (m->kind != WG_MENTION_DEMONYM || !t->xpos || !g_str_has_suffix(t->xpos, "S")) return FALSE;
  gint32 article = wg_tree_child(tree, m->head, WG_DEP_DET);
  return wg_tree_child(tree, m->head, WG_DEP_NUMMOD) != WG_NO_TOKEN ||
         wg_tree_child(tree, m->head, WG_DEP_AMOD) != WG_NO_TOKEN ||
         article == WG_NO_TOKEN || !wg_word_is(wg_tree_token(tree, article), "the");
}

/// "X Shipping and Y Lines" parsed as one compound: the name before the "and" too.
static void add_left_neighbour(const WgArticle *a, gint32 s, const WgMention *m, GPtrArray *out)
{
  const WgSentence *sentence = &a->sentences[s];
  if (m->first < 2 || !wg_word_is(&sentence->tokens[m->first - 1], "and")) return;
  const WgMention *left = a->mention_of[s][m->first - 2];
  if (!left || left->kind != WG_MENTION_NAME) return;
  gint32 head = sentence->tokens[left->head].head;
  if (head >= m->first && head <= m->last) wg_referents_add(out, left->draft);
}

static gboolean is_relative(const WgToken *t)
{
  if (wg_word_has_tag(t, "WP$")) return TRUE; // "whose"
  return (wg_word_has_tag(t, "WP") || wg_word_has_tag(t, "WDT")) &&
         (wg_word_is(t, "who") || wg_word_is(t, "which") || wg_word_is(t, "that") ||
          wg_word_is(t, "whom"));
}

static void resolve_name(WgArticle *a, gint32 s, const WgMention *m, GPtrArray *out,
                         gboolean conjuncts, int depth)
{
  if (is_people(a, s, m)) { // "12 Borvians, including X", not Borvia
    resolve_examples(a, s, m->head, out, depth);
    if (!resolve_beside(a, s, m->head, out, conjuncts, depth))
      resolve_conjuncts(a, s, m->head, out, depth);
    return;
  }
  wg_referents_add(out, m->draft);
  if (!conjuncts) return;
  add_left_neighbour(a, s, m, out);
  // coordination may hang on any word of the name
  for (gint32 i = m->first; i <= m->last; i++) resolve_conjuncts(a, s, i, out, depth);
}

void wg_resolve_deep(WgArticle *a, gint32 s, gint32 t, GPtrArray *out, gboolean conjuncts,
                     int depth)
{
  if (t < 0 || depth > MAX_DEPTH || a->budget == 0) return;
  a->budget--;
  const WgToken *token = wg_article_token(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  if (m) {
    resolve_name(a, s, m, out, conjuncts, depth);
    return;
  }
  if (token->upos == WG_UPOS_PRON || token->upos == WG_UPOS_DET ||
      token->upos == WG_UPOS_SCONJ) {
    gint32 noun = is_relative(token) ? wg_antecedent(a->trees[s], t) : t;
    if (!is_relative(token)) wg_resolve_pronoun(a, s, t, out, depth);
    else if (noun != t) wg_resolve_deep(a, s, noun, out, FALSE, depth + 1);
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
  wg_resolve_deep(a, s, t, out, TRUE, 0);
}

void wg_resolve_one(WgArticle *a, gint32 s, gint32 t, GPtrArray *out)
{
  a->budget = BUDGET;
  wg_resolve_deep(a, s, t, out, FALSE, 0);
}
