// SPDX-License-Identifier: Apache-2.0
/// \file What of SPARQL 1.1 rasqal 0.9.33 does not do or does wrong, found in the words of
/// a query before it is run.
#ifndef WG_GRAPH_REFUSAL_H
#define WG_GRAPH_REFUSAL_H

#include <glib.h>

/// The name of the first such thing in `query` ("MINUS", "property paths"), or NULL.
const char *wg_query_refusal(const char *query);

/// What `query` does: "SELECT", "ASK", "CONSTRUCT", "DESCRIBE"; "UPDATE" where any of its
/// words changes something; NULL where it has none of these words.
const char *wg_query_verb(const char *query);

/// Where the pattern of a SELECT stands: offsets of the word SELECT, of the brace that
/// opens its pattern and of the one that closes it. FALSE where there is none.
gboolean wg_query_pattern(const char *query, gsize *select, gsize *open, gsize *close);

#endif
