// SPDX-License-Identifier: Apache-2.0
/// \file Filled sheets (exports/sheet.h) beside their key: how well the coders agree, and how
/// much of what was read they find told.
#ifndef WG_EXPORTS_CODING_H
#define WG_EXPORTS_CODING_H

#include "exports/table.h"
#include "extract/ontology/ontology.h"

/// Read the key and the `n` tables and append what they come to, as text. Fails
/// (WG_TABLE_ERROR) where a column or an item is missing or an answer is not understood.
gboolean wg_coding_print(const WgOntology *ontology, const WgTable *key,
                         const WgTable *const *tables, guint n, GString *out, GError **error);

#endif
