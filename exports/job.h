// SPDX-License-Identifier: Apache-2.0
/// \file One export of a store, with all that may be asked for beside its format.
#ifndef WG_EXPORTS_JOB_H
#define WG_EXPORTS_JOB_H

#include "exports/discretion.h"
#include "exports/selection.h"
#include "exports/survey.h"
#include "graph/query.h"

typedef struct wg_job {
  const WgExportFormat *format;
  const WgSelection *selection; ///< NULL: all
  const WgDiscretion *discretion; ///< NULL: all is printed as it is
  WgQuery *construct; ///< a CONSTRUCT, whose graph is printed in its place; NULL: none
  WgSurvey *survey; ///< counts the graph on its way, as one graph; NULL: nothing does
  gboolean roll_up; ///< of networks and tables: wg_writer_set_roll_up
  WgPartFunc part;  ///< of several tables: wg_writer_set_part; or NULL
  void *part_context;
  WgMergeCounts *counts; ///< out, or NULL
  guint64 bytes;         ///< out: how many were printed
} WgJob;

/// Print what the job asks for.
gboolean wg_job_run(WgJob *job, WgStore *store, const WgOntology *ontology,
                    const WgSink *sink, GError **error);

#endif
