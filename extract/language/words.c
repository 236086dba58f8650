// SPDX-License-Identifier: Apache-2.0
// Words as Universal Dependencies cuts English (EWT, GUM): clitics, hyphens and
// slashes apart, abbreviations with their full stop, numbers whole.
#include "extract/language/characters.h"
#include "extract/language/words.h"

typedef struct cutter {
  const WgChars *t;
  GArray *out;
} Cutter;

static void add(Cutter *k, guint32 begin, guint32 end)
{
  WgWord w = {begin, end};
  if (begin < end) g_array_append_val(k->out, w);
}

static gboolean begins(const WgChars *t, guint32 b, guint32 e, const char *word)
{
  guint32 n = (guint32)strlen(word);
  return e - b >= n && wg_is(t, b, b + n, word);
}

static gboolean ends(const WgChars *t, guint32 b, guint32 e, const char *word)
{
  guint32 n = (guint32)strlen(word);
  return e - b >= n && wg_is(t, e - n, e, word);
}

/// URLs, mail addresses and file names, which stay whole.
static gboolean is_address(const WgChars *t, guint32 b, guint32 e)
{
  static const char *const STARTS[] = {"http://", "https://", "ftp://", "www.", "mailto:", NULL};
  static const char *const TAILS[] = {".com", ".org", ".net", ".edu", ".gov", ".co.uk", ".io",
                                      ".doc", ".pdf", ".xls", ".html", ".htm", ".jpg", ".txt",
                                      ".info", ".eu", ".cn", ".de", ".mil", NULL};
  for (guint i = 0; STARTS[i]; i++)
    if (begins(t, b, e, STARTS[i])) return TRUE;
  gboolean at = FALSE, slash = FALSE;
  for (guint32 i = b; i < e; i++) {
    gunichar c = t->c[i];
    if (c == '@' && i > b && i + 1 < e && wg_is_word(t->c[i - 1])) at = TRUE;
    if (at && c == '.' && i + 1 < e && wg_is_word(t->c[i + 1])) return TRUE;
    if (c == '/') slash = TRUE;
  }
  for (guint i = 0; TAILS[i]; i++)
    if (e - b > strlen(TAILS[i]) && ends(t, b, e, TAILS[i])) return TRUE;
  for (guint i = 0; slash && i < 5; i++)
    for (guint32 j = b + 1; j + strlen(TAILS[i]) < e; j++)
      if (begins(t, j, e, TAILS[i]) && t->c[j + strlen(TAILS[i])] == '/') return TRUE;
  return FALSE;
}

/// ":)", ";-(" and the like, whole.
static gboolean is_smiley(const WgChars *t, guint32 b, guint32 e)
{
  static const char *const FACES[] = {":)", ":(", ";)", ":-)", ":-(", ";-)", ":d", ":-d", ":p", ":-p",
                                      ":/", "=)", "=(", ":o", "(:", "<3", "^_^", ":))", ";-d", NULL};
  return wg_is_any(t, b, e, FACES);
}

/// Characters of which a run is one word: "...", "--", "!!", "***".
static gboolean runs(gunichar c)
{
  return c == '.' || c == '-' || c == '*' || c == '=' || c == '_' || c == '!' || c == '?' ||
         c == '#' || c == '~' || c == '+' || c == '<' || c == '>' || c == 0x2026;
}

/// End of the mark that begins at i.
static guint32 mark_end(const WgChars *t, guint32 i, guint32 e)
{
  gunichar c = t->c[i];
  guint32 j = i + 1;
  if (c == '!' || c == '?') {
    while (j < e && (t->c[j] == '!' || t->c[j] == '?')) j++;
    return j;
  }
  if (wg_is_apostrophe(c) && c != '`') {
    if (j < e && t->c[j] == c) j++;
    return j;
  }
  if (c == '`' && j < e && t->c[j] == '`') return j + 1;
  if (runs(c))
    while (j < e && t->c[j] == c) j++;
  return j;
}

