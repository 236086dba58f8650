// SPDX-License-Identifier: Apache-2.0
/// \file The column of a class in head.trigger.out: logistic regression with a penalty on the
/// squares of its weights, on what head.trigger.in makes of the words.
#ifndef WG_TEACH_TRIGGERS_H
#define WG_TEACH_TRIGGERS_H

#include "extract/teach/examples.h"

typedef struct wg_trigger_column {
  float weights[WG_HEADS_HIDDEN];
  float bias;
} WgTriggerColumn;

/// How well triggers are told in articles that were not learnt from, and from which
/// probability on that is best.
typedef struct wg_trigger_measure {
  float precision, recall, f1, threshold;
} WgTriggerMeasure;

/// Learn the column of class `c`. Each fifth of the articles is read by what the other four
/// teach; by these readings the probabilities are set right (Platt 2000), and measured.
void wg_triggers_learn(const WgExamples *examples, guint c, WgTriggerColumn *column,
                       WgTriggerMeasure *measure);

#endif
