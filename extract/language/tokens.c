// SPDX-License-Identifier: Apache-2.0
#include "extract/language/language.h"
WgSentence *wg_language_split(WgArena *arena, WgSlice text, guint32 begin, guint32 end, guint32 *n)
{ (void)text;(void)begin;(void)end; *n=0; return wg_arena_new0(arena, WgSentence, 1); }
