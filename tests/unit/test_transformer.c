// SPDX-License-Identifier: Apache-2.0
/// A small transformer against the same in plain loops of doubles; attention against plain
/// loops of floats, bit by bit; weights that do not fit.
#include "extract/encoder/attention.h"
#include "extract/encoder/transformer.h"

#include "suite.h"
#include "transformer_fixture.h"

static const FxShape SHAPE = {32, 2, 2, 64, 50, 70};
#define FINGERPRINT UINT64_C(0x18c35a989e915188)

typedef struct reference {
  const WgTensors *tensors;
  guint n; ///< pieces of the window
} Reference;

static const float *floats(const Reference *r, const char *name)
{
  const float *x = wg_tensors_floats(r->tensors, name, 0, 0, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(x);
  return x;
}

/// x[k] as its bytes stand for it.
static void round_row(guint k, double *x)
{
  double top = 0;
  for (guint i = 0; i < k; i++) top = MAX(top, fabs(x[i]));
  for (guint i = 0; i < k && top > 0; i++) x[i] = floor(x[i] * 127 / top + 0.5) * top / 127;
}

static double *linear(const Reference *r, guint layer, const char *what, const double *x)
{
  g_autofree char *name = g_strdup_printf("layer.%u.%s", layer, what);
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  const WgPacked *w = wg_tensors_product(r->tensors, name, 0, 0, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(w);
  double *out = g_new(double, r->n * w->n);
  g_autofree double *row = g_new(double, w->k);
  for (guint p = 0; p < r->n; p++) {
    memcpy(row, x + p * w->k, w->k * sizeof *row);
    round_row(w->k, row);
    for (guint j = 0; j < w->n; j++) {
      double sum = 0;
      for (guint i = 0; i < w->k; i++)
        sum += row[i] * w->w[((gsize)(i / 4) * w->stride + j) * 4 + i % 4];
      out[p * w->n + j] = sum * (double)w->scale[j] + (double)floats(r, bias)[j];
    }
  }
  return out;
}

/// x = norm(x + y)
static void norm(const Reference *r, const char *name, double *x, const double *y)
{
  g_autofree char *gain = g_strconcat(name, ".gain", NULL);
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  guint n = SHAPE.width;
  for (guint p = 0; p < r->n; p++, x += n) {
    double mean = 0, variance = 0;
    for (guint j = 0; j < n; j++) x[j] += y ? y[p * n + j] : 0;
    for (guint j = 0; j < n; j++) mean += x[j] / n;
    for (guint j = 0; j < n; j++) variance += (x[j] - mean) * (x[j] - mean) / n;
    for (guint j = 0; j < n; j++)
      x[j] = (x[j] - mean) / sqrt(variance + 1e-5) * (double)floats(r, gain)[j] +
             (double)floats(r, bias)[j];
  }
}

static double *attention(const Reference *r, const double *qkv)
{
  guint n = r->n, width = SHAPE.width, wide = width / SHAPE.heads;
  double *out = g_new0(double, n * width);
  g_autofree double *e = g_new(double, n);
  for (guint h = 0; h < SHAPE.heads; h++)
    for (guint i = 0; i < n; i++) {
      const double *q = qkv + i * 3 * width + h * wide;
      double sum = 0;
      for (guint j = 0; j < n; j++) {
        const double *k = qkv + j * 3 * width + width + h * wide;
        e[j] = 0;
        for (guint c = 0; c < wide; c++) e[j] += q[c] * k[c];
        e[j] = exp(e[j] / sqrt(wide));
        sum += e[j];
      }
      for (guint j = 0; j < n; j++)
        for (guint c = 0; c < wide; c++)
          out[i * width + h * wide + c] +=
              e[j] / sum * qkv[j * 3 * width + 2 * width + h * wide + c];
    }
  return out;
}

static void run_layer(const Reference *r, guint l, double *x)
{
  g_autofree char *norm1 = g_strdup_printf("layer.%u.norm1", l);
  g_autofree char *norm2 = g_strdup_printf("layer.%u.norm2", l);
  g_autofree double *qkv = linear(r, l, "qkv", x), *mixed = attention(r, qkv);
  g_autofree double *out = linear(r, l, "out", mixed);
  norm(r, norm1, x, out);
  g_autofree double *up = linear(r, l, "up", x);
  for (guint i = 0; i < r->n * SHAPE.feed; i++) up[i] /= 1 + exp(-1.702 * up[i]);
  g_autofree double *down = linear(r, l, "down", up);
  norm(r, norm2, x, down);
}

static double *expected(const Reference *r, const guint32 *pieces, const guint16 *features)
{
  guint n = SHAPE.width;
  double *x = g_new(double, r->n * n);
  const WgTensorRows *word = wg_tensors_rows(r->tensors, "embed.word", 0, n, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(word);
  for (guint i = 0; i < r->n; i++)
    for (guint j = 0; j < n; j++)
      x[i * n + j] = (double)word->scale[pieces[i]] * word->steps[pieces[i] * n + j] +
                     (double)floats(r, "embed.position")[i * n + j] +
                     (double)floats(r, "feature.0")[features[2 * i] * n + j] +
                     (double)floats(r, "feature.1")[features[2 * i + 1] * n + j];
  norm(r, "embed.norm", x, NULL);
  for (guint l = 0; l < SHAPE.layers; l++) run_layer(r, l, x);
  return x;
}

static WgTensors *random_tensors(const FxShape *shape)
{
  GByteArray *file = fx_transformer(shape);
  WgTensors *t =
      wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "toy.wgr", NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  return t;
}

/// A window of n pieces through the transformer.
static float *run_window(const WgTransformer *t, guint n, guint32 *pieces, guint16 *features)
{
  WgRandom random = wg_random_new(22, n);
  for (guint i = 0; i < n; i++) {
    pieces[i] = (guint32)(wg_random_next(&random) % SHAPE.pieces);
    for (guint f = 0; f < FX_FEATURES; f++)
      features[FX_FEATURES * i + f] = (guint16)(wg_random_next(&random) % FX_VALUES[f]);
  }
  float *out = g_new(float, n * SHAPE.width);
  WgScratch scratch;
  wg_scratch_init(&scratch);
  wg_transformer_run(t, &scratch, n, pieces, features, out);
  wg_scratch_clear(&scratch);
  return out;
}

static void it_computes_what_it_says(void)
{
  static const guint LENGTH[] = {1, 5, 36, 67, 70};
  g_autoptr(WgTensors) tensors = random_tensors(&SHAPE);
  g_autoptr(WgTransformer) t = wg_transformer_new(tensors, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  CU_ASSERT_EQUAL(wg_transformer_width(t), SHAPE.width);
  CU_ASSERT_EQUAL(wg_transformer_positions(t), SHAPE.positions);
  CU_ASSERT_EQUAL(wg_transformer_pieces(t), SHAPE.pieces);
  CU_ASSERT_EQUAL_FATAL(wg_transformer_features(t), FX_FEATURES);
  CU_ASSERT_EQUAL(wg_transformer_values(t, 1), FX_VALUES[1]);
  for (guint i = 0; i < G_N_ELEMENTS(LENGTH); i++) {
    guint n = LENGTH[i];
    guint32 pieces[70];
    guint16 features[70 * FX_FEATURES];
    double worst = 0;
    g_autofree float *got = run_window(t, n, pieces, features);
    Reference r = {tensors, n};
    g_autofree double *want = expected(&r, pieces, features);
    for (guint j = 0; j < n * SHAPE.width; j++)
      worst = MAX(worst, fabs((double)got[j] - want[j]));
    // Where a byte falls to the other side of a half it is 0.05; here none does.
    CU_ASSERT(worst < 1e-5);
  }
}

/// The bytes of what comes out, which vector units must not change.
static void it_gives_the_same_bytes_everywhere(void)
{
  g_autoptr(WgTensors) tensors = random_tensors(&SHAPE);
  g_autoptr(WgTransformer) t = wg_transformer_new(tensors, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  guint32 pieces[70];
  guint16 features[70 * FX_FEATURES];
  g_autofree float *out = run_window(t, 70, pieces, features);
  uint64_t print = wg_hash(0, (const char *)out, 70 * SHAPE.width * sizeof *out);
  if (print != FINGERPRINT) printf("\nfingerprint %016" G_GINT64_MODIFIER "x\n", (guint64)print);
  CU_ASSERT_EQUAL(print, FINGERPRINT);
}

/// One head's attention for query i, in the order of the fast one.
static void attend_plainly(guint n, guint wide, gsize step, const float *query,
                           const float *key, const float *value, float *out)
{
  float e[70], top = 0.0f, sum = 0.0f, by = 1.0f / sqrtf((float)wide);
  for (guint j = 0; j < n; j++) {
    e[j] = 0.0f;
    for (guint c = 0; c < wide; c++) e[j] += key[j * step + c] * (query[c] * by);
    top = j && top > e[j] ? top : e[j];
  }
  for (guint j = 0; j < n; j++) sum += e[j] = wg_exp(e[j] - top);
  for (guint c = 0; c < wide; c++) {
    float mixed = 0.0f;
    for (guint j = 0; j < n; j++) mixed += value[j * step + c] * e[j];
    out[c] = mixed * (1.0f / sum);
  }
}

static void attention_keeps_its_order(void)
{
  enum { N = 70, HEADS = 3, WIDE = 20, WIDTH = HEADS * WIDE };
  WgRandom random = wg_random_new(23, 0);
  g_autofree float *qkv = fx_random(&random, N * 3 * WIDTH, 0.0f, 2.0f);
  g_autofree float *out = g_new(float, N * WIDTH), *plain = g_new(float, N * WIDTH);
  WgScratch scratch;
  wg_scratch_init(&scratch);
  WgAttention a = wg_attention_take(&scratch, N, HEADS, WIDE);
  wg_attend(&a, qkv, out);
  for (guint i = 0; i < N; i++)
    for (guint h = 0; h < HEADS; h++)
      attend_plainly(N, WIDE, 3 * WIDTH, qkv + i * 3 * WIDTH + h * WIDE,
                     qkv + WIDTH + h * WIDE, qkv + 2 * WIDTH + h * WIDE,
                     plain + i * WIDTH + h * WIDE);
  CU_ASSERT_EQUAL(memcmp(out, plain, N * WIDTH * sizeof *out), 0);
  wg_scratch_clear(&scratch);
}

static void is_refused(const GByteArray *file, const char *reason)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WgTensors) tensors =
      wg_tensors_read((WgSlice){(const char *)file->data, file->len}, "toy.wgr", &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tensors);
  CU_ASSERT_PTR_NULL(wg_transformer_new(tensors, &error));
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT(g_str_has_prefix(error->message, "toy.wgr: "));
  if (!strstr(error->message, reason)) CU_FAIL(reason);
}

/// What stands `skip` bytes behind a name in the file.
static guint8 *behind(GByteArray *file, const char *name, gsize skip)
{
  gsize n = strlen(name);
  for (gsize i = 0; i + n <= file->len; i++)
    if (memcmp(file->data + i, name, n) == 0) return file->data + i + n + skip;
  CU_FAIL_FATAL("no such name");
  return NULL;
}

static void what_does_not_fit_is_refused(void)
{
  static const char *const MISSING[] = {"embed.word", "embed.norm.gain", "layer.1.up",
                                        "layer.0.norm2.bias", "layer.1.qkv.bias"};
  static const float LARGE = 1e30f;
  FxShape odd = SHAPE;
  odd.heads = 3;
  GByteArray *file = fx_transformer(&odd);
  is_refused(file, "sizes make no sense");
  g_byte_array_unref(file);
  for (guint i = 0; i < G_N_ELEMENTS(MISSING); i++) {
    file = fx_transformer(&SHAPE);
    behind(file, MISSING[i], 0)[-1] ^= 1;
    fx_seal(file);
    g_autofree char *reason = g_strdup_printf("'%s' is missing", MISSING[i]);
    is_refused(file, reason);
    g_byte_array_unref(file);
  }
  file = fx_transformer(&SHAPE);
  memcpy(behind(file, "feature.1", 3 * sizeof(guint32)), &LARGE, sizeof LARGE);
  fx_seal(file);
  is_refused(file, "out of all bounds");
  g_byte_array_unref(file);
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(it_computes_what_it_says),
                                      FX_TEST(it_gives_the_same_bytes_everywhere),
                                      FX_TEST(attention_keeps_its_order),
                                      FX_TEST(what_does_not_fit_is_refused),
                                      CU_TEST_INFO_NULL};
  return fx_suite("transformer", tests);
}
