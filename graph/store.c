// SPDX-License-Identifier: Apache-2.0
#include "graph/store.h"

#include "graph/confident.h"
#include "graph/erase.h"
#include "graph/iri.h"
#include "graph/lock.h"
#include "graph/sql.h"
#include "graph/versions.h"

G_DEFINE_QUARK(wg-store-error, wg_store_error)

#define APPLICATION 0x57474b47 // "WGKG", in the header of the file
#define VERSION 3              // of the tables below and of what their rows hold
#define BATCH 256              // articles to one transaction
#define TEXT_OF(x) TEXT_OF_(x)
#define TEXT_OF_(x) #x

struct wg_store {
  sqlite3 *db;
  WgLock *lock; // of a writer
  char *path, *base, *curation;
  sqlite3_stmt *find, *put, *note, *remove;
  GHashTable *erased; // of a writer: IRIs of those who are kept out
  gint64 run;    // counts the openings that wrote
  guint8 least;  // confidence of the reports that are handed out, hundredths
  guint pending; // changes in the open transaction
  gboolean open_transaction;
};

static const char SCHEMA[] =
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE article("
    "  number INTEGER PRIMARY KEY,"
    "  iri TEXT NOT NULL UNIQUE,"
    "  run INTEGER NOT NULL," // in which it was put
    "  date TEXT,"
    "  hash TEXT NOT NULL,"
    "  mark INTEGER NOT NULL," // WgMark
    "  former TEXT,"           // graph/versions.h
    "  reports INTEGER NOT NULL,"
    "  facts TEXT NOT NULL,"
    "  lines TEXT NOT NULL);"
    "CREATE TABLE erased(iri TEXT PRIMARY KEY) WITHOUT ROWID;"
    "PRAGMA application_id=" TEXT_OF(APPLICATION) ";"
    "PRAGMA user_version=" TEXT_OF(VERSION) ";";

sqlite3 *wg_store_database(WgStore *store) { return store->db; }

gboolean wg_store_fail(WgStore *store, GError **error)
{
  int code = sqlite3_errcode(store->db) & 0xff;
  gboolean damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  gboolean busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
  g_set_error(error, WG_STORE_ERROR,
              damaged ? WG_STORE_ERROR_FORMAT
              : busy  ? WG_STORE_ERROR_BUSY
                      : WG_STORE_ERROR_IO,
              damaged ? "the store %s is damaged or no store (%s); put a backup in "
                        "its place or build it anew"
                      : "the store %s: %s",
              store->path, sqlite3_errmsg(store->db));
  return FALSE;
}

gboolean wg_store_run(WgStore *store, const char *sql, GError **error)
{
  if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK) return TRUE;
  return wg_store_fail(store, error);
}

static gboolean prepare(WgStore *store, const char *sql, sqlite3_stmt **out,
                        GError **error)
{
  if (sqlite3_prepare_v2(store->db, sql, -1, out, NULL) == SQLITE_OK) return TRUE;
  return wg_store_fail(store, error);
}

// First column of the first row; FALSE with an error where there is none.
static gboolean ask_number(WgStore *store, const char *sql, gint64 *out,
                           GError **error)
{
  sqlite3_stmt *s;
  if (!prepare(store, sql, &s, error)) return FALSE;
  gboolean ok = sqlite3_step(s) == SQLITE_ROW;
  if (ok) *out = sqlite3_column_int64(s, 0);
  if (!ok) wg_store_fail(store, error);
  sqlite3_finalize(s);
  return ok;
}

static gboolean refuse(const WgStore *store, const char *why, GError **error)
{
  g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_FORMAT, "%s: %s", store->path,
              why);
  return FALSE;
}

static gboolean create_tables(WgStore *store, const char *base, GError **error)
{
  if (!wg_store_run(store, "BEGIN IMMEDIATE", error) || !wg_store_run(store, SCHEMA, error))
    return FALSE;
  sqlite3_stmt *s;
  if (!prepare(store, "INSERT INTO meta VALUES('base',?1),('run',0)", &s, error))
    return FALSE;
  sqlite3_bind_text(s, 1, base ? base : WG_BASE, -1, SQLITE_STATIC);
  gboolean ok = sqlite3_step(s) == SQLITE_DONE;
  if (!ok) wg_store_fail(store, error);
  sqlite3_finalize(s);
  return ok && wg_store_run(store, "COMMIT", error);
}

