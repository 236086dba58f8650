// SPDX-License-Identifier: Apache-2.0
/// The trace tells of each sentence what was tried, and reading with one gives the same facts.
#include "extract/facts/facts.h"

#include <CUnit/Basic.h>
#include <string.h>

static WgReader *reader;

static WgRecord *record_of(const char *text)
{
  WgRecord *record = g_new0(WgRecord, 1);
  record->source = g_strdup("-");
  record->id = g_strdup("traced");
  record->date = g_strdup("2021-03-03");
  record->text = g_strdup(text);
  return record;
}

/// Whether the trace of `text` has the line, or one that begins so where `line` ends with "…".
static gboolean tells(const char *text, const char *line)
{
  g_autoptr(WgReading) reading = wg_reader_read_traced(reader, record_of(text));
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
  CU_ASSERT_TRUE(tells(text, "article traced"));
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
                       "no: Lawsuit(Ericsson, Nokia) stands inside a denial"));
}

static void facts_told_better_elsewhere_are_shown(void)
{
  CU_ASSERT_TRUE(tells("The United States charged John Roe with fraud. John Roe was charged with "
                       "fraud.",
                       "dropped: Charge(-, John Roe) of charge: told as well or better by another one"));
}

static void a_trace_changes_no_fact(void)
{
  const char *text = "The United States charged Nokia with fraud. \"We deny it,\" said John Roe, "
                     "the chairman of Nokia. Ericsson may sue.";
  g_autoptr(WgReading) plain = wg_reader_read(reader, record_of(text));
  g_autoptr(WgReading) traced = wg_reader_read_traced(reader, record_of(text));
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
  g_autoptr(WgReading) reading = wg_reader_read_traced(reader, record_of(""));
  CU_ASSERT_STRING_EQUAL(reading->trace, "article traced\n");
}

int main(void)
{
  GError *error = NULL;
  reader = wg_reader_load(WG_SOURCE_DIR, &error);
  if (!reader) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  CU_TestInfo tests[] = {
      {"sentences are numbered", sentences_are_numbered},
      {"a fact shows its frame and parties", a_fact_shows_its_frame_and_parties},
      {"parties show how they were found", parties_show_how_they_were_found},
      {"what did not fire tells why", what_did_not_fire_tells_why},
      {"facts told better elsewhere are shown", facts_told_better_elsewhere_are_shown},
      {"a trace changes no fact", a_trace_changes_no_fact},
      {"an empty text has an empty trace", an_empty_text_has_an_empty_trace},
      CU_TEST_INFO_NULL,
  };
  CU_SuiteInfo suites[] = {{"trace", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
  CU_initialize_registry();
  CU_register_suites(suites);
  CU_basic_run_tests();
  guint failures = CU_get_number_of_failures();
  CU_cleanup_registry();
  wg_reader_free(reader);
  return failures ? 1 : 0;
}
