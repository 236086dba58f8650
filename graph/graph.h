// SPDX-License-Identifier: Apache-2.0
/// \file The graph of one article: a WgReading as statements, checked term by term and
/// held in a librdf model while it is made. A WgGraph and its librdf world belong to
/// one thread (librdf has no locks).
#ifndef WG_GRAPH_GRAPH_H
#define WG_GRAPH_GRAPH_H

#include "extract/doc.h"
#include "extract/ontology/gazetteer.h"
#include "extract/ontology/ontology.h"

typedef struct wg_graph WgGraph;

#define WG_GRAPH_ERROR (wg_graph_error_quark())
GQuark wg_graph_error_quark(void);

typedef struct wg_graph_options {
  const char *base;        ///< what minted IRIs begin with; NULL: WG_BASE
  const char *fingerprint; ///< wg_reader_fingerprint; the extraction's IRI is made of it
  const char *model;       ///< wg_reader_model, or NULL
  const char *made;        ///< xsd:dateTime of the run (SOURCE_DATE_EPOCH), or NULL
  gboolean with_text;      ///< wg:text too
} WgGraphOptions;

/// What its publisher says of an article; a later one outweighs an earlier one.
typedef enum wg_mark { WG_MARK_NONE, WG_MARK_CORRECTED, WG_MARK_RETRACTED } WgMark;

/// One article graph, ready to be printed or stored.
typedef struct wg_article_graph {
  char *iri;     ///< the article, which is the graph's name
  char *date;    ///< its publication date as given and valid, or NULL
  char *hash;    ///< its content hash, SHA-256 in hex
  char *lines;   ///< its statements: sorted, no line twice (graph/statement.h)
  char *facts;   ///< what a merge needs of it (graph/ledger.h)
  WgMark mark;
  guint reports; ///< how many there are
  guint dropped; ///< statements left out because a term could not be written
} WgArticleGraph;

/// Ontology and name files are borrowed and must outlive the graph; `names` may be NULL
/// (then no country of an entity is described). Fails where `base` is no absolute IRI
/// or librdf does not start.
WgGraph *wg_graph_new(const WgOntology *ontology, const WgGazetteer *names,
                      const WgGraphOptions *options, GError **error);
void wg_graph_free(WgGraph *graph);

/// The article graph of `reading`. On success the caller clears `out`; on failure
/// `out` is left as it was. A bad URL, date or name in the record does not fail: the
/// next rule or nothing is taken.
gboolean wg_graph_article(WgGraph *graph, const WgReading *reading,
                          WgArticleGraph *out, GError **error);

/// Free what `graph` holds and make it empty; an empty (zeroed) one is taken.
void wg_article_graph_clear(WgArticleGraph *graph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgGraph, wg_graph_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WgArticleGraph, wg_article_graph_clear)

#endif
