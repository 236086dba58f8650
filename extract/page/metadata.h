// SPDX-License-Identifier: Apache-2.0
/// \file What a page says about its article: headline, authors, dates, outlet, address,
/// language. The conventions and the order in which they are believed: docs/pages.md.
#ifndef WG_PAGE_METADATA_H
#define WG_PAGE_METADATA_H

#include "extract/page/blocks.h"
#include "extract/page/jsonld.h"

/// What the parts below read from: the page seen in the ways that evidence comes in.
typedef struct wg_evidence {
  const WgDom *dom;
  const WgBlocks *blocks;
  const WgJsonLd *data;
  GHashTable *metas; ///< name in lower case → GPtrArray of values, in their order
  const char *url;   ///< of the page: as given, else as it says itself; or NULL
  const char *outlet; ///< or NULL
  gboolean month_first; ///< the page counts days as in America
} WgEvidence;

typedef struct wg_metadata {
  char *title, *date, *modified, *outlet, *url, *language; ///< NULL where unknown
  char *body;     ///< the article as data, or NULL
  char **authors; ///< NULL-terminated; NULL where unknown
  gboolean news;  ///< says that it is news
} WgMetadata;

/// `url`: where the page came from, or NULL; where known, the page can give itself another
/// address of that host alone. wg_metadata_free.
WgMetadata *wg_metadata_read(const WgDom *dom, const WgBlocks *blocks, const char *url);
void wg_metadata_free(WgMetadata *metadata);

/// The first value of the first of these meta names (NULL-terminated) that has one, or
/// NULL. Borrowed.
const char *wg_evidence_meta(const WgEvidence *evidence, const char *const *names);

/// The parts, each in its own file. Callers free.
char *wg_metadata_title(const WgEvidence *evidence);
char **wg_metadata_authors(const WgEvidence *evidence);
char *wg_metadata_date(const WgEvidence *evidence);
char *wg_metadata_modified(const WgEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgMetadata, wg_metadata_free)

#endif
