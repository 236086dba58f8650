// SPDX-License-Identifier: Apache-2.0
/// \file Transformers with random weights.
#ifndef WG_TESTS_TRANSFORMER_FIXTURE_H
#define WG_TESTS_TRANSFORMER_FIXTURE_H

#include "extract/language/numbers.h"
#include "tensors_fixture.h"

typedef struct fx_shape {
  guint width, layers, heads, feed, pieces, positions;
} FxShape;

#define FX_FEATURES 2u
static const guint FX_VALUES[FX_FEATURES] = {5, 3};

/// Numbers around `middle`, `wide` to both sides.
static inline float *fx_random(WgRandom *random, gsize n, float middle, float wide)
{
  float *x = g_new(float, n);
  for (gsize i = 0; i < n; i++) x[i] = middle + wide * (2.0f * wg_random_unit(random) - 1.0f);
  return x;
}

static inline void fx_random_floats(FxTensors *f, WgRandom *random, const char *name,
                                    guint rows, guint columns, float middle, float wide)
{
  g_autofree float *x = fx_random(random, (gsize)rows * columns, middle, wide);
  fx_floats(f, name, rows, columns, x);
}

static inline void fx_random_norm(FxTensors *f, WgRandom *random, const char *name, guint n)
{
  g_autofree char *gain = g_strconcat(name, ".gain", NULL);
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  fx_random_floats(f, random, gain, 1, n, 1.0f, 0.3f);
  fx_random_floats(f, random, bias, 1, n, 0.0f, 0.3f);
}

static inline void fx_random_linear(FxTensors *f, WgRandom *random, guint layer,
                                    const char *what, guint rows, guint columns)
{
  g_autofree char *name = g_strdup_printf("layer.%u.%s", layer, what);
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  g_autofree float *x = fx_random(random, (gsize)rows * columns, 0.0f, 3.0f / sqrtf((float)rows));
  fx_product(f, name, rows, columns, x);
  fx_random_floats(f, random, bias, 1, columns, 0.0f, 0.2f);
}

/// Put a transformer with these features into the file.
static inline void fx_put_transformer(FxTensors *f, WgRandom *random, const FxShape *s,
                                      guint features, const guint *values)
{
  gint32 shape[4] = {(gint32)s->width, (gint32)s->layers, (gint32)s->heads, (gint32)s->feed};
  fx_integers(f, "shape", 1, 4, shape);
  g_autofree float *word = fx_random(random, (gsize)s->pieces * s->width, 0.0f, 1.0f);
  fx_rows(f, "embed.word", s->pieces, s->width, word);
  fx_random_floats(f, random, "embed.position", s->positions, s->width, 0.0f, 0.5f);
  fx_random_norm(f, random, "embed.norm", s->width);
  for (guint i = 0; i < features; i++) {
    g_autofree char *name = g_strdup_printf("feature.%u", i);
    fx_random_floats(f, random, name, values[i], s->width, 0.0f, 0.5f);
  }
  for (guint i = 0; i < s->layers; i++) {
    g_autofree char *norm1 = g_strdup_printf("layer.%u.norm1", i);
    g_autofree char *norm2 = g_strdup_printf("layer.%u.norm2", i);
    fx_random_linear(f, random, i, "qkv", s->width, 3 * s->width);
    fx_random_linear(f, random, i, "out", s->width, s->width);
    fx_random_linear(f, random, i, "up", s->width, s->feed);
    fx_random_linear(f, random, i, "down", s->feed, s->width);
    fx_random_norm(f, random, norm1, s->width);
    fx_random_norm(f, random, norm2, s->width);
  }
}

/// A file of one alone.
static inline GByteArray *fx_transformer(const FxShape *s)
{
  FxTensors f = fx_tensors_new();
  WgRandom random = wg_random_new(21, 0);
  fx_put_transformer(&f, &random, s, FX_FEATURES, FX_VALUES);
  return fx_tensors_finish(&f);
}

#endif
