// SPDX-License-Identifier: Apache-2.0
/// \file Questions to a triple store by the SPARQL 1.1 Protocol (W3C 2013): the query in
/// the body of a POST, the answer in the formats of exports/results.
#ifndef WG_EXPORTS_ENDPOINT_H
#define WG_EXPORTS_ENDPOINT_H

#include "exports/answer.h"
#include "exports/http.h"
#include "exports/results.h"

/// Ask for rows or yes or no. NULL and `error` where there is no such answer.
WgAnswer *wg_endpoint_ask(WgHttp *http, const char *url, const char *query,
                          GError **error);

/// Ask what is of this kind (wg_query_form) and print the answer in a format that goes
/// with it (wg_results_known). The prefixes of the vocabulary are declared for it.
gboolean wg_endpoint_print(WgHttp *http, const char *url, const char *query,
                           WgQueryKind kind, const char *format, const WgSink *sink,
                           GError **error);

#endif
