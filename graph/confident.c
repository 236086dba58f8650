// SPDX-License-Identifier: Apache-2.0
#include "graph/confident.h"

#include "graph/ledger.h"
#include "graph/statement.h"
#include "graph/terms.h"
#include "graph/value.h"

// What goes: reports below the least, and events of which no report stays.
typedef struct sieve {
  guint8 least;
  GHashTable *weak;   // IRIs of reports
  GHashTable *events; // IRI of an event → GINT: a report of it stays
  GHashTable *tells;  // IRI of a report → IRI of its event
  GString *lines;
} Sieve;

static gboolean weigh(const WgStatement *s, void *context, GError **error)
{
  (void)error;
  Sieve *sieve = context;
  if (g_str_equal(s->predicate, WG_NS "confidence") &&
      wg_value_hundredths(s->object) < sieve->least)
    g_hash_table_add(sieve->weak, g_strdup(s->subject));
  else if (g_str_equal(s->predicate, WG_NS "reports"))
    g_hash_table_insert(sieve->tells, g_strdup(s->subject), g_strdup(s->object));
  return TRUE;
}

static void weigh_events(Sieve *sieve)
{
  GHashTableIter iter;
  gpointer report, event;
  g_hash_table_iter_init(&iter, sieve->tells);
  while (g_hash_table_iter_next(&iter, &report, &event)) {
    gboolean stays = !g_hash_table_contains(sieve->weak, report);
    if (stays || !g_hash_table_contains(sieve->events, event))
      g_hash_table_insert(sieve->events, event, GINT_TO_POINTER(stays));
  }
}

static gboolean is_gone(const Sieve *sieve, const char *iri)
{
  gpointer stays;
  if (g_hash_table_contains(sieve->weak, iri)) return TRUE;
  return g_hash_table_lookup_extended(sieve->events, iri, NULL, &stays) && !stays;
}

static gboolean sift(const WgStatement *s, void *context, GError **error)
{
  (void)error;
  Sieve *sieve = context;
  if (is_gone(sieve, s->subject) || (!s->literal && is_gone(sieve, s->object))) return TRUE;
  g_string_append(sieve->lines, s->line);
  g_string_append_c(sieve->lines, '\n');
  return TRUE;
}

// The ledger without the weak reports and the events that only these tell.
static char *sift_facts(const Sieve *sieve, const char *facts, guint *reports, GError **error)
{
  g_autoptr(WgLedger) ledger = wg_ledger_new();
  if (!wg_ledger_parse(ledger, facts, error)) return NULL;
  g_autofree gint64 *moved = g_new(gint64, ledger->events->len + 1);
  for (guint i = 0; i < ledger->events->len; i++) moved[i] = -1;
  for (guint i = ledger->reports->len; i-- > 0;) {
    const WgLedgerReport *r = wg_ledger_report(ledger, i);
    if (g_hash_table_contains(sieve->weak, r->iri)) g_array_remove_index(ledger->reports, i);
    else moved[r->event] = 0;
  }
  guint kept = 0;
  for (guint i = 0; i < ledger->events->len; i++) {
    if (moved[i] < 0) continue;
    *wg_ledger_event(ledger, kept) = *wg_ledger_event(ledger, i);
    moved[i] = kept++;
  }
  g_array_set_size(ledger->events, kept);
  for (guint i = 0; i < ledger->reports->len; i++) {
    WgLedgerReport *r = wg_ledger_report(ledger, i);
    r->event = (guint32)moved[r->event];
  }
  *reports = ledger->reports->len;
  return wg_ledger_format(ledger);
}

gboolean wg_confident(const WgArticleGraph *article, guint8 least, WgArticleGraph *out,
                      GError **error)
{
  Sieve sieve = {least, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                 g_hash_table_new(g_str_hash, g_str_equal),
                 g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                 g_string_new(NULL)};
  guint reports = 0;
  char *facts = NULL;
  gboolean ok = wg_lines_each(article->lines, NULL, weigh, &sieve, error);
  if (ok) {
    weigh_events(&sieve);
    ok = wg_lines_each(article->lines, NULL, sift, &sieve, error) &&
         (facts = sift_facts(&sieve, article->facts, &reports, error)) != NULL;
  }
  g_hash_table_destroy(sieve.weak);
  g_hash_table_destroy(sieve.events);
  g_hash_table_destroy(sieve.tells);
  if (!ok) {
    g_string_free(sieve.lines, TRUE);
    return FALSE;
  }
  *out = (WgArticleGraph){.iri = g_strdup(article->iri), .date = g_strdup(article->date),
                          .hash = g_strdup(article->hash), .mark = article->mark,
                          .facts = facts,
                          .lines = g_string_free(sieve.lines, FALSE), .reports = reports};
  return TRUE;
}
