// SPDX-License-Identifier: Apache-2.0
#include "graph/versions.h"

#include <string.h>

#include "graph/iri.h"
#include "graph/statement.h"
#include "graph/terms.h"
#include "graph/value.h"

static int compare_lines(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Sorted, none twice, each with its line end.
static char *join_sorted(GPtrArray *lines)
{
  GString *out = g_string_new(NULL);
  const char *last = NULL;
  g_ptr_array_sort(lines, compare_lines);
  for (guint i = 0; i < lines->len; i++) {
    const char *line = lines->pdata[i];
    if (*line && g_strcmp0(line, last) != 0) g_string_append_printf(out, "%s\n", line);
    last = line;
  }
  return g_string_free(out, FALSE);
}

static gboolean is_earlier(const char *a, const char *b)
{
  return *a && (!*b || strcmp(a, b) < 0);
}

char *wg_versions_add(const char *former, const char *hash, const char *date)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  const char *first = date ? date : "";
  g_auto(GStrv) kept = g_strsplit(former ? former : "", "\n", -1);
  for (char **line = kept; *line; line++) {
    gboolean same = g_str_has_prefix(*line, hash) && (*line)[strlen(hash)] == '\t';
    const char *there = same ? *line + strlen(hash) + 1 : NULL;
    if (same && is_earlier(there, first)) first = there;
    if (!same) g_ptr_array_add(lines, g_strdup(*line));
  }
  g_ptr_array_add(lines, g_strdup_printf("%s\t%s", hash, first));
  return join_sorted(lines);
}

// The next line, at or after `p`, that is none on the time of retrieval; its length.
static const char *pass_retrieved(const char *p, gsize *n)
{
  static const char MARK[] = "> <" WG_NS "retrieved> \"";
  for (;; p += *n + (p[*n] == '\n')) {
    *n = strcspn(p, "\n");
    if (!*n || !g_strstr_len(p, (gssize)*n, MARK)) return p;
  }
}

gboolean wg_versions_same(const char *lines, const char *others)
{
  for (;;) {
    gsize n, m;
    lines = pass_retrieved(lines, &n);
    others = pass_retrieved(others, &m);
    if (n != m || memcmp(lines, others, n) != 0) return FALSE;
    if (!n) return TRUE;
    lines += n + (lines[n] == '\n');
    others += m + (others[m] == '\n');
  }
}

typedef struct telling {
  WgSpeller *speller;
  GPtrArray *lines;
} Telling;

static void tell(const Telling *t, const char *subject, const char *predicate,
                 const char *object, gboolean literal, const char *datatype)
{
  WgStatement s = {.subject = subject, .predicate = predicate, .object = object,
                   .datatype = datatype, .literal = literal};
  GString *line = g_string_new(NULL);
  wg_speller_line(t->speller, &s, line);
  g_ptr_array_add(t->lines, g_string_free(line, FALSE));
}

static void tell_version(const Telling *t, const char *article, const char *hash,
                         const char *date, const char *base)
{
  g_autofree char *iri = wg_iri_version(base, article, hash);
  const char *datatype = NULL;
  g_autofree char *value = wg_value_date(date, &datatype);
  tell(t, article, PROV_NS "wasRevisionOf", iri, FALSE, NULL);
  tell(t, iri, RDF_TYPE, WG_NS "Version", FALSE, NULL);
  tell(t, iri, WG_NS "contentHash", hash, TRUE, NULL);
  if (value) tell(t, iri, SCHEMA_NS "datePublished", value, TRUE, datatype);
}

char *wg_versions_tell(const WgArticleGraph *article, const char *former,
                       const char *base)
{
  g_autoptr(WgSpeller) speller = wg_speller_new();
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  Telling t = {speller, lines};
  g_auto(GStrv) own = g_strsplit(article->lines, "\n", -1);
  for (char **line = own; *line; line++) g_ptr_array_add(lines, g_strdup(*line));
  g_auto(GStrv) versions = g_strsplit(former, "\n", -1);
  for (char **version = versions; *version; version++) {
    char *tab = strchr(*version, '\t');
    if (!tab) continue;
    *tab = '\0';
    if (strcmp(*version, article->hash) != 0)
      tell_version(&t, article->iri, *version, tab + 1, base);
  }
  return join_sorted(lines);
}

char *wg_versions_printed(const WgArticleGraph *article, const char *former, const char *base)
{
  return article->mark && former ? wg_versions_tell(article, former, base)
                                 : g_strdup(article->lines);
}
