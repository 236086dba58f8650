// SPDX-License-Identifier: Apache-2.0
/// \file Feeds as articles, an item each: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, and
/// sitemaps of news. Read through libxml2 in recovery mode, after what feeds get wrong most
/// often was mended: blanks before the declaration, bare ampersands, HTML's entities.
#ifndef WG_PAGE_FEED_H
#define WG_PAGE_FEED_H

#include "extract/page/page.h"

/// The items of the feed in `bytes`, in their order, as WgRecord; their text is what the
/// feed gives of it, "" where it gives none. `id` is the item's own or its address, else
/// NULL. NULL and `error` (WG_PAGE_ERROR_FEED) where it is no feed. Caller frees the array,
/// which frees the records left in it.
GPtrArray *wg_feed_read(WgSlice bytes, const WgPageOrigin *origin, GError **error);

#endif
