// SPDX-License-Identifier: Apache-2.0
/// Amounts, outcomes, places, instruments and what a report concerns: sentences of our own
/// through the whole reader.
#include "extract/settle/amounts.h"

#include <string.h>

#include "reader_fixture.h"

/// The first report of the class, or NULL.
static const WgReport *find(const WgReading *reading, const char *event_class)
{
  for (guint32 i = 0; i < reading->n_reports; i++)
    if (g_str_equal(reading->reports[i].event_class, event_class)) return &reading->reports[i];
  return NULL;
}

static void check(gboolean right, const char *sentence, const char *what)
{
  CU_ASSERT_TRUE(right);
  if (!right) g_printerr("%s: %s\n", what, sentence);
}

// ------------------------------------------------------------------ amounts alone

/// The sentence's amounts as "value unit; …".
static char *amounts_of(const char *text)
{
  WgArena *arena = wg_arena_new();
  guint32 n_sentences;
  WgSlice slice = wg_slice(text);
  WgSentence *s = wg_language_split(arena, slice, 0, (guint32)slice.len, &n_sentences);
  wg_language_annotate(wg_reader_language(reader), arena, &s[0]);
  guint n;
  const WgAmount *amounts = wg_amounts_find(arena, &s[0], &n);
  static const char *const UNITS[] = {"", "percent", "year", "count"};
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(out, "%s%s %s", i ? "; " : "", amounts[i].value,
                           amounts[i].currency ? amounts[i].currency : UNITS[amounts[i].kind]);
  wg_arena_free(arena);
  return g_string_free(out, FALSE);
}

