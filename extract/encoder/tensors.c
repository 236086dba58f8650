// SPDX-License-Identifier: Apache-2.0
#include "extract/encoder/tensors.h"

#include <zlib.h>

G_DEFINE_QUARK(wg-tensors-error-quark, wg_tensors_error)

static const char MAGIC[8] = {'W', 'G', 'R', 'E', 'A', 'D', 'R', '\n'};
#define VERSION 1u
#define BYTE_ORDER_MARK 0x01020304u
#define HEADER (sizeof MAGIC + 4 * sizeof(guint32))
#define LONGEST_NAME 255u
#define WIDEST 16384u // rows and columns of a product: its sums stay within 32 bits
#define ENDS_EARLY "the file ends too early"

enum { FLOATS, PRODUCT, ROWS, INTEGERS, KINDS };

static const char *const KIND[KINDS] = {"of floats", "a product", "of rows", "of integers"};

typedef struct tensor {
  guint32 kind, rows, columns;
  float *floats;     ///< the numbers themselves, or the scales of rows
  gint8 *steps;      ///< of rows
  gint32 *integers;
  WgPacked product;
  WgTensorRows table; ///< `floats` and `steps`, as they are handed out
} Tensor;

typedef struct list {
  guint32 n;
  char *bytes; ///< all strings, as in the file
  const char **at;
} List;

struct wg_tensors {
  char *name;
  GHashTable *tensors; ///< char * → Tensor *
  GHashTable *lists;   ///< char * → List *
};

static void tensor_free(gpointer data)
{
  Tensor *t = data;
  g_free(t->floats);
  g_free(t->steps);
  g_free(t->integers);
  wg_packed_clear(&t->product);
  g_free(t);
}

static void list_free(gpointer data)
{
  List *l = data;
  g_free(l->bytes);
  g_free(l->at);
  g_free(l);
}

void wg_tensors_free(WgTensors *t)
{
  if (!t) return;
  g_hash_table_unref(t->tensors);
  g_hash_table_unref(t->lists);
  g_free(t->name);
  g_free(t);
}

const char *wg_tensors_name(const WgTensors *t)
{
  return t->name;
}

typedef struct reader {
  WgSlice left;
  const char *name;
} Reader;

