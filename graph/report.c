// SPDX-License-Identifier: Apache-2.0
#include "graph/article.h"
#include "graph/iri.h"
#include "graph/names.h"
#include "graph/terms.h"
#include "graph/value.h"

#define WG_PROPERTY(name) (WG_NS name)

// Reports of one article that have one IRI: one report, told several times.
typedef struct told {
  const char *iri;
  guint32 event;
  GPtrArray *reports; // of const WgReport*, in the order of the text
} Told;

static void free_told(void *p)
{
  Told *told = p;
  g_ptr_array_free(told->reports, TRUE);
  g_free(told);
}

static char *report_iri(WgArticle *article, const WgReport *r, const char *event)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new();
  for (const WgEntity **e = r->attributed_to; e && *e; e++)
    g_ptr_array_add(sources, (char *)wg_article_entity_iri(article, *e));
  for (const char **w = r->source_words; w && *w; w++)
    g_ptr_array_add(sources, (char *)*w);
  return wg_iri_report(article->base, article->iri, event,
                       wg_polarity_name(r->polarity), wg_modality_name(r->modality),
                       wg_phase_name(r->phase), (const char *const *)sources->pdata,
                       sources->len);
}

// The report whose quote stands for all: the first in the body, else the first.
static const WgReport *chief(const Told *told)
{
  for (guint i = 0; i < told->reports->len; i++) {
    const WgReport *r = told->reports->pdata[i];
    if (r->begin >= 0) return r;
  }
  return told->reports->pdata[0];
}

static void tell_value(WgArticle *article, const Told *told, const char *property,
                       const char *local)
{
  if (!local) return;
  g_autofree char *value = g_strconcat(WG_NS, local, NULL);
  wg_builder_iri(article->builder, told->iri, property, value);
}

static void tell_number(WgArticle *article, const Told *told, const char *property,
                        gint64 number)
{
  char digits[24];
  g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, number);
  wg_builder_text(article->builder, told->iri, property, digits, XSD_INTEGER);
}

static void tell_list(WgArticle *article, const Told *told, const char *property,
                      const char *const *list)
{
  for (; list && *list; list++)
    wg_builder_text(article->builder, told->iri, property, *list, NULL);
}

static void tell_date(WgArticle *article, const Told *told, const char *property,
                      const char *date)
{
  const char *datatype = NULL;
  g_autofree char *value = wg_value_date(date, &datatype);
  wg_builder_text(article->builder, told->iri, property, value, datatype);
}

static void tell_time(WgArticle *article, const Told *told)
{
  for (guint i = 0; i < told->reports->len; i++) {
    const WgReport *r = told->reports->pdata[i];
    const char *datatype;
    g_autofree char *time = wg_value_date(r->time, &datatype);
    if (!time || strlen(time) > 10) continue;
    wg_builder_text(article->builder, told->iri, WG_PROPERTY("time"), time, datatype);
    tell_date(article, told, WG_PROPERTY("earliest"), r->earliest);
    tell_date(article, told, WG_PROPERTY("latest"), r->latest);
    return;
  }
}

static gboolean is_decimal(const char *s)
{
  if (*s == '-' || *s == '+') s++;
  gsize whole = strspn(s, "0123456789");
  gsize part = s[whole] == '.' ? strspn(s + whole + 1, "0123456789") : 0;
  gsize point = s[whole] == '.' ? 1 : 0;
  return whole + part > 0 && !s[whole + point + part];
}

static void tell_amount(WgArticle *article, const Told *told)
{
  WgBuilder *b = article->builder;
  for (guint i = 0; i < told->reports->len; i++) {
    const WgReport *r = told->reports->pdata[i];
    if (!r->amount || !is_decimal(r->amount)) continue;
    wg_builder_text(b, told->iri, WG_PROPERTY("amount"), r->amount, XSD_DECIMAL);
    wg_builder_text(b, told->iri, WG_PROPERTY("currency"), r->currency, NULL);
    wg_builder_text(b, told->iri, WG_PROPERTY("unit"), r->unit, NULL);
    return;
  }
}

static WgOutcome outcome_of(const Told *told)
{
  for (guint i = 0; i < told->reports->len; i++) {
    const WgReport *r = told->reports->pdata[i];
    if (r->outcome != WG_NO_OUTCOME) return r->outcome;
  }
  return WG_NO_OUTCOME;
}

// What a report may say of a thing more than once: the union over all tellings.
static void tell_details(WgArticle *article, const Told *told,
                         const WgReading *reading, const guint32 *events)
{
  WgBuilder *b = article->builder;
  const char *iri = told->iri;
  for (guint i = 0; i < told->reports->len; i++) {
    const WgReport *r = told->reports->pdata[i];
    tell_list(article, told, WG_PROPERTY("role"), (const char *const *)r->role);
    tell_list(article, told, WG_PROPERTY("matter"), (const char *const *)r->matter);
    tell_list(article, told, WG_PROPERTY("scope"), (const char *const *)r->scope);
    tell_list(article, told, WG_PROPERTY("reason"), (const char *const *)r->reason);
    tell_list(article, told, WG_PROPERTY("instrument"),
              (const char *const *)r->instrument);
    wg_builder_iri(b, iri, WG_PROPERTY("roleOf"),
                   wg_article_entity_iri(article, r->role_of));
    wg_builder_iri(b, iri, WG_PROPERTY("place"),
                   wg_article_entity_iri(article, r->place));
    if (r->about >= 0 && (guint32)r->about < reading->n_reports)
      wg_builder_iri(b, iri, WG_PROPERTY("about"),
                     article->event_iris->pdata[events[r->about]]);
  }
}

