// SPDX-License-Identifier: Apache-2.0
/// The reader: a record's lines to sentences, names, quotes, facts; then drafts become
/// entities and facts become reports, in the order of the text.
#include "extract/facts/facts.h"

#include "extract/facts/article.h"
#include "extract/facts/dateline.h"
#include "extract/facts/slots.h"
#include "extract/facts/trace.h"
#include "extract/page/lines.h"
#include "extract/page/notice.h"
#include "extract/propose/words.h"

#include <stdlib.h>

#define CHECKPOINT 1024 // bytes between two counts of code points
// words; what is longer is a table or damage, and each report would quote all of it
#define LONGEST_SENTENCE 1000

struct wg_reader {
  WgOntology *ontology;
  WgGazetteer *gazetteer;
  WgLanguage *language;
  WgFrames *frames;
  char *fingerprint;
  char *model; // SHA-256 of its file
};

// ------------------------------------------------------------------ loading

static char *find_model(const char *data_dir)
{
  static const char *const PLACES[] = {"model", "extract/model"};
  for (guint i = 0; i < G_N_ELEMENTS(PLACES); i++) {
    char *path = g_build_filename(data_dir, PLACES[i], "english.wgm", NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) return path;
    g_free(path);
  }
  return g_build_filename(data_dir, PLACES[0], "english.wgm", NULL);
}

static gboolean make_fingerprint(WgReader *r, const char *model, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(model, FALSE, error);
  if (!file) return FALSE;
  r->model = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                         (const guchar *)g_mapped_file_get_contents(file),
                                         g_mapped_file_get_length(file));
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  const char *const texts[] = {WG_VERSION, wg_ontology_checksum(r->ontology),
                               wg_gazetteer_checksum(r->gazetteer), r->model};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_checksum_update(sum, (const guchar *)texts[i], (gssize)strlen(texts[i]) + 1);
  r->fingerprint = g_strdup(g_checksum_get_string(sum));
  return TRUE;
}

WgReader *wg_reader_load(const char *data_dir, GError **error)
{
  g_autoptr(WgReader) r = g_new0(WgReader, 1);
  g_autofree char *ontology = g_build_filename(data_dir, "ontology", NULL);
  g_autofree char *names = g_build_filename(ontology, "names", NULL);
  g_autofree char *model = find_model(data_dir);
  r->ontology = wg_ontology_load(ontology, error);
  if (!r->ontology) return NULL;
  r->frames = wg_frames_new(r->ontology, error);
  if (!r->frames) return NULL;
  r->gazetteer = wg_gazetteer_load(names, error);
  if (!r->gazetteer) return NULL;
  r->language = wg_language_load(model, error);
  if (!r->language) return NULL;
  if (!make_fingerprint(r, model, error)) return NULL;
  return g_steal_pointer(&r);
}

void wg_reader_free(WgReader *r)
{
  if (!r) return;
  wg_language_free(r->language);
  wg_frames_free(r->frames);
  wg_gazetteer_free(r->gazetteer);
  wg_ontology_free(r->ontology);
  g_free(r->fingerprint);
  g_free(r->model);
  g_free(r);
}

const WgOntology *wg_reader_ontology(const WgReader *r)
{
  return r->ontology;
}

const WgGazetteer *wg_reader_gazetteer(const WgReader *r)
{
  return r->gazetteer;
}

const WgLanguage *wg_reader_language(const WgReader *r)
{
  return r->language;
}

const char *wg_reader_fingerprint(const WgReader *r)
{
  return r->fingerprint;
}

const char *wg_reader_model(const WgReader *r)
{
  return r->model;
}

// ------------------------------------------------------------------ sentences

static void take_sentences(const WgReader *r, WgArticle *a, WgSlice text, guint32 begin,
                           guint32 end, guint32 paragraph, WgLineKind kind,
                           gboolean in_title, GArray *out)
{
  guint32 n;
  WgSentence *found = wg_language_split(a->arena, text, begin, end, &n);
  for (guint32 i = 0; i < n; i++) {
    if (!found[i].n || found[i].n > LONGEST_SENTENCE) continue;
    found[i].paragraph = paragraph;
    found[i].kind = kind;
    found[i].in_title = in_title;
    wg_language_annotate(r->language, a->arena, &found[i]);
    g_array_append_val(out, found[i]);
  }
}

