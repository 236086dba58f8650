// SPDX-License-Identifier: Apache-2.0
//
// Events over all articles. Every report becomes a row of fields parted by tabs:
//   event  article  actor  target  class  key  shown  polarity  modality  phase  told  date
//   outcome  retracted
// The rows are sorted, so those of an event come together and within it those of an
// article; what is known of the event at hand is a handful of counters.
#include "graph/merging.h"
#include "graph/names.h"
#include "graph/terms.h"
#include "graph/value.h"

enum {
  EVENT, ARTICLE, ACTOR, TARGET, CLASS, KEY, SHOWN, POLARITY, MODALITY, PHASE, TOLD,
  DATE, OUTCOME, RETRACTED, FIELDS
};

// What is known of the event at hand.
typedef struct dossier {
  GString *iri, *event_class, *key, *shown, *article;
  GString *first, *last;        // dates of articles
  GString *newest_date, *newest_told; // of the latest actual report
  guint actor, target;
  guint64 reports, articles;  // all reports; articles that were not retracted
  guint outcomes;             // a bit for each
  gboolean actual, affirmed, negated; // among actual reports
  gboolean over;                      // the latest of them says ended
} Dossier;

typedef struct walk {
  WgMerging *m;
  GString *row; // cut into fields
  Dossier at;
} Walk;

// A field without what parts fields and rows.
static void put(GString *row, const char *field)
{
  if (row->len) g_string_append_c(row, '\t');
  gsize begin = row->len;
  if (field) g_string_append(row, field);
  for (char *p = row->str + begin; *p; p++)
    if (*p == '\t' || *p == '\n') *p = ' ';
}

static void put_place(GString *row, guint place)
{
  char digits[16];
  g_snprintf(digits, sizeof digits, "%u", place);
  put(row, digits);
}

// The last day that the told change can be of; a report without a date tells of the day
// it appears.
static const char *told_when(const WgLedgerReport *r, const char *date)
{
  return r->latest ? r->latest : r->time ? r->time : date;
}

static gboolean add_row(WgMerging *m, const WgArticleGraph *article,
                        const WgLedgerEvent *v, const WgSettled *settled,
                        const WgLedgerReport *r, GError **error)
{
  GString *row = m->scratch;
  char date[11] = "";
  if (article->date) g_strlcpy(date, article->date, sizeof date);
  g_string_truncate(row, 0);
  put(row, settled->iri);
  // What was copied counts as the article that it was copied from.
  const char *original = wg_copies_original(m->copies, article->iri);
  put(row, original ? original : article->iri);
  put_place(row, settled->actor);
  put_place(row, settled->target);
  put(row, v->event_class);
  put(row, v->key);
  put(row, v->shown);
  put(row, wg_polarity_name(r->polarity));
  put(row, wg_modality_name(r->modality));
  put(row, wg_phase_name(r->phase));
  put(row, told_when(r, date));
  put(row, date);
  put(row, wg_outcome_name(r->outcome));
  put(row, article->mark == WG_MARK_RETRACTED ? "1" : "");
  // The report's own name keeps two alike from becoming one row.
  put(row, r->iri);
  return wg_sorter_add(m->told, row->str, error);
}

// Statements of one subject are told in the order of their lines, which costs the sorter least.

// Actual, dated, begun or ended; what is said never to have begun is none.
static gboolean tell_occurrence(WgMerging *m, const char *event,
                                const WgLedgerReport *r, GError **error)
{
  gboolean happened = r->phase == WG_ENDED ||
                      (r->phase == WG_BEGUN && r->polarity == WG_AFFIRMED);
  if (!r->time || r->modality != WG_ACTUAL || !happened) return TRUE;
  gboolean month = strlen(r->time) >= 7;
  g_autofree char *when = g_strndup(r->time, month ? 7 : 4);
  g_autofree char *iri =
      wg_iri_occurrence(m->base, event, wg_phase_name(r->phase), when);
  g_autofree char *label = g_strconcat(wg_phase_name(r->phase), " ", when, NULL);
  return wg_merging_iri(m, r->iri, WG_NS "inOccurrence", iri, error) &&
         wg_merging_text(m, iri, DCTERMS_NS "date", when,
                         month ? XSD_YEAR_MONTH : XSD_YEAR, error) &&
         wg_merging_iri(m, iri, DCTERMS_NS "isPartOf", event, error) &&
         wg_merging_iri(m, iri, RDF_TYPE, WG_NS "Occurrence", error) &&
         wg_merging_text(m, iri, RDFS_LABEL, label, NULL, error) &&
         wg_merging_text(m, iri, WG_NS "precision", month ? "month" : "year", NULL,
                         error);
}

