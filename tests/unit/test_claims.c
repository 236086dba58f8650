// SPDX-License-Identifier: Apache-2.0
/// Sentences of our own through the whole reader: each fact told plainly, negated, denied,
/// planned, possible, alleged, ended and as a question (tests/fixtures/claims.tsv).
#include <string.h>

#include "reader_fixture.h"

#define COLUMNS 8
#define WANTED_SHARE 90 // of a hundred sentences

static const char *const POLARITIES[] = {"affirmed", "negated"};
static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged"};
static const char *const PHASES[] = {"begun", "ongoing", "ended"};

/// One row of the fixture.
typedef struct row {
  char **f; ///< sentence, class, actor, target, polarity, modality, phase, remark
  char *kind, *told_class; ///< the two words of the remark
} Row;

static gboolean is_symmetric(const char *class_name)
{
  return g_str_equal(class_name, "Partnership") || g_str_equal(class_name, "Kinship");
}

static gboolean is_of(const WgReport *r, const char *class_name, const Row *row)
{
  if (!g_str_equal(r->event_class, class_name)) return FALSE;
  if (fx_is_party(r->actor, row->f[2]) && fx_is_party(r->target, row->f[3])) return TRUE;
  return is_symmetric(class_name) && fx_is_party(r->actor, row->f[3]) && fx_is_party(r->target, row->f[2]);
}

static gboolean is_affirmed_and_actual(const WgReport *r)
{
  return r->polarity == WG_AFFIRMED && r->modality == WG_ACTUAL && r->phase != WG_ENDED;
}

static gboolean is_as_wanted(const WgReport *r, const Row *row)
{
  return is_of(r, row->f[1], row) && fx_is_among(POLARITIES[r->polarity], row->f[4]) &&
         fx_is_among(MODALITIES[r->modality], row->f[5]) && fx_is_among(PHASES[r->phase], row->f[6]);
}

/// What the rows gave.
typedef struct tally {
  guint rows, right, wrongly_affirmed;
} Tally;

static void try_row(const Row *row, Tally *tally)
{
  static const char *const NOT_TOLD[] = {"negated", "denied", "question", NULL};
  g_autoptr(WgReading) reading = fx_read(row->f[0]);
  gboolean right = FALSE, affirmed = FALSE;
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    right |= is_as_wanted(r, row);
    // what is denied may name its parties in any order: the class alone counts
    affirmed |= is_affirmed_and_actual(r) &&
                (is_of(r, row->told_class, row) ||
                 (g_str_equal(row->kind, "denied") && g_str_equal(r->event_class, row->told_class)));
  }
  if (g_str_equal(row->f[1], "-")) right = !affirmed;
  tally->rows++;
  tally->right += right ? 1 : 0;
  if (affirmed && g_strv_contains(NOT_TOLD, row->kind)) {
    tally->wrongly_affirmed++;
    g_print("\n    affirmed: %s", row->f[0]);
  }
}

static Tally try_fixture(void)
{
  Tally tally = {0};
  g_autofree char *text = NULL;
  gboolean found = g_file_get_contents(WG_SOURCE_DIR "/tests/fixtures/claims.tsv", &text, NULL, NULL);
  CU_ASSERT_TRUE_FATAL(found);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    if (!**line || **line == '#') continue;
    g_auto(GStrv) f = g_strsplit(*line, "\t", -1);
    g_auto(GStrv) remark = NULL;
    CU_ASSERT_EQUAL_FATAL(g_strv_length(f), COLUMNS);
    remark = g_strsplit(f[COLUMNS - 1], " ", 2);
    CU_ASSERT_EQUAL_FATAL(g_strv_length(remark), 2);
    try_row(&(Row){f, remark[0], remark[1]}, &tally);
  }
  return tally;
}

static void nine_in_ten_sentences_are_read_as_told(void)
{
  Tally tally = try_fixture();
  g_print("\n    %u of %u right ", tally.right, tally.rows);
  CU_ASSERT_TRUE(tally.rows >= 150);
  CU_ASSERT_TRUE(tally.right * 100 >= tally.rows * WANTED_SHARE);
}

static void nothing_negated_denied_or_asked_is_affirmed_as_actual(void)
{
  CU_ASSERT_EQUAL(try_fixture().wrongly_affirmed, 0);
}

// ------------------------------------------------------------------ sources, times

