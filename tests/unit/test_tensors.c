// SPDX-License-Identifier: Apache-2.0
/// Files of weights: what goes in comes out, what is damaged or of another shape is refused.
#include "extract/encoder/tensors.h"

#include "suite.h"
#include "tensors_fixture.h"

static const float FLOATS[6] = {1.0f, -2.0f, 0.5f, 3.0f, 0.0f, -0.25f};
static const gint32 INTEGERS[2] = {-7, G_MAXINT32};
static const char *const WORDS[3] = {"", "caf\u00e9", "z"};

/// One of each kind and a list.
static GByteArray *small_file(void)
{
  float weights[4 * 16];
  for (gint i = 0; i < 64; i++) weights[i] = (float)(i - 20);
  FxTensors f = fx_tensors_new();
  fx_strings(&f, "words", 3, WORDS);
  fx_floats(&f, "plain", 2, 3, FLOATS);
  fx_product(&f, "product", 4, 16, weights);
  fx_rows(&f, "table", 3, 2, FLOATS);
  fx_integers(&f, "shape", 1, 2, INTEGERS);
  return fx_tensors_finish(&f);
}

static WgTensors *read_bytes(const GByteArray *bytes, gsize len, GError **error)
{
  // A copy that ends where the file ends, so that a sanitizer sees who reads on.
  g_autofree char *copy = g_memdup2(bytes->data, len);
  return wg_tensors_read((WgSlice){copy, len}, "toy.wgr", error);
}

