// SPDX-License-Identifier: Apache-2.0
#include "graph/query.h"

#include <librdf.h>
#include <rasqal.h>
#include <string.h>

#include "graph/gather.h"
#include "graph/mending.h"
#include "graph/misfit.h"
#include "graph/refusal.h"
#include "graph/terms.h"

G_DEFINE_QUARK(wg-query-error, wg_query_error)

// A pattern of the query: a constant, or NULL for a variable.
typedef struct pattern {
  char *subject, *predicate, *object;
} Pattern;

struct wg_query {
  char *text; // with the prefixes
  WgQueryKind kind;
  GArray *patterns;  // of Pattern
  GPtrArray *names;  // of a SELECT, NULL-terminated
  GPtrArray *empty;  // what a name is over nothing: "0", "" (unbound); NULL elements none
  gboolean one_row;  // aggregates without groups
  gboolean grouped;  // aggregates with groups
  librdf_world *world;
  WgMending mending;
  librdf_storage *storage;
  librdf_model *model;
  guint64 loaded, most;
  char *complaint;
};

static const char *const PREFIXES[][2] = {
    {"wg", WG_NS},       {"rdf", RDF_NS},         {"rdfs", RDFS_NS},
    {"skos", SKOS_NS},   {"xsd", XSD_NS},         {"prov", PROV_NS},
    {"schema", SCHEMA_NS}, {"dcterms", DCTERMS_NS}, {"org", ORG_NS}};

static gboolean declares(const char *text, const char *prefix)
{
  gsize n = strlen(prefix);
  for (const char *p = text; *p; p++) {
    if (g_ascii_strncasecmp(p, "PREFIX", 6) != 0 || !g_ascii_isspace(p[6])) continue;
    const char *name = p + 6 + strspn(p + 6, " \t\r\n");
    if (strncmp(name, prefix, n) == 0 && name[n] == ':') return TRUE;
  }
  return FALSE;
}

// On one line before the first, so that lines in messages are the user's.
char *wg_query_with_prefixes(const char *text)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(PREFIXES); i++)
    if (!declares(text, PREFIXES[i][0]))
      g_string_append_printf(out, "PREFIX %s: <%s> ", PREFIXES[i][0], PREFIXES[i][1]);
  g_string_append(out, text);
  return g_string_free(out, FALSE);
}

static gboolean refuse(const char *what, GError **error)
{
  gboolean update = strcmp(what, "UPDATE") == 0;
  g_set_error(error, WG_QUERY_ERROR, WG_QUERY_ERROR_REFUSED,
              update ? "%s: query asks and changes nothing"
                     : "%s: the built-in engine cannot do this; load the store into a "
                       "triple store (wiregraph load) and ask that, by --endpoint URL",
              what);
  return FALSE;
}

gboolean wg_query_form(const char *text, WgQueryKind *kind, GError **error)
{
  static const struct {
    const char *verb;
    WgQueryKind kind;
  } VERBS[] = {{"SELECT", WG_QUERY_SELECT},
               {"ASK", WG_QUERY_ASK},
               {"CONSTRUCT", WG_QUERY_CONSTRUCT},
               {"DESCRIBE", WG_QUERY_CONSTRUCT}};
  const char *verb = wg_query_verb(text);
  for (guint i = 0; verb && i < G_N_ELEMENTS(VERBS); i++)
    if (strcmp(VERBS[i].verb, verb) == 0) {
      *kind = VERBS[i].kind;
      return TRUE;
    }
  if (verb) return refuse(verb, error);
  g_set_error_literal(error, WG_QUERY_ERROR, WG_QUERY_ERROR_SYNTAX,
                      "the query is no SELECT, ASK, CONSTRUCT or DESCRIBE");
  return FALSE;
}

// ---- reading

static void hear_rasqal(void *context, raptor_log_message *message)
{
  WgQuery *query = context;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || query->complaint) return;
  int line = message->locator ? message->locator->line : 0;
  query->complaint = line > 0 ? g_strdup_printf("line %d: %s", line, message->text)
                              : g_strdup(message->text);
}

static void prepare_raptor(void *context, raptor_world *world)
{
  // libcurl is not raptor's to start and stop: fetching has it in use.
  raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_set_log_handler(world, context, hear_rasqal);
}

static char *constant(const rasqal_literal *literal)
{
  if (!literal) return NULL;
  if (literal->type == RASQAL_LITERAL_URI)
    return g_strdup((const char *)raptor_uri_as_string(literal->value.uri));
  return NULL; // a variable, or a literal, of which rasqal knows several spellings
}

