// SPDX-License-Identifier: Apache-2.0
/// Direct quotes as facts: what is said in a clause or more, and who says it.
#include "extract/claims/claims.h"
#include "extract/claims/speakers.h"
#include "extract/propose/fact.h"
#include "extract/propose/propose.h"

#define CLASS "Statement" // what quotes tell

/// A whole clause or more: a finite verb, and more than a scare quote's words.
static gboolean is_clause(const WgArticle *a, const WgQuote *q)
{
  guint words = 0;
  gboolean finite = FALSE;
  for (gint32 s = MAX(wg_sentence_at(a, q->outer_begin), 0); s < (gint32)a->n_sentences; s++) {
    const WgSentence *sentence = &a->sentences[s];
    if (sentence->in_title || sentence->end <= q->begin) continue;
    if (sentence->begin >= q->end) break;
    for (guint32 t = 0; t < sentence->n; t++) {
      const WgToken *token = &sentence->tokens[t];
      if (token->begin < q->begin || token->begin >= q->end) continue;
      if (token->upos != WG_UPOS_PUNCT) words++;
      if (token->xpos && (g_str_equal(token->xpos, "VBD") || g_str_equal(token->xpos, "VBZ") ||
                          g_str_equal(token->xpos, "VBP") || g_str_equal(token->xpos, "MD")))
        finite = TRUE;
    }
  }
  return words >= 4 && (finite || words >= 14);
}

static gboolean is_same_speech(const WgArticle *a, guint32 q, guint32 next)
{
  if (a->quotes[q].line != a->quotes[next].line || !a->speakers[q]->len) return FALSE;
  // "…," X said, and then: He added, "…": two statements
  gint32 in_first = -1, in_next = -1;
  gint32 verb = wg_speech_of_quote(a, q, &in_first);
  gint32 next_verb = wg_speech_of_quote(a, next, &in_next);
  if (next_verb != WG_NO_TOKEN && (verb != next_verb || in_first != in_next)) return FALSE;
  return !a->speakers[next]->len ||
         g_ptr_array_index(a->speakers[q], 0) == g_ptr_array_index(a->speakers[next], 0);
}

static const char *joined_words(const WgArticle *a, guint32 first, guint32 last)
{
  GString *out = g_string_new(NULL);
  for (guint32 q = first; q <= last; q++) {
    WgSlice words = wg_slice_sub(a->text, a->quotes[q].begin, a->quotes[q].end);
    if (out->len) g_string_append_c(out, ' ');
    g_string_append_len(out, words.ptr, (gssize)words.len);
  }
  while (out->len && (out->str[out->len - 1] == ',' || out->str[out->len - 1] == ' '))
    g_string_truncate(out, out->len - 1);
  const char *text = wg_arena_strdup(a->arena, out->str);
  g_string_free(out, TRUE);
  return text;
}

/// Whether the words were said at all ("never said", "denied that she had said"), and who
/// has it from the speaker.
static void tell(WgArticle *a, WgFact *fact, gint32 verb, WgDraft *speaker)
{
  WgClaim *claim = &fact->claim;
  claim->phase = WG_BEGUN;
  fact->actor = speaker;
  if (verb != WG_NO_TOKEN) {
    wg_source_of_speech(a, fact->sentence, verb, claim);
    g_ptr_array_remove(claim->sources, wg_draft_root(speaker));
    for (guint i = claim->sources->len; i-- > 0;) { // whoever else speaks is no source of it
      const WgDraft *d = g_ptr_array_index(claim->sources, i);
      if (d->type != WG_TYPE_MEDIA_ORGANIZATION) g_ptr_array_remove_index(claim->sources, i);
    }
    // a plan to say, a wish to hear: only plain doubt counts against words that are quoted
    if (claim->modality == WG_PLANNED) claim->modality = WG_ACTUAL;
  } else {
    claim->polarity = WG_AFFIRMED;
    claim->modality = WG_ACTUAL;
    claim->denied = FALSE;
    g_ptr_array_set_size(claim->sources, 0);
  }
  g_ptr_array_set_size(claim->source_words, 0);
}

WgFact *wg_statement_new(WgArticle *a, guint32 first, guint32 last, WgDraft *speaker, guint32 act)
{
  gint32 s = wg_sentence_at(a, a->quotes[first].outer_begin);
  gint32 verb_sentence = s;
  gint32 verb = wg_speech_of_quote(a, first, &verb_sentence);
  gint32 end = wg_sentence_at(a, a->quotes[last].outer_end - 1);
  if (s < 0 || end < 0) return NULL;
  gint32 t = 0;
  while (t + 1 < (gint32)a->sentences[s].n &&
         a->sentences[s].tokens[t].begin < a->quotes[first].begin)
    t++;
  WgFact *fact = wg_fact_new(a, CLASS, verb != WG_NO_TOKEN ? verb_sentence : s,
                             verb != WG_NO_TOKEN ? verb : t);
  tell(a, fact, verb, speaker);
  fact->words = joined_words(a, first, last);
  fact->first_quote = (gint32)first;
  fact->last_quote = (gint32)last;
  fact->frame = "quote";
  fact->act = act;
  fact->quote_begin = MIN(a->sentences[s].begin, a->sentences[fact->sentence].begin);
  fact->quote_end = MAX(a->sentences[end].end, a->sentences[fact->sentence].end);
  fact->confidence = verb != WG_NO_TOKEN ? 88 : 70;
  return fact;
}

/// From `q` on: the last quote of one speech, and the first of it that is a clause.
static gboolean speech_from(const WgArticle *a, guint32 q, guint32 *first, guint32 *last)
{
  *last = q;
  while (*last + 1 < a->n_quotes && is_same_speech(a, q, *last + 1)) ++*last;
  for (*first = q; *first <= *last; ++*first)
    if (is_clause(a, &a->quotes[*first])) return TRUE;
  return FALSE;
}

gboolean wg_statement_of(const WgArticle *a, guint32 quote, guint32 *first, guint32 *last)
{
  guint32 begin = quote; // a speech stays within its paragraph
  while (begin > 0 && a->quotes[begin - 1].line == a->quotes[quote].line) begin--;
  for (guint32 q = begin; q <= quote; q = *last + 1)
    if (speech_from(a, q, first, last) && quote <= *last) return quote >= *first;
  return FALSE;
}

void wg_statements_find(WgArticle *a)
{
  guint32 first, last;
  for (guint32 q = 0; q < a->n_quotes; q = last + 1) {
    if (!speech_from(a, q, &first, &last) || !a->speakers[first]->len) continue;
    // several named as one voice ("A and B said") speak with the first one's name
    WgFact *fact =
        wg_statement_new(a, first, last, g_ptr_array_index(a->speakers[first], 0), a->acts++);
    if (fact) wg_fact_add(a, fact);
  }
}
