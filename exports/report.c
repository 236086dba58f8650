// SPDX-License-Identifier: Apache-2.0
//
// The report: one page of HTML that needs nothing beside itself. Its script and style are
// the same for all graphs (report/); what this file prints is the data, as JSON in a
// <script> that is no program: the words of the ontology, then one row a subject, as the
// statements come. What is held is one subject.
#include "exports/escape.h"
#include "exports/report_page.h"
#include "exports/subject.h"
#include "exports/writer.h"
#include "graph/terms.h"

// A property and what the page calls it. Values that are IRIs are printed short: terms
// without their namespace, minted things without the base.
typedef struct field {
  const char *name, *property;
  gboolean is_iri;
} Field;

static const Field REPORT[] = {{"event", WG_NS "reports", TRUE},
                               {"article", PROV_NS "wasDerivedFrom", TRUE},
                               {"polarity", WG_NS "polarity", TRUE},
                               {"modality", WG_NS "modality", TRUE},
                               {"phase", WG_NS "phase", TRUE},
                               {"attributedTo", WG_NS "attributedTo", TRUE},
                               {"sourceWords", WG_NS "sourceWords", FALSE},
                               {"time", WG_NS "time", FALSE},
                               {"earliest", WG_NS "earliest", FALSE},
                               {"latest", WG_NS "latest", FALSE},
                               {"role", WG_NS "role", FALSE},
                               {"roleOf", WG_NS "roleOf", TRUE},
                               {"words", WG_NS "words", FALSE},
                               {"matter", WG_NS "matter", FALSE},
                               {"scope", WG_NS "scope", FALSE},
                               {"reason", WG_NS "reason", FALSE},
                               {"instrument", WG_NS "instrument", FALSE},
                               {"place", WG_NS "place", TRUE},
                               {"amount", WG_NS "amount", FALSE},
                               {"currency", WG_NS "currency", FALSE},
                               {"unit", WG_NS "unit", FALSE},
                               {"about", WG_NS "about", TRUE},
                               {"outcome", WG_NS "outcome", TRUE},
                               {"quote", WG_NS "quote", FALSE},
                               {"begin", WG_NS "begin", FALSE},
                               {"end", WG_NS "end", FALSE},
                               {"trigger", WG_NS "trigger", FALSE},
                               {"frame", WG_NS "frame", TRUE},
                               {"confidence", WG_NS "confidence", FALSE},
                               {NULL, NULL, FALSE}};

static const Field EVENT[] = {{"type", RDF_TYPE, TRUE},
                              {"label", RDFS_LABEL, FALSE},
                              {"actor", WG_NS "actor", TRUE},
                              {"target", WG_NS "target", TRUE},
                              {"standing", WG_NS "standing", TRUE},
                              {"first", WG_NS "firstReported", FALSE},
                              {"last", WG_NS "lastReported", FALSE},
                              {"reports", WG_NS "reportCount", FALSE},
                              {"sources", WG_NS "independentSources", FALSE},
                              {"outcome", WG_NS "outcome", TRUE},
                              {NULL, NULL, FALSE}};

static const Field ARTICLE[] = {{"headline", SCHEMA_NS "headline", FALSE},
                                {"url", SCHEMA_NS "url", TRUE},
                                {"date", SCHEMA_NS "datePublished", FALSE},
                                {"author", SCHEMA_NS "author", FALSE},
                                {"publisher", SCHEMA_NS "publisher", FALSE},
                                {"copyOf", WG_NS "copyOf", TRUE},
                                {"corrected", WG_NS "corrected", FALSE},
                                {"correction", SCHEMA_NS "correction", FALSE},
                                {"retracted", WG_NS "retracted", FALSE},
                                {"retractedOn", WG_NS "retractedOn", FALSE},
                                {NULL, NULL, FALSE}};

static const Field ENTITY[] = {{"label", RDFS_LABEL, FALSE},
                               {"names", SKOS_ALT_LABEL, FALSE},
                               {"country", WG_NS "country", TRUE},
                               {"iso3", WG_NS "iso3", FALSE},
                               {"match", SKOS_EXACT_MATCH, TRUE},
                               {NULL, NULL, FALSE}};

typedef struct report {
  WgWriter *writer;
  WgSubject *subject;
  GString *row;
  gboolean begun; // what stands before the data is printed
  guint64 rows;
} Report;

// ---- JSON inside HTML

// In a <script> a browser looks for "</script" and "<!--"; in JSON "<" stands in strings
// alone.
static void append_guarded(GString *out, const GString *json)
{
  const char *p = json->str;
  for (const char *next; (next = strchr(p, '<')); p = next + 1) {
    g_string_append_len(out, p, next - p);
    g_string_append(out, "\\u003c");
  }
  g_string_append(out, p);
}

static void put_pair(GString *row, const char *name, const char *text)
{
  if (row->str[row->len - 1] != '{') g_string_append_c(row, ',');
  wg_escape_json(row, name);
  g_string_append_c(row, ':');
  wg_escape_json(row, text);
}

static const char *shorten(const Report *r, const char *iri)
{
  const char *const begins[] = {WG_NS, WG_FRAME_NS, r->writer->base};
  for (guint i = 0; i < G_N_ELEMENTS(begins); i++)
    if (g_str_has_prefix(iri, begins[i])) return iri + strlen(begins[i]);
  return iri;
}

