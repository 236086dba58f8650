// SPDX-License-Identifier: Apache-2.0
/// \file Where an export is written: one output (output.h), or, of a format of several
/// tables that goes to a file, one file a table: of graph.csv graph-nodes.csv and
/// graph-edges.csv.
#ifndef WG_CLI_TABLES_H
#define WG_CLI_TABLES_H

#include "cli/output.h"
#include "exports/job.h"

typedef struct wg_tables WgTables;

/// As wg_output_open; of several tables the first is opened when it begins.
WgTables *wg_tables_open(const char *path, const WgExportFormat *format, GError **error);

/// Let the job print here. FALSE and `error` where it fails; then wg_tables_abandon.
gboolean wg_tables_print(WgTables *tables, WgJob *job, WgStore *store,
                         const WgOntology *ontology, GError **error);

/// As wg_output_finish, wg_output_abandon; both free `tables`.
gboolean wg_tables_finish(WgTables *tables, GError **error);
void wg_tables_abandon(WgTables *tables);

#endif
