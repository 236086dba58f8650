// SPDX-License-Identifier: Apache-2.0
/// \file Inside the splitter: kinds of characters, and words compared with lists.
#ifndef WG_LANGUAGE_CHARACTERS_H
#define WG_LANGUAGE_CHARACTERS_H

#include "extract/language/words.h"

static inline gboolean wg_is_letter(gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c);
}

static inline gboolean wg_is_digit(gunichar c)
{
  return c >= '0' && c <= '9';
}

static inline gboolean wg_is_word(gunichar c)
{
  return wg_is_letter(c) || wg_is_digit(c) || (c >= 0x80 && (g_unichar_isalnum(c) || g_unichar_ismark(c)));
}

static inline gboolean wg_is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0x00B4 || c == 0x02BC;
}

static inline gboolean wg_is_upper(gunichar c)
{
  return c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c);
}

static inline gboolean wg_is_lower(gunichar c)
{
  return c < 0x80 ? g_ascii_islower((char)c) : g_unichar_islower(c);
}

static inline gunichar wg_low(gunichar c)
{
  return c < 0x80 ? (gunichar)g_ascii_tolower((char)c) : g_unichar_tolower(c);
}

/// Whether characters [b, e) are `word` (ASCII, lower case), in any case; ' stands for
/// every apostrophe.
static inline gboolean wg_is(const WgChars *t, guint32 b, guint32 e, const char *word)
{
  for (; b < e; b++, word++) {
    if (!*word) return FALSE;
    if (*word == '\'' ? !wg_is_apostrophe(t->c[b]) : wg_low(t->c[b]) != (gunichar)*word) return FALSE;
  }
  return *word == '\0';
}

static inline gboolean wg_is_any(const WgChars *t, guint32 b, guint32 e, const char *const *list)
{
  for (; *list; list++)
    if (wg_is(t, b, e, *list)) return TRUE;
  return FALSE;
}

#endif
