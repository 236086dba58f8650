// SPDX-License-Identifier: Apache-2.0
//
// Answers are brought to one form first: a class by its name however shortened, several in
// byte order; parties by their numbers. An empty cell is no answer.
#include "exports/coding.h"

#include <string.h>

#include "exports/agreement.h"
#include "extract/ontology/gazetteer.h"

enum { TOLD, CLASS, ACTOR, TARGET, POLARITY, MODALITY, QUESTIONS };
static const char *const QUESTION[] = {"told", "class", "actor", "target", "polarity",
                                       "modality"};

#define NOTHING "nothing"

// How much of the machine's answer must be the coder's.
enum { BY_CLASS, BY_PARTIES, BY_ALL, LEVELS };
static const char *const LEVEL[] = {"class", "class, parties", "all five"};

typedef enum verdict { UNKNOWN, WRONG, RIGHT } Verdict;

typedef struct item {
  const char *answer[QUESTIONS]; // the machine's
  const char *stratum;
  guint64 reports; // in the stratum
} Item;

typedef struct coding {
  const WgOntology *ontology;
  GStringChunk *chunk;
  const WgTable *key;
  const WgTable *const *tables;
  guint n_tables;
  GArray *items;        // of Item
  GHashTable *item_of;  // its number as written → index + 1
  const char **answers; // [question][item][table], NULL for none
} Coding;

static const char **answer_at(const Coding *c, guint question, guint item, guint table)
{
  return &c->answers[((gsize)question * c->items->len + item) * c->n_tables + table];
}

#define item_at(c, i) (&g_array_index((c)->items, Item, (i)))

// ---- answers in one form

static const char *one_of(const char *word, const char *const *list)
{
  const char *found = NULL;
  gsize n = strlen(word);
  for (; *list; list++) {
    if (g_ascii_strncasecmp(word, *list, n) != 0) continue;
    if (strlen(*list) == n) return *list;
    if (found) return NULL; // begins several
    found = *list;
  }
  return found;
}

static const char *class_of(const Coding *c, const char *word)
{
  guint n = 0;
  const WgEventClass *classes = wg_ontology_event_classes(c->ontology, &n);
  g_autofree const char **names = g_new0(const char *, n + 2);
  for (guint i = 0; i < n; i++) names[i] = classes[i].local;
  names[n] = NOTHING;
  return one_of(word, names);
}

static const char *value_of(guint question, const char *word)
{
  static const char *const POLARITIES[] = {"affirmed", "negated", NULL};
  static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged", NULL};
  return one_of(word, question == POLARITY ? POLARITIES : MODALITIES);
}

// A number of the list "1 Acme Widgets | 2 Beta Labs", "-" for nobody, else a name, which is
// its number where the list has it.
static char *party_of(const char *word, const char *list)
{
  if (strcmp(word, "-") == 0) return g_strdup(word);
  if (strspn(word, "0123456789") == strlen(word))
    return g_strdup_printf("%" G_GUINT64_FORMAT, g_ascii_strtoull(word, NULL, 10));
  g_autofree char *folded = wg_name_fold(word);
  g_auto(GStrv) names = g_strsplit(list, " | ", -1);
  for (char **name = names; *name; name++) {
    gsize digits = strspn(*name, "0123456789");
    g_autofree char *listed = wg_name_fold(*name + digits);
    if (strcmp(folded, listed) == 0) return g_strndup(*name, digits);
  }
  return g_steal_pointer(&folded);
}

