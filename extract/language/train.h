// SPDX-License-Identifier: Apache-2.0
/// \file Making the model file of the language layer from corpora: what
/// `wiregraph train` calls. Same files, options and machine architecture: same bytes,
/// whatever the number of threads.
#ifndef WG_LANGUAGE_TRAIN_H
#define WG_LANGUAGE_TRAIN_H

#include <glib.h>

/// How far the training is; called from the caller's thread after every pass.
typedef struct wg_train_progress {
  guint epoch, epochs;   ///< passes done, passes in all
  double loss_parse;     ///< mean loss a word in this pass: tags and parse
  double loss_names;     ///< the same of the names
  gint64 words;          ///< words seen in this pass
  gboolean measured;     ///< the figures below are of this pass
  double upos, uas, las; ///< shares on the held-out files, 0 … 1
  double names_f1;       ///< PER, ORG and LOC, on the held-out files
} WgTrainProgress;

/// FALSE stops the training; what has been learnt so far is written.
typedef gboolean (*WgTrainReport)(const WgTrainProgress *progress, gpointer context);

typedef struct wg_train_options {
  const char *const *corpora; ///< NULL-terminated; .conllu or .iob2, also with .gz behind
  const char *const *held_out; ///< the same, measured and never learnt from; or NULL
  const char *vectors; ///< word vectors: rows of one float32 scale and 100 int8; or NULL
  const char *vector_words; ///< the words of the rows, one a line, in the same order
  const char *output; ///< the model file, written whole or not at all
  guint64 seed;       ///< 0: the default
  guint epochs;       ///< passes over the corpora, 0: the default
  guint threads;      ///< 0: one
  guint width;        ///< width of the encoder, 0: the default; a multiple of 32
  guint layers;       ///< pairs of encoder layers, 0: the default
  guint vocabulary;   ///< vector rows kept, 0: the default
  guint every;        ///< write and measure every so many passes, 0: after the last
  WgTrainReport report; ///< or NULL
  gpointer context;
} WgTrainOptions;

/// Read the corpora, learn, write `options->output`. A file named *.iob2 teaches
/// names, one named *.conllu tags, lemmas and parse, and names where MISC has NER=. What
/// an earlier model read (*.silver.conllu) is learnt from in the first passes alone, and
/// never for lemmas. On failure nothing is written and
/// `error` names the file, the line and what to do.
gboolean wg_train(const WgTrainOptions *options, GError **error);

#endif
