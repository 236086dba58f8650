// SPDX-License-Identifier: Apache-2.0
/// Names: spans proposed by the name files, by the names model and by capitals are
/// weighed against each other; what is left over becomes mentions and drafts of entities.
#include "extract/facts/article.h"

#define MAX_NAME_WORDS 9

typedef struct span {
  gint32 first, last;
  const WgKnown *known; // or NULL
  WgNer ner;
} Span;

GPtrArray *wg_list(WgArticle *a)
{
  GPtrArray *list = g_ptr_array_new();
  g_ptr_array_add(a->lists, list);
  return list;
}

const char *wg_word_lemma(WgArena *arena, const WgToken *t)
{
  g_autofree char *form = g_strndup(t->form.ptr, t->form.len);
  g_autofree char *lower = g_utf8_strdown(t->lemma ? t->lemma : form, -1);
  return wg_arena_strdup(arena, lower);
}

gboolean wg_word_listed(const WgArticle *a, WgList list, const WgToken *t)
{
  if (t->lemma) {
    if (wg_frames_listed(a->frames, list, t->lemma)) return TRUE;
    g_autofree char *lemma = g_utf8_strdown(t->lemma, -1); // names keep their capitals
    if (wg_frames_listed(a->frames, list, lemma)) return TRUE;
  }
  g_autofree char *lower = g_utf8_strdown(t->form.ptr, (gssize)t->form.len);
  return wg_frames_listed(a->frames, list, lower);
}

const char *wg_article_words(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  const WgSentence *sentence = &a->sentences[s];
  GString *out = g_string_new(NULL);
  for (gint32 i = first; i <= last; i++) {
    const WgToken *t = &sentence->tokens[i];
    g_string_append_len(out, t->form.ptr, (gssize)t->form.len);
    if (t->space_after && i < last) g_string_append_c(out, ' ');
  }
  const char *words = wg_arena_strdup(a->arena, out->str);
  g_string_free(out, TRUE);
  return words;
}

WgDraft *wg_draft_root(WgDraft *d)
{
  while (d && d->into) d = d->into;
  return d;
}

gboolean wg_type_is_organization(WgEntityType type)
{
  return type >= WG_TYPE_ORGANIZATION &&
         type <= WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION;
}

// ------------------------------------------------------------------ words of a name

gboolean wg_word_is_upper(const WgToken *t)
{
  gunichar c = t->form.len ? g_utf8_get_char(t->form.ptr) : 0;
  return g_unichar_isupper(c) || g_unichar_istitle(c);
}

gboolean wg_word_is(const WgToken *t, const char *word)
{
  return t->form.len == strlen(word) &&
         g_ascii_strncasecmp(t->form.ptr, word, t->form.len) == 0;
}

static gboolean has_digit_first(const WgToken *t)
{
  return t->form.len && g_ascii_isdigit(t->form.ptr[0]);
}

static gboolean is_function_word(const WgToken *t)
{
  switch ((int)t->upos) {
  case WG_UPOS_DET:
  case WG_UPOS_PRON:
  case WG_UPOS_AUX:
  case WG_UPOS_CCONJ:
  case WG_UPOS_SCONJ:
  case WG_UPOS_ADP:
  case WG_UPOS_PART:
  case WG_UPOS_PUNCT:
  case WG_UPOS_INTJ:
    return TRUE;
  default:
    return FALSE;
  }
}

/// Whether a word can be part of a name by its looks and tag.
static gboolean is_name_word(const WgSentence *s, gint32 i)
{
  const WgToken *t = &s->tokens[i];
  if (!wg_word_is_upper(t) || is_function_word(t)) return FALSE;
  if (t->ner != WG_NER_O || t->upos == WG_UPOS_PROPN) return TRUE;
  return i > 0 && !s->in_title && s->kind == WG_LINE_BODY;
}

gboolean wg_word_is_possessive(const WgToken *t)
{
  return wg_slice_equals(t->form, "'s") || wg_slice_equals(t->form, "’s") ||
         ((wg_slice_equals(t->form, "'") || wg_slice_equals(t->form, "’")) &&
          t->deprel == WG_DEP_CASE);
}

// ------------------------------------------------------------------ spans

static void add_span(GArray *spans, gint32 first, gint32 last,
                     const WgKnown *known, WgNer ner)
{
  Span s = {first, last, known, ner};
  g_array_append_val(spans, s);
}

static gboolean is_acronym(const WgToken *t)
{
  for (gsize i = 0; i < t->form.len; i++)
    if (!g_ascii_isupper(t->form.ptr[i])) return FALSE;
  return t->form.len >= 2;
}

