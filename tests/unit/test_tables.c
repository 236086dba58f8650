// SPDX-License-Identifier: Apache-2.0
// The tables for statistics, as rows of a small store. A party's columns are shown by
// name and country alone.
#include "exports/job.h"

#include "export_fixture.h"

// An article of this day with a tie that `who` cut with `whom` at a time.
static WgReading *tie(const char *url, const char *day, const char *time,
                      const char *earliest, const char *latest, WgPhase phase)
{
  WgReading *r = fx_article(url, day);
  WgEntity *who = fx_entity(r, WG_TYPE_UNIVERSITY, "Alder College");
  WgEntity *whom = fx_entity(r, WG_TYPE_COMPANY, "Birch Works");
  whom->country = "NOR";
  WgReport *report = fx_report(r, "TieSuspension", who, whom);
  report->phase = phase;
  if (phase == WG_ENDED) report->polarity = WG_NEGATED;
  if (time) fx_time(report, time, earliest, latest);
  return r;
}

static WgStore *sample(void)
{
  WgStore *store = fx_store("tables.db");
  fx_put(store, tie("https://n.example/1", "2030-03-02", "2030-02", "2030-02-01",
                    "2030-02-28", WG_BEGUN));
  fx_put(store, tie("https://n.example/2", "2030-05-01", "2030-04", "2030-04-01",
                    "2030-04-30", WG_ENDED));
  WgReading *r = tie("https://n.example/3", "2030-08-10", "2030-08-09", "2030-08-09",
                     "2030-08-09", WG_BEGUN);
  r->reports[0].confidence = 93;
  WgEntity *jane = fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  fx_report(r, "RoleHolding", jane, r->entities[0])->role = fx_list(r, "dean");
  r->reports[1].phase = WG_ENDED;
  fx_time(&r->reports[1], "2029", "2029-01-01", "2029-12-31");
  fx_put(store, r);
  fx_put(store, fx_article("https://n.example/4", "2030-08-11")); // tells nothing
  fx_put(store, fx_article("https://n.example/5", "2031-01-05"));
  return store;
}

