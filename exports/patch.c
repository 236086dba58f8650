// SPDX-License-Identifier: Apache-2.0
#include "exports/patch.h"

#include "graph/view.h"

typedef struct printer {
  const WgSink *sink;
  GString *out;
} Printer;

static gboolean print(char mark, const char *graph, const char *line, void *context,
                      GError **error)
{
  const Printer *p = context;
  g_string_printf(p->out, "%c %s", mark, line);
  if (*graph) g_string_append_printf(p->out, " <%s>", graph);
  g_string_append(p->out, " .\n");
  return p->sink->write(p->out->str, p->out->len, p->sink->context, error);
}

gboolean wg_patch_begin(WgStore *store, const WgOntology *ontology, GError **error)
{
  return wg_view_settle(store, ontology, NULL, NULL, error) &&
         wg_store_commit(store, error);
}

gboolean wg_patch_write(WgStore *store, const WgOntology *ontology, const WgSink *sink,
                        GError **error)
{
  Printer p = {sink, g_string_new(NULL)};
  gboolean ok = wg_view_settle(store, ontology, print, &p, error);
  g_string_free(p.out, TRUE);
  return ok;
}
