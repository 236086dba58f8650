// SPDX-License-Identifier: Apache-2.0
/// \file Values on their way into literals: dates with the datatype of their precision,
/// names without what no name has, keys of events.
#ifndef WG_GRAPH_VALUE_H
#define WG_GRAPH_VALUE_H

#include "extract/doc.h"
#include "extract/ontology/ontology.h"

/// `date` (ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD or with a time of day) as a lexical form of
/// XML Schema, with the IRI of its datatype in `*datatype`; what a time of day lacks is
/// left out with it. NULL where it is no date. Caller frees.
char *wg_value_date(const char *date, const char **datatype);

/// `text` with every run of white space and control characters one space, ends trimmed.
/// Caller frees.
char *wg_value_name(const char *text);

/// Where `words` stand in `text` first with no letter or digit at either end; NULL where
/// they do not.
const char *wg_value_find(const char *text, const char *words);

/// What tells an event from others of its class and parties: RoleHolding its title,
/// Statement its words; else NULL. Caller frees.
char *wg_value_key(const WgOntology *ontology, const WgReport *report);

/// The words of a Statement, shortened, as the label of its event shows them; NULL for
/// other classes. Caller frees.
char *wg_value_shown(const WgReport *report);

/// Hundredths of a decimal such as "0.84": no floating point decides.
guint wg_value_hundredths(const char *decimal);

#endif
