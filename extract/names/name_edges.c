// SPDX-License-Identifier: Apache-2.0
/// Where a name begins and ends: what stands too much at the edges of a span is trimmed, what
/// was left out beside it taken in.
#include "extract/names/names.h"

// ------------------------------------------------------------------ trimmed

/// Drops what stands before the name proper: articles, titles of persons.
/// "Attorney Roe", "Secretary Doe", taken for an organization.
static gboolean is_title_and_surname(const WgArticle *a, const WgSentence *s,
                                     const WgNameSpan *span)
{
  const WgToken *title = &s->tokens[span->first], *name = &s->tokens[span->last];
  return span->last == span->first + 1 && !wg_word_is(title, "general") &&
         wg_word_listed(a, WG_LIST_StateOffice, title) && wg_word_is_upper(name) &&
         name->upos == WG_UPOS_PROPN && !wg_word_listed(a, WG_LIST_OfficeNoun, name) &&
         !wg_word_listed(a, WG_LIST_BodyWord, name) && !wg_word_listed(a, WG_LIST_RankWord, name) &&
         !wg_word_listed(a, WG_LIST_CompanyWord, name) && !wg_word_listed(a, WG_LIST_MediaWord, name);
}

/// In a headline every word is a capital: a name ends where the text's own name ends.
static gint32 known_person_end(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 k = last; k > first; k--) {
    g_autofree char *normal = wg_name_normalize(wg_article_words(a, s, first, k));
    if (g_hash_table_contains(a->draft_of, normal)) return k;
  }
  return last;
}

static gint32 trim_left(const WgArticle *a, const WgSentence *s, const WgNameSpan *span)
{
  gint32 first = span->first;
  while (first < span->last) {
    const WgToken *t = &s->tokens[first];
    gboolean person = span->ner == WG_NER_PER || wg_word_is_initial(&s->tokens[first + 1]);
    if (wg_word_is(t, "the") || wg_word_is(t, "a") || wg_word_is(t, "an") ||
        (person && (wg_word_listed(a, WG_LIST_PersonTitle, t) ||
                    wg_word_listed(a, WG_LIST_OfficeNoun, t))) ||
        wg_word_is_possessive(t) || t->upos == WG_UPOS_PUNCT)
      first++;
    else
      break;
  }
  return first;
}

static gint32 trim_right(const WgSentence *s, gint32 first, gint32 last)
{
  while (last > first) {
    const WgToken *t = &s->tokens[last];
    if (wg_word_is_possessive(t) || t->upos == WG_UPOS_PUNCT || wg_word_is(t, ".") ||
        (!wg_word_is_upper(t) && !wg_word_begins_with_digit(t) && t->form.len > 2))
      last--;
    else
      break;
  }
  return last;
}

/// "D-Conn.", "R-Texas": a party and a state behind a politician's name.
static gboolean is_party_tag(const WgArticle *a, gint32 s, gint32 first)
{
  const WgSentence *sentence = &a->sentences[s];
  const WgToken *t = &sentence->tokens[first];
  gboolean letter = wg_word_is(t, "D") || wg_word_is(t, "R") || wg_word_is(t, "I");
  return letter && first + 1 < (gint32)sentence->n &&
         wg_word_is(&sentence->tokens[first + 1], "-");
}

/// A title that the model took for the end of a name: "Acme CEO".
static gint32 trim_office(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last)
{
  while (last > first && wg_word_listed(a, WG_LIST_OfficeNoun, &s->tokens[last]) &&
         !wg_word_listed(a, WG_LIST_BodyWord, &s->tokens[last]) &&
         s->tokens[last].form.len <= 10 && s->tokens[first].ner != WG_NER_PER)
    last--;
  return last;
}

/// "Transport Departments Harbour Division": where the known owner ends, or `first`.
static gint32 after_lost_possessive(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 i = last - 1; i >= first; i--) {
    const char *words = wg_article_words(a, s, first, i);
    const char *base = wg_name_without_s(a, words);
    if (base && wg_gazetteer_find(a->gazetteer, base)) return i + 1;
  }
  return first;
}

/// Where a possessive stands inside, the last part is the name: "Borvia's Acme".
static gint32 after_possessive(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = last; i > first; i--)
    if (wg_word_is_possessive(&s->tokens[i])) return i < last ? i + 1 : first;
  return first;
}

/// "Acme-backed Apex Systems": the second name begins behind the participle.
static gint32 after_participle(const WgSentence *s, gint32 first, gint32 last)
{
  static const char *const PARTICIPLES[] = {"backed", "owned",  "based",  "funded",     "led",
                                            "run",    "linked", "listed", "controlled", NULL};
  for (gint32 i = first + 2; i < last; i++)
    for (const char *const *word = PARTICIPLES; *word; word++)
      if (wg_slice_equals(s->tokens[i].form, *word) && wg_word_is(&s->tokens[i - 1], "-"))
        return i + 1;
  return first;
}

