// SPDX-License-Identifier: Apache-2.0
#include "extract/page/page_date.h"

#define FIRST_YEAR 1990
#define LAST_YEAR 2100

// A run of letters or of digits.
typedef struct piece {
  const char *at;
  guint length;
  guint number; // 0 where it is none
  guint month;  // 1 to 12 where it is the name of one
} Piece;

/* Names of months */

// By their first letters, longest first where one begins another; all in lower case.
static const struct {
  const char *begin;
  guint month;
} MONTHS[] = {
  {"jan", 1}, {"j\xc3\xa4n", 1}, {"ene", 1}, {"gen", 1}, {"stycz", 1},
  {"feb", 2}, {"f\xc3\xa9v", 2}, {"fev", 2}, {"lut", 2},
  {"mar", 3}, {"m\xc3\xa4r", 3}, {"maa", 3}, {"mrt", 3},
  {"apr", 4}, {"avr", 4}, {"abr", 4}, {"kwie", 4},
  {"may", 5}, {"mai", 5}, {"mag", 5}, {"mei", 5}, {"maj", 5},
  {"juin", 6}, {"jun", 6}, {"giu", 6}, {"czerw", 6},
  {"juil", 7}, {"jul", 7}, {"lug", 7}, {"lip", 7},
  {"aug", 8}, {"ago", 8}, {"ao\xc3\xbb", 8}, {"aou", 8}, {"sierp", 8},
  {"sep", 9}, {"set", 9}, {"wrze", 9},
  {"oct", 10}, {"okt", 10}, {"ott", 10}, {"out", 10}, {"pa\xc5\xba", 10},
  {"nov", 11}, {"listop", 11},
  {"\xd1\x8f\xd0\xbd\xd0\xb2", 1}, {"\xd1\x84\xd0\xb5\xd0\xb2", 2},
  {"\xd0\xbc\xd0\xb0\xd1\x80", 3}, {"\xd0\xb0\xd0\xbf\xd1\x80", 4},
  {"\xd0\xbc\xd0\xb0\xd1\x8f", 5}, {"\xd0\xb8\xd1\x8e\xd0\xbd", 6},
  {"\xd0\xb8\xd1\x8e\xd0\xbb", 7}, {"\xd0\xb0\xd0\xb2\xd0\xb3", 8},
  {"\xd1\x81\xd0\xb5\xd0\xbd", 9}, {"\xd0\xbe\xd0\xba\xd1\x82", 10},
  {"\xd0\xbd\xd0\xbe\xd1\x8f", 11}, {"\xd0\xb4\xd0\xb5\xd0\xba", 12},
  {"dec", 12}, {"dez", 12}, {"d\xc3\xa9" "c", 12}, {"dic", 12}, {"grud", 12},
};

#define LONGEST_MONTH 20 // bytes

static guint month_of(const char *at, guint length)
{
  char word[LONGEST_MONTH + 1];
  if (length < 3 || length > LONGEST_MONTH)
    return 0;
  for (guint i = 0; i < length; i++)
    word[i] = g_ascii_tolower(at[i]);
  word[length] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS(MONTHS); i++) {
    if (g_str_has_prefix(word, MONTHS[i].begin))
      return MONTHS[i].month;
  }
  return 0;
}

/* Pieces */

static gboolean is_letter(char c)
{
  return g_ascii_isalpha(c) || (guchar)c >= 0x80;
}

// The next piece at or after `p`; length 0 at the end.
static Piece next_piece(const char *p)
{
  while (*p && !is_letter(*p) && !g_ascii_isdigit(*p))
    p++;
  Piece piece = {p, 0, 0, 0};
  if (g_ascii_isdigit(*p)) {
    while (g_ascii_isdigit(p[piece.length])) {
      if (piece.length < 8)
        piece.number = piece.number * 10 + (guint)(p[piece.length] - '0');
      piece.length++;
    }
  } else {
    while (is_letter(p[piece.length]))
      piece.length++;
    piece.month = month_of(p, piece.length);
  }
  return piece;
}

static gboolean is_day_ending(const Piece *piece, const Piece *before)
{
  static const char *const ENDINGS[] = {"st", "nd", "rd", "th", "er"};
  if (!before->number || piece->length != 2 || piece->at != before->at + before->length)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
    if (g_ascii_strncasecmp(piece->at, ENDINGS[i], 2) == 0)
      return TRUE;
  }
  return FALSE;
}

// "9 de marzo de 2024", "9. of March": words that stand between.
static gboolean is_filler(const Piece *piece)
{
  return (piece->length == 2 && (g_ascii_strncasecmp(piece->at, "de", 2) == 0
                                 || g_ascii_strncasecmp(piece->at, "of", 2) == 0))
         || (piece->length == 3 && g_ascii_strncasecmp(piece->at, "del", 3) == 0);
}

/* Three pieces */

static gboolean make(guint year, guint month, guint day, char **out)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  *out = g_strdup_printf("%04u-%02u-%02u", year, month, day);
  return TRUE;
}

// The mark between two pieces of digits, or 0; a blank may follow a full stop.
static char between(const Piece *a, const Piece *b)
{
  const char *mark = a->at + a->length;
  gboolean close = b->at == mark + 1 || (b->at == mark + 2 && mark[0] == '.' && mark[1] == ' ');
  return close ? *mark : '\0';
}

