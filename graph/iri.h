// SPDX-License-Identifier: Apache-2.0
/// \file What things are called: the IRIs of entities, events, reports, occurrences,
/// extractions and articles. Each is a pure function of what it names, so that no
/// article, run or machine mints another. The rules stand in docs/graph.md.
#ifndef WG_GRAPH_IRI_H
#define WG_GRAPH_IRI_H

#include "extract/doc.h"

/// Under which things are minted where no other base is set.
#define WG_BASE "https://w3id.org/wiregraph/id/"

/// The kinds of which an entity's IRI tells one; finer classes do not move it.
typedef enum wg_entity_kind {
  WG_KIND_PERSON,
  WG_KIND_ORGANIZATION,
  WG_KIND_PLACE, ///< countries too
} WgEntityKind;

WgEntityKind wg_entity_kind(WgEntityType type);

/// Whether `iri` is an absolute IRI (RFC 3987) that every syntax of RDF can hold: a
/// scheme, something after it, valid UTF-8, no space, control, `<>"{}|^` or backtick,
/// no backslash, `%` only before two hexadecimal digits, no step "." or ".." in a path.
/// NULL is none.
gboolean wg_iri_valid(const char *iri);

/// BASEkind/name-in-ascii, with a hash behind "_" where the readable part alone would
/// not tell the name (other letters, great length, a qualifier). `qualifier` may be
/// NULL. `name` is normalized here (wg_name_normalize). Caller frees.
char *wg_iri_entity(const char *base, WgEntityKind kind, const char *name,
                    const char *qualifier);

/// Hash of class, actor, target and key, each in NFC; NULL stands for a missing one.
/// `event_class` is the local name. Caller frees.
char *wg_iri_event(const char *base, const char *event_class, const char *actor,
                   const char *target, const char *key);

/// Hash of article, event, polarity, modality, phase (local names) and the sources:
/// `sources` are IRIs of agents and printed words of unnamed ones, [n], in any order.
char *wg_iri_report(const char *base, const char *article, const char *event,
                    const char *polarity, const char *modality, const char *phase,
                    const char *const *sources, guint n);

/// Hash of event, phase and month ("2019-04") or year.
char *wg_iri_occurrence(const char *base, const char *event, const char *phase,
                        const char *when);

/// Of the hash of software version, model, ontology, names and options.
char *wg_iri_extraction(const char *base, const char *fingerprint);

/// Of a former version of an article: hash of the article's IRI and that version's content
/// hash.
char *wg_iri_version(const char *base, const char *article, const char *hash);

/// The record's URL where it is a valid IRI, and none that is minted for other things; else its id under the base; else its path
/// (an absolute one: the file's name); else its content hash. Caller frees.
char *wg_iri_article(const char *base, const WgRecord *record);

/// SHA-256 (hex) of headline and text. Caller frees.
char *wg_content_hash(const WgRecord *record);

#endif
