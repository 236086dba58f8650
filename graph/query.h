// SPDX-License-Identifier: Apache-2.0
/// \file SPARQL over a snapshot of the merged graph, by rasqal 0.9.33 on a librdf model
/// (storage "trees") that holds only what the query's patterns can match. Nothing is
/// fetched.
#ifndef WG_GRAPH_QUERY_H
#define WG_GRAPH_QUERY_H

#include "graph/snapshot.h"

#define WG_QUERY_ERROR (wg_query_error_quark())
GQuark wg_query_error_quark(void);
typedef enum wg_query_error_code {
  WG_QUERY_ERROR_SYNTAX,  ///< rasqal does not read it: exit 2
  WG_QUERY_ERROR_REFUSED, ///< it asks for what rasqal cannot do; named: exit 2
  WG_QUERY_ERROR_FAILED,  ///< it broke on the way: exit 5
} WgQueryErrorCode;

/// Statements that may be loaded where nothing else is said.
#define WG_QUERY_MOST 2000000

typedef enum wg_query_kind {
  WG_QUERY_SELECT,
  WG_QUERY_ASK,
  WG_QUERY_CONSTRUCT,
} WgQueryKind;

typedef enum wg_term_kind {
  WG_TERM_UNBOUND,
  WG_TERM_IRI,
  WG_TERM_LITERAL,
  WG_TERM_BLANK,
} WgTermKind;

/// One cell of a result; strings live for the call.
typedef struct wg_term {
  WgTermKind kind;
  const char *value;
  const char *datatype; ///< IRI or NULL
  const char *lang;     ///< or NULL
} WgTerm;

/// What `text` asks for, told by its words alone, for an engine that is not ours: a
/// DESCRIBE gives statements as a CONSTRUCT does. FALSE and `error` where it is an update
/// or no query.
gboolean wg_query_form(const char *text, WgQueryKind *kind, GError **error);

/// `text` with the prefixes of the vocabulary that it does not declare (wg, rdf, rdfs,
/// skos, xsd, prov, schema, dcterms, org), before its first line. Caller frees.
char *wg_query_with_prefixes(const char *text);

typedef struct wg_query WgQuery;

/// Read a query, with the prefixes that wg_query_with_prefixes gives it. NULL and `error`
/// where it cannot be run.
WgQuery *wg_query_new(const char *text, GError **error);
void wg_query_free(WgQuery *query);

WgQueryKind wg_query_kind(const WgQuery *query);

/// Load of `snapshot` what the patterns can match; refused where it is more than `most`
/// statements. Before any of the three below.
gboolean wg_query_load(WgQuery *query, WgSnapshot *snapshot, guint64 most,
                       GError **error);

/// Names of the variables of a SELECT, without "?"; NULL-terminated, the query's.
const char *const *wg_query_names(const WgQuery *query);

/// Takes one row: a term for each name.
typedef gboolean (*WgRowFunc)(const WgTerm *cells, void *context, GError **error);

/// The rows of a SELECT. Where aggregates stand over nothing and nothing is grouped, the
/// one row that SPARQL wants (COUNT 0), which rasqal leaves out.
gboolean wg_query_rows(WgQuery *query, WgRowFunc func, void *context, GError **error);

/// The answer of an ASK.
gboolean wg_query_answer(WgQuery *query, gboolean *answer, GError **error);

/// The statements of a CONSTRUCT, sorted, none twice. Blank nodes are refused.
gboolean wg_query_statements(WgQuery *query, WgStatementFunc func, void *context,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgQuery, wg_query_free)

#endif
