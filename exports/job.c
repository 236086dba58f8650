// SPDX-License-Identifier: Apache-2.0
#include "exports/job.h"

#include "exports/cut.h"

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
  WgWriter *writer;
} Source;

// In quads a thing is described in many graphs; it is counted in the one without names.
static gboolean is_counted_apart(const WgJob *job)
{
  return job->survey && job->format->quads;
}

static gboolean all(const Source *s, Tee *tee, GError **error)
{
  gboolean quads = s->job->format->quads;
  if (is_counted_apart(s->job) &&
      !wg_merge(s->store, s->ontology, WG_MERGE_FLATTENED, wg_survey_statement,
                s->job->survey, NULL, error))
    return FALSE;
  return wg_merge(s->store, s->ontology,
                  quads ? WG_MERGE_AND_ARTICLES : WG_MERGE_FLATTENED, pass, tee,
                  s->job->counts, error) &&
         wg_writer_finish(s->writer, error);
}

static gboolean selected(const Source *s, Tee *tee, GError **error)
{
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(s->store, s->ontology, error);
  if (!snapshot) return FALSE;
  g_autoptr(WgChoice) choice = wg_choice_new(snapshot, s->ontology, wg_store_base(s->store),
                                             s->job->selection, error);
  g_autoptr(WgCut) cut =
      choice ? wg_cut_new(snapshot, s->ontology, choice, error) : NULL;
  if (!cut) return FALSE;
  if (is_counted_apart(s->job) &&
      !wg_cut_each(cut, snapshot, wg_survey_statement, s->job->survey, error))
    return FALSE;
  return (s->job->format->quads
              ? wg_cut_quads(cut, s->store, s->ontology, pass, tee, error)
              : wg_cut_each(cut, snapshot, pass, tee, error)) &&
         wg_writer_finish(s->writer, error);
}

static gboolean constructed(const Source *s, Tee *tee, GError **error)
{
  g_autoptr(WgSnapshot) snapshot = wg_snapshot_take(s->store, s->ontology, error);
  tee->survey = s->job->survey;
  return snapshot && wg_query_load(s->job->construct, snapshot, WG_QUERY_MOST, error) &&
         wg_query_statements(s->job->construct, pass, tee, error) &&
         wg_writer_finish(s->writer, error);
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
  Source source = {job, store, ontology, writer};
  Tee tee = {is_counted_apart(job) ? NULL : job->survey, writer};
  if (job->construct) return constructed(&source, &tee, error);
  if (job->selection && !wg_selection_is_all(job->selection))
    return selected(&source, &tee, error);
  return all(&source, &tee, error);
}
