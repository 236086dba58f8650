// SPDX-License-Identifier: Apache-2.0
/// Windows of articles put together by hand: which sentences each shows, and how far apart
/// its words stand.
#include "extract/propose/windows.h"

#include "article_fixture.h"
#include "suite.h"

enum { PAD, UNK, CLS, SEP, A, AA };
static const char *const VOCABULARY[] = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a"};

typedef struct cut {
  WgArena *arena;
  WgArticle article;
  GPtrArray *windows;
} Cut;

/// The windows of a headline of `title` words (0: none) and n sentences of `words` each.
static Cut cut(guint title, guint n, guint words)
{
  Cut c = {.arena = wg_arena_new()};
  g_autoptr(WgPieces) pieces = wg_pieces_new(VOCABULARY, G_N_ELEMENTS(VOCABULARY));
  const char **sentences = wg_arena_new0(c.arena, const char *, n + 1);
  guint count = 0;
  if (title) sentences[count++] = fx_row_of_words(c.arena, title);
  for (guint i = 0; i < n; i++) sentences[count++] = fx_row_of_words(c.arena, words);
  fx_put_together(&c.article, c.arena, title ? 1 : 0, count, sentences);
  c.windows = wg_windows_cut(&c.article, pieces);
  return c;
}

static void clear(Cut *c)
{
  g_ptr_array_unref(c->windows);
  wg_article_close(&c->article);
  wg_arena_free(c->arena);
}

static const WgWindow *window(const Cut *c, guint i)
{
  CU_ASSERT_FATAL(i < c->windows->len);
  return g_ptr_array_index(c->windows, i);
}

/// The first sentence shown from place `from` on, -1 where there is none.
static gint32 sentence_at(const WgWindow *w, guint from)
{
  return from < w->n ? w->words[from]->sentence : -1;
}

/// Words that are shown and not new.
static guint old_words(const WgWindow *w)
{
  guint n = 0;
  for (guint i = 0; i < w->n; i++) n += !w->is_new[i];
  return n;
}

static void is_sound(const WgWindow *w)
{
  CU_ASSERT(w->n_pieces <= WG_LONGEST_WINDOW + 3);
  CU_ASSERT_EQUAL(w->pieces[0], CLS);
  CU_ASSERT_EQUAL(w->pieces[w->n_pieces - 1], SEP);
  for (guint i = 0; i < w->n; i++) {
    CU_ASSERT_EQUAL(w->pieces[w->first[i]], A);
    CU_ASSERT_EQUAL(memcmp(w->features + w->first[i] * WG_FEATURE_COUNT, (guint16[]){
        w->words[i]->features[0], w->words[i]->features[1], w->words[i]->features[2],
        w->words[i]->features[3], w->words[i]->features[4]}, WG_FEATURE_COUNT * 2), 0);
  }
  for (guint f = 0; f < WG_FEATURE_COUNT; f++) CU_ASSERT_EQUAL(w->features[f], 0); // of [CLS]
}

static void every_word_is_new_in_one_window(void)
{
  static const guint SHAPES[][3] = {{0, 1, 1},   {5, 40, 30}, {0, 40, 30}, {60, 9, 100},
                                    {61, 9, 100}, {7, 30, 240}, {0, 3, 260}, {20, 2, 470},
                                    {30, 200, 1}, {4, 0, 0}};
  for (guint k = 0; k < G_N_ELEMENTS(SHAPES); k++) {
    Cut c = cut(SHAPES[k][0], SHAPES[k][1], SHAPES[k][2]);
    guint n = SHAPES[k][0] + SHAPES[k][1] * SHAPES[k][2], next = 0;
    const WgWord *all = NULL;
    for (guint i = 0; i < c.windows->len; i++) {
      const WgWindow *w = window(&c, i);
      is_sound(w);
      for (guint at = 0; at < w->n; at++) {
        if (!w->is_new[at]) continue;
        if (!all) all = w->words[at];
        CU_ASSERT_PTR_EQUAL(w->words[at], all + next); // in the order of the text
        next++;
      }
    }
    CU_ASSERT_EQUAL(next, n);
    clear(&c);
  }
}

