// SPDX-License-Identifier: Apache-2.0
//
// CSV (RFC 4180), two tables: nodes and edges, whose columns Gephi takes by their names.
#include "exports/escape.h"
#include "exports/network.h"

static void end_row(GString *out)
{
  g_string_append(out, "\r\n");
}

static void put_cell(GString *out, const char *text)
{
  g_string_append_c(out, ',');
  wg_escape_csv(out, text);
}

static void put_node(WgWriter *writer, const WgNode *node, void *context, GString *scratch)
{
  (void)context;
  wg_escape_csv(writer->out, node->iri);
  for (guint i = 0; i < WG_NODE_COLUMNS; i++)
    put_cell(writer->out, wg_node_value(node, i, scratch));
  end_row(writer->out);
}

static void put_edge(WgWriter *writer, const WgEdge *edge, void *context, GString *scratch)
{
  (void)context;
  GString *out = writer->out;
  gboolean symmetric =
      strcmp(wg_edge_value(writer, edge, WG_EDGE_SYMMETRIC, scratch), "true") == 0;
  wg_escape_csv(out, edge->actor->iri);
  put_cell(out, edge->target->iri);
  put_cell(out, symmetric ? "Undirected" : "Directed");
  put_cell(out, edge->iri);
  for (guint i = 0; i < WG_EDGE_SYMMETRIC; i++)
    put_cell(out, wg_edge_value(writer, edge, i, scratch));
  end_row(out);
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  if (!wg_writer_part(writer, "nodes", error)) return FALSE;
  g_string_append(writer->out, "Id,Label,type,country,degree\r\n");
  if (!wg_network_nodes(writer, n, put_node, NULL, error) ||
      !wg_writer_part(writer, "edges", error))
    return FALSE;
  g_string_append(writer->out, "Source,Target,Type,Id,Label,class,standing,first,last,"
                               "reports,sources,confidence\r\n");
  return wg_network_edges(writer, n, put_edge, NULL, error);
}

const WgWriterClass WG_WRITER_CSV = {wg_network_begin, wg_network_statement, finish,
                                     wg_network_clear};
