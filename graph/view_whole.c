// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "graph/neighbours.h"
#include "graph/sql.h"
#include "graph/viewing.h"

// Two sorted streams side by side: what was kept, pulled from its table, and what is made
// now, handed over by the sorter.
typedef struct streams {
  WgViewing *v;
  WgSql *sql;
  sqlite3_stmt *before;
  gboolean more; // `before` stands at a row
} Streams;

static gboolean step_before(Streams *s, GError **error)
{
  gboolean ok;
  s->more = wg_sql_next(s->sql, s->before, &ok, error);
  return ok;
}

static gboolean drop_before(Streams *s, GError **error)
{
  return wg_viewing_change(s->v, 'D', "", wg_sql_text(s->before, 0), error) &&
         step_before(s, error);
}

static gboolean take_now(const char *line, void *context, GError **error)
{
  Streams *s = context;
  int order = 1;
  while (s->more && (order = strcmp(wg_sql_text(s->before, 0), line)) < 0)
    if (!drop_before(s, error)) return FALSE;
  if (s->more && order == 0) return step_before(s, error);
  return wg_viewing_change(s->v, 'A', "", line, error);
}

static gboolean compare_lines(WgViewing *v, WgMerging *m, GError **error)
{
  Streams s = {.v = v, .sql = wg_index_sql(v->index)};
  s.before = wg_sql_bind(s.sql, error, "SELECT line FROM view_merged ORDER BY line", "");
  if (!s.before || !step_before(&s, error)) return FALSE;
  gboolean ok = wg_sorter_each(m->lines, take_now, &s, error);
  while (ok && s.more) ok = drop_before(&s, error);
  sqlite3_reset(s.before);
  return ok;
}

static gboolean keep_nodes(WgViewing *v, const WgRoster *roster, GError **error)
{
  if (!wg_store_run(v->store, "DELETE FROM view_node", error)) return FALSE;
  for (guint i = 0; i < wg_roster_size(roster); i++)
    if (!wg_viewing_keep_node(v, roster, i, error)) return FALSE;
  return TRUE;
}

typedef gboolean (*KeepFunc)(WgViewing *v, const WgMerging *m, const char *iri, GError **error);

// What `sql` selects is read whole before any of it is changed.
static gboolean keep_each(WgViewing *v, const WgMerging *m, const char *sql, KeepFunc keep,
                          GError **error)
{
  gboolean ok;
  WgSql *q = wg_index_sql(v->index);
  g_autoptr(GHashTable) all = wg_set_new();
  sqlite3_stmt *s = wg_sql_bind(q, error, sql, "");
  while (wg_sql_next(q, s, &ok, error)) wg_set_add(all, wg_sql_text(s, 0));
  GHashTableIter iter;
  gpointer iri;
  g_hash_table_iter_init(&iter, all);
  while (ok && g_hash_table_iter_next(&iter, &iri, NULL)) ok = keep(v, m, iri, error);
  return ok;
}

static gboolean keep_original(WgViewing *v, const WgMerging *m, const char *iri,
                              GError **error)
{
  return wg_neighbours_set_original(v->index, iri, wg_copies_original(m->copies, iri), error);
}

gboolean wg_viewing_whole(WgViewing *v, GError **error)
{
  WgMerging m;
  wg_merging_open(&m, v->store, v->ontology);
  gboolean ok = wg_merging_make(&m, error) && compare_lines(v, &m, error) &&
                keep_nodes(v, m.roster, error) &&
                keep_each(v, &m, "SELECT iri FROM view_event", wg_viewing_keep_event, error) &&
                keep_each(v, &m, "SELECT article FROM view_copy", keep_original, error);
  wg_merging_close(&m);
  return ok;
}
