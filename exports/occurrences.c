// SPDX-License-Identifier: Apache-2.0
//
// A table of changes: one row an occurrence, with what its reports say together.
#include "exports/escape.h"
#include "exports/network.h"

// What the reports of one occurrence come to.
typedef struct sum {
  WgTold told;
  const WgTelling *surest; // its codes are the row's
  gboolean affirmed, negated;
} Sum;

// By occurrence. Reports come sorted, so the first of equally sure ones stays.
static GHashTable *sum_up(const WgNetwork *n)
{
  GHashTable *sums = g_hash_table_new_full(NULL, NULL, NULL, wg_told_free);
  for (guint i = 0; i < n->tellings->len; i++) {
    const WgTelling *t = n->tellings->pdata[i];
    if (!t->change || t->article->retracted) continue;
    Sum *sum = g_hash_table_lookup(sums, t->change);
    if (!sum) g_hash_table_insert(sums, t->change, sum = wg_told_new(sizeof(Sum)));
    wg_told_add(&sum->told, t);
    if (!sum->surest || t->confidence > sum->surest->confidence) sum->surest = t;
    if (strcmp(t->polarity, "negated") == 0) sum->negated = TRUE;
    else sum->affirmed = TRUE;
  }
  return sums;
}

static const char *const NAMES[] = {
    "date", "precision", "first_day", "last_day", "class", "phase", "polarity", "modality",
    WG_PARTY_NAMES("actor"), WG_PARTY_NAMES("target"), "standing", "reports", "sources",
    "confidence", "cameo", "plover", "event", "occurrence"};
#define COLUMNS G_N_ELEMENTS(NAMES)

static void put_row(GString *out, const WgChange *c, const Sum *sum)
{
  const WgEdge *e = c->event;
  WgDay first, last;
  char reports[16], sources[16];
  g_autoptr(GString) confidence = g_string_new(NULL);
  wg_day_first(c->date, first);
  wg_day_last(c->date, last);
  g_snprintf(reports, sizeof reports, "%u", sum->told.reports);
  g_snprintf(sources, sizeof sources, "%u", g_hash_table_size(sum->told.originals));
  const char *cells[COLUMNS] = {
      c->date, c->precision, first, last, e->event_class, c->phase,
      sum->affirmed && sum->negated ? "both" : sum->negated ? "negated" : "affirmed",
      "actual"};
  wg_party_cells(e->actor, cells + 8);
  wg_party_cells(e->target, cells + 8 + WG_PARTY_CELLS);
  const char *const rest[] = {e->standing,
                              reports,
                              sources,
                              wg_confidence_text(sum->surest->confidence, confidence),
                              sum->surest->cameo,
                              sum->surest->plover,
                              e->iri,
                              c->iri};
  memcpy(cells + 8 + 2 * WG_PARTY_CELLS, rest, sizeof rest);
  wg_escape_csv_row(out, cells, COLUMNS);
}

static int by_date(const void *a, const void *b)
{
  const WgChange *one = *(const WgChange *const *)a, *two = *(const WgChange *const *)b;
  int order = strcmp(one->date, two->date);
  return order ? order : strcmp(one->iri, two->iri);
}

static gboolean finish(WgWriter *writer, GError **error)
{
  WgNetwork *n = wg_network_settle(writer);
  g_autoptr(GHashTable) sums = sum_up(n);
  gboolean ok = TRUE;
  g_ptr_array_sort(n->changes, by_date);
  wg_escape_csv_row(writer->out, NAMES, COLUMNS);
  for (guint i = 0; ok && i < n->changes->len; i++) {
    const WgChange *c = n->changes->pdata[i];
    const Sum *sum = g_hash_table_lookup(sums, c);
    if (!c->event || !sum || (!c->event->actor && !c->event->target)) continue;
    put_row(writer->out, c, sum);
    ok = wg_writer_flush(writer, error);
  }
  return ok;
}

const WgWriterClass WG_WRITER_OCCURRENCES = {wg_network_begin, wg_network_statement, finish,
                                             wg_network_clear};
