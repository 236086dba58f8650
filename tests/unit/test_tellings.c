// SPDX-License-Identifier: Apache-2.0
/// Sentences of our own, of one field of news in a file (tests/fixtures/tellings-*.tsv),
/// through the whole reader. A file's line "# floor N" says how many of a hundred sentences
/// must be read as its rows want; those that are still misread stay in it.
#include <string.h>

#include "reader_fixture.h"

static const char *const WORDS[][5] = {{"affirmed", "negated"},
                                       {"actual", "planned", "possible", "alleged"},
                                       {"begun", "ongoing", "ended"}};

/// One fact of a row: "Restriction: Canada > Norvik Telecom planned time=2021".
typedef struct wanted {
  gboolean forbidden; ///< "!…": may not be printed as affirmed, actual and in force
  gboolean optional;  ///< "?…"
  char *classes;      ///< parted by |
  char *actor, *target; ///< "-": none; parted by |; NULL: any
  char **told;        ///< words of WORDS, "time=…"; those left out are affirmed and actual
} Wanted;

static gboolean is_mutual(const char *class_name)
{
  static const char *const MUTUAL[] = {"Partnership", "Kinship", "TieSuspension", NULL};
  return g_strv_contains(MUTUAL, class_name);
}

static gboolean is_of(const WgReport *r, const Wanted *w)
{
  if (!fx_is_among(r->event_class, w->classes)) return FALSE;
  if (fx_is_party(r->actor, w->actor) && fx_is_party(r->target, w->target)) return TRUE;
  return is_mutual(r->event_class) && fx_is_party(r->actor, w->target) && fx_is_party(r->target, w->actor);
}

static gboolean is_in_force(const WgReport *r)
{
  return r->polarity == WG_AFFIRMED && r->modality == WG_ACTUAL && r->phase != WG_ENDED;
}

/// Whether `value` is what the row says of dimension `k` of WORDS, else the first word of it
/// (any phase but ended, where none is said).
static gboolean is_told(const Wanted *w, guint k, guint value)
{
  for (char **word = w->told; *word; word++) {
    g_auto(GStrv) each = g_strsplit(*word, "|", -1);
    if (g_strv_contains(WORDS[k], each[0]))
      return g_strv_contains((const char *const *)each, WORDS[k][value]);
  }
  return k == 2 ? value != WG_ENDED : value == 0;
}

static gboolean is_as_told(const WgReport *r, const Wanted *w)
{
  for (char **word = w->told; *word; word++)
    if (g_str_has_prefix(*word, "time=") && g_strcmp0(r->time, *word + strlen("time=")) != 0)
      return FALSE;
  return is_told(w, 0, r->polarity) && is_told(w, 1, r->modality) && is_told(w, 2, r->phase);
}

static void wanted_clear(gpointer data)
{
  Wanted *w = data;
  g_free(w->classes);
  g_free(w->actor);
  g_free(w->target);
  g_strfreev(w->told);
}

static gboolean is_flag(const char *word)
{
  g_auto(GStrv) each = g_strsplit(word, "|", -1);
  for (guint k = 0; k < G_N_ELEMENTS(WORDS); k++)
    if (g_strv_contains(WORDS[k], each[0])) return TRUE;
  return g_str_has_prefix(word, "time=");
}

/// "CLASS: ACTOR > TARGET FLAG…", or "!CLASS".
static Wanted wanted_of(const char *text)
{
  Wanted w = {.forbidden = *text == '!', .optional = *text == '?'};
  if (w.forbidden || w.optional) text++;
  g_auto(GStrv) halves = g_strsplit(text, ": ", 2);
  w.classes = g_strdup(halves[0]);
  if (!halves[1]) {
    w.told = g_new0(char *, 1);
    return w;
  }
  g_auto(GStrv) parties = g_strsplit(halves[1], " > ", 2);
  CU_ASSERT_EQUAL_FATAL(g_strv_length(parties), 2);
  w.actor = g_strdup(parties[0]);
  g_auto(GStrv) words = g_strsplit(parties[1], " ", -1);
  guint n = g_strv_length(words), flags = n;
  while (flags > 1 && is_flag(words[flags - 1])) flags--;
  w.told = g_strdupv(words + flags);
  for (guint i = flags; i < n; i++) g_clear_pointer(&words[i], g_free);
  w.target = g_strjoinv(" ", words);
  return w;
}

