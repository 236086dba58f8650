// SPDX-License-Identifier: Apache-2.0
#include "extract/score/candidates.h"

#include "extract/base/json_line.h"
#include "extract/score/evidence.h"
#include "extract/score/sources.h"
#include "extract/score/times.h"

#define SURE 0.3f // a trigger whose times and sources are printed

#define NAME(name, what) #name,
static const char *const NUMBERS[] = {WG_EVIDENCE(NAME) NULL};
static const char *const NUMBERS_OF_TIMES[] = {WG_TIME_EVIDENCE(NAME) NULL};
static const char *const NUMBERS_OF_SOURCES[] = {WG_SOURCE_EVIDENCE(NAME) NULL};
#undef NAME

static void names_of(JsonBuilder *b, const WgDraft *d)
{
  if (!d) {
    json_builder_add_null_value(b);
    return;
  }
  json_builder_begin_array(b);
  if (d->known) json_builder_add_string_value(b, d->known->name);
  for (guint i = 0; i < d->names->len; i++)
    json_builder_add_string_value(b, g_ptr_array_index(d->names, i));
  json_builder_end_array(b);
}

static void strings_of(JsonBuilder *b, const char *key, const GPtrArray *list)
{
  json_builder_set_member_name(b, key);
  json_builder_begin_array(b);
  for (guint i = 0; list && i < list->len; i++)
    json_builder_add_string_value(b, g_ptr_array_index(list, i));
  json_builder_end_array(b);
}

static void numbers_of(JsonBuilder *b, guint n, const float *numbers)
{
  json_builder_begin_array(b);
  for (guint i = 0; i < n; i++) json_builder_add_double_value(b, (double)numbers[i]);
  json_builder_end_array(b);
}

static void print_candidate(const WgArticle *a, const WgFact *f, const float *evidence,
                            JsonBuilder *b)
{
  static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged"};
  const WgSentence *s = &a->sentences[f->sentence];
  WgSlice source = wg_article_source(a, (guint32)f->sentence);
  json_builder_set_member_name(b, "class");
  json_builder_add_string_value(b, f->event_class);
  json_builder_set_member_name(b, "actor");
  names_of(b, f->actor ? wg_draft_root(f->actor) : NULL);
  json_builder_set_member_name(b, "target");
  names_of(b, f->target ? wg_draft_root(f->target) : NULL);
  json_builder_set_member_name(b, "negated");
  json_builder_add_boolean_value(b, f->claim.polarity == WG_NEGATED);
  json_builder_set_member_name(b, "ended");
  json_builder_add_boolean_value(b, f->claim.phase == WG_ENDED);
  json_builder_set_member_name(b, "modality");
  json_builder_add_string_value(b, MODALITIES[f->claim.modality]);
  json_builder_set_member_name(b, "frame");
  json_builder_add_string_value(b, f->frame ? f->frame : "");
  strings_of(b, "role", f->role);
  strings_of(b, "matter", f->matter);
  json_builder_set_member_name(b, "words");
  json_builder_add_string_value(b, f->words ? f->words : "");
  json_builder_set_member_name(b, "title");
  json_builder_add_boolean_value(b, s->in_title);
  json_builder_set_member_name(b, "begin");
  json_builder_add_int_value(b, g_utf8_strlen(source.ptr, s->begin));
  json_builder_set_member_name(b, "end");
  json_builder_add_int_value(b, g_utf8_strlen(source.ptr, s->end));
  json_builder_set_member_name(b, "evidence");
  numbers_of(b, WG_EVIDENCE_COUNT, evidence);
}

static void print_times(WgArticle *a, const WgDates *dates, const WgActs *acts, const WgFact *f,
                        JsonBuilder *b)
{
  g_autoptr(GArray) options = wg_time_options(a, dates, acts, f);
  json_builder_set_member_name(b, "times");
  json_builder_begin_array(b);
  for (guint i = 0; i < options->len; i++) {
    const WgTimeOption *option = &g_array_index(options, WgTimeOption, i);
    json_builder_begin_array(b);
    json_builder_add_string_value(b, option->time->value);
    numbers_of(b, WG_TIME_EVIDENCE_COUNT, option->numbers);
    json_builder_end_array(b);
  }
  json_builder_end_array(b);
}

static void print_sources(WgArticle *a, WgVoices voices, const WgActs *acts,
                          const WgFact *f, JsonBuilder *b)
{
  g_autoptr(GArray) options = wg_source_options(a, voices, acts, f);
  json_builder_set_member_name(b, "sources");
  json_builder_begin_array(b);
  for (guint i = 0; i < options->len; i++) {
    const WgSourceOption *option = &g_array_index(options, WgSourceOption, i);
    json_builder_begin_array(b);
    names_of(b, option->draft);
    numbers_of(b, WG_SOURCE_EVIDENCE_COUNT, option->numbers);
    json_builder_end_array(b);
  }
  json_builder_end_array(b);
}

static void print_names(JsonBuilder *b, const char *key, const char *const *names)
{
  json_builder_set_member_name(b, key);
  json_builder_begin_array(b);
  for (; *names; names++) json_builder_add_string_value(b, *names);
  json_builder_end_array(b);
}

void wg_candidates_print(WgArticle *a, const WgActs *acts, GString *out)
{
  const float *evidence = wg_evidence_find(a, acts);
  WgVoices voices = wg_voices_find(a);
  g_autoptr(WgDates) dates = wg_dates_new(a);
  g_autoptr(JsonBuilder) b = json_builder_new();
  json_builder_begin_object(b);
  json_builder_set_member_name(b, "id");
  json_builder_add_string_value(b, a->record->id ? a->record->id : a->record->source);
  print_names(b, "numbers", NUMBERS);
  print_names(b, "numbers_of_times", NUMBERS_OF_TIMES);
  print_names(b, "numbers_of_sources", NUMBERS_OF_SOURCES);
  json_builder_set_member_name(b, "candidates");
  json_builder_begin_array(b);
  for (guint i = 0; i < a->facts->len; i++, evidence += WG_EVIDENCE_COUNT) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    json_builder_begin_object(b);
    print_candidate(a, f, evidence, b);
    if (f->proposers & WG_BY_FRAME || evidence[WG_EVIDENCE_trigger] >= SURE) {
      print_times(a, dates, acts, f, b);
      if (!f->claim.sources->len) print_sources(a, voices, acts, f, b);
    }
    json_builder_end_object(b);
  }
  json_builder_end_array(b);
  json_builder_end_object(b);
  wg_json_line(b, out);
}
