// SPDX-License-Identifier: Apache-2.0
/// \file Former versions of an article: all that is left of a text that another took the
/// place of are its content hash and its date. Kept as lines "hash TAB date", sorted.
#ifndef WG_GRAPH_VERSIONS_H
#define WG_GRAPH_VERSIONS_H

#include "graph/graph.h"

/// `former` (or NULL) and one version more; of a hash that is there already the earlier
/// date stays, and any date before none. Caller frees.
char *wg_versions_add(const char *former, const char *hash, const char *date);

/// Whether the lines of two article graphs are one but for the time of retrieval.
gboolean wg_versions_same(const char *lines, const char *others);

/// The lines of `article` with statements on its former versions, sorted; a version of its
/// own hash is none. Caller frees.
char *wg_versions_tell(const WgArticleGraph *article, const char *former,
                       const char *base);

/// The lines that are printed of `article`: with its former versions (`former`, or NULL) where
/// it says that it was corrected or retracted. Caller frees.
char *wg_versions_printed(const WgArticleGraph *article, const char *former, const char *base);

#endif
