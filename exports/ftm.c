// SPDX-License-Identifier: Apache-2.0
//
// FollowTheMoney (followthemoney.tech), one entity a line: the parties of facts, links
// between them, the articles that prove these. A fact is what actual reports affirm and
// nobody denies, in force or over. Nothing is said of a party but names, country and
// Wikidata: no topic, whatever it is charged with.
#include "exports/country.h"
#include "exports/escape.h"
#include "exports/network.h"

// How an event becomes a link; all others are UnknownLink, subject and object.
typedef struct shape {
  const char *event_class, *schema, *from, *to;
} Shape;

static const Shape SHAPES[] = {
    {"Membership", "Membership", "member", "organization"},
    {"Ownership", "Ownership", "owner", "asset"},
    {"Kinship", "Family", "relative", "person"},
    {"Sanction", "Sanction", NULL, "entity"},
    {"Charge", "CourtCaseParty", "party", "party"},
    {"Lawsuit", "CourtCaseParty", "party", "party"},
};
static const Shape LINK = {NULL, "UnknownLink", "subject", "object"};
static const Shape DIRECTORSHIP = {NULL, "Directorship", "director", "organization"};
static const Shape EMPLOYMENT = {NULL, "Employment", "employee", "employer"};

// What somebody says of others is no fact about them; where a firm sits is no link.
static const char *const LEFT_OUT[] = {"Accusation", "Denial", "Statement", "BasedIn",
                                       "Origin"};

// A fact and what tells it.
typedef struct fact {
  const WgEdge *event;
  GPtrArray *tellings; // WgTelling *, affirmed and actual, by IRI
  const char *start, *end, *date; // of these, "" for none
} Fact;

// ---- what schema a party has

static const char *schema_of(const WgNode *node)
{
  static const char *const SCHEMAS[][2] = {
      {"Person", "Person"},        {"Company", "Company"},
      {"GovernmentBody", "PublicBody"}, {"Country", "PublicBody"},
      {"University", "Organization"},   {"MediaOrganization", "Organization"},
      {"Organization", "Organization"}, {"IntergovernmentalOrganization", "Organization"}};
  for (guint i = 0; i < G_N_ELEMENTS(SCHEMAS); i++)
    if (strcmp(node->type, SCHEMAS[i][0]) == 0) return SCHEMAS[i][1];
  return NULL; // a place
}

static gboolean is_person(const WgNode *node)
{
  return strcmp(node->type, "Person") == 0;
}

// Offices of those who direct a body, in whole or in part.
static gboolean is_directing(const char *role)
{
  static const char *const WORDS[] = {"director", "chair", "board", "president",
                                      "chief executive", "ceo", "trustee", "governor"};
  g_autofree char *folded = g_utf8_strdown(role, -1);
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (strstr(folded, WORDS[i])) return TRUE;
  return FALSE;
}

static const char *role_of(const Fact *f)
{
  for (guint i = 0; i < f->tellings->len; i++) {
    const WgTelling *t = f->tellings->pdata[i];
    if (*t->role) return t->role;
  }
  return "";
}

static const Shape *shape_of(const Fact *f)
{
  const WgEdge *e = f->event;
  if (strcmp(e->event_class, "RoleHolding") == 0 && is_person(e->actor) &&
      !is_person(e->target))
    return is_directing(role_of(f)) ? &DIRECTORSHIP : &EMPLOYMENT;
  const Shape *shape = &LINK;
  for (guint i = 0; i < G_N_ELEMENTS(SHAPES); i++)
    if (strcmp(e->event_class, SHAPES[i].event_class) == 0) shape = &SHAPES[i];
  gboolean owned = strcmp(shape->schema, "Ownership") != 0 ||
                   strcmp(e->target->type, "Company") == 0;
  gboolean joined = strcmp(shape->schema, "Membership") != 0 || !is_person(e->target);
  gboolean kin = strcmp(shape->schema, "Family") != 0 ||
                 (is_person(e->actor) && is_person(e->target));
  return owned && joined && kin ? shape : &LINK;
}

// ---- facts

static gboolean is_candidate(const WgEdge *e)
{
  for (guint i = 0; i < G_N_ELEMENTS(LEFT_OUT); i++)
    if (strcmp(e->event_class, LEFT_OUT[i]) == 0) return FALSE;
  return wg_edge_joins(e) && e->actor != e->target && schema_of(e->actor) &&
         schema_of(e->target) &&
         (strcmp(e->standing, "affirmedOnly") == 0 || strcmp(e->standing, "over") == 0);
}

// Dates are told to the year, the month or the day; each may stand as it is.
static void note_date(Fact *f, const WgTelling *t)
{
  if (!*t->time) return;
  if (strcmp(t->phase, "begun") == 0) {
    if (!*f->start || strcmp(t->time, f->start) < 0) f->start = t->time;
  } else if (strcmp(t->phase, "ended") == 0) {
    if (strcmp(t->time, f->end) > 0) f->end = t->time;
  } else if (!*f->date || strcmp(t->time, f->date) < 0) {
    f->date = t->time;
  }
}

