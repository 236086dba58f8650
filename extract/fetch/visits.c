// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/visits.h"

#include <sqlite3.h>

#include "extract/fetch/addresses.h"

#define APPLICATION 0x57474b56 // "WGKV", in the header of the file
#define VERSION 1
#define TEXT_OF(x) TEXT_OF_(x)
#define TEXT_OF_(x) #x

// What a page is known by, in the order in which statements bind and give it.
#define KNOWN "etag,modified,digest,payload,kept,article,content,missing"
#define VISIT "v.id,v.url,v.interval,v.depth,v.etag,v.modified,v.digest,v.payload,v.kept," \
              "v.article,v.content,v.missing,p.article"
// Which index serves is said: without statistics SQLite may walk all visits instead.
#define JOINED(index) " FROM temp.visit v " index " LEFT JOIN main.page p ON p.url=v.url "
#define BY_STATE "INDEXED BY visit_state"
#define BY_FINAL "INDEXED BY visit_final"

typedef enum ask {
  ASK_NAME,
  ASK_ADD,
  ASK_NAME_KNOWN,
  ASK_ADD_KNOWN,
  ASK_NEXT,
  ASK_HAND_OUT,
  ASK_GET,
  ASK_NOTE,
  ASK_OF_PAGE,
  ASK_NOTE_ARTICLE,
  ASK_HAS_ARTICLE,
  ASK_COUNT,
  ASKS
} Ask;

struct wg_visits {
  sqlite3 *db;
  char *path;
  sqlite3_stmt *asks[ASKS];
};

static const char MAIN_SCHEMA[] =
    "CREATE TABLE page("
    "  url TEXT PRIMARY KEY, list TEXT, due INTEGER NOT NULL,"
    "  etag TEXT, modified TEXT, digest TEXT, payload TEXT, kept TEXT,"
    "  article TEXT, content TEXT, missing INTEGER NOT NULL);"
    "CREATE INDEX page_list ON page(list);"
    "CREATE INDEX page_article ON page(article);"
    "CREATE TABLE mark(name TEXT PRIMARY KEY);"
    "PRAGMA application_id=" TEXT_OF(APPLICATION) ";"
    "PRAGMA user_version=" TEXT_OF(VERSION) ";";

// Nothing of the run outlives the process: it needs no journal on the disk.
static const char RUN_SCHEMA[] =
    "PRAGMA temp.journal_mode=MEMORY; PRAGMA temp.synchronous=OFF;"
    "CREATE TEMP TABLE visit("
    "  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, interval INTEGER NOT NULL,"
    "  depth INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0, final TEXT,"
    "  etag TEXT, modified TEXT, digest TEXT, payload TEXT, kept TEXT,"
    "  article TEXT, content TEXT, missing INTEGER NOT NULL);"
    "CREATE INDEX temp.visit_state ON visit(state);"
    "CREATE INDEX temp.visit_final ON visit(final);"
    "CREATE INDEX temp.visit_article ON visit(article);"
    "CREATE TEMP TABLE named(url TEXT, list TEXT, PRIMARY KEY(url, list)) WITHOUT ROWID;";

// A run becomes what is known. Lists that were read tell anew what they name.
static const char SETTLE[] =
    "INSERT INTO main.page(url,due," KNOWN ")"
    "  SELECT url,?1+interval," KNOWN " FROM temp.visit WHERE state>1"
    "  ON CONFLICT(url) DO UPDATE SET due=excluded.due,etag=excluded.etag,"
    "  modified=excluded.modified,digest=excluded.digest,payload=excluded.payload,"
    "  kept=excluded.kept,article=excluded.article,content=excluded.content,"
    "  missing=excluded.missing";
static const char SETTLE_LISTS[] =
    "UPDATE main.page SET list=NULL WHERE list IN (SELECT list FROM temp.named);"
    "UPDATE main.page SET list=n.list FROM temp.named n WHERE n.url=page.url;"
    "DELETE FROM main.mark";

