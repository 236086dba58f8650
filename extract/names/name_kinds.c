// SPDX-License-Identifier: Apache-2.0
/// What kind of thing a name names: by the name files, its own words, the model, and the nouns
/// beside it.
#include "extract/names/names.h"

gboolean wg_known_fits(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last,
                       const WgKnown *known)
{
  const WgToken *t = &s->tokens[first];
  if (!wg_word_is_upper(t) && !wg_word_begins_with_digit(t)) return FALSE;
  const WgToken *end = &s->tokens[last]; // "US$", "US $5 million" is money
  if (end->form.ptr[end->form.len - 1] == '$' ||
      (last + 1 < (gint32)s->n && wg_word_is(&s->tokens[last + 1], "$") && end->form.len <= 4))
    return FALSE; // but "lent Kenya $3 million"
  if (first < last) return TRUE;
  // the model takes many an acronym for a person
  if (t->ner == WG_NER_PER && known->type != WG_TYPE_PERSON && !wg_word_is_acronym(t)) {
    g_autofree char *word = g_strndup(t->form.ptr, t->form.len);
    if (known->weak || !wg_type_is_organization(known->type) ||
        wg_gazetteer_is_surname(a->gazetteer, word) ||
        wg_gazetteer_is_given_name(a->gazetteer, word))
      return FALSE;
  }
  if (t->upos == WG_UPOS_ADJ && t->ner == WG_NER_O && known->type != WG_TYPE_COUNTRY)
    return FALSE;
  if (!known->weak) return TRUE;
  // "for National Security": a word of a longer phrase is not "The National"
  if (t->deprel == WG_DEP_AMOD && t->head == first + 1 && wg_word_is_upper(&s->tokens[first + 1]))
    return FALSE;
  return t->ner == WG_NER_ORG ||
         (t->upos == WG_UPOS_PROPN && first > 0 && t->ner != WG_NER_PER);
}

// ------------------------------------------------------------------ by its words

/// The word that says what a name names: before "of" or "for", else the last.
static gint32 head_word(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first + 1; i < last; i++)
    if (wg_word_is(&s->tokens[i], "of") || wg_word_is(&s->tokens[i], "for")) return i - 1;
  return last;
}

/// "Institute of Technology", "Institute of Science": teaches for degrees.
static gboolean is_institute_of_learning(const WgSentence *s, gint32 head, gint32 last)
{
  return wg_word_is(&s->tokens[head], "institute") && head + 2 <= last &&
         (wg_word_is(&s->tokens[head + 2], "technology") ||
          wg_word_is(&s->tokens[head + 2], "science"));
}

/// The kind that the words of a name tell ("Ministry", "Bank", "Times"), or WG_TYPE_COUNT. The
/// head word tells first, then any other.
static WgEntityType type_told_by_words(const WgArticle *a, const WgSentence *sentence,
                                       const WgNameSpan *span)
{
  static const struct {
    WgList list;
    WgEntityType type;
  } WORDS[] = {
      {WG_LIST_UniversityWord, WG_TYPE_UNIVERSITY},
      {WG_LIST_CompanyWord, WG_TYPE_COMPANY},
      {WG_LIST_MediaWord, WG_TYPE_MEDIA_ORGANIZATION},
      {WG_LIST_BodyWord, WG_TYPE_GOVERNMENT_BODY},
      {WG_LIST_OrganizationWord, WG_TYPE_ORGANIZATION},
  };
  gint32 first = span->first, last = span->last;
  const WgToken *head = &sentence->tokens[head_word(sentence, first, last)];
  if (last > first && wg_word_listed(a, WG_LIST_PlaceWord, head)) return WG_TYPE_PLACE;
  if (is_institute_of_learning(sentence, head_word(sentence, first, last), last))
    return WG_TYPE_UNIVERSITY;
  for (guint k = 0; last > first && k < G_N_ELEMENTS(WORDS); k++)
    if (wg_word_listed(a, WORDS[k].list, head)) return WORDS[k].type;
  if (first == last && span->ner != WG_NER_ORG) return WG_TYPE_COUNT;
  for (guint k = 0; k < G_N_ELEMENTS(WORDS); k++)
    for (gint32 i = last; i >= first; i--)
      if (wg_word_listed(a, WORDS[k].list, &sentence->tokens[i])) return WORDS[k].type;
  return WG_TYPE_COUNT;
}

