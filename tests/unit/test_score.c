// SPDX-License-Identifier: Apache-2.0
/// The one score, by two trees written by hand.
#include "extract/score/score.h"

#include "extract/language/numbers.h"
#include "suite.h"
#include "tensors_fixture.h"

#define NODES 8

/// Trees of two roots, 0 and 5: number asked for (-1: a leaf), left, right, set of classes.
typedef struct forest {
  gint32 first[2];
  gint32 node[NODES][4];
  float threshold[NODES], value[NODES], base[3];
} Forest;

static const Forest FOREST = {
    {0, 5},
    {{WG_EVIDENCE_trigger, 1, 2}, {-1, 0, 0}, {WG_EVIDENCE_actor, 3, 4}, {-1, 0, 0}, {-1, 0, 0},
     {WG_EVIDENCE_modality, 6, 7}, {-1, 0, 0}, {-1, 0, 0}},
    {0.5f, 0, 0.3f, 0, 0, 1.0f, 0, 0},
    {0.125f, -1.0f, 0.5f, -0.75f, 1.5f, -0.25f, 0.25f, -2.0f},
    {-0.5f, 0.375f, 0.25f}};

/// Trees of one leaf, for what is not tested here.
static void leaf(FxTensors *f, const char *name)
{
  static const gint32 FIRST[1] = {0}, NODE[4] = {-1, 0, 0, 0};
  static const float NOUGHT[2] = {0.0f, 1.0f};
  static const char *const PARTS[] = {"first", "node", "threshold", "value", "base"};
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    g_autofree char *full = g_strconcat(name, ".", PARTS[i], NULL);
    if (i < 2) fx_integers(f, full, 1, i ? 4 : 1, i ? NODE : FIRST);
    else fx_floats(f, full, 1, i == 4 ? 2 : 1, NOUGHT);
  }
}

static WgTensors *tensors(const Forest *forest)
{
  FxTensors f = fx_tensors_new();
  leaf(&f, "time");
  leaf(&f, "source");
  fx_integers(&f, "score.first", 1, 2, forest->first);
  fx_integers(&f, "score.node", NODES, 4, forest->node[0]);
  fx_floats(&f, "score.threshold", 1, NODES, forest->threshold);
  fx_floats(&f, "score.value", 1, NODES, forest->value);
  fx_floats(&f, "score.base", 1, 3, forest->base);
  GByteArray *file = fx_tensors_finish(&f);
  WgTensors *t =
      wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "toy.wgr", NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  return t;
}

/// Evidence with these three numbers, and the sum of the leaves that it leads to.
static const struct {
  float trigger, actor, modality, sum;
} CASES[] = {{0.5f, 0.9f, 0.0f, -1.0f + 0.25f}, // a threshold is not above itself
             {0.6f, 0.3f, 1.0f, -0.75f + 0.25f},
             {0.6f, 0.4f, 2.0f, 1.5f - 2.0f},
             {0.6f, 0.4f, 0.0f, 1.5f + 0.25f}};

static float *evidence(guint i)
{
  float *out = g_new0(float, WG_EVIDENCE_COUNT);
  out[WG_EVIDENCE_trigger] = CASES[i].trigger;
  out[WG_EVIDENCE_actor] = CASES[i].actor;
  out[WG_EVIDENCE_modality] = CASES[i].modality;
  return out;
}

static void the_score_is_the_probability_of_base_and_leaves(void)
{
  g_autoptr(WgTensors) t = tensors(&FOREST);
  g_autoptr(WgScore) s = wg_score_new(t, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s);
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree float *e = evidence(i);
    double odds = (double)(FOREST.base[0] + CASES[i].sum);
    CU_ASSERT_DOUBLE_EQUAL(wg_score_of(s, e), 1 / (1 + exp(-odds)), 0.002);
    CU_ASSERT_EQUAL(wg_score_of(s, e), wg_sigmoid(FOREST.base[0] + CASES[i].sum));
  }
}

static void moves_sum_to_what_parts_the_score_from_its_base(void)
{
  g_autoptr(WgTensors) t = tensors(&FOREST);
  g_autoptr(WgScore) s = wg_score_new(t, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s);
  float roots = FOREST.value[0] + FOREST.value[5]; // what all candidates have
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree float *e = evidence(i);
    float moves[WG_EVIDENCE_COUNT], sum = 0.0f;
    wg_score_moves(s, e, moves);
    for (guint k = 0; k < WG_EVIDENCE_COUNT; k++) sum += moves[k];
    CU_ASSERT_DOUBLE_EQUAL(sum + roots, CASES[i].sum, 1e-6);
    CU_ASSERT_EQUAL(moves[WG_EVIDENCE_target], 0.0f); // not asked for
  }
}

static void each_number_has_the_steps_that_it_decided(void)
{
  g_autoptr(WgTensors) t = tensors(&FOREST);
  g_autoptr(WgScore) s = wg_score_new(t, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s);
  g_autofree float *e = evidence(2);
  float moves[WG_EVIDENCE_COUNT];
  wg_score_moves(s, e, moves);
  CU_ASSERT_EQUAL(moves[WG_EVIDENCE_trigger], 0.5f - 0.125f);
  CU_ASSERT_EQUAL(moves[WG_EVIDENCE_actor], 1.5f - 0.5f);
  CU_ASSERT_EQUAL(moves[WG_EVIDENCE_modality], -2.0f + 0.25f);
}

