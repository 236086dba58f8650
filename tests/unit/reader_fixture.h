// SPDX-License-Identifier: Apache-2.0
/// \file Sentences of our own through the whole reader, with the shipped model and names.
#ifndef WG_TESTS_READER_FIXTURE_H
#define WG_TESTS_READER_FIXTURE_H

#include "extract/reader.h"
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

/// Whether `value` is one of "a|b".
static inline gboolean fx_is_among(const char *value, const char *wanted)
{
  g_auto(GStrv) each = g_strsplit(wanted, "|", -1);
  return g_strv_contains((const char *const *)each, value);
}

/// Whether the entity is one of "Acme|Apex", by name, alias or a part of its name; "-": none;
/// NULL: whoever.
static inline gboolean fx_is_party(const WgEntity *e, const char *wanted)
{
  if (!wanted) return TRUE;
  g_auto(GStrv) each = g_strsplit(wanted, "|", -1);
  for (char **w = each; *w; w++) {
    if (g_str_equal(*w, "-") ? e == NULL : e && strstr(e->name, *w) != NULL) return TRUE;
    for (const char **alias = e ? e->aliases : NULL; alias && *alias; alias++)
      if (strstr(*alias, *w)) return TRUE;
  }
  return FALSE;
}

static inline int fx_suite_with(const char *name, const CU_TestInfo *tests, gboolean fast)
{
  g_autoptr(GError) error = NULL;
  reader = wg_reader_load_with(WG_SOURCE_DIR, &(WgReaderMore){.fast = fast}, &error);
  if (!reader) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  int status = fx_suite(name, tests);
  wg_reader_free(reader);
  return status;
}

/// fx_suite with the whole reader loaded.
static inline int fx_read_suite(const char *name, const CU_TestInfo *tests)
{
  return fx_suite_with(name, tests, FALSE);
}

/// The same with frames and rules alone: what is tested is what they find, whatever the learnt
/// reader would make of it.
static inline int fx_frames_suite(const char *name, const CU_TestInfo *tests)
{
  return fx_suite_with(name, tests, TRUE);
}

#endif
