// SPDX-License-Identifier: Apache-2.0
//
// Every name is entered under what it is (its normalized words) and under what others may
// call it by: its beginnings, its last word, its initials. Pairs come from the places where
// a whole name meets one of these.
#include "graph/propose.h"

#include "extract/ontology/gazetteer.h"

#define MOST 8 // that one short name may fit

typedef struct shop {
  const WgRoster *roster;
  GHashTable *named; // "kind name" → GArray of places that bear it whole
  GHashTable *lines; // a set
  const WgCuration *curation;
} Shop;

static void free_array(void *p) { g_array_free(p, TRUE); }

static GArray *bearers(const Shop *shop, char kind, const char *name)
{
  g_autofree char *key = g_strdup_printf("%c %s", kind, name);
  return g_hash_table_lookup(shop->named, key);
}

static void enter(Shop *shop, char kind, const char *name, guint place)
{
  char *key = g_strdup_printf("%c %s", kind, name);
  GArray *places = g_hash_table_lookup(shop->named, key);
  if (!places) {
    places = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(shop->named, key, places);
  } else {
    g_free(key);
  }
  for (guint i = 0; i < places->len; i++)
    if (g_array_index(places, guint, i) == place) return;
  g_array_append_val(places, place);
}

static void put(Shop *shop, guint a, guint b, const char *reason)
{
  const char *one = wg_roster_iri(shop->roster, a), *two = wg_roster_iri(shop->roster, b);
  if (a == b || (shop->curation && wg_curation_knows(shop->curation, one, two))) return;
  if (strcmp(one, two) > 0) {
    const char *first = two;
    two = one;
    one = first;
  }
  g_hash_table_add(shop->lines, g_strdup_printf("maybe\t%s\t%s\t%s", one, two, reason));
}

static void put_all(Shop *shop, guint place, char kind, const char *name,
                    const char *reason)
{
  GArray *places = bearers(shop, kind, name);
  for (guint i = 0; places && places->len <= MOST && i < places->len; i++)
    put(shop, place, g_array_index(places, guint, i), reason);
}

static char kind_letter(WgEntityKind kind)
{
  return kind == WG_KIND_PERSON ? 'p' : kind == WG_KIND_ORGANIZATION ? 'o' : 'l';
}

// First letters of the words, small words left out; NULL where there are fewer than two.
static char *initials(const char *normal)
{
  g_auto(GStrv) words = g_strsplit(normal, " ", -1);
  GString *out = g_string_new(NULL);
  for (char **w = words; *w; w++)
    if (**w && strcmp(*w, "of") && strcmp(*w, "the") && strcmp(*w, "and") &&
        strcmp(*w, "for"))
      g_string_append_unichar(out, g_utf8_get_char(*w));
  gboolean enough = g_utf8_strlen(out->str, -1) > 1;
  return g_string_free(out, !enough);
}

static void look_for(Shop *shop, guint place, const WgWho *who, const char *normal)
{
  char kind = kind_letter(who->kind);
  const char *last = strrchr(normal, ' ');
  if (kind == 'p' && last) put_all(shop, place, 'p', last + 1, "a last name alone");
  if (kind == 'p') {
    put_all(shop, place, 'o', normal, "one name, two kinds");
    return;
  }
  for (const char *space = normal; (space = strchr(space, ' ')); space++) {
    g_autofree char *begin = g_strndup(normal, (gsize)(space - normal));
    put_all(shop, place, kind, begin, "one name begins the other");
  }
  g_autofree char *letters = initials(normal);
  if (letters) put_all(shop, place, kind, letters, "initials");
}

static void each_name(Shop *shop, guint place, gboolean looking)
{
  WgWho who;
  wg_roster_who(shop->roster, place, &who);
  g_autofree const char **aliases = wg_roster_aliases(shop->roster, place);
  const char *name = who.name;
  for (guint i = 0; name; name = aliases[i++]) {
    g_autofree char *normal = wg_name_normalize(name);
    if (!*normal) continue;
    if (looking) look_for(shop, place, &who, normal);
    else enter(shop, kind_letter(who.kind), normal, place);
  }
}

static int compare(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void wg_propose(const WgRoster *roster, const WgCuration *curation, GString *out)
{
  Shop shop = {.roster = roster, .curation = curation,
               .named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              free_array),
               .lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  for (int looking = 0; looking < 2; looking++)
    for (guint i = 0; i < wg_roster_size(roster); i++)
      if (wg_roster_representative(roster, i) == i) each_name(&shop, i, looking == 1);
  guint n = 0;
  g_autofree gpointer *lines = g_hash_table_get_keys_as_array(shop.lines, &n);
  qsort(lines, n, sizeof *lines, compare);
  g_string_append(out, "# Who might be one. Make \"maybe\" \"same\" or \"different\", add a "
                       "reason and a date.\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf(out, "%s\n", (const char *)lines[i]);
  g_hash_table_destroy(shop.named);
  g_hash_table_destroy(shop.lines);
}
