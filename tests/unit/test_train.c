// SPDX-License-Identifier: Apache-2.0
/// Learning: gradients against differences of the loss, and a toy corpus learnt, twice to
/// the same bytes.
#include "extract/language/conllu.h"
#include "extract/language/decode.h"
#include "extract/language/language.h"
#include "extract/language/learn.h"
#include "extract/language/measure.h"
#include "extract/language/train.h"
#include "extract/language/ud.h"

#include <glib/gstdio.h>
#include <math.h>

#include "suite.h"

enum { WORDS = 9 };

/// Two sentences of five and four words through a small network of random weights.
typedef struct toy {
  WgLayout layout;
  float *weights, *turned, *gradient, *tables;
  float vector_scale[WORDS];
  gint8 vectors[WORDS * WG_VECTOR_WIDTH];
  WgFeatures features[WORDS];
  WgScratch scratch;
  WgNetwork net;
  WgState state;
  WgGold gold;
} Toy;

static const guint FIRST[] = {0, 5, 9};
static const guint8 GUIDELINE[] = {0, 2};
static const guint8 UPOS[WORDS] = {0, 1, 2, 0, 1, 1, 2, 1, 0};
static const guint16 TAG[WORDS] = {3, 17, 40, 5, 20, 22, 33, 17, 2};
static const gint32 HEAD[WORDS] = {1, -1, 1, 4, 1, 2, 0, -1, 1};
static const guint8 REL[WORDS] = {1, 0, 5, 7, 9, 3, 0, 2, 1};
static const guint8 NAME[WORDS] = {4, 5, 6, 7, 0, 1, 3, 8, 0};
static const gboolean YES[] = {TRUE, TRUE};
static guint tag_first[WG_UPOS_COUNT + 1];

static void toy_init(Toy *t)
{
  WgShape shape = {32, 2, 16, 16, 16, 16, 48, WORDS, 0};
  WgRandom random = wg_random_new(3, 3);
  memset(t, 0, sizeof *t);
  wg_layout_init(&t->layout, &shape);
  t->weights = g_new(float, t->layout.dense);
  t->turned = g_new0(float, t->layout.dense);
  t->gradient = g_new0(float, t->layout.dense);
  t->tables = g_new(float, t->layout.tables);
  for (gsize i = 0; i < t->layout.dense; i++)
    t->weights[i] = (wg_random_unit(&random) - 0.5f) * 0.8f;
  for (gsize i = 0; i < t->layout.tables; i++) t->tables[i] = wg_random_unit(&random) - 0.5f;
  for (guint i = 0; i < WORDS; i++) {
    t->vector_scale[i] = 0.01f;
    t->features[i].vector = i;
    for (guint k = 0; k < WG_TABLES; k++)
      t->features[i].row[k] = (guint32)(wg_random_next(&random) % WG_TABLE_ROWS);
  }
  for (guint i = 0; i < sizeof t->vectors; i++)
    t->vectors[i] = (gint8)(wg_random_next(&random) % 100);
  for (guint u = 0; u <= WG_UPOS_COUNT; u++) tag_first[u] = MIN(48u, u * 16);
  wg_scratch_init(&t->scratch);
  t->net = (WgNetwork){.layout = &t->layout,
                       .weights = t->weights,
                       .tables = t->tables,
                       .vector_scale = t->vector_scale,
                       .vectors = t->vectors};
  t->state.words = WORDS;
  t->state.sentences = 2;
  t->state.first = FIRST;
  t->state.features = t->features;
  t->state.guideline = GUIDELINE;
  t->gold = (WgGold){UPOS, TAG, HEAD, REL, NAME, YES, YES, tag_first, 1.0f};
}

static void toy_clear(Toy *t)
{
  g_free(t->weights);
  g_free(t->turned);
  g_free(t->gradient);
  g_free(t->tables);
  wg_scratch_clear(&t->scratch);
}

static double loss_of(Toy *t)
{
  WgRandom random = wg_random_new(1, 1);
  WgLosses losses = {0, 0};
  float *dx;
  memset(t->gradient, 0, t->layout.dense * sizeof(float));
  wg_scratch_reset(&t->scratch);
  wg_turn_weights(&t->layout, t->weights, t->turned);
  wg_network_run(&t->net, &t->scratch, &random, 0.0f, &t->state);
  wg_learn(&t->net, t->turned, &t->scratch, &t->state, &t->gold, 1.0f, t->gradient, &dx,
           &losses);
  return losses.parse + losses.names;
}

