// SPDX-License-Identifier: Apache-2.0
#include "extract/propose/weights.h"

#include "extract/propose/unseen.h"

struct wg_learnt {
  WgTensors *tensors;
  WgPieces *pieces;
  WgTransformer *transformer;
  WgHeads *heads;
  const WgEventClass **classes;
  guint n_shipped;
  GPtrArray *relations; // WgRelation *, their classes behind those shipped
  char *checksum;
};

static gboolean features_fit(const WgLearnt *l, GError **error)
{
  static const guint VALUES[WG_FEATURE_COUNT] = {WG_UPOS_VALUES, WG_DEPREL_VALUES,
                                                 WG_SHAPE_VALUES, WG_NAME_VALUES,
                                                 WG_PLACE_VALUES};
  gboolean fit = wg_transformer_features(l->transformer) == WG_FEATURE_COUNT &&
                 wg_transformer_width(l->transformer) == wg_heads_width(l->heads);
  for (guint i = 0; fit && i < WG_FEATURE_COUNT; i++)
    fit = wg_transformer_values(l->transformer, i) == VALUES[i];
  if (!fit || wg_transformer_positions(l->transformer) < WG_LONGEST_WINDOW + 3) {
    g_set_error(error, WG_TENSORS_ERROR, 0,
                "%s: is of another version of the reader; install the program whole",
                wg_tensors_name(l->tensors));
    return FALSE;
  }
  return TRUE;
}

static gboolean pieces_fit(WgLearnt *l, GError **error)
{
  guint n = 0;
  const char *const *vocabulary = wg_tensors_strings(l->tensors, "pieces", &n);
  l->pieces = vocabulary ? wg_pieces_new(vocabulary, n) : NULL;
  if (l->pieces && n <= wg_transformer_pieces(l->transformer)) return TRUE;
  g_set_error(error, WG_TENSORS_ERROR, 0,
              "%s: its vocabulary does not fit its weights; install the program whole",
              wg_tensors_name(l->tensors));
  return FALSE;
}

static gboolean add_relations(WgLearnt *l, const char *const *paths, GError **error)
{
  l->relations = g_ptr_array_new_with_free_func((GDestroyNotify)wg_relation_free);
  for (; paths && *paths; paths++) {
    WgRelation *r =
        wg_relation_load(*paths, l->checksum, wg_heads_class_width(l->heads), error);
    if (!r) return FALSE;
    g_ptr_array_add(l->relations, r);
    if (!wg_heads_join(l->heads, r, error)) return FALSE;
  }
  return TRUE;
}

/// The relation that class `c` was learnt with; NULL: it was shipped.
static const WgRelation *relation_of(const WgLearnt *l, guint c)
{
  guint first = l->n_shipped;
  for (guint i = 0; i < l->relations->len; i++) {
    const WgRelation *r = g_ptr_array_index(l->relations, i);
    if (c >= first && c < first + r->n) return r;
    first += r->n;
  }
  return NULL;
}

static gboolean find_classes(WgLearnt *l, const WgOntology *ontology, GError **error)
{
  guint n;
  const char *const *names = wg_heads_classes(l->heads, &n);
  l->classes = g_new0(const WgEventClass *, n + 1);
  for (guint i = 0; i < n; i++) {
    l->classes[i] = wg_ontology_event_class(ontology, names[i]);
    const WgRelation *r = l->classes[i] ? NULL : relation_of(l, i);
    if (!r) continue;
    g_set_error(error, WG_TENSORS_ERROR, 0,
                "%s: tells %s, which the ontology does not declare; name the file that does with "
                "--ontology", wg_tensors_name(r->tensors), names[i]);
    return FALSE;
  }
  return TRUE;
}

WgLearnt *wg_learnt_load(const char *path, const WgOntology *ontology,
                         const char *const *relations, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);
  if (!file) {
    g_prefix_error(error, "%s: cannot read the learnt reader (install the program whole, or read "
                   "with --model fast): ", path);
    return NULL;
  }
  g_autoptr(WgLearnt) l = g_new0(WgLearnt, 1);
  WgSlice bytes = {g_mapped_file_get_contents(file), g_mapped_file_get_length(file)};
  l->tensors = wg_tensors_read(bytes, path, error);
  if (!l->tensors) return NULL;
  l->transformer = wg_transformer_new(l->tensors, error);
  if (!l->transformer) return NULL;
  l->heads = wg_heads_new(l->tensors, error);
  if (!l->heads || !features_fit(l, error) || !pieces_fit(l, error)) return NULL;
  l->checksum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes.ptr,
                                            bytes.len);
  wg_heads_classes(l->heads, &l->n_shipped);
  if (!add_relations(l, relations, error) || !find_classes(l, ontology, error)) return NULL;
  return g_steal_pointer(&l);
}

void wg_learnt_free(WgLearnt *l)
{
  if (!l) return;
  wg_heads_free(l->heads);
  wg_transformer_free(l->transformer);
  wg_pieces_free(l->pieces);
  wg_tensors_free(l->tensors);
  if (l->relations) g_ptr_array_unref(l->relations);
  g_free(l->classes);
  g_free(l->checksum);
  g_free(l);
}

const WgTensors *wg_learnt_tensors(const WgLearnt *learnt)
{
  return learnt->tensors;
}

const char *wg_learnt_checksum(const WgLearnt *learnt)
{
  return learnt->checksum;
}

const WgEventClass *const *wg_learnt_classes(const WgLearnt *learnt, guint *n)
{
  wg_heads_classes(learnt->heads, n);
  return learnt->classes;
}

const WgHeads *wg_learnt_heads(const WgLearnt *learnt)
{
  return learnt->heads;
}

guint wg_learnt_shipped(const WgLearnt *learnt)
{
  return learnt->n_shipped;
}

const char *wg_learnt_teller(const WgLearnt *learnt, guint c)
{
  const WgRelation *relation = relation_of(learnt, c);
  return relation ? relation->teller : "reader";
}

void wg_learnt_look(const WgLearnt *learnt, WgArticle *a, WgLookFunc take,
                    gpointer context)
{
  WgScratch scratch;
  wg_scratch_init(&scratch);
  g_autoptr(GPtrArray) windows = wg_windows_cut(a, learnt->pieces);
  for (guint i = 0; i < windows->len; i++) {
    WgLook look;
    wg_scratch_reset(&scratch);
    wg_heads_look(learnt->heads, learnt->transformer, &scratch, g_ptr_array_index(windows, i),
                  &look);
    wg_unseen_names(a, learnt->heads, &look);
    take(a, &look, context);
  }
  wg_scratch_clear(&scratch);
}
