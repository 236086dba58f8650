// SPDX-License-Identifier: Apache-2.0
/// \file A relation that was learnt from a user's own examples (extract/teach/): a small file
/// (NAME.wgl, tensors.h) beside the shipped reader, whose encoder and layers it shares. Of
/// each class it holds what the shipped file holds of each of its own:
///
///   classes              strings: local names
///   reader               string: SHA-256 (hex) of the reader.wgr it was learnt on
///   relation.trigger     floats [n][256], relation.bias [n]: the column of head.trigger.out
///   relation.class       floats [n][width of a class row]: the row of head.class
///   relation.steps       floats [n][WG_STEPS_VALUES * 2]: the table of head.steps.class
#ifndef WG_PROPOSE_RELATION_H
#define WG_PROPOSE_RELATION_H

#include "extract/encoder/tensors.h"

/// The width of the heads' layers.
#define WG_HEADS_HIDDEN 256u

typedef struct wg_relation {
  WgTensors *tensors;
  char *teller; ///< its file as the frame of what it tells: "curb.wgl"
  guint n;
  const char *const *classes; ///< [n]
  const float *trigger;       ///< [n][WG_HEADS_HIDDEN]
  const float *bias;          ///< [n]
  const float *rows;          ///< [n][class_width]
  const float *steps;         ///< [n][WG_STEPS_VALUES][2]
} WgRelation;

/// Load the file. `reader`: SHA-256 of the reader.wgr in use, `class_width` of its rows. NULL
/// and `error` where it is missing, damaged or was learnt on another reader.
WgRelation *wg_relation_load(const char *path, const char *reader, guint class_width,
                             GError **error);
void wg_relation_free(WgRelation *relation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgRelation, wg_relation_free)

/// The bytes of such a file; the caller's. Of `relation` what is learnt is taken.
GByteArray *wg_relation_file(const WgRelation *relation, const char *reader, guint class_width);

#endif
