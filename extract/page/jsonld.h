// SPDX-License-Identifier: Apache-2.0
/// \file What a page says of its article in JSON-LD with the words of schema.org. Read as
/// leniently as pages write it: comments and CDATA around it, commas too many, line ends in
/// strings, lists and @graph, authors as a string, an object, a list, or a reference.
#ifndef WG_PAGE_JSONLD_H
#define WG_PAGE_JSONLD_H

#include "extract/page/dom.h"

typedef struct wg_jsonld {
  char *headline, *published, *modified, *publisher, *url, *language; ///< NULL where unknown
  char *body;         ///< articleBody
  GPtrArray *authors; ///< char *, as written; may be empty
  gboolean news;      ///< its type is one of news
} WgJsonLd;

/// Of all scripts of the page. Never NULL; wg_jsonld_free.
WgJsonLd *wg_jsonld_find(const WgDom *dom);
void wg_jsonld_free(WgJsonLd *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgJsonLd, wg_jsonld_free)

#endif
