// SPDX-License-Identifier: Apache-2.0
/// Drafts: one for each thing that an article names, under its normalized names.
#include "extract/names/names.h"

void wg_draft_add_name(WgArticle *a, WgDraft *d, const char *name)
{
  for (guint i = 0; i < d->names->len; i++)
    if (g_str_equal(g_ptr_array_index(d->names, i), name)) return;
  g_ptr_array_add(d->names, wg_arena_strdup(a->arena, name));
}

static WgDraft *draft_new(WgArticle *a, const char *name, const char *normal,
                          const WgKnown *known, WgEntityType type, gboolean guess)
{
  WgDraft *d = wg_arena_new0(a->arena, WgDraft, 1);
  d->name = wg_arena_strdup(a->arena, name);
  d->normal = wg_arena_strdup(a->arena, normal);
  d->known = known;
  d->type = type;
  d->type_is_guess = guess;
  d->country = known ? known->country : NULL;
  d->names = wg_list(a);
  d->number = a->drafts->len;
  g_ptr_array_add(a->drafts, d);
  g_hash_table_insert(a->draft_of, (gpointer)d->normal, d);
  return d;
}

WgDraft *wg_draft_of_known(WgArticle *a, const WgKnown *known)
{
  g_autofree char *normal = wg_name_normalize(known->name);
  WgDraft *d = g_hash_table_lookup(a->draft_of, normal);
  if (!d) d = draft_new(a, known->name, normal, known, known->type, FALSE);
  return wg_draft_root(d);
}

WgDraft *wg_draft_for(WgArticle *a, const WgName *name)
{
  if (name->known) {
    WgDraft *d = wg_draft_of_known(a, name->known);
    wg_draft_add_name(a, d, name->words);
    return d;
  }
  g_autofree char *normal = wg_name_normalize(name->words);
  if (!*normal) return NULL;
  WgDraft *d = g_hash_table_lookup(a->draft_of, normal);
  if (!d) d = draft_new(a, name->words, normal, NULL, name->type, name->guess);
  d = wg_draft_root(d);
  if (d->type_is_guess && !name->guess) {
    d->type = name->type;
    d->type_is_guess = FALSE;
  }
  wg_draft_add_name(a, d, name->words);
  return d;
}

void wg_draft_merge(WgArticle *a, WgDraft *short_form, WgDraft *full)
{
  short_form = wg_draft_root(short_form);
  full = wg_draft_root(full);
  if (short_form == full) return;
  short_form->into = full;
  full->count += short_form->count;
  for (guint i = 0; i < short_form->names->len; i++)
    wg_draft_add_name(a, full, g_ptr_array_index(short_form->names, i));
  for (int k = 0; k < WG_TYPE_COUNT; k++) full->votes[k] += short_form->votes[k];
  if (!full->country) full->country = short_form->country;
}
