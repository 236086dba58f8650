// SPDX-License-Identifier: Apache-2.0
#include "graph/curation.h"

#include "extract/base/fail.h"
#include "graph/iri.h"
#include "graph/names.h"

G_DEFINE_QUARK(wg-curation-error, wg_curation_error)

struct wg_curation {
  GStringChunk *chunk;
  GArray *decisions; // of WgDecision
  GHashTable *known; // "iri TAB other", both ways → kind + 1
  GHashTable *one;   // IRI → another that is the same, up to one that has none
  GHashTable *said;  // "kind iri" of rename and retype → what
};

typedef struct place {
  const char *file;
  int line;
} Place;

#define bad(at, error, ...)                                                            \
  wg_fail_at(error, WG_CURATION_ERROR, 0, (at)->file, (at)->line, __VA_ARGS__)

static const char *full_iri(WgCuration *c, const char *base, const char *word)
{
  if (wg_iri_valid(word)) return g_string_chunk_insert_const(c->chunk, word);
  g_autofree char *iri = g_strconcat(base, word, NULL);
  if (!*word || !wg_iri_valid(iri)) return NULL;
  return g_string_chunk_insert_const(c->chunk, iri);
}

static gboolean find_kind(const char *word, WgDecisionKind *kind)
{
  static const char *const WORDS[] = {"same", "different", "rename", "retype"};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++) {
    if (strcmp(WORDS[i], word) != 0) continue;
    *kind = (WgDecisionKind)i;
    return TRUE;
  }
  return FALSE;
}

static const char *pair_key(WgCuration *c, const char *a, const char *b)
{
  g_autofree char *key = g_strconcat(a, "\t", b, NULL);
  return g_string_chunk_insert_const(c->chunk, key);
}

static const char *top(const WgCuration *c, const char *iri)
{
  for (const char *next; (next = g_hash_table_lookup(c->one, iri));) iri = next;
  return iri;
}

static gboolean note_pair(WgCuration *c, const WgDecision *d, const Place *at,
                          GError **error)
{
  if (strcmp(d->iri, d->other) == 0)
    return bad(at, error, "one IRI twice; a decision is about two");
  gpointer kind = GUINT_TO_POINTER((guint)d->kind + 1);
  gpointer before = g_hash_table_lookup(c->known, pair_key(c, d->iri, d->other));
  if (before && before != kind)
    return bad(at, error, "an earlier line says the contrary of %s and %s", d->iri,
               d->other);
  g_hash_table_insert(c->known, (char *)pair_key(c, d->iri, d->other), kind);
  g_hash_table_insert(c->known, (char *)pair_key(c, d->other, d->iri), kind);
  const char *a = top(c, d->iri), *b = top(c, d->other);
  if (d->kind == WG_DECISION_SAME && a != b)
    g_hash_table_insert(c->one, (char *)b, (char *)a);
  return TRUE;
}

static gboolean note_word(WgCuration *c, const WgDecision *d, const Place *at,
                          GError **error)
{
  g_autofree char *name =
      g_strconcat(d->kind == WG_DECISION_RENAME ? "n " : "t ", d->iri, NULL);
  const char *key = g_string_chunk_insert_const(c->chunk, name);
  const char *before = g_hash_table_lookup(c->said, key);
  if (before && strcmp(before, d->other) != 0)
    return bad(at, error, "an earlier line says \"%s\" of %s", before, d->iri);
  g_hash_table_insert(c->said, (char *)key, (char *)d->other);
  return TRUE;
}

static gboolean read_line(WgCuration *c, char **field, const char *base,
                          const Place *at, GError **error)
{
  WgDecision d = {0};
  if (strcmp(field[0], "maybe") == 0) return TRUE;
  if (!find_kind(field[0], &d.kind))
    return bad(at, error,
               "\"%s\" is no decision; same, different, rename, retype or maybe",
               field[0]);
  if (!field[1] || !field[2] || !*field[2])
    return bad(at, error, "a field is missing; fields are parted by tabs");
  d.iri = full_iri(c, base, field[1]);
  gboolean pair = d.kind == WG_DECISION_SAME || d.kind == WG_DECISION_DIFFERENT;
  d.other = pair ? full_iri(c, base, field[2])
                 : g_string_chunk_insert_const(c->chunk, field[2]);
  if (!d.iri || !d.other)
    return bad(at, error, "%s is no IRI", d.iri ? field[2] : field[1]);
  if (d.kind == WG_DECISION_RETYPE && !wg_type_find(field[2], &d.type))
    return bad(at, error, "%s is no class of entities; Person, Company …", field[2]);
  if (!(pair ? note_pair(c, &d, at, error) : note_word(c, &d, at, error))) return FALSE;
  g_array_append_val(c->decisions, d);
  return TRUE;
}

// What lines together make one must not be told apart by another.
static gboolean check_all(const WgCuration *c, const char *file, GError **error)
{
  for (guint i = 0; i < c->decisions->len; i++) {
    const WgDecision *d = &g_array_index(c->decisions, WgDecision, i);
    if (d->kind != WG_DECISION_DIFFERENT || top(c, d->iri) != top(c, d->other))
      continue;
    g_set_error(error, WG_CURATION_ERROR, 0,
                "%s: %s and %s are called different, and the same by way of others",
                file, d->iri, d->other);
    return FALSE;
  }
  return TRUE;
}

WgCuration *wg_curation_parse(const char *text, const char *file, const char *base,
                              GError **error)
{
  WgCuration *c = g_new0(WgCuration, 1);
  c->chunk = g_string_chunk_new(1024);
  c->decisions = g_array_new(FALSE, FALSE, sizeof(WgDecision));
  c->known = g_hash_table_new(g_str_hash, g_str_equal);
  c->one = g_hash_table_new(g_str_hash, g_str_equal);
  c->said = g_hash_table_new(g_str_hash, g_str_equal);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Place at = {file, 0};
  gboolean ok = TRUE;
  if (!g_utf8_validate(text, -1, NULL)) ok = bad(&at, error, "not UTF-8");
  for (char **line = lines; ok && *line; line++) {
    at.line++;
    g_strchomp(*line);
    if (!**line || **line == '#') continue;
    g_auto(GStrv) field = g_strsplit(*line, "\t", -1);
    for (char **f = field; *f; f++) g_strstrip(*f);
    ok = read_line(c, field, base, &at, error);
  }
  if (ok && check_all(c, file, error)) return c;
  wg_curation_free(c);
  return NULL;
}

void wg_curation_free(WgCuration *c)
{
  if (!c) return;
  g_hash_table_destroy(c->known);
  g_hash_table_destroy(c->one);
  g_hash_table_destroy(c->said);
  g_array_free(c->decisions, TRUE);
  g_string_chunk_free(c->chunk);
  g_free(c);
}

const WgDecision *wg_curation_decisions(const WgCuration *c, guint *n)
{
  *n = c->decisions->len;
  return (const WgDecision *)c->decisions->data;
}

gboolean wg_curation_knows(const WgCuration *c, const char *iri, const char *other)
{
  g_autofree char *key = g_strconcat(iri, "\t", other, NULL);
  return g_hash_table_contains(c->known, key);
}
