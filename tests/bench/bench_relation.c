// SPDX-License-Identifier: Apache-2.0
/// \file How well a class of events is told in articles in which people marked it (JSON lines,
/// docs/relations.md): triggers and facts, each from the probability on that is best, and
/// reports as they are printed.
///
///   bench_relation DATA_DIR CLASS TELLINGS.jsonl [CLASS.ttl RELATION.wgl]
#include "extract/propose/acts.h"
#include "extract/reader.h"
#include "extract/score/evidence.h"
#include "extract/teach/tellings.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

#define NEAR 2           // words beside the marked trigger that will do
#define THRESHOLDS 39u   // 0.025, 0.05 …

/// Something told, by a person or by the reader.
typedef struct told {
  gint64 begin, end; // of a trigger or a sentence, in code points
  gboolean in_title;
  gboolean sure;
  char **names[2];   // NULL: nobody
  float p;
} Told;

typedef struct counts {
  guint right, missed, wrong;
} Counts;

typedef struct bench {
  const char *event_class;
  GArray *marked;                       // of the article, of Told: facts
  const WgToldArticle *article;
  Counts triggers[THRESHOLDS], facts[THRESHOLDS], reports;
} Bench;

static float threshold(guint i)
{
  return (float)(i + 1) / (THRESHOLDS + 1.0f);
}

static void told_clear(gpointer data)
{
  Told *t = data;
  for (int side = 0; side < 2; side++) g_strfreev(t->names[side]);
}

static GArray *new_list(void)
{
  GArray *out = g_array_new(FALSE, FALSE, sizeof(Told));
  g_array_set_clear_func(out, told_clear);
  return out;
}

// ------------------------------------------------------------------ triggers

static gboolean covers(const WgArticle *a, const WgWord *word, const WgTelling *t)
{
  const WgToken *token = wg_article_token(a, word->sentence, word->token);
  return a->sentences[word->sentence].in_title == t->in_title &&
         (gint32)token->begin < t->trigger.end && (gint32)token->end > t->trigger.begin;
}

/// Per word of the window: 0 nothing marked, 1 perhaps, 2 surely.
static guint8 *marks_of(const Bench *b, const WgArticle *a, const WgWindow *w)
{
  guint8 *out = g_new0(guint8, w->n + 1);
  for (guint k = 0; k < b->article->tellings->len; k++) {
    const WgTelling *t = &g_array_index(b->article->tellings, WgTelling, k);
    guint8 mark = t->sure ? 2 : 1;
    for (guint i = 0; i < w->n; i++)
      if (w->is_new[i] && covers(a, w->words[i], t)) {
        out[i] = MAX(out[i], mark);
        break; // its first word; others are near
      }
  }
  return out;
}

static gboolean is_near(const guint8 *marks, const float *p, guint stride, float least, guint n,
                        guint at)
{
  for (guint i = at > NEAR ? at - NEAR : 0; i < n && i <= at + NEAR; i++)
    if (p ? p[(gsize)i * stride] >= least : marks[i] != 0) return TRUE;
  return FALSE;
}

typedef struct looking {
  Bench *bench;
  guint c, stride;
} Looking;

static void count_look(WgArticle *a, const WgLook *look, gpointer context)
{
  Looking *l = context;
  const WgWindow *w = look->window;
  const float *p = look->triggers + l->c;
  g_autofree guint8 *marks = marks_of(l->bench, a, w);
  for (guint i = 0; i < THRESHOLDS; i++)
    for (guint at = 0; at < w->n; at++) {
      Counts *c = &l->bench->triggers[i];
      if (!w->is_new[at]) continue;
      if (marks[at] == 2) {
        if (is_near(NULL, p, l->stride, threshold(i), w->n, at)) c->right++;
        else c->missed++;
      }
      if (p[(gsize)at * l->stride] >= threshold(i) && !is_near(marks, NULL, 0, 0, w->n, at))
        c->wrong++;
    }
}

static void count_triggers(WgArticle *a, const WgLearnt *learnt, gpointer context)
{
  guint n;
  Looking l = {.bench = context};
  const WgEventClass *const *classes = wg_learnt_classes(learnt, &n);
  while (l.c < n && !(classes[l.c] && g_str_equal(classes[l.c]->local, l.bench->event_class)))
    l.c++;
  l.stride = (n + 15u) / 16u * 16u;
  if (l.c < n) wg_learnt_look(learnt, a, count_look, &l);
}