/// How far the gradient of one weight is from the difference quotient, as a share.
static double gap(Toy *t, gsize at, double gradient)
{
  float keep = t->weights[at], step = 3e-3f;
  t->weights[at] = keep + step;
  double more = loss_of(t);
  t->weights[at] = keep - step;
  double less = loss_of(t);
  t->weights[at] = keep;
  double slope = (more - less) / (2.0 * (double)step);
  return fabs(slope - gradient) / (0.1 + fabs(slope) + fabs(gradient));
}

static void every_gradient_is_the_slope_of_the_loss(void)
{
  Toy t;
  toy_init(&t);
  WgRandom random = wg_random_new(4, 4);
  (void)loss_of(&t);
  g_autofree float *gradient = g_memdup2(t.gradient, t.layout.dense * sizeof(float));
  for (guint i = 0; i < t.layout.n; i++) {
    // A weight may sit at the corner of a max(0, x): most of a matrix must agree.
    guint near = 0, asked = 5;
    WgMatrix m = t.layout.all[i];
    for (guint k = 0; k < asked; k++) {
      gsize at = m.at + wg_random_next(&random) % ((gsize)m.rows * m.columns);
      near += gap(&t, at, (double)gradient[at]) < 0.02;
    }
    if (near + 1 < asked) g_printerr("\n  matrix %u (%u by %u)\n", i, m.rows, m.columns);
    CU_ASSERT(near + 1 >= asked);
  }
  toy_clear(&t);
}

static const char CORPUS[] =
    "1\tMira\tMira\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tNER=B-PER\n"
    "2\tpaints\tpaint\tVERB\tVBZ\tTense=Pres\t0\troot\t_\tNER=O\n"
    "3\tboats\tboat\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\tNER=O|SpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tNER=O\n\n"
    "1\tBoats\tboat\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\tNER=O\n"
    "2\tleave\tleave\tVERB\tVBP\tTense=Pres\t0\troot\t_\tNER=O\n"
    "3\tPort\tport\tPROPN\tNNP\tNumber=Sing\t4\tcompound\t_\tNER=B-LOC\n"
    "4\tAlder\tAlder\tPROPN\tNNP\tNumber=Sing\t2\tobj\t_\tNER=I-LOC\n\n"
    "1\tThe\tthe\tDET\tDT\tDefinite=Def\t2\tdet\t_\tNER=O\n"
    "2\tpainter\tpainter\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\tNER=O\n"
    "3\tsings\tsing\tVERB\tVBZ\tTense=Pres\t0\troot\t_\tNER=O\n"
    "4\tin\tin\tADP\tIN\t_\t6\tcase\t_\tNER=O\n"
    "5\tthe\tthe\tDET\tDT\tDefinite=Def\t6\tdet\t_\tNER=O\n"
    "6\train\train\tNOUN\tNN\tNumber=Sing\t3\tobl\t_\tNER=O\n\n";
static const char NAMES[] = "Mira\tB-PER\nLow\tI-PER\nsings\tO\n\nPort\tB-LOC\nAlder\tI-LOC\n\n";
static const char VECTOR_WORDS[] = "boats\nthe\nrain\n";

/// A folder with the toy's files, and the options that learn them.
typedef struct files {
  char *folder, *corpus, *names, *vectors, *words, *model;
  const char *corpora[3], *held_out[2];
  WgTrainOptions options;
} Files;

static void put(const char *path, const char *bytes, gsize n)
{
  CU_ASSERT(g_file_set_contents(path, bytes, (gssize)n, NULL));
}

