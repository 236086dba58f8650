// SPDX-License-Identifier: Apache-2.0
#include "extract/page/line_form.h"

#include "extract/page/line_words.h"
#include "extract/page/notice.h"

// Only the ends of a line are compared with the tables: a page's phrases stand there,
// and a paragraph of any length costs the same.
#define HEAD 240
#define TAIL 240

static gboolean is_one_of(const char *s, gsize n, const char *const *list, gsize len)
{
  for (gsize i = 0; i < len; i++) {
    if (strlen(list[i]) == n && memcmp(list[i], s, n) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean starts_with_any(const char *s, const char *const *list, gsize len)
{
  for (gsize i = 0; i < len; i++) {
    if (g_str_has_prefix(s, list[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean has_any(const char *s, const char *const *list, gsize len)
{
  for (gsize i = 0; i < len; i++) {
    if (strstr(s, list[i]))
      return TRUE;
  }
  return FALSE;
}

#define STARTS(s, list) starts_with_any((s), (list), G_N_ELEMENTS(list))
#define HAS(s, list) has_any((s), (list), G_N_ELEMENTS(list))

// Lower case, one blank for any white space, straight apostrophes.
static void append_plain(GString *out, const char *p, const char *end)
{
  while (p < end) {
    gunichar c = g_utf8_get_char(p);
    p = g_utf8_next_char(p);
    if (c == 0x2019 || c == 0x2018)
      c = '\'';
    if (g_unichar_isspace(c)) {
      if (out->len && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
    } else {
      g_string_append_unichar(out, g_unichar_tolower(c));
    }
  }
}

void wg_line_form_plain(WgSlice line, GString *out)
{
  const char *end = line.ptr + line.len;
  g_string_truncate(out, 0);
  if (line.len <= HEAD + TAIL) {
    append_plain(out, line.ptr, end);
    return;
  }
  const char *head = line.ptr + HEAD, *tail = end - TAIL;
  while ((*head & 0xC0) == 0x80)
    head++;
  while ((*tail & 0xC0) == 0x80)
    tail++;
  append_plain(out, line.ptr, head);
  g_string_append(out, " | ");
  append_plain(out, tail, end);
}

static gboolean is_quote_mark(gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB;
}

static gboolean is_closer(gunichar c)
{
  return is_quote_mark(c) || c == ')' || c == ']' || c == '\'' || c == 0x2019 || c == '*';
}

static void count_words(WgSlice line, WgLineForm *form)
{
  gboolean inside = FALSE;
  for (const char *p = line.ptr; p < line.ptr + line.len; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    form->chars++;
    if (is_quote_mark(c))
      form->quotes = TRUE;
    if (g_unichar_isspace(c)) {
      inside = FALSE;
    } else if (!inside && g_unichar_isalnum(c)) {
      inside = TRUE;
      form->words++;
      if (g_unichar_isupper(c) || g_unichar_isdigit(c))
        form->capitals++;
    }
  }
}

static void read_end(WgSlice line, WgLineForm *form)
{
  const char *p = line.ptr + line.len;
  while (p > line.ptr) {
    p = g_utf8_prev_char(p);
    gunichar c = g_utf8_get_char(p);
    if (is_closer(c) || g_unichar_isspace(c))
      continue;
    form->ends_sentence = c == '.' || c == '!' || c == '?' || c == 0x2026;
    form->ends_colon = c == ':';
    return;
  }
}

static gboolean begins_list_item(const char *s)
{
  static const char *const MARKS[] = {"* ", "- ", "\xe2\x80\xa2", "\xc2\xb7 ", "\xe2\x96\xaa",
                                      "\xe2\x97\x8f", "\xe2\x80\x93 "};
  if (STARTS(s, MARKS))
    return TRUE;
  gsize digits = strspn(s, "0123456789");
  return digits > 0 && digits < 3 && (s[digits] == '.' || s[digits] == ')') && s[digits + 1] == ' ';
}

static gboolean is_timer(const char *s)
{
  gsize n = strspn(s, "0123456789:");
  return n >= 4 && n <= 8 && s[n] == '\0' && s[1 + (s[1] != ':')] == ':';
}

// A date and nothing else: every word is one of a date's, and there is a number.
static gboolean is_date_line(const char *s)
{
  gboolean number = FALSE;
  guint words = 0;
  while (*s) {
    if (g_ascii_isdigit(*s)) {
      number = TRUE;
      s += strspn(s, "0123456789");
      words++;
    } else if (g_ascii_isalpha(*s)) {
      gsize n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
      if (!is_one_of(s, n, DATE_WORDS, G_N_ELEMENTS(DATE_WORDS)))
        return FALSE;
      s += n;
      words++;
    } else if (strchr(" ,.:-/|()+@", *s)) {
      s++;
    } else if (g_str_has_prefix(s, "\xe2\x80\x93") || g_str_has_prefix(s, "\xe2\x80\x94")
               || g_str_has_prefix(s, "\xe2\x80\xa2")) {
      s += 3;
    } else {
      return FALSE;
    }
  }
  return number && words >= 2 && words <= 16;
}

// "By Jane Doe", "By JANE DOE | July 19, 2021": capitals right after "by".
static gboolean is_author_line(const char *plain, WgSlice line, const WgLineForm *form)
{
  if (!g_str_has_prefix(plain, "by ") || form->words > 16 || form->ends_sentence || line.len < 4)
    return FALSE;
  const char *name = line.ptr + 2;
  const char *end = line.ptr + line.len;
  while (name < end && g_ascii_isspace(*name))
    name++;
  return name < end && g_unichar_isupper(g_utf8_get_char(name))
         && form->capitals * 10 >= form->words * 6;
}

// "SPRINGFIELD, IL - FEBRUARY 10: The mayor ...": how picture desks open a caption.
static gboolean is_desk_caption(WgSlice line, const char *plain)
{
  const char *colon = strchr(plain, ':');
  if (!colon || colon - plain > 60 || !g_ascii_isupper(line.ptr[0]))
    return FALSE;
  const char *dash = strstr(plain, " - ");
  gsize skip = 3;
  if (!dash) {
    dash = strstr(plain, " \xe2\x80\x93 ");
    skip = 5;
  }
  if (!dash || dash > colon)
    return FALSE;
  const char *month = dash + skip;
  gsize n = strspn(month, "abcdefghijklmnopqrstuvwxyz");
  return is_one_of(month, n, DATE_WORDS, MONTH_WORDS) && g_ascii_isdigit(month[n + (month[n] == ' ')])
         && line.len > 1 && g_ascii_isupper(line.ptr[1]);
}

static gboolean has_phone_or_mail(const char *s)
{
  const char *at = strchr(s, '@');
  if (at && at > s && g_ascii_isalnum(at[-1]) && strchr(at, '.'))
    return TRUE;
  guint digits = 0, longest = 0;
  for (; *s; s++) {
    if (g_ascii_isdigit(*s))
      digits++;
    else if (!strchr(" -().+/", *s))
      digits = 0;
    longest = MAX(longest, digits);
  }
  return longest >= 9;
}

static gboolean is_link(const char *s)
{
  return (g_str_has_prefix(s, "http") || g_str_has_prefix(s, "www.")) && !strchr(s, ' ');
}

// "Doe/Example Pictures": no sentence, a slash between two names.
static gboolean is_slashed_credit(const char *s, const WgLineForm *form)
{
  if (form->words > 8 || form->ends_sentence || form->capitals < form->words
      || strchr(s, ':') || is_link(s))
    return FALSE;
  const char *slash = strchr(s, '/');
  return slash && slash > s && (g_ascii_isalpha(slash[-1]) || slash[-1] == '.')
         && g_ascii_isalpha(slash[1]);
}

// A picture's words have their credit at the end, often in brackets.
static gboolean ends_in_credit(const char *plain)
{
  gsize n = strlen(plain);
  const char *tail = n > 90 ? plain + n - 90 : plain;
  const char *open = strrchr(tail, '(');
  if (open && n && (plain[n - 1] == ')' || g_str_has_suffix(plain, ").")))
    return HAS(open, CREDIT_WORDS) || g_str_has_prefix(open, "(source:")
           || g_str_has_prefix(open, "(photo") || g_str_has_prefix(open, "(image")
           || g_str_has_prefix(open, "(credit") || g_str_has_prefix(open, "(picture");
  const char *last = n > 45 ? plain + n - 45 : plain;
  return strstr(last, "reuters/") || strstr(last, "/getty images") || strstr(last, "/ getty images")
         || strstr(last, "ap photo/")
         || strstr(last, "via getty images") || strstr(last, "file photo");
}

static int picture_kind(const char *s, WgSlice line, const WgLineForm *form)
{
  if (is_desk_caption(line, s) || STARTS(s, CAPTION_STARTS))
    return form->quotes && form->words > 60 ? -1 : WG_LINE_CAPTION;
  if (STARTS(s, CREDIT_STARTS) && (form->words <= 12 || HAS(s, CREDIT_WORDS)))
    return form->words <= 15 ? WG_LINE_CREDIT : WG_LINE_CAPTION;
  if (form->words <= 12 && !form->ends_sentence && !form->quotes && HAS(s, CREDIT_WORDS))
    return form->words <= 9 || STARTS(s, CREDIT_STARTS) ? WG_LINE_CREDIT : WG_LINE_CAPTION;
  if (is_slashed_credit(s, form))
    return WG_LINE_CREDIT;
  if (ends_in_credit(s))
    return form->words <= 6 ? WG_LINE_CREDIT : WG_LINE_CAPTION;
  return -1;
}

static int byline_kind(const char *s, WgSlice line, const WgLineForm *form)
{
  if (is_date_line(s) || is_author_line(s, line, form))
    return WG_LINE_BYLINE;
  if (STARTS(s, BYLINE_STARTS)
      && (form->words <= 12 || *s == '(' || g_str_has_prefix(s, "reporting by")))
    return WG_LINE_BYLINE;
  if (form->words <= 30 && !form->quotes && HAS(s, BYLINE_WORDS))
    return WG_LINE_BYLINE;
  if (g_str_has_prefix(s, "follow ") && form->words <= 5 && !form->ends_sentence)
    return WG_LINE_BYLINE;
  // "(Example News) —" alone: the agency's mark, cut off from its paragraph.
  if (*s == '(' && form->words <= 5 && strchr(s, ')')
      && (strstr(s, ") \xe2\x80\x94") || strstr(s, ") -") || strstr(s, ") \xe2\x80\x93"))
      && strlen(strchr(s, ')')) < 6)
    return WG_LINE_BYLINE;
  return -1;
}

static gboolean is_teaser_head(const char *s)
{
  while (*s == '#' || *s == '*' || *s == ' ')
    s++;
  gsize n = strlen(s);
  while (n && strchr(":. *", s[n - 1]))
    n--;
  return is_one_of(s, n, TEASER_HEADS, G_N_ELEMENTS(TEASER_HEADS));
}

// "Related to this, the court ..." is a sentence; "Related: Court ..." is not.
static gboolean is_teaser(const char *s, const WgLineForm *form)
{
  if (!STARTS(s, TEASER_STARTS) || form->words > 30)
    return FALSE;
  if (g_str_has_prefix(s, "read more") || form->words <= 3)
    return TRUE;
  const char *colon = strchr(s, ':');
  return (colon && colon - s < 32) || (!form->ends_sentence && form->words <= 14);
}

static gboolean is_further_information(const char *s)
{
  static const char *const STARTS_OF[] = {"for more information", "for further information",
    "additional information", "more information", "further information", "for more details",
    "to learn more", "learn more", "for media inquiries", "for media enquiries", "visit our",
    "a copy of", "view the full", "the full text"};
  return STARTS(s, STARTS_OF)
         && (strstr(s, "visit") || strstr(s, "http") || strstr(s, "www.") || strstr(s, "go to")
             || strstr(s, "contact") || strstr(s, "website") || strstr(s, "click")
             || strstr(s, "learn more"));
}

static int furniture_kind(const char *s, const WgLineForm *form)
{
  gsize n = strlen(s);
  while (n && strchr(".:!>|\xc2\xbb ", s[n - 1]))
    n--;
  if (form->words == 0 || is_link(s)
      || is_one_of(s, n, FURNITURE_LINES, G_N_ELEMENTS(FURNITURE_LINES)))
    return WG_LINE_FURNITURE;
  if (form->words <= 25 && STARTS(s, FURNITURE_STARTS))
    return WG_LINE_FURNITURE;
  if (form->words <= 14 && !form->quotes && !(form->ends_sentence && form->words > 8)
      && has_phone_or_mail(s))
    return WG_LINE_FURNITURE;
  if (form->words > 90 || form->quotes)
    return -1;
  gboolean you = form->words <= 45
                 && (strstr(s, " you ") || strstr(s, "your ") || strstr(s, "you're "));
  gboolean we = strstr(s, " our ") || strstr(s, " we ") || g_str_has_prefix(s, "we ")
                || g_str_has_prefix(s, "our ");
  if (HAS(s, FURNITURE_WORDS) || (we && HAS(s, READER_WORDS)) || (you && HAS(s, PAGE_WORDS))
      || (form->words <= 45 && is_further_information(s)))
    return WG_LINE_FURNITURE;
  return -1;
}

static int kind_by_words(const char *s, WgSlice line, const WgLineForm *form)
{
  if (form->video || wg_notice_of_line(s))
    return WG_LINE_FURNITURE;
  int kind = byline_kind(s, line, form);
  if (kind < 0)
    kind = picture_kind(s, line, form);
  if (kind < 0)
    kind = furniture_kind(s, form);
  if (kind < 0 && (form->opens_teasers || is_teaser(s, form)))
    kind = WG_LINE_TEASER;
  return kind;
}

// "12 Comments", "Leave a Reply", "3 thoughts on": what readers wrote follows.
static gboolean opens_comments(const char *s, const WgLineForm *form)
{
  if (form->words > 12 || form->ends_sentence)
    return FALSE;
  gsize digits = strspn(s, "0123456789,");
  const char *rest = s + digits + (s[digits] == ' ');
  if (g_str_has_prefix(rest, "comments") || g_str_has_prefix(rest, "responses to"))
    return form->words <= 3 || g_str_has_prefix(rest, "responses to");
  return g_str_has_prefix(s, "leave a reply") || g_str_has_prefix(s, "leave a comment")
         || g_str_has_prefix(s, "reader comments") || (digits && g_str_has_prefix(rest, "thoughts on"))
         || g_str_has_prefix(s, "join the discussion") || g_str_has_prefix(s, "join the conversation");
}

void wg_line_form_read(WgSlice line, GString *scratch, WgLineForm *form)
{
  memset(form, 0, sizeof *form);
  count_words(line, form);
  read_end(line, form);
  wg_line_form_plain(line, scratch);
  const char *s = scratch->str;
  form->bullet = begins_list_item(s);
  form->video = is_timer(s) || strcmp(s, "now playing") == 0 || strcmp(s, "watch live") == 0;
  form->opens_teasers = form->words <= 7 && is_teaser_head(s);
  form->pictured = form->words <= 60 && HAS(s, PICTURED_WORDS);
  form->about = g_str_has_prefix(s, "about ") && form->words <= 8 && !form->ends_sentence
                && form->capitals * 10 >= form->words * 6;
  form->comments = opens_comments(s, form);
  form->kind = kind_by_words(s, line, form);
}

void wg_line_form_fold(WgSlice s, GString *out)
{
  g_string_truncate(out, 0);
  for (const char *p = s.ptr; p < s.ptr + s.len; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c))
      g_string_append_unichar(out, g_unichar_tolower(c));
  }
}