static void cut_marks(Cutter *k, guint32 b, guint32 e)
{
  while (b < e) {
    guint32 j = mark_end(k->t, b, e);
    add(k, b, j);
    b = j;
  }
}

/// Beginnings after which a hyphen does not cut.
static gboolean keeps_hyphen(const WgChars *t, guint32 b, guint32 hyphen)
{
  static const char *const PREFIXES[] = {
      "e", "non", "mid", "re", "anti", "co", "pre", "pro", "cross", "post", "semi", "sub", "pan",
      "multi", "ex", "counter", "socio", "neo", "inter", "intra", "un", "micro", "vice", "ultra",
      "uh", "psycho", "bi", "de", "macro", "pseudo", "quasi", "tri", "meta", "hyper", NULL};
  return wg_is_any(t, b, hyphen, PREFIXES);
}

static gboolean all(const WgChars *t, guint32 b, guint32 e, gboolean (*test)(gunichar))
{
  for (guint32 i = b; i < e; i++)
    if (!test(t->c[i])) return FALSE;
  return b < e;
}

static gboolean has(const WgChars *t, guint32 b, guint32 e, gboolean (*test)(gunichar))
{
  for (guint32 i = b; i < e; i++)
    if (test(t->c[i])) return TRUE;
  return FALSE;
}

/// First names and words that open sentences: where one follows a small letter without
/// a space, a line end was lost there.
static gboolean begins_anew(const WgChars *t, guint32 b, guint32 e)
{
  static const char *const WORDS[] = {
      "the", "but", "and", "this", "that", "these", "those", "there", "they", "then", "when",
      "where", "what", "while", "with", "after", "before", "according", "however", "since",
      "although", "because", "its", "his", "her", "she", "they", "their", "from", "for", "was",
      "has", "have", "said", "says", "president", "professor", "minister", "researcher", "china",
      "chinese", "russia", "russian", "american", "america", "india", "iran", "israel",
      "washington", "beijing", "university", "institute", "maria", "john", "james", "robert",
      "michael", "david", "william", "richard", "thomas", "charles", "joseph", "daniel", "matthew",
      "anthony", "mark", "paul", "steven", "andrew", "kenneth", "kevin", "brian", "george",
      "edward", "peter", "susan", "mary", "patricia", "jennifer", "linda", "elizabeth", "barbara",
      "jessica", "sarah", "karen", "nancy", "lisa", "margaret", "emily", "michelle", "laura",
      "anna", "rebecca", "rachel", "julia", "christopher", "jonathan", "stephen", "alexander",
      "benjamin", "samuel", "frank", "eric", "adam", "henry", "martin", NULL};
  return wg_is_any(t, b, e, WORDS);
}

/// Where "SalesJohn" or "ABCin" is two words: the place of the second, else e.
static guint32 glued_at(const WgChars *t, guint32 b, guint32 e)
{
  static const char *const SMALL[] = {"in", "and", "of", "to", "for", "the", "is", "was", "has",
                                      "on", "at", "by", "with", "from", "that", "which", "who",
                                      "said", "will", "have", "are", "had", NULL};
  static const char *const OWN[] = {"youtube", NULL};
  guint32 caps = b;
  while (caps < e && wg_is_upper(t->c[caps])) caps++;
  if (caps - b >= 3 && wg_is_any(t, caps, e, SMALL)) return caps;
  if (wg_is_any(t, b, e, OWN)) return e;
  for (guint32 i = b + 3; i + 2 < e; i++)
    if (wg_is_lower(t->c[i - 1]) && wg_is_upper(t->c[i]) && all(t, i + 1, e, wg_is_lower) &&
        all(t, b + 1, i, wg_is_lower) && begins_anew(t, i, e))
      return i;
  return e;
}

