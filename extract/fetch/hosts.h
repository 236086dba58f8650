// SPDX-License-Identifier: Apache-2.0
/// \file Inside fetch/: what waits for one host, and what the host asks of a crawler.
#ifndef WG_FETCH_HOSTS_H
#define WG_FETCH_HOSTS_H

#include "extract/fetch/fetcher.h"
#include "extract/fetch/robots.h"

/// One request on its way. Times are microseconds of the monotonic clock.
typedef struct wg_job {
  WgFetchRequest *request; ///< NULL: for the host's robots.txt
  char *url;               ///< where it stands now, after redirects
  guint hops, tries;
  gint64 not_before;
} WgJob;

typedef struct wg_host {
  char *key;         ///< "https://host:port"
  GQueue jobs;       ///< of WgJob, waiting
  gboolean is_listed; ///< stands among those that have something to do
  guint active;      ///< transfers
  guint failures;    ///< requests in a row that did not reach it, for good
  gint64 next;       ///< no request before
  WgJob *robots_job; ///< waits to be asked (again)
  gboolean asking;   ///< is being asked
  gboolean is_known; ///< what follows holds, until `known_until`
  gint64 known_until;
  WgRobots *robots;  ///< NULL: all is allowed, or nothing
  char *denied;      ///< why nothing is fetched, or NULL
} WgHost;

WgJob *wg_job_new(WgFetchRequest *request, const char *url);
void wg_job_free(gpointer job);

WgHost *wg_host_new(const char *key);
void wg_host_free(gpointer host);

/// Forget what the host asks for, where it is old.
void wg_host_refresh(WgHost *host, gint64 now);

/// What the host asks for is known now: rules (taken over) or NULL, or why nothing may be
/// fetched (copied).
void wg_host_learn(WgHost *host, WgRobots *robots, const char *denied, gint64 now);

/// The next job that may begin, taken out; NULL where there is none, and `*wake` is
/// lowered to when there may be.
WgJob *wg_host_take(WgHost *host, gint64 now, gint64 *wake);

/// Leave all that waits or is under way.
void wg_host_leave(WgHost *host);

/// Whether anything waits or is under way.
gboolean wg_host_is_busy(const WgHost *host);

/// Microseconds from one request to the next.
gint64 wg_host_delay(const WgHost *host, const WgFetchOptions *options);

#endif
