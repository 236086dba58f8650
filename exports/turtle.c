// SPDX-License-Identifier: Apache-2.0
//
// Turtle and TriG (W3C 1.1) for human eyes: prefixes, one block a subject with its
// classes first, objects of one predicate joined. Written here because raptor 2.0.15's own
// writer changes some typed numbers and keeps the whole graph, and knows no TriG; the
// escapes are raptor's. A block is held until its subject ends, nothing else.
#include "exports/writer.h"
#include "graph/terms.h"

typedef struct prefix {
  char *name, *iri;
  char *text;                // name and colon
  gsize length, text_length; // of iri, of text
} Prefix;

typedef struct turtle {
  GArray *prefixes;
  WgSpeller *speller;
  GString *subject;   // of the block at hand; empty before the first
  GString *classes;   // objects of rdf:type, joined
  GString *rest;      // the other predicates with their objects
  GString *predicate; // last one in rest
  gboolean open;      // TriG: a graph is
  char *graph;        // its name; NULL: the default graph
} Turtle;

static void add_prefix(Turtle *t, const char *name, char *iri)
{
  Prefix prefix = {g_strdup(name), iri, g_strconcat(name, ":", NULL), strlen(iri),
                   strlen(name) + 1};
  g_array_append_val(t->prefixes, prefix);
}

static void clear_prefix(void *p)
{
  Prefix *prefix = p;
  g_free(prefix->name);
  g_free(prefix->iri);
  g_free(prefix->text);
}

static void fill_prefixes(Turtle *t, const char *base)
{
  static const char *const VOCABULARIES[][2] = {
      {"wg", WG_NS},           {"wgf", WG_FRAME_NS}, {"rdf", RDF_NS},
      {"rdfs", RDFS_NS},       {"xsd", XSD_NS},      {"skos", SKOS_NS},
      {"dcterms", DCTERMS_NS}, {"prov", PROV_NS},    {"schema", SCHEMA_NS}};
  static const char *const ROOMS[] = {"person",     "organization", "place",
                                      "event",      "report",       "occurrence",
                                      "extraction", "article"};
  for (guint i = 0; i < G_N_ELEMENTS(VOCABULARIES); i++)
    add_prefix(t, VOCABULARIES[i][0], g_strdup(VOCABULARIES[i][1]));
  for (guint i = 0; i < G_N_ELEMENTS(ROOMS); i++)
    add_prefix(t, ROOMS[i], g_strconcat(base, ROOMS[i], "/", NULL));
}

static gboolean begin(WgWriter *writer, GError **error)
{
  (void)error;
  Turtle *t = writer->state = g_new0(Turtle, 1);
  t->prefixes = g_array_new(FALSE, FALSE, sizeof(Prefix));
  g_array_set_clear_func(t->prefixes, clear_prefix);
  fill_prefixes(t, writer->base);
  t->speller = wg_speller_new();
  t->subject = g_string_new(NULL);
  t->classes = g_string_new(NULL);
  t->rest = g_string_new(NULL);
  t->predicate = g_string_new(NULL);
  for (guint i = 0; i < t->prefixes->len; i++) {
    const Prefix *p = &g_array_index(t->prefixes, Prefix, i);
    g_string_append_printf(writer->out, "@prefix %s: <%s> .\n", p->name, p->iri);
  }
  return TRUE;
}

static void clear(WgWriter *writer)
{
  Turtle *t = writer->state;
  g_array_free(t->prefixes, TRUE);
  wg_speller_free(t->speller);
  g_string_free(t->subject, TRUE);
  g_string_free(t->classes, TRUE);
  g_string_free(t->rest, TRUE);
  g_string_free(t->predicate, TRUE);
  g_free(t->graph);
  g_free(t);
}

// Where the last part of an IRI begins if it is a local name that needs no escape in any
// version of Turtle, else NULL. Prefixes end with what no such name holds, so one IRI can
// take one prefix only.
static const char *find_local(const char *iri, const char *end)
{
  const char *p = end;
  while (p > iri && (g_ascii_isalnum(p[-1]) || p[-1] == '_' || p[-1] == '-')) p--;
  gboolean good = p > iri && p < end && *p != '-' && (p[-1] == '/' || p[-1] == '#');
  return good ? p : NULL;
}

static const Prefix *find_prefix(const Turtle *t, const char *iri, gsize n)
{
  for (guint i = 0; i < t->prefixes->len; i++) {
    const Prefix *p = &g_array_index(t->prefixes, Prefix, i);
    if (p->length == n && memcmp(iri, p->iri, n) == 0) return p;
  }
  return NULL;
}

