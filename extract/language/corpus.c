// SPDX-License-Identifier: Apache-2.0
#include "extract/language/corpus.h"

#include "extract/language/conllu.h"
#include "extract/language/network.h"

#include <errno.h>
#include <zlib.h>

G_DEFINE_QUARK(wg-corpus-error-quark, wg_corpus_error)

void wg_corpus_init(WgCorpus *c)
{
  c->arena = wg_arena_new();
  c->examples = g_array_new(FALSE, FALSE, sizeof(WgExample));
  c->guidelines = g_ptr_array_new();
}

void wg_corpus_clear(WgCorpus *c)
{
  wg_arena_free(c->arena);
  if (c->examples) g_array_free(c->examples, TRUE);
  if (c->guidelines) g_ptr_array_unref(c->guidelines);
  c->guidelines = NULL;
  c->arena = NULL;
  c->examples = NULL;
}

gboolean wg_file_read(const char *path, WgSlice *out, GError **error)
{
  gzFile in = gzopen(path, "rb");
  if (!in) {
    g_set_error(error, WG_CORPUS_ERROR, 0, "%s: cannot be opened: %s", path,
                g_strerror(errno));
    return FALSE;
  }
  GByteArray *all = g_byte_array_new();
  guint8 *block = g_malloc(1 << 16);
  int n;
  while ((n = gzread(in, block, 1 << 16)) > 0) g_byte_array_append(all, block, (guint)n);
  g_free(block);
  gzclose(in);
  if (n < 0) {
    g_byte_array_unref(all);
    g_set_error(error, WG_CORPUS_ERROR, 0, "%s: cannot be read to its end", path);
    return FALSE;
  }
  out->len = all->len;
  g_byte_array_append(all, (const guint8 *)"", 1);
  out->ptr = (char *)g_byte_array_free(all, FALSE);
  return TRUE;
}

static gboolean is_parsed(const WgSentence *s)
{
  guint roots = 0;
  for (guint32 i = 0; i < s->n; i++) roots += s->tokens[i].head < 0;
  return roots == 1 && s->tokens[0].xpos && strcmp(s->tokens[0].xpos, "_") != 0;
}

static void add_guideline(WgCorpus *c, const char *path)
{
  g_autofree char *file = g_path_get_basename(path);
  file[strcspn(file, ".")] = '\0';
  g_ptr_array_add(c->guidelines, wg_arena_strdup(c->arena, file));
}

static gboolean add_conllu(WgCorpus *c, WgSlice text, const char *path, gboolean silver,
                           GError **error)
{
  WgConllu read;
  if (!wg_conllu_read(c->arena, text, path, &read, error)) return FALSE;
  gboolean names = g_strstr_len(text.ptr, (gssize)text.len, "NER=") != NULL;
  for (guint32 i = 0; i < read.n; i++) {
    WgExample e = {read.sentences[i], is_parsed(&read.sentences[i]), names, silver, 0};
    e.guideline = (guint8)(names ? c->guidelines->len + 1 : 0);
    g_array_append_val(c->examples, e);
  }
  if (names) add_guideline(c, path);
  return TRUE;
}

static gboolean read_tag(WgSlice tag, WgToken *t)
{
  static const char *const KIND[] = {"O", "PER", "ORG", "LOC", "MISC"};
  if (wg_slice_equals(tag, "O")) return TRUE;
  if (tag.len < 3 || (tag.ptr[0] != 'B' && tag.ptr[0] != 'I') || tag.ptr[1] != '-')
    return FALSE;
  t->ner_begins = tag.ptr[0] == 'B';
  for (guint k = WG_NER_PER; k <= WG_NER_MISC; k++)
    if (wg_slice_equals(wg_slice_sub(tag, 2, tag.len), KIND[k])) t->ner = (WgNer)k;
  return t->ner != WG_NER_O;
}

static void end_sentence(WgCorpus *c, GArray *tokens)
{
  if (!tokens->len) return;
  WgExample e = {.has_names = TRUE, .guideline = (guint8)(c->guidelines->len + 1)};
  e.sentence.n = tokens->len;
  e.sentence.tokens = wg_arena_new0(c->arena, WgToken, tokens->len);
  memcpy(e.sentence.tokens, tokens->data, tokens->len * sizeof(WgToken));
  g_array_append_val(c->examples, e);
  g_array_set_size(tokens, 0);
}

static gboolean add_iob2(WgCorpus *c, WgSlice text, const char *path, GError **error)
{
  g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(WgToken));
  char *copy = wg_arena_dup(c->arena, text);
  guint line = 0;
  gsize from = 0;
  for (gsize i = 0; i <= text.len; i++) {
    if (i < text.len && copy[i] != '\n') continue;
    WgSlice row = {copy + from, i - from};
    from = i + 1;
    line++;
    if (row.len && row.ptr[row.len - 1] == '\r') row.len--;
    if (!row.len) {
      end_sentence(c, tokens);
      continue;
    }
    const char *tab = memchr(row.ptr, '\t', row.len);
    WgToken t = {.form = row, .space_after = TRUE, .head = -1};
    WgSlice tag = {0};
    if (tab) {
      t.form.len = (gsize)(tab - row.ptr);
      tag = wg_slice_sub(row, t.form.len + 1, row.len);
      const char *more = memchr(tag.ptr, '\t', tag.len);
      if (more) tag.len = (gsize)(more - tag.ptr);
    }
    if (!t.form.len || !read_tag(tag, &t) ||
        !g_utf8_validate(row.ptr, (gssize)row.len, NULL)) {
      g_set_error(error, WG_CORPUS_ERROR, 0,
                  "%s:%u: a word, a tab and O or B-/I- with PER, ORG, LOC or MISC are expected",
                  path, line);
      return FALSE;
    }
    g_array_append_val(tokens, t);
  }
  end_sentence(c, tokens);
  add_guideline(c, path);
  return TRUE;
}

gboolean wg_corpus_add(WgCorpus *c, const char *path, GError **error)
{
  g_autofree char *name = g_strdup(path);
  if (g_str_has_suffix(name, ".gz")) name[strlen(name) - 3] = '\0';
  gboolean conllu = g_str_has_suffix(name, ".conllu");
  if (!conllu && !g_str_has_suffix(name, ".iob2")) {
    g_set_error(error, WG_CORPUS_ERROR, 0,
                "%s: the name of a corpus ends in .conllu or .iob2 (or these and .gz; "
                "unpack others first, such as xz -dc FILE.xz)", path);
    return FALSE;
  }
  if (c->guidelines->len + 1 >= WG_GUIDELINES) {
    g_set_error(error, WG_CORPUS_ERROR, 0, "%s: more than %u corpora of names", path,
                WG_GUIDELINES - 1);
    return FALSE;
  }
  gboolean silver = g_str_has_suffix(name, ".silver.conllu");
  WgSlice text;
  if (!wg_file_read(path, &text, error)) return FALSE;
  gboolean ok = conllu ? add_conllu(c, text, path, silver, error) : add_iob2(c, text, path, error);
  g_free((char *)text.ptr);
  return ok;
}
