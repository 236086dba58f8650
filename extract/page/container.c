// SPDX-License-Identifier: Apache-2.0
#include "extract/page/container.h"

#include "extract/page/marks.h"

#define SHORTEST 25     // code points of a block that scores
#define LEVELS 5        // ancestors that a block scores for
#define UNIT 360        // of a score, so that its parts are whole
#define NAMED_LEAST 250 // code points of running text in a container that names itself

#define ASIDE_MARKS                                                                  \
  (WG_MARK_FURNITURE | WG_MARK_COMMENT | WG_MARK_CAPTION | WG_MARK_HIDDEN | WG_MARK_NAV | \
   WG_MARK_RELATED | WG_MARK_SHARE | WG_MARK_BYLINE)

/* By score */

static gint64 score_of(const WgBlock *block)
{
  if (block->chars < SHORTEST || (block->marks & ASIDE_MARKS))
    return 0;
  return UNIT * (1 + (gint64)block->commas) + (gint64)MIN(block->chars, 300) * UNIT / 100;
}

// What an element starts with, in whole points: class and tag speak for it or against it.
static gint64 start_of(const WgBlocks *blocks, guint32 node)
{
  gint64 points = 0;
  guint32 marks = blocks->marks[node];
  if (marks & (WG_MARK_BODY | WG_MARK_ARTICLE))
    points += 25;
  if (marks & (ASIDE_MARKS | WG_MARK_ASIDE))
    points -= 25;
  switch ((int)blocks->dom->nodes[node].tag) {
  case WG_TAG_DIV: case WG_TAG_ARTICLE: case WG_TAG_SECTION: case WG_TAG_MAIN:
    return points + 5;
  case WG_TAG_PRE: case WG_TAG_TD: case WG_TAG_BLOCKQUOTE:
    return points + 3;
  case WG_TAG_ADDRESS: case WG_TAG_OL: case WG_TAG_UL: case WG_TAG_DL: case WG_TAG_DD:
  case WG_TAG_DT: case WG_TAG_LI: case WG_TAG_FORM:
    return points - 3;
  case WG_TAG_H1: case WG_TAG_H2: case WG_TAG_H3: case WG_TAG_H4: case WG_TAG_H5:
  case WG_TAG_H6: case WG_TAG_TH:
    return points - 5;
  default:
    return points;
  }
}

// The element that gets a block's score whole: what the paragraph stands in.
static guint32 holder(const WgBlocks *blocks, const WgBlock *block)
{
  const WgNode *nodes = blocks->dom->nodes;
  guint32 node = block->node;
  gboolean alone = blocks->begin[nodes[node].end] - blocks->begin[node] <= 1;
  return alone ? nodes[node].parent : node;
}

static void spread(const WgBlocks *blocks, const WgBlock *block, gint64 *scores)
{
  static const gint64 SHARES[LEVELS] = {360, 180, 60, 40, 30};
  const WgNode *nodes = blocks->dom->nodes;
  gint64 score = score_of(block);
  guint32 node = holder(blocks, block);
  for (int level = 0; level < LEVELS && score > 0 && node > 0; level++) {
    if (scores[node] == 0)
      scores[node] = start_of(blocks, node) * UNIT * 360;
    scores[node] += score * SHARES[level];
    node = nodes[node].parent;
  }
}

static gint64 without_links(const WgBlocks *blocks, guint32 node, gint64 score)
{
  WgSums below = wg_blocks_below(blocks, node);
  if (below.chars == 0)
    return 0;
  return score / (gint64)below.chars * (gint64)(below.chars - MIN(below.linked, below.chars));
}

// An ancestor that holds a third more running text, hardly any of it linked, takes over:
// the article's paragraphs stand in several boxes.
static guint32 climb(const WgBlocks *blocks, guint32 node, const gint64 *scores)
{
  const WgNode *nodes = blocks->dom->nodes;
  for (guint32 up = nodes[node].parent; up > 0; up = nodes[up].parent) {
    if (nodes[up].tag == WG_TAG_BODY || nodes[up].tag == WG_TAG_HTML)
      break;
    WgSums in = wg_blocks_below(blocks, node), out = wg_blocks_below(blocks, up);
    gboolean only = out.prose == in.prose && out.chars < in.chars + in.chars / 10;
    if (only || scores[up] > scores[node])
      node = up;
  }
  return node;
}

guint32 wg_container_scored(const WgBlocks *blocks)
{
  g_autofree gint64 *scores = g_new0(gint64, blocks->dom->n);
  for (guint32 i = 0; i < blocks->n; i++)
    spread(blocks, &blocks->blocks[i], scores);
  guint32 best = WG_NO_NODE;
  for (guint32 i = 1; i < blocks->dom->n; i++) {
    if (scores[i] <= 0)
      continue;
    scores[i] = without_links(blocks, i, scores[i]);
    if (best == WG_NO_NODE || scores[i] > scores[best])
      best = i;
  }
  return best == WG_NO_NODE ? best : climb(blocks, best, scores);
}

/* By name */

// Of the elements with the mark the one with most running text; of two that hold the same
// the inner one.
static guint32 most_marked(const WgBlocks *blocks, guint32 mark)
{
  guint32 best = WG_NO_NODE, most = NAMED_LEAST;
  for (guint32 i = 1; i < blocks->dom->n; i++) {
    WgTag tag = blocks->dom->nodes[i].tag;
    if (!(blocks->marks[i] & mark) || !wg_tag_is_block(tag) || tag == WG_TAG_BODY
        || tag == WG_TAG_HTML || (blocks->marks[i] & (WG_MARK_COMMENT | WG_MARK_HIDDEN)))
      continue;
    guint32 prose = wg_blocks_below(blocks, i).prose;
    if (prose < most)
      continue;
    best = i;
    most = prose;
  }
  return best;
}

guint32 wg_container_named(const WgBlocks *blocks)
{
  guint32 best = most_marked(blocks, WG_MARK_BODY);
  guint32 wider = most_marked(blocks, WG_MARK_ARTICLE);
  if (best == WG_NO_NODE)
    return wider;
  if (wider == WG_NO_NODE)
    return best;
  // A box of text among many, each named so, is not the whole text.
  guint32 in = wg_blocks_below(blocks, best).prose;
  guint32 out = wg_blocks_below(blocks, wider).prose;
  return in * 3 < out ? wider : best;
}
