// SPDX-License-Identifier: Apache-2.0
#include "graph/merge.h"

#include "graph/sorter.h"
#include "graph_fixture.h"

static guint articles_made;

// An article of its own URL, published on `date`.
static WgReading *article(const char *date)
{
  g_autofree char *url = g_strdup_printf("https://news.example/%u", articles_made++);
  return fx_article(url, date);
}

static WgReport *tie(WgReading *r)
{
  return fx_report(r, "TieSuspension", fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets"),
                   fx_entity(r, WG_TYPE_COMPANY, "Beta Labs"));
}

// The merged graph of one store of these articles, which are freed.
static char *merged(WgReading *const *readings, guint n)
{
  WgStore *store = fx_store("merge.db");
  for (guint i = 0; i < n; i++) fx_put(store, readings[i]);
  char *lines = fx_merged(store);
  wg_store_free(store);
  return lines;
}

#define MERGED(...)                        \
  merged((WgReading *[]){__VA_ARGS__},     \
         (guint)G_N_ELEMENTS(((WgReading *[]){__VA_ARGS__})))

static gboolean count_nothing(const WgStatement *s, void *context, GError **error)
{
  (void)s;
  (void)context;
  (void)error;
  return TRUE;
}

static void an_event_counts_its_reports_and_sources(void)
{
  WgReading *one = article("2031-03-01"), *two = article("2031-05-02T10:00:00Z");
  WgReading *three = article(NULL);
  tie(one);
  tie(two)->source_words = fx_list(two, "an official");
  tie(two);
  tie(three);
  g_autofree char *lines = MERGED(one, two, three);
  CU_ASSERT(fx_has(lines, "<wg:reportCount> \"4\"^^<xsd:integer>\n"));
  CU_ASSERT(fx_has(lines, "<wg:independentSources> \"3\"^^<xsd:integer>\n"));
  CU_ASSERT(fx_has(lines, "<wg:firstReported> \"2031-03-01\"^^<xsd:date>\n"));
  CU_ASSERT(fx_has(lines, "<wg:lastReported> \"2031-05-02\"^^<xsd:date>\n"));
  CU_ASSERT(fx_has(lines, "<wg:standing> <wg:affirmedOnly>\n"));
  CU_ASSERT(fx_has(lines, "<rdfs:label> \"Tie suspension: Acme Widgets → Beta Labs\"\n"));
  CU_ASSERT(fx_has(lines, "<organization/acme-widgets> <wg:suspendsTiesWith> "
                          "<organization/beta-labs>\n"));
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:TieSuspension>"), 1);
}

typedef struct telling {
  const char *date;
  WgPolarity polarity;
  WgModality modality;
  WgPhase phase;
} Telling;

static void stands(const char *standing, gboolean flat, const Telling *told, guint n)
{
  WgReading *readings[8];
  for (guint i = 0; i < n; i++) {
    readings[i] = article(told[i].date);
    WgReport *r = tie(readings[i]);
    r->polarity = told[i].polarity;
    r->modality = told[i].modality;
    r->phase = told[i].phase;
  }
  g_autofree char *lines = merged(readings, n);
  g_autofree char *line = g_strdup_printf("<wg:standing> <wg:%s>\n", standing);
  CU_ASSERT(fx_has(lines, line));
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:standing>"), 1);
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:suspendsTiesWith>"), flat ? 1 : 0);
}

#define STANDS(standing, flat, ...)                    \
  stands(standing, flat, (const Telling[]){__VA_ARGS__}, \
         (guint)G_N_ELEMENTS(((const Telling[]){__VA_ARGS__})))

