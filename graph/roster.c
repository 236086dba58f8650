// SPDX-License-Identifier: Apache-2.0
//
// Entities of one IRI are one from the start. Two IRIs become one where an article calls
// the entity of the first also by the name of the second ("Acme Widgets Works (AWW)") and
//   - both are of one kind (an alias is looked up under the kind of its bearer),
//   - the alias is a person's full name, not a surname alone,
//   - no other entity, but those that are one with it already, bears the alias,
//   - fewer articles name the two as two than call the one by both names,
//   - not both would hold an entity of the name files.
// Aliases are gone through in byte order, again and again until nothing changes, so the
// order of the articles has no part in it.
#include "graph/roster.h"

#include "extract/ontology/gazetteer.h"
#include "graph/names.h"

typedef struct name {
  const char *text;      // of the chunk, each text once
  guint labels;          // articles that use it as the canonical name
  const char *alias_iri; // the IRI of what it names by itself; NULL: the bearer's own
} Name;

typedef struct node {
  const char *iri;
  WgEntityKind kind;
  gboolean known;
  guint articles;      // that name it
  guint last_article;  // its number, to see who stands in one article
  guint types[WG_TYPE_COUNT]; // articles that give this class
  const char *country, *iso3, *match;
  GArray *names;   // of Name
  guint parent;    // union-find
  guint next;      // ring of those that are one
  gboolean holds_known; // of a root: someone in the ring is known
  gboolean chosen;      // by a person, to stand for others
  WgWho who;            // of a representative, once resolved
} Node;

// An alias and who bears it.
typedef struct claim {
  const char *alias_iri;
  GArray *bearers; // of guint
  gboolean telling; // not a surname alone
  guint together;   // articles that call a bearer so
  guint apart;      // articles that call a bearer so and name another by it
} Claim;

struct wg_roster {
  const char *base;
  GStringChunk *chunk;
  GArray *nodes;      // of Node
  GHashTable *places; // IRI → place + 1
  GHashTable *claims; // alias IRI → Claim*
  guint articles;
  GArray *apart; // of Pair: who must not be one
};

typedef struct pair {
  guint one, other;
} Pair;

static Node *at(const WgRoster *roster, guint place)
{
  return &g_array_index(roster->nodes, Node, place);
}

static void free_claim(void *p)
{
  Claim *claim = p;
  g_array_free(claim->bearers, TRUE);
  g_free(claim);
}

static void clear_node(void *p) { g_array_free(((Node *)p)->names, TRUE); }

WgRoster *wg_roster_new(const char *base)
{
  WgRoster *roster = g_new0(WgRoster, 1);
  roster->base = base;
  roster->chunk = g_string_chunk_new(64 * 1024);
  roster->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
  g_array_set_clear_func(roster->nodes, clear_node);
  roster->apart = g_array_new(FALSE, FALSE, sizeof(Pair));
  roster->places = g_hash_table_new(g_str_hash, g_str_equal);
  roster->claims =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_claim);
  return roster;
}

void wg_roster_free(WgRoster *roster)
{
  if (!roster) return;
  g_hash_table_destroy(roster->claims);
  g_hash_table_destroy(roster->places);
  g_array_free(roster->nodes, TRUE);
  g_array_free(roster->apart, TRUE);
  g_string_chunk_free(roster->chunk);
  g_free(roster);
}

const char *wg_roster_keep(WgRoster *roster, const char *text)
{
  return g_string_chunk_insert_const(roster->chunk, text);
}

guint wg_roster_place(const WgRoster *roster, const char *iri)
{
  gpointer found = g_hash_table_lookup(roster->places, iri);
  return found ? GPOINTER_TO_UINT(found) - 1 : WG_NOBODY;
}

static guint place_make(WgRoster *roster, const char *iri, WgEntityType type)
{
  guint place = wg_roster_place(roster, iri);
  if (place != WG_NOBODY) return place;
  place = roster->nodes->len;
  Node node = {.iri = wg_roster_keep(roster, iri),
               .kind = wg_entity_kind(type),
               .names = g_array_new(FALSE, FALSE, sizeof(Name)),
               .parent = place,
               .next = place};
  g_array_append_val(roster->nodes, node);
  g_hash_table_insert(roster->places, (char *)node.iri, GUINT_TO_POINTER(place + 1));
  return place;
}

static Claim *claim_of(WgRoster *roster, const char *alias_iri)
{
  Claim *claim = g_hash_table_lookup(roster->claims, alias_iri);
  if (claim) return claim;
  claim = g_new0(Claim, 1);
  claim->alias_iri = alias_iri;
  claim->bearers = g_array_new(FALSE, FALSE, sizeof(guint));
  claim->telling = TRUE;
  g_hash_table_insert(roster->claims, (char *)alias_iri, claim);
  return claim;
}

