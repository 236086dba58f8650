// SPDX-License-Identifier: Apache-2.0
#include "graph/neighbours.h"

#include <string.h>

#include "graph/copies.h"
#include "graph/sql.h"

static char *text_of(WgIndex *index, const char *sql, const char *article, gboolean *ok,
                     GError **error)
{
  char *out = NULL;
  sqlite3_stmt *s = wg_sql_bind(wg_index_sql(index), error, sql, "t", article);
  while (wg_sql_next(wg_index_sql(index), s, ok, error)) {
    g_free(out);
    out = g_strdup(wg_sql_text(s, 0));
  }
  return out;
}

static char *signature_of(WgIndex *index, const char *article, gboolean *ok, GError **error)
{
  return text_of(index, "SELECT signature FROM view_copy WHERE article=?1", article, ok, error);
}

// Articles of one key of a band on one side, the nearest first.
static gboolean take_side(WgIndex *index, const char *sql, guint band, guint64 key,
                          const char *article, GHashTable *near, GError **error)
{
  gboolean ok;
  WgSql *q = wg_index_sql(index);
  sqlite3_stmt *s = wg_sql_bind(q, error, sql, "iiti", (gint64)band, (gint64)key, article,
                                (gint64)WG_COPIES_NEIGHBOURS);
  while (wg_sql_next(q, s, &ok, error)) wg_set_add(near, wg_sql_text(s, 0));
  return ok;
}

static gboolean note(WgIndex *index, const char *article, const char *signature,
                     GHashTable *near, GError **error)
{
  guint64 keys[WG_COPIES_BANDS];
  if (!wg_signature_keys(signature, keys)) return TRUE;
  for (guint band = 0; band < WG_COPIES_BANDS; band++)
    if (!take_side(index,
                   "SELECT article FROM view_band WHERE band=?1 AND key=?2 AND article<?3 "
                   "ORDER BY article DESC LIMIT ?4",
                   band, keys[band], article, near, error) ||
        !take_side(index,
                   "SELECT article FROM view_band WHERE band=?1 AND key=?2 AND article>?3 "
                   "ORDER BY article LIMIT ?4",
                   band, keys[band], article, near, error))
      return FALSE;
  return TRUE;
}

gboolean wg_neighbours_note(WgIndex *index, const char *article, GHashTable *near,
                            GError **error)
{
  gboolean ok;
  g_autofree char *signature = signature_of(index, article, &ok, error);
  if (!ok || !signature) return ok;
  wg_set_add(near, article);
  return note(index, article, signature, near, error);
}

static gboolean set_bands(WgIndex *index, const char *article, const char *signature,
                          gboolean there, GError **error)
{
  guint64 keys[WG_COPIES_BANDS];
  WgSql *q = wg_index_sql(index);
  if (!signature || !wg_signature_keys(signature, keys)) return TRUE;
  const char *sql = there ? "INSERT OR IGNORE INTO view_band VALUES(?1,?2,?3)"
                          : "DELETE FROM view_band WHERE band=?1 AND key=?2 AND article=?3";
  for (guint band = 0; band < WG_COPIES_BANDS; band++)
    if (!wg_sql_do(q, wg_sql_bind(q, error, sql, "iit", (gint64)band, (gint64)keys[band],
                                  article), error))
      return FALSE;
  return TRUE;
}

gboolean wg_neighbours_set(WgIndex *index, const char *article, const char *date,
                           const char *signature, GError **error)
{
  gboolean ok;
  WgSql *q = wg_index_sql(index);
  g_autofree char *before = signature_of(index, article, &ok, error);
  if (!ok || !set_bands(index, article, before, FALSE, error)) return FALSE;
  if (!signature)
    return wg_sql_do(q, wg_sql_bind(q, error, "DELETE FROM view_copy WHERE article=?1", "t",
                                    article), error);
  return wg_sql_do(q, wg_sql_bind(q, error,
                                  "INSERT INTO view_copy VALUES(?1,?2,?3,NULL) ON CONFLICT "
                                  "DO UPDATE SET date=?2,signature=?3",
                                  "ttt", article, date, signature), error) &&
         set_bands(index, article, signature, TRUE, error);
}

