// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: a flattened graph as entities, events between them, reports,
/// occurrences and articles: what networks, tables and FollowTheMoney are made from. Built
/// in one walk over sorted statements. Memory grows with events and reports (some hundred
/// bytes each), not with what is quoted.
#ifndef WG_EXPORTS_NETWORK_H
#define WG_EXPORTS_NETWORK_H

#include "exports/writer.h"

/// A day as "YYYY-MM-DD", or "".
typedef char WgDay[11];

/// An entity. Strings are never NULL, "" where nothing is told.
typedef struct wg_node {
  const char *iri;
  const char *name;
  const char *type;        ///< local name of its finest class: "Company"
  const char *code;        ///< of a country: ISO 3166-1 alpha-3
  const char *wikidata;    ///< "Q…"
  GPtrArray *names;        ///< other names; NULL: none
  struct wg_node *country; ///< its country, of a country itself; NULL: unknown
  guint degree;            ///< ends of edges, once the network is settled
} WgNode;

/// An event.
typedef struct wg_edge {
  const char *iri, *label;
  const char *event_class; ///< local name: "Charge"
  const char *standing;    ///< local name: "affirmedOnly"
  WgNode *actor, *target;  ///< NULL: nobody is told
  WgDay first, last;       ///< first and last day told of it; see wg_network_finish
  WgDay first_reported, last_reported; ///< days of articles
  guint reports, sources;  ///< how many tell it; how many of these are no copies
  guint confidence;        ///< hundredths of its surest report
  gboolean actual;         ///< a report tells it as actual
} WgEdge;

/// An article.
typedef struct wg_page {
  const char *iri, *headline, *publisher, *url, *language;
  WgDay date;
  struct wg_page *original; ///< what it is a copy of; itself where it is none
  gboolean retracted;       ///< its reports support nothing
} WgPage;

/// A change of an event.
typedef struct wg_change {
  const char *iri;
  WgEdge *event;
  const char *date;      ///< "YYYY-MM" or "YYYY"
  const char *precision; ///< "month", "year"
  const char *phase;     ///< "begun", "ended"
} WgChange;

/// One article telling one thing.
typedef struct wg_telling {
  const char *iri;
  WgEdge *event;
  WgPage *article;
  WgChange *change; ///< NULL: none
  const char *polarity, *modality, *phase; ///< local names
  const char *time;     ///< as told, "" where none is
  const char *earliest, *latest, *role, *role_of, *cameo, *plover;
  guint confidence; ///< hundredths
} WgTelling;

/// What reports come to: the begin of a row that sums them up.
typedef struct wg_told {
  guint reports;
  GHashTable *originals; ///< articles, copies counted with what they were copied from
} WgTold;

/// A row of `size` bytes that begins so, all else in it zero.
void *wg_told_new(gsize size);
void wg_told_free(void *row);

void wg_told_add(WgTold *told, const WgTelling *telling);

typedef struct wg_network {
  GPtrArray *nodes;    ///< WgNode *, by IRI
  GPtrArray *edges;    ///< WgEdge *, by IRI
  GPtrArray *pages;    ///< WgPage *, by IRI
  GPtrArray *changes;  ///< WgChange *, by IRI
  GPtrArray *tellings; ///< WgTelling *, by IRI
  /*< private >*/
  GHashTable *at; // kind and IRI → one of these
  GStringChunk *chunk;
  struct wg_subject *subject;
} WgNetwork;

WgNetwork *wg_network_new(void);
void wg_network_free(WgNetwork *network);

/// One statement more, sorted by subject.
void wg_network_take(WgNetwork *network, const WgStatement *statement);

/// All has come: put in order and count. An event's days are those that its actual reports
/// tell (all reports, where none is actual), else those of its articles. Reports of
/// retracted articles count for nothing.
void wg_network_finish(WgNetwork *network);

/// Whether it has both parties, so that it is an edge.
gboolean wg_edge_joins(const WgEdge *edge);

/// Hand every node that an edge touches, then (or) every event that is an edge, to `put`,
/// which appends to `writer->out`. `scratch` is for the functions below.
gboolean wg_network_nodes(WgWriter *writer, const WgNetwork *network,
                          void (*put)(WgWriter *writer, const WgNode *node, void *context,
                                      GString *scratch),
                          void *context, GError **error);
gboolean wg_network_edges(WgWriter *writer, const WgNetwork *network,
                          void (*put)(WgWriter *writer, const WgEdge *edge, void *context,
                                      GString *scratch),
                          void *context, GError **error);

/// `date` ("2031", "2031-04", "2031-04-20", a time of day behind it) as its first or last
/// day; "" where it is none.
void wg_day_first(const char *date, WgDay day);
void wg_day_last(const char *date, WgDay day);

/// For WgWriterClass: statements go into a network, `writer->state`, which `finish` of the
/// format settles and prints.
gboolean wg_network_begin(WgWriter *writer, GError **error);
gboolean wg_network_statement(WgWriter *writer, const WgStatement *statement, GError **error);
void wg_network_clear(WgWriter *writer);

/// The network of a writer, finished, rolled up where that is asked for.
WgNetwork *wg_network_settle(WgWriter *writer);

/// What networks tell of an edge: one column each.
typedef enum wg_edge_column {
  WG_EDGE_LABEL, WG_EDGE_CLASS, WG_EDGE_STANDING, WG_EDGE_FIRST, WG_EDGE_LAST,
  WG_EDGE_REPORTS, WG_EDGE_SOURCES, WG_EDGE_CONFIDENCE, WG_EDGE_SYMMETRIC, WG_EDGE_COLUMNS
} WgEdgeColumn;

/// The same of a node.
typedef enum wg_node_column {
  WG_NODE_LABEL, WG_NODE_TYPE, WG_NODE_COUNTRY, WG_NODE_DEGREE, WG_NODE_COLUMNS
} WgNodeColumn;

/// Name and type ("string", "integer", "double", "boolean") of a column.
typedef struct wg_column {
  const char *name, *type;
} WgColumn;

extern const WgColumn WG_EDGE_COLUMN[WG_EDGE_COLUMNS];
extern const WgColumn WG_NODE_COLUMN[WG_NODE_COLUMNS];

/// The value in a column, "" where there is none; `scratch` may be overwritten.
const char *wg_edge_value(const WgWriter *writer, const WgEdge *edge, WgEdgeColumn column,
                          GString *scratch);
const char *wg_node_value(const WgNode *node, WgNodeColumn column, GString *scratch);

/// The cells by which tables tell a party: IRI, name, class, country.
#define WG_PARTY_CELLS 4
#define WG_PARTY_NAMES(party) party, party "_name", party "_type", party "_country"
void wg_party_cells(const WgNode *party, const char **cells);

/// "0.84" of 84.
const char *wg_confidence_text(guint hundredths, GString *scratch);

#endif
