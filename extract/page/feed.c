// SPDX-License-Identifier: Apache-2.0
#include "extract/page/feed.h"

#include <libxml/parser.h>
#include <libxml/uri.h>

#include "extract/base/address.h"
#include "extract/page/blocks.h"
#include "extract/page/encoding.h"
#include "extract/page/page_date.h"

#define DEEPEST 64 // elements below the root in which items are looked for

/* Mending */

// Bytes of the reference to a character by its number at `p`, or 0.
static gsize number_reference(const char *p)
{
  if (p[1] != '#')
    return 0;
  gboolean hex = p[2] == 'x';
  const char *digits = p + (hex ? 3 : 2), *end = digits;
  while (hex ? g_ascii_isxdigit(*end) : g_ascii_isdigit(*end))
    end++;
  return end > digits && *end == ';' ? (gsize)(end + 1 - p) : 0;
}

// The ampersand at `p`, as what it stands for, by number: libxml2 drops names of entities
// once a document was found to be broken. Ampersands of no entity of XML's are themselves;
// what HTML means by them is seen when the text is read as HTML. The last byte taken.
static const char *mend_ampersand(const char *p, GString *out)
{
  static const struct {
    const char *name, *number;
  } ENTITIES[] = {{"&amp;", "&#38;"}, {"&lt;", "&#60;"}, {"&gt;", "&#62;"},
                  {"&quot;", "&#34;"}, {"&apos;", "&#39;"}};
  gsize length = number_reference(p);
  if (length > 0) {
    g_string_append_len(out, p, (gssize)length);
    return p + length - 1;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(ENTITIES); i++) {
    if (!g_str_has_prefix(p, ENTITIES[i].name))
      continue;
    g_string_append(out, ENTITIES[i].number);
    return p + strlen(ENTITIES[i].name) - 1;
  }
  g_string_append(out, "&#38;");
  return p;
}

static gboolean begins_markup(const char *p)
{
  return g_ascii_isalpha(p[1]) || (guchar)p[1] >= 0x80 || (p[1] && strchr("_:/!?", p[1]));
}

// What libxml2 would stumble over is written as XML wants it.
static GString *mend(const GString *text)
{
  GString *out = g_string_sized_new(text->len + 1024);
  const char *p = text->str;
  gboolean raw = FALSE;
  while (g_ascii_isspace(*p))
    p++;
  for (; *p; p++) {
    if (g_str_has_prefix(p, "<![CDATA["))
      raw = TRUE;
    else if (raw && g_str_has_prefix(p, "]]>"))
      raw = FALSE;
    if (*p == '&' && !raw)
      p = mend_ampersand(p, out);
    else if (*p == '<' && !raw && !begins_markup(p))
      g_string_append(out, "&#60;");
    else
      g_string_append_c(out, (guchar)*p < 0x20 && !g_ascii_isspace(*p) ? ' ' : *p);
  }
  return out;
}

static xmlDoc *parse(WgSlice bytes, const char *charset)
{
  static const int OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR
                             | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  GString *text = wg_encoding_decode(bytes, charset);
  GString *mended = mend(text);
  xmlDoc *doc = xmlReadMemory(mended->str, (int)mended->len, NULL, "UTF-8", OPTIONS);
  g_string_free(mended, TRUE);
  g_string_free(text, TRUE);
  return doc;
}

/* Elements */

static gboolean is_named(const xmlNode *node, const char *name)
{
  const char *own = (const char *)node->name;
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  const char *colon = strrchr(own, ':'); // an undeclared prefix stays in the name
  return g_ascii_strcasecmp(colon ? colon + 1 : own, name) == 0;
}

static gboolean has_prefix(const xmlNode *node, const char *prefix)
{
  if (node->ns && node->ns->prefix)
    return g_ascii_strcasecmp((const char *)node->ns->prefix, prefix) == 0;
  gsize n = strlen(prefix);
  const char *own = (const char *)node->name;
  return g_ascii_strncasecmp(own, prefix, n) == 0 && own[n] == ':';
}

static xmlNode *child_named(const xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child; child = child->next) {
    if (is_named(child, name))
      return child;
  }
  return NULL;
}

// The attribute's value, or NULL. Caller frees.
static char *attribute(const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
  char *out = value ? g_strstrip(g_strdup((char *)value)) : NULL;
  xmlFree(value);
  if (out && *out)
    return out;
  g_free(out);
  return NULL;
}

// What stands in the element: its words, or its elements written out.
static char *content(const xmlNode *node)
{
  gboolean has_elements = FALSE;
  for (xmlNode *child = node->children; child; child = child->next)
    has_elements |= child->type == XML_ELEMENT_NODE;
  if (!has_elements) {
    xmlChar *words = xmlNodeGetContent(node);
    char *out = g_strdup(words ? (char *)words : "");
    xmlFree(words);
    return out;
  }
  xmlBuffer *buffer = xmlBufferCreate();
  for (xmlNode *child = node->children; child; child = child->next)
    xmlNodeDump(buffer, node->doc, child, 0, 0);
  char *out = g_strdup((const char *)xmlBufferContent(buffer));
  xmlBufferFree(buffer);
  return out;
}

