// SPDX-License-Identifier: Apache-2.0
#include "graph/builder.h"

#include <librdf.h>
#include <string.h>

#include "graph/graph.h"
#include "graph/iri.h"
#include "graph/statement.h"

struct wg_builder {
  librdf_world *world;
  librdf_storage *storage; // of the article that is being made
  librdf_model *model;
  WgSpeller *speller;
  char *complaint; // first word of librdf or raptor that something went wrong
  guint dropped;
  gboolean failed; // an add was refused
};

static int hear_librdf(void *context, librdf_log_message *message)
{
  WgBuilder *builder = context;
  if (librdf_log_message_level(message) >= LIBRDF_LOG_ERROR && !builder->complaint)
    builder->complaint = g_strdup(librdf_log_message_message(message));
  return 1;
}

static void hear_raptor(void *context, raptor_log_message *message)
{
  WgBuilder *builder = context;
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR && !builder->complaint)
    builder->complaint = g_strdup(message->text);
}

static void prepare_raptor(void *context, raptor_world *world)
{
  // libcurl is not raptor's to start and stop: a program that links us may use it too.
  raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_set_log_handler(world, context, hear_raptor);
}

WgBuilder *wg_builder_new(GError **error)
{
  WgBuilder *builder = g_new0(WgBuilder, 1);
  builder->speller = wg_speller_new();
  builder->world = librdf_new_world();
  if (!builder->world) {
    g_set_error_literal(error, WG_GRAPH_ERROR, 0, "librdf does not start");
    wg_builder_free(builder);
    return NULL;
  }
  librdf_world_set_raptor_init_handler(builder->world, builder, prepare_raptor);
  librdf_world_set_logger(builder->world, builder, hear_librdf);
  librdf_world_open(builder->world);
  return builder;
}

static void forget_article(WgBuilder *builder)
{
  if (builder->model) librdf_free_model(builder->model);
  if (builder->storage) librdf_free_storage(builder->storage);
  builder->model = NULL;
  builder->storage = NULL;
  g_clear_pointer(&builder->complaint, g_free);
  builder->dropped = 0;
  builder->failed = FALSE;
}

void wg_builder_free(WgBuilder *builder)
{
  if (!builder) return;
  forget_article(builder);
  if (builder->world) librdf_free_world(builder->world);
  wg_speller_free(builder->speller);
  g_free(builder->complaint);
  g_free(builder);
}

static gboolean fail(const WgBuilder *builder, const char *what, GError **error)
{
  g_set_error(error, WG_GRAPH_ERROR, 0, "librdf %s: %s", what,
              builder->complaint ? builder->complaint : "it gives no reason");
  return FALSE;
}

gboolean wg_builder_begin(WgBuilder *builder, GError **error)
{
  forget_article(builder);
  // Of the four indexes of trees one is enough to keep a set.
  builder->storage =
      librdf_new_storage(builder->world, "trees", NULL,
                         "index-sop='no',index-ops='no',index-pso='no'");
  if (!builder->storage) return fail(builder, "makes no storage", error);
  builder->model = librdf_new_model(builder->world, builder->storage, NULL);
  if (!builder->model) return fail(builder, "makes no model", error);
  return TRUE;
}

static librdf_node *iri_node(WgBuilder *builder, const char *iri)
{
  return librdf_new_node_from_uri_string(builder->world,
                                         (const unsigned char *)iri);
}

static void add(WgBuilder *builder, const char *subject, const char *predicate,
                librdf_node *object)
{
  // The nodes go over to the model, also where it refuses them.
  if (librdf_model_add(builder->model, iri_node(builder, subject),
                       iri_node(builder, predicate), object))
    builder->failed = TRUE;
}

void wg_builder_iri(WgBuilder *builder, const char *subject, const char *predicate,
                    const char *object)
{
  if (!object) return;
  if (wg_iri_valid(subject) && wg_iri_valid(predicate) && wg_iri_valid(object))
    add(builder, subject, predicate, iri_node(builder, object));
  else
    builder->dropped++;
}

void wg_builder_text(WgBuilder *builder, const char *subject, const char *predicate,
                     const char *text, const char *datatype)
{
  if (!text) return;
  if (!wg_iri_valid(subject) || !wg_iri_valid(predicate)) {
    builder->dropped++;
    return;
  }
  g_autofree char *mended = wg_literal_valid(text) ? NULL : wg_literal_mend(text);
  librdf_uri *type = NULL;
  if (datatype)
    type = librdf_new_uri(builder->world, (const unsigned char *)datatype);
  const char *value = mended ? mended : text;
  add(builder, subject, predicate,
      librdf_new_node_from_typed_literal(
          builder->world, (const unsigned char *)value, NULL, type));
  if (type) librdf_free_uri(type);
}

static const char *iri_of(librdf_node *node)
{
  return (const char *)librdf_uri_as_string(librdf_node_get_uri(node));
}

static char *spell(WgBuilder *builder, librdf_statement *from, GString *scratch)
{
  librdf_node *object = librdf_statement_get_object(from);
  WgStatement to = {.subject = iri_of(librdf_statement_get_subject(from)),
                    .predicate = iri_of(librdf_statement_get_predicate(from))};
  to.literal = librdf_node_is_literal(object) != 0;
  if (to.literal) {
    librdf_uri *type = librdf_node_get_literal_value_datatype_uri(object);
    to.object = (const char *)librdf_node_get_literal_value(object);
    to.datatype = type ? (const char *)librdf_uri_as_string(type) : NULL;
  } else {
    to.object = iri_of(object);
  }
  g_string_truncate(scratch, 0);
  wg_speller_line(builder->speller, &to, scratch);
  return g_strdup(scratch->str);
}

static int compare_lines(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *join_sorted(GPtrArray *lines)
{
  g_ptr_array_sort(lines, compare_lines);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    if (i && strcmp(lines->pdata[i], lines->pdata[i - 1]) == 0) continue;
    g_string_append(out, lines->pdata[i]);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

gboolean wg_builder_end(WgBuilder *builder, char **lines, guint *dropped,
                        GError **error)
{
  if (builder->failed) return fail(builder, "refuses a statement", error);
  librdf_stream *stream = librdf_model_as_stream(builder->model);
  if (!stream) return fail(builder, "does not list its statements", error);
  g_autoptr(GPtrArray) spelt = g_ptr_array_new_with_free_func(g_free);
  GString *scratch = g_string_new(NULL);
  for (; !librdf_stream_end(stream); librdf_stream_next(stream))
    g_ptr_array_add(spelt,
                    spell(builder, librdf_stream_get_object(stream), scratch));
  librdf_free_stream(stream); // before its model
  g_string_free(scratch, TRUE);
  *lines = join_sorted(spelt);
  *dropped = builder->dropped;
  forget_article(builder);
  return TRUE;
}
