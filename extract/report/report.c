// SPDX-License-Identifier: Apache-2.0
/// Facts as reports.
#include "extract/report/report.h"

#include "extract/grammar/tree.h"
#include "extract/propose/fact.h"
#include "extract/report/code_points.h"

static const char **strings_of(WgArticle *a, const GPtrArray *list)
{
  if (!list || !list->len) return NULL;
  const char **out = wg_arena_new0(a->arena, const char *, list->len + 1);
  for (guint i = 0; i < list->len; i++) out[i] = g_ptr_array_index(list, i);
  return out;
}

static const WgEntity **entities_of(WgArticle *a, const GPtrArray *list)
{
  if (!list || !list->len) return NULL;
  const WgEntity **out = wg_arena_new0(a->arena, const WgEntity *, list->len + 1);
  for (guint i = 0; i < list->len; i++) out[i] = wg_entity_of(a, g_ptr_array_index(list, i));
  return out;
}

static void report_place(WgArticle *a, const WgFact *fact, const WgCodePoints *points,
                         WgReport *out)
{
  const WgSentence *s = &a->sentences[fact->sentence];
  WgSlice source = wg_article_source(a, (guint32)fact->sentence);
  gsize begin = s->begin, end = s->end;
  if (fact->quote_begin >= 0) {
    begin = (gsize)fact->quote_begin;
    end = (gsize)fact->quote_end;
  }
  out->quote = wg_arena_dup(a->arena, wg_slice_sub(source, begin, end));
  out->begin = s->in_title ? -1 : wg_code_points_before(points, begin);
  out->end = s->in_title ? -1 : wg_code_points_before(points, end);
  out->trigger = wg_span_text(s, a->arena, source, fact->trigger_first, fact->trigger_last);
}

/// The score in hundredths: of the reports at 90 nine in ten are right (docs/claims.md).
static int hundredths(float score)
{
  return CLAMP((int)(score * 100.0f + 0.5f), 1, 99);
}

static void report_of(WgArticle *a, const WgFact *fact, const WgCodePoints *points, WgReport *out)
{
  memset(out, 0, sizeof *out);
  out->event_class = fact->event_class;
  out->actor = wg_entity_of(a, fact->actor);
  out->target = wg_entity_of(a, fact->target);
  out->polarity = fact->claim.polarity;
  out->modality = fact->claim.modality;
  out->phase = fact->claim.phase;
  out->attributed_to = entities_of(a, fact->claim.sources);
  out->source_words = strings_of(a, fact->claim.source_words);
  if (fact->time) {
    out->time = wg_arena_strdup(a->arena, fact->time->value);
    out->earliest = wg_arena_strdup(a->arena, fact->time->earliest);
    out->latest = wg_arena_strdup(a->arena, fact->time->latest);
  }
  out->role = strings_of(a, fact->role);
  out->matter = strings_of(a, fact->matter);
  out->scope = strings_of(a, fact->scope);
  out->reason = strings_of(a, fact->reason);
  out->instrument = strings_of(a, fact->instrument);
  out->words = fact->words;
  out->role_of = wg_entity_of(a, fact->role_of);
  out->place = wg_entity_of(a, fact->place);
  out->amount = fact->amount;
  out->currency = fact->currency;
  out->unit = fact->unit;
  out->outcome = fact->outcome;
  out->about = fact->about;
  out->frame = fact->frame;
  out->confidence = (guint8)hundredths(fact->score);
  out->act = fact->act;
  report_place(a, fact, points, out);
}

void wg_reports_make(WgArticle *a, WgReading *reading)
{
  WgCodePoints points = wg_code_points_new(a->text);
  reading->n_reports = a->facts->len;
  reading->reports = wg_arena_new0(a->arena, WgReport, a->facts->len + 1);
  for (guint i = 0; i < a->facts->len; i++)
    report_of(a, g_ptr_array_index(a->facts, i), &points, &reading->reports[i]);
  wg_code_points_clear(&points);
}
