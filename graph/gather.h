// SPDX-License-Identifier: Apache-2.0
/// \file Statements of an answer (CONSTRUCT, DESCRIBE), in any order in, sorted by line
/// and none twice out; each term is checked at this door.
#ifndef WG_GRAPH_GATHER_H
#define WG_GRAPH_GATHER_H

#include <raptor2.h>

#include "graph/query.h"

/// What librdf calls a node, too. Its strings live as long as the term; NULL is unbound.
WgTerm wg_term_of(const raptor_term *term);

typedef struct wg_gather WgGather;

WgGather *wg_gather_new(void);
void wg_gather_free(WgGather *gather);

/// Take one statement. Refused (WG_QUERY_ERROR_REFUSED) where it has a blank node, or an
/// IRI or a literal that cannot be written.
gboolean wg_gather_add(WgGather *gather, const raptor_statement *statement, GError **error);

/// Hand all to `func`; none may be added afterwards.
gboolean wg_gather_each(WgGather *gather, WgStatementFunc func, void *context,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgGather, wg_gather_free)

#endif
