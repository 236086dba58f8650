// SPDX-License-Identifier: Apache-2.0
/// RoleHolding out of the shape of noun phrases: "Acme CEO Jane Roe", "Jane Roe, its chief
/// executive", "its chief executive, Jane Roe", "Jane Roe is (was named, served as) …".
#include "extract/facts/arguments.h"

/// A title as found: the words [first, last], the office noun, whom it belongs to.
typedef struct title {
  gint32 first, last;
  gint32 noun;
  GPtrArray *organizations; ///< WgDraft *, best first
  gboolean former;
} Title;

static const WgToken *tok(const WgArticle *a, gint32 s, gint32 t)
{
  return wg_article_token(a, s, t);
}

/// Whether a title may name the organization `m` as its own: not a name that only its
/// capitals speak for ("for National Security").
static gboolean is_sure_employer(const WgMention *m)
{
  return m->draft->known || !m->draft->type_is_guess || m->draft->count > 1;
}

static gboolean is_office(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = tok(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  if (m && m->kind == WG_MENTION_NAME && m->draft->type != WG_TYPE_PERSON) return FALSE;
  return (token->upos == WG_UPOS_NOUN || token->upos == WG_UPOS_PROPN ||
          token->upos == WG_UPOS_ADJ) &&
         wg_word_listed(a, WG_LIST_OfficeNoun, token);
}

static WgMention *name_at(const WgArticle *a, gint32 s, gint32 t)
{
  return t >= 0 && t < (gint32)a->sentences[s].n ? a->mention_of[s][t] : NULL;
}

static gboolean is_person(const WgMention *m)
{
  return m && m->kind == WG_MENTION_NAME && m->draft->type == WG_TYPE_PERSON;
}

static gboolean can_employ(const WgMention *m)
{
  return m && (wg_type_is_organization(m->draft->type) || m->draft->type == WG_TYPE_COUNTRY ||
               m->draft->type == WG_TYPE_PLACE);
}

static gboolean is_preposition(const WgToken *t)
{
  static const char *const WORDS[] = {"of", "for", "in", "at", "to", "on", "from", "with"};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (wg_word_is(t, WORDS[i])) return TRUE;
  return FALSE;
}

static void add_organization(Title *title, WgDraft *d)
{
  d = wg_draft_root(d);
  if (!g_ptr_array_find(title->organizations, d, NULL))
    g_ptr_array_add(title->organizations, d);
}

/// "the company's", "its", "Acme's" that ends at token `t`: whose.
static void possessor_ending_at(WgArticle *a, gint32 s, gint32 t, Title *title)
{
  if (t < 0) return;
  const WgToken *token = tok(a, s, t);
  g_autoptr(GPtrArray) owners = g_ptr_array_new();
  if (wg_word_is_possessive(token) && t > 0) wg_resolve_one(a, s, t - 1, owners);
  else if (wg_word_is(token, "its") || wg_word_is(token, "their"))
    wg_resolve_one(a, s, t, owners);
  else if (can_employ(name_at(a, s, t)) && token->form.len &&
           token->form.ptr[token->form.len - 1] == 's' && token->deprel == WG_DEP_NMOD_POSS)
    wg_resolve_one(a, s, t, owners); // the apostrophe was lost
  for (guint i = 0; i < owners->len; i++) {
    WgDraft *d = wg_draft_root(g_ptr_array_index(owners, i));
    if (d->type != WG_TYPE_PERSON) add_organization(title, d);
  }
}

// ------------------------------------------------------------------ words of a title

/// Whether a word may stand in a title that is read leftwards from a name.
static gboolean is_title_word(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = tok(a, s, t);
  const WgMention *m = name_at(a, s, t);
  if (m) return !is_person(m);
  switch ((int)token->upos) {
  case WG_UPOS_NOUN:
  case WG_UPOS_PROPN:
  case WG_UPOS_ADJ:
    return TRUE;
  case WG_UPOS_VERB: // "Acting", "managing"
    return token->deprel == WG_DEP_AMOD || token->deprel == WG_DEP_COMPOUND ||
           wg_word_is(token, "acting");
  case WG_UPOS_CCONJ:
    return wg_word_is(token, "and") || wg_word_is(token, "&");
  case WG_UPOS_ADV:
    return wg_word_is(token, "then") || wg_word_is(token, "vice");
  case WG_UPOS_PUNCT:
    return wg_word_is(token, "-");
  case WG_UPOS_ADP:
    return is_preposition(token) && t > 0 &&
           (wg_word_is_upper(tok(a, s, t + 1)) || wg_word_is(tok(a, s, t + 1), "the"));
  case WG_UPOS_DET:
    return t > 0 && wg_word_is(token, "the") && is_preposition(tok(a, s, t - 1));
  default:
    return FALSE;
  }
}

static gint32 first_office(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 t = first; t <= last; t++)
    if (is_office(a, s, t)) return t;
  return WG_NO_TOKEN;
}

