// SPDX-License-Identifier: Apache-2.0
#include "graph/article.h"
#include "graph/iri.h"
#include "graph/names.h"
#include "graph/terms.h"
#include "graph/value.h"

// One line, without what punctuation the sentence has left at its ends. Caller frees.
static char *clean_name(const char *raw)
{
  char *name = wg_value_name(raw);
  gsize n = strlen(name);
  while (n > 0 && strchr(",;: ", name[n - 1])) n--;
  name[n] = '\0';
  memmove(name, name + strspn(name, ",;: "), n + 1 - strspn(name, ",;: "));
  return name;
}

static void add_name(WgArticle *article, guint index, const char *raw)
{
  while (article->names_of->len <= index)
    g_ptr_array_add(article->names_of, g_ptr_array_new());
  g_autofree char *name = clean_name(raw);
  if (*name)
    g_ptr_array_add(article->names_of->pdata[index],
                    wg_arena_strdup(article->ledger->arena, name));
}

// The ledger's entity of this IRI, made where there is none.
static guint at_iri(WgArticle *article, const char *iri, const char *name,
                    WgEntityType type, gboolean *is_new)
{
  guint index = GPOINTER_TO_UINT(g_hash_table_lookup(article->entity_at, iri));
  *is_new = index == 0;
  if (index) return index - 1;
  WgArena *arena = article->ledger->arena;
  g_autofree char *clean = clean_name(name);
  WgLedgerEntity e = {.iri = wg_arena_strdup(arena, iri),
                      .type = type,
                      .name = wg_arena_strdup(arena, clean)};
  g_array_append_val(article->ledger->entities, e);
  index = article->ledger->entities->len;
  g_hash_table_insert(article->entity_at, (char *)e.iri, GUINT_TO_POINTER(index));
  add_name(article, index - 1, name);
  return index - 1;
}

// What a name file says the entity is in Wikidata.
static const char *match_of(WgArticle *article, const WgKnown *known)
{
  const char *id = known ? known->wikidata : NULL;
  if (!id || *id != 'Q' || !id[1] || id[1 + strspn(id + 1, "0123456789")]) return NULL;
  return wg_arena_printf(article->ledger->arena, WIKIDATA_NS "%s", id);
}

// The line of the name files that an entity taken from there stands in.
static const WgKnown *line_of(WgArticle *article, const WgEntity *entity)
{
  if (!article->names || !entity->known) return NULL;
  const WgKnown *known = wg_gazetteer_find(article->names, entity->name);
  gboolean same = known && strcmp(known->name, entity->name) == 0 &&
                  known->type == entity->type &&
                  g_strcmp0(known->qualifier, entity->qualifier) == 0;
  return same ? known : NULL;
}

// The country of this code as the name files have it; it is described too.
static const char *country_iri(WgArticle *article, const char *iso3)
{
  const WgKnown *known =
      article->names && iso3 ? wg_gazetteer_country(article->names, iso3) : NULL;
  if (!known) return NULL;
  g_autofree char *iri = wg_iri_entity(article->base, WG_KIND_PLACE, known->name,
                                       known->qualifier);
  gboolean is_new;
  guint index = at_iri(article, iri, known->name, WG_TYPE_COUNTRY, &is_new);
  WgLedgerEntity *e = wg_ledger_entity(article->ledger, index);
  e->known = TRUE;
  e->type = WG_TYPE_COUNTRY;
  if (!e->iso3) e->iso3 = wg_arena_strdup(article->ledger->arena, iso3);
  if (!e->match) e->match = match_of(article, known);
  return e->iri;
}

static gboolean finer(WgEntityType a, WgEntityType than)
{
  if (than == WG_TYPE_ORGANIZATION) return a != WG_TYPE_ORGANIZATION;
  return than == WG_TYPE_PLACE && a == WG_TYPE_COUNTRY;
}

