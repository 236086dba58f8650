// SPDX-License-Identifier: Apache-2.0
/// Classes of events as the ontology declares them: parties, traits, slots.
#include "extract/ontology/event_class.h"

#include <string.h>

#include "extract/base/fail.h"

#define RDFS "http://www.w3.org/2000/01/rdf-schema#"

#define fail(error, at, ...)                                                           \
  wg_fail_at(error, WG_ONTOLOGY_ERROR, 1, (at)->file, (at)->line, __VA_ARGS__)

static const char *const TRAITS[WG_TRAIT_COUNT] = {
#define WG_TRAIT_NAME(trait, property) property,
    WG_TRAITS(WG_TRAIT_NAME)
#undef WG_TRAIT_NAME
};
G_STATIC_ASSERT(WG_TRAIT_COUNT <= 32);

static const char *const SLOTS[WG_SLOT_COUNT] = {[WG_SLOT_PLACE] = "place",
                                                 [WG_SLOT_INSTRUMENT] = "instrument",
                                                 [WG_SLOT_REASON] = "reason",
                                                 [WG_SLOT_OUTCOME] = "outcome"};

static const char *const AMOUNTS[WG_AMOUNT_KINDS] = {
    [WG_MONEY] = "money", [WG_PERCENT] = "percent", [WG_YEARS] = "year", [WG_SHARES] = "count"};

const char *wg_trait_name(WgTrait trait)
{
  return TRAITS[trait];
}

const char *wg_slot_name(WgSlot slot)
{
  return SLOTS[slot];
}

static const char *local_name(const char *iri)
{
  const char *hash = strrchr(iri, '#');
  if (!hash) hash = strrchr(iri, '/');
  return hash ? hash + 1 : iri;
}

static gboolean is_declared_class(const WgOntology *o, const char *iri)
{
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(
      o, iri, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", &n);
  for (guint i = 0; i < n; i++)
    if (strcmp(t[i]->object, "http://www.w3.org/2002/07/owl#Class") == 0) return TRUE;
  return FALSE;
}

/// The local names that `predicate` gives `iri`; NULL where it gives none.
static gboolean type_names(const WgOntology *o, const char *iri,
                           const char *predicate, const char *const **out,
                           GError **error)
{
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(o, iri, predicate, &n);
  *out = NULL;
  if (!n) return TRUE;
  const char **names = g_new0(const char *, n + 1);
  *out = names;
  for (guint i = 0; i < n; i++) {
    if (t[i]->literal || !is_declared_class(o, t[i]->object)) {
      return fail(error, t[i], "%s: <%s> is no class that the ontology declares (owl:Class)",
                  local_name(predicate), t[i]->object);
    }
    names[i] = local_name(t[i]->object);
  }
  return TRUE;
}

/// What `property` says of the class, FALSE where it says nothing.
static gboolean read_flag(const WgOntology *o, const char *iri, const char *property,
                          gboolean *out, GError **error)
{
  guint n = 0;
  g_autofree char *predicate = g_strconcat(WG_NS, property, NULL);
  const WgTriple *const *t = wg_ontology_find(o, iri, predicate, &n);
  *out = n && g_str_equal(t[0]->object, "true");
  if (!n || *out || g_str_equal(t[0]->object, "false")) return TRUE;
  return fail(error, t[0], "wg:%s wants true or false", property);
}

static gboolean read_traits(const WgOntology *o, WgEventClass *c, GError **error)
{
  for (guint trait = 0; trait < WG_TRAIT_COUNT; trait++) {
    gboolean is_so;
    if (!read_flag(o, c->iri, TRAITS[trait], &is_so, error)) return FALSE;
    if (is_so) c->traits |= 1u << trait;
  }
  return TRUE;
}

/// The place of `name` among `n` names, -1 where it is none of them.
static int place_of(const char *name, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal(names[i], name)) return (int)i;
  return -1;
}

static gboolean read_slots(const WgOntology *o, WgEventClass *c, GError **error)
{
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(o, c->iri, WG_NS "slot", &n);
  for (guint i = 0; i < n; i++) {
    const int slot = place_of(local_name(t[i]->object), SLOTS, WG_SLOT_COUNT);
    if (slot < 0 || t[i]->literal)
      return fail(error, t[i], "wg:slot: \"%s\" is none that is looked for", t[i]->object);
    c->slots |= 1u << slot;
  }
  return TRUE;
}

static gboolean read_amounts(const WgOntology *o, WgEventClass *c, GError **error)
{
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(o, c->iri, WG_NS "amountKind", &n);
  g_auto(GStrv) kinds = n ? g_strsplit(t[0]->object, "|", -1) : NULL;
  for (char **kind = kinds; kind && *kind; kind++) {
    const int k = place_of(*kind, AMOUNTS, WG_AMOUNT_KINDS);
    if (k < 0 || c->n_amounts == WG_AMOUNT_KINDS)
      return fail(error, t[0], "wg:amountKind wants money, percent, year, count, parted by |");
    c->amounts[c->n_amounts++] = (WgAmountKind)k;
  }
  return TRUE;
}

static gboolean read_precedence(const WgOntology *o, WgEventClass *c, GError **error)
{
  guint n = 0;
  const WgTriple *const *t = wg_ontology_find(o, c->iri, WG_NS "matterPrecedence", &n);
  if (!n) return TRUE;
  const char *figure = t[0]->object;
  if (figure[0] < '1' || figure[0] > '9' || figure[1])
    return fail(error, t[0], "wg:matterPrecedence wants a number from 1 to 9");
  c->matter_precedence = (guint)(figure[0] - '0');
  return TRUE;
}

gboolean wg_event_class_read(const WgOntology *o, const WgTriple *declared, WgEventClass *c,
                             GError **error)
{
  c->iri = declared->subject;
  c->local = local_name(c->iri);
  c->label = wg_ontology_value(o, c->iri, RDFS "label");
  if (!c->label) c->label = c->local;
  guint n = 0;
  const WgTriple *const *flat = wg_ontology_find(o, c->iri, WG_NS "flatProperty", &n);
  if (n > 1 || (n == 1 && flat[0]->literal))
    return fail(error, flat[0], "wg:flatProperty wants one property by its IRI");
  c->flat = n ? flat[0]->object : NULL;
  return read_flag(o, c->iri, "symmetric", &c->symmetric, error) &&
         read_traits(o, c, error) && read_slots(o, c, error) && read_amounts(o, c, error) &&
         read_precedence(o, c, error) &&
         type_names(o, c->iri, WG_NS "actorType", &c->actor_types, error) &&
         type_names(o, c->iri, WG_NS "targetType", &c->target_types, error);
}

void wg_event_class_clear(WgEventClass *c)
{
  g_free((gpointer)c->actor_types);
  g_free((gpointer)c->target_types);
}