static void free_fact(void *p)
{
  Fact *fact = p;
  g_ptr_array_free(fact->tellings, TRUE);
  g_free(fact);
}

static Fact *fact_of(GHashTable *by_event, const WgEdge *e)
{
  Fact *fact = g_hash_table_lookup(by_event, e);
  if (fact) return fact;
  fact = g_new0(Fact, 1);
  *fact = (Fact){e, g_ptr_array_new(), "", "", ""};
  g_hash_table_insert(by_event, (gpointer)e, fact);
  return fact;
}

// What is over is a fact where somebody tells that it was: a former office, not a measure
// that was lifted.
static gboolean was(const Fact *f)
{
  if (strcmp(f->event->standing, "over") != 0) return TRUE;
  for (guint i = 0; i < f->tellings->len; i++)
    if (strcmp(((WgTelling *)f->tellings->pdata[i])->phase, "ended") == 0) return TRUE;
  return FALSE;
}

static GHashTable *find_facts(const WgNetwork *n)
{
  GHashTable *facts = g_hash_table_new_full(NULL, NULL, NULL, free_fact);
  for (guint i = 0; i < n->tellings->len; i++) {
    WgTelling *t = n->tellings->pdata[i];
    if (!is_candidate(t->event) || t->article->retracted ||
        strcmp(t->modality, "actual") != 0 || strcmp(t->polarity, "affirmed") != 0)
      continue;
    Fact *fact = fact_of(facts, t->event);
    g_ptr_array_add(fact->tellings, t);
    note_date(fact, t);
  }
  return facts;
}

// ---- lines of JSON

static void put_id(GString *out, const char *iri, const char *suffix)
{
  g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, iri, -1);
  g_string_append_printf(out, "\"wg-%.24s%s\"", hash, suffix);
}

static void begin(GString *out, const char *iri, const char *suffix, const char *schema)
{
  g_string_append(out, "{\"id\": ");
  put_id(out, iri, suffix);
  g_string_append_printf(out, ", \"schema\": \"%s\", \"properties\": {", schema);
}

static void end(GString *out)
{
  g_string_append(out, "}}\n");
}

static void begin_list(GString *out, const char *property)
{
  g_string_append_printf(out, "%s\"%s\": [", out->str[out->len - 1] == '{' ? "" : ", ",
                         property);
}

static void put(GString *out, const char *property, const char *value)
{
  if (!*value) return;
  begin_list(out, property);
  wg_escape_json(out, value);
  g_string_append_c(out, ']');
}

static void put_link(GString *out, const char *property, const char *iri,
                     const char *suffix)
{
  begin_list(out, property);
  put_id(out, iri, suffix);
  g_string_append_c(out, ']');
}

static void put_country(GString *out, const WgNode *node)
{
  char code[3];
  if (node->country && wg_country_alpha2(node->country->code, code))
    put(out, "country", code);
}

static gboolean is_url(const char *iri)
{
  return g_str_has_prefix(iri, "http://") || g_str_has_prefix(iri, "https://");
}

static const char *url_of(const WgPage *page)
{
  return is_url(page->url) ? page->url : is_url(page->iri) ? page->iri : "";
}

static void put_party(GString *out, const WgNode *node)
{
  begin(out, node->iri, "", schema_of(node));
  put(out, "name", node->name);
  if (node->names) {
    begin_list(out, "alias");
    for (guint i = 0; i < node->names->len; i++) {
      if (i) g_string_append(out, ", ");
      wg_escape_json(out, node->names->pdata[i]);
    }
    g_string_append_c(out, ']');
  }
  put_country(out, node);
  put(out, "wikidataId", node->wikidata);
  end(out);
}

static void put_article(GString *out, const WgPage *page)
{
  const char *title = *page->headline ? page->headline : page->iri;
  begin(out, page->iri, "", "Article");
  put(out, "name", title);
  put(out, "title", title);
  put(out, "sourceUrl", url_of(page));
  put(out, "publisher", page->publisher);
  put(out, "publishedAt", page->date);
  if (g_str_has_prefix(page->language, "en")) put(out, "language", "eng");
  end(out);
}

// The articles, each once; and their addresses.
static void put_proof(GString *out, const Fact *f)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  begin_list(out, "proof");
  for (guint i = 0; i < f->tellings->len; i++) {
    const WgTelling *t = f->tellings->pdata[i];
    if (!g_hash_table_add(seen, t->article)) continue;
    if (i) g_string_append(out, ", ");
    put_id(out, t->article->iri, "");
  }
  g_string_append_c(out, ']');
}

static void put_span(GString *out, const Fact *f)
{
  put(out, "startDate", f->start);
  put(out, "endDate", f->end);
  if (!*f->start && !*f->end) put(out, "date", f->date);
  put(out, "recordId", f->event->iri);
  put_proof(out, f);
}

// ---- links

static const char *class_label(const WgWriter *writer, const WgEdge *e)
{
  const WgEventClass *c =
      writer->ontology ? wg_ontology_event_class(writer->ontology, e->event_class) : NULL;
  return c && c->label ? c->label : e->event_class;
}

