// SPDX-License-Identifier: Apache-2.0
/// \file The articles that a command works on: the source, and what came of it, so that
/// all commands name failures and choose the exit code alike.
#ifndef WG_CLI_ARTICLES_H
#define WG_CLI_ARTICLES_H

#include "cli/cli.h"

/// Of all addresses among the inputs, so that what a host asks for is kept from one to the
/// next (fetch_input.c).
typedef struct wg_input_fetcher WgInputFetcher;
void wg_input_fetcher_free(WgInputFetcher *fetcher);

typedef struct wg_articles {
  WgSource *source;
  const WgOptions *options; ///< say how addresses among the inputs are fetched
  WgInputFetcher *fetcher;  ///< made with the first of these
  guint64 read;     ///< records that came
  guint64 unopened; ///< inputs that could not be opened
  guint64 bad;      ///< records that were refused
} WgArticles;

void wg_articles_open(WgArticles *articles, const WgOptions *options);
void wg_articles_close(WgArticles *articles);

/// The next record, NULL at the end; bad ones are told on stderr and passed over.
WgRecord *wg_articles_next(WgArticles *articles);

/// The same, those in other languages told and passed over as bad ones are.
WgRecord *wg_articles_next_english(WgArticles *articles);

/// The record that came last turned out bad: tell so, free `error`.
void wg_articles_refuse(WgArticles *articles, GError *error);

/// WG_EXIT_DONE, WG_EXIT_SOME where an input failed, WG_EXIT_IO where none could be
/// opened at all.
WgExit wg_articles_status(const WgArticles *articles);

#endif