gint32 wg_article_entity(WgArticle *article, const WgEntity *entity)
{
  if (!entity) return -1;
  gpointer seen = g_hash_table_lookup(article->entity_of, entity);
  if (seen) return (gint32)GPOINTER_TO_UINT(seen) - 1;
  g_autofree char *iri =
      wg_iri_entity(article->base, wg_entity_kind(entity->type), entity->name,
                    entity->qualifier);
  gboolean is_new;
  guint index = at_iri(article, iri, entity->name, entity->type, &is_new);
  if (!is_new) add_name(article, index, entity->name);
  for (const char *const *a = (const char *const *)entity->aliases; a && *a; a++)
    add_name(article, index, *a);
  // This may add a country, so the entity's address is asked for afterwards.
  gboolean is_country = entity->type == WG_TYPE_COUNTRY;
  const char *country = is_country ? NULL : country_iri(article, entity->country);
  WgLedgerEntity *e = wg_ledger_entity(article->ledger, index);
  if (finer(entity->type, e->type)) e->type = entity->type;
  if (entity->known) e->known = TRUE;
  if (country && !e->country) e->country = country;
  if (!e->match) e->match = match_of(article, line_of(article, entity));
  if (is_country && entity->country && !e->iso3)
    e->iso3 = wg_arena_strdup(article->ledger->arena, entity->country);
  g_hash_table_insert(article->entity_of, (void *)entity,
                      GUINT_TO_POINTER(index + 1));
  return (gint32)index;
}

const char *wg_article_entity_iri(WgArticle *article, const WgEntity *entity)
{
  gint32 index = wg_article_entity(article, entity);
  return index < 0 ? NULL : wg_ledger_entity(article->ledger, (guint)index)->iri;
}

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Every name but the canonical one, sorted, none twice.
static void settle_aliases(WgArticle *article, guint index)
{
  WgLedgerEntity *e = wg_ledger_entity(article->ledger, index);
  GPtrArray *all = article->names_of->pdata[index];
  g_ptr_array_sort(all, compare_names);
  const char **aliases =
      wg_arena_new0(article->ledger->arena, const char *, all->len + 1);
  guint n = 0;
  for (guint i = 0; i < all->len; i++) {
    const char *name = all->pdata[i];
    if (strcmp(name, e->name) != 0 && (!n || strcmp(aliases[n - 1], name) != 0))
      aliases[n++] = name;
  }
  e->aliases = aliases;
}

// Where the name files know no country, the one that this article alone gives by an
// Origin told as fact; two different ones give none.
static GHashTable *countries_by_origin(WgArticle *article, const WgReading *reading)
{
  GHashTable *of = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (guint32 i = 0; i < reading->n_reports; i++) {
    const WgReport *r = &reading->reports[i];
    if (strcmp(r->event_class, "Origin") != 0 || !r->actor || !r->target ||
        r->target->type != WG_TYPE_COUNTRY || r->polarity != WG_AFFIRMED ||
        r->modality != WG_ACTUAL || r->phase == WG_ENDED)
      continue;
    gpointer actor = GINT_TO_POINTER(wg_article_entity(article, r->actor));
    const char *country = wg_article_entity_iri(article, r->target);
    const char *before = g_hash_table_lookup(of, actor);
    g_hash_table_insert(of, actor,
                        (char *)(before && before != country ? "" : country));
  }
  return of;
}

static void describe(WgArticle *article, guint index, const char *origin)
{
  WgBuilder *b = article->builder;
  const WgLedgerEntity *e = wg_ledger_entity(article->ledger, index);
  for (const char *const *c = wg_schema_classes(article->schema, e->type); *c; c++)
    wg_builder_iri(b, e->iri, RDF_TYPE, *c);
  wg_builder_text(b, e->iri, RDFS_LABEL, e->name, NULL);
  for (const char *const *a = e->aliases; *a; a++)
    wg_builder_text(b, e->iri, SKOS_ALT_LABEL, *a, NULL);
  const char *country = e->country ? e->country : origin;
  if (country && *country) wg_builder_iri(b, e->iri, WG_NS "country", country);
  wg_builder_text(b, e->iri, WG_NS "iso3", e->iso3, NULL);
  wg_builder_iri(b, e->iri, SKOS_EXACT_MATCH, e->match);
}

void wg_article_describe_entities(WgArticle *article, const WgReading *reading)
{
  g_autoptr(GHashTable) origins = countries_by_origin(article, reading);
  for (guint i = 0; i < article->ledger->entities->len; i++) {
    settle_aliases(article, i);
    describe(article, i, g_hash_table_lookup(origins, GUINT_TO_POINTER(i)));
  }
}
