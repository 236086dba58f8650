// SPDX-License-Identifier: Apache-2.0
#include "exports/escape.h"

#include <string.h>

void wg_escape_json(GString *out, const char *text)
{
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p++) {
    if (*p == '"' || *p == '\\') g_string_append_printf(out, "\\%c", *p);
    else if (*p == '\n') g_string_append(out, "\\n");
    else if ((guchar)*p < 0x20 || *p == 0x7f)
      g_string_append_printf(out, "\\u%04x", (guint)(guchar)*p);
    else g_string_append_c(out, *p);
  }
  g_string_append_c(out, '"');
}

void wg_escape_csv(GString *out, const char *text)
{
  if (!strpbrk(text, "\",\r\n")) {
    g_string_append(out, text);
    return;
  }
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p++) {
    if (*p == '"') g_string_append_c(out, '"');
    g_string_append_c(out, *p);
  }
  g_string_append_c(out, '"');
}

void wg_escape_csv_row(GString *out, const char *const *cells, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    if (i) g_string_append_c(out, ',');
    wg_escape_csv(out, cells[i]);
  }
  g_string_append(out, "\r\n");
}

static gboolean is_no_xml(char c)
{
  return (guchar)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

void wg_escape_xml(GString *out, const char *text)
{
  for (const char *p = text; *p; p++) {
    switch (*p) {
    case '<': g_string_append(out, "&lt;"); break;
    case '>': g_string_append(out, "&gt;"); break;
    case '&': g_string_append(out, "&amp;"); break;
    case '"': g_string_append(out, "&quot;"); break;
    case '\r': g_string_append(out, "&#13;"); break;
    default:
      if (is_no_xml(*p)) g_string_append_unichar(out, 0xfffd);
      else g_string_append_c(out, *p);
    }
  }
}

void wg_escape_xml_controls(GString *out, const char *text)
{
  for (const char *p = text; *p; p++) {
    if (is_no_xml(*p)) g_string_append_unichar(out, 0xfffd);
    else g_string_append_c(out, *p);
  }
}