/// A weak name ("Apple", "Ford") wants the model's word for it, and a lone capital at the
/// start of a sentence proves nothing.
static gboolean known_fits(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last,
                           const WgKnown *known)
{
  const WgToken *t = &s->tokens[first];
  if (!wg_word_is_upper(t) && !has_digit_first(t)) return FALSE;
  const WgToken *end = &s->tokens[last]; // "US$", "US $5 million" is money
  if (end->form.ptr[end->form.len - 1] == '$' ||
      (last + 1 < (gint32)s->n && wg_word_is(&s->tokens[last + 1], "$")))
    return FALSE;
  if (first < last) return TRUE;
  // the model takes many an acronym for a person
  if (t->ner == WG_NER_PER && known->type != WG_TYPE_PERSON && !is_acronym(t)) {
    g_autofree char *word = g_strndup(t->form.ptr, t->form.len);
    if (known->weak || !wg_type_is_organization(known->type) ||
        wg_gazetteer_is_surname(a->gazetteer, word) ||
        wg_gazetteer_is_given_name(a->gazetteer, word))
      return FALSE;
  }
  if (t->upos == WG_UPOS_ADJ && t->ner == WG_NER_O && known->type != WG_TYPE_COUNTRY)
    return FALSE;
  if (!known->weak) return TRUE;
  return t->ner == WG_NER_ORG ||
         (t->upos == WG_UPOS_PROPN && first > 0 && t->ner != WG_NER_PER);
}

/// Text that lost its apostrophes: "Sinovels" is the possessive of a name that is known or
/// stands in the article too. The name's words without the s, or NULL.
static const char *without_lost_possessive(const WgArticle *a, const char *words)
{
  gsize n = strlen(words);
  if (n < 4 || words[n - 1] != 's' || words[n - 2] == 's' || words[n - 2] == '\'') return NULL;
  char *base = wg_arena_dup(a->arena, wg_slice_sub(wg_slice(words), 0, n - 1));
  if (wg_gazetteer_find(a->gazetteer, words)) return NULL;
  if (wg_gazetteer_find(a->gazetteer, base)) return base;
  g_autofree char *normal = wg_name_normalize(base);
  return g_hash_table_lookup(a->draft_of, normal) ? base : NULL;
}

static void spans_of_gazetteer(const WgArticle *a, gint32 s, GArray *out)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 i = 0; i < (gint32)sentence->n; i++) {
    const WgToken *t = &sentence->tokens[i];
    if (!wg_word_is_upper(t) && !has_digit_first(t)) continue;
    gint32 last = MIN(i + MAX_NAME_WORDS, (gint32)sentence->n) - 1;
    for (gint32 k = last; k >= i; k--) {
      const WgToken *end = &sentence->tokens[k];
      if (end->upos == WG_UPOS_PUNCT || !g_unichar_isalnum(g_utf8_get_char(end->form.ptr)))
        continue;
      if (wg_word_is_possessive(end)) continue;
      const WgKnown *known =
          wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, i, k));
      if (!known) {
        const char *base = without_lost_possessive(a, wg_article_words(a, s, i, k));
        if (base) known = wg_gazetteer_find(a->gazetteer, base);
      }
      if (!known || !known_fits(a, sentence, i, k, known)) continue;
      add_span(out, i, k, known, WG_NER_O);
      break;
    }
  }
}

static void spans_of_model(const WgSentence *s, GArray *out)
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

