// SPDX-License-Identifier: Apache-2.0
/// \file A page as a flat tree: the nodes in the order of the document, each with the
/// index one past its last descendant, so that a subtree is a range. dom.c alone knows
/// the HTML parser (MyHTML of libmodest, which builds the tree that HTML5 defines).
#ifndef WG_PAGE_DOM_H
#define WG_PAGE_DOM_H

#include "extract/base/slice.h"

/// The elements that tell something here; each is written as MyHTML names it.
#define WG_TAGS(X) \
  X(A) X(ABBR) X(ADDRESS) X(ARTICLE) X(ASIDE) X(AUDIO) X(B) X(BASE) X(BLOCKQUOTE) X(BODY) \
  X(BR) X(BUTTON) X(CANVAS) X(CAPTION) X(CENTER) X(CITE) X(DD) X(DETAILS) X(DIALOG) X(DIV) \
  X(DL) X(DT) X(EM) X(FIELDSET) X(FIGCAPTION) X(FIGURE) X(FOOTER) X(FORM) X(H1) X(H2) X(H3) \
  X(H4) X(H5) X(H6) X(HEAD) X(HEADER) X(HR) X(HTML) X(I) X(IFRAME) X(IMG) X(INPUT) X(LABEL) \
  X(LI) X(LINK) X(MAIN) X(MATH) X(META) X(NAV) X(NOSCRIPT) X(OBJECT) X(OL) X(OPTION) X(P) \
  X(PRE) X(SCRIPT) X(SECTION) X(SELECT) X(SPAN) X(STRONG) X(STYLE) X(SUMMARY) \
  X(SVG) X(TABLE) X(TBODY) X(TD) X(TEMPLATE) X(TEXTAREA) X(TFOOT) X(TH) X(THEAD) X(TIME) \
  X(TITLE) X(TR) X(UL) X(VIDEO)

typedef enum wg_tag {
  WG_TAG_OTHER, ///< an element of another name
  WG_TAG_TEXT,  ///< no element: a run of text
#define WG_TAG_NAME(name) WG_TAG_##name,
  WG_TAGS(WG_TAG_NAME)
#undef WG_TAG_NAME
  WG_TAG_COUNT
} WgTag;

typedef struct wg_attribute {
  const char *key;   ///< in lower case
  const char *value; ///< never NULL
} WgAttribute;

typedef struct wg_node {
  WgTag tag;
  guint32 parent; ///< index; the root's is its own
  guint32 end;    ///< index one past the last node below it
  guint32 attributes, n_attributes; ///< where they begin in WgDom.attributes
  WgSlice text;   ///< of WG_TAG_TEXT, entities decoded, NUL-terminated
} WgNode;

typedef struct wg_dom {
  WgNode *nodes; ///< [n]; the root (the document) is the first
  guint32 n;
  WgAttribute *attributes;
  struct wg_dom_tree *tree; ///< the parser's, which owns the strings
} WgDom;

/// Parses `html` (UTF-8; any bytes are survived). The tree is at most as deep as
/// guard.h allows. Never NULL; wg_dom_free.
WgDom *wg_dom_parse(WgSlice html);
void wg_dom_free(WgDom *dom);

/// The value of the attribute, or NULL.
const char *wg_dom_attribute(const WgDom *dom, guint32 node, const char *key);

/// The text below the node, white space squeezed and trimmed, blocks apart by a blank;
/// what is in scripts and styles is left out. Caller frees.
char *wg_dom_text(const WgDom *dom, guint32 node);

/// Whether the element interrupts a line of text (paragraphs, list items, cells, …).
gboolean wg_tag_is_block(WgTag tag);

/// Whether no text below the element is shown (scripts, styles, form fields, …).
gboolean wg_tag_is_mute(WgTag tag);

/// Whether it is h1 to h6.
static inline gboolean wg_tag_is_heading(WgTag tag)
{
  return tag >= WG_TAG_H1 && tag <= WG_TAG_H6;
}

/// Appends `text` to `out`, each run of white space (no-break spaces too) made one blank,
/// none at the begin of a line.
void wg_append_squeezed(GString *out, WgSlice text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgDom, wg_dom_free)

#endif
