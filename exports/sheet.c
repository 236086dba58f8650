// SPDX-License-Identifier: Apache-2.0
#include "exports/sheet.h"

#include <string.h>

#include "exports/escape.h"
#include "extract/page/paragraphs.h"
#include "graph/value.h"

#define LEAST_NAMES 8 // that a coder chooses from, where the article names as many

static const char *local(const char *iri)
{
  const char *hash = iri ? strrchr(iri, '#') : NULL;
  return hash ? hash + 1 : "";
}

// What a spreadsheet would take for a formula gets an apostrophe in front.
static void put_cell(GString *row, const char *text, char end)
{
  g_autofree char *line = wg_value_name(text ? text : "");
  g_autofree char *safe = *line && strchr("=+-@", *line) && line[1] ? g_strconcat("'", line, NULL)
                                                                    : g_strdup(line);
  wg_escape_csv(row, safe);
  g_string_append(row, end == '\n' ? "\r\n" : ",");
}

static void put_number(GString *row, guint number)
{
  char digits[16];
  g_snprintf(digits, sizeof digits, "%u", number);
  put_cell(row, digits, ',');
}

// ---- the words around the quote

// The byte where code point `n` begins; the end where there are fewer.
static const char *point_at(const char *text, const char *n)
{
  guint64 left = g_ascii_strtoull(n, NULL, 10);
  while (left-- && *text) text = g_utf8_next_char(text);
  return text;
}

// The paragraph around the quote, and where the quote is the whole of one those beside it.
static void find_context(const WgSampleItem *item, char **before, char **after)
{
  *before = *after = NULL;
  if (!item->text || !item->begin || !item->end) return;
  const char *begin = point_at(item->text, item->begin);
  const char *end = point_at(item->text, item->end);
  const char *first = begin, *last = end;
  g_autoptr(GArray) all = wg_paragraphs_find(item->text);
  for (guint i = 0; i < all->len; i++) {
    const WgParagraph *p = &g_array_index(all, WgParagraph, i);
    const char *from = item->text + p->begin, *to = item->text + p->end;
    if (from < begin) first = from;
    if (to > end && last == end) last = to;
  }
  *before = g_strndup(first, (gsize)(begin - first));
  *after = g_strndup(end, (gsize)(last - end));
}

// The quote with the words that set the frame off between ** and **.
static char *mark_trigger(const WgSampleItem *item)
{
  const char *quote = item->quote ? item->quote : "";
  const char *at = item->trigger ? wg_value_find(quote, item->trigger) : NULL;
  if (!at) return g_strdup(quote);
  return g_strdup_printf("%.*s**%s**%s", (int)(at - quote), quote, item->trigger,
                         at + strlen(item->trigger));
}

// ---- the names to choose from

typedef struct choice {
  const WgSampleName *name;
  gboolean wanted; // a party, or named in the words shown
  guint rank;      // of those that fill the list up
} Choice;

static gboolean stands_in(const WgSampleName *name, const char *shown)
{
  if (wg_value_find(shown, name->name)) return TRUE;
  for (const char *const *a = name->aliases; *a; a++)
    if (wg_value_find(shown, *a)) return TRUE;
  return FALSE;
}

static int by_need(const void *a, const void *b)
{
  const Choice *one = a, *two = b;
  if (one->wanted != two->wanted) return one->wanted ? -1 : 1;
  if (one->rank != two->rank) return one->rank < two->rank ? -1 : 1;
  return strcmp(one->name->iri, two->name->iri);
}

static int by_name(const void *a, const void *b)
{
  const Choice *one = a, *two = b;
  int order = strcmp(one->name->name, two->name->name);
  return order ? order : strcmp(one->name->iri, two->name->iri);
}

static gboolean is_listed(const GArray *choices, const char *iri)
{
  for (guint i = 0; i < choices->len; i++)
    if (strcmp(g_array_index(choices, Choice, i).name->iri, iri) == 0) return TRUE;
  return FALSE;
}

