// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/addresses.h"
#include "extract/fetch/engine.h"

#define HOPS_MOST 10
#define ROBOTS_HOPS_MOST 5
#define FAILURES_MOST 5 // in a row, then a host is left alone
#define WAIT_MOST 300   // seconds that a server may ask to be left alone for

// ---- answers

// Report on the job and free it.
static void report(WgFetcher *f, WgJob *job, WgFetchAnswer *answer)
{
  answer->request = job->request;
  answer->final = job->url;
  f->calls->done(answer, f->context);
  f->dry = FALSE;
  wg_job_free(job);
}

static void report_failure(WgFetcher *f, WgJob *job, const char *reason,
                           const WgWarcExchange *exchange)
{
  WgFetchAnswer answer = {.result = WG_FETCH_FAILED, .reason = reason, .exchange = exchange};
  report(f, job, &answer);
}

void wg_fetcher_fail(WgFetcher *f, WgJob *job, const char *reason)
{
  report_failure(f, job, reason, NULL);
}

static void report_page(WgFetcher *f, WgJob *job, const WgHttpHead *head,
                        const WgWarcExchange *exchange)
{
  g_autoptr(GString) body = g_string_new(NULL);
  switch (wg_http_body(head, exchange->body, f->options->ceiling, body)) {
  case WG_HTTP_CUT:
    report_failure(f, job, "the compressed page ends early", exchange);
    return;
  case WG_HTTP_TOO_LONG:
    report_failure(f, job, "larger than a document may be, once it is unpacked", NULL);
    return;
  case WG_HTTP_UNKNOWN:
    report_failure(f, job, "compressed in a way that was not asked for", exchange);
    return;
  case WG_HTTP_WHOLE:
  default:
    break;
  }
  WgFetchAnswer answer = {.result = WG_FETCH_PAGE,
                          .head = head,
                          .body = {body->str, body->len},
                          .exchange = exchange};
  report(f, job, &answer);
}

// ---- robots.txt

static void end_robots(WgFetcher *f, WgHost *host, WgJob *job, const WgHttpHead *head,
                       const WgTransfer *t, const char *failure, gint64 now)
{
  g_autofree char *denied = NULL;
  WgRobots *robots = NULL;
  if (head && head->status >= 200 && head->status < 300) {
    g_autoptr(GString) body = g_string_new(NULL);
    WgSlice sent = {t->body->str, t->body->len};
    wg_http_body(head, sent, WG_ROBOTS_LONGEST, body);
    WgSlice bytes = {body->str, body->len};
    robots = wg_robots_new(bytes, f->product);
  } else if (head && (head->status >= 500 || head->status == 429)) {
    denied = g_strdup_printf("its robots.txt cannot be had (the server answers %u)",
                             head->status);
  } else if (!head) {
    denied = g_strdup(failure);
  } // else there is none (RFC 9309, 2.3.1.3), or too many redirects: all is allowed
  wg_host_learn(host, robots, denied, now);
  wg_job_free(job);
}

// ---- what came of a transfer