static void amounts_are_read_digit_by_digit(void)
{
  static const struct {
    const char *text, *want;
  } ROWS[] = {
      {"It paid US$310 million.", "310000000 USD"},
      {"It paid $3.4 million.", "3400000 USD"},
      {"It paid 1.2 million euros.", "1200000 EUR"},
      {"It paid £2bn.", "2000000000 GBP"},
      {"It paid C$40 million.", "40000000 CAD"},
      {"It paid 900,000 yuan.", "900000 CNY"},
      {"It paid 3 million Canadian dollars.", "3000000 CAD"},
      {"It paid 5 billion Hong Kong dollars.", "5000000000 HKD"},
      {"It paid a billion dollars.", "1000000000 USD"},
      {"It paid half a million pounds.", "500000 GBP"},
      {"It signed a $40-million contract.", "40000000 USD"},
      {"It paid €1,234.50 and $0.75.", "1234.5 EUR; 0.75 USD"},
      {"It paid twenty-five million yen.", "25000000 JPY"},
      {"It paid Rs 500 crore.", "5000000000 INR"},
      {"It holds 12.5 percent of the firm.", "12.5 percent"},
      {"It holds a 30% stake.", "30 percent"},
      {"It holds 20 per cent of it.", "20 percent"},
      {"He got 18 months in prison.", "1.5 year"},
      {"He got five years and six months in jail.", "5.5 year"},
      {"He got a three-year sentence.", "3 year"},
      {"He got 14 months.", "1.17 year"},
      {"It sold 10 million shares.", "10000000 count"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autofree char *got = amounts_of(ROWS[i].text);
    CU_ASSERT_STRING_EQUAL(got, ROWS[i].want);
    if (!g_str_equal(got, ROWS[i].want)) g_printerr("%s: %s\n", ROWS[i].text, got);
  }
}

static void ranges_weights_and_vague_sums_are_no_amounts(void)
{
  static const char *const NONE[] = {
      "It paid between $3 million and $5 million.", "It paid $3 million to $5 million.",
      "It paid $3-5 million.",                      "It paid tens of millions of dollars.",
      "It weighs 40 pounds of steel.",              "It paid ¥300 million.",
      "She is 45 years old.",                       "It began two years ago.",
      "Its team won 3 won games.",                  "It paid."};
  for (guint i = 0; i < G_N_ELEMENTS(NONE); i++) {
    g_autofree char *got = amounts_of(NONE[i]);
    check(*got == '\0', NONE[i], got);
  }
}

// ------------------------------------------------------------------ amounts of facts

static void facts_have_the_amount_of_their_clause(void)
{
  static const struct {
    const char *text, *event_class, *amount, *currency, *unit;
  } ROWS[] = {
      {"China fined Ericsson $310 million.", "Penalty", "310000000", "USD", NULL},
      {"The EU hit Nokia with a fine of 2.4 billion euros.", "Penalty", "2400000000", "EUR", NULL},
      {"A judge sentenced John Roe to 18 months in prison.", "Penalty", "1.5", NULL, "year"},
      {"John Roe was sentenced to 10 years in prison in a $5 million fraud.", "Penalty", "10", NULL,
       "year"},
      {"John Roe was sentenced to 30 months in prison followed by three years of supervised release.",
       "Penalty", "2.5", NULL, "year"},
      {"John Roe received a prison term of seven years.", "Penalty", "7", NULL, "year"},
      {"Nokia acquired a 30% stake in Ericsson for €1.5 billion.", "Ownership", "30", NULL,
       "percent"},
      {"Nokia invested $40 million in Ericsson.", "Funding", "40000000", "USD", NULL},
      {"Nokia signed a $40-million contract with Ericsson.", "Partnership", "40000000", "USD", NULL},
      {"Nokia sued Ericsson for $75 million.", "Lawsuit", "75000000", "USD", NULL},
      {"The US imposed a 25% tariff on Chinese goods.", "Sanction", "25", NULL, "percent"},
      // not theirs
      {"The US imposed sanctions on Iran over its $2 billion programme.", "Sanction", NULL, NULL,
       NULL},
      {"Nokia sued Ericsson, which had sales of $3 billion.", "Lawsuit", NULL, NULL, NULL},
      {"China fined Ericsson for evading $3 million in taxes.", "Penalty", NULL, NULL, NULL},
      {"The US charged Nokia with stealing $3 million.", "Charge", NULL, NULL, NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgReading) reading = fx_read(ROWS[i].text);
    const WgReport *r = find(reading, ROWS[i].event_class);
    check(r != NULL, ROWS[i].text, "no fact");
    if (!r) continue;
    check(g_strcmp0(r->amount, ROWS[i].amount) == 0, ROWS[i].text, r->amount ? r->amount : "none");
    check(g_strcmp0(r->currency, ROWS[i].currency) == 0, ROWS[i].text, "currency");
    check(g_strcmp0(r->unit, ROWS[i].unit) == 0, ROWS[i].text, "unit");
  }
}

static void sums_are_no_matters(void)
{
  g_autoptr(WgReading) reading = fx_read("Nokia sued Ericsson for $75 million.");
  const WgReport *r = find(reading, "Lawsuit");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT_TRUE(!r->matter || !r->matter[0]);
}

// ------------------------------------------------------------------ outcomes

static void outcomes_are_told_where_they_came_to_pass(void)
{
  static const struct {
    const char *text, *event_class;
    WgOutcome outcome;
  } ROWS[] = {
      {"A judge dismissed the charges against John Roe.", "Charge", WG_DISMISSED},
      {"The charges against John Roe were dropped.", "Charge", WG_DISMISSED},
      {"John Roe pleaded guilty to charges of fraud.", "Charge", WG_CONVICTED},
      {"A jury acquitted John Roe of charges of spying.", "Charge", WG_ACQUITTED},
      {"A court overturned the indictment of John Roe.", "Charge", WG_OVERTURNED},
      {"Nokia settled its lawsuit against Ericsson.", "Lawsuit", WG_SETTLED},
      {"John Roe pleaded not guilty to charges of fraud.", "Charge", WG_NO_OUTCOME},
      {"Lawyers asked the court to dismiss the charges against John Roe.", "Charge",
       WG_NO_OUTCOME},
      {"The judge may dismiss the charges against John Roe.", "Charge", WG_NO_OUTCOME},
      {"The judge refused to dismiss the charges against John Roe.", "Charge", WG_NO_OUTCOME},
      {"Prosecutors charged John Roe with fraud.", "Charge", WG_NO_OUTCOME},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgReading) reading = fx_read(ROWS[i].text);
    const WgReport *r = find(reading, ROWS[i].event_class);
    check(!r || r->outcome == ROWS[i].outcome, ROWS[i].text, "outcome");
    check(r || ROWS[i].outcome == WG_NO_OUTCOME, ROWS[i].text, "no fact");
  }
}

// ------------------------------------------------------------------ places, instruments

static void places_are_those_of_the_act(void)
{
  static const struct {
    const char *text, *event_class, *place;
  } ROWS[] = {
      {"John Roe was arrested in Vancouver.", "Arrest", "Vancouver"},
      {"The United States is seeking the extradition of John Roe from Canada.", "Extradition",
       "Canada"},
      {"Canada extradited John Roe to the United States.", "Extradition", "Canada"},
      {"Police arrested John Roe on Monday.", "Arrest", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgReading) reading = fx_read(ROWS[i].text);
    const WgReport *r = find(reading, ROWS[i].event_class);
    check(r != NULL, ROWS[i].text, "no fact");
    if (r) check(g_strcmp0(r->place ? r->place->name : NULL, ROWS[i].place) == 0, ROWS[i].text, "place");
  }
}

