// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph export: store → any format.
#include "cli/run.h"
#include "cli/tables.h"
#include "extract/source/text.h"
#include "graph/iri.h"

static char *make_summary(void)
{
  g_autofree char *names = wg_format_names(FALSE);
  return g_strdup_printf("Prints the merged graph of all that the store holds.\n"
                         "Formats: %s (default: what the\noutput file's name "
                         "tells, else turtle).",
                         names);
}

// Options of this command alone.
typedef struct extra {
  char *curation, *describe, *licence, *roll_up, *construct, *from, *until;
  char *pseudonyms, *key;
  gint min_sources, hops;
  WgSelection selection;
  WgDiscretion discretion;
} Extra;

static void extra_clear(Extra *extra)
{
  char *strings[] = {extra->curation,  extra->describe, extra->licence, extra->roll_up,
                     extra->construct, extra->from,     extra->until,   extra->pseudonyms,
                     extra->key};
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++) g_free(strings[i]);
  g_strfreev(extra->selection.classes);
  g_strfreev(extra->selection.entities);
  g_strfreev(extra->selection.articles);
}

// Work the selection out of its options. FALSE: told as misuse.
static gboolean read_selection(Extra *extra)
{
  WgSelection *s = &extra->selection;
  const char *bad = extra->from && !wg_text_is_date(extra->from)     ? extra->from
                    : extra->until && !wg_text_is_date(extra->until) ? extra->until
                                                                     : NULL;
  if (bad) {
    wg_misuse("--from, --until %s: no date; give YYYY-MM-DD, YYYY-MM or YYYY", bad);
    return FALSE;
  }
  wg_day_first(extra->from, s->from);
  wg_day_last(extra->until, s->until);
  if (*s->from && *s->until && strcmp(s->from, s->until) > 0) {
    wg_misuse("--from %s lies behind --until %s", extra->from, extra->until);
    return FALSE;
  }
  if (extra->min_sources < 0 || extra->hops < 0 || extra->hops > 100) {
    wg_misuse("--min-sources and --hops take a number from 1 (hops: to 100)");
    return FALSE;
  }
  if (extra->hops && !s->entities) {
    wg_misuse("--hops counts from an entity: give --entity");
    return FALSE;
  }
  s->min_sources = (guint)extra->min_sources;
  s->hops = (guint)extra->hops;
  if (!extra->construct || wg_selection_is_all(s)) return TRUE;
  wg_misuse("--construct makes its own selection; leave out the others");
  return FALSE;
}

// The key of pseudonyms. FALSE and `*status` where it cannot be had.
static gboolean read_key(Extra *extra, WgExit *status)
{
  GError *error = NULL;
  WgDiscretion *d = &extra->discretion;
  if (!extra->pseudonyms) return TRUE;
  if (!g_file_get_contents(extra->pseudonyms, &extra->key, &d->key_length, &error)) {
    *status = wg_fail(WG_EXIT_IO, error);
  } else if (d->key_length < 16) {
    *status = wg_misuse("--pseudonyms %s: a key has 16 bytes at least; make one with "
                        "head -c 32 /dev/urandom > FILE", extra->pseudonyms);
  } else {
    d->key = extra->key;
    return TRUE;
  }
  return FALSE;
}

// The query of --construct. NULL and `*status` where it cannot be had.
static WgQuery *read_construct(const char *path, WgExit *status)
{
  g_autofree char *text = NULL;
  GError *error = NULL;
  if (!g_file_get_contents(path, &text, NULL, &error)) {
    *status = wg_fail(WG_EXIT_IO, error);
    return NULL;
  }
  WgQuery *query = wg_query_new(text, &error);
  if (!query) {
    *status = wg_fail(wg_exit_of(error), error);
  } else if (wg_query_kind(query) != WG_QUERY_CONSTRUCT) {
    *status = wg_misuse("--construct %s: no CONSTRUCT; query answers others", path);
    g_clear_pointer(&query, wg_query_free);
  }
  return query;
}

