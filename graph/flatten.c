// SPDX-License-Identifier: Apache-2.0
//
// An article's graph as a part of the flattened one: statements about article, extraction
// and reports, with the IRIs that the merge settled; entities and events are in the merged
// graph already. Lines go on as they are stored; a damaged one is told of where all are
// printed.
#include <string.h>

#include "graph/merging.h"

typedef struct flatten {
  WgMerging *m;
  const char *article;
  GHashTable *settled; // IRI of an event, as the article mints it → the one that it has now
  GHashTable *aside;   // or NULL
  GString *subject;    // of the line before
  gboolean kept;       // statements of that subject are
  GString *object;
} Flatten;

// The events that have another IRI now.
static GHashTable *settle_events(const WgMerging *m)
{
  GHashTable *settled = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < m->ledger->events->len; i++) {
    if (!g_array_index(m->parties, WgSettled, i).moved) continue;
    WgSettled s;
    wg_merging_settle(m, i, &s);
    if (strcmp(s.iri, s.old) != 0) g_hash_table_insert(settled, s.old, s.iri);
    else wg_settled_clear(&s);
  }
  return settled;
}

static gboolean is_in(const char *room, const char *name)
{
  return g_str_has_prefix(room, name);
}

static gboolean is_kept(const Flatten *f, const char *subject)
{
  if (f->aside && g_hash_table_contains(f->aside, subject)) return FALSE;
  if (strcmp(subject, f->article) == 0) return TRUE;
  if (!g_str_has_prefix(subject, f->m->base)) return FALSE;
  const char *room = subject + strlen(f->m->base);
  return is_in(room, "report/") || is_in(room, "extraction/") || is_in(room, "version/") ||
         is_in(room, "software/");
}

// What stands for the object now, NULL for itself.
static const char *stands_for(const Flatten *f, const char *object)
{
  if (!g_str_has_prefix(object, f->m->base)) return NULL;
  const char *room = object + strlen(f->m->base);
  if (is_in(room, "event/")) return g_hash_table_lookup(f->settled, object);
  if (is_in(room, "extraction/") || is_in(room, "article/")) return NULL;
  guint place = wg_roster_find(f->m->roster, object);
  return place == WG_NOBODY ? NULL : wg_roster_iri(f->m->roster, place);
}

// Of the subject of a line, "<subject> …", all that hangs on it.
static void take_subject(Flatten *f, const char *line, gsize n)
{
  const char *end = memchr(line, '>', n);
  gsize iri = end ? (gsize)(end - line) - 1 : n - 1;
  if (f->subject->len == iri && memcmp(f->subject->str, line + 1, iri) == 0) return;
  g_string_truncate(f->subject, 0);
  g_string_append_len(f->subject, line + 1, (gssize)iri);
  f->kept = !end || is_kept(f, f->subject->str);
}

static gboolean put_object(Flatten *f, const char *line, gsize n, const char *object,
                           GError **error)
{
  g_string_truncate(f->object, 0);
  g_string_append_len(f->object, object + 1, line + n - object - 2);
  if (f->aside && g_hash_table_contains(f->aside, f->object->str)) return TRUE;
  const char *now = stands_for(f, f->object->str);
  if (!now) return wg_sorter_add_part(f->m->lines, line, n, error);
  GString *settled = f->m->scratch;
  g_string_truncate(settled, 0);
  g_string_append_len(settled, line, object + 1 - line);
  g_string_append(settled, now);
  g_string_append_c(settled, '>');
  return wg_sorter_add(f->m->lines, settled->str, error);
}

static gboolean put_line(Flatten *f, const char *line, gsize n, GError **error)
{
  if (!n) return TRUE;
  take_subject(f, line, n);
  if (!f->kept) return TRUE;
  gsize begin = MIN(n, f->subject->len + 3); // of the predicate
  const char *predicate = memchr(line + begin, '>', n - begin);
  const char *object = predicate ? predicate + 2 : line + n;
  if (object + 2 < line + n && *object == '<')
    return put_object(f, line, n, object, error);
  return wg_sorter_add_part(f->m->lines, line, n, error);
}

gboolean wg_merging_flatten(WgMerging *m, const WgArticleGraph *article, GError **error)
{
  Flatten f = {.m = m, .article = article->iri, .settled = settle_events(m),
               .aside = wg_merging_aside(m), .subject = g_string_new(NULL),
               .object = g_string_new(NULL)};
  gboolean ok = TRUE;
  for (const char *p = article->lines; ok && *p;) {
    const char *end = strchr(p, '\n');
    gsize n = end ? (gsize)(end - p) : strlen(p);
    ok = put_line(&f, p, n, error);
    p += n + (p[n] == '\n');
  }
  g_hash_table_destroy(f.settled);
  if (f.aside) g_hash_table_destroy(f.aside);
  g_string_free(f.subject, TRUE);
  g_string_free(f.object, TRUE);
  return ok;
}
