// SPDX-License-Identifier: Apache-2.0
/// \file The network: word features → encoder → scores of tags, arcs, relations and
/// names. Its parameters are one array of floats that a layout cuts into matrices.
///
/// x = Σ rows of the hashed tables + vector · project                        [words][width]
/// each of `pairs` times:
///   x += window(relu(norm(x))) · …            a convolution over three words
///   x += scan(norm(x)) · …                    a gated recurrence, both directions
/// h = norm(x)
/// tags: h · upos, h · tag (the joint label; taken among those of the best part of speech)
/// arcs: biaffine (Dozat & Manning 2017) + a term for the distance
/// relation: relu(h_d · rel_dep + h_h · rel_head + distance) · rel
/// names: relu(h · name_in + guideline) · name, linear chain (Lafferty et al. 2001)
///
/// The recurrence is one without a hidden-to-hidden product (as in Bradbury et al. 2017,
/// Lei et al. 2018): s_t = f_t s_{t-1} + (1 - f_t) c_t, out = o_t s_t; f, c, o come from
/// one product for all words, which is why it is fast.
#ifndef WG_LANGUAGE_NETWORK_H
#define WG_LANGUAGE_NETWORK_H

#include "extract/language/features.h"
#include "extract/language/numbers.h"
#include "extract/language/packed.h"
#include "extract/language/scratch.h"

#define WG_VECTOR_WIDTH 100u
#define WG_PAIRS_MAX 6u
#define WG_DISTANCES 16u   ///< classes of signed distance between word and head
#define WG_NAME_LABELS 17u ///< O, and B I E S of PER, ORG, LOC, MISC
#define WG_GUIDELINES 16u  ///< corpora of names that can be told apart

/// The sizes that make a model; written at the head of its file.
typedef struct wg_shape {
  guint32 width;  ///< of the encoder
  guint32 pairs;  ///< of layers
  guint32 hidden; ///< of the recurrence, one direction
  guint32 arc;    ///< of the arcs' two sides
  guint32 label;  ///< of the relation's hidden layer
  guint32 name;   ///< of the names' hidden layer
  guint32 tags;   ///< columns of joint labels UPOS|XPOS|FEATS, a multiple of 16
  guint32 vectors; ///< rows of word vectors
  guint32 known;   ///< words with a row of their own
} WgShape;

/// One matrix in the array of parameters.
typedef struct wg_matrix {
  guint32 rows, columns;
  gsize at; ///< first element
  guint index; ///< in WgLayout.all
  gboolean product; ///< rows of words are multiplied with it: kept in bytes in the file
} WgMatrix;

typedef struct wg_layer {
  WgMatrix norm_gain, norm_bias;
  WgMatrix in, in_bias;   ///< window: 3·width × width; scan: width × 6·hidden (f c o | f c o)
  WgMatrix out, out_bias; ///< scan only: 2·hidden × width
} WgLayer;

typedef struct wg_layout {
  WgShape shape;
  gsize dense;  ///< floats of all matrices
  gsize tables; ///< floats of the hashed tables, which stand behind the matrices
  WgMatrix all[128]; ///< every matrix, in the order of the array
  guint n;
  WgMatrix project, project_bias;
  WgLayer window[WG_PAIRS_MAX], scan[WG_PAIRS_MAX];
  WgMatrix gain, bias; ///< of the last norm
  WgMatrix upos, upos_bias, tag, tag_bias;
  WgMatrix dep, dep_bias, head, head_bias, root; ///< arcs
  WgMatrix arc, arc_bias, distance;
  WgMatrix rel_dep, rel_dep_bias, rel_head, rel_root, rel_distance, rel, rel_bias;
  WgMatrix name_in, name_in_bias, guideline, name, name_bias, chain;
} WgLayout;

/// Cut the parameters of a model of this shape.
void wg_layout_init(WgLayout *layout, const WgShape *shape);

/// What predicting needs of a model, borrowed.
typedef struct wg_network {
  const WgLayout *layout;
  const float *weights;   ///< [layout->dense]
  const WgPacked *packed; ///< [layout->n] the products in bytes; NULL while learning
  const float *tables;    ///< [WG_TABLE_ROWS][width]
  const float *vector_scale; ///< [vectors]
  const gint8 *vectors;   ///< [vectors][WG_VECTOR_WIDTH]
} WgNetwork;

/// Buffers of one layer while words go through it.
typedef struct wg_layer_state {
  float *hat, *scale; ///< of the norm
  float *in;          ///< [words][3·width] or [words][width]
  float *gates;       ///< [words][6·hidden]
  float *state;       ///< [words][2·hidden]
  float *out;         ///< [words][2·hidden]
  float *mask;        ///< dropout of the result, training only
} WgLayerState;

/// Buffers for `words` words in several sentences. Made by wg_state_*, valid until the
/// next call with the same memory.
typedef struct wg_state {
  guint words, sentences;
  const guint *first;  ///< [sentences + 1] first word of each sentence
  const WgFeatures *features; ///< [words]
  const guint8 *guideline;    ///< [sentences], names
  float *vector; ///< [words][WG_VECTOR_WIDTH]
  float *x;      ///< [words][width]
  float *mask_x, *mask_h, *mask_dep, *mask_head; ///< dropout, NULL without
  WgLayerState window[WG_PAIRS_MAX], scan[WG_PAIRS_MAX];
  float *hat, *scale, *h;       ///< the last norm
  float *upos;                  ///< scores
  float *dep, *head, *query, *distance;
  float *rel_dep, *rel_head;
  float *name_in, *name;
} WgState;

/// Run the encoder and all word-wise heads. With `random` (training) every buffer is
/// kept and units are dropped with probability `drop`; without, buffers are shared and
/// nothing is dropped. `state->words … guideline` are given, the rest is set.
void wg_network_run(const WgNetwork *net, WgScratch *scratch, WgRandom *random,
                    float drop, WgState *state);

/// Scores of the joint labels [first, first + n) of word `word`: out[n]. Both numbers
/// are multiples of WG_LANES.
void wg_network_tags(const WgNetwork *net, WgScratch *scratch, const WgState *state,
                     guint word, guint first, guint n, float *out);

/// Class of the distance from a word to a head `offset` words further right.
guint wg_distance(gint offset);

/// Scores of all heads of sentence `s`: out[n][stride], column n is the root, the
/// word itself stands at -1e30. `heads`, where not NULL, gets the (n + 1) × arc
/// rows of the heads. Returns out.
float *wg_network_arcs(const WgNetwork *net, WgScratch *scratch, const WgState *state,
                       guint s, guint *stride, float **heads);

/// Scores of the relations of words [from, from + n) of the state under heads head[n],
/// counted from `from`, -1 the root: hidden[n][label], returns [n][padded] scores.
float *wg_network_relations(const WgNetwork *net, WgScratch *scratch, const WgState *state,
                            guint from, guint n, const gint32 *head, float **hidden);

#endif
