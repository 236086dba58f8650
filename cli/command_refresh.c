// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph refresh: visits the pages of a list that are due, takes what changed into
/// the store, withdraws what is gone, and prints the patch.
//
// A round fetches into an archive beside the store, reads the archive as build does, and
// prints the patch; only then what is known of the pages changes. A kill before that leaves
// pages that are visited once more, and a mark by which the next patch tells what the
// killed round changed.
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>

#include "cli/fetching.h"
#include "cli/output.h"
#include "cli/run.h"
#include "extract/source/input.h"
#include "graph/lock.h"

#define ROUND_MOST (600 * (gint64)G_USEC_PER_SEC) // of fetching, where rounds follow
#define DAY 86400

static const char summary[] =
    "Visits the pages of a list that are due, takes what changed into the store, withdraws\n"
    "what is gone, and prints what that changed, as lines A and D of N-Quads. The list:\n"
    "one address a line (of a page, feed or sitemap), a tab, and how often it is due: 30m,\n"
    "6h, 1d (the default).";

typedef struct refresh {
  const WgOptions *options;
  const WgManners *manners;
  char *sources, *patch, *every; // as given
  gint gone_after;
  gint64 pause; // seconds between rounds; 0: one round
  char *store_path, *state_path, *archive_path;
  WgFetcher *fetcher; // over rounds, with what hosts ask for
  WgReader *reader;   // loaded when first something changed
  WgOntology *ontology; // the same
  WgFetching fetching;
  // of a round:
  WgRun *run;
  WgStore *store;
  guint64 added, replaced, withdrawn, same, bad;
} Refresh;

// ---- what is due

static gboolean add_sources(Refresh *refresh, GError **error)
{
  GError *reason = NULL;
  g_autoptr(WgInput) input = wg_input_open(refresh->sources, &reason);
  if (input &&
      wg_fetching_add_lines(&refresh->fetching, input, refresh->sources, DAY, &reason))
    return TRUE;
  g_propagate_error(error, reason);
  return FALSE;
}

static gboolean fetch_due(Refresh *refresh, GError **error)
{
  WgFetching *f = &refresh->fetching;
  f->stream = g_fopen(refresh->archive_path, "wb");
  if (!f->stream) {
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno),
                "%s: cannot write: %s", refresh->archive_path, g_strerror(errno));
    return FALSE;
  }
  f->writer = wg_warc_writer_new(f->stream, refresh->manners->user_agent, TRUE);
  gboolean ok = wg_fetching_run(f, error);
  g_clear_pointer(&f->writer, wg_warc_writer_free);
  FILE *stream = g_steal_pointer(&f->stream);
  if (fclose(stream) == 0 || !ok) return ok;
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno),
              "%s: cannot write: %s", refresh->archive_path, g_strerror(errno));
  return FALSE;
}

// ---- what changed

static gboolean take_article(const WgArticleGraph *graph, void *context, GError **error)
{
  Refresh *refresh = context;
  GError *reason = NULL;
  const char *address = refresh->run->record->address;
  WgVisits *visits = refresh->fetching.visits;
  g_autoptr(WgVisit) visit = wg_visits_of_page(visits, address, &reason);
  if (reason) g_propagate_error(error, reason);
  if (!visit) return !reason; // sent again, and the same
  gboolean is_known = g_strcmp0(visit->article, graph->iri) == 0;
  if (is_known && !refresh->fetching.is_unsure &&
      g_strcmp0(visit->content, graph->hash) == 0) {
    refresh->same++;
    return TRUE;
  }
  *(is_known ? &refresh->replaced : &refresh->added) += 1;
  return wg_visits_note_article(visits, address, graph->iri, graph->hash, error) &&
         wg_store_put(refresh->store, graph, error);
}

// An article that no page gives any longer goes.
static gboolean withdraw(const WgVisit *visit, void *context, GError **error)
{
  Refresh *refresh = context;
  gboolean has = FALSE, found = FALSE;
  if (!visit->earlier || g_strcmp0(visit->earlier, visit->article) == 0) return TRUE;
  if (!wg_visits_has_article(refresh->fetching.visits, visit->earlier, &has, error))
    return FALSE;
  if (has) return TRUE;
  if (!wg_store_remove(refresh->store, visit->earlier, &found, error)) return FALSE;
  refresh->withdrawn += found ? 1 : 0;
  return TRUE;
}

static gboolean read_archive(Refresh *refresh, GError **error)
{
  char *inputs[] = {refresh->archive_path, NULL};
  WgOptions options = *refresh->options;
  options.inputs = inputs;
  options.source.form = WG_FORM_WARC;
  WgRun run = {.options = &options, .reader = refresh->reader};
  refresh->run = &run;
  wg_articles_open(&run.articles, &options);
  gboolean ok = wg_run_articles(&run, wg_store_base(refresh->store), take_article, refresh,
                                error);
  refresh->bad += run.articles.bad;
  if (ok && run.articles.unopened) {
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN,
                "%s: what was fetched cannot be read again", refresh->archive_path);
    ok = FALSE;
  }
  run.reader = NULL; // stays for the next round
  wg_run_close(&run);
  return ok;
}

