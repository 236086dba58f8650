// SPDX-License-Identifier: Apache-2.0
//
// N-Quads and N-Triples (W3C 1.1): a statement's line as graph/ spelt it with raptor's
// escapes, and the graph's name where the format has one.
#include "exports/writer.h"

static gboolean put(WgWriter *writer, const WgStatement *statement, GError **error)
{
  (void)error;
  GString *out = writer->out;
  g_string_append(out, statement->line);
  if (writer->format->quads && statement->graph) {
    g_string_append(out, " <");
    g_string_append(out, statement->graph);
    g_string_append_c(out, '>');
  }
  g_string_append(out, " .\n");
  return TRUE;
}

const WgWriterClass WG_WRITER_LINES = {.statement = put};
