// SPDX-License-Identifier: Apache-2.0
#include "extract/doc.h"

static const char *const TYPES[WG_TYPE_COUNT] = {
    [WG_TYPE_PERSON] = "Person",
    [WG_TYPE_ORGANIZATION] = "Organization",
    [WG_TYPE_COMPANY] = "Company",
    [WG_TYPE_UNIVERSITY] = "University",
    [WG_TYPE_GOVERNMENT_BODY] = "GovernmentBody",
    [WG_TYPE_MEDIA_ORGANIZATION] = "MediaOrganization",
    [WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION] = "IntergovernmentalOrganization",
    [WG_TYPE_COUNTRY] = "Country",
    [WG_TYPE_PLACE] = "Place",
};

const char *wg_type_name(WgEntityType type)
{
  return TYPES[type];
}

gboolean wg_type_find(const char *name, WgEntityType *out)
{
  for (int i = 0; i < WG_TYPE_COUNT; i++)
    if (strcmp(TYPES[i], name) == 0) {
      *out = (WgEntityType)i;
      return TRUE;
    }
  return FALSE;
}

void wg_record_free(WgRecord *record)
{
  if (!record) return;
  g_free(record->source);
  g_free(record->id);
  g_free(record->url);
  g_free(record->title);
  g_free(record->date);
  g_free(record->modified);
  g_free(record->outlet);
  g_free(record->language);
  g_free(record->address);
  g_free(record->retrieved);
  g_strfreev(record->authors);
  g_free(record->text);
  g_free(record->corrected);
  g_free(record->retracted);
  g_free(record->notice);
  g_free(record);
}

void wg_reading_free(WgReading *reading)
{
  if (!reading) return;
  wg_record_free(reading->record);
  wg_arena_free(reading->arena); // the reading itself lies in its arena
}