/// "Deputy Assistant Attorney", "Co. Ltd.": words of rank and nothing else name no one.
static gboolean is_rank_only(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first; i <= last; i++)
    if (!wg_word_listed(a, WG_LIST_RankWord, &s->tokens[i]) &&
        !wg_word_listed(a, WG_LIST_OfficeNoun, &s->tokens[i]) &&
        !wg_word_ends_company(&s->tokens[i]))
      return FALSE;
  return TRUE;
}

/// "Ayatollah", left before the name that it stands beside.
static gboolean is_left_title(const WgArticle *a, const WgSentence *s, const gboolean *taken,
                              gint32 first, gint32 last)
{
  return first == last && first + 1 < (gint32)s->n && taken[first + 1] &&
         wg_word_listed(a, WG_LIST_PersonTitle, &s->tokens[first]);
}

// ------------------------------------------------------------------ taken in

/// "Inc.", "plc"; but a whole word in small letters ("a Borvian corporation") is no name's.
static gboolean is_suffix(const WgToken *t)
{
  return wg_word_ends_company(t) && (wg_word_is_upper(t) || t->form.len < 5);
}

/// Takes in ", Inc.", "Co., Ltd.", ", Jr." behind a name.
static gint32 extend_suffix(const WgSentence *s, gint32 last)
{
  gint32 n = (gint32)s->n;
  for (;;) {
    gint32 next = last + 1;
    if (next < n && is_suffix(&s->tokens[next])) {
      last = next;
      continue;
    }
    if (next + 1 < n && wg_word_is(&s->tokens[next], ",") &&
        (is_suffix(&s->tokens[next + 1]) ||
         wg_word_is(&s->tokens[next + 1], "Jr.") || wg_word_is(&s->tokens[next + 1], "Sr."))) {
      last = next + 1;
      continue;
    }
    return last;
  }
}

static gboolean heads_of_phrase(const WgArticle *a, const WgToken *t)
{
  return wg_word_listed(a, WG_LIST_BodyWord, t) ||
         wg_word_listed(a, WG_LIST_UniversityWord, t) ||
         wg_word_listed(a, WG_LIST_OrganizationWord, t);
}

/// "Ministry" + "of Foreign Affairs and Trade": a head word of bodies takes the phrase
/// with "of" or "for" behind it, as far as capitals go.
static gint32 extend_phrase(const WgArticle *a, const WgSentence *s, gint32 first,
                            gint32 last, const gboolean *taken)
{
  gint32 n = (gint32)s->n;
  gboolean head = FALSE;
  for (gint32 i = first; i <= last; i++) head |= heads_of_phrase(a, &s->tokens[i]);
  if (!head) return last;
  gint32 i = last + 1;
  if (i >= n || (!wg_word_is(&s->tokens[i], "of") && !wg_word_is(&s->tokens[i], "for")))
    return last;
  // "Center for …", "Office for …", but a lab bought "for US$5 million"
  if (wg_word_is(&s->tokens[i], "for") && !wg_word_listed(a, WG_LIST_BodyWord, &s->tokens[last]) &&
      !wg_word_is(&s->tokens[last], "center") && !wg_word_is(&s->tokens[last], "centre") &&
      !wg_word_is(&s->tokens[last], "institute") && !wg_word_is(&s->tokens[last], "foundation"))
    return last;
  i++;
  if (i < n && wg_word_is(&s->tokens[i], "the")) i++;
  gint32 end = last;
  for (; i < n; i++) {
    const WgToken *t = &s->tokens[i];
    if (wg_word_is_upper(t) && !wg_word_is_functional(t) &&
        !memchr(t->form.ptr, '$', t->form.len)) {
      if (taken[i] && i > last + 3) break;
      end = i;
    } else if (wg_word_is(t, "of") && i + 1 < n && wg_word_is(&s->tokens[i + 1], "the")) {
      i++;
    } else if (!(wg_word_is(t, "and") || wg_word_is(t, "of") || wg_word_is(t, "&")) ||
               i + 1 >= n || !wg_word_is_upper(&s->tokens[i + 1])) {
      break;
    }
  }
  return end;
}

/// "Group-" + "IB": capitalized words that hyphens join are one name, unless they are two
/// countries ("U.S.-China").
static gint32 extend_hyphen_left(const WgArticle *a, gint32 s, gint32 first)
{
  const WgSentence *sentence = &a->sentences[s];
  while (first >= 2 && wg_word_is(&sentence->tokens[first - 1], "-") &&
         !sentence->tokens[first - 1].space_after && !sentence->tokens[first - 2].space_after &&
         wg_word_is_upper(&sentence->tokens[first - 2]) &&
         !wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, first - 2, first - 2)))
    first -= 2;
  return first;
}

static gint32 extend_hyphen_right(const WgArticle *a, gint32 s, gint32 last, gboolean person)
{
  const WgSentence *sentence = &a->sentences[s];
  while (last + 2 < (gint32)sentence->n && wg_word_is(&sentence->tokens[last + 1], "-") &&
         !sentence->tokens[last].space_after && !sentence->tokens[last + 1].space_after &&
         (person || wg_word_is_upper(&sentence->tokens[last + 2])) &&
         !wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, last + 2, last + 2)))
    last += 2;
  return last;
}

