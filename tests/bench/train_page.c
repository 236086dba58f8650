// SPDX-License-Identifier: Apache-2.0
// Learns the weights of extract/page/body.c from pages whose article is known:
//
//   train_page SET... > extract/page/weights.h
//
// SET is a folder with html/ID.html and truth.json, an object from ID to an object with
// "text" (the article), or with "with" and "without" (lists of strings that stand in the
// article, or on the page but not in it). Logistic regression with a quadratic penalty, by
// Newton's method. A run says nothing of pages it learned from: --half 0 or 1 leaves out
// those whose id hashes to that half, to be measured on.
#include <glib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/page/encoding.h"
#include "extract/page/features.h"

#define N WG_FEATURE_COUNT
#define PENALTY 10.0     // of a squared weight, of features of unit variance
#define PAGE_WEIGHT 100.0 // of all blocks of a page with its text
#define STRING_WEIGHT 5.0 // of one string that is known to be in or out
#define STEPS 12
#define SCALE 65536.0 // of the weights as they are printed
#define GRAM 4        // words that must stand together in the article

typedef struct example {
  WgFeatures row;
  double weight;
  gboolean positive;
} Example;

/* What is known of a page */

// The hashes of the words of `text`; letters and digits make a word.
static GArray *words_of(const char *text, gsize length)
{
  GArray *out = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint32 hash = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c)) {
      hash = (hash ? hash : 5381) * 33 + c;
    } else if (hash) {
      g_array_append_val(out, hash);
      hash = 0;
    }
  }
  if (hash)
    g_array_append_val(out, hash);
  return out;
}

static guint gram_at(const GArray *words, guint at, guint n)
{
  guint32 hash = n;
  for (guint i = at; i < at + n; i++)
    hash = hash * 31 + g_array_index(words, guint32, i);
  return hash;
}

// Every run of one to GRAM words of the article.
static GHashTable *grams_of(const char *text)
{
  GHashTable *out = g_hash_table_new(NULL, NULL);
  g_autoptr(GArray) words = words_of(text, strlen(text));
  for (guint n = 1; n <= GRAM; n++) {
    for (guint i = 0; i + n <= words->len; i++)
      g_hash_table_add(out, GUINT_TO_POINTER(gram_at(words, i, n)));
  }
  return out;
}

// Whether more than half of what the block says stands in the article in the same order.
static gboolean is_in_article(GHashTable *grams, const GArray *words)
{
  guint n = MIN(GRAM, words->len), found = 0, all = words->len - n + 1;
  for (guint i = 0; i < all; i++)
    found += g_hash_table_contains(grams, GUINT_TO_POINTER(gram_at(words, i, n))) ? 1 : 0;
  return found * 2 > all;
}

static void learn_text(GArray *examples, const WgBlocks *blocks, WgFeatures *rows, const char *text)
{
  g_autoptr(GHashTable) grams = grams_of(text);
  guint from = examples->len;
  double all = 0;
  for (guint32 i = 0; i < blocks->n; i++) {
    WgSlice own = wg_block_text(blocks, i);
    g_autoptr(GArray) words = words_of(own.ptr, own.len);
    if (words->len == 0)
      continue;
    Example e = {.weight = sqrt(words->len), .positive = is_in_article(grams, words)};
    memcpy(e.row, rows[i], sizeof e.row);
    all += e.weight;
    g_array_append_val(examples, e);
  }
  for (guint i = from; i < examples->len; i++)
    g_array_index(examples, Example, i).weight *= PAGE_WEIGHT / all;
}

static gboolean holds_any(WgSlice block, JsonArray *strings)
{
  for (guint i = 0; strings && i < json_array_get_length(strings); i++) {
    g_autoptr(GString) wanted = g_string_new(NULL);
    wg_append_squeezed(wanted, wg_slice(json_array_get_string_element(strings, i)));
    if (wanted->len && g_strstr_len(block.ptr, (gssize)block.len, wanted->str))
      return TRUE;
  }
  return FALSE;
}

static JsonArray *list_of(JsonObject *truth, const char *key)
{
  JsonNode *node = json_object_get_member(truth, key);
  return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static void learn_strings(GArray *examples, const WgBlocks *blocks, WgFeatures *rows,
                          JsonObject *truth)
{
  for (guint32 i = 0; i < blocks->n; i++) {
    WgSlice text = wg_block_text(blocks, i);
    gboolean in = holds_any(text, list_of(truth, "with"));
    if (!in && !holds_any(text, list_of(truth, "without")))
      continue;
    Example e = {.weight = STRING_WEIGHT, .positive = in};
    memcpy(e.row, rows[i], sizeof e.row);
    g_array_append_val(examples, e);
  }
}

static void learn_page(GArray *examples, const char *path, JsonObject *truth)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &bytes, &length, NULL))
    return;
  GString *html = wg_encoding_decode((WgSlice){bytes, length}, NULL);
  g_autoptr(WgDom) dom = wg_dom_parse((WgSlice){html->str, html->len});
  g_autoptr(WgBlocks) blocks = wg_blocks_find(dom);
  g_autofree WgFeatures *rows = wg_features_find(blocks);
  if (json_object_has_member(truth, "text")) {
    JsonNode *text = json_object_get_member(truth, "text");
    if (JSON_NODE_HOLDS_VALUE(text))
      learn_text(examples, blocks, rows, json_node_get_string(text));
  } else {
    learn_strings(examples, blocks, rows, truth);
  }
  g_string_free(html, TRUE);
}

