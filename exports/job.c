// SPDX-License-Identifier: Apache-2.0
#include "exports/job.h"

#include "exports/cut.h"
#include "exports/writer.h"

// ---- bytes are counted on their way

typedef struct meter {
  const WgSink *sink;
  guint64 *bytes;
} Meter;

static gboolean measure(const char *bytes, gsize n, void *context, GError **error)
{
  Meter *meter = context;
  *meter->bytes += n;
  return meter->sink->write(bytes, n, meter->sink->context, error);
}

// ---- one statement to both

typedef struct tee {
  WgSurvey *survey;
  WgWriter *writer;
} Tee;

static gboolean pass(const WgStatement *statement, void *context, GError **error)
{
  Tee *tee = context;
  return (!tee->survey || wg_survey_statement(statement, tee->survey, error)) &&
         wg_writer_statement(statement, tee->writer, error);
}

// ---- where statements come from

typedef struct source {
  const WgJob *job;
  WgStore *store;
  const WgOntology *ontology;
  WgSnapshot *snapshot; // NULL where nobody needs one
  WgCut *cut;           // NULL: all
} Source;

static gboolean walk(const Source *s, gboolean quads, WgStatementFunc func, void *context,
                     GError **error)
{
  if (s->job->construct)
    return wg_query_load(s->job->construct, s->snapshot, WG_QUERY_MOST, error) &&
           wg_query_statements(s->job->construct, func, context, error);
  if (s->cut && quads)
    return wg_cut_quads(s->cut, s->store, s->ontology, func, context, error);
  if (s->cut) return wg_cut_each(s->cut, s->snapshot, func, context, error);
  return wg_merge(s->store, s->ontology, quads ? WG_MERGE_AND_ARTICLES : WG_MERGE_FLATTENED,
                  func, context, s->job->counts, error);
}

static gboolean is_discreet(const WgJob *job)
{
  return job->discretion && !wg_discretion_is_none(job->discretion);
}

static gboolean discreetly(const Source *s, gboolean quads, WgStatementFunc func,
                           void *context, GError **error)
{
  if (!is_discreet(s->job)) return walk(s, quads, func, context, error);
  g_autoptr(WgDiscreet) filter =
      wg_discreet_new(s->job->discretion, s->snapshot, wg_store_base(s->store), func,
                      context, error);
  return filter && walk(s, quads, wg_discreet_take, filter, error) &&
         wg_discreet_end(filter, error);
}

static gboolean print(const Source *s, WgWriter *writer, GError **error)
{
  gboolean quads = s->job->format->quads;
  // In quads a thing is described in many graphs; it is counted in the one without names.
  gboolean apart = s->job->survey && quads && !s->job->construct;
  Tee tee = {apart ? NULL : s->job->survey, writer};
  return (!apart ||
          discreetly(s, FALSE, wg_survey_statement, s->job->survey, error)) &&
         discreetly(s, quads, pass, &tee, error) && wg_writer_finish(writer, error);
}

static gboolean print_part(Source *s, WgWriter *writer, GError **error)
{
  const WgSelection *selection = s->job->selection;
  gboolean all = s->job->construct || !selection || wg_selection_is_all(selection);
  if (all && !s->job->construct && !is_discreet(s->job)) return print(s, writer, error);
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(s->store, s->ontology, error);
  if (!snapshot) return FALSE;
  s->snapshot = snapshot;
  if (all) return print(s, writer, error);
  g_autoptr(WgChoice) choice =
      wg_choice_new(snapshot, s->ontology, wg_store_base(s->store), selection, error);
  g_autoptr(WgCut) cut =
      choice ? wg_cut_new(snapshot, s->ontology, choice, error) : NULL;
  if (!cut) return FALSE;
  writer->whole = choice->network;
  s->cut = cut;
  return print(s, writer, error);
}

gboolean wg_job_run(WgJob *job, WgStore *store, const WgOntology *ontology,
                    const WgSink *sink, GError **error)
{
  Meter meter = {sink, &job->bytes};
  WgSink metered = {measure, &meter};
  g_autoptr(WgWriter) writer =
      wg_writer_new(job->format, &metered, wg_store_base(store), error);
  if (!writer) return FALSE;
  wg_writer_set_ontology(writer, ontology);
  wg_writer_set_roll_up(writer, job->roll_up);
  wg_writer_set_part(writer, job->part, job->part_context);
  Source source = {.job = job, .store = store, .ontology = ontology};
  return print_part(&source, writer, error);
}
