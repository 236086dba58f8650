// SPDX-License-Identifier: Apache-2.0
/// \file The learnt reader, loaded: encoder and heads of the shipped file, and the relations
/// beside it. Read-only, shared by all threads.
#ifndef WG_PROPOSE_WEIGHTS_H
#define WG_PROPOSE_WEIGHTS_H

#include "extract/propose/heads.h"

typedef struct wg_learnt WgLearnt;

/// The learnt reader's file (extract/model/reader.wgr). Its classes are found in `ontology`;
/// one that is not there is never proposed. `relations` (NULL-terminated, or NULL): files of
/// classes learnt besides (relation.h), which must stand in the ontology. NULL and `error`
/// (file, what is wrong with it, what to do) where one is missing or damaged.
WgLearnt *wg_learnt_load(const char *path, const WgOntology *ontology,
                         const char *const *relations, GError **error);
void wg_learnt_free(WgLearnt *learnt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgLearnt, wg_learnt_free)

const WgTensors *wg_learnt_tensors(const WgLearnt *learnt);

/// SHA-256 (hex) of the reader's file.
const char *wg_learnt_checksum(const WgLearnt *learnt);

/// The classes that it knows, in its order; NULL: one that the ontology does not have.
const WgEventClass *const *wg_learnt_classes(const WgLearnt *learnt, guint *n);

const WgHeads *wg_learnt_heads(const WgLearnt *learnt);

/// How many of its classes, the first, are those of the reader's own file.
guint wg_learnt_shipped(const WgLearnt *learnt);

/// Who tells class `c`, as a frame's name: "reader", or the file of its relation.
const char *wg_learnt_teller(const WgLearnt *learnt, guint c);

/// Run encoder and triggers on all windows of the article; `take` has each look for the time
/// of the call. Names that only the reader sees (unseen.h) are the article's from then on.
typedef void (*WgLookFunc)(WgArticle *a, const WgLook *look, gpointer context);
void wg_learnt_look(const WgLearnt *learnt, WgArticle *a, WgLookFunc take,
                    gpointer context);

#endif