static void files_init(Files *f)
{
  char rows[3][104] = {{0}};
  f->folder = g_dir_make_tmp("wiregraph-train-XXXXXX", NULL);
  f->corpus = g_build_filename(f->folder, "toy.conllu", NULL);
  f->names = g_build_filename(f->folder, "toy.iob2", NULL);
  f->vectors = g_build_filename(f->folder, "vectors", NULL);
  f->words = g_build_filename(f->folder, "words", NULL);
  f->model = g_build_filename(f->folder, "model.wgm", NULL);
  for (guint i = 0; i < 3; i++) {
    float scale = 0.02f;
    memcpy(rows[i], &scale, sizeof scale);
    for (guint j = 4; j < 104; j++) rows[i][j] = (char)((i * 37 + j * 11) % 100);
  }
  put(f->corpus, CORPUS, sizeof CORPUS - 1);
  put(f->names, NAMES, sizeof NAMES - 1);
  put(f->vectors, (const char *)rows, sizeof rows);
  put(f->words, VECTOR_WORDS, sizeof VECTOR_WORDS - 1);
  f->corpora[0] = f->corpus;
  f->corpora[1] = f->names;
  f->corpora[2] = NULL;
  f->held_out[0] = f->corpus;
  f->held_out[1] = NULL;
  f->options = (WgTrainOptions){.corpora = f->corpora, .held_out = f->held_out,
                                .vectors = f->vectors, .vector_words = f->words,
                                .output = f->model, .epochs = 250, .width = 32, .layers = 1};
}

static void files_clear(Files *f)
{
  g_unlink(f->corpus);
  g_unlink(f->names);
  g_unlink(f->vectors);
  g_unlink(f->words);
  g_unlink(f->model);
  g_rmdir(f->folder);
  g_free(f->folder);
  g_free(f->corpus);
  g_free(f->names);
  g_free(f->vectors);
  g_free(f->words);
  g_free(f->model);
}

static gboolean keep_last(const WgTrainProgress *progress, gpointer last)
{
  *(WgTrainProgress *)last = *progress;
  return TRUE;
}

/// Longer than what is read at once: still one tree.
static void long_sentences_are_trees(const WgLanguage *language, WgArena *arena)
{
  WgSentence s = {.tokens = wg_arena_new0(arena, WgToken, 1000), .n = 1000};
  for (guint i = 0; i < s.n; i++) s.tokens[i].form = wg_slice(i % 3 ? "boats" : "Mira");
  wg_language_annotate(language, arena, &s);
  guint roots = 0;
  for (guint i = 0; i < s.n; i++) {
    guint steps = 0;
    for (gint32 v = (gint32)i; v >= 0 && steps <= s.n; v = s.tokens[v].head) steps++;
    CU_ASSERT(steps <= s.n);
    roots += s.tokens[i].head < 0;
  }
  CU_ASSERT_EQUAL(roots, 1);
}

static void a_toy_is_learnt_by_heart(void)
{
  Files f;
  WgTrainProgress last = {0};
  g_autoptr(GError) error = NULL;
  files_init(&f);
  f.options.report = keep_last;
  f.options.context = &last;
  CU_ASSERT_FATAL(wg_train(&f.options, &error));
  CU_ASSERT(last.measured && last.epoch == 250);
  CU_ASSERT(last.upos > 0.99 && last.las > 0.99 && last.names_f1 > 0.99);
  g_autoptr(WgLanguage) language = wg_language_load(f.model, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(language);
  g_autoptr(WgArena) arena = wg_arena_new();
  guint32 n;
  WgSlice text = wg_slice("Mira paints boats.");
  WgSentence *s = wg_language_split(arena, text, 0, (guint32)text.len, &n);
  wg_language_annotate(language, arena, s);
  CU_ASSERT_EQUAL(s->n, 4);
  CU_ASSERT_EQUAL(s->tokens[1].deprel, WG_DEP_ROOT);
  CU_ASSERT_EQUAL(s->tokens[2].head, 1);
  CU_ASSERT_STRING_EQUAL(s->tokens[2].lemma, "boat");
  CU_ASSERT_STRING_EQUAL(s->tokens[1].feats, "Tense=Pres");
  CU_ASSERT_EQUAL(s->tokens[0].ner, WG_NER_PER);
  CU_ASSERT(s->tokens[0].ner_begins);
  CU_ASSERT(s->tokens[0].margin <= 100);
  long_sentences_are_trees(language, arena);
  files_clear(&f);
}

// One word, a person in one corpus and an organization in the other.
static void names_are_told_as_the_corpus_asked_for_has_them(void)
{
  static const char OTHER[] = "Mira\tB-ORG\npaints\tO\nboats\tO\n.\tO\n\n";
  static const struct {
    const char *corpus;
    WgNer kind;
  } ASKED[] = {{"toy", WG_NER_PER}, {"other", WG_NER_ORG}, {"toy", WG_NER_PER}};
  Files f;
  files_init(&f);
  g_autofree char *other = g_build_filename(f.folder, "other.iob2", NULL);
  put(other, OTHER, sizeof OTHER - 1);
  f.corpora[1] = other;
  CU_ASSERT_FATAL(wg_train(&f.options, NULL));
  g_autoptr(WgLanguage) language = wg_language_load(f.model, NULL);
  g_autoptr(WgArena) arena = wg_arena_new();
  WgSlice text = wg_slice("Mira paints boats.");
  for (guint i = 0; i < G_N_ELEMENTS(ASKED); i++) {
    guint32 n;
    CU_ASSERT(wg_language_follow(language, ASKED[i].corpus, NULL));
    WgSentence *s = wg_language_split(arena, text, 0, (guint32)text.len, &n);
    wg_language_annotate(language, arena, s);
    CU_ASSERT_EQUAL(s->tokens[0].ner, ASKED[i].kind);
  }
  g_autoptr(GError) error = NULL;
  CU_ASSERT_FALSE(wg_language_follow(language, "third", &error));
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "toy, other"));
  g_unlink(other);
  files_clear(&f);
}

