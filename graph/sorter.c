// SPDX-License-Identifier: Apache-2.0
#include "graph/sorter.h"

#include <sqlite3.h>
#include <string.h>

#include "graph/store.h"

#define MEMORY ((gsize)64 << 20)

struct wg_sorter {
  GStringChunk *bytes;
  GPtrArray *lines; // into bytes
  gsize used, limit;
  sqlite3 *db; // once memory did not do
  sqlite3_stmt *insert;
};

WgSorter *wg_sorter_new(gsize memory)
{
  WgSorter *sorter = g_new0(WgSorter, 1);
  sorter->bytes = g_string_chunk_new(64 * 1024);
  sorter->lines = g_ptr_array_new();
  sorter->limit = memory ? memory : MEMORY;
  return sorter;
}

void wg_sorter_free(WgSorter *sorter)
{
  if (!sorter) return;
  sqlite3_finalize(sorter->insert);
  sqlite3_close(sorter->db);
  g_ptr_array_free(sorter->lines, TRUE);
  g_string_chunk_free(sorter->bytes);
  g_free(sorter);
}

static gboolean fail(const WgSorter *sorter, GError **error)
{
  g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_IO,
              "sorting in a temporary file: %s (is the disk of temporary files full?)",
              sqlite3_errmsg(sorter->db));
  return FALSE;
}

static gboolean open_file(WgSorter *sorter, GError **error)
{
  if (sorter->db) return TRUE;
  // An empty name is a database of its own that SQLite deletes when it is closed.
  if (sqlite3_open("", &sorter->db) != SQLITE_OK ||
      sqlite3_exec(sorter->db,
                   "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                   "CREATE TABLE line(bytes BLOB); BEGIN",
                   NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(sorter->db, "INSERT INTO line VALUES(?1)", -1,
                         &sorter->insert, NULL) != SQLITE_OK)
    return fail(sorter, error);
  return TRUE;
}

static gboolean spill(WgSorter *sorter, GError **error)
{
  if (!open_file(sorter, error)) return FALSE;
  for (guint i = 0; i < sorter->lines->len; i++) {
    const char *line = sorter->lines->pdata[i];
    // With its zero byte, so that it comes back as a C string; it sorts first.
    sqlite3_bind_blob64(sorter->insert, 1, line, strlen(line) + 1, SQLITE_STATIC);
    if (sqlite3_step(sorter->insert) != SQLITE_DONE) return fail(sorter, error);
    sqlite3_reset(sorter->insert);
  }
  g_ptr_array_set_size(sorter->lines, 0);
  g_string_chunk_clear(sorter->bytes);
  sorter->used = 0;
  return TRUE;
}

gboolean wg_sorter_add(WgSorter *sorter, const char *line, GError **error)
{
  gsize n = strlen(line);
  g_ptr_array_add(sorter->lines,
                  g_string_chunk_insert_len(sorter->bytes, line, (gssize)n));
  sorter->used += n + sizeof line;
  return sorter->used < sorter->limit || spill(sorter, error);
}

static int compare_lines(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean each_in_memory(WgSorter *sorter, WgLineFunc func, void *context,
                               GError **error)
{
  const char *last = NULL;
  g_ptr_array_sort(sorter->lines, compare_lines);
  for (guint i = 0; i < sorter->lines->len; i++) {
    const char *line = sorter->lines->pdata[i];
    if (last && strcmp(last, line) == 0) continue;
    if (!func(line, context, error)) return FALSE;
    last = line;
  }
  return TRUE;
}

static gboolean each_on_disk(WgSorter *sorter, WgLineFunc func, void *context,
                             GError **error)
{
  sqlite3_stmt *s;
  if (sqlite3_prepare_v2(sorter->db, "SELECT bytes FROM line ORDER BY bytes", -1, &s,
                         NULL) != SQLITE_OK)
    return fail(sorter, error);
  GString *last = g_string_new(NULL);
  gboolean ok = TRUE, first = TRUE;
  int code = SQLITE_DONE;
  while (ok && (code = sqlite3_step(s)) == SQLITE_ROW) {
    const char *line = sqlite3_column_blob(s, 0);
    if (!first && strcmp(last->str, line) == 0) continue;
    g_string_assign(last, line);
    first = FALSE;
    ok = func(last->str, context, error);
  }
  if (ok && code != SQLITE_DONE) ok = fail(sorter, error);
  g_string_free(last, TRUE);
  sqlite3_finalize(s);
  return ok;
}

gboolean wg_sorter_each(WgSorter *sorter, WgLineFunc func, void *context,
                        GError **error)
{
  if (!sorter->db) return each_in_memory(sorter, func, context, error);
  return spill(sorter, error) && each_on_disk(sorter, func, context, error);
}