// ------------------------------------------------------------------ facts

static gboolean share_name(char **x, char **y)
{
  if (!x || !y) return !x && !y;
  for (char **p = x; *p; p++)
    for (char **q = y; *q; q++) {
      g_autofree char *a = g_utf8_casefold(*p, -1), *c = g_utf8_casefold(*q, -1);
      const char *s = g_str_has_prefix(a, "the ") ? a + 4 : a;
      const char *t = g_str_has_prefix(c, "the ") ? c + 4 : c;
      if (g_str_equal(s, t)) return TRUE;
    }
  return FALSE;
}

static gboolean same(const Told *said, const Told *marked)
{
  return said->in_title == marked->in_title &&
         (said->in_title || (said->begin <= marked->begin && marked->begin < said->end)) &&
         share_name(said->names[0], marked->names[0]) &&
         share_name(said->names[1], marked->names[1]);
}

static gboolean stands_before(const GArray *list, guint at, float least)
{
  const Told *t = &g_array_index(list, Told, at);
  for (guint i = 0; i < at; i++) {
    const Told *other = &g_array_index(list, Told, i);
    if (other->p >= least && other->begin == t->begin && other->in_title == t->in_title &&
        share_name(t->names[0], other->names[0]) && share_name(t->names[1], other->names[1]))
      return TRUE;
  }
  return FALSE;
}

static void count_facts(const GArray *said, const GArray *marked, float least, Counts *c)
{
  for (guint k = 0; k < marked->len; k++) {
    const Told *m = &g_array_index(marked, Told, k);
    gboolean found = FALSE;
    for (guint i = 0; i < said->len && !found; i++) {
      const Told *s = &g_array_index(said, Told, i);
      found = s->p >= least && same(s, m);
    }
    if (m->sure && found) c->right++;
    if (m->sure && !found) c->missed++;
  }
  for (guint i = 0; i < said->len; i++) {
    const Told *s = &g_array_index(said, Told, i);
    gboolean found = s->p < least || stands_before(said, i, least);
    for (guint k = 0; k < marked->len && !found; k++)
      found = same(s, &g_array_index(marked, Told, k));
    if (!found) c->wrong++;
  }
}

static GArray *marked_of(const WgToldArticle *a)
{
  GArray *out = new_list();
  for (guint k = 0; k < a->tellings->len; k++) {
    const WgTelling *t = &g_array_index(a->tellings, WgTelling, k);
    const char *source = t->in_title ? a->record->title : a->record->text;
    Told told = {.begin = g_utf8_strlen(source, t->trigger.begin), .in_title = t->in_title,
                 .sure = t->sure,
                 .names = {g_strdupv(t->names[0]), g_strdupv(t->names[1])}};
    g_array_append_val(out, told);
  }
  return out;
}

static char **names_of(JsonObject *o, const char *key)
{
  JsonNode *node = json_object_get_member(o, key);
  if (!node || !JSON_NODE_HOLDS_ARRAY(node)) return NULL;
  JsonArray *list = json_node_get_array(node);
  GPtrArray *out = g_ptr_array_new();
  for (guint i = 0; i < json_array_get_length(list); i++)
    g_ptr_array_add(out, g_strdup(json_array_get_string_element(list, i)));
  g_ptr_array_add(out, NULL);
  return (char **)g_ptr_array_free(out, FALSE);
}

static GArray *candidates_of(const WgReader *reader, WgRecord *record, const char *event_class)
{
  GArray *out = new_list();
  g_autofree char *line = wg_reader_candidates(reader, record);
  g_autoptr(JsonParser) parser = json_parser_new();
  if (!json_parser_load_from_data(parser, line, -1, NULL)) return out;
  JsonArray *all = json_object_get_array_member(
      json_node_get_object(json_parser_get_root(parser)), "candidates");
  for (guint i = 0; i < json_array_get_length(all); i++) {
    JsonObject *o = json_array_get_object_element(all, i);
    if (!g_str_equal(json_object_get_string_member(o, "class"), event_class)) continue;
    JsonArray *evidence = json_object_get_array_member(o, "evidence");
    Told told = {.begin = json_object_get_int_member(o, "begin"),
                 .end = json_object_get_int_member(o, "end"),
                 .in_title = json_object_get_boolean_member(o, "title"),
                 .names = {names_of(o, "actor"), names_of(o, "target")},
                 .p = (float)json_array_get_double_element(evidence, WG_EVIDENCE_product)};
    g_array_append_val(out, told);
  }
  return out;
}

