// SPDX-License-Identifier: Apache-2.0
/// \file The part of a training step that one thread works on: some sentences, changed
/// here and there so that more is learnt from them, and the gradient they give.
#ifndef WG_LANGUAGE_SHARD_H
#define WG_LANGUAGE_SHARD_H

#include "extract/language/learn.h"
#include "extract/language/lessons.h"

#define WG_SHARD_WORDS 200u     ///< a shard is full where it has so many words
#define WG_SHARD_SENTENCES 256u ///< … or sentences

typedef struct wg_shard {
  const WgModel *model;
  const WgLessons *lessons;
  const float *turned; ///< the model's weights turned about
  float weight;        ///< of each loss
  WgRandom random;
  WgScratch scratch;
  float *gradient; ///< [dense] of the work done last
  float *dx;       ///< [words][width] of the sum of each word's rows
  WgLosses losses;
  guint sentences, words;
  const WgLesson *lesson[WG_SHARD_SENTENCES];
  guint first[WG_SHARD_SENTENCES + 1];
  guint8 guideline[WG_SHARD_SENTENCES];
  gboolean has_parse[WG_SHARD_SENTENCES], has_names[WG_SHARD_SENTENCES];
  GArray *features; ///< of WgFeatures, some dropped
  GByteArray *upos, *rel, *name;
  GArray *tag, *head;
} WgShard;

/// The rest of the fields borrowed; `random` and `weight` are the caller's to set.
void wg_shard_init(WgShard *shard, const WgModel *model, const WgLessons *lessons,
                   const float *turned);
void wg_shard_clear(WgShard *shard);

void wg_shard_empty(WgShard *shard);
void wg_shard_add(WgShard *shard, const WgLesson *lesson);
gboolean wg_shard_is_full(const WgShard *shard);

/// A thread's work: the gradient and losses of a WgShard's sentences. Returns NULL.
gpointer wg_shard_work(gpointer shard);

#endif
