// SPDX-License-Identifier: Apache-2.0
//
// RDF/XML (W3C 1.1) by raptor's streaming serializer.
#include <raptor2.h>

#include "exports/escape.h"
#include "exports/writer.h"
#include "graph/terms.h"

typedef struct rdfxml {
  raptor_world *world;
  raptor_serializer *serializer;
  raptor_iostream *stream;
  char *complaint; // raptor's first error
} RdfXml;

static int put_byte(void *context, const int byte)
{
  WgWriter *writer = context;
  g_string_append_c(writer->out, (char)byte);
  return 0;
}

static int put_bytes(void *context, const void *p, size_t size, size_t n)
{
  WgWriter *writer = context;
  g_string_append_len(writer->out, p, (gssize)(size * n));
  return (int)n;
}

static void hear(void *context, raptor_log_message *message)
{
  RdfXml *x = context;
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR && !x->complaint)
    x->complaint = g_strdup(message->text);
}

static gboolean fail(const RdfXml *x, GError **error)
{
  g_set_error(error, WG_EXPORT_ERROR, WG_EXPORT_ERROR_TERM,
              "RDF/XML cannot hold a statement: %s",
              x->complaint ? x->complaint : "raptor gives no reason");
  return FALSE;
}

static void name_namespaces(RdfXml *x)
{
  static const char *const NAMES[][2] = {
      {"wg", WG_NS},           {"rdfs", RDFS_NS}, {"skos", SKOS_NS},
      {"dcterms", DCTERMS_NS}, {"prov", PROV_NS}, {"schema", SCHEMA_NS}};
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    raptor_uri *uri =
        raptor_new_uri(x->world, (const unsigned char *)NAMES[i][1]);
    raptor_serializer_set_namespace(x->serializer, uri,
                                    (const unsigned char *)NAMES[i][0]);
    raptor_free_uri(uri);
  }
}

static gboolean begin(WgWriter *writer, GError **error)
{
  static const raptor_iostream_handler HANDLER = {
      .version = 2, .write_byte = put_byte, .write_bytes = put_bytes};
  RdfXml *x = writer->state = g_new0(RdfXml, 1);
  x->world = raptor_new_world();
  raptor_world_set_flag(x->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_set_log_handler(x->world, x, hear);
  raptor_world_open(x->world);
  x->serializer = raptor_new_serializer(x->world, "rdfxml");
  x->stream = raptor_new_iostream_from_handler(x->world, writer, &HANDLER);
  if (!x->serializer || !x->stream) return fail(x, error);
  name_namespaces(x);
  if (raptor_serializer_start_to_iostream(x->serializer, NULL, x->stream))
    return fail(x, error);
  return TRUE;
}

static void clear(WgWriter *writer)
{
  RdfXml *x = writer->state;
  if (x->serializer) raptor_free_serializer(x->serializer);
  if (x->stream) raptor_free_iostream(x->stream);
  raptor_free_world(x->world);
  g_free(x->complaint);
  g_free(x);
}

static raptor_term *iri_term(const RdfXml *x, const char *iri)
{
  return raptor_new_term_from_uri_string(x->world, (const unsigned char *)iri);
}

static raptor_term *object_term(const RdfXml *x, const WgStatement *s)
{
  if (!s->literal) return iri_term(x, s->object);
  GString *text = g_string_sized_new(strlen(s->object));
  wg_escape_xml_controls(text, s->object);
  raptor_uri *type =
      s->datatype ? raptor_new_uri(x->world, (const unsigned char *)s->datatype)
                  : NULL;
  raptor_term *term =
      raptor_new_term_from_literal(x->world, (const unsigned char *)text->str, type,
                                   (const unsigned char *)s->lang);
  if (type) raptor_free_uri(type);
  g_string_free(text, TRUE);
  return term;
}

static gboolean put(WgWriter *writer, const WgStatement *s, GError **error)
{
  RdfXml *x = writer->state;
  raptor_statement *statement = raptor_new_statement_from_nodes(
      x->world, iri_term(x, s->subject), iri_term(x, s->predicate),
      object_term(x, s), NULL);
  int code = raptor_serializer_serialize_statement(x->serializer, statement);
  raptor_free_statement(statement);
  return (!code && !x->complaint) || fail(x, error);
}

static gboolean finish(WgWriter *writer, GError **error)
{
  RdfXml *x = writer->state;
  return !raptor_serializer_serialize_end(x->serializer) || fail(x, error);
}

const WgWriterClass WG_WRITER_RDFXML = {begin, put, finish, clear};
