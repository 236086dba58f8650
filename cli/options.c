// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <stdio.h>

#include "cli/fetching.h"
#include "extract/source/text.h"

// One letter a row: the option that the letter stands for.
typedef struct row {
  char letter;
  const char *name;
  char short_name;
  GOptionArg type;
  const char *help, *value;
} Row;

static const Row rows[] = {
    {'i', "input", 'i', G_OPTION_ARG_FILENAME,
     "Form of the input: auto (default), text, html, feed, jsonl, warc", "FORM"},
    {'p', "input", 'i', G_OPTION_ARG_FILENAME,
     "Form of the input: text, jsonl, conllu", "FORM"},
    {'f', "format", 'f', G_OPTION_ARG_FILENAME, "Format of the output", "FORMAT"},
    {'o', "output", 'o', G_OPTION_ARG_FILENAME,
     "Write to FILE (default: standard output); it appears whole", "FILE"},
    {'s', "store", 's', G_OPTION_ARG_FILENAME,
     "The store (default: wiregraph.db beside the output file, else here)",
     "STORE"},
    {'j', "jobs", 'j', G_OPTION_ARG_INT,
     "Threads that read (default: one a processor)", "N"},
    {'d', "date", 0, G_OPTION_ARG_FILENAME,
     "Date of articles that bear none: YYYY-MM-DD, YYYY-MM or YYYY", "DATE"},
    {'b', "base", 0, G_OPTION_ARG_FILENAME,
     "Begin of the IRIs that are minted (default: "
     "https://w3id.org/wiregraph/id/)",
     "IRI"},
    {'m', "max-document-size", 0, G_OPTION_ARG_FILENAME,
     "Refuse larger documents (default: 8M; K, M and G are known)", "BYTES"},
    {'w', "contact", 0, G_OPTION_ARG_FILENAME,
     "To fetch addresses: where who runs a site reaches you", "TEXT"},
    {'W', "allow-private", 0, G_OPTION_ARG_NONE,
     "To fetch addresses: connect to private and loopback ones too", NULL},
    {'t', "text", 0, G_OPTION_ARG_NONE, "Print the articles' texts too", NULL},
    {'M', "model", 0, G_OPTION_ARG_STRING,
     "Read with frames and the learnt reader (full, default) or frames alone (fast)", "MODEL"},
    {'O', "ontology", 0, G_OPTION_ARG_FILENAME_ARRAY,
     "Read this Turtle file as a part of the ontology; may be given again", "FILE"},
    {'R', "relation", 0, G_OPTION_ARG_FILENAME_ARRAY,
     "Tell a relation too that train --relation learnt; may be given again", "FILE"},
    {'c', "min-confidence", 0, G_OPTION_ARG_FILENAME,
     "Leave out reports of less confidence than this, 0 to 1", "NUMBER"},
};

// Where the option's value goes.
static gpointer slot(WgOptions *options, char letter)
{
  switch (letter) {
  case 'i': case 'p': return &options->form;
  case 'f': return &options->format;
  case 'o': return &options->output;
  case 's': return &options->store;
  case 'j': return &options->jobs;
  case 'd': return &options->date;
  case 'b': return &options->base;
  case 'm': return &options->ceiling;
  case 't': return &options->text;
  case 'w': return &options->contact;
  case 'W': return &options->allow_private;
  case 'c': return &options->min_confidence;
  case 'M': return &options->model;
  case 'O': return &options->ontology;
  case 'R': return &options->relations;
  default: g_assert_not_reached();
  }
}

static GOptionContext *make_context(WgOptions *options, const char *letters,
                                    const GOptionEntry *more,
                                    const char *summary)
{
  GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!strchr(letters, rows[i].letter)) continue;
    GOptionEntry entry = {rows[i].name, rows[i].short_name, 0, rows[i].type,
                          slot(options, rows[i].letter), rows[i].help,
                          rows[i].value};
    g_array_append_val(entries, entry);
  }
  for (; more && more->long_name; more++) g_array_append_val(entries, *more);
  GOptionEntry common[] = {
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet,
       "Say nothing but errors", NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose, "Say more", NULL},
      {"help", 'h', 0, G_OPTION_ARG_NONE, &options->help, "Show this help", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->inputs,
       NULL, strchr(letters, 'I') ? "INPUT…" : strchr(letters, 'A') ? "WHAT…" : NULL},
  };
  g_array_append_vals(entries, common, G_N_ELEMENTS(common));
  GOptionContext *context = g_option_context_new(NULL);
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_summary(context, summary);
  g_option_context_add_main_entries(context, (GOptionEntry *)entries->data, NULL);
  g_array_free(entries, TRUE);
  return context;
}