/// A headline without the outlet's name behind it ("… | Example News").
static guint32 headline_end(WgSlice title)
{
  static const char *const BARS[] = {" | ", " · ", " :: "};
  guint32 end = (guint32)title.len;
  for (guint i = 0; i < G_N_ELEMENTS(BARS); i++) {
    const char *bar = g_strstr_len(title.ptr, (gssize)end, BARS[i]);
    if (bar) end = (guint32)(bar - title.ptr);
  }
  return end;
}

static void read_sentences(const WgReader *r, WgArticle *a)
{
  g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(WgSentence));
  if (a->title.len)
    take_sentences(r, a, a->title, 0, headline_end(a->title), 0, WG_LINE_HEADING, TRUE, all);
  for (guint32 i = 0; i < a->n_lines; i++)
    if (a->lines[i].kind == WG_LINE_BODY)
      take_sentences(r, a, a->text,
                     wg_dateline_end(r->gazetteer, a->text, a->lines[i].begin, a->lines[i].end),
                     a->lines[i].end, i, WG_LINE_BODY, FALSE, all);
  a->n_sentences = all->len;
  a->sentences = wg_arena_new0(a->arena, WgSentence, all->len + 1);
  if (all->len) memcpy(a->sentences, all->data, all->len * sizeof(WgSentence));
  a->trees = wg_arena_new0(a->arena, WgTree *, all->len + 1);
  a->mention_of = wg_arena_new0(a->arena, WgMention **, all->len + 1);
  a->times = wg_arena_new0(a->arena, WgTimeExpression *, all->len + 1);
  a->n_times = wg_arena_new0(a->arena, guint32, all->len + 1);
  for (guint32 s = 0; s < a->n_sentences; s++) {
    wg_tree_mend(&a->sentences[s]);
    a->trees[s] = wg_tree_new(a->arena, &a->sentences[s]);
    a->mention_of[s] = wg_arena_new0(a->arena, WgMention *, a->sentences[s].n + 1);
    a->times[s] = wg_time_find(a->arena, &a->sentences[s], a->date, &a->n_times[s]);
  }
}

// ------------------------------------------------------------------ entities

static WgEntityType settled_type(const WgDraft *d)
{
  if (!d->type_is_guess || d->type == WG_TYPE_PERSON || d->type == WG_TYPE_PLACE)
    return d->type;
  WgEntityType best = d->type;
  guint most = 0;
  for (int k = WG_TYPE_ORGANIZATION; k <= WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION; k++)
    if (d->votes[k] > most) {
      most = d->votes[k];
      best = (WgEntityType)k;
    }
  return best;
}

