// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/relation.h"

#include "extract/encoder/tensors_writer.h"
#include "extract/propose/windows.h"

/// "my curb.wgl" as the local name of an IRI: "my_curb.wgl".
static char *teller_of(const char *path)
{
  char *name = g_path_get_basename(path);
  for (char *p = name; *p; p++)
    if (!g_ascii_isalnum(*p) && !strchr("-_.", *p)) *p = '_';
  return name;
}

static gboolean fail(GError **error, const char *path, const char *what)
{
  g_set_error(error, WG_TENSORS_ERROR, 0, "%s: %s; train it again (wiregraph train --relation)",
              path, what);
  return FALSE;
}

static gboolean check_reader(const WgRelation *r, const char *path, const char *reader,
                             GError **error)
{
  guint n = 0;
  const char *const *learnt_on = wg_tensors_strings(r->tensors, "reader", &n);
  if (!r->classes || !r->n || n != 1) return fail(error, path, "no relation that was learnt");
  return g_str_equal(learnt_on[0], reader) ||
         fail(error, path, "was learnt on another reader.wgr than the one in use");
}

WgRelation *wg_relation_load(const char *path, const char *reader, guint class_width,
                             GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);
  if (!file) return NULL;
  g_autoptr(WgRelation) r = g_new0(WgRelation, 1);
  WgSlice bytes = {g_mapped_file_get_contents(file), g_mapped_file_get_length(file)};
  r->tensors = wg_tensors_read(bytes, path, NULL);
  if (!r->tensors) {
    fail(error, path, "damaged, or no relation that was learnt");
    return NULL;
  }
  r->classes = wg_tensors_strings(r->tensors, "classes", &r->n);
  if (!check_reader(r, path, reader, error)) return NULL;
  r->teller = teller_of(path);
  const WgTensors *t = r->tensors;
  if ((r->trigger = wg_tensors_floats(t, "relation.trigger", r->n, WG_HEADS_HIDDEN, error)) &&
      (r->bias = wg_tensors_floats(t, "relation.bias", 1, r->n, error)) &&
      (r->rows = wg_tensors_floats(t, "relation.class", r->n, class_width, error)) &&
      (r->steps = wg_tensors_floats(t, "relation.steps", r->n, WG_STEPS_VALUES * 2, error)))
    return g_steal_pointer(&r);
  return NULL;
}

void wg_relation_free(WgRelation *r)
{
  if (!r) return;
  wg_tensors_free(r->tensors);
  g_free(r->teller);
  g_free(r);
}

GByteArray *wg_relation_file(const WgRelation *r, const char *reader, guint class_width)
{
  g_autoptr(WgTensorsWriter) w = wg_tensors_writer_new();
  wg_tensors_writer_strings(w, "classes", r->n, r->classes);
  wg_tensors_writer_strings(w, "reader", 1, &reader);
  wg_tensors_writer_floats(w, "relation.trigger", r->n, WG_HEADS_HIDDEN, r->trigger);
  wg_tensors_writer_floats(w, "relation.bias", 1, r->n, r->bias);
  wg_tensors_writer_floats(w, "relation.class", r->n, class_width, r->rows);
  wg_tensors_writer_floats(w, "relation.steps", r->n, WG_STEPS_VALUES * 2, r->steps);
  return wg_tensors_writer_file(w);
}
