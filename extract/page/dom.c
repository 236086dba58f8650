// SPDX-License-Identifier: Apache-2.0
#include "extract/page/dom.h"

#include <myhtml/api.h>

#include "extract/page/guard.h"

struct wg_dom_tree {
  myhtml_t *parser;
  myhtml_tree_t *tree;
};

/* Elements */

static WgTag tag_of(myhtml_tree_node_t *node)
{
  static const guint8 tags[MyHTML_TAG_LAST_ENTRY] = {
    [MyHTML_TAG__TEXT] = WG_TAG_TEXT,
#define ROW(name) [MyHTML_TAG_##name] = WG_TAG_##name,
    WG_TAGS(ROW)
#undef ROW
  };
  myhtml_tag_id_t id = myhtml_node_tag_id(node);
  return id < G_N_ELEMENTS(tags) ? (WgTag)tags[id] : WG_TAG_OTHER;
}

// What the rooms above ask of an element, a row for those of which something holds.
enum { BLOCK = 1, MUTE = 2 };
static const guint8 TRAITS[WG_TAG_COUNT] = {
  [WG_TAG_ADDRESS] = BLOCK, [WG_TAG_ARTICLE] = BLOCK, [WG_TAG_ASIDE] = BLOCK,
  [WG_TAG_BLOCKQUOTE] = BLOCK, [WG_TAG_BODY] = BLOCK, [WG_TAG_BUTTON] = BLOCK,
  [WG_TAG_CAPTION] = BLOCK, [WG_TAG_CENTER] = BLOCK, [WG_TAG_DD] = BLOCK,
  [WG_TAG_DETAILS] = BLOCK, [WG_TAG_DIALOG] = BLOCK, [WG_TAG_DIV] = BLOCK,
  [WG_TAG_DL] = BLOCK, [WG_TAG_DT] = BLOCK, [WG_TAG_FIELDSET] = BLOCK,
  [WG_TAG_FIGCAPTION] = BLOCK, [WG_TAG_FIGURE] = BLOCK, [WG_TAG_FOOTER] = BLOCK,
  [WG_TAG_FORM] = BLOCK, [WG_TAG_H1] = BLOCK, [WG_TAG_H2] = BLOCK, [WG_TAG_H3] = BLOCK,
  [WG_TAG_H4] = BLOCK, [WG_TAG_H5] = BLOCK, [WG_TAG_H6] = BLOCK, [WG_TAG_HEADER] = BLOCK,
  [WG_TAG_HR] = BLOCK, [WG_TAG_HTML] = BLOCK, [WG_TAG_LI] = BLOCK, [WG_TAG_MAIN] = BLOCK,
  [WG_TAG_NAV] = BLOCK, [WG_TAG_OL] = BLOCK, [WG_TAG_P] = BLOCK, [WG_TAG_PRE] = BLOCK,
  [WG_TAG_SECTION] = BLOCK, [WG_TAG_SUMMARY] = BLOCK, [WG_TAG_TABLE] = BLOCK,
  [WG_TAG_TBODY] = BLOCK, [WG_TAG_TD] = BLOCK, [WG_TAG_TFOOT] = BLOCK, [WG_TAG_TH] = BLOCK,
  [WG_TAG_THEAD] = BLOCK, [WG_TAG_TR] = BLOCK, [WG_TAG_UL] = BLOCK,
  [WG_TAG_AUDIO] = MUTE, [WG_TAG_CANVAS] = MUTE, [WG_TAG_HEAD] = MUTE,
  [WG_TAG_IFRAME] = MUTE, [WG_TAG_INPUT] = MUTE, [WG_TAG_MATH] = MUTE,
  [WG_TAG_NOSCRIPT] = MUTE, [WG_TAG_OBJECT] = MUTE, [WG_TAG_OPTION] = MUTE,
  [WG_TAG_SCRIPT] = MUTE, [WG_TAG_SELECT] = MUTE, [WG_TAG_STYLE] = MUTE,
  [WG_TAG_SVG] = MUTE, [WG_TAG_TEMPLATE] = MUTE, [WG_TAG_TEXTAREA] = MUTE,
  [WG_TAG_VIDEO] = MUTE,
};

gboolean wg_tag_is_block(WgTag tag)
{
  return (TRAITS[tag] & BLOCK) != 0;
}

gboolean wg_tag_is_mute(WgTag tag)
{
  return (TRAITS[tag] & MUTE) != 0;
}

/* The tree made flat */

static WgSlice text_of(myhtml_tree_node_t *node)
{
  WgSlice out = {"", 0};
  size_t length = 0;
  const char *text = myhtml_node_text(node, &length);
  if (text)
    out = (WgSlice){text, length};
  return out;
}

static void add_node(GArray *nodes, GArray *attributes, myhtml_tree_node_t *from, guint32 parent)
{
  WgNode node = {.tag = tag_of(from), .parent = parent, .attributes = attributes->len};
  if (node.tag == WG_TAG_TEXT)
    node.text = text_of(from);
  for (myhtml_tree_attr_t *a = myhtml_node_attribute_first(from); a; a = myhtml_attribute_next(a)) {
    const char *key = myhtml_attribute_key(a, NULL), *value = myhtml_attribute_value(a, NULL);
    WgAttribute attribute = {key, value ? value : ""};
    if (key)
      g_array_append_val(attributes, attribute);
  }
  node.n_attributes = attributes->len - node.attributes;
  g_array_append_val(nodes, node);
}

