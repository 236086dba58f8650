// SPDX-License-Identifier: Apache-2.0
/// What the candidates of an article say of each other.
#include "extract/score/evidence.h"

#define MOST_ALIKE 64u // looked at of those that share something
#define LIKELY 0.3f    // a fact that counts for its class

/// The facts and their numbers.
typedef struct crowd {
  WgArticle *a;
  float *all;
} Crowd;

static const WgFact *fact_at(const Crowd *c, guint i)
{
  return g_ptr_array_index(c->a->facts, i);
}

static float *of(const Crowd *c, guint i)
{
  return c->all + (gsize)i * WG_EVIDENCE_COUNT;
}

static float product_of(const Crowd *c, guint i)
{
  return of(c, i)[WG_EVIDENCE_product];
}

static void lift(float *x, float to)
{
  if (to > *x) *x = to;
}

// ------------------------------------------------------------------ those that share something

/// What two facts may share: a key, NULL where the fact has none.
typedef char *(*KeyFunc)(const WgFact *f);
/// What `other` says of fact `i`.
typedef void (*SayFunc)(const Crowd *c, guint i, guint other);

static char *key_of_fact(const WgFact *f)
{
  return g_strdup_printf("%s %d %d", f->event_class, wg_draft_number(f->actor),
                         wg_draft_number(f->target));
}

static char *key_of_actor(const WgFact *f)
{
  return f->actor ? g_strdup_printf("%s %d", f->event_class, wg_draft_number(f->actor)) : NULL;
}

static char *key_of_target(const WgFact *f)
{
  return f->target ? g_strdup_printf("%s %d", f->event_class, wg_draft_number(f->target)) : NULL;
}

static char *key_of_pair(const WgFact *f)
{
  int x = wg_draft_number(f->actor), y = wg_draft_number(f->target);
  return g_strdup_printf("%d %d", MIN(x, y), MAX(x, y));
}

static char *key_of_class(const WgFact *f)
{
  return g_strdup(f->event_class);
}

static char *key_of_pair_here(const WgFact *f)
{
  int x = wg_draft_number(f->actor), y = wg_draft_number(f->target);
  return g_strdup_printf("%d %d %d", f->sentence, MIN(x, y), MAX(x, y));
}

static char *key_of_act(const WgFact *f)
{
  return g_strdup_printf("%d %d %s", f->sentence, f->token, f->event_class);
}

static void say(const Crowd *c, KeyFunc key_of, SayFunc what)
{
  g_autoptr(GHashTable) by_key =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr(GPtrArray) lists = g_ptr_array_new();
  for (guint i = 0; i < c->a->facts->len; i++) {
    // the shipped reader's classes alone: what is learnt besides moves none of them
    char *key = of(c, i)[WG_EVIDENCE_event_class] >= 0.0f ? key_of(fact_at(c, i)) : NULL;
    GArray *list = key ? g_hash_table_lookup(by_key, key) : NULL;
    if (key && !list) {
      list = g_array_new(FALSE, FALSE, sizeof(guint));
      g_hash_table_insert(by_key, g_strdup(key), list);
    }
    if (list && list->len < MOST_ALIKE) g_array_append_val(list, i);
    g_ptr_array_add(lists, list);
    g_free(key);
  }
  for (guint i = 0; i < c->a->facts->len; i++) {
    const GArray *list = g_ptr_array_index(lists, i);
    for (guint k = 0; list && k < list->len; k++) what(c, i, g_array_index(list, guint, k));
  }
}

// ------------------------------------------------------------------ what they say

static void tells_the_same(const Crowd *c, guint i, guint other)
{
  float *out = of(c, i);
  if (fact_at(c, other)->sentence == fact_at(c, i)->sentence) return;
  out[WG_EVIDENCE_support]++;
  lift(&out[WG_EVIDENCE_support_trigger], of(c, other)[WG_EVIDENCE_trigger]);
  lift(&out[WG_EVIDENCE_support_product], product_of(c, other));
}

static void has_the_actor(const Crowd *c, guint i, guint other)
{
  const WgFact *f = fact_at(c, i), *g = fact_at(c, other);
  if (f->sentence != g->sentence && wg_draft_number(f->target) != wg_draft_number(g->target))
    lift(&of(c, i)[WG_EVIDENCE_actor_as_actor], product_of(c, other));
}

static void has_the_target(const Crowd *c, guint i, guint other)
{
  const WgFact *f = fact_at(c, i), *g = fact_at(c, other);
  if (f->sentence != g->sentence && wg_draft_number(f->actor) != wg_draft_number(g->actor))
    lift(&of(c, i)[WG_EVIDENCE_target_as_target], product_of(c, other));
}

static void is_between_them(const Crowd *c, guint i, guint other)
{
  const WgFact *f = fact_at(c, i), *g = fact_at(c, other);
  if (f->sentence != g->sentence && !g_str_equal(f->event_class, g->event_class))
    lift(&of(c, i)[WG_EVIDENCE_pair_elsewhere], product_of(c, other));
}

static void is_between_them_here(const Crowd *c, guint i, guint other)
{
  const WgFact *f = fact_at(c, i), *g = fact_at(c, other);
  gboolean same_class = g_str_equal(f->event_class, g->event_class);
  if (!same_class) lift(&of(c, i)[WG_EVIDENCE_pair_here], product_of(c, other));
  else if (wg_draft_number(f->actor) == wg_draft_number(g->target) &&
           wg_draft_number(f->target) == wg_draft_number(g->actor))
    lift(&of(c, i)[WG_EVIDENCE_turned_round], product_of(c, other));
}

static void is_of_the_class(const Crowd *c, guint i, guint other)
{
  if (product_of(c, other) >= LIKELY) of(c, i)[WG_EVIDENCE_class_count]++;
}

static void is_at_the_word(const Crowd *c, guint i, guint other)
{
  float *out = of(c, i);
  out[WG_EVIDENCE_fan]++;
  out[WG_EVIDENCE_rank] += product_of(c, other) > out[WG_EVIDENCE_product];
}

void wg_evidence_among(WgArticle *a, float *all)
{
  Crowd c = {a, all};
  say(&c, key_of_fact, tells_the_same);
  say(&c, key_of_actor, has_the_actor);
  say(&c, key_of_target, has_the_target);
  say(&c, key_of_pair, is_between_them);
  say(&c, key_of_pair_here, is_between_them_here);
  say(&c, key_of_class, is_of_the_class);
  say(&c, key_of_act, is_at_the_word);
}
