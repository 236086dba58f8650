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

/// What rules of the reader ask of a class instead of its name; ontology/wiregraph.ttl says
/// what each means. A class has those of which its property is true.
typedef enum wg_trait {
#define WG_TRAITS(X) \
  X(ONGOING_BY_DEFAULT, "ongoingByDefault")            \
  X(LASTING, "lasting")                                \
  X(PROCEEDING, "proceeding")                          \
  X(CIVIL, "civil")                                    \
  X(INQUIRY, "inquiry")                                \
  X(VERDICT, "verdict")                                \
  X(OF_LAW, "ofLaw")                                   \
  X(ADVERSE, "adverse")                                \
  X(IMPUTES, "imputes")                                \
  X(ASSERTIVE, "assertive")                            \
  X(PERFORMATIVE, "performative")                      \
  X(SPOKEN, "spoken")                                  \
  X(REBUTTAL, "rebuttal")                              \
  X(IN_PERSON, "inPerson")                             \
  X(ACTOR_MAY_BE_TARGET, "actorMayBeTarget")           \
  X(BY_REQUEST, "byRequest")                           \
  X(BACKGROUND, "background")                          \
  X(COMMON_KNOWLEDGE, "commonKnowledge")               \
  X(TIE, "tie")                                        \
  X(SEVERS, "severs")                                  \
  X(MEASURE, "measure")                                \
  X(TAKES_MATTER, "takesMatter")                       \
  X(ONE_MATTER, "oneMatter")                           \
  X(TITLED, "titled")                                  \
  X(OF_MATTER, "ofMatter")                             \
  X(QUOTED, "quoted")
#define WG_TRAIT_ENUM(trait, property) WG_TRAIT_##trait,
  WG_TRAITS(WG_TRAIT_ENUM)
#undef WG_TRAIT_ENUM
  WG_TRAIT_COUNT
} WgTrait;

/// What is looked for in the clause of an event where no path of a frame leads to it.
typedef enum wg_slot {
  WG_SLOT_PLACE,
  WG_SLOT_INSTRUMENT,
  WG_SLOT_REASON,
  WG_SLOT_OUTCOME,
  WG_SLOT_COUNT
} WgSlot;

typedef enum wg_amount_kind {
  WG_MONEY,
  WG_PERCENT,
  WG_YEARS,  ///< months are told in years, to two decimals
  WG_SHARES, ///< "count" in the ontology
  WG_AMOUNT_KINDS
} WgAmountKind;

/// A class of events (rows of VOCABULARY's table), as the ontology declares it.
typedef struct wg_event_class {
  const char *iri, *local;      ///< "…ns#Charge", "Charge"
  const char *flat;             ///< IRI of the flat property, NULL where none
  gboolean symmetric;
  const char *label;
  const char *const *actor_types;  ///< local names of entity classes allowed, NULL-terminated;
                                   ///< NULL: any
  const char *const *target_types;
  guint32 traits; ///< bit set over WgTrait
  guint32 slots;  ///< bit set over WgSlot
  WgAmountKind amounts[WG_AMOUNT_KINDS]; ///< [n_amounts] those it can have, best first
  guint n_amounts;
  guint matter_precedence; ///< 1 … 9, 0: its matter is nobody else's
} WgEventClass;

/// Whether the class (NULL: none) has the trait; whether the slot is looked for.
static inline gboolean wg_event_class_has(const WgEventClass *c, WgTrait trait)
{
  return c && (c->traits >> trait & 1);
}

static inline gboolean wg_event_class_takes(const WgEventClass *c, WgSlot slot)
{
  return c && (c->slots >> slot & 1);
}

/// Local name of the property that says it: "ofLaw"; "place".
const char *wg_trait_name(WgTrait trait);
const char *wg_slot_name(WgSlot slot);

#define WG_ONTOLOGY_ERROR (wg_ontology_error_quark())
GQuark wg_ontology_error_quark(void);

/// Read every *.ttl directly in folder `dir`, in byte order of their names. NULL and an
/// `error` that begins "FILE:LINE: " where one is missing or broken (exit 4).
WgOntology *wg_ontology_load(const char *dir, GError **error);

/// The same, and behind these the files `more` (NULL-terminated, or NULL), as if they lay there.
WgOntology *wg_ontology_load_with(const char *dir, const char *const *more, GError **error);
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