static const char *const SQL[ASKS] = {
    [ASK_NAME] = "INSERT OR IGNORE INTO temp.named(url,list) VALUES(?1,?2)",
    [ASK_ADD] = "INSERT OR IGNORE INTO temp.visit(url,interval,depth," KNOWN ")"
                " SELECT ?1,?3,?4,p.etag,p.modified,p.digest,p.payload,p.kept,p.article,"
                " p.content,coalesce(p.missing,0)"
                " FROM (SELECT 1) LEFT JOIN main.page p ON p.url=?1"
                " WHERE p.due IS NULL OR p.due<=?5 OR ?3=0",
    [ASK_NAME_KNOWN] = "INSERT OR IGNORE INTO temp.named(url,list)"
                       " SELECT url,list FROM main.page WHERE list=?2",
    [ASK_ADD_KNOWN] = "INSERT OR IGNORE INTO temp.visit(url,interval,depth," KNOWN ")"
                      " SELECT url,?3,?4," KNOWN " FROM main.page"
                      " WHERE list=?2 AND (due<=?5 OR ?3=0)",
    [ASK_NEXT] = "SELECT " VISIT JOINED(BY_STATE)
                 "WHERE v.state=?1 AND v.id>?2 ORDER BY v.id LIMIT 1",
    [ASK_HAND_OUT] = "UPDATE temp.visit SET state=1 WHERE id=?1",
    [ASK_GET] = "SELECT " VISIT JOINED("") "WHERE v.id=?1",
    [ASK_NOTE] = "UPDATE temp.visit SET state=?2,final=?3,etag=?4,modified=?5,digest=?6,"
                 "payload=?7,kept=?8,article=?9,content=?10,missing=?11 WHERE id=?1",
    [ASK_OF_PAGE] = "SELECT " VISIT JOINED(BY_FINAL) "WHERE v.final=?1 AND v.state=?2"
                    " ORDER BY v.id LIMIT 1",
    [ASK_NOTE_ARTICLE] = "UPDATE temp.visit " BY_FINAL " SET article=?3,content=?4"
                         " WHERE final=?1 AND state=?2",
    [ASK_HAS_ARTICLE] =
        "SELECT EXISTS(SELECT 1 FROM main.page p WHERE p.article=?1 AND NOT EXISTS("
        "  SELECT 1 FROM temp.visit v WHERE v.url=p.url AND v.state>1))"
        " OR EXISTS(SELECT 1 FROM temp.visit WHERE article=?1 AND state>1)",
    [ASK_COUNT] = "SELECT count(*) FROM temp.visit WHERE state=?1",
};

static gboolean fail(const WgVisits *visits, GError **error)
{
  g_set_error(error, WG_FETCH_ERROR, WG_FETCH_ERROR_STATE, "%s: %s",
              visits->path ? visits->path : "the list of visits",
              sqlite3_errmsg(visits->db));
  return FALSE;
}

