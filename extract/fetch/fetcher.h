// SPDX-License-Identifier: Apache-2.0
/// \file Fetches pages: many hosts at once, few requests to one host, each host asked for
/// its robots.txt first. Addresses are asked for as there is room, so that what is under
/// way is bounded, whatever their number. One thread.
#ifndef WG_FETCH_FETCHER_H
#define WG_FETCH_FETCHER_H

#include "extract/fetch/warc_writer.h"
#include "extract/source/http.h"

typedef struct wg_fetch_options {
  const char *agent;   ///< User-Agent as sent; robots.txt knows it by its first word
  guint connections;   ///< at once, all hosts together
  guint per_host;      ///< at once to one host
  gint64 delay;        ///< milliseconds from one request to a host to the next
  gint64 timeout;      ///< milliseconds that an answer may take
  guint retries;       ///< of what may come right: no connection, 429, 5xx
  gint64 backoff;      ///< milliseconds before the first retry; doubled with each
  gsize ceiling;       ///< bytes that a page may have, as sent and as meant
  gboolean allow_private; ///< connect to addresses that are not public too
} WgFetchOptions;

/// What is wanted. Strings are owned by who holds it.
typedef struct wg_fetch_request {
  gint64 id;             ///< the caller's
  char *url;             ///< normal (addresses.h)
  char *etag, *modified; ///< of the page as it is known, or NULL
} WgFetchRequest;

typedef enum wg_fetch_result {
  WG_FETCH_PAGE,
  WG_FETCH_UNCHANGED, ///< 304
  WG_FETCH_MISSING,   ///< 404
  WG_FETCH_GONE,      ///< 410
  WG_FETCH_FAILED,
} WgFetchResult;

/// What came of it; all of it lives for the call.
typedef struct wg_fetch_answer {
  const WgFetchRequest *request;
  WgFetchResult result;
  const char *reason;             ///< where no page came: why, as words
  const char *final;              ///< address that answered
  const WgHttpHead *head;         ///< of a page
  WgSlice body;                   ///< of a page, chunks joined and compression undone
  const WgWarcExchange *exchange; ///< where a server answered, else NULL
} WgFetchAnswer;

typedef struct wg_fetch_calls {
  /// The next that is wanted (taken over, strings too), NULL where there is none now; asked
  /// again after each `done`.
  WgFetchRequest *(*next)(void *context);
  /// Once for each request.
  void (*done)(const WgFetchAnswer *answer, void *context);
  /// A redirect or a robots.txt on the way.
  void (*hear)(const WgWarcExchange *exchange, void *context);
  /// TRUE: leave what is waiting and under way.
  gboolean (*stop)(void *context);
} WgFetchCalls;

typedef struct wg_fetcher WgFetcher;

/// `options` are borrowed. What hosts let crawlers do is remembered for a day from run to
/// run. NULL and `error` where libcurl does not start.
WgFetcher *wg_fetcher_new(const WgFetchOptions *options, GError **error);
void wg_fetcher_free(WgFetcher *fetcher);

/// Fetch until nothing is wanted any more.
void wg_fetcher_run(WgFetcher *fetcher, const WgFetchCalls *calls, void *context);

/// How much is under way, for who shows it.
guint wg_fetcher_active(const WgFetcher *fetcher);

void wg_fetch_request_free(WgFetchRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgFetcher, wg_fetcher_free)

#endif