static char *form_of(const Coding *c, guint question, const char *word, const char *list)
{
  if (question == ACTOR || question == TARGET) return party_of(word, list);
  return g_strdup(question == CLASS ? class_of(c, word) : value_of(question, word));
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// The answers of a cell, parted by semicolons, sorted; NULL for an empty one.
static gboolean read_answer(Coding *c, const WgTable *table, guint row, guint question,
                            const char **out, GError **error)
{
  const char *cell = wg_table_cell(table, row, wg_table_column(table, QUESTION[question]));
  const char *list = wg_table_cell(table, row, wg_table_column(table, "names"));
  *out = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) words = g_strsplit(cell, ";", -1);
  for (char **word = words; *word; word++) {
    if (!*g_strstrip(*word)) continue;
    char *form = form_of(c, question, *word, list);
    if (!form) {
      g_set_error(error, WG_TABLE_ERROR, 0,
                  "%s:%u: %s \"%s\" is none; give one of those that docs/validation.md lists",
                  wg_table_name(table), wg_table_line(table, row), QUESTION[question], *word);
      return FALSE;
    }
    g_ptr_array_add(all, form);
  }
  if (!all->len) return TRUE;
  g_ptr_array_sort(all, compare_strings);
  g_ptr_array_add(all, NULL);
  g_autofree char *joined = g_strjoinv(";", (char **)all->pdata);
  *out = g_string_chunk_insert_const(c->chunk, joined);
  return TRUE;
}

static gboolean holds(const char *answers, const char *one)
{
  g_auto(GStrv) all = g_strsplit(answers, ";", -1);
  return g_strv_contains((const char *const *)all, one);
}

// ---- tables

static gboolean check_columns(const WgTable *table, const char *const *names, GError **error)
{
  for (; *names; names++) {
    if (wg_table_column(table, *names) >= 0) continue;
    g_set_error(error, WG_TABLE_ERROR, 0, "%s: no column \"%s\"; is it a table that sample wrote?",
                wg_table_name(table), *names);
    return FALSE;
  }
  return TRUE;
}

static gboolean read_key(Coding *c, GError **error)
{
  static const char *const COLUMNS[] = {"item",     "class",    "actor",   "target", "polarity",
                                        "modality", "stratum", "reports", NULL};
  if (!check_columns(c->key, COLUMNS, error)) return FALSE;
  for (guint row = 0; row < wg_table_rows(c->key); row++) {
    Item item = {.stratum = wg_table_cell(c->key, row, wg_table_column(c->key, "stratum"))};
    const char *reports = wg_table_cell(c->key, row, wg_table_column(c->key, "reports"));
    item.reports = g_ascii_strtoull(reports, NULL, 10);
    for (guint q = CLASS; q < QUESTIONS; q++)
      if (!read_answer(c, c->key, row, q, &item.answer[q], error)) return FALSE;
    if (!item.answer[CLASS] || !item.reports) {
      g_set_error(error, WG_TABLE_ERROR, 0, "%s:%u: no class or no number of reports",
                  wg_table_name(c->key), wg_table_line(c->key, row));
      return FALSE;
    }
    g_array_append_val(c->items, item);
    g_hash_table_insert(c->item_of,
                        (char *)wg_table_cell(c->key, row, wg_table_column(c->key, "item")),
                        GUINT_TO_POINTER(c->items->len));
  }
  return TRUE;
}

static gboolean read_row(Coding *c, guint table, guint row, GError **error)
{
  const WgTable *filled = c->tables[table];
  const char *number = wg_table_cell(filled, row, wg_table_column(filled, "item"));
  guint at = GPOINTER_TO_UINT(g_hash_table_lookup(c->item_of, number));
  if (!at) {
    g_set_error(error, WG_TABLE_ERROR, 0, "%s:%u: item \"%s\" is not in the key %s",
                wg_table_name(filled), wg_table_line(filled, row), number, wg_table_name(c->key));
    return FALSE;
  }
  at--;
  for (guint q = CLASS; q < QUESTIONS; q++)
    if (!read_answer(c, filled, row, q, answer_at(c, q, at, table), error)) return FALSE;
  const char *told = *answer_at(c, CLASS, at, table);
  if (!told) return TRUE;
  gboolean nothing = strcmp(told, NOTHING) == 0;
  *answer_at(c, TOLD, at, table) = nothing ? NOTHING : "something";
  for (guint q = ACTOR; nothing && q < QUESTIONS; q++) *answer_at(c, q, at, table) = NULL;
  return TRUE;
}

