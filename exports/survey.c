// SPDX-License-Identifier: Apache-2.0
#include "exports/survey.h"

#include <stdlib.h>
#include <string.h>

#include "graph/terms.h"
#include "graph/value.h"

struct wg_survey {
  guint64 statements, subjects;
  GHashTable *classes, *properties; // IRI → guint64 *
  GString *subject;                 // last one seen
  gboolean article;                 // which is an article
  guint64 reports, hundredths;      // with a confidence; their sum
  char first[11], last[11];         // days of articles; "" for none
};

WgSurvey *wg_survey_new(void)
{
  WgSurvey *s = g_new0(WgSurvey, 1);
  s->classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  s->properties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  s->subject = g_string_new(NULL);
  return s;
}

void wg_survey_free(WgSurvey *s)
{
  if (!s) return;
  g_hash_table_destroy(s->classes);
  g_hash_table_destroy(s->properties);
  g_string_free(s->subject, TRUE);
  g_free(s);
}

static void count(GHashTable *table, const char *iri)
{
  guint64 *n = g_hash_table_lookup(table, iri);
  if (!n) g_hash_table_insert(table, g_strdup(iri), n = g_new0(guint64, 1));
  ++*n;
}

static void note_day(WgSurvey *s, const char *date)
{
  char day[11];
  g_strlcpy(day, date, sizeof day);
  if (!*s->first || strcmp(day, s->first) < 0) memcpy(s->first, day, sizeof day);
  if (strcmp(day, s->last) > 0) memcpy(s->last, day, sizeof day);
}

gboolean wg_survey_statement(const WgStatement *statement, void *survey, GError **error)
{
  (void)error;
  WgSurvey *s = survey;
  const char *predicate = statement->predicate;
  s->statements++;
  count(s->properties, predicate);
  if (strcmp(s->subject->str, statement->subject) != 0) {
    s->subjects++;
    s->article = FALSE;
    g_string_assign(s->subject, statement->subject);
  }
  if (strcmp(predicate, RDF_TYPE) == 0) {
    count(s->classes, statement->object);
    s->article |= strcmp(statement->object, SCHEMA_NS "NewsArticle") == 0;
  } else if (s->article && strcmp(predicate, SCHEMA_NS "datePublished") == 0) {
    note_day(s, statement->object); // former versions have days too
  } else if (strcmp(predicate, WG_NS "confidence") == 0) {
    s->reports++;
    s->hundredths += wg_value_hundredths(statement->object);
  }
  return TRUE;
}

// ---- the description

static int by_name(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void put_partitions(GString *out, GHashTable *table, const char *kind,
                           const char *counted)
{
  guint n;
  g_autofree gpointer *names = g_hash_table_get_keys_as_array(table, &n);
  qsort(names, n, sizeof *names, by_name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(
        out, " ;\n    void:%sPartition [ void:%s <%s> ; void:%s %" G_GUINT64_FORMAT " ]",
        kind, kind, (const char *)names[i], counted,
        *(guint64 *)g_hash_table_lookup(table, names[i]));
}

static void put_span(GString *out, const WgSurvey *s)
{
  static const char *const TYPES[] = {"gYear", "gYearMonth", "date"};
  const char *days[] = {s->first, s->last};
  g_string_append(out, "\n<#span>\n    a dcterms:PeriodOfTime");
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
    gsize n = strlen(days[i]);
    g_string_append_printf(out, " ;\n    dcat:%sDate \"%s\"^^xsd:%s", i ? "end" : "start",
                           days[i], TYPES[n > 7 ? 2 : n > 4 ? 1 : 0]);
  }
  g_string_append(out, " .\n");
}

static void put_rights(GString *out, const WgSurvey *s, const char *licence)
{
  gboolean words = g_hash_table_contains(s->properties, WG_NS "quote") ||
                   g_hash_table_contains(s->properties, SCHEMA_NS "headline");
  if (licence) g_string_append_printf(out, " ;\n    dcterms:license <%s>", licence);
  if (licence && !words) return;
  g_string_append_printf(
      out, " ;\n    dcterms:rights \"%s%s%s\"", licence ? "" : "No licence is declared.",
      licence || !words ? "" : " ",
      words ? "Quotes and headlines are the words of the articles and belong to those who "
              "wrote them."
            : "");
}

// What every user should know before counting anything.
static void put_errors(GString *out, const WgSurvey *s)
{
  g_string_append(out, " ;\n    rdfs:comment \"Known errors: articles were read by a "
                       "program, not by people.");
  if (s->reports)
    g_string_append_printf(
        out,
        " By the confidence that its reports bear, %" G_GUINT64_FORMAT
        " of 100 are right.",
        (s->hundredths + s->reports / 2) / s->reports);
  g_string_append(
      out, " What no frame of the ontology knows is missing. Persons, firms and bodies "
           "that share a name may stand as one, and one that goes by several names as "
           "several. An event is a claim: wg:standing tells whether reports affirm it, "
           "and no report proves it.\"");
}

static void put_file(GString *out, const WgDescription *of)
{
  g_string_append_printf(
      out,
      "\n<#file>\n    a dcat:Distribution ;\n"
      "    dcat:mediaType <https://www.iana.org/assignments/media-types/%s> ;\n"
      "    dcat:byteSize \"%" G_GUINT64_FORMAT "\"^^xsd:nonNegativeInteger",
      of->format->media_type, of->bytes);
  if (of->file) {
    g_autofree char *name = g_uri_escape_string(of->file, NULL, FALSE);
    g_string_append_printf(out, " ;\n    dcat:downloadURL <./%s>", name);
  }
  g_string_append(out, " .\n");
}

void wg_survey_describe(const WgSurvey *s, const WgDescription *of, GString *out)
{
  g_string_append_printf(
      out,
      "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"
      "@prefix dcterms: <" DCTERMS_NS "> .\n"
      "@prefix rdfs: <" RDFS_NS "> .\n"
      "@prefix void: <http://rdfs.org/ns/void#> .\n"
      "@prefix xsd: <" XSD_NS "> .\n\n"
      "<#graph>\n    a void:Dataset, dcat:Dataset ;\n"
      "    dcterms:title \"Who is reported to have done what to whom\" ;\n"
      "    dcterms:provenance \"Made from news articles by Wiregraph " WG_VERSION ".\" ;\n"
      "    dcat:distribution <#file> ;\n"
      "    void:uriSpace \"%s\" ;\n"
      "    void:vocabulary <" WG_NS "> ;\n"
      "    void:triples %" G_GUINT64_FORMAT " ;\n"
      "    void:distinctSubjects %" G_GUINT64_FORMAT " ;\n"
      "    void:classes %u ;\n    void:properties %u",
      of->base, s->statements, s->subjects, g_hash_table_size(s->classes),
      g_hash_table_size(s->properties));
  if (*s->first) g_string_append(out, " ;\n    dcterms:temporal <#span>");
  put_rights(out, s, of->licence);
  put_errors(out, s);
  put_partitions(out, s->classes, "class", "entities");
  put_partitions(out, s->properties, "property", "triples");
  g_string_append(out, " .\n");
  if (*s->first) put_span(out, s);
  put_file(out, of);
}