static gboolean run_sql(WgVisits *visits, const char *sql, GError **error)
{
  return sqlite3_exec(visits->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
         fail(visits, error);
}

// ---- opening

static gboolean ask_once(WgVisits *visits, const char *sql, gint64 *out, GError **error)
{
  sqlite3_stmt *s;
  if (sqlite3_prepare_v2(visits->db, sql, -1, &s, NULL) != SQLITE_OK)
    return fail(visits, error);
  gboolean ok = sqlite3_step(s) == SQLITE_ROW || fail(visits, error);
  if (ok) *out = sqlite3_column_int64(s, 0);
  sqlite3_finalize(s);
  return ok;
}

static gboolean prepare_file(WgVisits *visits, GError **error)
{
  gint64 application, version, tables;
  if (!ask_once(visits, "PRAGMA application_id", &application, error) ||
      !ask_once(visits, "PRAGMA user_version", &version, error) ||
      !ask_once(visits, "SELECT count(*) FROM sqlite_master", &tables, error))
    return FALSE;
  if (application == APPLICATION && version == VERSION) return TRUE;
  if (application == 0 && tables == 0) {
    // In one transaction: a kill leaves an empty file or a whole one.
    g_autofree char *sql = g_strconcat("BEGIN;", MAIN_SCHEMA, "COMMIT", NULL);
    return run_sql(visits, sql, error);
  }
  g_set_error(error, WG_FETCH_ERROR, WG_FETCH_ERROR_STATE,
              "%s: holds no visits of this version of Wiregraph; name another file or "
              "remove it",
              visits->path);
  return FALSE;
}

WgVisits *wg_visits_open(const char *path, GError **error)
{
  WgVisits *visits = g_new0(WgVisits, 1);
  visits->path = g_strdup(path);
  // An empty name is a file of SQLite's own that nobody sees.
  gboolean ok = sqlite3_open(path ? path : "", &visits->db) == SQLITE_OK ||
                fail(visits, error);
  if (ok) sqlite3_busy_timeout(visits->db, 10000);
  ok = ok && prepare_file(visits, error) && run_sql(visits, RUN_SCHEMA, error);
  for (int i = 0; ok && i < ASKS; i++)
    ok = sqlite3_prepare_v2(visits->db, SQL[i], -1, &visits->asks[i], NULL) == SQLITE_OK ||
         fail(visits, error);
  if (ok) return visits;
  wg_visits_free(visits);
  return NULL;
}

void wg_visits_free(WgVisits *visits)
{
  if (!visits) return;
  for (int i = 0; i < ASKS; i++) sqlite3_finalize(visits->asks[i]);
  sqlite3_close(visits->db);
  g_free(visits->path);
  g_free(visits);
}

// ---- asking

static void bind_text(sqlite3_stmt *s, int at, const char *text)
{
  sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

// Run a statement that gives no row.
static gboolean run(WgVisits *visits, sqlite3_stmt *s, GError **error)
{
  gboolean ok = sqlite3_step(s) == SQLITE_DONE || fail(visits, error);
  sqlite3_reset(s);
  return ok;
}

static char *text_at(sqlite3_stmt *s, int column)
{
  return g_strdup((const char *)sqlite3_column_text(s, column));
}

// The visit that the statement gives.
static WgVisit *take_visit(WgVisits *visits, sqlite3_stmt *s, GError **error)
{
  WgVisit *visit = NULL;
  int code = sqlite3_step(s);
  if (code == SQLITE_ROW) {
    visit = g_new0(WgVisit, 1);
    visit->id = sqlite3_column_int64(s, 0);
    visit->url = text_at(s, 1);
    visit->interval = sqlite3_column_int64(s, 2);
    visit->depth = (guint)sqlite3_column_int(s, 3);
    visit->etag = text_at(s, 4);
    visit->modified = text_at(s, 5);
    visit->digest = text_at(s, 6);
    visit->payload = text_at(s, 7);
    visit->kept = text_at(s, 8);
    visit->article = text_at(s, 9);
    visit->content = text_at(s, 10);
    visit->missing = (guint)sqlite3_column_int(s, 11);
    visit->earlier = text_at(s, 12);
  } else if (code != SQLITE_DONE) {
    fail(visits, error);
  }
  sqlite3_reset(s);
  return visit;
}

void wg_visit_free(WgVisit *visit)
{
  if (!visit) return;
  char *strings[] = {visit->url,  visit->etag,    visit->modified, visit->digest, visit->payload,
                     visit->kept, visit->article, visit->content,  visit->earlier};
  for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) g_free(strings[i]);
  g_free(visit);
}

static gboolean run_plan(WgVisits *visits, Ask ask, const WgVisitPlan *plan, gint64 now,
                         GError **error)
{
  sqlite3_stmt *s = visits->asks[ask];
  int n = sqlite3_bind_parameter_count(s);
  bind_text(s, 1, plan->url);
  bind_text(s, 2, plan->list);
  if (n > 2) sqlite3_bind_int64(s, 3, plan->interval);
  if (n > 3) sqlite3_bind_int64(s, 4, plan->depth);
  if (n > 4) sqlite3_bind_int64(s, 5, now);
  return run(visits, s, error);
}

gboolean wg_visits_add(WgVisits *visits, const WgVisitPlan *plan, gint64 now,
                       GError **error)
{
  return (!plan->list || run_plan(visits, ASK_NAME, plan, now, error)) &&
         run_plan(visits, ASK_ADD, plan, now, error);
}

gboolean wg_visits_add_known(WgVisits *visits, const WgVisitPlan *plan, gint64 now,
                             GError **error)
{
  return run_plan(visits, ASK_NAME_KNOWN, plan, now, error) &&
         run_plan(visits, ASK_ADD_KNOWN, plan, now, error);
}

static WgVisit *next_in(WgVisits *visits, WgVisitState state, gint64 after, GError **error)
{
  sqlite3_stmt *s = visits->asks[ASK_NEXT];
  sqlite3_bind_int(s, 1, (int)state);
  sqlite3_bind_int64(s, 2, after);
  return take_visit(visits, s, error);
}

WgVisit *wg_visits_next(WgVisits *visits, GError **error)
{
  g_autoptr(WgVisit) visit = next_in(visits, WG_VISIT_WAITING, 0, error);
  if (!visit) return NULL;
  sqlite3_bind_int64(visits->asks[ASK_HAND_OUT], 1, visit->id);
  if (!run(visits, visits->asks[ASK_HAND_OUT], error)) return NULL;
  return g_steal_pointer(&visit);
}

WgVisit *wg_visits_get(WgVisits *visits, gint64 id, GError **error)
{
  sqlite3_bind_int64(visits->asks[ASK_GET], 1, id);
  return take_visit(visits, visits->asks[ASK_GET], error);
}

gboolean wg_visits_note(WgVisits *visits, const WgVisit *visit, WgVisitState state,
                        const char *final, GError **error)
{
  sqlite3_stmt *s = visits->asks[ASK_NOTE];
  const char *texts[] = {final,         visit->etag, visit->modified, visit->digest,
                         visit->payload, visit->kept, visit->article,  visit->content};
  sqlite3_bind_int64(s, 1, visit->id);
  sqlite3_bind_int(s, 2, (int)state);
  for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++) bind_text(s, 3 + i, texts[i]);
  sqlite3_bind_int64(s, 11, visit->missing);
  return run(visits, s, error);
}

