// SPDX-License-Identifier: Apache-2.0
#include "extract/page/tongue.h"

#include <libexttextcat/textcat.h>

#define SAMPLE 4000       // bytes that are looked at
#define LEAST_LETTERS 100 // code points of a text that can be told
#define LEAST_WORDS 12
#define ENGLISH 10 // per cent of its words that are small words of English: it is English
#define DOUBTFUL 5 // enough where the profiles find English possible

// The words that make up a fifth of English and that its neighbours do not have.
static gboolean is_english_word(const char *word)
{
  static const char *const WORDS[] = {"the", "of", "and", "to", "that", "with", "said", "by",
                                      "from", "which", "this", "they", "has", "have", "his",
                                      "who", "were", "been", "their", "would"};
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    if (strcmp(word, WORDS[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

// How many per cent of the words are English; -1 where there are too few.
static int english_share(const char *text)
{
  g_autofree char *lower = g_ascii_strdown(text, -1);
  int words = 0, english = 0;
  for (char *p = lower; *p;) {
    while (*p && !g_ascii_isalpha(*p) && (guchar)*p < 0x80)
      p++;
    char *from = p;
    while (g_ascii_isalpha(*p) || (guchar)*p >= 0x80)
      p++;
    if (p == from)
      break;
    char after = *p;
    *p = '\0';
    words++;
    english += is_english_word(from);
    *p = after;
  }
  return words < LEAST_WORDS ? -1 : english * 100 / words;
}

// The profiles, read once; NULL where they are not installed.
static void *profiles(void)
{
  static gsize once = 0;
  static void *handle; // as long as the program
  if (g_once_init_enter(&once)) {
    handle = special_textcat_Init(WG_TEXTCAT_DATA "/fpdb.conf", WG_TEXTCAT_DATA "/");
    g_once_init_leave(&once, 1);
  }
  return handle;
}

// "[de--utf8][nl--utf8]" → "de"; NULL where nothing or too much fits.
static char *first_of(const char *answer)
{
  gsize n = 0;
  if (!answer || answer[0] != '[')
    return NULL;
  while (g_ascii_isalpha(answer[1 + n]))
    n++;
  if (n == 3 && strncmp(answer + 1, "sco", n) == 0) // English in lists and short lines
    return g_strdup("en");
  return n >= 2 ? g_strndup(answer + 1, n) : NULL;
}

// NULL where the text is too short to tell or nothing fits. Text with the small words of
// English in English's measure is English, whatever the profiles say.
static char *guess_of(const char *text)
{
  gsize length = strlen(text);
  const char *end = text + MIN(length, SAMPLE);
  while ((guchar)*end >= 0x80 && ((guchar)*end & 0xC0) == 0x80)
    end--; // at the begin of a character
  g_autofree char *sample = g_strndup(text, (gsize)(end - text));
  if (g_utf8_strlen(sample, -1) < LEAST_LETTERS)
    return NULL;
  int share = english_share(sample);
  if (share >= ENGLISH)
    return g_strdup("en");
  void *handle = profiles();
  const char *answer = handle ? textcat_Classify(handle, sample, strlen(sample)) : NULL;
  if (answer && share >= DOUBTFUL && strstr(answer, "[en"))
    return g_strdup("en");
  return first_of(answer);
}

static gboolean is_language(const char *tag, const char *language)
{
  gsize n = strlen(language);
  return g_ascii_strncasecmp(tag, language, n) == 0 && !g_ascii_isalpha(tag[n]);
}

char *wg_tongue_of(const WgRecord *record)
{
  char *guess = guess_of(record->text);
  if (!record->language || (guess && !is_language(record->language, guess)))
    return guess;
  g_free(guess);
  return g_strdup(record->language);
}

gboolean wg_tongue_is_english(const char *tag)
{
  return !tag || is_language(tag, "en");
}
