// SPDX-License-Identifier: Apache-2.0
/// \file What fetch and refresh have in common: options of good manners on the web,
/// addresses in, an archive out, every address accounted for.
#ifndef WG_CLI_FETCHING_H
#define WG_CLI_FETCHING_H

#include <stdio.h>

#include "cli/cli.h"
#include "extract/fetch/fetcher.h"
#include "extract/fetch/visits.h"
#include "extract/source/input.h"

/// Options as given, and worked out of them `fetch`.
typedef struct wg_manners {
  char *agent, *contact, *delay, *timeout, *retry_wait;
  gint connections, per_host, retries;
  gboolean allow_private;
  char *user_agent;
  WgFetchOptions fetch;
} WgManners;

/// With what stands where nothing is given.
void wg_manners_init(WgManners *manners);
void wg_manners_clear(WgManners *manners);

/// The options of `manners` and then those of `more`, for wg_options_parse. Caller frees.
GOptionEntry *wg_manners_entries(WgManners *manners, const GOptionEntry *more);

/// Work `fetch` out; FALSE where a value is none, told as misuse.
gboolean wg_manners_read(WgManners *manners, const WgOptions *options);

/// Whether a User-Agent can bear it; FALSE where not, told as misuse. NULL is fine.
gboolean wg_check_contact(const char *contact);

typedef struct wg_fetching {
  WgVisits *visits;
  WgFetcher *fetcher;
  WgWarcWriter *writer;
  FILE *stream;        ///< of the writer, looked at for errors
  guint missing_most;  ///< times that a page may be missing before it counts as gone; 0: never
  gboolean is_unsure;  ///< what is known of pages may be older than the store: ask anew
  gint64 until;        ///< microseconds, monotonic: leave what is not here by then; 0: no end
  gint64 now;          ///< seconds since 1970, for what is due
  GString *reasons;    ///< NULL: each address is told as it goes; else the failures' words
  guint64 kept, unchanged, failed, gone;
  gint64 shown;        ///< when the counts were, microseconds, monotonic
  gint64 left;         ///< addresses that were not visited in the end
  guint64 lists;       ///< feeds and sitemaps among these
  GError *error;       ///< that ended it
} WgFetching;

/// Everything but `visits` and `writer` is set; fetch all visits of the run. FALSE and
/// `error` where it had to be given up; single failures are told and counted.
gboolean wg_fetching_run(WgFetching *fetching, GError **error);

/// Put an address into the run; where it is none of the web it is told and counted.
/// FALSE and `error` where the visits cannot be kept.
gboolean wg_fetching_add(WgFetching *fetching, const char *url, gint64 interval,
                         GError **error);

/// The addresses of a list, one a line; what follows a `#` at the begin is passed over.
/// `standard`: 0, or seconds after which a page is due again, unless a tab and an interval
/// say how many. Bad lines are told and counted. FALSE and `error` where it cannot be read.
gboolean wg_fetching_add_lines(WgFetching *fetching, WgInput *input, const char *name,
                               gint64 standard, GError **error);

/// "90s", "15m", "6h", "1d" or plain seconds, one at least; FALSE where it is none.
gboolean wg_read_interval(const char *text, gint64 *seconds);

/// Fetch one address, and what it names where it is a feed or sitemap, for who reads it:
/// a WgSourceFetch whose `context` is the WgArticles, which counts failures beside others
/// and keeps the fetcher.
int wg_fetch_input(const char *url, void *context, GError **error);

/// From here on SIGINT and SIGTERM only ask to end.
void wg_fetching_watch_signals(void);
gboolean wg_fetching_is_asked_to_end(void);

#endif
