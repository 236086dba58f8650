// SPDX-License-Identifier: Apache-2.0
/// \file How well a model reads gold sentences.
#ifndef WG_LANGUAGE_MEASURE_H
#define WG_LANGUAGE_MEASURE_H

#include "extract/language/corpus.h"
#include "extract/language/language.h"

/// Shares, 0 … 1, of words (CoNLL 2018: relations without their subtypes); F1 of whole
/// names of PER, ORG and LOC. 0 where nothing is to be measured.
typedef struct wg_measure {
  double upos, xpos, feats, lemma, uas, las, names_f1;
} WgMeasure;

WgMeasure wg_measure(const WgLanguage *language, const WgCorpus *corpus);

#endif
