// SPDX-License-Identifier: Apache-2.0
/// \file The dateline that a wire story opens with: "PORT ELLERY, Norland (Agency) — ".
#ifndef WG_ARTICLE_DATELINE_H
#define WG_ARTICLE_DATELINE_H

#include "extract/base/slice.h"
#include "extract/ontology/gazetteer.h"

/// Byte at which the first sentence of a line begins: behind a dateline, else `begin`.
guint32 wg_dateline_end(const WgGazetteer *gazetteer, WgSlice text, guint32 begin, guint32 end);

#endif