// ---- rows

static void put_field(Report *r, const WgSubject *subject, const Field *f)
{
  g_autoptr(GPtrArray) values = wg_subject_values(subject, f->property);
  if (!values->len) return;
  g_string_append_printf(r->row, ",\"%s\":%s", f->name, values->len > 1 ? "[" : "");
  for (guint i = 0; i < values->len; i++) {
    const char *value = values->pdata[i];
    if (i) g_string_append_c(r->row, ',');
    wg_escape_json(r->row, f->is_iri ? shorten(r, value) : value);
  }
  if (values->len > 1) g_string_append_c(r->row, ']');
}

static void put_row(Report *r, const WgSubject *subject, const char *kind,
                    const Field *fields)
{
  g_string_assign(r->row, r->rows++ ? ",\n{" : "\n{");
  put_pair(r->row, "kind", kind);
  put_pair(r->row, "id", shorten(r, wg_subject_iri(subject)));
  const char *type = fields == ENTITY ? wg_subject_entity_class(subject) : NULL;
  if (type) put_pair(r->row, "type", type);
  for (const Field *f = fields; f->name; f++) put_field(r, subject, f);
  g_string_append_c(r->row, '}');
  append_guarded(r->writer->out, r->row);
}

static void take_subject(const WgSubject *subject, void *report)
{
  Report *r = report;
  if (wg_subject_is(subject, WG_NS "Report")) put_row(r, subject, "report", REPORT);
  else if (wg_subject_is(subject, SCHEMA_NS "NewsArticle"))
    put_row(r, subject, "article", ARTICLE);
  else if (wg_subject_value(subject, WG_NS "standing")) put_row(r, subject, "event", EVENT);
  else if (wg_subject_entity_class(subject)) put_row(r, subject, "entity", ENTITY);
}

// ---- the words of the ontology

static void put_term(Report *r, const char *iri, gboolean symmetric)
{
  const WgOntology *o = r->writer->ontology;
  const char *label = wg_ontology_value(o, iri, RDFS_LABEL);
  const char *comment = wg_ontology_value(o, iri, RDFS_NS "comment");
  g_string_assign(r->row, "{");
  put_pair(r->row, "name", shorten(r, iri));
  put_pair(r->row, "label", label ? label : shorten(r, iri));
  put_pair(r->row, "comment", comment ? comment : "");
  g_string_append(r->row, symmetric ? ",\"symmetric\":true}" : "}");
  append_guarded(r->writer->out, r->row);
}

static void put_ontology(Report *r)
{
  GString *out = r->writer->out;
  guint n = 0;
  const WgEventClass *classes =
      r->writer->ontology ? wg_ontology_event_classes(r->writer->ontology, &n) : NULL;
  g_string_append(out, "\"classes\":[");
  for (guint i = 0; i < n; i++) {
    if (i) g_string_append_c(out, ',');
    put_term(r, classes[i].iri, classes[i].symmetric);
  }
  g_string_append(out, "],\n\"terms\":[");
  const WgTriple *const *terms =
      n ? wg_ontology_subjects(r->writer->ontology, RDF_TYPE, OWL_NS "NamedIndividual", &n)
        : NULL;
  for (guint i = 0; i < n; i++) {
    if (i) g_string_append_c(out, ',');
    put_term(r, terms[i]->subject, FALSE);
  }
  g_string_append(out, "],\n\"rows\":[");
}

// ---- the page

static gboolean begin(WgWriter *writer, GError **error)
{
  if (!WG_REPORT_BEFORE) {
    g_set_error(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_ASKED,
                "this wiregraph was built without the report (WG_REPORT=OFF)");
    return FALSE;
  }
  Report *r = writer->state = g_new0(Report, 1);
  r->writer = writer;
  r->subject = wg_subject_new(take_subject, r);
  r->row = g_string_new(NULL);
  return TRUE;
}

// The ontology is known only after the writer was made.
static void begin_data(Report *r)
{
  if (r->begun) return;
  r->begun = TRUE;
  g_string_append_len(r->writer->out, WG_REPORT_BEFORE, (gssize)WG_REPORT_BEFORE_LENGTH);
  g_string_append(r->writer->out, "{\"version\":\"" WG_VERSION "\",\n");
  put_ontology(r);
}

static gboolean put(WgWriter *writer, const WgStatement *statement, GError **error)
{
  (void)error;
  Report *r = writer->state;
  begin_data(r);
  wg_subject_take(r->subject, statement);
  return TRUE;
}

static gboolean finish(WgWriter *writer, GError **error)
{
  (void)error;
  Report *r = writer->state;
  begin_data(r);
  wg_subject_end(r->subject);
  g_string_append(writer->out, "\n]}\n");
  g_string_append_len(writer->out, WG_REPORT_AFTER, (gssize)WG_REPORT_AFTER_LENGTH);
  return TRUE;
}

static void clear(WgWriter *writer)
{
  Report *r = writer->state;
  if (!r) return;
  wg_subject_free(r->subject);
  g_string_free(r->row, TRUE);
  g_free(r);
}

const WgWriterClass WG_WRITER_REPORT = {begin, put, finish, clear};