/// Names before the office noun are whose it is ("US", "Acme"); the title begins behind.
static void strip_leading_names(WgArticle *a, gint32 s, Title *title)
{
  gint32 first = title->first;
  for (gint32 t = title->first; t < title->noun; t++) {
    const WgMention *m = name_at(a, s, t);
    if (!m || !can_employ(m)) continue;
    add_organization(title, m->draft);
    gint32 next = m->last + 1;
    gboolean national = m->draft->type == WG_TYPE_COUNTRY && next <= title->last &&
                        wg_word_listed(a, WG_LIST_TitleModifier, tok(a, s, next));
    if (!national) first = next;
    // "the French banker Roe" works for no state; "the French president" does
    if (m->draft->type == WG_TYPE_COUNTRY &&
        !wg_word_listed(a, WG_LIST_StateOffice, tok(a, s, title->noun)))
      g_ptr_array_remove(title->organizations, wg_draft_root(m->draft));
    t = m->last;
  }
  while (first < title->noun && (wg_word_is_possessive(tok(a, s, first)) ||
                                 wg_word_is(tok(a, s, first), "and") ||
                                 wg_word_is(tok(a, s, first), "-")))
    first++;
  title->first = first;
}

/// "president of Acme": the phrase behind the noun names whose; it leaves the title.
static void strip_trailing_names(WgArticle *a, gint32 s, Title *title)
{
  for (gint32 t = title->noun + 1; t <= title->last; t++) {
    if (!is_preposition(tok(a, s, t))) continue;
    for (gint32 k = t + 1; k <= title->last; k++) {
      const WgMention *m = name_at(a, s, k);
      if (!m || m->kind != WG_MENTION_NAME || !can_employ(m)) continue;
      if (wg_word_is(tok(a, s, t), "for") &&
          (m->draft->type == WG_TYPE_COUNTRY || !is_sure_employer(m)))
        break;
      add_organization(title, m->draft);
      title->last = t - 1;
      return;
    }
    // "of the company"
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    gint32 head = t + 1;
    while (head < title->last && !(tok(a, s, head)->upos == WG_UPOS_NOUN)) head++;
    if (head <= title->last) wg_resolve_one(a, s, head, found);
    if (found->len) {
      WgDraft *d = g_ptr_array_index(found, 0);
      if (d->type != WG_TYPE_PERSON) {
        add_organization(title, d);
        title->last = t - 1;
        return;
      }
    }
  }
}

static void strip_former(WgArticle *a, gint32 s, Title *title)
{
  while (title->first < title->noun) {
    const WgToken *t = tok(a, s, title->first);
    if (wg_word_listed(a, WG_LIST_FormerWord, t) || wg_word_is(t, "then")) {
      title->former = TRUE;
      title->first++;
    } else if (t->upos == WG_UPOS_DET || wg_word_is(t, "-") || wg_word_is(t, "its") ||
               wg_word_is(t, "current"))
      title->first++;
    else
      break;
  }
}

/// "Jane Roe of Acme", "Jane Roe for the Eastern District of …".
static void employer_behind(WgArticle *a, gint32 s, gint32 last, Title *title)
{
  gint32 t = last + 1, n = (gint32)a->sentences[s].n;
  if (t >= n || !(wg_word_is(tok(a, s, t), "of") || wg_word_is(tok(a, s, t), "for") ||
                  wg_word_is(tok(a, s, t), "from") || wg_word_is(tok(a, s, t), "at") ||
                  wg_word_is(tok(a, s, t), "with")))
    return;
  for (gint32 k = t + 1; k < MIN(t + 4, n); k++) {
    const WgMention *m = name_at(a, s, k);
    if (m && m->kind == WG_MENTION_NAME && can_employ(m)) {
      add_organization(title, m->draft);
      return;
    }
    if (!wg_word_is(tok(a, s, k), "the")) return;
  }
}

