// SPDX-License-Identifier: Apache-2.0
#include "extract/time/time_words.h"

static const char *const MONTHS[] = {"january", "february", "march", "april", "may", "june",
                                     "july", "august", "september", "october", "november",
                                     "december"};
static const char *const DAYS[] = {"monday", "tuesday", "wednesday", "thursday", "friday",
                                   "saturday", "sunday"};

// Verbs and adjectives whose complement is still to come, by lemma or form.
static const char *const AHEAD_WORDS[] = {"set", "schedule", "scheduled", "plan", "plans",
  "planned", "planning", "expect", "expected", "expects", "intend", "intends", "intended", "due",
  "slate", "slated", "aim", "aims", "hope", "hopes", "propose", "proposes", "proposed", NULL};
static const char *const WILL_WORDS[] = {"will", "wo", "shall", "'ll", "\xe2\x80\x99ll", NULL};
static const char *const BE_WORDS[] = {"is", "are", "'s", "'re", "am", "be", NULL};
static const char *const PAST_WORDS[] = {"was", "were", "had", "did", "said", "told", "told",
  "made", "took", "held", "met", "began", "left", "gave", "won", "lost", "sold", "bought",
  "became", "came", "went", "found", "wrote", "led", "cut", "put", "filed", "sent", "ran", NULL};

static const WgToken *token(const WgSentence *s, gint64 i)
{
  return i >= 0 && i < (gint64)s->n ? &s->tokens[i] : NULL;
}

static gboolean slice_is(WgSlice form, const char *word)
{
  gsize n = strlen(word);
  return form.len == n && g_ascii_strncasecmp(form.ptr, word, n) == 0;
}

gboolean wg_time_is(const WgSentence *s, gint64 i, const char *word)
{
  const WgToken *t = token(s, i);
  return t && slice_is(t->form, word);
}

gboolean wg_time_is_any(const WgSentence *s, gint64 i, const char *const *words)
{
  for (; *words; words++) {
    if (wg_time_is(s, i, *words))
      return TRUE;
  }
  return FALSE;
}

// The number of the full name or short form among `names`, 0 none. `*is_short`: cut.
static int name_number(WgSlice form, const char *const *names, int n, gboolean *is_short)
{
  gsize len = form.len;
  if (len && form.ptr[len - 1] == '.')
    len--;
  *is_short = len < 5;
  for (int i = 0; i < n && len >= 3; i++) {
    gsize whole = strlen(names[i]);
    gboolean cut = len == 3 || (len == 4 && (names[i][0] == 's' || names[i][0] == 't'))
                   || (len == 5 && names[i][1] == 'h' && names[i][0] == 't');
    if ((len == whole || (cut && len < whole)) &&
        g_ascii_strncasecmp(form.ptr, names[i], len) == 0) {
      *is_short = len < whole;
      return i + 1;
    }
  }
  return 0;
}

int wg_time_month(const WgSentence *s, gint64 i, gint64 *next)
{
  const WgToken *t = token(s, i);
  gboolean cut = FALSE;
  if (!t || t->form.len < 3 || !g_ascii_isupper(t->form.ptr[0]))
    return 0;
  int month = name_number(t->form, MONTHS, 12, &cut);
  if (month == 0)
    return 0;
  *next = i + 1;
  if (cut && wg_time_is(s, i + 1, ".") && (wg_time_day(s, i + 2) || wg_time_year(s, i + 2)))
    *next = i + 2;
  return month;
}

int wg_time_weekday(const WgSentence *s, gint64 i, gint64 *next)
{
  const WgToken *t = token(s, i);
  gboolean cut = FALSE;
  if (!t || t->form.len < 3 || !g_ascii_isupper(t->form.ptr[0]))
    return 0;
  int day = name_number(t->form, DAYS, 7, &cut);
  *next = i + 1;
  if (day == 0 || !cut || t->form.ptr[t->form.len - 1] == '.')
    return day;
  gint64 after = i + 1 + (wg_time_is(s, i + 1, ".") || wg_time_is(s, i + 1, ","));
  gint64 unused = 0;
  if (!wg_time_month(s, after, &unused) && !wg_time_month(s, after + 1, &unused))
    return 0;
  *next = i + 1 + wg_time_is(s, i + 1, ".");
  return day;
}