static void the_same_bytes_twice_and_for_any_threads(void)
{
  Files f;
  char *model[2] = {NULL, NULL};
  gsize n[2] = {0, 0};
  files_init(&f);
  f.options.epochs = 4;
  for (guint i = 0; i < 2; i++) {
    f.options.threads = i + 1;
    CU_ASSERT(wg_train(&f.options, NULL));
    CU_ASSERT(g_file_get_contents(f.model, &model[i], &n[i], NULL));
  }
  CU_ASSERT_EQUAL(n[0], n[1]);
  CU_ASSERT(n[0] == n[1] && memcmp(model[0], model[1], n[0]) == 0);
  g_free(model[0]);
  g_free(model[1]);
  files_clear(&f);
}

static void vectors_may_be_left_out(void)
{
  Files f;
  files_init(&f);
  f.options.epochs = 2;
  f.options.vectors = f.options.vector_words = NULL;
  CU_ASSERT(wg_train(&f.options, NULL));
  WgLanguage *language = wg_language_load(f.model, NULL);
  CU_ASSERT_PTR_NOT_NULL(language);
  wg_language_free(language);
  files_clear(&f);
}

static void bad_corpora_are_named(void)
{
  static const char *const BAD[][2] = {{"toy.conllu", "1\tx\n"}, {"toy.iob2", "x\tB-XXX\n"}};
  Files f;
  files_init(&f);
  for (guint i = 0; i < 2; i++) {
    g_autoptr(GError) error = NULL;
    put(i ? f.names : f.corpus, BAD[i][1], strlen(BAD[i][1]));
    CU_ASSERT_FALSE(wg_train(&f.options, &error));
    CU_ASSERT_PTR_NOT_NULL_FATAL(error);
    CU_ASSERT_PTR_NOT_NULL(strstr(error->message, BAD[i][0]));
    CU_ASSERT_PTR_NOT_NULL(strstr(error->message, ":1: "));
    CU_ASSERT_FALSE(g_file_test(f.model, G_FILE_TEST_EXISTS));
    put(f.corpus, CORPUS, sizeof CORPUS - 1);
  }
  f.corpora[1] = "words.txt";
  g_autoptr(GError) error = NULL;
  CU_ASSERT_FALSE(wg_train(&f.options, &error));
  CU_ASSERT_PTR_NOT_NULL(error);
  files_clear(&f);
}

int main(void)
{
            
  static const CU_TestInfo tests[] = {
      FX_TEST(every_gradient_is_the_slope_of_the_loss),
      FX_TEST(a_toy_is_learnt_by_heart),
      FX_TEST(names_are_told_as_the_corpus_asked_for_has_them),
      FX_TEST(the_same_bytes_twice_and_for_any_threads),
      FX_TEST(vectors_may_be_left_out),
      FX_TEST(bad_corpora_are_named),
      CU_TEST_INFO_NULL};
  return fx_suite("train", tests);
}