// ------------------------------------------------------------------ facts

static const char *title_words(const WgArticle *a, gint32 s, const Title *title, gboolean plural)
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

static void hold(WgArticle *a, gint32 s, WgDraft *person, const Title *title, gboolean plural,
                 guint32 act, int confidence)
{
  if (title->last < title->first) return;
  WgFact *fact = wg_fact_new(a, "RoleHolding", s, title->noun);
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
  fact->claim.phase = title->former ? WG_ENDED : WG_ONGOING;
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
  if (t->xpos && (g_str_equal(t->xpos, "NNS") || g_str_equal(t->xpos, "NNPS"))) return TRUE;
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
  WgMention *next = name_at(a, s, t);
  return t > at->last + 1 && is_person(next) ? next : NULL;
}

static void hold_all(WgArticle *a, gint32 s, WgMention *m, Title *title)
{
  guint32 act = a->acts++;
  gboolean plural = is_plural(tok(a, s, title->noun));
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  for (WgMention *at = m; at; at = plural ? next_in_list(a, s, at) : NULL)
    g_ptr_array_add(list, at);
  const WgMention *last = g_ptr_array_index(list, list->len - 1);
  gboolean national = FALSE; // "U.S. Attorney": the office may still be named behind
  for (gint32 t = title->first; t <= title->noun; t++) national |= name_at(a, s, t) != NULL;
  gboolean open = title->organizations->len == 0 || national;
  if (open) employer_behind(a, s, last->last, title);
  for (guint i = 0; i < list->len; i++)
    hold(a, s, ((WgMention *)g_ptr_array_index(list, i))->draft, title, plural, act, 88);
}

static gboolean read_title(WgArticle *a, gint32 s, gint32 first, gint32 last, Title *title)
{
  title->organizations = wg_list(a);
  title->former = FALSE;
  title->first = first;
  title->last = last;
  // "the university's vice president": whose it is stands inside
  for (gint32 t = last; t > first; t--)
    if (wg_word_is_possessive(tok(a, s, t)) && first_office(a, s, t, last) != WG_NO_TOKEN &&
        first_office(a, s, first, t) == WG_NO_TOKEN) {
      possessor_ending_at(a, s, t, title);
      title->first = first = t + 1;
      break;
    }
  title->noun = first_office(a, s, first, last);
  if (title->noun == WG_NO_TOKEN) return FALSE;
  // "the daughter of its founder" is no founder
  for (gint32 t = first + 1; t < title->noun; t++)
    if (wg_word_is(tok(a, s, t), "of") && tok(a, s, t - 1)->upos == WG_UPOS_NOUN) return FALSE;
  // the last of "chief executive officer", "vice president"
  while (title->noun < last && is_office(a, s, title->noun + 1)) title->noun++;
  strip_leading_names(a, s, title);
  strip_former(a, s, title);
  strip_trailing_names(a, s, title);
  while (title->last > title->noun && (tok(a, s, title->last)->upos == WG_UPOS_PUNCT ||
                                       wg_word_is(tok(a, s, title->last), "and") ||
                                       is_preposition(tok(a, s, title->last)) ||
                                       wg_word_is(tok(a, s, title->last), "the")))
    title->last--;
  return title->first <= title->last;
}

/// In "X of CCIPS and Attorney Roe" the title begins behind the "and".
static gint32 behind_conjunction(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 t = last; t > first; t--)
    if (wg_word_is(tok(a, s, t), "and") && first_office(a, s, t, last) != WG_NO_TOKEN &&
        (first_office(a, s, first, t) == WG_NO_TOKEN || is_preposition(tok(a, s, first))))
      return t + 1;
  return first;
}