static gboolean is_initial(const WgToken *t)
{
  return t->form.len == 2 && g_ascii_isupper(t->form.ptr[0]) && t->form.ptr[1] == '.';
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
static void spans_of_capitals(const WgArticle *a, const WgSentence *s, const gboolean *taken,
                              GArray *out)
{
  if (s->in_title || s->kind != WG_LINE_BODY) return;
  for (gint32 i = 0; i < (gint32)s->n; i++) {
    if (taken[i] || !is_name_word(s, i) || s->tokens[i].upos != WG_UPOS_PROPN)
      continue;
    gint32 last = i;
    while (last + 1 < (gint32)s->n && !taken[last + 1] &&
           (is_name_word(s, last + 1) || is_initial(&s->tokens[last + 1])))
      last++;
    gint32 name = behind_titles(a, s, i, last); // "Senators Kit Roe": the title tells a person
    if (name > i && name <= last && last - name < 3) add_span(out, name, last, NULL, WG_NER_PER);
    else if (i > 0 || last > i || s->tokens[i].form.len > 2)
      add_span(out, i, last, NULL, WG_NER_O);
    i = last;
  }
}

static gboolean ends_as_company(const WgToken *t)
{
  static const char *const WORDS[] = {"inc",  "inc.", "corp",  "corp.", "ltd",    "ltd.",
                                      "llc",  "llc.", "l.l.c.", "plc",  "gmbh", "co",
                                      "co.",  "s.a.", "limited"};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (wg_word_is(t, WORDS[i])) return TRUE;
  return FALSE;
}

/// Takes in ", Inc.", "Co., Ltd.", ", Jr." behind a name.
static gint32 extend_suffix(const WgSentence *s, gint32 last)
{
  gint32 n = (gint32)s->n;
  for (;;) {
    gint32 next = last + 1;
    if (next < n && ends_as_company(&s->tokens[next])) {
      last = next;
      continue;
    }
    if (next + 1 < n && wg_word_is(&s->tokens[next], ",") &&
        (ends_as_company(&s->tokens[next + 1]) ||
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
    if (wg_word_is_upper(t) && !is_function_word(t) && !memchr(t->form.ptr, '$', t->form.len)) {
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

/// Drops what stands before the name proper: articles, titles of persons.
static gint32 trim_left(const WgArticle *a, const WgSentence *s, const Span *span)
{
  gint32 first = span->first;
  while (first < span->last) {
    const WgToken *t = &s->tokens[first];
    gboolean person = span->ner == WG_NER_PER || is_initial(&s->tokens[first + 1]);
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
        (!wg_word_is_upper(t) && !has_digit_first(t) && t->form.len > 2))
      last--;
    else
      break;
  }
  return last;
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

/// "Justice Departments Criminal Division": where the known owner ends, or `first`.
static gint32 after_lost_possessive(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  for (gint32 i = last - 1; i >= first; i--) {
    const char *words = wg_article_words(a, s, first, i);
    const char *base = without_lost_possessive(a, words);
    if (base && wg_gazetteer_find(a->gazetteer, base)) return i + 1;
  }
  return first;
}

/// Where a possessive stands inside, the last part is the name: "China's Huawei".
static gint32 after_possessive(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = last; i > first; i--)
    if (wg_word_is_possessive(&s->tokens[i])) return i < last ? i + 1 : first;
  return first;
}

// ------------------------------------------------------------------ kinds of name

static gboolean is_all_capitals(const char *s)
{
  gsize n = strlen(s);
  if (n < 2 || n > 8) return FALSE;
  for (const char *p = s; *p; p++)
    if (!g_ascii_isupper(*p) && !g_ascii_isdigit(*p) && *p != '&' && *p != '.' && *p != '-')
      return FALSE;
  return TRUE;
}

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

static WgEntityType type_of_words(const WgArticle *a, gint32 s, gint32 first,
                                  gint32 last, WgNer ner, gboolean *guess)
{
  const WgSentence *sentence = &a->sentences[s];
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
  *guess = FALSE;
  gint32 head = head_word(sentence, first, last);
  if (ner != WG_NER_PER && last > first &&
      wg_word_listed(a, WG_LIST_PlaceWord, &sentence->tokens[head]))
    return WG_TYPE_PLACE;
  if (ner != WG_NER_PER && is_institute_of_learning(sentence, head, last))
    return WG_TYPE_UNIVERSITY;
  if (ner != WG_NER_PER && last > first)
    for (guint k = 0; k < G_N_ELEMENTS(WORDS); k++)
      if (wg_word_listed(a, WORDS[k].list, &sentence->tokens[head])) return WORDS[k].type;
  if (ner != WG_NER_PER)
    for (guint k = 0; k < G_N_ELEMENTS(WORDS); k++)
      for (gint32 i = last; i >= first; i--)
        if (wg_word_listed(a, WORDS[k].list, &sentence->tokens[i]) &&
            (last > first || ner == WG_NER_ORG))
          return WORDS[k].type;
  *guess = TRUE;
  switch (ner) {
  case WG_NER_PER: return WG_TYPE_PERSON;
  case WG_NER_LOC: return WG_TYPE_PLACE;
  case WG_NER_ORG: return WG_TYPE_ORGANIZATION;
  case WG_NER_O:
  case WG_NER_MISC:
    break;
  }
  g_autofree char *word = g_strndup(sentence->tokens[first].form.ptr,
                                    sentence->tokens[first].form.len);
  if (last > first && last - first < 4 &&
      wg_gazetteer_is_given_name(a->gazetteer, word))
    return WG_TYPE_PERSON;
  g_autofree char *final = g_strndup(sentence->tokens[last].form.ptr, sentence->tokens[last].form.len);
  if (last == first + 1 && wg_gazetteer_is_surname(a->gazetteer, final) &&
      !wg_gazetteer_demonym(a->gazetteer, word))
    return WG_TYPE_PERSON;
  return WG_TYPE_COUNT; // no telling
}

// ------------------------------------------------------------------ drafts

static void add_name(WgArticle *a, WgDraft *d, const char *name)
{
  for (guint i = 0; i < d->names->len; i++)
    if (g_str_equal(g_ptr_array_index(d->names, i), name)) return;
  g_ptr_array_add(d->names, wg_arena_strdup(a->arena, name));
}

static WgDraft *draft_new(WgArticle *a, const char *name, const char *normal,
                          const WgKnown *known, WgEntityType type, gboolean guess)
{
  WgDraft *d = wg_arena_new0(a->arena, WgDraft, 1);
  d->name = wg_arena_strdup(a->arena, name);
  d->normal = wg_arena_strdup(a->arena, normal);
  d->known = known;
  d->type = type;
  d->type_is_guess = guess;
  d->country = known ? known->country : NULL;
  d->names = wg_list(a);
  d->number = a->drafts->len;
  g_ptr_array_add(a->drafts, d);
  g_hash_table_insert(a->draft_of, (gpointer)d->normal, d);
  return d;
}

WgDraft *wg_draft_of_known(WgArticle *a, const WgKnown *known)
{
  g_autofree char *normal = wg_name_normalize(known->name);
  WgDraft *d = g_hash_table_lookup(a->draft_of, normal);
  if (!d) d = draft_new(a, known->name, normal, known, known->type, FALSE);
  return wg_draft_root(d);
}

static WgDraft *draft_for(WgArticle *a, const char *words, const WgKnown *known,
                          WgEntityType type, gboolean guess)
{
  if (known) {
    WgDraft *d = wg_draft_of_known(a, known);
    add_name(a, d, words);
    return d;
  }
  g_autofree char *normal = wg_name_normalize(words);
  if (!*normal) return NULL;
  WgDraft *d = g_hash_table_lookup(a->draft_of, normal);
  if (!d) d = draft_new(a, words, normal, NULL, type, guess);
  d = wg_draft_root(d);
  if (d->type_is_guess && !guess) {
    d->type = type;
    d->type_is_guess = FALSE;
  }
  add_name(a, d, words);
  return d;
}

// ------------------------------------------------------------------ mentions

static gint32 head_of(const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first; i <= last; i++)
    if (s->tokens[i].head < first || s->tokens[i].head > last) return i;
  return last;
}

static gboolean is_subject(const WgSentence *s, gint32 head)
{
  WgDeprel d = s->tokens[head].deprel;
  return d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_NSUBJ_OUTER;
}

static void add_mention(WgArticle *a, gint32 s, gint32 first, gint32 last,
                        WgMentionKind kind, WgDraft *draft)
{
  WgMention *m = wg_arena_new0(a->arena, WgMention, 1);
  m->kind = kind;
  m->sentence = s;
  m->first = first;
  m->last = last;
  m->head = head_of(&a->sentences[s], first, last);
  m->draft = draft;
  m->subject = is_subject(&a->sentences[s], m->head);
  draft->count++;
  for (gint32 i = first; i <= last; i++) a->mention_of[s][i] = m;
  g_ptr_array_add(a->mentions, m);
}

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
  const WgToken *head = &sentence->tokens[head_of(sentence, first, last)];
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

static void take(gboolean *taken, gint32 first, gint32 last)
{
  for (gint32 i = first; i <= last; i++) taken[i] = TRUE;
}

static gboolean is_free(const gboolean *taken, gint32 first, gint32 last)
{
  for (gint32 i = first; i <= last; i++)
    if (taken[i]) return FALSE;
  return TRUE;
}

static gboolean is_no_entity(const WgArticle *a, gint32 s, gint32 first, gint32 last)
{
  g_autofree char *lower = g_utf8_strdown(wg_article_words(a, s, first, last), -1);
  return wg_frames_listed(a->frames, WG_LIST_NotAnEntity, lower);
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

/// "Deputy Assistant Attorney", "Co. Ltd.": words of rank and nothing else name no one.
static gboolean is_rank_only(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last)
{
  for (gint32 i = first; i <= last; i++)
    if (!wg_word_listed(a, WG_LIST_RankWord, &s->tokens[i]) &&
        !wg_word_listed(a, WG_LIST_OfficeNoun, &s->tokens[i]) && !ends_as_company(&s->tokens[i]))
      return FALSE;
  return TRUE;
}

/// "Orla Shipping and Balt Lines" is two names, "Ministry of Trade and Industry" one: where
/// the second begins, or `first`.
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
    return known || (i - first >= 2 && last - i >= 2) ? i + 1 : first;
  }
  return first;
}

static void mention_of_span(WgArticle *a, gint32 s, const Span *span, gboolean *taken)
{
  const WgSentence *sentence = &a->sentences[s];
  gint32 first = span->first, last = span->last;
  const WgKnown *known = span->known;
  gint32 second = known ? first : second_of_two(a, s, first, last);
  if (second > first && !wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, first, last))) {
    Span halves[2] = {*span, *span};
    halves[0].last = second - 2;
    halves[1].first = second;
    mention_of_span(a, s, &halves[0], taken);
    mention_of_span(a, s, &halves[1], taken);
    return;
  }
  if (!known) {
    first = trim_left(a, sentence, span);
    last = trim_right(sentence, first, last);
    first = after_possessive(sentence, first, last);
    first = after_lost_possessive(a, s, first, last);
    if (is_party_tag(a, s, first)) return;
    last = trim_office(a, sentence, first, last);
    if (span->ner == WG_NER_PER) last = person_end(sentence, first, last);
    if (is_rank_only(a, sentence, first, last)) return;
    first = extend_hyphen_left(a, s, first);
    // "Park Min-seo": the second half of a given name is in small letters
    last = extend_hyphen_right(a, s, last, span->ner == WG_NER_PER && last > first);
    gboolean district = span->ner == WG_NER_LOC && last > first &&
                        wg_word_listed(a, WG_LIST_BodyWord, &sentence->tokens[last]);
    if ((span->ner != WG_NER_PER && span->ner != WG_NER_LOC) || district)
      last = extend_phrase(a, sentence, first, last, taken);
  }
  if (!known || !(known->type == WG_TYPE_COUNTRY || known->type == WG_TYPE_PLACE))
    last = extend_suffix(sentence, last);
  if (first > last || !is_free(taken, first, last)) return;
  const char *words = wg_article_words(a, s, first, last);
  const char *base = known ? NULL : without_lost_possessive(a, words);
  if (base) words = base;
  if (!known) known = wg_gazetteer_find(a->gazetteer, words);
  if (known && !known_fits(a, sentence, first, last, known)) known = NULL;
  if (is_no_entity(a, s, first, last)) return;
  if (!known && span->ner == WG_NER_MISC) return;
  gboolean guess = FALSE;
  WgEntityType type = known ? known->type
                            : type_of_words(a, s, first, last, span->ner, &guess);
  if (type == WG_TYPE_COUNT) return;
  if (known && first == last) known = capital_or_place(a, s, first, last, known);
  if (first == last && (!known || known->type == WG_TYPE_PLACE)) {
    const WgKnown *university = university_of_town(a, s, first);
    if (university) known = university;
  }
  WgDraft *draft = draft_for(a, words, known, type, guess);
  if (!draft) return;
  take(taken, first, last);
  add_mention(a, s, first, last, WG_MENTION_NAME, draft);
}

static gint by_length(gconstpointer x, gconstpointer y)
{
  const Span *p = x, *q = y;
  gint32 a = p->last - p->first, b = q->last - q->first;
  // a known name before a guessed one of its length; then from left to right
  if (a != b) return a > b ? -1 : 1;
  if ((p->known != NULL) != (q->known != NULL)) return p->known ? -1 : 1;
  return p->first < q->first ? -1 : p->first > q->first;
}

/// Countries' adjectives and peoples, where no longer name has taken the word.
static void find_demonyms(WgArticle *a, gint32 s, gboolean *taken)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 i = 0; i < (gint32)sentence->n; i++) {
    const WgToken *t = &sentence->tokens[i];
    if (taken[i] || !wg_word_is_upper(t)) continue;
    gint32 last = i;
    const WgKnown *country = NULL;
    if (i + 1 < (gint32)sentence->n && wg_word_is_upper(&sentence->tokens[i + 1])) {
      country = wg_gazetteer_demonym(a->gazetteer, wg_article_words(a, s, i, i + 1));
      if (country) last = i + 1;
    }
    if (!country)
      country = wg_gazetteer_demonym(a->gazetteer, wg_article_words(a, s, i, i));
    if (!country) continue;
    take(taken, i, last);
    add_mention(a, s, i, last, WG_MENTION_DEMONYM, wg_draft_of_known(a, country));
  }
}

