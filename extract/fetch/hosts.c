// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/hosts.h"

#define SECOND ((gint64)G_USEC_PER_SEC)
#define DAY (24 * 3600 * SECOND)
#define DENIED_FOR (600 * SECOND)

WgJob *wg_job_new(WgFetchRequest *request, const char *url)
{
  WgJob *job = g_new0(WgJob, 1);
  job->request = request;
  job->url = g_strdup(url);
  return job;
}

void wg_job_free(gpointer data)
{
  WgJob *job = data;
  if (!job) return;
  wg_fetch_request_free(job->request);
  g_free(job->url);
  g_free(job);
}

WgHost *wg_host_new(const char *key)
{
  WgHost *host = g_new0(WgHost, 1);
  host->key = g_strdup(key);
  g_queue_init(&host->jobs);
  return host;
}

static void forget(WgHost *host)
{
  host->is_known = FALSE;
  g_clear_pointer(&host->robots, wg_robots_free);
  g_clear_pointer(&host->denied, g_free);
}

void wg_host_free(gpointer data)
{
  WgHost *host = data;
  if (!host) return;
  forget(host);
  wg_host_leave(host);
  g_free(host->key);
  g_free(host);
}

void wg_host_refresh(WgHost *host, gint64 now)
{
  if (host->is_known && now >= host->known_until) forget(host);
}

void wg_host_learn(WgHost *host, WgRobots *robots, const char *denied, gint64 now)
{
  forget(host);
  host->is_known = TRUE;
  host->asking = FALSE;
  host->known_until = now + (denied ? DENIED_FOR : DAY);
  host->robots = robots;
  host->denied = g_strdup(denied);
}

WgJob *wg_host_take(WgHost *host, gint64 now, gint64 *wake)
{
  for (GList *l = host->jobs.head; l; l = l->next) {
    WgJob *job = l->data;
    if (job->not_before <= now) {
      g_queue_delete_link(&host->jobs, l);
      return job;
    }
    *wake = MIN(*wake, job->not_before);
  }
  return NULL;
}

void wg_host_leave(WgHost *host)
{
  g_clear_pointer(&host->robots_job, wg_job_free);
  g_queue_clear_full(&host->jobs, wg_job_free);
  host->active = 0;
  host->asking = FALSE;
  host->is_listed = FALSE;
}

gboolean wg_host_is_busy(const WgHost *host)
{
  return host->active || host->jobs.length || host->robots_job || host->asking;
}

gint64 wg_host_delay(const WgHost *host, const WgFetchOptions *options)
{
  gint64 asked = host->robots ? wg_robots_delay(host->robots) : 0;
  return MAX(asked, options->delay) * 1000;
}
