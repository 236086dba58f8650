// SPDX-License-Identifier: Apache-2.0
/// The order of the way from a record to its reading: each call is a room (docs/flow.md).
#include "extract/reader.h"

#include "extract/article/sentences.h"
#include "extract/claims/speakers.h"
#include "extract/grammar/trees.h"
#include "extract/names/mentions.h"
#include "extract/page/lines.h"
#include "extract/page/notice.h"
#include "extract/propose/learnt.h"
#include "extract/propose/propose.h"
#include "extract/propose/trace.h"
#include "extract/report/report.h"
#include "extract/score/candidates.h"
#include "extract/score/score.h"
#include "extract/score/sources.h"
#include "extract/score/times.h"
#include "extract/settle/settle.h"
#include "extract/settle/slots.h"

struct wg_reader {
  WgOntology *ontology;
  WgGazetteer *gazetteer;
  WgLanguage *language;
  WgFrames *frames;
  WgLearnt *learnt;
  WgScore *score;
  char *fingerprint;
  char *model;          // SHA-256 of its file
  GPtrArray *relations; // char *, paths; NULL behind the last
};

// ------------------------------------------------------------------ loading

static char *find_model(const char *data_dir, const char *name)
{
  static const char *const PLACES[] = {"model", "extract/model"};
  for (guint i = 0; i < G_N_ELEMENTS(PLACES); i++) {
    char *path = g_build_filename(data_dir, PLACES[i], name, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) return path;
    g_free(path);
  }
  return g_build_filename(data_dir, PLACES[0], name, NULL);
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/// The relations of the data folder, in byte order, and those named.
static GPtrArray *find_relations(const char *data_dir, const WgReaderMore *more)
{
  GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folder = g_build_filename(data_dir, "model", "relations", NULL);
  GDir *dir = more->shipped_alone ? NULL : g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));)
    if (g_str_has_suffix(name, ".wgl") && name[0] != '.')
      g_ptr_array_add(out, g_build_filename(folder, name, NULL));
  if (dir) g_dir_close(dir);
  g_ptr_array_sort(out, by_bytes);
  for (const char *const *named = more->relations; named && *named; named++)
    g_ptr_array_add(out, g_strdup(*named));
  g_ptr_array_add(out, NULL);
  return out;
}

static gboolean add_relations(const WgReader *r, GChecksum *sum, GError **error)
{
  for (guint i = 0; r->relations->pdata[i]; i++) {
    g_autoptr(GMappedFile) file = g_mapped_file_new(r->relations->pdata[i], FALSE, error);
    if (!file) return FALSE;
    g_checksum_update(sum, (const guchar *)g_mapped_file_get_contents(file),
                      (gssize)g_mapped_file_get_length(file));
  }
  return TRUE;
}

static gboolean make_fingerprint(WgReader *r, const char *model, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(model, FALSE, error);
  if (!file) return FALSE;
  r->model = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                         (const guchar *)g_mapped_file_get_contents(file),
                                         g_mapped_file_get_length(file));
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  const char *const texts[] = {WG_VERSION, wg_ontology_checksum(r->ontology),
                               wg_gazetteer_checksum(r->gazetteer), r->model,
                               r->learnt ? wg_learnt_checksum(r->learnt) : "fast"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_checksum_update(sum, (const guchar *)texts[i], (gssize)strlen(texts[i]) + 1);
  if (!add_relations(r, sum, error)) return FALSE;
  r->fingerprint = g_strdup(g_checksum_get_string(sum));
  return TRUE;
}

WgReader *wg_reader_load_with(const char *data_dir, const WgReaderMore *more, GError **error)
{
  g_autoptr(WgReader) r = g_new0(WgReader, 1);
  g_autofree char *ontology = g_build_filename(data_dir, "ontology", NULL);
  g_autofree char *names = g_build_filename(ontology, "names", NULL);
  g_autofree char *model = find_model(data_dir, "english.wgm");
  g_autofree char *learnt = find_model(data_dir, "reader.wgr");
  r->relations = find_relations(data_dir, more);
  r->ontology = wg_ontology_load_with(ontology, more->ontology, error);
  if (!r->ontology) return NULL;
  r->frames = wg_frames_new(r->ontology, error);
  if (!r->frames) return NULL;
  r->gazetteer = wg_gazetteer_load(names, error);
  if (!r->gazetteer) return NULL;
  r->language = wg_language_load(model, error);
  if (!r->language) return NULL;
  if (more->fast) return make_fingerprint(r, model, error) ? g_steal_pointer(&r) : NULL;
  r->learnt = wg_learnt_load(learnt, r->ontology,
                             (const char *const *)r->relations->pdata, error);
  if (!r->learnt) return NULL;
  r->score = wg_score_new(wg_learnt_tensors(r->learnt), error);
  if (!r->score) return NULL;
  if (!make_fingerprint(r, model, error)) return NULL;
  return g_steal_pointer(&r);
}

void wg_reader_free(WgReader *r)
{
  if (!r) return;
  wg_language_free(r->language);
  wg_score_free(r->score);
  wg_learnt_free(r->learnt);
  wg_frames_free(r->frames);
  wg_gazetteer_free(r->gazetteer);
  wg_ontology_free(r->ontology);
  if (r->relations) g_ptr_array_unref(r->relations);
  g_free(r->fingerprint);
  g_free(r->model);
  g_free(r);
}

