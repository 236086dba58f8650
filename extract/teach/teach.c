// SPDX-License-Identifier: Apache-2.0
#include "extract/teach/teach.h"

#include "extract/teach/arcs.h"
#include "extract/teach/triggers.h"

#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define FEWEST 5u // tellings of a class; fewer say nothing

typedef struct job {
  const WgTeaching *teaching;
  WgReader *reader;
  GPtrArray *classes;  // const char *, those taught; NULL behind the last
  GPtrArray *articles; // WgToldArticle *
  WgArcs *arcs;
  WgExamples *examples;
  const GArray *tellings; // of the article at hand
} Job;

static void job_clear(Job *job)
{
  wg_examples_free(job->examples);
  wg_arcs_free(job->arcs);
  if (job->articles) g_ptr_array_unref(job->articles);
  if (job->classes) g_ptr_array_unref(job->classes);
  wg_reader_free(job->reader);
}

static gboolean fail(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean fail(GError **error, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *what = g_strdup_vprintf(format, args);
  va_end(args);
  g_set_error_literal(error, WG_TELLINGS_ERROR, 0, what);
  return FALSE;
}

// ------------------------------------------------------------------ what is taught

static gboolean is_shipped(const WgReader *reader, const char *local)
{
  guint n;
  const char *const *known =
      wg_tensors_strings(wg_learnt_tensors(wg_reader_learnt(reader)), "classes", &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal(known[i], local)) return TRUE;
  return FALSE;
}

/// The classes that the user's file declares.
static gboolean find_classes(Job *job, GError **error)
{
  guint n, n_triples;
  const WgOntology *ontology = wg_reader_ontology(job->reader);
  const WgEventClass *all = wg_ontology_event_classes(ontology, &n);
  job->classes = g_ptr_array_new();
  for (guint i = 0; i < n; i++) {
    const WgTriple *const *t =
        wg_ontology_find(ontology, all[i].iri, RDFS "subClassOf", &n_triples);
    g_autofree char *opened = g_canonicalize_filename(t[0]->file, NULL);
    g_autofree char *wanted = g_canonicalize_filename(job->teaching->declared, NULL);
    if (!g_str_equal(opened, wanted)) continue;
    if (!g_str_has_prefix(all[i].iri, WG_NS))
      return fail(error, "%s:%d: <%s>: classes of events stand in the namespace <" WG_NS ">",
                  job->teaching->declared, t[0]->line, all[i].iri);
    if (is_shipped(job->reader, all[i].local))
      return fail(error, "%s:%d: %s is known to the reader; give the class another name",
                  job->teaching->declared, t[0]->line, all[i].local);
    g_ptr_array_add(job->classes, (gpointer)all[i].local);
  }
  g_ptr_array_add(job->classes, NULL);
  return job->classes->len > 1 ||
         fail(error, "%s:1: declares no class of events (rdfs:subClassOf wg:Event)",
              job->teaching->declared);
}

static guint count_tellings(const Job *job, guint c, guint *articles)
{
  guint n = 0;
  *articles = 0;
  for (guint i = 0; i < job->articles->len; i++) {
    const WgToldArticle *a = g_ptr_array_index(job->articles, i);
    guint before = n;
    for (guint k = 0; k < a->tellings->len; k++)
      n += g_array_index(a->tellings, WgTelling, k).class_index == c;
    *articles += n > before;
  }
  return n;
}

static gboolean read_tellings(Job *job, GError **error)
{
  const char *const *classes = (const char *const *)job->classes->pdata;
  job->articles = g_ptr_array_new_with_free_func((GDestroyNotify)wg_told_article_free);
  for (const char *const *path = job->teaching->tellings; *path; path++)
    if (!wg_tellings_read(*path, wg_reader_ontology(job->reader), classes, job->articles, error))
      return FALSE;
  for (guint c = 0; classes[c]; c++) {
    guint articles, n = count_tellings(job, c, &articles);
    if (n < FEWEST)
      return fail(error, "%s: %u tellings of %s; mark at least %u, better 50 to 500",
                  job->teaching->tellings[0], n, classes[c], FEWEST);
  }
  return TRUE;
}

// ------------------------------------------------------------------ learning

static void add_example(WgArticle *a, const WgLearnt *learnt, gpointer context)
{
  Job *job = context;
  wg_examples_add(job->examples, a, learnt, job->tellings);
}

static void add_examples(Job *job)
{
  for (guint i = 0; i < job->articles->len; i++) {
    WgToldArticle *a = g_ptr_array_index(job->articles, i);
    job->tellings = a->tellings;
    wg_reader_show(job->reader, g_steal_pointer(&a->record), add_example, job);
    if (job->teaching->article) job->teaching->article(job->teaching->context);
  }
}

/// Which of the shipped classes a new one may begin from: those that the ontology has.
static gboolean *known_classes(const Job *job)
{
  guint n;
  const WgEventClass *const *classes = wg_learnt_classes(wg_reader_learnt(job->reader), &n);
  gboolean *out = g_new0(gboolean, n + 1);
  for (guint i = 0; i < n; i++) out[i] = classes[i] != NULL;
  return out;
}

/// Room for what a relation holds of n classes.
typedef struct room {
  float *trigger, *bias, *rows, *steps;
} Room;

static void learn_class(const Job *job, guint c, const gboolean *is_known, Room *room)
{
  guint width = wg_arcs_class_width(job->arcs), n_known;
  WgTaught taught = {.event_class = job->classes->pdata[c]};
  WgTriggerColumn column;
  WgTriggerMeasure measure;
  wg_triggers_learn(job->examples, c, &column, &measure);
  memcpy(room->trigger + (gsize)c * WG_HEADS_HIDDEN, column.weights, sizeof column.weights);
  room->bias[c] = column.bias;
  guint like = wg_arcs_learn(job->arcs, job->examples, c, is_known, room->rows + (gsize)c * width,
                             room->steps + (gsize)c * WG_STEPS_VALUES * 2, &taught.before,
                             &taught.after);
  taught.tellings = count_tellings(job, c, &taught.articles);
  taught.lost = g_array_index(job->examples->lost, guint, c);
  taught.precision = measure.precision;
  taught.recall = measure.recall;
  taught.f1 = measure.f1;
  taught.threshold = measure.threshold;
  taught.like = wg_tensors_strings(wg_learnt_tensors(wg_reader_learnt(job->reader)), "classes",
                                   &n_known)[like];
  if (job->teaching->taught) job->teaching->taught(&taught, job->teaching->context);
}

static GByteArray *learn(Job *job, GError **error)
{
  guint n = job->classes->len - 1, width = wg_arcs_class_width(job->arcs);
  for (guint c = 0; c < n; c++)
    if (g_array_index(job->examples->found, guint, c) < FEWEST) {
      fail(error, "%s: at nearly no trigger of %s a word of the article was found; are the "
                  "offsets characters of \"text\"?",
           job->teaching->tellings[0], (const char *)job->classes->pdata[c]);
      return NULL;
    }
  g_autofree gboolean *is_known = known_classes(job);
  g_autofree float *trigger = g_new(float, (gsize)n * WG_HEADS_HIDDEN);
  g_autofree float *bias = g_new(float, n), *rows = g_new(float, (gsize)n * width);
  g_autofree float *steps = g_new(float, (gsize)n * WG_STEPS_VALUES * 2);
  Room room = {trigger, bias, rows, steps};
  for (guint c = 0; c < n; c++) learn_class(job, c, is_known, &room);
  WgRelation relation = {.n = n, .classes = (const char *const *)job->classes->pdata,
                         .trigger = trigger, .bias = bias, .rows = rows, .steps = steps};
  return wg_relation_file(&relation, wg_learnt_checksum(wg_reader_learnt(job->reader)), width);
}

GByteArray *wg_teach(const WgTeaching *teaching, GError **error)
{
  Job job = {.teaching = teaching};
  GByteArray *out = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new();
  for (const char *const *f = teaching->ontology; f && *f; f++) g_ptr_array_add(files, (gpointer)*f);
  g_ptr_array_add(files, (gpointer)teaching->declared);
  g_ptr_array_add(files, NULL);
  WgReaderMore more = {.ontology = (const char *const *)files->pdata, .shipped_alone = TRUE};
  job.reader = wg_reader_load_with(teaching->data_dir, &more, error);
  if (job.reader && find_classes(&job, error) && read_tellings(&job, error) &&
      (job.arcs = wg_arcs_new(wg_learnt_tensors(wg_reader_learnt(job.reader)), error))) {
    job.examples = wg_examples_new(job.classes->len - 1, wg_arcs_width(job.arcs));
    add_examples(&job);
    out = learn(&job, error);
  }
  job_clear(&job);
  return out;
}
