// SPDX-License-Identifier: Apache-2.0
//
// Tables, all called view_…:
//   tally    what articles tell of an entity (its class, names, country …), and how many
//            do; and of an alias, how many articles call a bearer so (together), and how
//            many of these name another by it (apart)
//   claim    by which aliases (as IRIs) an entity can be known
//   event    events as articles mint them, and what the merge made of each
//   tells    which article tells which event
//   node     who stands for whom in the merged graph
//   merged   the lines of the merged graph
//   changed  articles that changed, as they were before
#include "graph/index.h"

#include <string.h>

#include "graph/names.h"
#include "graph/sql.h"
#include "graph/versions.h"

struct wg_index {
  WgStore *store;
  WgSql *sql;
  char *made_under;
};

static const char TABLES[] =
    "CREATE TABLE view_tally(thing TEXT,what TEXT,value TEXT,n INTEGER,"
    "  PRIMARY KEY(thing,what,value)) WITHOUT ROWID;"
    "CREATE INDEX view_country ON view_tally(value) WHERE what='country';"
    "CREATE TABLE view_claim(alias TEXT,bearer TEXT,n INTEGER,"
    "  PRIMARY KEY(alias,bearer)) WITHOUT ROWID;"
    "CREATE INDEX view_bearer ON view_claim(bearer);"
    "CREATE TABLE view_event(iri TEXT PRIMARY KEY,class TEXT,actor TEXT,target TEXT,"
    "  key TEXT,settled TEXT,one TEXT,other TEXT,fits INTEGER) WITHOUT ROWID;"
    "CREATE INDEX view_actor ON view_event(actor);"
    "CREATE INDEX view_target ON view_event(target);"
    "CREATE INDEX view_settled ON view_event(settled);"
    "CREATE INDEX view_dossier ON view_event(one,other,class);"
    "CREATE TABLE view_tells(event TEXT,article TEXT,PRIMARY KEY(event,article))"
    "  WITHOUT ROWID;"
    "CREATE INDEX view_told ON view_tells(article);"
    "CREATE TABLE view_node(iri TEXT PRIMARY KEY,stands TEXT,name TEXT,type TEXT)"
    "  WITHOUT ROWID;"
    "CREATE TABLE view_copy(article TEXT PRIMARY KEY,date TEXT,signature TEXT,"
    "  original TEXT) WITHOUT ROWID;"
    "CREATE TABLE view_band(band INTEGER,key INTEGER,article TEXT,"
    "  PRIMARY KEY(band,key,article)) WITHOUT ROWID;"
    "CREATE TABLE view_merged(line TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TABLE view_changed(iri TEXT PRIMARY KEY,date TEXT,hash TEXT,facts TEXT,"
    "  lines TEXT,mark INTEGER,former TEXT) WITHOUT ROWID;"
    "CREATE TRIGGER view_insert AFTER INSERT ON article BEGIN"
    "  INSERT INTO view_changed(iri) SELECT new.iri WHERE NOT EXISTS"
    "  (SELECT 1 FROM view_changed WHERE iri=new.iri); END;"
    "CREATE TRIGGER view_update AFTER UPDATE ON article"
    "  WHEN old.date IS NOT new.date OR old.facts<>new.facts OR old.lines<>new.lines"
    "  OR old.mark<>new.mark OR old.former IS NOT new.former BEGIN"
    "  INSERT INTO view_changed SELECT old.iri,old.date,old.hash,old.facts,old.lines,"
    "  old.mark,old.former"
    "  WHERE NOT EXISTS (SELECT 1 FROM view_changed WHERE iri=old.iri); END;"
    "CREATE TRIGGER view_delete AFTER DELETE ON article BEGIN"
    "  INSERT INTO view_changed SELECT old.iri,old.date,old.hash,old.facts,old.lines,"
    "  old.mark,old.former"
    "  WHERE NOT EXISTS (SELECT 1 FROM view_changed WHERE iri=old.iri); END;"
    "INSERT INTO view_changed(iri) SELECT iri FROM article;";

static const char *const TABLE_NAMES[] = {"tally", "claim", "event",  "tells",  "node",
                                          "copy",  "band",  "merged", "changed"};

gboolean wg_index_drop(WgStore *store, GError **error)
{
  g_autoptr(GString) sql = g_string_new("DELETE FROM meta WHERE name='view';"
                                        "DROP TRIGGER IF EXISTS view_insert;"
                                        "DROP TRIGGER IF EXISTS view_update;"
                                        "DROP TRIGGER IF EXISTS view_delete;");
  for (guint i = 0; i < G_N_ELEMENTS(TABLE_NAMES); i++)
    g_string_append_printf(sql, "DROP TABLE IF EXISTS view_%s;", TABLE_NAMES[i]);
  return wg_store_begin(store, error) && wg_store_run(store, sql->str, error);
}

