// SPDX-License-Identifier: Apache-2.0
/// The learnt heads with random weights, on sentences put together by hand: whatever the
/// weights are, what comes out are probabilities.
#include "extract/propose/unseen.h"

#include "article_fixture.h"
#include "suite.h"
#include "transformer_fixture.h"

#define WIDTH 32u
#define CLASS_WIDTH 16u
#define HIDDEN WG_HEADS_HIDDEN
#define BIASES WG_HEADS_BIASES
#define STRIDE 16u // N_CLASSES, up to whole lanes
#define N_CLASSES 3u

static const FxShape SHAPE = {WIDTH, 1, 2, 64, 6, 520};
static const char *const CLASSES[N_CLASSES] = {"Charge", "Lawsuit", "Statement"};
static const char *const VOCABULARY[] = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a"};

/// What the heads are made of: products, each with a bias where it has one, and floats.
static const struct {
  const char *name;
  guint rows, columns;
  gboolean product, bias;
} PARTS[] = {{"head.trigger.in", WIDTH, HIDDEN, TRUE, TRUE},
             {"head.trigger.out", HIDDEN, STRIDE, TRUE, TRUE},
             {"head.act", WIDTH + CLASS_WIDTH, HIDDEN, TRUE, TRUE},
             {"head.word", WIDTH, HIDDEN, TRUE, TRUE},
             {"head.told.in", WIDTH + CLASS_WIDTH, HIDDEN, TRUE, TRUE},
             {"head.told.out", HIDDEN, WG_HEADS_TOLD, TRUE, TRUE},
             {"head.kind.in", WIDTH, HIDDEN, TRUE, TRUE},
             {"head.kind.out", HIDDEN, 16, TRUE, TRUE},
             {"head.name.in", WIDTH, HIDDEN, TRUE, TRUE},
             {"head.name.out", HIDDEN, 16, TRUE, TRUE},
             {"head.refer", WIDTH, HIDDEN, TRUE, TRUE},
             {"head.referent", WIDTH, HIDDEN, TRUE, TRUE},
             {"head.arc", WG_HEADS_ACT_SIDE, WG_ARC_COUNT * WG_HEADS_SIDE, TRUE, FALSE},
             {"head.class", N_CLASSES, CLASS_WIDTH, FALSE, FALSE},
             {"head.distance", WG_DISTANCE_VALUES, BIASES, FALSE, FALSE},
             {"head.steps", WG_STEPS_VALUES, BIASES, FALSE, FALSE},
             {"head.kinds", WG_KIND_COUNT, BIASES, FALSE, FALSE},
             {"head.steps.class", N_CLASSES, WG_STEPS_VALUES * 2, FALSE, FALSE},
             {"head.refer.distance", 1, WG_DISTANCE_VALUES, FALSE, FALSE}};

/// In no name: never.
static const float NAMES_EVERYWHERE[16] = {-1000.0f};

/// A reader's weights without part `missing` (-1: whole), those of the heads `wide` to both
/// sides.
static WgTensors *tensors(gint missing, float wide)
{
  static const guint VALUES[WG_FEATURE_COUNT] = {WG_UPOS_VALUES, WG_DEPREL_VALUES,
                                                 WG_SHAPE_VALUES, WG_NAME_VALUES,
                                                 WG_PLACE_VALUES};
  FxTensors f = fx_tensors_new();
  WgRandom random = wg_random_new(5, 0);
  fx_strings(&f, "classes", N_CLASSES, CLASSES);
  fx_put_transformer(&f, &random, &SHAPE, WG_FEATURE_COUNT, VALUES);
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    if ((gint)i == missing) continue;
    g_autofree char *bias = g_strconcat(PARTS[i].name, ".bias", NULL);
    g_autofree float *x = fx_random(&random, (gsize)PARTS[i].rows * PARTS[i].columns, 0, wide);
    if (PARTS[i].product) fx_product(&f, PARTS[i].name, PARTS[i].rows, PARTS[i].columns, x);
    else fx_floats(&f, PARTS[i].name, PARTS[i].rows, PARTS[i].columns, x);
    if (g_str_equal(PARTS[i].name, "head.name.out")) fx_floats(&f, bias, 1, 16, NAMES_EVERYWHERE);
    else if (PARTS[i].bias) fx_random_floats(&f, &random, bias, 1, PARTS[i].columns, 0, wide);
  }
  GByteArray *file = fx_tensors_finish(&f);
  WgTensors *t =
      wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "toy.wgr", NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  return t;
}

/// The heads' look at one window: a headline and a sentence with two names, or with none.
typedef struct toy {
  WgArena *arena;
  WgArticle a;
  WgTensors *tensors;
  WgTransformer *transformer;
  WgHeads *heads;
  GPtrArray *windows;
  WgScratch scratch;
  WgLook look;
} Toy;

