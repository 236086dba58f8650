// SPDX-License-Identifier: Apache-2.0
/// \file The text of a page as blocks: paragraphs, headings, list items, cells, as they
/// would stand apart on a screen, in the order of the document. A node's subtree is a
/// range of blocks, so that what stands below any element is a difference of two sums.
#ifndef WG_PAGE_BLOCKS_H
#define WG_PAGE_BLOCKS_H

#include "extract/page/dom.h"

typedef struct wg_block {
  guint32 node;   ///< the element that stands as a block of its own around the text
  guint32 first;  ///< the first node of its text
  guint32 text, length; ///< bytes in WgBlocks.text; no blank at either end
  guint32 chars;  ///< code points
  guint32 linked; ///< code points of these inside links
  guint32 words;
  guint32 capitals; ///< words that begin with a capital
  guint32 commas;
  guint32 marks;  ///< of the element and of what it stands in (marks.h)
  gboolean ends_sentence; ///< full stop, question or exclamation mark at the end
} WgBlock;

/// Sums over all blocks before one.
typedef struct wg_sums {
  guint32 chars, linked;
  guint32 prose;   ///< code points of blocks that look like running text
  guint32 commas;  ///< in these
  guint32 n_prose; ///< how many these are
} WgSums;

typedef struct wg_blocks {
  const WgDom *dom;
  WgBlock *blocks; ///< [n]
  guint32 n;
  GString *text;
  guint32 *begin;  ///< [dom->n + 1] index of the first block that begins at the node or later
  WgSums *sums;    ///< [n + 1]
  guint32 *marks;  ///< [dom->n] marks of each node itself
} WgBlocks;

/// The blocks of the page, marks included. wg_blocks_free.
WgBlocks *wg_blocks_find(const WgDom *dom);
void wg_blocks_free(WgBlocks *blocks);

/// What stands below the node.
WgSums wg_blocks_below(const WgBlocks *blocks, guint32 node);

/// Whether it reads like running text: long enough, not of links, sentences in it.
gboolean wg_block_is_prose(const WgBlock *block);

static inline WgSlice wg_block_text(const WgBlocks *blocks, guint32 i)
{
  WgSlice out = {blocks->text->str + blocks->blocks[i].text, blocks->blocks[i].length};
  return out;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgBlocks, wg_blocks_free)

#endif
