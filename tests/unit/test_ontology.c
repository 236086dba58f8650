// SPDX-License-Identifier: Apache-2.0
// The ontology: the shipped files hold every term of the vocabulary, and a broken
// file is told with its line.
#include "extract/ontology/ontology.h"

#include <string.h>

#include "folder_fixture.h"
#include "suite.h"

#ifndef WG_SOURCE_DIR
#define WG_SOURCE_DIR "."
#endif

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define OWL "http://www.w3.org/2002/07/owl#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"

#define PREFIXES                                                               \
  "@prefix wg: <https://w3id.org/wiregraph/ns#> .\n"                           \
  "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"                          \
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"

static WgOntology *shipped;

static const char *const EVENT_CLASSES[] = {
    "Accusation",  "Arrest",    "BasedIn",    "Charge",   "Denial",
    "Extradition", "Funding",   "Investigation", "Kinship", "Lawsuit",
    "Membership",  "Origin",    "Ownership",  "Partnership", "Penalty",
    "Restriction", "RoleHolding", "Sanction", "Statement", "TieSuspension"};

static const char *const CLASSES[] = {
    "Agent", "Person", "Organization", "Company", "University", "GovernmentBody",
    "MediaOrganization", "IntergovernmentalOrganization", "Country", "Place",
    "Extraction", "Report", "Event", "Occurrence"};

static const char *const VALUES[] = {
    "affirmed", "negated",   "actual",    "planned",   "possible", "alleged",
    "begun",    "ongoing",   "ended",     "dismissed", "acquitted", "convicted",
    "settled",  "overturned", "affirmedOnly", "disputed", "negatedOnly", "notActual",
    "over", "retractedOnly"};

static const char *const PROPERTIES[] = {
    "contentHash", "copyOf", "corrected", "retracted", "correctedOn",
    "retractedOn", "retrieved", "modelVersion", "text", "reports", "polarity",
    "modality", "phase", "attributedTo", "sourceWords", "time", "earliest", "latest",
    "role", "words", "matter", "scope", "reason", "instrument", "place", "amount",
    "currency", "unit", "about", "outcome", "quote", "begin", "end", "trigger", "frame",
    "confidence", "proposedBy", "evidence", "act", "cameo", "plover", "actor", "target", "roleOf",
    "firstReported", "lastReported", "reportCount", "independentSources", "standing",
    "inOccurrence", "precision", "country", "iso3",
    "suspendsTiesWith", "partnerOf", "memberOf", "holdsRoleAt", "owns", "funds",
    "charges", "accuses", "sues", "investigates", "arrests", "seeksExtraditionOf",
    "penalizes", "sanctions", "restricts", "deniesClaimOf", "basedIn", "originatesIn",
    "kinOf", "slot", "amountKind", "matterPrecedence"};

static const char *value(const char *local, const char *predicate)
{
  g_autofree char *iri = g_strconcat(WG_NS, local, NULL);
  return wg_ontology_value(shipped, iri, predicate);
}

static gboolean states(const char *local, const char *predicate, const char *object)
{
  g_autofree char *iri = g_strconcat(WG_NS, local, NULL);
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(shipped, iri, predicate, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp(t[i]->object, object) == 0) return TRUE;
  return FALSE;
}

static void check_words(const char *local)
{
  const char *label = value(local, RDFS "label");
  const char *comment = value(local, RDFS "comment");
  if (!label || !comment) g_printerr("wg:%s wants a label and a comment\n", local);
  CU_ASSERT_PTR_NOT_NULL(label);
  CU_ASSERT_PTR_NOT_NULL(comment);
}

static void check_codebook(const char *local)
{
  static const char *const parts[] = {"Counts:", "Does not count:", "Example:"};
  check_words(local);
  const char *comment = value(local, RDFS "comment");
  for (gsize i = 0; comment && i < G_N_ELEMENTS(parts); i++) {
    const char *at = strstr(comment, parts[i]);
    if (!at) g_printerr("wg:%s: no \"%s\"\n", local, parts[i]);
    CU_ASSERT_PTR_NOT_NULL(at);
  }
}

static void every_class_has_its_codebook_entry(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(CLASSES); i++) {
    check_codebook(CLASSES[i]);
    CU_ASSERT_TRUE(states(CLASSES[i], RDF "type", OWL "Class"));
  }
  for (gsize i = 0; i < G_N_ELEMENTS(EVENT_CLASSES); i++) check_codebook(EVENT_CLASSES[i]);
}

static void every_value_has_words_and_a_kind(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(VALUES); i++) {
    check_words(VALUES[i]);
    CU_ASSERT_TRUE(states(VALUES[i], RDF "type", OWL "NamedIndividual"));
  }
}

