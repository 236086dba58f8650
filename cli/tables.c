// SPDX-License-Identifier: Apache-2.0
#include "cli/tables.h"

struct wg_tables {
  WgOutput *output; // of the table at hand; NULL before the first
  char *path;       // NULL: one output takes all
};

WgTables *wg_tables_open(const char *path, const WgExportFormat *format, GError **error)
{
  WgTables *tables = g_new0(WgTables, 1);
  gboolean device = path && g_file_test(path, G_FILE_TEST_EXISTS) &&
                    !g_file_test(path, G_FILE_TEST_IS_REGULAR);
  if (format->parts && path && strcmp(path, "-") != 0 && !device) {
    tables->path = g_strdup(path);
    return tables;
  }
  tables->output = wg_output_open(path, error);
  if (tables->output) return tables;
  wg_tables_abandon(tables);
  return NULL;
}

static gboolean put(const char *bytes, gsize n, void *context, GError **error)
{
  WgTables *tables = context;
  WgSink sink = wg_sink_file(wg_output_stream(tables->output));
  return sink.write(bytes, n, sink.context, error);
}

// "folder/graph.csv" and "nodes" as "folder/graph-nodes.csv".
static char *table_path(const char *path, const char *name)
{
  g_autofree char *file = g_path_get_basename(path);
  const char *dot = strrchr(file, '.');
  gsize stem = strlen(path) - (dot && dot > file ? strlen(dot) : 0);
  return g_strdup_printf("%.*s-%s%s", (int)stem, path, name, path + stem);
}

static gboolean turn_to(const char *name, void *context, GError **error)
{
  WgTables *tables = context;
  WgOutput *before = g_steal_pointer(&tables->output);
  if (before && !wg_output_finish(before, error)) return FALSE;
  g_autofree char *path = table_path(tables->path, name);
  tables->output = wg_output_open(path, error);
  return tables->output != NULL;
}

gboolean wg_tables_print(WgTables *tables, WgJob *job, WgStore *store,
                         const WgOntology *ontology, GError **error)
{
  WgSink sink = {put, tables};
  job->part = tables->path ? turn_to : NULL;
  job->part_context = tables;
  return wg_job_run(job, store, ontology, &sink, error);
}

gboolean wg_tables_finish(WgTables *tables, GError **error)
{
  WgOutput *output = g_steal_pointer(&tables->output);
  wg_tables_abandon(tables);
  return !output || wg_output_finish(output, error);
}

void wg_tables_abandon(WgTables *tables)
{
  if (!tables) return;
  wg_output_abandon(tables->output);
  g_free(tables->path);
  g_free(tables);
}
