// SPDX-License-Identifier: Apache-2.0
//
// Lines of fields parted by tabs, the first telling what the line holds:
//   S  signature of the text
//   E  iri  type  known  country  iso3  match  name  alias…
//   V  class  actor  target  key  shown
//   R  iri  event  polarity  modality  phase  time  latest  outcome
// Entities and events are named by their place, counted from 0. An empty field is NULL.
#include "graph/ledger.h"

#include "graph/iri.h"
#include "graph/names.h"
#include "graph/store.h"

WgLedger *wg_ledger_new(void)
{
  WgLedger *ledger = g_new0(WgLedger, 1);
  ledger->arena = wg_arena_new();
  ledger->entities = g_array_new(FALSE, FALSE, sizeof(WgLedgerEntity));
  ledger->events = g_array_new(FALSE, FALSE, sizeof(WgLedgerEvent));
  ledger->reports = g_array_new(FALSE, FALSE, sizeof(WgLedgerReport));
  return ledger;
}

void wg_ledger_free(WgLedger *ledger)
{
  if (!ledger) return;
  wg_arena_free(ledger->arena);
  g_array_free(ledger->entities, TRUE);
  g_array_free(ledger->events, TRUE);
  g_array_free(ledger->reports, TRUE);
  g_free(ledger);
}

void wg_ledger_reset(WgLedger *ledger)
{
  wg_arena_reset(ledger->arena);
  ledger->signature = NULL;
  g_array_set_size(ledger->entities, 0);
  g_array_set_size(ledger->events, 0);
  g_array_set_size(ledger->reports, 0);
}

static void put(GString *out, const char *field)
{
  g_string_append_c(out, '\t');
  for (const char *p = field ? field : ""; *p; p++) {
    switch (*p) {
    case '\t': g_string_append(out, "\\t"); break;
    case '\n': g_string_append(out, "\\n"); break;
    case '\\': g_string_append(out, "\\\\"); break;
    default: g_string_append_c(out, *p);
    }
  }
}

static void put_number(GString *out, gint64 number)
{
  g_string_append_printf(out, "\t%" G_GINT64_FORMAT, number);
}

