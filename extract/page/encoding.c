// SPDX-License-Identifier: Apache-2.0
#include "extract/page/encoding.h"

#include <uchardet/uchardet.h>

#define HEAD 16384    // bytes in which a declaration is looked for
#define GUESSED 65536 // bytes that a guess is made from
#define REPLACEMENT "\xEF\xBF\xBD"

/* Names */

// Labels that mean another charset than their name says (WHATWG Encoding, 4.2), and those
// that iconv knows by another name.
static const char *const ALIASES[][2] = {
  {"iso-8859-1", "CP1252"},  {"iso8859-1", "CP1252"},  {"latin1", "CP1252"},
  {"latin-1", "CP1252"},     {"us-ascii", "CP1252"},   {"ascii", "CP1252"},
  {"windows-1252", "CP1252"},{"ansi", "CP1252"},       {"iso-8859-9", "CP1254"},
  {"latin5", "CP1254"},      {"gb2312", "GB18030"},    {"gbk", "GB18030"},
  {"x-gbk", "GB18030"},      {"gb_2312-80", "GB18030"},{"shift_jis", "CP932"},
  {"shift-jis", "CP932"},    {"sjis", "CP932"},        {"x-sjis", "CP932"},
  {"windows-31j", "CP932"},  {"euc-kr", "CP949"},      {"ks_c_5601-1987", "CP949"},
  {"windows-949", "CP949"},  {"big5", "BIG5-HKSCS"},   {"x-x-big5", "BIG5-HKSCS"},
  {"euc-jp", "EUC-JP-MS"},   {"x-euc-jp", "EUC-JP-MS"},{"iso-8859-11", "CP874"},
  {"tis-620", "CP874"},      {"windows-874", "CP874"}, {"macintosh", "MACINTOSH"},
  {"x-mac-cyrillic", "MAC-CYRILLIC"}, {"iso-8859-8-i", "ISO-8859-8"},
  {"unicode", "UTF-16LE"},   {"utf-16", "UTF-16LE"},   {"x-user-defined", "CP1252"},
};

static gboolean is_utf8_name(const char *name)
{
  return g_ascii_strcasecmp(name, "utf-8") == 0 || g_ascii_strcasecmp(name, "utf8") == 0;
}

// A converter from the charset of that label; (GIConv)-1 where there is none.
static GIConv open_converter(const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS(ALIASES); i++) {
    if (g_ascii_strcasecmp(label, ALIASES[i][0]) == 0)
      return g_iconv_open("UTF-8", ALIASES[i][1]);
  }
  return g_iconv_open("UTF-8", label);
}

/* What the document says of itself */

// The label after "charset=" or "encoding=" at `p`, quotes taken off; NULL where none.
static char *label_at(const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace(*p) || *p == '='))
    p++;
  if (p < end && (*p == '"' || *p == '\''))
    p++;
  const char *from = p;
  while (p < end && (g_ascii_isalnum(*p) || strchr("-_:.", *p)) && *p)
    p++;
  return p > from ? g_strndup(from, (gsize)(p - from)) : NULL;
}

static char *declared(WgSlice bytes)
{
  const char *end = bytes.ptr + MIN(bytes.len, HEAD);
  gboolean is_xml = g_strstr_len(bytes.ptr, MIN((gssize)bytes.len, 64), "<?xml") != NULL;
  if (is_xml) {
    const char *stop = g_strstr_len(bytes.ptr, end - bytes.ptr, "?>");
    const char *at = stop ? g_strstr_len(bytes.ptr, stop - bytes.ptr, "encoding") : NULL;
    if (at)
      return label_at(at + 8, stop);
  }
  for (const char *p = bytes.ptr; p + 8 < end; p++) {
    p = memchr(p, '<', (gsize)(end - p));
    if (!p || p + 5 >= end)
      break;
    if (g_ascii_strncasecmp(p, "<meta", 5) != 0)
      continue;
    const char *stop = memchr(p, '>', (gsize)(end - p));
    for (const char *q = p + 5; stop && q + 8 < stop; q++) {
      if (g_ascii_strncasecmp(q, "charset", 7) == 0)
        return label_at(q + 7, stop);
    }
  }
  return NULL;
}

/* Decoding */

// Whether the bytes are UTF-8 with characters beyond ASCII, but for a few: text that was
// cut or pasted into it does not change what the rest is.
static gboolean is_utf8(WgSlice bytes)
{
  const char *p = bytes.ptr, *end = bytes.ptr + bytes.len, *bad;
  gsize good = 0, wrong = 0;
  while (p < end) {
    g_utf8_validate_len(p, (gsize)(end - p), &bad);
    for (; p < bad; p++)
      good += (guchar)*p >= 0xC0;
    wrong += p < end && *p;
    p++;
  }
  return good > 8 * wrong;
}

