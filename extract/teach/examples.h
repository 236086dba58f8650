// SPDX-License-Identifier: Apache-2.0
/// \file Examples: what the shared layers make of the words of articles in which a person marked
/// tellings. The encoder runs once over each; what is learnt is learnt from these numbers.
#ifndef WG_TEACH_EXAMPLES_H
#define WG_TEACH_EXAMPLES_H

#include "extract/propose/acts.h"
#include "extract/teach/tellings.h"

/// A window that tells an act: the words' side of the arcs.
typedef struct wg_example_window {
  guint n;
  float *sides;  ///< [n][WG_HEADS_SIDE]
  guint8 *kinds; ///< [n] WgWordKind
} WgExampleWindow;

/// Arcs that are learnt: those up to the role's.
#define WG_EXAMPLE_ARCS (WG_ARC_ROLE + 1u)

/// A word as an act of a class that is taught.
typedef struct wg_example_act {
  guint class_index;
  guint at;      ///< its word in the window
  gint32 window; ///< index
  float *h;      ///< [width] what the encoder makes of it
  guint8 *steps; ///< [n] wg_window_steps to each word
  guint8 *gold;  ///< [n] the arcs that lead there, a bit each
  WgPolarity polarity;
  WgModality modality;
  gboolean ended;
} WgExampleAct;

/// How much a word tells a class.
typedef enum wg_label { WG_NOT_TOLD, WG_TOLD_PERHAPS, WG_TOLD_SURE } WgLabel;

typedef struct wg_examples {
  guint n_classes, width;
  guint n_articles;
  guint n_words;
  GByteArray *inner;   ///< [n_words][WG_HEADS_HIDDEN] bytes of what triggers are told by
  GArray *scales;      ///< float [n_words]
  GArray *article_of;  ///< guint32 [n_words]
  GByteArray *labels;  ///< WgLabel [n_words][n_classes]
  GPtrArray *windows;  ///< WgExampleWindow *
  GPtrArray *acts;     ///< WgExampleAct *
  GArray *lost;        ///< guint [n_classes] tellings at whose trigger no word was read
  GArray *found;       ///< guint [n_classes] the others
} WgExamples;

WgExamples *wg_examples_new(guint n_classes, guint width);
void wg_examples_free(WgExamples *examples);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgExamples, wg_examples_free)

/// Add the article `a` as `learnt` sees it, with what a person marked in it (WgTelling).
void wg_examples_add(WgExamples *examples, WgArticle *a, const WgLearnt *learnt,
                    const GArray *tellings);

#endif
