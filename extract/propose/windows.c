// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/windows.h"

#define MOST_STEPS 60 // from a word to the root; a longer chain is damage
#define MOST 4        // steps and sentences that are told apart

/// The article's words with their pieces, sentence by sentence.
typedef struct cutting {
  const WgArticle *a;
  WgWord *words;
  guint32 *sentence_first; // [n_sentences + 1] first word
  guint32 *piece_first;    // [n_words + 1]
  guint32 *pieces;
  guint32 *counts;         // [n_sentences] pieces
} Cutting;

static void cut_words(Cutting *c, const WgArticle *a, const WgPieces *pieces)
{
  guint32 n;
  c->a = a;
  c->words = wg_words_of(a, &n);
  c->sentence_first = wg_arena_new0(a->arena, guint32, a->n_sentences + 1);
  c->counts = wg_arena_new0(a->arena, guint32, a->n_sentences + 1);
  c->piece_first = wg_arena_new0(a->arena, guint32, n + 1);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < n; i++) {
    const WgWord *w = &c->words[i];
    guint32 cut[WG_WORD_PIECES];
    const WgToken *token = wg_article_token(a, w->sentence, w->token);
    guint count = wg_pieces_cut(pieces, token->form, cut, WG_WORD_PIECES);
    g_array_append_vals(all, cut, count);
    c->piece_first[i + 1] = all->len;
    c->counts[w->sentence] += count;
    c->sentence_first[w->sentence + 1] = i + 1;
  }
  c->pieces = wg_arena_new0(a->arena, guint32, all->len + 1);
  if (all->len) memcpy(c->pieces, all->data, all->len * sizeof(guint32));
}

static void add_mark(WgWindow *w, guint32 piece)
{
  w->pieces[w->n_pieces++] = piece; // its features are nought
}

static void add_sentence(WgWindow *w, const Cutting *c, guint32 s, gboolean is_new)
{
  for (guint32 i = c->sentence_first[s]; i < c->sentence_first[s + 1]; i++) {
    guint32 from = c->piece_first[i], count = c->piece_first[i + 1] - from;
    if (w->n_pieces + count > WG_LONGEST_WINDOW) return;
    w->words[w->n] = &c->words[i];
    w->is_new[w->n] = is_new;
    w->first[w->n++] = w->n_pieces;
    for (guint32 k = 0; k < count; k++, w->n_pieces++) {
      w->pieces[w->n_pieces] = c->pieces[from + k];
      for (guint f = 0; f < WG_FEATURE_COUNT; f++)
        w->features[w->n_pieces * WG_FEATURE_COUNT + f] = c->words[i].features[f];
    }
  }
}

/// What a window shows: the headline or not, sentences of before, new ones.
typedef struct span {
  guint32 title;   // sentences of the headline, 0: it is not shown
  gboolean title_is_new;
  guint32 context, begin, end; // sentences [context, begin) of before, [begin, end) new
} Span;

static WgWindow *window_of(const Cutting *c, WgSpecialPieces special, const Span *span)
{
  WgArena *arena = c->a->arena;
  WgWindow *w = wg_arena_new0(arena, WgWindow, 1);
  guint32 most = 3;
  for (guint32 s = 0; s < span->title; s++) most += c->counts[s];
  for (guint32 s = span->context; s < span->end; s++) most += c->counts[s];
  most = MIN(most, WG_LONGEST_WINDOW + 3);
  w->words = wg_arena_new0(arena, WgWord *, most);
  w->is_new = wg_arena_new0(arena, gboolean, most);
  w->first = wg_arena_new0(arena, guint32, most);
  w->pieces = wg_arena_new0(arena, guint32, most);
  w->features = wg_arena_new0(arena, guint16, most * WG_FEATURE_COUNT);
  add_mark(w, special.cls);
  for (guint32 s = 0; s < span->title; s++) add_sentence(w, c, s, span->title_is_new);
  if (span->title) add_mark(w, special.sep);
  for (guint32 s = span->context; s < span->end; s++) add_sentence(w, c, s, s >= span->begin);
  add_mark(w, special.sep);
  return w;
}

/// The span that begins with new sentence `k`; `title` and its pieces.
static Span next_span(const Cutting *c, guint32 k, guint32 title, guint32 title_pieces,
                      gboolean is_first)
{
  Span span = {title, is_first, k, k, k};
  guint32 used = title_pieces, room = WG_CONTEXT_PIECES;
  if (!is_first && title_pieces > WG_TITLE_PIECES) used = span.title = 0;
  while (!is_first && span.context > title && c->counts[span.context - 1] <= room) {
    guint32 count = c->counts[--span.context];
    room -= count;
    used += count;
  }
  for (; span.end < c->a->n_sentences; span.end++) {
    guint32 count = c->counts[span.end];
    if (used + count > WG_WINDOW_PIECES && span.end > k) break;
    if (is_first && title && span.end == k && used + count > WG_LONGEST_WINDOW) break;
    used += count;
  }
  return span;
}

GPtrArray *wg_windows_cut(const WgArticle *a, const WgPieces *pieces)
{
  Cutting c;
  cut_words(&c, a, pieces);
  WgSpecialPieces special = wg_pieces_special(pieces);
  GPtrArray *out = g_ptr_array_new();
  guint32 title = 0, title_pieces = 0; // the headline's sentences stand first
  while (title < a->n_sentences && a->sentences[title].in_title) title_pieces += c.counts[title++];
  for (guint32 k = title; k < a->n_sentences || (!out->len && title);) {
    Span span = next_span(&c, k, title, title_pieces, !out->len);
    g_ptr_array_add(out, window_of(&c, special, &span));
    k = span.end;
  }
  return out;
}

// ------------------------------------------------------------------ how far apart

guint wg_window_steps(const WgArticle *a, const WgWord *from, const WgWord *to)
{
  if (from->sentence != to->sentence)
    return WG_STEPS_NEAR + (guint)(CLAMP(to->sentence - from->sentence, -MOST, MOST) + MOST);
  const WgToken *tokens = a->sentences[from->sentence].tokens;
  gint32 down = 0;
  for (gint32 t = to->token; t >= 0 && down < MOST_STEPS; t = tokens[t].head, down++) {
    gint32 up = 0;
    for (gint32 u = from->token; u >= 0 && up < MOST_STEPS; u = tokens[u].head, up++)
      if (u == t) return (guint)(MIN(up, MOST) * 5 + MIN(down, MOST));
  }
  return MOST * 5 + MOST;
}

guint wg_window_distance(gint32 offset)
{
  gint32 far = ABS(offset);
  if (far > 20) far = 20 + MIN((far - 20) / 10, 10);
  return (guint)(30 + (offset < 0 ? -far : far));
}