static int compare_names(const void *x, const void *y)
{
  return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const WgEntity *entity_of(WgArticle *a, WgDraft *d)
{
  if (!d) return NULL;
  d = wg_draft_root(d);
  if (d->out) return d->out;
  WgEntity *e = wg_arena_new0(a->arena, WgEntity, 1);
  e->name = d->known ? d->known->name : d->name;
  const char **aliases = wg_arena_new0(a->arena, const char *, d->names->len + 1);
  guint n = 0;
  for (guint i = 0; i < d->names->len; i++)
    if (!g_str_equal(g_ptr_array_index(d->names, i), e->name))
      aliases[n++] = g_ptr_array_index(d->names, i);
  qsort(aliases, n, sizeof *aliases, compare_names);
  e->aliases = aliases;
  e->qualifier = d->known ? d->known->qualifier : NULL;
  e->country = d->country;
  e->type = settled_type(d);
  e->known = d->known != NULL;
  d->out = e;
  return e;
}

// ------------------------------------------------------------------ reports

/// Code points before byte `at` of the text, with a table so that a long text stays linear.
typedef struct code_points {
  WgSlice text;
  GArray *counts; ///< guint32, before each CHECKPOINT bytes
} CodePoints;

static CodePoints code_points_new(WgSlice text)
{
  CodePoints c = {text, g_array_new(FALSE, FALSE, sizeof(guint32))};
  guint32 count = 0;
  for (gsize i = 0; i < text.len; i++) {
    if (i % CHECKPOINT == 0) g_array_append_val(c.counts, count);
    count += ((guchar)text.ptr[i] & 0xC0) != 0x80;
  }
  g_array_append_val(c.counts, count);
  return c;
}

static gint64 code_points_before(const CodePoints *c, gsize at)
{
  gsize from = at / CHECKPOINT * CHECKPOINT;
  gint64 count = g_array_index(c->counts, guint32, at / CHECKPOINT);
  if (from + CHECKPOINT > c->text.len && at == c->text.len && at % CHECKPOINT == 0)
    return g_array_index(c->counts, guint32, c->counts->len - 1);
  for (gsize i = from; i < at; i++) count += ((guchar)c->text.ptr[i] & 0xC0) != 0x80;
  return count;
}

static const char **strings_of(WgArticle *a, const GPtrArray *list)
{
  if (!list || !list->len) return NULL;
  const char **out = wg_arena_new0(a->arena, const char *, list->len + 1);
  for (guint i = 0; i < list->len; i++) out[i] = g_ptr_array_index(list, i);
  return out;
}

static const WgEntity **entities_of(WgArticle *a, const GPtrArray *list)
{
  if (!list || !list->len) return NULL;
  const WgEntity **out = wg_arena_new0(a->arena, const WgEntity *, list->len + 1);
  for (guint i = 0; i < list->len; i++) out[i] = entity_of(a, g_ptr_array_index(list, i));
  return out;
}

static void report_place(WgArticle *a, const WgFact *fact, const CodePoints *points,
                         WgReport *out)
{
  const WgSentence *s = &a->sentences[fact->sentence];
  WgSlice source = wg_article_source(a, (guint32)fact->sentence);
  gsize begin = s->begin, end = s->end;
  if (fact->quote_begin >= 0) {
    begin = (gsize)fact->quote_begin;
    end = (gsize)fact->quote_end;
  }
  out->quote = wg_arena_dup(a->arena, wg_slice_sub(source, begin, end));
  out->begin = s->in_title ? -1 : code_points_before(points, begin);
  out->end = s->in_title ? -1 : code_points_before(points, end);
  out->trigger = wg_span_text(s, a->arena, source, fact->trigger_first, fact->trigger_last);
}

/// The sums of match.c and others say how facts compare; how often they are right was
/// measured (docs/claims.md): half as often wrong as a sum below 92 would have it.
static int calibrated(int sum)
{
  return CLAMP(92 - (92 - sum) / 2, 1, 99);
}

static void report_of(WgArticle *a, const WgFact *fact, const CodePoints *points, WgReport *out)
{
  memset(out, 0, sizeof *out);
  out->event_class = fact->event_class;
  out->actor = entity_of(a, fact->actor);
  out->target = entity_of(a, fact->target);
  out->polarity = fact->claim.polarity;
  out->modality = fact->claim.modality;
  out->phase = fact->claim.phase;
  out->attributed_to = entities_of(a, fact->claim.sources);
  out->source_words = strings_of(a, fact->claim.source_words);
  if (fact->time) {
    out->time = wg_arena_strdup(a->arena, fact->time->value);
    out->earliest = wg_arena_strdup(a->arena, fact->time->earliest);
    out->latest = wg_arena_strdup(a->arena, fact->time->latest);
  }
  out->role = strings_of(a, fact->role);
  out->matter = strings_of(a, fact->matter);
  out->scope = strings_of(a, fact->scope);
  out->reason = strings_of(a, fact->reason);
  out->instrument = strings_of(a, fact->instrument);
  out->words = fact->words;
  out->role_of = entity_of(a, fact->role_of);
  out->place = entity_of(a, fact->place);
  out->amount = fact->amount;
  out->currency = fact->currency;
  out->unit = fact->unit;
  out->outcome = fact->outcome;
  out->about = fact->about;
  out->frame = fact->frame;
  out->confidence = (guint8)calibrated(fact->confidence);
  out->act = fact->act;
  report_place(a, fact, points, out);
}

static gint by_place(gconstpointer x, gconstpointer y)
{
  const WgFact *p = *(WgFact *const *)x, *q = *(WgFact *const *)y;
  if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
  if (p->token != q->token) return p->token < q->token ? -1 : 1;
  if (p->act != q->act) return p->act < q->act ? -1 : 1;
  int by_class = strcmp(p->event_class, q->event_class);
  if (by_class) return by_class;
  guint pa = p->actor ? p->actor->number + 1 : 0, qa = q->actor ? q->actor->number + 1 : 0;
  if (pa != qa) return pa < qa ? -1 : 1;
  guint pt = p->target ? p->target->number + 1 : 0, qt = q->target ? q->target->number + 1 : 0;
  return pt < qt ? -1 : pt > qt;
}

static gboolean same_list(const GPtrArray *x, const GPtrArray *y)
{
  guint nx = x ? x->len : 0, ny = y ? y->len : 0;
  if (nx != ny) return FALSE;
  for (guint i = 0; i < nx; i++)
    if (!g_str_equal(g_ptr_array_index(x, i), g_ptr_array_index(y, i))) return FALSE;
  return TRUE;
}

/// Whether two facts are one telling twice over: same trigger, same parties.
static gboolean is_repeat(const WgFact *x, const WgFact *y)
{
  return x->sentence == y->sentence && x->actor == y->actor && x->target == y->target &&
         g_str_equal(x->event_class, y->event_class) && same_list(x->role, y->role) &&
         g_strcmp0(x->words, y->words) == 0 &&
         x->claim.polarity == y->claim.polarity && x->claim.modality == y->claim.modality;
}

static void drop_repeats(GPtrArray *facts)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (guint i = 0; i < facts->len; i++) {
    WgFact *fact = g_ptr_array_index(facts, i);
    gboolean repeat = FALSE;
    for (guint k = kept->len; k-- > 0 && !repeat;) {
      WgFact *other = g_ptr_array_index(kept, k);
      if (other->sentence != fact->sentence) break;
      repeat = is_repeat(other, fact);
    }
    if (!repeat) g_ptr_array_add(kept, fact);
  }
  g_ptr_array_set_size(facts, 0);
  for (guint i = 0; i < kept->len; i++) g_ptr_array_add(facts, g_ptr_array_index(kept, i));
}

