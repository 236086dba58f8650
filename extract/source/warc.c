// SPDX-License-Identifier: Apache-2.0
#include "extract/source/warc.h"

#include "extract/source/list_form.h"
#include "extract/source/source.h"

#define LINE_LONGEST 65536

void wg_warc_record_clear(WgWarcRecord *record)
{
  g_free(record->type);
  g_free(record->target);
  g_free(record->date);
  g_free(record->content);
  g_free(record->payload);
  g_free(record->profile);
  memset(record, 0, sizeof *record);
}

void wg_warc_page_clear(WgWarcPage *page)
{
  if (page->bytes) g_string_free(page->bytes, TRUE);
  g_free(page->charset);
  memset(page, 0, sizeof *page);
}

// ---- the head of a record

static gboolean begins_record(const GString *line)
{
  return g_str_has_prefix(line->str, "WARC/") && g_ascii_isdigit(line->str[5]);
}

static gboolean is_blank(const GString *line)
{
  return line->len == 0 || strcmp(line->str, "\r") == 0;
}

// One field; a value in angle brackets (an old fault of writers) is taken out of them.
static void read_field(WgWarcRecord *record, const char *line, gboolean *has_length)
{
  const char *colon = strchr(line, ':');
  if (!colon) return;
  g_autofree char *name = g_ascii_strdown(line, colon - line);
  g_autofree char *value = g_strstrip(g_utf8_make_valid(colon + 1, -1));
  gsize n = strlen(value);
  g_strstrip(name);
  if (n > 1 && value[0] == '<' && value[n - 1] == '>') {
    value[n - 1] = '\0';
    memmove(value, value + 1, n - 1);
  }
  struct {
    const char *name;
    char **slot;
  } plain[] = {{"warc-type", &record->type},
               {"warc-target-uri", &record->target},
               {"warc-date", &record->date},
               {"content-type", &record->content},
               {"warc-payload-digest", &record->payload},
               {"warc-profile", &record->profile}};
  for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
    if (strcmp(name, plain[i].name) == 0) {
      g_free(*plain[i].slot);
      *plain[i].slot = g_strdup(value);
    }
  if (strcmp(name, "content-length") == 0)
    *has_length = g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT64, &record->length,
                                             NULL);
}

static WgInputStatus fail(const char *where, guint64 number, const char *what,
                          GError **error)
{
  g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
              "%s: record %" G_GUINT64_FORMAT ": %s", where, number, what);
  return WG_INPUT_FAILED;
}

// Whether the next line begins a record, which is then still to be read.
static gboolean stands_before_record(WgInput *input)
{
  WgSlice next = wg_input_peek(input);
  return next.len >= 5 && memcmp(next.ptr, "WARC/", 5) == 0;
}

// Passes over what is no record, up to the next one or the end.
static WgInputStatus pass_over(WgInput *input, const char *where, guint64 number,
                               GString *line, GError **error)
{
  while (!stands_before_record(input)) {
    WgInputStatus status = wg_input_line(input, LINE_LONGEST, line, error);
    if (status == WG_INPUT_FAILED) return status;
    if (status == WG_INPUT_END) break;
  }
  return fail(where, number, "no head of a record stands where one should; looked on",
              error);
}

// The line that begins a record; blank ones before it are passed over.
static WgInputStatus find_begin(WgInput *input, GString *line, GError **error)
{
  WgInputStatus status;
  do
    status = wg_input_line(input, LINE_LONGEST, line, error);
  while (status == WG_INPUT_OK && is_blank(line));
  return status;
}

