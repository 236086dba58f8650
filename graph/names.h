// SPDX-License-Identifier: Apache-2.0
/// \file The local names in the ontology of the values that doc.h counts, both ways.
#ifndef WG_GRAPH_NAMES_H
#define WG_GRAPH_NAMES_H

#include "extract/doc.h"

const char *wg_polarity_name(WgPolarity polarity);
const char *wg_modality_name(WgModality modality);
const char *wg_phase_name(WgPhase phase);
const char *wg_outcome_name(WgOutcome outcome); ///< NULL for none

/// FALSE where no value has this name; `*out` is then left as it was.
gboolean wg_polarity_find(const char *name, WgPolarity *out);
gboolean wg_modality_find(const char *name, WgModality *out);
gboolean wg_phase_find(const char *name, WgPhase *out);
gboolean wg_outcome_find(const char *name, WgOutcome *out); ///< "" is none

#endif
