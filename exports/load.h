// SPDX-License-Identifier: Apache-2.0
/// \file A store into a triple store over HTTP, by the SPARQL 1.1 Graph Store Protocol or by
/// SPARQL 1.1 Update (W3C 2013). Graphs are replaced, so that a second time leaves what the
/// first did, and so does a request that is sent again.
#ifndef WG_EXPORTS_LOAD_H
#define WG_EXPORTS_LOAD_H

#include "exports/exports.h"
#include "exports/http.h"

typedef enum wg_load_protocol {
  WG_LOAD_GSP,    ///< PUT of each graph, long ones in parts: PUT, then POST
  WG_LOAD_UPDATE, ///< CLEAR GRAPH and INSERT DATA, some graphs and statements a request
} WgLoadProtocol;

typedef struct wg_load {
  WgHttp *http;
  const char *url;       ///< the graph store's, or where updates are taken
  WgLoadProtocol protocol;
  const char *graph;     ///< where the merged graph goes; NULL: the default graph
  guint part;            ///< statements a request; 0: 100,000 by GSP, 500 by updates
  void (*step)(void);    ///< after each graph; may be NULL
  guint64 requests;      ///< out: answered well, whatever came after them
  guint64 graphs, added, removed; ///< out: graphs and statements
} WgLoad;

/// Send the merged graph and each article's (WG_MERGE_AND_ARTICLES), or one graph
/// (WG_MERGE_FLATTENED), in place of what stands under their names. On failure some are
/// sent and some are not.
gboolean wg_load_store(WgLoad *load, WgStore *store, const WgOntology *ontology,
                       WgMergeParts parts, GError **error);

/// Send what the file, a patch (exports/patch_reader.h), takes away, then what it adds, by
/// updates. It is read whole before anything is sent.
gboolean wg_load_patch(WgLoad *load, const char *path, GError **error);

/// Where the store at `url` answers queries, told by how known stores name their places
/// (".../sparql-graph-crud-auth": ".../sparql-auth"); NULL where that tells nothing. Caller
/// frees.
char *wg_load_endpoint(const char *url);

/// Ask how many triples stand in the merged graph's place and in all named graphs.
gboolean wg_load_count(const WgLoad *load, const char *endpoint, guint64 *merged,
                       guint64 *named, GError **error);

#endif