static void standing_follows_what_is_told_as_fact(void)
{
  STANDS("affirmedOnly", TRUE, {"2031-01-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN});
  STANDS("affirmedOnly", TRUE, {"2031-01-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN},
         {"2031-01-02", WG_NEGATED, WG_ALLEGED, WG_BEGUN});
  STANDS("disputed", TRUE, {"2031-01-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN},
         {"2031-01-02", WG_NEGATED, WG_ACTUAL, WG_BEGUN});
  STANDS("negatedOnly", FALSE, {"2031-01-01", WG_NEGATED, WG_ACTUAL, WG_BEGUN});
  STANDS("notActual", FALSE, {"2031-01-01", WG_AFFIRMED, WG_PLANNED, WG_BEGUN},
         {"2031-01-01", WG_AFFIRMED, WG_POSSIBLE, WG_BEGUN},
         {"2031-01-01", WG_NEGATED, WG_ALLEGED, WG_BEGUN});
}

static void what_the_latest_report_calls_ended_is_over(void)
{
  STANDS("over", FALSE, {"2031-01-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN},
         {"2031-02-01", WG_NEGATED, WG_ACTUAL, WG_ENDED});
  STANDS("over", FALSE, {"2031-02-01", WG_NEGATED, WG_ACTUAL, WG_ENDED},
         {"2031-01-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN});
  STANDS("over", FALSE, {"2031-02-01", WG_AFFIRMED, WG_ACTUAL, WG_ENDED},
         {"2031-02-01", WG_AFFIRMED, WG_ACTUAL, WG_ONGOING});
  STANDS("affirmedOnly", TRUE, {"2031-01-01", WG_NEGATED, WG_ACTUAL, WG_ENDED},
         {"2031-02-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN});
  STANDS("affirmedOnly", TRUE, {"2031-01-01", WG_AFFIRMED, WG_ACTUAL, WG_BEGUN},
         {"2031-02-01", WG_NEGATED, WG_PLANNED, WG_ENDED});
}

static void within_one_day_the_time_told_decides(void)
{
  WgReading *r = article("2031-02-01");
  fx_time(tie(r), "2030-06", "2030-06-01", "2030-06-30");
  WgReport *end = tie(r);
  end->phase = WG_ENDED;
  fx_time(end, "2029", "2029-01-01", "2029-12-31");
  g_autofree char *lines = MERGED(r);
  CU_ASSERT(fx_has(lines, "<wg:standing> <wg:affirmedOnly>\n"));
}

static void what_a_retracted_article_tells_supports_nothing(void)
{
  WgReading *one = article("2031-01-01"), *two = article("2031-01-02");
  WgReading *three = article("2031-01-03");
  fx_time(tie(one), "2031-01", "2031-01-01", "2031-01-31");
  one->record->retracted = g_strdup("2031-01-09");
  tie(two)->polarity = WG_NEGATED;
  fx_report(three, "Lawsuit", fx_entity(three, WG_TYPE_COMPANY, "Acme Widgets"),
            fx_entity(three, WG_TYPE_COMPANY, "Beta Labs"));
  three->record->retracted = g_strdup("");
  g_autofree char *lines = MERGED(one, two, three);
  CU_ASSERT(fx_has(lines, "<wg:standing> <wg:negatedOnly>\n"));
  CU_ASSERT(fx_has(lines, "<wg:reportCount> \"2\"^^<xsd:integer>\n"));
  CU_ASSERT(fx_has(lines, "<wg:independentSources> \"1\"^^<xsd:integer>\n"));
  CU_ASSERT(fx_has(lines, "<wg:standing> <wg:retractedOnly>\n"));
  CU_ASSERT(fx_has(lines, "<wg:independentSources> \"0\"^^<xsd:integer>\n"));
  CU_ASSERT(fx_lacks(lines, "<wg:suspendsTiesWith>"));
  CU_ASSERT(fx_lacks(lines, "<wg:sues>"));
  CU_ASSERT(fx_lacks(lines, "<wg:Occurrence>"));
}

static void a_corrected_article_counts_like_any_other(void)
{
  WgReading *r = article("2031-01-01");
  tie(r);
  r->record->corrected = g_strdup("");
  g_autofree char *lines = MERGED(r);
  CU_ASSERT(fx_has(lines, "<wg:standing> <wg:affirmedOnly>\n"));
  CU_ASSERT(fx_has(lines, "<wg:independentSources> \"1\"^^<xsd:integer>\n"));
}

static void an_event_bears_the_outcomes_that_its_reports_tell_as_fact(void)
{
  WgReading *one = article("2031-01-01"), *two = article("2031-01-02");
  WgReading *three = article("2031-01-03"), *four = article("2031-01-04");
  WgReading *all[] = {one, two, three, four};
  WgReport *charges[4];
  for (int i = 0; i < 4; i++)
    charges[i] = fx_report(all[i], "Charge",
                           fx_entity(all[i], WG_TYPE_GOVERNMENT_BODY, "Harbour Office"),
                           fx_entity(all[i], WG_TYPE_COMPANY, "Acme Widgets"));
  charges[1]->outcome = WG_DISMISSED;
  charges[2]->outcome = WG_SETTLED;
  charges[2]->modality = WG_POSSIBLE;
  charges[3]->outcome = WG_CONVICTED;
  four->record->retracted = g_strdup("");
  g_autofree char *lines = merged(all, 4);
  CU_ASSERT(fx_has(lines, "<wg:outcome> <wg:dismissed>\n"));
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:outcome>"), 1);
}

static void a_person_is_never_flatly_accused(void)
{
  WgReading *r = article("2031-02-01");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets");
  fx_report(r, "Accusation", acme, fx_entity(r, WG_TYPE_PERSON, "Jane Roe"));
  fx_report(r, "Accusation", acme, fx_entity(r, WG_TYPE_COMPANY, "Beta Labs"));
  fx_report(r, "Charge", acme, r->entities[1]);
  g_autofree char *lines = MERGED(r);
  CU_ASSERT(fx_lacks(lines, "<wg:accuses> <person/jane-roe>"));
  CU_ASSERT(fx_has(lines, "<wg:accuses> <organization/beta-labs>\n"));
  CU_ASSERT(fx_has(lines, "<wg:charges> <person/jane-roe>\n"));
}

static void flat_triples_want_two_parties_and_go_both_ways_where_symmetric(void)
{
  WgReading *r = article("2031-02-01");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets");
  fx_report(r, "Partnership", fx_entity(r, WG_TYPE_COMPANY, "Beta Labs"), acme);
  fx_report(r, "TieSuspension", acme, NULL);
  fx_report(r, "Statement", acme, NULL)->words = "we are pleased";
  g_autofree char *lines = MERGED(r);
  CU_ASSERT(fx_has(lines, "<organization/acme-widgets> <wg:partnerOf> <organization/beta-labs>\n"));
  CU_ASSERT(fx_has(lines, "<organization/beta-labs> <wg:partnerOf> <organization/acme-widgets>\n"));
  CU_ASSERT_EQUAL(fx_count(lines, "suspendsTiesWith"), 0);
}

static void occurrences_are_of_months_or_years_told_as_fact(void)
{
  WgReading *r = article("2031-02-01"), *s = article("2031-02-02");
  fx_time(tie(r), "2030-06-05", "2030-06-05", "2030-06-05");
  fx_time(tie(s), "2030-06", "2030-06-01", "2030-06-30");
  WgReading *year = article("2031-02-03"), *plan = article("2031-02-04");
  fx_time(tie(year), "2030", "2030-01-01", "2030-12-31");
  WgReport *planned = tie(plan);
  planned->modality = WG_PLANNED;
  fx_time(planned, "2031-06", "2031-06-01", "2031-06-30");
  WgReading *on = article("2031-02-05");
  WgReport *ongoing = tie(on);
  ongoing->phase = WG_ONGOING;
  fx_time(ongoing, "2031-02", "2031-02-01", "2031-02-28");
  g_autofree char *lines = MERGED(r, s, year, plan, on);
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:Occurrence>"), 2);
  CU_ASSERT_EQUAL(fx_count(lines, "<wg:inOccurrence>"), 3);
  CU_ASSERT(fx_has(lines, "<dcterms:date> \"2030-06\"^^<xsd:gYearMonth>\n"));
  CU_ASSERT(fx_has(lines, "<wg:precision> \"year\"\n"));
}

static WgReading *calls(const char *date, const char *name, const char *alias,
                        WgEntityType type)
{
  WgReading *r = article(date);
  WgEntity *e = fx_entity(r, type, name);
  if (alias) fx_alias(r, e, alias);
  fx_report(r, "TieSuspension", e, fx_entity(r, WG_TYPE_COMPANY, "Beta Labs"));
  return r;
}

static void a_declared_alias_joins_two_names(void)
{
  g_autofree char *lines =
      MERGED(calls("2031-01-01", "Acme Institute of Widgets", "AIW", WG_TYPE_UNIVERSITY),
             calls("2031-01-02", "AIW", NULL, WG_TYPE_ORGANIZATION),
             calls("2031-01-03", "Acme Institute of Widgets", NULL, WG_TYPE_UNIVERSITY));
  CU_ASSERT(fx_has(lines, "<organization/aiw> <dcterms:isReplacedBy> "
                          "<organization/acme-institute-of-widgets>\n"));
  CU_ASSERT(fx_has(lines, "<organization/acme-institute-of-widgets> <skos:altLabel> \"AIW\"\n"));
  CU_ASSERT(fx_has(lines, "<organization/acme-institute-of-widgets> <rdf:type> <wg:University>\n"));
  CU_ASSERT(fx_lacks(lines, "<organization/aiw> <rdf:type>"));
  CU_ASSERT_EQUAL(fx_count(lines, "<rdf:type> <wg:TieSuspension>"), 1);
  CU_ASSERT(fx_has(lines, "<wg:reportCount> \"3\"^^<xsd:integer>\n"));
  // The event under the name given up points to the one in use.
  CU_ASSERT_EQUAL(fx_count(lines, "> <dcterms:isReplacedBy> <event/"), 1);
}

static void an_alias_of_two_bearers_joins_nobody(void)
{
  g_autofree char *lines =
      MERGED(calls("2031-01-01", "Acme Institute of Widgets", "AIW", WG_TYPE_UNIVERSITY),
             calls("2031-01-02", "Agency for Inland Water", "AIW", WG_TYPE_GOVERNMENT_BODY),
             calls("2031-01-03", "AIW", NULL, WG_TYPE_ORGANIZATION));
  CU_ASSERT(fx_lacks(lines, "isReplacedBy"));
}

static void a_surname_joins_no_persons(void)
{
  g_autofree char *lines =
      MERGED(calls("2031-01-01", "Jane Roe", "Roe", WG_TYPE_PERSON),
             calls("2031-01-02", "Roe", NULL, WG_TYPE_PERSON));
  CU_ASSERT(fx_lacks(lines, "isReplacedBy"));
  g_autofree char *full =
      MERGED(calls("2031-01-01", "Jane Roe", "Janet Roe", WG_TYPE_PERSON),
             calls("2031-01-02", "Janet Roe", NULL, WG_TYPE_PERSON));
  CU_ASSERT(fx_has(full, "<person/janet-roe> <dcterms:isReplacedBy> <person/jane-roe>\n"));
}

static void kinds_keep_namesakes_apart(void)
{
  g_autofree char *lines =
      MERGED(calls("2031-01-01", "Zed Fordham", NULL, WG_TYPE_PERSON),
             calls("2031-01-02", "Zed Fordham", NULL, WG_TYPE_COMPANY));
  CU_ASSERT(fx_has(lines, "<person/zed-fordham> <rdf:type> <wg:Person>\n"));
  CU_ASSERT(fx_has(lines, "<organization/zed-fordham> <rdf:type> <wg:Company>\n"));
  CU_ASSERT(fx_lacks(lines, "isReplacedBy"));
}

static void known_entities_stand_for_others_and_never_for_each_other(void)
{
  WgReading *one = calls("2031-01-01", "Acme", "Acme Widgets Works", WG_TYPE_COMPANY);
  WgReading *two = calls("2031-01-02", "Acme", NULL, WG_TYPE_COMPANY);
  WgReading *three = article("2031-01-03");
  fx_report(three, "TieSuspension",
            fx_known(three, WG_TYPE_COMPANY, "Acme Widgets Works"), NULL);
  g_autofree char *lines = MERGED(one, two, three);
  CU_ASSERT(fx_has(lines, "<organization/acme> <dcterms:isReplacedBy> "
                          "<organization/acme-widgets-works>\n"));
  WgReading *four = article("2031-01-01"), *five = article("2031-01-02");
  fx_alias(four, fx_known(four, WG_TYPE_COMPANY, "Acme"), "Acme Widgets Works");
  fx_known(five, WG_TYPE_COMPANY, "Acme Widgets Works");
  g_autofree char *apart = MERGED(four, five);
  CU_ASSERT(fx_lacks(apart, "isReplacedBy"));
}

static void what_one_article_holds_apart_stays_apart(void)
{
  WgReading *r = calls("2031-01-01", "Acme Group", "Acme", WG_TYPE_COMPANY);
  fx_report(r, "Ownership", r->entities[0], fx_entity(r, WG_TYPE_COMPANY, "Acme"));
  g_autofree char *lines = MERGED(r);
  CU_ASSERT(fx_lacks(lines, "isReplacedBy"));
}

static void the_finer_class_that_most_articles_give_wins(void)
{
  g_autofree char *lines =
      MERGED(calls("2031-01-01", "Acme Widgets", NULL, WG_TYPE_ORGANIZATION),
             calls("2031-01-02", "Acme Widgets", NULL, WG_TYPE_ORGANIZATION),
             calls("2031-01-03", "Acme Widgets", NULL, WG_TYPE_UNIVERSITY),
             calls("2031-01-04", "Acme Widgets", NULL, WG_TYPE_COMPANY),
             calls("2031-01-05", "Acme Widgets", NULL, WG_TYPE_COMPANY));
  CU_ASSERT(fx_has(lines, "<organization/acme-widgets> <rdf:type> <wg:Company>\n"));
  CU_ASSERT(fx_lacks(lines, "<organization/acme-widgets> <rdf:type> <wg:University>\n"));
}

static void origin(WgReading *r, WgEntity *actor, const char *country)
{
  WgEntity *target = fx_entity(r, WG_TYPE_COUNTRY, country);
  fx_report(r, "Origin", actor, target)->phase = WG_ONGOING;
}

static void origins_of_all_articles_give_the_country(void)
{
  WgReading *r = article("2031-01-01"), *s = article("2031-01-02");
  origin(r, fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets"), "Ruritania");
  origin(r, fx_entity(r, WG_TYPE_COMPANY, "Beta Labs"), "Ruritania");
  origin(s, fx_entity(s, WG_TYPE_COMPANY, "Beta Labs"), "Freedonia");
  g_autofree char *lines = MERGED(r, s);
  CU_ASSERT(fx_has(lines, "<organization/acme-widgets> <wg:country> <place/ruritania>\n"));
  CU_ASSERT(fx_lacks(lines, "<organization/beta-labs> <wg:country>"));
}

// Made-up articles that share names and aliases, by a small generator of fixed seed.
static WgReading *random_article(GRand *rand, guint number)
{
  static const char *const NAMES[] = {"Acme Widgets", "AW",       "Beta Labs",  "BL",
                                      "Zeta Works",   "ZW",       "Gamma Mills", "GM",
                                      "Acme",         "Jane Roe", "Janet Roe",  "Roe"};
  static const char *const CLASSES[] = {"TieSuspension", "Partnership", "Accusation",
                                        "Ownership"};
  g_autofree char *url = g_strdup_printf("https://news.example/r%u", number);
  g_autofree char *date = g_strdup_printf("2031-01-%02d", g_rand_int_range(rand, 1, 5));
  WgReading *r = fx_article(url, date);
  for (int i = 0; i < 4; i++) {
    int name = g_rand_int_range(rand, 0, G_N_ELEMENTS(NAMES));
    WgEntity *e = fx_entity(
        r, strstr(NAMES[name], "Roe") ? WG_TYPE_PERSON : WG_TYPE_COMPANY, NAMES[name]);
    // Mostly the right one, seldom any.
    if (g_rand_int_range(rand, 0, 4)) fx_alias(r, e, NAMES[name ^ 1]);
    if (!g_rand_int_range(rand, 0, 60))
      fx_alias(r, e, NAMES[g_rand_int_range(rand, 0, G_N_ELEMENTS(NAMES))]);
    e->known = name == 0 || name == 3;
  }
  for (int i = 0; i < 5; i++) {
    WgReport *p = fx_report(r, CLASSES[g_rand_int_range(rand, 0, 4)],
                            r->entities[g_rand_int_range(rand, 0, 4)],
                            r->entities[g_rand_int_range(rand, 0, 4)]);
    p->polarity = g_rand_int_range(rand, 0, 4) ? WG_AFFIRMED : WG_NEGATED;
    p->phase = p->polarity == WG_AFFIRMED ? (WgPhase)g_rand_int_range(rand, 0, 3)
                                          : WG_ENDED;
    p->modality = (WgModality)g_rand_int_range(rand, 0, 4);
    if (g_rand_boolean(rand)) fx_time(p, "2030-06", "2030-06-01", "2030-06-30");
  }
  return r;
}

static void the_outcome_depends_on_the_set_of_articles_alone(void)
{
  enum { ARTICLES = 30, ORDERS = 7 };
  g_autofree char *first = NULL;
  GRand *shuffle = g_rand_new_with_seed(7);
  for (int turn = 0; turn < ORDERS; turn++) {
    guint order[ARTICLES];
    for (guint i = 0; i < ARTICLES; i++) order[i] = i;
    for (guint i = ARTICLES - 1; turn && i > 0; i--) {
      guint k = (guint)g_rand_int_range(shuffle, 0, (gint32)i + 1);
      guint kept = order[i];
      order[i] = order[k];
      order[k] = kept;
    }
    WgStore *store = fx_store("set.db");
    for (guint i = 0; i < ARTICLES; i++) {
      GRand *rand = g_rand_new_with_seed(order[i]);
      fx_put(store, random_article(rand, order[i]));
      g_rand_free(rand);
      if (turn % 3 == 1 && i % 10 == 9) { // in several runs
        wg_store_free(store);
        g_autofree char *path = fx_path("set.db");
        store = wg_store_open(path, WG_STORE_WRITE, NULL, NULL);
      }
    }
    g_autofree char *nquads = fx_export(store, "nquads");
    g_autofree char *turtle = fx_export(store, "turtle");
    g_autofree char *both = g_strconcat(nquads, turtle, NULL);
    wg_store_free(store);
    if (!first) first = g_steal_pointer(&both);
    else CU_ASSERT(strcmp(both, first) == 0);
  }
  CU_ASSERT(fx_has(first, "isReplacedBy"));
  g_rand_free(shuffle);
}

static gboolean join_lines(const char *line, void *out, GError **error)
{
  (void)error;
  g_string_append_printf(out, "%s;", line);
  return TRUE;
}

static void lines_sort_alike_in_memory_and_on_disk(void)
{
  GString *out[2];
  for (int i = 0; i < 2; i++) {
    WgSorter *sorter = wg_sorter_new(i ? 64 : 0);
    out[i] = g_string_new(NULL);
    for (guint k = 0; k < 500; k++) {
      g_autofree char *line = g_strdup_printf("%s%u", k % 2 ? "é" : "z", k * 7919 % 101);
      CU_ASSERT(wg_sorter_add(sorter, line, NULL));
    }
    CU_ASSERT(wg_sorter_add(sorter, "", NULL));
    CU_ASSERT(wg_sorter_each(sorter, join_lines, out[i], NULL));
    wg_sorter_free(sorter);
  }
  CU_ASSERT_STRING_EQUAL(out[0]->str, out[1]->str);
  CU_ASSERT(g_str_has_prefix(out[0]->str, ";z0;z1;z10;z100;"));
  g_string_free(out[0], TRUE);
  g_string_free(out[1], TRUE);
}

static void events_with_parties_of_wrong_kinds_are_set_aside(void)
{
  WgReading *r = article("2031-02-01");
  WgEntity *jane = fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme Widgets");
  fx_report(r, "Arrest", fx_entity(r, WG_TYPE_GOVERNMENT_BODY, "Harbour Police"), acme);
  WgReport *denial = fx_report(r, "Denial", acme, NULL);
  denial->about = 0;
  fx_report(r, "RoleHolding", jane, acme)->role = fx_list(r, "treasurer");
  WgStore *store = fx_store("aside.db");
  fx_put(store, r);
  g_autofree char *quads = fx_export(store, "nquads");
  g_autofree char *triples = fx_export(store, "ntriples");
  WgMergeCounts counts = {0};
  CU_ASSERT(wg_merge(store, fx_ontology, WG_MERGE_ONLY, count_nothing, NULL, &counts,
                     NULL));
  wg_store_free(store);
  CU_ASSERT_EQUAL(counts.set_aside, 1);
  CU_ASSERT_STRING_EQUAL(counts.aside[0],
                         "Arrest: Harbour Police → Acme Widgets: actor GovernmentBody, "
                         "target Company");
  g_strfreev(counts.aside);
  CU_ASSERT_EQUAL(counts.events, 2);
  CU_ASSERT(fx_lacks(quads, "wg:Arrest>"));
  CU_ASSERT(fx_lacks(quads, "<wg:about>"));
  CU_ASSERT(fx_lacks(triples, "wg:Arrest>"));
  CU_ASSERT(fx_lacks(triples, "<wg:about>"));
  CU_ASSERT_EQUAL(fx_count(triples, "<rdf:type> <wg:Report>"), 2);
  CU_ASSERT_EQUAL(fx_count(quads, "<rdf:type> <wg:Report>"), 2);
}

// What one article takes for a person and two others for a firm is a firm.
static void a_kind_is_that_of_the_whole_set(void)
{
  WgReading *readings[3];
  for (int i = 0; i < 3; i++) {
    readings[i] = article("2031-02-01");
    WgEntity *acme = fx_entity(readings[i],
                               i ? WG_TYPE_COMPANY : WG_TYPE_MEDIA_ORGANIZATION, "Acme");
    fx_report(readings[i], "Ownership", acme,
              fx_entity(readings[i], WG_TYPE_ORGANIZATION, "Beta Labs"));
  }
  g_autofree char *lines = merged(readings, 3);
  CU_ASSERT(fx_has(lines, "<organization/acme> <wg:owns> <organization/beta-labs>"));
  CU_ASSERT(fx_lacks(lines, "wg:MediaOrganization"));
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(an_event_counts_its_reports_and_sources),
      FX_TEST(standing_follows_what_is_told_as_fact),
      FX_TEST(what_the_latest_report_calls_ended_is_over),
      FX_TEST(within_one_day_the_time_told_decides),
      FX_TEST(what_a_retracted_article_tells_supports_nothing),
      FX_TEST(a_corrected_article_counts_like_any_other),
      FX_TEST(an_event_bears_the_outcomes_that_its_reports_tell_as_fact),
      FX_TEST(a_person_is_never_flatly_accused),
      FX_TEST(flat_triples_want_two_parties_and_go_both_ways_where_symmetric),
      FX_TEST(occurrences_are_of_months_or_years_told_as_fact),
      FX_TEST(a_declared_alias_joins_two_names),
      FX_TEST(an_alias_of_two_bearers_joins_nobody),
      FX_TEST(a_surname_joins_no_persons),
      FX_TEST(kinds_keep_namesakes_apart),
      FX_TEST(known_entities_stand_for_others_and_never_for_each_other),
      FX_TEST(what_one_article_holds_apart_stays_apart),
      FX_TEST(the_finer_class_that_most_articles_give_wins),
      FX_TEST(origins_of_all_articles_give_the_country),
      FX_TEST(the_outcome_depends_on_the_set_of_articles_alone),
      FX_TEST(lines_sort_alike_in_memory_and_on_disk),
      FX_TEST(events_with_parties_of_wrong_kinds_are_set_aside),
      FX_TEST(a_kind_is_that_of_the_whole_set),
      CU_TEST_INFO_NULL};
  return fx_run("merge", tests);
}