/// "Harbour" + "University of Works (HUW)": the letters in brackets tell where the name begins
/// (Schwartz & Hearst 2003).
static gint32 extend_to_acronym(const WgArticle *a, gint32 s, gint32 first, gint32 last,
                                const gboolean *taken)
{
  const WgSentence *sentence = &a->sentences[s];
  const WgToken *behind = &sentence->tokens[last + 1];
  if (first == 0 || last + 3 >= (gint32)sentence->n || !wg_word_is(&behind[0], "(") ||
      !wg_word_is(&behind[2], ")") || taken[first - 1] ||
      !wg_word_is_upper(&sentence->tokens[first - 1]))
    return first;
  const char *acronym = wg_article_words(a, s, last + 2, last + 2);
  gboolean whole = wg_name_is_acronym_of(acronym, wg_article_words(a, s, first, last));
  return !whole && wg_name_is_acronym_of(acronym, wg_article_words(a, s, first - 1, last))
             ? first - 1
             : first;
}

/// "Jane Roe of Port Ellery" ends before "of"; a surname that the model left out is taken in.
static gint32 person_end(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first + 1; i <= last; i++)
    if (wg_word_is(&s->tokens[i], "of")) return i - 1;
  while (last + 1 < (gint32)s->n && s->tokens[last + 1].deprel == WG_DEP_FLAT &&
         s->tokens[last + 1].head >= first && s->tokens[last + 1].head <= last &&
         wg_word_is_upper(&s->tokens[last + 1]) && s->tokens[last + 1].ner == WG_NER_O)
    last++;
  return last;
}

// ------------------------------------------------------------------ the whole

/// The edges of a name that only the model or its capitals speak for. FALSE where the words
/// name no one.
static gboolean mend_edges(const WgArticle *a, gint32 s, const gboolean *taken, WgNameSpan *span)
{
  const WgSentence *sentence = &a->sentences[s];
  if (is_title_and_surname(a, sentence, span)) span->ner = WG_NER_PER;
  gint32 first = trim_left(a, sentence, span);
  gint32 last = trim_right(sentence, first, span->last);
  first = after_possessive(sentence, first, last);
  first = after_lost_possessive(a, s, first, last);
  first = after_participle(sentence, first, last);
  if (is_party_tag(a, s, first)) return FALSE;
  last = trim_office(a, sentence, first, last);
  if (span->ner == WG_NER_PER) last = person_end(sentence, first, last);
  if (span->ner == WG_NER_PER && sentence->in_title) last = known_person_end(a, s, first, last);
  if (is_rank_only(a, sentence, first, last) || is_left_title(a, sentence, taken, first, last))
    return FALSE;
  first = extend_hyphen_left(a, s, first);
  // "Park Min-seo": the second half of a given name is in small letters
  last = extend_hyphen_right(a, s, last, span->ner == WG_NER_PER && last > first);
  gboolean district = span->ner == WG_NER_LOC && last > first &&
                      wg_word_listed(a, WG_LIST_BodyWord, &sentence->tokens[last]);
  if ((span->ner != WG_NER_PER && span->ner != WG_NER_LOC) || district)
    last = extend_phrase(a, sentence, first, last, taken);
  first = extend_to_acronym(a, s, first, last, taken);
  span->first = first;
  span->last = last;
  return TRUE;
}

gboolean wg_name_edges(const WgArticle *a, gint32 s, const gboolean *taken, WgNameSpan *span)
{
  const WgKnown *known = span->known;
  if (!known && !mend_edges(a, s, taken, span)) return FALSE;
  if (!known || !(known->type == WG_TYPE_COUNTRY || known->type == WG_TYPE_PLACE))
    span->last = extend_suffix(&a->sentences[s], span->last);
  return span->first <= span->last;
}

/// "the firms Acme and Apex": a word in the plural stands before several names.
static gboolean is_behind_plural(const WgSentence *s, gint32 first)
{
  return first > 0 && wg_word_has_tag(&s->tokens[first - 1], "NNS");
}

/// As wg_name_second, of words that are not known as one name.
static gint32 second_of_two(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 i = first; i < last; i++) {
    const WgToken *t = &sentence->tokens[i];
    if (wg_word_is(t, "of") || wg_word_is(t, "for") || wg_word_is(t, ",")) return first;
    if (!wg_word_is(t, "and")) continue;
    gboolean known = i > first &&
                     (wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, first, i - 1)) ||
                      wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, i + 1, last)));
    gboolean two = (i - first >= 2 && last - i >= 2) || is_behind_plural(sentence, first);
    return i > first && (known || two) ? i + 1 : first;
  }
  return first;
}

gint32 wg_name_second(const WgArticle *a, gint32 s, const WgNameSpan *span)
{
  gint32 first = span->first, last = span->last;
  gint32 second = span->known ? first : second_of_two(a, s, first, last);
  gboolean known = second > first &&
                   wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, first, last));
  return known ? first : second;
}
