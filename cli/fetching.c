// SPDX-License-Identifier: Apache-2.0
#include "cli/fetching.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>

#include "extract/fetch/addresses.h"
#include "extract/fetch/links.h"
#include "extract/source/list_form.h"

#define LINE_LONGEST 65536
#define LISTS_DEEPEST 3                // a feed in a sitemap in an index of sitemaps
#define UNPACKED_MOST ((gsize)32 * 1024 * 1024) // bytes of a list that came packed
#define PAGE_DEPTH (LISTS_DEEPEST + 1) // of what a list names and is no list

// ---- signals

static volatile sig_atomic_t asked_to_end;

static void ask_to_end(int signal_number)
{
  (void)signal_number;
  asked_to_end = 1;
}

void wg_fetching_watch_signals(void)
{
  static const int signals[] = {SIGINT, SIGTERM};
  struct sigaction action = {0};
  action.sa_handler = ask_to_end;
  for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) sigaction(signals[i], &action, NULL);
}

gboolean wg_fetching_is_asked_to_end(void) { return asked_to_end != 0; }

// ---- what goes in

// The first error ends the run.
static void keep_error(WgFetching *fetching, GError *error)
{
  if (fetching->error)
    g_error_free(error);
  else
    fetching->error = error;
}

// Counting takes a while where there are many: not with every answer.
static void show(WgFetching *f)
{
  gint64 now = g_get_monotonic_time();
  if (!wg_progress_shows() || now - f->shown < G_USEC_PER_SEC / 4) return;
  f->shown = now;
  guint active = wg_fetcher_active(f->fetcher);
  gint64 queued = wg_visits_count(f->visits, WG_VISIT_WAITING, NULL) +
                  wg_visits_count(f->visits, WG_VISIT_UNDER_WAY, NULL) - active;
  guint64 done = f->kept + f->unchanged + f->failed + f->gone;
  g_autofree char *what = g_strdup_printf(
      "%" G_GINT64_FORMAT " queued, %u fetching, %" G_GUINT64_FORMAT
      " kept, %" G_GUINT64_FORMAT " unchanged, %" G_GUINT64_FORMAT " failed",
      MAX(queued, 0), active, f->kept, f->unchanged, f->failed + f->gone);
  wg_progress_show(what, done);
}

static void count_failure(WgFetching *fetching, const char *words)
{
  fetching->failed++;
  if (fetching->reasons)
    g_string_append_printf(fetching->reasons, "%s%s", fetching->reasons->len ? "\n" : "",
                           words);
  else
    wg_complain("%s", words);
}

static void tell_failure(WgFetching *fetching, const char *url, const char *reason)
{
  g_autofree char *words = g_strdup_printf("%s: %s", url, reason);
  count_failure(fetching, words);
}

// One line an address in a log; on a terminal only where more is asked for.
static void tell(const WgFetching *fetching, const char *state, const char *url)
{
  if (wg_progress_shows() || fetching->reasons)
    wg_say_more("%s %s", state, url);
  else
    wg_say("%s %s", state, url);
}

gboolean wg_fetching_add(WgFetching *fetching, const char *url, gint64 interval,
                         GError **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *normal = wg_address_normal(NULL, url, &reason);
  if (!normal) {
    count_failure(fetching, reason->message);
    return TRUE;
  }
  WgVisitPlan plan = {.url = normal, .interval = interval};
  return wg_visits_add(fetching->visits, &plan, fetching->now, error);
}

gboolean wg_read_interval(const char *text, gint64 *seconds)
{
  static const struct {
    char unit;
    gint64 seconds;
  } units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
  char *end = NULL;
  guint64 number = g_ascii_isdigit(*text) ? g_ascii_strtoull(text, &end, 10) : 0;
  gint64 unit = number && number < 1000000000 && !*end ? 1 : 0;
  for (gsize i = 0; number && number < 1000000 && i < G_N_ELEMENTS(units); i++)
    if (*end == units[i].unit && !end[1]) unit = units[i].seconds;
  *seconds = (gint64)number * unit;
  return unit != 0;
}

// "ADDRESS" or, where pages come due again, "ADDRESS TAB INTERVAL".
static gboolean add_line(WgFetching *fetching, char *line, const char *where,
                         gint64 standard, GError **error)
{
  g_auto(GStrv) fields = g_strsplit(line, "\t", 3);
  const char *url = fields[0] ? g_strstrip(fields[0]) : "";
  const char *interval = *url && fields[1] ? g_strstrip(fields[1]) : "";
  gint64 seconds = standard;
  if (!*url || *url == '#') return TRUE;
  if (standard && *interval && !wg_read_interval(interval, &seconds)) {
    fetching->failed++;
    wg_complain("%s: no interval: %s; give one such as 90s, 15m, 6h or 1d", where, interval);
    return TRUE;
  }
  return wg_fetching_add(fetching, url, seconds, error);
}

