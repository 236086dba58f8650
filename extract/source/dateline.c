// SPDX-License-Identifier: Apache-2.0
#include "extract/source/dateline.h"

#define HEAD_LINES 40   // of a saved page the menus come first
#define LONGEST_LINE 90 // bytes of a line that is no running text
#define LONGEST_DATE 40 // bytes of a line that is hardly more than a date

// ---- words

typedef struct word {
  const char *ptr;
  guint len;
} Word;

// The next run of letters or of digits at or after `*p` before `end`; len 0 at the end.
static Word next_word(const char **p, const char *end)
{
  const char *s = *p;
  while (s < end && !g_ascii_isalnum(*s)) s++;
  Word word = {s, 0};
  gboolean digits = s < end && g_ascii_isdigit(*s);
  while (s < end && (digits ? g_ascii_isdigit(*s) : g_ascii_isalpha(*s))) s++;
  word.len = (guint)(s - word.ptr);
  *p = s;
  return word;
}

static guint month_of(Word word)
{
  static const char *const months[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.len < 3) return 0;
  for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
    gboolean whole = word.len == strlen(months[i]);
    gboolean cut = word.len == 3 || (word.len == 4 && i == 8); // "Sept"
    if ((whole || cut) && g_ascii_strncasecmp(word.ptr, months[i], word.len) == 0)
      return i + 1;
  }
  return 0;
}

static guint number_of(Word word, guint most_digits)
{
  if (word.len == 0 || word.len > most_digits || !g_ascii_isdigit(*word.ptr))
    return 0;
  return (guint)g_ascii_strtoull(word.ptr, NULL, 10);
}

// ---- dates

// Three words as a date in any of the orders that English writes.
static gboolean date_of(const Word *w, guint *year, guint *month, guint *day)
{
  if (month_of(w[0]) && w[2].len == 4) { // March 9, 2020
    *month = month_of(w[0]);
    *day = number_of(w[1], 2);
    *year = number_of(w[2], 4);
  } else if (month_of(w[1]) && w[2].len == 4) { // 9 March 2020
    *day = number_of(w[0], 2);
    *month = month_of(w[1]);
    *year = number_of(w[2], 4);
  } else if (w[0].len == 4 && w[0].ptr[4] == '-' && w[1].ptr[w[1].len] == '-') {
    *year = number_of(w[0], 4); // 2020-03-09
    *month = number_of(w[1], 2);
    *day = number_of(w[2], 2);
  } else {
    return FALSE;
  }
  return *year >= 1600 && *year < 2200 && *month >= 1 && *month <= 12 && *day >= 1 &&
         g_date_valid_dmy((GDateDay)*day, (GDateMonth)*month, (GDateYear)*year);
}

// The first date of the line; `*after` is where it ends.
static char *date_in(WgSlice line, gsize *after)
{
  const char *p = line.ptr, *end = line.ptr + line.len;
  Word w[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
  for (;;) {
    w[0] = w[1];
    w[1] = w[2];
    do {
      w[2] = next_word(&p, end);
    } while (w[1].len && g_ascii_isdigit(*w[1].ptr) && w[2].len == 2 &&
             w[2].ptr == w[1].ptr + w[1].len && g_ascii_isalpha(*w[2].ptr)); // 9th
    if (w[2].len == 0) return NULL;
    guint year, month, day;
    if (!w[0].len || !date_of(w, &year, &month, &day)) continue;
    *after = (gsize)(p - line.ptr);
    return g_strdup_printf("%04u-%02u-%02u", year, month, day);
  }
}

// ---- lines

gboolean wg_dateline_is(WgSlice line)
{
  gsize after = 0;
  g_autofree char *date = line.len <= LONGEST_DATE ? date_in(line, &after) : NULL;
  return date != NULL;
}

// "PLACE, Country, Dec 4 2023 (Agency) –": capitals first, a dash or bracket behind.
static gboolean is_dateline(WgSlice line, gsize after)
{
  guint capitals = 0;
  while (capitals < line.len && g_ascii_isupper(line.ptr[capitals])) capitals++;
  if (capitals < 3 || after > LONGEST_LINE) return FALSE;
  while (after < line.len && line.ptr[after] == ' ') after++;
  WgSlice rest = wg_slice_sub(line, after, line.len);
  return rest.len > 3 && (rest.ptr[0] == '(' || rest.ptr[0] == '-' ||
                          strncmp(rest.ptr, "\xE2\x80\x93", 3) == 0 || // en dash
                          strncmp(rest.ptr, "\xE2\x80\x94", 3) == 0);  // em dash
}

static char *date_of_line(WgSlice line)
{
  gsize after = 0;
  char *date = date_in(line, &after);
  if (!date) return NULL;
  gboolean is_short = line.len <= LONGEST_LINE &&
                      !strchr(".!?", line.ptr[line.len - 1]);
  if (is_short || is_dateline(line, after)) return date;
  g_free(date);
  return NULL;
}

char *wg_dateline_find(const char *text)
{
  for (int lines = 0; lines < HEAD_LINES && *text;) {
    const char *lf = strchr(text, '\n');
    const char *end = lf ? lf : text + strlen(text);
    const char *next = lf ? lf + 1 : end;
    while (text < end && g_ascii_isspace(*text)) text++;
    while (end > text && g_ascii_isspace(end[-1])) end--;
    WgSlice line = {text, (gsize)(end - text)};
    char *date = line.len > 0 ? date_of_line(line) : NULL;
    if (date) return date;
    if (line.len > 0) lines++;
    text = next;
  }
  return NULL;
}