static gboolean opens_longer_name(const WgArticle *a, gint32 s, const Span *span)
{
  // a demonym or country that the model took into a longer name of an organization
  // stays part of it only where that name could not do without ("Bank of China")
  const WgSentence *sentence = &a->sentences[s];
  return span->known && span->first == span->last &&
         span->last + 1 < (gint32)sentence->n &&
         sentence->tokens[span->first].ner == WG_NER_ORG &&
         sentence->tokens[span->last + 1].ner == WG_NER_ORG &&
         !sentence->tokens[span->last + 1].ner_begins;
}

static void find_in_sentence(WgArticle *a, gint32 s)
{
  const WgSentence *sentence = &a->sentences[s];
  g_autofree gboolean *taken = g_new0(gboolean, sentence->n + 1);
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  spans_of_gazetteer(a, s, spans);
  spans_of_model(sentence, spans);
  g_array_sort(spans, by_length);
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index(spans, Span, i);
    if (!opens_longer_name(a, s, span)) mention_of_span(a, s, span, taken);
  }
  for (guint i = 0; i < spans->len; i++) // what the longer name left free
    mention_of_span(a, s, &g_array_index(spans, Span, i), taken);
  find_demonyms(a, s, taken);
  g_array_set_size(spans, 0);
  spans_of_capitals(a, sentence, taken, spans);
  for (guint i = 0; i < spans->len; i++)
    mention_of_span(a, s, &g_array_index(spans, Span, i), taken);
}

