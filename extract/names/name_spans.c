// SPDX-License-Identifier: Apache-2.0
/// Spans that may be names: those of the name files, of the names model, and capitals.
#include "extract/names/names.h"

#define MAX_NAME_WORDS 9

static void add_span(GArray *spans, gint32 first, gint32 last,
                     const WgKnown *known, WgNer ner)
{
  WgNameSpan s = {first, last, known, ner};
  g_array_append_val(spans, s);
}

/// "FBIs": capitals but for the last letter.
static gboolean is_acronym_with_s(const WgToken *t)
{
  for (gsize i = 0; i + 1 < t->form.len; i++)
    if (!g_ascii_isupper(t->form.ptr[i])) return FALSE;
  return t->form.len >= 3;
}

void wg_name_spans_known(const WgArticle *a, gint32 s, GArray *out)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 i = 0; i < (gint32)sentence->n; i++) {
    const WgToken *t = &sentence->tokens[i];
    if (!wg_word_is_upper(t) && !wg_word_begins_with_digit(t)) continue;
    gint32 last = MIN(i + MAX_NAME_WORDS, (gint32)sentence->n) - 1;
    for (gint32 k = last; k >= i; k--) {
      const WgToken *end = &sentence->tokens[k];
      if (end->upos == WG_UPOS_PUNCT || !g_unichar_isalnum(g_utf8_get_char(end->form.ptr)))
        continue;
      if (wg_word_is_possessive(end)) continue;
      const WgKnown *known =
          wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, i, k));
      if (!known) {
        const char *base = wg_name_without_s(a, wg_article_words(a, s, i, k));
        // "FBIs", but "Lines" is no Line
        if (base && (i < k || is_acronym_with_s(t))) known = wg_gazetteer_find(a->gazetteer, base);
      }
      if (!known || !wg_known_fits(a, sentence, i, k, known)) continue;
      add_span(out, i, k, known, WG_NER_O);
      break;
    }
  }
}

void wg_name_spans_of_model(const WgSentence *s, GArray *out)
{
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    WgNer kind = s->tokens[i].ner;
    if (kind == WG_NER_O) continue;
    gint32 last = i;
    while (last + 1 < (gint32)s->n && s->tokens[last + 1].ner == kind &&
           !s->tokens[last + 1].ner_begins)
      last++;
    add_span(out, i, last, NULL, kind);
    i = last;
  }
}

/// A given name and what is flat behind it, where the model saw nothing: "VP Maria Roe".
static gint32 person_from(const WgArticle *a, const WgSentence *s, gint32 i)
{
  const WgToken *t = &s->tokens[i];
  g_autofree char *word = g_strndup(t->form.ptr, t->form.len);
  if (!wg_word_is_upper(t) || t->ner != WG_NER_O || t->upos != WG_UPOS_PROPN ||
      !wg_gazetteer_is_given_name(a->gazetteer, word))
    return -1;
  gint32 last = i;
  while (last + 1 < (gint32)s->n && last < i + 3) {
    const WgToken *next = &s->tokens[last + 1];
    gboolean flat = next->deprel == WG_DEP_FLAT && next->head == i;
    if (!flat || next->ner != WG_NER_O || !wg_word_is_upper(next) ||
        wg_word_listed(a, WG_LIST_PlaceWord, next) || wg_word_listed(a, WG_LIST_CompanyWord, next) ||
        wg_word_listed(a, WG_LIST_BodyWord, next))
      break;
    last++;
  }
  return last > i ? last : -1;
}

/// A country's name before a word of firms or media, both in capitals: "China Telecom".
static gboolean opens_firm(const WgArticle *a, gint32 s, gint32 i)
{
  const WgSentence *sentence = &a->sentences[s];
  if (i + 1 >= (gint32)sentence->n) return FALSE;
  const WgToken *t = &sentence->tokens[i], *next = &sentence->tokens[i + 1];
  if (t->deprel != WG_DEP_COMPOUND || t->head != i + 1 || next->upos != WG_UPOS_PROPN ||
      !wg_word_is_upper(next) || next->ner != WG_NER_O)
    return FALSE;
  if (!wg_word_listed(a, WG_LIST_CompanyWord, next) && !wg_word_listed(a, WG_LIST_MediaWord, next))
    return FALSE;
  const WgKnown *known = wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, i, i));
  return known && known->type == WG_TYPE_COUNTRY;
}

