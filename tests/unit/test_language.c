// SPDX-License-Identifier: Apache-2.0
/// The decoders against every answer there is, products in bytes against plain loops,
/// model files that are damaged, lemma rules, CoNLL-U in and out.
#include "extract/language/conllu.h"
#include "extract/language/decode.h"
#include "extract/language/language.h"
#include "extract/language/lemma.h"
#include "extract/language/matrix.h"
#include "extract/language/model.h"

#include <glib/gstdio.h>

#include "suite.h"

/// Whether heads (n stands for the root) make a tree with one word under the root.
static gboolean is_tree(guint n, const guint *head)
{
  guint roots = 0;
  for (guint i = 0; i < n; i++) {
    guint v = i, steps = 0;
    roots += head[i] == n;
    for (; v != n && steps <= n; steps++) v = head[v];
    if (v != n) return FALSE;
  }
  return roots == 1;
}

static double best_tree(guint n, guint stride, const float *scores)
{
  double best = -1e9;
  guint head[5] = {0}, all = 1;
  for (guint i = 0; i < n; i++) all *= n + 1;
  for (guint code = 0; code < all; code++) {
    double sum = 0;
    for (guint i = 0, rest = code; i < n; i++, rest /= n + 1) {
      head[i] = rest % (n + 1);
      sum += (double)scores[i * stride + head[i]];
    }
    if (is_tree(n, head) && sum > best) best = sum;
  }
  return best;
}

static void the_tree_is_the_best_of_all(void)
{
  WgRandom random = wg_random_new(11, 0);
  for (guint round = 0; round < 600; round++) {
    guint n = 1 + round % 5, stride = 16;
    float scores[5 * 16];
    gint32 head[5];
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < stride; j++)
        scores[i * stride + j] = i == j ? -1e30f : wg_random_unit(&random) * 10.0f;
    wg_decode_tree(n, stride, scores, head);
    double sum = 0;
    guint plain[5];
    for (guint i = 0; i < n; i++) {
      plain[i] = head[i] < 0 ? n : (guint)head[i];
      sum += (double)scores[i * stride + plain[i]];
    }
    CU_ASSERT(is_tree(n, plain));
    CU_ASSERT_DOUBLE_EQUAL(sum, best_tree(n, stride, scores), 1e-3);
  }
}

static double path_score(const guint *label, guint n, const float *scores, const float *chain)
{
  double sum = 0;
  if (!wg_name_follows(-1, (gint)label[0]) || !wg_name_follows((gint)label[n - 1], -1)) return -1e9;
  for (guint i = 0; i < n; i++) {
    sum += (double)scores[i * 32 + label[i]];
    if (!i) continue;
    if (!wg_name_follows((gint)label[i - 1], (gint)label[i])) return -1e9;
    sum += (double)chain[label[i - 1] * 32 + label[i]];
  }
  return sum;
}

static void the_names_are_the_best_of_all(void)
{
  WgRandom random = wg_random_new(12, 0);
  enum { N = 3, L = WG_NAME_LABELS };
  for (guint round = 0; round < 60; round++) {
    float scores[N * 32], chain[32 * 32];
    guint8 back[N * L], label[N];
    for (guint i = 0; i < N * 32; i++) scores[i] = wg_random_unit(&random) * 5.0f;
    for (guint i = 0; i < 32 * 32; i++) chain[i] = wg_random_unit(&random) * 5.0f;
    double best = -1e9;
    for (guint code = 0; code < L * L * L; code++) {
      guint path[N] = {code % L, code / L % L, code / L / L};
      best = MAX(best, path_score(path, N, scores, chain));
    }
    wg_decode_names(N, 32, scores, chain, back, label);
    guint path[N] = {label[0], label[1], label[2]};
    CU_ASSERT_DOUBLE_EQUAL(path_score(path, N, scores, chain), best, 1e-3);
  }
}

static void products_in_bytes_are_the_same_everywhere(void)
{
  WgRandom random = wg_random_new(13, 0);
  static const guint SIZE[][3] = {{1, 100, 16}, {7, 64, 80}, {9, 32, 144}, {4, 384, 64}};
  for (guint t = 0; t < G_N_ELEMENTS(SIZE); t++) {
    guint m = SIZE[t][0], k = SIZE[t][1], n = SIZE[t][2];
    g_autofree float *w = g_new(float, k * n), *scale = g_new(float, n);
    g_autofree gint8 *steps = g_new(gint8, k * n);
    g_autofree guint8 *bytes = g_new(guint8, m * k);
    g_autofree gint32 *a = g_new(gint32, m * n), *b = g_new(gint32, m * n);
    for (guint i = 0; i < k * n; i++) w[i] = wg_random_unit(&random) - 0.5f;
    for (guint i = 0; i < m * k; i++) bytes[i] = (guint8)(wg_random_next(&random) >> 20);
    wg_round_columns(k, n, w, steps, scale);
    WgPacked packed;
    wg_packed_init(&packed, k, n, steps, scale);
    wg_packed_sums(&packed, m, bytes, a);
    wg_packed_sums_plain(&packed, m, bytes, b);
    CU_ASSERT_EQUAL(memcmp(a, b, m * n * sizeof *a), 0);
    wg_packed_clear(&packed);
  }
}

