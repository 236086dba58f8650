// SPDX-License-Identifier: Apache-2.0
/// \file Which element holds the article, in two ways: by the paragraphs that stand close
/// together (as Readability scores them), and by what the elements call themselves.
#ifndef WG_PAGE_CONTAINER_H
#define WG_PAGE_CONTAINER_H

#include "extract/page/blocks.h"

#define WG_NO_NODE G_MAXUINT32

/// The element whose children hold most of the running text, furniture not counted;
/// WG_NO_NODE where there is no running text.
guint32 wg_container_scored(const WgBlocks *blocks);

/// The element that names itself the article's text, or else the article, and holds
/// enough text to be it; WG_NO_NODE where there is none.
guint32 wg_container_named(const WgBlocks *blocks);

#endif