// What meta says of the merged graph; the tables are there once it says anything.
static gboolean read_meta(WgIndex *index, GError **error)
{
  gboolean ok;
  sqlite3_stmt *s = wg_sql_bind(index->sql, error,
                                "SELECT value FROM meta WHERE name='view'", "");
  while (wg_sql_next(index->sql, s, &ok, error))
    index->made_under = g_strdup(wg_sql_text(s, 0));
  return ok;
}

WgIndex *wg_index_open(WgStore *store, GError **error)
{
  WgIndex *index = g_new0(WgIndex, 1);
  index->store = store;
  index->sql = wg_sql_new(store);
  gboolean ok = read_meta(index, error);
  if (ok && !index->made_under)
    ok = wg_store_run(store, TABLES, error) && wg_index_set_made_under(index, "", error);
  if (ok) return index;
  wg_index_free(index);
  return NULL;
}

void wg_index_free(WgIndex *index)
{
  if (!index) return;
  wg_sql_free(index->sql);
  g_free(index->made_under);
  g_free(index);
}

WgSql *wg_index_sql(WgIndex *index) { return index->sql; }

const char *wg_index_made_under(WgIndex *index) { return index->made_under; }

gboolean wg_index_set_made_under(WgIndex *index, const char *key, GError **error)
{
  if (g_strcmp0(index->made_under, key) == 0) return TRUE;
  g_free(index->made_under);
  index->made_under = g_strdup(key);
  return wg_sql_do(index->sql,
                   wg_sql_bind(index->sql, error,
                               "INSERT OR REPLACE INTO meta VALUES('view',?1)", "t", key),
                   error);
}

// ---- articles that changed

guint wg_index_changes(WgIndex *index)
{
  gboolean ok;
  guint n = 0;
  sqlite3_stmt *s = wg_sql_bind(index->sql, NULL, "SELECT count(*) FROM view_changed", "");
  while (wg_sql_next(index->sql, s, &ok, NULL)) n = (guint)sqlite3_column_int64(s, 0);
  return n;
}

// From seven columns on; the lines are the caller's.
static WgArticleGraph article_at(sqlite3_stmt *s, int column, const char *base)
{
  WgArticleGraph a = {.iri = (char *)wg_sql_text(s, 0),
                      .date = (char *)wg_sql_text(s, column),
                      .hash = (char *)wg_sql_text(s, column + 1),
                      .facts = (char *)wg_sql_text(s, column + 2),
                      .lines = (char *)wg_sql_text(s, column + 3),
                      .mark = (WgMark)sqlite3_column_int(s, column + 4)};
  if (a.lines) a.lines = wg_versions_printed(&a, wg_sql_text(s, column + 5), base);
  return a;
}

gboolean wg_index_each_change(WgIndex *index, WgIndexChangeFunc func, void *context,
                              GError **error)
{
  gboolean ok, go_on = TRUE;
  const char *base = wg_store_base(index->store);
  sqlite3_stmt *s = wg_sql_bind(
      index->sql, error,
      "SELECT c.iri,c.date,c.hash,c.facts,c.lines,c.mark,c.former,"
      "a.date,a.hash,a.facts,a.lines,a.mark,a.former "
      "FROM view_changed c LEFT JOIN article a ON a.iri=c.iri ORDER BY c.iri", "");
  while (go_on && wg_sql_next(index->sql, s, &ok, error)) {
    WgIndexChange change = {wg_sql_text(s, 0), article_at(s, 1, base), article_at(s, 7, base)};
    go_on = func(&change, context, error);
    g_free(change.before.lines);
    g_free(change.now.lines);
  }
  if (!go_on) sqlite3_reset(s);
  return go_on && ok;
}

gboolean wg_index_settle(WgIndex *index, GError **error)
{
  return wg_store_run(index->store, "DELETE FROM view_changed", error);
}

// ---- what articles tell

static gboolean tally(WgIndex *index, const char *thing, const char *what, const char *value,
                      int sign, GError **error)
{
  if (!value) return TRUE;
  gboolean ok;
  gint64 n = 1;
  sqlite3_stmt *s = wg_sql_bind(index->sql, error,
                                "INSERT INTO view_tally VALUES(?1,?2,?3,?4) ON CONFLICT "
                                "DO UPDATE SET n=n+?4 RETURNING n",
                                "ttti", thing, what, value, (gint64)sign);
  while (wg_sql_next(index->sql, s, &ok, error)) n = sqlite3_column_int64(s, 0);
  if (!ok || n) return ok;
  return wg_sql_do(index->sql,
                   wg_sql_bind(index->sql, error,
                               "DELETE FROM view_tally WHERE thing=?1 AND what=?2 AND value=?3",
                               "ttt", thing, what, value),
                   error);
}

