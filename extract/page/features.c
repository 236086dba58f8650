// SPDX-License-Identifier: Apache-2.0
#include "extract/page/features.h"

#include "extract/page/container.h"
#include "extract/page/line_form.h"
#include "extract/page/marks.h"

#define FAR 8 // a distance, in blocks, beyond which it makes no difference

#define DOUBTFUL                                                                      \
  (WG_MARK_FURNITURE | WG_MARK_COMMENT | WG_MARK_CAPTION | WG_MARK_HIDDEN | WG_MARK_NAV | \
   WG_MARK_RELATED | WG_MARK_SHARE)

// What is known of the page as a whole.
typedef struct view {
  const WgBlocks *blocks;
  WgFeatures *rows;
  guint8 *sure;    // [blocks->n] running text in the container, nothing speaks against it
  guint32 *held;   // [dom->n] sure code points whose holder is that node
  guint32 fullest; // the most of these
  guint32 all_sure, first_sure, last_sure;
  guint32 prose;   // of the page
  guint32 scored, named;
  GHashTable *titles; // folded words of the first-level headings
  GString *scratch;
} View;

static gint16 per_cent(guint64 part, guint64 whole)
{
  guint64 out = whole ? part * 100 / whole : 0;
  return (gint16)MIN(100, out);
}

static gint16 digits(guint32 n)
{
  return (gint16)(n ? g_bit_storage(n) : 0);
}

static guint32 parent_of(const View *view, guint32 node)
{
  return view->blocks->dom->nodes[node].parent;
}

static gboolean is_in(const View *view, guint32 i, guint32 container)
{
  if (container == WG_NO_NODE)
    return FALSE;
  guint32 first = view->blocks->blocks[i].first;
  return container <= first && first < view->blocks->dom->nodes[container].end;
}

/* The page */

static guint32 mark_sure(View *view, gboolean everywhere)
{
  guint32 n = 0;
  for (guint32 i = 0; i < view->blocks->n; i++) {
    const WgBlock *b = &view->blocks->blocks[i];
    view->sure[i] = wg_block_is_prose(b) && !(b->marks & DOUBTFUL)
                    && (everywhere || is_in(view, i, view->scored));
    n += view->sure[i];
  }
  return n;
}

static void survey(View *view)
{
  const WgBlocks *blocks = view->blocks;
  view->scored = wg_container_scored(blocks);
  view->named = wg_container_named(blocks);
  view->prose = blocks->sums[blocks->n].prose;
  if (mark_sure(view, FALSE) == 0)
    mark_sure(view, TRUE);
  view->first_sure = blocks->n;
  for (guint32 i = 0; i < blocks->n; i++) {
    const WgBlock *b = &blocks->blocks[i];
    if (blocks->dom->nodes[b->node].tag == WG_TAG_H1) {
      wg_line_form_fold(wg_block_text(blocks, i), view->scratch);
      if (view->scratch->len > 0)
        g_hash_table_add(view->titles, g_strdup(view->scratch->str));
    }
    if (!view->sure[i])
      continue;
    view->first_sure = MIN(view->first_sure, i);
    view->last_sure = i;
    view->all_sure += b->chars;
    guint32 *held = &view->held[parent_of(view, b->node)];
    *held += b->chars;
    view->fullest = MAX(view->fullest, *held);
  }
}

/* One block */

static void see_text(const View *view, guint32 i, gint16 *row)
{
  const WgBlock *b = &view->blocks->blocks[i];
  WgSlice text = wg_block_text(view->blocks, i);
  WgLineForm form;
  wg_line_form_read(text, view->scratch, &form);
  row[WG_FEATURE_ONE] = 1;
  row[WG_FEATURE_WORDS] = digits(b->words);
  row[WG_FEATURE_LINKED] = per_cent(b->linked, b->chars);
  row[WG_FEATURE_ENDS] = b->ends_sentence != 0;
  row[WG_FEATURE_COMMAS] = (gint16)MIN(3, b->commas);
  row[WG_FEATURE_CAPITALS] = per_cent(b->capitals, b->words);
  row[WG_FEATURE_COLON] = text.ptr[text.len - 1] == ':';
  row[WG_FEATURE_PROSE] = wg_block_is_prose(b) != 0;
  row[WG_FEATURE_FURNITURE_FORM] = form.kind == WG_LINE_FURNITURE;
  row[WG_FEATURE_TEASER_FORM] = form.kind == WG_LINE_TEASER;
  row[WG_FEATURE_CREDIT_FORM] = form.kind == WG_LINE_CREDIT || form.kind == WG_LINE_CAPTION;
  row[WG_FEATURE_BYLINE_FORM] = form.kind == WG_LINE_BYLINE;
  wg_line_form_fold(text, view->scratch);
  row[WG_FEATURE_REPEATS_TITLE] =
      view->blocks->dom->nodes[b->node].tag != WG_TAG_H1
      && g_hash_table_contains(view->titles, view->scratch->str);
}