static Toy *toy_new(float wide, gboolean named)
{
  Toy *t = g_new0(Toy, 1);
  t->arena = wg_arena_new();
  g_autoptr(WgPieces) pieces = wg_pieces_new(VOCABULARY, G_N_ELEMENTS(VOCABULARY));
  const char *sentences[2] = {fx_row_of_words(t->arena, 4), fx_row_of_words(t->arena, 23)};
  fx_put_together(&t->a, t->arena, 1, 2, sentences);
  if (named) fx_name(&t->a, 0, 1, 1, WG_TYPE_COMPANY);
  if (named) fx_name(&t->a, 1, 5, 6, WG_TYPE_PERSON);
  t->tensors = tensors(-1, wide);
  t->transformer = wg_transformer_new(t->tensors, NULL);
  t->heads = wg_heads_new(t->tensors, NULL);
  CU_ASSERT_FATAL(t->transformer && t->heads);
  t->windows = wg_windows_cut(&t->a, pieces);
  CU_ASSERT_EQUAL_FATAL(t->windows->len, 1);
  wg_scratch_init(&t->scratch);
  wg_heads_look(t->heads, t->transformer, &t->scratch, g_ptr_array_index(t->windows, 0),
                &t->look);
  return t;
}

static void toy_free(Toy *t)
{
  wg_scratch_clear(&t->scratch);
  g_ptr_array_unref(t->windows);
  wg_heads_free(t->heads);
  wg_transformer_free(t->transformer);
  wg_tensors_free(t->tensors);
  wg_article_close(&t->a);
  wg_arena_free(t->arena);
  g_free(t);
}

static gboolean is_probability(float p)
{
  return p >= 0.0f && p <= 1.0f; // and so no NaN
}

static void classes_are_those_of_the_file(void)
{
  Toy *t = toy_new(0.1f, TRUE);
  guint n;
  const char *const *classes = wg_heads_classes(t->heads, &n);
  CU_ASSERT_EQUAL_FATAL(n, N_CLASSES);
  for (guint i = 0; i < n; i++) CU_ASSERT_STRING_EQUAL(classes[i], CLASSES[i]);
  CU_ASSERT_EQUAL(wg_heads_stride(t->heads), STRIDE);
  toy_free(t);
}

static void triggers_are_probabilities_that_differ(void)
{
  static const float WIDE[] = {0.1f, 3.0f}; // the wider ones drive them to the ends
  for (guint k = 0; k < G_N_ELEMENTS(WIDE); k++) {
    Toy *t = toy_new(WIDE[k], TRUE);
    CU_ASSERT_EQUAL(t->look.window->n, 27);
    gboolean differ = FALSE;
    for (guint i = 0; i < t->look.window->n * STRIDE; i++) {
      CU_ASSERT(is_probability(t->look.triggers[i]));
      differ |= t->look.triggers[i] != t->look.triggers[0];
    }
    CU_ASSERT_TRUE(differ);
    toy_free(t);
  }
}

static void arcs_and_what_is_told_are_probabilities(void)
{
  static const float WIDE[] = {0.1f, 3.0f};
  for (guint k = 0; k < G_N_ELEMENTS(WIDE); k++) {
    Toy *t = toy_new(WIDE[k], TRUE);
    guint n = t->look.window->n;
    g_autofree float *arcs = g_new(float, WG_ARC_COUNT * n);
    for (guint at = 0; at < n; at += 5)
      for (guint c = 0; c < N_CLASSES; c++) {
        WgTold told;
        float sum = 0.0f;
        wg_heads_act(t->heads, &t->scratch, &t->a, &t->look, at, c, arcs, &told);
        for (guint i = 0; i < WG_ARC_COUNT * n; i++) CU_ASSERT(is_probability(arcs[i]));
        CU_ASSERT(is_probability(told.negated) && is_probability(told.ended));
        for (guint i = 0; i < 4; i++) {
          CU_ASSERT(is_probability(told.modality[i]));
          sum += told.modality[i];
        }
        CU_ASSERT_DOUBLE_EQUAL(sum, 1.0, 1e-5);
      }
    toy_free(t);
  }
}

static void referents_are_names_and_sum_to_one(void)
{
  Toy *t = toy_new(0.3f, TRUE);
  guint n = t->look.window->n;
  g_autofree float *p = g_new(float, n);
  for (guint at = 0; at < n; at++) {
    float sum = 0.0f;
    wg_heads_referents(t->heads, &t->scratch, &t->look, at, p);
    for (guint i = 0; i < n; i++) {
      CU_ASSERT(is_probability(p[i]));
      if (t->look.window->words[i]->kind != WG_KIND_NAME) CU_ASSERT_EQUAL(p[i], 0.0f);
      sum += p[i];
    }
    CU_ASSERT_DOUBLE_EQUAL(sum, 1.0, 1e-5);
  }
  toy_free(t);
}

static void kinds_of_a_name_sum_to_one(void)
{
  Toy *t = toy_new(0.3f, TRUE);
  for (guint at = 0; at < t->look.window->n; at++) {
    float p[WG_TYPE_COUNT], sum = 0.0f;
    wg_heads_kind(t->heads, &t->scratch, &t->look, at, p);
    for (guint i = 0; i < WG_TYPE_COUNT; i++) {
      CU_ASSERT(is_probability(p[i]));
      sum += p[i];
    }
    CU_ASSERT_DOUBLE_EQUAL(sum, 1.0, 1e-5);
  }
  toy_free(t);
}

