// SPDX-License-Identifier: Apache-2.0
/// \file Taking somebody out of an article's graph: what tells of him, by party, source or
/// word, and nothing else.
#ifndef WG_GRAPH_ERASE_H
#define WG_GRAPH_ERASE_H

#include "graph/graph.h"

/// Erase the entities whose IRIs are keys of `iris` from `article`: their descriptions,
/// events and reports that name them as party, source or place or in any of their words,
/// words of the article itself that hold one of the names it gives them, and events that
/// no report is left of. Strings of `article` are replaced in place. `*changed` tells
/// whether there was anything. Fails where the article is damaged.
gboolean wg_erase(WgArticleGraph *article, GHashTable *iris, const char *base,
                  gboolean *changed, GError **error);

#endif
