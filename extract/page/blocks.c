// SPDX-License-Identifier: Apache-2.0
#include "extract/page/blocks.h"

#include "extract/page/marks.h"

#define PROSE_WORDS 10

// The pass over the nodes.
typedef struct pass {
  WgBlocks *out;
  GArray *blocks;
  guint32 *around; // [dom->n] the nearest block element
  guint8 *linked;  // [dom->n] stands in a link
  WgBlock open;    // being filled where `filling`
  gboolean filling;
  guint breaks;    // line breaks since the last text
} Pass;

/* One block */

gboolean wg_block_is_prose(const WgBlock *block)
{
  if (block->words < PROSE_WORDS || block->linked * 2 > block->chars)
    return FALSE;
  return block->ends_sentence || block->commas > 0 || block->words >= 2 * PROSE_WORDS;
}

static gboolean ends_sentence(WgSlice text)
{
  static const char *const AFTER[] = {"\"", "'", ")", "]", "\xe2\x80\x9d", "\xe2\x80\x99",
                                      "\xc2\xbb", "\xe2\x80\x9c"};
  for (gsize i = 0; i < G_N_ELEMENTS(AFTER); i++) {
    gsize n = strlen(AFTER[i]);
    if (text.len > n && memcmp(text.ptr + text.len - n, AFTER[i], n) == 0) {
      text.len -= n;
      break;
    }
  }
  if (text.len == 0)
    return FALSE;
  if (strchr(".?!", text.ptr[text.len - 1]))
    return TRUE;
  return text.len > 3 && (memcmp(text.ptr + text.len - 3, "\xe2\x80\xa6", 3) == 0
                          || memcmp(text.ptr + text.len - 3, "\xe3\x80\x82", 3) == 0);
}

static void count(WgBlock *block, WgSlice text)
{
  const char *end = text.ptr + text.len;
  gboolean in_word = FALSE;
  for (const char *p = text.ptr; p < end; p++) {
    guchar c = (guchar)*p;
    if ((c & 0xC0) != 0x80)
      block->chars++;
    gboolean is_word = c >= 0x80 || g_ascii_isalnum(c);
    if (is_word && !in_word) {
      block->words++;
      if (g_ascii_isupper(c))
        block->capitals++;
    }
    if (c == ',')
      block->commas++;
    in_word = is_word || (in_word && (c == '\'' || c == '-'));
  }
}

static void flush(Pass *pass)
{
  GString *text = pass->out->text;
  pass->breaks = 0;
  if (!pass->filling)
    return;
  pass->filling = FALSE;
  while (text->len > pass->open.text && strchr(" \n", text->str[text->len - 1]))
    g_string_truncate(text, text->len - 1);
  pass->open.length = (guint32)text->len - pass->open.text;
  WgSlice own = {text->str + pass->open.text, pass->open.length};
  count(&pass->open, own);
  if (pass->open.words > 0) {
    pass->open.ends_sentence = ends_sentence(own);
    g_string_append_c(text, '\n');
    g_array_append_val(pass->blocks, pass->open);
  } else {
    g_string_truncate(text, pass->open.text);
  }
}

static guint32 code_points(WgSlice s)
{
  guint32 n = 0;
  for (gsize i = 0; i < s.len; i++)
    n += ((guchar)s.ptr[i] & 0xC0) != 0x80;
  return n;
}

static gboolean is_blank(WgSlice s)
{
  for (gsize i = 0; i < s.len; i++) {
    if (!g_ascii_isspace(s.ptr[i]))
      return FALSE;
  }
  return TRUE;
}

static void take_text(Pass *pass, guint32 i)
{
  const WgDom *dom = pass->out->dom;
  GString *text = pass->out->text;
  WgSlice s = dom->nodes[i].text;
  guint32 around = pass->around[i];
  if (is_blank(s) && !pass->filling)
    return;
  if (pass->filling && pass->open.node != around)
    flush(pass);
  if (is_blank(s) && !pass->filling)
    return;
  if (pass->breaks > 1 && !is_blank(s))
    flush(pass);
  if (!pass->filling) {
    memset(&pass->open, 0, sizeof pass->open);
    pass->open.node = around;
    pass->open.first = i;
    pass->open.text = (guint32)text->len;
    pass->filling = TRUE;
  } else if (pass->breaks == 1 && !is_blank(s) && text->len > pass->open.text) {
    if (text->str[text->len - 1] == ' ')
      g_string_truncate(text, text->len - 1);
    g_string_append_c(text, '\n');
  }
  if (!is_blank(s))
    pass->breaks = 0;
  gsize before = text->len;
  wg_append_squeezed(text, s);
  if (pass->linked[i])
    pass->open.linked += code_points((WgSlice){text->str + before, text->len - before});
}