static gboolean claim(WgIndex *index, const char *alias, const char *bearer, int sign,
                      GError **error)
{
  return wg_sql_do(index->sql,
                   wg_sql_bind(index->sql, error,
                               "INSERT INTO view_claim VALUES(?1,?2,?3) ON CONFLICT "
                               "DO UPDATE SET n=n+?3",
                               "tti", alias, bearer, (gint64)sign),
                   error) &&
         wg_sql_do(index->sql,
                   wg_sql_bind(index->sql, error,
                               "DELETE FROM view_claim WHERE alias=?1 AND bearer=?2 AND n=0",
                               "tt", alias, bearer),
                   error);
}

static gboolean tell_name(WgIndex *index, const WgLedgerEntity *e, const char *name, int sign,
                          GError **error)
{
  g_autofree char *alias = wg_iri_entity(wg_store_base(index->store), wg_entity_kind(e->type),
                                         name, NULL);
  return tally(index, e->iri, "name", name, sign, error) &&
         (strcmp(alias, e->iri) == 0 || !wg_name_is_telling(wg_entity_kind(e->type), name) ||
          claim(index, alias, e->iri, sign, error));
}

static gboolean tell_entity(WgIndex *index, const WgLedgerEntity *e, int sign, GError **error)
{
  gboolean ok = tally(index, e->iri, "articles", "", sign, error) &&
                tally(index, e->iri, "type", wg_type_name(e->type), sign, error) &&
                tally(index, e->iri, "known", e->known ? "" : NULL, sign, error) &&
                tally(index, e->iri, "country", e->country, sign, error) &&
                tally(index, e->iri, "iso3", e->iso3, sign, error) &&
                tally(index, e->iri, "match", e->match, sign, error) &&
                tally(index, e->iri, "label", e->name, sign, error) &&
                tell_name(index, e, e->name, sign, error);
  for (const char *const *a = e->aliases; ok && *a; a++)
    ok = tell_name(index, e, *a, sign, error);
  return ok;
}

// As wg_roster_enter weighs: an article that names bearer and alias as two may know them to
// be two.
static gboolean weigh(WgIndex *index, const WgLedger *ledger, const WgLedgerEntity *e, int sign,
                      GError **error)
{
  for (const char *const *a = e->aliases; *a; a++) {
    g_autofree char *alias = wg_iri_entity(wg_store_base(index->store),
                                           wg_entity_kind(e->type), *a, NULL);
    if (strcmp(alias, e->iri) == 0) continue;
    gboolean apart = FALSE;
    for (guint i = 0; !apart && i < ledger->entities->len; i++)
      apart = strcmp(wg_ledger_entity(ledger, i)->iri, alias) == 0;
    if (!tally(index, alias, apart ? "apart" : "together", "", sign, error)) return FALSE;
  }
  return TRUE;
}

static gboolean tell_event(WgIndex *index, const char *article, const WgLedger *ledger,
                           const WgLedgerEvent *v, int sign, GError **error)
{
  g_autofree char *iri = wg_ledger_event_iri(ledger, v, wg_store_base(index->store));
  if (sign < 0)
    return wg_sql_do(index->sql,
                     wg_sql_bind(index->sql, error,
                                 "DELETE FROM view_tells WHERE event=?1 AND article=?2", "tt",
                                 iri, article),
                     error);
  return wg_sql_do(index->sql,
                   wg_sql_bind(index->sql, error,
                               "INSERT OR IGNORE INTO view_event(iri,class,actor,target,key,"
                               "fits) VALUES(?1,?2,?3,?4,?5,1)",
                               "ttttt", iri, v->event_class,
                               wg_ledger_party(ledger, v->actor),
                               wg_ledger_party(ledger, v->target), v->key),
                   error) &&
         wg_sql_do(index->sql,
                   wg_sql_bind(index->sql, error,
                               "INSERT OR IGNORE INTO view_tells VALUES(?1,?2)", "tt", iri,
                               article),
                   error);
}

gboolean wg_index_tell(WgIndex *index, const char *article, const WgLedger *ledger, int sign,
                       GError **error)
{
  for (guint i = 0; i < ledger->entities->len; i++) {
    const WgLedgerEntity *e = wg_ledger_entity(ledger, i);
    if (!tell_entity(index, e, sign, error) || !weigh(index, ledger, e, sign, error))
      return FALSE;
  }
  for (guint i = 0; i < ledger->events->len; i++)
    if (!tell_event(index, article, ledger, wg_ledger_event(ledger, i), sign, error))
      return FALSE;
  return TRUE;
}

// ---- sets and questions

