// SPDX-License-Identifier: Apache-2.0
//
// GEXF 1.2 (gexf.net), the version that Gephi and NetworkX both read: as GraphML, and each
// edge lasts from the first to the last day that is told of it (mode "dynamic").
#include "exports/xml.h"

static void put_columns(WgXml *xml, const char *of, const WgColumn *columns, guint n)
{
  wg_xml_open(xml, "attributes");
  wg_xml_attribute(xml, "class", of);
  for (guint i = 0; i < n; i++) {
    if (strcmp(columns[i].name, "label") == 0) continue; // GEXF has its own
    wg_xml_open(xml, "attribute");
    wg_xml_attribute(xml, "id", columns[i].name);
    wg_xml_attribute(xml, "title", columns[i].name);
    wg_xml_attribute(xml, "type", columns[i].type);
    wg_xml_close(xml);
  }
  wg_xml_close(xml);
}

static void put_value(WgXml *xml, const WgColumn *column, const char *value)
{
  if (!*value || strcmp(column->name, "label") == 0) return;
  wg_xml_open(xml, "attvalue");
  wg_xml_attribute(xml, "for", column->name);
  wg_xml_attribute(xml, "value", value);
  wg_xml_close(xml);
}

static void put_node(WgWriter *writer, const WgNode *node, void *xml, GString *scratch)
{
  (void)writer;
  wg_xml_open(xml, "node");
  wg_xml_attribute(xml, "id", node->iri);
  wg_xml_attribute(xml, "label", node->name);
  wg_xml_open(xml, "attvalues");
  for (guint i = 0; i < WG_NODE_COLUMNS; i++)
    put_value(xml, &WG_NODE_COLUMN[i], wg_node_value(node, i, scratch));
  wg_xml_close(xml);
  wg_xml_close(xml);
}

static void put_edge(WgWriter *writer, const WgEdge *edge, void *xml, GString *scratch)
{
  wg_xml_open_edge(xml, edge);
  wg_xml_attribute(xml, "label", edge->event_class);
  if (*edge->first) wg_xml_attribute(xml, "start", edge->first);
  if (*edge->last) wg_xml_attribute(xml, "end", edge->last);
  wg_xml_open(xml, "attvalues");
  for (guint i = 0; i < WG_EDGE_COLUMNS; i++)
    put_value(xml, &WG_EDGE_COLUMN[i], wg_edge_value(writer, edge, i, scratch));
  wg_xml_close(xml);
  wg_xml_close(xml);
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  WgXml *xml = wg_xml_begin(writer);
  wg_xml_open(xml, "gexf");
  wg_xml_attribute(xml, "xmlns", "http://www.gexf.net/1.2draft");
  wg_xml_attribute(xml, "version", "1.2");
  wg_xml_open(xml, "graph");
  wg_xml_attribute(xml, "mode", "dynamic");
  wg_xml_attribute(xml, "defaultedgetype", "directed");
  wg_xml_attribute(xml, "timeformat", "date");
  put_columns(xml, "node", WG_NODE_COLUMN, WG_NODE_COLUMNS);
  put_columns(xml, "edge", WG_EDGE_COLUMN, WG_EDGE_COLUMNS);
  wg_xml_open(xml, "nodes");
  gboolean ok = wg_network_nodes(writer, n, put_node, xml, error);
  wg_xml_close(xml);
  wg_xml_open(xml, "edges");
  ok = ok && wg_network_edges(writer, n, put_edge, xml, error);
  return wg_xml_end(xml, ok ? error : NULL) && ok;
}

const WgWriterClass WG_WRITER_GEXF = {wg_network_begin, wg_network_statement, finish,
                                      wg_network_clear};
