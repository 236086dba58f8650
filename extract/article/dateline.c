// SPDX-License-Identifier: Apache-2.0
#include "extract/article/dateline.h"

#define LONGEST 90 // bytes a dateline may take

static gboolean is_dash(gunichar c)
{
  return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

/// Byte behind a dash that stands between spaces, in the first LONGEST bytes; or 0.
static guint32 behind_dash(WgSlice text, guint32 begin, guint32 end)
{
  const char *limit = text.ptr + MIN(end, begin + LONGEST);
  gboolean space = FALSE;
  for (const char *p = text.ptr + begin; p < limit; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (is_dash(c) && (space || (p > text.ptr + begin && p[-1] == ')'))) {
      while (p < limit && (is_dash(g_utf8_get_char(p)) || *p == ' ' || *p == '\n'))
        p = g_utf8_next_char(p);
      while (p < limit && g_unichar_isspace(g_utf8_get_char(p))) p = g_utf8_next_char(p);
      return (guint32)(p - text.ptr);
    }
    space = g_unichar_isspace(c);
  }
  return 0;
}

/// Bytes of the first word; `*capitals` where it is in capitals alone.
static guint32 first_word(WgSlice text, guint32 begin, guint32 end, gboolean *capitals)
{
  const char *p = text.ptr + begin, *limit = text.ptr + end;
  guint letters = 0;
  *capitals = TRUE;
  for (; p < limit; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isalpha(c) && c != '/' && c != '.' && c != '\'') break;
    letters++;
    if (g_unichar_islower(c)) *capitals = FALSE;
  }
  *capitals = *capitals && letters >= 3;
  return (guint32)(p - (text.ptr + begin));
}

/// Whether what stands before a dash is a place in capitals or an agency in brackets.
static gboolean is_dateline(WgSlice text, guint32 begin, guint32 dash)
{
  gboolean capitals;
  guint32 word = first_word(text, begin, dash, &capitals);
  const char *bracket = memchr(text.ptr + begin, '(', dash - begin);
  if (text.ptr[begin] == '(') return memchr(text.ptr + begin, ')', dash - begin) != NULL;
  if (!capitals || word < 3) return FALSE;
  // "IBM (NYSE: IBM) - the maker" is none: a place is followed by a comma, a bracket, a dash
  // or another word of its own
  return bracket != NULL || dash - begin < 60;
}

/// "DUNHAVEN Acme and …": a known place in capitals, from which the dash was lost.
static guint32 bare_place(const WgGazetteer *gazetteer, WgSlice text, guint32 begin, guint32 end)
{
  gboolean capitals;
  guint32 word = first_word(text, begin, end, &capitals);
  guint32 next = begin + word;
  if (!capitals || word < 4 || next + 2 >= end || text.ptr[next] != ' ' ||
      !g_ascii_isupper(text.ptr[next + 1]) || !g_ascii_islower(text.ptr[next + 2]))
    return begin;
  gsize length = strcspn(text.ptr + begin, "/ ");
  g_autofree char *name = g_ascii_strdown(text.ptr + begin, (gssize)length);
  name[0] = (char)g_ascii_toupper(name[0]);
  const WgKnown *known = wg_gazetteer_find(gazetteer, name);
  gboolean place = wg_gazetteer_capital(gazetteer, name) != NULL ||
                   (known && known->type == WG_TYPE_PLACE);
  return place ? next + 1 : begin;
}

guint32 wg_dateline_end(const WgGazetteer *gazetteer, WgSlice text, guint32 begin, guint32 end)
{
  guint32 dash = behind_dash(text, begin, end);
  if (dash && dash < end && is_dateline(text, begin, dash)) return dash;
  return bare_place(gazetteer, text, begin, end);
}
