// SPDX-License-Identifier: Apache-2.0
// The name files in memory. They are read once; afterwards nothing changes, so that
// all workers may ask at once.
#include "extract/ontology/gazetteer.h"

#include <string.h>

#include "extract/base/fail.h"

/// One spelling of one entity.
typedef struct spelling {
  const char *text; // as the file has it
  guint32 entry;    // index in entries
  gint32 next;      // the next spelling with the same folded form, -1: none
  gboolean acronym; // wants capitals
} Spelling;

struct wg_gazetteer {
  GStringChunk *strings;
  GArray *entries;        // of WgKnown, in file order
  GPtrArray *alias_lists; // owned, one per entry
  GArray *spellings;      // of Spelling
  GHashTable *by_form;    // folded form → 1 + index of its first spelling
  GHashTable *by_iso3;    // alpha-3 → 1 + index of the country's entry
  GHashTable *demonyms;   // folded word → alpha-3
  GHashTable *capitals;   // folded name → alpha-3
  GHashTable *given, *surnames; // folded words, sets
  GChecksum *sum;
};

/// The line being read, for messages.
typedef struct place {
  const char *path;
  int line;
} Place;

G_DEFINE_QUARK(wg-gazetteer-error-quark, wg_gazetteer_error)

#define fail(error, at, ...)                                                           \
  wg_fail_at(error, WG_GAZETTEER_ERROR, 0, (at)->path, (at)->line, __VA_ARGS__)

static const char *keep(WgGazetteer *g, const char *s)
{
  return g_string_chunk_insert(g->strings, s);
}

// ---- case -------------------------------------------------------------------

static gboolean has_upper(const char *s)
{
  for (; *s; s = g_utf8_next_char(s)) {
    const gunichar c = g_utf8_get_char(s);
    if (g_unichar_isupper(c) || g_unichar_istitle(c)) return TRUE;
  }
  return FALSE;
}

static gboolean has_lower(const char *s)
{
  for (; *s; s = g_utf8_next_char(s))
    if (g_unichar_islower(g_utf8_get_char(s))) return TRUE;
  return FALSE;
}

/// Up to five letters, all capitals, one word: "US", "U.S.", "NATO".
static gboolean is_acronym(const char *s)
{
  int letters = 0, capitals = 0;
  for (; *s; s = g_utf8_next_char(s)) {
    const gunichar c = g_utf8_get_char(s);
    if (g_unichar_isspace(c) || g_unichar_islower(c)) return FALSE;
    letters += g_unichar_isalpha(c) ? 1 : 0;
    capitals += g_unichar_isupper(c) ? 1 : 0;
  }
  return capitals > 0 && letters <= 5;
}

/// The spelling without a possessive, whose s would spoil its capitals ("US's").
static gboolean is_capitals(const char *s)
{
  g_autofree char *bare = g_strdup(s);
  const gsize len = strlen(bare);
  if (g_str_has_suffix(bare, "'s")) bare[len - 2] = '\0';
  else if (g_str_has_suffix(bare, "\xe2\x80\x99s")) bare[len - 4] = '\0';
  const char *from = bare;
  if (g_str_has_prefix(from, "the ") || g_str_has_prefix(from, "The ")) from += 4;
  return has_upper(from) && !has_lower(from);
}

static gboolean case_agrees(const Spelling *known, const char *asked)
{
  if (known->acronym) return is_capitals(asked);
  return has_upper(asked) || !has_upper(known->text);
}

/// A single word of a person's name; plain ASCII, the usual case, takes the short way.
static char *fold_word(const char *word)
{
  for (const char *p = word; *p; p++)
    if (!g_ascii_isalpha(*p)) return wg_name_fold(word);
  return g_ascii_strdown(word, -1);
}

// ---- lines ------------------------------------------------------------------

static void add_spelling(WgGazetteer *g, const char *text, guint32 entry)
{
  g_autofree char *form = wg_name_fold(text);
  const gint32 first =
      GPOINTER_TO_INT(g_hash_table_lookup(g->by_form, form)) - 1;
  const Spelling s = {text, entry, first, is_acronym(text)};
  g_array_append_val(g->spellings, s);
  g_hash_table_insert(g->by_form, (gpointer)keep(g, form),
                      GINT_TO_POINTER((gint)g->spellings->len));
}