gboolean wg_name_is_telling(WgEntityKind kind, const char *name)
{
  g_autofree char *normal = wg_name_normalize(name);
  if (kind == WG_KIND_PERSON) return strchr(normal, ' ') != NULL;
  return g_utf8_strlen(normal, -1) > 1;
}

// Which of the names of the node this text is; a new one is looked into once.
static Name *name_make(WgRoster *roster, guint place, const char *text)
{
  Node *node = at(roster, place);
  for (guint i = 0; i < node->names->len; i++) {
    Name *name = &g_array_index(node->names, Name, i);
    if (strcmp(name->text, text) == 0) return name;
  }
  Name name = {.text = wg_roster_keep(roster, text)};
  g_autofree char *iri = wg_iri_entity(roster->base, node->kind, text, NULL);
  if (strcmp(iri, node->iri) != 0) {
    name.alias_iri = wg_roster_keep(roster, iri);
    Claim *claim = claim_of(roster, name.alias_iri);
    g_array_append_val(claim->bearers, place);
    if (!wg_name_is_telling(node->kind, text)) claim->telling = FALSE;
  }
  g_array_append_val(node->names, name);
  return &g_array_index(node->names, Name, node->names->len - 1);
}

static const char *smaller(const char *a, const char *b)
{
  if (!a || !b) return a ? a : b;
  return strcmp(a, b) <= 0 ? a : b;
}

static void enter_entity(WgRoster *roster, const WgLedgerEntity *e)
{
  guint place = place_make(roster, e->iri, e->type);
  Node *node = at(roster, place);
  node->known = node->known || e->known;
  node->articles++;
  node->last_article = roster->articles;
  node->types[e->type]++;
  const char *country = e->country ? wg_roster_keep(roster, e->country) : NULL;
  node->country = smaller(node->country, country);
  node->iso3 = smaller(node->iso3, e->iso3 ? wg_roster_keep(roster, e->iso3) : NULL);
  node->match = smaller(node->match, e->match ? wg_roster_keep(roster, e->match) : NULL);
  name_make(roster, place, e->name)->labels++;
  for (const char *const *a = e->aliases; *a; a++) name_make(roster, place, *a);
}

// An article that names bearer and alias as two may know them to be two.
static void weigh_claims(WgRoster *roster, const WgLedgerEntity *e)
{
  if (!*e->aliases) return;
  guint place = wg_roster_place(roster, e->iri);
  for (const char *const *a = e->aliases; *a; a++) {
    const Name *name = name_make(roster, place, *a);
    if (!name->alias_iri) continue;
    guint other = wg_roster_place(roster, name->alias_iri);
    Claim *claim = claim_of(roster, name->alias_iri);
    if (other != WG_NOBODY && at(roster, other)->last_article == roster->articles)
      claim->apart++;
    else
      claim->together++;
  }
}

void wg_roster_enter(WgRoster *roster, const WgLedger *ledger)
{
  roster->articles++;
  for (guint i = 0; i < ledger->entities->len; i++)
    enter_entity(roster, wg_ledger_entity(ledger, i));
  for (guint i = 0; i < ledger->entities->len; i++)
    weigh_claims(roster, wg_ledger_entity(ledger, i));
}

guint wg_roster_put(WgRoster *roster, const WgRosterTally *tally)
{
  WgEntityType type = 0;
  while (type + 1 < WG_TYPE_COUNT && !tally->types[type]) type++;
  guint place = place_make(roster, tally->iri, type);
  Node *node = at(roster, place);
  node->known = tally->known;
  node->articles = tally->articles;
  node->country = tally->country;
  node->iso3 = tally->iso3;
  node->match = tally->match;
  memcpy(node->types, tally->types, sizeof node->types);
  return place;
}

void wg_roster_put_name(WgRoster *roster, guint place, const char *name, guint labels)
{
  name_make(roster, place, name)->labels = labels;
}

void wg_roster_put_alias(WgRoster *roster, const char *alias_iri, guint together,
                         guint apart)
{
  Claim *claim = claim_of(roster, wg_roster_keep(roster, alias_iri));
  claim->together = together;
  claim->apart = apart;
}

static guint root(const WgRoster *roster, guint place)
{
  while (at(roster, place)->parent != place) {
    Node *node = at(roster, place);
    node->parent = at(roster, node->parent)->parent; // halve the path
    place = node->parent;
  }
  return place;
}

// Join two rings; the smaller place stays root.
static void join(const WgRoster *roster, guint a, guint b)
{
  Node *one = at(roster, MIN(a, b)), *two = at(roster, MAX(a, b));
  guint next = one->next;
  one->next = two->next;
  two->next = next;
  two->parent = MIN(a, b);
  one->holds_known = one->holds_known || two->holds_known;
}

