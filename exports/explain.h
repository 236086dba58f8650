// SPDX-License-Identifier: Apache-2.0
/// \file An entity or an event as a page of text for a person: names, kind, roles, and
/// every event by date with the sentences that tell it.
#ifndef WG_EXPORTS_EXPLAIN_H
#define WG_EXPORTS_EXPLAIN_H

#include "exports/exports.h"
#include "graph/excerpt.h"

/// Append the page on `iri`, of which `excerpt` is made, to `out`. In a quote the actor
/// stands in [ ], the target in { }, the trigger between two *.
void wg_explain(const WgExcerpt *excerpt, const char *iri, GString *out);

#endif
