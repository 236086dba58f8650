// SPDX-License-Identifier: Apache-2.0
/// \file Round trips for the tests of exports/: statements as bytes, read by rapper (the
/// program of raptor2-utils) and given back as sorted N-Triples.
#ifndef WG_TESTS_EXPORT_FIXTURE_H
#define WG_TESTS_EXPORT_FIXTURE_H

#include "graph_fixture.h"

/// One statement more, of the line that it spells.
static inline void fx_write(WgWriter *writer, WgStatement s)
{
  g_autoptr(WgSpeller) speller = wg_speller_new();
  GString *line = g_string_new(NULL);
  wg_speller_line(speller, &s, line);
  s.line = line->str;
  GError *error = NULL;
  CU_ASSERT(wg_writer_statement(&s, writer, &error));
  g_assert_no_error(error);
  g_string_free(line, TRUE);
}

/// These statements in a format. Caller frees.
static inline char *fx_document(const char *format, const WgStatement *statements, guint n)
{
  GString *out = g_string_new(NULL);
  WgSink sink = {fx_append, out};
  GError *error = NULL;
  g_autoptr(WgWriter) writer =
      wg_writer_new(wg_export_find(format), &sink, NULL, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < n; i++) fx_write(writer, statements[i]);
  CU_ASSERT(wg_writer_finish(writer, &error));
  g_assert_no_error(error);
  return g_string_free(out, FALSE);
}

static inline int fx_compare(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/// The lines, sorted, none twice, each with its end. Caller frees.
static inline char *fx_sorted(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint n = g_strv_length(lines);
  qsort(lines, n, sizeof *lines, fx_compare);
  GString *sorted = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    if (*lines[i] && (!i || strcmp(lines[i], lines[i - 1])))
      g_string_append_printf(sorted, "%s\n", lines[i]);
  return g_string_free(sorted, FALSE);
}

/// What rapper reads in `bytes`, as `output` (ntriples, nquads), sorted, none twice; NULL
/// where it complains. Caller frees.
static inline char *fx_rapper_as(const char *bytes, const char *syntax, const char *output)
{
  g_autofree char *path = fx_path("document");
  g_autofree char *out = NULL, *words = NULL;
  g_assert(g_file_set_contents(path, bytes, -1, NULL));
  const char *argv[] = {"rapper", "-q", "-i", syntax, "-o", output, path,
                        "http://base.example/", NULL};
  int status = -1;
  if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                    &words, &status, NULL))
    return NULL;
  if (status || *words) {
    g_printerr("\nrapper -i %s: %s\n", syntax, words);
    return NULL;
  }
  return fx_sorted(out);
}

static inline char *fx_rapper(const char *bytes, const char *syntax)
{
  return fx_rapper_as(bytes, syntax, "ntriples");
}

static inline gboolean fx_have_rapper(void)
{
  g_autofree char *path = g_find_program_in_path("rapper");
  if (!path) g_printerr("(rapper is not installed: not tested) ");
  return path != NULL;
}

/// A store with two articles that hold most of what there is.
static inline WgStore *fx_sample_store(const char *name)
{
  WgStore *store = fx_store(name);
  for (int i = 0; i < 2; i++) {
    g_autofree char *url = g_strdup_printf("https://news.example/é/%d?a=b&c#d", i);
    WgReading *r = fx_article(url, "2031-04-20");
    g_free(r->record->title);
    r->record->title = g_strdup("Ørsø \"drops\" <Beta> & others\\");
    WgEntity *acme = fx_entity(r, WG_TYPE_COMPANY, i ? "Acme Widgets" : "AW");
    WgEntity *orso = fx_entity(r, WG_TYPE_UNIVERSITY, "Ørsø Brygge");
    if (i) fx_alias(r, acme, "AW");
    WgReport *tie = fx_report(r, "TieSuspension", acme, orso);
    tie->quote = "It said: “we\tstop\r\nnow”, 華 \xf0\x9f\x98\x80 ' \" \"\"\" \\.";
    fx_time(tie, "2031-04", "2031-04-01", "2031-04-30");
    WgReport *role = fx_report(
        r, "RoleHolding", fx_entity(r, WG_TYPE_PERSON, "Jane Roe"), acme);
    role->role = fx_list(r, "treasurer");
    role->amount = "12";
    fx_report(r, "Partnership", acme, orso)->attributed_to =
        wg_arena_new0(r->arena, const WgEntity *, 2);
    r->reports[2].attributed_to[0] = acme;
    fx_put(store, r);
  }
  return store;
}

#endif