/// Contractions written as one word.
static guint32 contraction_at(const WgChars *t, guint32 b, guint32 e)
{
  static const char *const NOT[] = {"dont", "doesnt", "didnt", "wont", "cant", "isnt", "arent",
                                    "wasnt", "werent", "hasnt", "havent", "hadnt", "couldnt",
                                    "wouldnt", "shouldnt", "aint", NULL};
  static const char *const TWO[] = {"im", "ive", "thats", "youre", "theyre", "theres", "hes",
                                    "youll", "theyll", "youve", "theyve", "weve", NULL};
  static const guint TWO_AT[] = {1, 1, 4, 3, 4, 5, 2, 3, 4, 3, 4, 2};
  static const char *const THREE[] = {"cannot", "gonna", "wanna", "gotta", NULL};
  if (wg_is_any(t, b, e, NOT)) return e - 2;
  if (wg_is_any(t, b, e, THREE)) return wg_is(t, b, e, "wanna") || !wg_is(t, b, e, "cannot") ? e - 2 : e - 3;
  for (guint i = 0; TWO[i]; i++)
    if (wg_is(t, b, e, TWO[i]) && !wg_is_upper(t->c[e - 1])) return b + TWO_AT[i];
  return e;
}

/// Letters and digits only (and apostrophes inside): clitics, glued words, units.
static void cut_plain(Cutter *k, guint32 b, guint32 e)
{
  static const char *const CLITICS[] = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", NULL};
  static const char *const UNITS[] = {"am", "pm", "m", "k", "b", "mm", "cm", "km", "kg", "bn", "ft",
                                      "million", "billion", "mph", "hz", "gb", "mb", "lbs", "x",
                                      "trn", "tn", "mn", "g", NULL};
  const WgChars *t = k->t;
  for (guint i = 0; CLITICS[i]; i++) {
    guint32 n = (guint32)strlen(CLITICS[i]);
    if (e - b > n && ends(t, b, e, CLITICS[i])) {
      cut_plain(k, b, e - n);
      add(k, e - n, e);
      return;
    }
  }
  if (e - b > 1 && wg_is_apostrophe(t->c[e - 1])) {
    cut_plain(k, b, e - 1);
    add(k, e - 1, e);
    return;
  }
  guint32 unit = b;
  while (unit < e && (wg_is_digit(t->c[unit]) || t->c[unit] == ',' || t->c[unit] == '.' ||
                      t->c[unit] == ':'))
    unit++;
  if (unit > b && unit < e && wg_is_any(t, unit, e, UNITS)) {
    add(k, b, unit);
    add(k, unit, e);
    return;
  }
  guint32 at = contraction_at(t, b, e);
  if (at == e) at = glued_at(t, b, e);
  add(k, b, at);
  add(k, at, e);
}

static gboolean is_numeric(const WgChars *t, guint32 b, guint32 e)
{
  return has(t, b, e, wg_is_digit) && !has(t, b, e, wg_is_letter);
}

/// A date or telephone number keeps its hyphens and slashes: two of them, or digits in
/// groups of at least three behind the hyphen.
static gboolean is_joined_number(const WgChars *t, guint32 b, guint32 e)
{
  guint hyphens = 0, slashes = 0;
  guint32 last = b;
  for (guint32 i = b; i < e; i++) {
    gunichar c = t->c[i];
    if (c == '-') hyphens++;
    else if (c == '/') slashes++;
    else if (!wg_is_digit(c) && c != '.' && c != '(' && c != ')') return FALSE;
    if (c == '-' || c == '/') last = i + 1;
  }
  if (slashes) return TRUE;
  if (hyphens >= 2) return TRUE;
  return hyphens == 1 && e - last == 4 && last - b == 4; // 555-0100
}