static gboolean read_tables(Coding *c, GError **error)
{
  static const char *const COLUMNS[] = {"item",   "class",    "actor",
                                        "target", "polarity", "modality", NULL};
  c->answers = g_new0(const char *, (gsize)QUESTIONS * c->items->len * c->n_tables + 1);
  for (guint t = 0; t < c->n_tables; t++) {
    if (!check_columns(c->tables[t], COLUMNS, error)) return FALSE;
    for (guint row = 0; row < wg_table_rows(c->tables[t]); row++)
      if (!read_row(c, t, row, error)) return FALSE;
  }
  return TRUE;
}

// ---- verdicts

static Verdict both(Verdict a, Verdict b)
{
  if (a == WRONG || b == WRONG) return WRONG;
  return a == RIGHT && b == RIGHT ? RIGHT : UNKNOWN;
}

static Verdict same(const Coding *c, guint question, guint item, guint table, guint machine)
{
  const char *coder = *answer_at(c, question, item, table);
  const char *is = item_at(c, item)->answer[machine];
  if (!coder || !is) return UNKNOWN;
  return holds(coder, is) ? RIGHT : WRONG;
}

// Of a class without sides the parties may stand either way.
static Verdict parties(const Coding *c, guint item, guint table)
{
  Verdict as = both(same(c, ACTOR, item, table, ACTOR), same(c, TARGET, item, table, TARGET));
  const WgEventClass *class =
      wg_ontology_event_class(c->ontology, item_at(c, item)->answer[CLASS]);
  if (as == RIGHT || !class || !class->symmetric) return as;
  Verdict turned =
      both(same(c, ACTOR, item, table, TARGET), same(c, TARGET, item, table, ACTOR));
  return turned == RIGHT ? RIGHT : as;
}

static Verdict judge(const Coding *c, guint level, guint item, guint table)
{
  Verdict v = same(c, CLASS, item, table, CLASS);
  if (level >= BY_PARTIES && v != WRONG) v = both(v, parties(c, item, table));
  if (level >= BY_ALL && v != WRONG)
    v = both(v, both(same(c, POLARITY, item, table, POLARITY),
                     same(c, MODALITY, item, table, MODALITY)));
  return v;
}

// Right where every table says so; `table` n_tables stands for all of them.
static Verdict judge_all(const Coding *c, guint level, guint item, guint table)
{
  if (table < c->n_tables) return judge(c, level, item, table);
  Verdict v = RIGHT;
  for (guint t = 0; t < c->n_tables; t++) {
    Verdict one = judge(c, level, item, t);
    if (one == UNKNOWN) return UNKNOWN;
    if (one == WRONG) v = WRONG;
  }
  return v;
}

// ---- print

static void print_agreement(const Coding *c, GString *out)
{
  g_string_append_printf(out, "Agreement of %u tables over %u items: Krippendorff's alpha, "
                              "nominal\n  %-10s %6s %6s\n", c->n_tables, c->items->len,
                         "question", "alpha", "items");
  for (guint q = 0; q < QUESTIONS; q++) {
    double alpha;
    guint used;
    gboolean ok = wg_alpha_nominal(answer_at(c, q, 0, 0), c->items->len, c->n_tables, &alpha,
                                   &used);
    g_string_append_printf(out, "  %-10s ", QUESTION[q]);
    if (ok) g_string_append_printf(out, "%6.3f", alpha);
    else g_string_append_printf(out, "%6s", "-");
    g_string_append_printf(out, " %6u\n", used);
  }
  g_string_append(out, "A - stands where alpha is not defined: no two answers, or all alike.\n\n");
}

static void print_share(GString *out, const WgShare *share)
{
  double value, low, high;
  if (!wg_share_interval(share, &value, &low, &high)) {
    g_string_append_printf(out, "%6u %6u %9s\n", 0, 0, "-");
    return;
  }
  g_string_append_printf(out, "%6u %6u %9.3f  %.3f-%.3f\n", share->n_right, share->n, value,
                         low, high);
}

static int compare_items(gconstpointer a, gconstpointer b, gpointer context)
{
  const Coding *c = context;
  guint one = *(const guint *)a, two = *(const guint *)b;
  int order = strcmp(item_at(c, one)->stratum, item_at(c, two)->stratum);
  return order ? order : one < two ? -1 : one > two;
}

