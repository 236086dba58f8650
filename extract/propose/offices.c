// SPDX-License-Identifier: Apache-2.0
/// RoleHolding out of the shape of noun phrases: "Acme CEO Jane Roe", "Jane Roe, its chief
/// executive", "its chief executive, Jane Roe"; offices that verbs tell: appointments.c.
#include "extract/propose/titles.h"

#include "extract/grammar/arguments.h"
#include "extract/propose/fact.h"
#include "extract/propose/propose.h"
#include "extract/reference/reference.h"

#define CLASS "RoleHolding" // what titles tell

// ------------------------------------------------------------------ facts

static const char *title_words(const WgArticle *a, gint32 s, const WgTitle *title, gboolean plural)
{
  const char *words = wg_article_words(a, s, title->first, title->last);
  const WgToken *noun = tok(a, s, title->noun);
  gsize n = strlen(words);
  // "Attorneys Roe and Doe" are each an attorney
  if (plural && title->noun == title->last && noun->form.len > 3 && n > 1 &&
      words[n - 1] == 's' && words[n - 2] != 's')
    return wg_arena_dup(a->arena, wg_slice_sub(wg_slice(words), 0, n - 1));
  return words;
}

void wg_office_hold(WgArticle *a, gint32 s, WgDraft *person, const WgTitle *title, gboolean plural,
                    guint32 act, int confidence)
{
  if (title->last < title->first) return;
  WgFact *fact = wg_fact_new(a, CLASS, s, title->noun);
  fact->actor = wg_draft_root(person);
  for (guint i = 0; i < title->organizations->len && !fact->target; i++) {
    WgDraft *d = g_ptr_array_index(title->organizations, i);
    if (d != fact->actor) fact->target = d;
  }
  // the finer of a country and a body beside it
  for (guint i = 0; i < title->organizations->len; i++) {
    WgDraft *d = g_ptr_array_index(title->organizations, i);
    if (fact->target && fact->target->type == WG_TYPE_COUNTRY && wg_type_is_organization(d->type))
      fact->target = d;
  }
  fact->role = wg_list(a);
  g_ptr_array_add(fact->role, (gpointer)title_words(a, s, title, plural));
  fact->trigger_first = title->first;
  fact->trigger_last = title->last;
  // a title names no act: what the sentence plans or doubts does not touch it
  fact->claim.modality = WG_ACTUAL;
  fact->claim.polarity = WG_AFFIRMED;
  fact->claim.denied = FALSE;
  WgClaim tenure = {.modality = WG_ACTUAL, .phase = WG_ONGOING};
  wg_claim_until(a, s, title->noun, &tenure);
  fact->claim.phase = title->former ? WG_ENDED : tenure.phase;
  g_ptr_array_set_size(fact->claim.sources, 0);
  g_ptr_array_set_size(fact->claim.source_words, 0);
  fact->time = NULL;
  fact->frame = "office";
  fact->act = act;
  fact->confidence = confidence;
  wg_fact_add(a, fact);
}

static gboolean is_plural(const WgToken *t)
{
  if (wg_word_has_tag(t, "NNS") || wg_word_has_tag(t, "NNPS")) return TRUE;
  // titles in capitals are often tagged as singular names
  return wg_word_is(t, "attorneys") || wg_word_is(t, "senators") || wg_word_is(t, "agents") ||
         wg_word_is(t, "representatives") || wg_word_is(t, "judges") ||
         wg_word_is(t, "ministers") || wg_word_is(t, "presidents");
}

/// The persons that a plural title goes on to: "Senators A, B and C".
static WgMention *next_in_list(const WgArticle *a, gint32 s, const WgMention *at)
{
  gint32 n = (gint32)a->sentences[s].n, t = at->last + 1;
  if (t < n && wg_word_is(tok(a, s, t), "(")) // "Senators Roe (R-MO) and Doe (D-MI)"
    for (gint32 k = t; k < MIN(t + 8, n); k++)
      if (wg_word_is(tok(a, s, k), ")")) t = k + 1;
  if (t < n && wg_word_is(tok(a, s, t), ",")) t++;
  if (t < n && wg_word_is(tok(a, s, t), "and")) t++;
  WgMention *next = wg_name_at(a, s, t);
  return t > at->last + 1 && wg_is_person(next) ? next : NULL;
}