static void learn_set(GArray *examples, const char *folder, int left_out)
{
  g_autofree char *path = g_build_filename(folder, "truth.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  g_autoptr(GError) error = NULL;
  if (!json_parser_load_from_file(parser, path, &error)) {
    fprintf(stderr, "%s: %s\n", path, error->message);
    exit(3);
  }
  JsonObject *all = json_node_get_object(json_parser_get_root(parser));
  g_autoptr(GList) ids = json_object_get_members(all);
  for (GList *id = ids; id; id = id->next) {
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_MD5, id->data, -1);
    if (left_out >= 0 && g_ascii_xdigit_value(sum[1]) % 2 == left_out)
      continue;
    g_autofree char *name = g_strconcat((const char *)id->data, ".html", NULL);
    g_autofree char *page = g_build_filename(folder, "html", name, NULL);
    learn_page(examples, page, json_object_get_object_member(all, id->data));
  }
}

/* Logistic regression */

static double mean[N], spread[N], weights[N];

static void standardize(const GArray *examples)
{
  double all = 0;
  for (guint i = 0; i < examples->len; i++) {
    const Example *e = &g_array_index(examples, Example, i);
    all += 1;
    for (int k = 0; k < N; k++) {
      mean[k] += e->row[k];
      spread[k] += (double)e->row[k] * e->row[k];
    }
  }
  for (int k = 0; k < N; k++) {
    mean[k] /= all;
    spread[k] = sqrt(fmax(0, spread[k] / all - mean[k] * mean[k])) + 1e-6;
  }
  mean[WG_FEATURE_ONE] = 0;
  spread[WG_FEATURE_ONE] = 1;
}

static double gradient[N], hessian[N][N];

static void add_example(const Example *e)
{
  double x[N], z = 0;
  for (int k = 0; k < N; k++) {
    x[k] = (e->row[k] - mean[k]) / spread[k];
    z += weights[k] * x[k];
  }
  double p = 1 / (1 + exp(-z));
  for (int k = 0; k < N; k++) {
    gradient[k] += e->weight * (p - e->positive) * x[k];
    for (int l = 0; l <= k; l++)
      hessian[k][l] += e->weight * p * (1 - p) * x[k] * x[l];
  }
}

// Solves hessian · step = gradient by Cholesky's method, in place, and takes the step.
static double step(void)
{
  double size = 0;
  for (int k = 0; k < N; k++) {
    for (int l = 0; l <= k; l++) {
      double sum = hessian[k][l];
      for (int m = 0; m < l; m++)
        sum -= hessian[k][m] * hessian[l][m];
      hessian[k][l] = k == l ? sqrt(sum) : sum / hessian[l][l];
    }
  }
  for (int k = 0; k < N; k++) {
    for (int m = 0; m < k; m++)
      gradient[k] -= hessian[k][m] * gradient[m];
    gradient[k] /= hessian[k][k];
  }
  for (int k = N - 1; k >= 0; k--) {
    for (int m = k + 1; m < N; m++)
      gradient[k] -= hessian[m][k] * gradient[m];
    gradient[k] /= hessian[k][k];
    weights[k] -= gradient[k];
    size += gradient[k] * gradient[k];
  }
  return sqrt(size);
}

static void fit(const GArray *examples)
{
  for (int round = 0; round < STEPS; round++) {
    for (int k = 0; k < N; k++) {
      double penalty = k == WG_FEATURE_ONE ? 1e-3 : PENALTY;
      gradient[k] = penalty * weights[k];
      for (int l = 0; l < N; l++)
        hessian[k][l] = k == l ? penalty : 0;
    }
    for (guint i = 0; i < examples->len; i++)
      add_example(&g_array_index(examples, Example, i));
    fprintf(stderr, "step %d: %g\n", round + 1, step());
  }
}

static void print_weights(void)
{
  double bias = weights[WG_FEATURE_ONE];
  for (int k = 1; k < N; k++)
    bias -= weights[k] / spread[k] * mean[k];
  printf("// SPDX-License-Identifier: Apache-2.0\n"
         "/// \\file The weight of each feature of a block, in %.0fths; made by\n"
         "/// tests/bench/train_page.c (docs/pages.md), not by hand.\n"
         "#ifndef WG_PAGE_WEIGHTS_H\n#define WG_PAGE_WEIGHTS_H\n\n"
         "#include \"extract/page/features.h\"\n\n"
         "static const gint32 WEIGHTS[WG_FEATURE_COUNT] = {\n", SCALE);
  for (int k = 0; k < N; k++)
    printf("  [WG_FEATURE_%s] = %.0f,\n", wg_feature_name((WgFeature)k),
           SCALE * (k ? weights[k] / spread[k] : bias));
  printf("};\n\n#endif\n");
}

int main(int argc, char **argv)
{
  int first = 1, left_out = -1;
  if (argc > 3 && strcmp(argv[1], "--half") == 0) {
    left_out = atoi(argv[2]);
    first = 3;
  }
  if (first >= argc) {
    fprintf(stderr, "usage: train_page [--half 0|1] SET... > extract/page/weights.h\n");
    return 2;
  }
  GArray *examples = g_array_new(FALSE, TRUE, sizeof(Example));
  for (int i = first; i < argc; i++)
    learn_set(examples, argv[i], left_out);
  fprintf(stderr, "%u blocks\n", examples->len);
  standardize(examples);
  fit(examples);
  print_weights();
  g_array_free(examples, TRUE);
  return 0;
}