static void an_empty_article_has_no_window(void)
{
  Cut c = cut(0, 0, 0);
  CU_ASSERT_EQUAL(c.windows->len, 0);
  clear(&c);
}

static void windows_are_full_and_no_fuller(void)
{
  Cut c = cut(5, 40, 30);
  for (guint i = 0; i < c.windows->len; i++) {
    CU_ASSERT(window(&c, i)->n <= WG_WINDOW_PIECES);
    if (i + 1 < c.windows->len) CU_ASSERT(window(&c, i)->n + 30 > WG_WINDOW_PIECES);
  }
  clear(&c);
}

static void sentences_of_before_are_shown_as_far_as_there_is_room(void)
{
  Cut c = cut(0, 20, 30);
  CU_ASSERT_EQUAL(old_words(window(&c, 0)), 0);
  for (guint i = 1; i < c.windows->len; i++) {
    const WgWindow *w = window(&c, i);
    CU_ASSERT_EQUAL(old_words(w), 60); // a third sentence were more than 70 pieces
    CU_ASSERT_EQUAL(sentence_at(w, 0) + 2, sentence_at(w, 60));
    CU_ASSERT_TRUE(w->is_new[60]);
  }
  clear(&c);
  c = cut(0, 5, 100); // none of which has room
  CU_ASSERT_EQUAL(c.windows->len, 3);
  for (guint i = 0; i < c.windows->len; i++) CU_ASSERT_EQUAL(old_words(window(&c, i)), 0);
  clear(&c);
}

static void the_headline_is_shown_in_every_window_unless_it_is_long(void)
{
  Cut c = cut(WG_TITLE_PIECES, 6, 100);
  CU_ASSERT(c.windows->len > 2);
  for (guint i = 0; i < c.windows->len; i++) {
    const WgWindow *w = window(&c, i);
    CU_ASSERT_EQUAL(sentence_at(w, 0), 0);
    CU_ASSERT_EQUAL(w->is_new[0], i == 0);
    CU_ASSERT_EQUAL(w->pieces[1 + WG_TITLE_PIECES], SEP); // parted from the text
  }
  clear(&c);
  c = cut(WG_TITLE_PIECES + 1, 6, 100);
  CU_ASSERT_EQUAL(sentence_at(window(&c, 0), 0), 0);
  for (guint i = 1; i < c.windows->len; i++) CU_ASSERT(sentence_at(window(&c, i), 0) > 0);
  clear(&c);
}

static void of_a_sentence_that_is_too_long_the_end_is_left_out(void)
{
  Cut c = cut(0, 2, 700);
  CU_ASSERT_EQUAL(c.windows->len, 2);
  for (guint i = 0; i < c.windows->len; i++) {
    const WgWindow *w = window(&c, i);
    is_sound(w);
    CU_ASSERT(w->n < 700 && w->n + 3 >= WG_LONGEST_WINDOW);
    CU_ASSERT_EQUAL(w->words[w->n - 1]->token, (gint32)w->n - 1);
  }
  clear(&c);
}

static void a_word_has_so_many_pieces_and_no_more(void)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  g_autoptr(WgPieces) pieces = wg_pieces_new(VOCABULARY, G_N_ELEMENTS(VOCABULARY));
  static const char *const SENTENCE[] = {
      "aaa/NOUN/2/nsubj aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/VERB/0/root a/NOUN/2/obj"};
  WgArticle a;
  fx_put_together(&a, arena, 0, 1, SENTENCE);
  g_autoptr(GPtrArray) windows = wg_windows_cut(&a, pieces);
  CU_ASSERT_EQUAL_FATAL(windows->len, 1);
  const WgWindow *w = g_ptr_array_index(windows, 0);
  CU_ASSERT_EQUAL_FATAL(w->n, 3);
  CU_ASSERT(w->first[0] == 1 && w->first[1] == 4 && w->first[2] == 4 + WG_WORD_PIECES);
  CU_ASSERT(w->pieces[2] == AA && w->pieces[3] == AA);
  CU_ASSERT_EQUAL(w->n_pieces, 1 + 3 + WG_WORD_PIECES + 1 + 1);
  wg_article_close(&a);
}

