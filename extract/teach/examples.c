// SPDX-License-Identifier: Apache-2.0
#include "extract/teach/examples.h"

#include "extract/language/matrix.h"

static void window_free(gpointer data)
{
  WgExampleWindow *w = data;
  g_free(w->sides);
  g_free(w->kinds);
  g_free(w);
}

static void act_free(gpointer data)
{
  WgExampleAct *act = data;
  g_free(act->h);
  g_free(act->steps);
  g_free(act->gold);
  g_free(act);
}

WgExamples *wg_examples_new(guint n_classes, guint width)
{
  WgExamples *l = g_new0(WgExamples, 1);
  l->n_classes = n_classes;
  l->width = width;
  l->inner = g_byte_array_new();
  l->scales = g_array_new(FALSE, FALSE, sizeof(float));
  l->article_of = g_array_new(FALSE, FALSE, sizeof(guint32));
  l->labels = g_byte_array_new();
  l->windows = g_ptr_array_new_with_free_func(window_free);
  l->acts = g_ptr_array_new_with_free_func(act_free);
  l->lost = g_array_new(FALSE, TRUE, sizeof(guint));
  l->found = g_array_new(FALSE, TRUE, sizeof(guint));
  g_array_set_size(l->lost, n_classes);
  g_array_set_size(l->found, n_classes);
  return l;
}

void wg_examples_free(WgExamples *l)
{
  if (!l) return;
  g_byte_array_unref(l->inner);
  g_array_unref(l->scales);
  g_array_unref(l->article_of);
  g_byte_array_unref(l->labels);
  g_ptr_array_unref(l->windows);
  g_ptr_array_unref(l->acts);
  g_array_unref(l->lost);
  g_array_unref(l->found);
  g_free(l);
}

// ------------------------------------------------------------------ words of a span

/// What one article is added with.
typedef struct adding {
  WgExamples *examples;
  const GArray *tellings;
  gboolean *seen; // [tellings] a word was found at its trigger
} Adding;

/// The window's words that the span covers (guint).
static GArray *covered(const WgArticle *a, const WgWindow *w, gboolean in_title, WgSpan span)
{
  GArray *out = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < w->n && span.begin >= 0; i++) {
    const WgWord *word = w->words[i];
    const WgToken *t = wg_article_token(a, word->sentence, word->token);
    if (a->sentences[word->sentence].in_title == in_title && (gint32)t->begin < span.end &&
        (gint32)t->end > span.begin)
      g_array_append_val(out, i);
  }
  return out;
}

static gboolean hangs_inside(const WgArticle *a, const WgWindow *w, const GArray *span, guint i)
{
  gint32 head = wg_article_token(a, w->words[i]->sentence, w->words[i]->token)->head;
  for (guint k = 0; k < span->len; k++) {
    const WgWord *other = w->words[g_array_index(span, guint, k)];
    if (other->sentence == w->words[i]->sentence && other->token == head) return TRUE;
  }
  return FALSE;
}

static gboolean is_solid(const WgArticle *a, const WgWord *word)
{
  WgUpos upos = wg_article_token(a, word->sentence, word->token)->upos;
  return upos != WG_UPOS_ADP && upos != WG_UPOS_DET && upos != WG_UPOS_PUNCT;
}

/// Of words in a name, the head of the name that stands nearest in the span.
static guint head_of_name(const WgWindow *w, const GArray *span, guint at)
{
  guint best = at, near = G_MAXUINT;
  for (guint k = 0; k < span->len; k++) {
    guint i = g_array_index(span, guint, k), far = i > at ? i - at : at - i;
    if (w->words[i]->kind == WG_KIND_NAME && far < near) best = i, near = far;
  }
  return best;
}