static gboolean of_numbers(const Piece *w, gboolean month_first, char **out)
{
  char mark = between(&w[0], &w[1]);
  if (!mark || !strchr("-/.", mark))
    return FALSE;
  if (w[0].length == 4 && (mark == between(&w[1], &w[2])))
    return make(w[0].number, w[1].number, w[2].number, out);
  gboolean two = w[0].length == 2 && w[1].length == 2 && w[2].length == 2;
  if (two && mark == '.' && mark == between(&w[1], &w[2])) // 09.03.24
    return make(2000 + w[2].number, w[1].number, w[0].number, out);
  if (w[2].length != 4 || mark != between(&w[1], &w[2]))
    return FALSE;
  if (mark == '/' && month_first)
    return make(w[2].number, w[0].number, w[1].number, out)
           || make(w[2].number, w[1].number, w[0].number, out);
  return make(w[2].number, w[1].number, w[0].number, out)
         || (mark == '/' && make(w[2].number, w[0].number, w[1].number, out));
}

static gboolean of_pieces(const Piece *w, gboolean month_first, char **out)
{
  if (w[0].length == 8 && w[0].number)
    return make(w[0].number / 10000, w[0].number / 100 % 100, w[0].number % 100, out);
  if (!w[2].length)
    return FALSE;
  if (w[0].month && w[1].number && w[1].length <= 2 && w[2].length == 4) // March 9, 2024
    return make(w[2].number, w[0].month, w[1].number, out);
  if (w[0].number && w[0].length <= 2 && w[1].month && w[2].length == 4) // 9 March 2024
    return make(w[2].number, w[1].month, w[0].number, out);
  if (w[0].length == 4 && w[0].number && w[1].month && w[2].length <= 2) // 2024 March 9
    return make(w[0].number, w[1].month, w[2].number, out);
  return w[0].number && w[1].number && w[2].number && of_numbers(w, month_first, out);
}

// "T10:20:30.123+0200" after a date, made RFC 3339; NULL where it is no such thing.
static char *time_after(const char *p)
{
  if ((*p != 'T' && *p != ' ') || !g_ascii_isdigit(p[1]) || !g_ascii_isdigit(p[2]) || p[3] != ':'
      || !g_ascii_isdigit(p[4]) || !g_ascii_isdigit(p[5]))
    return NULL;
  GString *out = g_string_new_len(p, 6);
  out->str[0] = 'T';
  p += 6;
  if (*p == ':' && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2])) {
    g_string_append_len(out, p, 3);
    p += 3;
  } else {
    g_string_append(out, ":00");
  }
  if (*p == '.') {
    for (p++; g_ascii_isdigit(*p); p++)
      continue;
  }
  if (*p == ' ' && (p[1] == '+' || p[1] == '-'))
    p++;
  gboolean zone = (*p == '+' || *p == '-') && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]);
  if (*p == 'Z' || g_str_has_prefix(p, " GMT") || g_str_has_prefix(p, " UTC")) {
    g_string_append_c(out, 'Z');
  } else if (zone) {
    g_string_append_len(out, p, 3);
    p += p[3] == ':' ? 4 : 3;
    gboolean minutes = g_ascii_isdigit(p[0]) && g_ascii_isdigit(p[1]);
    g_string_append_printf(out, ":%.2s", minutes ? p : "00");
  }
  int hour = (out->str[1] - '0') * 10 + out->str[2] - '0';
  if (hour < 24 && out->str[4] < '6' && out->str[7] < '6')
    return g_string_free(out, FALSE);
  g_string_free(out, TRUE);
  return NULL;
}

// The first date at or after `*p`, which is set to what follows it.
static char *find(const char **p, gboolean month_first)
{
  Piece w[3];
  const char *at = *p;
  memset(w, 0, sizeof w);
  for (gboolean more = TRUE; more || w[1].length || w[2].length;) {
    Piece piece = next_piece(at);
    at = piece.at + piece.length;
    more = piece.length > 0;
    if (more && w[2].length && (is_day_ending(&piece, &w[2]) || is_filler(&piece)))
      continue;
    w[0] = w[1];
    w[1] = w[2];
    w[2] = piece;
    char *out = NULL;
    if (!w[0].length || !of_pieces(w, month_first, &out))
      continue;
    const Piece *last = w[0].length == 8 ? &w[0] : &w[2];
    *p = last->at + last->length;
    return out;
  }
  return NULL;
}

char *wg_page_date_read(const char *text, gboolean month_first)
{
  char *date = find(&text, month_first);
  g_autofree char *time = date ? time_after(text) : NULL;
  if (!time)
    return date;
  char *whole = g_strconcat(date, time, NULL);
  g_free(date);
  return whole;
}

gboolean wg_page_date_is_all(const char *text)
{
  const char *after = text;
  g_autofree char *date = find(&after, FALSE);
  return date && strlen(text) <= 60;
}

// The date that begins at `p` in a path, a year or a day first; NULL where there is none.
static char *date_in_path(const char *p)
{
  g_autofree char *piece = g_strndup(p, 11);
  const char *after = piece;
  for (char *c = piece; *c; c++) {
    if (*c == '/' || *c == '_')
      *c = '-';
  }
  char *date = find(&after, FALSE);
  if (date && !g_ascii_isdigit(*after))
    return date;
  g_free(date);
  return NULL;
}

char *wg_page_date_of_url(const char *url)
{
  const char *path = strstr(url, "://");
  path = path ? strchr(path + 3, '/') : url;
  for (const char *p = path; p && *p; p++) {
    gboolean year = strchr("/-_", *p) && (p[1] == '1' || p[1] == '2') && g_ascii_isdigit(p[2])
                    && g_ascii_isdigit(p[3]) && g_ascii_isdigit(p[4]);
    gboolean day = *p == '/' && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]) && p[3] == '-';
    char *date = year || day ? date_in_path(p + 1) : NULL;
    if (date)
      return date;
  }
  return NULL;
}