static void steps_are_counted_up_and_down_the_tree(void)
{
  static const char *const SENTENCES[] = {
      "a/NOUN/2/nsubj a/VERB/0/root a/NOUN/2/obj a/NOUN/3/nmod a/NOUN/4/nmod a/NOUN/5/nmod "
      "a/NOUN/6/nmod a/NOUN/0/root"};
  static const struct {
    gint32 from, to;
    guint up, down;
  } STEPS[] = {{1, 1, 0, 0}, {1, 0, 0, 1}, {0, 1, 1, 0}, {0, 2, 1, 1}, {3, 0, 2, 1},
               {0, 3, 1, 2}, {6, 1, 4, 0}, {1, 6, 0, 4}, {0, 6, 1, 4}, {0, 7, 4, 4}};
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  guint32 n;
  fx_put_together(&a, arena, 0, 1, SENTENCES);
  const WgWord *w = wg_words_of(&a, &n);
  for (guint i = 0; i < G_N_ELEMENTS(STEPS); i++)
    CU_ASSERT_EQUAL(wg_window_steps(&a, &w[STEPS[i].from], &w[STEPS[i].to]),
                    STEPS[i].up * 5 + STEPS[i].down);
  wg_article_close(&a);
}

static void words_of_other_sentences_are_told_apart_by_the_sentences_between(void)
{
  Cut c = cut(0, 12, 1);
  guint32 n;
  const WgWord *w = wg_words_of(&c.article, &n);
  CU_ASSERT_EQUAL_FATAL(n, 12);
  CU_ASSERT_EQUAL(wg_window_steps(&c.article, &w[5], &w[6]), WG_STEPS_NEAR + 4 + 1);
  CU_ASSERT_EQUAL(wg_window_steps(&c.article, &w[6], &w[5]), WG_STEPS_NEAR + 4 - 1);
  CU_ASSERT_EQUAL(wg_window_steps(&c.article, &w[0], &w[11]), WG_STEPS_VALUES - 1);
  CU_ASSERT_EQUAL(wg_window_steps(&c.article, &w[11], &w[0]), WG_STEPS_NEAR);
  clear(&c);
}

static void distances_are_exact_near_by_and_coarse_far_off(void)
{
  static const gint32 CASES[][2] = {{0, 30},  {1, 31},  {-1, 29}, {20, 50},   {29, 50},
                                    {30, 51}, {-30, 9}, {120, 60}, {1000, 60}, {-1000, 0}};
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++)
    CU_ASSERT_EQUAL(wg_window_distance(CASES[i][0]), (guint)CASES[i][1]);
  for (gint32 d = -600; d < 600; d++) {
    CU_ASSERT(wg_window_distance(d) <= wg_window_distance(d + 1));
    CU_ASSERT(wg_window_distance(d) < WG_DISTANCE_VALUES);
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(every_word_is_new_in_one_window),
      FX_TEST(an_empty_article_has_no_window),
      FX_TEST(windows_are_full_and_no_fuller),
      FX_TEST(sentences_of_before_are_shown_as_far_as_there_is_room),
      FX_TEST(the_headline_is_shown_in_every_window_unless_it_is_long),
      FX_TEST(of_a_sentence_that_is_too_long_the_end_is_left_out),
      FX_TEST(a_word_has_so_many_pieces_and_no_more),
      FX_TEST(steps_are_counted_up_and_down_the_tree),
      FX_TEST(words_of_other_sentences_are_told_apart_by_the_sentences_between),
      FX_TEST(distances_are_exact_near_by_and_coarse_far_off),
      CU_TEST_INFO_NULL};
  return fx_suite("windows", tests);
}
