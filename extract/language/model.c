// SPDX-License-Identifier: Apache-2.0
#include "extract/language/model.h"

#include <math.h>
#include <zlib.h>

G_DEFINE_QUARK(wg-model-error-quark, wg_model_error)

static const char MAGIC[8] = {'W', 'G', 'M', 'O', 'D', 'E', 'L', '\n'};
#define VERSION 4u
#define BYTE_ORDER_MARK 0x01020304u
#define HEADER (sizeof MAGIC + 5 * sizeof(guint32))

WgModel *wg_model_new(const WgShape *shape)
{
  WgModel *m = g_new0(WgModel, 1);
  wg_layout_init(&m->layout, shape);
  m->weights = g_new0(float, m->layout.dense);
  m->tables = g_new0(float, m->layout.tables);
  m->vector_scale = g_new0(float, shape->vectors + 1);
  m->vectors = g_new0(gint8, (gsize)shape->vectors * WG_VECTOR_WIDTH + 1);
  m->words = g_new0(uint64_t, shape->vectors + 1);
  m->known = g_new0(uint64_t, shape->known + 1);
  m->xpos = g_new0(char *, shape->tags + 1);
  m->feats = g_new0(char *, shape->tags + 1);
  m->guidelines = g_new0(char *, WG_GUIDELINES + 1);
  return m;
}

void wg_model_free(WgModel *m)
{
  if (!m) return;
  for (guint i = 0; m->packed && i < m->layout.n; i++) wg_packed_clear(&m->packed[i]);
  g_free(m->packed);
  g_free(m->weights);
  g_free(m->tables);
  g_free(m->vector_scale);
  g_free(m->vectors);
  g_free(m->words);
  g_free(m->known);
  wg_vocabulary_clear(&m->lexicon.vectors);
  wg_vocabulary_clear(&m->lexicon.known);
  g_strfreev(m->xpos);
  g_strfreev(m->feats);
  g_strfreev(m->guidelines);
  g_free(m->lemma_key);
  g_free(m->lemma_rule);
  g_strfreev(m->lemma_rules);
  g_free(m);
}

void wg_model_index(WgModel *m)
{
  wg_vocabulary_init(&m->lexicon.vectors, m->words, m->layout.shape.vectors);
  wg_vocabulary_init(&m->lexicon.known, m->known, m->layout.shape.known);
}

WgNetwork wg_model_network(const WgModel *m)
{
  return (WgNetwork){&m->layout, m->weights, m->packed, m->tables, m->vector_scale, m->vectors};
}

WgLemmaRules wg_model_lemmas(const WgModel *m)
{
  return (WgLemmaRules){m->n_lemmas, m->lemma_key, m->lemma_rule,
                        (const char *const *)m->lemma_rules, g_strv_length(m->lemma_rules)};
}

static void put(GByteArray *out, const void *p, gsize n)
{
  g_byte_array_append(out, p, (guint)n);
}

static void put_strings(GByteArray *out, char *const *strings, guint32 n)
{
  for (guint32 i = 0; i < n; i++) {
    const char *string = strings[i] ? strings[i] : "";
    put(out, string, strlen(string) + 1);
  }
}

/// Rows of floats as one scale and int8 each.
static void put_rounded(GByteArray *out, const float *rows, gsize n, guint width)
{
  g_autofree gint8 *small = g_new(gint8, width);
  for (gsize r = 0; r < n; r++) {
    const float *row = rows + r * width;
    float top = 0.0f;
    for (guint j = 0; j < width; j++) top = MAX(top, fabsf(row[j]));
    float scale = top / 127.0f, by = top > 0.0f ? 127.0f / top : 0.0f;
    for (guint j = 0; j < width; j++) {
      float x = row[j] * by;
      small[j] = (gint8)(x < 0.0f ? x - 0.5f : x + 0.5f);
    }
    put(out, &scale, sizeof scale);
    put(out, small, width);
  }
}

/// Products as steps of one scale a column, the rest as it is.
static void put_matrix(GByteArray *out, const WgModel *m, WgMatrix w)
{
  const float *from = m->weights + w.at;
  gsize n = (gsize)w.rows * w.columns;
  if (!w.product) {
    put(out, from, n * sizeof *from);
    return;
  }
  g_autofree gint8 *steps = g_new(gint8, n);
  g_autofree float *scale = g_new(float, w.columns);
  wg_round_columns(w.rows, w.columns, from, steps, scale);
  put(out, scale, w.columns * sizeof *scale);
  put(out, steps, n);
}