static WgExit print_help(GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
  if (fputs(help, stdout) >= 0 && fflush(stdout) == 0) return WG_EXIT_DONE;
  wg_complain("standard output: cannot write: %s", g_strerror(errno));
  return WG_EXIT_IO;
}

// ---- values

gboolean wg_options_form(WgOptions *options)
{
  static const struct {
    const char *name;
    WgSourceForm form;
  } forms[] = {{"auto", WG_FORM_AUTO},   {"text", WG_FORM_TEXT},
               {"jsonl", WG_FORM_JSONL}, {"html", WG_FORM_HTML},
               {"warc", WG_FORM_WARC},   {"feed", WG_FORM_FEED}};
  if (!options->form) return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
    if (strcmp(options->form, forms[i].name) == 0) {
      options->source.form = forms[i].form;
      return TRUE;
    }
  wg_misuse("-i %s: no such form of input; auto, text, html, feed, jsonl or warc", options->form);
  return FALSE;
}

static gboolean read_date(WgOptions *options)
{
  options->source.date = options->date;
  if (!options->date || wg_text_is_date(options->date)) return TRUE;
  wg_misuse("--date %s: no date; give YYYY-MM-DD, YYYY-MM or YYYY", options->date);
  return FALSE;
}

static gboolean read_ceiling(WgOptions *options)
{
  if (!options->ceiling) return TRUE;
  char *end = NULL;
  guint64 bytes = g_ascii_strtoull(options->ceiling, &end, 10);
  const char *units = "KMG";
  const char *unit = *end ? strchr(units, g_ascii_toupper(*end)) : NULL;
  if (unit) end++;
  int shift = unit ? 10 * ((int)(unit - units) + 1) : 0;
  if (!g_ascii_isdigit(options->ceiling[0]) || *end || bytes == 0 ||
      bytes > ((guint64)1 << 31 >> shift)) {
    wg_misuse("--max-document-size %s: give bytes from 1 to 2G", options->ceiling);
    return FALSE;
  }
  options->source.ceiling = (gsize)(bytes << shift);
  return TRUE;
}

// "0.5" as 50, by its digits: no floating point decides what is printed.
static gboolean check_model(const WgOptions *options)
{
  const char *model = options->model;
  gboolean fast = g_strcmp0(model, "fast") == 0;
  if (fast && options->relations) {
    wg_misuse("--model fast reads without the learnt reader, and --relation needs it");
    return FALSE;
  }
  if (!model || fast || g_str_equal(model, "full")) return TRUE;
  wg_misuse("--model %s: neither fast nor full", model);
  return FALSE;
}

static gboolean read_min_confidence(WgOptions *options)
{
  const char *s = options->min_confidence;
  if (!s) return TRUE;
  gboolean ok = *s == '0' || *s == '1' || *s == '.';
  int hundredths = g_ascii_isdigit(*s) ? (*s++ - '0') * 100 : 0;
  if (*s == '.') {
    s++;
    ok = ok && *s;
    for (int weight = 10; g_ascii_isdigit(*s); s++, weight /= 10)
      hundredths += (*s - '0') * weight;
  }
  if (!ok || *s || hundredths > 100) {
    wg_misuse("--min-confidence %s: give a number from 0 to 1",
              options->min_confidence);
    return FALSE;
  }
  options->hundredths = (guint8)hundredths;
  return TRUE;
}

// Begins as an absolute IRI does and holds nothing that no IRI may hold.
static gboolean check_base(const WgOptions *options)
{
  const char *s = options->base;
  if (!s) return TRUE;
  gboolean ok = g_str_has_prefix(s, "http://") ||
                g_str_has_prefix(s, "https://") || g_str_has_prefix(s, "urn:");
  ok = ok && g_utf8_validate(s, -1, NULL);
  for (const char *p = s; ok && *p; p++)
    ok = (guchar)*p > 0x20 && !strchr("<>\"{}|\\^`", *p);
  if (!ok)
    wg_misuse("--base %s: give an absolute IRI, such as https://example.org/id/", s);
  return ok;
}

