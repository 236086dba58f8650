// SPDX-License-Identifier: Apache-2.0
/// One thing, one draft: names declared in brackets, surnames, first words and initials of
/// longer names are joined to them.
#include "extract/names/names.h"

static const char *last_word(const char *normal)
{
  const char *space = strrchr(normal, ' ');
  return space ? space + 1 : normal;
}

static gboolean is_suffix_of_words(const char *part, const char *whole)
{
  gsize p = strlen(part), w = strlen(whole);
  return p < w && g_str_has_suffix(whole, part) && whole[w - p - 1] == ' ';
}

static gboolean is_prefix_of_words(const char *part, const char *whole)
{
  gsize p = strlen(part);
  return p < strlen(whole) && strncmp(part, whole, p) == 0 && whole[p] == ' ';
}

/// The initials of the capitalized words of a name. Caller frees.
static char *initials_of(const char *name)
{
  GString *initials = g_string_new(NULL);
  gboolean at_start = TRUE;
  for (const char *p = name; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (at_start && g_unichar_isupper(c)) g_string_append_unichar(initials, c);
    at_start = !g_unichar_isalnum(c) && c != '\'' && c != 0x2019;
  }
  return g_string_free(initials, FALSE);
}

/// "U.N." as "UN". Caller frees.
static char *without_dots(const char *name)
{
  GString *out = g_string_new(NULL);
  for (const char *p = name; *p; p++)
    if (*p != '.') g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

gboolean wg_name_is_acronym_of(const char *acronym, const char *name)
{
  g_autofree char *initials = initials_of(name);
  g_autofree char *wanted = without_dots(acronym);
  return strlen(initials) >= 2 && g_str_equal(initials, wanted);
}

// ------------------------------------------------------------------ declared

/// Whether the letters of `alias` stand in `name` in this order, the first at its start.
static gboolean abbreviates(const char *alias, const char *name)
{
  const char *n = name;
  if (g_ascii_toupper(*alias) != g_ascii_toupper(*n)) return FALSE;
  for (; *alias; alias++) {
    if (!g_ascii_isalnum(*alias)) continue;
    while (*n && g_ascii_toupper(*n) != g_ascii_toupper(*alias)) n++;
    if (!*n++) return FALSE;
  }
  return TRUE;
}

/// Whether words in brackets behind a name are another name of it: "Harbour Works (HW)", not
/// its ticker or its party.
static gboolean is_declared_alias(const WgDraft *d, const char *alias)
{
  g_autofree char *normal = wg_name_normalize(alias);
  if (!*normal || strpbrk(alias, ":/")) return FALSE;
  if (wg_name_is_acronym_of(alias, d->name) || is_prefix_of_words(normal, d->normal)) return TRUE;
  return wg_name_is_capitals(alias) && abbreviates(alias, d->name) &&
         (wg_type_is_organization(d->type) || d->type == WG_TYPE_COUNT);
}

/// The token that closes the bracket opened at `open`, within a few words; or -1.
static gint32 closing_bracket(const WgSentence *s, gint32 open)
{
  for (gint32 t = open + 2; t < MIN(open + 8, (gint32)s->n); t++)
    if (wg_word_is(&s->tokens[t], ")")) return t;
  return -1;
}

/// `X (Y)`: Y, right behind the name in brackets, is declared as another name of X.
static void declare_alias_behind(WgArticle *a, const WgMention *x)
{
  const WgSentence *s = &a->sentences[x->sentence];
  gint32 open = x->last + 1;
  if (open >= (gint32)s->n || !wg_word_is(&s->tokens[open], "(")) return;
  gint32 close = closing_bracket(s, open);
  gint32 first = open + 1, last = close - 1;
  while (first < last && (s->tokens[first].upos == WG_UPOS_PUNCT ||
                          wg_word_is(&s->tokens[first], "the")))
    first++;
  while (last > first && s->tokens[last].upos == WG_UPOS_PUNCT) last--;
  WgDraft *d = wg_draft_root(x->draft);
  if (close < 0 || last < first || d->type == WG_TYPE_COUNTRY) return;
  const char *alias = wg_article_words(a, x->sentence, first, last);
  WgMention *y = a->mention_of[x->sentence][first];
  WgDraft *other = y ? wg_draft_root(y->draft) : NULL;
  if (other == d || (other && other->known && d->known) || !is_declared_alias(d, alias)) return;
  if (other) {
    wg_draft_merge(a, other, d);
    return;
  }
  g_autofree char *normal = wg_name_normalize(alias);
  if (g_hash_table_contains(a->draft_of, normal)) return;
  wg_draft_add_name(a, d, alias);
  g_hash_table_insert(a->draft_of, wg_arena_strdup(a->arena, normal), d);
}

void wg_aliases_declare(WgArticle *a)
{
  for (guint i = 0; i < a->mentions->len; i++) {
    const WgMention *m = g_ptr_array_index(a->mentions, i);
    if (m->kind == WG_MENTION_NAME) declare_alias_behind(a, m);
  }
}

// ------------------------------------------------------------------ short for

/// "jnr" generations and the like do not make a surname.
static gboolean same_person(const WgDraft *d, const WgDraft *full)
{
  if (full->type != WG_TYPE_PERSON || !strchr(full->normal, ' ')) return FALSE;
  g_autofree char *whole = g_strdup(full->normal);
  if (g_str_has_suffix(whole, " jr") || g_str_has_suffix(whole, " sr"))
    whole[strlen(whole) - 3] = '\0';
  if (strchr(d->normal, ' ')) {
    // "Jane Roe" and "Jane T. Roe": first and last word agree
    const char *space = strchr(whole, ' ');
    gsize given = (gsize)(space - whole);
    return d->type == WG_TYPE_PERSON &&
           g_str_equal(last_word(d->normal), last_word(whole)) &&
           strncmp(d->normal, whole, given + 1) == 0 &&
           strlen(d->normal) < strlen(whole);
  }
  // a lone word: the surname, or the first word of a name in family-first order
  return (d->type == WG_TYPE_PERSON || d->type_is_guess) &&
         (is_suffix_of_words(d->normal, whole) || is_prefix_of_words(d->normal, whole));
}

/// Full names come before their short forms (headlines aside): "Acme" told of before "Acme
/// Windpower" is another one.
static gboolean same_organization(const WgDraft *d, const WgDraft *full)
{
  if (!wg_type_is_organization(full->type) || d->known) return FALSE;
  // a lone word that only the model takes for a person may be a firm's first name
  if (d->type == WG_TYPE_PERSON && (!d->type_is_guess || strchr(d->normal, ' '))) return FALSE;
  if (!wg_type_is_organization(d->type) && !d->type_is_guess) return FALSE;
  if (full->type == WG_TYPE_UNIVERSITY && g_str_has_prefix(full->normal, "university of ") &&
      g_str_equal(full->normal + strlen("university of "), d->normal))
    return full->first_place <= d->first_place;
  return is_prefix_of_words(d->normal, full->normal) && strlen(d->normal) >= 3 &&
         full->first_place <= d->first_place;
}

static gboolean is_short_for(const WgDraft *d, const WgDraft *full)
{
  return same_person(d, full) || same_organization(d, full) ||
         (wg_name_is_capitals(d->name) && !d->known && wg_type_is_organization(full->type) &&
          wg_name_is_acronym_of(d->name, full->name));
}

static void put_under(GHashTable *index, const char *key, WgDraft *d)
{
  GPtrArray *list = g_hash_table_lookup(index, key);
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(index, g_strdup(key), list);
  }
  g_ptr_array_add(list, d);
}