static gboolean print_patch(Refresh *refresh, GError **error)
{
  WgSink sink = wg_sink_file(stdout);
  if (!wg_patch_write(refresh->store, refresh->ontology, &sink, error)) return FALSE;
  if (fflush(stdout) == 0) return wg_store_commit(refresh->store, error);
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno),
              "standard output: cannot write: %s", g_strerror(errno));
  return FALSE;
}

static gboolean is_file(const Refresh *refresh)
{
  return refresh->patch && strcmp(refresh->patch, "-") != 0;
}

// A signal to end waits until the patch stands.
static gboolean write_patch(Refresh *refresh, GError **error)
{
  sigset_t ends, before;
  if (!is_file(refresh)) return print_patch(refresh, error);
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  g_autofree char *dated = NULL;
  const char *path = refresh->patch;
  if (refresh->pause) {
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *time = g_date_time_format(now, "%Y%m%dT%H%M%SZ");
    path = dated = g_strconcat(path, "-", time, NULL);
  }
  sigprocmask(SIG_BLOCK, &ends, &before);
  gboolean ok = wg_write_patch(refresh->store, refresh->ontology, path, error);
  wg_fetching_watch_signals();
  sigprocmask(SIG_SETMASK, &before, NULL);
  return ok;
}

static gboolean load(Refresh *refresh, GError **error)
{
  if (refresh->reader) return TRUE;
  WgRun run = {.options = refresh->options};
  if (!wg_run_load(&run, error)) return FALSE;
  refresh->reader = run.reader;
  refresh->ontology = (WgOntology *)wg_reader_ontology(run.reader);
  return TRUE;
}

static gboolean change_store(Refresh *refresh, GError **error)
{
  WgVisits *visits = refresh->fetching.visits;
  // Where a killed round left no patch, what it changed is part of this one.
  return (refresh->fetching.is_unsure ||
          wg_patch_begin(refresh->store, refresh->ontology, error)) &&
         wg_visits_mark(visits, error) && read_archive(refresh, error) &&
         wg_visits_each(visits, WG_VISIT_KEPT, withdraw, refresh, error) &&
         wg_visits_each(visits, WG_VISIT_GONE, withdraw, refresh, error) &&
         wg_store_commit(refresh->store, error) && write_patch(refresh, error);
}

// ---- a round

static void tell_sum(const Refresh *refresh)
{
  const WgFetching *f = &refresh->fetching;
  wg_say("%" G_GUINT64_FORMAT " addresses: %" G_GUINT64_FORMAT " articles new, %" G_GUINT64_FORMAT
         " replaced, %" G_GUINT64_FORMAT " withdrawn; %" G_GUINT64_FORMAT
         " unchanged, %" G_GUINT64_FORMAT " failed",
         f->kept + f->unchanged + f->failed + f->gone, refresh->added, refresh->replaced,
         refresh->withdrawn, f->unchanged + refresh->same, f->failed + refresh->bad);
  if (f->left > 0)
    wg_say("%" G_GINT64_FORMAT " addresses that are due were not visited yet", f->left);
}

// Nothing changed, which a patch of its own says too.
static gboolean write_nothing(const Refresh *refresh, GError **error)
{
  if (refresh->pause || !is_file(refresh)) return TRUE;
  WgOutput *output = wg_output_open(refresh->patch, error);
  return output && wg_output_finish(output, error);
}

static gboolean apply(Refresh *refresh, GError **error)
{
  WgFetching *f = &refresh->fetching;
  if (!f->kept && !f->gone && !f->is_unsure) return write_nothing(refresh, error);
  if (!load(refresh, error)) return FALSE;
  refresh->store =
      wg_store_open(refresh->store_path, WG_STORE_WRITE, refresh->options->base, error);
  gboolean ok = refresh->store && change_store(refresh, error);
  if (!ok && refresh->store) wg_store_undo(refresh->store);
  g_clear_pointer(&refresh->store, wg_store_free);
  return ok;
}

// As long as a page may not have been asked anew, the mark stays.
static gboolean settle(WgFetching *f, GError **error)
{
  return wg_visits_settle(f->visits, f->now, error) &&
         (!f->is_unsure || f->left <= 0 || wg_visits_mark(f->visits, error));
}