// The share of a run of items of one stratum, each weighing as many reports as it stands
// for; unanswered ones stand for none.
static void add_stratum(const Coding *c, guint level, guint table, const guint *items, guint n,
                        WgShare *share)
{
  guint known = 0;
  for (guint i = 0; i < n; i++)
    known += judge_all(c, level, items[i], table) != UNKNOWN;
  for (guint i = 0; i < n; i++) {
    Verdict v = judge_all(c, level, items[i], table);
    if (v != UNKNOWN)
      wg_share_add(share, v == RIGHT, (double)item_at(c, items[i])->reports / known);
  }
}

static guint stratum_length(const Coding *c, const guint *order, guint n)
{
  guint i = 1;
  while (i < n &&
         strcmp(item_at(c, order[i])->stratum, item_at(c, order[0])->stratum) == 0)
    i++;
  return i;
}

static void print_precision(const Coding *c, const guint *order, GString *out)
{
  guint n = c->items->len, rows = c->n_tables > 1 ? c->n_tables + 1 : 1;
  g_string_append_printf(out, "Precision: what was read is what the coder says; strata by their "
                              "size, 95 %% interval (Wilson)\n  %-24s %-15s %6s %6s %9s  %s\n",
                         "table", "answers", "right", "of", "precision", "interval");
  for (guint t = 0; t < rows; t++)
    for (guint level = 0; level < LEVELS; level++) {
      WgShare share = {0};
      for (guint i = 0, run; i < n; i += run) {
        run = stratum_length(c, order + i, n - i);
        add_stratum(c, level, t, order + i, run, &share);
      }
      g_autofree char *name = t < c->n_tables ? g_path_get_basename(wg_table_name(c->tables[t]))
                                              : g_strdup("(in every table)");
      g_string_append_printf(out, "  %-24s %-15s ", name, LEVEL[level]);
      print_share(out, &share);
    }
}

static void print_strata(const Coding *c, const guint *order, GString *out)
{
  guint n = c->items->len, table = c->n_tables > 1 ? c->n_tables : 0;
  if (!n || stratum_length(c, order, n) == n) return;
  g_string_append_printf(out, "\nBy stratum, all five answers%s\n  %-40s %8s %6s %6s %9s  %s\n",
                         table ? ", in every table" : "", "stratum", "reports", "right", "of",
                         "precision", "interval");
  for (guint i = 0, run; i < n; i += run) {
    WgShare share = {0};
    run = stratum_length(c, order + i, n - i);
    add_stratum(c, BY_ALL, table, order + i, run, &share);
    const Item *item = item_at(c, order[i]);
    g_string_append_printf(out, "  %-40s %8" G_GUINT64_FORMAT " ", item->stratum,
                           item->reports);
    print_share(out, &share);
  }
}

static void print(const Coding *c, GString *out)
{
  g_autofree guint *order = g_new(guint, c->items->len + 1);
  for (guint i = 0; i < c->items->len; i++) order[i] = i;
  g_qsort_with_data(order, (gint)c->items->len, sizeof *order, compare_items, (gpointer)c);
  if (c->n_tables > 1) print_agreement(c, out);
  print_precision(c, order, out);
  print_strata(c, order, out);
}

gboolean wg_coding_print(const WgOntology *ontology, const WgTable *key,
                         const WgTable *const *tables, guint n, GString *out, GError **error)
{
  Coding c = {.ontology = ontology, .chunk = g_string_chunk_new(4096), .key = key,
              .tables = tables, .n_tables = n,
              .items = g_array_new(FALSE, FALSE, sizeof(Item)),
              .item_of = g_hash_table_new(g_str_hash, g_str_equal)};
  gboolean ok = read_key(&c, error) && read_tables(&c, error);
  if (ok) print(&c, out);
  g_free(c.answers);
  g_hash_table_destroy(c.item_of);
  g_array_free(c.items, TRUE);
  g_string_chunk_free(c.chunk);
  return ok;
}