static void clear_pattern(void *p)
{
  Pattern *pattern = p;
  g_free(pattern->subject);
  g_free(pattern->predicate);
  g_free(pattern->object);
}

static void note_patterns(WgQuery *query, rasqal_query *q)
{
  raptor_sequence *triples = rasqal_query_get_triple_sequence(q);
  int n = triples ? raptor_sequence_size(triples) : 0;
  for (int i = 0; i < n; i++) {
    const rasqal_triple *t = raptor_sequence_get_at(triples, i);
    Pattern pattern = {constant(t->subject), constant(t->predicate),
                       constant(t->object)};
    g_array_append_val(query->patterns, pattern);
  }
}

static gboolean is_aggregate(const rasqal_expression *e, const char **empty)
{
  switch ((int)e->op) {
  case RASQAL_EXPR_COUNT:
  case RASQAL_EXPR_SUM:
  case RASQAL_EXPR_AVG: *empty = "0"; return TRUE;
  case RASQAL_EXPR_MIN:
  case RASQAL_EXPR_MAX:
  case RASQAL_EXPR_SAMPLE:
  case RASQAL_EXPR_GROUP_CONCAT: *empty = ""; return TRUE;
  default: return FALSE;
  }
}

static void note_names(WgQuery *query, rasqal_query *q)
{
  raptor_sequence *names = rasqal_query_get_bound_variable_sequence(q);
  int n = names ? raptor_sequence_size(names) : 0;
  gboolean aggregates = FALSE;
  for (int i = 0; i < n; i++) {
    const rasqal_variable *v = raptor_sequence_get_at(names, i);
    const char *empty = NULL;
    if (v->expression && is_aggregate(v->expression, &empty)) aggregates = TRUE;
    g_ptr_array_add(query->names, g_strdup((const char *)v->name));
    g_ptr_array_add(query->empty, (char *)empty);
  }
  query->grouped = aggregates && rasqal_query_get_group_condition(q, 0);
  query->one_row = aggregates && !rasqal_query_get_group_condition(q, 0) &&
                   !rasqal_query_get_having_condition(q, 0);
  g_ptr_array_add(query->names, NULL);
}

static gboolean understand(WgQuery *query, rasqal_query *q, GError **error)
{
  switch ((int)rasqal_query_get_verb(q)) {
  case RASQAL_QUERY_VERB_SELECT: query->kind = WG_QUERY_SELECT; break;
  case RASQAL_QUERY_VERB_ASK: query->kind = WG_QUERY_ASK; break;
  case RASQAL_QUERY_VERB_CONSTRUCT: query->kind = WG_QUERY_CONSTRUCT; break;
  case RASQAL_QUERY_VERB_DESCRIBE: return refuse("DESCRIBE", error);
  default: return refuse("UPDATE", error);
  }
  const char *wrong = wg_query_misfit(q);
  if (wrong) return refuse(wrong, error);
  note_patterns(query, q);
  if (query->kind == WG_QUERY_SELECT) note_names(query, q);
  return TRUE;
}

static gboolean read_query(WgQuery *query, GError **error)
{
  rasqal_world *world = rasqal_new_world();
  raptor_world *raptor = raptor_new_world();
  rasqal_query *q = NULL;
  prepare_raptor(query, raptor);
  gboolean ok = raptor_world_open(raptor) == 0;
  rasqal_world_set_raptor(world, raptor);
  ok = ok && rasqal_world_open(world) == 0;
  if (ok) rasqal_world_set_log_handler(world, query, hear_rasqal);
  ok = ok &&
                (q = rasqal_new_query(world, "sparql", NULL)) != NULL;
  if (ok) rasqal_query_set_feature(q, RASQAL_FEATURE_NO_NET, 1);
  if (ok && rasqal_query_prepare(q, (const unsigned char *)query->text, NULL) == 0) {
    ok = understand(query, q, error);
  } else {
    ok = FALSE;
    g_set_error(error, WG_QUERY_ERROR, WG_QUERY_ERROR_SYNTAX, "the query: %s",
                query->complaint ? query->complaint : "no SPARQL that rasqal reads");
  }
  if (q) rasqal_free_query(q);
  rasqal_free_world(world);
  raptor_free_world(raptor);
  g_clear_pointer(&query->complaint, g_free);
  return ok;
}

