// SPDX-License-Identifier: Apache-2.0
/// Who speaks direct quotes: "…," said X; X said: "…"; X told Y "…"; quotes that go on in
/// the same paragraph or the next.
#include "extract/claims/speakers.h"

#include "extract/grammar/arguments.h"
#include "extract/reference/reference.h"

#define FAR 1000000

static gboolean is_outside(const WgArticle *a, gint32 s, gint32 t)
{
  return wg_quote_at(a, s, t) < 0;
}

static gboolean is_speech_verb(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = wg_article_token(a, s, t);
  return (token->upos == WG_UPOS_VERB || token->upos == WG_UPOS_AUX) &&
         wg_word_listed(a, WG_LIST_SpeechVerb, token) && is_outside(a, s, t);
}

/// Bytes between a token and the quote; FAR where the quote lies on neither side nearby.
static guint32 distance(const WgToken *t, const WgQuote *q)
{
  if (t->begin >= q->outer_end) return t->begin - q->outer_end;
  if (t->end <= q->outer_begin) return q->outer_begin - t->end + 4; // "…," X said is commoner
  return FAR;
}

static void keep_speakers(const GPtrArray *found, GPtrArray *out)
{
  for (guint i = 0; i < found->len; i++) {
    WgDraft *d = wg_draft_root(g_ptr_array_index(found, i));
    if (d->type != WG_TYPE_PLACE && !g_ptr_array_find(out, d, NULL)) g_ptr_array_add(out, d);
  }
}

/// The name that stands next to the verb, where the parse gives no subject.
static void neighbours_of_verb(WgArticle *a, gint32 s, gint32 verb, GPtrArray *out)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 step = 1; step <= 6 && !out->len; step++)
    for (int side = -1; side <= 1; side += 2) {
      gint32 t = verb + side * step;
      if (t < 0 || t >= (gint32)sentence->n || !is_outside(a, s, t)) continue;
      const WgMention *m = a->mention_of[s][t];
      if (m && m->kind == WG_MENTION_NAME && !out->len) {
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        g_ptr_array_add(one, m->draft);
        keep_speakers(one, out);
      }
    }
}

/// "the Courier quoted X as saying": X, the object, speaks.
static gint32 quoted_by_another(const WgArticle *a, gint32 s, gint32 verb)
{
  const WgTree *tree = a->trees[s];
  gint32 quoting = verb;
  const WgToken *v = wg_tree_token(tree, verb);
  gint32 marker = wg_tree_child(tree, verb, WG_DEP_MARK);
  if (v->deprel == WG_DEP_ADVCL && v->head >= 0 && marker != WG_NO_TOKEN &&
      wg_word_is(wg_tree_token(tree, marker), "as"))
    quoting = v->head;
  else {
    gboolean as_saying = FALSE;
    WG_CHILDREN(tree, verb, c)
      as_saying |= wg_tree_token(tree, c)->deprel == WG_DEP_ADVCL && c > 0 &&
                   is_speech_verb(a, s, c) && wg_word_is(wg_tree_token(tree, c - 1), "as");
    if (!as_saying) return WG_NO_TOKEN;
  }
  gint32 object = wg_tree_child(tree, quoting, WG_DEP_OBJ);
  return object != WG_NO_TOKEN ? object : wg_tree_child(tree, quoting, WG_DEP_NSUBJ_PASS);
}

static void subject_of_speech(WgArticle *a, gint32 s, gint32 verb, GPtrArray *out)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  gint32 quoted = quoted_by_another(a, s, verb);
  if (quoted != WG_NO_TOKEN) g_array_append_val(heads, quoted);
  else wg_subjects(a, s, verb, heads);
  for (guint i = 0; i < heads->len; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    if (is_outside(a, s, head)) wg_resolve(a, s, head, found);
  }
  // "US Envoy for X Jane Roe said": the person next to the verb speaks
  gboolean person = FALSE;
  for (guint i = 0; i < found->len; i++)
    person |= ((WgDraft *)g_ptr_array_index(found, i))->type == WG_TYPE_PERSON;
  const WgMention *beside = verb > 0 ? a->mention_of[s][verb - 1] : NULL;
  if (!person && heads->len && beside && beside->kind == WG_MENTION_NAME &&
      beside->draft->type == WG_TYPE_PERSON)
    g_ptr_array_insert(found, 0, beside->draft);
  keep_speakers(found, out);
  if (!heads->len) neighbours_of_verb(a, s, verb, out);
}

static gboolean is_negated(const WgArticle *a, gint32 s, gint32 verb)
{
  const WgTree *tree = a->trees[s];
  WG_CHILDREN(tree, verb, c)
    if (wg_tree_token(tree, c)->deprel == WG_DEP_ADVMOD &&
        wg_word_listed(a, WG_LIST_NegativeWord, wg_tree_token(tree, c)))
      return TRUE;
  return FALSE;
}