// Whether a person said that someone of the one ring is not someone of the other.
static gboolean are_apart(const WgRoster *roster, guint a, guint b)
{
  for (guint i = 0; i < roster->apart->len; i++) {
    const Pair *pair = &g_array_index(roster->apart, Pair, i);
    guint one = root(roster, pair->one), other = root(roster, pair->other);
    if ((one == a && other == b) || (one == b && other == a)) return TRUE;
  }
  return FALSE;
}

// Two known ones never meet by what articles say, nor those whom a person told apart.
static gboolean try_join(const WgRoster *roster, guint a, guint b)
{
  if (at(roster, a)->holds_known && at(roster, b)->holds_known) return FALSE;
  if (are_apart(roster, a, b)) return FALSE;
  join(roster, a, b);
  return TRUE;
}

// Join what the claim says to be one; TRUE where something changed.
static gboolean follow(const WgRoster *roster, const Claim *claim)
{
  guint named = wg_roster_place(roster, claim->alias_iri);
  if (named == WG_NOBODY || !claim->telling || claim->apart >= claim->together)
    return FALSE;
  guint bearer = root(roster, g_array_index(claim->bearers, guint, 0));
  for (guint i = 1; i < claim->bearers->len; i++)
    if (root(roster, g_array_index(claim->bearers, guint, i)) != bearer)
      return FALSE;
  named = root(roster, named);
  return named != bearer && try_join(roster, named, bearer);
}

static gboolean stands_before(const Node *a, const Node *b)
{
  if (a->chosen != b->chosen) return a->chosen;
  if (a->known != b->known) return a->known;
  if (a->articles != b->articles) return a->articles > b->articles;
  return strcmp(a->iri, b->iri) < 0;
}

// Make the best of each ring its root, so that root() finds the representative.
static void choose_representatives(const WgRoster *roster)
{
  for (guint i = 0; i < roster->nodes->len; i++) {
    if (at(roster, i)->parent != i) continue;
    guint best = i;
    for (guint k = at(roster, i)->next; k != i; k = at(roster, k)->next)
      if (stands_before(at(roster, k), at(roster, best))) best = k;
    if (best == i) continue;
    guint k = i;
    do {
      at(roster, k)->parent = best;
      k = at(roster, k)->next;
    } while (k != i);
  }
}

guint wg_roster_size(const WgRoster *roster) { return roster->nodes->len; }

guint wg_roster_find(const WgRoster *roster, const char *iri)
{
  guint place = wg_roster_place(roster, iri);
  return place == WG_NOBODY ? place : root(roster, place);
}

const char *wg_roster_iri(const WgRoster *roster, guint place)
{
  return at(roster, place)->iri;
}

guint wg_roster_representative(const WgRoster *roster, guint place)
{
  return root(roster, place);
}

// The name that most articles use as the canonical one, then byte order.
static const char *label_of(const Node *node)
{
  const Name *best = NULL;
  for (guint i = 0; i < node->names->len; i++) {
    const Name *name = &g_array_index(node->names, Name, i);
    if (!best || name->labels > best->labels ||
        (name->labels == best->labels && strcmp(name->text, best->text) < 0))
      best = name;
  }
  return best ? best->text : "";
}

// The finer class that most articles give, then byte order of its name; the general
// one where none gives a finer.
static WgEntityType type_of(const guint *articles, WgEntityKind kind)
{
  static const WgEntityType GENERAL[] = {WG_TYPE_PERSON, WG_TYPE_ORGANIZATION,
                                         WG_TYPE_PLACE};
  int best = -1;
  for (int t = 0; t < WG_TYPE_COUNT; t++) {
    if (!articles[t] || t == (int)GENERAL[kind]) continue;
    if (best < 0 || articles[t] > articles[best] ||
        (articles[t] == articles[best] &&
         strcmp(wg_type_name((WgEntityType)t), wg_type_name((WgEntityType)best)) < 0))
      best = t;
  }
  return best < 0 ? GENERAL[kind] : (WgEntityType)best;
}

static void look_over(const WgRoster *roster, guint place, WgWho *who)
{
  const Node *node = at(roster, place);
  guint types[WG_TYPE_COUNT];
  memcpy(types, node->types, sizeof types);
  *who = (WgWho){.iri = node->iri, .name = label_of(node), .kind = node->kind,
                 .country = node->country, .iso3 = node->iso3,
                 .match = node->match};
  for (guint k = node->next; k != place; k = at(roster, k)->next) {
    const Node *other = at(roster, k);
    // Of what the name files know the class stands there.
    for (int t = 0; t < WG_TYPE_COUNT && !node->known; t++)
      types[t] += other->types[t];
    if (!node->country) who->country = smaller(who->country, other->country);
    if (!node->iso3) who->iso3 = smaller(who->iso3, other->iso3);
    if (!node->match) who->match = smaller(who->match, other->match);
  }
  who->type = type_of(types, node->kind);
}

