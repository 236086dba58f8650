// SPDX-License-Identifier: Apache-2.0
//
// Both states come in one order, graph by graph and line by line, so a walk over the two
// side by side finds what only one has. The old one lies in a file without name: a line
// "graph TAB statement", where neither holds a tab or a line end as it stands.
#include "exports/patch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct wg_patch {
  FILE *before;
  char *line; // the next of the old state, as read
  size_t capacity;
  gboolean at_end;
  GString *key; // of the statement at hand
  GString *out;
  const WgSink *sink;
};

static gboolean fail(GError **error)
{
  g_set_error(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_WRITE,
              "the temporary file of the patch: %s", g_strerror(errno));
  return FALSE;
}

static void make_key(WgPatch *patch, const WgStatement *statement)
{
  g_string_assign(patch->key, statement->graph ? statement->graph : "");
  g_string_append_c(patch->key, '\t');
  g_string_append(patch->key, statement->line);
}

static gboolean note(const WgStatement *statement, void *context, GError **error)
{
  WgPatch *patch = context;
  make_key(patch, statement);
  g_string_append_c(patch->key, '\n');
  return fwrite(patch->key->str, 1, patch->key->len, patch->before) ==
             patch->key->len ||
         fail(error);
}

WgPatch *wg_patch_begin(WgStore *store, const WgOntology *ontology, GError **error)
{
  WgPatch *patch = g_new0(WgPatch, 1);
  patch->key = g_string_new(NULL);
  patch->out = g_string_new(NULL);
  patch->before = tmpfile();
  gboolean ok = patch->before || fail(error);
  ok = ok && wg_merge(store, ontology, WG_MERGE_AND_ARTICLES, note, patch, NULL, error);
  if (ok && (fflush(patch->before) != 0 || fseek(patch->before, 0, SEEK_SET) != 0))
    ok = fail(error);
  if (ok) return patch;
  wg_patch_free(patch);
  return NULL;
}

void wg_patch_free(WgPatch *patch)
{
  if (!patch) return;
  if (patch->before) fclose(patch->before);
  free(patch->line); // getline's
  g_string_free(patch->key, TRUE);
  g_string_free(patch->out, TRUE);
  g_free(patch);
}

static gboolean read_before(WgPatch *patch, GError **error)
{
  errno = 0;
  ssize_t n = getline(&patch->line, &patch->capacity, patch->before);
  patch->at_end = n < 0;
  if (n > 0) patch->line[n - 1] = '\0';
  return n > 0 || !ferror(patch->before) || fail(error);
}

static gboolean put(WgPatch *patch, char mark, const char *key, GError **error)
{
  const char *tab = strchr(key, '\t');
  g_string_truncate(patch->out, 0);
  g_string_append_printf(patch->out, "%c %s", mark, tab + 1);
  if (tab > key)
    g_string_append_printf(patch->out, " <%.*s>", (int)(tab - key), key);
  g_string_append(patch->out, " .\n");
  return patch->sink->write(patch->out->str, patch->out->len, patch->sink->context,
                            error);
}

// Graph names hold no byte below the tab, so keys compare as graph, then line.
static gboolean compare(const WgStatement *statement, void *context, GError **error)
{
  WgPatch *patch = context;
  make_key(patch, statement);
  while (!patch->at_end && strcmp(patch->line, patch->key->str) < 0)
    if (!put(patch, 'D', patch->line, error) || !read_before(patch, error))
      return FALSE;
  if (!patch->at_end && strcmp(patch->line, patch->key->str) == 0)
    return read_before(patch, error);
  return put(patch, 'A', patch->key->str, error);
}

gboolean wg_patch_write(WgPatch *patch, WgStore *store, const WgOntology *ontology,
                        const WgSink *sink, GError **error)
{
  patch->sink = sink;
  if (!read_before(patch, error) ||
      !wg_merge(store, ontology, WG_MERGE_AND_ARTICLES, compare, patch, NULL, error))
    return FALSE;
  while (!patch->at_end)
    if (!put(patch, 'D', patch->line, error) || !read_before(patch, error))
      return FALSE;
  return TRUE;
}
