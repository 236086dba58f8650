// SPDX-License-Identifier: Apache-2.0
// The ontology in memory. Files are read with raptor2's Turtle parser, one raptor
// world per load (worlds are not shared between threads) and closed before the load
// returns; afterwards nothing changes any more, so that all workers may read at once.
#include "extract/ontology/ontology.h"

#include "extract/ontology/event_class.h"
#include "extract/ontology/roles.h"

#include <raptor2.h>
#include <string.h>

#define RDFS "http://www.w3.org/2000/01/rdf-schema#"

/// Two strings that together are looked up.
typedef struct pair {
  const char *a, *b;
} Pair;

struct wg_ontology {
  GStringChunk *strings;       // every string once
  GPtrArray *triples;          // of WgTriple, owned, in file order
  GHashTable *by_subject;      // subject → GPtrArray of WgTriple
  GHashTable *by_predicate;    // predicate → GPtrArray of WgTriple
  GHashTable *by_subject_pred; // Pair → GPtrArray of WgTriple
  GHashTable *by_pred_object;  // Pair → GPtrArray of WgTriple
  GArray *classes;             // of WgEventClass, by local name
  WgRoles *roles;
  GChecksum *sum;
};

/// What the handlers of raptor need while one file is read.
typedef struct reader {
  WgOntology *ontology;
  raptor_parser *parser;
  const char *file; // interned
  const char *text; // of the file
  char *failure;    // first message, NULL while all is well
  int failure_line;
} Reader;

G_DEFINE_QUARK(wg-ontology-error-quark, wg_ontology_error)

static guint pair_hash(gconstpointer p)
{
  const Pair *pair = p;
  return g_str_hash(pair->a) * 31u + g_str_hash(pair->b);
}

static gboolean pair_equal(gconstpointer p, gconstpointer q)
{
  const Pair *x = p, *y = q;
  return strcmp(x->a, y->a) == 0 && strcmp(x->b, y->b) == 0;
}

static void list_free(gpointer list) { g_ptr_array_free(list, TRUE); }

static GPtrArray *list_of(GHashTable *index, const char *a, const char *b)
{
  const Pair key = {a, b};
  GPtrArray *list = g_hash_table_lookup(index, &key);
  if (list) return list;
  Pair *own = g_new(Pair, 1);
  *own = key;
  list = g_ptr_array_new();
  g_hash_table_insert(index, own, list);
  return list;
}

static void add_under(GHashTable *index, const char *key, WgTriple *t)
{
  GPtrArray *list = g_hash_table_lookup(index, key);
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(index, (gpointer)key, list);
  }
  g_ptr_array_add(list, t);
}

static void add_triple(WgOntology *o, const WgTriple *given)
{
  WgTriple *t = g_new(WgTriple, 1);
  *t = *given;
  g_ptr_array_add(o->triples, t);
  add_under(o->by_subject, t->subject, t);
  add_under(o->by_predicate, t->predicate, t);
  g_ptr_array_add(list_of(o->by_subject_pred, t->subject, t->predicate), t);
  g_ptr_array_add(list_of(o->by_pred_object, t->predicate, t->object), t);
}

// ---- reading ----------------------------------------------------------------

/// The term as a string of the ontology; a blank node as "_:label".
static const char *term_text(WgOntology *o, const raptor_term *term)
{
  if (term->type == RAPTOR_TERM_TYPE_URI)
    return g_string_chunk_insert_const(
        o->strings, (const char *)raptor_uri_as_string(term->value.uri));
  if (term->type == RAPTOR_TERM_TYPE_LITERAL)
    return g_string_chunk_insert_const(
        o->strings, (const char *)term->value.literal.string);
  g_autofree char *label =
      g_strconcat("_:", (const char *)term->value.blank.string, NULL);
  return g_string_chunk_insert_const(o->strings, label);
}

static void on_statement(void *user, raptor_statement *statement)
{
  Reader *r = user;
  const raptor_locator *at = raptor_parser_get_locator(r->parser);
  const WgTriple triple = {
      .subject = term_text(r->ontology, statement->subject),
      .predicate = term_text(r->ontology, statement->predicate),
      .object = term_text(r->ontology, statement->object),
      .literal = statement->object->type == RAPTOR_TERM_TYPE_LITERAL,
      .file = r->file,
      .line = at ? at->line : 0,
  };
  add_triple(r->ontology, &triple);
}

/// The line on which byte `at` of `text` stands.
static int line_of(const char *text, const char *at)
{
  int line = 1;
  for (; text < at; text++) line += *text == '\n';
  return line;
}

