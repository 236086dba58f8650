// SPDX-License-Identifier: Apache-2.0
/// \file Made-up articles by the number, the same on every machine: firms, persons and
/// offices that deal with each other, with aliases, contradictions, ends and copies. For
/// tests of properties and for bench_merge. All names are invented.
#ifndef WG_TESTS_MADE_UP_H
#define WG_TESTS_MADE_UP_H

#include "graph_fixture.h"

static guint64 mu_state;

// xorshift64* (Vigna 2014).
static inline guint mu_roll(guint below)
{
  mu_state ^= mu_state >> 12;
  mu_state ^= mu_state << 25;
  mu_state ^= mu_state >> 27;
  return (guint)((mu_state * G_GUINT64_CONSTANT(2685821657736338717) >> 33) % below);
}

static inline WgEntity *mu_firm(WgReading *r, guint pool)
{
  static const char *const FIRST[] = {"Acme",  "Beta",   "Coral", "Delta", "Ember",
                                      "Fjord", "Garnet", "Heath", "Iris",  "Jade"};
  static const char *const LAST[] = {"Widgets", "Labs", "Works", "Lines", "Grain",
                                     "Mills",   "Rail", "Glass"};
  static const WgEntityType TYPES[] = {WG_TYPE_COMPANY, WG_TYPE_COMPANY,
                                       WG_TYPE_ORGANIZATION, WG_TYPE_UNIVERSITY};
  guint which = mu_roll(pool);
  g_autofree char *name = g_strdup_printf("%s %s %u", FIRST[which % 10],
                                          LAST[which / 10 % 8], which / 80);
  WgEntity *e = fx_entity(r, TYPES[mu_roll(4)], name);
  g_autofree char *brief = g_strdup_printf("%c%c%u", FIRST[which % 10][0],
                                           LAST[which / 10 % 8][0], which / 80);
  if (mu_roll(4) == 0) e->name = wg_arena_strdup(r->arena, brief);
  else if (mu_roll(4) == 0) fx_alias(r, e, brief);
  return e;
}

static inline WgEntity *mu_person(WgReading *r, guint pool)
{
  guint which = mu_roll(pool);
  g_autofree char *name = g_strdup_printf("Jane%u Roe%u", which % 97, which);
  WgEntity *e = fx_entity(r, WG_TYPE_PERSON, name);
  const char *last = strchr(e->name, ' ') + 1;
  if (mu_roll(3) == 0) fx_alias(r, e, last);
  return e;
}

static inline void mu_text(WgReading *r, guint number)
{
  // One in eight is a copy of an earlier one, with a sentence more.
  gboolean copy = number > 8 && mu_roll(8) == 0;
  guint64 before = mu_state;
  mu_state = ((guint64)(copy ? number - 1 - mu_roll(7) : number) + 1) * 7919;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < 160; i++) g_string_append_printf(text, "word%u ", mu_roll(5000));
  if (copy) g_string_append(text, "This was added.");
  g_free(r->record->text);
  r->record->text = g_string_free(text, FALSE);
  mu_state = before;
}

/// The article of this number; entities come from as many as `pool`.
static inline WgReading *mu_article(guint number, guint pool)
{
  static const char *const CLASSES[] = {"TieSuspension", "Partnership", "Ownership",
                                        "Funding", "Lawsuit", "Charge"};
  mu_state = ((guint64)number + 1) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  g_autofree char *url = g_strdup_printf("https://news.example/%u", number);
  g_autofree char *date = g_strdup_printf("2031-%02u-%02u", 1 + mu_roll(12), 1 + mu_roll(28));
  WgReading *r = fx_article(url, mu_roll(20) ? date : NULL);
  mu_text(r, number);
  if (number % 9 == 4) r->record->retracted = g_strdup(number % 2 ? "2031-12-30" : "");
  if (number % 9 == 7) r->record->corrected = g_strdup("");
  guint n = mu_roll(8);
  for (guint i = 0; i < n; i++) {
    WgEntity *actor = mu_roll(5) ? mu_firm(r, pool) : mu_person(r, pool);
    WgReport *report = fx_report(r, CLASSES[mu_roll(6)], actor, mu_firm(r, pool));
    report->polarity = mu_roll(3) ? WG_AFFIRMED : WG_NEGATED;
    report->modality = mu_roll(5) ? WG_ACTUAL : WG_PLANNED;
    report->phase = mu_roll(6) ? WG_BEGUN : WG_ENDED;
    if (mu_roll(2)) fx_time(report, "2031-03", "2031-03-01", "2031-03-31");
  }
  return r;
}

#endif
