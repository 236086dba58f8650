// SPDX-License-Identifier: Apache-2.0
/// \file Answers of queries as bytes: SPARQL 1.1 Query Results in CSV, TSV, JSON (W3C
/// recommendations of 2013) and XML (second edition), a table for the eye, and graphs.
#ifndef WG_EXPORTS_RESULTS_H
#define WG_EXPORTS_RESULTS_H

#include "exports/exports.h"
#include "graph/query.h"

/// Whether answers of this kind are printed in this format ("table", "csv", "tsv", "json",
/// "xml"; "turtle", "ntriples" for CONSTRUCT).
gboolean wg_results_known(const char *format, WgQueryKind kind);

/// Run the query, which is loaded, and print its answer. `base` as wg_writer_new.
gboolean wg_results_print(WgQuery *query, const char *format, const char *base,
                          const WgSink *sink, GError **error);

#endif
