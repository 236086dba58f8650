// SPDX-License-Identifier: Apache-2.0
/// Names: spans proposed by the name files, by the names model and by capitals are
/// weighed against each other; what is left over becomes mentions and drafts of entities.
#include "extract/names/names.h"

static WgMention *mention_new(WgArticle *a, gint32 s, gint32 first, gint32 last,
                              WgMentionKind kind, WgDraft *draft)
{
  WgMention *m = wg_arena_new0(a->arena, WgMention, 1);
  m->kind = kind;
  m->sentence = s;
  m->first = first;
  m->last = last;
  m->head = wg_name_head(&a->sentences[s], first, last);
  m->draft = draft;
  m->subject = wg_is_subject_relation(a->sentences[s].tokens[m->head].deprel);
  draft->count++;
  for (gint32 i = first; i <= last; i++) a->mention_of[s][i] = m;
  return m;
}

static void add_mention(WgArticle *a, gint32 s, gint32 first, gint32 last,
                        WgMentionKind kind, WgDraft *draft)
{
  g_ptr_array_add(a->mentions, mention_new(a, s, first, last, kind, draft));
}

WgMention *wg_mention_add(WgArticle *a, gint32 s, gint32 first, gint32 last, WgEntityType type)
{
  WgName name = {wg_article_words(a, s, first, last), NULL, type, TRUE};
  WgDraft *draft = wg_draft_for(a, &name);
  if (!draft) return NULL;
  WgMention *m = mention_new(a, s, first, last, WG_MENTION_NAME, draft);
  g_ptr_array_insert(a->mentions, (gint)wg_mentions_before(a, s, first), m);
  return m;
}

// ------------------------------------------------------------------ in a sentence

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

static void mention_of_span(WgArticle *a, gint32 s, const WgNameSpan *proposed, gboolean *taken)
{
  gint32 second = wg_name_second(a, s, proposed);
  if (second > proposed->first) {
    WgNameSpan halves[2] = {*proposed, *proposed};
    halves[0].last = second - 2;
    halves[1].first = second;
    mention_of_span(a, s, &halves[0], taken);
    mention_of_span(a, s, &halves[1], taken);
    return;
  }
  WgNameSpan span = *proposed;
  WgName name;
  if (!wg_name_edges(a, s, taken, &span) || !is_free(taken, span.first, span.last) ||
      !wg_name_read(a, s, &span, &name))
    return;
  WgDraft *draft = wg_draft_for(a, &name);
  if (!draft) return;
  take(taken, span.first, span.last);
  add_mention(a, s, span.first, span.last, WG_MENTION_NAME, draft);
}

static gint by_length(gconstpointer x, gconstpointer y)
{
  const WgNameSpan *p = x, *q = y;
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

static gboolean opens_longer_name(const WgArticle *a, gint32 s, const WgNameSpan *span)
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
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(WgNameSpan));
  wg_name_spans_known(a, s, spans);
  wg_name_spans_of_model(sentence, spans);
  wg_name_spans_of_shape(a, s, spans);
  g_array_sort(spans, by_length);
  for (guint i = 0; i < spans->len; i++) {
    const WgNameSpan *span = &g_array_index(spans, WgNameSpan, i);
    if (!opens_longer_name(a, s, span)) mention_of_span(a, s, span, taken);
  }
  for (guint i = 0; i < spans->len; i++) // what the longer name left free
    mention_of_span(a, s, &g_array_index(spans, WgNameSpan, i), taken);
  find_demonyms(a, s, taken);
  g_array_set_size(spans, 0);
  wg_name_spans_of_capitals(a, sentence, taken, spans);
  for (guint i = 0; i < spans->len; i++)
    mention_of_span(a, s, &g_array_index(spans, WgNameSpan, i), taken);
}

// ------------------------------------------------------------------ in the article

static void index_surname(GHashTable *index, const char *surname, WgDraft *d)
{
  gboolean twice = g_hash_table_contains(index, surname);
  g_hash_table_insert(index, g_strdup(surname), twice ? NULL : d);
}

/// "Xi" of "Xi Jinping": of two words the first, where that is a surname and the second none.
static char *leading_surname(const WgArticle *a, const WgDraft *d)
{
  const char *space = strchr(d->normal, ' ');
  if (!space || strchr(space + 1, ' ')) return NULL;
  g_autofree char *first = g_strndup(d->normal, (gsize)(space - d->normal));
  gboolean leads = wg_gazetteer_is_surname(a->gazetteer, first) &&
                   wg_gazetteer_is_given_name(a->gazetteer, space + 1) &&
                   !wg_gazetteer_is_surname(a->gazetteer, space + 1);
  return leads ? g_steal_pointer(&first) : NULL;
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
    index_surname(index, surname, d);
    g_autofree char *leading = leading_surname(a, d);
    if (leading) index_surname(index, leading, d);
  }
  return index;
}