static int compare_claims(const void *a, const void *b)
{
  const Claim *const *one = a, *const *two = b;
  return strcmp((*one)->alias_iri, (*two)->alias_iri);
}

// Names of decisions that no article uses are passed over.
static void follow_pairs(WgRoster *roster, const WgCuration *curation)
{
  guint n = 0;
  const WgDecision *d = curation ? wg_curation_decisions(curation, &n) : NULL;
  for (guint i = 0; i < n; i++) {
    if (d[i].kind != WG_DECISION_SAME && d[i].kind != WG_DECISION_DIFFERENT) continue;
    Pair pair = {wg_roster_place(roster, d[i].iri), wg_roster_place(roster, d[i].other)};
    if (pair.one == WG_NOBODY || pair.other == WG_NOBODY) continue;
    if (d[i].kind == WG_DECISION_DIFFERENT) {
      g_array_append_val(roster->apart, pair);
      continue;
    }
    at(roster, pair.one)->chosen = TRUE;
    guint a = root(roster, pair.one), b = root(roster, pair.other);
    if (a != b) join(roster, a, b);
  }
  // Of a chain of decisions the end stands: who is another is not chosen.
  for (guint i = 0; i < n; i++) {
    guint other = d[i].kind == WG_DECISION_SAME ? wg_roster_place(roster, d[i].other) : WG_NOBODY;
    if (other != WG_NOBODY && wg_roster_place(roster, d[i].iri) != WG_NOBODY)
      at(roster, other)->chosen = FALSE;
  }
}

static void follow_words(WgRoster *roster, const WgCuration *curation)
{
  guint n = 0;
  const WgDecision *d = curation ? wg_curation_decisions(curation, &n) : NULL;
  for (guint i = 0; i < n; i++) {
    if (d[i].kind != WG_DECISION_RENAME && d[i].kind != WG_DECISION_RETYPE) continue;
    guint place = wg_roster_find(roster, d[i].iri);
    if (place == WG_NOBODY) continue;
    WgWho *who = &at(roster, place)->who;
    if (d[i].kind == WG_DECISION_RENAME) {
      who->name = wg_roster_keep(roster, d[i].other);
    } else {
      who->type = d[i].type;
      who->kind = wg_entity_kind(d[i].type);
    }
  }
}

void wg_roster_resolve(WgRoster *roster, const WgCuration *curation)
{
  for (guint i = 0; i < roster->nodes->len; i++)
    at(roster, i)->holds_known = at(roster, i)->known;
  follow_pairs(roster, curation);
  g_autoptr(GPtrArray) claims = g_ptr_array_new();
  GHashTableIter iter;
  gpointer claim;
  g_hash_table_iter_init(&iter, roster->claims);
  while (g_hash_table_iter_next(&iter, NULL, &claim)) g_ptr_array_add(claims, claim);
  g_ptr_array_sort(claims, compare_claims);
  for (gboolean changed = TRUE; changed;) {
    changed = FALSE;
    for (guint i = 0; i < claims->len; i++)
      if (follow(roster, claims->pdata[i])) changed = TRUE;
  }
  choose_representatives(roster);
  for (guint i = 0; i < roster->nodes->len; i++)
    if (at(roster, i)->parent == i) look_over(roster, i, &at(roster, i)->who);
  follow_words(roster, curation);
}

void wg_roster_put_settled(WgRoster *roster, const char *iri, const char *stands,
                           const char *name, WgEntityType type)
{
  guint first = place_make(roster, stands, type), place = place_make(roster, iri, type);
  at(roster, place)->parent = first;
  at(roster, first)->who = (WgWho){.iri = at(roster, first)->iri,
                                   .name = wg_roster_keep(roster, name),
                                   .kind = wg_entity_kind(type),
                                   .type = type};
}

void wg_roster_who(const WgRoster *roster, guint place, WgWho *who)
{
  *who = at(roster, place)->who;
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **wg_roster_aliases(const WgRoster *roster, guint place)
{
  GPtrArray *all = g_ptr_array_new();
  const char *label = at(roster, place)->who.name;
  guint k = place;
  do {
    const Node *node = at(roster, k);
    for (guint i = 0; i < node->names->len; i++) {
      const char *text = g_array_index(node->names, Name, i).text;
      if (text != label) g_ptr_array_add(all, (char *)text);
    }
    k = node->next;
  } while (k != place);
  g_ptr_array_sort(all, compare_strings);
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    if (!n || all->pdata[n - 1] != all->pdata[i]) all->pdata[n++] = all->pdata[i];
  g_ptr_array_set_size(all, (int)n);
  g_ptr_array_add(all, NULL);
  return (const char **)g_ptr_array_free(all, FALSE);
}