// The table, every row but the first without the IRIs in it; CR LF as LF. Caller frees.
static char *table(const char *format, WgJob job)
{
  WgStore *store = sample();
  job.format = wg_export_find(format);
  g_autofree char *out = fx_printed(store, job);
  wg_store_free(store);
  g_autoptr(GRegex) iri = g_regex_new("https://[^,\r]*", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal(iri, out, -1, 0, "", 0, NULL);
  g_auto(GStrv) lines = g_strsplit(bare, "\r\n", -1);
  return g_strjoinv("\n", lines);
}

static void same(const char *got, const char *wanted)
{
  const char *rows = strchr(got, '\n') + 1; // behind the names of the columns
  CU_ASSERT_STRING_EQUAL(rows, wanted);
  if (strcmp(rows, wanted)) g_printerr("\n%s\nnot\n%s\n", rows, wanted);
}

static void an_occurrence_is_a_row(void)
{
  g_autofree char *got = table("occurrences", (WgJob){0});
  CU_ASSERT(g_str_has_prefix(got, "date,precision,first_day,last_day,class,phase,polarity,"
                                  "modality,actor,actor_name,actor_type,actor_country,"
                                  "target,target_name,target_type,target_country,standing,"
                                  "reports,sources,confidence,cameo,plover,event,"
                                  "occurrence\n"));
  same(got,
       "2029,year,2029-01-01,2029-12-31,RoleHolding,ended,affirmed,actual,,Jane Roe,Person,,,"
       "Alder College,University,,over,1,1,0.80,,,,\n"
       "2030-02,month,2030-02-01,2030-02-28,TieSuspension,begun,affirmed,actual,,"
       "Alder College,University,,,Birch Works,Company,NOR,affirmedOnly,1,1,0.80,160,"
       "SANCTION,,\n"
       "2030-04,month,2030-04-01,2030-04-30,TieSuspension,ended,negated,actual,,"
       "Alder College,University,,,Birch Works,Company,NOR,affirmedOnly,1,1,0.80,,,,\n"
       "2030-08,month,2030-08-01,2030-08-31,TieSuspension,begun,affirmed,actual,,"
       "Alder College,University,,,Birch Works,Company,NOR,affirmedOnly,1,1,0.93,160,"
       "SANCTION,,\n");
}

#define DYAD ",,Alder College,University,,,Birch Works,Company,NOR,TieSuspension,"
static void the_panel_has_the_articles_read_as_denominator(void)
{
  g_autofree char *got = table("panel", (WgJob){0});
  same(got, "2030-02" DYAD "1,0,0,0,0,0\n"
            "2030-03" DYAD "0,0,1,1,1,1\n"
            "2030-04" DYAD "0,1,0,0,0,0\n"
            "2030-05" DYAD "0,0,1,1,1,1\n"
            "2030-08" DYAD "1,0,1,1,2,2\n"
            "2030-08,,Jane Roe,Person,,,Alder College,University,,RoleHolding,0,0,1,1,2,2\n"
            "\nmonth,articles_read,originals_read\n"
            "2030-02,0,0\n2030-03,1,1\n2030-04,0,0\n2030-05,1,1\n2030-08,2,2\n2031-01,1,1\n");
}

static void a_selection_has_the_denominator_of_the_whole(void)
{
  WgSelection selection = {.classes = (char *[]){(char *)"RoleHolding", NULL}};
  g_autofree char *got = table("panel", (WgJob){.selection = &selection});
  same(got, "2030-08,,Jane Roe,Person,,,Alder College,University,,RoleHolding,0,0,1,1,2,2\n"
            "\nmonth,articles_read,originals_read\n"
            "2030-03,1,1\n2030-05,1,1\n2030-08,2,2\n2031-01,1,1\n");
}

#define SEEN ",2030-03-02,2031-01-05,"
static void a_spell_ends_or_is_censored(void)
{
  g_autofree char *got = table("spells", (WgJob){0});
  CU_ASSERT_PTR_NOT_NULL(strstr(got, ",spell,start,start_precision,end,end_precision,"
                                     "left_censored,right_censored,over,months,observed_from,"
                                     "observed_until,standing,event\n"));
  CU_ASSERT(fx_has(got, "TieSuspension,,Alder College,University,,,Birch Works,Company,NOR,"
                        "1,2030-02,month,2030-04,month,0,0,1,2" SEEN "affirmedOnly,\n"));
  CU_ASSERT(fx_has(got, "NOR,2,2030-08,month,,,0,1,0,5" SEEN "affirmedOnly,\n"));
  CU_ASSERT(fx_has(got, "RoleHolding,,Jane Roe,Person,,,Alder College,University,,"
                        "1,,,2029,year,1,0,1," SEEN "over,\n"));
  CU_ASSERT_EQUAL(fx_count(got, "\n"), 4);
}

static void states_take_the_place_of_parties(void)
{
  g_autofree char *got = table("spells", (WgJob){.roll_up = TRUE});
  CU_ASSERT_EQUAL(fx_count(got, ",Alder College,University,,,Norway,Country,NOR,"), 2);
}

static void what_was_retracted_counts_for_nothing(void)
{
  WgStore *store = fx_store("retracted.db");
  WgReading *r = tie("https://n.example/1", "2030-03-02", "2030-02", "2030-02-01",
                     "2030-02-28", WG_BEGUN);
  r->record->retracted = g_strdup("2030-04-01");
  fx_put(store, r);
  g_autofree char *occurrences = fx_export(store, "occurrences");
  g_autofree char *panel = fx_export(store, "panel");
  wg_store_free(store);
  CU_ASSERT_EQUAL(fx_count(occurrences, "\r\n"), 1);
  CU_ASSERT_PTR_NULL(strstr(panel, "TieSuspension"));
  CU_ASSERT_PTR_NOT_NULL(strstr(panel, "\r\n2030-03,1,1\r\n"));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(an_occurrence_is_a_row),
      FX_TEST(the_panel_has_the_articles_read_as_denominator),
      FX_TEST(a_selection_has_the_denominator_of_the_whole),
      FX_TEST(a_spell_ends_or_is_censored),
      FX_TEST(states_take_the_place_of_parties),
      FX_TEST(what_was_retracted_counts_for_nothing),
      CU_TEST_INFO_NULL};
  return fx_run("tables", tests);
}
