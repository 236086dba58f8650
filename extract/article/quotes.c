// SPDX-License-Identifier: Apache-2.0
// One pass over each paragraph, which begins with nothing open. What a mark does is read
// from the characters beside it; a single mark is believed only where an apostrophe could
// not stand. Dropping a doubtful quote is cheaper than running over two speakers.
#include "extract/article/quotes.h"

#define RESTARTS 8  // openings in one paragraph that may turn out never to be closed
#define AHEAD 2000  // bytes looked at to tell inches from a closing mark

typedef enum family { DOUBLE_MARK, ANGLE_MARK, SINGLE_MARK } Family;
typedef enum act { NO_MARK, OPENS, CLOSES, CLOSES_WEAKLY } Act;

// A mark where it stands: what it does, and its length in bytes.
typedef struct mark {
  Act act;
  Family family;
  guint32 bytes;
} Mark;

typedef struct paragraph {
  const char *text;
  guint32 begin, end, line;
} Paragraph;

typedef struct open_quote {
  gboolean is_open;
  Family family;
  guint32 outer, inner; // before and after the opening mark
  guint32 depth;
  guint32 reopened;     // where an inner mark of the same family opened; 0 none
  guint32 weak, weak_after; // a single mark that may have closed it; 0 none
} OpenQuote;

static gunichar before(const Paragraph *p, guint32 at)
{
  if (at <= p->begin)
    return ' ';
  return g_utf8_get_char(g_utf8_prev_char(p->text + at));
}

static gunichar after(const Paragraph *p, guint32 at)
{
  return at >= p->end ? ' ' : g_utf8_get_char(p->text + at);
}

static gboolean is_dash(gunichar c)
{
  return c == '-' || c == 0x2013 || c == 0x2014;
}

// Nothing of a word stands before the mark, so it can open.
static gboolean may_open_after(gunichar c)
{
  return g_unichar_isspace(c) || c == '(' || c == '[' || c == ':' || c == '/' || is_dash(c)
         || c == 0x201C || c == 0x2018 || c == '"' || c == ',';
}

static gboolean ends_words(gunichar c)
{
  return g_unichar_isspace(c) || (g_unichar_ispunct(c) && c != '\'' && c != '(' && c != '[')
         || c == 0xFFFC;
}

static guint count_straight(const Paragraph *p, guint32 from)
{
  guint n = 0;
  for (guint32 i = from; i < p->end && i < from + AHEAD; i++) {
    if (p->text[i] == '"')
      n++;
  }
  return n;
}

// The straight mark says nothing of itself: its sides and the open quote decide.
static Act straight_act(const Paragraph *p, guint32 at, const OpenQuote *open)
{
  gunichar left = before(p, at), right = after(p, at + 1);
  gboolean opener = may_open_after(left) && !g_unichar_isspace(right) && right != ',' &&
                    right != '.';
  gboolean is_open = open->is_open && open->family == DOUBLE_MARK;
  if (!is_open) {
    if (opener || (g_unichar_isspace(left) && count_straight(p, at + 1) > 0))
      return OPENS;
    return g_unichar_islower(left) && g_unichar_isupper(right) ? OPENS : NO_MARK; // said"We
  }
  if (g_unichar_isspace(left) && g_unichar_isalnum(right))
    return OPENS;
  if (g_unichar_isdigit(left) && g_unichar_isspace(right) && count_straight(p, at + 1) % 2 == 1)
    return NO_MARK; // 27" screen, inside a quote that is closed later
  return CLOSES;
}

// '90s, 'em, 'til: letters left out, not a quote.
static gboolean is_elision(const Paragraph *p, guint32 at)
{
  static const char *const WORDS[] = {"em ",    "til ", "tis ", "twas ",
                                      "cause ", "n' ",  "n\xe2\x80\x99 "};
  const char *s = p->text + at;
  if (g_ascii_isdigit(*s))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    gsize n = strlen(WORDS[i]);
    if (at + n <= p->end && g_ascii_strncasecmp(s, WORDS[i], n) == 0)
      return TRUE;
  }
  return FALSE;
}

