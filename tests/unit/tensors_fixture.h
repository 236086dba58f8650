// SPDX-License-Identifier: Apache-2.0
/// \file Files of weights, made in memory.
#ifndef WG_TESTS_TENSORS_FIXTURE_H
#define WG_TESTS_TENSORS_FIXTURE_H

#include "extract/language/packed.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#define FX_HEADER 24u

typedef struct fx_tensors {
  GByteArray *lists, *tensors;
  guint32 n_lists, n_tensors;
} FxTensors;

static inline void fx_put(GByteArray *to, const void *p, gsize n)
{
  g_byte_array_append(to, p, (guint)n);
}

static inline void fx_put_number(GByteArray *to, guint32 x)
{
  fx_put(to, &x, sizeof x);
}

static inline void fx_put_name(GByteArray *to, const char *name)
{
  fx_put_number(to, (guint32)strlen(name));
  fx_put(to, name, strlen(name));
}

static inline FxTensors fx_tensors_new(void)
{
  return (FxTensors){g_byte_array_new(), g_byte_array_new(), 0, 0};
}

static inline void fx_strings(FxTensors *f, const char *name, guint n,
                              const char *const *strings)
{
  f->n_lists++;
  fx_put_name(f->lists, name);
  fx_put_number(f->lists, n);
  for (guint i = 0; i < n; i++) fx_put(f->lists, strings[i], strlen(strings[i]) + 1);
}

static inline void fx_begin(FxTensors *f, const char *name, guint kind, guint rows,
                            guint columns)
{
  f->n_tensors++;
  fx_put_name(f->tensors, name);
  fx_put_number(f->tensors, kind);
  fx_put_number(f->tensors, rows);
  fx_put_number(f->tensors, columns);
}

static inline void fx_floats(FxTensors *f, const char *name, guint rows, guint columns,
                             const float *x)
{
  fx_begin(f, name, 0, rows, columns);
  fx_put(f->tensors, x, (gsize)rows * columns * sizeof *x);
}

static inline void fx_product(FxTensors *f, const char *name, guint rows, guint columns,
                              const float *x)
{
  gsize n = (gsize)rows * columns;
  g_autofree gint8 *steps = g_new(gint8, n);
  g_autofree float *scale = g_new(float, columns);
  wg_round_columns(rows, columns, x, steps, scale);
  fx_begin(f, name, 1, rows, columns);
  fx_put(f->tensors, scale, columns * sizeof *scale);
  fx_put(f->tensors, steps, n);
}

static inline void fx_rows(FxTensors *f, const char *name, guint rows, guint columns,
                           const float *x)
{
  g_autofree gint8 *steps = g_new(gint8, columns);
  fx_begin(f, name, 2, rows, columns);
  for (guint i = 0; i < rows; i++, x += columns) {
    float top = 0.0f;
    for (guint j = 0; j < columns; j++) top = MAX(top, fabsf(x[j]));
    float scale = top / 127.0f, by = top > 0.0f ? 127.0f / top : 0.0f;
    for (guint j = 0; j < columns; j++)
      steps[j] = (gint8)(x[j] * by < 0.0f ? x[j] * by - 0.5f : x[j] * by + 0.5f);
    fx_put(f->tensors, &scale, sizeof scale);
    fx_put(f->tensors, steps, columns);
  }
}

static inline void fx_integers(FxTensors *f, const char *name, guint rows, guint columns,
                               const gint32 *x)
{
  fx_begin(f, name, 3, rows, columns);
  fx_put(f->tensors, x, (gsize)rows * columns * sizeof *x);
}

/// Make length and checksum fit what is there.
static inline void fx_seal(GByteArray *file)
{
  guint32 size = file->len - FX_HEADER;
  guint32 sum = (guint32)crc32(crc32(0, NULL, 0), file->data + FX_HEADER, size);
  memcpy(file->data + 16, &size, sizeof size);
  memcpy(file->data + 20, &sum, sizeof sum);
}

/// The whole file; what was put together is freed.
static inline GByteArray *fx_tensors_finish(FxTensors *f)
{
  GByteArray *file = g_byte_array_new();
  static const guint32 HEADER[4] = {1, 0x01020304, 0, 0};
  fx_put(file, "WGREADR\n", 8);
  fx_put(file, HEADER, sizeof HEADER);
  fx_put_number(file, f->n_lists);
  fx_put(file, f->lists->data, f->lists->len);
  fx_put_number(file, f->n_tensors);
  fx_put(file, f->tensors->data, f->tensors->len);
  g_byte_array_unref(f->lists);
  g_byte_array_unref(f->tensors);
  fx_seal(file);
  return file;
}

#endif
