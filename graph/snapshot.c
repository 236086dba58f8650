// SPDX-License-Identifier: Apache-2.0
#include "graph/snapshot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct wg_snapshot {
  FILE *file; // without name; a line is a statement's line
};

static gboolean fail(GError **error)
{
  g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_IO,
              "the temporary file of the merged graph: %s", g_strerror(errno));
  return FALSE;
}

static gboolean note(const WgStatement *statement, void *context, GError **error)
{
  WgSnapshot *snapshot = context;
  return (fputs(statement->line, snapshot->file) >= 0 &&
          putc('\n', snapshot->file) != EOF) ||
         fail(error);
}

WgSnapshot *wg_snapshot_take(WgStore *store, const WgOntology *ontology, GError **error)
{
  WgSnapshot *snapshot = g_new0(WgSnapshot, 1);
  snapshot->file = tmpfile();
  gboolean ok = snapshot->file || fail(error);
  ok = ok &&
       wg_merge(store, ontology, WG_MERGE_FLATTENED, note, snapshot, NULL, error) &&
       (fflush(snapshot->file) == 0 || fail(error));
  if (ok) return snapshot;
  wg_snapshot_free(snapshot);
  return NULL;
}

void wg_snapshot_free(WgSnapshot *snapshot)
{
  if (!snapshot) return;
  if (snapshot->file) fclose(snapshot->file);
  g_free(snapshot);
}

gboolean wg_snapshot_each(WgSnapshot *snapshot, WgStatementFunc func, void *context,
                          GError **error)
{
  char *line = NULL;
  size_t capacity = 0;
  GString *scratch = g_string_new(NULL);
  gboolean ok = fseek(snapshot->file, 0, SEEK_SET) == 0 || fail(error);
  ssize_t n;
  while (ok && (n = getline(&line, &capacity, snapshot->file)) > 0) {
    WgStatement statement;
    line[n - 1] = '\0';
    ok = wg_line_parse(line, scratch, &statement, error) &&
         func(&statement, context, error);
  }
  if (ok && ferror(snapshot->file)) ok = fail(error);
  g_string_free(scratch, TRUE);
  free(line); // getline's
  return ok;
}
