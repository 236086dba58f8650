// SPDX-License-Identifier: Apache-2.0
#include "extract/ontology/frames.h"

#include "extract/base/fail.h"

#define TYPE_IRI "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#define MAX_LISTS 512

static const char *const REQUIRED[WG_LIST_COUNT] = {
#define WG_LIST_NAME(name) #name,
    WG_LISTS(WG_LIST_NAME)
#undef WG_LIST_NAME
};

typedef struct list_bits {
  guint64 bits[MAX_LISTS / 64];
} ListBits;

struct wg_frames {
  WgArena *arena;
  const WgOntology *ontology;
  GHashTable *list_number; // local name → number + 1
  const char *list_names[MAX_LISTS];
  guint n_lists;
  GHashTable *listed;   // word → ListBits *
  GPtrArray *frames;    // WgFrame *, in file order
  GHashTable *triggers; // "v:cut" → GPtrArray of WgFrame *
};

#define fail(error, at, ...)                                                           \
  wg_fail_at(error, WG_ONTOLOGY_ERROR, 1, (at)->file, (at)->line, __VA_ARGS__)

static const char *local_name(const char *iri)
{
  return g_str_has_prefix(iri, WG_FRAME_NS) ? iri + strlen(WG_FRAME_NS) : NULL;
}

static const WgTriple *const *find(const WgFrames *f, const char *subject,
                                   const char *property, guint *n)
{
  g_autofree char *predicate = g_strconcat(WG_FRAME_NS, property, NULL);
  return wg_ontology_find(f->ontology, subject, predicate, n);
}

static void put_word(WgFrames *f, const char *word, guint list)
{
  ListBits *bits = g_hash_table_lookup(f->listed, word);
  if (!bits) {
    bits = wg_arena_new0(f->arena, ListBits, 1);
    g_hash_table_insert(f->listed, wg_arena_strdup(f->arena, word), bits);
  }
  bits->bits[list / 64] |= (guint64)1 << (list % 64);
}

/// Words of a list stand one a literal, or many in one literal parted by "|".
static void put_words(WgFrames *f, const char *words, guint list)
{
  g_auto(GStrv) parts = g_strsplit(words, "|", -1);
  for (char **p = parts; *p; p++) {
    g_strstrip(*p);
    if (**p) put_word(f, *p, list);
  }
}

static gboolean read_lists(WgFrames *f, GError **error)
{
  for (guint i = 0; i < WG_LIST_COUNT; i++)
    g_hash_table_insert(f->list_number, (gpointer)REQUIRED[i],
                        GUINT_TO_POINTER(i + 1));
  f->n_lists = WG_LIST_COUNT;
  gboolean seen[MAX_LISTS] = {FALSE};
  guint n;
  const WgTriple *const *lists =
      wg_ontology_subjects(f->ontology, TYPE_IRI, WG_FRAME_NS "List", &n);
  for (guint i = 0; i < n; i++) {
    const char *name = local_name(lists[i]->subject);
    if (!name)
      return fail(error, lists[i], "a list's name must be in <%s>", WG_FRAME_NS);
    guint number =
        GPOINTER_TO_UINT(g_hash_table_lookup(f->list_number, name));
    if (!number) {
      if (f->n_lists == MAX_LISTS)
        return fail(error, lists[i], "more than %d word lists", MAX_LISTS);
      number = ++f->n_lists;
      g_hash_table_insert(f->list_number, (gpointer)name,
                          GUINT_TO_POINTER(number));
    }
    seen[number - 1] = TRUE;
    f->list_names[number - 1] = name;
    guint n_words;
    const WgTriple *const *words = find(f, lists[i]->subject, "word", &n_words);
    for (guint k = 0; k < n_words; k++)
      put_words(f, words[k]->object, number - 1);
  }
  for (guint i = 0; i < WG_LIST_COUNT; i++)
    if (!seen[i]) {
      g_set_error(error, WG_ONTOLOGY_ERROR, 1,
                  "no word list <%s%s> in the ontology folder: its files are "
                  "incomplete, install them again",
                  WG_FRAME_NS, REQUIRED[i]);
      return FALSE;
    }
  return TRUE;
}

