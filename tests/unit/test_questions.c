// SPDX-License-Identifier: Apache-2.0
//
// Every question of docs/queries/ is asked of articles that hold an answer to it.
#include "exports/results.h"

#include "graph_fixture.h"

static WgEntity *firm(WgReading *r, const char *name, const char *country)
{
  WgEntity *e = fx_entity(r, WG_TYPE_COMPANY, name);
  e->country = country;
  return e;
}

static WgReport *day(WgReport *r, const char *date)
{
  fx_time(r, date, date, date);
  return r;
}

static const char WIRE[] =
    "Acme Widgets of Eastmoor said on Friday that it would stop its work with Beta Labs "
    "by the end of the year, and that the seventy engineers of the joint office would "
    "go back to the works at the harbour, where a new hall is being built for them.";

static WgReading *first_article(void)
{
  WgReading *r = fx_article("https://news.example/1", "2031-04-20");
  WgEntity *acme = firm(r, "Acme Widgets", "NOR"), *beta = firm(r, "Beta Labs", "SWE");
  WgEntity *office = fx_entity(r, WG_TYPE_GOVERNMENT_BODY, "Harbour Office");
  WgEntity *jane = fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  g_free(r->record->text);
  r->record->text = g_strdup(WIRE);
  day(fx_report(r, "TieSuspension", beta, acme), "2031-03-01");
  WgReport *charge = day(fx_report(r, "Charge", office, acme), "2031-02-01");
  charge->matter = fx_list(r, "fraud");
  charge->outcome = WG_DISMISSED;
  WgReport *denial = fx_report(r, "Denial", acme, office);
  denial->matter = fx_list(r, "the charges");
  denial->about = 1;
  day(fx_report(r, "RoleHolding", jane, acme), "2030")->role = fx_list(r, "treasurer");
  WgReport *ban = fx_report(r, "Restriction", office, beta);
  ban->reason = fx_list(r, "safety");
  ban->instrument = fx_list(r, "Harbour List");
  fx_report(r, "Ownership", acme, beta);
  fx_report(r, "Ownership", firm(r, "Gamma Group", NULL), acme);
  fx_report(r, "Funding", acme, beta)->modality = WG_PLANNED;
  fx_report(r, "Lawsuit", acme, beta);
  day(fx_report(r, "Partnership", acme, beta), "2031-01-01")->phase = WG_ENDED;
  return r;
}

static WgReading *second_article(void)
{
  WgReading *r = fx_article("https://paper.example/2", "2031-04-21");
  g_free(r->record->text);
  r->record->text = g_strdup(WIRE);
  r->record->corrected = g_strdup("2031-04-22");
  r->record->notice = g_strdup("It was Friday.");
  fx_report(r, "Lawsuit", firm(r, "Acme Widgets", "NOR"), firm(r, "Beta Labs", "SWE"))
      ->polarity = WG_NEGATED;
  return r;
}

// Another source for the ties, one more of Norway's deeds, and a paper that took back what
// it said against the funding.
static WgReading *third_article(void)
{
  WgReading *r = fx_article("https://courier.example/3", "2031-04-25");
  WgEntity *acme = firm(r, "Acme Widgets", "NOR"), *beta = firm(r, "Beta Labs", "SWE");
  fx_report(r, "TieSuspension", beta, acme);
  fx_report(r, "Sanction", fx_known(r, WG_TYPE_COUNTRY, "Norway"), beta);
  fx_report(r, "Origin", beta, fx_known(r, WG_TYPE_COUNTRY, "Sweden"));
  fx_report(r, "Ownership", acme, beta)->polarity = WG_NEGATED;
  return r;
}

static WgReading *fourth_article(void)
{
  WgReading *r = fx_article("https://herald.example/4", "2031-04-26");
  r->record->retracted = g_strdup("");
  fx_report(r, "Ownership", firm(r, "Acme Widgets", "NOR"), firm(r, "Beta Labs", "SWE"))
      ->polarity = WG_NEGATED;
  return r;
}