WgTimeUnit wg_time_unit(const WgSentence *s, gint64 i, int *season)
{
  static const struct {
    const char *word;
    WgTimeUnit unit;
    int season;
  } UNITS[] = {
    {"hour", WG_UNIT_HOUR, 0},   {"minute", WG_UNIT_HOUR, 0},   {"day", WG_UNIT_DAY, 0},
    {"week", WG_UNIT_WEEK, 0},   {"fortnight", WG_NO_UNIT, 0},  {"weekend", WG_UNIT_WEEKEND, 0},
    {"month", WG_UNIT_MONTH, 0}, {"quarter", WG_UNIT_QUARTER, 0}, {"year", WG_UNIT_YEAR, 0},
    {"decade", WG_UNIT_LONG, 0}, {"century", WG_UNIT_LONG, 0},  {"spring", WG_UNIT_SEASON, 3},
    {"summer", WG_UNIT_SEASON, 6}, {"autumn", WG_UNIT_SEASON, 9}, {"fall", WG_UNIT_SEASON, 9},
    {"winter", WG_UNIT_SEASON, 12},
  };
  const WgToken *t = token(s, i);
  *season = 0;
  if (!t)
    return WG_NO_UNIT;
  for (gsize k = 0; k < G_N_ELEMENTS(UNITS); k++) {
    gsize n = strlen(UNITS[k].word);
    gboolean plural = t->form.len == n + 1 && (t->form.ptr[n] == 's' || t->form.ptr[n] == 'S');
    if ((t->form.len == n || plural) && g_ascii_strncasecmp(t->form.ptr, UNITS[k].word, n) == 0) {
      *season = UNITS[k].season;
      return UNITS[k].unit;
    }
  }
  return WG_NO_UNIT;
}

// The value of the digits that `form` begins with; `*n` how many.
static int leading_number(WgSlice form, gsize *n)
{
  int value = 0;
  *n = 0;
  while (*n < form.len && *n < 5 && g_ascii_isdigit(form.ptr[*n])) {
    value = value * 10 + (form.ptr[*n] - '0');
    (*n)++;
  }
  return value;
}

int wg_time_day(const WgSentence *s, gint64 i)
{
  static const char *const ENDS[] = {"", "st", "nd", "rd", "th"};
  const WgToken *t = token(s, i);
  gsize n = 0;
  if (!t)
    return 0;
  int value = leading_number(t->form, &n);
  if (n == 0 || n > 2 || value < 1 || value > 31)
    return 0;
  WgSlice rest = wg_slice_sub(t->form, n, t->form.len);
  for (gsize k = 0; k < G_N_ELEMENTS(ENDS); k++) {
    if (slice_is(rest, ENDS[k]))
      return value;
  }
  return 0;
}

int wg_time_year(const WgSentence *s, gint64 i)
{
  const WgToken *t = token(s, i);
  gsize n = 0;
  if (!t || t->form.len != 4)
    return 0;
  int value = leading_number(t->form, &n);
  return n == 4 && value >= 1700 && value <= 2100 ? value : 0;
}