/// "MIT Vice President Roe and Provost Doe": the second title's organization is the first's.
static void inherit_organization(WgArticle *a, gint32 s, gint32 first, Title *title)
{
  if (title->organizations->len || first < 2 || !wg_word_is(tok(a, s, first - 1), "and")) return;
  const WgMention *before = name_at(a, s, first - 2);
  if (!is_person(before)) return;
  guint oldest = a->facts->len > 8 ? a->facts->len - 8 : 0;
  for (guint i = a->facts->len; i-- > oldest;) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->sentence != s || !g_str_equal(f->event_class, "RoleHolding")) continue;
    if (f->actor == wg_draft_root(before->draft) && f->target) {
      add_organization(title, f->target);
      return;
    }
  }
}

/// "Acme CEO Jane Roe": the words directly before the name.
static gboolean title_before(WgArticle *a, gint32 s, WgMention *m)
{
  gint32 first = m->first;
  while (first > 0 && is_title_word(a, s, first - 1)) first--;
  while (first < m->first && (wg_word_is(tok(a, s, first), "and") || is_preposition(tok(a, s, first))))
    first++;
  if (first == m->first || wg_word_is(tok(a, s, m->first - 1), "and")) return FALSE;
  gint32 cut = behind_conjunction(a, s, first, m->first - 1);
  first = cut;
  Title title;
  if (!read_title(a, s, first, m->first - 1, &title)) return FALSE;
  // nothing but the title and its complement may part the office noun from the name
  for (gint32 t = title.noun + 1; t < m->first; t++)
    if (tok(a, s, t)->upos == WG_UPOS_VERB && !wg_word_is_upper(tok(a, s, t))) return FALSE;
  possessor_ending_at(a, s, first - 1, &title);
  inherit_organization(a, s, first, &title);
  hold_all(a, s, m, &title);
  return TRUE;
}

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
    if (wg_word_is(token, "and") && end + 1 < n && is_person(name_at(a, s, end + 1))) break;
    if (is_person(name_at(a, s, end))) break;
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
  if (wg_word_is(opening, "and") || wg_word_is(opening, "who") || is_person(name_at(a, s, first)))
    return FALSE;
  gint32 last = apposition_end(a, s, first);
  // "Jane Roe, President John Doe and …": the next one's title
  if (last + 1 < n && is_person(name_at(a, s, last + 1))) return FALSE;
  Title title;
  if (last < first || !read_title(a, s, first, last, &title)) return FALSE;
  for (gint32 k = first; k < title.first; k++) possessor_ending_at(a, s, k, &title);
  // "Jane Roe, CEO, Acme Group"
  if (!title.organizations->len && last + 2 < n && wg_word_is(tok(a, s, last + 1), ",")) {
    const WgMention *behind = name_at(a, s, last + 2);
    if (behind && behind->kind == WG_MENTION_NAME && can_employ(behind) &&
        behind->draft->type != WG_TYPE_PLACE)
      add_organization(&title, behind->draft);
  }
  hold(a, s, m->draft, &title, FALSE, a->acts++, 86);
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
      opened = !(wg_word_is(t, "the") && first >= 2 && is_preposition(tok(a, s, first - 2)));
      first--;
    } else if (is_title_word(a, s, first - 1) || is_preposition(t))
      first--;
    else
      break;
  }
  if (!opened && !(first == 0 || tok(a, s, first - 1)->upos == WG_UPOS_PUNCT)) return FALSE;
  if (!opened) return FALSE;
  Title title;
  if (!read_title(a, s, first, last, &title)) return FALSE;
  possessor_ending_at(a, s, first, &title);
  hold(a, s, m->draft, &title, FALSE, a->acts++, 80);
  return TRUE;
}