// What the graph holds, beside the file that holds it.
static gboolean write_description(const WgOptions *options, const Extra *extra,
                                  const WgJob *job, WgStore *store, GError **error)
{
  gboolean named = options->output && strcmp(options->output, "-") != 0 &&
                   !job->format->parts; // several files have several names
  g_autofree char *file = named ? g_path_get_basename(options->output) : NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  WgDescription of = {.format = job->format, .base = wg_store_base(store), .file = file,
                      .bytes = job->bytes, .licence = extra->licence};
  wg_survey_describe(job->survey, &of, text);
  WgOutput *output = wg_output_open(extra->describe, error);
  if (!output) return FALSE;
  fwrite(text->str, 1, text->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

static gboolean print(const WgOptions *options, WgJob *job, WgStore *store,
                      const WgOntology *ontology, GError **error)
{
  WgTables *tables = wg_tables_open(options->output, job->format, error);
  if (!tables) return FALSE;
  if (wg_tables_print(tables, job, store, ontology, error))
    return wg_tables_finish(tables, error);
  wg_tables_abandon(tables);
  return FALSE;
}

static gboolean export_store(const WgOptions *options, const WgExportFormat *format,
                             WgQuery *construct, const Extra *extra, GError **error)
{
  g_autoptr(WgOntology) ontology = NULL;
  g_autoptr(WgStore) store = wg_open_store(options, &ontology, error);
  if (!store) return FALSE;
  wg_store_set_least(store, options->hundredths);
  if (!wg_take_curation(store, extra->curation, error)) return FALSE;
  g_autoptr(WgSurvey) survey = extra->describe ? wg_survey_new() : NULL;
  WgJob job = {.format = format, .selection = &extra->selection,
               .discretion = &extra->discretion, .construct = construct,
               .survey = survey, .roll_up = extra->roll_up != NULL};
  return print(options, &job, store, ontology, error) &&
         (!survey || write_description(options, extra, &job, store, error));
}

// Whether the format draws parties as nodes or cells, which may be rolled up.
static gboolean rolls_up(const WgExportFormat *format)
{
  return format->whole && strcmp(format->name, "ftm") != 0 && strcmp(format->name, "html") != 0;
}

// Whether the options agree with each other. FALSE: told as misuse.
static gboolean check(const WgExportFormat *format, const Extra *extra)
{
  if (extra->licence && !wg_iri_valid(extra->licence))
    wg_misuse("--licence %s: give an absolute IRI", extra->licence);
  else if (extra->licence && !extra->describe)
    wg_misuse("--licence stands in the description: give --describe FILE too");
  else if (extra->roll_up && strcmp(extra->roll_up, "country") != 0)
    wg_misuse("--roll-up %s: give country", extra->roll_up);
  else if (extra->roll_up && !rolls_up(format))
    wg_misuse("--roll-up is for networks and tables, not for -f %s", format->name);
  else
    return TRUE;
  return FALSE;
}

static WgExit run_export(const WgOptions *options, Extra *extra)
{
  GError *error = NULL;
  WgExit status = WG_EXIT_MISUSE;
  g_autoptr(WgQuery) construct = NULL;
  const WgExportFormat *format = wg_format_of(options, "turtle");
  if (!format || !check(format, extra) || !read_selection(extra)) return status;
  if (!read_key(extra, &status)) return status;
  if (extra->construct && !(construct = read_construct(extra->construct, &status)))
    return status;
  if (export_store(options, format, construct, extra, &error)) return WG_EXIT_DONE;
  return wg_fail(wg_exit_of(error), error);
}

WgExit wg_command_export(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  g_autofree char *summary = make_summary();
  Extra extra = {0};
  const GOptionEntry more[] = {
      {"curation", 0, 0, G_OPTION_ARG_FILENAME, &extra.curation,
       "Decisions about who is who, in place of the store's this once", "FILE"},
      {"describe", 0, 0, G_OPTION_ARG_FILENAME, &extra.describe,
       "Write what the graph holds to FILE, as VoID and DCAT in Turtle", "FILE"},
      {"licence", 0, 0, G_OPTION_ARG_FILENAME, &extra.licence,
       "The licence that the description names", "IRI"},
      {"roll-up", 0, 0, G_OPTION_ARG_FILENAME, &extra.roll_up,
       "Of a network: put its country in the place of each party", "country"},
      {"class", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra.selection.classes,
       "Only events of CLASS, or with a party of it; may be given again", "CLASS"},
      {"entity", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra.selection.entities,
       "Only events of this one, by name or IRI; may be given again", "ENTITY"},
      {"hops", 0, 0, G_OPTION_ARG_INT, &extra.hops,
       "With --entity: 2: the events of the others in its events too, and so on", "N"},
      {"from", 0, 0, G_OPTION_ARG_FILENAME, &extra.from,
       "Only what is told of this day or later", "DATE"},
      {"until", 0, 0, G_OPTION_ARG_FILENAME, &extra.until,
       "Only what is told of this day or earlier", "DATE"},
      {"min-sources", 0, 0, G_OPTION_ARG_INT, &extra.min_sources,
       "Only events told by N independent articles at least", "N"},
      {"article", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra.selection.articles,
       "Only what this article tells; may be given again", "IRI"},
      {"no-quotes", 0, 0, G_OPTION_ARG_NONE, &extra.discretion.no_quotes,
       "Hashes and offsets in the place of the articles' words", NULL},
      {"no-persons", 0, 0, G_OPTION_ARG_NONE, &extra.discretion.no_persons,
       "No persons, none of their events, no words of the articles", NULL},
      {"pseudonyms", 0, 0, G_OPTION_ARG_FILENAME, &extra.pseudonyms,
       "Pseudonyms for persons by the secret in KEYFILE, no words of the articles",
       "KEYFILE"},
      {"construct", 0, 0, G_OPTION_ARG_FILENAME, &extra.construct,
       "The graph that the CONSTRUCT in FILE makes of the merged graph", "FILE"},
      {0}};
  if (wg_options_parse(&options, "sfocO", more, summary, argc, argv, &status)) {
    status = run_export(&options, &extra);
    wg_options_clear(&options);
  }
  extra_clear(&extra);
  return status;
}
