// SPDX-License-Identifier: Apache-2.0
/// \file An address among the inputs of extract, build and read: fetched when its turn comes.
#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cli/articles.h"
#include "cli/fetching.h"

struct wg_input_fetcher {
  WgManners manners;
  WgFetcher *fetcher;
};

void wg_input_fetcher_free(WgInputFetcher *f)
{
  if (!f) return;
  wg_fetcher_free(f->fetcher);
  wg_manners_clear(&f->manners);
  g_free(f);
}

static WgInputFetcher *input_fetcher_new(const WgOptions *options, GError **error)
{
  WgInputFetcher *f = g_new0(WgInputFetcher, 1);
  wg_manners_init(&f->manners);
  f->manners.contact = g_strdup(options->contact);
  f->manners.allow_private = options->allow_private;
  gboolean ok = wg_manners_read(&f->manners, options);
  g_assert(ok); // the contact was looked at with the options
  f->fetcher = wg_fetcher_new(&f->manners.fetch, error);
  if (f->fetcher) return f;
  wg_input_fetcher_free(f);
  return NULL;
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

// An archive of what is at `url`, on `stream`.
static gboolean fetch_into(FILE *stream, const char *url, WgArticles *articles,
                           GError **error)
{
  const WgInputFetcher *f = articles->fetcher;
  g_autoptr(WgVisits) visits = wg_visits_open(NULL, error);
  if (!visits) return FALSE;
  g_autoptr(WgWarcWriter) writer =
      wg_warc_writer_new(stream, f->manners.user_agent, TRUE);
  WgFetching fetching = {.visits = visits,
                         .fetcher = f->fetcher,
                         .writer = writer,
                         .stream = stream,
                         .now = g_get_real_time() / G_USEC_PER_SEC,
                         .reasons = g_string_new(NULL)};
  gboolean ok = wg_fetching_add(&fetching, url, 0, error) &&
                wg_fetching_run(&fetching, error) && judge(&fetching, articles, error);
  g_string_free(fetching.reasons, TRUE);
  return ok;
}

// A file of its own that no folder names, so that nothing is left however the program ends.
static FILE *open_nameless(GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp("wiregraph-XXXXXX.warc.gz", &path, error);
  if (fd < 0) return NULL;
  g_unlink(path);
  return fdopen(fd, "w+b");
}

// To be read from its begin; -1 and `error` where what was written is not there.
static int rewound(FILE *stream, GError **error)
{
  int fd = fflush(stream) == 0 ? dup(fileno(stream)) : -1;
  if (fd >= 0 && lseek(fd, 0, SEEK_SET) == 0) return fd;
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno),
              "it cannot be kept: %s", g_strerror(errno));
  if (fd >= 0) close(fd);
  return -1;
}

static int fetch(const char *url, WgArticles *articles, GError **error)
{
  if (!articles->fetcher) articles->fetcher = input_fetcher_new(articles->options, error);
  FILE *stream = articles->fetcher ? open_nameless(error) : NULL;
  if (!stream) return -1;
  int fd = fetch_into(stream, url, articles, error) ? rewound(stream, error) : -1;
  fclose(stream);
  return fd;
}

int wg_fetch_input(const char *url, void *context, GError **error)
{
  GError *reason = NULL;
  int fd = fetch(url, context, &reason);
  if (!reason) return fd;
  // Whatever is in the way, this input was not reached.
  if (reason->domain == WG_SOURCE_ERROR)
    g_set_error_literal(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN, reason->message);
  else
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN, "%s: cannot be fetched: %s", url,
                reason->message);
  g_error_free(reason);
  return -1;
}
