// SPDX-License-Identifier: Apache-2.0
/// \file Decisions of a person about who is who, which win over every rule. A file of lines
/// of fields parted by tabs; empty lines and those that begin with # are passed over:
///
///     same       IRI  IRI    reason  date    they are one; the first stands for both
///     different  IRI  IRI    reason  date    they are two, whatever articles say
///     rename     IRI  name   reason  date    this is its label
///     retype     IRI  class  reason  date    it is a Person, a Company …
///     maybe      IRI  IRI    reason          proposed, not decided: no effect
///
/// An IRI may lack what the store's IRIs begin with ("person/jane-roe"). Reason and date
/// may be missing; nothing else may.
#ifndef WG_GRAPH_CURATION_H
#define WG_GRAPH_CURATION_H

#include "extract/doc.h"

typedef struct wg_curation WgCuration;

#define WG_CURATION_ERROR (wg_curation_error_quark())
GQuark wg_curation_error_quark(void);

typedef enum wg_decision_kind {
  WG_DECISION_SAME,
  WG_DECISION_DIFFERENT,
  WG_DECISION_RENAME,
  WG_DECISION_RETYPE,
} WgDecisionKind;

typedef struct wg_decision {
  WgDecisionKind kind;
  const char *iri;
  const char *other; ///< an IRI (same, different) or a name
  WgEntityType type; ///< of retype
} WgDecision;

/// Read `text`; `file` is for messages, `base` what short IRIs lack. NULL and an `error`
/// "FILE:LINE: …" where a line is broken, or two lines contradict each other.
WgCuration *wg_curation_parse(const char *text, const char *file, const char *base,
                              GError **error);
void wg_curation_free(WgCuration *curation);

/// All decisions in the order of the file.
const WgDecision *wg_curation_decisions(const WgCuration *curation, guint *n);

/// Whether the file decides on these two, either way.
gboolean wg_curation_knows(const WgCuration *curation, const char *iri,
                           const char *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgCuration, wg_curation_free)

#endif
