// SPDX-License-Identifier: Apache-2.0
/// \file Writes the file of named tensors that tensors.h reads: what is learnt here.
#ifndef WG_ENCODER_TENSORS_WRITER_H
#define WG_ENCODER_TENSORS_WRITER_H

#include <glib.h>

typedef struct wg_tensors_writer WgTensorsWriter;

WgTensorsWriter *wg_tensors_writer_new(void);
void wg_tensors_writer_free(WgTensorsWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgTensorsWriter, wg_tensors_writer_free)

/// Add a list of `n` strings; a tensor of floats. Names are not empty and stand once each.
void wg_tensors_writer_strings(WgTensorsWriter *writer, const char *name, guint n,
                               const char *const *strings);
void wg_tensors_writer_floats(WgTensorsWriter *writer, const char *name, guint rows,
                              guint columns, const float *x);

/// The bytes of the whole file so far; the caller's.
GByteArray *wg_tensors_writer_file(const WgTensorsWriter *writer);

#endif
