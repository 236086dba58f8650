// SPDX-License-Identifier: Apache-2.0
#include "exports/results.h"

#include <string.h>

#include "exports/escape.h"

#define FLUSH_AT ((gsize)64 << 10)

typedef struct wg_results Results;

typedef struct form {
  const char *name;
  void (*begin)(Results *r);
  void (*row)(Results *r, const WgTerm *cells);
  void (*end)(Results *r);
  void (*answer)(Results *r, gboolean yes);
} Form;

struct wg_results {
  const Form *form;
  const char *const *names;
  guint n;
  guint64 rows;
  GString *out;
  const WgSink *sink;
  WgSpeller *speller;
  GPtrArray *cells; // of a table: all of them, row by row
};

// ---- table

static char *shown(const WgTerm *cell)
{
  if (cell->kind == WG_TERM_UNBOUND) return g_strdup("");
  char *text = cell->kind == WG_TERM_BLANK ? g_strconcat("_:", cell->value, NULL)
                                           : g_strdup(cell->value);
  for (char *p = text; *p; p++)
    if (g_ascii_iscntrl(*p)) *p = ' '; // a terminal might obey it
  return text;
}

static void table_begin(Results *r)
{
  r->cells = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < r->n; i++) g_ptr_array_add(r->cells, g_strdup(r->names[i]));
}

static void table_row(Results *r, const WgTerm *cells)
{
  for (guint i = 0; i < r->n; i++) g_ptr_array_add(r->cells, shown(&cells[i]));
}

static void table_line(Results *r, guint row, const glong *widths)
{
  for (guint i = 0; i < r->n; i++) {
    const char *cell = r->cells->pdata[row * r->n + i];
    g_string_append_printf(r->out, "%s%s", i ? " | " : "", cell);
    if (i + 1 == r->n) break;
    for (glong k = g_utf8_strlen(cell, -1); k < widths[i]; k++)
      g_string_append_c(r->out, ' ');
  }
  g_string_append_c(r->out, '\n');
}

static void table_end(Results *r)
{
  guint rows = r->n ? r->cells->len / r->n : 0;
  g_autofree glong *widths = g_new0(glong, r->n + 1);
  for (guint i = 0; i < rows * r->n; i++) {
    glong width = g_utf8_strlen(r->cells->pdata[i], -1);
    if (width > widths[i % r->n]) widths[i % r->n] = width;
  }
  for (guint row = 0; row < rows; row++) {
    table_line(r, row, widths);
    if (row) continue;
    for (guint i = 0; i < r->n; i++) {
      if (i) g_string_append(r->out, "-+-");
      for (glong k = 0; k < widths[i]; k++) g_string_append_c(r->out, '-');
    }
    g_string_append_c(r->out, '\n');
  }
}

static void plain_answer(Results *r, gboolean yes)
{
  g_string_append(r->out, yes ? "true\n" : "false\n");
}

// ---- CSV: plain values, line ends CR LF

static void csv_begin(Results *r)
{
  for (guint i = 0; i < r->n; i++)
    g_string_append_printf(r->out, "%s%s", i ? "," : "", r->names[i]);
  g_string_append(r->out, "\r\n");
}

static void csv_row(Results *r, const WgTerm *cells)
{
  for (guint i = 0; i < r->n; i++) {
    if (i) g_string_append_c(r->out, ',');
    if (cells[i].kind == WG_TERM_BLANK) g_string_append(r->out, "_:");
    if (cells[i].kind != WG_TERM_UNBOUND) wg_escape_csv(r->out, cells[i].value);
  }
  g_string_append(r->out, "\r\n");
}

// ---- TSV: terms as in Turtle

static void tsv_begin(Results *r)
{
  for (guint i = 0; i < r->n; i++)
    g_string_append_printf(r->out, "%s?%s", i ? "\t" : "", r->names[i]);
  g_string_append_c(r->out, '\n');
}

