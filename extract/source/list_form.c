// SPDX-License-Identifier: Apache-2.0
#include "extract/source/list_form.h"

WgSlice wg_list_form_begin(WgSlice bytes)
{
  gsize n = 0;
  if (bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0) n = 3;
  while (n < bytes.len && g_ascii_isspace(bytes.ptr[n])) n++;
  return wg_slice_sub(bytes, n, bytes.len);
}

static gboolean is_any(const char *name, const char *const *names)
{
  for (; *names; names++)
    if (g_ascii_strcasecmp(name, *names) == 0) return TRUE;
  return FALSE;
}

// Behind `end`, looked for in the bytes; all of them where it is not there.
static WgSlice behind(WgSlice bytes, const char *end)
{
  const char *found = g_strstr_len(bytes.ptr, (gssize)bytes.len, end);
  gsize n = found ? (gsize)(found - bytes.ptr) + strlen(end) : bytes.len;
  return wg_slice_sub(bytes, n, bytes.len);
}

// The name of the first element without its prefix. Caller frees.
static char *root_of(WgSlice bytes)
{
  for (;;) {
    bytes = wg_list_form_begin(bytes);
    if (bytes.len < 2 || *bytes.ptr != '<') return g_strdup("");
    if (bytes.len >= 4 && memcmp(bytes.ptr, "<!--", 4) == 0)
      bytes = behind(bytes, "-->");
    else if (bytes.ptr[1] == '?' || bytes.ptr[1] == '!')
      bytes = behind(bytes, ">");
    else
      break;
  }
  gsize begin = 1, n = 1;
  for (; n < bytes.len && !g_ascii_isspace(bytes.ptr[n]) && !strchr("/>", bytes.ptr[n]); n++)
    if (bytes.ptr[n] == ':') begin = n + 1;
  return g_strndup(bytes.ptr + begin, n - begin);
}

gboolean wg_list_form_is(WgSlice bytes)
{
  static const char *const roots[] = {"rss", "feed", "rdf", "urlset", "sitemapindex", NULL};
  g_autofree char *root = root_of(bytes);
  return is_any(root, roots);
}
