// SPDX-License-Identifier: Apache-2.0
#include "graph/store.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "graph_fixture.h"

static WgReading *told(const char *url, const char *date, const char *name)
{
  WgReading *r = fx_article(url, date);
  g_free(r->record->text);
  r->record->text = g_strdup(name);
  fx_report(r, "TieSuspension", fx_entity(r, WG_TYPE_COMPANY, name), NULL);
  return r;
}

static WgStore *reopen(WgStore *store, const char *name, WgStoreMode mode)
{
  wg_store_free(store);
  g_autofree char *path = fx_path(name);
  GError *error = NULL;
  store = wg_store_open(path, mode, NULL, &error);
  g_assert_no_error(error);
  return store;
}

static gboolean list(const WgArticleGraph *article, void *out, GError **error)
{
  (void)error;
  g_string_append_printf(out, "%s %s %s;", article->iri,
                         article->date ? article->date : "-",
                         article->lines ? "+" : "-");
  return TRUE;
}

static char *listing(WgStore *store, gboolean with_lines)
{
  GString *out = g_string_new(NULL);
  GError *error = NULL;
  wg_store_each(store, with_lines, list, out, &error);
  g_assert_no_error(error);
  return g_string_free(out, FALSE);
}

static void articles_come_back_in_byte_order(void)
{
  WgStore *store = fx_store("order.db");
  fx_put(store, told("https://news.example/b", "2031-01-02", "Acme"));
  fx_put(store, told("https://news.example/a", NULL, "Acme"));
  store = reopen(store, "order.db", WG_STORE_READ);
  g_autofree char *with = listing(store, TRUE), *without = listing(store, FALSE);
  CU_ASSERT_STRING_EQUAL(with, "https://news.example/a - +;"
                               "https://news.example/b 2031-01-02 +;");
  CU_ASSERT_STRING_EQUAL(without, "https://news.example/a - -;"
                                  "https://news.example/b 2031-01-02 -;");
  CU_ASSERT_EQUAL(wg_store_count(store, NULL), 2);
  CU_ASSERT_STRING_EQUAL(wg_store_base(store), "https://w3id.org/wiregraph/id/");
  wg_store_free(store);
}

static void an_article_read_again_replaces_what_it_said(void)
{
  WgStore *store = fx_store("again.db");
  fx_put(store, told("https://news.example/a", "2031-01-02", "Acme Widgets"));
  store = reopen(store, "again.db", WG_STORE_WRITE);
  fx_put(store, told("https://news.example/a", "2030-01-02", "Zeta Widgets"));
  g_autofree char *now = fx_export(store, "nquads");
  CU_ASSERT(fx_has(now, "zeta-widgets"));
  CU_ASSERT(fx_lacks(now, "acme-widgets"));
  wg_store_free(store);
}

static void of_two_records_of_one_run_the_later_stays(void)
{
  for (int turn = 0; turn < 2; turn++) {
    WgStore *store = fx_store("twice.db");
    for (int i = 0; i < 2; i++) {
      gboolean later = (i == 0) == (turn == 0);
      fx_put(store, told("https://news.example/a", later ? "2031-02-01" : "2031-01-31",
                         later ? "Late Widgets" : "Early Widgets"));
    }
    g_autofree char *now = fx_export(store, "nquads");
    CU_ASSERT(fx_has(now, "late-widgets"));
    CU_ASSERT(fx_lacks(now, "early-widgets"));
    wg_store_free(store);
  }
  char *kept[2];
  for (int turn = 0; turn < 2; turn++) {
    WgStore *store = fx_store("twice.db");
    for (int i = 0; i < 2; i++)
      fx_put(store, told("https://news.example/a", "2031-02-01",
                         (i == 0) == (turn == 0) ? "One Widgets" : "Two Widgets"));
    kept[turn] = fx_export(store, "nquads");
    wg_store_free(store);
  }
  CU_ASSERT_STRING_EQUAL(kept[0], kept[1]);
  g_free(kept[0]);
  g_free(kept[1]);
}

