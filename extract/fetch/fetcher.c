// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/fetcher.h"

#include "extract/fetch/addresses.h"
#include "extract/fetch/engine.h"

#define WINDOW 4096       // requests that wait at most
#define HOSTS_KEPT 4096   // whose rules are remembered at most while nothing waits for them
#define POLL_MOST 250     // milliseconds, so that a wish to stop is seen

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
  if (!host->is_listed) g_ptr_array_add(f->busy, host);
  host->is_listed = TRUE;
  return host;
}

void wg_fetcher_queue(WgFetcher *f, WgJob *job, gboolean first, gint64 now)
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
    if (request) wg_fetcher_queue(f, wg_job_new(request, request->url), FALSE, now);
  }
}

// ---- beginning and ending transfers

static void take_transfer(WgFetcher *f, WgTransfer *t, CURLcode code)
{
  g_autofree Errand *errand = g_steal_pointer(&t->owner);
  WgHost *host = errand->host;
  curl_multi_remove_handle(f->multi, t->easy);
  g_ptr_array_remove_fast(f->under_way, t);
  wg_fetcher_conclude(f, t, code, host, errand->job, g_get_monotonic_time());
  host->active--;
  g_ptr_array_add(f->idle, t);
}

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
                    request ? f->options->ceiling : WG_ROBOTS_LONGEST, !request);
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
  wg_host_refresh(host, now);
  if (!host->is_known) return ask_robots(f, host, now, wake);
  WgJob *job = wg_host_take(host, now, wake);
  if (!job) return FALSE;
  f->waiting--;
  if (host->denied)
    wg_fetcher_fail(f, job, host->denied);
  else if (!is_allowed(host, job->url))
    wg_fetcher_fail(f, job, "its robots.txt denies it");
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

// What waits and what is under way is left; what hosts ask for stays, and when.
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
  GHashTableIter iter;
  gpointer host;
  g_hash_table_iter_init(&iter, f->hosts);
  while (g_hash_table_iter_next(&iter, NULL, &host)) wg_host_leave(host);
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
