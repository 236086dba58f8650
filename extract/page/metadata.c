// SPDX-License-Identifier: Apache-2.0
#include "extract/page/metadata.h"

#include <libxml/uri.h>

#include "extract/base/address.h"

#define LONGEST_VALUE 4096 // bytes

/* Evidence */

static void add_meta(GHashTable *metas, const char *name, const char *value)
{
  g_autoptr(GString) text = g_string_new(NULL);
  wg_append_squeezed(text, wg_slice(value));
  while (text->len && text->str[text->len - 1] == ' ')
    g_string_truncate(text, text->len - 1);
  if (text->len == 0 || text->len > LONGEST_VALUE || !g_utf8_validate(text->str, -1, NULL))
    return;
  g_autofree char *key = g_ascii_strdown(name, -1);
  GPtrArray *values = g_hash_table_lookup(metas, key);
  if (!values) {
    values = g_ptr_array_new_with_free_func(g_free);
    g_hash_table_insert(metas, g_steal_pointer(&key), values);
  }
  g_ptr_array_add(values, g_strdup(text->str));
}

static GHashTable *collect_metas(const WgDom *dom)
{
  static const char *const NAMES[] = {"property", "name", "itemprop", "http-equiv"};
  GHashTable *metas = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)g_ptr_array_unref);
  for (guint32 i = 0; i < dom->n; i++) {
    if (dom->nodes[i].tag != WG_TAG_META)
      continue;
    const char *value = wg_dom_attribute(dom, i, "content");
    if (!value)
      value = wg_dom_attribute(dom, i, "value");
    for (gsize k = 0; value && k < G_N_ELEMENTS(NAMES); k++) {
      const char *name = wg_dom_attribute(dom, i, NAMES[k]);
      if (name)
        add_meta(metas, name, value);
    }
  }
  return metas;
}

const char *wg_evidence_meta(const WgEvidence *evidence, const char *const *names)
{
  for (; *names; names++) {
    GPtrArray *values = g_hash_table_lookup(evidence->metas, *names);
    if (values)
      return g_ptr_array_index(values, 0);
  }
  return NULL;
}

/* Address */

// An absolute http(s) address in the characters that IRIs may hold, or NULL.
static char *address(const char *value, const char *base)
{
  g_autofree char *trimmed = value ? g_strstrip(g_strdup(value)) : NULL;
  if (!trimmed || !*trimmed)
    return NULL;
  xmlChar *whole = base ? xmlBuildURI((xmlChar *)trimmed, (const xmlChar *)base) : NULL;
  g_autofree char *out = g_strdup(whole ? (char *)whole : trimmed);
  xmlFree(whole);
  return wg_text_is_address(out) ? g_steal_pointer(&out) : NULL;
}

static const char *canonical_link(const WgDom *dom)
{
  for (guint32 i = 0; i < dom->n; i++) {
    const char *rel = dom->nodes[i].tag == WG_TAG_LINK ? wg_dom_attribute(dom, i, "rel") : NULL;
    if (rel && g_ascii_strcasecmp(rel, "canonical") == 0)
      return wg_dom_attribute(dom, i, "href");
  }
  return NULL;
}

// Whether the address is more than that of a site's front page.
static gboolean has_path(const char *url)
{
  const char *path = url ? strchr(strstr(url, "://") + 3, '/') : NULL;
  return path && path[1];
}

// Of an address, in lower case and without "www."; NULL where it has none.
static char *host_of(const char *url)
{
  g_autofree char *host = NULL;
  if (!g_uri_split_network(url, G_URI_FLAGS_ENCODED, NULL, &host, NULL, NULL) || !host)
    return NULL;
  g_autofree char *lower = g_ascii_strdown(host, -1);
  return g_strdup(g_str_has_prefix(lower, "www.") ? lower + 4 : lower);
}

static gboolean same_host(const char *a, const char *b)
{
  g_autofree char *host = host_of(a), *other = host_of(b);
  return host && g_strcmp0(host, other) == 0;
}

// What a page says of itself must not put it in the place of another site's article.
static char *find_url(const WgEvidence *evidence, const char *given)
{
  static const char *const NAMES[] = {"og:url", "twitter:url", NULL};
  const char *tries[] = {canonical_link(evidence->dom), wg_evidence_meta(evidence, NAMES),
                         evidence->data->url};
  g_autofree char *own = address(given, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(tries); i++) {
    char *url = address(tries[i], given);
    if (has_path(url) && (!own || same_host(url, own)))
      return url;
    g_free(url);
  }
  return g_steal_pointer(&own);
}

/* Outlet */