/// Classes of one matter told over many sentences: a poorer telling adds nothing.
static gboolean is_of_law(const WgFact *f)
{
  static const char *const CLASSES[] = {"Accusation", "Charge",        "Penalty",
                                        "Arrest",     "Investigation", "Extradition"};
  for (guint i = 0; i < G_N_ELEMENTS(CLASSES); i++)
    if (g_str_equal(f->event_class, CLASSES[i])) return TRUE;
  return FALSE;
}

/// What a fact tells of one of its parties, as a key; law over the whole article, others
/// within a sentence.
static char *party_key(const WgFact *f, const WgDraft *party, char side)
{
  return g_strdup_printf("%s %d %c %u %d", f->event_class, f->claim.polarity, side,
                         party->number, is_of_law(f) ? -1 : f->sentence);
}

/// A fact that lacks a party goes where another one tells the same and names it.
static void drop_poorer(GPtrArray *facts)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < facts->len; i++) {
    const WgFact *f = g_ptr_array_index(facts, i);
    if (!f->actor || !f->target) continue;
    g_hash_table_add(told, party_key(f, f->actor, 'a'));
    g_hash_table_add(told, party_key(f, f->target, 't'));
  }
  guint kept = 0;
  for (guint i = 0; i < facts->len; i++) {
    WgFact *f = g_ptr_array_index(facts, i);
    gboolean poorer = FALSE;
    if (f->actor ? !f->target : f->target != NULL) {
      g_autofree char *key = f->actor ? party_key(f, f->actor, 'a') : party_key(f, f->target, 't');
      poorer = g_hash_table_contains(told, key);
    }
    if (!poorer) g_ptr_array_index(facts, kept++) = f;
  }
  g_ptr_array_set_size(facts, (gint)kept);
}

