// SPDX-License-Identifier: Apache-2.0
// How a name becomes the form that IRIs and comparisons use. A pure function: the
// same name gives the same bytes on every machine (Unicode tables are GLib's).
#include "extract/facts/gazetteer.h"

#include <string.h>

/// Ends of firms' names that the law asks for; compared after folding, without dots.
static const char *const LEGAL[] = {
    "ab",   "ag",           "asa",     "bhd",  "bv",   "cjsc",    "co",   "company",
    "corp", "corporation",  "gmbh",    "holdings", "inc", "incorporated", "jsc",
    "kg",   "kgaa",         "kk",      "limited", "llc", "llp",   "lp",   "ltd",
    "nv",   "oao",          "ojsc",    "ooo",  "oy",   "oyj",     "pao",  "pjsc",
    "plc",  "pte",          "pty",     "sa",   "sarl", "sas",     "sdn",  "se",
    "spa",  "srl",          "tbk",     NULL};

/// What stands before a legal end as part of it ("joint stock company").
static const char *const LEGAL_BEFORE[][3] = {
    {"public", "joint", "stock"}, {"open", "joint", "stock"},
    {"closed", "joint", "stock"}, {NULL, "joint", "stock"},
    {NULL, "limited", "liability"}};

/// One word while the name is taken apart.
typedef struct word {
  GString *text;
  gboolean initial; // a single letter followed by a dot: "J."
} Word;

static void word_clear(gpointer p) { g_string_free(((Word *)p)->text, TRUE); }

static gboolean is_apostrophe(gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BC;
}

static gboolean is_ascii(const char *s)
{
  for (; *s; s++)
    if ((guchar)*s >= 0x80) return FALSE;
  return TRUE;
}

/// NFC and case folded; plain ASCII, the usual case, takes the short way.
static char *fold_case(const char *name)
{
  if (is_ascii(name)) return g_ascii_strdown(name, -1);
  g_autofree char *nfc = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold(nfc ? nfc : "", -1);
  char *out = g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
  return out ? out : g_strdup("");
}

/// Whether a possessive 's, the last letter of its word, follows the apostrophe `p`.
static gboolean at_possessive(const char *p)
{
  const char *s = g_utf8_next_char(p);
  if (*s != 's') return FALSE;
  const gunichar after = g_utf8_get_char(s + 1);
  return !g_unichar_isalnum(after) && !is_apostrophe(after);
}

/// Whether the dot `p` stands inside an initialism or ends one: a single letter
/// before it ("U.S.", "J.P.").
static gboolean after_single_letter(const Word *word)
{
  return g_utf8_strlen(word->text->str, (gssize)word->text->len) == 1;
}

static void flush(GArray *words, Word *word)
{
  if (word->text->len) {
    g_array_append_val(words, *word);
    word->text = g_string_new(NULL);
  }
  word->initial = FALSE;
}

static void add_word(GArray *words, const char *text)
{
  Word word = {g_string_new(text), FALSE};
  g_array_append_val(words, word);
}

/// Take the folded name apart at white space and punctuation.
static GArray *split(const char *folded)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  g_array_set_clear_func(words, word_clear);
  Word word = {g_string_new(NULL), FALSE};
  for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c)) {
      g_string_append_unichar(word.text, c);
    } else if (c == '.') {
      const gboolean initial = after_single_letter(&word);
      flush(words, &word);
      if (initial) g_array_index(words, Word, words->len - 1).initial = TRUE;
    } else if (is_apostrophe(c)) {
      if (at_possessive(p)) p = g_utf8_next_char(p);
    } else if (g_unichar_ismark(c)) {
      // a mark that NFC joined to no letter is dropped; in scripts that write
      // vowels as marks it is part of the word
      if (g_unichar_type(c) == G_UNICODE_SPACING_MARK)
        g_string_append_unichar(word.text, c);
    } else {
      flush(words, &word);
      if (c == '&') add_word(words, "and");
      if (c == '+') add_word(words, "plus");
    }
  }
  flush(words, &word);
  g_string_free(word.text, TRUE);
  return words;
}