static void take_node(Pass *pass, guint32 i)
{
  const WgDom *dom = pass->out->dom;
  const WgNode *node = &dom->nodes[i];
  pass->around[i] = wg_tag_is_block(node->tag) || i == 0 ? i : pass->around[node->parent];
  pass->linked[i] = (node->tag == WG_TAG_A && wg_dom_attribute(dom, i, "href"))
                    || (i > 0 && pass->linked[node->parent]);
  if (node->tag == WG_TAG_TEXT)
    take_text(pass, i);
  else if (node->tag == WG_TAG_BR)
    pass->breaks++;
  else if (wg_tag_is_block(node->tag))
    flush(pass);
}

/* Sums */

static void make_sums(WgBlocks *out)
{
  out->sums = g_new0(WgSums, out->n + 1);
  for (guint32 i = 0; i < out->n; i++) {
    const WgBlock *b = &out->blocks[i];
    gboolean prose = wg_block_is_prose(b);
    out->sums[i + 1] = out->sums[i];
    out->sums[i + 1].chars += b->chars;
    out->sums[i + 1].linked += b->linked;
    if (!prose)
      continue;
    out->sums[i + 1].prose += b->chars;
    out->sums[i + 1].commas += b->commas;
    out->sums[i + 1].n_prose++;
  }
}

static void index_nodes(WgBlocks *out)
{
  out->begin = g_new(guint32, out->dom->n + 1);
  guint32 block = 0;
  for (guint32 i = 0; i <= out->dom->n; i++) {
    while (block < out->n && out->blocks[block].first < i)
      block++;
    out->begin[i] = block;
  }
}

WgSums wg_blocks_below(const WgBlocks *blocks, guint32 node)
{
  const WgSums *from = &blocks->sums[blocks->begin[node]];
  const WgSums *to = &blocks->sums[blocks->begin[blocks->dom->nodes[node].end]];
  WgSums out = {to->chars - from->chars, to->linked - from->linked, to->prose - from->prose,
                to->commas - from->commas, to->n_prose - from->n_prose};
  return out;
}

/* Marks */

// What the marks of an element may be inherited by: a mark of furniture on an element that
// holds much of the page's running text is a name that means something else.
static guint32 heritable(const WgBlocks *blocks, guint32 node)
{
  static const guint32 STRONG = WG_MARK_COMMENT | WG_MARK_HIDDEN | WG_MARK_CAPTION;
  static const guint32 NAMES = WG_MARK_BODY | WG_MARK_ARTICLE;
  guint32 marks = blocks->marks[node];
  WgTag tag = blocks->dom->nodes[node].tag;
  if (!marks || tag == WG_TAG_BODY || tag == WG_TAG_HTML)
    return 0;
  guint32 all = blocks->sums[blocks->n].prose;
  guint32 prose = wg_blocks_below(blocks, node).prose;
  if (prose > 600 && prose * 10 > all * 6)
    return marks & NAMES;
  if (prose > 600 && prose * 5 > all)
    return marks & (NAMES | STRONG);
  return marks;
}

static void inherit_marks(WgBlocks *blocks)
{
  const WgDom *dom = blocks->dom;
  g_autofree guint32 *inherited = g_new0(guint32, dom->n);
  for (guint32 i = 1; i < dom->n; i++)
    inherited[i] = inherited[dom->nodes[i].parent] | heritable(blocks, i);
  for (guint32 i = 0; i < blocks->n; i++)
    blocks->blocks[i].marks = inherited[blocks->blocks[i].first];
}

WgBlocks *wg_blocks_find(const WgDom *dom)
{
  WgBlocks *out = g_new0(WgBlocks, 1);
  out->dom = dom;
  out->text = g_string_sized_new(16384);
  out->marks = g_new0(guint32, dom->n);
  Pass pass = {.out = out, .blocks = g_array_new(FALSE, TRUE, sizeof(WgBlock)),
               .around = g_new0(guint32, dom->n), .linked = g_new0(guint8, dom->n)};
  for (guint32 i = 0; i < dom->n; i++) {
    if (dom->nodes[i].n_attributes > 0 || dom->nodes[i].tag != WG_TAG_TEXT)
      out->marks[i] = wg_marks_of(dom, i);
    if (wg_tag_is_mute(dom->nodes[i].tag) && i > 0)
      i = dom->nodes[i].end - 1;
    else
      take_node(&pass, i);
  }
  flush(&pass);
  out->n = pass.blocks->len;
  out->blocks = (WgBlock *)g_array_free(pass.blocks, FALSE);
  g_free(pass.around);
  g_free(pass.linked);
  index_nodes(out);
  make_sums(out);
  inherit_marks(out);
  return out;
}

void wg_blocks_free(WgBlocks *blocks)
{
  if (!blocks)
    return;
  g_string_free(blocks->text, TRUE);
  g_free(blocks->blocks);
  g_free(blocks->begin);
  g_free(blocks->sums);
  g_free(blocks->marks);
  g_free(blocks);
}