static gboolean check_version(WgStore *store, gboolean *empty, GError **error)
{
  gint64 application, version, tables;
  if (!ask_number(store, "PRAGMA application_id", &application, error) ||
      !ask_number(store, "PRAGMA user_version", &version, error) ||
      !ask_number(store, "SELECT count(*) FROM sqlite_master", &tables, error))
    return FALSE;
  *empty = application == 0 && version == 0 && tables == 0;
  if (*empty) return TRUE;
  if (application != APPLICATION)
    return refuse(store, "this is a database, but no store of Wiregraph", error);
  if (version != VERSION)
    return refuse(store,
                  "this store was made by another version of Wiregraph; build it "
                  "anew or use that version",
                  error);
  return TRUE;
}

static gboolean read_curation(WgStore *store, GError **error)
{
  sqlite3_stmt *s;
  if (!prepare(store, "SELECT value FROM meta WHERE name='curation'", &s, error))
    return FALSE;
  if (sqlite3_step(s) == SQLITE_ROW)
    store->curation = g_strdup((const char *)sqlite3_column_text(s, 0));
  sqlite3_finalize(s);
  return TRUE;
}

static gboolean read_base(WgStore *store, const char *base, GError **error)
{
  sqlite3_stmt *s;
  if (!prepare(store, "SELECT value FROM meta WHERE name='base'", &s, error))
    return FALSE;
  if (sqlite3_step(s) == SQLITE_ROW)
    store->base = g_strdup((const char *)sqlite3_column_text(s, 0));
  sqlite3_finalize(s);
  if (!store->base) return refuse(store, "the store is damaged: no base", error);
  if (base && strcmp(base, store->base) != 0) {
    g_autofree char *why = g_strdup_printf(
        "the IRIs in this store begin with %s; give that base or name another store",
        store->base);
    return refuse(store, why, error);
  }
  return TRUE;
}

static gboolean read_erased(WgStore *store, GError **error)
{
  sqlite3_stmt *s;
  store->erased = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (!prepare(store, "SELECT iri FROM erased", &s, error)) return FALSE;
  int code;
  while ((code = sqlite3_step(s)) == SQLITE_ROW)
    g_hash_table_add(store->erased, g_strdup((const char *)sqlite3_column_text(s, 0)));
  sqlite3_finalize(s);
  return code == SQLITE_DONE || wg_store_fail(store, error);
}

static gboolean open_for_writing(WgStore *store, GError **error)
{
  return wg_store_run(store, "UPDATE meta SET value=value+1 WHERE name='run'", error) &&
         ask_number(store, "SELECT value FROM meta WHERE name='run'", &store->run,
                    error) &&
         prepare(store, "SELECT run,date,hash,lines,mark,former FROM article WHERE iri=?1",
                 &store->find, error) &&
         prepare(store,
                 "INSERT INTO article(iri,run,date,hash,reports,facts,lines,mark,former) "
                 "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT(iri) DO UPDATE SET run=?2,"
                 "date=?3,hash=?4,reports=?5,facts=?6,lines=?7,mark=?8,former=?9",
                 &store->put, error) &&
         prepare(store, "UPDATE article SET former=?2 WHERE iri=?1", &store->note, error) &&
         read_erased(store, error) &&
         prepare(store, "DELETE FROM article WHERE iri=?1", &store->remove, error);
}

static gboolean open_file(WgStore *store, WgStoreMode mode, GError **error)
{
  int flags = mode == WG_STORE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                     : SQLITE_OPEN_READWRITE;
  int code = sqlite3_open_v2(store->path, &store->db, flags, NULL);
  if (code != SQLITE_OK && mode == WG_STORE_READ) {
    // A place that cannot be written to can still be read from.
    sqlite3_close(store->db);
    code = sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READONLY, NULL);
  }
  if (code != SQLITE_OK) {
    g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_IO,
                "the store %s cannot be opened: %s", store->path,
                g_file_test(store->path, G_FILE_TEST_EXISTS) ||
                        mode == WG_STORE_WRITE
                    ? sqlite3_errmsg(store->db)
                    : "there is no such file; make it with build");
    return FALSE;
  }
  sqlite3_busy_timeout(store->db, 10000);
  return TRUE;
}

