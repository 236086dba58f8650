// SPDX-License-Identifier: Apache-2.0
/// \file Reads N-Quads of `extract --text` on standard input: of each report with
/// offsets the text from begin to end is the quote and holds the trigger. Says what is
/// not so and returns 1; 1 too where there is no report at all.
#include <stdio.h>
#include <stdlib.h>

#include "extract/ontology/ontology.h"
#include "graph/statement.h"

typedef struct told {
  char *graph, *quote, *begin, *end, *trigger;
} Told;

static void told_free(gpointer data)
{
  Told *told = data;
  g_free(told->graph);
  g_free(told->quote);
  g_free(told->begin);
  g_free(told->end);
  g_free(told->trigger);
  g_free(told);
}

static GHashTable *texts, *reports;

static void keep(char **where, const char *value)
{
  g_free(*where);
  *where = g_strdup(value);
}

static void take(const WgStatement *s, const char *graph)
{
  if (!g_str_has_prefix(s->predicate, WG_NS)) return;
  const char *term = s->predicate + strlen(WG_NS);
  if (strcmp(term, "text") == 0)
    g_hash_table_replace(texts, g_strdup(graph), g_strdup(s->object));
  Told *told = g_hash_table_lookup(reports, s->subject);
  if (!told) {
    told = g_new0(Told, 1);
    told->graph = g_strdup(graph);
    g_hash_table_insert(reports, g_strdup(s->subject), told);
  }
  if (strcmp(term, "quote") == 0) keep(&told->quote, s->object);
  if (strcmp(term, "begin") == 0) keep(&told->begin, s->object);
  if (strcmp(term, "end") == 0) keep(&told->end, s->object);
  if (strcmp(term, "trigger") == 0) keep(&told->trigger, s->object);
}

// "<s> <p> o <g> ." without " <g> ."; the graph's name goes to `graph`.
static gboolean read_line(char *line, GError **error)
{
  g_autoptr(GString) scratch = g_string_new(NULL);
  char *space = strrchr(line, ' ');
  if (!space || strcmp(space, " .\n") != 0) return FALSE;
  *space = '\0';
  space = strrchr(line, ' ');
  if (!space || space[1] != '<') return FALSE;
  *space = '\0';
  WgStatement statement;
  if (!wg_line_parse(line, scratch, &statement, error)) return FALSE;
  take(&statement, space + 1);
  return TRUE;
}

static gboolean is_right(const char *iri, const Told *told)
{
  const char *text = g_hash_table_lookup(texts, told->graph);
  if (!text || !told->quote || !told->end || !told->trigger) {
    printf("%s: lacks text, quote, end or trigger\n", iri);
    return FALSE;
  }
  glong begin = (glong)g_ascii_strtoll(told->begin, NULL, 10);
  glong end = (glong)g_ascii_strtoll(told->end, NULL, 10);
  if (begin < 0 || begin >= end || end > g_utf8_strlen(text, -1)) {
    printf("%s: %ld to %ld is not in the text\n", iri, begin, end);
    return FALSE;
  }
  g_autofree char *piece = g_utf8_substring(text, begin, end);
  if (strcmp(piece, told->quote) == 0 && strstr(piece, told->trigger)) return TRUE;
  printf("%s: \"%s\" stands there, \"%s\" is the quote, \"%s\" the trigger\n", iri,
         piece, told->quote, told->trigger);
  return FALSE;
}

static int check_all(void)
{
  GHashTableIter iter;
  gpointer iri, told;
  guint checked = 0, wrong = 0;
  g_hash_table_iter_init(&iter, reports);
  while (g_hash_table_iter_next(&iter, &iri, &told)) {
    if (!((Told *)told)->begin) continue; // a headline's, or no report
    checked++;
    if (!is_right(iri, told)) wrong++;
  }
  printf("%u reports checked, %u wrong\n", checked, wrong);
  return checked == 0 || wrong > 0;
}

int main(void)
{
  texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  reports = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, told_free);
  char *line = NULL;
  size_t room = 0;
  int status = 0;
  while (status == 0 && getline(&line, &room, stdin) > 0) {
    g_autoptr(GError) error = NULL;
    if (read_line(line, &error)) continue;
    printf("no N-Quads: %s\n", error ? error->message : line);
    status = 1;
  }
  free(line);
  if (status == 0) status = check_all();
  g_hash_table_unref(texts);
  g_hash_table_unref(reports);
  return status;
}