static const char *party_name(const WgMerging *m, guint place, const char **type)
{
  *type = NULL;
  if (place == WG_NOBODY) return NULL;
  WgWho who;
  wg_roster_who(m->roster, place, &who);
  *type = wg_type_name(who.type);
  return who.name;
}

// "Role: Jane Roe → John Roe: a Person as actor, a Person as target" for the list.
static void set_aside(WgMerging *m, const WgLedgerEvent *v, const WgSettled *settled)
{
  if (g_hash_table_contains(m->aside, settled->iri)) return;
  const char *is, *of;
  const char *actor = party_name(m, settled->actor, &is);
  const char *target = party_name(m, settled->target, &of);
  g_autofree char *label = wg_schema_label(m->schema, v->event_class, actor, target,
                                           v->shown ? v->shown : v->key);
  char *why = g_strdup_printf("%s: actor %s, target %s", label, is ? is : "none",
                              of ? of : "none");
  g_hash_table_insert(m->aside, g_strdup(settled->iri), why);
}

static gboolean enter_report(WgMerging *m, const WgArticleGraph *article,
                             const WgLedgerReport *r, const WgSettled *settled,
                             GError **error)
{
  const WgLedgerEvent *v = wg_ledger_event(m->ledger, r->event);
  if (m->only && !g_hash_table_contains(m->only, settled->old)) return TRUE;
  if (!settled->fits) {
    set_aside(m, v, settled);
    return TRUE;
  }
  return add_row(m, article, v, settled, r, error) &&
         (article->mark == WG_MARK_RETRACTED ||
          tell_occurrence(m, settled->iri, r, error)) &&
         (strcmp(settled->iri, settled->old) == 0 ||
          wg_merging_iri(m, settled->old, DCTERMS_REPLACED, settled->iri, error));
}

gboolean wg_dossier_enter(WgMerging *m, const WgArticleGraph *article, GError **error)
{
  const WgLedger *ledger = m->ledger;
  g_autofree WgSettled *settled = g_new(WgSettled, ledger->events->len);
  wg_merging_find_parties(m);
  for (guint i = 0; i < ledger->events->len; i++) wg_merging_settle(m, i, &settled[i]);
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < ledger->reports->len; i++) {
    const WgLedgerReport *r = wg_ledger_report(ledger, i);
    ok = enter_report(m, article, r, &settled[r->event], error);
  }
  for (guint i = 0; i < ledger->events->len; i++) wg_settled_clear(&settled[i]);
  return ok;
}

// The rule of standing; see docs/graph.md.
static const char *standing(const Dossier *d)
{
  if (!d->articles) return "retractedOnly";
  if (!d->actual) return "notActual";
  if (d->over) return "over";
  if (d->affirmed && d->negated) return "disputed";
  return d->affirmed ? "affirmedOnly" : "negatedOnly";
}

static gboolean tell_date(WgMerging *m, const char *iri, const char *property,
                          const char *date, GError **error)
{
  const char *datatype = NULL;
  g_autofree char *value = wg_value_date(date, &datatype);
  return wg_merging_text(m, iri, property, value, datatype, error);
}

static gboolean tell_number(WgMerging *m, const char *iri, const char *property,
                            guint64 number, GError **error)
{
  char digits[24];
  g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, number);
  return wg_merging_text(m, iri, property, digits, XSD_INTEGER, error);
}

