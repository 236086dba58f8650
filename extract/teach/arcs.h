// SPDX-License-Identifier: Apache-2.0
/// \file The row of a class in head.class and its table in head.steps.class: by gradient
/// through the arcs to its parties and through how it is told, all layers as they are.
#ifndef WG_TEACH_ARCS_H
#define WG_TEACH_ARCS_H

#include "extract/teach/examples.h"

typedef struct wg_arcs WgArcs;

/// The layers that classes share, out of the reader's file, as floats. NULL and `error` where
/// one is missing.
WgArcs *wg_arcs_new(const WgTensors *tensors, GError **error);
void wg_arcs_free(WgArcs *arcs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgArcs, wg_arcs_free)

guint wg_arcs_width(const WgArcs *arcs);       ///< of the encoder
guint wg_arcs_class_width(const WgArcs *arcs); ///< of a class's row

/// Learn row[class_width] and steps[WG_STEPS_VALUES][2] of class `c`, from those of the known
/// class that tells the examples best; returns which. `is_known` [known classes]: which of them
/// may be begun from. `before`, `after`: the loss an act.
guint wg_arcs_learn(const WgArcs *arcs, const WgExamples *examples, guint c,
                    const gboolean *is_known, float *row, float *steps, float *before,
                    float *after);

#endif