static gboolean make_round(Refresh *refresh, GError **error)
{
  WgFetching *f = &refresh->fetching;
  refresh->added = refresh->replaced = refresh->withdrawn = refresh->same = refresh->bad = 0;
  *f = (WgFetching){.fetcher = refresh->fetcher,
                    .missing_most = (guint)refresh->gone_after,
                    .until = refresh->pause ? g_get_monotonic_time() + ROUND_MOST : 0,
                    .now = g_get_real_time() / G_USEC_PER_SEC};
  f->visits = wg_visits_open(refresh->state_path, error);
  // A killed round may have changed the store, of which the visits know nothing.
  gboolean ok = f->visits && wg_visits_is_marked(f->visits, &f->is_unsure, error) &&
                add_sources(refresh, error) && fetch_due(refresh, error) &&
                apply(refresh, error) && settle(f, error);
  g_clear_pointer(&f->visits, wg_visits_free);
  g_unlink(refresh->archive_path);
  if (ok) tell_sum(refresh);
  return ok;
}

// Until the next round, or until a signal asks to end.
static void wait_for_next(const Refresh *refresh)
{
  gint64 until = g_get_monotonic_time() + refresh->pause * G_USEC_PER_SEC;
  while (!wg_fetching_is_asked_to_end()) {
    gint64 rest = (until - g_get_monotonic_time()) / 1000;
    if (rest <= 0) return;
    poll(NULL, 0, (int)MIN(rest, 500));
  }
}

static WgExit make_rounds(Refresh *refresh)
{
  for (;;) {
    GError *error = NULL;
    gboolean ok = make_round(refresh, &error);
    gboolean is_busy = error && g_error_matches(error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY);
    if (!ok && !(is_busy && refresh->pause)) return wg_fail(wg_exit_of(error), error);
    if (!ok) wg_fail(WG_EXIT_IO, error); // the next round may have it
    if (!refresh->pause) {
      const WgFetching *f = &refresh->fetching;
      return f->failed || refresh->bad || f->left > 0 ? WG_EXIT_SOME : WG_EXIT_DONE;
    }
    // Where time was too short for all that was due, the next round begins at once.
    if (!ok || refresh->fetching.left <= 0) wait_for_next(refresh);
    if (wg_fetching_is_asked_to_end()) return WG_EXIT_DONE;
  }
}

// ---- the command

static WgExit run_refresh(Refresh *refresh)
{
  GError *error = NULL;
  refresh->store_path = wg_options_store(refresh->options);
  refresh->state_path = g_strconcat(refresh->store_path, "-visits", NULL);
  refresh->archive_path = g_strconcat(refresh->state_path, ".warc.gz", NULL);
  WgLock *lock = wg_lock_take(refresh->state_path, &error);
  if (lock) refresh->fetcher = wg_fetcher_new(&refresh->manners->fetch, &error);
  if (refresh->fetcher) wg_fetching_watch_signals();
  WgExit status = refresh->fetcher ? make_rounds(refresh) : wg_fail(wg_exit_of(error), error);
  wg_fetcher_free(refresh->fetcher);
  wg_reader_free(refresh->reader);
  wg_lock_free(lock);
  g_free(refresh->store_path);
  g_free(refresh->state_path);
  g_free(refresh->archive_path);
  return status;
}

static gboolean read_own_options(Refresh *refresh)
{
  if (!refresh->sources) {
    wg_misuse("no list of pages; name it with --sources FILE");
    return FALSE;
  }
  if (refresh->gone_after < 1 || refresh->gone_after > 1000) {
    wg_misuse("--gone-after %d: give a number from 1 to 1000", refresh->gone_after);
    return FALSE;
  }
  if (!refresh->every || wg_read_interval(refresh->every, &refresh->pause)) return TRUE;
  wg_misuse("--every %s: give an interval, such as 90s, 15m, 6h or 1d", refresh->every);
  return FALSE;
}

WgExit wg_command_refresh(int argc, char **argv)
{
  WgOptions options;
  WgManners manners;
  WgExit status;
  Refresh refresh = {.options = &options, .manners = &manners, .gone_after = 3};
  const GOptionEntry more[] = {
      {"sources", 0, 0, G_OPTION_ARG_FILENAME, &refresh.sources,
       "The list: an address a line, a tab, how often it is due", "FILE"},
      {"patch", 0, 0, G_OPTION_ARG_FILENAME, &refresh.patch,
       "Write what changed to FILE (default: standard output)", "FILE"},
      {"every", 0, 0, G_OPTION_ARG_FILENAME, &refresh.every,
       "Go on, look for what is due this often: 90s, 15m, 6h, 1d", "INTERVAL"},
      {"gone-after", 0, 0, G_OPTION_ARG_INT, &refresh.gone_after,
       "Withdraw what is answered 404 so often in a row (default: 3)", "N"},
      {0}};
  wg_manners_init(&manners);
  g_autofree GOptionEntry *entries = wg_manners_entries(&manners, more);
  if (wg_options_parse(&options, "sjbmtMOR", entries, summary, argc, argv, &status)) {
    status = read_own_options(&refresh) && wg_manners_read(&manners, &options)
                 ? run_refresh(&refresh)
                 : WG_EXIT_MISUSE;
    wg_options_clear(&options);
  }
  wg_manners_clear(&manners);
  g_free(refresh.sources);
  g_free(refresh.patch);
  g_free(refresh.every);
  return status;
}
