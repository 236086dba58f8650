// SPDX-License-Identifier: Apache-2.0
#include "extract/report/code_points.h"

#define CHECKPOINT 1024 // bytes between two counts of code points

WgCodePoints wg_code_points_new(WgSlice text)
{
  WgCodePoints c = {text, g_array_new(FALSE, FALSE, sizeof(guint32))};
  guint32 count = 0;
  for (gsize i = 0; i < text.len; i++) {
    if (i % CHECKPOINT == 0) g_array_append_val(c.counts, count);
    count += ((guchar)text.ptr[i] & 0xC0) != 0x80;
  }
  g_array_append_val(c.counts, count);
  return c;
}

gint64 wg_code_points_before(const WgCodePoints *c, gsize at)
{
  gsize from = at / CHECKPOINT * CHECKPOINT;
  gint64 count = g_array_index(c->counts, guint32, at / CHECKPOINT);
  if (from + CHECKPOINT > c->text.len && at == c->text.len && at % CHECKPOINT == 0)
    return g_array_index(c->counts, guint32, c->counts->len - 1);
  for (gsize i = from; i < at; i++) count += ((guchar)c->text.ptr[i] & 0xC0) != 0x80;
  return count;
}

void wg_code_points_clear(WgCodePoints *points)
{
  g_clear_pointer(&points->counts, g_array_unref);
}