/// A given name at its front or a surname at its end tells a person.
static gboolean is_like_person(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last)
{
  const WgToken *front = &s->tokens[first], *end = &s->tokens[last];
  g_autofree char *word = g_strndup(front->form.ptr, front->form.len);
  if (last > first && last - first < 4 && wg_gazetteer_is_given_name(a->gazetteer, word))
    return TRUE;
  g_autofree char *final = g_strndup(end->form.ptr, end->form.len);
  return last == first + 1 && wg_gazetteer_is_surname(a->gazetteer, final) &&
         !wg_gazetteer_demonym(a->gazetteer, word);
}

static WgEntityType type_of_words(const WgArticle *a, gint32 s, const WgNameSpan *span,
                                  gboolean *guess)
{
  const WgSentence *sentence = &a->sentences[s];
  *guess = FALSE;
  WgEntityType told = span->ner == WG_NER_PER ? WG_TYPE_COUNT
                                              : type_told_by_words(a, sentence, span);
  if (told != WG_TYPE_COUNT) return told;
  *guess = TRUE;
  switch (span->ner) {
  case WG_NER_PER: return WG_TYPE_PERSON;
  case WG_NER_LOC: return WG_TYPE_PLACE;
  case WG_NER_ORG: return WG_TYPE_ORGANIZATION;
  case WG_NER_O:
  case WG_NER_MISC:
    break;
  }
  return is_like_person(a, sentence, span->first, span->last) ? WG_TYPE_PERSON : WG_TYPE_COUNT;
}

// ------------------------------------------------------------------ by its place in the sentence

/// "in Beijing" is the city, "Beijing warned" the country.
static const WgKnown *capital_or_place(const WgArticle *a, gint32 s, gint32 first,
                                       gint32 last, const WgKnown *known)
{
  const WgKnown *country =
      wg_gazetteer_capital(a->gazetteer, wg_article_words(a, s, first, last));
  if (!country) return known;
  const WgSentence *sentence = &a->sentences[s];
  gint32 next = last + 1;
  if (next + 1 < (gint32)sentence->n && wg_word_is(&sentence->tokens[next], ",") &&
      wg_word_is_upper(&sentence->tokens[next + 1]))
    return known; // "Washington, D.C.", "London, England"
  if (next < (gint32)sentence->n && wg_word_is(&sentence->tokens[next], "-"))
    return known;
  const WgToken *head = &sentence->tokens[wg_name_head(sentence, first, last)];
  switch ((int)head->deprel) {
  case WG_DEP_NSUBJ:
  case WG_DEP_NSUBJ_PASS:
  case WG_DEP_NSUBJ_OUTER:
  case WG_DEP_OBJ:
  case WG_DEP_NMOD_POSS:
  case WG_DEP_OBL_AGENT:
  case WG_DEP_CONJ:
    break;
  default: {
    gint32 before = first - 1;
    if (before < 0) return known;
    const WgToken *t = &sentence->tokens[before];
    if (!wg_word_is(t, "with") && !wg_word_is(t, "between") && !wg_word_is(t, "by") &&
        !wg_word_is(t, "against"))
      return known;
  }
  }
  return country;
}

/// "Oxford ended its ties": the university, where a town of that kind acts.
static const WgKnown *university_of_town(const WgArticle *a, gint32 s, gint32 t)
{
  const WgSentence *sentence = &a->sentences[s];
  const WgToken *token = &sentence->tokens[t];
  if (!wg_word_listed(a, WG_LIST_UniversityTown, token)) return NULL;
  gboolean acts = token->deprel == WG_DEP_NSUBJ || token->deprel == WG_DEP_NSUBJ_PASS ||
                  token->deprel == WG_DEP_NMOD_POSS || token->deprel == WG_DEP_OBL_AGENT ||
                  token->ner == WG_NER_ORG;
  if (!acts) return NULL;
  g_autofree char *town = g_strndup(token->form.ptr, token->form.len);
  g_autofree char *of_town = g_strconcat("University of ", town, NULL);
  g_autofree char *town_s = g_strconcat(town, " University", NULL);
  const WgKnown *known = wg_gazetteer_find(a->gazetteer, town_s);
  return known ? known : wg_gazetteer_find(a->gazetteer, of_town);
}