/// Drafts under the first and last word of their names and under their initials, so that a
/// short form finds its full ones without asking all.
static GHashTable *index_names(const WgArticle *a)
{
  GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    g_auto(GStrv) words = g_strsplit(d->normal, " ", -1);
    guint n = g_strv_length(words);
    if (d->into || n < 2) continue;
    put_under(index, words[0], d);
    put_under(index, words[n - 1], d);
    if (n > 2 && (g_str_equal(words[n - 1], "jr") || g_str_equal(words[n - 1], "sr")))
      put_under(index, words[n - 2], d);
    g_autofree char *initials = initials_of(d->name);
    if (strlen(initials) > 1) put_under(index, initials, d);
  }
  return index;
}

/// The most talked-of full form among the drafts under `key`.
static void best_full_form(GHashTable *index, const char *key, const WgDraft *d, WgDraft **best)
{
  GPtrArray *list = g_hash_table_lookup(index, key);
  for (guint k = 0; list && k < list->len; k++) {
    WgDraft *full = g_ptr_array_index(list, k);
    if (full == d || full->into || !is_short_for(d, full)) continue;
    if (*best && (*best)->type == WG_TYPE_PERSON && full->type != WG_TYPE_PERSON) continue;
    if (!*best || full->count > (*best)->count ||
        (full->count == (*best)->count && full->number < (*best)->number))
      *best = full;
  }
}

void wg_short_forms_merge(WgArticle *a)
{
  g_autoptr(GHashTable) index = index_names(a);
  for (guint i = 0; i < a->drafts->len; i++) {
    WgDraft *d = g_ptr_array_index(a->drafts, i);
    if (d->into) continue;
    g_autofree char *capitals = without_dots(d->name);
    g_autofree char *first = g_strndup(d->normal, strcspn(d->normal, " "));
    WgDraft *best = NULL;
    best_full_form(index, first, d, &best);
    best_full_form(index, last_word(d->normal), d, &best);
    best_full_form(index, capitals, d, &best);
    if (best) wg_draft_merge(a, d, best);
  }
}
