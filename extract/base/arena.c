// SPDX-License-Identifier: Apache-2.0
#include "extract/base/arena.h"

#include <stdarg.h>
#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#define GAP 16 // poisoned bytes behind each piece, so that overruns are caught
#else
#define POISON(p, n) ((void)0)
#define UNPOISON(p, n) ((void)0)
#define GAP 0
#endif

#define BLOCK_SIZE ((gsize)64 * 1024)
#define ALIGNMENT sizeof(max_align_t)

typedef struct block {
  struct block *next; // the block filled before this one
  gsize size;         // bytes in data
  gsize used;
  max_align_t data[];
} Block;

struct wg_arena {
  Block *top; // the block being filled, never NULL
};

static Block *block_new(gsize size, Block *next)
{
  Block *b = g_malloc(offsetof(Block, data) + size);
  b->next = next;
  b->size = size;
  b->used = 0;
  POISON(b->data, size);
  return b;
}

static void block_free(Block *b)
{
  UNPOISON(b->data, b->size);
  g_free(b);
}

WgArena *wg_arena_new(void)
{
  WgArena *arena = g_new(WgArena, 1);
  arena->top = block_new(BLOCK_SIZE, NULL);
  return arena;
}

void wg_arena_free(WgArena *arena)
{
  if (!arena) return;
  for (Block *b = arena->top; b;) {
    Block *next = b->next;
    block_free(b);
    b = next;
  }
  g_free(arena);
}

void wg_arena_reset(WgArena *arena)
{
  Block *first = arena->top;
  while (first->next) {
    Block *next = first->next;
    block_free(first);
    first = next;
  }
  first->used = 0;
  POISON(first->data, first->size);
  arena->top = first;
}

void *wg_arena_alloc(WgArena *arena, gsize size)
{
  gsize need = (size + GAP + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  Block *b = arena->top;
  if (b->size - b->used < need) {
    b = block_new(MAX(BLOCK_SIZE, need), b);
    arena->top = b;
  }
  void *p = (char *)b->data + b->used;
  b->used += need;
  UNPOISON(p, size);
  memset(p, 0, size);
  return p;
}

char *wg_arena_dup(WgArena *arena, WgSlice s)
{
  char *out = wg_arena_alloc(arena, s.len + 1);
  if (s.len) memcpy(out, s.ptr, s.len);
  return out;
}

char *wg_arena_strdup(WgArena *arena, const char *s)
{
  return s ? wg_arena_dup(arena, wg_slice(s)) : NULL;
}

char *wg_arena_printf(WgArena *arena, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *s = g_strdup_vprintf(format, args);
  va_end(args);
  return wg_arena_strdup(arena, s);
}
