// SPDX-License-Identifier: Apache-2.0
#include "exports/table.h"

#include <string.h>

G_DEFINE_QUARK(wg-table-error, wg_table_error)

struct wg_table {
  char *name;
  GPtrArray *rows; // of GPtrArray of char*; the first names the columns
  GArray *lines;   // guint
};

typedef struct reader {
  const char *p;
  char part; // what parts cells
  guint line;
  GString *cell;
} Reader;

static void free_row(void *row) { g_ptr_array_free(row, TRUE); }

// What parts the cells of the first line, quoted ones passed over.
static char find_part(const char *bytes)
{
  static const char PARTS[] = ",;\t";
  guint counts[3] = {0};
  gboolean quoted = FALSE;
  for (const char *p = bytes; *p && (quoted || (*p != '\n' && *p != '\r')); p++) {
    if (*p == '"') quoted = !quoted;
    const char *part = quoted ? NULL : strchr(PARTS, *p);
    if (part) counts[part - PARTS]++;
  }
  guint best = 0;
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best]) best = i;
  return PARTS[best];
}

static void read_quoted(Reader *r)
{
  for (r->p++; *r->p; r->p++) {
    if (*r->p == '"' && *++r->p != '"') return;
    if (*r->p == '\n') r->line++;
    g_string_append_c(r->cell, *r->p);
  }
}

// Up to what parts it from the next or ends the row.
static char *read_cell(Reader *r)
{
  g_string_truncate(r->cell, 0);
  while (*r->p && *r->p != r->part && *r->p != '\n' && *r->p != '\r') {
    if (*r->p == '"' && !r->cell->len) read_quoted(r);
    else g_string_append_c(r->cell, *r->p++);
  }
  return g_strstrip(g_strdup(r->cell->str));
}

static GPtrArray *read_row(Reader *r)
{
  GPtrArray *row = g_ptr_array_new_with_free_func(g_free);
  for (;;) {
    g_ptr_array_add(row, read_cell(r));
    if (!*r->p || *r->p != r->part) break;
    r->p++;
  }
  if (*r->p == '\r') r->p++;
  if (*r->p == '\n') r->p++;
  r->line++;
  return row;
}

static gboolean is_empty(const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *)row->pdata[i]) return FALSE;
  return TRUE;
}

WgTable *wg_table_parse(const char *bytes, const char *name, GError **error)
{
  if (!g_utf8_validate(bytes, -1, NULL)) {
    g_set_error(error, WG_TABLE_ERROR, 0,
                "%s: not UTF-8; save it as CSV in UTF-8 (Unicode)", name);
    return NULL;
  }
  WgTable *table = g_new0(WgTable, 1);
  table->name = g_strdup(name);
  table->rows = g_ptr_array_new_with_free_func(free_row);
  table->lines = g_array_new(FALSE, FALSE, sizeof(guint));
  if (g_str_has_prefix(bytes, "\xef\xbb\xbf")) bytes += 3;
  Reader r = {bytes, find_part(bytes), 1, g_string_new(NULL)};
  while (*r.p) {
    guint line = r.line;
    GPtrArray *row = read_row(&r);
    if (is_empty(row)) {
      free_row(row);
      continue;
    }
    g_ptr_array_add(table->rows, row);
    g_array_append_val(table->lines, line);
  }
  g_string_free(r.cell, TRUE);
  if (table->rows->len) return table;
  g_set_error(error, WG_TABLE_ERROR, 0, "%s: an empty table", name);
  wg_table_free(table);
  return NULL;
}

WgTable *wg_table_read(const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize n = 0;
  if (!g_file_get_contents(path, &bytes, &n, error)) return NULL;
  if (strlen(bytes) == n) return wg_table_parse(bytes, path, error);
  g_set_error(error, WG_TABLE_ERROR, 0, "%s: holds a NUL byte; save it as CSV in UTF-8", path);
  return NULL;
}

void wg_table_free(WgTable *table)
{
  if (!table) return;
  g_ptr_array_free(table->rows, TRUE);
  g_array_free(table->lines, TRUE);
  g_free(table->name);
  g_free(table);
}

const char *wg_table_name(const WgTable *table) { return table->name; }

guint wg_table_rows(const WgTable *table) { return table->rows->len - 1; }

guint wg_table_line(const WgTable *table, guint row)
{
  return g_array_index(table->lines, guint, row + 1);
}

int wg_table_column(const WgTable *table, const char *name)
{
  const GPtrArray *head = table->rows->pdata[0];
  for (guint i = 0; i < head->len; i++)
    if (g_ascii_strcasecmp(head->pdata[i], name) == 0) return (int)i;
  return -1;
}

const char *wg_table_cell(const WgTable *table, guint row, int column)
{
  const GPtrArray *cells = table->rows->pdata[row + 1];
  return column >= 0 && (guint)column < cells->len ? cells->pdata[column] : "";
}