GByteArray *wg_model_write(const WgModel *m)
{
  const WgShape *s = &m->layout.shape;
  guint32 rules = g_strv_length(m->lemma_rules);
  GByteArray *out = g_byte_array_new();
  guint32 header[5] = {VERSION, BYTE_ORDER_MARK, 0, 0, 0};
  put(out, MAGIC, sizeof MAGIC);
  put(out, header, sizeof header);
  put(out, s, sizeof *s);
  put(out, &m->n_lemmas, sizeof m->n_lemmas);
  put(out, &rules, sizeof rules);
  put(out, m->tag_first, sizeof m->tag_first);
  put(out, m->words, s->vectors * sizeof *m->words);
  put(out, m->known, s->known * sizeof *m->known);
  put(out, m->vector_scale, s->vectors * sizeof *m->vector_scale);
  put(out, m->vectors, (gsize)s->vectors * WG_VECTOR_WIDTH);
  for (guint i = 0; i < m->layout.n; i++) put_matrix(out, m, m->layout.all[i]);
  put_rounded(out, m->tables, WG_TABLE_ROWS, s->width);
  put(out, m->lemma_key, m->n_lemmas * sizeof *m->lemma_key);
  put(out, m->lemma_rule, m->n_lemmas * sizeof *m->lemma_rule);
  put_strings(out, m->xpos, s->tags);
  put_strings(out, m->feats, s->tags);
  put_strings(out, m->guidelines, WG_GUIDELINES);
  put_strings(out, m->lemma_rules, rules);
  header[2] = out->len;
  header[3] = (guint32)crc32(crc32(0, NULL, 0), out->data + HEADER, (uInt)(out->len - HEADER));
  memcpy(out->data + sizeof MAGIC, header, sizeof header);
  return out;
}

typedef struct reader {
  WgSlice left;
  const char *name;
} Reader;

static gboolean fail(const char *name, const char *what, GError **error)
{
  g_set_error(error, WG_MODEL_ERROR, 0,
              "%s: %s; take the model file that came with this version, or make one with "
              "'wiregraph train'",
              name, what);
  return FALSE;
}

static gboolean get(Reader *r, void *to, gsize n, GError **error)
{
  if (r->left.len < n) return fail(r->name, "the model file ends too early", error);
  if (n) memcpy(to, r->left.ptr, n);
  r->left = wg_slice_sub(r->left, n, r->left.len);
  return TRUE;
}

static gboolean get_strings(Reader *r, char **to, guint32 n, GError **error)
{
  for (guint32 i = 0; i < n; i++) {
    const char *end = r->left.len ? memchr(r->left.ptr, '\0', r->left.len) : NULL;
    if (!end) return fail(r->name, "the model file ends too early", error);
    to[i] = g_strndup(r->left.ptr, (gsize)(end - r->left.ptr));
    r->left = wg_slice_sub(r->left, (gsize)(end - r->left.ptr) + 1, r->left.len);
  }
  return TRUE;
}

static gboolean get_rounded(Reader *r, float *rows, gsize n, guint width, GError **error)
{
  gsize bytes = sizeof(float) + width;
  if (r->left.len / bytes < n) return fail(r->name, "the model file ends too early", error);
  for (gsize i = 0; i < n; i++) {
    const gint8 *small = (const gint8 *)(r->left.ptr + i * bytes + sizeof(float));
    float scale;
    memcpy(&scale, r->left.ptr + i * bytes, sizeof scale);
    for (guint j = 0; j < width; j++) rows[i * width + j] = (float)small[j] * scale;
  }
  r->left = wg_slice_sub(r->left, n * bytes, r->left.len);
  return TRUE;
}

static gboolean get_matrix(Reader *r, WgModel *m, WgMatrix w, GError **error)
{
  float *to = m->weights + w.at;
  gsize n = (gsize)w.rows * w.columns;
  if (!w.product) return get(r, to, n * sizeof *to, error);
  g_autofree gint8 *steps = g_new(gint8, n);
  g_autofree float *scale = g_new(float, w.columns);
  if (!get(r, scale, w.columns * sizeof *scale, error) || !get(r, steps, n, error)) return FALSE;
  for (gsize i = 0; i < n; i++) to[i] = (float)steps[i] * scale[i % w.columns];
  wg_packed_init(&m->packed[w.index], w.rows, w.columns, steps, scale);
  return TRUE;
}

static gboolean get_matrices(Reader *r, WgModel *m, GError **error)
{
  m->packed = g_new0(WgPacked, m->layout.n);
  for (guint i = 0; i < m->layout.n; i++)
    if (!get_matrix(r, m, m->layout.all[i], error)) return FALSE;
  return TRUE;
}