GHashTable *wg_set_new(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

gboolean wg_set_add(GHashTable *set, const char *member)
{
  return !g_hash_table_contains(set, member) && g_hash_table_add(set, g_strdup(member));
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *wg_set_sorted(GHashTable *set)
{
  GPtrArray *out = g_ptr_array_new();
  GHashTableIter iter;
  gpointer member;
  g_hash_table_iter_init(&iter, set);
  while (g_hash_table_iter_next(&iter, &member, NULL)) g_ptr_array_add(out, member);
  g_ptr_array_sort(out, compare_strings);
  return out;
}

static gboolean collect(WgIndex *index, sqlite3_stmt *s, GHashTable *set, GError **error)
{
  gboolean ok;
  while (wg_sql_next(index->sql, s, &ok, error)) wg_set_add(set, wg_sql_text(s, 0));
  return ok;
}

gboolean wg_index_ask(WgIndex *index, WgIndexAsk what, const char *of, GHashTable *set,
                      GError **error)
{
  static const char *const SQL[WG_ASK_COUNT] = {
      [WG_ASK_EVENTS_OF] = "SELECT iri FROM view_event WHERE actor=?1 UNION ALL "
                           "SELECT iri FROM view_event WHERE target=?1",
      [WG_ASK_ORIGINS_OF] = "SELECT iri FROM view_event WHERE actor=?1 AND class='Origin'",
      [WG_ASK_SETTLED_AS] = "SELECT iri FROM view_event WHERE settled=?1",
      [WG_ASK_TOLD_IN] = "SELECT event FROM view_tells WHERE article=?1",
      [WG_ASK_TELLING] = "SELECT article FROM view_tells WHERE event=?1",
      [WG_ASK_COUNTRY_OF] =
          "SELECT thing FROM view_tally WHERE what='country' AND value=?1",
      [WG_ASK_BEARERS] = "SELECT bearer FROM view_claim WHERE alias=?1",
      [WG_ASK_ALIASES] = "SELECT alias FROM view_claim WHERE bearer=?1",
  };
  return collect(index, wg_sql_bind(index->sql, error, SQL[what], "t", of), set, error);
}

gboolean wg_index_ask_dossier(WgIndex *index, const char *event_class, const char *actor,
                              const char *target, GHashTable *set, GError **error)
{
  return collect(index,
                 wg_sql_bind(index->sql, error,
                             "SELECT iri FROM view_event WHERE one=?2 AND other=?3 AND class=?1",
                             "ttt", event_class, actor, target),
                 set, error);
}

// ---- for the roster

gboolean wg_index_enter(WgIndex *index, const char *iri, WgRoster *roster, gboolean *named,
                        GError **error)
{
  gboolean ok;
  WgRosterTally of = {.iri = iri};
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *s = wg_sql_bind(index->sql, error,
                                "SELECT what,value,n FROM view_tally WHERE thing=?1", "t", iri);
  while (wg_sql_next(index->sql, s, &ok, error)) {
    const char *what = wg_sql_text(s, 0), *value = wg_sql_text(s, 1);
    guint n = (guint)sqlite3_column_int64(s, 2);
    WgEntityType type;
    if (strcmp(what, "articles") == 0) of.articles = n;
    else if (strcmp(what, "known") == 0) of.known = TRUE;
    else if (strcmp(what, "type") == 0 && wg_type_find(value, &type)) of.types[type] = n;
    else if (strcmp(what, "label") == 0)
      g_hash_table_insert(labels, g_strdup(value), GUINT_TO_POINTER(n));
    else if (strcmp(what, "name") == 0) g_ptr_array_add(names, g_strdup(value));
    // Rows come in byte order, and of several the first counts.
    else if (strcmp(what, "country") == 0 && !of.country) of.country = wg_roster_keep(roster, value);
    else if (strcmp(what, "iso3") == 0 && !of.iso3) of.iso3 = wg_roster_keep(roster, value);
    else if (strcmp(what, "match") == 0 && !of.match) of.match = wg_roster_keep(roster, value);
  }
  *named = ok && of.articles;
  if (!*named) return ok;
  guint place = wg_roster_put(roster, &of);
  for (guint i = 0; i < names->len; i++)
    wg_roster_put_name(roster, place, names->pdata[i],
                       GPOINTER_TO_UINT(g_hash_table_lookup(labels, names->pdata[i])));
  return TRUE;
}

gboolean wg_index_weights(WgIndex *index, const char *alias, guint *together, guint *apart,
                          GError **error)
{
  gboolean ok;
  *together = *apart = 0;
  sqlite3_stmt *s = wg_sql_bind(index->sql, error,
                                "SELECT what,n FROM view_tally WHERE thing=?1 AND "
                                "what IN ('together','apart')", "t", alias);
  while (wg_sql_next(index->sql, s, &ok, error))
    *(strcmp(wg_sql_text(s, 0), "apart") == 0 ? apart : together) =
        (guint)sqlite3_column_int64(s, 1);
  return ok;
}