static void products_of_floats_keep_their_order(void)
{
  WgRandom random = wg_random_new(14, 0);
  enum { M = 11, K = 37, N = 144 };
  g_autofree float *a = g_new(float, M * K), *b = g_new(float, K * N);
  g_autofree float *c = g_new0(float, M * N), *d = g_new0(float, M * N);
  for (guint i = 0; i < M * K; i++) a[i] = wg_random_unit(&random) - 0.5f;
  for (guint i = 0; i < K * N; i++) b[i] = wg_random_unit(&random) - 0.5f;
  wg_multiply(M, K, N, (WgView){a, K, 1}, b, N, c, N);
  for (guint i = 0; i < M; i++)
    for (guint j = 0; j < N; j++)
      for (guint k = 0; k < K; k++) d[i * N + j] += a[i * K + k] * b[k * N + j];
  CU_ASSERT_EQUAL(memcmp(c, d, M * N * sizeof *c), 0);
}

/// A model of no use, but whole.
static GByteArray *small_model(void)
{
  WgShape shape = {32, 1, 16, 16, 16, 16, 16, 3, 0};
  WgModel *m = wg_model_new(&shape);
  for (guint u = 1; u <= WG_UPOS_COUNT; u++) m->tag_first[u] = 16;
  for (guint i = 0; i < shape.tags; i++) {
    m->xpos[i] = g_strdup(i ? "" : "JJ");
    m->feats[i] = g_strdup(i ? "" : "Degree=Pos");
  }
  for (guint i = 0; i < 3; i++) m->words[i] = 100 + i;
  m->lemma_key = g_new0(uint64_t, 1);
  m->lemma_rule = g_new0(guint16, 1);
  m->lemma_rules = g_new0(char *, 1);
  GByteArray *out = wg_model_write(m);
  wg_model_free(m);
  return out;
}

static void is_refused(GByteArray *bytes, gsize len, const char *reason)
{
  g_autoptr(GError) error = NULL;
  WgSlice s = {(const char *)bytes->data, len};
  WgLanguage *language = wg_language_read(s, "toy.wgm", &error);
  CU_ASSERT_PTR_NULL(language);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT(g_str_has_prefix(error->message, "toy.wgm: "));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, reason));
  wg_language_free(language);
}

static void damaged_models_are_refused(void)
{
  GByteArray *good = small_model();
  g_autoptr(GError) error = NULL;
  WgSlice s = {(const char *)good->data, good->len};
  WgLanguage *language = wg_language_read(s, "toy.wgm", &error);
  CU_ASSERT_PTR_NOT_NULL(language);
  CU_ASSERT_PTR_NULL(error);
  wg_language_free(language);
  is_refused(good, 0, "not a model");
  is_refused(good, 20, "not a model");
  is_refused(good, good->len / 2, "cut short");
  good->data[good->len / 2] ^= 1;
  is_refused(good, good->len, "damaged");
  good->data[good->len / 2] ^= 1;
  good->data[8] ^= 4;
  is_refused(good, good->len, "another version");
  good->data[8] ^= 4;
  good->data[0] = 'X';
  is_refused(good, good->len, "not a model");
  g_byte_array_unref(good);
  language = wg_language_load("/nonexistent/model.wgm", &error);
  CU_ASSERT_PTR_NULL(language);
  CU_ASSERT_PTR_NOT_NULL(error);
}

