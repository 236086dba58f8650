// SPDX-License-Identifier: Apache-2.0
/// Relations learnt from tellings: on layers with random weights what is there to be found is
/// found, the same each time; what is written comes back; what is wrong with tellings is told
/// with its line.
#include "extract/encoder/tensors_writer.h"
#include "extract/propose/heads.h"
#include "extract/teach/arcs.h"
#include "extract/teach/triggers.h"

#include "folder_fixture.h"
#include "suite.h"
#include "transformer_fixture.h"

#define WIDTH 32u
#define CLASS_WIDTH 16u
#define KNOWN 16u // so that one more needs more lanes
#define ARTICLES 20u
#define WORDS 120u

// ------------------------------------------------------------------ a tiny reader

static void random_layer(FxTensors *f, WgRandom *random, const char *name, guint rows,
                         guint columns)
{
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  g_autofree float *x = fx_random(random, (gsize)rows * columns, 0.0f, 1.5f / sqrtf((float)rows));
  fx_product(f, name, rows, columns, x);
  fx_random_floats(f, random, bias, 1, columns, 0.0f, 0.2f);
}

/// Heads without an encoder below them.
static WgTensors *tiny_reader(void)
{
  static const char *const NAMES[KNOWN] = {"A", "B", "C", "D", "E", "F", "G", "H",
                                           "I", "J", "K", "L", "M", "N", "O", "P"};
  FxTensors f = fx_tensors_new();
  WgRandom random = wg_random_new(5, 0);
  fx_strings(&f, "classes", KNOWN, NAMES);
  random_layer(&f, &random, "head.trigger.in", WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.trigger.out", WG_HEADS_HIDDEN, KNOWN);
  random_layer(&f, &random, "head.act", WIDTH + CLASS_WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.word", WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.told.in", WIDTH + CLASS_WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.told.out", WG_HEADS_HIDDEN, WG_HEADS_TOLD);
  random_layer(&f, &random, "head.refer", WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.referent", WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.kind.in", WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.kind.out", WG_HEADS_HIDDEN, 16);
  random_layer(&f, &random, "head.name.in", WIDTH, WG_HEADS_HIDDEN);
  random_layer(&f, &random, "head.name.out", WG_HEADS_HIDDEN, 16);
  random_layer(&f, &random, "head.arc", WG_HEADS_ACT_SIDE, WG_ARC_COUNT * WG_HEADS_SIDE);
  fx_random_floats(&f, &random, "head.class", KNOWN, CLASS_WIDTH, 0.0f, 1.0f);
  fx_random_floats(&f, &random, "head.distance", WG_DISTANCE_VALUES, WG_HEADS_BIASES, -2.0f, 0.1f);
  fx_random_floats(&f, &random, "head.steps", WG_STEPS_VALUES, WG_HEADS_BIASES, 0.0f, 0.1f);
  fx_random_floats(&f, &random, "head.kinds", WG_KIND_COUNT, WG_HEADS_BIASES, 0.0f, 0.1f);
  fx_random_floats(&f, &random, "head.steps.class", KNOWN, WG_STEPS_VALUES * 2, 0.0f, 0.1f);
  fx_random_floats(&f, &random, "head.refer.distance", 1, WG_DISTANCE_VALUES, 0.0f, 0.1f);
  GByteArray *file = fx_tensors_finish(&f);
  WgTensors *t =
      wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "tiny.wgr", NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  return t;
}

// ------------------------------------------------------------------ triggers

/// Words at random, of which one in twelve leans towards what makes a trigger.
static WgExamples *random_words(void)
{
  WgExamples *e = wg_examples_new(1, WIDTH);
  WgRandom random = wg_random_new(9, 1);
  g_autofree float *leaning = fx_random(&random, WG_HEADS_HIDDEN, 0.0f, 0.5f);
  for (guint32 article = 0; article < ARTICLES; article++)
    for (guint i = 0; i < WORDS; i++, e->n_words++) {
      g_autofree float *x = fx_random(&random, WG_HEADS_HIDDEN, 0.0f, 1.0f);
      guint8 bytes[WG_HEADS_HIDDEN], label = i % 12 == 5 ? WG_TOLD_SURE : WG_NOT_TOLD;
      float scale;
      for (guint k = 0; label && k < WG_HEADS_HIDDEN; k++) x[k] += leaning[k];
      wg_round_rows(1, WG_HEADS_HIDDEN, x, bytes, &scale);
      g_byte_array_append(e->inner, bytes, sizeof bytes);
      g_byte_array_append(e->labels, &label, 1);
      g_array_append_val(e->scales, scale);
      g_array_append_val(e->article_of, article);
    }
  e->n_articles = ARTICLES;
  return e;
}

static void triggers_are_found_the_same_each_time(void)
{
  g_autoptr(WgExamples) e = random_words();
  WgTriggerColumn first, second;
  WgTriggerMeasure measure;
  wg_triggers_learn(e, 0, &first, &measure);
  CU_ASSERT_TRUE(measure.f1 > 0.9f);
  CU_ASSERT_TRUE(measure.threshold > 0.0f && measure.threshold < 1.0f);
  wg_triggers_learn(e, 0, &second, &measure);
  CU_ASSERT_EQUAL(memcmp(&first, &second, sizeof first), 0);
}

// ------------------------------------------------------------------ arcs

/// Acts whose actor is always the word at step 3 and whose target is the one at step 9.
static WgExamples *random_acts(guint n)
{
  WgExamples *e = wg_examples_new(1, WIDTH);
  WgRandom random = wg_random_new(3, 2);
  for (guint i = 0; i < n; i++) {
    WgExampleWindow *w = g_new0(WgExampleWindow, 1);
    w->n = 12;
    w->sides = fx_random(&random, (gsize)w->n * WG_HEADS_SIDE, 0.0f, 0.5f);
    w->kinds = g_new0(guint8, w->n);
    for (guint k = 0; k < w->n; k++)
      for (guint j = WG_HEADS_HIDDEN; j < WG_HEADS_SIDE; j++)
        w->sides[k * WG_HEADS_SIDE + j] = j == WG_HEADS_HIDDEN ? 1.0f : 0.0f;
    g_ptr_array_add(e->windows, w);
    WgExampleAct *act = g_new0(WgExampleAct, 1);
    act->at = i % w->n;
    act->window = (gint32)i;
    act->h = fx_random(&random, WIDTH, 0.0f, 1.0f);
    act->steps = g_new0(guint8, w->n);
    act->gold = g_new0(guint8, w->n);
    act->polarity = i % 8 == 0 ? WG_NEGATED : WG_AFFIRMED;
    guint actor = (i * 5 + 1) % w->n, target = (i * 7 + 2) % w->n;
    act->steps[target] = 9;
    act->gold[target] = 1u << WG_ARC_TARGET;
    act->steps[actor] = 3;
    act->gold[actor] |= 1u << WG_ARC_ACTOR;
    g_ptr_array_add(e->acts, act);
  }
  return e;
}

static void parties_are_learnt_by_gradient(void)
{
  g_autoptr(WgTensors) tensors = tiny_reader();
  g_autoptr(GError) error = NULL;
  g_autoptr(WgArcs) arcs = wg_arcs_new(tensors, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(arcs);
  CU_ASSERT_EQUAL(wg_arcs_class_width(arcs), CLASS_WIDTH);
  g_autoptr(WgExamples) e = random_acts(40);
  gboolean is_known[KNOWN] = {FALSE};
  float row[2][CLASS_WIDTH], steps[2][WG_STEPS_VALUES * 2], before, after;
  is_known[4] = is_known[7] = TRUE;
  guint like = wg_arcs_learn(arcs, e, 0, is_known, row[0], steps[0], &before, &after);
  CU_ASSERT_TRUE(like == 4 || like == 7);
  CU_ASSERT_TRUE(after < 0.7f * before);
  CU_ASSERT_TRUE(steps[0][3 * 2] > steps[0][0] && steps[0][9 * 2 + 1] > steps[0][1]);
  CU_ASSERT_EQUAL(wg_arcs_learn(arcs, e, 0, is_known, row[1], steps[1], &before, &after), like);
  CU_ASSERT_EQUAL(memcmp(row[0], row[1], sizeof row[0]), 0);
  CU_ASSERT_EQUAL(memcmp(steps[0], steps[1], sizeof steps[0]), 0);
}

// ------------------------------------------------------------------ the file

static char *relation_in(const char *dir, const char *class_name)
{
  WgRandom random = wg_random_new(4, 4);
  g_autofree float *trigger = fx_random(&random, WG_HEADS_HIDDEN, 0.0f, 1.0f);
  g_autofree float *row = fx_random(&random, CLASS_WIDTH, 0.0f, 1.0f);
  g_autofree float *steps = fx_random(&random, WG_STEPS_VALUES * 2, 0.0f, 1.0f);
  float bias = -3.0f;
  WgRelation relation = {.n = 1, .classes = &class_name, .trigger = trigger, .bias = &bias,
                         .rows = row, .steps = steps};
  GByteArray *file = wg_relation_file(&relation, "cafe", CLASS_WIDTH);
  char *path = g_build_filename(dir, "my own.wgl", NULL);
  g_file_set_contents(path, (const char *)file->data, (gssize)file->len, NULL);
  g_byte_array_unref(file);
  return path;
}

static void is_refused(const char *path, const char *reader, const char *words)
{
  g_autoptr(GError) error = NULL;
  CU_ASSERT_PTR_NULL(wg_relation_load(path, reader, CLASS_WIDTH, &error));
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, words));
}

static void heads_know_one_class_more(void)
{
  char *dir = fx_folder_with("note.txt", "no relation");
  g_autofree char *path = relation_in(dir, "Own");
  g_autofree char *other = g_build_filename(dir, "note.txt", NULL);
  is_refused(path, "beef", "another reader.wgr");
  is_refused(other, "cafe", "damaged");
  g_autoptr(GError) error = NULL;
  g_autoptr(WgRelation) r = wg_relation_load(path, "cafe", CLASS_WIDTH, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT_STRING_EQUAL(r->teller, "my_own.wgl");
  CU_ASSERT_EQUAL(r->bias[0], -3.0f);
  g_autoptr(WgTensors) tensors = tiny_reader();
  g_autoptr(WgHeads) heads = wg_heads_new(tensors, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(heads);
  CU_ASSERT_EQUAL(wg_heads_stride(heads), 16);
  CU_ASSERT_TRUE(wg_heads_join(heads, r, &error));
  guint n;
  const char *const *classes = wg_heads_classes(heads, &n);
  CU_ASSERT_EQUAL(n, KNOWN + 1);
  CU_ASSERT_STRING_EQUAL(classes[0], "A");
  CU_ASSERT_STRING_EQUAL(classes[KNOWN], "Own");
  CU_ASSERT_EQUAL(wg_heads_stride(heads), 32);
  CU_ASSERT_FALSE(wg_heads_join(heads, r, &error));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "known already"));
  fx_drop_folder(dir);
}

// ------------------------------------------------------------------ tellings

static const WgOntology *ontology;

/// What is said of these lines; NULL where nothing is wrong. Frees nothing else.
static char *said_of(const char *lines)
{
  static const char *const CLASSES[] = {"Award", NULL};
  char *dir = fx_folder_with("told.jsonl", lines);
  g_autofree char *path = g_build_filename(dir, "told.jsonl", NULL);
  g_autoptr(GPtrArray) articles =
      g_ptr_array_new_with_free_func((GDestroyNotify)wg_told_article_free);
  g_autoptr(GError) error = NULL;
  gboolean ok = wg_tellings_read(path, ontology, CLASSES, articles, &error);
  CU_ASSERT_EQUAL(ok, error == NULL);
  fx_drop_folder(dir);
  return error ? g_strdup(strstr(error->message, "told.jsonl")) : NULL;
}

static void is_told(const char *line, const char *words)
{
  g_autofree char *lines = g_strconcat("{\"text\":\"Nothing.\",\"tellings\":[]}\n\n", line, NULL);
  g_autofree char *said = said_of(lines);
  CU_ASSERT_PTR_NOT_NULL_FATAL(said);
  CU_ASSERT_TRUE(g_str_has_prefix(said, "told.jsonl:3: "));
  if (!strstr(said, words)) g_printerr("%s\n", said);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, words));
}

