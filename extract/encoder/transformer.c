// SPDX-License-Identifier: Apache-2.0
#include "extract/encoder/transformer.h"

#include "extract/encoder/attention.h"
#include "extract/language/matrix.h"
#include "extract/language/numbers.h"

#include <math.h>

#define BLOCK 32u        // rows that go through a layer's products together, for the caches
#define WIDEST 1024u     // of the rows between the layers
#define LARGEST 10000.0f // weight: what is worked out of such stays finite

typedef struct linear {
  const WgPacked *weights;
  const float *bias;
} Linear;

typedef struct norm {
  const float *gain, *bias;
} Norm;

typedef struct layer {
  Linear qkv, out, up, down;
  Norm norm1, norm2;
} Layer;

typedef struct table {
  const float *rows;
  guint n;
} Table;

struct wg_transformer {
  guint width, heads, feed;
  const WgTensorRows *word;
  Table position;
  Norm norm;
  GArray *features; ///< of Table
  GArray *layers;   ///< of Layer
};

/// Looks tensors up; the first that is missing or odd ends it, and is told.
typedef struct seeker {
  const WgTensors *tensors;
  GError **error;
  gboolean failed;
} Seeker;

static void refuse(Seeker *s, const char *what)
{
  if (!s->failed)
    g_set_error(s->error, WG_TENSORS_ERROR, 0,
                "%s: %s; install the model that came with this version again",
                wg_tensors_name(s->tensors), what);
  s->failed = TRUE;
}

static void check_size(Seeker *s, gsize n, const float *x, float largest)
{
  float top = 0.0f;
  for (gsize i = 0; i < n; i++) top = MAX(top, fabsf(x[i]));
  if (top > largest) refuse(s, "a weight in it is out of all bounds");
}

static const float *seek_floats(Seeker *s, const char *name, guint rows, guint columns)
{
  if (s->failed) return NULL;
  const float *x = wg_tensors_floats(s->tensors, name, rows, columns, s->error);
  guint n = 0;
  if (x && wg_tensors_shape(s->tensors, name, &n, NULL))
    check_size(s, (gsize)n * columns, x, LARGEST);
  else
    s->failed = TRUE;
  return x;
}

static Table seek_table(Seeker *s, const char *name, guint columns)
{
  Table t = {seek_floats(s, name, 0, columns), 0};
  wg_tensors_shape(s->tensors, name, &t.n, NULL);
  return t;
}

static Norm seek_norm(Seeker *s, const char *name, guint n)
{
  g_autofree char *gain = g_strconcat(name, ".gain", NULL);
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  return (Norm){seek_floats(s, gain, 1, n), seek_floats(s, bias, 1, n)};
}

static Linear seek_linear(Seeker *s, guint layer, const char *what, guint rows, guint columns)
{
  g_autofree char *name = g_strdup_printf("layer.%u.%s", layer, what);
  g_autofree char *bias = g_strconcat(name, ".bias", NULL);
  Linear l = {NULL, NULL};
  if (s->failed) return l;
  l.weights = wg_tensors_product(s->tensors, name, rows, columns, s->error);
  if (l.weights)
    check_size(s, columns, l.weights->scale, LARGEST / 128.0f);
  else
    s->failed = TRUE;
  l.bias = seek_floats(s, bias, 1, columns);
  return l;
}

static Layer seek_layer(Seeker *s, guint i, guint width, guint feed)
{
  g_autofree char *norm1 = g_strdup_printf("layer.%u.norm1", i);
  g_autofree char *norm2 = g_strdup_printf("layer.%u.norm2", i);
  return (Layer){seek_linear(s, i, "qkv", width, 3 * width),
                 seek_linear(s, i, "out", width, width),
                 seek_linear(s, i, "up", width, feed),
                 seek_linear(s, i, "down", feed, width),
                 seek_norm(s, norm1, width),
                 seek_norm(s, norm2, width)};
}

static void seek_embedding(Seeker *s, WgTransformer *t)
{
  if (s->failed) return;
  t->word = wg_tensors_rows(s->tensors, "embed.word", 0, t->width, s->error);
  if (t->word)
    check_size(s, t->word->rows, t->word->scale, LARGEST / 128.0f);
  else
    s->failed = TRUE;
  t->position = seek_table(s, "embed.position", t->width);
  t->norm = seek_norm(s, "embed.norm", t->width);
  for (guint i = 0; !s->failed; i++) {
    g_autofree char *name = g_strdup_printf("feature.%u", i);
    if (!wg_tensors_shape(s->tensors, name, NULL, NULL)) break;
    Table feature = seek_table(s, name, t->width);
    g_array_append_val(t->features, feature);
  }
}

/// Width, layers, heads, feed-forward; NULL where they make no sense.
static const gint32 *seek_shape(Seeker *s)
{
  const gint32 *n = wg_tensors_integers(s->tensors, "shape", 1, 4, s->error);
  if (!n)
    s->failed = TRUE;
  else if (n[0] < 16 || n[0] > (gint32)WIDEST || n[0] % 16 || n[1] < 1 || n[1] > 64 ||
           n[2] < 1 || n[2] > n[0] || n[0] % n[2] || n[3] < 16 || n[3] > 16384 || n[3] % 16)
    refuse(s, "its sizes make no sense");
  return s->failed ? NULL : n;
}