static void lemmas_follow_the_longest_known_ending(void)
{
  static const char *const LESSONS[][3] = {
      {"walked", "VBD", "walk"}, {"talked", "VBD", "talk"},  {"jumped", "VBD", "jump"},
      {"baked", "VBD", "bake"},  {"raked", "VBD", "rake"},   {"went", "VBD", "go"},
      {"cities", "NNS", "city"}, {"parties", "NNS", "party"}, {"cats", "NNS", "cat"},
      {"dogs", "NNS", "dog"},    {"Paris", "NNP", "Paris"},  {"Rome", "NNP", "Rome"}};
  static const char *const ASKED[][3] = {
      {"climbed", "VBD", "climb"}, {"Caked", "VBD", "cake"}, {"WENT", "VBD", "go"},
      {"duties", "NNS", "duty"}, {"cows", "NNS", "cow"},   {"Davis", "NNP", "Davis"},
      {"unseen", "XX", "unseen"}};
  WgLemmaLessons *lessons = wg_lemma_lessons_new();
  for (guint i = 0; i < G_N_ELEMENTS(LESSONS); i++)
    wg_lemma_lessons_add(lessons, wg_slice(LESSONS[i][0]), LESSONS[i][1], LESSONS[i][2]);
  WgLemmaRules rules = {0};
  g_autofree uint64_t *key = NULL;
  g_autofree guint16 *rule = NULL;
  g_auto(GStrv) names = NULL;
  wg_lemma_lessons_finish(lessons, &rules.n, &key, &rule, &names);
  wg_lemma_lessons_free(lessons);
  rules.key = key;
  rules.rule = rule;
  rules.rules = (const char *const *)names;
  rules.n_rules = g_strv_length(names);
  g_autoptr(WgArena) arena = wg_arena_new();
  for (guint i = 0; i < G_N_ELEMENTS(ASKED); i++)
    CU_ASSERT_STRING_EQUAL(wg_lemma_of(&rules, arena, wg_slice(ASKED[i][0]), ASKED[i][1]),
                           ASKED[i][2]);
}

static void conllu_goes_in_and_out(void)
{
  static const char *const TEXT =
      "# sent_id = a\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
      "3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tNER=O\n"
      "4\t\u00c4ra\t\u00c4ra\tPROPN\tNNP\t_\t3\tobl:unmarked\t_\tNER=B-LOC\n\n";
  g_autoptr(WgArena) arena = wg_arena_new();
  g_autoptr(GError) error = NULL;
  WgConllu c;
  CU_ASSERT_FATAL(wg_conllu_read(arena, wg_slice(TEXT), "toy", &c, &error));
  CU_ASSERT_EQUAL(c.n, 1);
  CU_ASSERT_EQUAL(c.sentences[0].n, 4);
  CU_ASSERT_EQUAL(c.sentences[0].tokens[3].ner, WG_NER_LOC);
  CU_ASSERT_EQUAL(c.sentences[0].tokens[3].deprel, WG_DEP_OBL_UNMARKED);
  CU_ASSERT_EQUAL(c.sentences[0].tokens[2].head, -1);
  GString *out = g_string_new(NULL);
  WgConlluCursor cursor = {0, 0};
  wg_conllu_print(out, c.text, &c.sentences[0], &cursor);
  CU_ASSERT_PTR_NOT_NULL(strstr(out->str, "# text = don'tgo \u00c4ra\n"));
  CU_ASSERT_PTR_NOT_NULL(
      strstr(out->str, "1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\tNER=O|SpaceAfter=No|TokenRange=0:2\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out->str, "NER=B-LOC|TokenRange=8:11\n"));
  g_string_free(out, TRUE);
}

static void bad_conllu_names_its_line(void)
{
  static const char *const BAD[][2] = {
      {"1\ta\n", "toy:1: "},
      {"# x\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "toy:2: "},
      {"1\ta\t_\tNOPE\t_\t_\t_\t_\t_\t_\n", "toy:1: "},
      {"1\ta\t_\tX\t_\t_\t9\tdep\t_\t_\n\n", "toy:2: "},
      {"1\ta\t_\tX\t_\t_\tz\tdep\t_\t_\n", "toy:1: "},
      {"1\t\xff\t_\tX\t_\t_\t0\troot\t_\t_\n", "toy:1: "}};
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    g_autoptr(WgArena) arena = wg_arena_new();
    g_autoptr(GError) error = NULL;
    WgConllu c;
    CU_ASSERT_FALSE(wg_conllu_read(arena, wg_slice(BAD[i][0]), "toy", &c, &error));
    CU_ASSERT_PTR_NOT_NULL_FATAL(error);
    CU_ASSERT(g_str_has_prefix(error->message, BAD[i][1]));
  }
}

int main(void)
{
                
  static const CU_TestInfo tests[] = {
      FX_TEST(the_tree_is_the_best_of_all),
      FX_TEST(the_names_are_the_best_of_all),
      FX_TEST(products_in_bytes_are_the_same_everywhere),
      FX_TEST(products_of_floats_keep_their_order),
      FX_TEST(damaged_models_are_refused),
      FX_TEST(lemmas_follow_the_longest_known_ending),
      FX_TEST(conllu_goes_in_and_out),
      FX_TEST(bad_conllu_names_its_line),
      CU_TEST_INFO_NULL};
  return fx_suite("language", tests);
}