static gint by_place(gconstpointer x, gconstpointer y)
{
  const WgMention *p = *(WgMention *const *)x, *q = *(WgMention *const *)y;
  if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
  return p->first < q->first ? -1 : p->first > q->first;
}

// ------------------------------------------------------------------ one thing, one draft

static void merge(WgArticle *a, WgDraft *short_form, WgDraft *full)
{
  short_form = wg_draft_root(short_form);
  full = wg_draft_root(full);
  if (short_form == full) return;
  short_form->into = full;
  full->count += short_form->count;
  for (guint i = 0; i < short_form->names->len; i++)
    add_name(a, full, g_ptr_array_index(short_form->names, i));
  for (int k = 0; k < WG_TYPE_COUNT; k++) full->votes[k] += short_form->votes[k];
  if (!full->country) full->country = short_form->country;
}

static const char *last_word(const char *normal)
{
  const char *space = strrchr(normal, ' ');
  return space ? space + 1 : normal;
}

static gboolean is_suffix_of_words(const char *part, const char *whole)
{
  gsize p = strlen(part), w = strlen(whole);
  return p < w && g_str_has_suffix(whole, part) && whole[w - p - 1] == ' ';
}

static gboolean is_prefix_of_words(const char *part, const char *whole)
{
  gsize p = strlen(part);
  return p < strlen(whole) && strncmp(part, whole, p) == 0 && whole[p] == ' ';
}

