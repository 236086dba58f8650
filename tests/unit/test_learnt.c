// SPDX-License-Identifier: Apache-2.0
/// The shipped learnt reader on sentences of our own: what any well-taught one finds, and
/// what holds whatever it was taught.
#include <string.h>

#include "reader_fixture.h"

/// The words of each are plain, and no frame knows them.
static const struct {
  const char *text, *event_class, *actor, *target;
} UNKNOWN_TO_FRAMES[] = {
    {"Nokia scooped up the software maker Aldermoor Ltd. for $40 million last year.", "Ownership",
     "Nokia", "Aldermoor"},
    {"Police in France handcuffed the banker John Roe at his home on Monday.", "Arrest", NULL,
     "John Roe"},
    {"John Roe took the helm of Nokia in 2019.", "RoleHolding", "John Roe", "Nokia"},
    {"Watchdogs in Germany are digging into the books of Aldermoor Ltd. after complaints.",
     "Investigation", NULL, "Aldermoor"},
    {"Nokia dragged Ericsson into court over patents last year.", "Lawsuit", "Nokia",
     "Ericsson"},
    {"The United States choked off shipments of chips to Huawei on Tuesday.", "Restriction",
     "United States", "Huawei"}};

static gboolean names(const char *const *list, const char *what)
{
  return list && g_strv_contains(list, what);
}

/// The report of that class about these parties; NULL.
static const WgReport *find(const WgReading *reading, const char *event_class, const char *actor,
                            const char *target)
{
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    if (g_str_equal(r->event_class, event_class) && fx_is_party(r->actor, actor) &&
        fx_is_party(r->target, target))
      return r;
  }
  return NULL;
}

static void facts_in_words_that_no_frame_knows_are_found(void)
{
  guint found = 0;
  for (guint i = 0; i < G_N_ELEMENTS(UNKNOWN_TO_FRAMES); i++) {
    g_autoptr(WgReading) reading = fx_read(UNKNOWN_TO_FRAMES[i].text);
    const WgReport *r = find(reading, UNKNOWN_TO_FRAMES[i].event_class,
                             UNKNOWN_TO_FRAMES[i].actor, UNKNOWN_TO_FRAMES[i].target);
    if (r) found += !names((const char *const *)r->proposed_by, "frame");
    else g_printerr("\nnot found: %s", UNKNOWN_TO_FRAMES[i].text);
  }
  CU_ASSERT(found * 2 >= G_N_ELEMENTS(UNKNOWN_TO_FRAMES));
}

static void what_heads_alone_found_bears_their_name(void)
{
  for (guint i = 0; i < G_N_ELEMENTS(UNKNOWN_TO_FRAMES); i++) {
    g_autoptr(WgReading) reading = fx_read(UNKNOWN_TO_FRAMES[i].text);
    for (guint32 k = 0; k < reading->n_reports; k++) {
      const WgReport *r = &reading->reports[k];
      const char *const *by = (const char *const *)r->proposed_by;
      CU_ASSERT(by && by[0]);
      if (!names(by, "frame") && !names(by, "grammar"))
        CU_ASSERT_STRING_EQUAL(r->frame, "reader");
    }
  }
}

static void plain_facts_are_seen_by_frames_and_heads(void)
{
  g_autoptr(WgReading) reading = fx_read("Nokia sued Ericsson in a court in London on Monday.");
  const WgReport *r = find(reading, "Lawsuit", "Nokia", "Ericsson");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(names((const char *const *)r->proposed_by, "frame"));
  CU_ASSERT(names((const char *const *)r->proposed_by, "heads"));
  CU_ASSERT(r->polarity == WG_AFFIRMED && r->modality == WG_ACTUAL);
  CU_ASSERT(r->confidence > 50);
}

static const char ARTICLE[] =
    "The United States charged Huawei with fraud on Monday. \"We reject these claims and will "
    "fight them in court,\" said John Roe, the chairman of Huawei. Nokia has not ended its "
    "partnership with the firm, and Jane Poe, a lawyer in London, said that others would.\n\n"
    "\"Nobody was surprised by what happened,\" Poe said. The firm may sue the government.\n";