/// A body of the United States is told with the country's name short or in full; the
/// short one, with dots or without, is one form already.
static void add_name(WgGazetteer *g, const char *name, guint32 entry)
{
  static const char brief[] = "U.S. ";
  add_spelling(g, name, entry);
  if (!g_str_has_prefix(name, brief)) return;
  g_autofree char *full = g_strconcat("United States ", name + strlen(brief), NULL);
  add_spelling(g, keep(g, full), entry);
}

static gboolean is_iso3(const char *s)
{
  if (strlen(s) != 3) return FALSE;
  for (; *s; s++)
    if (!g_ascii_isupper(*s)) return FALSE;
  return TRUE;
}

static gboolean is_wikidata(const char *s)
{
  if (*s++ != 'Q' || !*s) return FALSE;
  for (; *s; s++)
    if (!g_ascii_isdigit(*s)) return FALSE;
  return TRUE;
}

static const char *const *read_aliases(WgGazetteer *g, const char *field)
{
  g_auto(GStrv) parts = g_strsplit(field, "|", -1);
  GPtrArray *list = g_ptr_array_new();
  for (char **part = parts; *part; part++) {
    g_strstrip(*part);
    if (**part) g_ptr_array_add(list, (gpointer)keep(g, *part));
  }
  g_ptr_array_add(list, NULL);
  g_ptr_array_add(g->alias_lists, list);
  return (const char *const *)list->pdata;
}

/// name, type, country, aliases, qualifier, wikidata, flags; from the third on each may
/// be empty or missing.
static gboolean check_fields(char **f, WgEntityType *type, const Place *at,
                             GError **error)
{
  const guint n = g_strv_length(f);
  if (n < 2 || n > 7)
    return fail(error, at,
                "%u columns, not name, type, country, aliases, qualifier, "
                "wikidata, flags parted by tabs", n);
  if (!*f[0]) return fail(error, at, "the name is empty");
  if (!wg_type_find(f[1], type))
    return fail(error, at, "\"%s\" is no type of entity (Person, Company, …)", f[1]);
  if (n > 2 && *f[2] && !is_iso3(f[2]))
    return fail(error, at, "\"%s\" is no ISO 3166-1 alpha-3 code of a country", f[2]);
  if (n > 5 && *f[5] && !is_wikidata(f[5]))
    return fail(error, at, "\"%s\" is no Wikidata identifier (Q…)", f[5]);
  if (n > 6 && *f[6] && strcmp(f[6], "weak") != 0)
    return fail(error, at, "\"%s\" is no flag (weak)", f[6]);
  if (*type == WG_TYPE_COUNTRY && (n < 3 || !*f[2]))
    return fail(error, at, "a Country wants its own alpha-3 code in the third column");
  return TRUE;
}

static gboolean read_entity(WgGazetteer *g, char **f, const Place *at, GError **error)
{
  WgKnown k = {0};
  if (!check_fields(f, &k.type, at, error)) return FALSE;
  const guint n = g_strv_length(f);
  k.name = keep(g, f[0]);
  k.country = n > 2 && *f[2] ? keep(g, f[2]) : NULL;
  k.aliases = read_aliases(g, n > 3 ? f[3] : "");
  k.qualifier = n > 4 && *f[4] ? keep(g, f[4]) : NULL;
  k.wikidata = n > 5 && *f[5] ? keep(g, f[5]) : NULL;
  k.weak = n > 6 && *f[6];
  const guint32 entry = g->entries->len;
  g_array_append_val(g->entries, k);
  add_name(g, k.name, entry);
  for (const char *const *alias = k.aliases; *alias; alias++)
    add_spelling(g, *alias, entry);
  if (k.type == WG_TYPE_COUNTRY &&
      !g_hash_table_insert(g->by_iso3, (gpointer)k.country,
                           GUINT_TO_POINTER(entry + 1)))
    return fail(error, at, "country %s stands twice", k.country);
  return TRUE;
}

/// name, alpha-3: a line of demonyms*.tsv or capitals*.tsv. The first line wins.
static gboolean read_pair(WgGazetteer *g, GHashTable *into, char **f, const Place *at,
                          GError **error)
{
  if (g_strv_length(f) != 2 || !*f[0] || !is_iso3(f[1]))
    return fail(error, at,
                "wants two columns: a name and the ISO 3166-1 alpha-3 code "
                "of its country");
  g_autofree char *form = wg_name_fold(f[0]);
  if (!g_hash_table_contains(into, form))
    g_hash_table_insert(into, (gpointer)keep(g, form), (gpointer)keep(g, f[1]));
  return TRUE;
}

