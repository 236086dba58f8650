// SPDX-License-Identifier: Apache-2.0
#include "extract/language/conllu.h"

#include <stdlib.h>

G_DEFINE_QUARK(wg-conllu-error-quark, wg_conllu_error)

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, COLUMNS };

typedef struct reader {
  WgArena *arena;
  const char *name;
  guint line;
  GString *text;   // the words so far
  GArray *tokens;  // WgToken of the sentence being read
  GArray *all;     // WgSentence
  gboolean joined; // the range just passed has SpaceAfter=No
  gint range_end;  // last word of the range being passed, 0 for none
} Reader;

static gboolean fail(const Reader *r, const char *what, GError **error)
{
  g_set_error(error, WG_CONLLU_ERROR, 0,
              "%s:%u: %s; ten columns parted by tabs are expected "
              "(universaldependencies.org/format.html)",
              r->name, r->line, what);
  return FALSE;
}

static gboolean split_columns(WgSlice line, WgSlice *columns)
{
  guint n = 0;
  gsize from = 0;
  for (gsize i = 0; i <= line.len; i++)
    if (i == line.len || line.ptr[i] == '\t') {
      if (n == COLUMNS) return FALSE;
      columns[n++] = wg_slice_sub(line, from, i);
      from = i + 1;
    }
  return n == COLUMNS;
}

/// The decimal number of `s`, -1 where it is none.
static gint number(WgSlice s)
{
  gint out = 0;
  if (!s.len || s.len > 7) return -1;
  for (gsize i = 0; i < s.len; i++) {
    if (!g_ascii_isdigit(s.ptr[i])) return -1;
    out = out * 10 + (s.ptr[i] - '0');
  }
  return out;
}

static gboolean is_unknown(WgSlice s)
{
  return s.len == 0 || wg_slice_equals(s, "_");
}

static gboolean is_joined(WgSlice misc)
{
  return g_strstr_len(misc.ptr, (gssize)misc.len, "SpaceAfter=No") != NULL;
}

static void add_range(Reader *r, const WgSlice *column)
{
  const char *dash = memchr(column[ID].ptr, '-', column[ID].len);
  if (!dash) return;
  gsize at = (gsize)(dash - column[ID].ptr);
  r->range_end = number(wg_slice_sub(column[ID], at + 1, column[ID].len));
  r->joined = is_joined(column[MISC]);
}

static gboolean read_columns(Reader *r, const WgSlice *column, WgToken *t,
                             GError **error)
{
  g_autofree char *upos = g_strndup(column[UPOS].ptr, column[UPOS].len);
  g_autofree char *deprel = g_strndup(column[DEPREL].ptr, column[DEPREL].len);
  int u = is_unknown(column[UPOS]) ? 0 : wg_upos_find(upos);
  int d = is_unknown(column[DEPREL]) ? 0 : wg_deprel_find(deprel);
  gint h = is_unknown(column[HEAD]) ? 0 : number(column[HEAD]);
  if (u < 0) return fail(r, "the fourth column is no part of speech of UD", error);
  if (d < 0) return fail(r, "the eighth column is no relation of UD", error);
  if (h < 0) return fail(r, "the seventh column is no number", error);
  t->upos = (WgUpos)u;
  t->deprel = (WgDeprel)d;
  t->head = h - 1;
  t->lemma = wg_arena_dup(r->arena, column[LEMMA]);
  t->xpos = wg_arena_dup(r->arena, column[XPOS]);
  t->feats = wg_arena_dup(r->arena, column[FEATS]);
  return TRUE;
}

/// What MISC says of names: NER=B-ORG. Nothing said is no name.
static void read_name(WgSlice misc, WgToken *t)
{
  static const char *const KIND[] = {"O", "PER", "ORG", "LOC", "MISC"};
  const char *at = g_strstr_len(misc.ptr, (gssize)misc.len, "NER=");
  gsize left = at ? misc.len - (gsize)(at - misc.ptr) : 0;
  for (guint k = WG_NER_PER; k <= WG_NER_MISC; k++)
    if (left >= 6 + strlen(KIND[k]) && strncmp(at + 6, KIND[k], strlen(KIND[k])) == 0) {
      t->ner = (WgNer)k;
      t->ner_begins = at[4] == 'B';
    }
}

static gboolean add_word(Reader *r, const WgSlice *column, GError **error)
{
  WgToken t = {0};
  gint id = number(column[ID]);
  if (id != (gint)r->tokens->len + 1)
    return fail(r, "the first column is not the next number", error);
  if (!column[FORM].len) return fail(r, "the word is empty", error);
  if (!read_columns(r, column, &t, error)) return FALSE;
  read_name(column[MISC], &t);
  t.begin = (guint32)r->text->len;
  g_string_append_len(r->text, column[FORM].ptr, (gssize)column[FORM].len);
  t.end = (guint32)r->text->len;
  gboolean joined = is_joined(column[MISC]);
  if (r->range_end) joined = id < r->range_end || r->joined;
  if (id >= r->range_end) r->range_end = 0;
  t.space_after = !joined;
  if (!joined) g_string_append_c(r->text, ' ');
  g_array_append_val(r->tokens, t);
  return TRUE;
}

