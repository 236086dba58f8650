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

/// The same for answers that come from elsewhere: rows of a SELECT with these names, which
/// with `sink` must outlive it, or, names being NULL, one answer of an ASK.
typedef struct wg_results WgResults;

WgResults *wg_results_new(const char *format, const char *const *names,
                          const WgSink *sink);
void wg_results_free(WgResults *results);

/// One row: a term for each name. A WgRowFunc with the results as its context.
gboolean wg_results_row(const WgTerm *cells, void *results, GError **error);
gboolean wg_results_end(WgResults *results, GError **error);
gboolean wg_results_answer(WgResults *results, gboolean yes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgResults, wg_results_free)

#endif