/// The first place within (b, e) where the word is cut, with the mark there.
static gboolean find_cut(const WgChars *t, guint32 b, guint32 e, guint32 *at, guint32 *end)
{
  gboolean joined = is_joined_number(t, b, e);
  for (guint32 i = b; i < e; i++) {
    gunichar c = t->c[i], before = i > b ? t->c[i - 1] : 0, after = i + 1 < e ? t->c[i + 1] : 0;
    gboolean inner = before && after;
    *at = i;
    *end = i + 1;
    if (wg_is_word(c) || joined) continue;
    if (c == '-' || c == '.' || c == 0x2026) {
      *end = mark_end(t, i, e);
      if (*end - i > 1 || c == 0x2026) return TRUE; // "--", "..."
    }
    if (c == '-' && inner) {
      if (!keeps_hyphen(t, b, i)) return TRUE;
    } else if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 ||
               c == 0x2015 || c == 0x2212) {
      return TRUE;
    } else if (c == '/' && inner) {
      static const char *const KEPT[] = {"w/o", "s/he", "w/out", "n/a", "c/o", "i/o", "a/c", NULL};
      if (!wg_is_any(t, b, e, KEPT)) return TRUE;
    } else if (c == ',' && !(wg_is_digit(before) && wg_is_digit(after))) {
      return TRUE;
    } else if (c == ':' && !(wg_is_digit(before) && wg_is_digit(after))) {
      return TRUE;
    } else if (c == '.' && inner && i - b >= 2 && wg_is_lower(before) && wg_is_lower(t->c[i - 2]) &&
               wg_is_upper(after) && i + 2 < e && wg_is_lower(t->c[i + 2])) {
      return TRUE; // "said.The"
    } else if (c == '.' && wg_is_lower(before) && (after == '[' || after == '(' || after == 0x201C)) {
      return TRUE; // "said.[12]"
    } else if (c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == '"' ||
               c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB || c == ';' ||
               c == '|' || c == '!' || c == '?' || c == '<' || c == '>' || c == '*' || c == '=' ||
               c == '~' || c == 0x2022 || c == 0x00B7) {
      *end = mark_end(t, i, e);
      return TRUE;
    } else if ((c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA5) && wg_is_digit(after)) {
      if (i > b && wg_is_upper(before) && i - b <= 3) {
        *at = i + 1; // "US$" is one word
        *end = i + 1;
      }
      return TRUE;
    } else if (c == '%' || c == 0xB0) {
      return TRUE;
    } else if (wg_is_apostrophe(c) && inner && c != '\'' && c != 0x2019 && c != '`' && c != 0xB4) {
      return TRUE;
    }
  }
  return FALSE;
}

static void cut_inner(Cutter *k, guint32 b, guint32 e)
{
  guint32 at, end;
  while (b < e && find_cut(k->t, b, e, &at, &end)) {
    if (at > b) {
      if (is_numeric(k->t, b, at)) add(k, b, at);
      else if (wg_abbreviation_of(k->t, b, at)) add(k, b, at);
      else cut_plain(k, b, at);
    }
    cut_marks(k, at, end);
    b = end;
  }
  if (b >= e) return;
  if (is_numeric(k->t, b, e) || wg_abbreviation_of(k->t, b, e)) add(k, b, e);
  else cut_plain(k, b, e);
}

/// Where a full stop belongs to the word before it.
static gboolean keeps_stop(const WgChars *t, guint32 b, guint32 e)
{
  guint32 start = e - 1;
  while (start > b && (wg_is_word(t->c[start - 1]) || t->c[start - 1] == '.' ||
                       wg_is_apostrophe(t->c[start - 1])))
    start--;
  WgAbbreviation kind = wg_abbreviation_of(t, start, e);
  if (kind != WG_ABBREVIATION_INITIAL) return kind != WG_NO_ABBREVIATION;
  // An initial before a name; "Plan B." and "I." end a sentence.
  if (t->c[start] == 'I') return FALSE;
  guint32 next = e;
  while (next < t->n && g_unichar_isspace(t->c[next])) next++;
  return next > e && next < t->n && wg_is_upper(t->c[next]);
}