static void every_property_has_words_domain_and_range(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(PROPERTIES); i++) {
    const char *name = PROPERTIES[i];
    check_words(name);
    if (!value(name, RDFS "domain") || !value(name, RDFS "range"))
      g_printerr("wg:%s wants a domain and a range\n", name);
    CU_ASSERT_PTR_NOT_NULL(value(name, RDFS "domain"));
    CU_ASSERT_PTR_NOT_NULL(value(name, RDFS "range"));
  }
}

static void every_trait_is_declared_and_some_class_has_it(void)
{
  guint n = 0;
  const WgEventClass *c = wg_ontology_event_classes(shipped, &n);
  for (guint trait = 0; trait < WG_TRAIT_COUNT; trait++) {
    const char *name = wg_trait_name((WgTrait)trait);
    check_words(name);
    CU_ASSERT_PTR_NOT_NULL(value(name, RDFS "domain"));
    CU_ASSERT_PTR_NOT_NULL(value(name, RDFS "range"));
    gboolean had = FALSE;
    for (guint i = 0; i < n; i++) had |= wg_event_class_has(&c[i], (WgTrait)trait);
    if (!had) g_printerr("no class has wg:%s\n", name);
    CU_ASSERT_TRUE(had);
  }
}

static void event_classes_come_sorted_with_their_table(void)
{
  guint n = 0;
  const WgEventClass *c = wg_ontology_event_classes(shipped, &n);
  CU_ASSERT_EQUAL_FATAL(n, G_N_ELEMENTS(EVENT_CLASSES));
  for (guint i = 0; i < n; i++) {
    CU_ASSERT_STRING_EQUAL(c[i].local, EVENT_CLASSES[i]);
    const gboolean symmetric = g_str_equal(c[i].local, "Partnership") ||
                               g_str_equal(c[i].local, "Kinship");
    CU_ASSERT_EQUAL(c[i].symmetric, symmetric);
    CU_ASSERT_EQUAL(c[i].flat == NULL, g_str_equal(c[i].local, "Statement"));
  }
  const WgEventClass *arrest = wg_ontology_event_class(shipped, "Arrest");
  CU_ASSERT_PTR_NOT_NULL_FATAL(arrest);
  CU_ASSERT_STRING_EQUAL(arrest->flat, WG_NS "arrests");
  CU_ASSERT_STRING_EQUAL(arrest->target_types[0], "Person");
  CU_ASSERT_PTR_NULL(arrest->target_types[1]);
  CU_ASSERT_PTR_NULL(wg_ontology_event_class(shipped, "Sanction")->target_types);
  CU_ASSERT_PTR_NULL(wg_ontology_event_class(shipped, "Wedding"));
}

static void flat_properties_are_declared(void)
{
  guint n = 0;
  const WgEventClass *c = wg_ontology_event_classes(shipped, &n);
  for (guint i = 0; i < n; i++)
    if (c[i].flat) {
      CU_ASSERT_PTR_NOT_NULL(wg_ontology_value(shipped, c[i].flat, RDFS "label"));
    }
}

static void event_classes_are_aligned_by_close_match_alone(void)
{
  guint n = 0, m = 0;
  const WgEventClass *c = wg_ontology_event_classes(shipped, &n);
  for (guint i = 0; i < n; i++) {
    CU_ASSERT_PTR_NOT_NULL(wg_ontology_value(shipped, c[i].iri, SKOS "closeMatch"));
    const WgTriple *const *up =
        wg_ontology_find(shipped, c[i].iri, RDFS "subClassOf", &m);
    for (guint k = 0; k < m; k++)
      CU_ASSERT_TRUE(g_str_has_prefix(up[k]->object, WG_NS));
  }
  CU_ASSERT_TRUE(states("Person", RDFS "subClassOf", "https://schema.org/Person"));
  CU_ASSERT_TRUE(states("Country", RDFS "subClassOf", WG_NS "Agent"));
  CU_ASSERT_TRUE(states("Country", RDFS "subClassOf", WG_NS "Place"));
}

static void the_ontology_bears_a_version(void)
{
  CU_ASSERT_PTR_NOT_NULL(wg_ontology_value(
      shipped, "https://w3id.org/wiregraph/ns", OWL "versionIRI"));
}

static void every_class_but_statement_takes_a_target_by_its_shape(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(EVENT_CLASSES); i++) {
    g_autofree char *iri = g_strconcat(WG_NS, EVENT_CLASSES[i], NULL);
    guint n = 0;
    wg_ontology_subjects(shipped, "http://www.w3.org/ns/shacl#targetClass", iri, &n);
    CU_ASSERT_EQUAL(n, 1);
  }
}

