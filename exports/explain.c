// SPDX-License-Identifier: Apache-2.0
#include "exports/explain.h"

#include <string.h>

#include "graph/terms.h"

// What follows the last of `#/` in an IRI: "Company", "affirmed".
static const char *local(const char *iri)
{
  const char *end = iri + strlen(iri);
  while (end > iri && end[-1] != '#' && end[-1] != '/') end--;
  return end;
}

static const char *name_of(const WgExcerpt *e, const char *iri)
{
  const char *label = wg_excerpt_value(e, iri, RDFS_LABEL);
  return label ? label : iri;
}

static const char *word_of(const WgExcerpt *e, const char *subject, const char *property)
{
  const char *value = wg_excerpt_value(e, subject, property);
  return value ? local(value) : "";
}

// ---- marks in a quote

typedef struct mark {
  gsize begin, end;
  const char *open, *close;
} Mark;

static gboolean is_free(const GArray *marks, gsize begin, gsize end)
{
  for (guint i = 0; i < marks->len; i++) {
    const Mark *m = &g_array_index(marks, Mark, i);
    if (begin < m->end && m->begin < end) return FALSE;
  }
  return TRUE;
}

// The first place where `text` stands by itself and nothing is marked yet.
static void mark_text(GArray *marks, const char *quote, const char *text,
                      const char *open, const char *close)
{
  gsize n = strlen(text);
  for (const char *p = quote; n && (p = strstr(p, text)); p += n) {
    gsize begin = (gsize)(p - quote);
    gunichar after = g_utf8_get_char(p + n);
    const char *before = p > quote ? g_utf8_prev_char(p) : NULL;
    if ((before && g_unichar_isalnum(g_utf8_get_char(before))) ||
        (after && g_unichar_isalnum(after)) || !is_free(marks, begin, begin + n))
      continue;
    Mark mark = {begin, begin + n, open, close};
    g_array_append_val(marks, mark);
    return;
  }
}

static int longer_first(const void *a, const void *b)
{
  const char *one = *(const char *const *)a, *two = *(const char *const *)b;
  gsize n = strlen(one), m = strlen(two);
  return n != m ? (n > m ? -1 : 1) : strcmp(one, two);
}

// The longest name of the party that stands in the quote.
static void mark_party(GArray *marks, const WgExcerpt *e, const char *quote,
                       const char *party, const char *open, const char *close)
{
  if (!party) return;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (const char *const *v = wg_excerpt_values(e, party, RDFS_LABEL); *v; v++)
    g_ptr_array_add(names, (char *)*v);
  for (const char *const *v = wg_excerpt_values(e, party, SKOS_ALT_LABEL); *v; v++)
    g_ptr_array_add(names, (char *)*v);
  g_ptr_array_sort(names, longer_first);
  guint before = marks->len;
  for (guint i = 0; i < names->len && marks->len == before; i++)
    mark_text(marks, quote, names->pdata[i], open, close);
}

static int by_begin(const void *a, const void *b)
{
  const Mark *one = a, *two = b;
  return one->begin < two->begin ? -1 : one->begin > two->begin;
}

static void put_quote(GString *out, const WgExcerpt *e, const char *event,
                      const char *report)
{
  const char *quote = wg_excerpt_value(e, report, WG_NS "quote");
  const char *trigger = wg_excerpt_value(e, report, WG_NS "trigger");
  if (!quote) return;
  g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
  if (trigger) mark_text(marks, quote, trigger, "*", "*");
  mark_party(marks, e, quote, wg_excerpt_value(e, event, WG_NS "actor"), "[", "]");
  mark_party(marks, e, quote, wg_excerpt_value(e, event, WG_NS "target"), "{", "}");
  g_array_sort(marks, by_begin);
  g_string_append(out, "      ");
  gsize at = 0;
  for (guint i = 0; i < marks->len; i++) {
    const Mark *m = &g_array_index(marks, Mark, i);
    g_string_append_len(out, quote + at, (gssize)(m->begin - at));
    g_string_append_printf(out, "%s%.*s%s", m->open, (int)(m->end - m->begin),
                           quote + m->begin, m->close);
    at = m->end;
  }
  for (const char *p = quote + at; *p; p++)
    g_string_append_c(out, *p == '\n' ? ' ' : *p);
  g_string_append_c(out, '\n');
}

// ---- reports and events

static void put_list(GString *out, const WgExcerpt *e, const char *subject,
                     const char *property, const char *before)
{
  for (const char *const *v = wg_excerpt_values(e, subject, property); *v; v++) {
    g_string_append(out, before);
    g_string_append(out, name_of(e, *v));
  }
}