// Those in the words shown and the parties; where these are few, others of the article,
// lest the list give the parties away. In byte order of name.
static GArray *choose_names(const WgSampleItem *item, const char *shown)
{
  GArray *choices = g_array_new(FALSE, FALSE, sizeof(Choice));
  for (guint i = 0; item->names && i < item->names->len; i++) {
    const WgSampleName *name = &g_array_index(item->names, WgSampleName, i);
    if (is_listed(choices, name->iri)) continue;
    g_autofree char *key = g_strconcat(item->report, " ", name->iri, NULL);
    Choice choice = {name, g_strcmp0(name->iri, item->actor) == 0 ||
                               g_strcmp0(name->iri, item->target) == 0 ||
                               stands_in(name, shown),
                     g_str_hash(key)};
    g_array_append_val(choices, choice);
  }
  g_array_sort(choices, by_need);
  guint n = 0;
  while (n < choices->len && (n < LEAST_NAMES || g_array_index(choices, Choice, n).wanted)) n++;
  g_array_set_size(choices, n);
  g_array_sort(choices, by_name);
  return choices;
}

static char *list_names(const GArray *choices)
{
  GString *list = g_string_new(NULL);
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf(list, "%s%u %s", i ? " | " : "", i + 1,
                           g_array_index(choices, Choice, i).name->name);
  return g_string_free(list, FALSE);
}

// ---- rows

static void put_sheet_row(GString *sheet, const WgSampleItem *item, guint number,
                          const char *before, const char *quote, const char *after,
                          const GArray *choices)
{
  g_autofree char *names = list_names(choices);
  put_number(sheet, number);
  put_cell(sheet, item->date, ',');
  put_cell(sheet, item->outlet, ',');
  put_cell(sheet, item->title, ',');
  put_cell(sheet, item->article, ',');
  put_cell(sheet, before, ',');
  put_cell(sheet, quote, ',');
  put_cell(sheet, after, ',');
  put_cell(sheet, names, ',');
  g_string_append(sheet, ",,,,,\r\n"); // to be filled
}

// The party's number in the list, "-" for none, and its name.
static void put_party(GString *key, const GArray *choices, const char *iri)
{
  guint i = 0;
  while (i < choices->len &&
         g_strcmp0(g_array_index(choices, Choice, i).name->iri, iri) != 0)
    i++;
  if (i == choices->len) {
    put_cell(key, iri ? iri : "-", ',');
    put_cell(key, NULL, ',');
    return;
  }
  put_number(key, i + 1);
  put_cell(key, g_array_index(choices, Choice, i).name->name, ',');
}

static void put_key_row(GString *key, const WgSampleItem *item, guint number,
                        const GArray *choices)
{
  put_number(key, number);
  put_cell(key, item->report, ',');
  put_cell(key, item->article, ',');
  put_cell(key, item->event_class, ',');
  put_party(key, choices, item->actor);
  put_party(key, choices, item->target);
  put_cell(key, local(item->polarity), ',');
  put_cell(key, local(item->modality), ',');
  put_cell(key, item->confidence, ',');
  put_cell(key, item->stratum, ',');
  put_number(key, item->stratum_size);
  g_string_append_printf(key, "%u\r\n", item->stratum_drawn);
}

void wg_sheet_print(const WgSample *sample, GString *sheet, GString *key)
{
  static const char MARK[] = "\xef\xbb\xbf";
  g_string_append_printf(sheet, "%sitem,date,outlet,title,article,before,quote,after,names,"
                                "class,actor,target,polarity,modality,remark\r\n", MARK);
  g_string_append_printf(key, "%sitem,report,article,class,actor,actor_name,target,"
                              "target_name,polarity,modality,confidence,stratum,reports,"
                              "drawn\r\n", MARK);
  for (guint i = 0; i < sample->items->len; i++) {
    const WgSampleItem *item = wg_sample_item(sample, i);
    g_autofree char *before = NULL, *after = NULL;
    find_context(item, &before, &after);
    g_autofree char *quote = mark_trigger(item);
    g_autofree char *shown =
        g_strjoin("\n", item->title ? item->title : "", before ? before : "",
                  item->quote ? item->quote : "", after ? after : "", NULL);
    g_autoptr(GArray) choices = choose_names(item, shown);
    put_sheet_row(sheet, item, i + 1, before, quote, after, choices);
    put_key_row(key, item, i + 1, choices);
  }
}