gboolean wg_fetching_add_lines(WgFetching *fetching, WgInput *input, const char *name,
                               gint64 standard, GError **error)
{
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint64 n = 1;; n++) {
    WgInputStatus status = wg_input_line(input, LINE_LONGEST, line, error);
    if (status == WG_INPUT_END) return TRUE;
    if (status == WG_INPUT_FAILED) return FALSE;
    g_autofree char *where = g_strdup_printf("%s:%" G_GUINT64_FORMAT, name, n);
    if (!add_line(fetching, line->str, where, standard, error)) return FALSE;
  }
}

static WgFetchRequest *next_request(void *context)
{
  WgFetching *fetching = context;
  GError *error = NULL;
  g_autoptr(WgVisit) visit = wg_visits_next(fetching->visits, &error);
  if (error) keep_error(fetching, error);
  if (!visit) return NULL;
  WgFetchRequest *request = g_new0(WgFetchRequest, 1);
  request->id = visit->id;
  request->url = g_steal_pointer(&visit->url);
  if (fetching->is_unsure) return request;
  request->etag = g_steal_pointer(&visit->etag);
  request->modified = g_steal_pointer(&visit->modified);
  return request;
}

// ---- lists

typedef struct list {
  WgFetching *fetching;
  const WgVisit *visit;
  const char *base;
} List;

static void take_link(const char *url, gboolean is_list, void *context)
{
  List *list = context;
  WgFetching *fetching = list->fetching;
  GError *error = NULL;
  g_autofree char *normal = wg_address_normal(list->base, url, &error);
  if (!normal) {
    tell_failure(fetching, list->visit->url, error->message);
    g_error_free(error);
    return;
  }
  WgVisitPlan plan = {normal, list->visit->url,
                      is_list ? list->visit->depth + 1 : PAGE_DEPTH,
                      list->visit->interval};
  if (!wg_visits_add(fetching->visits, &plan, fetching->now, &error))
    keep_error(fetching, error);
}

// What the list named when it was read last, since it does not tell now.
static void take_known_links(WgFetching *fetching, const WgVisit *visit)
{
  GError *error = NULL;
  WgVisitPlan plan = {NULL, visit->url, visit->depth + 1, visit->interval};
  if (!wg_visits_add_known(fetching->visits, &plan, fetching->now, &error))
    keep_error(fetching, error);
}

// The page as a feed or sitemap; packed ones are unpacked. FALSE where it is none.
static gboolean take_list(WgFetching *fetching, const WgVisit *visit,
                          const WgFetchAnswer *answer)
{
  g_autoptr(GString) unpacked = NULL;
  WgSlice bytes = answer->body;
  WgHttpStatus status = WG_HTTP_WHOLE;
  if (visit->depth > LISTS_DEEPEST) return FALSE;
  if (bytes.len > 1 && memcmp(bytes.ptr, "\x1f\x8b", 2) == 0) {
    WgHttpHead packed = {.coding = (char *)"gzip"};
    unpacked = g_string_new(NULL);
    status = wg_http_body(&packed, bytes, UNPACKED_MOST, unpacked);
    bytes = (WgSlice){unpacked->str, unpacked->len};
  }
  if (!wg_list_form_is(bytes)) return FALSE;
  if (status != WG_HTTP_WHOLE)
    tell_failure(fetching, visit->url,
                 status == WG_HTTP_CUT ? "the packed list ends early; its begin is read"
                                       : "too large a list once unpacked; its begin is read");
  List list = {fetching, visit, answer->final};
  wg_links_each(bytes, take_link, &list);
  return TRUE;
}

// ---- what comes out

static void replace(char **slot, const char *value)
{
  g_free(*slot);
  *slot = g_strdup(value);
}

static void write_exchange(WgFetching *fetching, const WgWarcExchange *exchange,
                           const char *profile, const char *earlier)
{
  if (!exchange || !fetching->writer) return;
  WgWarcExchange e = *exchange;
  e.profile = profile;
  e.earlier = earlier;
  wg_warc_write(fetching->writer, &e);
  if (!ferror(fetching->stream)) return;
  keep_error(fetching, g_error_new(G_IO_ERROR, G_IO_ERROR_FAILED,
                                   "the archive cannot be written: %s", g_strerror(errno)));
}