char *wg_ledger_format(const WgLedger *ledger)
{
  GString *out = g_string_new(NULL);
  if (ledger->signature)
    g_string_append_printf(out, "S\t%s\n", ledger->signature);
  for (guint i = 0; i < ledger->entities->len; i++) {
    const WgLedgerEntity *e = wg_ledger_entity(ledger, i);
    g_string_append_c(out, 'E');
    put(out, e->iri);
    put(out, wg_type_name(e->type));
    put_number(out, e->known ? 1 : 0);
    put(out, e->country);
    put(out, e->iso3);
    put(out, e->match);
    put(out, e->name);
    for (const char *const *a = e->aliases; a && *a; a++) put(out, *a);
    g_string_append_c(out, '\n');
  }
  for (guint i = 0; i < ledger->events->len; i++) {
    const WgLedgerEvent *v = wg_ledger_event(ledger, i);
    g_string_append_c(out, 'V');
    put(out, v->event_class);
    put_number(out, v->actor);
    put_number(out, v->target);
    put(out, v->key);
    put(out, v->shown);
    g_string_append_c(out, '\n');
  }
  for (guint i = 0; i < ledger->reports->len; i++) {
    const WgLedgerReport *r = wg_ledger_report(ledger, i);
    g_string_append_c(out, 'R');
    put(out, r->iri);
    put_number(out, r->event);
    put(out, wg_polarity_name(r->polarity));
    put(out, wg_modality_name(r->modality));
    put(out, wg_phase_name(r->phase));
    put(out, r->time);
    put(out, r->latest);
    put(out, wg_outcome_name(r->outcome));
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

// Undo put() in place.
static void unescape(char *field)
{
  char *to = strchr(field, '\\');
  if (!to) return;
  for (const char *p = to; *p; p++) {
    if (*p == '\\' && p[1]) {
      p++;
      *to++ = *p == 't' ? '\t' : *p == 'n' ? '\n' : *p;
    } else {
      *to++ = *p;
    }
  }
  *to = '\0';
}

// Cut `line` at its tabs in place; fields[0] is the line's mark.
static guint cut(char *line, GPtrArray *fields)
{
  g_ptr_array_set_size(fields, 0);
  for (char *p = line; p;) {
    char *tab = strchr(p, '\t');
    if (tab) *tab++ = '\0';
    g_ptr_array_add(fields, p);
    p = tab;
  }
  for (guint i = 0; i < fields->len; i++) unescape(fields->pdata[i]);
  return fields->len;
}

static const char *text(GPtrArray *fields, guint i)
{
  const char *field = fields->pdata[i];
  return *field ? field : NULL;
}

static gint64 number(GPtrArray *fields, guint i)
{
  return g_ascii_strtoll(fields->pdata[i], NULL, 10);
}

static gboolean read_entity(WgLedger *ledger, GPtrArray *f)
{
  WgLedgerEntity e = {.iri = text(f, 1), .known = number(f, 3) != 0,
                      .country = text(f, 4), .iso3 = text(f, 5),
                      .match = text(f, 6), .name = f->pdata[7]};
  const char **aliases = wg_arena_new0(ledger->arena, const char *, f->len - 7);
  for (guint i = 8; i < f->len; i++) aliases[i - 8] = f->pdata[i];
  e.aliases = aliases;
  if (!e.iri || !wg_type_find(f->pdata[2], &e.type)) return FALSE;
  g_array_append_val(ledger->entities, e);
  return TRUE;
}

static gboolean read_event(WgLedger *ledger, GPtrArray *f)
{
  gint64 n = ledger->entities->len, actor = number(f, 2), target = number(f, 3);
  if (!text(f, 1) || actor < -1 || actor >= n || target < -1 || target >= n)
    return FALSE;
  WgLedgerEvent v = {.event_class = text(f, 1), .actor = (gint32)actor,
                     .target = (gint32)target, .key = text(f, 4),
                     .shown = text(f, 5)};
  g_array_append_val(ledger->events, v);
  return TRUE;
}

static gboolean read_report(WgLedger *ledger, GPtrArray *f)
{
  gint64 event = number(f, 2);
  WgLedgerReport r = {.iri = text(f, 1), .event = (guint32)event,
                      .time = text(f, 6), .latest = text(f, 7)};
  if (!r.iri || event < 0 || event >= ledger->events->len ||
      !wg_polarity_find(f->pdata[3], &r.polarity) ||
      !wg_modality_find(f->pdata[4], &r.modality) ||
      !wg_phase_find(f->pdata[5], &r.phase) ||
      !wg_outcome_find(f->pdata[8], &r.outcome))
    return FALSE;
  g_array_append_val(ledger->reports, r);
  return TRUE;
}

static gboolean read_line(WgLedger *ledger, char *line, GPtrArray *fields)
{
  guint n = cut(line, fields);
  switch (line[0]) {
  case 'S':
    if (n == 2) ledger->signature = text(fields, 1);
    return n == 2;
  case 'E': return n >= 8 && read_entity(ledger, fields);
  case 'V': return n == 6 && read_event(ledger, fields);
  case 'R': return n == 9 && read_report(ledger, fields);
  default: return FALSE;
  }
}

gboolean wg_ledger_parse(WgLedger *ledger, const char *lines, GError **error)
{
  wg_ledger_reset(ledger);
  char *copy = wg_arena_strdup(ledger->arena, lines);
  GPtrArray *fields = g_ptr_array_new();
  gboolean ok = TRUE;
  for (char *line = copy; ok && *line;) {
    char *end = strchr(line, '\n');
    ok = end != NULL;
    if (!ok) break;
    *end = '\0';
    ok = read_line(ledger, line, fields);
    line = end + 1;
  }
  if (!ok)
    g_set_error_literal(error, WG_STORE_ERROR, WG_STORE_ERROR_FORMAT,
                        "an article of the store is damaged; build the store anew");
  g_ptr_array_free(fields, TRUE);
  return ok;
}

const char *wg_ledger_party(const WgLedger *ledger, gint32 entity)
{
  return entity < 0 ? NULL : wg_ledger_entity(ledger, (guint)entity)->iri;
}

char *wg_ledger_event_iri(const WgLedger *ledger, const WgLedgerEvent *event,
                          const char *base)
{
  return wg_iri_event(base, event->event_class, wg_ledger_party(ledger, event->actor),
                      wg_ledger_party(ledger, event->target), event->key);
}
