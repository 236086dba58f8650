// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney lines against the part of its public model that is used, written down
// here once more: schemas, what they extend, properties with their types and ranges.
#include <json-glib/json-glib.h>

#include "export_fixture.h"

typedef struct schema {
  const char *name, *parents[2];
  const char *required[2];
} Schema;

static const Schema SCHEMAS[] = {
    {"Thing", {NULL}, {NULL}},
    {"Interval", {NULL}, {NULL}},
    {"Interest", {"Interval"}, {NULL}},
    {"LegalEntity", {"Thing"}, {"name"}},
    {"Person", {"LegalEntity"}, {"name"}},
    {"Organization", {"LegalEntity"}, {"name"}},
    {"PublicBody", {"Organization"}, {"name"}},
    {"Asset", {"Thing"}, {"name"}},
    {"Company", {"Organization", "Asset"}, {"name"}},
    {"Document", {"Thing"}, {NULL}},
    {"Article", {"Document"}, {NULL}},
    {"CourtCase", {"Thing"}, {"name"}},
    {"CourtCaseParty", {"Interest"}, {"party", "case"}},
    {"Directorship", {"Interest"}, {"director", "organization"}},
    {"Employment", {"Interest"}, {"employee", "employer"}},
    {"Membership", {"Interest"}, {"member", "organization"}},
    {"Ownership", {"Interest"}, {"owner", "asset"}},
    {"Family", {"Interval"}, {"person", "relative"}},
    {"Sanction", {"Interval"}, {"entity"}},
    {"UnknownLink", {"Interest"}, {"subject", "object"}}};

// type: the schema that an entity must have, else one of text, date, country, url.
typedef struct property {
  const char *of, *name, *type;
} Property;

static const Property PROPERTIES[] = {
    {"Thing", "name", "text"},          {"Thing", "alias", "text"},
    {"Thing", "country", "country"},    {"Thing", "wikidataId", "text"},
    {"Thing", "sourceUrl", "url"},      {"Thing", "publisher", "text"},
    {"Thing", "proof", "Document"},     {"Document", "title", "text"},
    {"Document", "publishedAt", "date"}, {"Document", "language", "text"},
    {"CourtCase", "category", "text"},  {"CourtCase", "fileDate", "date"},
    {"Interval", "startDate", "date"},  {"Interval", "endDate", "date"},
    {"Interval", "date", "date"},       {"Interval", "recordId", "text"},
    {"Interval", "proof", "Document"},  {"Interest", "role", "text"},
    {"Interest", "status", "text"},     {"CourtCaseParty", "party", "Thing"},
    {"CourtCaseParty", "case", "CourtCase"}, {"Directorship", "director", "LegalEntity"},
    {"Directorship", "organization", "Organization"}, {"Employment", "employee", "Person"},
    {"Employment", "employer", "Organization"}, {"Membership", "member", "LegalEntity"},
    {"Membership", "organization", "Organization"}, {"Ownership", "owner", "LegalEntity"},
    {"Ownership", "asset", "Asset"},    {"Family", "person", "Person"},
    {"Family", "relative", "Person"},   {"Family", "relationship", "text"},
    {"Sanction", "entity", "Thing"},    {"Sanction", "authority", "text"},
    {"Sanction", "country", "country"}, {"UnknownLink", "subject", "Thing"},
    {"UnknownLink", "object", "Thing"}};

static const Schema *find_schema(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(SCHEMAS); i++)
    if (strcmp(SCHEMAS[i].name, name) == 0) return &SCHEMAS[i];
  return NULL;
}

static gboolean is_schema(const char *name, const char *wanted)
{
  const Schema *s = find_schema(name);
  if (!s || strcmp(name, wanted) == 0) return s != NULL;
  return (s->parents[0] && is_schema(s->parents[0], wanted)) ||
         (s->parents[1] && is_schema(s->parents[1], wanted));
}

static const char *type_of(const char *schema, const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS(PROPERTIES); i++)
    if (strcmp(PROPERTIES[i].name, property) == 0 && is_schema(schema, PROPERTIES[i].of))
      return PROPERTIES[i].type;
  return NULL;
}