static void who_is(const WgMerging *m, guint place, WgWho *who)
{
  *who = (WgWho){0};
  if (place != WG_NOBODY) wg_roster_who(m->roster, place, who);
}

static gboolean tell_flat(WgMerging *m, const Dossier *d, const WgWho *actor,
                          const WgWho *target, GError **error)
{
  const char *event_class = d->event_class->str;
  const char *flat = wg_schema_flat(m->schema, event_class);
  if (!flat || !actor->iri || !target->iri || d->actor == d->target) return TRUE;
  if (strcmp(event_class, "Accusation") == 0 && target->kind == WG_KIND_PERSON)
    return TRUE;
  return wg_merging_iri(m, actor->iri, flat, target->iri, error) &&
         (!wg_schema_symmetric(m->schema, event_class) ||
          wg_merging_iri(m, target->iri, flat, actor->iri, error));
}

// An Origin gives its organization a country, as long as there is but one.
static void note_origin(WgMerging *m, const Dossier *d, const WgWho *target)
{
  if (strcmp(d->event_class->str, "Origin") != 0 || d->actor == WG_NOBODY ||
      !target->iri || target->type != WG_TYPE_COUNTRY)
    return;
  gpointer who = GUINT_TO_POINTER(d->actor + 1);
  gpointer country = GUINT_TO_POINTER(d->target + 1);
  gpointer before = NULL;
  if (g_hash_table_lookup_extended(m->origin, who, NULL, &before) && before != country)
    country = NULL;
  g_hash_table_insert(m->origin, who, country);
}

