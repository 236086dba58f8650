// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/trace.h"

#include "extract/grammar/tree.h"

#include <stdarg.h>

#define LONGEST_PHRASE 60 // bytes

struct wg_trace {
  GPtrArray *notes; ///< GString *, one a sentence
};

static void free_note(gpointer note)
{
  g_string_free(note, TRUE);
}

WgTrace *wg_trace_new(guint32 n_sentences)
{
  WgTrace *trace = g_new0(WgTrace, 1);
  trace->notes = g_ptr_array_new_with_free_func(free_note);
  for (guint32 s = 0; s < n_sentences; s++) g_ptr_array_add(trace->notes, g_string_new(NULL));
  return trace;
}

void wg_trace_free(WgTrace *trace)
{
  if (!trace) return;
  g_ptr_array_unref(trace->notes);
  g_free(trace);
}

void wg_trace_say(const WgArticle *a, gint32 s, int depth, const char *format, ...)
{
  if (!a->trace) return;
  GString *note = g_ptr_array_index(a->trace->notes, s);
  for (int i = 0; i < depth; i++) g_string_append(note, "  ");
  va_list args;
  va_start(args, format);
  g_string_append_vprintf(note, format, args);
  va_end(args);
  g_string_append_c(note, '\n');
}

void wg_trace_try(const WgArticle *a, gint32 s, gint32 t, const WgFrame *frame)
{
  if (!a->trace) return;
  wg_trace_say(a, s, 1, "\"%s\": %s (%s)", wg_article_words(a, s, t, t), frame->name,
               frame->event_class->local);
}

void wg_trace_condition(const WgArticle *a, gint32 s, const WgFrame *frame, guint condition)
{
  if (!a->trace) return;
  const WgCondition *c = &frame->conditions[condition];
  g_autofree char *path = wg_path_text(&c->path);
  wg_trace_say(a, s, 2, "no: condition %u, \"%s%s%s\", does not hold", condition + 1, path,
               c->absent ? "!=" : "=", wg_frames_list_name(a->frames, c->list));
}

// ------------------------------------------------------------------ parties

/// The phrase of `head` as printed, cut where it is long.
static const char *phrase(const WgArticle *a, gint32 s, gint32 head)
{
  const char *words = wg_tree_text(a->trees[s], a->arena, wg_article_source(a, (guint32)s),
                                   head, TRUE);
  if (strlen(words) <= LONGEST_PHRASE) return words;
  const char *end = words + LONGEST_PHRASE;
  while (end > words && *end != ' ') end--;
  return wg_arena_printf(a->arena, "%.*s …", (int)(end - words), words);
}

/// How the words at `head` came to stand for `d`.
static const char *way_to(const WgArticle *a, gint32 s, gint32 head, const WgDraft *d)
{
  const WgMention *m = a->mention_of[s][head];
  if (m && wg_draft_root(m->draft) == d)
    return wg_arena_printf(a->arena, "%s \"%s\"", m->kind == WG_MENTION_NAME ? "name" : "adjective",
                           wg_article_words(a, s, m->first, m->last));
  if (wg_article_token(a, s, head)->upos == WG_UPOS_PRON)
    return wg_arena_printf(a->arena, "pronoun \"%s\"", wg_article_words(a, s, head, head));
  const WgTree *tree = a->trees[s];
  for (gint32 t = tree->left[head]; t <= tree->right[head]; t++) {
    const WgMention *beside = a->mention_of[s][t];
    if (!beside || wg_draft_root(beside->draft) != d) continue;
    if (wg_article_token(a, s, beside->head)->deprel == WG_DEP_CONJ)
      return wg_arena_printf(a->arena, "coordinated \"%s\"",
                             wg_article_words(a, s, beside->first, beside->last));
    return wg_arena_printf(a->arena, "name in \"%s\"", phrase(a, s, head));
  }
  return wg_arena_printf(a->arena, "\"%s\" refers to it", phrase(a, s, head));
}

void wg_trace_party(const WgArticle *a, gint32 s, const char *side, const WgPath *path,
                    gint32 head, const WgDraft *d, const char *refused)
{
  if (!a->trace) return;
  g_autofree char *along = wg_path_text(path);
  if (!d)
    wg_trace_say(a, s, 2, "%s by %s: \"%s\" names nobody", side, along, phrase(a, s, head));
  else if (head == WG_NO_TOKEN)
    wg_trace_say(a, s, 2, "%s by %s: %s", side, along, d->name);
  else if (refused)
    wg_trace_say(a, s, 2, "%s by %s: %s (%s) is a %s, %s", side, along, d->name,
                 way_to(a, s, head, d), wg_type_name(d->type), refused);
  else
    wg_trace_say(a, s, 2, "%s by %s: %s (%s)", side, along, d->name, way_to(a, s, head, d));
}

// ------------------------------------------------------------------ facts and reports

static const char *name_of(const WgDraft *d)
{
  if (!d) return "-";
  return d->known ? d->known->name : d->name;
}

