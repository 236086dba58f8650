// SPDX-License-Identifier: Apache-2.0
/// The order of an article's facts, and which of them tell nothing that another does not.
#include "extract/propose/fact.h"
#include "extract/settle/settle.h"

static gint by_place(gconstpointer x, gconstpointer y)
{
  const WgFact *p = *(WgFact *const *)x, *q = *(WgFact *const *)y;
  if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
  if (p->token != q->token) return p->token < q->token ? -1 : 1;
  if (p->act != q->act) return p->act < q->act ? -1 : 1;
  int by_class = strcmp(p->event_class, q->event_class);
  if (by_class) return by_class;
  guint pa = p->actor ? p->actor->number + 1 : 0, qa = q->actor ? q->actor->number + 1 : 0;
  if (pa != qa) return pa < qa ? -1 : 1;
  guint pt = p->target ? p->target->number + 1 : 0, qt = q->target ? q->target->number + 1 : 0;
  return pt < qt ? -1 : pt > qt;
}

void wg_facts_sort(WgArticle *a)
{
  g_ptr_array_sort(a->facts, by_place);
}

/// What a fact tells of one of its parties, as a key; law over the whole article, others
/// within a sentence.
static char *party_key(const WgFact *f, const WgDraft *party, char side)
{
  return g_strdup_printf("%s %d %c %u %d", f->event_class, f->claim.polarity, side,
                         party->number, wg_fact_has(f, WG_TRAIT_OF_LAW) ? -1 : f->sentence);
}

void wg_poorer_drop(WgArticle *a)
{
  GPtrArray *facts = a->facts;
  g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < facts->len; i++) {
    const WgFact *f = g_ptr_array_index(facts, i);
    if (!f->actor || !f->target) continue;
    g_hash_table_add(told, party_key(f, f->actor, 'a'));
    g_hash_table_add(told, party_key(f, f->target, 't'));
  }
  guint kept = 0;
  for (guint i = 0; i < facts->len; i++) {
    WgFact *f = g_ptr_array_index(facts, i);
    gboolean poorer = FALSE;
    if (f->actor ? !f->target : f->target != NULL) {
      g_autofree char *key = f->actor ? party_key(f, f->actor, 'a') : party_key(f, f->target, 't');
      poorer = g_hash_table_contains(told, key);
    }
    if (!poorer) g_ptr_array_index(facts, kept++) = f;
  }
  g_ptr_array_set_size(facts, (gint)kept);
}

static gboolean same_list(const GPtrArray *x, const GPtrArray *y)
{
  guint nx = x ? x->len : 0, ny = y ? y->len : 0;
  if (nx != ny) return FALSE;
  for (guint i = 0; i < nx; i++)
    if (!g_str_equal(g_ptr_array_index(x, i), g_ptr_array_index(y, i))) return FALSE;
  return TRUE;
}

/// Whether two facts are one telling twice over: same trigger, same parties.
static gboolean is_repeat(const WgFact *x, const WgFact *y)
{
  return x->sentence == y->sentence && x->actor == y->actor && x->target == y->target &&
         g_str_equal(x->event_class, y->event_class) && same_list(x->role, y->role) &&
         g_strcmp0(x->words, y->words) == 0 &&
         x->claim.polarity == y->claim.polarity && x->claim.modality == y->claim.modality;
}

void wg_repeats_drop(WgArticle *a)
{
  GPtrArray *facts = a->facts;
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (guint i = 0; i < facts->len; i++) {
    WgFact *fact = g_ptr_array_index(facts, i);
    gboolean repeat = FALSE;
    for (guint k = kept->len; k-- > 0 && !repeat;) {
      WgFact *other = g_ptr_array_index(kept, k);
      if (other->sentence != fact->sentence) break;
      repeat = is_repeat(other, fact);
    }
    if (!repeat) g_ptr_array_add(kept, fact);
  }
  g_ptr_array_set_size(facts, 0);
  for (guint i = 0; i < kept->len; i++) g_ptr_array_add(facts, g_ptr_array_index(kept, i));
}