static void a_word_begins_a_name_or_goes_on_or_neither(void)
{
  Toy *t = toy_new(0.3f, TRUE);
  for (guint at = 0; at < t->look.window->n; at++) {
    float p[2];
    wg_heads_name(t->heads, &t->scratch, &t->look, at, p);
    CU_ASSERT(is_probability(p[0]) && is_probability(p[1]));
    CU_ASSERT(p[0] + p[1] <= 1.0f + 1e-5f);
  }
  toy_free(t);
}

static void names_are_seen_at_capitals_where_none_were(void)
{
  static const gboolean NAMED[] = {FALSE, TRUE};
  guint seen = 0;
  for (guint k = 0; k < G_N_ELEMENTS(NAMED); k++) {
    Toy *t = toy_new(0.3f, NAMED[k]);
    for (guint i = 0; i < t->a.sentences[1].n; i += 3) // every third has a capital
      t->a.sentences[1].tokens[i].form = wg_slice("Ada");
    guint before = t->a.mentions->len;
    wg_unseen_names(&t->a, t->heads, &t->look);
    seen += t->a.mentions->len - before;
    gint32 last = -1;
    for (guint i = 0; i < t->a.mentions->len; i++) {
      const WgMention *m = g_ptr_array_index(t->a.mentions, i);
      const WgDraft *d = wg_draft_root(m->draft);
      CU_ASSERT_TRUE(m->sentence * 100 + m->first > last); // in the order of the text
      last = m->sentence * 100 + m->last;
      if (d->count == 1 && !d->by_reader) continue; // those that were there
      CU_ASSERT_EQUAL(m->sentence, 1);
      CU_ASSERT_EQUAL(m->first % 3, 0);
      CU_ASSERT_PTR_EQUAL(t->a.mention_of[1][m->first], m);
    }
    for (guint w = 0; w < t->look.window->n; w++) {
      const WgWord *word = t->look.window->words[w];
      const WgMention *m = t->a.mention_of[word->sentence][word->token];
      CU_ASSERT_EQUAL(word->draft != NULL, m && m->head == word->token);
    }
    toy_free(t);
  }
  CU_ASSERT_TRUE(seen > 0);
}

static void where_nobody_is_named_there_is_no_referent(void)
{
  Toy *t = toy_new(0.3f, FALSE);
  guint n = t->look.window->n;
  g_autofree float *p = g_new(float, n);
  wg_heads_referents(t->heads, &t->scratch, &t->look, 3, p);
  for (guint i = 0; i < n; i++) CU_ASSERT_EQUAL(p[i], 0.0f);
  toy_free(t);
}

static void the_same_window_gives_the_same_bytes(void)
{
  Toy *one = toy_new(0.1f, TRUE), *two = toy_new(0.1f, TRUE);
  guint n = one->look.window->n;
  CU_ASSERT_EQUAL(
      memcmp(one->look.triggers, two->look.triggers, n * STRIDE * sizeof(float)), 0);
  g_autofree float *x = g_new(float, WG_ARC_COUNT * n), *y = g_new(float, WG_ARC_COUNT * n);
  WgTold told;
  wg_heads_act(one->heads, &one->scratch, &one->a, &one->look, 7, 1, x, &told);
  wg_heads_act(two->heads, &two->scratch, &two->a, &two->look, 2, 0, y, &told); // another first
  wg_heads_act(two->heads, &two->scratch, &two->a, &two->look, 7, 1, y, &told);
  CU_ASSERT_EQUAL(memcmp(x, y, WG_ARC_COUNT * n * sizeof(float)), 0);
  toy_free(one);
  toy_free(two);
}

static void what_is_missing_is_named(void)
{
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    g_autoptr(WgTensors) t = tensors((gint)i, 0.1f);
    g_autoptr(GError) error = NULL;
    WgHeads *heads = wg_heads_new(t, &error);
    CU_ASSERT_PTR_NULL(heads);
    wg_heads_free(heads);
    CU_ASSERT_PTR_NOT_NULL_FATAL(error);
    CU_ASSERT(g_str_has_prefix(error->message, "toy.wgr: "));
    g_autofree char *said = g_strdup_printf("the tensor '%s' is missing", PARTS[i].name);
    CU_ASSERT_PTR_NOT_NULL(strstr(error->message, said));
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(classes_are_those_of_the_file),
                                      FX_TEST(triggers_are_probabilities_that_differ),
                                      FX_TEST(arcs_and_what_is_told_are_probabilities),
                                      FX_TEST(referents_are_names_and_sum_to_one),
                                      FX_TEST(kinds_of_a_name_sum_to_one),
                                      FX_TEST(a_word_begins_a_name_or_goes_on_or_neither),
                                      FX_TEST(names_are_seen_at_capitals_where_none_were),
                                      FX_TEST(where_nobody_is_named_there_is_no_referent),
                                      FX_TEST(the_same_window_gives_the_same_bytes),
                                      FX_TEST(what_is_missing_is_named),
                                      CU_TEST_INFO_NULL};
  return fx_suite("heads", tests);
}