static void check_role(const char *given, const char *expected)
{
  g_autofree char *got = wg_ontology_normalize_role(shipped, given);
  if (!g_str_equal(got, expected))
    g_printerr("role \"%s\": \"%s\", not \"%s\"\n", given, got, expected);
  CU_ASSERT_STRING_EQUAL(got, expected);
}

static void titles_of_one_office_have_one_form(void)
{
  check_role("CEO", "chief executive officer");
  check_role("C.E.O.", "chief executive officer");
  check_role("Chief Executive", "chief executive officer");
  check_role("the chief executive officer", "chief executive officer");
  check_role("Sr. VP", "senior vice president");
  check_role("vice-president", "vice president");
  check_role("Sen.", "senator");
  check_role("U.S. Senator", "us senator");
  check_role("United States Sen.", "us senator");
  check_role("former Vice President", "vice president");
  check_role("Chairwoman", "chair");
  check_role("R&D head", "r and d head");
  check_role("Ministre d’État", "ministre détat");
  check_role("", "");
}

static void a_form_of_longer_words_is_left_in_peace(void)
{
  check_role("chief of staff", "chief of staff");
  check_role("vice president for research", "vice president for research");
  check_role("general counsel", "general counsel");
  check_role("the former", "the former");
}

// ---- loading ----------------------------------------------------------------

/// A folder with one file of this text; freed and removed by drop_folder.
/// Loading a folder with `text` fails, and the message holds `where` and `what`.
static void check_broken(const char *text, const char *where, const char *what)
{
  char *dir = fx_folder_with("bad.ttl", text);
  g_autoptr(GError) error = NULL;
  WgOntology *o = wg_ontology_load(dir, &error);
  CU_ASSERT_PTR_NULL(o);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  g_autofree char *start = g_strdup_printf("%s%cbad.ttl:%s: ", dir, G_DIR_SEPARATOR, where);
  if (!g_str_has_prefix(error->message, start) || !strstr(error->message, what))
    g_printerr("message: %s\n", error->message);
  CU_ASSERT_TRUE(g_str_has_prefix(error->message, start));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, what));
  wg_ontology_free(o);
  fx_drop_folder(dir);
}

static void a_broken_file_is_told_with_its_line(void)
{
  check_broken(PREFIXES "wg:A a owl:Class .\nwg:B a \"open ;\n", "5", "");
  check_broken(PREFIXES "wg:A a nowhere:Class .\n", "4", "");
  check_broken("wg:A a wg:B .\n", "1", "");
  check_broken(PREFIXES "wg:A rdfs:label \"\xff\" .\n", "4", "UTF-8");
}

static void a_class_that_makes_no_sense_is_told_with_its_line(void)
{
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event .\n"
                        "wg:A wg:flatProperty \"does\" .\n",
               "5", "flatProperty");
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event ; wg:symmetric \"often\" .\n",
               "4", "symmetric");
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event .\n\nwg:A wg:actorType wg:Nobody .\n",
               "6", "Nobody");
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event ; wg:ofLaw \"often\" .\n", "4", "ofLaw");
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event ; wg:slot wg:colour .\n", "4", "colour");
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event ; wg:amountKind \"money|moons\" .\n", "4",
               "amountKind");
  check_broken(PREFIXES "wg:A rdfs:subClassOf wg:Event ; wg:matterPrecedence 0 .\n", "4",
               "matterPrecedence");
  check_broken(PREFIXES "wg:r wg:abbreviation \"CEO\" .\n", "4", "spelledOut");
}

static void a_missing_folder_and_an_empty_one_are_told(void)
{
  g_autoptr(GError) missing = NULL, empty = NULL;
  CU_ASSERT_PTR_NULL(wg_ontology_load("/nowhere/at/all", &missing));
  CU_ASSERT_PTR_NOT_NULL(strstr(missing->message, "/nowhere/at/all"));
  char *dir = fx_folder_with("notes.md", "nothing");
  CU_ASSERT_PTR_NULL(wg_ontology_load(dir, &empty));
  CU_ASSERT_PTR_NOT_NULL(strstr(empty->message, "*.ttl"));
  fx_drop_folder(dir);
}

