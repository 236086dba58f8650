// SPDX-License-Identifier: Apache-2.0
#include "extract/encoder/tensors_writer.h"

#include <string.h>
#include <zlib.h>

static const guint8 MAGIC[8] = {'W', 'G', 'R', 'E', 'A', 'D', 'R', '\n'};
#define VERSION 1u
#define BYTE_ORDER_MARK 0x01020304u
#define FLOATS 0u

struct wg_tensors_writer {
  GByteArray *lists, *tensors;
  guint32 n_lists, n_tensors;
};

WgTensorsWriter *wg_tensors_writer_new(void)
{
  WgTensorsWriter *w = g_new0(WgTensorsWriter, 1);
  w->lists = g_byte_array_new();
  w->tensors = g_byte_array_new();
  return w;
}

void wg_tensors_writer_free(WgTensorsWriter *w)
{
  if (!w) return;
  g_byte_array_unref(w->lists);
  g_byte_array_unref(w->tensors);
  g_free(w);
}

static void put(GByteArray *to, gconstpointer p, gsize n)
{
  g_byte_array_append(to, p, (guint)n);
}

static void put_number(GByteArray *to, guint32 x)
{
  put(to, &x, sizeof x);
}

static void put_name(GByteArray *to, const char *name)
{
  put_number(to, (guint32)strlen(name));
  put(to, name, strlen(name));
}

void wg_tensors_writer_strings(WgTensorsWriter *w, const char *name, guint n,
                               const char *const *strings)
{
  w->n_lists++;
  put_name(w->lists, name);
  put_number(w->lists, n);
  for (guint i = 0; i < n; i++) put(w->lists, strings[i], strlen(strings[i]) + 1);
}

void wg_tensors_writer_floats(WgTensorsWriter *w, const char *name, guint rows, guint columns,
                              const float *x)
{
  w->n_tensors++;
  put_name(w->tensors, name);
  put_number(w->tensors, FLOATS);
  put_number(w->tensors, rows);
  put_number(w->tensors, columns);
  put(w->tensors, x, (gsize)rows * columns * sizeof *x);
}

GByteArray *wg_tensors_writer_file(const WgTensorsWriter *w)
{
  g_autoptr(GByteArray) payload = g_byte_array_new();
  put_number(payload, w->n_lists);
  put(payload, w->lists->data, w->lists->len);
  put_number(payload, w->n_tensors);
  put(payload, w->tensors->data, w->tensors->len);
  GByteArray *file = g_byte_array_new();
  put(file, MAGIC, sizeof MAGIC);
  put_number(file, VERSION);
  put_number(file, BYTE_ORDER_MARK);
  put_number(file, payload->len);
  put_number(file, (guint32)crc32(crc32(0, NULL, 0), payload->data, payload->len));
  put(file, payload->data, payload->len);
  return file;
}
