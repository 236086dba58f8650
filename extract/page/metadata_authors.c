// SPDX-License-Identifier: Apache-2.0
// Who wrote an article: the page's data, its metas, links and properties of authors, at
// last the elements that are marked as a byline.
#include "extract/page/line_form.h"
#include "extract/page/marks.h"
#include "extract/page/metadata.h"
#include "extract/page/page_date.h"

#define LONGEST_NAME 60 // bytes
#define LONGEST_LINE 160 // bytes of a byline
#define MOST_NAMES 12

static const char *const NAMES[] = {
  "byl", "sailthru.author", "parsely-author", "author", "dc.creator", "dcterms.creator",
  "dc.contributor", "article:author", "article:author_name", "og:article:author",
  "citation_author", "cxenseparse:author", "author_name", "authors", "creator",
  "article.author", "twitter:data1", NULL,
};

/* One name */

// What stands before a name in a byline, in several languages. A name may be glued to it:
// the two stand in elements of their own.
static const char *skip_by(const char *s)
{
  static const char *const WORDS[] = {
    "written by", "posted by", "published by", "story by", "words by", "text by", "report by",
    "reported by", "article by", "post by", "authored by", "created by", "author", "authors",
    "by", "von", "par", "por", "di", "autor", "autorin", "auteur", "text", "byline", "door",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    gsize n = strlen(WORDS[i]);
    if (g_ascii_strncasecmp(s, WORDS[i], n) != 0)
      continue;
    gboolean glued = g_ascii_isupper(*s) && g_ascii_islower(s[n - 1]) && g_ascii_isupper(s[n]);
    if (s[n] && s[n] != ' ' && s[n] != ':' && !glued)
      continue;
    s += n;
    while (*s == ' ' || *s == ':')
      s++;
    return skip_by(s);
  }
  return s;
}