static gboolean fail(const char *name, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean fail(const char *name, GError **error, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *what = g_strdup_vprintf(format, args);
  va_end(args);
  g_set_error(error, WG_TENSORS_ERROR, 0,
              "%s: %s; install the model that came with this version again", name, what);
  return FALSE;
}

/// The next n bytes, or NULL.
static const char *next(Reader *r, guint64 n, GError **error)
{
  if (r->left.len < n) {
    fail(r->name, error, ENDS_EARLY);
    return NULL;
  }
  const char *at = r->left.ptr;
  r->left = wg_slice_sub(r->left, (gsize)n, r->left.len);
  return at;
}

static gboolean get_number(Reader *r, guint32 *to, GError **error)
{
  const char *at = next(r, sizeof *to, error);
  if (at) memcpy(to, at, sizeof *to);
  return at != NULL;
}

static char *get_name(Reader *r, GError **error)
{
  guint32 n;
  if (!get_number(r, &n, error)) return NULL;
  const char *at = next(r, n, error);
  if (!at) return NULL;
  if (n == 0 || n > LONGEST_NAME || !g_utf8_validate(at, (gssize)n, NULL)) {
    fail(r->name, error, "a name in it is no name");
    return NULL;
  }
  return g_strndup(at, n);
}

/// Whether all are numbers; no early way out, so that the loop is one of vectors.
static gboolean are_finite(gsize n, const float *x)
{
  guint32 bad = 0;
  for (gsize i = 0; i < n; i++) {
    guint32 bits;
    memcpy(&bits, x + i, sizeof bits);
    bad |= (bits & 0x7F800000u) == 0x7F800000u;
  }
  return !bad;
}

static float *get_floats(Reader *r, guint64 n, const char *what, GError **error)
{
  const char *at = next(r, n * sizeof(float), error);
  if (!at) return NULL;
  float *out = g_memdup2(at, (gsize)n * sizeof *out);
  if (are_finite((gsize)n, out)) return out;
  g_free(out);
  fail(r->name, error, "the tensor '%s' holds what is no number", what);
  return NULL;
}

static gboolean get_product(Reader *r, Tensor *t, const char *what, GError **error)
{
  if (t->rows % 4 || t->columns % 16 || t->rows > WIDEST || t->columns > WIDEST)
    return fail(r->name, error, "the product '%s' has an odd shape", what);
  g_autofree float *scale = get_floats(r, t->columns, what, error);
  if (!scale) return FALSE;
  const char *steps = next(r, (guint64)t->rows * t->columns, error);
  if (!steps) return FALSE;
  wg_packed_init(&t->product, t->rows, t->columns, (const gint8 *)steps, scale);
  return TRUE;
}

static gboolean get_rows(Reader *r, Tensor *t, const char *what, GError **error)
{
  gsize wide = sizeof(float) + t->columns;
  const char *at = next(r, (guint64)t->rows * wide, error);
  if (!at) return FALSE;
  t->floats = g_new(float, t->rows);
  t->steps = g_new(gint8, (gsize)t->rows * t->columns);
  for (gsize i = 0; i < t->rows; i++, at += wide) {
    memcpy(t->floats + i, at, sizeof(float));
    memcpy(t->steps + i * t->columns, at + sizeof(float), t->columns);
  }
  t->table = (WgTensorRows){t->rows, t->columns, t->floats, t->steps};
  if (are_finite(t->rows, t->floats)) return TRUE;
  return fail(r->name, error, "the tensor '%s' holds what is no number", what);
}

static gboolean get_integers(Reader *r, Tensor *t, GError **error)
{
  gsize n = (gsize)t->rows * t->columns;
  const char *at = next(r, n * sizeof(gint32), error);
  if (at) t->integers = g_memdup2(at, n * sizeof(gint32));
  return at != NULL;
}

static gboolean get_content(Reader *r, Tensor *t, const char *name, GError **error)
{
  // No element takes less than a byte, so that no size in what follows overflows.
  if (t->rows == 0 || t->columns == 0)
    return fail(r->name, error, "the tensor '%s' is empty", name);
  if ((guint64)t->rows * t->columns > r->left.len) return fail(r->name, error, ENDS_EARLY);
  switch (t->kind) {
  case FLOATS:
    t->floats = get_floats(r, (guint64)t->rows * t->columns, name, error);
    return t->floats != NULL;
  case PRODUCT: return get_product(r, t, name, error);
  case ROWS: return get_rows(r, t, name, error);
  case INTEGERS: return get_integers(r, t, error);
  default: return fail(r->name, error, "the tensor '%s' is of an unknown kind", name);
  }
}

static gboolean get_tensor(Reader *r, WgTensors *all, GError **error)
{
  char *name = get_name(r, error);
  if (!name) return FALSE;
  Tensor *t = g_new0(Tensor, 1);
  if (!g_hash_table_insert(all->tensors, name, t))
    return fail(r->name, error, "a tensor is in it twice");
  return get_number(r, &t->kind, error) && get_number(r, &t->rows, error) &&
         get_number(r, &t->columns, error) && get_content(r, t, name, error);
}

/// Where the n strings that r begins with end, or NULL.
static const char *end_of_strings(const Reader *r, guint32 n)
{
  const char *at = r->left.ptr, *end = at + r->left.len;
  for (guint32 i = 0; i < n && at; i++) {
    at = at < end ? memchr(at, '\0', (gsize)(end - at)) : NULL;
    if (at) at++;
  }
  return at;
}

static gboolean get_list(Reader *r, WgTensors *all, GError **error)
{
  char *name = get_name(r, error);
  if (!name) return FALSE;
  List *l = g_new0(List, 1);
  if (!g_hash_table_insert(all->lists, name, l))
    return fail(r->name, error, "a list is in it twice");
  if (!get_number(r, &l->n, error)) return FALSE;
  const char *begin = r->left.ptr, *end = l->n <= r->left.len ? end_of_strings(r, l->n) : NULL;
  if (!end) return fail(r->name, error, ENDS_EARLY);
  gsize size = (gsize)(end - begin);
  l->bytes = g_memdup2(begin, size);
  l->at = g_new0(const char *, (gsize)l->n + 1);
  const char *at = l->bytes;
  for (guint32 i = 0; i < l->n; i++, at += strlen(at) + 1) {
    if (!g_utf8_validate(at, -1, NULL)) return fail(r->name, error, "a string is not UTF-8");
    l->at[i] = at;
  }
  r->left = wg_slice_sub(r->left, size, r->left.len);
  return TRUE;
}

static gboolean check_header(WgSlice bytes, const char *name, GError **error)
{
  guint32 header[4];
  if (bytes.len < HEADER || memcmp(bytes.ptr, MAGIC, sizeof MAGIC) != 0)
    return fail(name, error, "not the weights of a reader");
  memcpy(header, bytes.ptr + sizeof MAGIC, sizeof header);
  if (header[1] != BYTE_ORDER_MARK)
    return fail(name, error, "weights of a machine with the other byte order");
  if (header[0] != VERSION) return fail(name, error, "weights of another version");
  if (header[2] != bytes.len - HEADER)
    return fail(name, error, "the file is cut short or has grown");
  if (header[3] != (guint32)crc32(crc32(0, NULL, 0), (const Bytef *)bytes.ptr + HEADER,
                                  (uInt)header[2]))
    return fail(name, error, "the file is damaged (its checksum is wrong)");
  return TRUE;
}

static gboolean get_all(Reader *r, WgTensors *t, GError **error)
{
  guint32 n;
  if (!get_number(r, &n, error)) return FALSE;
  for (guint32 i = 0; i < n; i++)
    if (!get_list(r, t, error)) return FALSE;
  if (!get_number(r, &n, error)) return FALSE;
  for (guint32 i = 0; i < n; i++)
    if (!get_tensor(r, t, error)) return FALSE;
  if (r->left.len) return fail(r->name, error, "there is more in it than it says");
  return TRUE;
}

WgTensors *wg_tensors_read(WgSlice bytes, const char *name, GError **error)
{
  if (!check_header(bytes, name, error)) return NULL;
  Reader r = {wg_slice_sub(bytes, HEADER, bytes.len), name};
  WgTensors *t = g_new0(WgTensors, 1);
  t->name = g_strdup(name);
  t->tensors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, tensor_free);
  t->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, list_free);
  if (get_all(&r, t, error)) return t;
  wg_tensors_free(t);
  return NULL;
}

