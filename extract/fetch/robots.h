// SPDX-License-Identifier: Apache-2.0
/// \file What a site lets a crawler read: robots.txt by RFC 9309, and the delay between
/// two requests that many files state beside it.
#ifndef WG_FETCH_ROBOTS_H
#define WG_FETCH_ROBOTS_H

#include "extract/base/slice.h"

typedef struct wg_robots WgRobots;

#define WG_ROBOTS_LONGEST ((gsize)512 * 1024) ///< bytes of a file that are read

/// The rules for the crawler called `product` ("wiregraph"; letters, "-" and "_"): of the
/// groups that name it, else of those for all. Bytes behind WG_ROBOTS_LONGEST are not read.
/// What is no rule is passed over.
WgRobots *wg_robots_new(WgSlice bytes, const char *product);
void wg_robots_free(WgRobots *robots);

/// Whether `path` (with its query) may be fetched: the longest rule that fits decides,
/// Allow where two are as long.
gboolean wg_robots_allow(const WgRobots *robots, const char *path);

/// Milliseconds between two requests that the group asks for; 0: none stated.
gint64 wg_robots_delay(const WgRobots *robots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgRobots, wg_robots_free)

#endif
