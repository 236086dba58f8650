// SPDX-License-Identifier: Apache-2.0
//
// GraphML (graphdrawing.org, 2002): typed keys, one node an entity, one directed edge an
// event. All edges are directed, since readers refuse a mixture; `symmetric` tells of
// which the direction says nothing.
#include "exports/xml.h"

static void put_key(WgXml *xml, const char *of, const char *prefix, const WgColumn *column)
{
  g_autofree char *id = g_strconcat(prefix, column->name, NULL);
  gboolean whole = strcmp(column->type, "integer") == 0;
  wg_xml_open(xml, "key");
  wg_xml_attribute(xml, "id", id);
  wg_xml_attribute(xml, "for", of);
  wg_xml_attribute(xml, "attr.name", column->name);
  wg_xml_attribute(xml, "attr.type", whole ? "int" : column->type);
  wg_xml_close(xml);
}

static void put_data(WgXml *xml, const char *prefix, const WgColumn *column,
                     const char *value)
{
  if (!*value) return;
  g_autofree char *key = g_strconcat(prefix, column->name, NULL);
  wg_xml_open(xml, "data");
  wg_xml_attribute(xml, "key", key);
  wg_xml_text(xml, value);
  wg_xml_close(xml);
}

static void put_node(WgWriter *writer, const WgNode *node, void *xml, GString *scratch)
{
  (void)writer;
  wg_xml_open(xml, "node");
  wg_xml_attribute(xml, "id", node->iri);
  for (guint i = 0; i < WG_NODE_COLUMNS; i++)
    put_data(xml, "n.", &WG_NODE_COLUMN[i], wg_node_value(node, i, scratch));
  wg_xml_close(xml);
}

static void put_edge(WgWriter *writer, const WgEdge *edge, void *xml, GString *scratch)
{
  wg_xml_open_edge(xml, edge);
  for (guint i = 0; i < WG_EDGE_COLUMNS; i++)
    put_data(xml, "e.", &WG_EDGE_COLUMN[i], wg_edge_value(writer, edge, i, scratch));
  wg_xml_close(xml);
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  WgXml *xml = wg_xml_begin(writer);
  wg_xml_open(xml, "graphml");
  wg_xml_attribute(xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  for (guint i = 0; i < WG_NODE_COLUMNS; i++) put_key(xml, "node", "n.", &WG_NODE_COLUMN[i]);
  for (guint i = 0; i < WG_EDGE_COLUMNS; i++) put_key(xml, "edge", "e.", &WG_EDGE_COLUMN[i]);
  wg_xml_open(xml, "graph");
  wg_xml_attribute(xml, "id", "wiregraph");
  wg_xml_attribute(xml, "edgedefault", "directed");
  gboolean ok = wg_network_nodes(writer, n, put_node, xml, error) &&
                wg_network_edges(writer, n, put_edge, xml, error);
  return wg_xml_end(xml, ok ? error : NULL) && ok;
}

const WgWriterClass WG_WRITER_GRAPHML = {wg_network_begin, wg_network_statement, finish,
                                         wg_network_clear};