const WgOntology *wg_reader_ontology(const WgReader *r)
{
  return r->ontology;
}

const WgGazetteer *wg_reader_gazetteer(const WgReader *r)
{
  return r->gazetteer;
}

const WgLanguage *wg_reader_language(const WgReader *r)
{
  return r->language;
}

const char *wg_reader_fingerprint(const WgReader *r)
{
  return r->fingerprint;
}

const char *wg_reader_model(const WgReader *r)
{
  return r->model;
}

// ------------------------------------------------------------------ one article

/// What the article is made of: lines, sentences, their trees, times and quotes.
static void read_text(const WgReader *r, WgArticle *a, WgRecord *record)
{
  wg_notice_read(record);
  a->lines = wg_lines_find(a->arena, record, &a->n_lines);
  wg_sentences_read(a, r->language);
  wg_trees_grow(a);
  wg_times_find(a);
  a->quotes = wg_quotes_find(a->arena, a->text, a->lines, a->n_lines, &a->n_quotes);
}

/// Whatever could be a fact. The acts that the learnt reader saw are to be cleared; NULL
/// without one.
static WgActs *propose_facts(const WgReader *r, WgArticle *a)
{
  wg_match(a);
  wg_rivals_settle(a);
  wg_offices_find(a);
  wg_statements_find(a);
  if (!r->learnt) return NULL;
  WgActs *acts = wg_acts_find(a, r->learnt);
  wg_propose_learnt(a, acts);
  return acts;
}

/// Which of them are likely, and of these when and by whose word.
static void weigh_facts(const WgReader *r, WgArticle *a, const WgActs *acts)
{
  g_autoptr(WgDates) dates = r->score ? wg_dates_new(a) : NULL;
  wg_candidates_judge(a, r->score, acts);
  wg_speakers_settle(a);
  if (!r->score) return;
  wg_times_choose(a, wg_score_times(r->score), dates, acts);
  wg_sources_choose(a, wg_score_sources(r->score), acts);
}

/// What is left of it, in the order of the text. Returns all that was proposed, for the
/// trace; NULL without one.
static GPtrArray *settle_facts(const WgReader *r, WgArticle *a)
{
  wg_times_share(a);
  wg_sources_share(a);
  wg_matters_share(a);
  wg_unlikely_drop(a, r->score);
  wg_severed_end(a);
  wg_facts_sort(a);
  GPtrArray *all = a->trace ? g_ptr_array_copy(a->facts, NULL, NULL) : NULL;
  wg_poorer_drop(a);
  wg_repeats_drop(a);
  wg_slots_fill(a);
  return all;
}

/// All that stands before facts are looked for.
static void read_words(const WgReader *r, WgArticle *a, WgArena *arena, WgRecord *record)
{
  wg_article_open(a, arena, record, r->frames, r->gazetteer);
  read_text(r, a, record);
  wg_mentions_find(a);
  wg_speakers_find(a);
}

static WgReading *read_record(const WgReader *r, WgRecord *record, gboolean traced)
{
  WgArena *arena = wg_arena_new();
  WgReading *reading = wg_arena_new0(arena, WgReading, 1);
  reading->arena = arena;
  reading->record = record;
  WgArticle a;
  read_words(r, &a, arena, record);
  g_autoptr(WgTrace) trace = traced ? wg_trace_new(a.n_sentences) : NULL;
  a.trace = trace;
  WgActs *acts = propose_facts(r, &a);
  weigh_facts(r, &a, acts);
  g_autoptr(GPtrArray) all = settle_facts(r, &a);
  wg_reports_make(&a, reading);
  reading->trace = wg_trace_text(&a, reading, all);
  wg_entities_make(&a, reading);
  wg_acts_clear(acts);
  wg_article_close(&a);
  return reading;
}

const WgLearnt *wg_reader_learnt(const WgReader *r)
{
  return r->learnt;
}

void wg_reader_show(const WgReader *r, WgRecord *record, WgShowFunc take, gpointer context)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a;
  read_words(r, &a, arena, record);
  take(&a, r->learnt, context);
  wg_article_close(&a);
  wg_record_free(record);
}

char *wg_reader_words(const WgReader *r, WgRecord *record)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  GString *out = g_string_new(NULL);
  WgArticle a;
  read_words(r, &a, arena, record);
  wg_words_print(&a, out);
  wg_article_close(&a);
  wg_record_free(record);
  return g_string_free(out, FALSE);
}

char *wg_reader_candidates(const WgReader *r, WgRecord *record)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  GString *out = g_string_new(NULL);
  WgArticle a;
  read_words(r, &a, arena, record);
  WgActs *acts = propose_facts(r, &a);
  wg_candidates_print(&a, acts, out);
  wg_acts_clear(acts);
  wg_article_close(&a);
  wg_record_free(record);
  return g_string_free(out, FALSE);
}

WgReading *wg_reader_read(const WgReader *r, WgRecord *record)
{
  return read_record(r, record, FALSE);
}

WgReading *wg_reader_read_traced(const WgReader *r, WgRecord *record)
{
  return read_record(r, record, TRUE);
}