// ---- documents

typedef struct document {
  GPtrArray *parsers;
  GHashTable *by_id; // id → JsonObject
  GPtrArray *all;
} Document;

static Document *read_lines(const char *text)
{
  Document *d = g_new0(Document, 1);
  d->parsers = g_ptr_array_new_with_free_func(g_object_unref);
  d->by_id = g_hash_table_new(g_str_hash, g_str_equal);
  d->all = g_ptr_array_new();
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i]; i++) {
    JsonParser *parser = json_parser_new();
    CU_ASSERT(json_parser_load_from_data(parser, lines[i], -1, NULL));
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    g_ptr_array_add(d->parsers, parser);
    g_ptr_array_add(d->all, object);
    CU_ASSERT(g_hash_table_insert(
        d->by_id, (char *)json_object_get_string_member(object, "id"), object));
  }
  return d;
}

static void free_document(Document *d)
{
  g_hash_table_destroy(d->by_id);
  g_ptr_array_free(d->all, TRUE);
  g_ptr_array_free(d->parsers, TRUE);
  g_free(d);
}

static const char *schema_of(JsonObject *entity)
{
  return json_object_get_string_member(entity, "schema");
}

// The first value of a property, "" where there is none.
static const char *value_of(JsonObject *entity, const char *property)
{
  JsonObject *all = json_object_get_object_member(entity, "properties");
  if (!json_object_has_member(all, property)) return "";
  return json_array_get_string_element(json_object_get_array_member(all, property), 0);
}

static gboolean is_value(const Document *d, const char *type, const char *value)
{
  if (strcmp(type, "text") == 0) return *value != '\0';
  if (strcmp(type, "date") == 0)
    return g_regex_match_simple("^\\d{4}(-\\d\\d(-\\d\\d)?)?$", value, 0, 0);
  if (strcmp(type, "country") == 0) return g_regex_match_simple("^[a-z]{2}$", value, 0, 0);
  if (strcmp(type, "url") == 0) return g_regex_match_simple("^https?://.", value, 0, 0);
  JsonObject *other = g_hash_table_lookup(d->by_id, value);
  return other && is_schema(schema_of(other), type);
}

static void is_valid(const Document *d, JsonObject *entity)
{
  const char *schema = schema_of(entity);
  JsonObject *properties = json_object_get_object_member(entity, "properties");
  CU_ASSERT(g_regex_match_simple("^wg-[0-9a-f]{24}(-[12])?$",
                                 json_object_get_string_member(entity, "id"), 0, 0));
  CU_ASSERT_PTR_NOT_NULL(find_schema(schema));
  for (guint i = 0; i < 2 && find_schema(schema)->required[i]; i++)
    CU_ASSERT(json_object_has_member(properties, find_schema(schema)->required[i]));
  g_autoptr(GList) names = json_object_get_members(properties);
  for (GList *n = names; n; n = n->next) {
    const char *type = type_of(schema, n->data);
    JsonArray *values = json_object_get_array_member(properties, n->data);
    CU_ASSERT_PTR_NOT_NULL(type);
    CU_ASSERT(json_array_get_length(values) > 0);
    for (guint i = 0; type && i < json_array_get_length(values); i++) {
      const char *value = json_array_get_string_element(values, i);
      CU_ASSERT(is_value(d, type, value));
      if (!is_value(d, type, value))
        g_printerr("\n%s.%s: %s is no %s\n", schema, (char *)n->data, value, type);
    }
  }
}

static JsonObject *find(const Document *d, const char *schema, const char *property,
                        const char *value)
{
  for (guint i = 0; i < d->all->len; i++)
    if (strcmp(schema_of(d->all->pdata[i]), schema) == 0 &&
        strcmp(value_of(d->all->pdata[i], property), value) == 0)
      return d->all->pdata[i];
  return NULL;
}

