// SPDX-License-Identifier: Apache-2.0
/// \file Reports drawn at random from the merged graph, for people to check. The rank of a
/// report is a hash of the seed and its IRI (permanent random numbers: Ohlsson 1995, in
/// "Business Survey Methods"), so that a sample depends on the seed and the set of articles
/// alone, and one drawn later from a grown store shares what it can with the earlier one.
#ifndef WG_GRAPH_SAMPLE_H
#define WG_GRAPH_SAMPLE_H

#include "graph/snapshot.h"

/// What strata are made by; bits.
typedef enum wg_sample_by {
  WG_BY_CLASS = 1,
  WG_BY_OUTLET = 2,
  WG_BY_YEAR = 4,       ///< of publication
  WG_BY_CONFIDENCE = 8, ///< bands of a tenth
} WgSampleBy;

/// Somebody or something that the article names.
typedef struct wg_sample_name {
  const char *iri;  ///< in the merged graph
  const char *name; ///< by which the article calls it
  const char *const *aliases;
} WgSampleName;

/// One report drawn. Strings are the sample's; NULL where unknown.
typedef struct wg_sample_item {
  const char *report, *event, *article; ///< IRIs
  const char *event_class;              ///< local name
  const char *actor, *target;           ///< IRIs
  const char *polarity, *modality, *phase; ///< IRIs
  const char *confidence, *quote, *trigger, *begin, *end;
  const char *title, *date, *outlet, *text; ///< of the article
  const char *stratum; ///< "Charge / Norland Courier / 2031 / 0.80-0.89"
  guint stratum_size;  ///< reports in it
  guint stratum_drawn;
  guint64 rank;
  GArray *names; ///< of WgSampleName, all that the article names
} WgSampleItem;

typedef struct wg_sample {
  GStringChunk *chunk;
  GArray *items;     ///< of WgSampleItem, by rank
  guint reports;     ///< from which they were drawn
  guint strata;
  guint left_out;    ///< strata of which none was drawn, for want of places
} WgSample;

#define wg_sample_item(s, i) (&g_array_index((s)->items, WgSampleItem, (i)))

/// "class,year" as bits. FALSE where a name is none of class, outlet, year, confidence.
gboolean wg_sample_strata(const char *names, guint *by);

/// Draw `n` reports (all, where there are fewer), as many from each stratum as far as it has
/// them. `by` 0: one stratum.
WgSample *wg_sample_draw(WgStore *store, const WgOntology *ontology, guint n,
                         const char *seed, guint by, GError **error);
void wg_sample_free(WgSample *sample);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSample, wg_sample_free)

#endif
