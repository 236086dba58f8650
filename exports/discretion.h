// SPDX-License-Identifier: Apache-2.0
/// \file A graph made fit for publication: without the words of the press, without
/// persons, or with pseudonyms in the place of their names. A filter in the way of its
/// statements, whatever they are printed as.
#ifndef WG_EXPORTS_DISCRETION_H
#define WG_EXPORTS_DISCRETION_H

#include "graph/snapshot.h"

typedef struct wg_discretion {
  gboolean no_quotes;  ///< a hash in the place of the quote, no other words of an article
  gboolean no_persons; ///< no person, none of a person's events; no quotes
  const char *key;     ///< pseudonyms by this secret (bytes); NULL: none. No quotes
  gsize key_length;
} WgDiscretion;

/// Whether it asks for nothing.
gboolean wg_discretion_is_none(const WgDiscretion *discretion);

typedef struct wg_discreet WgDiscreet;

/// `snapshot` tells who is a person. `discretion`, `base` and the statements' taker are
/// borrowed.
WgDiscreet *wg_discreet_new(const WgDiscretion *discretion, WgSnapshot *snapshot,
                            const char *base, WgStatementFunc func, void *context,
                            GError **error);
void wg_discreet_free(WgDiscreet *discreet);

/// One statement, sorted within its graph, the merged graph first. A WgStatementFunc.
gboolean wg_discreet_take(const WgStatement *statement, void *discreet, GError **error);

/// All has come; where there are pseudonyms statements are handed on only now, sorted.
gboolean wg_discreet_end(WgDiscreet *discreet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgDiscreet, wg_discreet_free)

#endif