static void the_same_text_gives_the_same_bytes(void)
{
  g_autofree char *one = wg_reader_candidates(reader, fx_record(ARTICLE));
  g_autofree char *other =
      wg_reader_candidates(reader, fx_record("Nokia sued Ericsson, and Ericsson sued Nokia."));
  g_autofree char *two = wg_reader_candidates(reader, fx_record(ARTICLE));
  CU_ASSERT_STRING_EQUAL(one, two);
  CU_ASSERT_STRING_NOT_EQUAL(one, other);
  CU_ASSERT(strlen(one) > 500);
  g_autofree char *words = wg_reader_words(reader, fx_record(ARTICLE));
  g_autofree char *again = wg_reader_words(reader, fx_record(ARTICLE));
  CU_ASSERT_STRING_EQUAL(words, again);
}

static void a_quote_has_one_speaker(void)
{
  g_autoptr(WgReading) reading = fx_read(ARTICLE);
  g_autoptr(GHashTable) quotes = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    if (g_str_equal(r->event_class, "Statement"))
      CU_ASSERT_TRUE(g_hash_table_add(quotes, (gpointer)r->words));
  }
  CU_ASSERT_EQUAL(g_hash_table_size(quotes), 2);
  CU_ASSERT_PTR_NOT_NULL(find(reading, "Statement", "John Roe", NULL));
  CU_ASSERT_PTR_NOT_NULL(find(reading, "Statement", "Poe", NULL));
}

/// Whether two reports say what one act cannot have said both: the parties the other way
/// round, or the same with a party left out.
static gboolean exclude_each_other(const WgReport *x, const WgReport *y)
{
  if (!g_str_equal(x->event_class, y->event_class) || x->begin != y->begin ||
      !g_str_equal(x->trigger, y->trigger))
    return FALSE;
  gboolean turned = x->actor == y->target && x->target == y->actor;
  gboolean poorer = (x->target == y->target && !y->actor) || (x->actor == y->actor && !y->target);
  return turned || poorer;
}

static void parties_of_one_act_that_exclude_each_other_are_not_both_printed(void)
{
  static const char *const TEXTS[] = {
      ARTICLE, "Nokia sued Ericsson in London on Monday.",
      "Ericsson was sued by Nokia over patents, the company said.",
      "France arrested the banker John Roe, whom Germany had charged with fraud.",
      "Nokia acquired Aldermoor Ltd. from Ericsson for $40 million."};
  for (guint t = 0; t < G_N_ELEMENTS(TEXTS); t++) {
    g_autoptr(WgReading) reading = fx_read(TEXTS[t]);
    CU_ASSERT(reading->n_reports > 0);
    for (guint32 i = 0; i < reading->n_reports; i++)
      for (guint32 k = 0; k < reading->n_reports; k++) {
        const WgReport *x = &reading->reports[i], *y = &reading->reports[k];
        if (i == k || !exclude_each_other(x, y)) continue;
        g_printerr("\n%s %u %u of: %s", x->event_class, i, k, TEXTS[t]);
        CU_FAIL("both are printed");
      }
  }
}

static void nothing_is_read_into_words_that_tell_nothing(void)
{
  g_autoptr(WgReading) reading =
      fx_read("It rained in the morning. The garden was green, and the roses stood in bloom.");
  CU_ASSERT_EQUAL(reading->n_reports, 0);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(facts_in_words_that_no_frame_knows_are_found),
      FX_TEST(what_heads_alone_found_bears_their_name),
      FX_TEST(plain_facts_are_seen_by_frames_and_heads),
      FX_TEST(the_same_text_gives_the_same_bytes),
      FX_TEST(a_quote_has_one_speaker),
      FX_TEST(parties_of_one_act_that_exclude_each_other_are_not_both_printed),
      FX_TEST(nothing_is_read_into_words_that_tell_nothing),
      CU_TEST_INFO_NULL};
  return fx_read_suite("learnt", tests);
}
