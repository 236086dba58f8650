// SPDX-License-Identifier: Apache-2.0
// Titles in one spelling: words are folded, then the longest known form at each
// place is replaced by its full form.
#include "extract/ontology/roles.h"

#include <string.h>

struct wg_roles {
  GHashTable *forms;   // folded words, joined by spaces → full form, folded
  GHashTable *dropped; // folded word, a set
  guint longest;       // words of the longest form
};

static gboolean is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

/// Whether a possessive 's ends the word that stands at `p`.
static gboolean at_possessive(const char *p)
{
  const char *s = g_utf8_next_char(p);
  if (*s != 's') return FALSE;
  return !g_unichar_isalnum(g_utf8_get_char(g_utf8_next_char(s)));
}

/// NFC, case folded, without dots, apostrophes and possessives, "&" as "and", all
/// other punctuation as a break between words.
static char *fold(const char *text)
{
  g_autofree char *folded = g_utf8_casefold(text, -1);
  g_autofree char *nfc = g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new(NULL);
  for (const char *p = nfc ? nfc : ""; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (c == '.') continue;
    if (is_apostrophe(c)) {
      if (at_possessive(p)) p = g_utf8_next_char(p);
      continue;
    }
    if (g_unichar_isalnum(c) || g_unichar_ismark(c))
      g_string_append_unichar(out, c);
    else
      g_string_append(out, c == '&' ? " and " : " ");
  }
  return g_string_free(out, FALSE);
}

static GPtrArray *words_of(const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folded = fold(text);
  g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
  for (char **part = parts; *part; part++)
    if (**part) g_ptr_array_add(words, g_strdup(*part));
  return words;
}

/// Words [i, i + n) joined by spaces.
static char *join(const GPtrArray *words, guint i, guint n)
{
  GString *out = g_string_new(words->pdata[i]);
  for (guint k = 1; k < n; k++) {
    g_string_append_c(out, ' ');
    g_string_append(out, words->pdata[i + k]);
  }
  return g_string_free(out, FALSE);
}

static void add_form(WgRoles *roles, const char *form, const char *full)
{
  g_autoptr(GPtrArray) words = words_of(form);
  g_autoptr(GPtrArray) target = words_of(full);
  if (!words->len || !target->len) return;
  roles->longest = MAX(roles->longest, words->len);
  g_hash_table_replace(roles->forms, join(words, 0, words->len),
                       join(target, 0, target->len));
}

static void add_dropped(WgRoles *roles, const char *word)
{
  g_autoptr(GPtrArray) words = words_of(word);
  if (words->len) g_hash_table_add(roles->dropped, join(words, 0, words->len));
}

WgRoles *wg_roles_new(const WgOntology *ontology, GError **error)
{
  WgRoles *roles = g_new0(WgRoles, 1);
  roles->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  roles->dropped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0, m = 0;
  const WgTriple *const *t = wg_ontology_with_predicate(ontology, WG_NS "abbreviation", &n);
  for (guint i = 0; i < n; i++) {
    const char *full = wg_ontology_value(ontology, t[i]->subject, WG_NS "spelledOut");
    if (!full) {
      g_set_error(error, WG_ONTOLOGY_ERROR, 0,
                  "%s:%d: <%s> has wg:abbreviation but no wg:spelledOut",
                  t[i]->file, t[i]->line, t[i]->subject);
      wg_roles_free(roles);
      return NULL;
    }
    add_form(roles, t[i]->object, full);
  }
  t = wg_ontology_with_predicate(ontology, WG_NS "spelledOut", &m);
  for (guint i = 0; i < m; i++) add_form(roles, t[i]->object, t[i]->object);
  t = wg_ontology_with_predicate(ontology, WG_NS "dropped", &m);
  for (guint i = 0; i < m; i++) add_dropped(roles, t[i]->object);
  return roles;
}

void wg_roles_free(WgRoles *roles)
{
  if (!roles) return;
  g_hash_table_destroy(roles->forms);
  g_hash_table_destroy(roles->dropped);
  g_free(roles);
}

/// The full form of the longest form that begins at word `i`; `*n` its words.
static const char *longest_form(const WgRoles *roles, const GPtrArray *words,
                                guint i, guint *n)
{
  for (guint k = MIN(roles->longest, words->len - i); k > 0; k--) {
    g_autofree char *span = join(words, i, k);
    const char *full = g_hash_table_lookup(roles->forms, span);
    if (full) {
      *n = k;
      return full;
    }
  }
  return NULL;
}

char *wg_roles_normalize(const WgRoles *roles, const char *role)
{
  g_autoptr(GPtrArray) words = words_of(role);
  GString *out = g_string_new(NULL);
  for (guint i = 0, n = 1; i < words->len; i += n) {
    n = 1;
    const char *word = longest_form(roles, words, i, &n);
    if (!word && g_hash_table_contains(roles->dropped, words->pdata[i])) continue;
    if (out->len) g_string_append_c(out, ' ');
    g_string_append(out, word ? word : words->pdata[i]);
  }
  if (!out->len && words->len) { // nothing but dropped words: better than no key
    g_autofree char *all = join(words, 0, words->len);
    g_string_append(out, all);
  }
  return g_string_free(out, FALSE);
}