/// The word of the span that hangs highest; of a name, the head of the name. The same as
/// head_of in extract/model/reader_data.py.
static guint head_of(const WgArticle *a, const WgWindow *w, const GArray *span)
{
  gint64 top = -1, solid = -1;
  for (guint k = 0; k < span->len; k++) {
    guint i = g_array_index(span, guint, k);
    if (hangs_inside(a, w, span, i)) continue;
    if (top < 0) top = i;
    if (solid < 0 && is_solid(a, w->words[i])) solid = i;
  }
  guint at = solid >= 0 ? (guint)solid : top >= 0 ? (guint)top : g_array_index(span, guint, 0);
  return w->words[at]->kind == WG_KIND_IN_NAME ? head_of_name(w, span, at) : at;
}

// ------------------------------------------------------------------ parties

/// A name without what may differ from article to article: case, a "the" before it.
static char *key_of(const char *name)
{
  g_autofree char *folded = g_utf8_casefold(name, -1);
  g_strstrip(folded);
  return g_strdup(g_str_has_prefix(folded, "the ") ? folded + strlen("the ") : folded);
}

static gboolean bears(const WgDraft *d, char **names)
{
  for (char **name = names; *name; name++) {
    g_autofree char *wanted = key_of(*name);
    for (guint i = 0; i <= d->names->len; i++) {
      const char *borne = i < d->names->len ? g_ptr_array_index(d->names, i)
                          : d->known        ? d->known->name
                                            : "";
      g_autofree char *key = key_of(borne);
      if (g_str_equal(key, wanted)) return TRUE;
    }
  }
  return FALSE;
}

/// Where the window names the party: the last place up to `at`, else the first; -1.
static gint64 place_of(const WgWindow *w, guint at, char **names)
{
  gint64 found = -1;
  for (guint i = 0; names && i < w->n; i++) {
    if (!w->words[i]->draft || !bears(wg_draft_root(w->words[i]->draft), names)) continue;
    if (i > at) return found >= 0 ? found : (gint64)i;
    found = i;
  }
  return found;
}

/// The arc leads to that word.
static void lead(WgExampleAct *act, guint arc, gsize word)
{
  act->gold[word] = (guint8)(act->gold[word] | 1u << arc);
}

static void learn_party(const WgArticle *a, const WgWindow *w, const WgTelling *t, int side,
                        WgExampleAct *act)
{
  g_autoptr(GArray) span = covered(a, w, t->in_title, t->parties[side]);
  if (span->len) {
    lead(act, WG_ARC_ACTOR + (guint)side, head_of(a, w, span));
  } else if (t->parties[side].begin < 0) {
    gint64 place = place_of(w, act->at, t->names[side]);
    if (place >= 0) lead(act, WG_ARC_ACTOR_AWAY + (guint)side, (gsize)place);
  }
}

// ------------------------------------------------------------------ acts

static gint32 add_window(WgExamples *l, const WgLook *look)
{
  WgExampleWindow *w = g_new0(WgExampleWindow, 1);
  w->n = look->window->n;
  w->sides = g_new(float, (gsize)w->n * WG_HEADS_SIDE);
  w->kinds = g_new(guint8, w->n);
  for (guint i = 0; i < w->n; i++) {
    w->kinds[i] = look->window->words[i]->kind;
    for (guint j = 0; j < WG_HEADS_SIDE; j++)
      w->sides[(gsize)i * WG_HEADS_SIDE + j] = look->sides[(gsize)j * look->padded + i];
  }
  g_ptr_array_add(l->windows, w);
  return (gint32)l->windows->len - 1;
}

