// SPDX-License-Identifier: Apache-2.0
#include "extract/encoder/pieces.h"

#include "extract/language/numbers.h"

#define NONE G_MAXUINT32

/// An entry of the open table of pieces.
typedef struct entry {
  const char *text; ///< without its "##"; NULL: free
  guint32 len, id;
  gboolean inside;  ///< goes on a word
} Entry;

struct wg_pieces {
  Entry *table;
  gsize mask;      ///< its size, a power of 2, minus 1
  guint32 longest; ///< bytes of the longest piece
  WgSpecialPieces special;
};

/// The place of a piece, or the free one where it would stand.
static Entry *place_of(const WgPieces *p, const char *text, guint32 len, gboolean inside)
{
  for (gsize i = wg_hash(inside ? 1 : 0, text, len) & p->mask;; i = (i + 1) & p->mask) {
    Entry *e = &p->table[i];
    if (!e->text || (e->len == len && e->inside == inside && memcmp(e->text, text, len) == 0))
      return e;
  }
}

static guint32 find(const WgPieces *p, const char *text, guint32 len, gboolean inside)
{
  const Entry *e = place_of(p, text, len, inside);
  return e->text ? e->id : NONE;
}

static guint32 find_name(const WgPieces *p, const char *name)
{
  return find(p, name, (guint32)strlen(name), FALSE);
}

WgPieces *wg_pieces_new(const char *const *vocabulary, guint n)
{
  WgPieces *p = g_new0(WgPieces, 1);
  gsize size = 16;
  while (size < 2 * (gsize)n) size *= 2;
  p->mask = size - 1;
  p->table = g_new0(Entry, size);
  for (guint i = 0; i < n; i++) {
    const char *text = vocabulary[i];
    gboolean inside = g_str_has_prefix(text, "##") && text[2];
    if (inside) text += 2;
    guint32 len = (guint32)strlen(text);
    *place_of(p, text, len, inside) = (Entry){text, len, i, inside};
    p->longest = MAX(p->longest, len);
  }
  p->special = (WgSpecialPieces){find_name(p, "[CLS]"), find_name(p, "[SEP]"),
                                 find_name(p, "[UNK]"), find_name(p, "[PAD]")};
  if (p->special.cls != NONE && p->special.sep != NONE && p->special.unk != NONE &&
      p->special.pad != NONE)
    return p;
  wg_pieces_free(p);
  return NULL;
}

void wg_pieces_free(WgPieces *p)
{
  if (!p) return;
  g_free(p->table);
  g_free(p);
}

WgSpecialPieces wg_pieces_special(const WgPieces *p)
{
  return p->special;
}

/// What a character is to the cutting into parts.
typedef enum { SPACE, MARK, LETTER } Class;

static Class class_of(gunichar c)
{
  // as int: the compiler need not hear of every other type
  switch ((gint)g_unichar_type(c)) {
  case G_UNICODE_LOWERCASE_LETTER:
  case G_UNICODE_UPPERCASE_LETTER:
  case G_UNICODE_TITLECASE_LETTER:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_OTHER_LETTER:
  case G_UNICODE_DECIMAL_NUMBER:
  case G_UNICODE_LETTER_NUMBER:
  case G_UNICODE_OTHER_NUMBER: return LETTER;
  case G_UNICODE_SPACE_SEPARATOR:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR: return SPACE;
  default: return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 ? SPACE : MARK;
  }
}

/// A word as its pieces spell it, cut into parts on the way: letters and digits gather in
/// `part` until something else comes.
typedef struct cutter {
  const WgPieces *pieces;
  GString *part;
  guint32 *out;
  guint n, max;
} Cutter;

static void put(Cutter *c, guint32 id)
{
  if (c->n < c->max) c->out[c->n++] = id;
}

/// The longest piece that `text` begins with, its length in *len; NONE without.
static guint32 longest(const WgPieces *p, WgSlice text, gboolean inside, guint32 *len)
{
  guint32 n = (guint32)MIN(text.len, (gsize)p->longest);
  for (; n > 0; n--) {
    if (n < text.len && ((guchar)text.ptr[n] & 0xC0) == 0x80) continue; // amid a character
    guint32 id = find(p, text.ptr, n, inside);
    if (id == NONE) continue;
    *len = n;
    return id;
  }
  return NONE;
}