static void put_case(GString *out, const WgWriter *writer, const Fact *f)
{
  static const char *const ROLES[][2] = {{"plaintiff", "defendant"},
                                         {"authority", "charged"}};
  const WgEdge *e = f->event;
  const WgNode *const parties[] = {e->actor, e->target};
  gboolean charge = strcmp(e->event_class, "Charge") == 0;
  begin(out, e->iri, "", "CourtCase");
  put(out, "name", e->label);
  put(out, "category", class_label(writer, e));
  put(out, "fileDate", f->start);
  put_proof(out, f);
  end(out);
  for (guint i = 0; i < G_N_ELEMENTS(parties); i++) {
    begin(out, e->iri, i ? "-2" : "-1", "CourtCaseParty");
    put_link(out, "party", parties[i]->iri, "");
    put_link(out, "case", e->iri, "");
    put(out, "role", ROLES[charge][i]);
    put_span(out, f);
    end(out);
  }
}

static void put_sanction(GString *out, const Fact *f)
{
  begin(out, f->event->iri, "", "Sanction");
  put_link(out, "entity", f->event->target->iri, "");
  put(out, "authority", f->event->actor->name);
  put_country(out, f->event->actor);
  put_span(out, f);
  end(out);
}

// A kin term says what one of the two is to the other, who is FollowTheMoney's `person`.
static void put_family(GString *out, const Fact *f)
{
  const WgEdge *e = f->event;
  const char *relationship = "";
  gboolean target_is = FALSE;
  for (guint i = 0; i < f->tellings->len && !*relationship; i++) {
    const WgTelling *t = f->tellings->pdata[i];
    if (!*t->role || !*t->role_of) continue;
    relationship = t->role;
    target_is = strcmp(t->role_of, e->target->iri) == 0;
  }
  begin(out, e->iri, "", "Family");
  put_link(out, "person", (target_is ? e->actor : e->target)->iri, "");
  put_link(out, "relative", (target_is ? e->target : e->actor)->iri, "");
  put(out, "relationship", relationship);
  put_span(out, f);
  end(out);
}

static void put_plain(GString *out, const WgWriter *writer, const Fact *f,
                      const Shape *shape)
{
  const WgEdge *e = f->event;
  begin(out, e->iri, "", shape->schema);
  put_link(out, shape->from, e->actor->iri, "");
  put_link(out, shape->to, e->target->iri, "");
  put(out, "role", shape == &LINK ? class_label(writer, e) : role_of(f));
  if (strcmp(e->standing, "over") == 0) put(out, "status", "former");
  put_span(out, f);
  end(out);
}

static void put_fact(const WgWriter *writer, const Fact *f)
{
  const Shape *shape = shape_of(f);
  GString *out = writer->out;
  if (strcmp(shape->schema, "CourtCaseParty") == 0) put_case(out, writer, f);
  else if (strcmp(shape->schema, "Sanction") == 0) put_sanction(out, f);
  else if (strcmp(shape->schema, "Family") == 0) put_family(out, f);
  else put_plain(out, writer, f, shape);
}

// ---- all

// The parties and articles of the facts; what no fact needs is left out.
static void gather(const WgNetwork *n, GHashTable *facts, GHashTable *needed)
{
  for (guint i = 0; i < n->edges->len; i++) {
    const WgEdge *e = n->edges->pdata[i];
    const Fact *f = g_hash_table_lookup(facts, e);
    if (!f) continue;
    if (!was(f)) {
      g_hash_table_remove(facts, e);
      continue;
    }
    g_hash_table_add(needed, e->actor);
    g_hash_table_add(needed, e->target);
    for (guint k = 0; k < f->tellings->len; k++)
      g_hash_table_add(needed, ((WgTelling *)f->tellings->pdata[k])->article);
  }
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  g_autoptr(GHashTable) facts = find_facts(n);
  g_autoptr(GHashTable) needed = g_hash_table_new(NULL, NULL);
  gboolean ok = TRUE;
  gather(n, facts, needed);
  for (guint i = 0; ok && i < n->pages->len; i++) {
    if (g_hash_table_contains(needed, n->pages->pdata[i]))
      put_article(writer->out, n->pages->pdata[i]);
    ok = wg_writer_flush(writer, error);
  }
  for (guint i = 0; ok && i < n->nodes->len; i++) {
    if (g_hash_table_contains(needed, n->nodes->pdata[i]))
      put_party(writer->out, n->nodes->pdata[i]);
    ok = wg_writer_flush(writer, error);
  }
  for (guint i = 0; ok && i < n->edges->len; i++) {
    const Fact *fact = g_hash_table_lookup(facts, n->edges->pdata[i]);
    if (fact) put_fact(writer, fact);
    ok = wg_writer_flush(writer, error);
  }
  return ok;
}

const WgWriterClass WG_WRITER_FTM = {wg_network_begin, wg_network_statement, finish,
                                     wg_network_clear};