WgTransformer *wg_transformer_new(const WgTensors *tensors, GError **error)
{
  Seeker s = {tensors, error, FALSE};
  const gint32 *shape = seek_shape(&s);
  if (!shape) return NULL;
  WgTransformer *t = g_new0(WgTransformer, 1);
  t->width = (guint)shape[0];
  t->heads = (guint)shape[2];
  t->feed = (guint)shape[3];
  t->features = g_array_new(FALSE, FALSE, sizeof(Table));
  t->layers = g_array_new(FALSE, FALSE, sizeof(Layer));
  seek_embedding(&s, t);
  for (guint i = 0; i < (guint)shape[1] && !s.failed; i++) {
    Layer layer = seek_layer(&s, i, t->width, t->feed);
    g_array_append_val(t->layers, layer);
  }
  if (!s.failed) return t;
  wg_transformer_free(t);
  return NULL;
}

void wg_transformer_free(WgTransformer *t)
{
  if (!t) return;
  g_array_free(t->features, TRUE);
  g_array_free(t->layers, TRUE);
  g_free(t);
}

guint wg_transformer_width(const WgTransformer *t)
{
  return t->width;
}

guint wg_transformer_positions(const WgTransformer *t)
{
  return t->position.n;
}

guint wg_transformer_pieces(const WgTransformer *t)
{
  return t->word->rows;
}

guint wg_transformer_features(const WgTransformer *t)
{
  return t->features->len;
}

guint wg_transformer_values(const WgTransformer *t, guint i)
{
  return g_array_index(t->features, Table, i).n;
}

/// Buffers of a block of rows.
typedef struct rows {
  guint8 *bytes;
  float *scale;
  gint32 *sums;
  float *wide;   ///< [BLOCK][feed]
  float *change; ///< [BLOCK][width]
  float *hat;    ///< [width]
} Rows;

static Rows take_rows(WgScratch *scratch, guint width, guint feed)
{
  gsize widest = MAX(3 * width, feed);
  return (Rows){(guint8 *)wg_scratch_take(scratch, BLOCK * widest / 4),
                wg_scratch_take(scratch, BLOCK),
                (gint32 *)(void *)wg_scratch_take(scratch, BLOCK * widest),
                wg_scratch_take(scratch, BLOCK * (gsize)feed),
                wg_scratch_take(scratch, BLOCK * (gsize)width),
                wg_scratch_take(scratch, width)};
}

/// y = bias + x · weights, m rows of a block.
static void linear(const Rows *rows, const Linear *l, guint m, const float *x, float *y)
{
  wg_round_rows(m, l->weights->k, x, rows->bytes, rows->scale);
  wg_packed_multiply(l->weights, m, rows->bytes, rows->scale, FALSE, l->bias, rows->sums, y);
}

/// x = norm(x), row by row.
static void norm(const Rows *rows, const Norm *by, guint m, guint n, float *x)
{
  float scale;
  for (guint i = 0; i < m; i++, x += n)
    wg_norm(1, n, x, by->gain, by->bias, rows->hat, &scale, x);
}

WG_VECTOR static void activate(gsize n, float *x)
{
  for (gsize i = 0; i < n; i++) x[i] *= wg_sigmoid(1.702f * x[i]);
}

WG_VECTOR static void put_word(guint n, const gint8 *restrict steps, float scale,
                               const float *restrict position, float *restrict x)
{
  for (guint j = 0; j < n; j++) x[j] = (float)steps[j] * scale + position[j];
}

static void embed(const WgTransformer *t, const Rows *rows, guint n, const guint32 *pieces,
                  const guint16 *features, float *out)
{
  guint width = t->width, count = t->features->len;
  for (guint i = 0; i < n; i++) {
    float *x = out + (gsize)i * width;
    g_assert(pieces[i] < t->word->rows);
    put_word(width, t->word->steps + (gsize)pieces[i] * width, t->word->scale[pieces[i]],
             t->position.rows + (gsize)i * width, x);
    for (guint f = 0; f < count; f++) {
      const Table *table = &g_array_index(t->features, Table, f);
      guint value = features[(gsize)i * count + f];
      g_assert(value < table->n);
      wg_add(width, x, table->rows + (gsize)value * width);
    }
  }
  norm(rows, &t->norm, n, width, out);
}

/// What comes behind the attention concerns each row alone.
static void run_block(const WgTransformer *t, const Layer *layer, const Rows *rows, guint m,
                      const float *attended, float *x)
{
  gsize size = (gsize)m * t->width;
  linear(rows, &layer->out, m, attended, rows->change);
  wg_add(size, x, rows->change);
  norm(rows, &layer->norm1, m, t->width, x);
  linear(rows, &layer->up, m, x, rows->wide);
  activate((gsize)m * t->feed, rows->wide);
  linear(rows, &layer->down, m, rows->wide, rows->change);
  wg_add(size, x, rows->change);
  norm(rows, &layer->norm2, m, t->width, x);
}

void wg_transformer_run(const WgTransformer *t, WgScratch *scratch, guint n,
                        const guint32 *pieces, const guint16 *features, float *out)
{
  g_assert(n <= t->position.n);
  gsize width = t->width;
  Rows rows = take_rows(scratch, t->width, t->feed);
  WgAttention attention = wg_attention_take(scratch, n, t->heads, t->width / t->heads);
  float *qkv = wg_scratch_take(scratch, n * 3 * width);
  float *attended = wg_scratch_take(scratch, n * width);
  embed(t, &rows, n, pieces, features, out);
  for (guint l = 0; l < t->layers->len; l++) {
    const Layer *layer = &g_array_index(t->layers, Layer, l);
    for (guint i = 0; i < n; i += BLOCK)
      linear(&rows, &layer->qkv, MIN(BLOCK, n - i), out + i * width, qkv + i * 3 * width);
    wg_attend(&attention, qkv, attended);
    for (guint i = 0; i < n; i += BLOCK)
      run_block(t, layer, &rows, MIN(BLOCK, n - i), attended + i * width, out + i * width);
  }
}
