// SPDX-License-Identifier: Apache-2.0
#include "exports/xml.h"

#include <libxml/xmlwriter.h>

#include "exports/escape.h"

struct wg_xml {
  WgWriter *writer;
  xmlTextWriterPtr out;
  GString *clean; // text without what XML cannot hold
  GError *error;  // the sink's
};

static int put_bytes(void *context, const char *bytes, int n)
{
  WgXml *xml = context;
  g_string_append_len(xml->writer->out, bytes, n);
  return xml->error || !wg_writer_flush(xml->writer, &xml->error) ? -1 : n;
}

WgXml *wg_xml_begin(WgWriter *writer)
{
  WgXml *xml = g_new0(WgXml, 1);
  xml->writer = writer;
  xml->clean = g_string_new(NULL);
  xml->out = xmlNewTextWriter(xmlOutputBufferCreateIO(put_bytes, NULL, xml, NULL));
  xmlTextWriterSetIndent(xml->out, 1);
  xmlTextWriterStartDocument(xml->out, NULL, "UTF-8", NULL);
  return xml;
}

gboolean wg_xml_end(WgXml *xml, GError **error)
{
  gboolean ok = xmlTextWriterEndDocument(xml->out) >= 0 && !xml->error;
  xmlFreeTextWriter(xml->out);
  if (xml->error) g_propagate_error(error, xml->error);
  else if (!ok)
    g_set_error_literal(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_TERM,
                        "libxml2 cannot write the document");
  g_string_free(xml->clean, TRUE);
  g_free(xml);
  return ok;
}

void wg_xml_open(WgXml *xml, const char *name)
{
  xmlTextWriterStartElement(xml->out, BAD_CAST name);
}

void wg_xml_close(WgXml *xml)
{
  xmlTextWriterEndElement(xml->out);
}

static const xmlChar *cleaned(WgXml *xml, const char *text)
{
  g_string_truncate(xml->clean, 0);
  wg_escape_xml_controls(xml->clean, text);
  return BAD_CAST xml->clean->str;
}

void wg_xml_attribute(WgXml *xml, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute(xml->out, BAD_CAST name, cleaned(xml, value));
}

void wg_xml_text(WgXml *xml, const char *text)
{
  xmlTextWriterWriteString(xml->out, cleaned(xml, text));
}

void wg_xml_open_edge(WgXml *xml, const WgEdge *edge)
{
  wg_xml_open(xml, "edge");
  wg_xml_attribute(xml, "id", edge->iri);
  wg_xml_attribute(xml, "source", edge->actor->iri);
  wg_xml_attribute(xml, "target", edge->target->iri);
}
