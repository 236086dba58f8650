// SPDX-License-Identifier: Apache-2.0
#include "extract/base/address.h"

#include <string.h>

gboolean wg_text_is_address(const char *s)
{
  if (!g_str_has_prefix(s, "http://") && !g_str_has_prefix(s, "https://"))
    return FALSE;
  const char *host = strstr(s, "://") + 3;
  if (*host == '\0' || *host == '/') return FALSE;
  for (; *s; s++)
    if ((guchar)*s <= 0x20 || strchr("<>\"{}|\\^`", *s)) return FALSE;
  return TRUE;
}
