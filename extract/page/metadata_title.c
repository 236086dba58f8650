// SPDX-License-Identifier: Apache-2.0
// The headline: what a first-level heading and the head of the page agree on, else the best
// of what there is, without the outlet's name behind it.
#include "extract/page/line_form.h"
#include "extract/page/marks.h"
#include "extract/page/metadata.h"

#define LONGEST_TITLE 400 // bytes
#define SHORTEST_FOLD 4

// What the page calls itself, best first.
static const char *const NAMES[] = {
  "og:title", "twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title",
  "dcterms.title", "citation_title", "title", NULL,
};

typedef struct titles {
  const WgEvidence *evidence;
  GPtrArray *heads;    // char *, without the outlet: data, metas, <title>
  GPtrArray *headings; // char *, first-level headings
} Titles;

static char *fold(const char *text)
{
  GString *out = g_string_new(NULL);
  wg_line_form_fold(wg_slice(text), out);
  return g_string_free(out, FALSE);
}

static gboolean same(const char *a, const char *b)
{
  g_autofree char *x = fold(a), *y = fold(b);
  return *x && strcmp(x, y) == 0;
}

/* Without the outlet */

static const char *const MARKS[] = {
  " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ", " \xc2\xbb ", " \xc2\xab ",
  " \xc2\xb7 ", " / ", " \xe2\x80\xa2 ", " // ",
};

#define SURE_MARK " | " // never stands in a headline
#define SURE_LEAST 20   // bytes before it that are one

// Whether the piece is the outlet's name, with a word more or less.
static gboolean is_outlet(const WgEvidence *evidence, const char *piece)
{
  if (!evidence->outlet)
    return FALSE;
  g_autofree char *a = fold(evidence->outlet), *b = fold(piece);
  gsize n = strlen(a), m = strlen(b);
  return n && m && MAX(n, m) <= 2 * MIN(n, m) + 4 && (strstr(a, b) || strstr(b, a));
}

// The last mark before the end of the title, with its length; NULL where there is none.
static char *last_mark(char *title, gsize *length)
{
  char *last = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++) {
    char *at = g_strrstr(title, MARKS[i]);
    if (at && (!last || at > last)) {
      last = at;
      *length = strlen(MARKS[i]);
    }
  }
  return last;
}

// Names at the end and at the begin are cut while they are the outlet's.
static char *without_outlet(const WgEvidence *evidence, const char *title)
{
  char *out = g_strdup(title), *mark;
  gsize length = 0;
  while ((mark = last_mark(out, &length)) && is_outlet(evidence, mark + length))
    *mark = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++) {
    mark = strstr(out, MARKS[i]);
    if (!mark)
      continue;
    g_autofree char *first = g_strndup(out, (gsize)(mark - out));
    if (is_outlet(evidence, first))
      memmove(out, mark + strlen(MARKS[i]), strlen(mark + strlen(MARKS[i])) + 1);
  }
  return g_strstrip(out);
}

// A <title> whose outlet is not known by name: the longer side of its last mark.
static char *longest_side(const char *title)
{
  char *out = g_strdup(title), *mark;
  gsize length = 0;
  while ((mark = last_mark(out, &length)) && (gsize)(mark - out) > strlen(mark + length))
    *mark = '\0';
  return out;
}

/* What there is */

static void add_head(Titles *titles, const char *value)
{
  if (!value || !*value || strlen(value) > LONGEST_TITLE)
    return;
  char *title = without_outlet(titles->evidence, value);
  char *mark = strstr(title, SURE_MARK);
  if (mark && mark - title >= SURE_LEAST)
    *mark = '\0';
  if (*title && !is_outlet(titles->evidence, title))
    g_ptr_array_add(titles->heads, title);
  else
    g_free(title);
}

static void collect_heads(Titles *titles)
{
  const WgEvidence *evidence = titles->evidence;
  add_head(titles, evidence->data->headline);
  for (gsize i = 0; NAMES[i]; i++) {
    const char *one[] = {NAMES[i], NULL};
    add_head(titles, wg_evidence_meta(evidence, one));
  }
  for (guint32 i = 0; i < evidence->dom->n; i++) {
    if (evidence->dom->nodes[i].tag != WG_TAG_TITLE)
      continue;
    g_autofree char *text = wg_dom_text(evidence->dom, i);
    g_autofree char *bare = without_outlet(evidence, text);
    g_autofree char *side = longest_side(bare);
    add_head(titles, side);
    add_head(titles, bare);
    break;
  }
}

static void collect_headings(Titles *titles)
{
  static const guint32 ELSEWHERE = WG_MARK_COMMENT | WG_MARK_RELATED | WG_MARK_NAV;
  const WgDom *dom = titles->evidence->dom;
  for (guint32 i = 0; i < dom->n; i++) {
    if (dom->nodes[i].tag != WG_TAG_H1)
      continue;
    g_autofree char *text = wg_dom_text(dom, i);
    gsize length = strlen(text);
    guint32 block = titles->evidence->blocks->begin[i];
    gboolean away = block < titles->evidence->blocks->n
                    && (titles->evidence->blocks->blocks[block].marks & ELSEWHERE);
    if (length == 0 || length > LONGEST_TITLE || is_outlet(titles->evidence, text) || away)
      continue;
    g_ptr_array_add(titles->headings, g_steal_pointer(&text));
  }
}

/* Agreement */

// The first heading that a head of the page repeats.
static const char *agreed(const Titles *titles)
{
  for (guint h = 0; h < titles->headings->len; h++) {
    const char *heading = g_ptr_array_index(titles->headings, h);
    for (guint i = 0; i < titles->heads->len; i++) {
      if (same(heading, g_ptr_array_index(titles->heads, i)))
        return heading;
    }
  }
  return NULL;
}

// What a heading and a head of the page nearly agree on: one goes on after the other.
static const char *nearly_agreed(const Titles *titles)
{
  for (guint h = 0; h < titles->headings->len; h++) {
    const char *heading = g_ptr_array_index(titles->headings, h);
    g_autofree char *a = fold(heading);
    for (guint i = 0; i < titles->heads->len; i++) {
      g_autofree char *b = fold(g_ptr_array_index(titles->heads, i));
      gboolean long_enough = strlen(a) >= 3 * SHORTEST_FOLD && strlen(b) >= 3 * SHORTEST_FOLD;
      if (long_enough && (g_str_has_prefix(a, b) || g_str_has_prefix(b, a)))
        return heading;
      if (long_enough && g_str_has_suffix(a, b)) // a kicker or a date stands before it
        return g_ptr_array_index(titles->heads, i);
    }
  }
  return NULL;
}

static const char *choose(const Titles *titles)
{
  const char *out = agreed(titles);
  if (!out)
    out = nearly_agreed(titles);
  if (!out && titles->headings->len == 1)
    out = g_ptr_array_index(titles->headings, 0);
  if (!out && titles->heads->len)
    out = g_ptr_array_index(titles->heads, 0);
  if (!out && titles->headings->len)
    out = g_ptr_array_index(titles->headings, 0);
  return out;
}

char *wg_metadata_title(const WgEvidence *evidence)
{
  Titles titles = {evidence, g_ptr_array_new_with_free_func(g_free),
                   g_ptr_array_new_with_free_func(g_free)};
  collect_heads(&titles);
  collect_headings(&titles);
  char *out = g_strdup(choose(&titles));
  g_ptr_array_unref(titles.heads);
  g_ptr_array_unref(titles.headings);
  return out;
}