static const struct {
  const char *word;
  WgStepKind kind;
} STEPS[] = {
    {"subject", WG_STEP_SUBJECT},     {"object", WG_STEP_OBJECT},
    {"indirect", WG_STEP_INDIRECT},   {"possessor", WG_STEP_POSSESSOR},
    {"modifier", WG_STEP_MODIFIER},   {"bearer", WG_STEP_BEARER},
    {"clause", WG_STEP_CLAUSE},       {"self", WG_STEP_SELF},
    {"carrier", WG_STEP_CARRIER},     {"word", WG_STEP_WORD},
    {"state", WG_STEP_STATE},         {"source", WG_STEP_SOURCE},
    {"head", WG_STEP_HEAD},           {"kind", WG_STEP_KIND},
    {"manner", WG_STEP_MANNER},       {"marker", WG_STEP_MARKER},
};

static WgStep read_step(WgFrames *f, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS(STEPS); i++)
    if (g_str_equal(word, STEPS[i].word)) return (WgStep){STEPS[i].kind, NULL};
  return (WgStep){WG_STEP_PREPOSITION, wg_arena_strdup(f->arena, word)};
}

char *wg_path_text(const WgPath *path)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < path->n; i++) {
    const char *word = path->steps[i].preposition;
    for (guint k = 0; k < G_N_ELEMENTS(STEPS) && !word; k++)
      if (STEPS[k].kind == path->steps[i].kind) word = STEPS[k].word;
    g_string_append_printf(out, "%s%s", i ? "/" : "", word);
  }
  return g_string_free(out, FALSE);
}

static gboolean read_path(WgFrames *f, const WgTriple *at, const char *text,
                          WgPath *out, GError **error)
{
  g_auto(GStrv) words = g_strsplit(text, "/", -1);
  guint n = g_strv_length(words);
  WgStep *steps = wg_arena_new0(f->arena, WgStep, n);
  for (guint i = 0; i < n; i++) {
    g_strstrip(words[i]);
    for (const char *c = words[i]; *c || c == words[i]; c++)
      if (!g_ascii_islower(*c) && *c != '_')
        return fail(error, at,
                    "\"%s\" is no path: steps such as subject, object, "
                    "possessor or a preposition, parted by /",
                    text);
    steps[i] = read_step(f, words[i]);
  }
  out->steps = steps;
  out->n = n;
  return TRUE;
}

static gboolean read_paths(WgFrames *f, const char *frame, const char *property,
                           WgPathList *out, GError **error)
{
  guint n;
  const WgTriple *const *rows = find(f, frame, property, &n);
  WgPath *paths = wg_arena_new0(f->arena, WgPath, n);
  for (guint i = 0; i < n; i++)
    if (!read_path(f, rows[i], rows[i]->object, &paths[i], error)) return FALSE;
  out->paths = paths;
  out->n = n;
  return TRUE;
}

/// "object=Ties", "to!=Place": a path, = or !=, the local name of a list.
static gboolean read_condition(WgFrames *f, const WgTriple *at,
                               WgCondition *out, GError **error)
{
  g_auto(GStrv) sides = g_strsplit(at->object, "=", 2);
  if (g_strv_length(sides) != 2)
    return fail(error, at, "\"%s\" is no condition: write PATH=List or PATH!=List",
                at->object);
  out->absent = g_str_has_suffix(sides[0], "!");
  if (out->absent) sides[0][strlen(sides[0]) - 1] = '\0';
  guint number =
      GPOINTER_TO_UINT(g_hash_table_lookup(f->list_number, sides[1]));
  if (!number)
    return fail(error, at, "there is no word list \"%s\"", sides[1]);
  out->list = number - 1;
  return read_path(f, at, sides[0], &out->path, error);
}

static gboolean read_conditions(WgFrames *f, const char *iri, WgFrame *frame,
                                GError **error)
{
  guint n;
  const WgTriple *const *rows = find(f, iri, "where", &n);
  WgCondition *conditions = wg_arena_new0(f->arena, WgCondition, n);
  for (guint i = 0; i < n; i++)
    if (!read_condition(f, rows[i], &conditions[i], error)) return FALSE;
  frame->conditions = conditions;
  frame->n_conditions = n;
  return TRUE;
}

