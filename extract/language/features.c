// SPDX-License-Identifier: Apache-2.0
#include "extract/language/features.h"

#include "extract/language/numbers.h"

static const guint32 ROWS[WG_TABLES] = {WG_KNOWN_MAX, 4096, 4096, 1024, 4096, 1024};

static guint32 first_row(guint table)
{
  guint32 first = 0;
  for (guint t = 0; t < table; t++) first += ROWS[t];
  return first;
}

void wg_vocabulary_init(WgVocabulary *v, const uint64_t *fingerprints, guint32 n)
{
  guint32 slots = 1024;
  while (slots < n * 2) slots *= 2;
  v->n = n;
  v->mask = slots - 1;
  v->of = fingerprints;
  v->slot = g_new0(guint32, slots);
  for (guint32 i = 0; i < n; i++) {
    guint32 at = (guint32)fingerprints[i] & v->mask;
    while (v->slot[at]) at = (at + 1) & v->mask;
    v->slot[at] = i + 1;
  }
}

void wg_vocabulary_clear(WgVocabulary *v)
{
  g_clear_pointer(&v->slot, g_free);
}

/// Row of a fingerprint, G_MAXUINT32 where it has none.
static guint32 find(const WgVocabulary *v, uint64_t fingerprint)
{
  for (guint32 at = (guint32)fingerprint & v->mask; v->slot[at]; at = (at + 1) & v->mask)
    if (v->of[v->slot[at] - 1] == fingerprint) return v->slot[at] - 1;
  return G_MAXUINT32;
}

/// The character that stands for quotation marks and dashes of all kinds.
static gunichar plain(gunichar c)
{
  switch (c) {
  case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x00B4: case 0x0060:
    return '\'';
  case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB:
    return '"';
  case 0x2010: case 0x2011: case 0x2012: case 0x2013:
    return '-';
  default:
    return g_unichar_tolower(c);
  }
}

gsize wg_normal_form(WgSlice form, char out[WG_NORMAL_MAX])
{
  gsize n = 0;
  for (gsize i = 0; i < form.len && n + 7 < WG_NORMAL_MAX;) {
    guchar c = (guchar)form.ptr[i];
    if (c < 0x80) {
      out[n++] = c == '`' ? '\'' : g_ascii_tolower((char)c);
      i++;
    } else {
      gunichar u = g_utf8_get_char(form.ptr + i);
      n += (gsize)g_unichar_to_utf8(plain(u), out + n);
      i += (gsize)(g_utf8_next_char(form.ptr + i) - (form.ptr + i));
    }
  }
  if (n == 2 && out[0] == '\'' && out[1] == '\'') {
    out[0] = '"';
    n = 1;
  }
  return n;
}

uint64_t wg_fingerprint(const char *normal, gsize len)
{
  return wg_hash(77, normal, len);
}

/// Vector of the word; else without dots, of its part behind the last hyphen.
static guint32 vector_of(const WgVocabulary *v, const char *s, gsize n)
{
  guint32 row = find(v, wg_fingerprint(s, n));
  if (row != G_MAXUINT32) return row;
  char bare[WG_NORMAL_MAX];
  gsize m = 0, last = 0;
  for (gsize i = 0; i < n; i++) {
    if (s[i] != '.') bare[m++] = s[i];
    if (s[i] == '-') last = i + 1;
  }
  if (m && m < n) row = find(v, wg_fingerprint(bare, m));
  if (row == G_MAXUINT32 && last && last < n)
    row = find(v, wg_fingerprint(s + last, n - last));
  return row;
}

/// Start of the last `k` characters of s[n].
static gsize ending(const char *s, gsize n, guint k)
{
  while (n && k) {
    n--;
    if (((guchar)s[n] & 0xC0) != 0x80) k--;
  }
  return n;
}

static gsize beginning(const char *s, gsize n, guint k)
{
  gsize i = 0;
  for (; i < n; i++)
    if (((guchar)s[i] & 0xC0) != 0x80 && k-- == 0) break;
  return i;
}

/// "Xxx-d": classes of characters, runs cut at two, words of one case told apart.
static gsize shape_of(WgSlice form, WgCase written, char *out)
{
  gsize n = 0;
  for (gsize i = 0; i < form.len && n < 10;) {
    gunichar u = g_utf8_get_char(form.ptr + i);
    char c = g_unichar_isupper(u) ? 'X' : g_unichar_isalpha(u) ? 'x'
             : g_unichar_isdigit(u) ? 'd' : u < 0x80 ? (char)u : '?';
    if (c == 'x' && (written == WG_CASE_UPPER || (written == WG_CASE_TITLE && i == 0))) c = 'X';
    if (c == 'X' && written == WG_CASE_LOWER) c = 'x';
    if (n < 2 || out[n - 1] != c || out[n - 2] != c) out[n++] = c;
    i += (gsize)(g_utf8_next_char(form.ptr + i) - (form.ptr + i));
  }
  if (form.len <= 3) out[n++] = (char)('0' + form.len);
  return n;
}

static guint32 row_in(guint table, const char *s, gsize n)
{
  return first_row(table) +
         (guint32)(wg_hash(table + 1, s, n) & (ROWS[table] - 1));
}

guint32 wg_shape_row(WgSlice form, WgCase written)
{
  char shape[16];
  gsize n = shape_of(form, written, shape);
  return row_in(WG_TABLE_SHAPE, shape, n);
}

/// The normal form with every digit a nought.
static gsize known_form(WgSlice form, char out[WG_NORMAL_MAX])
{
  gsize n = wg_normal_form(form, out);
  for (gsize i = 0; i < n; i++)
    if (g_ascii_isdigit(out[i])) out[i] = '0';
  return n;
}

uint64_t wg_known_fingerprint(WgSlice form)
{
  char s[WG_NORMAL_MAX];
  gsize n = known_form(form, s);
  return wg_hash(78, s, n);
}

void wg_features_of(const WgLexicon *lexicon, WgSlice form, WgFeatures *out)
{
  char s[WG_NORMAL_MAX];
  gsize n = wg_normal_form(form, s);
  out->vector = vector_of(&lexicon->vectors, s, n);
  n = known_form(form, s);
  out->row[WG_TABLE_WORD] = find(&lexicon->known, wg_hash(78, s, n));
  gsize at = ending(s, n, 4);
  out->row[WG_TABLE_ENDING4] = row_in(WG_TABLE_ENDING4, s + at, n - at);
  at = ending(s, n, 3);
  out->row[WG_TABLE_ENDING3] = row_in(WG_TABLE_ENDING3, s + at, n - at);
  at = ending(s, n, 2);
  out->row[WG_TABLE_ENDING2] = row_in(WG_TABLE_ENDING2, s + at, n - at);
  out->row[WG_TABLE_BEGINNING] =
      row_in(WG_TABLE_BEGINNING, s, beginning(s, n, 3));
  out->row[WG_TABLE_SHAPE] = wg_shape_row(form, WG_CASE_SAME);
}