// The name of what a link of this schema leads to, "" where there is no such link.
static const char *far_end(const Document *d, const char *schema, const char *near,
                           const char *name, const char *far)
{
  for (guint i = 0; i < d->all->len; i++) {
    JsonObject *link = d->all->pdata[i];
    if (strcmp(schema_of(link), schema) != 0) continue;
    JsonObject *from = g_hash_table_lookup(d->by_id, value_of(link, near));
    JsonObject *to = g_hash_table_lookup(d->by_id, value_of(link, far));
    if (from && to && strcmp(value_of(from, "name"), name) == 0)
      return value_of(to, "name");
  }
  return "";
}

// ---- a store that has most of it

static WgReport *told(WgReading *r, const char *event_class, const WgEntity *actor,
                      const WgEntity *target, const char *role)
{
  WgReport *report = fx_report(r, event_class, actor, target);
  if (role) report->role = fx_list(r, role);
  return report;
}

static char *sample(void)
{
  WgStore *store = fx_store("ftm.db");
  WgReading *r = fx_article("https://n.example/1", "2031-04-20");
  WgEntity *jane = fx_entity(r, WG_TYPE_PERSON, "Jane Roe");
  WgEntity *ivo = fx_entity(r, WG_TYPE_PERSON, "Ivo Roe");
  WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, "Acme \"Works\"");
  WgEntity *beta = fx_entity(r, WG_TYPE_COMPANY, "Beta Works");
  WgEntity *club = fx_entity(r, WG_TYPE_ORGANIZATION, "Club of Five");
  WgEntity *body = fx_entity(r, WG_TYPE_GOVERNMENT_BODY, "Office of Trees");
  WgEntity *norway = fx_known(r, WG_TYPE_COUNTRY, "Norway");
  WgEntity *place = fx_entity(r, WG_TYPE_PLACE, "Port Alder");
  norway->country = "NOR";
  acme->country = "CHE";
  fx_time(told(r, "RoleHolding", jane, acme, "managing director"), "2020", "2020-01-01",
          "2020-12-31");
  told(r, "RoleHolding", ivo, body, "clerk");
  WgReport *former = told(r, "RoleHolding", ivo, beta, "treasurer");
  former->phase = WG_ENDED;
  fx_time(former, "2019-05", "2019-05-01", "2019-05-31");
  told(r, "RoleHolding", jane, place, "mayor");
  told(r, "Membership", acme, club, NULL);
  told(r, "Ownership", beta, acme, NULL);
  told(r, "Ownership", norway, club, NULL);
  told(r, "Charge", body, jane, NULL);
  told(r, "Lawsuit", acme, beta, NULL);
  told(r, "Sanction", norway, beta, NULL);
  told(r, "TieSuspension", club, beta, NULL);
  told(r, "Kinship", ivo, jane, "daughter")->role_of = jane;
  told(r, "Accusation", ivo, beta, NULL);
  told(r, "Denial", jane, body, NULL);
  told(r, "Statement", jane, NULL, NULL)->words = "No.";
  told(r, "Investigation", body, beta, NULL)->modality = WG_ALLEGED;
  told(r, "Partnership", acme, club, NULL)->polarity = WG_NEGATED;
  WgReport *lifted = told(r, "Restriction", norway, acme, NULL);
  lifted->phase = WG_ENDED;
  lifted->polarity = WG_NEGATED;
  fx_put(store, r);
  r = fx_article(NULL, NULL);
  r->record->id = g_strdup("two");
  told(r, "Ownership", fx_entity(r, WG_TYPE_COMPANY, "Beta Works"),
       fx_entity(r, WG_TYPE_COMPANY, "Acme \"Works\""), NULL);
  fx_put(store, r);
  char *out = fx_export(store, "ftm");
  wg_store_free(store);
  return out;
}

static void every_line_is_valid_by_its_schema(void)
{
  g_autofree char *text = sample();
  Document *d = read_lines(text);
  CU_ASSERT(d->all->len > 20);
  for (guint i = 0; i < d->all->len; i++) is_valid(d, d->all->pdata[i]);
  free_document(d);
}

