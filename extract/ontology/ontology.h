// SPDX-License-Identifier: Apache-2.0
/// \file The ontology as the program holds it: the Turtle files of ontology/ read
/// with raptor2 (the only file of extract/ that knows it), as triples that can be asked.
/// No term of the vocabulary stands a second time in C but the names that a rule needs.
#ifndef WG_ONTOLOGY_ONTOLOGY_H
#define WG_ONTOLOGY_ONTOLOGY_H

#include <glib.h>

#define WG_NS "https://w3id.org/wiregraph/ns#"
/// Terms of the frame language (docs/frames.md).
#define WG_FRAME_NS "https://w3id.org/wiregraph/frame#"

typedef struct wg_ontology WgOntology;

/// One triple, with the place it stands at for messages.
typedef struct wg_triple {
  const char *subject, *predicate; ///< absolute IRIs
  const char *object;              ///< IRI, or the lexical form of a literal
  gboolean literal;
  const char *file; ///< path as opened
  int line;         ///< counted from 1; in a block of several triples its last line
} WgTriple;

/// A class of events (rows of VOCABULARY's table), as the ontology declares it.
typedef struct wg_event_class {
  const char *iri, *local;      ///< "…ns#Charge", "Charge"
  const char *flat;             ///< IRI of the flat property, NULL where none
  gboolean symmetric;
  const char *label;
  const char *const *actor_types;  ///< local names of entity classes allowed, NULL-terminated;
                                   ///< NULL: any
  const char *const *target_types;
} WgEventClass;

#define WG_ONTOLOGY_ERROR (wg_ontology_error_quark())
GQuark wg_ontology_error_quark(void);

/// Read every *.ttl directly in folder `dir`, in byte order of their names. NULL and an
/// `error` that begins "FILE:LINE: " where one is missing or broken (exit 4).
WgOntology *wg_ontology_load(const char *dir, GError **error);
void wg_ontology_free(WgOntology *ontology);

/// The triples with this subject and predicate, in file order; `*n` tells how many.
/// Owned by the ontology. Predicate NULL: any.
const WgTriple *const *wg_ontology_find(const WgOntology *ontology, const char *subject,
                                        const char *predicate, guint *n);

/// The triples with this predicate and object (any subject), in file order.
const WgTriple *const *wg_ontology_subjects(const WgOntology *ontology,
                                            const char *predicate, const char *object,
                                            guint *n);

/// The triples with this predicate, in file order.
const WgTriple *const *wg_ontology_with_predicate(const WgOntology *ontology,
                                                  const char *predicate, guint *n);

/// First object of subject and predicate, or NULL.
const char *wg_ontology_value(const WgOntology *ontology, const char *subject,
                              const char *predicate);

/// All event classes, sorted by local name.
const WgEventClass *wg_ontology_event_classes(const WgOntology *ontology, guint *n);

/// The class with this local name, or NULL.
const WgEventClass *wg_ontology_event_class(const WgOntology *ontology, const char *local);

/// SHA-256 (hex) over the bytes of the files read, names included.
const char *wg_ontology_checksum(const WgOntology *ontology);

/// A title as the key of a RoleHolding has it, by ontology/roles.ttl: abbreviations
/// spelt out, articles dropped, case folded. Caller frees.
char *wg_ontology_normalize_role(const WgOntology *ontology, const char *role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgOntology, wg_ontology_free)

#endif