/// The first report of the class, or NULL.
static const WgReport *first_of(const WgReading *reading, const char *class_name)
{
  for (guint32 i = 0; i < reading->n_reports; i++)
    if (g_str_equal(reading->reports[i].event_class, class_name)) return &reading->reports[i];
  return NULL;
}

static gboolean is_source(const WgReport *r, const char *name)
{
  for (const WgEntity **e = r->attributed_to; e && *e; e++)
    if (fx_is_party(*e, name)) return TRUE;
  for (const char **words = r->source_words; words && *words; words++)
    if (g_str_equal(*words, name)) return TRUE;
  return FALSE;
}

typedef struct telling {
  const char *sentence, *class_name, *expected;
} Telling;

static void the_source_is_who_tells_it(void)
{
  static const Telling TELLINGS[] = {
      {"Norvik Telecom has sued Quillon Labs, according to Rachel Vale.", "Lawsuit", "Rachel Vale"},
      {"Rachel Vale said on Monday that Norvik Telecom had sued Quillon Labs.", "Lawsuit",
       "Rachel Vale"},
      {"Norvik Telecom has sued Quillon Labs, Rachel Vale told reporters.", "Lawsuit",
       "Rachel Vale"},
      {"Norvik Telecom has sued Quillon Labs, two people familiar with the matter said.", "Lawsuit",
       "two people familiar with the matter"},
      {"Norvik Telecom said in a statement on Monday that it would sue Quillon Labs.", "Lawsuit",
       "Norvik Telecom"},
      {"“Norvik Telecom has sued Quillon Labs,” Rachel Vale said.", "Lawsuit", "Rachel Vale"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(TELLINGS); i++) {
    g_autoptr(WgReading) reading = fx_read(TELLINGS[i].sentence);
    const WgReport *r = first_of(reading, TELLINGS[i].class_name);
    CU_ASSERT_PTR_NOT_NULL(r);
    if (!r || !is_source(r, TELLINGS[i].expected)) g_print("\n    %s", TELLINGS[i].sentence);
    CU_ASSERT_TRUE(r && is_source(r, TELLINGS[i].expected));
  }
}

static void the_time_is_that_of_the_act(void)
{
  static const Telling TELLINGS[] = {
      {"Norvik Telecom sued Quillon Labs in January.", "Lawsuit", "2021-01"},
      {"In January, Norvik Telecom sued Quillon Labs.", "Lawsuit", "2021-01"},
      {"Rachel Vale said on Monday that Norvik Telecom had sued Quillon Labs in 2019.", "Lawsuit",
       "2019"},
      {"Rachel Vale said on Monday that Norvik Telecom had sued Quillon Labs.", "Lawsuit", NULL},
      {"Norvik Telecom filed a lawsuit against Quillon Labs last year.", "Lawsuit", "2020"},
      {"“We are back and we intend to stay,” Rachel Vale said on Tuesday.", "Statement",
       "2021-03-02"},
      {"Norvik Telecom has sued Quillon Labs.", "Lawsuit", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(TELLINGS); i++) {
    g_autoptr(WgReading) reading = fx_read(TELLINGS[i].sentence);
    const WgReport *r = first_of(reading, TELLINGS[i].class_name);
    CU_ASSERT_PTR_NOT_NULL(r);
    if (!r || g_strcmp0(r->time, TELLINGS[i].expected) != 0)
      g_print("\n    %s: %s", TELLINGS[i].sentence, r && r->time ? r->time : "-");
    CU_ASSERT_TRUE(r && g_strcmp0(r->time, TELLINGS[i].expected) == 0);
  }
}

static void a_second_telling_lends_its_time(void)
{
  g_autoptr(WgReading) reading = fx_read(
      "Norvik Telecom has sued Quillon Labs. The firms make cables. Norvik Telecom sued Quillon "
      "Labs in January.");
  for (guint32 i = 0; i < reading->n_reports; i++)
    if (g_str_equal(reading->reports[i].event_class, "Lawsuit"))
      CU_ASSERT_STRING_EQUAL(reading->reports[i].time ? reading->reports[i].time : "", "2021-01");
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(nine_in_ten_sentences_are_read_as_told),
      FX_TEST(nothing_negated_denied_or_asked_is_affirmed_as_actual),
      FX_TEST(the_source_is_who_tells_it),
      FX_TEST(the_time_is_that_of_the_act),
      FX_TEST(a_second_telling_lends_its_time),
      CU_TEST_INFO_NULL};
  return fx_frames_suite("claims", tests);
}
