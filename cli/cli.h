// SPDX-License-Identifier: Apache-2.0
/// \file What the commands share: exit codes, words on stderr, options that several
/// of them bear. Each command is one file with one function of the type below.
#ifndef WG_CLI_H
#define WG_CLI_H

#include "extract/source/source.h"

/// Exit codes, as the man page lists them.
typedef enum wg_exit {
  WG_EXIT_DONE = 0,   ///< all went well
  WG_EXIT_SOME = 1,   ///< done, but some inputs failed, each named with its reason
  WG_EXIT_MISUSE = 2, ///< unknown command or option, missing argument
  WG_EXIT_IO = 3,     ///< cannot read, write or reach
  WG_EXIT_DATA = 4,   ///< bad model, ontology or store
  WG_EXIT_FAULT = 5,  ///< our own fault
} WgExit;

/// One row of the table of commands in main.c.
typedef struct wg_command {
  const char *name;
  const char *summary;
  WgExit (*run)(int argc, char **argv); ///< argv[0] is the command's name
} WgCommand;

WgExit wg_command_agree(int argc, char **argv);
WgExit wg_command_build(int argc, char **argv);
WgExit wg_command_codebook(int argc, char **argv);
WgExit wg_command_explain(int argc, char **argv);
WgExit wg_command_export(int argc, char **argv);
WgExit wg_command_extract(int argc, char **argv);
WgExit wg_command_fetch(int argc, char **argv);
WgExit wg_command_load(int argc, char **argv);
WgExit wg_command_parse(int argc, char **argv);
WgExit wg_command_remove(int argc, char **argv);
WgExit wg_command_query(int argc, char **argv);
WgExit wg_command_read(int argc, char **argv);
WgExit wg_command_refresh(int argc, char **argv);
WgExit wg_command_sample(int argc, char **argv);
WgExit wg_command_train(int argc, char **argv);

// ---- options (options.c)

/// Options that most commands bear; a command lists those that it takes.
typedef struct wg_options {
  char **inputs;        ///< NULL-terminated
  char *form;           ///< -i
  char *format;         ///< -f
  char *output;         ///< -o; NULL: standard output
  char *store;          ///< -s
  char *date;           ///< --date
  char *base;           ///< --base
  char *ceiling;        ///< --max-document-size
  char *min_confidence; ///< --min-confidence
  char *contact;        ///< --contact, where inputs may be addresses
  char *model;          ///< --model: "fast", "full" or NULL
  char **ontology;      ///< --ontology, files beside the ontology's; NULL: none
  char **relations;     ///< --relation, likewise beside the shipped reader
  gint jobs;            ///< -j; 0: one a processor
  gboolean text;        ///< --text
  gboolean allow_private; ///< --allow-private, of the same
  gboolean quiet, verbose, help;

  WgSourceOptions source;    ///< worked out of form, date and ceiling
  guint8 hundredths;         ///< of min_confidence
} WgOptions;

/// One letter an option, in the string that a command hands to wg_options_parse:
/// i f o s j as their short names, p the -i of parse, d --date, b --base, m --max-document-size,
/// M --model, O --ontology, R --relation, w --contact, W --allow-private, t --text, c --min-confidence, I inputs are wanted,
/// A other arguments may stand (in `inputs`).
/// Returns TRUE where the command may go on. FALSE: `*status` is what to exit with
/// (help was asked for and printed, or the command was misused and told so).
/// `more`: options of this command alone, or NULL; their values are the command's to
/// free.
gboolean wg_options_parse(WgOptions *options, const char *letters,
                          const GOptionEntry *more, const char *summary,
                          int argc, char **argv, WgExit *status);
void wg_options_clear(WgOptions *options);

/// Read -i as the name of a form; FALSE and told as misuse where it is none. Done by
/// wg_options_parse where the letter i is among the letters.
gboolean wg_options_form(WgOptions *options);

/// Worker threads to run: -j, else the processors there are.
guint wg_options_workers(const WgOptions *options);

/// The store to use: -s, else wiregraph.db beside the output file, else here.
/// Caller frees.
char *wg_options_store(const WgOptions *options);

// ---- words on stderr (words.c)

/// Be quiet (errors only) or verbose from here on.
void wg_words_set(gboolean quiet, gboolean verbose);

/// "wiregraph: …" and a line end, whatever the settings.
void wg_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

/// The same unless quiet; only where verbose.
void wg_say(const char *format, ...) G_GNUC_PRINTF(1, 2);
void wg_say_more(const char *format, ...) G_GNUC_PRINTF(1, 2);

/// Two lines: what is wrong with the command line and where help is.
WgExit wg_misuse(const char *format, ...) G_GNUC_PRINTF(1, 2);

/// Complain of `error`, free it, hand back `status`.
WgExit wg_fail(WgExit status, GError *error);

/// Count one more article; on a terminal the count and the rate are shown now and
/// then on one line, which wg_progress_end wipes out.
void wg_progress_step(void);
void wg_progress_end(void);

/// The same with words of the caller's about `done` things in all; and whether there is a
/// terminal to show it on.
void wg_progress_show(const char *what, guint64 done);
gboolean wg_progress_shows(void);

// ---- where the data are (data.c)

/// The folder that holds ontology/ and the model: $WIREGRAPH_DATA, else what lies
/// beside the program (installed or in its source tree), else where it was to be
/// installed. NULL and `error` where there is none. Caller frees.
char *wg_data_dir(GError **error);

/// Where the model file is (or should be) in that folder. NULL and `error` where there
/// is no such folder. Caller frees.
char *wg_data_model(GError **error);

#endif