static void a_removed_article_is_gone_with_its_facts(void)
{
  WgStore *store = fx_store("gone.db");
  GError *error = NULL;
  gboolean found = FALSE;
  fx_put(store, told("https://news.example/a", NULL, "Acme Widgets"));
  fx_put(store, told("https://news.example/b", NULL, "Beta Widgets"));
  CU_ASSERT(wg_store_remove(store, "https://news.example/a", &found, &error) && found);
  CU_ASSERT(wg_store_remove(store, "https://news.example/a", &found, &error) && !found);
  g_autofree char *now = fx_export(store, "nquads");
  CU_ASSERT(fx_lacks(now, "acme-widgets"));
  CU_ASSERT(fx_has(now, "beta-widgets"));
  wg_store_free(store);
}

static void refused(const char *name, WgStoreMode mode, const char *base, int code,
                    const char *word)
{
  g_autofree char *path = fx_path(name);
  g_autoptr(GError) error = NULL;
  WgStore *store = wg_store_open(path, mode, base, &error);
  CU_ASSERT_PTR_NULL(store);
  CU_ASSERT(g_error_matches(error, WG_STORE_ERROR, code));
  CU_ASSERT(error && strstr(error->message, path) && strstr(error->message, word));
  if (error && !strstr(error->message, word)) g_printerr("\n%s\n", error->message);
  wg_store_free(store);
}

