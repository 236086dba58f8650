// SPDX-License-Identifier: Apache-2.0
/// \file An article graph without its reports of little confidence, and without the
/// events that no other report tells.
#ifndef WG_GRAPH_CONFIDENT_H
#define WG_GRAPH_CONFIDENT_H

#include "graph/graph.h"

/// What is left of `article` above `least` hundredths; it must have its lines and facts.
/// On success the caller clears `out`; damaged lines fail.
gboolean wg_confident(const WgArticleGraph *article, guint8 least, WgArticleGraph *out,
                      GError **error);

#endif
