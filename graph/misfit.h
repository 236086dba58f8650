// SPDX-License-Identifier: Apache-2.0
/// \file What rasqal 0.9.33 reads and answers wrongly. What it cannot read, or what the graph
/// is not for, is found in the words of a query (refusal.h).
#ifndef WG_GRAPH_MISFIT_H
#define WG_GRAPH_MISFIT_H

#include <rasqal.h>

/// The name of the first such thing in the query, which is prepared; NULL where none is.
const char *wg_query_misfit(rasqal_query *query);

#endif