int wg_time_count(const WgSentence *s, gint64 i)
{
  static const char *const WORDS[] = {"one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "eleven", "twelve"};
  static const char *const VAGUE[] = {"several", "few", "some", "many", "couple", "dozen",
                                      "hundreds", "dozens", "half", "recent", NULL};
  const WgToken *t = token(s, i);
  gsize n = 0;
  if (!t)
    return 0;
  int value = leading_number(t->form, &n);
  if (n && n == t->form.len)
    return value > 0 && value < 1000 ? value : 0;
  for (int k = 0; k < (int)G_N_ELEMENTS(WORDS); k++) {
    if (slice_is(t->form, WORDS[k]))
      return k + 1;
  }
  if (wg_time_is_any(s, i, VAGUE))
    return -1;
  return wg_time_is(s, i, "a") || wg_time_is(s, i, "an") ? 1 : 0;
}

/* Before or behind */

static gboolean lemma_is_any(const WgSentence *s, gint64 i, const char *const *words)
{
  const WgToken *t = token(s, i);
  if (!t)
    return FALSE;
  for (; *words; words++) {
    if ((t->lemma && g_ascii_strcasecmp(t->lemma, *words) == 0) || slice_is(t->form, *words))
      return TRUE;
  }
  return FALSE;
}

static gboolean has_tags(const WgSentence *s)
{
  return s->n > 0 && s->tokens[0].xpos && strcmp(s->tokens[0].xpos, "_") != 0;
}

static gboolean tag_begins(const WgToken *t, const char *prefix)
{
  return t->xpos && g_str_has_prefix(t->xpos, prefix);
}

// The verb or adjective that token `i` hangs on, -1 none.
static gint64 governor(const WgSentence *s, gint64 i)
{
  for (int hops = 0; hops < 10; hops++) {
    i = s->tokens[i].head;
    if (i < 0 || i >= (gint64)s->n)
      return -1;
    if (tag_begins(&s->tokens[i], "VB") || lemma_is_any(s, i, AHEAD_WORDS))
      return i;
  }
  return -1;
}

typedef struct helpers {
  gboolean will, present, past, to;
} Helpers;

static Helpers helpers_of(const WgSentence *s, gint64 verb)
{
  Helpers h = {FALSE, FALSE, FALSE, FALSE};
  for (gint64 k = 0; k < (gint64)s->n && k < verb + 1; k++) {
    const WgToken *t = &s->tokens[k];
    if (t->head != verb || k == verb)
      continue;
    h.will = h.will || wg_time_is_any(s, k, WILL_WORDS);
    h.present = h.present || (wg_time_is_any(s, k, BE_WORDS) && (t->upos == WG_UPOS_AUX));
    h.past = h.past || (t->upos == WG_UPOS_AUX && wg_time_is_any(s, k, PAST_WORDS));
    h.to = h.to || (wg_time_is(s, k, "to") && (t->deprel == WG_DEP_MARK || tag_begins(t, "TO")));
  }
  return h;
}

static gboolean ahead_by_parse(const WgSentence *s, gint64 i)
{
  gint64 verb = governor(s, i);
  gboolean to = FALSE;
  for (int steps = 0; verb >= 0 && steps < 4; steps++) {
    Helpers h = helpers_of(s, verb);
    if (h.will || (h.present && h.to) || (to && wg_time_is_any(s, verb, BE_WORDS)))
      return TRUE; // will appear, is to appear
    to = h.to;
    if (h.past)
      return FALSE;
    if (lemma_is_any(s, verb, AHEAD_WORDS))
      return h.present || tag_begins(&s->tokens[verb], "VBP") || tag_begins(&s->tokens[verb], "VBZ")
             || steps > 0;
    if (tag_begins(&s->tokens[verb], "VBD") || tag_begins(&s->tokens[verb], "VBN"))
      return FALSE;
    if (tag_begins(&s->tokens[verb], "VBG") && h.present)
      return TRUE;
    // An infinitive or a bare form: what it depends on knows.
    if (!h.to && !tag_begins(&s->tokens[verb], "VBG")
        && strcmp(s->tokens[verb].xpos ? s->tokens[verb].xpos : "", "VB") != 0)
      return FALSE;
    verb = governor(s, verb);
  }
  return FALSE;
}

static gboolean looks_past(const WgSentence *s, gint64 i)
{
  const WgToken *t = token(s, i);
  if (!t || wg_time_is(s, i - 1, "be") || wg_time_is(s, i - 2, "be"))
    return FALSE; // "will be sold"
  return wg_time_is_any(s, i, PAST_WORDS)
         || (t->form.len > 4 && g_ascii_strncasecmp(t->form.ptr + t->form.len - 2, "ed", 2) == 0);
}

static gboolean ahead_by_words(const WgSentence *s, gint64 i)
{
  for (gint64 k = i - 1; k >= 0; k--) {
    if (wg_time_is_any(s, k, WILL_WORDS) || wg_time_is_any(s, k, AHEAD_WORDS)
        || (wg_time_is(s, k, "going") && wg_time_is(s, k + 1, "to")))
      return TRUE;
    if (looks_past(s, k))
      return FALSE;
  }
  for (gint64 k = i + 1; k < (gint64)s->n; k++) {
    if (wg_time_is_any(s, k, WILL_WORDS))
      return TRUE;
    if (looks_past(s, k))
      return FALSE;
  }
  return FALSE;
}

gboolean wg_time_lies_ahead(const WgSentence *s, gint64 i)
{
  if (i < 0 || i >= (gint64)s->n)
    return FALSE;
  return has_tags(s) ? ahead_by_parse(s, i) : ahead_by_words(s, i);
}
