// SPDX-License-Identifier: Apache-2.0
//
// SPARQL 1.1 Update: INSERT DATA operations of so many statements that stores take each,
// whatever the length of the whole. None needs another: a file may be cut behind any line
// "} ;".
#include "exports/update.h"

#include "exports/writer.h"

void wg_data_init(WgData *data, const char *verb)
{
  *data = (WgData){.verb = verb, .graph = g_string_new(NULL)};
}

void wg_data_clear(WgData *data)
{
  g_string_free(data->graph, TRUE);
}

static void close_graph(WgData *data, GString *out)
{
  if (data->braced) g_string_append(out, "}\n");
  data->braced = FALSE;
}

void wg_data_close(WgData *data, GString *out)
{
  close_graph(data, out);
  if (data->n) g_string_append(out, "} ;\n");
  data->n = 0;
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

void wg_data_put(WgData *data, const WgStatement *s, GString *out)
{
  if (data->braced && g_strcmp0(data->graph->str, s->graph) != 0) close_graph(data, out);
  if (!data->n) g_string_append_printf(out, "%s DATA {\n", data->verb);
  if (s->graph && !data->braced) {
    g_string_append_printf(out, "GRAPH <%s> {\n", s->graph);
    g_string_assign(data->graph, s->graph);
    data->braced = TRUE;
  }
  put_line(out, s->line);
  data->n++;
}

// ---- the format

static gboolean begin(WgWriter *writer, GError **error)
{
  (void)error;
  WgData *data = writer->state = g_new0(WgData, 1);
  wg_data_init(data, "INSERT");
  return TRUE;
}

static void clear(WgWriter *writer)
{
  wg_data_clear(writer->state);
  g_free(writer->state);
}

static gboolean put(WgWriter *writer, const WgStatement *s, GError **error)
{
  (void)error;
  WgData *data = writer->state;
  if (data->n == WG_DATA_MOST) wg_data_close(data, writer->out);
  wg_data_put(data, s, writer->out);
  return TRUE;
}

static gboolean finish(WgWriter *writer, GError **error)
{
  (void)error;
  wg_data_close(writer->state, writer->out);
  return TRUE;
}

const WgWriterClass WG_WRITER_UPDATE = {begin, put, finish, clear};