WgInputStatus wg_warc_next(WgInput *input, const char *where, guint64 number,
                           WgWarcRecord *record, GError **error)
{
  g_autoptr(GString) line = g_string_new(NULL), field = g_string_new(NULL);
  gboolean has_length = FALSE;
  wg_warc_record_clear(record);
  WgInputStatus status = find_begin(input, line, error);
  if (status == WG_INPUT_END || status == WG_INPUT_FAILED) return status;
  if (!begins_record(line)) return pass_over(input, where, number, line, error);
  for (;;) {
    status = wg_input_line(input, LINE_LONGEST, line, error);
    if (status == WG_INPUT_FAILED) return status;
    if (status == WG_INPUT_END) return fail(where, number, "its head ends early", error);
    gboolean goes_on = line->str[0] == ' ' || line->str[0] == '\t';
    if (!goes_on || is_blank(line)) {
      read_field(record, field->str, &has_length);
      g_string_truncate(field, 0);
    }
    if (is_blank(line)) break;
    if (field->len + line->len > LINE_LONGEST)
      return pass_over(input, where, number, line, error);
    if (status == WG_INPUT_OK) g_string_append(field, line->str);
  }
  if (record->content) {
    char *lower = g_ascii_strdown(record->content, -1);
    g_free(record->content);
    record->content = lower;
  }
  if (has_length) return WG_INPUT_OK;
  return pass_over(input, where, number, line, error);
}

// ---- the page in it

static gboolean is_type(const char *type, gboolean *is_html)
{
  if (!type) return FALSE;
  *is_html = g_str_has_prefix(type, "text/html") ||
             g_str_has_prefix(type, "application/xhtml+xml");
  return *is_html || g_str_has_prefix(type, "text/plain");
}

// What a site tells crawlers is text, but no article.
static gboolean is_for_crawlers(const char *target)
{
  const char *host = strstr(target, "://"), *path = host ? strchr(host + 3, '/') : NULL;
  return path && strcmp(path, "/robots.txt") == 0;
}

gboolean wg_warc_may_be_page(const WgWarcRecord *record)
{
  gboolean is_html;
  if (!record->type || !record->target || is_for_crawlers(record->target)) return FALSE;
  if (!g_str_has_prefix(record->target, "http://") &&
      !g_str_has_prefix(record->target, "https://"))
    return FALSE;
  if (strcmp(record->type, "response") == 0)
    return !record->content || g_str_has_prefix(record->content, "application/http");
  return (strcmp(record->type, "resource") == 0 ||
          strcmp(record->type, "conversion") == 0) &&
         is_type(record->content, &is_html);
}

static gboolean take_plain(const WgWarcRecord *record, const GString *block,
                           WgWarcPage *page)
{
  if (!is_type(record->content, &page->is_html)) return FALSE;
  const char *charset = strstr(record->content, "charset=");
  if (charset) charset += strlen("charset=");
  if (charset) page->charset = g_strndup(charset, strcspn(charset, "; \t"));
  page->bytes = g_string_new_len(block->str, (gssize)block->len);
  return TRUE;
}

static gboolean refuse(const WgWarcRecord *record, const char *why, GError **error)
{
  g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD, "%s: %s", record->target,
              why);
  return FALSE;
}

gboolean wg_warc_page(const WgWarcRecord *record, const GString *block, gsize ceiling,
                      WgWarcPage *page, GError **error)
{
  g_auto(WgHttpHead) head = {0};
  WgSlice bytes = {block->str, block->len};
  memset(page, 0, sizeof *page);
  if (strcmp(record->type, "response") != 0) return take_plain(record, block, page);
  if (!wg_http_head_read(bytes, &head)) return refuse(record, "no answer of HTTP", error);
  if (head.status != 200 || !is_type(head.type, &page->is_html)) return FALSE;
  page->bytes = g_string_new(NULL);
  page->charset = g_strdup(head.charset);
  // What an archive cut short is read as far as it goes.
  switch (wg_http_body(&head, wg_slice_sub(bytes, head.size, bytes.len), ceiling,
                       page->bytes)) {
  case WG_HTTP_TOO_LONG:
    wg_warc_page_clear(page);
    return refuse(record, "larger than a document may be", error);
  case WG_HTTP_UNKNOWN:
    wg_warc_page_clear(page);
    return refuse(record, "compressed in a way that is not read (only gzip, deflate, br and zstd)",
                  error);
  case WG_HTTP_WHOLE:
  case WG_HTTP_CUT:
  default:
    break;
  }
  WgSlice body = {page->bytes->str, page->bytes->len};
  if (!wg_list_form_is(body)) return TRUE;
  wg_warc_page_clear(page);
  return FALSE;
}
