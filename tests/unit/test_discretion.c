// SPDX-License-Identifier: Apache-2.0
// Graphs for publication: what must not be in them, looked for in every format.
#include "exports/job.h"

#include "export_fixture.h"

#define KEY "0123456789abcdef0123456789abcdef"

// Jane Roe, whom the second article calls by another name too, charged by a body whose
// statement is quoted; two firms that have nothing to do with her.
static WgStore *sample(void)
{
  WgStore *store = fx_store("discretion.db");
  for (int i = 0; i < 2; i++) {
    WgReading *r = fx_article(i ? "https://n.example/2" : "https://n.example/1", "2031-04-20");
    g_free(r->record->title);
    r->record->title = g_strdup("Xylophone headline");
    r->record->authors = g_strsplit("Penny Scribbler", "|", -1);
    WgEntity *jane = fx_entity(r, WG_TYPE_PERSON, i ? "Jane Marlene Roe" : "Jane Roe");
    WgEntity *body = fx_entity(r, WG_TYPE_GOVERNMENT_BODY, "Office of Trees");
    WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Works");
    WgEntity *beta = fx_entity(r, WG_TYPE_COMPANY, "Beta Works");
    if (i) fx_alias(r, jane, "Jane Roe");
    WgReport *charge = fx_report(r, "Charge", body, jane);
    charge->matter = fx_list(r, "quixotic fraud");
    charge->quote = "The office charged Jane Roe with quixotic fraud.";
    WgReport *said = fx_report(r, "Statement", body, NULL);
    said->words = "Yonder zebra waits for Roe.";
    said->quote = "\"Yonder zebra waits for Roe,\" it said.";
    WgReport *tie = fx_report(r, "TieSuspension", acme, beta);
    tie->scope = fx_list(r, "its zinc deals");
    tie->attributed_to = wg_arena_new0(r->arena, const WgEntity *, 2);
    tie->attributed_to[0] = jane;
    fx_time(tie, "2031-04", "2031-04-01", "2031-04-30");
    fx_report(r, "RoleHolding", jane, acme)->role = fx_list(r, "treasurer");
    fx_put(store, r);
  }
  return store;
}

static char *publish(const char *format, WgDiscretion discretion)
{
  WgStore *store = sample();
  char *out =
      fx_printed(store, (WgJob){.format = wg_export_find(format), .discretion = &discretion});
  wg_store_free(store);
  return out;
}

static void no_format_holds(WgDiscretion discretion, const char *const *words)
{
  guint n = 0;
  const WgExportFormat *all = wg_export_formats(&n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *out = publish(all[i].name, discretion);
    g_autofree char *folded = g_ascii_strdown(out, -1);
    // The report brings its own words, those of the ontology: the graph's come behind them.
    const char *rows = strstr(folded, "\"rows\":[");
    for (const char *const *w = words; *w; w++) {
      const char *found = strstr(rows ? rows : folded, *w);
      CU_ASSERT_PTR_NULL(found);
      if (found) g_printerr("\n%s holds \"%s\"\n", all[i].name, *w);
    }
  }
}

static const WgDiscretion NO_QUOTES = {.no_quotes = TRUE};
static const WgDiscretion NO_PERSONS = {.no_persons = TRUE};
static const WgDiscretion PSEUDONYMS = {.key = KEY, .key_length = 32};

static void no_words_of_the_press_are_left(void)
{
  static const char *const WORDS[] = {"xylophone", "quixotic", "yonder", "zebra", "zinc",
                                      "\"was\"", "ns#quote>", NULL};
  no_format_holds(NO_QUOTES, WORDS);
  no_format_holds(NO_PERSONS, WORDS);
  no_format_holds(PSEUDONYMS, WORDS);
}

static void hashes_and_offsets_stand_in_their_place(void)
{
  g_autofree char *lines = publish("ntriples", NO_QUOTES);
  g_autofree char *hash = g_compute_checksum_for_string(
      G_CHECKSUM_SHA256, "The office charged Jane Roe with quixotic fraud.", -1);
  g_autofree char *wanted = g_strdup_printf("<wg:quoteHash> \"%s\" .\n", hash);
  CU_ASSERT_EQUAL(fx_count(lines, wanted), 2);
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:begin>"), 8);
  CU_ASSERT(fx_has(lines, "<rdfs:label> \"Statement: Office of Trees\" .\n"));
  CU_ASSERT(fx_has(lines, "<rdfs:label> \"Charge: Office of Trees → Jane "));
  g_autofree char *sorted = fx_sorted(lines);
  CU_ASSERT_STRING_EQUAL(lines, sorted);
}