/// "jnr" generations and the like do not make a surname.
static gboolean same_person(const WgDraft *d, const WgDraft *full)
{
  if (full->type != WG_TYPE_PERSON || !strchr(full->normal, ' ')) return FALSE;
  g_autofree char *whole = g_strdup(full->normal);
  if (g_str_has_suffix(whole, " jr") || g_str_has_suffix(whole, " sr"))
    whole[strlen(whole) - 3] = '\0';
  if (strchr(d->normal, ' ')) {
    // "Maria Zuber" and "Maria T. Zuber": first and last word agree
    const char *space = strchr(whole, ' ');
    gsize given = (gsize)(space - whole);
    return d->type == WG_TYPE_PERSON &&
           g_str_equal(last_word(d->normal), last_word(whole)) &&
           strncmp(d->normal, whole, given + 1) == 0 &&
           strlen(d->normal) < strlen(whole);
  }
  // a lone word: the surname, or the first word of a name in family-first order
  return (d->type == WG_TYPE_PERSON || d->type_is_guess) &&
         (is_suffix_of_words(d->normal, whole) || is_prefix_of_words(d->normal, whole));
}

/// Full names come before their short forms (headlines aside): "Acme" told of before "Acme
/// Windpower" is another one.
static gboolean same_organization(const WgDraft *d, const WgDraft *full)
{
  if (!wg_type_is_organization(full->type) || d->known) return FALSE;
  // a lone word that only the model takes for a person may be a firm's first name
  if (d->type == WG_TYPE_PERSON && (!d->type_is_guess || strchr(d->normal, ' '))) return FALSE;
  if (!wg_type_is_organization(d->type) && !d->type_is_guess) return FALSE;
  if (full->type == WG_TYPE_UNIVERSITY && g_str_has_prefix(full->normal, "university of ") &&
      g_str_equal(full->normal + strlen("university of "), d->normal))
    return full->first_place <= d->first_place;
  return is_prefix_of_words(d->normal, full->normal) && strlen(d->normal) >= 3 &&
         full->first_place <= d->first_place;
}

/// The initials of the capitalized words of a name. Caller frees.
static char *initials_of(const char *name)
{
  GString *initials = g_string_new(NULL);
  gboolean at_start = TRUE;
  for (const char *p = name; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (at_start && g_unichar_isupper(c)) g_string_append_unichar(initials, c);
    at_start = !g_unichar_isalnum(c) && c != '\'' && c != 0x2019;
  }
  return g_string_free(initials, FALSE);
}