static void put_iri(const Turtle *t, const char *iri, GString *out)
{
  const char *end = iri + strlen(iri), *local = find_local(iri, end);
  const Prefix *p = local ? find_prefix(t, iri, (gsize)(local - iri)) : NULL;
  if (p) {
    g_string_append_len(out, p->text, (gssize)p->text_length);
    g_string_append_len(out, local, end - local);
  } else {
    g_string_append_c(out, '<');
    g_string_append_len(out, iri, end - iri);
    g_string_append_c(out, '>');
  }
}

// Whether the bare token would be read as this very literal: the productions INTEGER
// and DECIMAL of Turtle.
static gboolean stands_bare(const WgStatement *s)
{
  if (!s->datatype || s->lang) return FALSE;
  gboolean decimal = strcmp(s->datatype, XSD_DECIMAL) == 0;
  if (!decimal && strcmp(s->datatype, XSD_INTEGER) != 0) return FALSE;
  const char *p = s->object;
  if (*p == '+' || *p == '-') p++;
  gsize whole = strspn(p, "0123456789");
  if (!decimal) return whole > 0 && !p[whole];
  if (p[whole] != '.') return FALSE;
  gsize part = strspn(p + whole + 1, "0123456789");
  return part > 0 && !p[whole + 1 + part];
}

static void put_object(const Turtle *t, const WgStatement *s, GString *out)
{
  if (!s->literal) {
    put_iri(t, s->object, out);
  } else if (stands_bare(s)) {
    g_string_append(out, s->object);
  } else {
    wg_speller_literal(t->speller, s->object, out);
    if (s->datatype) {
      g_string_append(out, "^^");
      put_iri(t, s->datatype, out);
    } else if (s->lang) {
      g_string_append_printf(out, "@%s", s->lang);
    }
  }
}

static void end_block(Turtle *t, GString *out)
{
  if (!t->subject->len) return;
  g_string_append_c(out, '\n');
  put_iri(t, t->subject->str, out);
  if (t->classes->len) g_string_append(out, "\n    a ");
  g_string_append_len(out, t->classes->str, (gssize)t->classes->len);
  if (t->classes->len && t->rest->len) g_string_append(out, " ;");
  g_string_append_len(out, t->rest->str, (gssize)t->rest->len);
  g_string_append(out, " .\n");
  g_string_truncate(t->classes, 0);
  g_string_truncate(t->rest, 0);
  g_string_truncate(t->predicate, 0);
}

// TriG: the braces of the graph that the next statement is of.
static void turn_to_graph(WgWriter *writer, const char *graph)
{
  Turtle *t = writer->state;
  if (t->open && g_strcmp0(t->graph, graph) == 0) return;
  end_block(t, writer->out);
  g_string_truncate(t->subject, 0);
  if (t->open) g_string_append(writer->out, "}\n");
  g_string_append_c(writer->out, '\n');
  if (graph) {
    put_iri(t, graph, writer->out);
    g_string_append_c(writer->out, ' ');
  }
  g_string_append(writer->out, "{\n");
  t->open = TRUE;
  g_free(t->graph);
  t->graph = g_strdup(graph);
}

static gboolean put(WgWriter *writer, const WgStatement *s, GError **error)
{
  (void)error;
  Turtle *t = writer->state;
  if (writer->format->quads) turn_to_graph(writer, s->graph);
  if (strcmp(t->subject->str, s->subject) != 0) {
    end_block(t, writer->out);
    g_string_assign(t->subject, s->subject);
  }
  if (strcmp(s->predicate, RDF_TYPE) == 0 && !s->literal) {
    if (t->classes->len) g_string_append(t->classes, ", ");
    put_object(t, s, t->classes);
    return TRUE;
  }
  if (strcmp(t->predicate->str, s->predicate) == 0) {
    g_string_append(t->rest, ", ");
  } else {
    g_string_append(t->rest, t->rest->len ? " ;\n    " : "\n    ");
    put_iri(t, s->predicate, t->rest);
    g_string_append_c(t->rest, ' ');
    g_string_assign(t->predicate, s->predicate);
  }
  put_object(t, s, t->rest);
  return TRUE;
}

static gboolean finish(WgWriter *writer, GError **error)
{
  (void)error;
  Turtle *t = writer->state;
  end_block(t, writer->out);
  g_string_truncate(t->subject, 0);
  if (t->open) g_string_append(writer->out, "}\n");
  t->open = FALSE;
  return TRUE;
}

const WgWriterClass WG_WRITER_TURTLE = {begin, put, finish, clear};
