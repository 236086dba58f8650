// SPDX-License-Identifier: Apache-2.0
/// \file A small pretrained transformer (Devlin et al. 2019; Wang et al. 2020) run in bytes
/// on windows of pieces:
///
///   x = norm(word + position + Σ rows of the features' tables)          [n][width]
///   each layer:
///     x = norm(x + attention(x · qkv) · out)
///     x = norm(x + act(x · up) · down)            act(x) = x · sigmoid(1.702 x)
///
/// Its tensors (tensors.h), products in bytes, tables as said, the rest floats of one row:
///
///   shape                    integers: width, layers, heads, width of the feed-forward
///   embed.word               rows [pieces][width]
///   embed.position           floats [positions][width]
///   feature.0, feature.1 …   floats [values][width], as many as there are
///   embed.norm.gain, .bias
///   layer.I.qkv, .out, .up, .down      products; each with its .bias
///   layer.I.norm1.gain, .bias, layer.I.norm2.gain, .bias
#ifndef WG_ENCODER_TRANSFORMER_H
#define WG_ENCODER_TRANSFORMER_H

#include "extract/encoder/tensors.h"
#include "extract/language/scratch.h"

typedef struct wg_transformer WgTransformer;

/// Borrows the tensors. NULL and `error` where one is missing or does not fit the others.
WgTransformer *wg_transformer_new(const WgTensors *tensors, GError **error);
void wg_transformer_free(WgTransformer *transformer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgTransformer, wg_transformer_free)

guint wg_transformer_width(const WgTransformer *transformer);
/// The longest window.
guint wg_transformer_positions(const WgTransformer *transformer);
/// Pieces it has rows for.
guint wg_transformer_pieces(const WgTransformer *transformer);
/// Features of a piece, and the values that feature `i` can have.
guint wg_transformer_features(const WgTransformer *transformer);
guint wg_transformer_values(const WgTransformer *transformer, guint i);

/// out[n][width] of a window of n pieces, each with its features[n][wg_transformer_features];
/// all below what the tables have. Several threads may run one transformer, each with a
/// scratch of its own.
void wg_transformer_run(const WgTransformer *transformer, WgScratch *scratch, guint n,
                        const guint32 *pieces, const guint16 *features, float *out);

#endif
