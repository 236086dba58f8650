// SPDX-License-Identifier: Apache-2.0
/// \file What the rules of graph/ ask the ontology: superclasses, codes, how an event is
/// called. Answers are kept, for each is asked again with every article.
#ifndef WG_GRAPH_SCHEMA_H
#define WG_GRAPH_SCHEMA_H

#include "extract/doc.h"
#include "extract/ontology/ontology.h"

typedef struct wg_schema WgSchema;

/// The ontology is borrowed.
WgSchema *wg_schema_new(const WgOntology *ontology);
void wg_schema_free(WgSchema *schema);

/// IRIs of the type and of all its superclasses in wg:, sorted; NULL-terminated.
const char *const *wg_schema_classes(WgSchema *schema, WgEntityType type);

/// Codes of a report: of the rules (wg:ofClass, and where given wg:ofPhase,
/// wg:ofModality, wg:ofPolarity) that fit, the one with most conditions, then the first
/// in byte order of its IRI. NULL where no rule gives one. What is negated and not
/// ended did not happen and has a code only by a rule that asks for wg:negated.
void wg_schema_codes(WgSchema *schema, const WgReport *report, const char **cameo,
                     const char **plover);

/// "Role: Jane Roe → Acme Widgets (treasurer)"; a missing party is left out, `detail`
/// may be NULL. Caller frees.
char *wg_schema_label(WgSchema *schema, const char *event_class, const char *actor,
                      const char *target, const char *detail);

/// Whether the class takes its parties in either order.
gboolean wg_schema_symmetric(WgSchema *schema, const char *event_class);

/// Whether the class takes a party of this type as its actor (as its target).
gboolean wg_schema_takes(WgSchema *schema, const char *event_class, gboolean as_actor,
                         WgEntityType type);

/// Its flat property, or NULL.
const char *wg_schema_flat(WgSchema *schema, const char *event_class);

const WgOntology *wg_schema_ontology(const WgSchema *schema);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSchema, wg_schema_free)

#endif
