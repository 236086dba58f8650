// SPDX-License-Identifier: Apache-2.0
/// When and by whose word: the options of a fact, and the likeliest taken, by trees written
/// by hand.
#include "extract/score/sources.h"
#include "extract/score/times.h"

#include "article_fixture.h"
#include "extract/grammar/trees.h"
#include "ontology_fixture.h"
#include "tensors_fixture.h"

static WgFrames *frames;

static const char *const SENTENCES[] = {
    "Aldermoor/PROPN/2/nsubj sued/VERB/0/root Brackwell/PROPN/2/obj in/ADP/5/case 2019/NUM/2/obl",
    "Cranleigh/PROPN/2/nsubj say/VERB/0/root Aldermoor/PROPN/4/nsubj sued/VERB/2/ccomp "
    "Brackwell/PROPN/4/obj",
    "They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case 2020/NUM/2/obl"};

typedef struct told {
  WgArena *arena;
  WgArticle a;
  WgActs acts;
  WgDraft *actor, *target, *speaker;
} Told;

static void put_time(Told *t, gint32 s, guint32 token, const char *value)
{
  WgTimeExpression *e = wg_arena_new0(t->arena, WgTimeExpression, 1);
  e->first = e->last = token;
  g_strlcpy(e->value, value, sizeof e->value);
  g_strlcpy(e->earliest, value, sizeof e->earliest);
  t->a.times[s] = e;
  t->a.n_times[s] = 1;
}

static Told *told_new(void)
{
  static const WgEventClass *classes[1];
  Told *t = g_new0(Told, 1);
  t->arena = wg_arena_new();
  fx_put_together(&t->a, t->arena, 0, G_N_ELEMENTS(SENTENCES), SENTENCES);
  t->a.frames = frames;
  t->a.date = "2021-01-01";
  wg_trees_grow(&t->a);
  t->actor = fx_name(&t->a, 0, 0, 0, WG_TYPE_COMPANY);
  t->target = fx_name(&t->a, 0, 2, 2, WG_TYPE_COMPANY);
  t->speaker = fx_name(&t->a, 1, 0, 0, WG_TYPE_COMPANY);
  fx_name(&t->a, 1, 2, 2, WG_TYPE_COMPANY)->into = t->actor;
  fx_name(&t->a, 1, 4, 4, WG_TYPE_COMPANY)->into = t->target;
  put_time(t, 0, 4, "2019");
  put_time(t, 2, 3, "2020");
  classes[0] = wg_frames_event_class(frames, "Lawsuit");
  t->acts.classes = classes;
  t->acts.n_classes = t->acts.n_shipped = 1;
  return t;
}

static void told_free(Told *t)
{
  wg_article_close(&t->a);
  wg_arena_free(t->arena);
  g_free(t);
}

/// The suit of sentence `s`.
static WgFact *suit(Told *t, gint32 s, gint32 token)
{
  WgFact *f = wg_arena_new0(t->arena, WgFact, 1);
  f->event_class = "Lawsuit";
  f->kind = t->acts.classes[0];
  f->actor = t->actor;
  f->target = t->target;
  f->claim.sources = wg_list(&t->a);
  f->claim.source_words = wg_list(&t->a);
  f->sentence = s;
  f->token = f->trigger_first = f->trigger_last = token;
  f->first_quote = f->last_quote = f->about = -1;
  g_ptr_array_add(t->a.facts, f);
  return f;
}