// UTF-8 with what is none of it replaced; a character cut at the end of the bytes too.
static GString *decode_utf8(WgSlice bytes)
{
  GString *out = g_string_sized_new(bytes.len + 16);
  const char *p = bytes.ptr, *end = bytes.ptr + bytes.len, *bad;
  while (p < end) {
    gboolean valid = g_utf8_validate_len(p, (gsize)(end - p), &bad);
    g_string_append_len(out, p, bad - p);
    if (valid)
      break;
    g_string_append(out, *bad ? REPLACEMENT : " ");
    p = bad + 1;
    while (p < end && ((guchar)*p & 0xC0) == 0x80)
      p++;
  }
  return out;
}

// Bytes that the charset does not define are U+FFFD, one at a time.
static GString *convert(GIConv converter, WgSlice bytes)
{
  GString *out = g_string_sized_new(bytes.len + bytes.len / 2);
  char buffer[8192];
  char *in = (char *)bytes.ptr;
  gsize left = bytes.len;
  for (gboolean more = TRUE; more;) {
    char *to = buffer;
    gsize room = sizeof buffer;
    more = left > 0; // at the end the converter gives what it still holds
    gsize done = g_iconv(converter, more ? &in : NULL, &left, &to, &room);
    g_string_append_len(out, buffer, to - buffer);
    if (!more || done != (gsize)-1 || room < sizeof buffer)
      continue;
    g_string_append(out, REPLACEMENT);
    in++;
    left--;
  }
  for (gsize i = 0; i < out->len; i++) {
    if (out->str[i] == '\0')
      out->str[i] = ' ';
  }
  return out;
}

static GString *decode_as(WgSlice bytes, const char *label)
{
  if (!label)
    return NULL;
  if (is_utf8_name(label))
    return decode_utf8(bytes);
  GIConv converter = open_converter(label);
  if (converter == (GIConv)-1)
    return NULL;
  GString *out = convert(converter, bytes);
  g_iconv_close(converter);
  return out;
}

// Bytes alone do not tell the alphabets of one byte a letter well enough: of those only
// the Cyrillic and Greek ones are believed, beside the charsets of several bytes.
static char *guess(WgSlice bytes)
{
  static const char *const BELIEVED[] = {
    "SHIFT_JIS", "EUC-JP", "ISO-2022-JP", "BIG5", "GB18030", "EUC-KR", "UHC", "KOI8-R",
    "WINDOWS-1251", "ISO-8859-5", "IBM866", "WINDOWS-1253", "ISO-8859-7", "UTF-16LE",
    "UTF-16BE",
  };
  uchardet_t detector = uchardet_new();
  char *out = NULL;
  if (uchardet_handle_data(detector, bytes.ptr, MIN(bytes.len, GUESSED)) == 0) {
    uchardet_data_end(detector);
    const char *name = uchardet_get_charset(detector);
    for (gsize i = 0; i < G_N_ELEMENTS(BELIEVED) && !out; i++) {
      if (g_ascii_strcasecmp(name, BELIEVED[i]) == 0)
        out = g_strdup(name);
    }
  }
  uchardet_delete(detector);
  return out;
}

// The charset that a byte order mark tells, and how long the mark is.
static const char *mark_of(WgSlice bytes, gsize *length)
{
  static const struct {
    const char *mark, *charset;
    gsize length;
  } MARKS[] = {{"\xEF\xBB\xBF", "UTF-8", 3}, {"\xFF\xFE", "UTF-16LE", 2},
               {"\xFE\xFF", "UTF-16BE", 2}};
  for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++) {
    *length = MARKS[i].length;
    if (bytes.len >= *length && memcmp(bytes.ptr, MARKS[i].mark, *length) == 0)
      return MARKS[i].charset;
  }
  return NULL;
}

// A label of UTF-16 in a document in which an ASCII search found it cannot be true.
static gboolean is_absurd(const char *label)
{
  return label && g_ascii_strncasecmp(label, "utf-16", 6) == 0;
}

GString *wg_encoding_decode(WgSlice bytes, const char *charset)
{
  gsize mark = 0;
  const char *marked = mark_of(bytes, &mark);
  if (marked)
    return decode_as(wg_slice_sub(bytes, mark, bytes.len), marked);
  if (is_utf8(bytes))
    return decode_utf8(bytes);
  GString *out = decode_as(bytes, charset);
  g_autofree char *label = out ? NULL : declared(bytes);
  if (!out && !is_absurd(label))
    out = decode_as(bytes, label);
  if (out)
    return out;
  g_autofree char *guessed = guess(bytes);
  out = decode_as(bytes, guessed);
  return out ? out : decode_as(bytes, "windows-1252");
}