gboolean wg_tensors_shape(const WgTensors *all, const char *name, guint *rows, guint *columns)
{
  const Tensor *t = g_hash_table_lookup(all->tensors, name);
  if (t && rows) *rows = t->rows;
  if (t && columns) *columns = t->columns;
  return t != NULL;
}

static const Tensor *lookup(const WgTensors *all, const char *name, guint kind, guint rows,
                            guint columns, GError **error)
{
  const Tensor *t = g_hash_table_lookup(all->tensors, name);
  if (!t) {
    fail(all->name, error, "the tensor '%s' is missing", name);
    return NULL;
  }
  if (t->kind != kind) {
    fail(all->name, error, "the tensor '%s' is %s, not %s", name, KIND[t->kind], KIND[kind]);
    return NULL;
  }
  if ((!rows || rows == t->rows) && (!columns || columns == t->columns)) return t;
  fail(all->name, error, "the tensor '%s' has %u rows of %u, not %u of %u (0: any)", name,
       t->rows, t->columns, rows, columns);
  return NULL;
}

const float *wg_tensors_floats(const WgTensors *all, const char *name, guint rows,
                               guint columns, GError **error)
{
  const Tensor *t = lookup(all, name, FLOATS, rows, columns, error);
  return t ? t->floats : NULL;
}

const WgPacked *wg_tensors_product(const WgTensors *all, const char *name, guint rows,
                                   guint columns, GError **error)
{
  const Tensor *t = lookup(all, name, PRODUCT, rows, columns, error);
  return t ? &t->product : NULL;
}

const WgTensorRows *wg_tensors_rows(const WgTensors *all, const char *name, guint rows,
                                    guint columns, GError **error)
{
  const Tensor *t = lookup(all, name, ROWS, rows, columns, error);
  return t ? &t->table : NULL;
}

const gint32 *wg_tensors_integers(const WgTensors *all, const char *name, guint rows,
                                  guint columns, GError **error)
{
  const Tensor *t = lookup(all, name, INTEGERS, rows, columns, error);
  return t ? t->integers : NULL;
}

const char *const *wg_tensors_strings(const WgTensors *all, const char *name, guint *n)
{
  const List *l = g_hash_table_lookup(all->lists, name);
  if (n) *n = l ? l->n : 0;
  return l ? l->at : NULL;
}