/* Texts */

// HTML as text, a blank line between its blocks.
static char *text_of_html(const char *html)
{
  g_autoptr(WgDom) dom = wg_dom_parse(wg_slice(html));
  g_autoptr(WgBlocks) blocks = wg_blocks_find(dom);
  GString *out = g_string_new(NULL);
  for (guint32 i = 0; i < blocks->n; i++) {
    WgSlice block = wg_block_text(blocks, i);
    if (out->len > 0)
      g_string_append(out, "\n\n");
    g_string_append_len(out, block.ptr, (gssize)block.len);
  }
  return g_string_free(out, FALSE);
}

static char *text_of(const xmlNode *node)
{
  g_autofree char *words = content(node);
  if (!g_utf8_validate(words, -1, NULL))
    return g_strdup("");
  return text_of_html(words);
}

// On one line; NULL where there is nothing.
static char *line_of(const xmlNode *node)
{
  char *out = node ? text_of(node) : NULL;
  if (out && *out)
    return g_strdelimit(out, "\n", ' ');
  g_free(out);
  return NULL;
}

static char *line_of_child(const xmlNode *item, const char *name)
{
  for (xmlNode *child = item->children; child; child = child->next) {
    char *out = is_named(child, name) && !has_prefix(child, "media") ? line_of(child) : NULL;
    if (out)
      return out;
  }
  return NULL;
}

// The longest of what the item gives of its text.
static char *body_of(const xmlNode *item)
{
  static const char *const NAMES[] = {"encoded", "content", "description", "summary",
                                      "fulltext", "body", "subtitle"};
  char *best = g_strdup("");
  for (xmlNode *child = item->children; child; child = child->next) {
    gboolean wanted = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
      wanted |= is_named(child, NAMES[i]);
    if (!wanted)
      continue;
    char *text = text_of(child);
    gboolean better = strlen(text) > strlen(best);
    g_free(better ? best : text);
    if (better)
      best = text;
  }
  return best;
}

/* Addresses */

// An absolute http(s) address, made so with xml:base or the feed's own, or NULL.
static char *address(const xmlNode *node, const char *value, const char *base)
{
  if (!value)
    return NULL;
  g_autofree char *trimmed = g_strstrip(g_strdup(value));
  xmlChar *own = xmlNodeGetBase(node->doc, node);
  const xmlChar *from = own && *own ? own : (const xmlChar *)base;
  xmlChar *whole = from ? xmlBuildURI((xmlChar *)trimmed, from) : NULL;
  g_autofree char *out = g_strdup(whole ? (char *)whole : trimmed);
  xmlFree(own);
  xmlFree(whole);
  return wg_text_is_address(out) ? g_steal_pointer(&out) : NULL;
}

// The address of an item or of the feed: links as text (RSS) or as attributes (Atom).
static char *link_of(const xmlNode *item, const char *base)
{
  for (xmlNode *child = item->children; child; child = child->next) {
    if (!is_named(child, "link"))
      continue;
    g_autofree char *rel = attribute(child, "rel");
    if (rel && g_ascii_strcasecmp(rel, "alternate") != 0)
      continue;
    g_autofree char *href = attribute(child, "href");
    xmlChar *words = href ? NULL : xmlNodeGetContent(child);
    char *out = address(child, href ? href : (char *)words, base);
    xmlFree(words);
    if (out)
      return out;
  }
  xmlNode *loc = child_named(item, "loc"); // of a sitemap
  g_autofree char *words = loc ? content(loc) : NULL;
  return loc ? address(loc, words, base) : NULL;
}

static char *guid_of(const xmlNode *item)
{
  static const char *const NAMES[] = {"guid", "id"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    char *id = line_of_child(item, NAMES[i]);
    if (id)
      return id;
  }
  return attribute(item, "about");
}

// A guid is an address too, unless it says that it is none.
static char *address_of_guid(const xmlNode *item, const char *base)
{
  xmlNode *guid = child_named(item, "guid");
  g_autofree char *says = guid ? attribute(guid, "isPermaLink") : NULL;
  g_autofree char *id = guid_of(item);
  if (!id || (says && g_ascii_strcasecmp(says, "false") == 0))
    return NULL;
  return address(guid ? guid : item, id, base);
}

/* Items */

static char *date_of(const xmlNode *item)
{
  static const char *const NAMES[] = {"pubDate", "published", "publication_date", "issued",
                                      "date", "created", "updated", "modified", "lastmod"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    g_autofree char *words = line_of_child(item, NAMES[i]);
    char *date = words ? wg_page_date_read(words, TRUE) : NULL;
    if (date)
      return date;
  }
  return NULL;
}

