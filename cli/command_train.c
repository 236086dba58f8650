// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph train: corpora → the model file of the language layer; or tellings that
/// people marked → a relation beside the shipped reader.
#include "cli/output.h"
#include "cli/run.h"
#include "extract/language/train.h"
#include "extract/teach/teach.h"

static const char summary[] =
    "Trains the model of the language layer. Corpora: *.conllu teach tags, lemmas\n"
    "and the parse, *.iob2 teach names; both also with .gz behind. *.silver.conllu,\n"
    "read by an earlier model, are learnt from in the first passes alone. The same\n"
    "files and options give the same bytes, whatever the number of threads.\n"
    "With --relation a relation of your own is learnt instead, of articles in which\n"
    "you marked 50 to 500 tellings of it (JSON lines: docs/relations.md).";

typedef struct settings {
  char **held_out;
  char *vectors, *vector_words, *relation;
  gint64 seed;
  gint epochs, width, layers, vocabulary, every;
} Settings;

static void settings_clear(Settings *settings)
{
  g_strfreev(settings->held_out);
  g_free(settings->vectors);
  g_free(settings->vector_words);
  g_free(settings->relation);
}

static gboolean report(const WgTrainProgress *progress, gpointer context)
{
  (void)context;
  wg_say("pass %u of %u: loss %.4f (parse) %.4f (names), %" G_GINT64_FORMAT
         " words",
         progress->epoch, progress->epochs, progress->loss_parse,
         progress->loss_names, progress->words);
  if (progress->measured)
    wg_say("held out: UPOS %.2f UAS %.2f LAS %.2f, names F1 %.2f",
           100 * progress->upos, 100 * progress->uas, 100 * progress->las,
           100 * progress->names_f1);
  return TRUE;
}

static gboolean check(const WgOptions *options, const Settings *settings)
{
  if (!options->output || strcmp(options->output, "-") == 0) {
    wg_misuse("no output; name the model file with -o");
    return FALSE;
  }
  if (settings->epochs < 0 || settings->width < 0 || settings->layers < 0 ||
      settings->vocabulary < 0 || settings->every < 0 || settings->seed < 0) {
    wg_misuse("negative number; counts begin with 0 (the default)");
    return FALSE;
  }
  if (settings->relation &&
      (settings->held_out || settings->vectors || settings->vector_words || settings->epochs ||
       settings->width || settings->layers || settings->vocabulary || settings->every ||
       settings->seed)) {
    wg_misuse("--relation learns from tellings; the other options are of the language model");
    return FALSE;
  }
  if (!settings->vectors != !settings->vector_words) {
    wg_misuse("--vectors and --vector-words go together");
    return FALSE;
  }
  return TRUE;
}

static WgExit run_train(const WgOptions *options, const Settings *settings)
{
  GError *error = NULL;
  WgTrainOptions train = {
      .corpora = (const char *const *)options->inputs,
      .held_out = (const char *const *)settings->held_out,
      .vectors = settings->vectors,
      .vector_words = settings->vector_words,
      .output = options->output,
      .seed = (guint64)settings->seed,
      .epochs = (guint)settings->epochs,
      .threads = wg_options_workers(options),
      .width = (guint)settings->width,
      .layers = (guint)settings->layers,
      .vocabulary = (guint)settings->vocabulary,
      .every = (guint)settings->every,
      .report = report,
  };
  if (wg_train(&train, &error)) return WG_EXIT_DONE;
  return wg_fail(WG_EXIT_IO, error);
}

// ---- a relation

static void show_article(gpointer context)
{
  (void)context;
  wg_progress_step();
}

static void show_taught(const WgTaught *taught, gpointer context)
{
  (void)context;
  wg_progress_end();
  wg_say("%s: %u tellings in %u articles", taught->event_class, taught->tellings,
         taught->articles);
  if (taught->lost)
    wg_say("%u of them lost: their triggers are no words of the running text", taught->lost);
  wg_say("triggers, each fifth of the articles read by what the others taught: precision %.2f, "
         "recall %.2f, F1 %.2f from %.2f on",
         (double)taught->precision, (double)taught->recall, (double)taught->f1,
         (double)taught->threshold);
  wg_say("parties: begun as those of %s, loss %.3f → %.3f", taught->like,
         (double)taught->before, (double)taught->after);
}

// The output is opened before the work: a place that cannot be written is told at once.
static gboolean teach(const WgOptions *options, const Settings *settings, GError **error)
{
  g_autofree char *dir = wg_data_dir(error);
  WgOutput *output = dir ? wg_output_open(options->output, error) : NULL;
  if (!output) return FALSE;
  WgTeaching teaching = {
      .data_dir = dir,
      .declared = settings->relation,
      .ontology = (const char *const *)options->ontology,
      .tellings = (const char *const *)options->inputs,
      .article = show_article,
      .taught = show_taught,
  };
  g_autoptr(GByteArray) file = wg_teach(&teaching, error);
  wg_progress_end();
  if (!file) {
    wg_output_abandon(output);
    return FALSE;
  }
  fwrite(file->data, 1, file->len, wg_output_stream(output));
  return wg_output_finish(output, error);
}

static WgExit run_teach(const WgOptions *options, const Settings *settings)
{
  GError *error = NULL;
  return teach(options, settings, &error) ? WG_EXIT_DONE : wg_fail(wg_exit_of(error), error);
}

WgExit wg_command_train(int argc, char **argv)
{
  Settings settings = {0};
  GOptionEntry more[] = {
      {"relation", 0, 0, G_OPTION_ARG_FILENAME, &settings.relation,
       "Learn the classes of events that this Turtle file declares", "FILE"},
      {"held-out", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &settings.held_out,
       "Measure on this file, never learn from it; may be given again", "FILE"},
      {"vectors", 0, 0, G_OPTION_ARG_FILENAME, &settings.vectors,
       "Word vectors: rows of a float32 scale and 100 int8", "FILE"},
      {"vector-words", 0, 0, G_OPTION_ARG_FILENAME, &settings.vector_words,
       "The words of the rows, one a line", "FILE"},
      {"epochs", 0, 0, G_OPTION_ARG_INT, &settings.epochs,
       "Passes over the corpora", "N"},
      {"every", 0, 0, G_OPTION_ARG_INT, &settings.every,
       "Measure every N passes (default: after the last)", "N"},
      {"seed", 0, 0, G_OPTION_ARG_INT64, &settings.seed, "Seed of chance", "N"},
      {"width", 0, 0, G_OPTION_ARG_INT, &settings.width,
       "Width of the encoder, a multiple of 32", "N"},
      {"layers", 0, 0, G_OPTION_ARG_INT, &settings.layers,
       "Pairs of encoder layers", "N"},
      {"vocabulary", 0, 0, G_OPTION_ARG_INT, &settings.vocabulary,
       "Vector rows kept", "N"},
      {0},
  };
  WgOptions options;
  WgExit status;
  if (wg_options_parse(&options, "ojOI", more, summary, argc, argv, &status)) {
    status = !check(&options, &settings) ? WG_EXIT_MISUSE
             : settings.relation         ? run_teach(&options, &settings)
                                         : run_train(&options, &settings);
    wg_options_clear(&options);
  }
  settings_clear(&settings);
  return status;
}
