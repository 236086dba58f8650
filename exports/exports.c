// SPDX-License-Identifier: Apache-2.0
#include "exports/exports.h"

#include <errno.h>

#include "exports/writer.h"
#include "graph/iri.h"

G_DEFINE_QUARK(wg-export-error, wg_export_error)

#define FLUSH_AT ((gsize)64 << 10) // bytes that are gathered before the sink is asked

static const WgExportFormat FORMATS[] = {
    {"nquads", ".nq", "application/n-quads", TRUE, FALSE, FALSE, &WG_WRITER_LINES},
    {"ntriples", ".nt", "application/n-triples", FALSE, FALSE, FALSE, &WG_WRITER_LINES},
    {"turtle", ".ttl", "text/turtle", FALSE, FALSE, FALSE, &WG_WRITER_TURTLE},
    {"trig", ".trig", "application/trig", TRUE, FALSE, FALSE, &WG_WRITER_TURTLE},
    {"rdfxml", ".rdf", "application/rdf+xml", FALSE, FALSE, FALSE, &WG_WRITER_RDFXML},
    {"jsonld", ".jsonld", "application/ld+json", FALSE, FALSE, FALSE, &WG_WRITER_JSONLD},
    {"sparql-update", ".ru", "application/sparql-update", TRUE, FALSE, FALSE,
     &WG_WRITER_UPDATE},
    {"graphml", ".graphml", "application/graphml+xml", FALSE, TRUE, FALSE,
     &WG_WRITER_GRAPHML},
    {"gexf", ".gexf", "application/gexf+xml", FALSE, TRUE, FALSE, &WG_WRITER_GEXF},
    {"occurrences", ".occurrences.csv", "text/csv", FALSE, TRUE, FALSE,
     &WG_WRITER_OCCURRENCES},
    {"panel", ".panel.csv", "text/csv", FALSE, TRUE, TRUE, &WG_WRITER_PANEL},
    {"spells", ".spells.csv", "text/csv", FALSE, TRUE, FALSE, &WG_WRITER_SPELLS},
    {"csv", ".csv", "text/csv", FALSE, TRUE, TRUE, &WG_WRITER_CSV},
    {"dot", ".dot", "text/vnd.graphviz", FALSE, TRUE, FALSE, &WG_WRITER_DOT},
    {"ftm", ".ftm.json", "application/x-ndjson", FALSE, TRUE, FALSE, &WG_WRITER_FTM},
    {"html", ".html", "text/html", FALSE, TRUE, FALSE, &WG_WRITER_REPORT},
};

const WgExportFormat *wg_export_formats(guint *n)
{
  *n = G_N_ELEMENTS(FORMATS);
  return FORMATS;
}

const WgExportFormat *wg_export_find(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(FORMATS); i++)
    if (strcmp(FORMATS[i].name, name) == 0) return &FORMATS[i];
  return NULL;
}

const WgExportFormat *wg_export_for_path(const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS(FORMATS); i++)
    if (g_str_has_suffix(path, FORMATS[i].extension)) return &FORMATS[i];
  return NULL;
}

static gboolean write_file(const char *bytes, gsize n, void *context, GError **error)
{
  errno = 0;
  if (fwrite(bytes, 1, n, context) == n) return TRUE;
  g_set_error(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_WRITE, "cannot write: %s",
              errno ? g_strerror(errno) : "the output is closed");
  return FALSE;
}

WgSink wg_sink_file(FILE *file)
{
  WgSink sink = {write_file, file};
  return sink;
}

static gboolean flush(WgWriter *writer, gsize threshold, GError **error)
{
  GString *out = writer->out;
  if (out->len <= threshold) return TRUE;
  gboolean ok = writer->sink.write(out->str, out->len, writer->sink.context, error);
  g_string_truncate(out, 0);
  return ok;
}

WgWriter *wg_writer_new(const WgExportFormat *format, const WgSink *sink,
                        const char *base, GError **error)
{
  WgWriter *writer = g_new0(WgWriter, 1);
  writer->format = format;
  writer->sink = *sink;
  writer->base = g_strdup(base ? base : WG_BASE);
  writer->out = g_string_sized_new(FLUSH_AT + FLUSH_AT / 4);
  if (!format->writer->begin || format->writer->begin(writer, error)) return writer;
  wg_writer_free(writer);
  return NULL;
}

void wg_writer_set_part(WgWriter *writer, WgPartFunc func, void *context)
{
  writer->part = func;
  writer->part_context = context;
}

void wg_writer_set_roll_up(WgWriter *writer, gboolean roll_up)
{
  writer->roll_up = roll_up;
}

void wg_writer_set_ontology(WgWriter *writer, const WgOntology *ontology)
{
  writer->ontology = ontology;
}

gboolean wg_writer_flush(WgWriter *writer, GError **error)
{
  return flush(writer, FLUSH_AT, error);
}

gboolean wg_writer_part(WgWriter *writer, const char *name, GError **error)
{
  if (!writer->part) {
    if (writer->in_part) g_string_append(writer->out, "\r\n");
    writer->in_part = TRUE;
    return TRUE;
  }
  return flush(writer, 0, error) && writer->part(name, writer->part_context, error);
}

gboolean wg_writer_statement(const WgStatement *statement, void *writer, GError **error)
{
  WgWriter *w = writer;
  return w->format->writer->statement(w, statement, error) &&
         flush(w, FLUSH_AT, error);
}

gboolean wg_writer_article(WgWriter *writer, const WgArticleGraph *article,
                           GError **error)
{
  return wg_lines_each(article->lines, article->iri, wg_writer_statement, writer,
                       error);
}

gboolean wg_writer_finish(WgWriter *writer, GError **error)
{
  const WgWriterClass *c = writer->format->writer;
  return (!c->finish || c->finish(writer, error)) && flush(writer, 0, error);
}

void wg_writer_free(WgWriter *writer)
{
  if (!writer) return;
  if (writer->format->writer->clear) writer->format->writer->clear(writer);
  g_string_free(writer->out, TRUE);
  g_free(writer->base);
  g_free(writer);
}
