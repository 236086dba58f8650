// SPDX-License-Identifier: Apache-2.0
#include "extract/page/guard.h"

#define NAMES 1024 // counters, by a hash of the name: two names of one hash share theirs
#define LONGEST_NAME 32

// In these white space is cut off text too; without them no text is lost.
static gboolean is_dropped(const char *name)
{
  static const char *const DROPPED[] = {"col", "colgroup", "frame", "frameset"};
  for (gsize i = 0; i < G_N_ELEMENTS(DROPPED); i++) {
    if (strcmp(name, DROPPED[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

// Elements that never hold others, and those that the next of their kind closes.
static gboolean nests(const char *name)
{
  static const char *const FLAT[] = {
    "area", "base", "br", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead",
    "tfoot", "option", "optgroup", "html", "head", "body", "path",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(FLAT); i++) {
    if (strcmp(name, FLAT[i]) == 0)
      return FALSE;
  }
  return TRUE;
}

// The name of the tag at `p`, in lower case, and the byte after it.
static const char *read_name(const char *p, const char *end, char name[LONGEST_NAME + 1])
{
  gsize n = 0;
  for (; p < end && !g_ascii_isspace(*p) && *p != '>' && *p != '/'; p++) {
    if (n < LONGEST_NAME)
      name[n++] = g_ascii_tolower(*p);
  }
  name[n] = '\0';
  return p;
}

// One past the '>' of the tag, '>' in quoted values passed over.
static char *tag_end(char *p, char *end)
{
  char quote = '\0';
  for (; p < end; p++) {
    if (quote) {
      if (*p == quote)
        quote = '\0';
    } else if ((*p == '"' || *p == '\'') && p[-1] == '=') {
      quote = *p;
    } else if (*p == '>') {
      return p + 1;
    }
  }
  return end;
}

// One past the end tag of a script or style that begins at `p`.
static char *raw_end(char *p, char *end, const char *name)
{
  gsize n = strlen(name);
  for (; p + n + 2 < end; p++) {
    if (p[0] == '<' && p[1] == '/' && g_ascii_strncasecmp(p + 2, name, n) == 0)
      return p;
  }
  return end;
}

static char *comment_end(char *p, char *end)
{
  char *close = g_strstr_len(p, end - p, "-->");
  return close ? close + 3 : end;
}

static gboolean is_raw(const char *name)
{
  return strcmp(name, "script") == 0 || strcmp(name, "style") == 0
         || strcmp(name, "textarea") == 0 || strcmp(name, "title") == 0;
}

typedef struct depth {
  guint32 open[NAMES];
  guint32 all;
  guint32 templates;
} Depth;

// Takes account of the tag at `p`; one past it.
static char *pass_tag(Depth *depth, char *p, char *end)
{
  char name[LONGEST_NAME + 1];
  gboolean closes = p[1] == '/';
  const char *after = read_name(p + 1 + closes, end, name);
  char *next = tag_end(p + (after - p), end);
  guint32 *open = &depth->open[g_str_hash(name) % NAMES];
  if (strcmp(name, "template") == 0)
    depth->templates += closes ? (depth->templates ? -1U : 0) : 1;
  if (is_dropped(name)) {
    memset(p, ' ', (gsize)(next - p));
  } else if (closes) {
    if (*open > 0) {
      (*open)--;
      depth->all--;
    }
  } else if (is_raw(name)) {
    return raw_end(next, end, name);
  } else if (nests(name)) {
    if (depth->all >= WG_GUARD_DEEPEST) {
      memset(p, ' ', (gsize)(next - p));
    } else {
      (*open)++;
      depth->all++;
    }
  }
  return next;
}

static gboolean is_blank(const char *p, const char *end)
{
  for (; p < end; p++) {
    if (!g_ascii_isspace(*p))
      return FALSE;
  }
  return TRUE;
}

// One past the tag or the comment that begins at `p`; NULL where neither begins there.
static char *pass_markup(Depth *depth, char *p, char *end)
{
  if (g_str_has_prefix(p, "<!--"))
    return comment_end(p + 4, end);
  if (p[1] == '!' || p[1] == '?')
    return tag_end(p, end);
  if (g_ascii_isalpha(p[1]) || (p[1] == '/' && g_ascii_isalpha(p[2])))
    return pass_tag(depth, p, end);
  return NULL;
}

// Passes over the page; the first text that is not blank, or the end.
static char *pass_page(Depth *depth, char *p, char *end)
{
  char *first = NULL;
  while (p < end) {
    char *text = p, *next = NULL;
    while (p < end && !(*p == '<' && (next = pass_markup(depth, p, end))))
      p++;
    if (!first && depth->templates == 0 && !is_blank(text, p))
      first = text;
    p = next ? next : end;
  }
  return first ? first : end;
}

GString *wg_guard_page(WgSlice html)
{
  GString *copy = g_string_new_len(html.len ? html.ptr : "", (gssize)html.len);
  for (gsize i = 0; i < copy->len; i++) {
    if (copy->str[i] == '\0')
      copy->str[i] = ' ';
  }
  g_autofree Depth *depth = g_new0(Depth, 1);
  char *first = pass_page(depth, copy->str, copy->str + copy->len);
  return g_string_insert(copy, first - copy->str, "<body>");
}
