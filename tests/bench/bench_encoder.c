// SPDX-License-Identifier: Apache-2.0
/// Pieces a second of the pretrained encoder on random weights of its full size, in processor
/// time of one core; or what it takes to load a file of weights:
///   bench_encoder [PIECES OF A WINDOW…]
///   bench_encoder FILE
#include "extract/encoder/transformer.h"
#include "extract/language/numbers.h"
#include "tests/unit/tensors_fixture.h"
#include "tests/unit/transformer_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void measure(const WgTransformer *t, guint n)
{
  guint count = wg_transformer_features(t), rounds = MAX(2u, 10000u / n);
  g_autofree guint32 *pieces = g_new(guint32, n);
  g_autofree guint16 *features = g_new0(guint16, (gsize)n * count);
  g_autofree float *out = g_new(float, (gsize)n * wg_transformer_width(t));
  WgScratch scratch;
  wg_scratch_init(&scratch);
  for (guint i = 0; i < n; i++) pieces[i] = i * 31 % wg_transformer_pieces(t);
  wg_transformer_run(t, &scratch, n, pieces, features, out); // warm the caches
  double start = seconds();
  for (guint i = 0; i < rounds; i++) {
    wg_scratch_reset(&scratch);
    wg_transformer_run(t, &scratch, n, pieces, features, out);
  }
  double time = seconds() - start;
  printf("windows of %3u pieces %9.0f pieces/s %8.2f us a piece\n", n,
         (double)n * rounds / time, 1e6 * time / ((double)n * rounds));
  wg_scratch_clear(&scratch);
}

static WgTransformer *load(WgSlice bytes, const char *name, WgTensors **tensors)
{
  g_autoptr(GError) error = NULL;
  double start = seconds();
  *tensors = wg_tensors_read(bytes, name, &error);
  WgTransformer *t = *tensors ? wg_transformer_new(*tensors, &error) : NULL;
  if (!t) {
    fprintf(stderr, "%s\n", error->message);
    exit(3);
  }
  printf("%.1f MB loaded in %.1f ms\n", 1e-6 * (double)bytes.len, 1e3 * (seconds() - start));
  return t;
}

int main(int argc, char **argv)
{
  static const FxShape SHAPE = {384, 6, 12, 1536, 30522, 512};
  WgTensors *tensors;
  char *bytes;
  gsize n;
  if (argc == 2 && g_file_get_contents(argv[1], &bytes, &n, NULL)) {
    wg_transformer_free(load((WgSlice){bytes, n}, argv[1], &tensors));
    wg_tensors_free(tensors);
    g_free(bytes);
    return 0;
  }
  GByteArray *file = fx_transformer(&SHAPE);
  WgTransformer *t = load((WgSlice){(const char *)file->data, file->len}, "random", &tensors);
  g_byte_array_unref(file);
  for (int i = 1; i < argc; i++) measure(t, CLAMP((guint)atoi(argv[i]), 1, 512));
  if (argc < 2) measure(t, 250);
  wg_transformer_free(t);
  wg_tensors_free(tensors);
  return 0;
}
