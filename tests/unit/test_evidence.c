// SPDX-License-Identifier: Apache-2.0
/// What speaks for and against a fact, of facts put together by hand.
#include "extract/score/evidence.h"

#include "article_fixture.h"
#include "ontology_fixture.h"

#define CLASSES 2
#define STRIDE 16

static WgFrames *frames;

static const char *const SENTENCES[] = {
    "Aldermoor/PROPN/2/nsubj sued/VERB/0/root Brackwell/PROPN/2/obj",
    "Aldermoor/PROPN/2/nsubj sued/VERB/0/root Brackwell/PROPN/2/obj again/ADV/2/advmod"};

typedef struct told {
  WgArena *arena;
  WgArticle a;
  WgActs acts;
  WgDraft *actor, *target;
} Told;

/// Two firms in each sentence; the learnt reader saw nothing.
static Told *told_new(void)
{
  static const WgEventClass *classes[CLASSES];
  Told *t = g_new0(Told, 1);
  t->arena = wg_arena_new();
  fx_put_together(&t->a, t->arena, 0, 2, SENTENCES);
  t->a.frames = frames;
  t->actor = fx_name(&t->a, 0, 0, 0, WG_TYPE_COMPANY);
  t->target = fx_name(&t->a, 0, 2, 2, WG_TYPE_COMPANY);
  fx_name(&t->a, 1, 0, 0, WG_TYPE_COMPANY)->into = t->actor;
  fx_name(&t->a, 1, 2, 2, WG_TYPE_COMPANY)->into = t->target;
  classes[0] = wg_frames_event_class(frames, "Charge");
  classes[1] = wg_frames_event_class(frames, "Lawsuit");
  t->acts.all = wg_list(&t->a);
  t->acts.by_sentence = wg_arena_new0(t->arena, GPtrArray *, 3);
  t->acts.triggers = wg_arena_new0(t->arena, float *, 3);
  t->acts.classes = classes;
  t->acts.n_classes = t->acts.n_shipped = CLASSES;
  t->acts.stride = STRIDE;
  return t;
}

static void told_free(Told *t)
{
  wg_acts_clear(&t->acts);
  wg_article_close(&t->a);
  wg_arena_free(t->arena);
  g_free(t);
}

/// "sued" of sentence `s` as a Lawsuit, proposed by these.
static WgFact *add_fact(Told *t, gint32 s, guint proposers)
{
  WgFact *f = wg_arena_new0(t->arena, WgFact, 1);
  f->event_class = "Lawsuit";
  f->kind = wg_frames_event_class(frames, "Lawsuit");
  f->actor = t->actor;
  f->target = t->target;
  f->claim.sources = wg_list(&t->a);
  f->claim.source_words = wg_list(&t->a);
  f->sentence = s;
  f->token = f->trigger_first = f->trigger_last = 1;
  f->first_quote = f->last_quote = f->about = -1;
  f->confidence = 85;
  f->proposers = proposers;
  g_ptr_array_add(t->a.facts, f);
  return f;
}

static void each_number_has_a_name_of_its_own_and_a_meaning(void)
{
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < WG_EVIDENCE_COUNT; i++) {
    const char *name = wg_evidence_name((WgEvidence)i);
    CU_ASSERT_PTR_NOT_NULL_FATAL(name);
    CU_ASSERT_EQUAL(strspn(name, "abcdefghijklmnopqrstuvwxyz_"), strlen(name));
    CU_ASSERT_TRUE(g_hash_table_add(names, (gpointer)name));
    CU_ASSERT(*wg_evidence_meaning((WgEvidence)i) != '\0');
  }
  CU_ASSERT_STRING_EQUAL(wg_evidence_name(WG_EVIDENCE_actor_rival), "actor_rival");
}

static void who_proposed_a_fact_is_told(void)
{
  static const guint PROPOSERS[] = {WG_BY_FRAME, WG_BY_HEADS, WG_BY_GRAMMAR,
                                    WG_BY_FRAME | WG_BY_HEADS};
  Told *t = told_new();
  for (guint i = 0; i < G_N_ELEMENTS(PROPOSERS); i++) add_fact(t, 0, PROPOSERS[i]);
  const float *e = wg_evidence_find(&t->a, &t->acts);
  for (guint i = 0; i < G_N_ELEMENTS(PROPOSERS); i++, e += WG_EVIDENCE_COUNT) {
    gboolean by_frame = (PROPOSERS[i] & WG_BY_FRAME) != 0;
    CU_ASSERT_EQUAL(e[WG_EVIDENCE_by_frame], by_frame ? 1.0f : 0.0f);
    CU_ASSERT_EQUAL(e[WG_EVIDENCE_by_heads], PROPOSERS[i] & WG_BY_HEADS ? 1.0f : 0.0f);
    CU_ASSERT_EQUAL(e[WG_EVIDENCE_by_grammar], PROPOSERS[i] & WG_BY_GRAMMAR ? 1.0f : 0.0f);
    CU_ASSERT_EQUAL(e[WG_EVIDENCE_base], by_frame ? 85.0f : 0.0f);
  }
  told_free(t);
}

static void of_what_the_heads_did_not_see_they_say_nothing(void)
{
  Told *t = told_new();
  add_fact(t, 0, WG_BY_FRAME);
  const float *e = wg_evidence_find(&t->a, &t->acts);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_event_class], 1.0f); // of the reader's classes the second
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_trigger], 0.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_actor], 0.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_product], 0.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_actor_by], (float)WG_PARTY_NAMED);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_target_by], (float)WG_PARTY_NAMED);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_actor_type], (float)WG_TYPE_COMPANY);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_margin], 100.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_support], 0.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_fan], 1.0f);
  told_free(t);
}