static void what_is_wrong_is_told_with_its_line(void)
{
#define TELLING(more) "{\"text\":\"Aé gave B a prize.\",\"tellings\":[{" more "}]}"
  is_told("nonsense", "not JSON");
  is_told("[]", "not a JSON object");
  is_told("{\"text\":\"A.\"}", "has no \"tellings\"");
  is_told(TELLING(""), "telling 1: has no class");
  is_told(TELLING("\"class\":\"Awrad\""), "class \"Awrad\" is none that the ontology declares");
  is_told(TELLING("\"class\":\"Award\""), "telling 1: has no trigger");
  is_told(TELLING("\"class\":\"Award\",\"trigger\":[14,19]"), "lies outside its text of 18");
  is_told(TELLING("\"class\":\"Award\",\"trigger\":[7,3]"), "lies outside");
  is_told(TELLING("\"class\":\"Award\",\"trigger\":\"gave\""), "wants [begin, end]");
  is_told(TELLING("\"class\":\"Award\",\"trigger\":[3,7],\"actor\":\"x\""), "id of none");
  is_told(TELLING("\"class\":\"Award\",\"trigger\":[3,7],\"polarity\":\"no\""), "is none of");
  is_told(TELLING("\"class\":\"Award\",\"in\":\"title\",\"trigger\":[0,1]"), "text of 0");
  CU_ASSERT_PTR_NULL(said_of(TELLING("\"class\":[\"Award\"],\"trigger\":[3,18]")));
#undef TELLING
}

