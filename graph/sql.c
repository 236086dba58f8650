// SPDX-License-Identifier: Apache-2.0
#include "graph/sql.h"

#include <stdarg.h>

struct wg_sql {
  WgStore *store;
  GHashTable *statements; // text → sqlite3_stmt*
};

static void finalize(void *s) { sqlite3_finalize(s); }

WgSql *wg_sql_new(WgStore *store)
{
  WgSql *sql = g_new0(WgSql, 1);
  sql->store = store;
  sql->statements = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, finalize);
  return sql;
}

void wg_sql_free(WgSql *sql)
{
  if (!sql) return;
  g_hash_table_destroy(sql->statements);
  g_free(sql);
}

static sqlite3_stmt *prepared(WgSql *sql, const char *text, GError **error)
{
  sqlite3_stmt *s = g_hash_table_lookup(sql->statements, text);
  if (s) return s;
  if (sqlite3_prepare_v3(wg_store_database(sql->store), text, -1, SQLITE_PREPARE_PERSISTENT,
                         &s, NULL) != SQLITE_OK) {
    wg_store_fail(sql->store, error);
    return NULL;
  }
  g_hash_table_insert(sql->statements, (char *)text, s);
  return s;
}

sqlite3_stmt *wg_sql_bind(WgSql *sql, GError **error, const char *text, const char *types, ...)
{
  sqlite3_stmt *s = prepared(sql, text, error);
  if (!s) return NULL;
  sqlite3_reset(s);
  va_list args;
  va_start(args, types);
  for (int i = 0; types[i]; i++) {
    if (types[i] == 't')
      sqlite3_bind_text(s, i + 1, va_arg(args, const char *), -1, SQLITE_STATIC);
    else
      sqlite3_bind_int64(s, i + 1, va_arg(args, gint64));
  }
  va_end(args);
  return s;
}

gboolean wg_sql_next(WgSql *sql, sqlite3_stmt *s, gboolean *ok, GError **error)
{
  *ok = s != NULL;
  if (!s) return FALSE;
  int code = sqlite3_step(s);
  if (code == SQLITE_ROW) return TRUE;
  if (code != SQLITE_DONE) *ok = wg_store_fail(sql->store, error);
  sqlite3_reset(s);
  return FALSE;
}

gboolean wg_sql_do(WgSql *sql, sqlite3_stmt *s, GError **error)
{
  gboolean ok;
  while (wg_sql_next(sql, s, &ok, error)) continue;
  return ok;
}

gboolean wg_sql_changed(const WgSql *sql)
{
  return sqlite3_changes(wg_store_database(sql->store)) > 0;
}

const char *wg_sql_text(sqlite3_stmt *s, int column)
{
  return (const char *)sqlite3_column_text(s, column);
}