static gboolean is_organization_word(const WgArticle *a, const WgToken *t)
{
  static const WgList LISTS[] = {WG_LIST_CompanyWord, WG_LIST_BodyWord, WG_LIST_OrganizationWord};
  for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++)
    if (wg_word_listed(a, LISTS[i], t)) return TRUE;
  return FALSE;
}

/// "the Harbour Courier newspaper": what stands behind the capitals says what they name.
static gboolean is_before_outlet(const WgArticle *a, const WgSentence *s, gint32 last)
{
  if (last + 1 >= (gint32)s->n) return FALSE;
  const WgToken *t = &s->tokens[last + 1];
  return t->upos == WG_UPOS_NOUN && !wg_word_is_upper(t) && wg_word_listed(a, WG_LIST_MediaNoun, t);
}

/// Capitals within a sentence that the model passed over and whose last is a word of
/// organizations: "the Banking Board".
static gint32 organization_from(const WgArticle *a, const WgSentence *s, gint32 i)
{
  if (i == 0 || s->kind != WG_LINE_BODY || s->tokens[i].ner != WG_NER_O ||
      !wg_word_can_be_name(s, i) || wg_word_can_be_name(s, i - 1))
    return -1;
  gint32 last = i;
  while (last + 1 < (gint32)s->n && s->tokens[last + 1].ner == WG_NER_O &&
         wg_word_can_be_name(s, last + 1))
    last++;
  return last > i && (is_organization_word(a, &s->tokens[last]) || is_before_outlet(a, s, last))
             ? last
             : -1;
}

void wg_name_spans_of_shape(const WgArticle *a, gint32 s, GArray *out)
{
  const WgSentence *sentence = &a->sentences[s];
  if (sentence->in_title) return;
  for (gint32 i = 0; i < (gint32)sentence->n; i++) {
    gint32 last = person_from(a, sentence, i);
    if (last > i) add_span(out, i, last, NULL, WG_NER_PER);
    else if (opens_firm(a, s, i)) add_span(out, i, i + 1, NULL, WG_NER_ORG);
    else if ((last = organization_from(a, sentence, i)) > i)
      add_span(out, i, last, NULL, WG_NER_ORG);
  }
}

/// The first word behind the titles that a run of capitals begins with, or `first`.
static gint32 behind_titles(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last)
{
  gint32 name = first;
  for (gint32 i = first; i <= last; i++)
    if (wg_word_listed(a, WG_LIST_PersonTitle, &s->tokens[i])) name = i + 1;
    else if (!wg_word_listed(a, WG_LIST_RankWord, &s->tokens[i])) break;
  return name;
}

/// Runs of capitalized words that neither the name files nor the model took.
void wg_name_spans_of_capitals(const WgArticle *a, const WgSentence *s, const gboolean *taken,
                               GArray *out)
{
  if (s->in_title || s->kind != WG_LINE_BODY) return;
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    if (taken[i] || !wg_word_can_be_name(s, i) || s->tokens[i].upos != WG_UPOS_PROPN)
      continue;
    gint32 last = i;
    while (last + 1 < (gint32)s->n && !taken[last + 1] &&
           (wg_word_can_be_name(s, last + 1) || wg_word_is_initial(&s->tokens[last + 1])))
      last++;
    gint32 name = behind_titles(a, s, i, last); // "Senators Kit Roe": the title tells a person
    if (name > i && name <= last && last - name < 3) add_span(out, name, last, NULL, WG_NER_PER);
    else if (i > 0 || last > i || s->tokens[i].form.len > 2)
      add_span(out, i, last, NULL, WG_NER_O);
    i = last;
  }
}