/// One tree: `low` where the number is not above the threshold, else `high` (log odds); what
/// is likelier than `least` is taken.
static WgTrees *tree(WgTensors **tensors, gint32 number, guint n_numbers, float threshold, float low,
                     float high, float least)
{
  static const gint32 FIRST[] = {0};
  const gint32 node[3][4] = {{number, 1, 2, 0}, {-1, 0, 0, 0}, {-1, 0, 0, 0}};
  const float thresholds[3] = {threshold, 0, 0}, value[3] = {0, low, high}, base[2] = {0, least};
  FxTensors f = fx_tensors_new();
  fx_integers(&f, "toy.first", 1, 1, FIRST);
  fx_integers(&f, "toy.node", 3, 4, node[0]);
  fx_floats(&f, "toy.threshold", 1, 3, thresholds);
  fx_floats(&f, "toy.value", 1, 3, value);
  fx_floats(&f, "toy.base", 1, 2, base);
  GByteArray *file = fx_tensors_finish(&f);
  *tensors = wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "toy.wgr", NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(*tensors);
  WgTrees *trees = wg_trees_new(*tensors, "toy", n_numbers, 2, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(trees);
  return trees;
}

static void the_nearest_expressions_come_first_with_their_numbers(void)
{
  Told *t = told_new();
  WgFact *f = suit(t, 0, 1);
  f->time = &t->a.times[0][0];
  g_autoptr(WgDates) dates = wg_dates_new(&t->a);
  g_autoptr(GArray) options = wg_time_options(&t->a, dates, &t->acts, f);
  CU_ASSERT_EQUAL_FATAL(options->len, 2);
  const WgTimeOption *near = &g_array_index(options, WgTimeOption, 0), *far = near + 1;
  CU_ASSERT_STRING_EQUAL(near->time->value, "2019");
  CU_ASSERT_EQUAL(near->numbers[WG_TIME_words], 3.0f);
  CU_ASSERT_EQUAL(near->numbers[WG_TIME_by_rule], 1.0f);
  CU_ASSERT_EQUAL(near->numbers[WG_TIME_precision], 4.0f);
  CU_ASSERT_EQUAL(near->numbers[WG_TIME_days], 731.0f); // 2020 is a leap year
  CU_ASSERT_EQUAL(near->numbers[WG_TIME_actor_there], 1.0f);
  CU_ASSERT_EQUAL(far->numbers[WG_TIME_apart], 2.0f);
  CU_ASSERT_EQUAL(far->numbers[WG_TIME_by_rule], 0.0f);
  CU_ASSERT_EQUAL(far->numbers[WG_TIME_actor_there], 0.0f);
  CU_ASSERT_EQUAL(far->numbers[WG_TIME_arc], -1.0f); // no act was seen
  told_free(t);
}

static void the_likeliest_time_is_taken_if_it_is_likely_enough(void)
{
  Told *t = told_new();
  WgFact *f = suit(t, 1, 3), *beyond = suit(t, 1, 3);
  beyond->is_beyond = TRUE;
  WgTensors *tensors;
  // behind: likely; before: not
  WgTrees *trees = tree(&tensors, WG_TIME_apart, WG_TIME_EVIDENCE_COUNT, 0.0f, -2.0f, 1.0f, 0.5f);
  g_autoptr(WgDates) dates = wg_dates_new(&t->a);
  wg_times_choose(&t->a, trees, dates, &t->acts);
  CU_ASSERT_PTR_NOT_NULL_FATAL(f->time);
  CU_ASSERT_STRING_EQUAL(f->time->value, "2020");
  CU_ASSERT_PTR_NULL(beyond->time); // the trees know nothing of its class
  wg_trees_free(trees);
  wg_tensors_free(tensors);
  trees = tree(&tensors, WG_TIME_apart, WG_TIME_EVIDENCE_COUNT, 0.0f, -2.0f, 1.0f, 0.9f);
  wg_times_choose(&t->a, trees, dates, &t->acts);
  CU_ASSERT_PTR_NULL(f->time);
  wg_trees_free(trees);
  wg_tensors_free(tensors);
  told_free(t);
}

static void who_speaks_in_the_sentence_is_an_option(void)
{
  Told *t = told_new();
  const WgFact *f = suit(t, 1, 3);
  g_autoptr(GArray) options = wg_source_options(&t->a, wg_voices_find(&t->a), &t->acts, f);
  CU_ASSERT_EQUAL_FATAL(options->len, 3);
  for (guint i = 0; i < options->len; i++) {
    const WgSourceOption *o = &g_array_index(options, WgSourceOption, i);
    CU_ASSERT_EQUAL(o->numbers[WG_SOURCE_says_here], o->draft == t->speaker ? 1.0f : 0.0f);
    CU_ASSERT_EQUAL(o->numbers[WG_SOURCE_is_actor], o->draft == t->actor ? 1.0f : 0.0f);
    CU_ASSERT_EQUAL(o->numbers[WG_SOURCE_is_target], o->draft == t->target ? 1.0f : 0.0f);
    CU_ASSERT_EQUAL(o->numbers[WG_SOURCE_apart], 0.0f);
  }
  told_free(t);
}

static void a_source_is_chosen_where_rules_found_none(void)
{
  Told *t = told_new();
  WgFact *f = suit(t, 1, 3), *ascribed = suit(t, 1, 3);
  g_ptr_array_add(ascribed->claim.sources, t->target);
  WgTensors *tensors;
  WgTrees *trees =
      tree(&tensors, WG_SOURCE_says_here, WG_SOURCE_EVIDENCE_COUNT, 0.5f, -2.0f, 2.0f, 0.5f);
  wg_sources_choose(&t->a, trees, &t->acts);
  CU_ASSERT_EQUAL_FATAL(f->claim.sources->len, 1);
  CU_ASSERT_PTR_EQUAL(g_ptr_array_index(f->claim.sources, 0), t->speaker);
  CU_ASSERT_EQUAL_FATAL(ascribed->claim.sources->len, 1);
  CU_ASSERT_PTR_EQUAL(g_ptr_array_index(ascribed->claim.sources, 0), t->target);
  wg_trees_free(trees);
  wg_tensors_free(tensors);
  told_free(t);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(the_nearest_expressions_come_first_with_their_numbers),
      FX_TEST(the_likeliest_time_is_taken_if_it_is_likely_enough),
      FX_TEST(who_speaks_in_the_sentence_is_an_option),
      FX_TEST(a_source_is_chosen_where_rules_found_none), CU_TEST_INFO_NULL};
  return fx_ontology_suite("choices", tests, &frames);
}
