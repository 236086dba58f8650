// SPDX-License-Identifier: Apache-2.0
/// \file The statements of one article while they are made: with graph/query the only
/// file that knows librdf. librdf 1.0.17 checks nothing that enters a model, so each term is checked
/// here. One builder, with its librdf world, belongs to one thread.
#ifndef WG_GRAPH_BUILDER_H
#define WG_GRAPH_BUILDER_H

#include <glib.h>

typedef struct wg_builder WgBuilder;

WgBuilder *wg_builder_new(GError **error);
void wg_builder_free(WgBuilder *builder);

/// Begin the graph of one article in a model of its own.
gboolean wg_builder_begin(WgBuilder *builder, GError **error);

/// Add subject–predicate–object. Where one is no IRI that can be written nothing is
/// added and the statement counts as dropped. NULL as the object: nothing to say.
void wg_builder_iri(WgBuilder *builder, const char *subject, const char *predicate,
                    const char *object);

/// Add a literal; `datatype` NULL for a plain string. What is no character is written
/// as U+FFFD. NULL as the text: nothing to say.
void wg_builder_text(WgBuilder *builder, const char *subject, const char *predicate,
                     const char *text, const char *datatype);

/// Close the graph: its lines (graph/statement.h), sorted by bytes, none twice. Caller
/// frees `*lines`. `*dropped` tells what was left out.
gboolean wg_builder_end(WgBuilder *builder, char **lines, guint *dropped,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgBuilder, wg_builder_free)

#endif