/// One of `names` by its place, -1 where the property is absent, -2 where it is wrong.
static int read_choice(WgFrames *f, const char *iri, const char *property,
                       const char *const *names, GError **error)
{
  guint n;
  const WgTriple *const *rows = find(f, iri, property, &n);
  if (n == 0) return -1;
  for (int i = 0; names[i]; i++)
    if (g_str_equal(rows[0]->object, names[i])) return i;
  fail(error, rows[0], "\"%s\" is no value of %s", rows[0]->object, property);
  return -2;
}

static gboolean read_claim(WgFrames *f, const char *iri, WgFrame *frame,
                           GError **error)
{
  static const char *const POLARITY[] = {"affirmed", "negated", NULL};
  static const char *const MODALITY[] = {"actual", "planned", "possible",
                                         "alleged", NULL};
  static const char *const PHASE[] = {"begun", "ongoing", "ended", NULL};
  frame->polarity = read_choice(f, iri, "polarity", POLARITY, error);
  if (frame->polarity == -2) return FALSE;
  frame->modality = read_choice(f, iri, "modality", MODALITY, error);
  if (frame->modality == -2) return FALSE;
  frame->phase = read_choice(f, iri, "phase", PHASE, error);
  return frame->phase != -2;
}

static gboolean read_needs(WgFrames *f, const char *iri, WgFrame *frame,
                           GError **error)
{
  guint n;
  const WgTriple *const *rows = find(f, iri, "needs", &n);
  for (guint i = 0; i < n; i++) {
    if (g_str_equal(rows[i]->object, "actor")) frame->needs_actor = TRUE;
    else if (g_str_equal(rows[i]->object, "target")) frame->needs_target = TRUE;
    else
      return fail(error, rows[i], "a frame needs \"actor\" or \"target\", not \"%s\"",
                  rows[i]->object);
  }
  return TRUE;
}

/// Local names of entity classes, NULL where the property is absent.
static const char *const *read_classes(WgFrames *f, const char *iri, const char *property)
{
  guint n;
  const WgTriple *const *rows = find(f, iri, property, &n);
  if (!n) return NULL;
  const char **out = wg_arena_new0(f->arena, const char *, n + 1);
  for (guint i = 0; i < n; i++)
    out[i] = g_str_has_prefix(rows[i]->object, WG_NS) ? rows[i]->object + strlen(WG_NS)
                                                      : rows[i]->object;
  return out;
}

static void put_triggers(WgFrames *f, const WgFrame *frame, const char *iri,
                         const char *property, char part)
{
  guint n;
  const WgTriple *const *rows = find(f, iri, property, &n);
  for (guint i = 0; i < n; i++) {
    g_auto(GStrv) words = g_strsplit(rows[i]->object, "|", -1);
    for (char **w = words; *w; w++) {
      g_strstrip(*w);
      char *key = wg_arena_printf(f->arena, "%c:%s", part, *w);
      GPtrArray *at = g_hash_table_lookup(f->triggers, key);
      if (!at) {
        at = g_ptr_array_new();
        g_hash_table_insert(f->triggers, key, at);
      }
      g_ptr_array_add(at, (gpointer)frame);
    }
  }
}

static gboolean read_class(WgFrames *f, const WgTriple *declared, WgFrame *frame,
                           GError **error)
{
  guint n;
  const WgTriple *const *rows = find(f, declared->subject, "class", &n);
  if (n != 1)
    return fail(error, declared, "frame %s must have exactly one class",
                frame->name);
  const char *iri = rows[0]->object;
  frame->event_class =
      g_str_has_prefix(iri, WG_NS)
          ? wg_ontology_event_class(f->ontology, iri + strlen(WG_NS))
          : NULL;
  if (!frame->event_class)
    return fail(error, rows[0], "<%s> is no event class of the ontology", iri);
  return TRUE;
}

