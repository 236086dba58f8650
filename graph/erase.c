// SPDX-License-Identifier: Apache-2.0
//
// Three walks over the statements: which reports and events are doomed, which events lose
// their last report, and what is left. A report is doomed by what it says, an event by
// its parties and label.
#include "graph/erase.h"

#include <string.h>

#include "graph/iri.h"
#include "graph/ledger.h"
#include "graph/statement.h"
#include "graph/terms.h"
#include "graph/value.h"

typedef struct erasing {
  GHashTable *iris;
  const char *base, *article;
  GPtrArray *names;  // by which the article calls them
  GHashTable *doomed; // IRIs
  GHashTable *told;   // events that a report is left of
  GString *kept;
  gboolean changed;  // a subject was doomed in this walk
} Erasing;

static gboolean names_them(const Erasing *e, const char *text)
{
  for (guint i = 0; i < e->names->len; i++)
    if (wg_value_find(text, e->names->pdata[i])) return TRUE;
  return FALSE;
}

static gboolean is_under(const Erasing *e, const char *iri, const char *room)
{
  return g_str_has_prefix(iri, e->base) &&
         g_str_has_prefix(iri + strlen(e->base), room);
}

static gboolean is_doomed(const Erasing *e, const char *iri)
{
  return g_hash_table_contains(e->iris, iri) || g_hash_table_contains(e->doomed, iri);
}

static gboolean tells_of_them(const Erasing *e, const WgStatement *s)
{
  return s->literal ? names_them(e, s->object) : is_doomed(e, s->object);
}

static gboolean doom(const WgStatement *s, void *context, GError **error)
{
  Erasing *e = context;
  (void)error;
  if (!is_under(e, s->subject, "report/") && !is_under(e, s->subject, "event/"))
    return TRUE;
  // What is about a doomed event stays, without saying so.
  if (strcmp(s->predicate, WG_NS "about") == 0 || !tells_of_them(e, s)) return TRUE;
  if (g_hash_table_add(e->doomed, g_strdup(s->subject))) e->changed = TRUE;
  return TRUE;
}

static gboolean note_told(const WgStatement *s, void *context, GError **error)
{
  Erasing *e = context;
  (void)error;
  if (strcmp(s->predicate, WG_NS "reports") == 0 && !is_doomed(e, s->subject))
    g_hash_table_add(e->told, g_strdup(s->object));
  return TRUE;
}

static gboolean keep(const WgStatement *s, void *context, GError **error)
{
  Erasing *e = context;
  (void)error;
  gboolean bare = is_under(e, s->subject, "event/") &&
                  !g_hash_table_contains(e->told, s->subject);
  gboolean words = s->literal && strcmp(s->subject, e->article) == 0 &&
                   names_them(e, s->object);
  if (is_doomed(e, s->subject) || bare || words) return TRUE;
  if (!s->literal && (is_doomed(e, s->object) ||
                      (is_under(e, s->object, "event/") &&
                       !g_hash_table_contains(e->told, s->object))))
    return TRUE;
  g_string_append_printf(e->kept, "%s\n", s->line);
  return TRUE;
}

static const char *iri_at(const WgLedger *ledger, gint32 entity)
{
  return entity < 0 ? NULL : wg_ledger_entity(ledger, (guint)entity)->iri;
}

// Make *place what it is once things have moved; -1 for one that went.
static void move(gint32 *place, const gint32 *moved)
{
  if (*place >= 0) *place = moved[*place];
}

static void keep_events(const Erasing *e, WgLedger *ledger, gint32 *event_to)
{
  guint n = 0;
  for (guint i = 0; i < ledger->events->len; i++) {
    WgLedgerEvent *v = wg_ledger_event(ledger, i);
    g_autofree char *iri =
        wg_iri_event(e->base, v->event_class, iri_at(ledger, v->actor),
                     iri_at(ledger, v->target), v->key);
    event_to[i] = -1;
    if (!g_hash_table_contains(e->told, iri) || is_doomed(e, iri)) continue;
    event_to[i] = (gint32)n;
    *wg_ledger_event(ledger, n++) = *v;
  }
  g_array_set_size(ledger->events, n);
}

static void keep_reports(const Erasing *e, WgLedger *ledger, const gint32 *event_to)
{
  guint n = 0;
  for (guint i = 0; i < ledger->reports->len; i++) {
    WgLedgerReport r = *wg_ledger_report(ledger, i);
    if (is_doomed(e, r.iri) || event_to[r.event] < 0) continue;
    r.event = (guint32)event_to[r.event];
    *wg_ledger_report(ledger, n++) = r;
  }
  g_array_set_size(ledger->reports, n);
}

static void keep_ledger(const Erasing *e, WgLedger *ledger)
{
  g_autofree gint32 *event_to = g_new(gint32, ledger->events->len + 1);
  g_autofree gint32 *entity_to = g_new(gint32, ledger->entities->len + 1);
  keep_events(e, ledger, event_to);
  keep_reports(e, ledger, event_to);
  guint n = 0;
  for (guint i = 0; i < ledger->entities->len; i++) {
    WgLedgerEntity entity = *wg_ledger_entity(ledger, i);
    entity_to[i] = -1;
    if (g_hash_table_contains(e->iris, entity.iri)) continue;
    entity_to[i] = (gint32)n;
    *wg_ledger_entity(ledger, n++) = entity;
  }
  g_array_set_size(ledger->entities, n);
  for (guint i = 0; i < ledger->events->len; i++) {
    move(&wg_ledger_event(ledger, i)->actor, entity_to);
    move(&wg_ledger_event(ledger, i)->target, entity_to);
  }
}

static void collect_names(const Erasing *e, const WgLedger *ledger)
{
  for (guint i = 0; i < ledger->entities->len; i++) {
    const WgLedgerEntity *entity = wg_ledger_entity(ledger, i);
    if (!g_hash_table_contains(e->iris, entity->iri)) continue;
    if (*entity->name) g_ptr_array_add(e->names, (char *)entity->name);
    for (const char *const *a = entity->aliases; *a; a++)
      if (**a) g_ptr_array_add(e->names, (char *)*a);
  }
}

static gboolean erase_lines(Erasing *e, const char *lines, GError **error)
{
  do {
    e->changed = FALSE;
    if (!wg_lines_each(lines, NULL, doom, e, error)) return FALSE;
  } while (e->changed);
  return wg_lines_each(lines, NULL, note_told, e, error) &&
         wg_lines_each(lines, NULL, keep, e, error);
}

gboolean wg_erase(WgArticleGraph *article, GHashTable *iris, const char *base,
                  gboolean *changed, GError **error)
{
  g_autoptr(WgLedger) ledger = wg_ledger_new();
  *changed = FALSE;
  if (!wg_ledger_parse(ledger, article->facts, error)) return FALSE;
  Erasing e = {.iris = iris, .base = base, .article = article->iri,
               .names = g_ptr_array_new(),
               .doomed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
               .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
               .kept = g_string_new(NULL)};
  collect_names(&e, ledger);
  gboolean ok = TRUE;
  if (e.names->len && (ok = erase_lines(&e, article->lines, error))) {
    keep_ledger(&e, ledger);
    g_free(article->facts);
    g_free(article->lines);
    article->facts = wg_ledger_format(ledger);
    article->lines = g_strdup(e.kept->str);
    article->reports = ledger->reports->len;
    *changed = TRUE;
  }
  g_ptr_array_free(e.names, TRUE);
  g_hash_table_destroy(e.doomed);
  g_hash_table_destroy(e.told);
  g_string_free(e.kept, TRUE);
  return ok;
}