static void hold_all(WgArticle *a, gint32 s, WgMention *m, WgTitle *title)
{
  guint32 act = a->acts++;
  gboolean plural = is_plural(tok(a, s, title->noun));
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  for (WgMention *at = m; at; at = plural ? next_in_list(a, s, at) : NULL)
    g_ptr_array_add(list, at);
  const WgMention *last = g_ptr_array_index(list, list->len - 1);
  gboolean national = FALSE; // "U.S. Attorney": the office may still be named behind
  for (gint32 t = title->first; t <= title->noun; t++) national |= wg_name_at(a, s, t) != NULL;
  gboolean open = title->organizations->len == 0 || national;
  if (open) wg_title_employer_behind(a, s, last->last, title);
  for (guint i = 0; i < list->len; i++)
    wg_office_hold(a, s, ((WgMention *)g_ptr_array_index(list, i))->draft, title, plural, act, 88);
}

// ------------------------------------------------------------------ before the name

/// In "X of CCIPS and Attorney Roe" the title begins behind the "and".
static gint32 behind_conjunction(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 t = last; t > first; t--)
    if (wg_word_is(tok(a, s, t), "and") && wg_first_office(a, s, t, last) != WG_NO_TOKEN &&
        (wg_first_office(a, s, first, t) == WG_NO_TOKEN || wg_is_preposition(tok(a, s, first))))
      return t + 1;
  return first;
}

/// "Acme Vice President Roe and Provost Doe": the second title's organization is the first's.
static void inherit_organization(WgArticle *a, gint32 s, gint32 first, WgTitle *title)
{
  if (title->organizations->len || first < 2 || !wg_word_is(tok(a, s, first - 1), "and")) return;
  const WgMention *before = wg_name_at(a, s, first - 2);
  if (!wg_is_person(before)) return;
  guint oldest = a->facts->len > 8 ? a->facts->len - 8 : 0;
  for (guint i = a->facts->len; i-- > oldest;) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->sentence != s || !g_str_equal(f->event_class, CLASS)) continue;
    if (f->actor == wg_draft_root(before->draft) && f->target) {
      wg_title_add(title, f->target);
      return;
    }
  }
}

/// "Borvia's most powerful figure, Supreme Leader Roe": of the country whose figure he is.
static void possessor_of_apposed(WgArticle *a, gint32 s, gint32 first, WgTitle *title)
{
  const WgTree *tree = a->trees[s];
  gint32 noun = first - 2;
  if (title->organizations->len || noun < 0 || !wg_word_is(tok(a, s, first - 1), ",") ||
      tok(a, s, noun)->upos != WG_UPOS_NOUN || wg_is_office(a, s, noun) ||
      !wg_word_listed(a, WG_LIST_StateOffice, tok(a, s, title->noun)))
    return;
  g_autoptr(GPtrArray) owners = g_ptr_array_new();
  WG_CHILDREN(tree, noun, c)
    if (wg_tree_token(tree, c)->deprel == WG_DEP_NMOD_POSS) wg_resolve_one(a, s, c, owners);
  for (guint i = 0; i < owners->len; i++)
    if (wg_draft_root(g_ptr_array_index(owners, i))->type == WG_TYPE_COUNTRY)
      wg_title_add(title, g_ptr_array_index(owners, i));
}

/// "Acme CEO Jane Roe": the words directly before the name.
static gboolean title_before(WgArticle *a, gint32 s, WgMention *m)
{
  gint32 first = m->first;
  while (first > 0 && wg_is_title_word(a, s, first - 1)) first--;
  while (first < m->first &&
         (wg_word_is(tok(a, s, first), "and") || wg_is_preposition(tok(a, s, first))))
    first++;
  if (first == m->first || wg_word_is(tok(a, s, m->first - 1), "and")) return FALSE;
  first = behind_conjunction(a, s, first, m->first - 1);
  WgTitle title;
  if (!wg_title_read(a, s, first, m->first - 1, &title)) return FALSE;
  // nothing but the title and its complement may part the office noun from the name
  for (gint32 t = title.noun + 1; t < m->first; t++)
    if (tok(a, s, t)->upos == WG_UPOS_VERB && !wg_word_is_upper(tok(a, s, t))) return FALSE;
  wg_title_possessor(a, s, first - 1, &title);
  inherit_organization(a, s, first, &title);
  possessor_of_apposed(a, s, first, &title);
  hold_all(a, s, m, &title);
  return TRUE;
}