// "mail@example.org (Name)", as RSS wants it, is Name; an address alone is nobody.
static char *bare_name(char *name)
{
  char *open = name ? strchr(name, '(') : NULL;
  char *close = open ? strchr(open, ')') : NULL;
  if (open && close && memchr(name, '@', (gsize)(open - name))) {
    char *out = g_strstrip(g_strndup(open + 1, (gsize)(close - open - 1)));
    g_free(name);
    name = out;
  }
  if (name && *name && !strchr(name, '@'))
    return name;
  g_free(name);
  return NULL;
}

static char **authors_of(const xmlNode *item)
{
  GPtrArray *out = g_ptr_array_new_null_terminated(2, g_free, TRUE);
  for (xmlNode *child = item->children; child; child = child->next) {
    if (!is_named(child, "author") && !is_named(child, "creator"))
      continue;
    xmlNode *name = child_named(child, "name");
    char *author = bare_name(line_of(name ? name : child));
    gboolean known = author && g_ptr_array_find_with_equal_func(out, author, g_str_equal, NULL);
    if (author && !known)
      g_ptr_array_add(out, author);
    else
      g_free(author);
  }
  if (out->len > 0)
    return (char **)g_ptr_array_free(out, FALSE);
  g_ptr_array_unref(out);
  return NULL;
}

// What holds for all items.
typedef struct feed {
  char *title, *url, *language;
} Feed;

static WgRecord *record_of(const xmlNode *item, const Feed *feed)
{
  const xmlNode *news = child_named(item, "news"); // of a sitemap
  const xmlNode *told = news ? news : item;
  const xmlNode *publication = child_named(told, "publication");
  WgRecord *record = g_new0(WgRecord, 1);
  record->title = line_of_child(told, "title");
  record->text = body_of(item);
  record->url = link_of(item, feed->url);
  if (!record->url)
    record->url = address_of_guid(item, feed->url);
  record->id = guid_of(item);
  record->date = date_of(told);
  record->authors = authors_of(item);
  record->outlet = publication ? line_of_child(publication, "name") : NULL;
  if (!record->outlet)
    record->outlet = g_strdup(feed->title);
  record->language = publication ? line_of_child(publication, "language") : NULL;
  if (!record->language)
    record->language = g_strdup(feed->language);
  return record;
}

static gboolean is_item(const xmlNode *node)
{
  return is_named(node, "item") || is_named(node, "entry")
         || (is_named(node, "url") && child_named(node, "news"));
}

// The next node in the order of the document; items are not descended into.
static xmlNode *next_node(xmlNode *node, const xmlNode *root, guint *depth)
{
  if (node->type == XML_ELEMENT_NODE && node->children && *depth < DEEPEST && !is_item(node)) {
    (*depth)++;
    return node->children;
  }
  while (node != root && !node->next) {
    node = node->parent;
    (*depth)--;
  }
  return node == root ? NULL : node->next;
}

static void read_head(xmlNode *root, const WgPageOrigin *origin, Feed *feed)
{
  xmlNode *channel = child_named(root, "channel");
  const xmlNode *head = channel ? channel : root;
  feed->title = line_of_child(head, "title");
  feed->url = link_of(head, origin->url);
  if (!feed->url)
    feed->url = g_strdup(origin->url);
  feed->language = line_of_child(head, "language");
  if (!feed->language) {
    xmlChar *lang = xmlNodeGetLang(head);
    feed->language = g_strdup((char *)lang);
    xmlFree(lang);
  }
}

static gboolean is_feed(const xmlNode *root)
{
  static const char *const NAMES[] = {"rss", "feed", "RDF", "channel", "urlset", "item",
                                      "entry", "sitemapindex"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    if (is_named(root, NAMES[i]))
      return TRUE;
  }
  return FALSE;
}

GPtrArray *wg_feed_read(WgSlice bytes, const WgPageOrigin *origin, GError **error)
{
  xmlDoc *doc = parse(bytes, origin->charset);
  xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  if (!root || !is_feed(root)) {
    xmlFreeDoc(doc);
    g_set_error(error, WG_PAGE_ERROR, WG_PAGE_ERROR_FEED,
                "%s: no feed (RSS, Atom, RDF or sitemap of news)", origin->where);
    return NULL;
  }
  GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify)wg_record_free);
  Feed feed = {NULL, NULL, NULL};
  guint depth = 0;
  read_head(root, origin, &feed);
  for (xmlNode *node = root; node; node = next_node(node, root, &depth)) {
    if (is_item(node))
      g_ptr_array_add(out, record_of(node, &feed));
  }
  g_free(feed.title);
  g_free(feed.url);
  g_free(feed.language);
  xmlFreeDoc(doc);
  return out;
}