/// "U.N." as "UN". Caller frees.
static char *without_dots(const char *name)
{
  GString *out = g_string_new(NULL);
  for (const char *p = name; *p; p++)
    if (*p != '.') g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

static gboolean is_acronym_of(const char *acronym, const char *name)
{
  g_autofree char *initials = initials_of(name);
  g_autofree char *wanted = without_dots(acronym);
  return strlen(initials) >= 2 && g_str_equal(initials, wanted);
}


/// Whether the letters of `alias` stand in `name` in this order, the first at its start.
static gboolean abbreviates(const char *alias, const char *name)
{
  const char *n = name;
  if (g_ascii_toupper(*alias) != g_ascii_toupper(*n)) return FALSE;
  for (; *alias; alias++) {
    if (!g_ascii_isalnum(*alias)) continue;
    while (*n && g_ascii_toupper(*n) != g_ascii_toupper(*alias)) n++;
    if (!*n++) return FALSE;
  }
  return TRUE;
}

/// Whether words in brackets behind a name are another name of it: "Media Lab (ML)", not
/// its ticker or its party.
static gboolean is_declared_alias(const WgDraft *d, const char *alias)
{
  g_autofree char *normal = wg_name_normalize(alias);
  if (!*normal || strpbrk(alias, ":/")) return FALSE;
  if (is_acronym_of(alias, d->name) || is_prefix_of_words(normal, d->normal)) return TRUE;
  return is_all_capitals(alias) && abbreviates(alias, d->name) &&
         (wg_type_is_organization(d->type) || d->type == WG_TYPE_COUNT);
}

/// The token that closes the bracket opened at `open`, within a few words; or -1.
static gint32 closing_bracket(const WgSentence *s, gint32 open)
{
  for (gint32 t = open + 2; t < MIN(open + 8, (gint32)s->n); t++)
    if (wg_word_is(&s->tokens[t], ")")) return t;
  return -1;
}

/// `X (Y)`: Y, right behind the name in brackets, is declared as another name of X.
static void declare_alias_behind(WgArticle *a, const WgMention *x)
{
  const WgSentence *s = &a->sentences[x->sentence];
  gint32 open = x->last + 1;
  if (open >= (gint32)s->n || !wg_word_is(&s->tokens[open], "(")) return;
  gint32 close = closing_bracket(s, open);
  gint32 first = open + 1, last = close - 1;
  while (first < last && (s->tokens[first].upos == WG_UPOS_PUNCT || wg_word_is(&s->tokens[first], "the")))
    first++;
  while (last > first && s->tokens[last].upos == WG_UPOS_PUNCT) last--;
  WgDraft *d = wg_draft_root(x->draft);
  if (close < 0 || last < first || d->type == WG_TYPE_COUNTRY) return;
  const char *alias = wg_article_words(a, x->sentence, first, last);
  WgMention *y = a->mention_of[x->sentence][first];
  WgDraft *other = y ? wg_draft_root(y->draft) : NULL;
  if (other == d || (other && other->known && d->known) || !is_declared_alias(d, alias)) return;
  if (other) {
    merge(a, other, d);
    return;
  }
  g_autofree char *normal = wg_name_normalize(alias);
  if (g_hash_table_contains(a->draft_of, normal)) return;
  add_name(a, d, alias);
  g_hash_table_insert(a->draft_of, wg_arena_strdup(a->arena, normal), d);
}

static void declare_aliases(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (m->kind == WG_MENTION_NAME) declare_alias_behind(a, m);
  }
}

static void put_under(GHashTable *index, const char *key, WgDraft *d)
{
  GPtrArray *list = g_hash_table_lookup(index, key);
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(index, g_strdup(key), list);
  }
  g_ptr_array_add(list, d);
}

/// Drafts under the first and last word of their names and under their initials, so that a
/// short form finds its full ones without asking all.
static GHashTable *index_names(const WgArticle *a)
{
  GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    g_auto(GStrv) words = g_strsplit(d->normal, " ", -1);
    guint n = g_strv_length(words);
    if (d->into || n < 2) continue;
    put_under(index, words[0], d);
    put_under(index, words[n - 1], d);
    if (n > 2 && (g_str_equal(words[n - 1], "jr") || g_str_equal(words[n - 1], "sr")))
      put_under(index, words[n - 2], d);
    g_autofree char *initials = initials_of(d->name);
    if (strlen(initials) > 1) put_under(index, initials, d);
  }
  return index;
}

static gboolean is_short_for(const WgDraft *d, const WgDraft *full)
{
  return same_person(d, full) || same_organization(d, full) ||
         (is_all_capitals(d->name) && !d->known && wg_type_is_organization(full->type) &&
          is_acronym_of(d->name, full->name));
}

/// The most talked-of full form among the drafts under `key`.
static void best_full_form(GHashTable *index, const char *key, const WgDraft *d, WgDraft **best)
{
  GPtrArray *list = g_hash_table_lookup(index, key);
  for (guint k = 0; list && k < list->len; k++) {
    WgDraft *full = g_ptr_array_index(list, k);
    if (full == d || full->into || !is_short_for(d, full)) continue;
    if (*best && (*best)->type == WG_TYPE_PERSON && full->type != WG_TYPE_PERSON) continue;
    if (!*best || full->count > (*best)->count ||
        (full->count == (*best)->count && full->number < (*best)->number))
      *best = full;
  }
}

static void merge_short_forms(WgArticle *a)
{
  g_autoptr(GHashTable) index = index_names(a);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    if (d->into) continue;
    g_autofree char *capitals = without_dots(d->name);
    g_autofree char *first = g_strndup(d->normal, strcspn(d->normal, " "));
    WgDraft *best = NULL;
    best_full_form(index, first, d, &best);
    best_full_form(index, last_word(d->normal), d, &best);
    best_full_form(index, capitals, d, &best);
    if (best) merge(a, d, best);
  }
}

