// SPDX-License-Identifier: Apache-2.0
/// \file Inside fetch/: the fetcher as its two parts see it, the one that begins transfers
/// (fetcher.c) and the one that draws conclusions from what came of them (outcome.c).
#ifndef WG_FETCH_ENGINE_H
#define WG_FETCH_ENGINE_H

#include "extract/fetch/hosts.h"
#include "extract/fetch/transfer.h"

struct wg_fetcher {
  const WgFetchOptions *options;
  char *product; // by which robots.txt knows us
  CURLM *multi;
  GHashTable *hosts; // key → WgHost
  GPtrArray *busy;   // of WgHost, borrowed: those with something to do
  guint turn;        // host of `busy` that comes first next time
  GPtrArray *idle;   // of WgTransfer
  GPtrArray *under_way; // of WgTransfer
  guint waiting;     // requests in the hosts' queues
  const WgFetchCalls *calls; // of this run
  void *context;
  gboolean dry;      // nothing was wanted when asked last
};

/// Let a job wait for its host. `first`: what is well under way (a redirect) before what
/// has not begun.
void wg_fetcher_queue(WgFetcher *fetcher, WgJob *job, gboolean first, gint64 now);

/// The job failed for a reason that no server gave; frees it.
void wg_fetcher_fail(WgFetcher *fetcher, WgJob *job, const char *reason);

/// The job ended with libcurl's `code`: report on it, or let it wait for another try or for
/// the place that it was sent to. It is freed or waits.
void wg_fetcher_conclude(WgFetcher *fetcher, const WgTransfer *transfer, CURLcode code,
                         WgHost *host, WgJob *job, gint64 now);

#endif
