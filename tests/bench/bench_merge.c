// SPDX-License-Identifier: Apache-2.0
/// \file How long store, merge and patch take as the number of articles grows, over
/// articles that are made up (tests/unit/made_up.h): bench_merge [ARTICLES…], without
/// arguments 1000, 3000 and 9000. Entities come from half as many names as there are
/// articles.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "../unit/made_up.h"
#include "exports/patch.h"

#define MORE 50 // articles, added one by one

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double since(double *begin)
{
  double end = now(), took = end - *begin;
  *begin = end;
  return took;
}

static gboolean count_bytes(const char *bytes, gsize n, void *context, GError **error)
{
  (void)bytes;
  (void)error;
  *(guint64 *)context += n;
  return TRUE;
}

static void print_all(WgStore *store, const char *format, WgMergeCounts *counts,
                      guint64 *bytes)
{
  WgSink sink = {count_bytes, bytes};
  GError *error = NULL;
  WgJob job = {.format = wg_export_find(format), .counts = counts};
  wg_job_run(&job, store, fx_ontology, &sink, &error);
  g_assert_no_error(error);
  g_strfreev(counts->aside);
}

// One article more, with its patch.
static double add_one(WgStore *store, guint number, guint pool)
{
  guint64 bytes = 0;
  WgSink sink = {count_bytes, &bytes};
  GError *error = NULL;
  double begin = now();
  wg_patch_begin(store, fx_ontology, &error);
  g_assert_no_error(error);
  fx_put(store, mu_article(number, pool));
  wg_patch_write(store, fx_ontology, &sink, &error);
  g_assert_no_error(error);
  wg_store_commit(store, &error);
  g_assert_no_error(error);
  return since(&begin);
}

static void measure(guint articles)
{
  guint pool = articles / 2 + 1;
  WgMergeCounts counts = {0};
  guint64 quads = 0, triples = 0;
  double begin = now();
  WgStore *store = fx_store("bench.db");
  for (guint i = 0; i < articles; i++) fx_put(store, mu_article(i, pool));
  wg_store_commit(store, NULL);
  double filled = since(&begin);
  print_all(store, "nquads", &counts, &quads);
  double printed = since(&begin);
  print_all(store, "ntriples", &counts, &triples);
  double flattened = since(&begin);
  double first = add_one(store, articles, pool); // makes the view
  double added = 0;
  for (guint i = 1; i <= MORE; i++) added += add_one(store, articles + i, pool) / MORE;
  wg_store_free(store);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("| %u | %" G_GUINT64_FORMAT " | %" G_GUINT64_FORMAT
         " | %.2f | %.2f | %.2f | %.2f | %.3f | %ld |\n",
         articles, counts.entities, counts.events, filled, printed, flattened, first, added,
         usage.ru_maxrss / 1024);
  fflush(stdout);
}

int main(int argc, char **argv)
{
  fx_open();
  puts("| articles | entities | events | store s | nquads s | ntriples s | first "
       "patch s | one more, with patch s | peak MiB |\n|---|---|---|---|---|---|---|---|---|");
  static const guint STANDARD[] = {1000, 3000, 9000};
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS(STANDARD); i++) measure(STANDARD[i]);
  for (int i = 1; i < argc; i++) measure((guint)strtoul(argv[i], NULL, 10));
  fx_close();
  return 0;
}
