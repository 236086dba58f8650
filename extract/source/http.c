// SPDX-License-Identifier: Apache-2.0
#include "extract/source/http.h"

#include "extract/source/coding.h"

// ---- the head

// A line of the head without its end, taken off `rest`; FALSE at the empty line.
static gboolean take_line(WgSlice *rest, WgSlice *line)
{
  const char *lf = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
  gsize n = lf ? (gsize)(lf - rest->ptr) : rest->len;
  *line = wg_slice_sub(*rest, 0, n);
  *rest = wg_slice_sub(*rest, lf ? n + 1 : n, rest->len);
  if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
  return line->len > 0;
}

static gboolean read_status(WgSlice line, guint *status)
{
  if (line.len < 5 || g_ascii_strncasecmp(line.ptr, "HTTP/", 5) != 0) return FALSE;
  const char *space = memchr(line.ptr, ' ', line.len);
  if (!space) return FALSE;
  g_autofree char *number = g_strndup(space + 1, line.len - (gsize)(space + 1 - line.ptr));
  *status = (guint)g_ascii_strtoull(number, NULL, 10);
  return *status >= 100 && *status < 1000;
}

// A header's value in UTF-8, trimmed. Caller frees.
static char *value_of(WgSlice line, const char *colon)
{
  g_autofree char *raw =
      g_strndup(colon + 1, line.len - (gsize)(colon + 1 - line.ptr));
  return g_strstrip(g_utf8_make_valid(raw, -1));
}

// "text/html; charset=utf-8" as type and charset.
static void read_type(WgHttpHead *head, const char *value)
{
  g_auto(GStrv) parts = g_strsplit(value, ";", -1);
  if (!parts[0]) return;
  g_free(head->type);
  head->type = g_ascii_strdown(g_strstrip(parts[0]), -1);
  for (char **p = parts + 1; *p; p++) {
    char *parameter = g_strstrip(*p);
    if (g_ascii_strncasecmp(parameter, "charset=", 8) != 0) continue;
    g_free(head->charset);
    head->charset = g_strstrip(g_strdelimit(g_strdup(parameter + 8), "\"'", ' '));
  }
}

static void read_field(WgHttpHead *head, WgSlice name, char *value)
{
  struct {
    const char *name;
    char **slot;
  } plain[] = {{"location", &head->location},
               {"etag", &head->etag},
               {"last-modified", &head->modified},
               {"retry-after", &head->retry_after},
               {"content-encoding", &head->coding}};
  for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
    if (strlen(plain[i].name) == name.len &&
        g_ascii_strncasecmp(plain[i].name, name.ptr, name.len) == 0) {
      g_free(*plain[i].slot);
      *plain[i].slot = g_strdup(value);
    }
  if (name.len == 12 && g_ascii_strncasecmp(name.ptr, "content-type", 12) == 0)
    read_type(head, value);
  if (name.len == 17 && g_ascii_strncasecmp(name.ptr, "transfer-encoding", 17) == 0) {
    g_autofree char *lower = g_ascii_strdown(value, -1);
    head->chunked = strstr(lower, "chunked") != NULL;
  }
}

gboolean wg_http_head_read(WgSlice bytes, WgHttpHead *head)
{
  WgSlice rest = bytes, line;
  memset(head, 0, sizeof *head);
  take_line(&rest, &line);
  if (!read_status(line, &head->status)) return FALSE;
  while (take_line(&rest, &line)) {
    const char *colon = memchr(line.ptr, ':', line.len);
    if (!colon) continue;
    g_autofree char *value = value_of(line, colon);
    read_field(head, wg_slice_sub(line, 0, (gsize)(colon - line.ptr)), value);
  }
  head->size = bytes.len - rest.len;
  if (head->coding) {
    char *lower = g_ascii_strdown(head->coding, -1);
    g_free(head->coding);
    head->coding = lower;
  }
  return TRUE;
}

void wg_http_head_clear(WgHttpHead *head)
{
  g_free(head->type);
  g_free(head->charset);
  g_free(head->coding);
  g_free(head->location);
  g_free(head->etag);
  g_free(head->modified);
  g_free(head->retry_after);
  memset(head, 0, sizeof *head);
}

// ---- the body

// The size that a line of chunks tells; FALSE where it tells none.
static gboolean read_chunk_size(WgSlice line, gsize *size)
{
  gsize n = 0;
  *size = 0;
  while (n < line.len && g_ascii_isxdigit(line.ptr[n])) {
    if (*size > G_MAXSIZE >> 8) return FALSE;
    *size = *size << 4 | (gsize)g_ascii_xdigit_value(line.ptr[n++]);
  }
  while (n < line.len && line.ptr[n] == ' ') n++;
  return n > 0 && (n == line.len || line.ptr[n] == ';');
}

// Chunks joined; FALSE where the body is not in chunks at all.
static gboolean join_chunks(WgSlice body, GString *out, gboolean *cut)
{
  gboolean first = TRUE;
  *cut = TRUE;
  for (;;) {
    WgSlice line;
    gsize size;
    gboolean any = take_line(&body, &line);
    if (!any && !first && body.len == 0) return TRUE;
    if (!any || !read_chunk_size(line, &size)) return !first;
    first = FALSE;
    if (size == 0) {
      *cut = FALSE;
      return TRUE;
    }
    gsize here = MIN(size, body.len);
    g_string_append_len(out, body.ptr, (gssize)here);
    if (here < size) return TRUE;
    body = wg_slice_sub(body, here, body.len);
    take_line(&body, &line);
  }
}

WgHttpStatus wg_http_body(const WgHttpHead *head, WgSlice body, gsize limit,
                          GString *out)
{
  g_string_truncate(out, 0);
  if (!head->chunked) return wg_coding_undo(head->coding, body, limit, out);
  g_autoptr(GString) joined = g_string_new(NULL);
  gboolean cut = FALSE;
  if (!join_chunks(body, joined, &cut)) return wg_coding_undo(head->coding, body, limit, out);
  WgSlice whole = {joined->str, joined->len};
  WgHttpStatus status = wg_coding_undo(head->coding, whole, limit, out);
  return status == WG_HTTP_WHOLE && cut ? WG_HTTP_CUT : status;
}
