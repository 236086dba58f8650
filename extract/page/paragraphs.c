// SPDX-License-Identifier: Apache-2.0
#include "extract/page/paragraphs.h"

#define WRAP_MIN 45  // narrower text is a list, not wrapped prose
#define WRAP_MAX 100 // wider lines are whole paragraphs
#define WRAP_SLACK 4 // editors break a little before the last word that would fit

// A physical line, white space at its ends cut off.
typedef struct raw_line {
  guint32 begin, end;
  guint32 chars;
  gboolean after_blank; // an empty line stands before it
} RawLine;

static void trim(const char *text, guint32 *begin, guint32 *end)
{
  while (*begin < *end) {
    gunichar c = g_utf8_get_char(text + *begin);
    if (!g_unichar_isspace(c) && c != 0xFEFF && c != 0x200B)
      break;
    *begin = (guint32)(g_utf8_next_char(text + *begin) - text);
  }
  while (*end > *begin) {
    const char *last = g_utf8_find_prev_char(text + *begin, text + *end);
    if (!last || !g_unichar_isspace(g_utf8_get_char(last)))
      break;
    *end = (guint32)(last - text);
  }
}

static GArray *cut(const char *text)
{
  GArray *raw = g_array_new(FALSE, FALSE, sizeof(RawLine));
  gboolean blank = TRUE;
  for (const char *p = text; *p;) {
    const char *stop = strchr(p, '\n');
    const char *end = stop ? stop : p + strlen(p);
    RawLine line = {(guint32)(p - text), (guint32)(end - text), 0, blank};
    trim(text, &line.begin, &line.end);
    blank = line.begin == line.end;
    if (!blank) {
      line.chars = (guint32)g_utf8_strlen(text + line.begin, (gssize)(line.end - line.begin));
      g_array_append_val(raw, line);
    }
    p = stop ? stop + 1 : end;
  }
  return raw;
}

static guint32 first_word_chars(const char *text, const RawLine *line)
{
  const char *p = text + line->begin, *end = text + line->end;
  guint32 n = 0;
  while (p < end && !g_unichar_isspace(g_utf8_get_char(p))) {
    p = g_utf8_next_char(p);
    n++;
  }
  return n;
}

static gboolean begins_item(const char *s)
{
  if ((*s == '*' || *s == '-' || *s == '>' || *s == '#') && s[1] == ' ')
    return TRUE;
  if (g_str_has_prefix(s, "\xe2\x80\xa2") || g_str_has_prefix(s, "[["))
    return TRUE;
  gsize digits = strspn(s, "0123456789");
  return digits > 0 && digits < 3 && (s[digits] == '.' || s[digits] == ')') && s[digits + 1] == ' ';
}

// The line was broken here because the next word would not have fitted.
static gboolean was_full(const char *text, const RawLine *line, const RawLine *next, guint32 width)
{
  return line->chars + 1 + first_word_chars(text, next) + WRAP_SLACK > width;
}

static gboolean ends_a_sentence(const char *text, const RawLine *line)
{
  const char *p = text + line->end - 1;
  while (p > text + line->begin && strchr("\"')", *p))
    p--;
  return strchr(".!?:", *p) != NULL;
}

static gboolean begins_low(const char *text, const RawLine *line)
{
  return g_unichar_islower(g_utf8_get_char(text + line->begin));
}

// Width of the wrapping of raw[from, to), 0 where these lines are not wrapped text: at
// least two breaks were forced (one in a pair), and most breaks fall inside a sentence.
static guint32 wrap_width(const char *text, const RawLine *raw, guint32 from, guint32 to)
{
  guint32 width = 0, breaks = 0, full = 0, inside = 0, low = 0;
  for (guint32 i = from; i < to; i++)
    width = MAX(width, raw[i].chars);
  if (width < WRAP_MIN || width > WRAP_MAX)
    return 0;
  for (guint32 i = from; i + 1 < to; i++) {
    if (raw[i + 1].after_blank)
      continue;
    breaks++;
    if (was_full(text, &raw[i], &raw[i + 1], width) || raw[i].chars * 4 >= width * 3)
      full++;
    if (!ends_a_sentence(text, &raw[i]))
      inside++;
    if (begins_low(text, &raw[i + 1]))
      low++;
  }
  return breaks && full * 10 >= breaks * 7 && inside * 2 > breaks && low * 3 >= breaks && low
           ? width
           : 0;
}

static guint32 group_end(const RawLine *raw, guint32 from, guint32 n)
{
  guint32 to = from + 1;
  while (to < n && !raw[to].after_blank)
    to++;
  return to;
}

static void add(GArray *out, const RawLine *first, const RawLine *last)
{
  WgParagraph paragraph = {first->begin, last->end, first->after_blank};
  g_array_append_val(out, paragraph);
}

GArray *wg_paragraphs_find(const char *text)
{
  g_autoptr(GArray) lines = cut(text);
  const RawLine *raw = (const RawLine *)(void *)lines->data;
  guint32 n = lines->len, all = wrap_width(text, raw, 0, n);
  GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(WgParagraph), n);
  for (guint32 from = 0; from < n;) {
    guint32 to = group_end(raw, from, n);
    guint32 width = all ? all : wrap_width(text, raw, from, to);
    for (guint32 i = from; i < to;) {
      guint32 last = i;
      while (width && last + 1 < to && !begins_item(text + raw[last + 1].begin)
             && was_full(text, &raw[last], &raw[last + 1], width))
        last++;
      add(out, &raw[i], &raw[last]);
      i = last + 1;
    }
    from = to;
  }
  return out;
}