// All that hang together with `first`, itself among them, in `out`.
static gboolean cluster_of(WgIndex *index, const char *first, GHashTable *out, GError **error)
{
  g_autoptr(GPtrArray) todo = g_ptr_array_new();
  wg_set_add(out, first);
  g_ptr_array_add(todo, (char *)first);
  for (guint i = 0; i < todo->len; i++) {
    gboolean ok;
    g_autofree char *signature = signature_of(index, todo->pdata[i], &ok, error);
    if (!ok) return FALSE;
    if (!signature) continue;
    g_autoptr(GHashTable) near = wg_set_new();
    if (!note(index, todo->pdata[i], signature, near, error)) return FALSE;
    g_autoptr(GPtrArray) others = wg_set_sorted(near);
    for (guint k = 0; k < others->len; k++) {
      if (g_hash_table_contains(out, others->pdata[k])) continue;
      g_autofree char *other = signature_of(index, others->pdata[k], &ok, error);
      if (!ok) return FALSE;
      if (!other || !wg_signatures_alike(signature, other)) continue;
      wg_set_add(out, others->pdata[k]);
      g_ptr_array_add(todo, g_hash_table_lookup(out, others->pdata[k]));
    }
  }
  return TRUE;
}

// The earliest dated, what bears no date last; then the first in byte order.
static char *original_of(WgIndex *index, GPtrArray *cluster, gboolean *ok, GError **error)
{
  const char *best = NULL;
  g_autofree char *first = NULL;
  for (guint i = 0; i < cluster->len; i++) {
    g_autofree char *date = text_of(
        index, "SELECT ifnull(date,'~') FROM view_copy WHERE article=?1", cluster->pdata[i], ok,
        error);
    if (!*ok) return NULL;
    if (best && g_strcmp0(date, first) >= 0) continue;
    best = cluster->pdata[i];
    g_free(first);
    first = g_steal_pointer(&date);
  }
  return g_strdup(best);
}

gboolean wg_neighbours_resolve(WgIndex *index, GHashTable *near, GHashTable *moved,
                               GError **error)
{
  g_autoptr(GHashTable) done = wg_set_new();
  g_autoptr(GPtrArray) all = wg_set_sorted(near);
  for (guint i = 0; i < all->len; i++) {
    gboolean ok;
    if (g_hash_table_contains(done, all->pdata[i])) continue;
    g_autofree char *signature = signature_of(index, all->pdata[i], &ok, error);
    if (!ok) return FALSE;
    if (!signature) continue; // it has left
    g_autoptr(GHashTable) cluster = wg_set_new();
    if (!cluster_of(index, all->pdata[i], cluster, error)) return FALSE;
    g_autoptr(GPtrArray) members = wg_set_sorted(cluster);
    g_autofree char *original = original_of(index, members, &ok, error);
    if (!ok) return FALSE;
    for (guint k = 0; k < members->len; k++) {
      const char *now = strcmp(members->pdata[k], original) == 0 ? NULL : original;
      g_autofree char *before = NULL;
      wg_set_add(done, members->pdata[k]);
      if (!wg_neighbours_original(index, members->pdata[k], &before, error)) return FALSE;
      if (g_strcmp0(before, now) == 0) continue;
      wg_set_add(moved, members->pdata[k]);
      if (!wg_neighbours_set_original(index, members->pdata[k], now, error)) return FALSE;
    }
  }
  return TRUE;
}

gboolean wg_neighbours_original(WgIndex *index, const char *article, char **original,
                                GError **error)
{
  gboolean ok;
  *original = text_of(index, "SELECT original FROM view_copy WHERE article=?1", article, &ok,
                      error);
  return ok;
}

gboolean wg_neighbours_set_original(WgIndex *index, const char *article, const char *original,
                                    GError **error)
{
  WgSql *q = wg_index_sql(index);
  return wg_sql_do(q, wg_sql_bind(q, error,
                                  "UPDATE view_copy SET original=?2 WHERE article=?1", "tt",
                                  article, original), error);
}
