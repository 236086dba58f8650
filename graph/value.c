// SPDX-License-Identifier: Apache-2.0
#include "graph/value.h"

#include "graph/terms.h"

#define SHOWN 60 // characters of a statement in the label of its event

// Whether `s` begins like `pattern`, in which 0 stands for any digit.
static gboolean looks_like(const char *s, const char *pattern)
{
  for (; *pattern; s++, pattern++)
    if (*pattern == '0' ? !g_ascii_isdigit(*s) : *s != *pattern) return FALSE;
  return TRUE;
}

static int two_digits(const char *s) { return (s[0] - '0') * 10 + s[1] - '0'; }

// "…Thh:mm[:ss[.fff]][zone]" behind the day, as xsd:dateTime wants it; NULL where it
// does not tell a time.
static char *time_of_day(const char *s)
{
  if (*s != 'T' && *s != 't' && *s != ' ') return NULL;
  if (!looks_like(s + 1, "00:00")) return NULL;
  GString *out = g_string_new("T");
  g_string_append_len(out, s + 1, 5);
  gboolean good = two_digits(s + 1) <= 23 && two_digits(s + 4) <= 59;
  s += 6;
  if (looks_like(s, ":00")) {
    good = good && two_digits(s + 1) <= 59;
    g_string_append_len(out, s, 3);
    s += 3;
    if (s[0] == '.' && g_ascii_isdigit(s[1])) {
      gsize n = 1 + strspn(s + 1, "0123456789");
      g_string_append_len(out, s, (gssize)n);
      s += n;
    }
  } else {
    g_string_append(out, ":00");
  }
  if (*s == ' ') s++;
  if ((*s == 'Z' || *s == 'z') && !s[1]) {
    g_string_append_c(out, 'Z');
  } else if (looks_like(s, "+00") || looks_like(s, "-00")) {
    const char *minutes = s[3] == ':' ? s + 4 : s + 3;
    gboolean told = looks_like(minutes, "00") && !minutes[2];
    good = good && (told || !s[3]) && two_digits(s + 1) <= 13 &&
           (!told || two_digits(minutes) <= 59);
    g_string_append_len(out, s, 3);
    g_string_append_c(out, ':');
    g_string_append_len(out, told ? minutes : "00", 2);
  } else if (*s) {
    good = FALSE;
  }
  return g_string_free(out, !good);
}

char *wg_value_date(const char *date, const char **datatype)
{
  if (!date || !looks_like(date, "0000")) return NULL;
  if (strncmp(date, "0000", 4) == 0) return NULL;
  if (!date[4]) {
    *datatype = XSD_YEAR;
    return g_strdup(date);
  }
  if (!looks_like(date + 4, "-00")) return NULL;
  int month = two_digits(date + 5);
  if (month < 1 || month > 12) return NULL;
  if (!date[7]) {
    *datatype = XSD_YEAR_MONTH;
    return g_strdup(date);
  }
  if (!looks_like(date + 7, "-00") || g_ascii_isdigit(date[10])) return NULL;
  GDateYear year = (GDateYear)(two_digits(date) * 100 + two_digits(date + 2));
  GDateDay day = (GDateDay)two_digits(date + 8);
  if (!g_date_valid_dmy(day, (GDateMonth)month, year)) return NULL;
  g_autofree char *time = time_of_day(date + 10);
  *datatype = time ? XSD_DATETIME : XSD_DATE;
  return g_strdup_printf("%.10s%s", date, time ? time : "");
}

char *wg_value_name(const char *text)
{
  g_autofree char *utf8 = g_utf8_make_valid(text ? text : "", -1);
  GString *out = g_string_new(NULL);
  gboolean gap = FALSE;
  for (const char *p = utf8; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
      gap = out->len > 0;
      continue;
    }
    if (gap) g_string_append_c(out, ' ');
    gap = FALSE;
    g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

// Case folded, letters and digits only (so that quotation marks and hyphens of another
// outlet make no other statement).
static char *words_key(const char *words)
{
  g_autofree char *utf8 = g_utf8_make_valid(words, -1);
  g_autofree char *nfc = g_utf8_normalize(utf8, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold(nfc, -1);
  GString *out = g_string_new(NULL);
  for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c) || g_unichar_ismark(c)) g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

char *wg_value_shown(const WgReport *report)
{
  if (strcmp(report->event_class, "Statement") != 0 || !report->words) return NULL;
  g_autofree char *words = wg_value_name(report->words);
  if (g_utf8_strlen(words, -1) <= SHOWN) return g_steal_pointer(&words);
  g_autofree char *begin = g_utf8_substring(words, 0, SHOWN - 1);
  return g_strconcat(begin, "…", NULL);
}

char *wg_value_key(const WgOntology *ontology, const WgReport *report)
{
  char *key = NULL;
  if (strcmp(report->event_class, "RoleHolding") == 0 && report->role &&
      report->role[0])
    key = wg_ontology_normalize_role(ontology, report->role[0]);
  else if (strcmp(report->event_class, "Statement") == 0 && report->words)
    key = words_key(report->words);
  if (key && !*key) g_clear_pointer(&key, g_free);
  return key;
}

guint wg_value_hundredths(const char *decimal)
{
  guint whole = 0, part = 0, weight = 10;
  for (; g_ascii_isdigit(*decimal); decimal++) whole = whole * 10 + (guint)(*decimal - '0');
  if (*decimal == '.')
    for (decimal++; g_ascii_isdigit(*decimal); decimal++, weight /= 10)
      part += (guint)(*decimal - '0') * weight;
  return whole * 100 + part;
}

const char *wg_value_find(const char *text, const char *words)
{
  gsize n = strlen(words);
  for (const char *p = text; n && (p = strstr(p, words)); p += n) {
    gunichar after = g_utf8_get_char(p + n);
    const char *before = p > text ? g_utf8_prev_char(p) : NULL;
    if (!(before && g_unichar_isalnum(g_utf8_get_char(before))) &&
        !(after && g_unichar_isalnum(after)))
      return p;
  }
  return NULL;
}