/// The act of that word and class; made where there is none yet. `window`: its index, -1 while
/// the window told nothing.
static WgExampleAct *act_at(WgExamples *l, const WgArticle *a, const WgLook *look, guint at,
                           guint class_index, gint32 *window)
{
  for (guint i = l->acts->len; i-- > 0;) {
    WgExampleAct *act = g_ptr_array_index(l->acts, i);
    if (act->window != *window) break;
    if (act->at == at && act->class_index == class_index) return act;
  }
  if (*window < 0) *window = add_window(l, look);
  WgExampleAct *act = g_new0(WgExampleAct, 1);
  act->class_index = class_index;
  act->at = at;
  act->window = *window;
  act->h = g_memdup2(look->h + (gsize)at * l->width, l->width * sizeof *act->h);
  act->steps = g_new0(guint8, look->window->n);
  act->gold = g_new0(guint8, look->window->n);
  for (guint i = 0; i < look->window->n; i++)
    act->steps[i] = (guint8)wg_window_steps(a, look->window->words[at], look->window->words[i]);
  g_ptr_array_add(l->acts, act);
  return act;
}

static void add_act(WgExamples *l, const WgArticle *a, const WgLook *look, const WgTelling *t,
                    guint at, gint32 *window)
{
  const WgWindow *w = look->window;
  guint before = l->acts->len;
  WgExampleAct *act = act_at(l, a, look, at, t->class_index, window);
  if (l->acts->len > before) { // of several tellings the first says how it is told
    act->polarity = t->polarity;
    act->modality = t->modality;
    act->ended = t->ended;
  }
  for (int side = 0; side < 2; side++) learn_party(a, w, t, side, act);
  g_autoptr(GArray) role = covered(a, w, t->in_title, t->role);
  for (guint i = 0; i < role->len; i++) lead(act, WG_ARC_ROLE, g_array_index(role, guint, i));
}

// ------------------------------------------------------------------ words

/// The new words of the window as rows; row_of[i] of each, -1: it is not new.
static void add_words(WgExamples *l, const WgLook *look, gint64 *row_of)
{
  static const guint8 NOTHING[1] = {WG_NOT_TOLD};
  const WgWindow *w = look->window;
  guint32 article = l->n_articles;
  for (guint i = 0; i < w->n; i++) {
    guint8 bytes[WG_HEADS_HIDDEN];
    float scale;
    row_of[i] = -1;
    if (!w->is_new[i]) continue;
    row_of[i] = l->n_words++;
    wg_round_rows(1, WG_HEADS_HIDDEN, look->inner + (gsize)i * WG_HEADS_HIDDEN, bytes, &scale);
    g_byte_array_append(l->inner, bytes, sizeof bytes);
    g_array_append_val(l->scales, scale);
    g_array_append_val(l->article_of, article);
    for (guint c = 0; c < l->n_classes; c++) g_byte_array_append(l->labels, NOTHING, 1);
  }
}

static void add_look(WgArticle *a, const WgLook *look, gpointer context)
{
  Adding *adding = context;
  WgExamples *l = adding->examples;
  g_autofree gint64 *row_of = g_new(gint64, look->window->n + 1);
  gint32 window = -1;
  add_words(l, look, row_of);
  for (guint i = 0; i < adding->tellings->len; i++) {
    const WgTelling *t = &g_array_index(adding->tellings, WgTelling, i);
    g_autoptr(GArray) span = covered(a, look->window, t->in_title, t->trigger);
    if (!span->len) continue;
    guint at = head_of(a, look->window, span);
    if (row_of[at] < 0) continue;
    guint8 *label = &l->labels->data[row_of[at] * l->n_classes + t->class_index];
    if (*label != WG_TOLD_SURE) *label = t->sure ? WG_TOLD_SURE : WG_TOLD_PERHAPS;
    add_act(l, a, look, t, at, &window);
    adding->seen[i] = TRUE;
  }
}

void wg_examples_add(WgExamples *l, WgArticle *a, const WgLearnt *learnt,
                    const GArray *tellings)
{
  g_autofree gboolean *seen = g_new0(gboolean, tellings->len + 1);
  Adding adding = {l, tellings, seen};
  wg_learnt_look(learnt, a, add_look, &adding);
  for (guint i = 0; i < tellings->len; i++) {
    guint c = g_array_index(tellings, WgTelling, i).class_index;
    g_array_index(seen[i] ? l->found : l->lost, guint, c)++;
  }
  l->n_articles++;
}
