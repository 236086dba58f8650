// SPDX-License-Identifier: Apache-2.0
/// \file Titles of office as the key of a RoleHolding has them. The forms stand in
/// ontology/roles.ttl, none in C: `wg:spelledOut` says how a title is written in
/// full, `wg:abbreviation` which forms mean the same, `wg:dropped` which words tell
/// nothing about the office (articles, "former").
#ifndef WG_ONTOLOGY_ROLES_H
#define WG_ONTOLOGY_ROLES_H

#include "extract/ontology/ontology.h"

typedef struct wg_roles WgRoles;

/// The forms that `ontology` declares. NULL and an `error` "FILE:LINE: …" where an
/// abbreviation stands without its full form.
WgRoles *wg_roles_new(const WgOntology *ontology, GError **error);
void wg_roles_free(WgRoles *roles);

/// "the Sr. VP" → "senior vice president". Longest form first, each word once.
/// Caller frees.
char *wg_roles_normalize(const WgRoles *roles, const char *role);

#endif