static gboolean check_header(WgSlice bytes, const char *name, GError **error)
{
  guint32 header[5];
  if (bytes.len < HEADER || memcmp(bytes.ptr, MAGIC, sizeof MAGIC) != 0)
    return fail(name, "not a model of the language layer", error);
  memcpy(header, bytes.ptr + sizeof MAGIC, sizeof header);
  if (header[1] != BYTE_ORDER_MARK)
    return fail(name, "a model of a machine with the other byte order", error);
  if (header[0] != VERSION) return fail(name, "a model of another version", error);
  if (header[2] != bytes.len)
    return fail(name, "the model file is cut short or has grown", error);
  if (header[3] != (guint32)crc32(crc32(0, NULL, 0), (const Bytef *)bytes.ptr + HEADER,
                                  (uInt)(bytes.len - HEADER)))
    return fail(name, "the model file is damaged (its checksum is wrong)", error);
  return TRUE;
}

static gboolean is_sound(const WgShape *s)
{
  return s->width % 16 == 0 && s->width >= 16 && s->width <= 1024 && s->pairs >= 1 &&
         s->pairs <= WG_PAIRS_MAX && s->hidden % 16 == 0 && s->hidden >= 16 &&
         s->hidden <= 1024 && s->arc % 16 == 0 && s->arc >= 16 && s->arc <= 1024 &&
         s->label % 16 == 0 && s->label >= 16 && s->label <= 1024 && s->name % 16 == 0 &&
         s->name >= 16 && s->name <= 1024 && s->tags % 16 == 0 && s->tags >= 16 &&
         s->tags <= 16384 && s->vectors >= 1 && s->vectors <= 1u << 22 &&
         s->known <= WG_KNOWN_MAX;
}

static gboolean get_body(Reader *r, WgModel *m, guint32 rules, GError **error)
{
  const WgShape *s = &m->layout.shape;
  m->lemma_rules = g_new0(char *, rules + 1);
  m->lemma_key = g_new(uint64_t, m->n_lemmas + 1);
  m->lemma_rule = g_new(guint16, m->n_lemmas + 1);
  if (!get(r, m->tag_first, sizeof m->tag_first, error) ||
      !get(r, m->words, s->vectors * sizeof *m->words, error) ||
      !get(r, m->known, s->known * sizeof *m->known, error) ||
      !get(r, m->vector_scale, s->vectors * sizeof *m->vector_scale, error) ||
      !get(r, m->vectors, (gsize)s->vectors * WG_VECTOR_WIDTH, error) ||
      !get_matrices(r, m, error) ||
      !get_rounded(r, m->tables, WG_TABLE_ROWS, s->width, error) ||
      !get(r, m->lemma_key, m->n_lemmas * sizeof *m->lemma_key, error) ||
      !get(r, m->lemma_rule, m->n_lemmas * sizeof *m->lemma_rule, error) ||
      !get_strings(r, m->xpos, s->tags, error) || !get_strings(r, m->feats, s->tags, error) ||
      !get_strings(r, m->guidelines, WG_GUIDELINES, error) ||
      !get_strings(r, m->lemma_rules, rules, error))
    return FALSE;
  for (guint i = 0; i < WG_UPOS_COUNT; i++)
    if (m->tag_first[i + 1] < m->tag_first[i] || m->tag_first[i + 1] > s->tags ||
        m->tag_first[i] % 16)
      return fail(r->name, "its tags are out of order", error);
  for (guint32 i = 0; i < m->n_lemmas; i++)
    if (m->lemma_rule[i] >= rules) return fail(r->name, "a lemma rule is missing", error);
  return TRUE;
}

WgModel *wg_model_read(WgSlice bytes, const char *name, GError **error)
{
  Reader r = {bytes, name};
  WgShape shape;
  guint32 lemmas, rules;
  if (!check_header(bytes, name, error)) return NULL;
  r.left = wg_slice_sub(bytes, HEADER, bytes.len);
  if (!get(&r, &shape, sizeof shape, error) || !get(&r, &lemmas, sizeof lemmas, error) ||
      !get(&r, &rules, sizeof rules, error))
    return NULL;
  if (!is_sound(&shape) || lemmas > bytes.len || rules > bytes.len ||
      shape.vectors > bytes.len / WG_VECTOR_WIDTH) {
    fail(name, "its sizes make no sense", error);
    return NULL;
  }
  WgModel *m = wg_model_new(&shape);
  m->n_lemmas = lemmas;
  if (!get_body(&r, m, rules, error)) {
    wg_model_free(m);
    return NULL;
  }
  wg_model_index(m);
  return m;
}
