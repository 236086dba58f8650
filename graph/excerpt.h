// SPDX-License-Identifier: Apache-2.0
/// \file The part of a flattened graph that tells of one thing, in memory: the thing, its
/// events, their reports, and the names of whatever these mention.
#ifndef WG_GRAPH_EXCERPT_H
#define WG_GRAPH_EXCERPT_H

#include "graph/snapshot.h"

typedef struct wg_excerpt WgExcerpt;

/// The IRIs of the things (entities, events) that `name` may mean, sorted: the one of this
/// IRI (whole, or behind `base`), what stands for one that was replaced, else entities of
/// this name however spelt. NULL-terminated, empty where there are none; g_strfreev.
char **wg_excerpt_find(WgSnapshot *snapshot, const char *base, const char *name,
                       GError **error);

WgExcerpt *wg_excerpt_new(WgSnapshot *snapshot, const char *iri, GError **error);
void wg_excerpt_free(WgExcerpt *excerpt);

/// The events that the thing is party of (itself, where it is one), by the first day told
/// of them, then IRI; NULL-terminated, the excerpt's.
const char *const *wg_excerpt_events(const WgExcerpt *excerpt);

/// The reports of an event, by date of article, then IRI; NULL-terminated, the excerpt's.
const char *const *wg_excerpt_reports(const WgExcerpt *excerpt, const char *event);

/// Events that have an outcome and are about a target of one of these events, these among
/// them, in byte order of IRI: where a case ended that others tell with other parties.
/// NULL-terminated, the excerpt's.
const char *const *wg_excerpt_others(const WgExcerpt *excerpt);

/// The objects of subject and predicate, sorted by line; NULL-terminated, never NULL.
const char *const *wg_excerpt_values(const WgExcerpt *excerpt, const char *subject,
                                     const char *predicate);

/// The first of them, or NULL.
const char *wg_excerpt_value(const WgExcerpt *excerpt, const char *subject,
                             const char *predicate);

/// The day from which the event is told to be: the first of its reports' times, else of
/// their articles' dates; "" where none bears any.
const char *wg_excerpt_when(const WgExcerpt *excerpt, const char *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgExcerpt, wg_excerpt_free)

#endif
