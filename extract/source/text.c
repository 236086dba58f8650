// SPDX-License-Identifier: Apache-2.0
#include "extract/source/text.h"

#include "extract/source/dateline.h"
#include "extract/source/source.h"

#define TITLE_LONGEST 200 // bytes
#define NOTICES 8         // lines above a headline that are passed over

gboolean wg_text_check(WgSlice bytes, const char *where, guint64 line,
                       GError **error)
{
  const char *bad = NULL;
  if (g_utf8_validate_len(bytes.ptr, bytes.len, &bad)) return TRUE;
  for (const char *p = bytes.ptr; p < bad; p++)
    if (*p == '\n') line++;
  guint64 offset = (guint64)(bad - bytes.ptr);
  if (*bad == '\0')
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
                "%s:%" G_GUINT64_FORMAT ": a NUL byte at byte %" G_GUINT64_FORMAT
                "; is this a text?",
                where, line, offset);
  else
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
                "%s:%" G_GUINT64_FORMAT ": not UTF-8 at byte %" G_GUINT64_FORMAT
                "; convert it, for example with iconv",
                where, line, offset);
  return FALSE;
}

void wg_text_clean(char *text)
{
  const char *from = text;
  char *to = text;
  if (g_str_has_prefix(from, "\xEF\xBB\xBF")) from += 3;
  while (*from) {
    guchar c = (guchar)*from;
    if (c == '\r') {
      *to++ = '\n';
      from += from[1] == '\n' ? 2 : 1;
    } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
      *to++ = ' ';
      from++;
    } else if (c == 0xEF && (guchar)from[1] == 0xBF && (guchar)from[2] >= 0xBE) {
      memcpy(to, "\xEF\xBF\xBD", 3);
      to += 3;
      from += 3;
    } else {
      *to++ = *from++;
    }
  }
  *to = '\0';
}

static gboolean is_blank(const char *from, const char *end)
{
  for (; from < end; from++)
    if (!g_ascii_isspace(*from)) return FALSE;
  return TRUE;
}

// What stands above the headline of a release.
static gboolean is_notice(WgSlice line)
{
  static const char *const notices[] = {
      "for immediate release", "press release", "news release", "media release",
      "press statement",       "statement",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(notices); i++)
    if (line.len == strlen(notices[i]) &&
        g_ascii_strncasecmp(line.ptr, notices[i], line.len) == 0)
      return TRUE;
  return wg_dateline_is(line);
}

// The title that the first line is (notices and dates passed over), or NULL. Caller
// frees.
static char *find_title(const char *text)
{
  for (guint notices = 0; notices <= NOTICES; notices++) {
    while (g_ascii_isspace(*text)) text++;
    const char *end = strchr(text, '\n');
    if (!end || end == text || end - text > TITLE_LONGEST) return NULL;
    const char *next = strchr(end + 1, '\n');
    if (!next || !is_blank(end + 1, next)) return NULL;
    while (g_ascii_isspace(*next)) next++;
    if (!*next) return NULL; // nothing follows
    while (g_ascii_isspace(end[-1])) end--;
    WgSlice line = {text, (gsize)(end - text)};
    if (!is_notice(line))
      return strchr(".:;,", end[-1]) ? NULL : g_strndup(text, line.len);
    text = next;
  }
  return NULL;
}

WgRecord *wg_text_read(GString *bytes, const char *where, GError **error)
{
  WgSlice all = {bytes->str, bytes->len};
  if (!wg_text_check(all, where, 1, error)) {
    g_string_free(bytes, TRUE);
    return NULL;
  }
  char *text = g_string_free(bytes, FALSE);
  wg_text_clean(text);
  if (is_blank(text, text + strlen(text))) {
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
                "%s: holds no text", where);
    g_free(text);
    return NULL;
  }
  WgRecord *record = g_new0(WgRecord, 1);
  record->text = text;
  record->title = find_title(text);
  record->date = wg_dateline_find(text);
  return record;
}

// The number of `n` digits at `s`, -1 where one is none.
static int digits(const char *s, int n)
{
  int value = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit(s[i])) return -1;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

gboolean wg_text_is_date(const char *date)
{
  int year = digits(date, 4);
  if (year < 1) return FALSE;
  if (date[4] == '\0') return TRUE;
  if (date[4] != '-') return FALSE;
  int month = digits(date + 5, 2);
  if (month < 1 || month > 12) return FALSE;
  if (date[7] == '\0') return TRUE;
  if (date[7] != '-') return FALSE;
  int day = digits(date + 8, 2);
  if (day < 1 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month,
                                   (GDateYear)year))
    return FALSE;
  return date[10] == '\0' || date[10] == 'T' || date[10] == ' ';
}
