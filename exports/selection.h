// SPDX-License-Identifier: Apache-2.0
/// \file A part of the merged graph by what was asked for: which events and reports it
/// has. All conditions must hold; of one that is given several times, one must.
#ifndef WG_EXPORTS_SELECTION_H
#define WG_EXPORTS_SELECTION_H

#include "exports/network.h"
#include "graph/snapshot.h"

/// The conditions. Lists are NULL-terminated; NULL, 0 and "" ask for nothing.
typedef struct wg_selection {
  char **classes;    ///< local names: of the event, or of a party of it
  char **entities;   ///< IRIs (whole or behind the base) or names: a party of it
  guint hops;        ///< from these on: 1 (and 0): their events, 2: those of the others too …
  WgDay from, until; ///< reports of which a day told lies between these, both included
  guint min_sources; ///< of the event
  char **articles;   ///< IRIs, whole or behind the base: of the report
} WgSelection;

gboolean wg_selection_is_all(const WgSelection *selection);

/// What it comes to.
typedef struct wg_choice {
  WgNetwork *network;  ///< of the whole graph
  GHashTable *events;  ///< IRIs chosen
  GHashTable *reports; ///< IRIs chosen
} WgChoice;

/// Choose. WG_EXPORT_ERROR_ASKED where a class, entity or article is unknown or a name is
/// that of several.
WgChoice *wg_choice_new(WgSnapshot *snapshot, const WgOntology *ontology, const char *base,
                        const WgSelection *selection, GError **error);
void wg_choice_free(WgChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgChoice, wg_choice_free)

#endif
