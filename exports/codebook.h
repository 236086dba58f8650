// SPDX-License-Identifier: Apache-2.0
/// \file The codebook: what each term of the ontology means, for people who code by it or
/// count with it, as Markdown.
#ifndef WG_EXPORTS_CODEBOOK_H
#define WG_EXPORTS_CODEBOOK_H

#include "extract/ontology/ontology.h"

/// Append the codebook to `out`: classes of events, of entities, values, properties.
void wg_codebook(const WgOntology *ontology, GString *out);

#endif
