// SPDX-License-Identifier: Apache-2.0
#include "extract/doc.h"

void wg_record_free(WgRecord *record)
{
  if (!record) return;
  g_free(record->source);
  g_free(record->id);
  g_free(record->url);
  g_free(record->title);
  g_free(record->date);
  g_free(record->outlet);
  g_free(record->language);
  g_strfreev(record->authors);
  g_free(record->text);
  g_free(record);
}

void wg_reading_free(WgReading *reading)
{
  if (!reading) return;
  wg_record_free(reading->record);
  wg_arena_free(reading->arena); // the reading itself lies in its arena
}
