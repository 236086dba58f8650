// SPDX-License-Identifier: Apache-2.0
/// What the learnt reader is told of each word.
#include "extract/propose/words.h"

#include "article_fixture.h"
#include "suite.h"

#include <json-glib/json-glib.h>

static const char *const SENTENCES[] = {
    "Aldermoor/PROPN/2/nsubj sues/VERB/0/root it/PRON/2/obj",
    "Aldermoor/PROPN/2/compound Corp/PROPN/4/nsubj quickly/ADV/4/advmod sued/VERB/0/root "
    "the/DET/7/det Borvian/ADJ/7/amod maker/NOUN/4/obj in/ADP/9/case 2019/NUM/4/obl "
    "5G/PROPN/9/flat A/PROPN/9/flat iPhone/PROPN/9/flat NATO/PROPN/9/flat ./PUNCT/4/punct"};

/// A headline and a sentence: in it a firm, the adjective of a people, a year, a quote.
static WgWord *words(WgArticle *a, WgArena *arena, guint32 *n)
{
  fx_put_together(a, arena, 1, 2, SENTENCES);
  fx_name(a, 0, 0, 0, WG_TYPE_COMPANY);
  fx_name(a, 1, 0, 1, WG_TYPE_COMPANY)->into = g_ptr_array_index(a->drafts, 0);
  fx_name(a, 1, 5, 5, WG_TYPE_COUNTRY);
  a->mention_of[1][5]->kind = WG_MENTION_DEMONYM;
  a->times[1] = wg_arena_new0(arena, WgTimeExpression, 1);
  a->times[1][0].first = a->times[1][0].last = 8;
  a->n_times[1] = 1;
  a->quotes = wg_arena_new0(arena, WgQuote, 1);
  a->quotes[0].begin = a->sentences[1].tokens[8].begin;
  a->quotes[0].end = a->sentences[1].tokens[9].end;
  a->n_quotes = 1;
  return wg_words_of(a, n);
}

static void every_word_is_there_in_order(void)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n, i = 0;
  const WgWord *w = words(&a, arena, &n);
  CU_ASSERT_EQUAL_FATAL(n, 3 + 14);
  for (gint32 s = 0; s < 2; s++)
    for (gint32 t = 0; t < (gint32)a.sentences[s].n; t++, i++) {
      CU_ASSERT(w[i].sentence == s && w[i].token == t);
      const WgToken *token = wg_article_token(&a, s, t);
      CU_ASSERT_EQUAL(w[i].features[WG_FEATURE_UPOS], token->upos + 1);
      CU_ASSERT_EQUAL(w[i].features[WG_FEATURE_DEPREL], token->deprel + 1);
    }
  wg_article_close(&a);
}

static void no_feature_is_nought_or_beyond_its_values(void)
{
  static const guint VALUES[WG_FEATURE_COUNT] = {WG_UPOS_VALUES, WG_DEPREL_VALUES,
                                                 WG_SHAPE_VALUES, WG_NAME_VALUES,
                                                 WG_PLACE_VALUES};
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n;
  const WgWord *w = words(&a, arena, &n);
  for (guint32 i = 0; i < n; i++)
    for (guint f = 0; f < WG_FEATURE_COUNT; f++)
      CU_ASSERT(w[i].features[f] > 0 && w[i].features[f] < VALUES[f]);
  wg_article_close(&a);
}

static void shapes_tell_capitals_and_digits(void)
{
  static const WgWordShape SHAPES[14] = {
      WG_SHAPE_CAPITAL, WG_SHAPE_CAPITAL, WG_SHAPE_LOWER,  WG_SHAPE_LOWER, WG_SHAPE_LOWER,
      WG_SHAPE_CAPITAL, WG_SHAPE_LOWER,   WG_SHAPE_LOWER,  WG_SHAPE_DIGITS, WG_SHAPE_CODE,
      WG_SHAPE_INITIAL, WG_SHAPE_MIXED,   WG_SHAPE_UPPER, WG_SHAPE_MARK};
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n;
  const WgWord *w = words(&a, arena, &n) + 3;
  for (guint i = 0; i < 14; i++) CU_ASSERT_EQUAL(w[i].features[WG_FEATURE_SHAPE], SHAPES[i]);
  wg_article_close(&a);
}

