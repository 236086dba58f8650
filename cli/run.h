// SPDX-License-Identifier: Apache-2.0
/// \file What extract and build have in common: articles in, one article graph after
/// the other out.
#ifndef WG_CLI_RUN_H
#define WG_CLI_RUN_H

#include "cli/articles.h"
#include "exports/patch.h"
#include "extract/reader.h"

typedef struct wg_run {
  const WgOptions *options;
  WgArticles articles;
  WgRecord *first; ///< read ahead, so that a run without input loads and makes nothing
  const WgRecord *record; ///< of which the graph that `take` has was made
  WgReader *reader;
  WgGraph *graph;
  gboolean trace; ///< what was tried goes to standard error
  guint64 reports;
  guint64 dropped; ///< statements left out because a term could not be written
  gboolean (*take)(const WgArticleGraph *graph, void *context, GError **error);
  void *context;
} WgRun;

/// Look at the input: FALSE and `*status` where there is none. On TRUE and FALSE,
/// wg_run_close.
gboolean wg_run_open(WgRun *run, const WgOptions *options, WgExit *status);

/// Load ontology, names and model, which decide what is read.
gboolean wg_run_load(WgRun *run, GError **error);

/// Read all articles and hand their graphs to `take`, in order; IRIs begin with `base`.
gboolean wg_run_articles(WgRun *run, const char *base,
                         gboolean (*take)(const WgArticleGraph *, void *, GError **),
                         void *context, GError **error);

void wg_run_close(WgRun *run);

/// The ontology alone, for what works on a store. NULL and `error` (exit 4).
WgOntology *wg_load_ontology(const WgOptions *options, GError **error);

/// Ontology, names, models, relations. NULL and `error` (exit 4).
WgReader *wg_load_reader(const WgOptions *options, GError **error);

/// The ontology and, for reading, the store of the options (wg_options_store). NULL and
/// `error`; `*ontology` is the caller's in any case.
WgStore *wg_open_store(const WgOptions *options, WgOntology **ontology, GError **error);

/// Take the decisions of the file (graph/curation.h) into the store; NULL: leave those it
/// has.
gboolean wg_take_curation(WgStore *store, const char *path, GError **error);

/// Write to the file `path` what changed since wg_patch_begin, and commit.
gboolean wg_write_patch(WgStore *store, const WgOntology *ontology, const char *path,
                        GError **error);

/// The exit code of a failure, by who failed.
WgExit wg_exit_of(const GError *error);

/// The format that -f names, else that the output's name tells, else `standard`. NULL
/// where there is none of that name (told, as misuse).
const WgExportFormat *wg_format_of(const WgOptions *options, const char *standard);

/// All formats' names for help, or those alone in which single articles can be printed.
/// Caller frees.
char *wg_format_names(gboolean articles);

#endif