// An address, a handle or a word of the software is nobody's name.
static gboolean is_name(const char *s)
{
  static const char *const OTHERS[] = {"wordpress", "blogger", "website", "home", "blog"};
  if (!s || strlen(s) < 2 || strlen(s) > 80 || *s == '@' || strstr(s, "://"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
    if (g_ascii_strcasecmp(s, OTHERS[i]) == 0)
      return FALSE;
  }
  return TRUE;
}

static char *find_outlet(const WgEvidence *evidence)
{
  static const char *const NAMES[] = {"og:site_name", "dc.publisher", "dcterms.publisher",
                                      "publisher", "article:publisher", "application-name",
                                      "apple-mobile-web-app-title", NULL};
  if (is_name(evidence->data->publisher))
    return g_strdup(evidence->data->publisher);
  for (gsize i = 0; NAMES[i]; i++) {
    const char *one[] = {NAMES[i], NULL};
    const char *value = wg_evidence_meta(evidence, one);
    if (is_name(value))
      return g_strdup(value);
  }
  return NULL;
}

/* Language */

static const char *attribute_of(const WgDom *dom, WgTag tag, const char *key)
{
  for (guint32 i = 0; i < dom->n; i++) {
    if (dom->nodes[i].tag == tag)
      return wg_dom_attribute(dom, i, key);
  }
  return NULL;
}

// "en_GB" as "en-GB"; NULL where it is no tag of a language.
static char *language_tag(const char *value)
{
  gsize n = 0;
  while (value && g_ascii_isalpha(value[n]))
    n++;
  if (n < 2 || n > 3)
    return NULL;
  g_autofree char *begin = g_ascii_strdown(value, (gssize)n);
  gboolean region = (value[n] == '-' || value[n] == '_') && g_ascii_isalpha(value[n + 1])
                    && g_ascii_isalpha(value[n + 2]) && !g_ascii_isalnum(value[n + 3]);
  if (!region)
    return g_steal_pointer(&begin);
  return g_strdup_printf("%s-%c%c", begin, g_ascii_toupper(value[n + 1]),
                         g_ascii_toupper(value[n + 2]));
}

static char *find_language(const WgEvidence *evidence)
{
  static const char *const NAMES[] = {"og:locale", "content-language", "dc.language",
                                      "dcterms.language", "language", "inlanguage", NULL};
  const char *tries[] = {attribute_of(evidence->dom, WG_TAG_HTML, "lang"),
                         attribute_of(evidence->dom, WG_TAG_HTML, "xml:lang"),
                         evidence->data->language, wg_evidence_meta(evidence, NAMES),
                         attribute_of(evidence->dom, WG_TAG_BODY, "lang")};
  for (gsize i = 0; i < G_N_ELEMENTS(tries); i++) {
    char *tag = language_tag(tries[i]);
    if (tag)
      return tag;
  }
  return NULL;
}

/* All of it */

static gboolean says_news(const WgEvidence *evidence)
{
  static const char *const NAMES[] = {"og:type", NULL};
  const char *type = wg_evidence_meta(evidence, NAMES);
  return evidence->data->news || (type && g_ascii_strcasecmp(type, "article") == 0);
}

WgMetadata *wg_metadata_read(const WgDom *dom, const WgBlocks *blocks, const char *url)
{
  g_autoptr(WgJsonLd) data = wg_jsonld_find(dom);
  WgEvidence evidence = {dom, blocks, data, collect_metas(dom), NULL, NULL, FALSE};
  WgMetadata *out = g_new0(WgMetadata, 1);
  evidence.url = out->url = find_url(&evidence, url);
  evidence.outlet = out->outlet = find_outlet(&evidence);
  out->language = find_language(&evidence);
  evidence.month_first = !out->language || g_str_equal(out->language, "en")
                         || g_str_equal(out->language, "en-US");
  out->title = wg_metadata_title(&evidence);
  out->authors = wg_metadata_authors(&evidence);
  out->date = wg_metadata_date(&evidence);
  out->modified = wg_metadata_modified(&evidence);
  out->body = g_steal_pointer(&data->body);
  out->news = says_news(&evidence);
  g_hash_table_unref(evidence.metas);
  return out;
}

void wg_metadata_free(WgMetadata *metadata)
{
  if (!metadata)
    return;
  g_free(metadata->title);
  g_free(metadata->date);
  g_free(metadata->modified);
  g_free(metadata->outlet);
  g_free(metadata->url);
  g_free(metadata->language);
  g_free(metadata->body);
  g_strfreev(metadata->authors);
  g_free(metadata);
}
