// SPDX-License-Identifier: Apache-2.0
//
// Spells: from when to when something between two parties lasted, as far as dated changes
// tell, with its censoring. Observation ends with the last article.
#include "exports/escape.h"
#include "exports/network.h"

// What lasts; other classes are acts of a moment.
static const char *const LASTING[] = {"TieSuspension", "Restriction", "Sanction",
                                      "Partnership",   "Membership",  "RoleHolding",
                                      "Ownership"};

typedef struct spell {
  const WgEdge *event;
  const WgChange *start, *end; // NULL: not told
  guint number;                // within the event, from 1
} Spell;

typedef struct table {
  WgWriter *writer;
  WgDay from, until; // of observation
} Table;

static const char *const NAMES[] = {
    "class", WG_PARTY_NAMES("actor"), WG_PARTY_NAMES("target"), "spell", "start",
    "start_precision", "end", "end_precision", "left_censored", "right_censored", "over",
    "months", "observed_from", "observed_until", "standing", "event"};
#define COLUMNS G_N_ELEMENTS(NAMES)

static int months_since_zero(const char *date)
{
  return (int)(g_ascii_strtoull(date, NULL, 10) * 12 + g_ascii_strtoull(date + 5, NULL, 10));
}

// Months from start to end, to the end of observation where it lasts; "" where one of them
// is not known to the month.
static void put_months(const Spell *s, const Table *table, gboolean lasts, char text[16])
{
  const char *until = s->end ? s->end->date : lasts ? table->until : "";
  *text = '\0';
  if (s->start && strlen(s->start->date) >= 7 && strlen(until) >= 7)
    g_snprintf(text, 16, "%d", months_since_zero(until) - months_since_zero(s->start->date));
}

static gboolean put_spell(const Spell *s, const Table *table, GError **error)
{
  const WgEdge *e = s->event;
  gboolean over = s->end || strcmp(e->standing, "over") == 0;
  char number[16], months[16];
  const char *cells[COLUMNS] = {e->event_class};
  g_snprintf(number, sizeof number, "%u", s->number);
  put_months(s, table, !over, months);
  wg_party_cells(e->actor, cells + 1);
  wg_party_cells(e->target, cells + 1 + WG_PARTY_CELLS);
  const char *const rest[] = {number,
                              s->start ? s->start->date : "",
                              s->start ? s->start->precision : "",
                              s->end ? s->end->date : "",
                              s->end ? s->end->precision : "",
                              s->start ? "0" : "1",
                              over ? "0" : "1",
                              over ? "1" : "0",
                              months,
                              table->from,
                              table->until,
                              e->standing,
                              e->iri};
  memcpy(cells + 1 + 2 * WG_PARTY_CELLS, rest, sizeof rest);
  wg_escape_csv_row(table->writer->out, cells, COLUMNS);
  return wg_writer_flush(table->writer, error);
}

// What the changes of one event come to, by date: a beginning opens a spell unless one is
// open, an end closes it. An end before any beginning closes one whose start is not told;
// an end more says again that it is over.
static gboolean put_event(const WgEdge *e, GPtrArray *changes, const Table *table,
                          GError **error)
{
  Spell s = {.event = e};
  gboolean ok = TRUE, open = FALSE;
  for (guint i = 0; ok && changes && i < changes->len; i++) {
    const WgChange *c = changes->pdata[i];
    gboolean ends = strcmp(c->phase, "ended") == 0;
    if (ends ? !open && s.number : open) continue;
    if (!open) {
      s.number++;
      s.start = ends ? NULL : c;
      s.end = NULL;
    }
    open = !ends;
    if (!ends) continue;
    s.end = c;
    ok = put_spell(&s, table, error);
  }
  gboolean in_force = strcmp(e->standing, "affirmedOnly") == 0 ||
                      strcmp(e->standing, "disputed") == 0;
  if (!s.number && in_force) { // it is so, since a day that is not told
    s.number = 1;
    open = TRUE;
  }
  return ok && (!open || put_spell(&s, table, error));
}

static gboolean is_lasting(const WgEdge *e)
{
  for (guint i = 0; i < G_N_ELEMENTS(LASTING); i++)
    if (strcmp(e->event_class, LASTING[i]) == 0) return wg_edge_joins(e);
  return FALSE;
}

// A beginning stands at the first day it can be of, an end at the last.
static void day_of(const WgChange *c, WgDay day)
{
  if (strcmp(c->phase, "ended") == 0) wg_day_last(c->date, day);
  else wg_day_first(c->date, day);
}

static int by_day(const void *a, const void *b)
{
  const WgChange *one = *(const WgChange *const *)a, *two = *(const WgChange *const *)b;
  WgDay first, second;
  day_of(one, first);
  day_of(two, second);
  int order = strcmp(first, second);
  return order ? order : strcmp(one->iri, two->iri);
}

static GHashTable *changes_by_event(const WgNetwork *n)
{
  GHashTable *out =
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < n->changes->len; i++) {
    WgChange *c = n->changes->pdata[i];
    GPtrArray *list = g_hash_table_lookup(out, c->event);
    if (!c->event || !is_lasting(c->event)) continue;
    if (!list) g_hash_table_insert(out, c->event, list = g_ptr_array_new());
    g_ptr_array_add(list, c);
  }
  return out;
}

static void note_observation(Table *table, const WgNetwork *n)
{
  for (guint i = 0; i < n->pages->len; i++) {
    const char *day = ((WgPage *)n->pages->pdata[i])->date;
    if (!*day) continue;
    if (!*table->from || strcmp(day, table->from) < 0) memcpy(table->from, day, sizeof(WgDay));
    if (strcmp(day, table->until) > 0) memcpy(table->until, day, sizeof(WgDay));
  }
}

static gboolean finish(WgWriter *writer, GError **error)
{
  const WgNetwork *n = wg_network_settle(writer);
  Table table = {.writer = writer};
  g_autoptr(GHashTable) changes = changes_by_event(n);
  gboolean ok = TRUE;
  note_observation(&table, writer->whole ? writer->whole : n);
  wg_escape_csv_row(writer->out, NAMES, COLUMNS);
  for (guint i = 0; ok && i < n->edges->len; i++) {
    const WgEdge *e = n->edges->pdata[i];
    GPtrArray *of = g_hash_table_lookup(changes, e);
    if (of) g_ptr_array_sort(of, by_day);
    if (is_lasting(e)) ok = put_event(e, of, &table, error);
  }
  return ok;
}

const WgWriterClass WG_WRITER_SPELLS = {wg_network_begin, wg_network_statement, finish,
                                        wg_network_clear};
