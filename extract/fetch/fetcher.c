// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/fetcher.h"

#include "extract/fetch/addresses.h"
#include "extract/fetch/hosts.h"
#include "extract/fetch/transfer.h"

#define WINDOW 4096       // requests that wait at most
#define HOSTS_KEPT 4096   // whose rules are remembered at most while nothing waits for them
#define HOPS_MOST 10
#define ROBOTS_HOPS_MOST 5
#define FAILURES_MOST 5   // in a row, then a host is left alone
#define WAIT_MOST 300     // seconds that a server may ask to be left alone for
#define POLL_MOST 250     // milliseconds, so that a wish to stop is seen

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

// What a transfer is for.
typedef struct errand {
  WgHost *host;
  WgJob *job;
} Errand;

void wg_fetch_request_free(WgFetchRequest *request)
{
  if (!request) return;
  g_free(request->url);
  g_free(request->etag);
  g_free(request->modified);
  g_free(request);
}

// ---- life

static gpointer start_curl(gpointer data)
{
  (void)data;
  return GINT_TO_POINTER(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

static void free_transfer(gpointer transfer) { wg_transfer_free(transfer); }

static char *product_of(const char *agent)
{
  gsize n = 0;
  while (g_ascii_isalpha(agent[n]) || agent[n] == '-' || agent[n] == '_') n++;
  return g_strndup(agent, n);
}

WgFetcher *wg_fetcher_new(const WgFetchOptions *options, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  CURLM *multi = g_once(&once, start_curl, NULL) ? curl_multi_init() : NULL;
  if (!multi) {
    g_set_error_literal(error, WG_FETCH_ERROR, WG_FETCH_ERROR_CURL,
                        "libcurl does not start");
    return NULL;
  }
  WgFetcher *f = g_new0(WgFetcher, 1);
  f->options = options;
  f->product = product_of(options->agent);
  f->multi = multi;
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)options->connections);
  f->hosts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, wg_host_free);
  f->busy = g_ptr_array_new();
  f->idle = g_ptr_array_new_with_free_func(free_transfer);
  f->under_way = g_ptr_array_new();
  return f;
}

void wg_fetcher_free(WgFetcher *f)
{
  if (!f) return;
  g_ptr_array_unref(f->idle);
  g_ptr_array_unref(f->under_way);
  curl_multi_cleanup(f->multi);
  g_ptr_array_unref(f->busy);
  g_hash_table_unref(f->hosts);
  g_free(f->product);
  g_free(f);
}

guint wg_fetcher_active(const WgFetcher *f) { return f->under_way->len; }

// ---- hosts and their queues

static void forget_idle_hosts(WgFetcher *f, gint64 now)
{
  GHashTableIter iter;
  gpointer host;
  if (g_hash_table_size(f->hosts) < HOSTS_KEPT) return;
  g_hash_table_iter_init(&iter, f->hosts);
  while (g_hash_table_iter_next(&iter, NULL, &host))
    if (!((WgHost *)host)->is_listed && ((WgHost *)host)->next < now)
      g_hash_table_iter_remove(&iter);
}

static WgHost *host_of(WgFetcher *f, const char *url, gint64 now)
{
  g_autofree char *key = wg_address_host(url);
  WgHost *host = g_hash_table_lookup(f->hosts, key);
  if (!host) {
    forget_idle_hosts(f, now);
    host = wg_host_new(key);
    g_hash_table_insert(f->hosts, host->key, host);
  }
  if (!wg_host_is_busy(host)) wg_host_refresh(host, now);
  if (!host->is_listed) g_ptr_array_add(f->busy, host);
  host->is_listed = TRUE;
  return host;
}

// `first`: what is well under way (a redirect) before what has not begun.
static void put_in_queue(WgFetcher *f, WgJob *job, gboolean first, gint64 now)
{
  WgHost *host = host_of(f, job->url, now);
  if (first)
    g_queue_push_head(&host->jobs, job);
  else
    g_queue_push_tail(&host->jobs, job);
  f->waiting++;
}