// The number behind the name of a "trigger +1.31", without its sign.
static double size_of(const char *move)
{
  const char *number = strrchr(move, ' ');
  return number && number[1] ? g_ascii_strtod(number + 2, NULL) : 0;
}

static int stronger_first(const void *a, const void *b)
{
  const char *one = *(const char *const *)a, *two = *(const char *const *)b;
  double x = size_of(one), y = size_of(two);
  return x != y ? (x > y ? -1 : 1) : strcmp(one, two);
}

// "by frame, heads: trigger +1.31, actor -0.40"
static void put_why(GString *out, const WgExcerpt *e, const char *report)
{
  const char *const *by = wg_excerpt_values(e, report, WG_NS "proposedBy");
  if (!*by) return;
  g_autofree char *proposers = g_strjoinv(", ", (char **)by);
  g_autoptr(GPtrArray) moves = g_ptr_array_new();
  for (const char *const *v = wg_excerpt_values(e, report, WG_NS "evidence"); *v; v++)
    g_ptr_array_add(moves, (char *)*v);
  g_ptr_array_sort(moves, stronger_first);
  g_string_append_printf(out, "      by %s", proposers);
  for (guint i = 0; i < moves->len; i++)
    g_string_append_printf(out, "%s%s", i ? ", " : ": ", (char *)moves->pdata[i]);
  g_string_append_c(out, '\n');
}

static void put_details(GString *out, const WgExcerpt *e, const char *report)
{
  static const char *const SAID[][2] = {
      {"role", "; role: "},     {"words", "; words: "},   {"matter", "; matter: "},
      {"scope", "; scope: "},   {"reason", "; reason: "}, {"instrument", "; by: "},
      {"place", "; place: "},   {"amount", "; amount: "}, {"currency", " "},
      {"unit", " "},            {"attributedTo", "; according to "},
      {"sourceWords", "; according to "}};
  g_string_append_printf(out, "      %s, %s, %s", word_of(e, report, WG_NS "polarity"),
                         word_of(e, report, WG_NS "modality"),
                         word_of(e, report, WG_NS "phase"));
  const char *time = wg_excerpt_value(e, report, WG_NS "time");
  const char *outcome = wg_excerpt_value(e, report, WG_NS "outcome");
  if (time) g_string_append_printf(out, " %s", time);
  if (outcome) g_string_append_printf(out, "; outcome: %s", local(outcome));
  for (guint i = 0; i < G_N_ELEMENTS(SAID); i++) {
    g_autofree char *property = g_strconcat(WG_NS, SAID[i][0], NULL);
    put_list(out, e, report, property, SAID[i][1]);
  }
  const char *frame = wg_excerpt_value(e, report, WG_NS "frame");
  const char *confidence = wg_excerpt_value(e, report, WG_NS "confidence");
  g_string_append_printf(out, "; frame %s; confidence %s\n", frame ? local(frame) : "?",
                         confidence ? confidence : "?");
}

// "; retracted on 2031-05-04"
static void put_mark(GString *out, const WgExcerpt *e, const char *article,
                     const char *mark, const char *since)
{
  if (!wg_excerpt_value(e, article, mark)) return;
  const char *date = wg_excerpt_value(e, article, since);
  g_string_append_printf(out, "; %s%s%s", local(mark), date ? " on " : "", date ? date : "");
}

static void put_report(GString *out, const WgExcerpt *e, const char *event,
                       const char *report)
{
  const char *article = wg_excerpt_value(e, report, PROV_NS "wasDerivedFrom");
  g_string_append(out, "    - ");
  if (article) {
    const char *date = wg_excerpt_value(e, article, SCHEMA_NS "datePublished");
    const char *outlet = wg_excerpt_value(e, article, SCHEMA_NS "publisher");
    const char *copy = wg_excerpt_value(e, article, WG_NS "copyOf");
    g_string_append_printf(out, "%s%s%s%s%s", date ? date : "no date", outlet ? ", " : "",
                           outlet ? outlet : "", ": ", article);
    if (copy) g_string_append_printf(out, " (a copy of %s)", copy);
    put_mark(out, e, article, WG_NS "corrected", WG_NS "correctedOn");
    put_mark(out, e, article, WG_NS "retracted", WG_NS "retractedOn");
  }
  g_string_append_c(out, '\n');
  put_quote(out, e, event, report);
  put_details(out, e, report);
  put_why(out, e, report);
}

static gboolean same_value(const WgExcerpt *e, const char *a, const char *b,
                           const char *property)
{
  return g_strcmp0(wg_excerpt_value(e, a, property), wg_excerpt_value(e, b, property)) == 0;
}

