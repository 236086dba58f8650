// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph read: articles → JSON lines, the page layer alone.
#include <json-glib/json-glib.h>

#include "cli/articles.h"
#include "cli/output.h"
#include "cli/run.h"

static const char summary[] =
    "Shows the articles as they are read, one JSON object a line: source, id, url,\n"
    "title, author (a list), date, modified, outlet, language, retrieved (when it was\n"
    "fetched), text; null where unknown; and corrected, retracted (true or a date) where\n"
    "the record says so.";

static void add(JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name(builder, key);
  if (value)
    json_builder_add_string_value(builder, value);
  else
    json_builder_add_null_value(builder);
}

// Only where it stands: the date, or true.
static void add_mark(JsonBuilder *builder, const char *key, const char *date)
{
  if (!date) return;
  json_builder_set_member_name(builder, key);
  if (*date)
    json_builder_add_string_value(builder, date);
  else
    json_builder_add_boolean_value(builder, TRUE);
}

static void print_record(JsonGenerator *generator, const WgRecord *record,
                         FILE *stream)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
  json_builder_begin_object(builder);
  add(builder, "source", record->source);
  add(builder, "id", record->id);
  add(builder, "url", record->url);
  add(builder, "title", record->title);
  json_builder_set_member_name(builder, "author");
  json_builder_begin_array(builder);
  for (char **author = record->authors; author && *author; author++)
    json_builder_add_string_value(builder, *author);
  json_builder_end_array(builder);
  add(builder, "date", record->date);
  add(builder, "modified", record->modified);
  add(builder, "outlet", record->outlet);
  add(builder, "language", record->language);
  add(builder, "retrieved", record->retrieved);
  add_mark(builder, "corrected", record->corrected);
  add_mark(builder, "retracted", record->retracted);
  add(builder, "text", record->text);
  json_builder_end_object(builder);
  JsonNode *root = json_builder_get_root(builder);
  json_generator_set_root(generator, root);
  gsize length = 0;
  g_autofree char *line = json_generator_to_data(generator, &length);
  fwrite(line, 1, length, stream);
  fputc('\n', stream);
  json_node_unref(root);
}

typedef struct reading_job {
  JsonGenerator *generator;
  WgReader *reader; // NULL: the page layer alone
  char *(*print)(const WgReader *reader, WgRecord *record);
} ReadingJob;

// Takes the record over.
static void print_one(const ReadingJob *job, WgRecord *record, FILE *stream)
{
  if (!job->reader) {
    print_record(job->generator, record, stream);
    wg_record_free(record);
    return;
  }
  g_autofree char *line = job->print(job->reader, record);
  fputs(line, stream);
}

WgExit wg_command_read(int argc, char **argv)
{
  WgOptions options;
  WgExit status;
  gboolean words = FALSE, candidates = FALSE;
  const GOptionEntry more[] = {
      {"words", 0, 0, G_OPTION_ARG_NONE, &words,
       "Print the words as the learnt reader is shown them instead: what it is taught by",
       NULL},
      {"candidates", 0, 0, G_OPTION_ARG_NONE, &candidates,
       "Print what was proposed as facts, and what speaks for and against each: what the\n"
       "score is fitted on",
       NULL},
      {0}};
  if (!wg_options_parse(&options, "iojdmwWORI", more, summary, argc, argv, &status))
    return status;
  GError *error = NULL;
  WgArticles articles;
  wg_articles_open(&articles, &options);
  g_autoptr(JsonGenerator) generator = json_generator_new();
  ReadingJob job = {generator, words || candidates ? wg_load_reader(&options, &error) : NULL,
                    words ? wg_reader_words : wg_reader_candidates};
  WgOutput *output = error ? NULL : wg_output_open(options.output, &error);
  if (output) {
    WgRecord *record;
    while (!error && (record = wg_articles_next(&articles))) {
      print_one(&job, record, wg_output_stream(output));
      wg_progress_step();
      wg_output_check(output, &error);
    }
    if (error || wg_articles_status(&articles) == WG_EXIT_IO)
      wg_output_abandon(output);
    else
      wg_output_finish(output, &error);
  }
  wg_progress_end();
  status = error ? wg_fail((words || candidates) && !job.reader ? WG_EXIT_DATA : WG_EXIT_IO, error)
                 : wg_articles_status(&articles);
  wg_reader_free(job.reader);
  wg_articles_close(&articles);
  wg_options_clear(&options);
  return status;
}
