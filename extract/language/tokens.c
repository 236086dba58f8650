// SPDX-License-Identifier: Apache-2.0
// Words to sentences: a mark that ends one, what closes behind it, and how the next
// word begins.
#include "extract/language/language.h"
#include "extract/language/words.h"

static gboolean is_stop(gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static gboolean is_closing(gunichar c)
{
  return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == 0x201D || c == 0x2019 ||
         c == 0xBB;
}

static gboolean is_mark(const WgChars *t, WgWord w)
{
  for (guint32 i = w.begin; i < w.end; i++)
    if (g_unichar_isalnum(t->c[i])) return FALSE;
  return TRUE;
}

/// Words that begin a sentence more often than a name.
static gboolean opens_sentence(const WgChars *t, WgWord w)
{
  static const char *const WORDS[] = {"The", "A", "An", "In", "It", "He", "She", "They", "We", "I",
                                      "But", "And", "This", "That", "These", "Those", "There", "At",
                                      "On", "As", "For", "If", "When", "While", "After", "However",
                                      "His", "Her", "Its", "Their", "Our", "You", "With", "By", "So",
                                      "What", "Under", "Since", "Some", "Many", "Also", "According",
                                      "No", "Not", "Or", "Then", "Although", "Both", "Another",
                                      "Most", "One", "Two", "Last", "More", "To", "From", "My", NULL};
  for (guint i = 0; WORDS[i]; i++) {
    guint32 n = (guint32)strlen(WORDS[i]), j = 0;
    if (n != w.end - w.begin) continue;
    while (j < n && t->c[w.begin + j] == (gunichar)WORDS[i][j]) j++;
    if (j == n) return TRUE;
  }
  return FALSE;
}

/// A word of small letters alone, two at least: no abbreviation, no name.
static gboolean is_small_word(const WgChars *t, WgWord w)
{
  for (guint32 i = w.begin; i < w.end; i++)
    if (!g_unichar_islower(t->c[i])) return FALSE;
  return w.end - w.begin >= 2;
}

/// Whether the sentence ends behind word `i` (with what closes behind it up to `next`).
static gboolean ends_at(const WgChars *t, const GArray *words, guint i, guint next)
{
  WgWord w = g_array_index(words, WgWord, i);
  WgWord after = g_array_index(words, WgWord, next);
  WgWord last = g_array_index(words, WgWord, next - 1);
  gunichar first = t->c[after.begin];
  gboolean space = last.end < after.begin;
  guint32 k = after.begin;
  for (guint m = next; !g_unichar_isalnum(first) && m < words->len && m < next + 3; m++) {
    k = g_array_index(words, WgWord, m).begin; // past an opening quote or bracket
    first = t->c[k];
  }
  gboolean big = !g_unichar_islower(first);
  if (!is_mark(t, w)) {
    switch (wg_abbreviation_of(t, w.begin, w.end)) {
    case WG_ABBREVIATION_OTHER:
      return space && (opens_sentence(t, after) || (next > i + 1 && big));
    case WG_NO_ABBREVIATION:
    case WG_ABBREVIATION_TITLE:
    case WG_ABBREVIATION_INITIAL:
    default:
      return FALSE;
    }
  }
  gboolean dots = t->c[w.begin] == 0x2026 || (t->c[w.begin] == '.' && w.end - w.begin > 1);
  if (dots) return big && space;
  if (!space) return big && t->c[w.begin] == '.' && next == i + 1 && is_mark(t, after) == FALSE;
  if (big) return TRUE;
  // A small letter: a new sentence only in careless writing, not behind a quotation.
  if (next > i + 1 || !i || !g_unichar_isalnum(first)) return FALSE;
  return is_small_word(t, g_array_index(words, WgWord, i - 1));
}

static WgSentence make_sentence(WgArena *arena, WgSlice text, const WgChars *t,
                                const GArray *words, guint from, guint to)
{
  WgSentence s = {0};
  s.n = to - from;
  s.tokens = wg_arena_new0(arena, WgToken, s.n);
  for (guint i = from; i < to; i++) {
    WgWord w = g_array_index(words, WgWord, i);
    WgToken *token = &s.tokens[i - from];
    token->begin = t->byte[w.begin];
    token->end = t->byte[w.end];
    token->form = wg_slice_sub(text, token->begin, token->end);
    token->head = -1;
    token->space_after =
        i + 1 == words->len || g_array_index(words, WgWord, i + 1).begin > w.end;
  }
  s.begin = s.tokens[0].begin;
  s.end = s.tokens[s.n - 1].end;
  return s;
}

static WgChars chars_of(WgArena *arena, WgSlice text, guint32 begin, guint32 end)
{
  WgChars t = {wg_arena_new0(arena, gunichar, end - begin + 1),
               wg_arena_new0(arena, guint32, end - begin + 1), 0};
  for (guint32 i = begin; i < end;) {
    t.byte[t.n] = i;
    t.c[t.n++] = g_utf8_get_char(text.ptr + i);
    i += (guint32)(g_utf8_next_char(text.ptr + i) - (text.ptr + i));
  }
  t.byte[t.n] = end;
  return t;
}

/// Past "[6]", the mark of a note, at word `i`; `i` where there is none.
static guint past_note(const WgChars *t, const GArray *words, guint i)
{
  if (i + 2 >= words->len) return i;
  WgWord a = g_array_index(words, WgWord, i), b = g_array_index(words, WgWord, i + 1),
         c = g_array_index(words, WgWord, i + 2);
  for (guint32 k = b.begin; k < b.end; k++)
    if (!g_unichar_isdigit(t->c[k])) return i;
  return t->c[a.begin] == '[' && t->c[c.begin] == ']' && a.end == b.begin && b.end == c.begin ? i + 3 : i;
}

/// A line drawn with marks, as mail has between its parts.
static gboolean is_rule(const WgChars *t, WgWord w)
{
  gunichar c = t->c[w.begin];
  return w.end - w.begin >= 10 && (c == '-' || c == '=' || c == '_' || c == '*' || c == '#');
}

static gboolean is_smiley(const WgChars *t, WgWord w)
{
  gunichar c = t->c[w.begin];
  return w.end - w.begin >= 2 && w.end - w.begin <= 3 && (c == ':' || c == ';' || c == '=');
}

/// Whether word `i` is written as digits and `mark` alone, the mark at least once.
static gboolean is_figures(const WgChars *t, const GArray *words, guint i, gunichar mark)
{
  gboolean marked = FALSE;
  if (i >= words->len) return FALSE;
  WgWord w = g_array_index(words, WgWord, i);
  for (guint32 k = w.begin; k < w.end; k++) {
    if (t->c[k] == mark) marked = TRUE;
    else if (!g_unichar_isdigit(t->c[k])) return FALSE;
  }
  return marked;
}

/// Word behind the stamp of a mail's sender, "11/28/2000 03:58 PM", that begins at word
/// `i`; `i` where there is none.
static guint past_stamp(const WgChars *t, const GArray *words, guint i)
{
  if (!is_figures(t, words, i, '/') || !is_figures(t, words, i + 1, ':') || i + 2 >= words->len)
    return i;
  WgWord w = g_array_index(words, WgWord, i + 2);
  gunichar half = g_unichar_toupper(t->c[w.begin]);
  return w.end - w.begin == 2 && (half == 'A' || half == 'P') &&
                 g_unichar_toupper(t->c[w.begin + 1]) == 'M'
             ? i + 3 : i;
}

/// "Thanks," and the like at the start of a sentence: a letter's close, before a name.
static gboolean closes_letter(const WgChars *t, const GArray *words, guint from, guint i)
{
  static const char *const WORDS[] = {"Thanks", "Regards", "Sincerely", "Best", "Cheers", "regards",
                                      "Respectfully", "Yours", "wishes", "thanks", NULL};
  if (t->c[g_array_index(words, WgWord, i).begin] != ',' || i == from || i > from + 4) return FALSE;
  WgWord w = g_array_index(words, WgWord, i - 1);
  for (guint k = 0; WORDS[k]; k++) {
    guint32 n = (guint32)strlen(WORDS[k]), j = 0;
    while (n == w.end - w.begin && j < n && t->c[w.begin + j] == (gunichar)WORDS[k][j]) j++;
    if (j == n && n) return i + 1 < words->len && g_unichar_isupper(t->c[g_array_index(words, WgWord, i + 1).begin]);
  }
  return FALSE;
}

/// The number of a list's item and its full stop, at the start of a sentence: "3."
static gboolean is_item_number(const WgChars *t, const GArray *words, guint from, guint i)
{
  if (i != from + 1 || t->c[g_array_index(words, WgWord, i).begin] != '.') return FALSE;
  WgWord w = g_array_index(words, WgWord, from);
  for (guint32 k = w.begin; k < w.end; k++)
    if (!g_unichar_isdigit(t->c[k])) return FALSE;
  return w.end - w.begin <= 2;
}

/// An address between angle brackets or a web page, with a capital behind it.
static gboolean closes_address(const WgChars *t, const GArray *words, guint i)
{
  WgWord w = g_array_index(words, WgWord, i);
  if (i + 1 == words->len) return FALSE;
  WgWord after = g_array_index(words, WgWord, i + 1);
  if (after.begin == w.end) return FALSE;
  gboolean page = w.end - w.begin > 8 && t->c[w.begin] == 'h' && t->c[w.begin + 3] == 'p' &&
                  (t->c[w.begin + 4] == ':' || t->c[w.begin + 5] == ':');
  gboolean next_page = after.end - after.begin > 8 && t->c[after.begin] == 'h' &&
                       (t->c[after.begin + 4] == ':' || t->c[after.begin + 5] == ':');
  if (page && next_page) return TRUE;
  return t->c[w.begin] == '>' && i && w.begin == g_array_index(words, WgWord, i - 1).end &&
         g_unichar_isupper(t->c[after.begin]);
}

/// First word behind the end of the sentence that begins at word `from`.
static guint sentence_end(const WgChars *t, const GArray *words, guint from)
{
  for (guint i = from; i < words->len; i++) {
    WgWord w = g_array_index(words, WgWord, i);
    if (is_rule(t, w)) return i + 1;
    guint stamp = past_stamp(t, words, i);
    if (stamp > i) return i > from ? i : stamp;
    if (closes_letter(t, words, from, i) || closes_address(t, words, i)) return i + 1;
    if (!is_stop(t->c[w.end - 1]) && !is_smiley(t, w)) continue;
    if (is_item_number(t, words, from, i)) continue;
    guint next = past_note(t, words, i + 1);
    if (next < words->len && is_smiley(t, g_array_index(words, WgWord, next))) next++;
    for (; next < words->len; next++) {
      WgWord c = g_array_index(words, WgWord, next), p = g_array_index(words, WgWord, next - 1);
      if (c.begin != p.end || !is_closing(t->c[c.begin])) break;
    }
    next = past_note(t, words, next);
    if (next == words->len || ends_at(t, words, i, next)) return next;
  }
  return words->len;
}

WgSentence *wg_language_split(WgArena *arena, WgSlice text, guint32 begin, guint32 end,
                              guint32 *n_sentences)
{
  WgChars t = chars_of(arena, text, begin, end);
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(WgWord));
  g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(WgSentence));
  wg_words_cut(&t, words);
  for (guint from = 0; from < words->len;) {
    guint to = sentence_end(&t, words, from);
    WgSentence s = make_sentence(arena, text, &t, words, from, to);
    g_array_append_val(out, s);
    from = to;
  }
  *n_sentences = out->len;
  WgSentence *sentences = wg_arena_new0(arena, WgSentence, out->len + 1);
  if (out->len) memcpy(sentences, out->data, out->len * sizeof(WgSentence));
  return sentences;
}
