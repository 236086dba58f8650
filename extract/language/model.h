// SPDX-License-Identifier: Apache-2.0
/// \file The model file: header, checksum, then strings, tables and weights as they are
/// used. What words are multiplied with is int8 with one float32 scale a
/// column, tables and word vectors int8 with one a row, the rest float32. Little-endian.
#ifndef WG_LANGUAGE_MODEL_H
#define WG_LANGUAGE_MODEL_H

#include "extract/language/lemma.h"
#include "extract/language/network.h"
#include "extract/language/ud.h"

/// Everything a model knows; all owned.
typedef struct wg_model {
  WgLayout layout;
  float *weights;      ///< [layout.dense]
  WgPacked *packed;    ///< [layout.n] products, as read from a file; NULL in a new model
  float *tables;       ///< [WG_TABLE_ROWS][width]
  float *vector_scale; ///< [vectors]
  gint8 *vectors;      ///< [vectors][WG_VECTOR_WIDTH]
  uint64_t *words;     ///< [vectors] fingerprints
  uint64_t *known;     ///< [known] fingerprints, the row of each its place
  WgLexicon lexicon;
  guint tag_first[WG_UPOS_COUNT + 1]; ///< columns of the joint labels by UPOS
  char **xpos;         ///< [tags] Penn tag of each column, "" where it is none
  char **feats;        ///< [tags]
  char **guidelines;   ///< [WG_GUIDELINES] corpora of names, "" where there is none; 0: common
  uint64_t *lemma_key; ///< [n_lemmas]
  guint16 *lemma_rule; ///< [n_lemmas]
  guint32 n_lemmas;
  char **lemma_rules;  ///< NULL-terminated
} WgModel;

#define WG_MODEL_ERROR (wg_model_error_quark())
GQuark wg_model_error_quark(void);

/// An empty model of this shape, weights nought.
WgModel *wg_model_new(const WgShape *shape);
void wg_model_free(WgModel *model);

/// Make the lexicon from the fingerprints, once these are set.
void wg_model_index(WgModel *model);

WgNetwork wg_model_network(const WgModel *model);
WgLemmaRules wg_model_lemmas(const WgModel *model);

/// The bytes of the file; free with g_byte_array_unref. The tables are rounded to int8
/// in it.
GByteArray *wg_model_write(const WgModel *model);

/// NULL and `error` where `bytes` (of the file `name`) are not a whole sound model.
WgModel *wg_model_read(WgSlice bytes, const char *name, GError **error);

#endif