WgQuery *wg_query_new(const char *text, GError **error)
{
  const char *refusal = wg_query_refusal(text);
  if (refusal) {
    refuse(refusal, error);
    return NULL;
  }
  if (!g_utf8_validate(text, -1, NULL)) {
    g_set_error_literal(error, WG_QUERY_ERROR, WG_QUERY_ERROR_SYNTAX,
                        "the query is not UTF-8");
    return NULL;
  }
  WgQuery *query = g_new0(WgQuery, 1);
  query->text = wg_query_with_prefixes(text);
  query->patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
  g_array_set_clear_func(query->patterns, clear_pattern);
  query->names = g_ptr_array_new_with_free_func(g_free);
  query->empty = g_ptr_array_new();
  if (read_query(query, error)) return query;
  wg_query_free(query);
  return NULL;
}

void wg_query_free(WgQuery *query)
{
  if (!query) return;
  if (query->model) librdf_free_model(query->model);
  if (query->storage) librdf_free_storage(query->storage);
  if (query->world) librdf_free_world(query->world);
  g_free(query->text);
  g_free(query->complaint);
  g_array_free(query->patterns, TRUE);
  g_ptr_array_free(query->names, TRUE);
  g_ptr_array_free(query->empty, TRUE);
  g_free(query);
}

WgQueryKind wg_query_kind(const WgQuery *query) { return query->kind; }

const char *const *wg_query_names(const WgQuery *query)
{
  return (const char *const *)query->names->pdata;
}

// ---- loading

static int hear_librdf(void *context, librdf_log_message *message)
{
  WgQuery *query = context;
  if (librdf_log_message_level(message) >= LIBRDF_LOG_ERROR && !query->complaint)
    query->complaint = g_strdup(librdf_log_message_message(message));
  return 1;
}

static gboolean fail(const WgQuery *query, const char *what, GError **error)
{
  g_set_error(error, WG_QUERY_ERROR, WG_QUERY_ERROR_FAILED, "%s: %s", what,
              query->complaint ? query->complaint : "rasqal gives no reason");
  return FALSE;
}

static gboolean fits(const char *wanted, const char *is)
{
  return !wanted || strcmp(wanted, is) == 0;
}

static gboolean is_wanted(const WgQuery *query, const WgStatement *s)
{
  for (guint i = 0; i < query->patterns->len; i++) {
    const Pattern *p = &g_array_index(query->patterns, Pattern, i);
    if (fits(p->predicate, s->predicate) && fits(p->subject, s->subject) &&
        (!p->object || (!s->literal && strcmp(p->object, s->object) == 0)))
      return TRUE;
  }
  return FALSE;
}

static librdf_node *iri_node(WgQuery *query, const char *iri)
{
  return librdf_new_node_from_uri_string(query->world, (const unsigned char *)iri);
}

static librdf_node *object_node(WgQuery *query, const WgStatement *s)
{
  if (!s->literal) return iri_node(query, s->object);
  librdf_uri *type =
      s->datatype ? librdf_new_uri(query->world, (const unsigned char *)s->datatype)
                  : NULL;
  librdf_node *node = librdf_new_node_from_typed_literal(
      query->world, (const unsigned char *)s->object, s->lang, type);
  if (type) librdf_free_uri(type);
  return node;
}

static gboolean load_one(const WgStatement *s, void *context, GError **error)
{
  WgQuery *query = context;
  if (!is_wanted(query, s)) return TRUE;
  if (++query->loaded > query->most) {
    g_autofree char *what = g_strdup_printf(
        "patterns that match more than %" G_GUINT64_FORMAT " statements", query->most);
    return refuse(what, error);
  }
  // The nodes go over to the model.
  return librdf_model_add(query->model, iri_node(query, s->subject),
                          iri_node(query, s->predicate),
                          object_node(query, s)) == 0 ||
         fail(query, "librdf takes a statement not", error);
}

gboolean wg_query_load(WgQuery *query, WgSnapshot *snapshot, guint64 most,
                       GError **error)
{
  query->most = most;
  query->world = librdf_new_world();
  librdf_world_set_raptor_init_handler(query->world, query, prepare_raptor);
  librdf_world_set_logger(query->world, query, hear_librdf);
  librdf_world_open(query->world);
  rasqal_world_set_log_handler(librdf_world_get_rasqal(query->world), query, hear_rasqal);
  if (wg_mending_set(&query->mending, query->world) != 0)
    return fail(query, "librdf and rasqal do not fit", error);
  query->storage = librdf_new_storage(query->world, "trees", NULL, "");
  if (query->storage)
    query->model = librdf_new_model(query->world, query->storage, NULL);
  if (!query->model) return fail(query, "librdf makes no model", error);
  return wg_snapshot_each(snapshot, load_one, query, error);
}