static WgVisitState take_page(WgFetching *fetching, WgVisit *visit,
                              const WgFetchAnswer *answer)
{
  const WgWarcExchange *exchange = answer->exchange;
  g_autofree char *digest = g_compute_checksum_for_data(
      G_CHECKSUM_SHA256, (const guchar *)answer->body.ptr, answer->body.len);
  g_autofree char *payload = wg_warc_digest(exchange->body);
  gboolean same = !fetching->is_unsure && g_strcmp0(visit->digest, digest) == 0;
  gboolean sent_same = same && g_strcmp0(visit->payload, payload) == 0;
  if (take_list(fetching, visit, answer)) fetching->lists++;
  write_exchange(fetching, exchange, sent_same ? WG_WARC_SAME : NULL, visit->kept);
  replace(&visit->etag, answer->head->etag);
  replace(&visit->modified, answer->head->modified);
  replace(&visit->digest, digest);
  replace(&visit->payload, payload);
  if (!same) replace(&visit->kept, exchange->date);
  visit->missing = 0;
  return same ? WG_VISIT_UNCHANGED : WG_VISIT_KEPT;
}

static WgVisitState take_nothing(WgFetching *fetching, WgVisit *visit,
                                 const WgFetchAnswer *answer)
{
  write_exchange(fetching, answer->exchange,
                 answer->result == WG_FETCH_UNCHANGED ? WG_WARC_NOT_MODIFIED : NULL,
                 visit->kept);
  if (answer->result == WG_FETCH_UNCHANGED) {
    visit->missing = 0;
    take_known_links(fetching, visit);
    return WG_VISIT_UNCHANGED;
  }
  if (answer->result == WG_FETCH_MISSING) visit->missing++;
  gboolean is_gone = fetching->missing_most &&
                     (answer->result == WG_FETCH_GONE ||
                      visit->missing >= fetching->missing_most);
  // What was withdrawn before, and is known by no digest since, is no news; a list that is
  // gone, or what never was there, is a failure.
  if (is_gone && !visit->article)
    return visit->kept && !visit->digest ? WG_VISIT_UNCHANGED : WG_VISIT_FAILED;
  if (!is_gone) {
    take_known_links(fetching, visit);
    return WG_VISIT_FAILED;
  }
  char **known[] = {&visit->etag, &visit->modified, &visit->digest,
                    &visit->payload, &visit->article, &visit->content};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++) replace(known[i], NULL);
  return WG_VISIT_GONE;
}

static void count(WgFetching *fetching, const WgVisit *visit, WgVisitState state,
                  const char *reason)
{
  switch (state) {
  case WG_VISIT_KEPT:
    fetching->kept++;
    tell(fetching, "kept", visit->url);
    break;
  case WG_VISIT_UNCHANGED:
    fetching->unchanged++;
    tell(fetching, "unchanged", visit->url);
    break;
  case WG_VISIT_GONE:
    fetching->gone++;
    tell(fetching, "gone", visit->url);
    break;
  case WG_VISIT_FAILED:
  case WG_VISIT_WAITING:
  case WG_VISIT_UNDER_WAY:
  default:
    tell_failure(fetching, visit->url, reason);
  }
}

static void take_answer(const WgFetchAnswer *answer, void *context)
{
  WgFetching *fetching = context;
  GError *error = NULL;
  g_autoptr(WgVisit) visit = wg_visits_get(fetching->visits, answer->request->id, &error);
  if (visit) {
    WgVisitState state = answer->result == WG_FETCH_PAGE
                             ? take_page(fetching, visit, answer)
                             : take_nothing(fetching, visit, answer);
    count(fetching, visit, state, answer->reason);
    wg_visits_note(fetching->visits, visit, state, answer->final, &error);
  }
  if (error) keep_error(fetching, error);
  show(fetching);
}

static void hear(const WgWarcExchange *exchange, void *context)
{
  write_exchange(context, exchange, NULL, NULL);
}

static gboolean has_to_stop(void *context)
{
  const WgFetching *fetching = context;
  gboolean late = fetching->until && g_get_monotonic_time() > fetching->until;
  return fetching->error != NULL || late || asked_to_end;
}

gboolean wg_fetching_run(WgFetching *fetching, GError **error)
{
  static const WgFetchCalls calls = {next_request, take_answer, hear, has_to_stop};
  wg_fetcher_run(fetching->fetcher, &calls, fetching);
  wg_progress_end();
  fetching->left = wg_visits_count(fetching->visits, WG_VISIT_WAITING, NULL) +
                   wg_visits_count(fetching->visits, WG_VISIT_UNDER_WAY, NULL);
  if (!fetching->error) return TRUE;
  g_propagate_error(error, g_steal_pointer(&fetching->error));
  return FALSE;
}
