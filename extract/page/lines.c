// SPDX-License-Identifier: Apache-2.0
// Three steps: the text's paragraphs (paragraphs.c); each read by itself (line_form.c);
// neighbours decide what is left. Doubt falls to the body: a
// sentence lost costs more than a caption kept.
#include "extract/page/lines.h"

#include "extract/page/line_form.h"
#include "extract/page/paragraphs.h"

#define SURE_WORDS 8 // a sentence of so many words is running text
#define NEAR 3       // a caption printed twice stands this near to itself
#define ARTICLE_WORDS 150 // so much running text is an article
#define TWICE_MIN 24 // shorter repetitions ("Yes.") are speech

// One line on its way to a kind.
typedef struct work_line {
  WgLine line;
  WgLineForm form;
  int kind;             // a WgLineKind, -1 while undecided
  gboolean after_blank;
  gboolean sure;        // running text by its form alone
  gboolean title;
} WorkLine;

typedef struct page {
  const char *text;
  WorkLine *lines;
  guint32 n;
  guint32 first_sure, last_sure; // n and 0 where there is none
  gboolean no_title; // the record gives none, or one that is no headline
} Page;

/* The headline */

// Bytes of `title` before " | Example News" or the like.
static gsize cut_outlet(const char *title)
{
  static const char *const MARKS[] = {" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 "};
  gsize best = strlen(title);
  for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++) {
    const char *mark = g_strrstr(title, MARKS[i]);
    if (mark && (gsize)(mark - title) < best && (gsize)(mark - title) >= 20)
      best = (gsize)(mark - title);
  }
  return best;
}

static gboolean one_begins_other(const GString *a, const GString *b)
{
  const GString *less = a->len < b->len ? a : b, *more = a->len < b->len ? b : a;
  if (less->len == 0)
    return FALSE;
  if (less->len == more->len)
    return memcmp(less->str, more->str, less->len) == 0;
  return less->len >= 20 && less->len * 10 >= more->len * 6
         && memcmp(less->str, more->str, less->len) == 0;
}

static WgSlice slice_of(const Page *page, guint32 i)
{
  const WgLine *line = &page->lines[i].line;
  WgSlice out = {page->text + line->begin, line->end - line->begin};
  return out;
}

// "FOR IMMEDIATE RELEASE" is no headline, though a reader took the first line for one.
static gboolean cannot_be_title(const WorkLine *line)
{
  return line->kind == WG_LINE_BYLINE || (line->kind == WG_LINE_FURNITURE && line->form.words <= 5);
}

static gsize cut_at_outlet(const Page *page, guint32 i)
{
  WgSlice s = slice_of(page, i);
  g_autofree char *line = g_strndup(s.ptr, s.len);
  return cut_outlet(line);
}

static void mark_title(Page *page, const char *title)
{
  page->no_title = !title || !*title;
  if (page->no_title)
    return;
  g_autoptr(GString) whole = g_string_new(NULL);
  g_autoptr(GString) bare = g_string_new(NULL);
  g_autoptr(GString) line = g_string_new(NULL);
  WgSlice cut_title = {title, cut_outlet(title)};
  wg_line_form_fold(wg_slice(title), whole);
  wg_line_form_fold(cut_title, bare);
  for (guint32 i = 0; i < page->n; i++) {
    WgSlice s = slice_of(page, i);
    if (s.len > 2 * strlen(title) + 80)
      continue;
    wg_line_form_fold(s, line);
    if (!one_begins_other(line, whole) && !one_begins_other(line, bare))
      continue;
    page->no_title = cannot_be_title(&page->lines[i]);
    page->lines[i].title = !page->no_title;
    if (!page->no_title)
      page->lines[i].kind = WG_LINE_HEADING;
  }
}

/* Repetition and pictures */

static gboolean is_credit(const Page *page, guint32 i)
{
  return i < page->n && page->lines[i].kind == WG_LINE_CREDIT;
}

// Nothing but short lines and pictures stands between two printings of a caption.
static gboolean apart(const Page *page, guint32 i, guint32 j)
{
  if (j - i > NEAR)
    return TRUE;
  for (guint32 k = i + 1; k < j; k++) {
    const WorkLine *line = &page->lines[k];
    if (line->kind < 0 && line->form.ends_sentence && line->form.words >= SURE_WORDS)
      return TRUE;
  }
  return FALSE;
}

static GHashTable *count_lines(const Page *page, GString *fold)
{
  GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint32 i = 0; i < page->n; i++) {
    wg_line_form_fold(slice_of(page, i), fold);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(seen, fold->str));
    if (fold->len >= TWICE_MIN)
      g_hash_table_replace(seen, g_strdup(fold->str), GUINT_TO_POINTER(n + 1));
  }
  return seen;
}

