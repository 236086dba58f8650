// SPDX-License-Identifier: Apache-2.0
/// \file apply_patch OLD.nq PATCH: prints OLD with the lines D of PATCH removed and its
/// lines A added, sorted by graph and line, as wiregraph prints N-Quads. Fails where a
/// line to remove is not there or one to add is there already.
#include <glib.h>
#include <stdio.h>
#include <string.h>

// Behind the term that begins at `p` and the space after it.
static const char *skip_term(const char *p)
{
  if (*p == '"') {
    for (p++; *p && *p != '"'; p++)
      if (*p == '\\' && p[1]) p++;
  }
  const char *space = strchr(p, ' ');
  return space ? space + 1 : p + strlen(p);
}

// "graph TAB line": what lines are sorted by.
static char *key_of(const char *line)
{
  const char *graph = skip_term(skip_term(skip_term(line)));
  if (*graph != '<') return g_strdup_printf("\t%s", line);
  return g_strdup_printf("%.*s\t%.*s", (int)(strcspn(graph, ">") - 1), graph + 1,
                         (int)(graph - line), line);
}

static char **read_lines(const char *path)
{
  char *bytes = NULL;
  if (!g_file_get_contents(path, &bytes, NULL, NULL)) return NULL;
  char **lines = g_strsplit(bytes, "\n", -1);
  g_free(bytes);
  return lines;
}

static int compare(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int apply(GHashTable *quads, char **patch)
{
  int bad = 0;
  for (char **p = patch; *p; p++) {
    if (!**p) continue;
    const char *line = *p + 2;
    gboolean there = g_hash_table_contains(quads, line);
    if (**p == 'D' && there) g_hash_table_remove(quads, line);
    else if (**p == 'A' && !there) g_hash_table_add(quads, g_strdup(line));
    else bad += fprintf(stderr, "does not apply: %s\n", *p) > 0;
  }
  return bad;
}

static void print_sorted(GHashTable *quads)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
  GHashTable *lines = g_hash_table_new(g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer line;
  g_hash_table_iter_init(&iter, quads);
  while (g_hash_table_iter_next(&iter, &line, NULL)) {
    char *key = key_of(line);
    g_ptr_array_add(keys, key);
    g_hash_table_insert(lines, key, line);
  }
  g_ptr_array_sort(keys, compare);
  for (guint i = 0; i < keys->len; i++)
    puts(g_hash_table_lookup(lines, keys->pdata[i]));
  g_hash_table_destroy(lines);
  g_ptr_array_free(keys, TRUE);
}

int main(int argc, char **argv)
{
  char **old = argc == 3 ? read_lines(argv[1]) : NULL;
  char **patch = argc == 3 ? read_lines(argv[2]) : NULL;
  if (!old || !patch) return 2;
  GHashTable *quads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (char **p = old; *p; p++)
    if (**p) g_hash_table_add(quads, g_strdup(*p));
  int bad = apply(quads, patch);
  print_sorted(quads);
  g_hash_table_destroy(quads);
  g_strfreev(old);
  g_strfreev(patch);
  return bad ? 1 : 0;
}