/// "its chief financial officer, Jane Roe": a definite phrase, a comma, the name.
static gboolean title_before_comma(WgArticle *a, gint32 s, WgMention *m)
{
  gint32 last = m->first - 2;
  if (last < 0 || !wg_word_is(tok(a, s, m->first - 1), ",")) return FALSE;
  gint32 first = last + 1;
  gboolean opened = FALSE;
  while (first > 0 && !opened) {
    const WgToken *t = tok(a, s, first - 1);
    if (wg_word_is(t, "the") || wg_word_is(t, "its") || wg_word_is(t, "their") ||
        wg_word_is_possessive(t)) {
      opened = !(wg_word_is(t, "the") && first >= 2 && wg_is_preposition(tok(a, s, first - 2)));
      first--;
    } else if (wg_is_title_word(a, s, first - 1) || wg_is_preposition(t))
      first--;
    else
      break;
  }
  if (!opened && !(first == 0 || tok(a, s, first - 1)->upos == WG_UPOS_PUNCT)) return FALSE;
  if (!opened) return FALSE;
  WgTitle title;
  if (!wg_title_read(a, s, first, last, &title)) return FALSE;
  wg_title_possessor(a, s, first, &title);
  wg_office_hold(a, s, m->draft, &title, FALSE, a->acts++, 80);
  return TRUE;
}

// ------------------------------------------------------------------ behind the name

/// Where an apposition that begins at `t` ends.
static gint32 apposition_end(const WgArticle *a, gint32 s, gint32 t)
{
  gint32 n = (gint32)a->sentences[s].n;
  gint32 end = t;
  for (; end < n; end++) {
    const WgToken *token = tok(a, s, end);
    if (token->upos == WG_UPOS_PUNCT && !wg_word_is(token, "-") && !wg_word_is(token, "."))
      break;
    if (token->upos == WG_UPOS_PRON && !wg_word_is(token, "its") && !wg_word_is(token, "their"))
      break;
    if (token->upos == WG_UPOS_AUX ||
        (token->upos == WG_UPOS_VERB && token->xpos && !g_str_equal(token->xpos, "VBG") &&
         token->deprel != WG_DEP_AMOD && !wg_word_is_upper(token)))
      break;
    if (wg_word_is(token, "and") && end + 1 < n && wg_is_person(wg_name_at(a, s, end + 1))) break;
    if (wg_is_person(wg_name_at(a, s, end))) break;
  }
  return end - 1;
}

/// "…, its chief executive", "(…)", "…, vice president for research,".
static gboolean title_behind(WgArticle *a, gint32 s, WgMention *m)
{
  gint32 n = (gint32)a->sentences[s].n, t = m->last + 1;
  // "Chris Roe, D-Conn., chairman of …"
  if (t + 3 < n && wg_word_is(tok(a, s, t), ",") && wg_word_is(tok(a, s, t + 2), "-") &&
      tok(a, s, t + 1)->form.len == 1) {
    t += 3;
    while (t < n && !wg_word_is(tok(a, s, t), ",")) t++;
  }
  if (t + 1 >= n || !(wg_word_is(tok(a, s, t), ",") || wg_word_is(tok(a, s, t), "(")))
    return FALSE;
  gint32 first = t + 1;
  const WgToken *opening = tok(a, s, first);
  if (wg_word_is(opening, "and") || wg_word_is(opening, "who") ||
      wg_is_person(wg_name_at(a, s, first)))
    return FALSE;
  gint32 last = apposition_end(a, s, first);
  // "Jane Roe, President John Doe and …": the next one's title
  if (last + 1 < n && wg_is_person(wg_name_at(a, s, last + 1))) return FALSE;
  WgTitle title;
  if (last < first || !wg_title_read(a, s, first, last, &title)) return FALSE;
  for (gint32 k = first; k < title.first; k++) wg_title_possessor(a, s, k, &title);
  // "Jane Roe, CEO, Acme Group"
  if (!title.organizations->len && last + 2 < n && wg_word_is(tok(a, s, last + 1), ",")) {
    const WgMention *behind = wg_name_at(a, s, last + 2);
    if (behind && behind->kind == WG_MENTION_NAME && wg_can_employ(behind) &&
        behind->draft->type != WG_TYPE_PLACE)
      wg_title_add(&title, behind->draft);
  }
  wg_office_hold(a, s, m->draft, &title, FALSE, a->acts++, 86);
  return TRUE;
}

