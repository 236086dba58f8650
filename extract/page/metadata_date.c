// SPDX-License-Identifier: Apache-2.0
// When an article was published, by what the page says in its head, in its data, in marked
// elements, in its address and at last in its words.
#include <stdlib.h>

#include "extract/page/marks.h"
#include "extract/page/metadata.h"
#include "extract/page/page_date.h"

#define LONGEST_WORDS 90 // bytes of a line that bears a date
#define HEAD_BLOCKS 12   // after the headline, where a line of a date may stand

static const char *const PUBLISHED[] = {
  "article:published_time", "datepublished", "og:article:published_time", "og:published_time",
  "article.published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
  "publish-date", "publish_date", "publication_date", "publication-date", "article_date_original",
  "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
  "dcterms.date", "citation_publication_date", "citation_date", "article:publicationdate",
  "cxenseparse:recs:publishtime", "cxense-publishtime", "published_time", "originalpublicationdate",
  "rnews:datepublished", "timestamp", "displaydate", "date", "created",
  "datecreated", "last-publish-date", NULL,
};

static const char *const MODIFIED[] = {
  "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
  "dc.date.modified", "article:modified", "last-modified", "lastmod", "updated_time", NULL,
};

/* One source at a time */

static char *of_metas(const WgEvidence *evidence, const char *const *names)
{
  for (; *names; names++) {
    const char *one[] = {*names, NULL};
    const char *value = wg_evidence_meta(evidence, one);
    char *date = value ? wg_page_date_read(value, evidence->month_first) : NULL;
    if (date)
      return date;
  }
  return NULL;
}

static char *of_value(const WgEvidence *evidence, const char *value)
{
  return value ? wg_page_date_read(value, evidence->month_first) : NULL;
}

// The date of an element: what its attributes say, else its words.
static char *of_node(const WgEvidence *evidence, guint32 node)
{
  static const char *const KEYS[] = {"datetime", "content", "title", "data-datetime",
                                     "data-timestamp", "data-time", "data-date"};
  for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++) {
    char *date = of_value(evidence, wg_dom_attribute(evidence->dom, node, KEYS[i]));
    if (date)
      return date;
  }
  g_autofree char *text = wg_dom_text(evidence->dom, node);
  return strlen(text) <= LONGEST_WORDS ? of_value(evidence, text) : NULL;
}

/* Elements that are marked as dates */

// Whether the element stands in what belongs to another story or to the page's frame.
static gboolean is_elsewhere(const WgEvidence *evidence, guint32 node)
{
  static const guint32 MARKS = WG_MARK_COMMENT | WG_MARK_RELATED | WG_MARK_NAV | WG_MARK_ASIDE;
  const WgNode *nodes = evidence->dom->nodes;
  guint32 all = evidence->blocks->sums[evidence->blocks->n].prose;
  for (; node > 0; node = nodes[node].parent) {
    WgTag tag = nodes[node].tag;
    if (!(evidence->blocks->marks[node] & MARKS) || tag == WG_TAG_BODY || tag == WG_TAG_HTML)
      continue;
    if (wg_blocks_below(evidence->blocks, node).prose * 3 <= all)
      return TRUE;
  }
  return FALSE;
}

// "Updated", "Modified" in the class or before the date: not when it was published.
static gboolean is_of_change(const WgEvidence *evidence, guint32 node)
{
  static const char *const WORDS[] = {"updated", "modified", "update", "modify"};
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    if (wg_marks_has_word(evidence->dom, node, WORDS[i]))
      return !wg_marks_has_word(evidence->dom, node, "published");
  }
  g_autofree char *text = wg_dom_text(evidence->dom, node);
  return g_ascii_strncasecmp(text, "updated", 7) == 0
         || g_ascii_strncasecmp(text, "last updated", 12) == 0
         || g_ascii_strncasecmp(text, "modified", 8) == 0;
}

// The index of the block that is the headline, or of one before the first paragraph.
static guint32 headline_block(const WgEvidence *evidence)
{
  const WgBlocks *blocks = evidence->blocks;
  for (guint32 i = 0; i < blocks->n; i++) {
    if (evidence->dom->nodes[blocks->blocks[i].node].tag == WG_TAG_H1)
      return i;
  }
  for (guint32 i = 0; i < blocks->n; i++) {
    if (wg_block_is_prose(&blocks->blocks[i]))
      return i > HEAD_BLOCKS / 2 ? i - HEAD_BLOCKS / 2 : 0;
  }
  return 0;
}

static gboolean has_property(const WgEvidence *evidence, guint32 node, const char *property)
{
  const char *own = wg_dom_attribute(evidence->dom, node, "itemprop");
  return own && strstr(own, property);
}

static gboolean is_published_property(const WgEvidence *evidence, guint32 node)
{
  return has_property(evidence, node, "datePublished");
}

static gboolean is_modified_property(const WgEvidence *evidence, guint32 node)
{
  return has_property(evidence, node, "dateModified");
}

static gboolean is_published_time(const WgEvidence *evidence, guint32 node)
{
  return evidence->dom->nodes[node].tag == WG_TAG_TIME
         && (wg_marks_has_word(evidence->dom, node, "published")
             || wg_dom_attribute(evidence->dom, node, "pubdate"));
}

