// SPDX-License-Identifier: Apache-2.0
//
// What every network tells of nodes and edges, in one order and under one name.
#include "exports/network.h"

const WgColumn WG_EDGE_COLUMN[WG_EDGE_COLUMNS] = {
    [WG_EDGE_LABEL] = {"label", "string"},
    [WG_EDGE_CLASS] = {"class", "string"},
    [WG_EDGE_STANDING] = {"standing", "string"},
    [WG_EDGE_FIRST] = {"first", "string"},
    [WG_EDGE_LAST] = {"last", "string"},
    [WG_EDGE_REPORTS] = {"reports", "integer"},
    [WG_EDGE_SOURCES] = {"sources", "integer"},
    [WG_EDGE_CONFIDENCE] = {"confidence", "double"},
    [WG_EDGE_SYMMETRIC] = {"symmetric", "boolean"},
};

const WgColumn WG_NODE_COLUMN[WG_NODE_COLUMNS] = {
    [WG_NODE_LABEL] = {"label", "string"},
    [WG_NODE_TYPE] = {"type", "string"},
    [WG_NODE_COUNTRY] = {"country", "string"},
    [WG_NODE_DEGREE] = {"degree", "integer"},
};

static const char *number(guint n, GString *scratch)
{
  g_string_printf(scratch, "%u", n);
  return scratch->str;
}

const char *wg_confidence_text(guint hundredths, GString *scratch)
{
  g_string_printf(scratch, "%u.%02u", hundredths / 100, hundredths % 100);
  return scratch->str;
}

const char *wg_edge_value(const WgWriter *writer, const WgEdge *edge, WgEdgeColumn column,
                          GString *scratch)
{
  const WgEventClass *c = NULL;
  switch (column) {
  case WG_EDGE_LABEL: return edge->label;
  case WG_EDGE_CLASS: return edge->event_class;
  case WG_EDGE_STANDING: return edge->standing;
  case WG_EDGE_FIRST: return edge->first;
  case WG_EDGE_LAST: return edge->last;
  case WG_EDGE_REPORTS: return number(edge->reports, scratch);
  case WG_EDGE_SOURCES: return number(edge->sources, scratch);
  case WG_EDGE_CONFIDENCE: return wg_confidence_text(edge->confidence, scratch);
  case WG_EDGE_SYMMETRIC:
    if (writer->ontology) c = wg_ontology_event_class(writer->ontology, edge->event_class);
    return c && c->symmetric ? "true" : "false";
  case WG_EDGE_COLUMNS: break;
  }
  return "";
}

// ISO 3166-1 alpha-3 of the country, its name where it has no code, "" for none.
static const char *node_country(const WgNode *node)
{
  if (!node->country) return "";
  return *node->country->code ? node->country->code : node->country->name;
}

void wg_party_cells(const WgNode *party, const char **cells)
{
  cells[0] = party ? party->iri : "";
  cells[1] = party ? party->name : "";
  cells[2] = party ? party->type : "";
  cells[3] = party ? node_country(party) : "";
}

const char *wg_node_value(const WgNode *node, WgNodeColumn column, GString *scratch)
{
  switch (column) {
  case WG_NODE_LABEL: return node->name;
  case WG_NODE_TYPE: return node->type;
  case WG_NODE_COUNTRY: return node_country(node);
  case WG_NODE_DEGREE: return number(node->degree, scratch);
  case WG_NODE_COLUMNS: break;
  }
  return "";
}

gboolean wg_network_nodes(WgWriter *writer, const WgNetwork *network,
                          void (*put)(WgWriter *writer, const WgNode *node, void *context,
                                      GString *scratch),
                          void *context, GError **error)
{
  g_autoptr(GString) scratch = g_string_new(NULL);
  for (guint i = 0; i < network->nodes->len; i++) {
    const WgNode *node = network->nodes->pdata[i];
    if (!node->degree) continue;
    put(writer, node, context, scratch);
    if (!wg_writer_flush(writer, error)) return FALSE;
  }
  return TRUE;
}

gboolean wg_network_edges(WgWriter *writer, const WgNetwork *network,
                          void (*put)(WgWriter *writer, const WgEdge *edge, void *context,
                                      GString *scratch),
                          void *context, GError **error)
{
  g_autoptr(GString) scratch = g_string_new(NULL);
  for (guint i = 0; i < network->edges->len; i++) {
    const WgEdge *edge = network->edges->pdata[i];
    if (!wg_edge_joins(edge)) continue;
    put(writer, edge, context, scratch);
    if (!wg_writer_flush(writer, error)) return FALSE;
  }
  return TRUE;
}