static void tsv_cell(Results *r, const WgTerm *cell)
{
  switch (cell->kind) {
  case WG_TERM_UNBOUND: return;
  case WG_TERM_IRI: g_string_append_printf(r->out, "<%s>", cell->value); return;
  case WG_TERM_BLANK: g_string_append_printf(r->out, "_:%s", cell->value); return;
  case WG_TERM_LITERAL: break;
  default: g_assert_not_reached();
  }
  wg_speller_literal(r->speller, cell->value, r->out);
  if (cell->lang) g_string_append_printf(r->out, "@%s", cell->lang);
  else if (cell->datatype) g_string_append_printf(r->out, "^^<%s>", cell->datatype);
}

static void tsv_row(Results *r, const WgTerm *cells)
{
  for (guint i = 0; i < r->n; i++) {
    if (i) g_string_append_c(r->out, '\t');
    tsv_cell(r, &cells[i]);
  }
  g_string_append_c(r->out, '\n');
}

// ---- JSON

static void json_begin(Results *r)
{
  g_string_append(r->out, "{\"head\":{\"vars\":[");
  for (guint i = 0; i < r->n; i++) {
    if (i) g_string_append_c(r->out, ',');
    wg_escape_json(r->out, r->names[i]);
  }
  g_string_append(r->out, "]},\"results\":{\"bindings\":[");
}

static void json_cell(GString *out, const WgTerm *cell)
{
  static const char *const TYPES[] = {"", "uri", "literal", "bnode"};
  g_string_append_printf(out, "{\"type\":\"%s\",\"value\":", TYPES[cell->kind]);
  wg_escape_json(out, cell->value);
  if (cell->lang) {
    g_string_append(out, ",\"xml:lang\":");
    wg_escape_json(out, cell->lang);
  } else if (cell->datatype) {
    g_string_append(out, ",\"datatype\":");
    wg_escape_json(out, cell->datatype);
  }
  g_string_append_c(out, '}');
}

static void json_row(Results *r, const WgTerm *cells)
{
  g_string_append(r->out, r->rows ? ",\n{" : "\n{");
  gboolean any = FALSE;
  for (guint i = 0; i < r->n; i++) {
    if (cells[i].kind == WG_TERM_UNBOUND) continue;
    if (any) g_string_append_c(r->out, ',');
    any = TRUE;
    wg_escape_json(r->out, r->names[i]);
    g_string_append_c(r->out, ':');
    json_cell(r->out, &cells[i]);
  }
  g_string_append_c(r->out, '}');
}

static void json_end(Results *r) { g_string_append(r->out, "\n]}}\n"); }

static void json_answer(Results *r, gboolean yes)
{
  g_string_append_printf(r->out, "{\"head\":{},\"boolean\":%s}\n", yes ? "true" : "false");
}

// ---- XML

#define XML_HEAD                                                     \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                     \
  "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>"

static void xml_begin(Results *r)
{
  g_string_append(r->out, XML_HEAD);
  for (guint i = 0; i < r->n; i++)
    g_string_append_printf(r->out, "<variable name=\"%s\"/>", r->names[i]);
  g_string_append(r->out, "</head>\n<results>\n");
}

static void xml_cell(GString *out, const WgTerm *cell)
{
  static const char *const TAGS[] = {"", "uri", "literal", "bnode"};
  g_string_append_printf(out, "<%s", TAGS[cell->kind]);
  if (cell->lang || cell->datatype) {
    g_string_append(out, cell->lang ? " xml:lang=\"" : " datatype=\"");
    wg_escape_xml(out, cell->lang ? cell->lang : cell->datatype);
    g_string_append_c(out, '"');
  }
  g_string_append_c(out, '>');
  wg_escape_xml(out, cell->value);
  g_string_append_printf(out, "</%s>", TAGS[cell->kind]);
}