static gboolean is_no_entity(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  g_autofree char *lower = g_utf8_strdown(wg_article_words(a, s, first, last), -1);
  return wg_frames_listed(a->frames, WG_LIST_NotAnEntity, lower);
}

gboolean wg_name_read(const WgArticle *a, gint32 s, const WgNameSpan *span, WgName *out)
{
  const WgSentence *sentence = &a->sentences[s];
  gint32 first = span->first, last = span->last;
  const WgKnown *known = span->known;
  const char *words = wg_article_words(a, s, first, last);
  const char *base = known ? NULL : wg_name_without_s(a, words);
  if (base) words = base;
  if (!known) known = wg_gazetteer_find(a->gazetteer, words);
  if (known && !wg_known_fits(a, sentence, first, last, known)) known = NULL;
  if (is_no_entity(a, s, first, last)) return FALSE;
  if (!known && span->ner == WG_NER_MISC) return FALSE;
  gboolean guess = FALSE;
  WgEntityType type = known ? known->type : type_of_words(a, s, span, &guess);
  if (type == WG_TYPE_COUNT) return FALSE;
  if (known && first == last) known = capital_or_place(a, s, first, last, known);
  if (first == last && (!known || known->type == WG_TYPE_PLACE)) {
    const WgKnown *university = university_of_town(a, s, first);
    if (university) known = university;
  }
  *out = (WgName){words, known, type, guess};
  return TRUE;
}

// ------------------------------------------------------------------ by what stands beside it

/// The kind of organization that a common noun names, or WG_TYPE_COUNT.
static WgEntityType type_of_kind_noun(const WgArticle *a, const WgToken *t)
{
  static const struct {
    WgList list;
    WgEntityType type;
  } NOUNS[] = {{WG_LIST_CompanyNoun, WG_TYPE_COMPANY},
               {WG_LIST_UniversityNoun, WG_TYPE_UNIVERSITY},
               {WG_LIST_MediaNoun, WG_TYPE_MEDIA_ORGANIZATION}};
  if (t->upos != WG_UPOS_NOUN || wg_word_is_upper(t)) return WG_TYPE_COUNT;
  for (guint i = 0; i < G_N_ELEMENTS(NOUNS); i++)
    if (wg_word_listed(a, NOUNS[i].list, t)) return NOUNS[i].type;
  return WG_TYPE_COUNT;
}

/// "wind farm company Vento", "Vento, a maker of …": the noun beside tells the kind of a name
/// that only the model has guessed at.
void wg_name_kinds_refine(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind != WG_MENTION_NAME || !d->type_is_guess || d->type == WG_TYPE_PLACE) continue;
    const WgTree *tree = a->trees[m->sentence];
    WgEntityType type = WG_TYPE_COUNT;
    if (m->first > 0) type = type_of_kind_noun(a, wg_tree_token(tree, m->first - 1));
    // "the Harbour Courier newspaper"
    if (type == WG_TYPE_COUNT && wg_tree_token(tree, m->head)->head == m->last + 1) {
      WgEntityType behind = type_of_kind_noun(a, wg_tree_token(tree, m->last + 1));
      if (behind == WG_TYPE_MEDIA_ORGANIZATION) type = behind;
    }
    WG_CHILDREN(tree, m->head, c)
      if (type == WG_TYPE_COUNT && wg_tree_token(tree, c)->deprel == WG_DEP_APPOS && c > m->last)
        type = type_of_kind_noun(a, wg_tree_token(tree, c));
    if (type == WG_TYPE_COUNT) continue;
    d->votes[type]++;
    if (d->type == WG_TYPE_PERSON) d->type = WG_TYPE_ORGANIZATION;
  }
}

/// A lone word that the model took for a person, though no full name of one has it and it is
/// no name that people bear, is more likely a firm's.
void wg_name_kinds_doubt(WgArticle *a)
{
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    if (d->into || d->known || d->type != WG_TYPE_PERSON || !d->type_is_guess || d->count < 2 ||
        strchr(d->normal, ' ') || strchr(d->normal, '-') ||
        wg_gazetteer_is_surname(a->gazetteer, d->normal) ||
        wg_gazetteer_is_given_name(a->gazetteer, d->normal))
      continue;
    d->type = WG_TYPE_ORGANIZATION;
  }
}