static gboolean read_role_paths(WgFrames *f, const char *iri, WgFrame *frame,
                                GError **error)
{
  struct {
    const char *property;
    WgPathList *to;
  } rows[] = {
      {"actor", &frame->actor},     {"target", &frame->target},
      {"matter", &frame->matter},   {"role", &frame->role},
      {"scope", &frame->scope},     {"reason", &frame->reason},
      {"instrument", &frame->instrument}, {"place", &frame->place},
      {"amount", &frame->amount},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (!read_paths(f, iri, rows[i].property, rows[i].to, error)) return FALSE;
  return TRUE;
}

static gboolean read_frame(WgFrames *f, const WgTriple *declared, GError **error)
{
  const char *iri = declared->subject;
  WgFrame *frame = wg_arena_new0(f->arena, WgFrame, 1);
  frame->name = local_name(iri);
  if (!frame->name)
    return fail(error, declared, "a frame's name must be in <%s>", WG_FRAME_NS);
  if (!read_class(f, declared, frame, error) ||
      !read_role_paths(f, iri, frame, error) ||
      !read_conditions(f, iri, frame, error) ||
      !read_claim(f, iri, frame, error) || !read_needs(f, iri, frame, error))
    return FALSE;
  guint n;
  const WgTriple *const *rows = find(f, iri, "particle", &n);
  if (n) frame->particle = rows[0]->object;
  rows = find(f, iri, "title", &n);
  if (n) frame->title = rows[0]->object;
  rows = find(f, iri, "presupposed", &n);
  frame->presupposed = n > 0;
  frame->except_actor = read_classes(f, iri, "exceptActor");
  frame->except_target = read_classes(f, iri, "exceptTarget");
  rows = find(f, iri, "split", &n);
  frame->split = n > 0;
  rows = find(f, iri, "base", &n);
  frame->base = n ? (guint8)CLAMP(g_ascii_strtoll(rows[0]->object, NULL, 10), 1, 99)
                  : 80;
  put_triggers(f, frame, iri, "verb", 'v');
  put_triggers(f, frame, iri, "noun", 'n');
  put_triggers(f, frame, iri, "adjective", 'a');
  g_ptr_array_add(f->frames, frame);
  return TRUE;
}

WgFrames *wg_frames_new(const WgOntology *ontology, GError **error)
{
  WgFrames *f = g_new0(WgFrames, 1);
  f->arena = wg_arena_new();
  f->ontology = ontology;
  f->list_number = g_hash_table_new(g_str_hash, g_str_equal);
  f->listed = g_hash_table_new(g_str_hash, g_str_equal);
  f->frames = g_ptr_array_new();
  f->triggers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify)g_ptr_array_unref);
  gboolean ok = read_lists(f, error);
  guint n = 0;
  const WgTriple *const *declared =
      wg_ontology_subjects(ontology, TYPE_IRI, WG_FRAME_NS "Frame", &n);
  for (guint i = 0; ok && i < n; i++) ok = read_frame(f, declared[i], error);
  if (ok) return f;
  wg_frames_free(f);
  return NULL;
}

void wg_frames_free(WgFrames *f)
{
  if (!f) return;
  g_hash_table_unref(f->list_number);
  g_hash_table_unref(f->listed);
  g_hash_table_unref(f->triggers);
  g_ptr_array_unref(f->frames);
  wg_arena_free(f->arena);
  g_free(f);
}

const WgFrame *const *wg_frames_for(const WgFrames *f, char part,
                                    const char *lemma, guint *n)
{
  char key[64];
  *n = 0;
  if (!lemma || strlen(lemma) > sizeof key - 3) return NULL;
  g_snprintf(key, sizeof key, "%c:%s", part, lemma);
  GPtrArray *at = g_hash_table_lookup(f->triggers, key);
  if (!at) return NULL;
  *n = at->len;
  return (const WgFrame *const *)at->pdata;
}

const WgEventClass *wg_frames_event_class(const WgFrames *f, const char *local)
{
  return wg_ontology_event_class(f->ontology, local);
}

gboolean wg_frames_listed(const WgFrames *f, guint list, const char *lemma)
{
  const ListBits *bits = lemma ? g_hash_table_lookup(f->listed, lemma) : NULL;
  return bits && (bits->bits[list / 64] >> (list % 64) & 1);
}

const char *wg_frames_list_name(const WgFrames *f, guint list)
{
  return f->list_names[list];
}