static gboolean is_wanted(myhtml_tree_node_t *node)
{
  myhtml_tag_id_t id = myhtml_node_tag_id(node);
  return id != MyHTML_TAG__COMMENT && id != MyHTML_TAG__DOCTYPE;
}

// In the order of the document, without recursion: `at` is the index of the open node.
static void flatten(myhtml_tree_node_t *document, GArray *nodes, GArray *attributes)
{
  add_node(nodes, attributes, document, 0);
  guint32 at = 0;
  myhtml_tree_node_t *node = document, *next;
  while (node) {
    gboolean wanted = node != document && is_wanted(node);
    if (wanted) {
      add_node(nodes, attributes, node, at);
      at = nodes->len - 1;
    }
    next = myhtml_node_child(node);
    while (!next && node) {
      if (node == document || is_wanted(node)) {
        WgNode *done = &g_array_index(nodes, WgNode, at);
        done->end = nodes->len;
        at = done->parent;
      }
      next = node == document ? NULL : myhtml_node_next(node);
      node = node == document ? NULL : myhtml_node_parent(node);
    }
    node = next;
  }
}

WgDom *wg_dom_parse(WgSlice html)
{
  WgDom *dom = g_new0(WgDom, 1);
  dom->tree = g_new0(struct wg_dom_tree, 1);
  GString *guarded = wg_guard_page(html);
  GArray *nodes = g_array_new(FALSE, TRUE, sizeof(WgNode));
  GArray *attributes = g_array_new(FALSE, TRUE, sizeof(WgAttribute));
  dom->tree->parser = myhtml_create();
  dom->tree->tree = myhtml_tree_create();
  if (!dom->tree->parser || !dom->tree->tree
      || myhtml_init(dom->tree->parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0)
      || myhtml_tree_init(dom->tree->tree, dom->tree->parser)
      || myhtml_parse(dom->tree->tree, MyENCODING_UTF_8, guarded->str, guarded->len))
    g_error("out of memory");
  g_string_free(guarded, TRUE);
  flatten(myhtml_tree_get_document(dom->tree->tree), nodes, attributes);
  dom->n = nodes->len;
  dom->nodes = (WgNode *)g_array_free(nodes, FALSE);
  dom->attributes = (WgAttribute *)g_array_free(attributes, FALSE);
  return dom;
}

void wg_dom_free(WgDom *dom)
{
  if (!dom)
    return;
  myhtml_tree_destroy(dom->tree->tree);
  myhtml_destroy(dom->tree->parser);
  g_free(dom->tree);
  g_free(dom->nodes);
  g_free(dom->attributes);
  g_free(dom);
}

/* Reading it */

const char *wg_dom_attribute(const WgDom *dom, guint32 node, const char *key)
{
  const WgAttribute *a = dom->attributes + dom->nodes[node].attributes;
  for (guint32 i = 0; i < dom->nodes[node].n_attributes; i++) {
    if (strcmp(a[i].key, key) == 0)
      return a[i].value;
  }
  return NULL;
}

// Bytes of the white space, or of what is no character to print, at `p`; else 0.
static gsize blank_at(const char *p, const char *end)
{
  guchar c = (guchar)*p;
  if (c <= 0x20 || c == 0x7F)
    return 1;
  if (c == 0xC2 && p + 1 < end && ((guchar)p[1] == 0xA0 || (guchar)p[1] == 0x85
                                   || (guchar)p[1] == 0xAD))
    return 2; // no-break space, next line, soft hyphen
  if (c == 0xE2 && p + 2 < end && (guchar)p[1] == 0x80
      && ((guchar)p[2] <= 0x8A || (guchar)p[2] == 0xA8 || (guchar)p[2] == 0xA9
          || (guchar)p[2] == 0xAF || (guchar)p[2] == 0x8B))
    return 3; // the spaces of U+2000
  if (c == 0xEF && p + 2 < end && (guchar)p[1] == 0xBB && (guchar)p[2] == 0xBF)
    return 3; // a byte order mark inside
  return 0;
}

// Of these nothing is left, not even a blank: soft hyphen, zero width space, order mark.
static gboolean is_nothing(const char *p, gsize width)
{
  return (width == 2 && (guchar)p[1] == 0xAD) || (guchar)*p == 0xEF
         || (width == 3 && (guchar)p[2] == 0x8B);
}

void wg_append_squeezed(GString *out, WgSlice text)
{
  const char *end = text.ptr + text.len;
  for (const char *p = text.ptr; p < end;) {
    gsize blank = blank_at(p, end);
    if (blank && !is_nothing(p, blank) && out->len > 0 && out->str[out->len - 1] != ' '
        && out->str[out->len - 1] != '\n')
      g_string_append_c(out, ' ');
    if (blank) {
      p += blank;
      continue;
    }
    const char *from = p;
    while (p < end && !blank_at(p, end))
      p++;
    g_string_append_len(out, from, p - from);
  }
}

char *wg_dom_text(const WgDom *dom, guint32 node)
{
  static const WgSlice blank = {" ", 1};
  GString *out = g_string_new(NULL);
  for (guint32 i = node; i < dom->nodes[node].end; i++) {
    const WgNode *n = &dom->nodes[i];
    if (n->tag == WG_TAG_TEXT)
      wg_append_squeezed(out, n->text);
    else if (wg_tag_is_mute(n->tag) && i != node)
      i = n->end - 1;
    else if (wg_tag_is_block(n->tag) || n->tag == WG_TAG_BR)
      wg_append_squeezed(out, blank);
  }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}