// Seconds or a date, from now on in seconds; -1 where it says neither.
static gint64 seconds_of(const char *retry_after)
{
  gint64 seconds;
  if (!retry_after) return -1;
  if (g_ascii_string_to_signed(retry_after, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;
  time_t at = curl_getdate(retry_after, NULL);
  if (at == (time_t)-1) return -1;
  return MAX(0, (gint64)at - g_get_real_time() / G_USEC_PER_SEC);
}

// Try the job again later, unless it was tried enough; FALSE then.
static gboolean try_again(WgFetcher *f, WgHost *host, WgJob *job, gint64 wait, gint64 now)
{
  if (job->tries >= f->options->retries) return FALSE;
  gint64 pause = f->options->backoff * 1000 << MIN(job->tries, 16);
  if (wait >= 0) {
    // Who asks to be left alone asks it for all.
    pause = wait * G_USEC_PER_SEC;
    host->next = MAX(host->next, now + pause);
  }
  job->tries++;
  job->not_before = now + pause;
  if (job->request)
    wg_fetcher_queue(f, job, FALSE, now);
  else
    host->robots_job = job;
  return TRUE;
}

// Go where the answer points; FALSE and `*why` where nobody goes.
static gboolean go_on(WgFetcher *f, WgHost *host, WgJob *job, const WgHttpHead *head,
                      gint64 now, char **why)
{
  g_autoptr(GError) error = NULL;
  guint most = job->request ? HOPS_MOST : ROBOTS_HOPS_MOST;
  if (job->hops >= most) {
    *why = g_strdup_printf("more than %u redirects", most);
    return FALSE;
  }
  char *url = wg_address_normal(job->url, head->location, &error);
  if (!url) {
    *why = g_strdup_printf("its redirect is not followed: %s", error->message);
    return FALSE;
  }
  g_free(job->url);
  job->url = url;
  job->hops++;
  job->tries = 0;
  if (job->request)
    wg_fetcher_queue(f, job, TRUE, now);
  else
    host->robots_job = job;
  return TRUE;
}

static gboolean is_redirect(const WgHttpHead *head)
{
  return head->location && head->status >= 301 && head->status <= 308 &&
         head->status != 304 && head->status != 305 && head->status != 306;
}

static gboolean may_come_right(guint status)
{
  return status == 429 || status == 500 || (status >= 502 && status <= 504);
}

// An answer that is neither a redirect nor one to be tried again.
static void end_answer(WgFetcher *f, WgJob *job, const WgHttpHead *head,
                       const WgWarcExchange *exchange, const char *why)
{
  g_autofree char *words = g_strdup_printf("the server answers %u", head->status);
  WgFetchAnswer answer = {.result = WG_FETCH_FAILED,
                          .reason = why ? why : words,
                          .head = head,
                          .exchange = exchange};
  gboolean is_conditional = job->request->etag || job->request->modified;
  if (!why && (head->status == 200 || head->status == 203)) {
    report_page(f, job, head, exchange);
    return;
  }
  if (!why && head->status == 304 && is_conditional) answer.result = WG_FETCH_UNCHANGED;
  if (!why && head->status == 404) answer.result = WG_FETCH_MISSING;
  if (!why && head->status == 410) answer.result = WG_FETCH_GONE;
  report(f, job, &answer);
}

static void take_answer(WgFetcher *f, const WgTransfer *t, WgHost *host, WgJob *job,
                        gint64 now)
{
  char address[64];
  g_auto(WgHttpHead) head = {0};
  g_autofree char *why = NULL;
  WgSlice bytes = {t->head->str, t->head->len};
  WgWarcExchange exchange = wg_transfer_exchange(t, address);
  wg_http_head_read(bytes, &head);
  head.chunked = FALSE; // libcurl has joined them
  host->failures = 0;
  gboolean redirect = is_redirect(&head);
  if (redirect || !job->request) f->calls->hear(&exchange, f->context);
  if (redirect && go_on(f, host, job, &head, now, &why)) return;
  if (!redirect && may_come_right(head.status)) {
    gint64 wait = seconds_of(head.retry_after);
    if (wait > WAIT_MOST)
      why = g_strdup_printf("the server answers %u and asks to be left alone for %" G_GINT64_FORMAT
                            " seconds",
                            head.status, wait);
    else if (try_again(f, host, job, wait, now))
      return;
  }
  if (job->request)
    end_answer(f, job, &head, &exchange, why);
  else
    end_robots(f, host, job, &head, t, NULL, now);
}

static void take_failure(WgFetcher *f, const WgTransfer *t, WgTransferEnd end, WgHost *host,
                         WgJob *job, const char *reason, gint64 now)
{
  if (end != WG_TRANSFER_REFUSED && try_again(f, host, job, -1, now)) return;
  if (!job->request && t->is_too_long) { // the begin of the file is enough
    take_answer(f, t, host, job, now);
    return;
  }
  if (!job->request) {
    end_robots(f, host, job, NULL, t, reason, now);
    return;
  }
  if (end == WG_TRANSFER_UNREACHED && ++host->failures >= FAILURES_MOST) {
    g_autofree char *denied =
        g_strdup_printf("left alone, %u others failed there: %s", host->failures, reason);
    wg_host_learn(host, NULL, denied, now);
  }
  report_failure(f, job, reason, NULL);
}

void wg_fetcher_conclude(WgFetcher *f, const WgTransfer *t, CURLcode code, WgHost *host,
                         WgJob *job, gint64 now)
{
  g_autofree char *reason = NULL;
  WgTransferEnd end = wg_transfer_end(t, code, &reason);
  if (end == WG_TRANSFER_ANSWERED)
    take_answer(f, t, host, job, now);
  else
    take_failure(f, t, end, host, job, reason, now);
}
