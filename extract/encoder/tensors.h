// SPDX-License-Identifier: Apache-2.0
/// \file The file of a reader's weights: named tensors and named lists of strings. Written
/// by extract/model/tensors.py; little-endian, nothing in it is aligned:
///
///   magic "WGREADR\n", u32 version, u32 0x01020304, u32 bytes of the payload, u32 its crc32
///   u32 lists, each: u32 length, name, u32 n, n strings that end in a zero byte
///   u32 tensors, each: u32 length, name, u32 kind, u32 rows, u32 columns, and by kind
///     0 floats    float[rows][columns]
///     1 product   float scale[columns], int8[rows][columns]: rows are multiplied with it
///     2 rows      rows of: float scale, int8[columns]: a table of which rows are looked up
///     3 integers  int32[rows][columns]
#ifndef WG_ENCODER_TENSORS_H
#define WG_ENCODER_TENSORS_H

#include "extract/base/slice.h"
#include "extract/language/packed.h"

typedef struct wg_tensors WgTensors;

/// A table in bytes: element (i, j) is steps[i * columns + j] * scale[i].
typedef struct wg_tensor_rows {
  guint rows, columns;
  const float *scale; ///< [rows]
  const gint8 *steps; ///< [rows][columns]
} WgTensorRows;

#define WG_TENSORS_ERROR (wg_tensors_error_quark())
GQuark wg_tensors_error_quark(void);

/// All that is in `bytes` (of the file `name`), copied and packed: nothing of `bytes` is
/// needed afterwards. NULL and `error` where they are not a whole sound file.
WgTensors *wg_tensors_read(WgSlice bytes, const char *name, GError **error);
void wg_tensors_free(WgTensors *tensors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgTensors, wg_tensors_free)

/// The file's name, for errors of those who use it.
const char *wg_tensors_name(const WgTensors *tensors);

/// Whether there is such a tensor, of any kind; its shape, where not NULL.
gboolean wg_tensors_shape(const WgTensors *tensors, const char *name, guint *rows,
                          guint *columns);

/// The tensor of this name, kind and shape, 0 being any number; owned by `tensors`. NULL
/// and `error` where it is missing or is another.
const float *wg_tensors_floats(const WgTensors *tensors, const char *name, guint rows,
                               guint columns, GError **error);
const WgPacked *wg_tensors_product(const WgTensors *tensors, const char *name, guint rows,
                                   guint columns, GError **error);
const WgTensorRows *wg_tensors_rows(const WgTensors *tensors, const char *name, guint rows,
                                    guint columns, GError **error);
const gint32 *wg_tensors_integers(const WgTensors *tensors, const char *name, guint rows,
                                  guint columns, GError **error);

/// The list of strings of this name, NULL behind the last; NULL where there is none.
const char *const *wg_tensors_strings(const WgTensors *tensors, const char *name, guint *n);

#endif