static void facts_become_links(void)
{
  g_autofree char *text = sample();
  Document *d = read_lines(text);
  CU_ASSERT_STRING_EQUAL(far_end(d, "Directorship", "director", "Jane Roe", "organization"),
                         "Acme \"Works\"");
  CU_ASSERT_STRING_EQUAL(far_end(d, "Ownership", "owner", "Beta Works", "asset"),
                         "Acme \"Works\"");
  CU_ASSERT_STRING_EQUAL(far_end(d, "Membership", "member", "Acme \"Works\"", "organization"),
                         "Club of Five");
  CU_ASSERT_STRING_EQUAL(far_end(d, "UnknownLink", "subject", "Club of Five", "object"),
                         "Beta Works");
  // A club is no asset: who owns it is linked without a word on shares.
  CU_ASSERT_STRING_EQUAL(far_end(d, "UnknownLink", "subject", "Norway", "object"),
                         "Club of Five");
  CU_ASSERT_PTR_NOT_NULL(find(d, "Employment", "role", "clerk"));
  CU_ASSERT_PTR_NOT_NULL(find(d, "CourtCaseParty", "role", "charged"));
  CU_ASSERT_PTR_NOT_NULL(find(d, "CourtCaseParty", "role", "defendant"));
  CU_ASSERT_STRING_EQUAL(far_end(d, "Family", "relative", "Jane Roe", "person"), "Ivo Roe");
  CU_ASSERT_PTR_NOT_NULL(find(d, "Family", "relationship", "daughter"));
  JsonObject *sanction = find(d, "Sanction", "authority", "Norway");
  CU_ASSERT_STRING_EQUAL(value_of(sanction, "country"), "no");
  CU_ASSERT_STRING_EQUAL(value_of(find(d, "Directorship", "role", "managing director"),
                                  "startDate"), "2020");
  JsonObject *former = find(d, "Employment", "role", "treasurer");
  CU_ASSERT_STRING_EQUAL(value_of(former, "status"), "former");
  CU_ASSERT_STRING_EQUAL(value_of(former, "endDate"), "2019-05");
  CU_ASSERT_STRING_EQUAL(value_of(find(d, "Company", "name", "Acme \"Works\""), "country"), "ch");
  CU_ASSERT_STRING_EQUAL(value_of(find(d, "PublicBody", "name", "Norway"), "wikidataId"), "Q20");
  free_document(d);
}

static void what_is_no_fact_is_left_out(void)
{
  static const char *const NEVER[] = {"topics", "crime", "mayor", "Port Alder", "accus",
                                      "denial", "statement", "investigation", "partnership",
                                      "restriction", "was so"};
  g_autofree char *text = sample();
  for (guint i = 0; i < G_N_ELEMENTS(NEVER); i++) CU_ASSERT_PTR_NULL(strstr(text, NEVER[i]));
}

static void articles_are_the_proof(void)
{
  g_autofree char *text = sample();
  Document *d = read_lines(text);
  JsonObject *owns = find(d, "Ownership", "role", "");
  JsonObject *properties = json_object_get_object_member(owns, "properties");
  CU_ASSERT_EQUAL(json_array_get_length(json_object_get_array_member(properties, "proof")), 2);
  JsonObject *article = find(d, "Article", "sourceUrl", "https://n.example/1");
  CU_ASSERT_STRING_EQUAL(value_of(article, "title"), "A headline");
  CU_ASSERT_STRING_EQUAL(value_of(article, "publishedAt"), "2031-04-20");
  for (guint i = 0; i < d->all->len; i++)
    if (is_schema(schema_of(d->all->pdata[i]), "Interval"))
      CU_ASSERT(*value_of(d->all->pdata[i], "proof") != '\0');
  free_document(d);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(every_line_is_valid_by_its_schema),
      FX_TEST(facts_become_links),
      FX_TEST(what_is_no_fact_is_left_out),
      FX_TEST(articles_are_the_proof),
      CU_TEST_INFO_NULL};
  return fx_run("ftm", tests);
}