static void run_sql(const char *name, const char *sql)
{
  g_autofree char *path = fx_path(name);
  sqlite3 *db;
  g_assert(sqlite3_open(path, &db) == SQLITE_OK);
  g_assert(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close(db);
}

static void what_is_no_store_of_ours_is_refused_by_name(void)
{
  refused("missing.db", WG_STORE_READ, NULL, WG_STORE_ERROR_IO, "no such file");
  refused("no-folder/x.db", WG_STORE_WRITE, NULL, WG_STORE_ERROR_IO, "cannot write");
  g_autofree char *junk = fx_path("junk.db");
  g_file_set_contents(junk, "This is no database, but long enough to be one.", -1, NULL);
  refused("junk.db", WG_STORE_READ, NULL, WG_STORE_ERROR_FORMAT, "no store");
  refused("junk.db", WG_STORE_WRITE, NULL, WG_STORE_ERROR_FORMAT, "no store");
  run_sql("other.db", "CREATE TABLE t(x)");
  refused("other.db", WG_STORE_WRITE, NULL, WG_STORE_ERROR_FORMAT, "no store of");
  wg_store_free(fx_store("old.db"));
  run_sql("old.db", "PRAGMA user_version=999");
  refused("old.db", WG_STORE_READ, NULL, WG_STORE_ERROR_FORMAT, "another version");
  wg_store_free(fx_store("base.db"));
  refused("base.db", WG_STORE_WRITE, "https://other.example/", WG_STORE_ERROR_FORMAT,
          "begin with https://w3id.org/");
  refused("new.db", WG_STORE_WRITE, "no base", WG_STORE_ERROR_FORMAT, "no IRI");
  g_autofree char *empty = fx_path("empty.db");
  g_file_set_contents(empty, "", 0, NULL);
  refused("empty.db", WG_STORE_READ, NULL, WG_STORE_ERROR_FORMAT, "empty");
}

static void damaged_rows_end_in_an_error(void)
{
  WgStore *store = fx_store("damaged.db");
  fx_put(store, told("https://news.example/a", NULL, "Acme Widgets"));
  wg_store_free(store);
  run_sql("damaged.db", "UPDATE article SET facts='E' || char(9) || 'x' || char(10)");
  store = reopen(NULL, "damaged.db", WG_STORE_READ);
  g_autoptr(GError) error = NULL;
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  CU_ASSERT(!fx_print(store, wg_export_find("nquads"), &sink, &error));
  CU_ASSERT(g_error_matches(error, WG_STORE_ERROR, WG_STORE_ERROR_FORMAT));
  g_string_free(out, TRUE);
  wg_store_free(store);
}

static int try_to_open(const char *name, WgStoreMode mode)
{
  g_autofree char *path = fx_path(name);
  g_autoptr(GError) error = NULL;
  g_autoptr(WgStore) store = wg_store_open(path, mode, NULL, &error);
  if (store) return wg_store_count(store, NULL) < 0 ? 3 : 0;
  return g_error_matches(error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY) ? 1 : 2;
}

// A child that opens the store for writing, says so through the pipe and waits.
static void hold_store(const char *name, int pipe_end)
{
  WgStore *store = reopen(NULL, name, WG_STORE_WRITE);
  fx_put(store, told("https://news.example/b", NULL, "Beta Widgets"));
  if (write(pipe_end, "x", 1) != 1) _exit(1);
  for (;;) pause();
}

static void one_writes_and_many_read(void)
{
  WgStore *store = fx_store("busy.db");
  fx_put(store, told("https://news.example/a", NULL, "Acme Widgets"));
  wg_store_free(store);
  int ends[2];
  char byte;
  CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
  pid_t child = fork(); // locks are of processes
  if (child == 0) hold_store("busy.db", ends[1]);
  CU_ASSERT_EQUAL(read(ends[0], &byte, 1), 1);
  CU_ASSERT_EQUAL(try_to_open("busy.db", WG_STORE_WRITE), 1);
  CU_ASSERT_EQUAL(try_to_open("busy.db", WG_STORE_READ), 0);
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  CU_ASSERT_EQUAL(try_to_open("busy.db", WG_STORE_WRITE), 0);
  g_autofree char *lock = fx_path("busy.db-lock");
  CU_ASSERT(!g_file_test(lock, G_FILE_TEST_EXISTS));
  close(ends[0]);
  close(ends[1]);
}

// Writes every article twice over until it is killed.
static void write_until_killed(const char *name)
{
  g_autofree char *path = fx_path(name);
  WgStore *store = wg_store_open(path, WG_STORE_WRITE, NULL, NULL);
  if (!store) _exit(1);
  for (guint i = 0;; i++) {
    g_autofree char *url = g_strdup_printf("https://news.example/%u", i % 50);
    fx_put(store, told(url, NULL, i % 2 ? "Odd Widgets" : "Even Widgets"));
    if (i % 7 == 0) wg_store_commit(store, NULL);
  }
}

static gboolean is_whole(const WgArticleGraph *article, void *context, GError **error)
{
  (void)context;
  (void)error;
  gboolean odd = strstr(article->lines, "odd-widgets") != NULL;
  CU_ASSERT(strstr(article->facts, odd ? "odd-widgets" : "even-widgets") != NULL);
  return TRUE;
}

static void a_kill_leaves_each_article_old_or_new(void)
{
  wg_store_free(fx_store("killed.db"));
  for (guint i = 0; i < 20; i++) {
    pid_t child = fork();
    if (child == 0) write_until_killed("killed.db");
    g_usleep(4000 + i * 1700);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    WgStore *store = reopen(NULL, "killed.db", WG_STORE_WRITE);
    CU_ASSERT(wg_store_each(store, TRUE, is_whole, NULL, NULL));
    fx_put(store, told("https://news.example/after", NULL, "Odd Widgets"));
    CU_ASSERT(wg_store_commit(store, NULL));
    wg_store_free(store);
  }
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(articles_come_back_in_byte_order),
      FX_TEST(an_article_read_again_replaces_what_it_said),
      FX_TEST(of_two_records_of_one_run_the_later_stays),
      FX_TEST(a_removed_article_is_gone_with_its_facts),
      FX_TEST(what_is_no_store_of_ours_is_refused_by_name),
      FX_TEST(damaged_rows_end_in_an_error),
      FX_TEST(one_writes_and_many_read),
      FX_TEST(a_kill_leaves_each_article_old_or_new),
      CU_TEST_INFO_NULL};
  return fx_run("store", tests);
}
