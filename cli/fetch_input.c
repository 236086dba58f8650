// SPDX-License-Identifier: Apache-2.0
/// \file An address among the inputs of extract, build and read: fetched when its turn comes.
#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cli/articles.h"
#include "cli/fetching.h"

// An archive of what is at `url`, on `stream`.
static gboolean fetch_into(FILE *stream, const char *url, const WgManners *manners,
                           WgFetching *fetching, GError **error)
{
  fetching->stream = stream;
  fetching->visits = wg_visits_open(NULL, error);
  if (fetching->visits) fetching->fetcher = wg_fetcher_new(&manners->fetch, error);
  if (fetching->fetcher)
    fetching->writer = wg_warc_writer_new(stream, manners->user_agent, TRUE);
  gboolean ok = fetching->writer && wg_fetching_add(fetching, url, 0, error) &&
                wg_fetching_run(fetching, error);
  wg_warc_writer_free(fetching->writer);
  wg_fetcher_free(fetching->fetcher);
  wg_visits_free(fetching->visits);
  return ok;
}

// What failed where nothing came is the error; beside other pages it is told and counted.
static gboolean judge(const WgFetching *fetching, WgArticles *articles, GError **error)
{
  if (!fetching->failed) return TRUE;
  if (fetching->kept) {
    g_auto(GStrv) reasons = g_strsplit(fetching->reasons->str, "\n", -1);
    for (char **reason = reasons; *reason; reason++) wg_complain("%s", *reason);
    articles->bad += fetching->failed;
    return TRUE;
  }
  g_set_error_literal(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN, fetching->reasons->str);
  return FALSE;
}

static gboolean fetch_to(int fd, const char *url, WgArticles *articles, GError **error)
{
  const WgOptions *options = articles->options;
  WgManners manners;
  WgFetching fetching = {.now = g_get_real_time() / G_USEC_PER_SEC,
                         .reasons = g_string_new(NULL)};
  wg_manners_init(&manners);
  manners.contact = g_strdup(options->contact);
  manners.allow_private = options->allow_private;
  FILE *stream = fdopen(fd, "wb");
  gboolean ok = wg_manners_read(&manners, options) &&
                fetch_into(stream, url, &manners, &fetching, error) &&
                judge(&fetching, articles, error);
  if (fclose(stream) != 0 && ok) {
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN, "%s: cannot keep it: %s", url,
                g_strerror(errno));
    ok = FALSE;
  }
  if (!ok && !*error)
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN, "%s: not fetched", url);
  g_string_free(fetching.reasons, TRUE);
  wg_manners_clear(&manners);
  return ok;
}

char *wg_fetch_input(const char *url, void *context, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp("wiregraph-XXXXXX.warc.gz", &path, error);
  if (fd < 0) return NULL;
  if (fetch_to(fd, url, context, error)) return g_steal_pointer(&path);
  g_unlink(path);
  return NULL;
}