static void spans_are_bytes(void)
{
  static const char *const CLASSES[] = {"Award", NULL};
  char *dir = fx_folder_with("told.jsonl",
                             "{\"text\":\"Aé gave B a prize.\",\"entities\":[{\"id\":1,\"id\":\"b\","
                             "\"name\":\"B\",\"aliases\":[\"Bee\"]}],\"tellings\":[{\"class\":"
                             "\"Charge\"},{\"class\":\"Award\",\"trigger\":[3,7],\"target\":\"b\","
                             "\"actor\":[\"-\"],\"weight\":\"optional\"}]}\n");
  g_autofree char *path = g_build_filename(dir, "told.jsonl", NULL);
  g_autoptr(GPtrArray) articles =
      g_ptr_array_new_with_free_func((GDestroyNotify)wg_told_article_free);
  CU_ASSERT_TRUE(wg_tellings_read(path, ontology, CLASSES, articles, NULL));
  CU_ASSERT_EQUAL_FATAL(articles->len, 1);
  const WgToldArticle *a = articles->pdata[0];
  CU_ASSERT_EQUAL_FATAL(a->tellings->len, 1); // the charge is another class
  const WgTelling *t = &g_array_index(a->tellings, WgTelling, 0);
  CU_ASSERT_EQUAL(t->trigger.begin, 4);
  CU_ASSERT_EQUAL(t->trigger.end, 8);
  CU_ASSERT_EQUAL(t->parties[0].begin, -1);
  CU_ASSERT_FALSE(t->sure);
  CU_ASSERT_PTR_NULL(t->names[0]);
  CU_ASSERT_STRING_EQUAL(t->names[1][1], "Bee");
  fx_drop_folder(dir);
}

int main(void)
{
  static const char *const MORE[] = {WG_SOURCE_DIR "/tests/fixtures/award.ttl", NULL};
  g_autoptr(WgOntology) loaded = wg_ontology_load_with(WG_SOURCE_DIR "/ontology", MORE, NULL);
  if (!loaded) return 1;
  ontology = loaded;
  static const CU_TestInfo tests[] = {FX_TEST(triggers_are_found_the_same_each_time),
                                      FX_TEST(parties_are_learnt_by_gradient),
                                      FX_TEST(heads_know_one_class_more),
                                      FX_TEST(what_is_wrong_is_told_with_its_line),
                                      FX_TEST(spans_are_bytes),
                                      CU_TEST_INFO_NULL};
  return fx_suite("teach", tests);
}
