// SPDX-License-Identifier: Apache-2.0
#include "exports/job.h"

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

gboolean wg_job_run(WgJob *job, WgStore *store, const WgOntology *ontology,
                    const WgSink *sink, GError **error)
{
  gboolean quads = job->format->quads;
  Meter meter = {sink, &job->bytes};
  WgSink metered = {measure, &meter};
  g_autoptr(WgWriter) writer =
      wg_writer_new(job->format, &metered, wg_store_base(store), error);
  if (!writer) return FALSE;
  wg_writer_set_ontology(writer, ontology);
  wg_writer_set_roll_up(writer, job->roll_up);
  wg_writer_set_part(writer, job->part, job->part_context);
  // In quads a thing is described in many graphs; it is counted in the one without names.
  if (quads && job->survey &&
      !wg_merge(store, ontology, WG_MERGE_FLATTENED, wg_survey_statement, job->survey,
                NULL, error))
    return FALSE;
  Tee tee = {quads ? NULL : job->survey, writer};
  return wg_merge(store, ontology, quads ? WG_MERGE_AND_ARTICLES : WG_MERGE_FLATTENED,
                  pass, &tee, job->counts, error) &&
         wg_writer_finish(writer, error);
}