static gboolean opens(gunichar c)
{
  return c == '(' || c == '[' || c == '{' || c == '"' || c == 0x201C || c == 0x201E || c == 0x2018 ||
         c == 0xAB || c == '<' || c == '*' || c == '-' || c == 0x2013 || c == 0x2014 || c == '~' ||
         c == '=' || c == '>' || c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0xBF ||
         c == 0xA1 || c == 0x2022 || c == '|' || c == '_' || c == '.' || c == ',' || c == ':' ||
         c == ';' || c == '!' || c == '?' || c == ')' || c == ']' || c == '}' || c == 0x2026 ||
         c == '/' || c == '\\' || c == '^' || c == 0x201D || c == 0xB7 || c == 0xA7;
}

/// An apostrophe before the word that belongs to it: 'em, '90s, 'til.
static gboolean keeps_apostrophe(const WgChars *t, guint32 b, guint32 e)
{
  static const char *const WORDS[] = {"'em", "'til", "'cause", "'n", "'n'", "'tis", "'bout", "'s",
                                      "'re", "'ll", "'ve", "'d", "'m", NULL};
  guint32 end = e;
  while (end > b + 1 && !wg_is_word(t->c[end - 1])) end--;
  if (wg_is_any(t, b, end, WORDS)) return TRUE;
  return end - b >= 3 && end - b <= 4 && wg_is_digit(t->c[b + 1]) && wg_is_digit(t->c[b + 2]) &&
         (end - b == 3 || wg_low(t->c[b + 3]) == 's') && t->c[b] != 0x2018;
}

/// Where the marks at the end of the word begin.
static guint32 tail_of(const WgChars *t, guint32 b, guint32 e)
{
  while (e > b) {
    gunichar c = t->c[e - 1];
    if (wg_is_word(c) || c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA5 || c == '+' || c == '#' ||
        c == '@' || c == '&')
      break;
    if (c == '.' && (e - 1 == b || t->c[e - 2] != '.') && keeps_stop(t, b, e)) break;
    if (wg_is_apostrophe(c) && e - b >= 3 && wg_is(t, e - 3, e, "'n'")) break;
    e--;
  }
  return e;
}

/// One piece between white space.
static void cut_piece(Cutter *k, guint32 b, guint32 e)
{
  const WgChars *t = k->t;
  if (is_smiley(t, b, e)) {
    add(k, b, e);
    return;
  }
  while (b < e && (opens(t->c[b]) || wg_is_apostrophe(t->c[b]) ||
                   (t->c[b] == '#' && b + 1 < e && wg_is_digit(t->c[b + 1])))) {
    if (wg_is_apostrophe(t->c[b]) && keeps_apostrophe(t, b, e)) break;
    if (t->c[b] == '.' && b + 1 < e && wg_is_digit(t->c[b + 1])) break; // ".25"
    guint32 j = mark_end(t, b, e);
    add(k, b, j);
    b = j;
    if (is_smiley(t, b, e)) {
      add(k, b, e);
      return;
    }
  }
  if (b >= e) return;
  guint32 tail = tail_of(t, b, e);
  if (tail < e && tail > b && t->c[tail] == '/' && is_address(t, b, tail + 1)) tail++;
  if (is_address(t, b, tail)) add(k, b, tail);
  else cut_inner(k, b, tail);
  for (guint32 i = tail; i < e;) {
    if (is_smiley(t, i, e)) {
      add(k, i, e);
      return;
    }
    guint32 j = mark_end(t, i, e);
    add(k, i, j);
    i = j;
  }
}

/// Pieces longer than this are no words of any text; cutting them whole would take time
/// that grows with the square of their length.
#define PIECE_MAX 2000u

void wg_words_cut(const WgChars *chars, GArray *words)
{
  Cutter k = {chars, words};
  guint32 b = 0;
  for (guint32 i = 0; i <= chars->n; i++) {
    gboolean space = i == chars->n || g_unichar_isspace(chars->c[i]);
    if (!space && i - b < PIECE_MAX) continue;
    if (b < i) cut_piece(&k, b, i);
    b = space ? i + 1 : i;
  }
}
