// SPDX-License-Identifier: Apache-2.0
#include "extract/source/form.h"

#include "extract/source/list_form.h"

#define LONGEST_NAME 16

WgSourceForm wg_form_of_name(const char *path)
{
  static const struct {
    const char *suffix;
    WgSourceForm form;
  } suffixes[] = {
      {".txt", WG_FORM_TEXT},     {".text", WG_FORM_TEXT},
      {".jsonl", WG_FORM_JSONL},  {".ndjson", WG_FORM_JSONL},
      {".json", WG_FORM_JSONL},   {".html", WG_FORM_HTML},
      {".htm", WG_FORM_HTML},     {".xhtml", WG_FORM_HTML},
      {".warc", WG_FORM_WARC},    {".rss", WG_FORM_FEED},
      {".atom", WG_FORM_FEED},    {".rdf", WG_FORM_FEED},
      {".xml", WG_FORM_FEED},
  };
  g_autofree char *name = g_ascii_strdown(path, -1);
  if (g_str_has_suffix(name, ".gz")) name[strlen(name) - 3] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(name, suffixes[i].suffix)) return suffixes[i].form;
  return WG_FORM_AUTO;
}

// One past `what`, NULL where it does not come.
static const char *past(const char *p, const char *end, const char *what)
{
  const char *at = g_strstr_len(p, end - p, what);
  return at ? at + strlen(what) : NULL;
}

// One past declarations and comments, or NULL. A document type of HTML sets `html`.
static const char *past_prolog(const char *p, const char *end, gboolean *html)
{
  while (p && end - p > 4) {
    while (p < end && g_ascii_isspace(*p)) p++;
    if (g_str_has_prefix(p, "<!--")) {
      p = past(p, end, "-->");
    } else if (g_ascii_strncasecmp(p, "<!doctype", 9) == 0) {
      for (p += 9; p < end && g_ascii_isspace(*p); p++) continue;
      *html = end - p > 4 && g_ascii_strncasecmp(p, "html", 4) == 0;
      p = past(p, end, ">");
    } else if (g_str_has_prefix(p, "<?")) {
      p = past(p, end, ">");
    } else {
      return p;
    }
    if (*html) return p;
  }
  return p;
}

// Of something that begins with '<' and is no feed: by the first element.
static WgSourceForm form_of_markup(const char *p, const char *end)
{
  static const char *const pages[] = {
      "html", "head", "body", "title", "meta", "link", "script", "style", "base", "div",
      "p",    "article", "main", "section", "header", "nav", "table", "center", "h1", "span"};
  gboolean html = FALSE;
  p = past_prolog(p, end, &html);
  if (html) return WG_FORM_HTML;
  if (!p || p >= end || *p != '<') return WG_FORM_AUTO;
  char name[LONGEST_NAME + 1];
  gsize n = 0;
  for (p++; p < end && n < LONGEST_NAME && !g_ascii_isspace(*p) && !strchr(">/", *p); p++)
    name[n++] = *p;
  name[n] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
    if (g_ascii_strcasecmp(name, pages[i]) == 0) return WG_FORM_HTML;
  return WG_FORM_AUTO;
}

WgSourceForm wg_form_of_content(WgSlice bytes, const char *path)
{
  // Copied, so that it ends in NUL.
  g_autofree char *copy = g_strndup(bytes.len ? bytes.ptr : "", bytes.len);
  const char *p = copy, *end = copy + strlen(copy);
  WgSourceForm form = WG_FORM_AUTO;
  if (g_str_has_prefix(p, "\xEF\xBB\xBF")) p += 3;
  while (g_ascii_isspace(*p)) p++;
  if (g_str_has_prefix(p, "WARC/")) return WG_FORM_WARC;
  if (*p == '{') {
    for (p++; g_ascii_isspace(*p); p++) continue;
    if (*p == '"' || *p == '}') return WG_FORM_JSONL;
  } else if (*p == '<') {
    form = wg_list_form_is(bytes) ? WG_FORM_FEED : form_of_markup(p, end);
  }
  if (form == WG_FORM_AUTO) form = wg_form_of_name(path);
  return form == WG_FORM_AUTO ? WG_FORM_TEXT : form;
}
