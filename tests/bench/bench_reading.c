// SPDX-License-Identifier: Apache-2.0
/// Words a second of the whole reading, stage by stage, in processor time of one core:
///   bench_reading DATA INPUT…      (DATA as WIREGRAPH_DATA: the source tree, or what is installed)
/// The stages are those of extract/reader.c; loading and the reading of files stand apart.
#include "extract/article/sentences.h"
#include "extract/claims/speakers.h"
#include "extract/grammar/trees.h"
#include "extract/language/language.h"
#include "extract/names/mentions.h"
#include "extract/page/lines.h"
#include "extract/page/notice.h"
#include "extract/propose/learnt.h"
#include "extract/propose/propose.h"
#include "extract/report/report.h"
#include "extract/score/score.h"
#include "extract/score/sources.h"
#include "extract/score/times.h"
#include "extract/settle/settle.h"
#include "extract/settle/slots.h"
#include "extract/source/source.h"

#include <stdio.h>
#include <time.h>

typedef enum stage { LANGUAGE, NAMES, FRAMES, HEADS, LEARNT, SCORE, SETTLE, STAGES } Stage;

static const char *const STAGE[STAGES] = {
    "lines, language, trees, times", "names, reference, speakers", "frames, titles, quotes",
    "encoder and heads",             "facts of the heads",         "evidence and score",
    "settle, slots, reports"};

/// What the reader is made of, and what was measured with it.
typedef struct bench {
  WgOntology *ontology;
  WgFrames *frames;
  WgGazetteer *gazetteer;
  WgLanguage *language;
  WgLearnt *learnt;
  WgScore *score;
  double time[STAGES], last;
  guint articles, words, candidates, reports;
} Bench;

static double seconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static char *model_of(const char *data, const char *name)
{
  char *path = g_build_filename(data, "extract", "model", name, NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS)) return path;
  g_free(path);
  return g_build_filename(data, "model", name, NULL);
}

static gboolean load(Bench *b, const char *data, GError **error)
{
  g_autofree char *ontology = g_build_filename(data, "ontology", NULL);
  g_autofree char *names = g_build_filename(ontology, "names", NULL);
  g_autofree char *model = model_of(data, "english.wgm");
  g_autofree char *learnt = model_of(data, "reader.wgr");
  double start = seconds();
  if (!(b->ontology = wg_ontology_load(ontology, error)) ||
      !(b->frames = wg_frames_new(b->ontology, error)) ||
      !(b->gazetteer = wg_gazetteer_load(names, error)))
    return FALSE;
  double known = seconds();
  if (!(b->language = wg_language_load(model, error)) ||
      !(b->learnt = wg_learnt_load(learnt, b->ontology, NULL, error)) ||
      !(b->score = wg_score_new(wg_learnt_tensors(b->learnt), error)))
    return FALSE;
  printf("ontology and names loaded in %.0f ms, models in %.0f ms\n", 1e3 * (known - start),
         1e3 * (seconds() - known));
  return TRUE;
}

static void unload(Bench *b)
{
  wg_score_free(b->score);
  wg_learnt_free(b->learnt);
  wg_language_free(b->language);
  wg_gazetteer_free(b->gazetteer);
  wg_frames_free(b->frames);
  wg_ontology_free(b->ontology);
}

/// What was done since the last call was this stage.
static void done(Bench *b, Stage stage)
{
  double now = seconds();
  b->time[stage] += now - b->last;
  b->last = now;
}

static void read_words(Bench *b, WgArticle *a, WgRecord *record)
{
  wg_notice_read(record);
  a->lines = wg_lines_find(a->arena, record, &a->n_lines);
  wg_sentences_read(a, b->language);
  wg_trees_grow(a);
  wg_times_find(a);
  a->quotes = wg_quotes_find(a->arena, a->text, a->lines, a->n_lines, &a->n_quotes);
  done(b, LANGUAGE);
  wg_mentions_find(a);
  wg_speakers_find(a);
  done(b, NAMES);
  for (guint32 s = 0; s < a->n_sentences; s++) b->words += a->sentences[s].n;
}

static WgActs *propose(Bench *b, WgArticle *a)
{
  wg_match(a);
  wg_rivals_settle(a);
  wg_offices_find(a);
  wg_statements_find(a);
  done(b, FRAMES);
  WgActs *acts = wg_acts_find(a, b->learnt);
  done(b, HEADS);
  wg_propose_learnt(a, acts);
  done(b, LEARNT);
  b->candidates += a->facts->len;
  return acts;
}

static void score(Bench *b, WgArticle *a, const WgActs *acts)
{
  g_autoptr(WgDates) dates = b->score ? wg_dates_new(a) : NULL;
  wg_candidates_judge(a, b->score, acts);
  wg_speakers_settle(a);
  if (b->score) {
    wg_times_choose(a, wg_score_times(b->score), dates, acts);
    wg_sources_choose(a, wg_score_sources(b->score), acts);
  }
  done(b, SCORE);
}

static void settle(Bench *b, WgArticle *a, WgReading *reading)
{
  wg_times_share(a);
  wg_sources_share(a);
  wg_matters_share(a);
  wg_unlikely_drop(a, b->score);
  wg_severed_end(a);
  wg_facts_sort(a);
  wg_poorer_drop(a);
  wg_repeats_drop(a);
  wg_slots_fill(a);
  wg_reports_make(a, reading);
  wg_entities_make(a, reading);
  done(b, SETTLE);
  b->reports += reading->n_reports;
}

/// Read one record, which is freed.
static void read_article(Bench *b, WgRecord *record)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgReading reading = {.arena = arena, .record = record};
  WgArticle a;
  b->last = seconds();
  wg_article_open(&a, arena, record, b->frames, b->gazetteer);
  read_words(b, &a, record);
  WgActs *acts = propose(b, &a);
  score(b, &a, acts);
  settle(b, &a, &reading);
  wg_acts_clear(acts);
  wg_article_close(&a);
  wg_record_free(record);
  b->articles++;
}

static void say(const Bench *b, const char *stage, double time, double all)
{
  printf("%-32s %9.0f words/s %8.2f us a word %4.0f%%\n", stage,
         (double)b->words / MAX(time, 1e-9), 1e6 * time / (double)MAX(b->words, 1u),
         100 * time / MAX(all, 1e-9));
}

int main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  Bench b = {0};
  if (argc < 3) {
    fprintf(stderr, "usage: bench_reading DATA INPUT…\n");
    return 2;
  }
  if (!load(&b, argv[1], &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 3;
  }
  WgSourceOptions options = {.form = WG_FORM_AUTO};
  g_autoptr(WgSource) source = wg_source_new((const char *const *)argv + 2, &options);
  for (;;) {
    WgRecord *record = wg_source_next(source, &error);
    if (record) read_article(&b, record);
    else if (!error) break;
    else fprintf(stderr, "%s\n", error->message);
    g_clear_error(&error);
  }
  double all = 0;
  for (guint i = 0; i < STAGES; i++) all += b.time[i];
  printf("%u words in %u articles: %u candidates, %u reports\n", b.words, b.articles,
         b.candidates, b.reports);
  for (guint i = 0; i < STAGES; i++) say(&b, STAGE[i], b.time[i], all);
  say(&b, "whole reading", all, all);
  unload(&b);
  return 0;
}