static char *parties_text(const WgFact *fact)
{
  return g_strdup_printf("%s(%s, %s)", fact->event_class, name_of(fact->actor),
                         name_of(fact->target));
}

void wg_trace_fact(const WgArticle *a, const WgFact *fact, const char *refused)
{
  if (!a->trace) return;
  g_autofree char *parties = parties_text(fact);
  if (refused) wg_trace_say(a, fact->sentence, 2, "no: %s %s", parties, refused);
  else wg_trace_say(a, fact->sentence, 2, "yes: %s", parties);
}

/// "by frame, heads: trigger +1.31, actor -0.40"
static char *why_text(const WgArticle *a, const WgFact *fact)
{
  g_autofree char *by = g_strjoinv(", ", (char **)wg_fact_proposers(a->arena, fact));
  g_autofree char *moves = g_strjoinv(", ", (char **)wg_fact_moves(a->arena, fact));
  return g_strconcat("by ", by, *moves ? ": " : "", moves, NULL);
}

void wg_trace_unlikely(const WgArticle *a, const WgFact *fact)
{
  if (!a->trace) return;
  g_autofree char *parties = parties_text(fact), *why = why_text(a, fact);
  guint score = (guint)(fact->score * 100.0f + 0.5f);
  wg_trace_say(a, fact->sentence, 1, "unlikely: %s at \"%s\", %u.%02u %s", parties,
               wg_article_words(a, fact->sentence, fact->trigger_first, fact->trigger_last),
               score / 100u, score % 100u, why);
}

static void tell_report(const WgArticle *a, const WgFact *fact, const WgReport *report)
{
  static const char *const POLARITIES[] = {"affirmed", "negated"};
  static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged"};
  static const char *const PHASES[] = {"begun", "ongoing", "ended"};
  g_autofree char *parties = parties_text(fact);
  GString *note = g_ptr_array_index(a->trace->notes, fact->sentence);
  g_string_append_printf(note, "  report: %s %s %s %s, %u.%02u, %s at \"%s\"", parties,
                         POLARITIES[report->polarity], MODALITIES[report->modality],
                         PHASES[report->phase], report->confidence / 100u,
                         report->confidence % 100u, report->frame ? report->frame : "rule",
                         report->trigger);
  for (const WgEntity **e = report->attributed_to; e && *e; e++)
    g_string_append_printf(note, "%s%s", e == report->attributed_to ? ", told by " : " and ",
                           (*e)->name);
  g_autofree char *why = why_text(a, fact);
  g_string_append_printf(note, "\n    %s\n", why);
}

static void tell_dropped(const WgArticle *a, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++) {
    const WgFact *fact = g_ptr_array_index(all, i);
    if (g_ptr_array_find(a->facts, fact, NULL)) continue;
    g_autofree char *parties = parties_text(fact);
    wg_trace_say(a, fact->sentence, 1, "dropped: %s of %s: told as well or better by another one",
                 parties, fact->frame ? fact->frame : "a rule");
  }
}

/// The lines of which no sentence was read, by their kind.
static void tell_lines(const WgArticle *a, GString *out)
{
  static const char *const KINDS[] = {
      [WG_LINE_BODY] = NULL,           [WG_LINE_HEADING] = "heading", [WG_LINE_BYLINE] = "byline",
      [WG_LINE_CAPTION] = "caption",   [WG_LINE_CREDIT] = "credit",   [WG_LINE_TEASER] = "teaser",
      [WG_LINE_FURNITURE] = "furniture"};
  for (guint32 i = 0; i < a->n_lines; i++) {
    const WgLine *line = &a->lines[i];
    if (!KINDS[line->kind] || line->begin >= line->end) continue;
    WgSlice words = wg_slice_sub(a->text, line->begin, line->end);
    g_string_append_printf(out, "line %u (%s) is not read: %.*s\n", i + 1, KINDS[line->kind],
                           (int)words.len, words.ptr);
  }
}

const char *wg_trace_text(const WgArticle *a, const WgReading *reading, const GPtrArray *all)
{
  if (!a->trace) return NULL;
  for (guint i = 0; i < a->facts->len; i++)
    tell_report(a, g_ptr_array_index(a->facts, i), &reading->reports[i]);
  tell_dropped(a, all);
  g_autoptr(GString) out = g_string_new(NULL);
  const WgRecord *record = a->record;
  g_string_append_printf(out, "article %s\n", record->url  ? record->url
                                              : record->id ? record->id
                                                           : record->source);
  tell_lines(a, out);
  for (guint32 s = 0; s < a->n_sentences; s++) {
    const WgSentence *sentence = &a->sentences[s];
    const GString *note = g_ptr_array_index(a->trace->notes, s);
    g_string_append_printf(out, "sentence %u%s: %s\n", s + 1,
                           sentence->in_title ? " (headline)" : "",
                           wg_article_words(a, (gint32)s, 0, (gint32)sentence->n - 1));
    g_string_append_len(out, note->str, (gssize)note->len);
  }
  return wg_arena_strdup(a->arena, out->str);
}