static const char *text_at(const GArray *words, guint i)
{
  return g_array_index(words, Word, i).text->str;
}

/// "u", "s" of "U.S." become one word; "u.s" without its last dot too.
static void join_initials(GArray *words)
{
  for (guint i = 0; i + 1 < words->len;) {
    Word *word = &g_array_index(words, Word, i);
    const Word *next = &g_array_index(words, Word, i + 1);
    const gboolean single = after_single_letter(next);
    if (!word->initial || !single) {
      i++;
      continue;
    }
    g_string_append(word->text, next->text->str);
    word->initial = next->initial;
    g_array_remove_index(words, i + 1);
  }
}

static gboolean is_one_of(const char *word, const char *const *list)
{
  for (; *list; list++)
    if (strcmp(word, *list) == 0) return TRUE;
  return FALSE;
}

/// Words of a legal end before the end at `n`, as "joint stock" before "company".
static guint words_before_legal(const GArray *words, guint begin, guint n)
{
  for (gsize k = 0; k < G_N_ELEMENTS(LEGAL_BEFORE); k++) {
    const char *const *form = LEGAL_BEFORE[k];
    const guint len = form[0] ? 3 : 2;
    if (n - begin <= len) continue;
    gboolean same = TRUE;
    for (guint i = 0; same && i < len; i++)
      same = strcmp(text_at(words, n - len + i), form[3 - len + i]) == 0;
    if (same) return len;
  }
  return 0;
}

/// Where the name ends when legal ends, and the "and" before them, are taken off; at
/// least one word after `begin` stays.
static guint without_legal(const GArray *words, guint begin)
{
  guint n = words->len;
  gboolean cut = FALSE;
  while (n > begin + 1 && is_one_of(text_at(words, n - 1), LEGAL)) {
    n--;
    n -= words_before_legal(words, begin, n);
    cut = TRUE;
  }
  while (cut && n > begin + 1 && strcmp(text_at(words, n - 1), "and") == 0) n--;
  return n;
}

static gboolean is_article(const char *word)
{
  return strcmp(word, "the") == 0 || strcmp(word, "a") == 0 || strcmp(word, "an") == 0;
}

char *wg_name_normalize(const char *name)
{
  g_autofree char *folded = fold_case(name);
  g_autoptr(GArray) words = split(folded);
  join_initials(words);
  const guint begin = words->len > 1 && is_article(text_at(words, 0)) ? 1 : 0;
  const guint end = without_legal(words, begin);
  GString *out = g_string_new(NULL);
  for (guint i = begin; i < end; i++) {
    if (i > begin) g_string_append_c(out, ' ');
    g_string_append(out, text_at(words, i));
  }
  if (!out->len) { // nothing but signs: the name itself is better than no name
    g_string_assign(out, folded);
    g_strstrip(out->str);
  }
  return g_string_free(out, FALSE);
}

/// Letters that Unicode does not take apart into a letter and an accent.
static const char *plain_letter(gunichar c)
{
  switch (c) {
  case 0x00E6: return "ae";
  case 0x00F8: return "o";
  case 0x0111: return "d";
  case 0x0131: return "i";
  case 0x0142: return "l";
  case 0x0153: return "oe";
  default: return NULL;
  }
}

char *wg_name_fold(const char *name)
{
  char *normal = wg_name_normalize(name);
  if (is_ascii(normal)) return normal;
  g_autofree char *parts = g_utf8_normalize(normal, -1, G_NORMALIZE_NFD);
  g_free(normal);
  GString *out = g_string_new(NULL);
  for (const char *p = parts; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    const char *plain = plain_letter(c);
    if (plain)
      g_string_append(out, plain);
    else if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}
