// SPDX-License-Identifier: Apache-2.0
//
// JSON-LD (W3C 1.1), streaming: the context, then one node object a subject and line,
// flattened. Names are short where the context has them as terms, IRIs are whole
// otherwise: the context has no prefixes, with which the scheme of some IRI might be
// confused. What is held is one subject.
#include "exports/escape.h"
#include "exports/writer.h"
#include "graph/terms.h"

typedef struct jsonld {
  guint64 nodes;
  GString *subject;   // of the node at hand; empty before the first
  GString *types;     // its classes, joined
  GString *rest;      // its other keys with their values
  GString *predicate; // whose values are in `values`
  GString *values;    // joined
  guint n_values;
} JsonLd;

// Terms beside those of the vocabulary, which are short by @vocab.
static const char *const TERMS[][2] = {
    {"label", RDFS_LABEL},
    {"altLabel", SKOS_ALT_LABEL},
    {"exactMatch", SKOS_EXACT_MATCH},
    {"isReplacedBy", DCTERMS_REPLACED},
    {"isPartOf", DCTERMS_NS "isPartOf"},
    {"when", DCTERMS_NS "date"},
    {"Activity", PROV_NS "Activity"},
    {"used", PROV_NS "used"},
    {"wasDerivedFrom", PROV_NS "wasDerivedFrom"},
    {"wasGeneratedBy", PROV_NS "wasGeneratedBy"},
    {"NewsArticle", SCHEMA_NS "NewsArticle"},
    {"author", SCHEMA_NS "author"},
    {"datePublished", SCHEMA_NS "datePublished"},
    {"headline", SCHEMA_NS "headline"},
    {"inLanguage", SCHEMA_NS "inLanguage"},
    {"publisher", SCHEMA_NS "publisher"},
    {"softwareVersion", SCHEMA_NS "softwareVersion"},
    {"url", SCHEMA_NS "url"},
    {"date", XSD_DATE},
    {"dateTime", XSD_DATETIME},
    {"decimal", XSD_DECIMAL},
    {"gYear", XSD_YEAR},
    {"gYearMonth", XSD_YEAR_MONTH},
    {"integer", XSD_INTEGER}};

static gboolean begin(WgWriter *writer, GError **error)
{
  (void)error;
  JsonLd *j = writer->state = g_new0(JsonLd, 1);
  GString **strings[] = {&j->subject, &j->types, &j->rest, &j->predicate, &j->values};
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++) *strings[i] = g_string_new(NULL);
  g_string_append(writer->out,
                  "{\"@context\": {\n  \"@version\": 1.1,\n  \"@vocab\": \"" WG_NS "\"");
  for (guint i = 0; i < G_N_ELEMENTS(TERMS); i++)
    g_string_append_printf(writer->out, ",\n  \"%s\": \"%s\"", TERMS[i][0], TERMS[i][1]);
  g_string_append(writer->out, "\n},\n\"@graph\": [");
  return TRUE;
}

static void clear(WgWriter *writer)
{
  JsonLd *j = writer->state;
  g_string_free(j->subject, TRUE);
  g_string_free(j->types, TRUE);
  g_string_free(j->rest, TRUE);
  g_string_free(j->predicate, TRUE);
  g_string_free(j->values, TRUE);
  g_free(j);
}

static gboolean is_term(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(TERMS); i++)
    if (strcmp(name, TERMS[i][0]) == 0) return TRUE;
  return FALSE;
}

// A property, class or datatype: what JSON-LD expands by the context.
static void put_name(GString *out, const char *iri)
{
  const char *name = iri;
  for (guint i = 0; i < G_N_ELEMENTS(TERMS); i++)
    if (strcmp(iri, TERMS[i][1]) == 0) name = TERMS[i][0];
  if (g_str_has_prefix(iri, WG_NS)) {
    const char *local = iri + strlen(WG_NS);
    if (*local && !strpbrk(local, ":@") && !is_term(local)) name = local;
  }
  wg_escape_json(out, name);
}

// Whether a bare number is read as this very literal: JSON-LD makes an xsd:integer of a
// whole one and drops signs and zeros that say nothing.
static gboolean stands_bare(const WgStatement *s)
{
  if (g_strcmp0(s->datatype, XSD_INTEGER) != 0) return FALSE;
  const char *digits = s->object + (*s->object == '-');
  gsize n = strspn(digits, "0123456789");
  return n && n <= 15 && !digits[n] && (*digits != '0' || strcmp(s->object, "0") == 0);
}

static void put_value(GString *out, const WgStatement *s)
{
  if (!s->literal) {
    g_string_append(out, "{\"@id\": ");
    wg_escape_json(out, s->object);
    g_string_append_c(out, '}');
  } else if (stands_bare(s)) {
    g_string_append(out, s->object);
  } else if (!s->datatype && !s->lang) {
    wg_escape_json(out, s->object);
  } else {
    g_string_append(out, "{\"@value\": ");
    wg_escape_json(out, s->object);
    g_string_append(out, s->datatype ? ", \"@type\": " : ", \"@language\": ");
    if (s->datatype) put_name(out, s->datatype);
    else wg_escape_json(out, s->lang);
    g_string_append_c(out, '}');
  }
}

static void end_values(JsonLd *j)
{
  if (!j->n_values) return;
  g_string_append(j->rest, ", ");
  put_name(j->rest, j->predicate->str);
  g_string_append_printf(j->rest, j->n_values > 1 ? ": [%s]" : ": %s", j->values->str);
  g_string_truncate(j->values, 0);
  g_string_truncate(j->predicate, 0);
  j->n_values = 0;
}

static void end_node(JsonLd *j, GString *out)
{
  if (!j->subject->len) return;
  end_values(j);
  g_string_append(out, j->nodes++ ? ",\n{\"@id\": " : "\n{\"@id\": ");
  wg_escape_json(out, j->subject->str);
  if (j->types->len) g_string_append_printf(out, ", \"@type\": [%s]", j->types->str);
  g_string_append_len(out, j->rest->str, (gssize)j->rest->len);
  g_string_append_c(out, '}');
  g_string_truncate(j->types, 0);
  g_string_truncate(j->rest, 0);
  g_string_truncate(j->subject, 0);
}

static gboolean put(WgWriter *writer, const WgStatement *s, GError **error)
{
  (void)error;
  JsonLd *j = writer->state;
  if (strcmp(j->subject->str, s->subject) != 0) {
    end_node(j, writer->out);
    g_string_assign(j->subject, s->subject);
  }
  if (strcmp(s->predicate, RDF_TYPE) == 0 && !s->literal) {
    if (j->types->len) g_string_append(j->types, ", ");
    put_name(j->types, s->object);
    return TRUE;
  }
  if (strcmp(j->predicate->str, s->predicate) != 0) {
    end_values(j);
    g_string_assign(j->predicate, s->predicate);
  }
  if (j->n_values++) g_string_append(j->values, ", ");
  put_value(j->values, s);
  return TRUE;
}

static gboolean finish(WgWriter *writer, GError **error)
{
  (void)error;
  end_node(writer->state, writer->out);
  g_string_append(writer->out, "\n]}\n");
  return TRUE;
}

const WgWriterClass WG_WRITER_JSONLD = {begin, put, finish, clear};