/// raptor tells some errors (a prefix that is not declared) with the line on which
/// it began to read; the word it quotes then says where.
static int line_of_quoted(const Reader *r, const char *message, int told)
{
  const char *open = strchr(message, '"');
  const char *close = open ? strchr(open + 1, '"') : NULL;
  if (!close || close - open < 3) return told;
  g_autofree char *word = g_strndup(open + 1, (gsize)(close - open - 1));
  for (const char *at = strstr(r->text, word); at; at = strstr(at + 1, word)) {
    const int line = line_of(r->text, at);
    if (line >= told) return line;
  }
  return told;
}

static void on_log(void *user, raptor_log_message *message)
{
  Reader *r = user;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || r->failure) return;
  const int told = message->locator ? message->locator->line : 1;
  r->failure = g_strdup(message->text);
  r->failure_line = line_of_quoted(r, message->text, MAX(told, 1));
}

static gboolean fail(GError **error, const char *file, int line, const char *what)
{
  g_set_error(error, WG_ONTOLOGY_ERROR, 0, "%s:%d: %s", file, line, what);
  return FALSE;
}

static gboolean parse_text(Reader *r, raptor_world *world, gsize len,
                           GError **error)
{
  raptor_uri *base = raptor_new_uri(world, (const unsigned char *)WG_NS);
  r->parser = raptor_new_parser(world, "turtle");
  raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_statement_handler(r->parser, r, on_statement);
  int rc = raptor_parser_parse_start(r->parser, base);
  if (!rc)
    rc = raptor_parser_parse_chunk(r->parser, (const unsigned char *)r->text, len, 1);
  raptor_free_parser(r->parser);
  raptor_free_uri(base);
  if (r->failure)
    return fail(error, r->file, r->failure_line, r->failure);
  if (rc) return fail(error, r->file, 1, "this is no Turtle that can be read");
  return TRUE;
}

static gboolean read_file(WgOntology *o, raptor_world *world, const char *dir,
                          const char *name, GError **error)
{
  g_autofree char *path = g_build_filename(dir, name, NULL);
  g_autofree char *text = NULL;
  gsize len = 0;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &text, &len, &cause))
    return fail(error, path, 1, cause->message);
  const char *end = NULL;
  if (!g_utf8_validate(text, (gssize)len, &end))
    return fail(error, path, line_of(text, end),
                "not UTF-8: save the file as UTF-8 and try again");
  g_checksum_update(o->sum, (const guchar *)name, (gssize)strlen(name) + 1);
  g_checksum_update(o->sum, (const guchar *)text, (gssize)len);
  Reader r = {o, NULL, g_string_chunk_insert_const(o->strings, path), text, NULL, 0};
  raptor_world_set_log_handler(world, &r, on_log);
  const gboolean ok = parse_text(&r, world, len, error);
  raptor_world_set_log_handler(world, NULL, NULL);
  g_free(r.failure);
  return ok;
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/// Names of the *.ttl in `dir`, in byte order; NULL and `error` where there is none.
static GPtrArray *turtle_files(const char *dir, GError **error)
{
  g_autoptr(GError) cause = NULL;
  GDir *open = g_dir_open(dir, 0, &cause);
  if (!open) {
    fail(error, dir, 1, cause->message);
    return NULL;
  }
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(open));)
    if (g_str_has_suffix(name, ".ttl") && name[0] != '.')
      g_ptr_array_add(names, g_strdup(name));
  g_dir_close(open);
  g_ptr_array_sort(names, by_bytes);
  if (names->len) return names;
  g_ptr_array_free(names, TRUE);
  fail(error, dir, 1, "no *.ttl here: name the folder that holds the ontology");
  return NULL;
}

static gboolean read_files(WgOntology *o, const char *dir, const char *const *more,
                           GError **error)
{
  g_autoptr(GPtrArray) names = turtle_files(dir, error);
  if (!names) return FALSE;
  raptor_world *world = raptor_new_world();
  // libcurl is the fetcher's: raptor must not start and end it.
  raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  gboolean ok = raptor_world_open(world) == 0;
  if (!ok) fail(error, dir, 1, "raptor2 does not start");
  for (guint i = 0; ok && i < names->len; i++)
    ok = read_file(o, world, dir, names->pdata[i], error);
  for (; ok && more && *more; more++) {
    g_autofree char *folder = g_path_get_dirname(*more);
    g_autofree char *name = g_path_get_basename(*more);
    ok = read_file(o, world, folder, name, error);
  }
  raptor_free_world(world);
  return ok;
}

// ---- event classes ----------------------------------------------------------