static void see_element(const View *view, guint32 i, gint16 *row)
{
  static const struct {
    WgTag tag;
    WgFeature is, in;
  } ROWS[] = {
    {WG_TAG_P, WG_FEATURE_IS_P, WG_FEATURE_COUNT},
    {WG_TAG_LI, WG_FEATURE_IS_LI, WG_FEATURE_IN_LIST},
    {WG_TAG_DIV, WG_FEATURE_IS_DIV, WG_FEATURE_COUNT},
    {WG_TAG_TD, WG_FEATURE_IS_TD, WG_FEATURE_IN_TABLE},
    {WG_TAG_TH, WG_FEATURE_COUNT, WG_FEATURE_IN_TABLE},
    {WG_TAG_BLOCKQUOTE, WG_FEATURE_IS_QUOTE, WG_FEATURE_IN_QUOTE},
    {WG_TAG_PRE, WG_FEATURE_IS_PRE, WG_FEATURE_COUNT},
    {WG_TAG_DD, WG_FEATURE_IS_DD, WG_FEATURE_COUNT},
    {WG_TAG_FIGURE, WG_FEATURE_COUNT, WG_FEATURE_IN_FIGURE},
    {WG_TAG_HEADER, WG_FEATURE_COUNT, WG_FEATURE_IN_HEADER},
  };
  const WgNode *nodes = view->blocks->dom->nodes;
  guint32 node = view->blocks->blocks[i].node;
  if (wg_tag_is_heading(nodes[node].tag)) {
    row[WG_FEATURE_IS_HEADING] = 1;
    row[WG_FEATURE_LEVEL] = (gint16)(nodes[node].tag - WG_TAG_H1 + 1);
  }
  for (guint32 at = node, level = 0; at > 0 && level < FAR; at = nodes[at].parent, level++) {
    for (gsize k = 0; k < G_N_ELEMENTS(ROWS); k++) {
      if (nodes[at].tag != ROWS[k].tag)
        continue;
      if (level == 0 && ROWS[k].is != WG_FEATURE_COUNT)
        row[ROWS[k].is] = 1;
      if (ROWS[k].in != WG_FEATURE_COUNT)
        row[ROWS[k].in] = 1;
    }
  }
}

static void see_marks(const View *view, guint32 i, gint16 *row)
{
  static const struct {
    guint32 mark;
    WgFeature feature;
  } ROWS[] = {
    {WG_MARK_FURNITURE, WG_FEATURE_M_FURNITURE}, {WG_MARK_COMMENT, WG_FEATURE_M_COMMENT},
    {WG_MARK_BYLINE, WG_FEATURE_M_BYLINE},       {WG_MARK_CAPTION, WG_FEATURE_M_CAPTION},
    {WG_MARK_DATE, WG_FEATURE_M_DATE},           {WG_MARK_TITLE, WG_FEATURE_M_TITLE},
    {WG_MARK_TAGS, WG_FEATURE_M_TAGS},           {WG_MARK_HIDDEN, WG_FEATURE_M_HIDDEN},
    {WG_MARK_BODY, WG_FEATURE_M_BODY},           {WG_MARK_ARTICLE, WG_FEATURE_M_ARTICLE},
    {WG_MARK_SUMMARY, WG_FEATURE_M_SUMMARY},     {WG_MARK_ASIDE, WG_FEATURE_M_ASIDE},
    {WG_MARK_NAV, WG_FEATURE_M_NAV},             {WG_MARK_RELATED, WG_FEATURE_M_RELATED},
    {WG_MARK_SHARE, WG_FEATURE_M_SHARE},
  };
  for (gsize k = 0; k < G_N_ELEMENTS(ROWS); k++)
    row[ROWS[k].feature] = (view->blocks->blocks[i].marks & ROWS[k].mark) != 0;
}

