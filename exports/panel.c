// SPDX-License-Identifier: Apache-2.0
//
// The dyad–month panel: for each month, actor, target and class what was told in it and
// what is told of it, with the articles read of that month as denominator; and the months
// alone, also those in which nobody did anything.
#include "exports/escape.h"
#include "exports/network.h"
#include "graph/index.h"

typedef char Month[8]; // "2031-04"

// A row. Its key is month, actor, target and class, joined by blanks, which no IRI holds.
typedef struct cell {
  WgTold told;
  const WgEdge *event; // one of its events, for the parties
  guint begun, ended;
} Cell;

typedef struct tally {
  guint articles, originals;
} Tally;

static Cell *cell_of(GHashTable *cells, const char *month, const WgEdge *e)
{
  g_autofree char *key =
      g_strjoin(" ", month, e->actor->iri, e->target->iri, e->event_class, NULL);
  Cell *cell = g_hash_table_lookup(cells, key);
  if (cell) return cell;
  cell = wg_told_new(sizeof(Cell));
  cell->event = e;
  g_hash_table_insert(cells, g_steal_pointer(&key), cell);
  return cell;
}

static Tally *tally_of(GHashTable *months, const char *month)
{
  Tally *tally = g_hash_table_lookup(months, month);
  if (tally) return tally;
  g_hash_table_insert(months, g_strdup(month), tally = g_new0(Tally, 1));
  return tally;
}

// "" for a day that is not known to the month.
static void month_of(const char *day, Month month)
{
  g_strlcpy(month, strlen(day) >= 7 ? day : "", sizeof(Month));
}

static void count_reports(const WgNetwork *n, GHashTable *cells, GHashTable *months)
{
  Month month;
  for (guint i = 0; i < n->tellings->len; i++) {
    const WgTelling *t = n->tellings->pdata[i];
    month_of(t->article->date, month);
    if (!*month || !wg_edge_joins(t->event) || t->article->retracted) continue;
    wg_told_add(&cell_of(cells, month, t->event)->told, t);
    tally_of(months, month);
  }
}

static void count_changes(const WgNetwork *n, GHashTable *cells, GHashTable *months)
{
  for (guint i = 0; i < n->changes->len; i++) {
    const WgChange *c = n->changes->pdata[i];
    if (!c->event || !wg_edge_joins(c->event) || strcmp(c->precision, "month") != 0)
      continue;
    Cell *cell = cell_of(cells, c->date, c->event);
    if (strcmp(c->phase, "ended") == 0) cell->ended++;
    else cell->begun++;
    tally_of(months, c->date);
  }
}

static void count_articles(const WgNetwork *n, GHashTable *months)
{
  Month month;
  for (guint i = 0; i < n->pages->len; i++) {
    const WgPage *page = n->pages->pdata[i];
    month_of(page->date, month);
    if (!*month) continue;
    Tally *tally = tally_of(months, month);
    tally->articles++;
    if (page->original == page) tally->originals++;
  }
}

static const char *const NAMES[] = {
    "month", WG_PARTY_NAMES("actor"), WG_PARTY_NAMES("target"), "class", "begun", "ended",
    "reports", "sources", "articles_read", "originals_read"};
#define COLUMNS G_N_ELEMENTS(NAMES)
#define NUMBERS 6

static void put_row(GString *out, const char *month, const Cell *c, const Tally *read)
{
  const guint numbers[NUMBERS] = {c->begun, c->ended, c->told.reports,
                                  g_hash_table_size(c->told.originals), read->articles,
                                  read->originals};
  char digits[NUMBERS][16];
  const char *cells[COLUMNS] = {month};
  wg_party_cells(c->event->actor, cells + 1);
  wg_party_cells(c->event->target, cells + 1 + WG_PARTY_CELLS);
  cells[COLUMNS - NUMBERS - 1] = c->event->event_class;
  for (guint i = 0; i < NUMBERS; i++) {
    g_snprintf(digits[i], sizeof digits[i], "%u", numbers[i]);
    cells[COLUMNS - NUMBERS + i] = digits[i];
  }
  wg_escape_csv_row(out, cells, COLUMNS);
}

static gboolean put_dyads(WgWriter *writer, GHashTable *cells, GHashTable *months,
                          GError **error)
{
  g_autoptr(GPtrArray) keys = wg_set_sorted(cells);
  gboolean ok = wg_writer_part(writer, "dyads", error);
  wg_escape_csv_row(writer->out, NAMES, COLUMNS);
  for (guint i = 0; ok && i < keys->len; i++) {
    Month month;
    month_of(keys->pdata[i], month);
    put_row(writer->out, month, g_hash_table_lookup(cells, keys->pdata[i]),
            g_hash_table_lookup(months, month));
    ok = wg_writer_flush(writer, error);
  }
  return ok;
}

static gboolean put_months(WgWriter *writer, GHashTable *months, GError **error)
{
  g_autoptr(GPtrArray) keys = wg_set_sorted(months);
  gboolean ok = wg_writer_part(writer, "months", error);
  g_string_append(writer->out, "month,articles_read,originals_read\r\n");
  for (guint i = 0; i < keys->len; i++) {
    const Tally *tally = g_hash_table_lookup(months, keys->pdata[i]);
    g_string_append_printf(writer->out, "%s,%u,%u\r\n", (char *)keys->pdata[i],
                           tally->articles, tally->originals);
  }
  return ok;
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  g_autoptr(GHashTable) cells =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, wg_told_free);
  g_autoptr(GHashTable) months =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  count_articles(writer->whole ? writer->whole : n, months);
  count_reports(n, cells, months);
  count_changes(n, cells, months);
  return put_dyads(writer, cells, months, error) && put_months(writer, months, error);
}

const WgWriterClass WG_WRITER_PANEL = {wg_network_begin, wg_network_statement, finish,
                                       wg_network_clear};