static gboolean read_values(WgOptions *options, const char *letters)
{
  if (options->jobs < 0 || options->jobs > 1024) {
    wg_misuse("-j %d: give a number from 1 to 1024 (0: one a processor)",
              options->jobs);
    return FALSE;
  }
  if (options->quiet && options->verbose) {
    wg_misuse("-q and -v exclude each other");
    return FALSE;
  }
  if (strchr(letters, 'I') && !options->inputs) {
    wg_misuse("no input; name files or folders, or - for standard input");
    return FALSE;
  }
  if (!strpbrk(letters, "IA") && options->inputs) {
    wg_misuse("%s: this command takes no input", options->inputs[0]);
    return FALSE;
  }
  gboolean form = strchr(letters, 'i') ? wg_options_form(options) : TRUE;
  return form && read_date(options) && read_ceiling(options) &&
         read_min_confidence(options) && check_model(options) && check_base(options) &&
         wg_check_contact(options->contact);
}

// ---- the whole

// GOption knows "-j 4" and "--jobs=4", but not "-j4": part the value from the letter.
static GPtrArray *part_values(int argc, char **argv)
{
  GPtrArray *out = g_ptr_array_new_null_terminated(0, g_free, TRUE);
  gboolean options_end = FALSE;
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    options_end = options_end || strcmp(word, "--") == 0;
    gboolean parted = FALSE;
    if (i > 0 && !options_end && word[0] == '-' && word[1] && word[2])
      for (gsize k = 0; k < G_N_ELEMENTS(rows); k++)
        parted = parted || word[1] == rows[k].short_name;
    if (parted) {
      g_ptr_array_add(out, g_strndup(word, 2));
      word += 2;
    }
    g_ptr_array_add(out, g_strdup(word));
  }
  return out;
}

gboolean wg_options_parse(WgOptions *options, const char *letters,
                          const GOptionEntry *more, const char *summary,
                          int argc, char **argv, WgExit *status)
{
  memset(options, 0, sizeof *options);
  GOptionContext *context = make_context(options, letters, more, summary);
  GPtrArray *words = part_values(argc, argv);
  char **strv = (char **)g_ptr_array_free(words, FALSE);
  g_autoptr(GError) error = NULL;
  gboolean go_on = FALSE;
  if (!g_option_context_parse_strv(context, &strv, &error)) {
    *status = wg_misuse("%s", error->message);
  } else if (options->help) {
    *status = print_help(context);
  } else if (!read_values(options, letters)) {
    *status = WG_EXIT_MISUSE;
  } else {
    wg_words_set(options->quiet, options->verbose);
    go_on = TRUE;
  }
  g_strfreev(strv);
  g_option_context_free(context);
  if (!go_on) wg_options_clear(options);
  return go_on;
}

void wg_options_clear(WgOptions *options)
{
  g_strfreev(options->inputs);
  g_free(options->model);
  g_strfreev(options->ontology);
  g_strfreev(options->relations);
  g_free(options->form);
  g_free(options->format);
  g_free(options->output);
  g_free(options->store);
  g_free(options->date);
  g_free(options->base);
  g_free(options->ceiling);
  g_free(options->min_confidence);
  g_free(options->contact);
  memset(options, 0, sizeof *options);
}

guint wg_options_workers(const WgOptions *options)
{
  return options->jobs > 0 ? (guint)options->jobs : g_get_num_processors();
}

char *wg_options_store(const WgOptions *options)
{
  if (options->store) return g_strdup(options->store);
  gboolean device = options->output && g_file_test(options->output, G_FILE_TEST_EXISTS) &&
                    !g_file_test(options->output, G_FILE_TEST_IS_REGULAR);
  if (!options->output || strcmp(options->output, "-") == 0 || device)
    return g_strdup("wiregraph.db"); // no store beside a pipe or in /dev
  g_autofree char *folder = g_path_get_dirname(options->output);
  return g_build_filename(folder, "wiregraph.db", NULL);
}
