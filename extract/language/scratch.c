// SPDX-License-Identifier: Apache-2.0
#include "extract/language/scratch.h"

void wg_scratch_init(WgScratch *s)
{
  s->blocks = g_ptr_array_new_with_free_func(g_free);
  s->used = s->size = 0;
}

void wg_scratch_clear(WgScratch *s)
{
  if (s->blocks) g_ptr_array_free(s->blocks, TRUE);
  s->blocks = NULL;
}

void wg_scratch_reset(WgScratch *s)
{
  while (s->blocks->len > 1) g_ptr_array_remove_index(s->blocks, 0);
  s->used = 0;
}

float *wg_scratch_take(WgScratch *s, gsize n)
{
  n = (n + 15) / 16 * 16;
  if (s->blocks->len == 0 || s->size - s->used < n) {
    s->size = MAX(n, MAX(s->size * 2, (gsize)1 << 18));
    g_ptr_array_add(s->blocks, g_new(float, s->size));
    s->used = 0;
  }
  float *block = g_ptr_array_index(s->blocks, s->blocks->len - 1);
  s->used += n;
  return block + s->used - n;
}
