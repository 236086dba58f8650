// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/links.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "extract/source/list_form.h"

// Read on after faults, ask nobody for anything, say nothing.
#define OPTIONS (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

// ---- one entry of a list

static gboolean is_named(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static char *taken(xmlChar *text)
{
  char *out = text ? g_strstrip(g_strdup((const char *)text)) : NULL;
  xmlFree(text);
  if (out && !*out) g_clear_pointer(&out, g_free);
  return out;
}

static char *attribute(const xmlNode *node, const char *name)
{
  return taken(xmlGetProp(node, (const xmlChar *)name));
}

static char *text_of(const xmlNode *node) { return taken(xmlNodeGetContent(node)); }

// A link of RSS is text, one of Atom an attribute, of which only the page itself counts.
static char *link_of(const xmlNode *node)
{
  g_autofree char *rel = attribute(node, "rel");
  if (rel && strcmp(rel, "alternate") != 0) return NULL;
  char *href = attribute(node, "href");
  return href ? href : text_of(node);
}

// The mark of an item, where it is an address too.
static char *guid_of(const xmlNode *node)
{
  g_autofree char *permanent = attribute(node, "isPermaLink");
  g_autofree char *text = text_of(node);
  if (!text || (permanent && strcmp(permanent, "false") == 0)) return NULL;
  if (!g_str_has_prefix(text, "http://") && !g_str_has_prefix(text, "https://")) return NULL;
  return g_steal_pointer(&text);
}

// Only what stands right inside an entry is its own: pictures have addresses too.
static void tell_entry(const xmlNode *entry, WgLinkFunc func, void *context)
{
  g_autofree char *link = NULL, *other = attribute(entry, "about");
  for (const xmlNode *child = entry->children; child; child = child->next) {
    if (!link && is_named(child, "link")) link = link_of(child);
    if (!link && is_named(child, "loc")) link = text_of(child);
    if (!other && is_named(child, "guid")) other = guid_of(child);
  }
  if (link || other) func(link ? link : other, is_named(entry, "sitemap"), context);
}

// The next node of the tree in the order of the file.
static const xmlNode *next_node(const xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node && !node->next) node = node->parent;
  return node ? node->next : NULL;
}

// As a tree: libxml2 recovers from faults in trees alone.
void wg_links_each(WgSlice bytes, WgLinkFunc func, void *context)
{
  bytes = wg_list_form_begin(bytes);
  if (bytes.len == 0 || bytes.len > G_MAXINT) return;
  xmlDoc *tree = xmlReadMemory(bytes.ptr, (int)bytes.len, NULL, NULL, OPTIONS);
  if (!tree) return;
  // Entities of its own no list needs, and by them a small one could give a text without end.
  gboolean is_safe = !tree->intSubset || !tree->intSubset->entities;
  for (const xmlNode *node = xmlDocGetRootElement(tree); is_safe && node;
       node = next_node(node))
    if (is_named(node, "item") || is_named(node, "entry") || is_named(node, "url") ||
        is_named(node, "sitemap"))
      tell_entry(node, func, context);
  xmlFreeDoc(tree);
}