static void the_strongest_come_first_whatever_their_sign(void)
{
  g_autoptr(WgTensors) t = tensors(&FOREST);
  g_autoptr(WgScore) s = wg_score_new(t, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s);
  g_autofree float *e = evidence(2);
  WgMove moves[WG_MOVES];
  wg_score_strongest(s, e, moves);
  CU_ASSERT_STRING_EQUAL(moves[0].what, "modality");
  CU_ASSERT_EQUAL(moves[0].by, -1.75f);
  CU_ASSERT_STRING_EQUAL(moves[1].what, "actor");
  CU_ASSERT_STRING_EQUAL(moves[2].what, "trigger");
  CU_ASSERT_EQUAL(moves[2].by, 0.375f);
  g_autofree float *low = evidence(0); // by which the actor is not asked for
  wg_score_strongest(s, low, moves);
  CU_ASSERT_STRING_EQUAL(moves[0].what, "trigger");
  CU_ASSERT_STRING_EQUAL(moves[1].what, "modality");
  CU_ASSERT_PTR_NULL(moves[2].what);
}

static void what_frames_found_needs_less(void)
{
  g_autoptr(WgTensors) t = tensors(&FOREST);
  g_autoptr(WgScore) s = wg_score_new(t, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s);
  WgFact fact = {.proposers = WG_BY_HEADS | WG_BY_GRAMMAR};
  CU_ASSERT_EQUAL(wg_score_least(s, &fact), FOREST.base[1]);
  fact.proposers |= WG_BY_FRAME;
  CU_ASSERT_EQUAL(wg_score_least(s, &fact), FOREST.base[2]);
  fact.is_beyond = TRUE; // no score was learnt of its class
  CU_ASSERT_EQUAL(wg_score_least(s, &fact), 0.0f);
}

static void is_refused(const Forest *forest)
{
  g_autoptr(WgTensors) t = tensors(forest);
  g_autoptr(GError) error = NULL;
  WgScore *s = wg_score_new(t, &error);
  CU_ASSERT_PTR_NULL(s);
  wg_score_free(s);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT(g_str_has_prefix(error->message, "toy.wgr: its trees (score) are damaged"));
}

static void a_set_of_classes_parts_as_it_says(void)
{
  Forest sets = FOREST;
  sets.node[5][0] = WG_EVIDENCE_event_class;
  sets.node[5][3] = 1 << 2 | 1 << 7;
  g_autoptr(WgTensors) t = tensors(&sets);
  g_autoptr(WgScore) s = wg_score_new(t, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s);
  float e[WG_EVIDENCE_COUNT] = {0}, moves[WG_EVIDENCE_COUNT];
  for (guint c = 0; c < 20; c++) {
    e[WG_EVIDENCE_event_class] = (float)c;
    wg_score_moves(s, e, moves);
    gboolean is_left = moves[WG_EVIDENCE_event_class] > 0.0f; // 0.25 from -0.25; else -2
    CU_ASSERT_EQUAL(is_left, c == 2 || c == 7);
  }
}

static void damaged_trees_are_refused(void)
{
  static const struct {
    guint node, place;
    gint32 value;
  } DAMAGE[] = {{2, 1, 1},     {2, 2, 0}, {2, 1, 2}, // a child before its parent, or itself
                {0, 1, -1},    {0, 2, NODES}, {5, 2, G_MAXINT32},
                {0, 0, WG_EVIDENCE_COUNT}, {5, 0, G_MAXINT32}, // no such number
                {0, 3, 5}}; // a set of what is no class
  for (guint i = 0; i < G_N_ELEMENTS(DAMAGE); i++) {
    Forest bad = FOREST;
    bad.node[DAMAGE[i].node][DAMAGE[i].place] = DAMAGE[i].value;
    is_refused(&bad);
  }
  static const gint32 ROOTS[] = {-1, NODES, G_MAXINT32, G_MININT32};
  for (guint i = 0; i < G_N_ELEMENTS(ROOTS); i++) {
    Forest bad = FOREST;
    bad.first[1] = ROOTS[i];
    is_refused(&bad);
  }
}

static void what_is_missing_is_named(void)
{
  static const char *const NAMES[] = {"score.first", "score.node", "score.threshold",
                                      "score.value", "score.base"};
  static const guint COLUMNS[] = {2, 4, NODES, NODES, 3};
  for (guint missing = 0; missing < G_N_ELEMENTS(NAMES); missing++) {
    FxTensors f = fx_tensors_new();
    leaf(&f, "time");
    leaf(&f, "source");
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
      if (i == missing) continue;
      guint rows = i == 1 ? NODES : 1;
      if (i < 2) fx_integers(&f, NAMES[i], rows, COLUMNS[i], i ? FOREST.node[0] : FOREST.first);
      else fx_floats(&f, NAMES[i], rows, COLUMNS[i], i == 4 ? FOREST.base : FOREST.value);
    }
    GByteArray *file = fx_tensors_finish(&f);
    g_autoptr(WgTensors) t =
        wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "toy.wgr", NULL);
    g_byte_array_unref(file);
    CU_ASSERT_PTR_NOT_NULL_FATAL(t);
    g_autoptr(GError) error = NULL;
    CU_ASSERT_PTR_NULL(wg_score_new(t, &error));
    CU_ASSERT_PTR_NOT_NULL_FATAL(error);
    CU_ASSERT_PTR_NOT_NULL(strstr(error->message, NAMES[missing]));
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(the_score_is_the_probability_of_base_and_leaves),
      FX_TEST(moves_sum_to_what_parts_the_score_from_its_base),
      FX_TEST(each_number_has_the_steps_that_it_decided),
      FX_TEST(the_strongest_come_first_whatever_their_sign),
      FX_TEST(what_frames_found_needs_less),
      FX_TEST(a_set_of_classes_parts_as_it_says),
      FX_TEST(damaged_trees_are_refused),
      FX_TEST(what_is_missing_is_named),
      CU_TEST_INFO_NULL};
  return fx_suite("score", tests);
}