// The answer as CSV; "" where the question failed.
static char *ask(WgSnapshot *snapshot, const char *path)
{
  GError *error = NULL;
  char *text = NULL;
  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  g_autoptr(WgQuery) query = wg_query_new(text, &error);
  if (!query || !wg_query_load(query, snapshot, WG_QUERY_MOST, &error) ||
      !wg_results_print(query, "csv", NULL, &sink, &error)) {
    g_printerr("\n%s: %s\n", path, error->message);
    g_clear_error(&error);
    g_string_truncate(out, 0);
  }
  g_free(text);
  return g_string_free(out, FALSE);
}

// A cell that must be in the answer of a question.
static const char *wanted_in(const char *file)
{
  static const char *const IN[][2] = {
      {"broken-ties.rq", "Beta Labs,2031-03-01"}, {"charges.rq", ",fraud,https://w3id.org/wiregraph/ns#dismissed,2031-02-01"},
      {"corrections.rq", "It was Friday.,"},
      {"contradictions.rq", "Lawsuit: Acme Widgets"}, {"copies.rq", "paper.example/2"},
      {"denials.rq", "the charges"},              {"measures.rq", "Harbour List,safety"},
      {"ego-network.rq", "Harbour Office"},       {"over.rq", "Partnership"},
      {"outcomes.rq", "Acme Widgets,https://w3id.org/wiregraph/ns#dismissed,Charge: "},
      {"owners.rq", "Gamma Group"},
      {"roles.rq", "Jane Roe,treasurer"},
      {"states.rq", "Norway,https://w3id.org/wiregraph/ns#Sanction,Sweden,"
                    "https://w3id.org/wiregraph/ns#affirmedOnly,1"},
      {"announced.rq", "Funding"}};
  for (guint i = 0; i < G_N_ELEMENTS(IN); i++)
    if (strcmp(IN[i][0], file) == 0) return IN[i][1];
  return "Acme Widgets";
}

// What must not be in it: an event of two sources, one that nobody contradicts, an article
// that was taken back, where a firm comes from.
static const char *unwanted_in(const char *file)
{
  static const char *const OUT[][2] = {{"single-source.rq", "Tie suspension"},
                                       {"contradictions.rq", "herald.example"},
                                       {"states.rq", "ns#Origin"},
                                       {"over.rq", "Ownership"},
                                       {"announced.rq", "Lawsuit"},
                                       {"corrections.rq", "courier.example"}};
  for (guint i = 0; i < G_N_ELEMENTS(OUT); i++)
    if (strcmp(OUT[i][0], file) == 0) return OUT[i][1];
  return "retractedOnly";
}

static void every_question_has_an_answer(void)
{
  WgStore *store = fx_store("questions.db");
  fx_put(store, first_article());
  fx_put(store, second_article());
  fx_put(store, third_article());
  fx_put(store, fourth_article());
  GError *error = NULL;
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(store, fx_ontology, &error);
  g_assert_no_error(error);
  g_autofree char *folder = g_build_filename(WG_SOURCE_DIR, "docs", "queries", NULL);
  GDir *dir = g_dir_open(folder, 0, NULL);
  guint asked = 0;
  for (const char *name; (name = g_dir_read_name(dir));) {
    if (!g_str_has_suffix(name, ".rq")) continue;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *answer = ask(snapshot, path);
    if (!strstr(answer, wanted_in(name)))
      g_printerr("\n%s: lacks %s:\n%s\n", name, wanted_in(name), answer);
    CU_ASSERT_PTR_NOT_NULL(strstr(answer, wanted_in(name)));
    CU_ASSERT_PTR_NULL(strstr(answer, unwanted_in(name)));
    asked++;
  }
  CU_ASSERT(asked >= 12);
  g_dir_close(dir);
  wg_store_free(store);
}

int main(void)
{
  const CU_TestInfo tests[] = {FX_TEST(every_question_has_an_answer),
                               CU_TEST_INFO_NULL};
  return fx_run("questions", tests);
}