// "acquitted, overturned"
static void put_results(GString *out, const WgExcerpt *e, const char *event)
{
  const char *const *v = wg_excerpt_values(e, event, WG_NS "outcome");
  for (guint i = 0; v[i]; i++)
    g_string_append_printf(out, "%s%s", i ? ", " : "", local(v[i]));
}

// How the case came out, and how others of its class against the same target did: who
// tells that a charge was dropped often names no prosecutor, or a court.
static void put_outcomes(GString *out, const WgExcerpt *e, const char *event)
{
  if (wg_excerpt_value(e, event, WG_NS "outcome")) {
    g_string_append(out, "    outcome: ");
    put_results(out, e, event);
    g_string_append_c(out, '\n');
  }
  if (!wg_excerpt_value(e, event, WG_NS "target")) return;
  for (const char *const *o = wg_excerpt_others(e); *o; o++) {
    if (strcmp(*o, event) == 0 || !same_value(e, *o, event, RDF_TYPE) ||
        !same_value(e, *o, event, WG_NS "target"))
      continue;
    g_string_append(out, "    see also, with an outcome (");
    put_results(out, e, *o);
    g_string_append_printf(out, "): %s <%s>\n", name_of(e, *o), *o);
  }
}

static void put_event(GString *out, const WgExcerpt *e, const char *event)
{
  const char *when = wg_excerpt_when(e, event);
  const char *count = wg_excerpt_value(e, event, WG_NS "reportCount");
  const char *sources = wg_excerpt_value(e, event, WG_NS "independentSources");
  g_string_append_printf(out, "\n  %.10s  %s\n", *when ? when : "(no date)",
                         name_of(e, event));
  g_string_append_printf(out, "    %s; reports: %s; independent sources: %s\n    <%s>\n",
                         word_of(e, event, WG_NS "standing"), count ? count : "0",
                         sources ? sources : "0", event);
  put_outcomes(out, e, event);
  for (const char *const *r = wg_excerpt_reports(e, event); *r; r++)
    put_report(out, e, event, *r);
}

// ---- the page

// The class that has no finer one among those that the entity bears.
static const char *kind_of(const WgExcerpt *e, const char *iri)
{
  static const char *const COARSE[] = {"Agent", "Organization", "Place"};
  const char *best = "";
  guint best_rank = 0;
  for (const char *const *v = wg_excerpt_values(e, iri, RDF_TYPE); *v; v++) {
    guint rank = G_N_ELEMENTS(COARSE) + 1;
    for (guint i = 0; i < G_N_ELEMENTS(COARSE); i++)
      if (strcmp(local(*v), COARSE[i]) == 0) rank = i + 1;
    if (rank <= best_rank) continue;
    best = local(*v);
    best_rank = rank;
  }
  return best;
}

static void put_names(GString *out, const WgExcerpt *e, const char *iri,
                      const char *property, const char *title)
{
  const char *const *v = wg_excerpt_values(e, iri, property);
  if (!*v) return;
  g_string_append_printf(out, "%s: ", title);
  for (guint i = 0; v[i]; i++)
    g_string_append_printf(out, "%s%s", i ? "; " : "", name_of(e, v[i]));
  g_string_append_c(out, '\n');
}

static void put_roles(GString *out, const WgExcerpt *e)
{
  gboolean any = FALSE;
  for (const char *const *v = wg_excerpt_events(e); *v; v++) {
    const char *type = wg_excerpt_value(e, *v, RDF_TYPE);
    if (!type || strcmp(type, WG_NS "RoleHolding") != 0) continue;
    if (!any) g_string_append(out, "\nRoles\n");
    any = TRUE;
    g_string_append_printf(out, "  %s (%s)\n", name_of(e, *v),
                           word_of(e, *v, WG_NS "standing"));
  }
}

void wg_explain(const WgExcerpt *e, const char *iri, GString *out)
{
  gboolean is_event = wg_excerpt_value(e, iri, WG_NS "standing") != NULL;
  g_string_append_printf(out, "%s\n", name_of(e, iri));
  if (!is_event) g_string_append_printf(out, "%s ", kind_of(e, iri));
  g_string_append_printf(out, "<%s>\n", iri);
  put_names(out, e, iri, SKOS_ALT_LABEL, "Also");
  put_names(out, e, iri, WG_NS "country", "Country");
  put_names(out, e, iri, WG_NS "iso3", "ISO 3166");
  put_names(out, e, iri, SKOS_EXACT_MATCH, "The same as");
  if (!is_event) {
    put_roles(out, e);
    g_string_append(out, "\nEvents\n");
  }
  for (const char *const *v = wg_excerpt_events(e); *v; v++) put_event(out, e, *v);
}