/// "A and B, the university's T1 and T2 respectively".
static gboolean titles_respectively(WgArticle *a, gint32 s, WgMention *x)
{
  gint32 n = (gint32)a->sentences[s].n;
  gint32 t = x->last + 1;
  if (t + 1 >= n || !wg_word_is(tok(a, s, t), "and")) return FALSE;
  WgMention *y = name_at(a, s, t + 1);
  if (!is_person(y) || y->last + 2 >= n || !wg_word_is(tok(a, s, y->last + 1), ",")) return FALSE;
  gint32 end = y->last + 2;
  while (end < n && !wg_word_is(tok(a, s, end), "respectively") &&
         tok(a, s, end)->upos != WG_UPOS_PUNCT)
    end++;
  if (end >= n || !wg_word_is(tok(a, s, end), "respectively")) return FALSE;
  gint32 cut = end - 1;
  while (cut > y->last && !wg_word_is(tok(a, s, cut), "and")) cut--;
  Title first, second;
  if (!read_title(a, s, y->last + 2, cut - 1, &first) ||
      !read_title(a, s, cut + 1, end - 1, &second))
    return FALSE;
  for (gint32 k = y->last + 2; k < first.first; k++) possessor_ending_at(a, s, k, &first);
  for (guint i = 0; i < first.organizations->len; i++)
    add_organization(&second, g_ptr_array_index(first.organizations, i));
  hold(a, s, x->draft, &first, FALSE, a->acts++, 80);
  hold(a, s, y->draft, &second, FALSE, a->acts++, 80);
  return TRUE;
}

// ------------------------------------------------------------------ by grammar

/// "Acme appointed Roe chief executive": of Acme.
static void employer_that_appoints(WgArticle *a, gint32 s, gint32 t, Title *title)
{
  gint32 verb = wg_article_token(a, s, t)->head;
  if (verb < 0 || !wg_word_listed(a, WG_LIST_ObjectControlVerb, tok(a, s, verb))) return;
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  g_autoptr(GPtrArray) who = g_ptr_array_new();
  wg_subjects(a, s, verb, heads);
  for (guint i = 0; i < heads->len; i++) wg_resolve_one(a, s, g_array_index(heads, gint32, i), who);
  for (guint i = 0; i < who->len; i++) {
    WgDraft *d = g_ptr_array_index(who, i);
    if (wg_type_is_organization(d->type) || d->type == WG_TYPE_COUNTRY) add_organization(title, d);
  }
}

/// "X is / became / served as / was named the director of Y".
static void titles_of_predicates(WgArticle *a, gint32 s)
{
  static const WgStep BEARER = {WG_STEP_BEARER, NULL};
  static const WgPath PATH = {&BEARER, 1};
  const WgTree *tree = a->trees[s];
  gint32 read_to = -1; // last word of the title before
  for (gint32 t = 0; t < (gint32)tree->sentence->n; t++) {
    if (t <= read_to || !is_office(a, s, t) || a->mention_of[s][t]) continue;
    WgDeprel d = wg_tree_token(tree, t)->deprel;
    gint32 first_of_list = t;
    if (d == WG_DEP_CONJ && wg_tree_token(tree, t)->head >= 0) {
      first_of_list = wg_tree_token(tree, t)->head;
      d = wg_tree_token(tree, first_of_list)->deprel;
    }
    gboolean predicate = wg_tree_child(tree, first_of_list, WG_DEP_COP) != WG_NO_TOKEN ||
                         d == WG_DEP_XCOMP || d == WG_DEP_OBL;
    if (!predicate) continue;
    g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    wg_walk(a, s, t, &PATH, heads);
    for (guint i = 0; i < heads->len; i++)
      wg_resolve(a, s, g_array_index(heads, gint32, i), who);
    Title title;
    gint32 first = t, last = t;
    while (first > tree->left[t] && is_title_word(a, s, first - 1)) first--;
    while (first < t && (is_preposition(tok(a, s, first)) || wg_word_is(tok(a, s, first), "and")))
      first++;
    while (last < tree->right[t] && (is_title_word(a, s, last + 1) ||
                                     is_preposition(tok(a, s, last + 1)) ||
                                     wg_word_is(tok(a, s, last + 1), "the") ||
                                     wg_word_is_possessive(tok(a, s, last + 1))))
      last++;
    if (!who->len || !read_title(a, s, first, last, &title)) continue;
    read_to = last;
    possessor_ending_at(a, s, first - 1, &title);
    if (!title.organizations->len) employer_that_appoints(a, s, t, &title);
    WgClaim claim;
    wg_claim_read(a, s, t, &claim);
    guint32 act = a->acts++;
    for (guint i = 0; i < who->len; i++) {
      WgDraft *person = g_ptr_array_index(who, i);
      if (person->type != WG_TYPE_PERSON) continue;
      guint before = a->facts->len;
      hold(a, s, person, &title, FALSE, act, 78);
      if (a->facts->len == before) continue;
      WgFact *fact = g_ptr_array_index(a->facts, before);
      gboolean former = fact->claim.phase == WG_ENDED;
      if (claim.denied) {
        g_ptr_array_set_size(a->facts, (gint)before);
        continue;
      }
      fact->claim = claim;
      if (former) fact->claim.phase = WG_ENDED;
      else if (!claim.phase_is_told) fact->claim.phase = WG_ONGOING;
      gint32 head = wg_tree_token(tree, t)->head;
      if (head >= 0 && wg_word_listed(a, WG_LIST_EndingVerb, tok(a, s, head)))
        fact->claim.phase = WG_ENDED;
      fact->time = wg_claim_time(a, s, t);
    }
  }
}