static void spell(Cutter *c, WgSlice part)
{
  guint before = c->n;
  for (gsize at = 0; at < part.len;) {
    guint32 len;
    guint32 id = longest(c->pieces, wg_slice_sub(part, at, part.len), at > 0, &len);
    if (id == NONE) {
      c->n = before;
      put(c, c->pieces->special.unk);
      return;
    }
    put(c, id);
    at += len;
  }
}

static void end_part(Cutter *c)
{
  if (c->part->len) spell(c, (WgSlice){c->part->str, c->part->len});
  g_string_truncate(c->part, 0);
}

static void take_letter(Cutter *c, gunichar letter)
{
  if (letter < 0x80)
    g_string_append_c(c->part, (gchar)letter);
  else
    g_string_append_unichar(c->part, letter);
}

/// One character of small letters without accents.
static void take(Cutter *c, gunichar ch)
{
  if (g_unichar_type(ch) == G_UNICODE_NON_SPACING_MARK) return;
  if (ch == 0x2018 || ch == 0x2019) ch = '\'';
  if (ch == 0x201C || ch == 0x201D) ch = '"';
  Class class = class_of(ch);
  if (class == LETTER) {
    take_letter(c, ch);
    return;
  }
  end_part(c);
  if (class == SPACE) return;
  take_letter(c, ch);
  end_part(c);
}

static gboolean is_cased(gunichar c)
{
  return g_unichar_isupper(c) || g_unichar_islower(c) || g_unichar_istitle(c) || c == 0xAA ||
         c == 0xBA;
}

/// What stands between letters without parting them: marks, apostrophes, full stops.
static gboolean is_passed_over(gunichar c)
{
  switch ((gint)g_unichar_type(c)) { // as above
  case G_UNICODE_NON_SPACING_MARK:
  case G_UNICODE_ENCLOSING_MARK:
  case G_UNICODE_FORMAT:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_MODIFIER_SYMBOL: return TRUE;
  default:
    return c == '\'' || c == '.' || c == ':' || c == 0xB7 || c == 0x2018 || c == 0x2019 ||
           c == 0x2024 || c == 0x2027;
  }
}

/// Whether the sigma at `at` ends a word, where its small letter is another.
static gboolean is_final(WgSlice word, const char *at)
{
  const char *end = word.ptr + word.len, *before = at, *after = g_utf8_next_char(at);
  do {
    if (before == word.ptr) return FALSE;
    before = g_utf8_prev_char(before);
  } while (is_passed_over(g_utf8_get_char(before)));
  while (after < end && is_passed_over(g_utf8_get_char(after))) after = g_utf8_next_char(after);
  return is_cased(g_utf8_get_char(before)) &&
         !(after < end && is_cased(g_utf8_get_char(after)));
}

static void take_any(Cutter *c, WgSlice word, const char *at)
{
  gunichar ch = g_utf8_get_char(at), parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  if (ch == 0x3A3 && is_final(word, at))
    ch = 0x3C2;
  else
    ch = ch == 0x130 ? 'i' : g_unichar_tolower(ch); // the dot above goes with the accents
  gsize n = g_unichar_fully_decompose(ch, FALSE, parts, G_N_ELEMENTS(parts));
  for (gsize i = 0; i < n; i++) take(c, parts[i]);
}

guint wg_pieces_cut(const WgPieces *p, WgSlice word, guint32 *out, guint max)
{
  g_assert(max > 0);
  Cutter c = {p, g_string_sized_new(64), out, 0, max};
  const char *end = word.ptr + word.len;
  for (const char *at = word.ptr; at < end;) {
    if (g_ascii_isalnum(*at)) {
      g_string_append_c(c.part, g_ascii_tolower(*at++));
    } else {
      take_any(&c, word, at);
      at = g_utf8_next_char(at);
    }
  }
  end_part(&c);
  if (!c.n) put(&c, p->special.unk);
  g_string_free(c.part, TRUE);
  return c.n;
}
