// SPDX-License-Identifier: Apache-2.0
#include "cli/articles.h"

#include "cli/fetching.h"
#include "extract/page/tongue.h"

void wg_articles_open(WgArticles *articles, const WgOptions *options)
{
  memset(articles, 0, sizeof *articles);
  articles->options = options;
  articles->source =
      wg_source_new((const char *const *)options->inputs, &options->source);
  wg_source_set_fetch(articles->source, wg_fetch_input, articles);
}

void wg_articles_close(WgArticles *articles)
{
  g_clear_pointer(&articles->source, wg_source_free);
  g_clear_pointer(&articles->fetcher, wg_input_fetcher_free);
}

WgRecord *wg_articles_next(WgArticles *articles)
{
  for (;;) {
    GError *error = NULL;
    WgRecord *record = wg_source_next(articles->source, &error);
    if (record) articles->read++;
    if (!error) return record;
    if (g_error_matches(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN))
      articles->unopened++;
    else
      articles->bad++;
    wg_complain("%s", error->message);
    g_error_free(error);
  }
}

// Says which one it is, where one input holds many.
static void set_aside(WgArticles *articles, const WgRecord *record, const char *language)
{
  const char *name = record->url ? record->url : record->id;
  gboolean tells = name && !g_str_has_suffix(record->source, name);
  articles->bad++;
  wg_complain("%s%s%s: in another language (%s), not English: set aside", record->source,
              tells ? ": " : "", tells ? name : "", language);
}

WgRecord *wg_articles_next_english(WgArticles *articles)
{
  WgRecord *record;
  while ((record = wg_articles_next(articles))) {
    g_autofree char *language = wg_tongue_of(record);
    if (wg_tongue_is_english(language)) return record;
    articles->read--;
    set_aside(articles, record, language);
    wg_record_free(record);
  }
  return NULL;
}

void wg_articles_refuse(WgArticles *articles, GError *error)
{
  articles->bad++;
  wg_complain("%s", error->message);
  g_error_free(error);
}

WgExit wg_articles_status(const WgArticles *articles)
{
  if (articles->unopened && !articles->read && !articles->bad) return WG_EXIT_IO;
  return articles->unopened || articles->bad ? WG_EXIT_SOME : WG_EXIT_DONE;
}