// ---- running

typedef struct running {
  librdf_query *query;
  librdf_query_results *results;
} Running;

static gboolean run_open(WgQuery *query, const char *text, Running *run, GError **error)
{
  g_clear_pointer(&query->complaint, g_free);
  run->results = NULL;
  run->query = librdf_new_query(query->world, "sparql", NULL,
                                (const unsigned char *)text, NULL);
  if (run->query) run->results = librdf_query_execute(run->query, query->model);
  return run->results || fail(query, "the query cannot be run", error);
}

static void run_close(Running *run)
{
  if (run->results) librdf_free_query_results(run->results);
  if (run->query) librdf_free_query(run->query);
}

static gboolean give_row(librdf_query_results *results, guint n, WgRowFunc func,
                         void *context, GError **error)
{
  g_autofree WgTerm *cells = g_new0(WgTerm, n + 1);
  g_autofree librdf_node **nodes = g_new0(librdf_node *, n + 1);
  for (guint i = 0; i < n; i++) {
    nodes[i] = librdf_query_results_get_binding_value(results, (int)i);
    cells[i] = wg_term_of(nodes[i]);
  }
  gboolean ok = func(cells, context, error);
  for (guint i = 0; i < n; i++)
    if (nodes[i]) librdf_free_node(nodes[i]);
  return ok;
}

static gboolean give_empty_row(const WgQuery *query, WgRowFunc func, void *context,
                               GError **error)
{
  guint n = query->names->len - 1;
  g_autofree WgTerm *cells = g_new0(WgTerm, n + 1);
  for (guint i = 0; i < n; i++) {
    const char *empty = query->empty->pdata[i];
    if (empty && *empty)
      cells[i] = (WgTerm){.kind = WG_TERM_LITERAL, .value = empty,
                          .datatype = XSD_INTEGER};
  }
  return func(cells, context, error);
}

// Whether the pattern of a SELECT matches anything: its text, asked as ASK.
static gboolean matches_any(WgQuery *query, gboolean *any, GError **error)
{
  gsize select, open, close;
  if (!wg_query_pattern(query->text, &select, &open, &close)) return TRUE;
  g_autofree char *ask =
      g_strdup_printf("%.*sASK %.*s", (int)select, query->text,
                      (int)(close + 1 - open), query->text + open);
  Running run;
  gboolean ok = run_open(query, ask, &run, error);
  if (ok) *any = librdf_query_results_get_boolean(run.results) > 0;
  run_close(&run);
  return ok;
}

gboolean wg_query_rows(WgQuery *query, WgRowFunc func, void *context, GError **error)
{
  Running run;
  guint rows = 0;
  // Groups of nothing are none; rasqal makes one.
  gboolean any = TRUE;
  if (query->grouped && !matches_any(query, &any, error)) return FALSE;
  if (!any) return TRUE;
  gboolean ok = run_open(query, query->text, &run, error);
  for (; ok && !librdf_query_results_finished(run.results); rows++) {
    ok = give_row(run.results, query->names->len - 1, func, context, error);
    librdf_query_results_next(run.results);
  }
  if (ok && rows == 0 && query->one_row) ok = give_empty_row(query, func, context, error);
  run_close(&run);
  return ok;
}

gboolean wg_query_answer(WgQuery *query, gboolean *answer, GError **error)
{
  Running run;
  gboolean ok = run_open(query, query->text, &run, error);
  if (ok) *answer = librdf_query_results_get_boolean(run.results) > 0;
  run_close(&run);
  return ok;
}

gboolean wg_query_statements(WgQuery *query, WgStatementFunc func, void *context,
                             GError **error)
{
  Running run;
  g_autoptr(WgGather) gather = wg_gather_new();
  gboolean ok = run_open(query, query->text, &run, error);
  librdf_stream *stream = ok ? librdf_query_results_as_stream(run.results) : NULL;
  for (; ok && stream && !librdf_stream_end(stream); librdf_stream_next(stream))
    ok = wg_gather_add(gather, librdf_stream_get_object(stream), error);
  if (stream) librdf_free_stream(stream);
  run_close(&run);
  return ok && wg_gather_each(gather, func, context, error);
}
