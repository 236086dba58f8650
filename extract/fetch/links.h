// SPDX-License-Identifier: Apache-2.0
/// \file What a list of pages names: a feed (RSS 0.9 to 2.0, Atom, RDF), a sitemap (with
/// its extensions for news), an index of sitemaps, or plain lines of addresses. Read with
/// libxml2 in recovery mode, since many feeds are not well-formed.
#ifndef WG_FETCH_LINKS_H
#define WG_FETCH_LINKS_H

#include "extract/base/slice.h"

/// Takes an address as the list has it; `is_list`: it names a list again.
typedef void (*WgLinkFunc)(const char *url, gboolean is_list, void *context);

/// Hand each address of a feed or sitemap to `func`, in the order of the list.
void wg_links_each(WgSlice bytes, WgLinkFunc func, void *context);

#endif