static void see_holders(const View *view, guint32 i, gint16 *row)
{
  guint32 holder = parent_of(view, view->blocks->blocks[i].node);
  guint32 wider = parent_of(view, holder);
  WgSums in = wg_blocks_below(view->blocks, holder), out = wg_blocks_below(view->blocks, wider);
  row[WG_FEATURE_IN_SCORED] = is_in(view, i, view->scored) != 0;
  row[WG_FEATURE_IN_NAMED] = is_in(view, i, view->named) != 0;
  row[WG_FEATURE_HOLDER] = per_cent(view->held[holder], view->fullest);
  row[WG_FEATURE_WIDER_HOLDER] = per_cent(view->held[wider], view->fullest);
  row[WG_FEATURE_HOLDER_LINKED] = per_cent(in.linked, in.chars);
  row[WG_FEATURE_WIDER_LINKED] = per_cent(out.linked, out.chars);
  row[WG_FEATURE_HOLDER_PROSE] = per_cent(in.prose, in.chars);
  row[WG_FEATURE_WIDER_PROSE] = per_cent(out.prose, out.chars);
  row[WG_FEATURE_HOLDER_SHARE] = per_cent(in.prose, view->prose);
  row[WG_FEATURE_WIDER_SHARE] = per_cent(out.prose, view->prose);
  row[WG_FEATURE_BLOCKS] = digits(view->blocks->n);
}

static void see_neighbours(const View *view, guint32 i, gint16 *row)
{
  const WgBlock *b = view->blocks->blocks;
  const WgNode *nodes = view->blocks->dom->nodes;
  WgTag tag = nodes[b[i].node].tag;
  row[WG_FEATURE_LAST_LINKED] = row[WG_FEATURE_NEXT_LINKED] = 100;
  if (i > 0) {
    row[WG_FEATURE_LAST_WORDS] = digits(b[i - 1].words);
    row[WG_FEATURE_LAST_LINKED] = per_cent(b[i - 1].linked, b[i - 1].chars);
    row[WG_FEATURE_LAST_ENDS] = b[i - 1].ends_sentence != 0;
    row[WG_FEATURE_LAST_SAME] = nodes[b[i - 1].node].tag == tag;
    row[WG_FEATURE_LAST_HEADING] = wg_tag_is_heading(nodes[b[i - 1].node].tag) != 0;
  }
  if (i + 1 < view->blocks->n) {
    row[WG_FEATURE_NEXT_WORDS] = digits(b[i + 1].words);
    row[WG_FEATURE_NEXT_LINKED] = per_cent(b[i + 1].linked, b[i + 1].chars);
    row[WG_FEATURE_NEXT_ENDS] = b[i + 1].ends_sentence != 0;
    row[WG_FEATURE_NEXT_SAME] = nodes[b[i + 1].node].tag == tag;
    row[WG_FEATURE_NEXT_HEADING] = wg_tag_is_heading(nodes[b[i + 1].node].tag) != 0;
  }
}

/* Where it stands among the sure paragraphs */

static void see_places(const View *view)
{
  guint64 passed = 0;
  guint32 n = view->blocks->n, from = FAR, to = FAR;
  for (guint32 i = 0; i < n; i++) {
    gint16 *row = view->rows[i];
    row[WG_FEATURE_PLACE] = per_cent(passed, view->all_sure);
    row[WG_FEATURE_BEFORE] = i < view->first_sure;
    row[WG_FEATURE_AFTER] = view->first_sure == n || i > view->last_sure;
    row[WG_FEATURE_FROM_LAST] = (gint16)from;
    from = view->sure[i] ? 0 : MIN(FAR, from + 1);
    if (view->sure[i])
      passed += view->blocks->blocks[i].chars;
  }
  for (guint32 i = n; i-- > 0;) {
    view->rows[i][WG_FEATURE_TO_NEXT] = (gint16)to;
    to = view->sure[i] ? 0 : MIN(FAR, to + 1);
  }
}

WgFeatures *wg_features_find(const WgBlocks *blocks)
{
  View view = {.blocks = blocks, .rows = g_new0(WgFeatures, blocks->n + 1)};
  view.sure = g_new0(guint8, blocks->n + 1);
  view.held = g_new0(guint32, blocks->dom->n);
  view.titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  view.scratch = g_string_new(NULL);
  survey(&view);
  for (guint32 i = 0; i < blocks->n; i++) {
    see_text(&view, i, view.rows[i]);
    see_element(&view, i, view.rows[i]);
    see_marks(&view, i, view.rows[i]);
    see_holders(&view, i, view.rows[i]);
    see_neighbours(&view, i, view.rows[i]);
  }
  see_places(&view);
  g_string_free(view.scratch, TRUE);
  g_hash_table_unref(view.titles);
  g_free(view.held);
  g_free(view.sure);
  return view.rows;
}

const char *wg_feature_name(WgFeature feature)
{
#define NAME(name) #name,
  static const char *const NAMES[] = {WG_FEATURES(NAME)};
#undef NAME
  return NAMES[feature];
}