static void tell_quote(WgArticle *article, const Told *told, const WgReport *r)
{
  WgBuilder *b = article->builder;
  char confidence[16];
  g_snprintf(confidence, sizeof confidence, "%d.%02d", r->confidence / 100,
             r->confidence % 100);
  g_autofree char *frame = r->frame ? g_strconcat(WG_FRAME_NS, r->frame, NULL) : NULL;
  wg_builder_text(b, told->iri, WG_PROPERTY("quote"), r->quote, NULL);
  if (r->begin >= 0) {
    tell_number(article, told, WG_PROPERTY("begin"), r->begin);
    tell_number(article, told, WG_PROPERTY("end"), r->end);
  }
  wg_builder_text(b, told->iri, WG_PROPERTY("trigger"), r->trigger, NULL);
  wg_builder_iri(b, told->iri, WG_PROPERTY("frame"), frame);
  wg_builder_text(b, told->iri, WG_PROPERTY("confidence"), confidence, XSD_DECIMAL);
  tell_list(article, told, WG_PROPERTY("proposedBy"), (const char *const *)r->proposed_by);
  tell_list(article, told, WG_PROPERTY("evidence"), (const char *const *)r->evidence);
  wg_builder_text(b, told->iri, WG_PROPERTY("words"), r->words, NULL);
  tell_number(article, told, WG_PROPERTY("act"), r->act);
}

static void tell(WgArticle *article, const Told *told, const WgReading *reading,
                 const guint32 *events)
{
  WgBuilder *b = article->builder;
  const WgReport *r = chief(told);
  const char *iri = told->iri, *cameo, *plover;
  wg_builder_iri(b, iri, RDF_TYPE, WG_PROPERTY("Report"));
  wg_builder_iri(b, iri, PROV_NS "wasDerivedFrom", article->iri);
  wg_builder_iri(b, iri, PROV_NS "wasGeneratedBy", article->extraction);
  wg_builder_iri(b, iri, WG_PROPERTY("reports"),
                 article->event_iris->pdata[told->event]);
  tell_value(article, told, WG_PROPERTY("polarity"), wg_polarity_name(r->polarity));
  tell_value(article, told, WG_PROPERTY("modality"), wg_modality_name(r->modality));
  tell_value(article, told, WG_PROPERTY("phase"), wg_phase_name(r->phase));
  for (const WgEntity **e = r->attributed_to; e && *e; e++)
    wg_builder_iri(b, iri, WG_PROPERTY("attributedTo"),
                   wg_article_entity_iri(article, *e));
  tell_list(article, told, WG_PROPERTY("sourceWords"),
            (const char *const *)r->source_words);
  tell_time(article, told);
  tell_details(article, told, reading, events);
  tell_amount(article, told);
  tell_value(article, told, WG_PROPERTY("outcome"), wg_outcome_name(outcome_of(told)));
  tell_quote(article, told, r);
  wg_schema_codes(article->schema, r, &cameo, &plover);
  wg_builder_text(b, iri, WG_PROPERTY("cameo"), cameo, NULL);
  wg_builder_text(b, iri, WG_PROPERTY("plover"), plover, NULL);
}

static void enter_ledger(WgArticle *article, const Told *told)
{
  const WgReport *r = chief(told);
  WgLedgerReport entry = {.iri = told->iri, .event = told->event,
                          .polarity = r->polarity, .modality = r->modality,
                          .phase = r->phase, .outcome = outcome_of(told)};
  for (guint i = 0; i < told->reports->len && !entry.time; i++) {
    const WgReport *t = told->reports->pdata[i];
    const char *datatype;
    g_autofree char *time = wg_value_date(t->time, &datatype);
    if (!time || strlen(time) > 10) continue;
    entry.time = wg_arena_strdup(article->ledger->arena, time);
    entry.latest = wg_arena_strdup(article->ledger->arena, t->latest);
  }
  g_array_append_val(article->ledger->reports, entry);
}

// Sort the tellings of the article to the reports they are of.
static GPtrArray *gather(WgArticle *article, const WgReading *reading,
                         const guint32 *events)
{
  GPtrArray *all = g_ptr_array_new_with_free_func(free_told);
  g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    g_autofree char *iri =
        report_iri(article, r, article->event_iris->pdata[events[i]]);
    Told *told = g_hash_table_lookup(at, iri);
    if (!told) {
      told = g_new0(Told, 1);
      told->iri = wg_arena_strdup(article->ledger->arena, iri);
      told->event = events[i];
      told->reports = g_ptr_array_new();
      g_hash_table_insert(at, (char *)told->iri, told);
      g_ptr_array_add(all, told);
    }
    g_ptr_array_add(told->reports, (WgReport *)r);
  }
  return all;
}

guint wg_article_tell_reports(WgArticle *article, const WgReading *reading)
{
  g_autofree guint32 *events = g_new0(guint32, reading->n_reports + 1);
  for (guint32 i = 0; i < reading->n_reports; i++)
    events[i] = wg_article_event(article, &reading->reports[i]);
  g_autoptr(GPtrArray) all = gather(article, reading, events);
  for (guint i = 0; i < all->len; i++) {
    tell(article, all->pdata[i], reading, events);
    enter_ledger(article, all->pdata[i]);
  }
  return all->len;
}