static gboolean is_found(const WgReading *reading, const Wanted *w)
{
  for (guint32 i = 0; i < reading->n_reports; i++)
    if (is_of(&reading->reports[i], w) && is_as_told(&reading->reports[i], w)) return TRUE;
  return FALSE;
}

/// What a file gave.
typedef struct tally {
  guint rows, right, forbidden, floor;
} Tally;

/// Whether the act of the report is one that the row tells. Descriptions need not be told.
static gboolean is_wanted(const WgReport *r, const GArray *row)
{
  static const char *const DESCRIPTIONS[] = {"Origin",    "BasedIn", "RoleHolding", "Membership",
                                             "Statement", "Denial",  "Kinship",     NULL};
  if (g_strv_contains(DESCRIPTIONS, r->event_class)) return TRUE;
  for (guint i = 0; i < row->len; i++) {
    const Wanted *w = &g_array_index(row, Wanted, i);
    if (!w->forbidden && is_of(r, w) && is_told(w, 0, r->polarity) && is_told(w, 1, r->modality))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_forbidden(const WgReport *r, const GArray *row)
{
  for (guint i = 0; i < row->len; i++) {
    const Wanted *w = &g_array_index(row, Wanted, i);
    if (w->forbidden && is_of(r, w)) return TRUE;
  }
  return FALSE;
}

static void try_row(const char *sentence, const GArray *row, Tally *tally)
{
  g_autoptr(WgReading) reading = fx_read(sentence);
  gboolean right = TRUE;
  for (guint i = 0; i < row->len; i++) {
    const Wanted *w = &g_array_index(row, Wanted, i);
    if (!w->forbidden && !w->optional) right &= is_found(reading, w);
  }
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    if (!is_in_force(r)) continue;
    right &= is_wanted(r, row);
    if (!is_forbidden(r, row)) continue;
    right = FALSE;
    tally->forbidden++;
    g_print("\n    %s was not told: %s", r->event_class, sentence);
  }
  tally->rows++;
  tally->right += right ? 1 : 0;
  if (!right) g_print("\n    misread: %s", sentence);
}

static void try_line(const char *line, Tally *tally)
{
  if (g_str_has_prefix(line, "# floor ")) tally->floor = (guint)atoi(line + strlen("# floor "));
  if (!*line || *line == '#') return;
  g_auto(GStrv) columns = g_strsplit(line, "\t", 2);
  CU_ASSERT_PTR_NOT_NULL_FATAL(columns[1]);
  g_auto(GStrv) facts = g_strsplit(columns[1], " ; ", -1);
  g_autoptr(GArray) row = g_array_new(FALSE, FALSE, sizeof(Wanted));
  g_array_set_clear_func(row, wanted_clear);
  for (char **fact = facts; *fact; fact++) {
    Wanted w = wanted_of(*fact);
    g_array_append_val(row, w);
  }
  try_row(columns[0], row, tally);
}

static Tally try_file(const char *name)
{
  Tally tally = {0};
  g_autofree char *path = g_build_filename(WG_SOURCE_DIR "/tests/fixtures", name, NULL);
  g_autofree char *text = NULL;
  CU_ASSERT_TRUE_FATAL(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) try_line(*line, &tally);
  g_print("\n    %s: %u of %u right, at least %u in a hundred wanted ", name, tally.right,
          tally.rows, tally.floor);
  return tally;
}

static int by_name(gconstpointer x, gconstpointer y)
{
  return strcmp(*(char *const *)x, *(char *const *)y);
}

static void each_file_is_read_as_well_as_its_floor_says(void)
{
  g_autoptr(GDir) folder = g_dir_open(WG_SOURCE_DIR "/tests/fixtures", 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(folder));)
    if (g_str_has_prefix(name, "tellings-") && g_str_has_suffix(name, ".tsv"))
      g_ptr_array_add(names, g_strdup(name));
  CU_ASSERT_TRUE(names->len > 0);
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++) {
    Tally tally = try_file(g_ptr_array_index(names, i));
    CU_ASSERT_TRUE(tally.floor > 0);
    CU_ASSERT_TRUE(tally.right * 100 >= tally.rows * tally.floor);
    CU_ASSERT_EQUAL(tally.forbidden, 0);
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {FX_TEST(each_file_is_read_as_well_as_its_floor_says),
                                      CU_TEST_INFO_NULL};
  return fx_frames_suite("tellings", tests);
}
