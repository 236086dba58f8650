// SPDX-License-Identifier: Apache-2.0
/// \file Many readers at work, one taker: records are read by several threads, the
/// readings come out in the order in which the records went in. What is under way is
/// bounded, whatever the length of the input.
#ifndef WG_POOL_H
#define WG_POOL_H

#include "extract/reader.h"

typedef struct wg_pool_job {
  const WgReader *reader;
  guint workers; ///< 0 or 1: the caller's thread does it all

  /// The next record (taken over), NULL at the end. Called from the caller's thread.
  WgRecord *(*next)(void *context);

  /// One reading (borrowed), in the order of the records, in the caller's thread. FALSE
  /// and `error` ends the run.
  gboolean (*take)(WgReading *reading, void *context, GError **error);
  void *context; ///< of both
  gboolean traced; ///< the readings have their trace
} WgPoolJob;

/// Run the job to its end. FALSE and `error` where `take` failed; then what is under way
/// is finished and dropped.
gboolean wg_pool_run(const WgPoolJob *job, GError **error);

#endif