static void finish(WgArticle *a, WgReading *reading)
{
  wg_matters_share(a);
  g_ptr_array_sort(a->facts, by_place);
  g_autoptr(GPtrArray) all = a->trace ? g_ptr_array_copy(a->facts, NULL, NULL) : NULL;
  drop_poorer(a->facts);
  drop_repeats(a->facts);
  wg_slots_fill(a);
  CodePoints points = code_points_new(a->text);
  reading->n_reports = a->facts->len;
  reading->reports = wg_arena_new0(a->arena, WgReport, a->facts->len + 1);
  for (guint i = 0; i < a->facts->len; i++)
    report_of(a, g_ptr_array_index(a->facts, i), &points, &reading->reports[i]);
  g_array_unref(points.counts);
  reading->trace = wg_trace_text(a, reading, all);
  const WgEntity **entities = wg_arena_new0(a->arena, const WgEntity *, a->drafts->len + 1);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    // all that the article names, told of or not: an IRI lasts while an article names it
    if (!d->into && (d->out || d->names->len)) entities[reading->n_entities++] = entity_of(a, d);
  }
  reading->entities = entities;
}

// ------------------------------------------------------------------ one article

static void article_open(const WgReader *r, WgArticle *a, WgArena *arena, const WgRecord *record)
{
  a->arena = arena;
  a->frames = r->frames;
  a->gazetteer = r->gazetteer;
  a->record = record;
  a->text = wg_slice(record->text);
  a->title = wg_slice(record->title);
  a->date = record->date;
  a->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  a->mentions = g_ptr_array_new();
  a->drafts = g_ptr_array_new();
  a->draft_of = g_hash_table_new(g_str_hash, g_str_equal);
  a->facts = g_ptr_array_new();
}

static void article_close(WgArticle *a)
{
  g_ptr_array_unref(a->lists);
  g_ptr_array_unref(a->mentions);
  g_ptr_array_unref(a->drafts);
  g_hash_table_unref(a->draft_of);
  g_ptr_array_unref(a->facts);
  wg_trace_free(a->trace);
}

/// Sentences, quotes and names: all that stands before facts are looked for.
static void read_words(const WgReader *r, WgArticle *a, WgArena *arena, WgRecord *record,
                       gboolean traced)
{
  article_open(r, a, arena, record);
  wg_notice_read(record);
  a->lines = wg_lines_find(arena, record, &a->n_lines);
  read_sentences(r, a);
  if (traced) a->trace = wg_trace_new(a->n_sentences);
  a->quotes = wg_quotes_find(arena, a->text, a->lines, a->n_lines, &a->n_quotes);
  wg_mentions_find(a);
  wg_speakers_find(a);
}

char *wg_reader_words(const WgReader *r, WgRecord *record)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgArticle a = {0};
  read_words(r, &a, arena, record, FALSE);
  GString *out = g_string_new(NULL);
  wg_words_print(&a, out);
  article_close(&a);
  wg_record_free(record);
  return g_string_free(out, FALSE);
}

static WgReading *read_record(const WgReader *r, WgRecord *record, gboolean traced)
{
  WgArena *arena = wg_arena_new();
  WgReading *reading = wg_arena_new0(arena, WgReading, 1);
  reading->arena = arena;
  reading->record = record;
  WgArticle a = {0};
  read_words(r, &a, arena, record, traced);
  wg_match(&a);
  wg_offices_find(&a);
  wg_statements_find(&a);
  wg_tellings_share(&a);
  finish(&a, reading);
  article_close(&a);
  return reading;
}

WgReading *wg_reader_read(const WgReader *r, WgRecord *record)
{
  return read_record(r, record, FALSE);
}

WgReading *wg_reader_read_traced(const WgReader *r, WgRecord *record)
{
  return read_record(r, record, TRUE);
}