static gboolean end_sentence(Reader *r, GError **error)
{
  guint n = r->tokens->len;
  r->range_end = 0;
  if (!n) return TRUE;
  WgSentence s = {0};
  s.n = n;
  s.tokens = wg_arena_new0(r->arena, WgToken, n);
  memcpy(s.tokens, r->tokens->data, n * sizeof(WgToken));
  for (guint i = 0; i < n; i++)
    if (s.tokens[i].head >= (gint32)n || s.tokens[i].head == (gint32)i)
      return fail(r, "a head in the sentence above is no other word of it", error);
  s.begin = s.tokens[0].begin;
  s.end = s.tokens[n - 1].end;
  s.tokens[n - 1].space_after = TRUE;
  if (r->text->len > s.end) g_string_truncate(r->text, s.end);
  g_string_append_c(r->text, '\n');
  g_array_append_val(r->all, s);
  g_array_set_size(r->tokens, 0);
  return TRUE;
}

static gboolean read_line(Reader *r, WgSlice line, GError **error)
{
  WgSlice column[COLUMNS];
  if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
  if (!line.len) return end_sentence(r, error);
  if (line.ptr[0] == '#') return TRUE;
  if (!split_columns(line, column)) return fail(r, "not ten columns", error);
  if (!g_utf8_validate(line.ptr, (gssize)line.len, NULL))
    return fail(r, "not UTF-8", error);
  if (number(column[ID]) < 0) {
    add_range(r, column);
    return TRUE;
  }
  return add_word(r, column, error);
}

static gboolean read_all(Reader *r, WgSlice input, GError **error)
{
  gsize from = 0;
  for (gsize i = 0; i <= input.len; i++) {
    if (i < input.len && input.ptr[i] != '\n') continue;
    r->line++;
    if (!read_line(r, wg_slice_sub(input, from, i), error)) return FALSE;
    from = i + 1;
  }
  return end_sentence(r, error);
}

gboolean wg_conllu_read(WgArena *arena, WgSlice input, const char *name,
                        WgConllu *out, GError **error)
{
  Reader r = {arena, name, 0, g_string_new(NULL), NULL, NULL, FALSE, 0};
  r.tokens = g_array_new(FALSE, FALSE, sizeof(WgToken));
  r.all = g_array_new(FALSE, FALSE, sizeof(WgSentence));
  gboolean ok = read_all(&r, input, error);
  if (ok) {
    WgSlice text = {r.text->str, r.text->len};
    out->text = (WgSlice){wg_arena_dup(arena, text), text.len};
    out->n = r.all->len;
    out->sentences = wg_arena_new0(arena, WgSentence, out->n);
    if (out->n)
      memcpy(out->sentences, r.all->data, out->n * sizeof(WgSentence));
    for (guint32 i = 0; i < out->n; i++)
      for (guint32 j = 0; j < out->sentences[i].n; j++) {
        WgToken *t = &out->sentences[i].tokens[j];
        t->form = wg_slice_sub(out->text, t->begin, t->end);
      }
  }
  g_string_free(r.text, TRUE);
  g_array_free(r.tokens, TRUE);
  g_array_free(r.all, TRUE);
  return ok;
}

static gint64 point_of(WgSlice text, gsize byte, WgConlluCursor *c)
{
  if (byte < c->byte) *c = (WgConlluCursor){0, 0};
  for (; c->byte < byte; c->byte++)
    if (((guchar)text.ptr[c->byte] & 0xC0) != 0x80) c->point++;
  return c->point;
}

static void print_name(GString *out, const WgToken *t)
{
  static const char *const KIND[] = {"O", "PER", "ORG", "LOC", "MISC"};
  g_string_append(out, "NER=");
  if (t->ner != WG_NER_O) g_string_append(out, t->ner_begins ? "B-" : "I-");
  g_string_append(out, KIND[t->ner]);
}

static void print_text(GString *out, const WgSentence *s)
{
  g_string_append(out, "# text = ");
  for (guint32 i = 0; i < s->n; i++) {
    const WgToken *t = &s->tokens[i];
    g_string_append_len(out, t->form.ptr, (gssize)t->form.len);
    if (t->space_after && i + 1 < s->n) g_string_append_c(out, ' ');
  }
  g_string_append_c(out, '\n');
}

void wg_conllu_print(GString *out, WgSlice text, const WgSentence *sentence,
                     WgConlluCursor *cursor)
{
  print_text(out, sentence);
  for (guint32 i = 0; i < sentence->n; i++) {
    const WgToken *t = &sentence->tokens[i];
    gint64 begin = point_of(text, t->begin, cursor);
    gint64 end = point_of(text, t->end, cursor);
    g_string_append_printf(out, "%u\t", i + 1);
    g_string_append_len(out, t->form.ptr, (gssize)t->form.len);
    g_string_append_printf(out, "\t%s\t%s\t%s\t%s\t%d\t%s\t_\t",
                           t->lemma ? t->lemma : "_", wg_upos_name(t->upos),
                           t->xpos ? t->xpos : "_", t->feats ? t->feats : "_",
                           t->head + 1, wg_deprel_name(t->deprel));
    print_name(out, t);
    if (!t->space_after) g_string_append(out, "|SpaceAfter=No");
    g_string_append_printf(out, "|TokenRange=%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT "\n",
                           begin, end);
  }
  g_string_append_c(out, '\n');
}