static void instruments_are_names_of_laws_and_lists(void)
{
  static const struct {
    const char *text, *event_class, *instrument;
  } ROWS[] = {
      {"The United States added Nokia to the Entity List.", "Restriction", "Entity List"},
      {"The US charged Nokia with violating the Arms Export Control Act.", "Charge",
       "Arms Export Control Act"},
      {"The US banned Nokia by Executive Order 13873.", "Restriction", "Executive Order 13873"},
      {"The US banned Nokia.", "Restriction", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgReading) reading = fx_read(ROWS[i].text);
    const WgReport *r = find(reading, ROWS[i].event_class);
    check(r != NULL, ROWS[i].text, "no fact");
    if (!r) continue;
    const char *first = r->instrument ? r->instrument[0] : NULL;
    check(g_strcmp0(first, ROWS[i].instrument) == 0, ROWS[i].text, first ? first : "none");
  }
}

static void reasons_are_brief(void)
{
  static const struct {
    const char *text, *event_class, *reason;
  } ROWS[] = {
      {"Nokia cut ties with Ericsson over security concerns that were raised in May.",
       "TieSuspension", "security concerns"},
      {"The US banned Nokia, citing security concerns.", "Restriction", "security concerns"},
      {"The US banned Nokia for violating an embargo.", "Restriction", "violating an embargo"},
      {"The US imposed sanctions on Iran because of its missiles.", "Sanction", "its missiles"},
      {"The US banned Nokia for two years.", "Restriction", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgReading) reading = fx_read(ROWS[i].text);
    const WgReport *r = find(reading, ROWS[i].event_class);
    check(r != NULL, ROWS[i].text, "no fact");
    if (!r) continue;
    const char *first = r->reason ? r->reason[0] : NULL;
    check(g_strcmp0(first, ROWS[i].reason) == 0, ROWS[i].text, first ? first : "none");
  }
}

// ------------------------------------------------------------------ about

static void reports_point_at_what_they_concern(void)
{
  static const struct {
    const char *text, *event_class, *about;
  } ROWS[] = {
      {"The United States accused Nokia of stealing secrets. Nokia denied the accusation.",
       "Denial", "Accusation"},
      {"\"The United States banned Nokia without any reason at all,\" said John Roe.", "Statement",
       "Restriction"},
      {"Nokia sued the United States over a ban on Nokia.", "Lawsuit", "Restriction"},
      {"Nokia denied the accusation.", "Denial", NULL},
      {"The United States accused Ericsson of stealing secrets. Nokia denied that it was late.",
       "Denial", NULL},
      {"Nokia sued Ericsson after it bought Intel.", "Lawsuit", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgReading) reading = fx_read(ROWS[i].text);
    const WgReport *r = find(reading, ROWS[i].event_class);
    check(r != NULL, ROWS[i].text, "no fact");
    if (!r) continue;
    const char *about = r->about < 0 ? NULL : reading->reports[r->about].event_class;
    check(g_strcmp0(about, ROWS[i].about) == 0, ROWS[i].text, about ? about : "nothing");
  }
}

static void every_about_is_another_report(void)
{
  g_autoptr(WgReading) reading = fx_read(
      "The United States accused Nokia of theft. \"Nokia sued Ericsson in May,\" said John Roe. "
      "Nokia denied the charges. The EU is investigating Nokia over the theft.");
  for (guint32 i = 0; i < reading->n_reports; i++) {
    CU_ASSERT_TRUE(reading->reports[i].about < (gint32)reading->n_reports);
    CU_ASSERT_TRUE(reading->reports[i].about != (gint32)i);
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(amounts_are_read_digit_by_digit),
      FX_TEST(ranges_weights_and_vague_sums_are_no_amounts),
      FX_TEST(facts_have_the_amount_of_their_clause),
      FX_TEST(sums_are_no_matters),
      FX_TEST(outcomes_are_told_where_they_came_to_pass),
      FX_TEST(places_are_those_of_the_act),
      FX_TEST(instruments_are_names_of_laws_and_lists),
      FX_TEST(reasons_are_brief),
      FX_TEST(reports_point_at_what_they_concern),
      FX_TEST(every_about_is_another_report),
      CU_TEST_INFO_NULL};
  return fx_frames_suite("slots", tests);
}