static gint by_local(gconstpointer a, gconstpointer b)
{
  return strcmp(((const WgEventClass *)a)->local, ((const WgEventClass *)b)->local);
}

static gboolean read_classes(WgOntology *o, GError **error)
{
  guint n = 0;
  const WgTriple *const *t =
      wg_ontology_subjects(o, RDFS "subClassOf", WG_NS "Event", &n);
  for (guint i = 0; i < n; i++) {
    WgEventClass c = {0};
    const gboolean ok = wg_event_class_read(o, t[i], &c, error);
    g_array_append_val(o->classes, c); // also on failure: its lists are freed there
    if (!ok) return FALSE;
  }
  g_array_sort(o->classes, by_local);
  return TRUE;
}

// ---- life and questions -----------------------------------------------------

WgOntology *wg_ontology_load(const char *dir, GError **error)
{
  return wg_ontology_load_with(dir, NULL, error);
}

WgOntology *wg_ontology_load_with(const char *dir, const char *const *more, GError **error)
{
  WgOntology *o = g_new0(WgOntology, 1);
  o->strings = g_string_chunk_new(1 << 16);
  o->triples = g_ptr_array_new_with_free_func(g_free);
  o->by_subject = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_free);
  o->by_predicate = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_free);
  o->by_subject_pred = g_hash_table_new_full(pair_hash, pair_equal, g_free, list_free);
  o->by_pred_object = g_hash_table_new_full(pair_hash, pair_equal, g_free, list_free);
  o->classes = g_array_new(FALSE, TRUE, sizeof(WgEventClass));
  o->sum = g_checksum_new(G_CHECKSUM_SHA256);
  if (read_files(o, dir, more, error) && read_classes(o, error) &&
      (o->roles = wg_roles_new(o, error))) {
    g_checksum_get_string(o->sum); // closed here, so that readers never write
    return o;
  }
  wg_ontology_free(o);
  return NULL;
}

void wg_ontology_free(WgOntology *o)
{
  if (!o) return;
  for (guint i = 0; i < o->classes->len; i++)
    wg_event_class_clear(&g_array_index(o->classes, WgEventClass, i));
  g_array_free(o->classes, TRUE);
  wg_roles_free(o->roles);
  g_hash_table_destroy(o->by_subject);
  g_hash_table_destroy(o->by_predicate);
  g_hash_table_destroy(o->by_subject_pred);
  g_hash_table_destroy(o->by_pred_object);
  g_ptr_array_free(o->triples, TRUE);
  g_string_chunk_free(o->strings);
  g_checksum_free(o->sum);
  g_free(o);
}

static const WgTriple *const *as_list(const GPtrArray *list, guint *n)
{
  *n = list ? list->len : 0;
  return list ? (const WgTriple *const *)list->pdata : NULL;
}

const WgTriple *const *wg_ontology_find(const WgOntology *o, const char *subject,
                                        const char *predicate, guint *n)
{
  if (!predicate) return as_list(g_hash_table_lookup(o->by_subject, subject), n);
  const Pair key = {subject, predicate};
  return as_list(g_hash_table_lookup(o->by_subject_pred, &key), n);
}

const WgTriple *const *wg_ontology_subjects(const WgOntology *o,
                                            const char *predicate,
                                            const char *object, guint *n)
{
  const Pair key = {predicate, object};
  return as_list(g_hash_table_lookup(o->by_pred_object, &key), n);
}

const WgTriple *const *wg_ontology_with_predicate(const WgOntology *o,
                                                  const char *predicate, guint *n)
{
  return as_list(g_hash_table_lookup(o->by_predicate, predicate), n);
}

const char *wg_ontology_value(const WgOntology *o, const char *subject,
                              const char *predicate)
{
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(o, subject, predicate, &n);
  return n ? t[0]->object : NULL;
}

const WgEventClass *wg_ontology_event_classes(const WgOntology *o, guint *n)
{
  *n = o->classes->len;
  return (const WgEventClass *)(gpointer)o->classes->data;
}

const WgEventClass *wg_ontology_event_class(const WgOntology *o, const char *local)
{
  for (guint i = 0; i < o->classes->len; i++) {
    const WgEventClass *c = &g_array_index(o->classes, WgEventClass, i);
    if (strcmp(c->local, local) == 0) return c;
  }
  return NULL;
}

const char *wg_ontology_checksum(const WgOntology *o)
{
  return g_checksum_get_string(o->sum);
}

char *wg_ontology_normalize_role(const WgOntology *o, const char *role)
{
  return wg_roles_normalize(o->roles, role);
}