static gboolean is_time(const WgEvidence *evidence, guint32 node)
{
  return evidence->dom->nodes[node].tag == WG_TAG_TIME && !is_of_change(evidence, node);
}

static gboolean is_changed_time(const WgEvidence *evidence, guint32 node)
{
  return evidence->dom->nodes[node].tag == WG_TAG_TIME && is_of_change(evidence, node);
}

static gboolean is_marked(const WgEvidence *evidence, guint32 node)
{
  return (evidence->blocks->marks[node] & WG_MARK_DATE) != 0
         && evidence->dom->nodes[node].tag != WG_TAG_BODY && !is_of_change(evidence, node);
}

// The date of the first element that the test takes; what stands in other stories and in
// the page's frame is passed over.
static char *of_marked(const WgEvidence *evidence,
                       gboolean (*test)(const WgEvidence *, guint32))
{
  for (guint32 i = 1; i < evidence->dom->n; i++) {
    if (!test(evidence, i) || is_elsewhere(evidence, i))
      continue;
    char *date = of_node(evidence, i);
    if (date)
      return date;
  }
  return NULL;
}

/* Words */

// A short line with a date near the headline, then anywhere, at last even in a link.
static char *of_words(const WgEvidence *evidence)
{
  const WgBlocks *blocks = evidence->blocks;
  guint32 head = headline_block(evidence), end = MIN(blocks->n, head + HEAD_BLOCKS);
  guint32 begins[] = {head, 0, end, 0}, ends[] = {end, head, blocks->n, blocks->n};
  for (gsize k = 0; k < G_N_ELEMENTS(begins); k++) {
    for (guint32 i = begins[k]; i < ends[k]; i++) {
      WgSlice text = wg_block_text(blocks, i);
      const WgBlock *block = &blocks->blocks[i];
      gboolean away = (block->marks & WG_MARK_COMMENT)
                      || ((k == 1 || k == 2) && block->linked * 5 > block->chars * 4);
      if (text.len > LONGEST_WORDS || away)
        continue;
      g_autofree char *line = g_strndup(text.ptr, text.len);
      char *date = of_value(evidence, line);
      if (date)
        return date;
    }
  }
  return NULL;
}

/* In order */

// The day that an element or a line shows.
static char *shown(const WgEvidence *evidence)
{
  char *date = of_marked(evidence, is_published_time);
  if (!date)
    date = of_marked(evidence, is_time);
  if (!date)
    date = of_marked(evidence, is_marked);
  return date ? date : of_words(evidence);
}

static guint32 day_number(const char *date)
{
  GDate day;
  g_date_clear(&day, 1);
  g_date_set_dmy(&day, (GDateDay)atoi(date + 8), (GDateMonth)atoi(date + 5),
                 (GDateYear)atoi(date));
  return g_date_get_julian(&day);
}

// Whether the time in the date, if there is one, is told in a zone of its own.
static gboolean has_zone(const char *date)
{
  return strlen(date) > 19 && !g_str_has_suffix(date, "Z") && !g_str_has_suffix(date, "+00:00");
}

// A time of Greenwich names the day before or after for a page that lives elsewhere: then
// the day that the page shows to its readers is the day.
static char *in_own_zone(const WgEvidence *evidence, char *date)
{
  g_autofree char *seen = has_zone(date) ? NULL : shown(evidence);
  if (!seen)
    return date;
  guint32 told = day_number(date), day = day_number(seen);
  int hour = date[10] ? atoi(date + 11) : 0;
  gboolean west = day + 1 == told && hour < 12, east = told + 1 == day && hour >= 14;
  if (!west && !east)
    return date;
  g_free(date);
  return g_strndup(seen, 10);
}

static gboolean same_day(const char *a, const char *b)
{
  return a && b && strncmp(a, b, 10) == 0;
}

char *wg_metadata_date(const WgEvidence *evidence)
{
  g_autofree char *data = of_value(evidence, evidence->data->published);
  g_autofree char *meta = of_metas(evidence, PUBLISHED);
  g_autofree char *url = evidence->url ? wg_page_date_of_url(evidence->url) : NULL;
  // An address does not change when an article does: what agrees with it is believed.
  if (same_day(url, meta) && !same_day(url, data))
    return g_steal_pointer(&meta);
  if (data)
    return in_own_zone(evidence, g_steal_pointer(&data));
  if (meta)
    return in_own_zone(evidence, g_steal_pointer(&meta));
  char *date = of_marked(evidence, is_published_property);
  if (!date)
    date = g_steal_pointer(&url);
  if (!date)
    date = shown(evidence);
  return date ? date : wg_metadata_modified(evidence);
}

char *wg_metadata_modified(const WgEvidence *evidence)
{
  char *date = of_value(evidence, evidence->data->modified);
  if (!date)
    date = of_metas(evidence, MODIFIED);
  if (!date)
    date = of_marked(evidence, is_modified_property);
  return date ? date : of_marked(evidence, is_changed_time);
}
