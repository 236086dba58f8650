// SPDX-License-Identifier: Apache-2.0
/// The trace tells of each sentence what was tried, and reading with one gives the same facts.
#include <math.h>
#include <string.h>

#include "reader_fixture.h"

/// Whether the trace of `text` has the line, or one that begins so where `line` ends with "…".
static gboolean tells(const char *text, const char *line)
{
  g_autoptr(WgReading) reading = wg_reader_read_traced(reader, fx_record(text));
  CU_ASSERT_PTR_NOT_NULL_FATAL(reading->trace);
  gboolean begins = g_str_has_suffix(line, "…");
  gsize n = strlen(line) - (begins ? strlen("…") : 0);
  g_auto(GStrv) lines = g_strsplit(reading->trace, "\n", -1);
  for (char **l = lines; *l; l++) {
    char *words = g_strchug(*l);
    if (strncmp(words, line, n) == 0 && (begins || words[n] == '\0')) return TRUE;
  }
  g_printerr("no line \"%s\" in:\n%s", line, reading->trace);
  return FALSE;
}

static void sentences_are_numbered(void)
{
  const char *text = "Nokia sued Ericsson. It rained.";
  CU_ASSERT_TRUE(tells(text, "article told"));
  CU_ASSERT_TRUE(tells(text, "sentence 1: Nokia sued Ericsson."));
  CU_ASSERT_TRUE(tells(text, "sentence 2: It rained."));
}

static void a_fact_shows_its_frame_and_parties(void)
{
  const char *text = "Nokia sued Ericsson.";
  CU_ASSERT_TRUE(tells(text, "\"sued\": sue (Lawsuit)"));
  CU_ASSERT_TRUE(tells(text, "actor by subject: Nokia (name \"Nokia\")"));
  CU_ASSERT_TRUE(tells(text, "target by object: Ericsson (name \"Ericsson\")"));
  CU_ASSERT_TRUE(tells(text, "yes: Lawsuit(Nokia, Ericsson)"));
  CU_ASSERT_TRUE(tells(text, "report: Lawsuit(Nokia, Ericsson) affirmed actual begun, 0.…"));
}

static void parties_show_how_they_were_found(void)
{
  CU_ASSERT_TRUE(tells("Nokia is a company. The company sued Ericsson.",
                       "actor by subject: Nokia (\"The company\" refers to it)"));
  CU_ASSERT_TRUE(tells("Nokia sued Ericsson and Intel.",
                       "target by object: Intel (coordinated \"Intel\")"));
  CU_ASSERT_TRUE(tells("The Chinese ban on Nokia began.",
                       "actor by subject: China (adjective \"The Chinese\")"));
  CU_ASSERT_TRUE(tells("The gadget sued Ericsson.",
                       "actor by subject: \"The gadget\" names nobody"));
}

static void what_did_not_fire_tells_why(void)
{
  CU_ASSERT_TRUE(tells("Nokia has cut its costs with Ericsson.", "no: condition 1, \"object=…"));
  CU_ASSERT_TRUE(tells("Nokia has cut its costs in May.", "no: the particle \"off\" is missing"));
  CU_ASSERT_TRUE(tells("The gadget arrested Nokia.",
                       "target by object: Nokia (name \"Nokia\") is a Company, which the class does "
                       "not take"));
  CU_ASSERT_TRUE(tells("The gadget arrested Nokia.", "no: no target"));
  CU_ASSERT_TRUE(tells("Ericsson denied that it sued Nokia.",
                       "no: Lawsuit(Ericsson, Nokia) stands inside a denial or a ban"));
}

static void facts_told_better_elsewhere_are_shown(void)
{
  CU_ASSERT_TRUE(tells("The United States charged John Roe with fraud. John Roe was charged with "
                       "fraud.",
                       "dropped: Charge(-, John Roe) of charge: told as well or better by another one"));
}

static void reports_show_who_proposed_them_and_what_moved_their_score(void)
{
  CU_ASSERT_TRUE(tells("Nokia sued Ericsson.", "by frame, …"));
  g_autoptr(WgReading) reading = fx_read("Nokia sued Ericsson.");
  CU_ASSERT_EQUAL_FATAL(reading->n_reports, 1);
  const char *const *by = (const char *const *)reading->reports[0].proposed_by;
  const char *const *moves = (const char *const *)reading->reports[0].evidence;
  CU_ASSERT_TRUE(g_strv_contains(by, "frame") && g_strv_contains(by, "heads"));
  CU_ASSERT_EQUAL(g_strv_length((char **)moves), 3);
  double last = HUGE_VAL;
  for (; *moves; moves++) {
    const char *number = strchr(*moves, ' ');
    CU_ASSERT_PTR_NOT_NULL_FATAL(number);
    CU_ASSERT(number[1] == '+' || number[1] == '-');
    double size = g_ascii_strtod(number + 2, NULL);
    CU_ASSERT(size <= last && size > 0);
    last = size;
  }
}

static void a_trace_changes_no_fact(void)
{
  const char *text = "The United States charged Nokia with fraud. \"We deny it,\" said John Roe, "
                     "the chairman of Nokia. Ericsson may sue.";
  g_autoptr(WgReading) plain = wg_reader_read(reader, fx_record(text));
  g_autoptr(WgReading) traced = wg_reader_read_traced(reader, fx_record(text));
  CU_ASSERT_PTR_NULL(plain->trace);
  CU_ASSERT_EQUAL_FATAL(plain->n_reports, traced->n_reports);
  CU_ASSERT_TRUE(plain->n_reports > 1);
  for (guint32 i = 0; i < plain->n_reports; i++) {
    CU_ASSERT_STRING_EQUAL(plain->reports[i].event_class, traced->reports[i].event_class);
    CU_ASSERT_STRING_EQUAL(plain->reports[i].trigger, traced->reports[i].trigger);
    CU_ASSERT_EQUAL(plain->reports[i].confidence, traced->reports[i].confidence);
  }
}

static void an_empty_text_has_an_empty_trace(void)
{
  g_autoptr(WgReading) reading = wg_reader_read_traced(reader, fx_record(""));
  CU_ASSERT_STRING_EQUAL(reading->trace, "article told\n");
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(sentences_are_numbered),
      FX_TEST(a_fact_shows_its_frame_and_parties),
      FX_TEST(parties_show_how_they_were_found),
      FX_TEST(what_did_not_fire_tells_why),
      FX_TEST(facts_told_better_elsewhere_are_shown),
      FX_TEST(reports_show_who_proposed_them_and_what_moved_their_score),
      FX_TEST(a_trace_changes_no_fact),
      FX_TEST(an_empty_text_has_an_empty_trace),
      CU_TEST_INFO_NULL};
  return fx_read_suite("trace", tests);
}
