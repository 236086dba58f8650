// SPDX-License-Identifier: Apache-2.0
/// \file What the export of a store costs: bench_export STORE [ARTICLES]. The store is first
/// filled with ARTICLES made-up articles where it is not there; each statement format is then
/// printed beside it by the command, and, where serdi is installed, read and written again
/// by that: seconds of CPU (user and system) and most memory of both.
///
/// The articles are like those of news in number and size of what they tell: about 280 flat
/// statements each; ten reports with quotes of 100 to 250 letters, eleven entities of as
/// many names as there are articles, the first ones far more often. All is invented.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "../unit/made_up.h"

static const char *const WORDS[] = {
    "the",    "council", "said",    "on",      "Monday",  "that",   "it",     "would",
    "not",    "renew",   "an",      "accord",  "with",    "harbour", "after", "months",
    "of",     "talks",   "between", "both",    "sides",   "and",    "a",      "review",
    "bridge", "grain",   "market",  "shares",  "quarter", "court",  "filing", "\"soon\""};

static const char *quote(WgReading *r)
{
  GString *out = g_string_new("It");
  for (gsize most = 100 + mu_roll(150); out->len < most;)
    g_string_append_printf(out, " %s", WORDS[mu_roll(G_N_ELEMENTS(WORDS))]);
  g_string_append_c(out, '.');
  const char *kept = wg_arena_strdup(r->arena, out->str);
  g_string_free(out, TRUE);
  return kept;
}

// Of a few much is told, of many little.
static guint skewed(guint pool)
{
  guint most = 1 + mu_roll(pool);
  return 1 + mu_roll(most);
}

static void make_report(WgReading *r, WgEntity **who, guint n)
{
  static const char *const CLASSES[] = {"TieSuspension", "Partnership", "Ownership", "Funding",
                                        "Lawsuit", "RoleHolding", "RoleHolding", "Meeting"};
  WgReport *report = fx_report(r, CLASSES[mu_roll(8)], who[mu_roll(n)], who[mu_roll(n)]);
  report->polarity = mu_roll(9) ? WG_AFFIRMED : WG_NEGATED;
  report->modality = mu_roll(5) ? WG_ACTUAL : WG_PLANNED;
  report->phase = mu_roll(6) ? WG_BEGUN : WG_ENDED;
  report->quote = quote(r);
  if (mu_roll(2)) report->role = fx_list(r, WORDS[1 + mu_roll(20)]);
  if (mu_roll(3) == 0) report->matter = fx_list(r, quote(r));
  if (mu_roll(8) == 0) fx_time(report, "2031-03", "2031-03-01", "2031-03-31");
}

static WgReading *make_article(guint number, guint pool)
{
  WgEntity *who[11];
  mu_state = ((guint64)number + 1) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  g_autofree char *url = g_strdup_printf(
      "https://news.example/%u/the-harbour-council-and-its-talks-of-%u", 1 + mu_roll(12),
      number);
  g_autofree char *date = g_strdup_printf("2031-%02u-%02u", 1 + mu_roll(12), 1 + mu_roll(28));
  WgReading *r = fx_article(url, date);
  r->record->outlet = g_strdup("The Harbour Gazette");
  mu_text(r, number);
  for (guint i = 0; i < G_N_ELEMENTS(who); i++)
    who[i] = i % 2 ? mu_person(r, skewed(pool)) : mu_firm(r, skewed(pool));
  for (guint n = 8 + mu_roll(15); n; n--) make_report(r, who, G_N_ELEMENTS(who));
  return r;
}

static void fill(const char *path, guint articles)
{
  GError *error = NULL;
  fx_open();
  g_autoptr(WgStore) store = wg_store_open(path, WG_STORE_WRITE, NULL, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < articles; i++) fx_put(store, make_article(i, articles));
  wg_store_commit(store, &error);
  g_assert_no_error(error);
  fx_close();
}

typedef struct cost {
  double seconds; // of CPU; 0: it did not run
  long mebibytes;
} Cost;

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

// Run it, with standard output into `out`.
static Cost run(const char *const *argv, const char *out)
{
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    if (!freopen(out, "w", stdout)) _exit(127);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
  }
  int status = 0;
  struct rusage usage = {0};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status) return (Cost){0};
  return (Cost){seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024};
}

static guint64 count_lines(const char *path)
{
  FILE *in = fopen(path, "r");
  guint64 n = 0;
  for (int c; in && (c = getc_unlocked(in)) != EOF;) n += c == '\n';
  if (in) fclose(in);
  return n;
}

static void measure(const char *store, const char *format, guint64 *statements)
{
  g_autofree char *path = g_strdup_printf("%s.%s", store, format);
  const char *const print[] = {WG_PROGRAM, "export", "-q", "-s", store, "-f", format, NULL};
  const char *const copy[] = {"serdi", "-i", format, "-o", format, path, NULL};
  Cost ours = run(print, path);
  Cost serd = run(copy, "/dev/null");
  if (strcmp(format, "turtle") != 0) *statements = count_lines(path);
  printf("| %s | %" G_GUINT64_FORMAT " | %.2f | %.2f | %.2f | %ld |\n", format, *statements,
         ours.seconds, serd.seconds, serd.seconds > 0 ? ours.seconds / serd.seconds : 0.0,
         ours.mebibytes);
  fflush(stdout);
}

int main(int argc, char **argv)
{
  if (argc < 2 || argc > 3) {
    fputs("usage: bench_export STORE [ARTICLES]\n", stderr);
    return 2;
  }
  if (argc == 3 && !g_file_test(argv[1], G_FILE_TEST_EXISTS))
    fill(argv[1], (guint)strtoul(argv[2], NULL, 10));
  // Turtle prints what N-Triples prints.
  static const char *const FORMATS[] = {"nquads", "ntriples", "turtle"};
  guint64 statements = 0;
  puts("| format | statements | CPU s | serdi CPU s | times | peak MiB |\n|---|---|---|---|---|---|");
  for (guint i = 0; i < G_N_ELEMENTS(FORMATS); i++) measure(argv[1], FORMATS[i], &statements);
  return 0;
}