/// The speech verb that stands nearest to the quote, in the sentences it touches.
static gint32 nearest_speech(const WgArticle *a, const WgQuote *q, gint32 *in_sentence)
{
  gint32 best = WG_NO_TOKEN;
  guint32 best_distance = 160;
  gint32 first = wg_sentence_at(a, q->outer_begin), last = wg_sentence_at(a, q->outer_end - 1);
  if (first < 0 || last < 0) return best;
  gint32 paragraph = (gint32)a->sentences[first].paragraph;
  // the sentence before may introduce it ("X said:"), the one behind may name the speaker
  for (gint32 s = MAX(first - 1, 0); s <= MIN(last + 1, (gint32)a->n_sentences - 1); s++) {
    const WgSentence *sentence = &a->sentences[s];
    if (sentence->in_title || (gint32)sentence->paragraph != paragraph) continue;
    for (gint32 t = 0; t < (gint32)sentence->n; t++) {
      if (!is_speech_verb(a, s, t)) continue;
      guint32 d = distance(&sentence->tokens[t], q);
      // "…"; X did not respond: what was not said stands behind no quote
      if (sentence->tokens[t].begin >= q->outer_end && is_negated(a, s, t)) continue;
      if (s < first || s > last) d += 60;
      if (d < best_distance) {
        best_distance = d;
        best = t;
        *in_sentence = s;
      }
    }
  }
  return best;
}

gint32 wg_speech_of_quote(const WgArticle *a, guint32 quote, gint32 *in_sentence)
{
  return nearest_speech(a, &a->quotes[quote], in_sentence);
}

/// "According to X, '…'".
static void according_to(WgArticle *a, const WgQuote *q, GPtrArray *out)
{
  gint32 s = wg_sentence_at(a, q->outer_begin);
  if (s < 0) return;
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 t = 0; t + 2 < (gint32)sentence->n; t++) {
    if (!wg_word_is(&sentence->tokens[t], "according") || !is_outside(a, s, t)) continue;
    for (gint32 k = t + 2; k < MIN(t + 8, (gint32)sentence->n); k++) {
      const WgMention *m = a->mention_of[s][k];
      if (!m || m->kind != WG_MENTION_NAME) continue;
      g_autoptr(GPtrArray) one = g_ptr_array_new();
      g_ptr_array_add(one, m->draft);
      keep_speakers(one, out);
      return;
    }
  }
}

/// The quote that the sentence has words of, or -1.
static gint32 quote_in_sentence(const WgArticle *a, gint32 s)
{
  for (gint32 t = (gint32)a->sentences[s].n; t-- > 0;) {
    gint32 q = wg_quote_at(a, s, t);
    if (q >= 0) return q;
  }
  return -1;
}

/// A quote without a tag of its own goes on with the speaker of the sentence before: whose
/// quote it is, or whom it has speaking ("X said the deal …", "X made a statement:").
static void from_before(WgArticle *a, guint32 q, GPtrArray *out)
{
  gint32 s = wg_sentence_at(a, a->quotes[q].outer_begin);
  if (s <= 0) return;
  const WgSentence *before = &a->sentences[s - 1];
  if (!before->in_title && before->paragraph + 3 > a->sentences[s].paragraph) {
    gint32 other = quote_in_sentence(a, s - 1);
    if (other >= 0 && other < (gint32)q) keep_speakers(a->speakers[other], out);
    for (gint32 t = 0; t < (gint32)before->n && !out->len; t++)
      if (is_speech_verb(a, s - 1, t) ||
          wg_word_listed(a, WG_LIST_ReportNoun, &before->tokens[t]))
        subject_of_speech(a, s - 1, t, out);
  }
  if (!out->len && q > 0 && a->quotes[q - 1].line + 2 >= a->quotes[q].line)
    keep_speakers(a->speakers[q - 1], out);
}

static gboolean is_alone(const WgArticle *a, const WgQuote *q)
{
  gint32 s = wg_sentence_at(a, q->outer_begin);
  if (s < 0) return FALSE;
  const WgSentence *sentence = &a->sentences[s];
  guint outside = 0;
  for (gint32 t = 0; t < (gint32)sentence->n; t++)
    if (is_outside(a, s, t) && sentence->tokens[t].upos != WG_UPOS_PUNCT) outside++;
  return outside == 0 || wg_quote_at(a, s, 1) >= 0;
}

void wg_speakers_find(WgArticle *a)
{
  a->speakers = wg_arena_new0(a->arena, GPtrArray *, a->n_quotes + 1);
  for (guint32 q = 0; q < a->n_quotes; q++) {
    a->speakers[q] = wg_list(a);
    gint32 s = -1;
    gint32 verb = nearest_speech(a, &a->quotes[q], &s);
    if (verb != WG_NO_TOKEN) subject_of_speech(a, s, verb, a->speakers[q]);
    if (!a->speakers[q]->len) according_to(a, &a->quotes[q], a->speakers[q]);
    if (!a->speakers[q]->len &&
        (verb != WG_NO_TOKEN || a->quotes[q].continued || is_alone(a, &a->quotes[q])))
      from_before(a, q, a->speakers[q]);
  }
  for (guint32 q = a->n_quotes; q-- > 1;) // "…" and its next paragraph, tagged at the end
    if (a->quotes[q].continued && a->speakers[q]->len && !a->speakers[q - 1]->len)
      keep_speakers(a->speakers[q], a->speakers[q - 1]);
}
