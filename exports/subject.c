// SPDX-License-Identifier: Apache-2.0
#include "exports/subject.h"

#include <string.h>

#include "graph/terms.h"

struct wg_subject {
  WgSubjectFunc func;
  void *context;
  GString *iri;        // "" before the first
  GStringChunk *chunk; // of the strings below
  GPtrArray *said;     // property, object, property, object …
};

WgSubject *wg_subject_new(WgSubjectFunc func, void *context)
{
  WgSubject *s = g_new0(WgSubject, 1);
  s->func = func;
  s->context = context;
  s->iri = g_string_new(NULL);
  s->chunk = g_string_chunk_new(1024);
  s->said = g_ptr_array_new();
  return s;
}

void wg_subject_free(WgSubject *s)
{
  if (!s) return;
  g_string_free(s->iri, TRUE);
  g_string_chunk_free(s->chunk);
  g_ptr_array_free(s->said, TRUE);
  g_free(s);
}

void wg_subject_end(WgSubject *s)
{
  if (s->said->len) s->func(s, s->context);
  g_ptr_array_set_size(s->said, 0);
  g_string_chunk_clear(s->chunk);
  g_string_truncate(s->iri, 0);
}

void wg_subject_take(WgSubject *s, const WgStatement *statement)
{
  if (strcmp(s->iri->str, statement->subject) != 0) {
    wg_subject_end(s);
    g_string_assign(s->iri, statement->subject);
  }
  g_ptr_array_add(s->said, g_string_chunk_insert(s->chunk, statement->predicate));
  g_ptr_array_add(s->said, g_string_chunk_insert(s->chunk, statement->object));
}

const char *wg_subject_iri(const WgSubject *s)
{
  return s->iri->str;
}

const char *wg_subject_value(const WgSubject *s, const char *property)
{
  for (guint i = 0; i < s->said->len; i += 2)
    if (strcmp(s->said->pdata[i], property) == 0) return s->said->pdata[i + 1];
  return NULL;
}

GPtrArray *wg_subject_values(const WgSubject *s, const char *property)
{
  GPtrArray *out = g_ptr_array_new();
  for (guint i = 0; i < s->said->len; i += 2)
    if (strcmp(s->said->pdata[i], property) == 0) g_ptr_array_add(out, s->said->pdata[i + 1]);
  return out;
}

gboolean wg_subject_is(const WgSubject *s, const char *class_iri)
{
  for (guint i = 0; i < s->said->len; i += 2)
    if (strcmp(s->said->pdata[i], RDF_TYPE) == 0 &&
        strcmp(s->said->pdata[i + 1], class_iri) == 0)
      return TRUE;
  return FALSE;
}

const char *wg_subject_entity_class(const WgSubject *s)
{
  static const char *const FINER_FIRST[] = {
      "Person", "Company", "University", "GovernmentBody", "MediaOrganization",
      "IntergovernmentalOrganization", "Country", "Organization", "Place", "Agent"};
  for (guint i = 0; i < G_N_ELEMENTS(FINER_FIRST); i++) {
    g_autofree char *iri = g_strconcat(WG_NS, FINER_FIRST[i], NULL);
    if (wg_subject_is(s, iri)) return FINER_FIRST[i];
  }
  return NULL;
}
