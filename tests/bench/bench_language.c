// SPDX-License-Identifier: Apache-2.0
/// Words a second of the language layer, stage by stage, in processor time of one core:
///   bench_language MODEL TEXT      (paragraphs of TEXT are parted by line ends)
#include "extract/language/language.h"

#include <stdio.h>
#include <time.h>

typedef struct text {
  WgArena *arena;
  GArray *sentences; // of WgSentence
  guint words;
} Text;

static double seconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void cut(Text *text, WgSlice s)
{
  for (gsize from = 0, i = 0; i <= s.len; i++) {
    if (i < s.len && s.ptr[i] != '\n') continue;
    guint32 n;
    WgSentence *made =
        wg_language_split(text->arena, s, (guint32)from, (guint32)i, &n);
    g_array_append_vals(text->sentences, made, n);
    for (guint32 k = 0; k < n; k++) text->words += made[k].n;
    from = i + 1;
  }
}

/// Seconds for the parts over all sentences.
static double annotate(const WgLanguage *language, const Text *text, WgParts parts)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  double start = seconds();
  for (guint i = 0; i < text->sentences->len; i++) {
    wg_arena_reset(arena);
    wg_language_annotate_parts(language, arena,
                               &g_array_index(text->sentences, WgSentence, i), parts);
  }
  return seconds() - start;
}

static void say(const char *stage, guint words, double time)
{
  printf("%-30s %9.0f words/s %8.2f us a word\n", stage, (double)words / MAX(time, 1e-9),
         1e6 * time / (double)MAX(words, 1u));
}

int main(int argc, char **argv)
{
  GError *error = NULL;
  char *bytes;
  gsize n;
  if (argc != 3) {
    fprintf(stderr, "usage: bench_language MODEL TEXT\n");
    return 2;
  }
  double start = seconds();
  WgLanguage *language = wg_language_load(argv[1], &error);
  double load = seconds() - start;
  if (!language || !g_file_get_contents(argv[2], &bytes, &n, &error) ||
      !g_utf8_validate(bytes, (gssize)n, NULL)) {
    fprintf(stderr, "%s\n", error ? error->message : "the text is not UTF-8");
    return 3;
  }
  Text text = {wg_arena_new(), g_array_new(FALSE, FALSE, sizeof(WgSentence)), 0};
  start = seconds();
  cut(&text, (WgSlice){bytes, n});
  double split = seconds() - start;
  annotate(language, &text, WG_PARTS_ALL); // warm the caches
  double encoder = annotate(language, &text, (WgParts)0);
  double tags = annotate(language, &text, WG_PART_TAGS) - encoder;
  double tree = annotate(language, &text, WG_PART_TREE) - encoder;
  double names = annotate(language, &text, WG_PART_NAMES) - encoder;
  double all = annotate(language, &text, WG_PARTS_ALL);
  printf("%u words in %u sentences; model loaded in %.1f ms\n", text.words,
         text.sentences->len, 1e3 * load);
  say("tokens and sentences", text.words, split);
  say("encoder, scores of all heads", text.words, encoder);
  say("tags and lemmas", text.words, tags);
  say("parse", text.words, tree);
  say("names", text.words, names);
  say("whole layer", text.words, split + all);
  g_array_free(text.sentences, TRUE);
  wg_arena_free(text.arena);
  g_free(bytes);
  wg_language_free(language);
  return 0;
}
