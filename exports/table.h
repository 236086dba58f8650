// SPDX-License-Identifier: Apache-2.0
/// \file A table as spreadsheets save it: CSV (RFC 4180), parted by commas, semicolons or
/// tabs, whichever the first line has most of; a byte order mark is passed over.
#ifndef WG_EXPORTS_TABLE_H
#define WG_EXPORTS_TABLE_H

#include <glib.h>

typedef struct wg_table WgTable;

#define WG_TABLE_ERROR (wg_table_error_quark())
GQuark wg_table_error_quark(void);

/// Read `path`, whose first row names the columns. NULL and `error` where it cannot be read
/// (G_FILE_ERROR) or is no table in UTF-8 (WG_TABLE_ERROR).
WgTable *wg_table_read(const char *path, GError **error);

/// The same of `bytes`; `name` is for messages.
WgTable *wg_table_parse(const char *bytes, const char *name, GError **error);
void wg_table_free(WgTable *table);

const char *wg_table_name(const WgTable *table);

/// Rows below the first that are not empty.
guint wg_table_rows(const WgTable *table);

/// The number of a column by its name, whatever its case; -1 where there is none.
int wg_table_column(const WgTable *table, const char *name);

/// The cell, trimmed; "" where the row is shorter or `column` is -1.
const char *wg_table_cell(const WgTable *table, guint row, int column);

/// Line of the file in which the row begins, counted from 1.
guint wg_table_line(const WgTable *table, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgTable, wg_table_free)

#endif
