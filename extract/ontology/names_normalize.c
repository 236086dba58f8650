// SPDX-License-Identifier: Apache-2.0
// How a name becomes the form that IRIs and comparisons use. A pure function: the
// same name gives the same bytes on every machine (Unicode tables are GLib's).
#include "extract/ontology/gazetteer.h"

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
  guint32 begin, len; // bytes in the name's letters
  guint32 letters;    // characters
  gboolean initial;   // a single letter followed by a dot: "J."
} Word;

/// A name taken apart: its words stand in `text` without anything between them.
typedef struct name {
  GString *text;
  GArray *words; // of Word
} Name;

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

static gboolean is_letter(gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c);
}

static Word *word_at(const Name *name, guint i)
{
  return &g_array_index(name->words, Word, i);
}

static void add_char(Name *name, Word *word, gunichar c)
{
  if (c < 0x80)
    g_string_append_c(name->text, (char)c);
  else
    g_string_append_unichar(name->text, c);
  word->letters++;
}

/// End the word, if there is one, and begin the next.
static void flush(Name *name, Word *word)
{
  word->len = (guint32)name->text->len - word->begin;
  if (word->len) g_array_append_val(name->words, *word);
  const Word next = {(guint32)name->text->len, 0, 0, FALSE};
  *word = next;
}

static void add_word(Name *name, Word *word, const char *text)
{
  g_string_append(name->text, text);
  flush(name, word);
}

/// Take the folded name apart at white space and punctuation. A mark that NFC joined
/// to no letter is dropped; where a script writes vowels as marks it is part of the word.
static void split(Name *name, const char *folded)
{
  Word word = {0, 0, 0, FALSE};
  for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (is_letter(c)) {
      add_char(name, &word, c);
    } else if (c == '.') {
      word.initial = word.letters == 1;
      flush(name, &word);
    } else if (is_apostrophe(c)) {
      if (at_possessive(p)) p = g_utf8_next_char(p);
    } else if (c >= 0x80 && g_unichar_ismark(c)) {
      if (g_unichar_type(c) == G_UNICODE_SPACING_MARK) add_char(name, &word, c);
    } else {
      flush(name, &word);
      if (c == '&') add_word(name, &word, "and");
      if (c == '+') add_word(name, &word, "plus");
    }
  }
  flush(name, &word);
}

/// "u", "s" of "U.S." become one word, "u.s" without its last dot too.
static void join_initials(Name *name)
{
  for (guint i = 0; i + 1 < name->words->len;) {
    Word *word = word_at(name, i);
    const Word *next = word_at(name, i + 1);
    if (!word->initial || next->letters != 1) {
      i++;
      continue;
    }
    word->len += next->len; // the two stand side by side
    word->initial = next->initial;
    g_array_remove_index(name->words, i + 1);
  }
}

static gboolean is_word(const Name *name, guint i, const char *text)
{
  const Word *word = word_at(name, i);
  return strlen(text) == word->len &&
         memcmp(name->text->str + word->begin, text, word->len) == 0;
}

static gboolean is_legal(const Name *name, guint i)
{
  const char first = name->text->str[word_at(name, i)->begin];
  for (const char *const *end = LEGAL; *end; end++)
    if (**end == first && is_word(name, i, *end)) return TRUE;
  return FALSE;
}

/// Words of a legal end before the end at `n`, as "joint stock" before "company".
static guint words_before_legal(const Name *name, guint begin, guint n)
{
  for (gsize k = 0; k < G_N_ELEMENTS(LEGAL_BEFORE); k++) {
    const char *const *form = LEGAL_BEFORE[k];
    const guint len = form[0] ? 3 : 2;
    if (n - begin <= len) continue;
    gboolean same = TRUE;
    for (guint i = 0; same && i < len; i++)
      same = is_word(name, n - len + i, form[3 - len + i]);
    if (same) return len;
  }
  return 0;
}

/// Where the name ends when legal ends, and the "and" before them, are taken off; at
/// least one word after `begin` stays.
static guint without_legal(const Name *name, guint begin)
{
  guint n = name->words->len;
  gboolean cut = FALSE;
  while (n > begin + 1 && is_legal(name, n - 1)) {
    n--;
    n -= words_before_legal(name, begin, n);
    cut = TRUE;
  }
  while (cut && n > begin + 1 && is_word(name, n - 1, "and")) n--;
  return n;
}

static gboolean has_article(const Name *name)
{
  return name->words->len > 1 &&
         (is_word(name, 0, "the") || is_word(name, 0, "a") || is_word(name, 0, "an"));
}

/// The words from `begin` to `end`, parted by one space.
static char *join(const Name *name, guint begin, guint end)
{
  GString *out = g_string_sized_new(name->text->len + name->words->len);
  for (guint i = begin; i < end; i++) {
    const Word *word = word_at(name, i);
    if (i > begin) g_string_append_c(out, ' ');
    g_string_append_len(out, name->text->str + word->begin, (gssize)word->len);
  }
  return g_string_free(out, FALSE);
}

char *wg_name_normalize(const char *name)
{
  g_autofree char *folded = fold_case(name);
  Name parts = {g_string_sized_new(strlen(folded) + 8),
                g_array_sized_new(FALSE, FALSE, sizeof(Word), 8)};
  split(&parts, folded);
  join_initials(&parts);
  const guint begin = has_article(&parts) ? 1 : 0;
  char *out = join(&parts, begin, without_legal(&parts, begin));
  g_string_free(parts.text, TRUE);
  g_array_free(parts.words, TRUE);
  if (*out) return out;
  g_free(out); // nothing but signs: the name itself is better than no name
  return g_strdup(g_strstrip(folded));
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
