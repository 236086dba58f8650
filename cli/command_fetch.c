// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph fetch: addresses, feeds, sitemaps → pages in a web archive.
#include "cli/fetching.h"
#include "cli/output.h"
#include "cli/run.h"
#include "extract/fetch/links.h"
#include "extract/source/list_form.h"

static const char summary[] =
    "Fetches pages into a web archive (WARC), which the other commands read: addresses,\n"
    "what feeds and sitemaps at addresses name, and files of addresses (one a line), of\n"
    "feeds or of sitemaps. Asks robots.txt first and each host little at a time.";

// ---- what is wanted

static void take_link(const char *url, gboolean is_list, void *context)
{
  WgFetching *fetching = context;
  (void)is_list;
  if (!fetching->error) wg_fetching_add(fetching, url, 0, &fetching->error);
}

// A feed or sitemap that lies in a file.
static gboolean read_list(WgFetching *fetching, WgInput *input, const char *name,
                          gsize ceiling, GError **error)
{
  g_autoptr(GString) all = g_string_new(NULL);
  WgInputStatus status = wg_input_all(input, ceiling, all, error);
  if (status == WG_INPUT_FAILED) return FALSE;
  WgSlice bytes = {all->str, all->len};
  if (status == WG_INPUT_TOO_LONG || !wg_list_form_is(bytes)) {
    fetching->failed++;
    wg_complain("%s: neither lines of addresses nor a feed or sitemap", name);
    return TRUE;
  }
  wg_links_each(bytes, take_link, fetching);
  if (fetching->error) g_propagate_error(error, g_steal_pointer(&fetching->error));
  return *error == NULL;
}

static gboolean read_file(WgFetching *fetching, const char *path, gsize ceiling,
                          GError **error)
{
  GError *reason = NULL;
  g_autoptr(WgInput) input = wg_input_open(path, &reason);
  gboolean ok = input != NULL;
  if (input) {
    WgSlice begin = wg_input_peek(input);
    gsize n = 0;
    while (n < begin.len && (g_ascii_isspace(begin.ptr[n]) || (guchar)begin.ptr[n] > 0x7f)) n++;
    ok = n < begin.len && begin.ptr[n] == '<'
             ? read_list(fetching, input, path, ceiling, &reason)
             : wg_fetching_add_lines(fetching, input, path, 0, &reason);
  }
  if (ok || reason->domain != WG_SOURCE_ERROR) {
    if (reason) g_propagate_error(error, reason);
    return ok;
  }
  fetching->failed++; // a bad input among others
  wg_complain("%s", reason->message);
  g_error_free(reason);
  return TRUE;
}

static gboolean read_inputs(WgFetching *fetching, char **inputs, gsize ceiling,
                            GError **error)
{
  gboolean ok = TRUE;
  for (; ok && *inputs; inputs++)
    ok = strstr(*inputs, "://") ? wg_fetching_add(fetching, *inputs, 0, error)
                                : read_file(fetching, *inputs, ceiling, error);
  return ok;
}

// ---- the run

static gboolean came_to_nothing(const WgFetching *f)
{
  return f->failed && !f->kept && !f->unchanged;
}

static WgExit end(const WgFetching *f)
{
  wg_say("%" G_GUINT64_FORMAT " addresses: %" G_GUINT64_FORMAT " kept (%" G_GUINT64_FORMAT
         " feeds and sitemaps among them), %" G_GUINT64_FORMAT " unchanged, %" G_GUINT64_FORMAT
         " failed",
         f->kept + f->unchanged + f->failed, f->kept, f->lists, f->unchanged, f->failed);
  if (f->left > 0) {
    wg_complain("ended early: %" G_GINT64_FORMAT " addresses were not visited", f->left);
    return WG_EXIT_SOME;
  }
  if (!f->failed) return WG_EXIT_DONE;
  return came_to_nothing(f) ? WG_EXIT_IO : WG_EXIT_SOME;
}

static gboolean fetch_into(WgFetching *fetching, const WgManners *manners,
                           const WgOptions *options, WgOutput *output, GError **error)
{
  gboolean packed = !options->output || !g_str_has_suffix(options->output, ".warc");
  wg_fetching_watch_signals();
  fetching->fetcher = wg_fetcher_new(&manners->fetch, error);
  if (!fetching->fetcher ||
      !read_inputs(fetching, options->inputs, manners->fetch.ceiling, error))
    return FALSE;
  fetching->stream = wg_output_stream(output);
  fetching->writer = wg_warc_writer_new(fetching->stream, manners->user_agent, packed);
  return wg_fetching_run(fetching, error);
}

// What is known of the pages changes only once the archive that holds them is there.
static gboolean fetch(WgFetching *fetching, const WgManners *manners,
                      const WgOptions *options, const char *state, GError **error)
{
  fetching->visits = wg_visits_open(state, error);
  WgOutput *output = fetching->visits ? wg_output_open(options->output, error) : NULL;
  if (!output) return FALSE;
  gboolean ok = fetch_into(fetching, manners, options, output, error);
  if (!ok || came_to_nothing(fetching)) {
    wg_output_abandon(output);
    return ok;
  }
  return wg_output_finish(output, error) &&
         (!state || wg_visits_settle(fetching->visits, fetching->now, error));
}

static WgExit run_fetch(const WgManners *manners, const WgOptions *options,
                        const char *state)
{
  WgFetching fetching = {.now = g_get_real_time() / G_USEC_PER_SEC};
  GError *error = NULL;
  WgExit status = fetch(&fetching, manners, options, state, &error)
                      ? end(&fetching)
                      : wg_fail(wg_exit_of(error), error);
  wg_warc_writer_free(fetching.writer);
  wg_fetcher_free(fetching.fetcher);
  wg_visits_free(fetching.visits);
  return status;
}

WgExit wg_command_fetch(int argc, char **argv)
{
  WgOptions options;
  WgManners manners;
  WgExit status;
  char *state = NULL;
  const GOptionEntry more[] = {
      {"state", 0, 0, G_OPTION_ARG_FILENAME, &state,
       "Remember in FILE what was fetched, and ask only for what is new next time", "FILE"},
      {0}};
  wg_manners_init(&manners);
  g_autofree GOptionEntry *entries = wg_manners_entries(&manners, more);
  if (wg_options_parse(&options, "omA", entries, summary, argc, argv, &status)) {
    if (!options.inputs)
      status = wg_misuse("nothing to fetch; name addresses, or files of them");
    else if (!wg_manners_read(&manners, &options))
      status = WG_EXIT_MISUSE;
    else
      status = run_fetch(&manners, &options, state);
    wg_options_clear(&options);
  }
  wg_manners_clear(&manners);
  g_free(state);
  return status;
}