static void what_goes_in_comes_out(void)
{
  GByteArray *file = small_file();
  g_autoptr(GError) error = NULL;
  g_autoptr(WgTensors) t = read_bytes(file, file->len, &error);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  guint n, rows, columns;
  const char *const *words = wg_tensors_strings(t, "words", &n);
  CU_ASSERT_EQUAL_FATAL(n, 3);
  for (guint i = 0; i < n; i++) CU_ASSERT_STRING_EQUAL(words[i], WORDS[i]);
  CU_ASSERT_PTR_NULL(words[3]);
  CU_ASSERT_PTR_NULL(wg_tensors_strings(t, "plain", &n));
  CU_ASSERT_EQUAL(n, 0);
  CU_ASSERT(wg_tensors_shape(t, "plain", &rows, &columns) && rows == 2 && columns == 3);
  CU_ASSERT_FALSE(wg_tensors_shape(t, "words", NULL, NULL));
  CU_ASSERT_STRING_EQUAL(wg_tensors_name(t), "toy.wgr");
  const float *plain = wg_tensors_floats(t, "plain", 0, 3, &error);
  CU_ASSERT(plain && memcmp(plain, FLOATS, sizeof FLOATS) == 0);
  const gint32 *integers = wg_tensors_integers(t, "shape", 1, 2, &error);
  CU_ASSERT(integers && memcmp(integers, INTEGERS, sizeof INTEGERS) == 0);
  const WgTensorRows *table = wg_tensors_rows(t, "table", 0, 0, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  CU_ASSERT(table->rows == 3 && table->columns == 2 && table->steps[1] == -127);
  for (guint i = 0; i < 6; i++)
    CU_ASSERT_DOUBLE_EQUAL((float)table->steps[i] * table->scale[i / 2], FLOATS[i], 0.02);
  CU_ASSERT_PTR_NULL(error);
}

static void products_come_packed(void)
{
  GByteArray *file = small_file();
  g_autoptr(WgTensors) t = read_bytes(file, file->len, NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  const WgPacked *product = wg_tensors_product(t, "product", 4, 16, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(product);
  static const float ONE[4] = {1.0f, 1.0f, 1.0f, 1.0f};
  guint8 bytes[4];
  float scale, c[16];
  gint32 sums[16];
  wg_round_rows(1, 4, ONE, bytes, &scale);
  wg_packed_multiply(product, 1, bytes, &scale, FALSE, NULL, sums, c);
  for (gint j = 0; j < 16; j++) CU_ASSERT_DOUBLE_EQUAL(c[j], 4 * j + 96 - 80, 0.7);
}

static void what_is_asked_must_be_there(void)
{
  static const struct {
    const char *name, *reason;
    guint rows, columns;
  } ASKED[] = {{"nothing", "the tensor 'nothing' is missing", 0, 0},
               {"shape", "the tensor 'shape' is of integers, not of floats", 0, 0},
               {"plain", "the tensor 'plain' has 2 rows of 3, not 3 of 0", 3, 0},
               {"plain", "the tensor 'plain' has 2 rows of 3, not 2 of 4", 2, 4}};
  GByteArray *file = small_file();
  g_autoptr(WgTensors) t = read_bytes(file, file->len, NULL);
  g_byte_array_unref(file);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  for (guint i = 0; i < G_N_ELEMENTS(ASKED); i++) {
    g_autoptr(GError) error = NULL;
    CU_ASSERT_PTR_NULL(
        wg_tensors_floats(t, ASKED[i].name, ASKED[i].rows, ASKED[i].columns, &error));
    CU_ASSERT_PTR_NOT_NULL_FATAL(error);
    CU_ASSERT(g_str_has_prefix(error->message, "toy.wgr: "));
    CU_ASSERT_PTR_NOT_NULL(strstr(error->message, ASKED[i].reason));
  }
}

static void is_refused(const GByteArray *bytes, gsize len, const char *reason)
{
  g_autoptr(GError) error = NULL;
  WgTensors *t = read_bytes(bytes, len, &error);
  CU_ASSERT_PTR_NULL(t);
  wg_tensors_free(t);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT(g_str_has_prefix(error->message, "toy.wgr: "));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "install the model"));
  if (!strstr(error->message, reason)) CU_FAIL(reason);
}

static void damaged_files_are_refused(void)
{
  GByteArray *file = small_file();
  is_refused(file, 0, "not the weights");
  is_refused(file, 20, "not the weights");
  is_refused(file, file->len - 1, "cut short");
  file->data[file->len / 2] ^= 1;
  is_refused(file, file->len, "damaged");
  file->data[file->len / 2] ^= 1;
  file->data[8] ^= 4;
  is_refused(file, file->len, "another version");
  file->data[12] ^= 4;
  is_refused(file, file->len, "other byte order");
  file->data[0] = 'X';
  is_refused(file, file->len, "not the weights");
  g_byte_array_unref(file);
}

/// Damage under a checksum that fits: anything may be read, but nothing beyond the end.
static void no_byte_of_the_file_is_trusted(void)
{
  static const guint8 VALUES[] = {0, 1, 0x7F, 0x80, 0xFF};
  GByteArray *file = small_file();
  guint refused = 0, tried = 0;
  for (gsize i = FX_HEADER; i < file->len; i++)
    for (guint v = 0; v < G_N_ELEMENTS(VALUES); v++, tried++) {
      guint8 was = file->data[i];
      file->data[i] = VALUES[v];
      fx_seal(file);
      WgTensors *t = read_bytes(file, file->len, NULL);
      refused += t == NULL;
      wg_tensors_free(t);
      file->data[i] = was;
    }
  CU_ASSERT(refused > tried / 10 && refused < tried);
  while (file->len > FX_HEADER) {
    g_byte_array_set_size(file, file->len - 1);
    fx_seal(file);
    is_refused(file, file->len, "ends too early");
  }
  g_byte_array_unref(file);
}

static void what_makes_no_sense_is_refused(void)
{
  static const float INFINITE[2] = {1.0f, HUGE_VALF};
  float weights[5 * 16] = {0};
  FxTensors f = fx_tensors_new();
  fx_floats(&f, "a", 1, 2, INFINITE);
  GByteArray *file = fx_tensors_finish(&f);
  is_refused(file, file->len, "'a' holds what is no number");
  g_byte_array_unref(file);
  f = fx_tensors_new();
  fx_product(&f, "b", 5, 16, weights);
  file = fx_tensors_finish(&f);
  is_refused(file, file->len, "'b' has an odd shape");
  g_byte_array_unref(file);
  f = fx_tensors_new();
  fx_floats(&f, "c", 1, 2, FLOATS);
  fx_floats(&f, "c", 1, 2, FLOATS);
  file = fx_tensors_finish(&f);
  is_refused(file, file->len, "twice");
  g_byte_array_append(file, (const guint8 *)"x", 1);
  is_refused(file, file->len, "has grown");
  g_byte_array_unref(file);
  f = fx_tensors_new();
  file = fx_tensors_finish(&f);
  g_byte_array_append(file, (const guint8 *)"x", 1);
  fx_seal(file);
  is_refused(file, file->len, "more in it than it says");
  g_byte_array_unref(file);
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(what_goes_in_comes_out),
                                      FX_TEST(products_come_packed),
                                      FX_TEST(what_is_asked_must_be_there),
                                      FX_TEST(damaged_files_are_refused),
                                      FX_TEST(no_byte_of_the_file_is_trusted),
                                      FX_TEST(what_makes_no_sense_is_refused),
                                      CU_TEST_INFO_NULL};
  return fx_suite("tensors", tests);
}