static gboolean read_line(WgGazetteer *g, const char *file, char *line,
                          const Place *at, GError **error)
{
  const gsize len = strlen(line);
  if (len && line[len - 1] == '\r') line[len - 1] = '\0';
  if (!*line || *line == '#') return TRUE;
  GHashTable *words = g_str_has_prefix(file, "given-names") ? g->given
                      : g_str_has_prefix(file, "surnames")  ? g->surnames
                                                            : NULL;
  if (words) {
    g_autofree char *form = fold_word(line);
    g_hash_table_add(words, (gpointer)keep(g, form));
    return TRUE;
  }
  g_auto(GStrv) fields = g_strsplit(line, "\t", -1);
  if (g_str_has_prefix(file, "demonyms"))
    return read_pair(g, g->demonyms, fields, at, error);
  if (g_str_has_prefix(file, "capitals"))
    return read_pair(g, g->capitals, fields, at, error);
  return read_entity(g, fields, at, error);
}

// ---- files ------------------------------------------------------------------

static gboolean read_lines(WgGazetteer *g, const char *file, char *text, Place *at,
                           GError **error)
{
  for (char *line = text; line; at->line++) {
    char *end = strchr(line, '\n');
    if (end) *end++ = '\0';
    if (!read_line(g, file, line, at, error)) return FALSE;
    line = end;
  }
  return TRUE;
}

static gboolean read_file(WgGazetteer *g, const char *dir, const char *file,
                          GError **error)
{
  g_autofree char *path = g_build_filename(dir, file, NULL);
  Place at = {path, 1};
  g_autofree char *text = NULL;
  gsize len = 0;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &text, &len, &cause))
    return fail(error, &at, "%s", cause->message);
  const char *end = NULL;
  if (!g_utf8_validate(text, (gssize)len, &end)) {
    for (const char *p = text; p < end; p++) at.line += *p == '\n';
    return fail(error, &at, "not UTF-8: save the file as UTF-8 and try again");
  }
  g_checksum_update(g->sum, (const guchar *)file, (gssize)strlen(file) + 1);
  g_checksum_update(g->sum, (const guchar *)text, (gssize)len);
  return read_lines(g, file, text, &at, error);
}

static gboolean is_name_file(const char *file)
{
  if (*file == '.') return FALSE;
  if (g_str_has_suffix(file, ".tsv")) return TRUE;
  return g_str_has_suffix(file, ".txt") && (g_str_has_prefix(file, "given-names") ||
                                            g_str_has_prefix(file, "surnames"));
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean read_folder(WgGazetteer *g, const char *dir, GError **error)
{
  const Place at = {dir, 1};
  g_autoptr(GError) cause = NULL;
  GDir *open = g_dir_open(dir, 0, &cause);
  if (!open) return fail(error, &at, "%s", cause->message);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  for (const char *file; (file = g_dir_read_name(open));)
    if (is_name_file(file)) g_ptr_array_add(files, g_strdup(file));
  g_dir_close(open);
  if (!files->len)
    return fail(error, &at, "no name files here: name the folder that holds them");
  g_ptr_array_sort(files, by_bytes);
  for (guint i = 0; i < files->len; i++)
    if (!read_file(g, dir, files->pdata[i], error)) return FALSE;
  return TRUE;
}

/// Every code of demonyms and capitals must be that of a country read.
static gboolean check_codes(const WgGazetteer *g, GHashTable *pairs, const char *dir,
                            GError **error)
{
  GHashTableIter iter;
  gpointer form, iso3;
  const char *first = NULL;
  g_hash_table_iter_init(&iter, pairs);
  while (g_hash_table_iter_next(&iter, &form, &iso3))
    if (!g_hash_table_contains(g->by_iso3, iso3) &&
        (!first || strcmp(iso3, first) < 0))
      first = iso3;
  const Place at = {dir, 1};
  return !first || fail(error, &at,
                        "country %s is used in demonyms or capitals, but no file "
                        "has a Country with this code", first);
}

// ---- life and questions -----------------------------------------------------

static GHashTable *new_table(void)
{
  return g_hash_table_new(g_str_hash, g_str_equal);
}

WgGazetteer *wg_gazetteer_load(const char *dir, GError **error)
{
  WgGazetteer *g = g_new0(WgGazetteer, 1);
  g->strings = g_string_chunk_new(1 << 16);
  g->entries = g_array_new(FALSE, FALSE, sizeof(WgKnown));
  g->alias_lists = g_ptr_array_new();
  g->spellings = g_array_new(FALSE, FALSE, sizeof(Spelling));
  g->by_form = new_table();
  g->by_iso3 = new_table();
  g->demonyms = new_table();
  g->capitals = new_table();
  g->given = new_table();
  g->surnames = new_table();
  g->sum = g_checksum_new(G_CHECKSUM_SHA256);
  if (read_folder(g, dir, error) && check_codes(g, g->demonyms, dir, error) &&
      check_codes(g, g->capitals, dir, error)) {
    g_checksum_get_string(g->sum); // closed here, so that readers never write
    return g;
  }
  wg_gazetteer_free(g);
  return NULL;
}

void wg_gazetteer_free(WgGazetteer *g)
{
  if (!g) return;
  GHashTable *const tables[] = {g->by_form,  g->by_iso3, g->demonyms,
                                g->capitals, g->given,   g->surnames};
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) g_hash_table_destroy(tables[i]);
  for (guint i = 0; i < g->alias_lists->len; i++)
    g_ptr_array_free(g->alias_lists->pdata[i], TRUE);
  g_ptr_array_free(g->alias_lists, TRUE);
  g_array_free(g->entries, TRUE);
  g_array_free(g->spellings, TRUE);
  g_string_chunk_free(g->strings);
  g_checksum_free(g->sum);
  g_free(g);
}