/// "named Jane Roe (as) its chief executive": by the words, for the parse of it is seldom right.
static gboolean title_by_appointment(WgArticle *a, gint32 s, WgMention *m)
{
  gint32 n = (gint32)a->sentences[s].n, verb = m->first - 1, first = m->last + 1;
  if (verb < 0 || tok(a, s, verb)->upos != WG_UPOS_VERB ||
      !wg_word_listed(a, WG_LIST_AppointVerb, tok(a, s, verb)))
    return FALSE;
  if (first < n && (wg_word_is(tok(a, s, first), "as") || wg_word_is(tok(a, s, first), "to")))
    first++;
  gint32 phrase = first, last = first - 1;
  while (first < n && (tok(a, s, first)->upos == WG_UPOS_DET || wg_word_is(tok(a, s, first), "its") ||
                       wg_word_is(tok(a, s, first), "be")))
    first++;
  while (last + 1 < n && (last + 1 < first || is_title_word(a, s, last + 1) ||
                          is_preposition(tok(a, s, last + 1)) ||
                          wg_word_is(tok(a, s, last + 1), "the")))
    last++;
  Title title;
  if (last < first || !read_title(a, s, first, last, &title)) return FALSE;
  for (gint32 t = phrase; t < first; t++) possessor_ending_at(a, s, t, &title);
  if (!title.organizations->len) {
    g_autoptr(GPtrArray) who = g_ptr_array_new();
    const WgTree *tree = a->trees[s];
    WG_CHILDREN(tree, verb, c)
      if (c < verb && (wg_tree_token(tree, c)->deprel == WG_DEP_NSUBJ ||
                       wg_tree_token(tree, c)->deprel == WG_DEP_NSUBJ_PASS))
        wg_resolve_one(a, s, c, who);
    for (guint i = 0; i < who->len; i++)
      if (((WgDraft *)g_ptr_array_index(who, i))->type != WG_TYPE_PERSON)
        add_organization(&title, g_ptr_array_index(who, i));
  }
  hold(a, s, m->draft, &title, FALSE, a->acts++, 80);
  return TRUE;
}

/// A title without its organization takes that of the same person's same title elsewhere:
/// "Chairman Roe" after "Roe, chairman of the committee".
static void share_organizations(WgArticle *a)
{
  g_autoptr(GHashTable) of_person = g_hash_table_new_full(
      NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref); // draft → facts with a target
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (!f->target || !f->role || !g_str_equal(f->event_class, "RoleHolding")) continue;
    GPtrArray *list = g_hash_table_lookup(of_person, f->actor);
    if (!list) {
      list = g_ptr_array_new();
      g_hash_table_insert(of_person, f->actor, list);
    }
    if (list->len < 16) g_ptr_array_add(list, f);
  }
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->target || !g_str_equal(f->event_class, "RoleHolding") || !f->role) continue;
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
    if (!is_person(m)) continue;
    gboolean found = title_before(a, m->sentence, m);
    if (titles_respectively(a, m->sentence, m)) {
      i++; // the second name has its title too
      continue;
    }
    if (!found) found = title_before_comma(a, m->sentence, m);
    if (!title_by_appointment(a, m->sentence, m)) title_behind(a, m->sentence, m);
  }
  for (guint32 s = 0; s < a->n_sentences; s++) titles_of_predicates(a, (gint32)s);
  share_organizations(a);
}