static void a_new_class_needs_no_more_than_its_triples(void)
{
  char *dir = fx_folder_with(
      "mine.ttl", PREFIXES "wg:Person a owl:Class .\n"
                           "wg:Wedding rdfs:subClassOf wg:Event ; wg:symmetric true ;\n"
                           "  wg:flatProperty wg:marries ; wg:actorType wg:Person ;\n"
                           "  rdfs:label \"wedding\" .\n"
                           "wg:Wedding wg:spoken true ; wg:adverse false ; wg:slot wg:place ;\n"
                           "  wg:amountKind \"year|money\" ; wg:matterPrecedence 3 .\n");
  WgOntology *o = wg_ontology_load(dir, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(o);
  const WgEventClass *c = wg_ontology_event_class(o, "Wedding");
  CU_ASSERT_PTR_NOT_NULL_FATAL(c);
  CU_ASSERT_STRING_EQUAL(c->label, "wedding");
  CU_ASSERT_STRING_EQUAL(c->actor_types[0], "Person");
  CU_ASSERT_TRUE(c->symmetric);
  CU_ASSERT_TRUE(wg_event_class_has(c, WG_TRAIT_SPOKEN));
  CU_ASSERT_FALSE(wg_event_class_has(c, WG_TRAIT_ADVERSE));
  CU_ASSERT_TRUE(wg_event_class_takes(c, WG_SLOT_PLACE));
  CU_ASSERT_FALSE(wg_event_class_takes(c, WG_SLOT_REASON));
  CU_ASSERT_EQUAL_FATAL(c->n_amounts, 2);
  CU_ASSERT_EQUAL(c->amounts[0], WG_YEARS);
  CU_ASSERT_EQUAL(c->amounts[1], WG_MONEY);
  CU_ASSERT_EQUAL(c->matter_precedence, 3);
  guint n = 0;
  const WgTriple *const *t =
      wg_ontology_with_predicate(o, WG_NS "flatProperty", &n);
  CU_ASSERT_EQUAL_FATAL(n, 1);
  CU_ASSERT_STRING_EQUAL(t[0]->subject, WG_NS "Wedding");
  CU_ASSERT_FALSE(t[0]->literal);
  CU_ASSERT_EQUAL(t[0]->line, 7);
  CU_ASSERT_PTR_NULL(wg_ontology_find(o, WG_NS "Nothing", NULL, &n));
  CU_ASSERT_EQUAL(n, 0);
  wg_ontology_free(o);
  fx_drop_folder(dir);
}

static void the_checksum_follows_the_bytes(void)
{
  char *dir = fx_folder_with("a.ttl", PREFIXES "wg:A a owl:Class .\n");
  char *other = fx_folder_with("a.ttl", PREFIXES "wg:A a owl:Class . \n");
  WgOntology *a = wg_ontology_load(dir, NULL), *b = wg_ontology_load(dir, NULL),
             *c = wg_ontology_load(other, NULL);
  CU_ASSERT_STRING_EQUAL(wg_ontology_checksum(a), wg_ontology_checksum(b));
  CU_ASSERT_STRING_NOT_EQUAL(wg_ontology_checksum(a), wg_ontology_checksum(c));
  CU_ASSERT_EQUAL(strlen(wg_ontology_checksum(a)), 64);
  wg_ontology_free(a);
  wg_ontology_free(b);
  wg_ontology_free(c);
  fx_drop_folder(dir);
  fx_drop_folder(other);
}

int main(void)
{
  GError *error = NULL;
  shipped = wg_ontology_load(WG_SOURCE_DIR "/ontology", &error);
  if (!shipped) {
    g_printerr("%s\n", error->message);
    g_error_free(error);
    return 1;
  }
  static const CU_TestInfo tests[] = {
      FX_TEST(every_class_has_its_codebook_entry),
      FX_TEST(every_value_has_words_and_a_kind),
      FX_TEST(every_property_has_words_domain_and_range),
      FX_TEST(every_trait_is_declared_and_some_class_has_it),
      FX_TEST(event_classes_come_sorted_with_their_table),
      FX_TEST(flat_properties_are_declared),
      FX_TEST(event_classes_are_aligned_by_close_match_alone),
      FX_TEST(the_ontology_bears_a_version),
      FX_TEST(every_class_but_statement_takes_a_target_by_its_shape),
      FX_TEST(titles_of_one_office_have_one_form),
      FX_TEST(a_form_of_longer_words_is_left_in_peace),
      FX_TEST(a_broken_file_is_told_with_its_line),
      FX_TEST(a_class_that_makes_no_sense_is_told_with_its_line),
      FX_TEST(a_missing_folder_and_an_empty_one_are_told),
      FX_TEST(a_new_class_needs_no_more_than_its_triples),
      FX_TEST(the_checksum_follows_the_bytes),
      CU_TEST_INFO_NULL};
  int status = fx_suite("ontology", tests);
  wg_ontology_free(shipped);
  return status;
}