static const WgKnown *entry_at(const WgGazetteer *g, guint32 i)
{
  return &g_array_index(g->entries, WgKnown, i);
}

/// Whether `a` denotes better than `b` what is spelt `asked`.
static gboolean is_better(const WgGazetteer *g, const Spelling *a, const Spelling *b,
                          const char *asked)
{
  const gboolean exact_a = strcmp(a->text, asked) == 0;
  const gboolean exact_b = strcmp(b->text, asked) == 0;
  if (exact_a != exact_b) return exact_a;
  const WgKnown *x = entry_at(g, a->entry), *y = entry_at(g, b->entry);
  if (!x->qualifier != !y->qualifier) return !x->qualifier;
  const int order = strcmp(x->name, y->name);
  return order < 0 || (order == 0 && a->entry < b->entry);
}

const WgKnown *wg_gazetteer_find(const WgGazetteer *g, const char *name)
{
  g_autofree char *form = wg_name_fold(name);
  gint32 i = GPOINTER_TO_INT(g_hash_table_lookup(g->by_form, form)) - 1;
  const Spelling *best = NULL;
  while (i >= 0) {
    const Spelling *s = &g_array_index(g->spellings, Spelling, i);
    if (case_agrees(s, name) && (!best || is_better(g, s, best, name))) best = s;
    i = s->next;
  }
  return best ? entry_at(g, best->entry) : NULL;
}



static const WgKnown *country_of(const WgGazetteer *g, GHashTable *pairs,
                                 const char *name)
{
  if (!has_upper(name)) return NULL;
  g_autofree char *form = wg_name_fold(name);
  const char *iso3 = g_hash_table_lookup(pairs, form);
  return iso3 ? wg_gazetteer_country(g, iso3) : NULL;
}

const WgKnown *wg_gazetteer_demonym(const WgGazetteer *g, const char *word)
{
  return country_of(g, g->demonyms, word);
}

const WgKnown *wg_gazetteer_capital(const WgGazetteer *g, const char *name)
{
  return country_of(g, g->capitals, name);
}

const WgKnown *wg_gazetteer_country(const WgGazetteer *g, const char *iso3)
{
  const guint i = GPOINTER_TO_UINT(g_hash_table_lookup(g->by_iso3, iso3));
  return i ? entry_at(g, i - 1) : NULL;
}

gboolean wg_gazetteer_is_given_name(const WgGazetteer *g, const char *word)
{
  g_autofree char *form = fold_word(word);
  return g_hash_table_contains(g->given, form);
}

gboolean wg_gazetteer_is_surname(const WgGazetteer *g, const char *word)
{
  g_autofree char *form = fold_word(word);
  return g_hash_table_contains(g->surnames, form);
}

const char *wg_gazetteer_checksum(const WgGazetteer *g)
{
  return g_checksum_get_string(g->sum);
}
