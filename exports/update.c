// SPDX-License-Identifier: Apache-2.0
//
// SPARQL 1.1 Update: INSERT DATA operations of so many statements that stores take each
// (Virtuoso 7.2 refuses 1,500), whatever the length of the whole. None needs another: a
// file may be cut behind any line "} ;".
#include "exports/writer.h"

#define MOST 500 // statements an operation

typedef struct update {
  guint n;         // statements of the operation at hand; 0: none is open
  gboolean braced; // a GRAPH block is open
  GString *graph;  // its name
} Update;

static gboolean begin(WgWriter *writer, GError **error)
{
  (void)error;
  Update *u = writer->state = g_new0(Update, 1);
  u->graph = g_string_new(NULL);
  return TRUE;
}

static void clear(WgWriter *writer)
{
  Update *u = writer->state;
  g_string_free(u->graph, TRUE);
  g_free(u);
}

static void close_graph(Update *u, GString *out)
{
  if (u->braced) g_string_append(out, "}\n");
  u->braced = FALSE;
}

static void close_operation(Update *u, GString *out)
{
  close_graph(u, out);
  if (u->n) g_string_append(out, "} ;\n");
  u->n = 0;
}

// \u and \U may be replaced before anything is parsed (SPARQL 1.1, 19.2), so a backslash
// of the text, spelt \\, must have no u behind it: that letter is escaped itself, in eight
// digits, since some readers take eight behind \u too where they can.
static void put_line(GString *out, const char *line)
{
  for (const char *p = line; *p; p++) {
    g_string_append_c(out, *p);
    if (*p != '\\') continue;
    g_string_append_c(out, *++p);
    if (*p != '\\' || (p[1] != 'u' && p[1] != 'U')) continue;
    g_string_append(out, p[1] == 'u' ? "\\U00000075" : "\\U00000055");
    p++;
  }
  g_string_append(out, " .\n");
}

static gboolean put(WgWriter *writer, const WgStatement *s, GError **error)
{
  (void)error;
  Update *u = writer->state;
  GString *out = writer->out;
  if (u->n == MOST) close_operation(u, out);
  if (u->braced && g_strcmp0(u->graph->str, s->graph) != 0) close_graph(u, out);
  if (!u->n) g_string_append(out, "INSERT DATA {\n");
  if (s->graph && !u->braced) {
    g_string_append_printf(out, "GRAPH <%s> {\n", s->graph);
    g_string_assign(u->graph, s->graph);
    u->braced = TRUE;
  }
  put_line(out, s->line);
  u->n++;
  return TRUE;
}

static gboolean finish(WgWriter *writer, GError **error)
{
  (void)error;
  close_operation(writer->state, writer->out);
  return TRUE;
}

const WgWriterClass WG_WRITER_UPDATE = {begin, put, finish, clear};