// Words that no name of a person has.
static gboolean is_no_name_word(const char *word)
{
  static const char *const WORDS[] = {
    "staff", "editor", "editors", "editorial", "reporter", "reporters", "news", "team", "admin",
    "administrator", "correspondent", "contributor", "contributors", "contributing", "writer",
    "writers", "desk", "agency", "agencies", "redaktion", "updated", "published", "posted",
    "comments", "comment", "minutes", "min", "read", "share", "follow", "subscribe", "newsletter",
    "photo", "photos", "photography", "image", "images", "getty", "press", "about", "more",
    "author", "authors", "bio", "profile", "view", "all", "posts", "articles", "the", "this",
    "senior", "associate", "assistant", "director", "manager", "chief", "head", "columnist",
    "guest", "special", "online", "digital", "service", "services", "website", "email",
    "twitter", "facebook", "linkedin", "instagram", "january", "february", "march", "april",
    "june", "july", "august", "september", "october", "november", "december", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "ago", "hours",
    "today", "yesterday", "university", "magazine", "inc", "llc", "ltd", "gmbh", "blog",
    "with", "for", "is", "in", "to", "at", "on", "uhr", "founder", "ceo", "president", "journalist",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    if (g_ascii_strcasecmp(word, WORDS[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean is_particle(const char *word)
{
  static const char *const WORDS[] = {"de", "van", "von", "der", "den", "la", "le", "el", "al",
                                      "bin", "ibn", "di", "da", "del", "dos", "du", "ter", "zu",
                                      "y", "e", "af", "av", "st"};
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    if (strcmp(word, WORDS[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

// Whether the words look like a person's name: two to five, with capitals.
static gboolean looks_like_name(const char *name)
{
  g_auto(GStrv) words = g_strsplit(name, " ", -1);
  guint n = g_strv_length(words);
  if (n < 2 || n > 5)
    return FALSE;
  for (char **word = words; *word; word++) {
    gunichar c = g_utf8_get_char(*word);
    if (is_particle(*word))
      continue;
    if (!g_unichar_isupper(c) && !(g_unichar_isalpha(c) && !g_unichar_islower(c)))
      return FALSE;
    if (is_no_name_word(*word))
      return FALSE;
  }
  return TRUE;
}

// An address, a handle, the outlet, figures: nobody's name.
static gboolean is_no_name(const WgEvidence *evidence, const char *name)
{
  if (strlen(name) < 2 || strlen(name) > LONGEST_NAME || strstr(name, "://") || strchr(name, '@')
      || strstr(name, "www.") || strstr(name, ".com") || g_ascii_isdigit(*name))
    return TRUE;
  static const char *const OTHERS[] = {"admin", "administrator", "editor", "author", "staff",
                                       "null", "undefined", "none", "unknown", "anonymous"};
  for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
    if (g_ascii_strcasecmp(name, OTHERS[i]) == 0)
      return TRUE;
  }
  return evidence->outlet && g_ascii_strcasecmp(name, evidence->outlet) == 0;
}

/* Lists of names */

static gboolean has(const GPtrArray *out, const char *name)
{
  for (guint i = 0; i < out->len; i++) {
    if (g_ascii_strcasecmp(g_ptr_array_index(out, i), name) == 0)
      return TRUE;
  }
  return FALSE;
}

// "AVA BRANDT" as printed by a style is left so; blanks and marks at the ends go.
static void add_name(const WgEvidence *evidence, GPtrArray *out, const char *from, gsize length,
                     gboolean strict)
{
  g_autofree char *name = g_strstrip(g_strndup(from, length));
  const char *bare = skip_by(name);
  gsize n = strlen(bare);
  while (n > 0 && strchr(" -:|,\xe2", bare[n - 1]) && bare[n - 1])
    n--;
  g_autofree char *trimmed = g_strndup(bare, n);
  char *bracket = strchr(trimmed, '(');
  if (bracket && bracket > trimmed + 2)
    *bracket = '\0';
  g_strstrip(trimmed);
  if (is_no_name(evidence, trimmed) || (strict && !looks_like_name(trimmed))
      || has(out, trimmed) || out->len >= MOST_NAMES)
    return;
  g_ptr_array_add(out, g_steal_pointer(&trimmed));
}

// The length of the separator at `p`, or 0.
static gsize separator_at(const char *p)
{
  static const char *const MARKS[] = {", and ", " and ", " und ", " y ", " et ", " & ", ", ", ",",
                                      ";", " | ", "|", " / ", " \xc2\xb7 ", " \xe2\x80\xa2 ",
                                      " \xe2\x80\x93 ", " \xe2\x80\x94 ", " - ", "\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++) {
    if (g_ascii_strncasecmp(p, MARKS[i], strlen(MARKS[i])) == 0)
      return strlen(MARKS[i]);
  }
  return 0;
}

static void add_names(const WgEvidence *evidence, GPtrArray *out, const char *line,
                      gboolean strict)
{
  const char *from = skip_by(line);
  for (const char *p = from; ; p++) {
    gsize separator = *p ? separator_at(p) : 0;
    if (*p && !separator)
      continue;
    add_name(evidence, out, from, (gsize)(p - from), strict);
    if (!*p)
      break;
    p += separator - 1;
    from = p + 1;
  }
}

/* Sources, best first */

static void of_data(const WgEvidence *evidence, GPtrArray *out)
{
  const GPtrArray *authors = evidence->data->authors;
  for (guint i = 0; i < authors->len; i++)
    add_names(evidence, out, g_ptr_array_index(authors, i), FALSE);
}

// "Brandt, Ava", as catalogues write it, the right way round.
static char *turned(const char *name)
{
  const char *comma = strstr(name, ", ");
  if (!comma || strchr(comma + 1, ','))
    return g_strdup(name);
  return g_strdup_printf("%s %.*s", comma + 2, (int)(comma - name), name);
}

static void of_metas(const WgEvidence *evidence, GPtrArray *out)
{
  for (gsize i = 0; NAMES[i] && out->len == 0; i++) {
    GPtrArray *values = g_hash_table_lookup(evidence->metas, NAMES[i]);
    gboolean doubtful = strcmp(NAMES[i], "twitter:data1") == 0;
    gboolean catalogue = strcmp(NAMES[i], "citation_author") == 0;
    for (guint k = 0; values && k < values->len; k++) {
      const char *value = g_ptr_array_index(values, k);
      g_autofree char *name = catalogue ? turned(value) : g_strdup(value);
      add_names(evidence, out, name, doubtful);
    }
  }
}

// Whether the node stands in another story, in a comment or in a menu.
static gboolean is_elsewhere(const WgEvidence *evidence, guint32 node)
{
  static const guint32 MARKS = WG_MARK_COMMENT | WG_MARK_RELATED | WG_MARK_NAV;
  guint32 block = evidence->blocks->begin[node];
  return block < evidence->blocks->n && (evidence->blocks->blocks[block].marks & MARKS);
}

typedef gboolean (*Test)(const WgEvidence *, guint32);

static gboolean is_rel(const WgEvidence *evidence, guint32 node)
{
  const char *rel = wg_dom_attribute(evidence->dom, node, "rel");
  return rel && evidence->dom->nodes[node].tag == WG_TAG_A && strstr(rel, "author");
}

static gboolean is_property(const WgEvidence *evidence, guint32 node)
{
  const char *property = wg_dom_attribute(evidence->dom, node, "itemprop");
  if (property && strstr(property, "author"))
    return TRUE;
  guint32 parent = evidence->dom->nodes[node].parent;
  const char *around = wg_dom_attribute(evidence->dom, parent, "itemprop");
  return property && strcmp(property, "name") == 0 && around && strcmp(around, "author") == 0;
}

static gboolean is_marked(const WgEvidence *evidence, guint32 node)
{
  return (evidence->blocks->marks[node] & WG_MARK_BYLINE) != 0
         && evidence->dom->nodes[node].tag != WG_TAG_BODY;
}

// A link to a page on a writer.
static gboolean is_profile(const WgEvidence *evidence, guint32 node)
{
  static const char *const PATHS[] = {"/author/", "/authors/", "/autor/", "/autoren/", "/writer/",
                                      "/writers/", "/contributor/", "/contributors/",
                                      "/journalist/", "/journalists/", "/reporter/",
                                      "/by/", "/auteur/", "/staff/", "/profile/", "/person/"};
  const char *href = wg_dom_attribute(evidence->dom, node, "href");
  if (!href || evidence->dom->nodes[node].tag != WG_TAG_A)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(PATHS); i++) {
    if (strstr(href, PATHS[i]))
      return TRUE;
  }
  return FALSE;
}

// The lines of an element, each by itself: a role or a place stands below a name. Only the
// first few can be names.
static void add_lines(const WgEvidence *evidence, guint32 node, GPtrArray *out, gboolean strict)
{
  guint32 from = evidence->blocks->begin[node];
  guint32 to = evidence->blocks->begin[evidence->dom->nodes[node].end];
  guint before = out->len;
  for (guint32 i = from; i < to && i < from + 4; i++) {
    WgSlice s = wg_block_text(evidence->blocks, i);
    g_autofree char *line = g_strndup(s.ptr, s.len);
    if (s.len > LONGEST_LINE || wg_page_date_is_all(line))
      continue;
    add_names(evidence, out, line, strict || i > from);
    if (out->len > before)
      return;
  }
}

// An element within a line has no line of its own.
static void add_element(const WgEvidence *evidence, guint32 node, GPtrArray *out, gboolean strict)
{
  if (wg_tag_is_block(evidence->dom->nodes[node].tag)) {
    add_lines(evidence, node, out, strict);
    return;
  }
  g_autofree char *text = wg_dom_text(evidence->dom, node);
  if (strlen(text) <= LONGEST_LINE && !wg_page_date_is_all(text))
    add_names(evidence, out, text, strict);
}

// Of the first such element that has a name in it, and of those that stand beside it.
static void of_nodes(const WgEvidence *evidence, GPtrArray *out, Test test, gboolean strict)
{
  const WgNode *nodes = evidence->dom->nodes;
  guint32 found = 0;
  if (out->len > 0)
    return;
  for (guint32 i = 1; i < evidence->dom->n; i++) {
    if (!test(evidence, i) || is_elsewhere(evidence, i))
      continue;
    if (found && nodes[i].parent != nodes[found].parent
        && nodes[nodes[i].parent].parent != nodes[nodes[found].parent].parent)
      break;
    guint before = out->len;
    add_element(evidence, i, out, strict);
    if (out->len == before)
      continue;
    if (!found)
      found = i;
    i = nodes[i].end - 1;
  }
}

// "By NAME" in a line of its own, or with the name in the next line.
static void of_words(const WgEvidence *evidence, GPtrArray *out)
{
  for (guint32 i = 0; i < evidence->blocks->n && out->len == 0; i++) {
    WgSlice s = wg_block_text(evidence->blocks, i);
    if (s.len > LONGEST_LINE || evidence->blocks->blocks[i].words > 14
        || (evidence->blocks->blocks[i].marks & WG_MARK_COMMENT))
      continue;
    g_autofree char *line = g_strndup(s.ptr, s.len);
    const char *after = skip_by(line);
    if (after == line)
      continue;
    if (*after) {
      add_names(evidence, out, after, TRUE);
    } else if (i + 1 < evidence->blocks->n) {
      WgSlice next = wg_block_text(evidence->blocks, i + 1);
      g_autofree char *below = g_strndup(next.ptr, next.len);
      if (next.len <= LONGEST_LINE)
        add_names(evidence, out, below, TRUE);
    }
  }
}

char **wg_metadata_authors(const WgEvidence *evidence)
{
  GPtrArray *out = g_ptr_array_new_null_terminated(4, g_free, TRUE);
  of_data(evidence, out);
  if (out->len == 0)
    of_metas(evidence, out);
  of_nodes(evidence, out, is_property, FALSE);
  of_nodes(evidence, out, is_rel, FALSE);
  of_nodes(evidence, out, is_marked, TRUE);
  if (out->len == 0)
    of_words(evidence, out);
  of_nodes(evidence, out, is_profile, TRUE);
  if (out->len > 0)
    return (char **)g_ptr_array_free(out, FALSE);
  g_ptr_array_unref(out);
  return NULL;
}
