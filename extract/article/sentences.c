// SPDX-License-Identifier: Apache-2.0
#include "extract/article/sentences.h"

#include "extract/article/dateline.h"

// words; what is longer is a table or damage, and each report would quote all of it
#define LONGEST_SENTENCE 1000

static void take_sentences(WgArticle *a, const WgLanguage *language, WgSlice text, guint32 begin,
                           guint32 end, guint32 paragraph, WgLineKind kind, gboolean in_title,
                           GArray *out)
{
  guint32 n;
  WgSentence *found = wg_language_split(a->arena, text, begin, end, &n);
  for (guint32 i = 0; i < n; i++) {
    if (!found[i].n || found[i].n > LONGEST_SENTENCE) continue;
    found[i].paragraph = paragraph;
    found[i].kind = kind;
    found[i].in_title = in_title;
    wg_language_annotate(language, a->arena, &found[i]);
    g_array_append_val(out, found[i]);
  }
}

/// A headline without the outlet's name behind it ("… | Example News").
static guint32 headline_end(WgSlice title)
{
  static const char *const BARS[] = {" | ", " · ", " :: "};
  guint32 end = (guint32)title.len;
  for (guint i = 0; i < G_N_ELEMENTS(BARS); i++) {
    const char *bar = g_strstr_len(title.ptr, (gssize)end, BARS[i]);
    if (bar) end = (guint32)(bar - title.ptr);
  }
  return end;
}

void wg_sentences_read(WgArticle *a, const WgLanguage *language)
{
  g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(WgSentence));
  if (a->title.len)
    take_sentences(a, language, a->title, 0, headline_end(a->title), 0, WG_LINE_HEADING, TRUE, all);
  for (guint32 i = 0; i < a->n_lines; i++)
    if (a->lines[i].kind == WG_LINE_BODY)
      take_sentences(a, language, a->text,
                     wg_dateline_end(a->gazetteer, a->text, a->lines[i].begin, a->lines[i].end),
                     a->lines[i].end, i, WG_LINE_BODY, FALSE, all);
  a->n_sentences = all->len;
  a->sentences = wg_arena_new0(a->arena, WgSentence, all->len + 1);
  if (all->len) memcpy(a->sentences, all->data, all->len * sizeof(WgSentence));
}