// Printed twice: near to itself both are a caption, farther off the second is a pull
// quote or the words to a picture. What stands there more often is a formula of a list.
static void mark_repeated(Page *page)
{
  g_autoptr(GString) fold = g_string_new(NULL);
  g_autoptr(GHashTable) count = count_lines(page, fold);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint32 i = 0; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (line->title || (line->kind >= 0 && line->kind != WG_LINE_CAPTION))
      continue;
    wg_line_form_fold(slice_of(page, i), fold);
    if (fold->len < TWICE_MIN)
      continue;
    guint32 before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, fold->str));
    gboolean near = before && !apart(page, before - 1, i);
    if (near && page->lines[before - 1].kind < 0)
      page->lines[before - 1].kind = WG_LINE_CAPTION;
    for (guint32 k = before; near && k < i; k++) {
      if (page->lines[k].kind < 0 && page->lines[k].form.words <= 8)
        page->lines[k].kind = WG_LINE_CREDIT;
    }
    if (near || (before && GPOINTER_TO_UINT(g_hash_table_lookup(count, fold->str)) == 2))
      line->kind = WG_LINE_CAPTION;
    g_hash_table_replace(seen, g_strdup(fold->str), GUINT_TO_POINTER(i + 1));
  }
}

// The words above a credit in one block are the picture's, if the block is only these
// two or the words look like it.
static void mark_captions(Page *page)
{
  for (guint32 i = 0; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (line->kind >= 0 || line->form.words > 45 || line->form.quotes)
      continue;
    gboolean above = is_credit(page, i + 1) && !page->lines[i + 1].after_blank;
    gboolean pair = above && line->after_blank
                    && (i + 2 >= page->n || page->lines[i + 2].after_blank);
    if (pair || (above && (line->form.pictured || !line->form.ends_sentence)))
      line->kind = WG_LINE_CAPTION;
    else if (is_credit(page, i + 1) && line->form.pictured && line->form.words <= 30)
      line->kind = WG_LINE_CAPTION;
    else if (line->form.pictured && !line->form.ends_sentence && line->form.words <= 12)
      line->kind = WG_LINE_CAPTION;
  }
}

// A list of videos: titles stand beside "Now playing" and the running time.
static void mark_video_lists(Page *page)
{
  for (guint32 i = 0; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (line->kind >= 0 || line->form.ends_sentence || line->form.words > 25)
      continue;
    gboolean before = i > 0 && !line->after_blank && page->lines[i - 1].form.video;
    gboolean after = i + 1 < page->n && !page->lines[i + 1].after_blank
                     && page->lines[i + 1].form.video;
    if (before || after)
      line->kind = WG_LINE_TEASER;
  }
}

// Below "Related": items of a list and lines that are no sentences, up to the body.
static void mark_teaser_lists(Page *page)
{
  gboolean open = FALSE;
  for (guint32 i = 0; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (line->form.opens_teasers && line->kind == WG_LINE_TEASER) {
      open = TRUE;
    } else if (open && line->kind < 0) {
      gboolean item = line->form.bullet && line->form.words <= 25;
      gboolean short_line = !line->form.ends_sentence && !line->form.ends_colon
                            && line->form.words <= 20;
      if (item || short_line)
        line->kind = WG_LINE_TEASER;
      else
        open = FALSE;
    }
  }
}

/* Running text and what surrounds it */

static void find_body(Page *page)
{
  page->first_sure = page->n;
  page->last_sure = 0;
  for (guint32 i = 0; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    line->sure = line->kind < 0
                 && ((line->form.words >= SURE_WORDS && line->form.ends_sentence)
                     || line->form.words >= 25);
    if (!line->sure)
      continue;
    page->first_sure = MIN(page->first_sure, i);
    page->last_sure = i;
  }
}

static gboolean loose(const WorkLine *line)
{
  return line->kind < 0 && !line->sure && !line->form.ends_sentence && line->form.words <= 24;
}

static gboolean label(const WorkLine *line)
{
  return line->form.ends_colon && line->form.words <= 3;
}

// Where the record's title is missing: the first line if it looks like one, else the
// first longer line before the paragraphs, and its repetitions.
static void guess_title(Page *page)
{
  if (!page->no_title)
    return;
  g_autoptr(GString) title = g_string_new(NULL);
  g_autoptr(GString) other = g_string_new(NULL);
  for (guint32 i = 0; i < page->first_sure && i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (!loose(line) || line->form.bullet || line->form.words < (i ? 5 : 3))
      continue;
    wg_line_form_fold((WgSlice){page->text + line->line.begin, cut_at_outlet(page, i)}, title);
    line->title = TRUE;
    line->kind = WG_LINE_HEADING;
    break;
  }
  for (guint32 i = 0; title->len && i < page->first_sure && i < page->n; i++) {
    wg_line_form_fold(slice_of(page, i), other);
    if (!page->lines[i].title && g_string_equal(other, title)) {
      page->lines[i].title = TRUE;
      page->lines[i].kind = WG_LINE_HEADING;
    }
  }
}

// Before the first paragraph: the headline's second line, else a menu.
static void mark_leading(Page *page)
{
  gboolean after_title = FALSE;
  for (guint32 i = 0; i < page->first_sure && i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (line->title) {
      after_title = TRUE;
      continue;
    }
    if (!loose(line))
      continue;
    gboolean alone = i + 1 >= page->n || !loose(&page->lines[i + 1]);
    if (label(line))
      line->kind = WG_LINE_FURNITURE;
    else if (line->form.ends_colon && i + 1 == page->first_sure)
      line->kind = WG_LINE_BODY;
    else if (after_title && alone && line->form.words >= 4)
      line->kind = WG_LINE_HEADING;
    else
      line->kind = WG_LINE_FURNITURE;
    after_title = FALSE;
  }
}