static char **names_of_entity(const WgEntity *e)
{
  GPtrArray *out = g_ptr_array_new();
  if (!e) return (char **)g_ptr_array_free(out, TRUE);
  g_ptr_array_add(out, g_strdup(e->name));
  for (const char **alias = e->aliases; alias && *alias; alias++)
    g_ptr_array_add(out, g_strdup(*alias));
  g_ptr_array_add(out, NULL);
  return (char **)g_ptr_array_free(out, FALSE);
}

static GArray *reports_of(const WgReader *reader, WgRecord *record, const char *event_class)
{
  GArray *out = new_list();
  g_autoptr(WgReading) reading = wg_reader_read(reader, record);
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    if (!g_str_equal(r->event_class, event_class)) continue;
    Told told = {.begin = r->begin, .end = r->end, .in_title = r->begin < 0, .p = 1.0f,
                 .names = {names_of_entity(r->actor), names_of_entity(r->target)}};
    g_array_append_val(out, told);
  }
  return out;
}

// ------------------------------------------------------------------ the whole

static WgRecord *copy_of(const WgRecord *from)
{
  WgRecord *r = g_new0(WgRecord, 1);
  r->source = g_strdup(from->source);
  r->id = g_strdup(from->id);
  r->title = g_strdup(from->title);
  r->date = g_strdup(from->date);
  r->text = g_strdup(from->text);
  return r;
}

static void count_article(Bench *b, const WgReader *reader)
{
  const WgRecord *record = b->article->record;
  g_autoptr(GArray) marked = marked_of(b->article);
  g_autoptr(GArray) said = candidates_of(reader, copy_of(record), b->event_class);
  g_autoptr(GArray) reports = reports_of(reader, copy_of(record), b->event_class);
  for (guint i = 0; i < THRESHOLDS; i++) count_facts(said, marked, threshold(i), &b->facts[i]);
  count_facts(reports, marked, 0.5f, &b->reports);
  wg_reader_show(reader, copy_of(record), count_triggers, b);
}

static double f1_of(const Counts *c)
{
  return c->right ? 2.0 * c->right / (2.0 * c->right + c->missed + c->wrong) : 0.0;
}

static void print(const char *what, const Counts *c, float least)
{
  double precision = (double)c->right / MAX(1u, c->right + c->wrong);
  double recall = (double)c->right / MAX(1u, c->right + c->missed);
  printf("%-9s from %.3f  P %.3f  R %.3f  F1 %.3f  (%u right, %u missed, %u wrong)\n", what,
         (double)least, precision, recall, f1_of(c), c->right, c->missed, c->wrong);
}

static void print_best(const char *what, const Counts *counts)
{
  guint best = 0;
  for (guint i = 1; i < THRESHOLDS; i++)
    if (f1_of(&counts[i]) > f1_of(&counts[best])) best = i;
  print(what, &counts[best], threshold(best));
}

static int complain(GError *error)
{
  g_printerr("%s\n", error->message);
  g_error_free(error);
  return 1;
}

int main(int argc, char **argv)
{
  if (argc != 4 && argc != 6) {
    g_printerr("bench_relation DATA_DIR CLASS TELLINGS.jsonl [CLASS.ttl RELATION.wgl]\n");
    return 2;
  }
  GError *error = NULL;
  const char *const declared[] = {argc == 6 ? argv[4] : NULL, NULL};
  const char *const relations[] = {argc == 6 ? argv[5] : NULL, NULL};
  const char *const classes[] = {argv[2], NULL};
  WgReaderMore more = {.ontology = declared, .relations = relations};
  g_autoptr(WgReader) reader = wg_reader_load_with(argv[1], &more, &error);
  if (!reader) return complain(error);
  g_autoptr(GPtrArray) articles =
      g_ptr_array_new_with_free_func((GDestroyNotify)wg_told_article_free);
  if (!wg_tellings_read(argv[3], wg_reader_ontology(reader), classes, articles, &error))
    return complain(error);
  g_autofree Bench *bench = g_new0(Bench, 1);
  bench->event_class = argv[2];
  for (guint i = 0; i < articles->len; i++) {
    bench->article = g_ptr_array_index(articles, i);
    count_article(bench, reader);
  }
  print_best("triggers", bench->triggers);
  print_best("facts", bench->facts);
  print("reports", &bench->reports, 0.0f);
  return 0;
}