/// "A and B, the university's T1 and T2 respectively".
static gboolean titles_respectively(WgArticle *a, gint32 s, WgMention *x)
{
  gint32 n = (gint32)a->sentences[s].n;
  gint32 t = x->last + 1;
  if (t + 1 >= n || !wg_word_is(tok(a, s, t), "and")) return FALSE;
  WgMention *y = wg_name_at(a, s, t + 1);
  if (!wg_is_person(y) || y->last + 2 >= n || !wg_word_is(tok(a, s, y->last + 1), ","))
    return FALSE;
  gint32 end = y->last + 2;
  while (end < n && !wg_word_is(tok(a, s, end), "respectively") &&
         tok(a, s, end)->upos != WG_UPOS_PUNCT)
    end++;
  if (end >= n || !wg_word_is(tok(a, s, end), "respectively")) return FALSE;
  gint32 cut = end - 1;
  while (cut > y->last && !wg_word_is(tok(a, s, cut), "and")) cut--;
  WgTitle first, second;
  if (!wg_title_read(a, s, y->last + 2, cut - 1, &first) ||
      !wg_title_read(a, s, cut + 1, end - 1, &second))
    return FALSE;
  for (gint32 k = y->last + 2; k < first.first; k++) wg_title_possessor(a, s, k, &first);
  for (guint i = 0; i < first.organizations->len; i++)
    wg_title_add(&second, g_ptr_array_index(first.organizations, i));
  wg_office_hold(a, s, x->draft, &first, FALSE, a->acts++, 80);
  wg_office_hold(a, s, y->draft, &second, FALSE, a->acts++, 80);
  return TRUE;
}

// ------------------------------------------------------------------ the article

/// A title without its organization takes that of the same person's same title elsewhere:
/// "Chairman Roe" after "Roe, chairman of the committee".
static void share_organizations(WgArticle *a)
{
  g_autoptr(GHashTable) of_person = g_hash_table_new_full(
      NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref); // draft → facts with a target
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (!f->target || !f->role || !g_str_equal(f->event_class, CLASS)) continue;
    GPtrArray *list = g_hash_table_lookup(of_person, f->actor);
    if (!list) {
      list = g_ptr_array_new();
      g_hash_table_insert(of_person, f->actor, list);
    }
    if (list->len < 16) g_ptr_array_add(list, f);
  }
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->target || !g_str_equal(f->event_class, CLASS) || !f->role) continue;
    g_autofree char *own = g_utf8_casefold(g_ptr_array_index(f->role, 0), -1);
    const GPtrArray *others = g_hash_table_lookup(of_person, f->actor);
    for (guint k = 0; others && k < others->len && !f->target; k++) {
      const WgFact *other = g_ptr_array_index(others, k);
      g_autofree char *theirs = g_utf8_casefold(g_ptr_array_index(other->role, 0), -1);
      if (strstr(theirs, own) || strstr(own, theirs)) f->target = other->target;
    }
  }
}

void wg_offices_find(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    if (!wg_is_person(m)) continue;
    gboolean found = title_before(a, m->sentence, m);
    if (titles_respectively(a, m->sentence, m)) {
      i++; // the second name has its title too
      continue;
    }
    if (!found) found = title_before_comma(a, m->sentence, m);
    if (!wg_title_by_appointment(a, m->sentence, m)) title_behind(a, m->sentence, m);
  }
  for (guint32 s = 0; s < a->n_sentences; s++) wg_titles_of_predicates(a, (gint32)s);
  share_organizations(a);
}