// `curly`: 0 for the straight mark, else the code point. ’ never opens.
static Act single_act(const Paragraph *p, guint32 at, guint32 bytes, gunichar curly)
{
  gunichar left = before(p, at), right = after(p, at + bytes);
  if (curly != 0x2019 && may_open_after(left) && left != ',' && g_unichar_isalnum(right)
      && !is_elision(p, at + bytes))
    return OPENS;
  if (curly == 0x2018 || !ends_words(right) || g_unichar_isspace(left))
    return NO_MARK;
  if (strchr(",.!?;:)", (int)(left < 128 ? left : 'x')) || left == 0x2026 || is_dash(left))
    return CLOSES;
  // the firms' plans, against 'attacks' from
  return (left == 's' || left == 'S') && g_unichar_isspace(right) ? CLOSES_WEAKLY : CLOSES;
}

static Mark mark_at(const Paragraph *p, guint32 at, const OpenQuote *open)
{
  Mark m = {NO_MARK, DOUBLE_MARK, 1};
  gunichar c = g_utf8_get_char(p->text + at);
  m.bytes = (guint32)(g_utf8_next_char(p->text + at) - (p->text + at));
  switch (c) {
  case 0x201C: // “, which closes what „ opened
  case 0x201E:
    m.act = OPENS;
    break;
  case 0x201D:
    m.act = CLOSES;
    break;
  case '"':
    m.act = straight_act(p, at, open);
    break;
  case 0xAB:
    m.act = OPENS;
    m.family = ANGLE_MARK;
    break;
  case 0xBB:
    m.act = CLOSES;
    m.family = ANGLE_MARK;
    break;
  case '`':
  case '\'':
    if (at + 1 < p->end && (gunichar)(guchar)p->text[at + 1] == c) {
      m.act = c == '`' || (!open->is_open && may_open_after(before(p, at))) ? OPENS : CLOSES;
      m.bytes = 2;
      break;
    }
    if (c == '`')
      break;
    m.family = SINGLE_MARK;
    m.act = single_act(p, at, 1, 0);
    break;
  case 0x2018:
  case 0x2019:
    m.family = SINGLE_MARK;
    m.act = single_act(p, at, m.bytes, c);
    break;
  default:
    break;
  }
  return m;
}

static void add_quote(GArray *out, const Paragraph *p, const OpenQuote *open, guint32 end,
                      guint32 outer_end)
{
  WgQuote q = {open->inner, end, open->outer, outer_end, p->line, FALSE, FALSE};
  while (q.begin < q.end && g_ascii_isspace(p->text[q.begin]))
    q.begin++;
  while (q.end > q.begin && g_ascii_isspace(p->text[q.end - 1]))
    q.end--;
  if (q.end > q.begin)
    g_array_append_val(out, q);
}

static void start(OpenQuote *open, const Mark *m, guint32 at)
{
  memset(open, 0, sizeof *open);
  open->is_open = TRUE;
  open->family = m->family;
  open->outer = at;
  open->inner = at + m->bytes;
  open->depth = 1;
}

static void on_open(GArray *out, const Paragraph *p, OpenQuote *open, const Mark *m, guint32 at)
{
  if (!open->is_open) {
    start(open, m, at);
  } else if (open->family == SINGLE_MARK && m->family == SINGLE_MARK && open->weak) {
    add_quote(out, p, open, open->weak, open->weak_after);
    start(open, m, at);
  } else if (open->family == SINGLE_MARK && m->family == DOUBLE_MARK && open->weak) {
    add_quote(out, p, open, open->weak, open->weak_after);
    start(open, m, at);
  } else if (open->family == m->family) {
    open->depth++;
    if (!open->reopened)
      open->reopened = at;
  }
}

static void on_close(GArray *out, const Paragraph *p, OpenQuote *open, const Mark *m, guint32 at)
{
  if (!open->is_open || open->family != m->family)
    return;
  if (m->act == CLOSES_WEAKLY) {
    if (!open->weak) {
      open->weak = at;
      open->weak_after = at + m->bytes;
    }
    return;
  }
  if (--open->depth > 0)
    return;
  add_quote(out, p, open, at, at + m->bytes);
  open->is_open = FALSE;
}

static gboolean begins_with_mark(const char *text, const WgLine *line, Family family)
{
  Paragraph p = {text, line->begin, line->end, 0};
  OpenQuote none = {FALSE, DOUBLE_MARK, 0, 0, 0, 0, 0, 0};
  Mark m = mark_at(&p, p.begin, &none);
  return m.act == OPENS && m.family == family;
}