/// The longest name of the article, of five words or fewer, that begins at word `i`, or the
/// person whose surname stands there. `*last` is its last word.
static WgDraft *known_form_at(const WgArticle *a, gint32 s, gint32 i, GHashTable *persons,
                              gint32 *last)
{
  const WgSentence *sentence = &a->sentences[s];
  const WgToken *t = &sentence->tokens[i];
  for (gint32 k = MIN(i + 4, (gint32)sentence->n - 1); k >= i; k--) {
    const WgToken *end = &sentence->tokens[k];
    if (k > i && !g_unichar_isalnum(g_utf8_get_char(end->form.ptr))) continue;
    g_autofree char *normal = wg_name_normalize(wg_article_words(a, s, i, k));
    WgDraft *found = wg_draft_root(g_hash_table_lookup(a->draft_of, normal));
    *last = k;
    if (found) return found;
  }
  if (t->upos != WG_UPOS_PROPN || t->ner != WG_NER_O) return NULL;
  g_autofree char *word = wg_name_normalize(wg_article_words(a, s, i, i));
  return g_hash_table_lookup(persons, word);
}

/// A name's words found once help everywhere in the article: short forms that no pass took.
static void find_known_forms(WgArticle *a)
{
  g_autoptr(GHashTable) persons = index_surnames(a);
  for (guint32 k = 0; k < a->n_sentences; k++) {
    gint32 s = (gint32)k;
    const WgSentence *sentence = &a->sentences[k];
    for (gint32 i = 0; i < (gint32)sentence->n; i++) {
      const WgToken *t = &sentence->tokens[i];
      if (a->mention_of[s][i] || !wg_word_is_upper(t) || wg_word_is_functional(t)) continue;
      gint32 last = i;
      WgDraft *found = known_form_at(a, s, i, persons, &last);
      if (!found || found->type == WG_TYPE_COUNTRY) continue;
      gboolean open = TRUE;
      for (gint32 j = i; j <= last; j++) open &= !a->mention_of[s][j];
      if (!open) continue;
      wg_draft_add_name(a, found, wg_article_words(a, s, i, last));
      add_mention(a, s, i, last, WG_MENTION_NAME, found);
    }
  }
}

static gint by_place(gconstpointer x, gconstpointer y)
{
  const WgMention *p = *(WgMention *const *)x, *q = *(WgMention *const *)y;
  if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
  return p->first < q->first ? -1 : p->first > q->first;
}

gboolean wg_is_in_brackets(const WgArticle *a, gint32 s, gint32 t)
{
  return t > 0 && t + 1 < (gint32)a->sentences[s].n &&
         wg_word_is(wg_article_token(a, s, t - 1), "(") &&
         wg_word_is(wg_article_token(a, s, t + 1), ")");
}

/// Tickers in brackets ("(ACMEF)", "(000111.XY)") are no entities of their own.
static void drop_tickers(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    if (m->first < 2 || m->first != m->last || !wg_is_in_brackets(a, m->sentence, m->first))
      continue;
    WgDraft *d = wg_draft_root(m->draft);
    WgMention *before = a->mention_of[m->sentence][m->first - 2];
    if (before && d != wg_draft_root(before->draft) && d->count == 1 && !d->known)
      a->mention_of[m->sentence][m->first] = NULL;
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

void wg_mentions_find(WgArticle *a)
{
  a->mention_of = wg_arena_new0(a->arena, WgMention **, a->n_sentences + 1);
  a->asked = wg_arena_new0(a->arena, guint8 *, a->n_sentences + 1);
  for (guint32 s = 0; s < a->n_sentences; s++) {
    a->mention_of[s] = wg_arena_new0(a->arena, WgMention *, a->sentences[s].n + 1);
    a->asked[s] = wg_arena_new0(a->arena, guint8, a->sentences[s].n + 1);
  }
  for (guint32 s = 0; s < a->n_sentences; s++)
    if (!a->sentences[s].in_title) find_in_sentence(a, (gint32)s);
  for (guint32 s = 0; s < a->n_sentences; s++)
    if (a->sentences[s].in_title) find_in_sentence(a, (gint32)s);
  wg_aliases_declare(a);
  wg_surnames_share(a);
  find_known_forms(a);
  g_ptr_array_sort(a->mentions, by_place);
  drop_tickers(a);
  wg_name_kinds_refine(a);
  number_places(a);
  wg_short_forms_merge(a);
  wg_name_kinds_doubt(a);
  wg_name_kinds_by_evidence(a);
  for (guint i = 0; i < a->mentions->len; i++) {
    WgMention *m = g_ptr_array_index(a->mentions, i);
    m->draft = wg_draft_root(m->draft);
  }
}