static gboolean tell_outcomes(WgMerging *m, const Dossier *d, GError **error)
{
  for (int o = WG_NO_OUTCOME + 1; o <= WG_OVERTURNED; o++) {
    g_autofree char *value = g_strconcat(WG_NS, wg_outcome_name((WgOutcome)o), NULL);
    if ((d->outcomes & 1U << o) &&
        !wg_merging_iri(m, d->iri->str, WG_NS "outcome", value, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean tell_event(WgMerging *m, const Dossier *d, GError **error)
{
  const char *iri = d->iri->str, *stands = standing(d);
  WgWho actor, target;
  who_is(m, d->actor, &actor);
  who_is(m, d->target, &target);
  const char *detail = d->shown->len ? d->shown->str : d->key->len ? d->key->str : NULL;
  g_autofree char *type = g_strconcat(WG_NS, d->event_class->str, NULL);
  g_autofree char *value = g_strconcat(WG_NS, stands, NULL);
  g_autofree char *label = wg_schema_label(m->schema, d->event_class->str, actor.name,
                                           target.name, detail);
  gboolean in_force =
      strcmp(stands, "affirmedOnly") == 0 || strcmp(stands, "disputed") == 0;
  m->counts.events++;
  if (in_force) note_origin(m, d, &target);
  return wg_merging_iri(m, iri, RDF_TYPE, type, error) &&
         wg_merging_text(m, iri, RDFS_LABEL, label, NULL, error) &&
         wg_merging_iri(m, iri, WG_NS "actor", actor.iri, error) &&
         tell_date(m, iri, WG_NS "firstReported", d->first->str, error) &&
         tell_number(m, iri, WG_NS "independentSources", d->articles, error) &&
         tell_date(m, iri, WG_NS "lastReported", d->last->str, error) &&
         tell_outcomes(m, d, error) &&
         tell_number(m, iri, WG_NS "reportCount", d->reports, error) &&
         wg_merging_iri(m, iri, WG_NS "standing", value, error) &&
         wg_merging_iri(m, iri, WG_NS "target", target.iri, error) &&
         (!in_force || tell_flat(m, d, &actor, &target, error));
}

static void begin_event(Dossier *d, char **field)
{
  g_string_assign(d->iri, field[EVENT]);
  g_string_assign(d->event_class, field[CLASS]);
  g_string_assign(d->key, field[KEY]);
  g_string_assign(d->shown, field[SHOWN]);
  g_string_truncate(d->article, 0);
  g_string_truncate(d->first, 0);
  g_string_truncate(d->last, 0);
  g_string_truncate(d->newest_date, 0);
  g_string_truncate(d->newest_told, 0);
  d->actor = (guint)g_ascii_strtoull(field[ACTOR], NULL, 10);
  d->target = (guint)g_ascii_strtoull(field[TARGET], NULL, 10);
  d->reports = d->articles = 0;
  d->outcomes = 0;
  d->actual = d->affirmed = d->negated = d->over = FALSE;
}

static void weigh_actual(Dossier *d, char **field)
{
  gboolean ended = strcmp(field[PHASE], wg_phase_name(WG_ENDED)) == 0;
  gboolean negated = strcmp(field[POLARITY], wg_polarity_name(WG_NEGATED)) == 0;
  int newer = strcmp(field[DATE], d->newest_date->str);
  if (!newer) newer = strcmp(field[TOLD], d->newest_told->str);
  // What ended must have been; of two of one day the end comes last.
  if (!d->actual || newer > 0 || (newer == 0 && ended)) {
    g_string_assign(d->newest_date, field[DATE]);
    g_string_assign(d->newest_told, field[TOLD]);
    d->over = ended;
  }
  WgOutcome outcome = WG_NO_OUTCOME;
  if (wg_outcome_find(field[OUTCOME], &outcome) && outcome != WG_NO_OUTCOME)
    d->outcomes |= 1U << outcome;
  d->actual = TRUE;
  if (negated && !ended) d->negated = TRUE;
  else d->affirmed = TRUE;
}

static void weigh(Dossier *d, char **field)
{
  d->reports++;
  const char *date = field[DATE];
  if (*date && (!d->first->len || strcmp(date, d->first->str) < 0))
    g_string_assign(d->first, date);
  if (*date && strcmp(date, d->last->str) > 0) g_string_assign(d->last, date);
  if (*field[SHOWN] && strcmp(field[SHOWN], d->shown->str) < 0)
    g_string_assign(d->shown, field[SHOWN]);
  if (*field[RETRACTED]) return;
  if (!d->articles || strcmp(d->article->str, field[ARTICLE]) != 0) {
    d->articles++;
    g_string_assign(d->article, field[ARTICLE]);
  }
  if (strcmp(field[MODALITY], wg_modality_name(WG_ACTUAL)) == 0)
    weigh_actual(d, field);
}

static void cut(char *row, char **field)
{
  guint n = 0;
  for (char *p = row, *tab; p; p = tab) {
    g_assert(n <= FIELDS);
    field[n++] = p;
    tab = strchr(p, '\t');
    if (tab) *tab++ = '\0';
  }
  g_assert(n == FIELDS + 1);
}

static gboolean take_row(const char *row, void *context, GError **error)
{
  Walk *walk = context;
  Dossier *d = &walk->at;
  char *field[FIELDS + 1];
  g_string_assign(walk->row, row);
  cut(walk->row->str, field);
  if (!d->reports || strcmp(d->iri->str, field[EVENT]) != 0) {
    if (d->reports && !tell_event(walk->m, d, error)) return FALSE;
    begin_event(d, field);
  }
  weigh(d, field);
  return TRUE;
}

gboolean wg_dossier_tell(WgMerging *m, GError **error)
{
  Walk walk = {.m = m};
  Dossier *d = &walk.at;
  GString **strings[] = {&d->iri,   &d->event_class, &d->key,         &d->shown,
                         &d->article, &d->first,     &d->last,        &d->newest_date,
                         &d->newest_told, &walk.row};
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++) *strings[i] = g_string_new(NULL);
  gboolean ok = wg_sorter_each(m->told, take_row, &walk, error) &&
                (!d->reports || tell_event(m, d, error));
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++) g_string_free(*strings[i], TRUE);
  return ok;
}