// The paragraph of the article after `i`: pictures and teasers may stand between.
static guint32 next_body(const WgLine *lines, guint32 n, guint32 i)
{
  for (i++; i < n; i++) {
    if (lines[i].kind == WG_LINE_BODY)
      return i;
    if (lines[i].kind == WG_LINE_HEADING)
      return n;
  }
  return n;
}

// Still open at the end of the paragraph: it goes on in the next one if that begins with
// a mark; otherwise a double mark ends here and a single one was an apostrophe. FALSE:
// the first mark is to be forgotten and reading goes on at `*resume`.
static gboolean finish(GArray *out, const Paragraph *p, const OpenQuote *open, gboolean goes_on,
                       guint32 *resume)
{
  if (open->family == SINGLE_MARK && open->weak && !goes_on) {
    add_quote(out, p, open, open->weak, open->weak_after);
    *resume = open->weak_after;
    return FALSE;
  }
  if (open->reopened && !goes_on) {
    *resume = open->reopened;
    return FALSE;
  }
  if (open->family == SINGLE_MARK && !goes_on) {
    *resume = open->inner;
    return FALSE;
  }
  guint before_count = out->len;
  add_quote(out, p, open, p->end, p->end);
  if (out->len > before_count)
    g_array_index(out, WgQuote, out->len - 1).continues = goes_on;
  return TRUE;
}

static void read_paragraph(GArray *out, const Paragraph *p, const WgLine *lines, guint32 n)
{
  guint32 at = p->begin;
  for (guint tries = 0; tries <= RESTARTS; tries++) {
    OpenQuote open = {FALSE, DOUBLE_MARK, 0, 0, 0, 0, 0, 0};
    while (at < p->end) {
      Mark m = mark_at(p, at, &open);
      if (m.act == OPENS && p->text[at] == '\xe2' && open.is_open && open.depth == 1
          && g_utf8_get_char(p->text + at) == 0x201C
          && g_utf8_get_char(p->text + open.outer) == 0x201E)
        m.act = CLOSES; // „ … “
      if (m.act == OPENS)
        on_open(out, p, &open, &m, at);
      else if (m.act != NO_MARK)
        on_close(out, p, &open, &m, at);
      at += m.bytes;
    }
    if (!open.is_open)
      return;
    guint32 next = next_body(lines, n, p->line);
    gboolean goes_on = next < n && begins_with_mark(p->text, &lines[next], open.family);
    if (finish(out, p, &open, goes_on, &at))
      return;
  }
}

// A paragraph's first quote goes on from the last of the one before, if that was left open.
static void link_paragraphs(GArray *quotes, const WgLine *lines)
{
  for (guint i = 1; i < quotes->len; i++) {
    WgQuote *a = &g_array_index(quotes, WgQuote, i - 1);
    WgQuote *b = &g_array_index(quotes, WgQuote, i);
    if (!a->continues)
      continue;
    if (b->line > a->line && b->outer_begin == lines[b->line].begin)
      b->continued = TRUE;
    else
      a->continues = FALSE;
  }
  if (quotes->len)
    g_array_index(quotes, WgQuote, quotes->len - 1).continues = FALSE;
}

WgQuote *wg_quotes_find(WgArena *arena, WgSlice text, const WgLine *lines, guint32 n_lines,
                        guint32 *n_quotes)
{
  g_autoptr(GArray) quotes = g_array_new(FALSE, FALSE, sizeof(WgQuote));
  for (guint32 i = 0; i < n_lines; i++) {
    if (lines[i].kind != WG_LINE_BODY && lines[i].kind != WG_LINE_HEADING)
      continue;
    Paragraph p = {text.ptr, lines[i].begin, lines[i].end, i};
    read_paragraph(quotes, &p, lines, n_lines);
  }
  link_paragraphs(quotes, lines);
  WgQuote *out = wg_arena_new0(arena, WgQuote, quotes->len + 1);
  if (quotes->len)
    memcpy(out, quotes->data, quotes->len * sizeof(WgQuote));
  *n_quotes = quotes->len;
  return out;
}