static void no_person_is_left(void)
{
  static const char *const WORDS[] = {"jane", "roe", "ns#person", "scribbler",
                                      "treasurer", "ns#charge", NULL};
  no_format_holds(NO_PERSONS, WORDS);
  g_autofree char *lines = publish("ntriples", NO_PERSONS);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Report>"), 4);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <schema:NewsArticle>"), 2);
  CU_ASSERT(fx_lacks(lines, "<wg:attributedTo>"));
  CU_ASSERT(fx_has(lines, "<organization/acme-works> <wg:suspendsTiesWith> "
                          "<organization/beta-works>"));
  CU_ASSERT(fx_has(lines, "<wg:quoteHash>"));
}

static void a_pseudonym_tells_nobody(void)
{
  static const char *const WORDS[] = {"jane", "roe", "marlene", "scribbler", "ns#begin",
                                      "quotehash", NULL};
  no_format_holds(PSEUDONYMS, WORDS);
  g_autofree char *lines = publish("ntriples", PSEUDONYMS);
  g_autofree char *open = publish("ntriples", (WgDiscretion){0});
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Person>"), 1);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdfs:label> \"Person "), 1);
  CU_ASSERT(fx_has(lines, "<rdfs:label> \"Charge\" .\n"));
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:holdsRoleAt> <organization/acme-works>"), 1);
  CU_ASSERT(fx_has(lines, "<wg:role> \"treasurer\""));
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> "), fx_count(open, "<rdf:type> "));
  g_autofree char *sorted = fx_sorted(lines);
  CU_ASSERT_STRING_EQUAL(lines, sorted);
  // No event or report keeps an IRI that could be worked out from a name.
  g_auto(GStrv) before = g_strsplit(open, "\n", -1);
  for (guint i = 0; before[i] && *before[i]; i++) {
    g_autofree char *subject = g_strndup(before[i], strcspn(before[i], " "));
    if (strstr(subject, "/id/event/") || strstr(subject, "/id/report/"))
      CU_ASSERT_PTR_NULL(strstr(lines, subject));
  }
}

static void a_key_gives_always_the_same_pseudonyms(void)
{
  g_autofree char *one = publish("nquads", PSEUDONYMS);
  g_autofree char *two = publish("nquads", PSEUDONYMS);
  g_autofree char *other =
      publish("nquads", (WgDiscretion){.key = "another secret of some length", .key_length = 29});
  CU_ASSERT_STRING_EQUAL(one, two);
  CU_ASSERT(strcmp(one, other) != 0);
  CU_ASSERT(fx_has(one, " <https://n.example/1> .\n"));
}

static void a_part_can_be_published(void)
{
  WgStore *store = sample();
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  WgSelection selection = {.classes = (char *[]){(char *)"Charge", NULL}};
  g_autoptr(WgSurvey) survey = wg_survey_new();
  WgJob job = {.format = wg_export_find("trig"), .selection = &selection,
               .discretion = &PSEUDONYMS, .survey = survey};
  CU_ASSERT(wg_job_run(&job, store, fx_ontology, &sink, NULL));
  wg_store_free(store);
  CU_ASSERT_EQUAL(fx_count(out->str, "a wg:Charge"), 3); // merged, and in both articles
  CU_ASSERT_PTR_NULL(strstr(out->str, "Roe"));
  if (fx_have_rapper()) {
    g_autofree char *read = fx_rapper_as(out->str, "trig", "nquads");
    CU_ASSERT_PTR_NOT_NULL(read);
  }
  WgDescription of = {.format = job.format, .base = "http://b.example/", .bytes = job.bytes};
  g_string_truncate(out, 0);
  wg_survey_describe(survey, &of, out);
  CU_ASSERT_PTR_NOT_NULL(strstr(out->str, "ns#Charge> ; void:entities 1 ]"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out->str, "rights \"No licence is declared.\" ;"));
  g_string_free(out, TRUE);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(no_words_of_the_press_are_left),
      FX_TEST(hashes_and_offsets_stand_in_their_place),
      FX_TEST(no_person_is_left),
      FX_TEST(a_pseudonym_tells_nobody),
      FX_TEST(a_key_gives_always_the_same_pseudonyms),
      FX_TEST(a_part_can_be_published),
      CU_TEST_INFO_NULL};
  return fx_run("discretion", tests);
}