static void what_the_heads_saw_is_told(void)
{
  Told *t = told_new();
  float *p = t->acts.triggers[0] = wg_arena_new0(t->arena, float, 3 * STRIDE);
  p[STRIDE] = 0.25f; // "sued" as a Charge
  p[STRIDE + 1] = 0.75f;
  guint32 n;
  WgWord *words = wg_words_of(&t->a, &n);
  WgWord **seen = wg_arena_new0(t->arena, WgWord *, n);
  for (guint32 i = 0; i < n; i++) seen[i] = &words[i];
  WgWindow window = {.n = n, .words = seen};
  WgAct *act = wg_arena_new0(t->arena, WgAct, 1);
  *act = (WgAct){.token = 1, .class_index = 1, .probability = 0.75f, .window = &window, .at = 1,
                 .event_class = t->acts.classes[1], .told.modality = {0.5f}};
  for (int side = 0; side < 2; side++) {
    act->parties[side] = g_array_new(FALSE, FALSE, sizeof(WgParty));
    WgParty party = {side ? t->target : t->actor, 0.5f, 1.0f, WG_PARTY_NAMED, side ? 1 : -1};
    g_array_append_val(act->parties[side], party);
  }
  g_ptr_array_add(t->acts.all, act);
  t->acts.by_sentence[0] = wg_list(&t->a);
  g_ptr_array_add(t->acts.by_sentence[0], act);
  add_fact(t, 0, WG_BY_HEADS)->seen = act;
  const float *e = wg_evidence_find(&t->a, &t->acts);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_trigger], 0.75f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_sentence_trigger], 0.75f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_other_trigger], 0.25f);
  CU_ASSERT(e[WG_EVIDENCE_actor] == 0.5f && e[WG_EVIDENCE_target] == 0.5f);
  CU_ASSERT(e[WG_EVIDENCE_actor_distance] == -1.0f && e[WG_EVIDENCE_target_distance] == 1.0f);
  CU_ASSERT(e[WG_EVIDENCE_actor_apart] == 0.0f && e[WG_EVIDENCE_target_apart] == 0.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_actor_relation], (float)WG_DEP_NSUBJ);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_target_relation], (float)WG_DEP_OBJ);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_target_steps], 1.0f); // one step down
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_told_actual], 0.5f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_product], 0.75f * 0.5f * 0.5f);
  told_free(t);
}

static void the_same_told_elsewhere_supports(void)
{
  Told *t = told_new();
  add_fact(t, 0, WG_BY_FRAME);
  add_fact(t, 1, WG_BY_FRAME);
  const float *e = wg_evidence_find(&t->a, &t->acts);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_support], 1.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_COUNT + WG_EVIDENCE_support], 1.0f);
  CU_ASSERT_EQUAL(e[WG_EVIDENCE_COUNT + WG_EVIDENCE_sentence], 1.0f);
  told_free(t);
}

/// The numbers of the facts, as if their products were these.
static void among(Told *t, guint n, const float *products, float *all)
{
  const float *e = wg_evidence_find(&t->a, &t->acts);
  memcpy(all, e, n * WG_EVIDENCE_COUNT * sizeof *all);
  for (guint i = 0; i < n; i++) all[i * WG_EVIDENCE_COUNT + WG_EVIDENCE_product] = products[i];
  wg_evidence_among(&t->a, all);
}

static void what_others_of_the_article_say_is_told(void)
{
  Told *t = told_new();
  add_fact(t, 0, WG_BY_FRAME);
  WgFact *turned = add_fact(t, 0, WG_BY_HEADS), *charge = add_fact(t, 0, WG_BY_HEADS);
  turned->actor = t->target;
  turned->target = t->actor;
  charge->event_class = "Charge";
  charge->kind = wg_frames_event_class(frames, "Charge");
  add_fact(t, 1, WG_BY_HEADS)->target = NULL; // the same actor, elsewhere
  static const float PRODUCTS[] = {0.5f, 0.25f, 0.75f, 0.125f};
  float all[4 * WG_EVIDENCE_COUNT];
  among(t, 4, PRODUCTS, all);
  CU_ASSERT_EQUAL(all[WG_EVIDENCE_turned_round], 0.25f);
  CU_ASSERT_EQUAL(all[WG_EVIDENCE_pair_here], 0.75f);
  CU_ASSERT_EQUAL(all[WG_EVIDENCE_pair_elsewhere], 0.0f);
  CU_ASSERT_EQUAL(all[WG_EVIDENCE_actor_as_actor], 0.125f);
  CU_ASSERT_EQUAL(all[WG_EVIDENCE_class_count], 1.0f); // itself: the others are unlikely
  told_free(t);
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(each_number_has_a_name_of_its_own_and_a_meaning),
                                      FX_TEST(who_proposed_a_fact_is_told),
                                      FX_TEST(of_what_the_heads_did_not_see_they_say_nothing),
                                      FX_TEST(what_the_heads_saw_is_told),
                                      FX_TEST(the_same_told_elsewhere_supports),
                                      FX_TEST(what_others_of_the_article_say_is_told),
                                      CU_TEST_INFO_NULL};
  return fx_ontology_suite("evidence", tests, &frames);
}
