// SPDX-License-Identifier: Apache-2.0
//
// The tables of graph/index.h that hold what the merge made: who stands for whom, events as
// they were settled, the lines of the merged graph.
#include <string.h>

#include "graph/index.h"
#include "graph/sql.h"

gboolean wg_index_node(WgIndex *index, const char *iri, WgIndexNode *out, GError **error)
{
  gboolean ok;
  *out = (WgIndexNode){0};
  sqlite3_stmt *s = wg_sql_bind(wg_index_sql(index), error,
                                "SELECT n.stands,r.name,r.type FROM view_node n "
                                "JOIN view_node r ON r.iri=n.stands WHERE n.iri=?1", "t", iri);
  while (wg_sql_next(wg_index_sql(index), s, &ok, error)) {
    out->stands = g_strdup(wg_sql_text(s, 0));
    out->name = g_strdup(wg_sql_text(s, 1));
    wg_type_find(wg_sql_text(s, 2), &out->type);
  }
  return ok;
}

void wg_index_node_clear(WgIndexNode *node)
{
  g_free(node->stands);
  g_free(node->name);
  *node = (WgIndexNode){0};
}

gboolean wg_index_set_node(WgIndex *index, const char *iri, const WgIndexNode *node,
                           GError **error)
{
  if (!node)
    return wg_sql_do(wg_index_sql(index),
                     wg_sql_bind(wg_index_sql(index), error, "DELETE FROM view_node WHERE iri=?1", "t",
                                 iri),
                     error);
  return wg_sql_do(wg_index_sql(index),
                   wg_sql_bind(wg_index_sql(index), error,
                               "INSERT OR REPLACE INTO view_node VALUES(?1,?2,?3,?4)", "tttt",
                               iri, node->stands, node->name, wg_type_name(node->type)),
                   error);
}

gboolean wg_index_event(WgIndex *index, const char *iri, WgIndexEvent *out, gboolean *found,
                        GError **error)
{
  gboolean ok;
  *out = (WgIndexEvent){0};
  *found = FALSE;
  sqlite3_stmt *s = wg_sql_bind(wg_index_sql(index), error,
                                "SELECT class,actor,target,key,settled,one,other,fits "
                                "FROM view_event WHERE iri=?1", "t", iri);
  while (wg_sql_next(wg_index_sql(index), s, &ok, error)) {
    char **fields[] = {&out->event_class, &out->actor, &out->target, &out->key,
                       &out->settled,     &out->one,   &out->other};
    for (int i = 0; i < (int)G_N_ELEMENTS(fields); i++)
      *fields[i] = g_strdup(wg_sql_text(s, i));
    out->fits = sqlite3_column_int(s, 7) != 0;
    *found = TRUE;
  }
  return ok;
}

void wg_index_event_clear(WgIndexEvent *event)
{
  char *fields[] = {event->event_class, event->actor, event->target, event->key,
                    event->settled,     event->one,   event->other};
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++) g_free(fields[i]);
}

gboolean wg_index_set_event(WgIndex *index, const char *iri, const WgIndexEvent *event,
                            GError **error)
{
  return wg_sql_do(wg_index_sql(index),
                   wg_sql_bind(wg_index_sql(index), error,
                               "UPDATE view_event SET settled=?2,one=?3,other=?4,fits=?5 "
                               "WHERE iri=?1",
                               "tttti", iri, event->settled, event->one, event->other,
                               (gint64)event->fits),
                   error);
}

gboolean wg_index_forget(WgIndex *index, const char *iri, gboolean *gone, GError **error)
{
  *gone = FALSE;
  if (!wg_sql_do(wg_index_sql(index),
                 wg_sql_bind(wg_index_sql(index), error,
                             "DELETE FROM view_event WHERE iri=?1 AND NOT EXISTS "
                             "(SELECT 1 FROM view_tells WHERE event=?1)", "t", iri),
                 error))
    return FALSE;
  *gone = wg_sql_changed(wg_index_sql(index));
  return TRUE;
}

// ---- lines of the merged graph

gboolean wg_index_lines(WgIndex *index, const char *prefix, GPtrArray *out, GError **error)
{
  gboolean ok;
  gsize n = strlen(prefix);
  sqlite3_stmt *s = wg_sql_bind(wg_index_sql(index), error,
                                "SELECT line FROM view_merged WHERE line>=?1 ORDER BY line",
                                "t", prefix);
  while (wg_sql_next(wg_index_sql(index), s, &ok, error)) {
    const char *line = wg_sql_text(s, 0);
    if (strncmp(line, prefix, n) != 0) {
      sqlite3_reset(s);
      return TRUE;
    }
    g_ptr_array_add(out, g_strdup(line));
  }
  return ok;
}

gboolean wg_index_set_line(WgIndex *index, const char *line, gboolean there, GError **error)
{
  return wg_sql_do(wg_index_sql(index),
                   there ? wg_sql_bind(wg_index_sql(index), error,
                                       "INSERT INTO view_merged VALUES(?1)", "t", line)
                         : wg_sql_bind(wg_index_sql(index), error,
                                       "DELETE FROM view_merged WHERE line=?1", "t", line),
                   error);
}