/// A lone word that the model took for a person, though no full name of one has it and it is
/// no name that people bear, is more likely a firm's.
static void doubt_lone_persons(WgArticle *a)
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
static void refine_types(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    WgDraft *d = wg_draft_root(m->draft);
    if (m->kind != WG_MENTION_NAME || !d->type_is_guess || d->type == WG_TYPE_PLACE) continue;
    const WgTree *tree = a->trees[m->sentence];
    WgEntityType type = WG_TYPE_COUNT;
    if (m->first > 0) type = type_of_kind_noun(a, wg_tree_token(tree, m->first - 1));
    WG_CHILDREN(tree, m->head, c)
      if (type == WG_TYPE_COUNT && wg_tree_token(tree, c)->deprel == WG_DEP_APPOS && c > m->last)
        type = type_of_kind_noun(a, wg_tree_token(tree, c));
    if (type == WG_TYPE_COUNT) continue;
    d->votes[type]++;
    if (d->type == WG_TYPE_PERSON) d->type = WG_TYPE_ORGANIZATION;
  }
}

static void number_places(WgArticle *a)
{
  for (guint i = 0; i < a->drafts->len; i++)
    ((WgDraft *)g_ptr_array_index(a->drafts, i))->first_place = G_MAXUINT;
  for (guint i = a->mentions->len; i-- > 0;) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    if (!a->sentences[m->sentence].in_title) m->draft->first_place = i;
  }
}

/// Tickers in brackets ("(ZTCOF)", "(000063.SZ)") are no entities of their own.
static void drop_tickers(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    const WgSentence *s = &a->sentences[m->sentence];
    if (m->first < 2 || m->first != m->last || m->last + 1 >= (gint32)s->n ||
        !wg_word_is(&s->tokens[m->first - 1], "(") || !wg_word_is(&s->tokens[m->last + 1], ")"))
      continue;
    WgDraft *d = wg_draft_root(m->draft);
    WgMention *before = a->mention_of[m->sentence][m->first - 2];
    if (before && d != wg_draft_root(before->draft) && d->count == 1 && !d->known)
      a->mention_of[m->sentence][m->first] = NULL;
  }
}

/// Family names of the persons named in full: last word of the name → draft. A name that two
/// persons bear tells neither.
static GHashTable *index_surnames(const WgArticle *a)
{
  GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    if (d->into || d->type != WG_TYPE_PERSON || !strchr(d->normal, ' ')) continue;
    const char *surname = strrchr(d->normal, ' ') + 1;
    if (strlen(surname) < 3) continue;
    gboolean twice = g_hash_table_contains(index, surname);
    g_hash_table_insert(index, g_strdup(surname), twice ? NULL : d);
  }
  return index;
}

/// A name's words found once help everywhere in the article: short forms that no pass took.
static void find_known_forms(WgArticle *a)
{
  g_autoptr(GHashTable) persons = index_surnames(a);
  for (guint32 s = 0; s < a->n_sentences; s++) {
    const WgSentence *sentence = &a->sentences[s];
    for (gint32 i = 0; i < (gint32)sentence->n; i++) {
      const WgToken *t = &sentence->tokens[i];
      if (a->mention_of[s][i] || !wg_word_is_upper(t) || is_function_word(t)) continue;
      gint32 last = i;
      WgDraft *found = NULL;
      for (gint32 k = MIN(i + 4, (gint32)sentence->n - 1); k >= i && !found; k--) {
        g_autofree char *normal =
            wg_name_normalize(wg_article_words(a, (gint32)s, i, k));
        found = wg_draft_root(g_hash_table_lookup(a->draft_of, normal));
        last = k;
      }
      if (!found && t->upos == WG_UPOS_PROPN && t->ner == WG_NER_O) {
        g_autofree char *word = wg_name_normalize(wg_article_words(a, (gint32)s, i, i));
        found = g_hash_table_lookup(persons, word);
        last = i;
      }
      if (!found || found->type == WG_TYPE_COUNTRY) continue;
      gboolean open = TRUE;
      for (gint32 k = i; k <= last; k++) open &= !a->mention_of[s][k];
      if (!open) continue;
      add_name(a, found, wg_article_words(a, (gint32)s, i, last));
      add_mention(a, (gint32)s, i, last, WG_MENTION_NAME, found);
    }
  }
}

guint wg_mentions_before(const WgArticle *a, gint32 s, gint32 t)
{
  guint low = 0, high = a->mentions->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    const WgMention *m = g_ptr_array_index(a->mentions, middle);
    if (m->sentence < s || (m->sentence == s && m->last < t)) low = middle + 1;
    else high = middle;
  }
  return low;
}

void wg_mentions_find(WgArticle *a)
{
  for (guint32 s = 0; s < a->n_sentences; s++)
    if (!a->sentences[s].in_title) find_in_sentence(a, (gint32)s);
  for (guint32 s = 0; s < a->n_sentences; s++)
    if (a->sentences[s].in_title) find_in_sentence(a, (gint32)s);
  declare_aliases(a);
  find_known_forms(a);
  g_ptr_array_sort(a->mentions, by_place);
  drop_tickers(a);
  refine_types(a);
  number_places(a);
  merge_short_forms(a);
  doubt_lone_persons(a);
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    m->draft = wg_draft_root(m->draft);
  }
}
