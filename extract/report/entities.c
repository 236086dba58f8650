// SPDX-License-Identifier: Apache-2.0
/// Drafts as the entities that they turned out to be.
#include "extract/report/report.h"

#include <stdlib.h>

/// An organization that nothing but its name told is of the kind that words around it and the
/// learnt reader say. Whether it is one, a person or a place is not asked again: what is told
/// of it depends on that.
static WgEntityType settled_type(const WgDraft *d)
{
  if (!d->type_is_guess || d->type == WG_TYPE_PERSON || d->type == WG_TYPE_PLACE)
    return d->type;
  WgEntityType best = d->type;
  float most = 0.0f;
  for (int k = WG_TYPE_ORGANIZATION; k <= WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION; k++)
    if ((float)d->votes[k] + d->learnt[k] > most) {
      most = (float)d->votes[k] + d->learnt[k];
      best = (WgEntityType)k;
    }
  return best;
}

static int compare_names(const void *x, const void *y)
{
  return strcmp(*(const char *const *)x, *(const char *const *)y);
}

const WgEntity *wg_entity_of(WgArticle *a, WgDraft *d)
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

void wg_entities_make(WgArticle *a, WgReading *reading)
{
  const WgEntity **entities = wg_arena_new0(a->arena, const WgEntity *, a->drafts->len + 1);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    // a name that nobody but the reader saw is printed where a report needs it
    if (!d->into && (d->out || (d->names->len && !d->by_reader)))
      entities[reading->n_entities++] = wg_entity_of(a, d);
  }
  reading->entities = entities;
}