// Between paragraphs: one or two short lines are headings, more are an address or a
// menu; items of a list stay.
static void mark_between(Page *page)
{
  for (guint32 i = page->first_sure; i < page->last_sure; i++) {
    if (!loose(&page->lines[i]) || page->lines[i].form.bullet)
      continue;
    guint32 to = i;
    while (to < page->last_sure && loose(&page->lines[to]) && !page->lines[to].form.bullet)
      to++;
    for (guint32 k = i; k < to; k++) {
      WorkLine *line = &page->lines[k];
      if (line->form.words > 12 || line->form.ends_colon || line->form.quotes)
        line->kind = label(line) ? WG_LINE_FURNITURE : WG_LINE_BODY;
      else
        line->kind = to - i >= 3 ? WG_LINE_FURNITURE : WG_LINE_HEADING;
    }
    i = to - 1;
  }
}

// After the last paragraph: a list introduced by it stays, signatures and tags go.
static void mark_trailing(Page *page)
{
  gboolean listed = page->lines[page->last_sure].form.ends_colon;
  for (guint32 i = page->last_sure + 1; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (line->form.ends_colon && !label(line) && line->form.words >= 5)
      listed = TRUE;
    if (!loose(line))
      continue;
    if (line->form.bullet)
      line->kind = listed ? WG_LINE_BODY : WG_LINE_TEASER;
    else if (listed && line->form.words >= 5)
      line->kind = WG_LINE_BODY;
    else
      line->kind = WG_LINE_FURNITURE;
  }
}

// "About ACME" near the end opens what the company always says of itself.
static void mark_boilerplate(Page *page)
{
  guint32 all = 0, body = 0;
  for (guint32 i = 0; i < page->n; i++) {
    if (page->lines[i].sure)
      all++;
  }
  for (guint32 i = 0; i < page->n; i++) {
    if (page->lines[i].sure)
      body++;
    guint32 rest = all - body;
    if (!page->lines[i].form.about || page->lines[i].title || body < 3 || rest > 4 || rest >= body)
      continue;
    page->lines[i].kind = WG_LINE_FURNITURE;
    for (guint32 k = i + 1; k < page->n; k++) {
      if (page->lines[k].kind < 0)
        page->lines[k].kind = WG_LINE_FURNITURE;
    }
    return;
  }
}

// Below "12 Comments", when an article stands above it, nothing is the article's.
static void mark_comments(Page *page)
{
  guint32 words = 0;
  gboolean below = FALSE;
  for (guint32 i = 0; i < page->n; i++) {
    WorkLine *line = &page->lines[i];
    if (below && line->kind < 0)
      line->kind = WG_LINE_FURNITURE;
    if (line->sure)
      words += line->form.words;
    if (!line->form.comments || words < ARTICLE_WORDS)
      continue;
    below = TRUE;
    line->kind = WG_LINE_FURNITURE;
  }
}

static void read_forms(Page *page)
{
  g_autoptr(GString) scratch = g_string_new(NULL);
  for (guint32 i = 0; i < page->n; i++) {
    wg_line_form_read(slice_of(page, i), scratch, &page->lines[i].form);
    page->lines[i].kind = page->lines[i].form.kind;
  }
}

static void decide(Page *page, const char *title)
{
  read_forms(page);
  mark_title(page, title);
  mark_repeated(page);
  mark_captions(page);
  mark_video_lists(page);
  mark_teaser_lists(page);
  find_body(page);
  if (page->first_sure == page->n)
    return; // no running text at all: a brief, whose short lines are all there is
  guess_title(page);
  mark_comments(page);
  mark_boilerplate(page);
  mark_leading(page);
  mark_between(page);
  mark_trailing(page);
}

WgLine *wg_lines_find(WgArena *arena, const WgRecord *record, guint32 *n_lines)
{
  g_autoptr(GArray) paragraphs = wg_paragraphs_find(record->text);
  g_autofree WorkLine *work = g_new0(WorkLine, paragraphs->len + 1);
  Page page = {record->text, work, paragraphs->len, 0, 0, FALSE};
  for (guint32 i = 0; i < page.n; i++) {
    const WgParagraph *paragraph = &g_array_index(paragraphs, WgParagraph, i);
    work[i].line.begin = paragraph->begin;
    work[i].line.end = paragraph->end;
    work[i].after_blank = paragraph->after_blank;
  }
  decide(&page, record->title);
  WgLine *lines = wg_arena_new0(arena, WgLine, page.n + 1);
  for (guint32 i = 0; i < page.n; i++) {
    lines[i] = page.lines[i].line;
    lines[i].kind = page.lines[i].kind < 0 ? WG_LINE_BODY : (WgLineKind)page.lines[i].kind;
  }
  *n_lines = page.n;
  return lines;
}