static void fill(WgFetcher *f, gint64 now)
{
  while (!f->dry && f->waiting < WINDOW) {
    WgFetchRequest *request = f->calls->next(f->context);
    f->dry = !request;
    if (request) put_in_queue(f, wg_job_new(request, request->url), FALSE, now);
  }
}

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
  } else if (head && head->status >= 500) {
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
    put_in_queue(f, job, FALSE, now);
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
    put_in_queue(f, job, TRUE, now);
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

static void take_transfer(WgFetcher *f, WgTransfer *t, CURLcode code)
{
  g_autofree Errand *errand = g_steal_pointer(&t->owner);
  g_autofree char *reason = NULL;
  WgHost *host = errand->host;
  gint64 now = g_get_monotonic_time();
  curl_multi_remove_handle(f->multi, t->easy);
  g_ptr_array_remove_fast(f->under_way, t);
  WgTransferEnd end = wg_transfer_end(t, code, &reason);
  if (end == WG_TRANSFER_ANSWERED)
    take_answer(f, t, host, errand->job, now);
  else
    take_failure(f, t, end, host, errand->job, reason, now);
  host->active--;
  g_ptr_array_add(f->idle, t);
}

// ---- beginning transfers

static void begin(WgFetcher *f, WgHost *host, WgJob *job, gint64 now)
{
  WgTransfer *t = f->idle->len ? g_ptr_array_steal_index_fast(f->idle, f->idle->len - 1)
                               : wg_transfer_new();
  Errand *errand = g_new(Errand, 1);
  *errand = (Errand){host, job};
  t->owner = errand;
  const WgFetchRequest *request = job->request;
  wg_transfer_begin(t, f->options, job->url, request ? request->etag : NULL,
                    request ? request->modified : NULL,
                    request ? f->options->ceiling : WG_ROBOTS_LONGEST);
  host->active++;
  host->next = now + wg_host_delay(host, f->options);
  g_ptr_array_add(f->under_way, t);
  curl_multi_add_handle(f->multi, t->easy);
}

// Ask for the rules of a host that are not known; FALSE where that has to wait.
static gboolean ask_robots(WgFetcher *f, WgHost *host, gint64 now, gint64 *wake)
{
  if (!host->robots_job && host->asking) return FALSE;
  if (!host->robots_job) {
    g_autofree char *url = g_strconcat(host->key, "/robots.txt", NULL);
    g_autofree char *normal = wg_address_normal(NULL, url, NULL);
    host->robots_job = wg_job_new(NULL, normal ? normal : url);
  }
  if (host->robots_job->not_before > now) {
    *wake = MIN(*wake, host->robots_job->not_before);
    return FALSE;
  }
  host->asking = TRUE;
  begin(f, host, g_steal_pointer(&host->robots_job), now);
  return TRUE;
}

static gboolean is_allowed(const WgHost *host, const char *url)
{
  if (!host->robots) return TRUE;
  g_autofree char *path = wg_address_path(url);
  return wg_robots_allow(host->robots, path);
}

// Begin or answer one job of the host; FALSE where none is ready before `*wake`.
static gboolean begin_one(WgFetcher *f, WgHost *host, gint64 now, gint64 *wake)
{
  gboolean anything = host->jobs.length || host->robots_job;
  if (!anything || host->active >= f->options->per_host) return FALSE;
  if (host->next > now && !host->denied) {
    *wake = MIN(*wake, host->next);
    return FALSE;
  }
  if (!host->is_known) return ask_robots(f, host, now, wake);
  WgJob *job = wg_host_take(host, now, wake);
  if (!job) return FALSE;
  f->waiting--;
  if (host->denied)
    report_failure(f, job, host->denied, NULL);
  else if (!is_allowed(host, job->url))
    report_failure(f, job, "its robots.txt denies it", NULL);
  else
    begin(f, host, job, now);
  return TRUE;
}

// Begin what may begin, host after host. Gives when to look again, at the latest.
static gint64 begin_ready(WgFetcher *f, gint64 now)
{
  gint64 wake = now + POLL_MOST * 1000;
  guint n = f->busy->len;
  f->turn = n ? (f->turn + 1) % n : 0;
  for (guint i = 0; i < n && f->under_way->len < f->options->connections; i++) {
    WgHost *host = f->busy->pdata[(f->turn + i) % n];
    while (f->under_way->len < f->options->connections && begin_one(f, host, now, &wake))
      continue;
  }
  for (guint i = f->busy->len; i-- > 0;) {
    WgHost *host = f->busy->pdata[i];
    host->is_listed = wg_host_is_busy(host);
    if (!host->is_listed) g_ptr_array_remove_index_fast(f->busy, i);
  }
  return wake;
}

// ---- the run

static void take_ended(WgFetcher *f)
{
  CURLMsg *message;
  int left;
  while ((message = curl_multi_info_read(f->multi, &left))) {
    WgTransfer *t = NULL;
    if (message->msg != CURLMSG_DONE) continue;
    CURLcode code = message->data.result;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &t);
    take_transfer(f, t, code);
  }
}

// What waits and what is under way is left, and with it what is known of the hosts.
static void abandon(WgFetcher *f)
{
  for (guint i = 0; i < f->under_way->len; i++) {
    WgTransfer *t = f->under_way->pdata[i];
    Errand *errand = g_steal_pointer(&t->owner);
    curl_multi_remove_handle(f->multi, t->easy);
    wg_job_free(errand->job);
    g_free(errand);
    g_ptr_array_add(f->idle, t);
  }
  g_ptr_array_set_size(f->under_way, 0);
  g_ptr_array_set_size(f->busy, 0);
  g_hash_table_remove_all(f->hosts);
  f->waiting = 0;
}

void wg_fetcher_run(WgFetcher *f, const WgFetchCalls *calls, void *context)
{
  f->calls = calls;
  f->context = context;
  f->dry = FALSE;
  for (;;) {
    gint64 now = g_get_monotonic_time();
    if (calls->stop(context)) break;
    fill(f, now);
    gint64 wake = begin_ready(f, now);
    if (f->busy->len == 0 && f->dry) break;
    int running;
    curl_multi_perform(f->multi, &running);
    take_ended(f);
    gint64 rest = (wake - g_get_monotonic_time()) / 1000;
    gboolean at_once = !f->dry && f->waiting < WINDOW;
    if (rest > 0 && !at_once)
      curl_multi_poll(f->multi, NULL, 0, (int)MIN(rest + 1, POLL_MOST), NULL);
  }
  if (f->busy->len) abandon(f);
}