static void names_tell_their_kind_and_their_head(void)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n;
  const WgWord *w = words(&a, arena, &n) + 3;
  CU_ASSERT_EQUAL(w[0].features[WG_FEATURE_NAME], 4 + 2 * WG_TYPE_COMPANY);
  CU_ASSERT_EQUAL(w[1].features[WG_FEATURE_NAME], 4 + 2 * WG_TYPE_COMPANY + 1);
  CU_ASSERT_EQUAL(w[2].features[WG_FEATURE_NAME], 1);
  CU_ASSERT_EQUAL(w[5].features[WG_FEATURE_NAME], 3);
  CU_ASSERT_PTR_NULL(w[0].draft);
  CU_ASSERT_PTR_EQUAL(w[1].draft, g_ptr_array_index(a.drafts, 0)); // what it was merged into
  CU_ASSERT_PTR_EQUAL(w[5].draft, g_ptr_array_index(a.drafts, 2));
  wg_article_close(&a);
}

static void places_tell_headline_quote_and_time(void)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n;
  const WgWord *w = words(&a, arena, &n);
  CU_ASSERT_EQUAL(w[0].features[WG_FEATURE_PLACE], 1);
  CU_ASSERT_EQUAL(w[3].features[WG_FEATURE_PLACE], 2);
  CU_ASSERT_EQUAL(w[3 + 8].features[WG_FEATURE_PLACE], 3 + 3); // in the quote and a time
  CU_ASSERT_EQUAL(w[3 + 9].features[WG_FEATURE_PLACE], 3);
  wg_article_close(&a);
}

static void kinds_tell_what_a_party_may_be_told_by(void)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n;
  const WgWord *w = words(&a, arena, &n);
  CU_ASSERT_EQUAL(w[0].kind, WG_KIND_NAME);
  CU_ASSERT_EQUAL(w[1].kind, WG_KIND_VERB);
  CU_ASSERT_EQUAL(w[2].kind, WG_KIND_PRONOUN);
  CU_ASSERT_EQUAL(w[3].kind, WG_KIND_IN_NAME);
  CU_ASSERT_EQUAL(w[3 + 4].kind, WG_KIND_OTHER);
  CU_ASSERT_EQUAL(w[3 + 5].kind, WG_KIND_NAME);
  CU_ASSERT_EQUAL(w[3 + 6].kind, WG_KIND_NOUN);
  CU_ASSERT_EQUAL(w[3 + 8].kind, WG_KIND_DESCRIPTION);
  wg_article_close(&a);
}

static gint64 number(JsonArray *row, guint i)
{
  return json_array_get_int_element(row, i);
}

static void what_is_printed_is_what_is_read(void)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n, at = 0;
  const WgWord *w = words(&a, arena, &n);
  g_autoptr(GString) out = g_string_new(NULL);
  wg_words_print(&a, out);
  g_autoptr(JsonNode) root = json_from_string(out->str, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(root);
  JsonObject *article = json_node_get_object(root);
  CU_ASSERT_STRING_EQUAL(json_object_get_string_member(article, "id"), "by hand");
  JsonArray *sentences = json_object_get_array_member(article, "sentences");
  CU_ASSERT_EQUAL_FATAL(json_array_get_length(sentences), 2);
  for (guint s = 0; s < 2; s++) {
    JsonObject *sentence = json_array_get_object_element(sentences, s);
    CU_ASSERT_EQUAL(json_object_get_boolean_member(sentence, "title"), s == 0);
    JsonArray *rows = json_object_get_array_member(sentence, "words");
    CU_ASSERT_EQUAL_FATAL(json_array_get_length(rows), a.sentences[s].n);
    for (guint i = 0; i < a.sentences[s].n; i++, at++) {
      JsonArray *row = json_array_get_array_element(rows, i);
      CU_ASSERT_EQUAL(number(row, 0), a.sentences[s].tokens[i].begin);
      CU_ASSERT_EQUAL(number(row, 2), a.sentences[s].tokens[i].head);
      for (guint f = 0; f < WG_FEATURE_COUNT; f++)
        CU_ASSERT_EQUAL(number(row, 3 + f), w[at].features[f]);
      CU_ASSERT_EQUAL(number(row, 3 + WG_FEATURE_COUNT), w[at].kind);
      CU_ASSERT_EQUAL(number(row, 4 + WG_FEATURE_COUNT),
                      w[at].draft ? (gint64)w[at].draft->number : -1);
    }
  }
  CU_ASSERT_EQUAL(json_array_get_length(json_object_get_array_member(article, "entities")), 3);
  wg_article_close(&a);
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(every_word_is_there_in_order),
                                      FX_TEST(no_feature_is_nought_or_beyond_its_values),
                                      FX_TEST(shapes_tell_capitals_and_digits),
                                      FX_TEST(names_tell_their_kind_and_their_head),
                                      FX_TEST(places_tell_headline_quote_and_time),
                                      FX_TEST(kinds_tell_what_a_party_may_be_told_by),
                                      FX_TEST(what_is_printed_is_what_is_read),
                                      CU_TEST_INFO_NULL};
  return fx_suite("words", tests);
}