static void xml_row(Results *r, const WgTerm *cells)
{
  g_string_append(r->out, "<result>");
  for (guint i = 0; i < r->n; i++) {
    if (cells[i].kind == WG_TERM_UNBOUND) continue;
    g_string_append_printf(r->out, "<binding name=\"%s\">", r->names[i]);
    xml_cell(r->out, &cells[i]);
    g_string_append(r->out, "</binding>");
  }
  g_string_append(r->out, "</result>\n");
}

static void xml_end(Results *r) { g_string_append(r->out, "</results>\n</sparql>\n"); }

static void xml_answer(Results *r, gboolean yes)
{
  g_string_append_printf(r->out, XML_HEAD "</head>\n<boolean>%s</boolean>\n</sparql>\n",
                         yes ? "true" : "false");
}

// ---- all

static void nothing(Results *r) { (void)r; }

static const Form FORMS[] = {
    {"table", table_begin, table_row, table_end, plain_answer},
    {"csv", csv_begin, csv_row, nothing, plain_answer},
    {"tsv", tsv_begin, tsv_row, nothing, plain_answer},
    {"json", json_begin, json_row, json_end, json_answer},
    {"xml", xml_begin, xml_row, xml_end, xml_answer},
};

static const Form *find_form(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++)
    if (strcmp(FORMS[i].name, name) == 0) return &FORMS[i];
  return NULL;
}

gboolean wg_results_known(const char *format, WgQueryKind kind)
{
  if (kind != WG_QUERY_CONSTRUCT) return find_form(format) != NULL;
  return strcmp(format, "turtle") == 0 || strcmp(format, "ntriples") == 0;
}

static gboolean flush(Results *r, gsize threshold, GError **error)
{
  if (r->out->len <= threshold) return TRUE;
  gboolean ok = r->sink->write(r->out->str, r->out->len, r->sink->context, error);
  g_string_truncate(r->out, 0);
  return ok;
}

WgResults *wg_results_new(const char *format, const char *const *names,
                          const WgSink *sink)
{
  Results *r = g_new0(Results, 1);
  r->form = find_form(format);
  r->names = names;
  while (names && names[r->n]) r->n++;
  r->out = g_string_new(NULL);
  r->sink = sink;
  r->speller = wg_speller_new();
  if (names) r->form->begin(r);
  return r;
}

void wg_results_free(WgResults *results)
{
  if (!results) return;
  if (results->cells) g_ptr_array_free(results->cells, TRUE);
  wg_speller_free(results->speller);
  g_string_free(results->out, TRUE);
  g_free(results);
}

gboolean wg_results_row(const WgTerm *cells, void *results, GError **error)
{
  Results *r = results;
  r->form->row(r, cells);
  r->rows++;
  return flush(r, FLUSH_AT, error);
}

gboolean wg_results_end(WgResults *results, GError **error)
{
  results->form->end(results);
  return flush(results, 0, error);
}

gboolean wg_results_answer(WgResults *results, gboolean yes, GError **error)
{
  results->form->answer(results, yes);
  return flush(results, 0, error);
}

static gboolean print_graph(WgQuery *query, const char *format, const char *base,
                            const WgSink *sink, GError **error)
{
  g_autoptr(WgWriter) writer =
      wg_writer_new(wg_export_find(format), sink, base, error);
  return writer && wg_query_statements(query, wg_writer_statement, writer, error) &&
         wg_writer_finish(writer, error);
}

gboolean wg_results_print(WgQuery *query, const char *format, const char *base,
                          const WgSink *sink, GError **error)
{
  WgQueryKind kind = wg_query_kind(query);
  if (kind == WG_QUERY_CONSTRUCT) return print_graph(query, format, base, sink, error);
  const char *const *names = kind == WG_QUERY_SELECT ? wg_query_names(query) : NULL;
  g_autoptr(WgResults) results = wg_results_new(format, names, sink);
  if (names)
    return wg_query_rows(query, wg_results_row, results, error) &&
           wg_results_end(results, error);
  gboolean yes = FALSE;
  return wg_query_answer(query, &yes, error) && wg_results_answer(results, yes, error);
}
