// SPDX-License-Identifier: Apache-2.0
/// \file Inside graph/: the database of a store, and statements prepared once by their text.
#ifndef WG_GRAPH_SQL_H
#define WG_GRAPH_SQL_H

#include <sqlite3.h>

#include "graph/store.h"

/// The open database of a store; borrowed.
sqlite3 *wg_store_database(WgStore *store);
/// Open a transaction unless one is open; wg_store_commit ends it.
gboolean wg_store_begin(WgStore *store, GError **error);
/// Set `error` from what the database last said; FALSE.
gboolean wg_store_fail(WgStore *store, GError **error);
gboolean wg_store_run(WgStore *store, const char *sql, GError **error);

/// Statements that were prepared, by the address of their text.
typedef struct wg_sql WgSql;

WgSql *wg_sql_new(WgStore *store);
void wg_sql_free(WgSql *sql);

/// The statement of `text` (a literal), bound from the arguments: `types` has a letter for
/// each, t a string or NULL, i a gint64. NULL and `error` on failure. Strings must live
/// until it is stepped.
sqlite3_stmt *wg_sql_bind(WgSql *sql, GError **error, const char *text, const char *types, ...);

/// The next row: TRUE; at the end FALSE with `*ok` TRUE, on failure FALSE with `*ok` FALSE.
/// At either the statement is reset.
gboolean wg_sql_next(WgSql *sql, sqlite3_stmt *s, gboolean *ok, GError **error);

/// Run a statement that gives no row. Takes NULL for a failed wg_sql_bind.
gboolean wg_sql_do(WgSql *sql, sqlite3_stmt *s, GError **error);

/// Whether the last statement that was run changed a row.
gboolean wg_sql_changed(const WgSql *sql);

/// A column's text, owned by the statement; NULL for NULL.
const char *wg_sql_text(sqlite3_stmt *s, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSql, wg_sql_free)

#endif
