// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/words.h"

#include "extract/base/json_line.h"

static WgWordShape shape_of(const WgToken *t)
{
  guint upper = 0, lower = 0, digits = 0;
  gboolean first_upper = FALSE;
  const char *end = t->form.ptr + t->form.len;
  for (const char *p = t->form.ptr; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isupper(c)) upper++;
    else if (g_unichar_isalpha(c)) lower++;
    else if (g_unichar_isdigit(c)) digits++;
    if (p == t->form.ptr) first_upper = g_unichar_isupper(c);
  }
  if (!upper && !lower) return digits ? WG_SHAPE_DIGITS : WG_SHAPE_MARK;
  if (digits) return WG_SHAPE_CODE;
  if (!upper) return WG_SHAPE_LOWER;
  if (!lower) return upper == 1 ? WG_SHAPE_INITIAL : WG_SHAPE_UPPER;
  return upper == 1 && first_upper ? WG_SHAPE_CAPITAL : WG_SHAPE_MIXED;
}

static guint8 name_feature(const WgMention *m, gint32 t)
{
  if (!m) return 1;
  guint8 is_head = m->head == t;
  if (m->kind == WG_MENTION_DEMONYM) return (guint8)(2 + is_head);
  return (guint8)(4 + 2 * (guint)wg_draft_root(m->draft)->type + is_head);
}

static gboolean in_time(const WgArticle *a, gint32 s, gint32 t)
{
  for (guint32 i = 0; i < a->n_times[s]; i++)
    if ((gint32)a->times[s][i].first <= t && t <= (gint32)a->times[s][i].last) return TRUE;
  return FALSE;
}

static guint8 place_feature(const WgArticle *a, gint32 s, gint32 t)
{
  int where = a->sentences[s].in_title ? 1 : wg_quote_at(a, s, t) >= 0 ? 3 : 2;
  return (guint8)(where + (in_time(a, s, t) ? 3 : 0));
}

static WgWordKind kind_of(const WgMention *m, const WgToken *token, gint32 t)
{
  if (m) return m->head == t ? WG_KIND_NAME : WG_KIND_IN_NAME;
  switch ((int)token->upos) {
  case WG_UPOS_PRON: return WG_KIND_PRONOUN;
  case WG_UPOS_NOUN: return WG_KIND_NOUN;
  case WG_UPOS_ADJ:
  case WG_UPOS_NUM:
  case WG_UPOS_PROPN: return WG_KIND_DESCRIPTION;
  case WG_UPOS_VERB:
  case WG_UPOS_AUX: return WG_KIND_VERB;
  default: return WG_KIND_OTHER;
  }
}

static WgWord word_of(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = wg_article_token(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  WgWord w = {.sentence = s, .token = t};
  w.features[WG_FEATURE_UPOS] = (guint8)(token->upos + 1);
  w.features[WG_FEATURE_DEPREL] = (guint8)(token->deprel + 1);
  w.features[WG_FEATURE_SHAPE] = (guint8)shape_of(token);
  w.features[WG_FEATURE_NAME] = name_feature(m, t);
  w.features[WG_FEATURE_PLACE] = place_feature(a, s, t);
  w.kind = (guint8)kind_of(m, token, t);
  w.draft = m && m->head == t ? wg_draft_root(m->draft) : NULL;
  return w;
}

WgWord *wg_words_of(const WgArticle *a, guint32 *n)
{
  guint32 total = 0;
  for (guint32 s = 0; s < a->n_sentences; s++) total += a->sentences[s].n;
  WgWord *words = wg_arena_new0(a->arena, WgWord, total + 1);
  *n = 0;
  for (guint32 s = 0; s < a->n_sentences; s++)
    for (guint32 t = 0; t < a->sentences[s].n; t++)
      words[(*n)++] = word_of(a, (gint32)s, (gint32)t);
  return words;
}

// ------------------------------------------------------------------ as JSON

/// Code points of the source before each byte that is asked for, in rising order.
typedef struct cursor {
  WgSlice source;
  gsize byte;
  gint64 points;
} Cursor;

static gint64 points_at(Cursor *c, gsize byte)
{
  if (byte < c->byte) c->byte = 0, c->points = 0;
  for (; c->byte < byte; c->byte++)
    c->points += ((guchar)c->source.ptr[c->byte] & 0xC0) != 0x80;
  return c->points;
}

static void print_word(const WgArticle *a, const WgWord *w, Cursor *c, GString *out)
{
  const WgToken *t = wg_article_token(a, w->sentence, w->token);
  gint64 begin = points_at(c, t->begin), end = points_at(c, t->end);
  g_string_append_printf(out, "%s[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%d",
                         w->token ? "," : "", begin, end, t->head);
  for (guint i = 0; i < WG_FEATURE_COUNT; i++) g_string_append_printf(out, ",%u", w->features[i]);
  g_string_append_printf(out, ",%u,%d]", w->kind, w->draft ? (int)w->draft->number : -1);
}

/// The expressions of time whose value is known.
static void print_times(const WgArticle *a, guint32 s, GString *out)
{
  gboolean any = FALSE;
  for (guint32 i = 0; i < a->n_times[s]; i++) {
    const WgTimeExpression *e = &a->times[s][i];
    if (!*e->value) continue;
    g_string_append_printf(out, "%s[%u,%u,\"%s\"]", any ? "," : "", e->first, e->last, e->value);
    any = TRUE;
  }
}

static void print_entities(const WgArticle *a, GString *out)
{
  g_string_append(out, "],\"entities\":[");
  for (guint i = 0; i < a->drafts->len; i++) {
    const WgDraft *d = g_ptr_array_index(a->drafts, i);
    g_string_append(out, i ? ",[" : "[");
    for (guint k = 0; !d->into && k < d->names->len; k++) {
      if (k) g_string_append_c(out, ',');
      wg_json_string(g_ptr_array_index(d->names, k), out);
    }
    if (!d->into && d->known) {
      if (d->names->len) g_string_append_c(out, ',');
      wg_json_string(d->known->name, out);
    }
    g_string_append_c(out, ']');
  }
  g_string_append(out, "]}\n");
}

void wg_words_print(const WgArticle *a, GString *out)
{
  guint32 n;
  const WgWord *words = wg_words_of(a, &n);
  Cursor title = {a->title, 0, 0}, text = {a->text, 0, 0};
  g_string_append(out, "{\"id\":");
  wg_json_string(a->record->id ? a->record->id : a->record->source, out);
  g_string_append(out, ",\"sentences\":[");
  for (guint32 s = 0, i = 0; s < a->n_sentences; s++) {
    gboolean in_title = a->sentences[s].in_title;
    g_string_append_printf(out, "%s{\"title\":%s,\"words\":[", s ? "," : "",
                           in_title ? "true" : "false");
    for (; i < n && words[i].sentence == (gint32)s; i++)
      print_word(a, &words[i], in_title ? &title : &text, out);
    g_string_append(out, "],\"times\":[");
    print_times(a, s, out);
    g_string_append(out, "]}");
  }
  print_entities(a, out);
}
