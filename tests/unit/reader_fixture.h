// SPDX-License-Identifier: Apache-2.0
/// \file Sentences of our own through the whole reader, with the shipped model and names.
#ifndef WG_TESTS_READER_FIXTURE_H
#define WG_TESTS_READER_FIXTURE_H

#include "extract/facts/facts.h"
#include "suite.h"

static WgReader *reader;

static inline WgRecord *fx_record(const char *text)
{
  WgRecord *record = g_new0(WgRecord, 1);
  record->source = g_strdup("-");
  record->id = g_strdup("told");
  record->date = g_strdup("2021-03-03");
  record->text = g_strdup(text);
  return record;
}

static inline WgReading *fx_read(const char *text)
{
  return wg_reader_read(reader, fx_record(text));
}

/// fx_suite with the reader loaded.
static inline int fx_read_suite(const char *name, const CU_TestInfo *tests)
{
  g_autoptr(GError) error = NULL;
  reader = wg_reader_load(WG_SOURCE_DIR, &error);
  if (!reader) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  int status = fx_suite(name, tests);
  wg_reader_free(reader);
  return status;
}

#endif
