// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph parse: text → CoNLL-U, the language layer alone.
#include "cli/articles.h"
#include "cli/output.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/page/lines.h"

#define CONLLU_CEILING ((gsize)1 << 30) // treebanks are larger than articles

static const char summary[] =
    "Prints sentences and words with tags, lemmas, features, the dependency parse\n"
    "and names, as CoNLL-U. Input: plain text, JSON lines (their \"text\"), or with\n"
    "-i conllu the given sentences and words, whose other columns are predicted.";

typedef struct parser {
  WgLanguage *language;
  WgArena *arena;
  GString *out; // lines of one sentence
  FILE *stream;
} Parser;

static void print_comment(Parser *parser, const char *key, const char *value)
{
  fprintf(parser->stream, "# %s%s%s\n", key, value ? " = " : "",
          value ? value : "");
}

static void print_sentence(Parser *parser, WgSlice text, WgSentence *sentence,
                           WgConlluCursor *cursor)
{
  wg_language_annotate(parser->language, parser->arena, sentence);
  g_string_truncate(parser->out, 0);
  wg_conllu_print(parser->out, text, sentence, cursor);
  fwrite(parser->out->str, 1, parser->out->len, parser->stream);
}

static void parse_text(Parser *parser, const WgRecord *record)
{
  WgSlice text = wg_slice(record->text);
  WgConlluCursor cursor = {0, 0};
  guint32 n_lines = 0;
  WgLine *lines = wg_lines_find(parser->arena, record, &n_lines);
  const char *name = record->url ? record->url : record->id;
  print_comment(parser, "newdoc id", name ? name : record->source);
  for (guint32 i = 0; i < n_lines; i++) {
    guint32 n = 0;
    WgSentence *sentences = wg_language_split(parser->arena, text, lines[i].begin,
                                              lines[i].end, &n);
    if (n > 0) print_comment(parser, "newpar", NULL);
    for (guint32 k = 0; k < n; k++)
      print_sentence(parser, text, &sentences[k], &cursor);
  }
}

static gboolean parse_conllu(Parser *parser, const WgRecord *record,
                             GError **error)
{
  WgConllu conllu = {0};
  WgConlluCursor cursor = {0, 0};
  if (!wg_conllu_read(parser->arena, wg_slice(record->text), record->source,
                      &conllu, error))
    return FALSE;
  for (guint32 i = 0; i < conllu.n; i++)
    print_sentence(parser, conllu.text, &conllu.sentences[i], &cursor);
  return TRUE;
}

// All records; a bad CoNLL-U text is told and passed over like any bad record.
static gboolean parse_all(Parser *parser, WgArticles *articles, gboolean is_conllu,
                          WgOutput *output, GError **error)
{
  WgRecord *record;
  gboolean ok = TRUE;
  while (ok && (record = wg_articles_next(articles))) {
    GError *reason = NULL;
    if (!is_conllu)
      parse_text(parser, record);
    else if (!parse_conllu(parser, record, &reason))
      wg_articles_refuse(articles, reason);
    wg_record_free(record);
    wg_arena_reset(parser->arena);
    wg_progress_step();
    ok = wg_output_check(output, error);
  }
  wg_progress_end();
  return ok;
}

static WgLanguage *load_language(GError **error)
{
  GError *reason = NULL;
  g_autofree char *model = wg_data_model(&reason);
  WgLanguage *language = model ? wg_language_load(model, &reason) : NULL;
  if (language) return language;
  g_set_error_literal(error, WG_LANGUAGE_ERROR, 0, reason->message);
  g_error_free(reason);
  return NULL;
}

static WgExit exit_of(const GError *error)
{
  if (error->domain != WG_LANGUAGE_ERROR) return WG_EXIT_IO;
  return error->code == WG_LANGUAGE_ERROR_CORPUS ? WG_EXIT_MISUSE : WG_EXIT_DATA;
}

static WgExit run_parse(const WgOptions *options, const char *corpus, gboolean is_conllu)
{
  GError *error = NULL;
  WgArticles articles;
  wg_articles_open(&articles, options);
  Parser parser = {.language = load_language(&error)};
  WgOutput *output = NULL;
  gboolean ok = parser.language &&
                (!corpus || wg_language_follow(parser.language, corpus, &error));
  if (ok) output = wg_output_open(options->output, &error);
  if (output) {
    parser.arena = wg_arena_new();
    parser.out = g_string_new(NULL);
    parser.stream = wg_output_stream(output);
    if (parse_all(&parser, &articles, is_conllu, output, &error) &&
        wg_articles_status(&articles) != WG_EXIT_IO)
      wg_output_finish(output, &error);
    else
      wg_output_abandon(output);
    g_string_free(parser.out, TRUE);
    wg_arena_free(parser.arena);
  }
  wg_language_free(parser.language);
  WgExit status = wg_articles_status(&articles);
  if (error) status = wg_fail(exit_of(error), error);
  wg_articles_close(&articles);
  return status;
}

WgExit wg_command_parse(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  g_autofree char *corpus = NULL;
  const GOptionEntry more[] = {
      {"names-like", 0, 0, G_OPTION_ARG_STRING, &corpus,
       "Tell names as this corpus has them: uner_ewt (default), gum_ne … or common", "CORPUS"},
      {0}};
  if (!wg_options_parse(&options, "pomI", more, summary, argc, argv, &status))
    return status;
  gboolean is_conllu = g_strcmp0(options.form, "conllu") == 0;
  if (is_conllu) {
    options.source.form = WG_FORM_TEXT;
    if (!options.ceiling) options.source.ceiling = CONLLU_CEILING;
    status = run_parse(&options, corpus, TRUE);
  } else if (wg_options_form(&options)) {
    status = run_parse(&options, corpus, FALSE);
  } else {
    status = WG_EXIT_MISUSE;
  }
  wg_options_clear(&options);
  return status;
}
