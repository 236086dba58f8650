// SPDX-License-Identifier: Apache-2.0
/// \file The candidates of an article with all that speaks for and against each, printed: what
/// the score, and the choice of times and sources, are fitted on (`wiregraph read
/// --candidates`).
#ifndef WG_SCORE_CANDIDATES_H
#define WG_SCORE_CANDIDATES_H

#include "extract/propose/acts.h"

/// Append them as one JSON object: {"id", "numbers": [name, …], "numbers_of_times",
/// "numbers_of_sources", "candidates": [{"class", "actor": [name, …] or null, "target",
/// "negated", "ended", "modality", "frame", "role", "matter", "words", "title", "begin", "end",
/// "evidence": [number, …], "times": [[value, [number, …]], …], "sources": [[[name, …],
/// [number, …]], …]}, …]}. Times and sources only where the trigger is sure enough.
void wg_candidates_print(WgArticle *a, const WgActs *acts, GString *out);

#endif