WgStore *wg_store_open(const char *path, WgStoreMode mode, const char *base,
                       GError **error)
{
  WgStore *store = g_new0(WgStore, 1);
  store->path = g_strdup(path);
  gboolean empty = FALSE;
  gboolean ok = TRUE;
  if (base && !wg_iri_valid(base)) ok = refuse(store, "the base is no IRI", error);
  if (ok && mode == WG_STORE_WRITE) {
    store->lock = wg_lock_take(path, error);
    ok = store->lock != NULL;
  }
  ok = ok && open_file(store, mode, error) && check_version(store, &empty, error);
  if (ok && empty && mode == WG_STORE_READ)
    ok = refuse(store, "the store is empty; fill it with build", error);
  // Readers go on while one writes; a kill leaves nothing half done.
  if (ok && mode == WG_STORE_WRITE)
    ok = wg_store_run(store, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL", error);
  if (ok && empty) ok = create_tables(store, base, error);
  ok = ok && read_base(store, base, error) && read_curation(store, error);
  if (ok && mode == WG_STORE_WRITE) ok = open_for_writing(store, error);
  if (ok) return store;
  wg_store_free(store);
  return NULL;
}

void wg_store_free(WgStore *store)
{
  if (!store) return;
  if (store->open_transaction) wg_store_commit(store, NULL);
  g_clear_pointer(&store->erased, g_hash_table_destroy);
  sqlite3_finalize(store->find);
  sqlite3_finalize(store->put);
  sqlite3_finalize(store->note);
  sqlite3_finalize(store->remove);
  // One file, that can be read where nothing can be written; refused, and no harm
  // done, while others read.
  if (store->lock && store->db) {
    sqlite3_busy_timeout(store->db, 0);
    sqlite3_exec(store->db, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
  }
  sqlite3_close(store->db);
  wg_lock_free(store->lock);
  g_free(store->path);
  g_free(store->base);
  g_free(store->curation);
  g_free(store);
}

const char *wg_store_base(const WgStore *store) { return store->base; }

gboolean wg_store_begin(WgStore *store, GError **error)
{
  if (!store->lock) return refuse(store, "opened for reading only", error);
  if (!store->open_transaction && !wg_store_run(store, "BEGIN IMMEDIATE", error))
    return FALSE;
  store->open_transaction = TRUE;
  return TRUE;
}

const char *wg_store_curation(const WgStore *store)
{
  return store->curation ? store->curation : "";
}

gboolean wg_store_curate(WgStore *store, const char *text, GError **error)
{
  g_free(store->curation);
  store->curation = g_strdup(text);
  if (!store->lock) return TRUE;
  sqlite3_stmt *s;
  if (!wg_store_begin(store, error) ||
      !prepare(store, "INSERT OR REPLACE INTO meta VALUES('curation',?1)", &s, error))
    return FALSE;
  sqlite3_bind_text(s, 1, text, -1, SQLITE_STATIC);
  gboolean ok = sqlite3_step(s) == SQLITE_DONE || wg_store_fail(store, error);
  sqlite3_finalize(s);
  return ok;
}

gboolean wg_store_commit(WgStore *store, GError **error)
{
  if (!store->open_transaction) return TRUE;
  if (!wg_store_run(store, "COMMIT", error)) return FALSE;
  store->open_transaction = FALSE;
  store->pending = 0;
  return TRUE;
}

void wg_store_undo(WgStore *store)
{
  if (store->open_transaction)
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  store->open_transaction = FALSE;
  store->pending = 0;
}

static int compare_null(const char *a, const char *b)
{
  return strcmp(a ? a : "", b ? b : "");
}

// What find asks for.
enum { FOUND_RUN, FOUND_DATE, FOUND_HASH, FOUND_LINES, FOUND_MARK, FOUND_FORMER };

static const char *found(const WgStore *store, int column)
{
  return (const char *)sqlite3_column_text(store->find, column);
}

// Of two records of one article in one run: later date, the mark that outweighs, larger
// hash, and where only something beside the text differs, larger bytes.
static gboolean goes_before(const WgStore *store, const WgArticleGraph *article)
{
  int order = compare_null(article->date, found(store, FOUND_DATE));
  if (!order) order = (int)article->mark - sqlite3_column_int(store->find, FOUND_MARK);
  if (!order) order = compare_null(article->hash, found(store, FOUND_HASH));
  if (!order) order = compare_null(article->lines, found(store, FOUND_LINES));
  return order < 0;
}

// The former versions of the row that was found, and with them the one that gives way to
// the other: what was found, or `article` where the row stays. NULL for none.
static char *former_of(const WgStore *store, const WgArticleGraph *article, gboolean stays)
{
  const char *former = found(store, FOUND_FORMER), *date = found(store, FOUND_DATE);
  const char *hash = found(store, FOUND_HASH);
  if (compare_null(hash, article->hash) == 0 && compare_null(date, article->date) == 0)
    return g_strdup(former);
  return stays ? wg_versions_add(former, article->hash, article->date)
               : wg_versions_add(former, hash, date);
}

static gboolean note_former(WgStore *store, const char *iri, const char *former,
                            GError **error)
{
  sqlite3_bind_text(store->note, 1, iri, -1, SQLITE_STATIC);
  sqlite3_bind_text(store->note, 2, former, -1, SQLITE_STATIC);
  int code = sqlite3_step(store->note);
  sqlite3_reset(store->note);
  sqlite3_clear_bindings(store->note);
  return code == SQLITE_DONE || wg_store_fail(store, error);
}

static gboolean write_row(WgStore *store, const WgArticleGraph *article,
                          const char *former, GError **error)
{
  sqlite3_stmt *put = store->put;
  sqlite3_bind_text(put, 1, article->iri, -1, SQLITE_STATIC);
  sqlite3_bind_int64(put, 2, store->run);
  sqlite3_bind_text(put, 3, article->date, -1, SQLITE_STATIC);
  sqlite3_bind_text(put, 4, article->hash, -1, SQLITE_STATIC);
  sqlite3_bind_int64(put, 5, article->reports);
  sqlite3_bind_text(put, 6, article->facts, -1, SQLITE_STATIC);
  sqlite3_bind_text(put, 7, article->lines, -1, SQLITE_STATIC);
  sqlite3_bind_int(put, 8, (int)article->mark);
  sqlite3_bind_text(put, 9, former, -1, SQLITE_STATIC);
  int code = sqlite3_step(put);
  sqlite3_reset(put);
  sqlite3_clear_bindings(put);
  return code == SQLITE_DONE || wg_store_fail(store, error);
}

static gboolean put_row(WgStore *store, const WgArticleGraph *article, GError **error)
{
  sqlite3_bind_text(store->find, 1, article->iri, -1, SQLITE_STATIC);
  int code = sqlite3_step(store->find);
  gboolean there = code == SQLITE_ROW;
  gboolean stays = there && sqlite3_column_int64(store->find, FOUND_RUN) == store->run &&
                   goes_before(store, article);
  g_autofree char *former = there ? former_of(store, article, stays) : NULL;
  // Fetched once more and the same: the earlier time of fetching stays.
  g_autofree char *same = NULL;
  if (there && wg_versions_same(found(store, FOUND_LINES), article->lines))
    same = g_strdup(strcmp(found(store, FOUND_LINES), article->lines) < 0
                        ? found(store, FOUND_LINES)
                        : article->lines);
  sqlite3_reset(store->find);
  if (!there && code != SQLITE_DONE) return wg_store_fail(store, error);
  WgArticleGraph kept = *article;
  if (same) kept.lines = same;
  if (same) return write_row(store, &kept, former, error);
  return stays ? note_former(store, article->iri, former, error)
               : write_row(store, article, former, error);
}

gboolean wg_store_put(WgStore *store, const WgArticleGraph *article, GError **error)
{
  if (store->pending >= BATCH && !wg_store_commit(store, error)) return FALSE;
  if (!wg_store_begin(store, error)) return FALSE;
  store->pending++;
  if (!g_hash_table_size(store->erased)) return put_row(store, article, error);
  WgArticleGraph less = *article;
  less.facts = g_strdup(article->facts);
  less.lines = g_strdup(article->lines);
  gboolean changed;
  gboolean ok = wg_erase(&less, store->erased, store->base, &changed, error) &&
                put_row(store, &less, error);
  g_free(less.facts);
  g_free(less.lines);
  return ok;
}

static gboolean note_erased(WgStore *store, const char *const *iris, GError **error)
{
  sqlite3_stmt *s;
  if (!prepare(store, "INSERT OR IGNORE INTO erased VALUES(?1)", &s, error))
    return FALSE;
  gboolean ok = TRUE;
  for (; ok && *iris; iris++) {
    sqlite3_bind_text(s, 1, *iris, -1, SQLITE_STATIC);
    ok = sqlite3_step(s) == SQLITE_DONE || wg_store_fail(store, error);
    sqlite3_reset(s);
    g_hash_table_add(store->erased, g_strdup(*iris));
  }
  sqlite3_finalize(s);
  return ok;
}

// What is left of the article in a row of the walk below; the row is replaced where
// something went.
static gboolean erase_row(WgStore *store, sqlite3_stmt *row, sqlite3_stmt *update,
                          guint *n, GError **error)
{
  WgArticleGraph article = {.iri = (char *)sqlite3_column_text(row, 1),
                            .reports = (guint)sqlite3_column_int64(row, 4),
                            .facts = g_strdup((const char *)sqlite3_column_text(row, 2)),
                            .lines = g_strdup((const char *)sqlite3_column_text(row, 3))};
  gboolean changed = FALSE;
  gboolean ok = wg_erase(&article, store->erased, store->base, &changed, error);
  if (ok && changed) {
    *n += 1;
    sqlite3_bind_int64(update, 1, sqlite3_column_int64(row, 0));
    sqlite3_bind_text(update, 2, article.facts, -1, SQLITE_STATIC);
    sqlite3_bind_text(update, 3, article.lines, -1, SQLITE_STATIC);
    sqlite3_bind_int64(update, 4, article.reports);
    ok = sqlite3_step(update) == SQLITE_DONE || wg_store_fail(store, error);
    sqlite3_reset(update);
  }
  g_free(article.facts);
  g_free(article.lines);
  return ok;
}

gboolean wg_store_erase(WgStore *store, const char *const *iris, guint *n,
                        GError **error)
{
  sqlite3_stmt *row = NULL, *update = NULL;
  *n = 0;
  // What was overwritten shall not be read from the file's free pages.
  gboolean ok = wg_store_begin(store, error) &&
                wg_store_run(store, "PRAGMA secure_delete=ON", error) &&
                note_erased(store, iris, error) &&
                prepare(store, "SELECT number,iri,facts,lines,reports FROM article "
                               "ORDER BY number", &row, error) &&
                prepare(store, "UPDATE article SET facts=?2,lines=?3,reports=?4 "
                               "WHERE number=?1", &update, error);
  int code = SQLITE_DONE;
  while (ok && (code = sqlite3_step(row)) == SQLITE_ROW)
    ok = erase_row(store, row, update, n, error);
  if (ok && code != SQLITE_DONE) ok = wg_store_fail(store, error);
  sqlite3_finalize(row);
  sqlite3_finalize(update);
  return ok;
}

gboolean wg_store_remove(WgStore *store, const char *iri, gboolean *found,
                         GError **error)
{
  if (!wg_store_begin(store, error)) return FALSE;
  sqlite3_bind_text(store->remove, 1, iri, -1, SQLITE_STATIC);
  int code = sqlite3_step(store->remove);
  sqlite3_reset(store->remove);
  if (code != SQLITE_DONE) return wg_store_fail(store, error);
  if (found) *found = sqlite3_changes(store->db) > 0;
  return TRUE;
}

gboolean wg_store_begin_reading(WgStore *store, GError **error)
{
  return wg_store_commit(store, error) && wg_store_run(store, "BEGIN", error);
}

void wg_store_end_reading(WgStore *store)
{
  sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

gint64 wg_store_count(WgStore *store, GError **error)
{
  gint64 n = -1;
  ask_number(store, "SELECT count(*) FROM article", &n, error);
  return n;
}

gboolean wg_store_get(WgStore *store, const char *iri, WgArticleGraph *out, GError **error)
{
  sqlite3_stmt *s;
  if (!prepare(store, "SELECT date,hash,reports,facts,lines,mark,former FROM article "
                      "WHERE iri=?1", &s, error))
    return FALSE;
  sqlite3_bind_text(s, 1, iri, -1, SQLITE_STATIC);
  int code = sqlite3_step(s);
  if (code == SQLITE_ROW) {
    *out = (WgArticleGraph){.iri = g_strdup(iri),
                            .date = g_strdup((const char *)sqlite3_column_text(s, 0)),
                            .hash = g_strdup((const char *)sqlite3_column_text(s, 1)),
                            .reports = (guint)sqlite3_column_int64(s, 2),
                            .facts = g_strdup((const char *)sqlite3_column_text(s, 3)),
                            .mark = (WgMark)sqlite3_column_int(s, 5)};
    out->lines = (char *)sqlite3_column_text(s, 4);
    out->lines = wg_versions_printed(out, (const char *)sqlite3_column_text(s, 6), store->base);
  }
  sqlite3_finalize(s);
  if (code == SQLITE_DONE) return refuse(store, "the store is damaged; build it anew", error);
  return code == SQLITE_ROW || wg_store_fail(store, error);
}

void wg_store_set_least(WgStore *store, guint8 least)
{
  store->least = least;
}

// Hand it out, or what is left of it above the least confidence.
static gboolean hand_confident(const WgStore *store, const WgArticleGraph *article,
                               WgStoreFunc func, void *context, GError **error)
{
  if (!store->least) return func(article, context, error);
  g_auto(WgArticleGraph) confident = {0};
  return wg_confident(article, store->least, &confident, error) &&
         func(&confident, context, error);
}

// With its former versions, where it says that it was corrected or retracted.
static gboolean hand_out(const WgStore *store, const WgArticleGraph *article,
                         const char *former, WgStoreFunc func, void *context,
                         GError **error)
{
  if (!article->mark || !former || !article->lines)
    return hand_confident(store, article, func, context, error);
  WgArticleGraph whole = *article;
  g_autofree char *lines = whole.lines = wg_versions_tell(article, former, store->base);
  return hand_confident(store, &whole, func, context, error);
}

gboolean wg_store_each(WgStore *store, gboolean with_lines, WgStoreFunc func,
                       void *context, GError **error)
{
  with_lines |= store->least > 0; // a report's confidence stands in them
  sqlite3_stmt *s;
  if (!prepare(store,
               with_lines
                   ? "SELECT iri,date,hash,reports,facts,lines,mark,former "
                     "FROM article ORDER BY iri"
                   : "SELECT iri,date,hash,reports,facts,NULL,mark,NULL "
                     "FROM article ORDER BY iri",
               &s, error))
    return FALSE;
  gboolean ok = TRUE;
  int code = SQLITE_DONE;
  while (ok && (code = sqlite3_step(s)) == SQLITE_ROW) {
    WgArticleGraph article = {.iri = (char *)sqlite3_column_text(s, 0),
                              .date = (char *)sqlite3_column_text(s, 1),
                              .hash = (char *)sqlite3_column_text(s, 2),
                              .reports = (guint)sqlite3_column_int64(s, 3),
                              .facts = (char *)sqlite3_column_text(s, 4),
                              .lines = (char *)sqlite3_column_text(s, 5),
                              .mark = (WgMark)sqlite3_column_int(s, 6)};
    ok = hand_out(store, &article, (const char *)sqlite3_column_text(s, 7), func, context,
                  error);
  }
  if (ok && code != SQLITE_DONE) ok = wg_store_fail(store, error);
  sqlite3_finalize(s);
  return ok;
}