gboolean wg_visits_each(WgVisits *visits, WgVisitState state, WgVisitFunc func,
                        void *context, GError **error)
{
  gint64 last = 0;
  for (;;) {
    GError *reason = NULL;
    g_autoptr(WgVisit) visit = next_in(visits, state, last, &reason);
    if (reason) g_propagate_error(error, reason);
    if (!visit) return !reason;
    last = visit->id;
    if (!func(visit, context, error)) return FALSE;
  }
}

WgVisit *wg_visits_of_page(WgVisits *visits, const char *final, GError **error)
{
  sqlite3_stmt *s = visits->asks[ASK_OF_PAGE];
  bind_text(s, 1, final);
  sqlite3_bind_int(s, 2, WG_VISIT_KEPT);
  return take_visit(visits, s, error);
}

gboolean wg_visits_note_article(WgVisits *visits, const char *final, const char *iri,
                                const char *content, GError **error)
{
  sqlite3_stmt *s = visits->asks[ASK_NOTE_ARTICLE];
  bind_text(s, 1, final);
  sqlite3_bind_int(s, 2, WG_VISIT_KEPT);
  bind_text(s, 3, iri);
  bind_text(s, 4, content);
  return run(visits, s, error);
}

static gboolean ask_number(WgVisits *visits, sqlite3_stmt *s, gint64 *out, GError **error)
{
  gboolean ok = sqlite3_step(s) == SQLITE_ROW || fail(visits, error);
  if (ok) *out = sqlite3_column_int64(s, 0);
  sqlite3_reset(s);
  return ok;
}

gboolean wg_visits_has_article(WgVisits *visits, const char *iri, gboolean *has,
                               GError **error)
{
  gint64 number = 0;
  bind_text(visits->asks[ASK_HAS_ARTICLE], 1, iri);
  if (!ask_number(visits, visits->asks[ASK_HAS_ARTICLE], &number, error)) return FALSE;
  *has = number != 0;
  return TRUE;
}

gint64 wg_visits_count(WgVisits *visits, WgVisitState state, GError **error)
{
  gint64 number = -1;
  sqlite3_bind_int(visits->asks[ASK_COUNT], 1, (int)state);
  ask_number(visits, visits->asks[ASK_COUNT], &number, error);
  return number;
}

// ---- what stays

static gboolean settle(WgVisits *visits, gint64 now, GError **error)
{
  sqlite3_stmt *s;
  if (sqlite3_prepare_v2(visits->db, SETTLE, -1, &s, NULL) != SQLITE_OK)
    return fail(visits, error);
  sqlite3_bind_int64(s, 1, now);
  gboolean ok = run(visits, s, error);
  sqlite3_finalize(s);
  return ok && run_sql(visits, SETTLE_LISTS, error);
}

gboolean wg_visits_settle(WgVisits *visits, gint64 now, GError **error)
{
  if (!run_sql(visits, "BEGIN IMMEDIATE", error)) return FALSE;
  if (settle(visits, now, error) && run_sql(visits, "COMMIT", error))
    return run_sql(visits, "DELETE FROM temp.visit; DELETE FROM temp.named", error);
  sqlite3_exec(visits->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean wg_visits_mark(WgVisits *visits, GError **error)
{
  return run_sql(visits, "INSERT OR IGNORE INTO main.mark VALUES('changing')", error);
}

gboolean wg_visits_is_marked(WgVisits *visits, gboolean *is_marked, GError **error)
{
  gint64 marks = 0;
  gboolean ok = ask_once(visits, "SELECT count(*) FROM main.mark", &marks, error);
  *is_marked = marks > 0;
  return ok;
}
