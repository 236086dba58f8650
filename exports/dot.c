// SPDX-License-Identifier: Apache-2.0
//
// DOT, the language of Graphviz: as GraphML, drawn with names and classes.
#include "exports/network.h"

// A quoted string. In labels a backslash begins an escape of Graphviz's own.
static void put_string(GString *out, const char *text)
{
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p++) {
    if (*p == '"' || *p == '\\') g_string_append_c(out, '\\');
    g_string_append_c(out, *p == '\n' || *p == '\r' ? ' ' : *p);
  }
  g_string_append_c(out, '"');
}

static void put_attribute(GString *out, const char *name, const char *value)
{
  if (!*value) return;
  g_string_append_printf(out, "%s%s=", out->str[out->len - 1] == '[' ? "" : ", ", name);
  put_string(out, value);
}

static void put_node(WgWriter *writer, const WgNode *node, void *context, GString *scratch)
{
  (void)context;
  GString *out = writer->out;
  g_string_append(out, "  ");
  put_string(out, node->iri);
  g_string_append(out, " [");
  for (guint i = 0; i < WG_NODE_COLUMNS; i++)
    put_attribute(out, WG_NODE_COLUMN[i].name, wg_node_value(node, i, scratch));
  g_string_append(out, "];\n");
}

static void put_edge(WgWriter *writer, const WgEdge *edge, void *context, GString *scratch)
{
  (void)context;
  GString *out = writer->out;
  g_string_append(out, "  ");
  put_string(out, edge->actor->iri);
  g_string_append(out, " -> ");
  put_string(out, edge->target->iri);
  g_string_append(out, " [");
  put_attribute(out, "id", edge->iri);
  put_attribute(out, "label", edge->event_class);
  for (guint i = WG_EDGE_STANDING; i < WG_EDGE_COLUMNS; i++)
    put_attribute(out, WG_EDGE_COLUMN[i].name, wg_edge_value(writer, edge, i, scratch));
  g_string_append(out, "];\n");
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  g_string_append(writer->out, "digraph wiregraph {\n");
  if (!wg_network_nodes(writer, n, put_node, NULL, error) ||
      !wg_network_edges(writer, n, put_edge, NULL, error))
    return FALSE;
  g_string_append(writer->out, "}\n");
  return TRUE;
}

const WgWriterClass WG_WRITER_DOT = {wg_network_begin, wg_network_statement, finish,
                                     wg_network_clear};
