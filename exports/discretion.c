// SPDX-License-Identifier: Apache-2.0
#include "exports/discretion.h"

#include <string.h>

#include "graph/sorter.h"
#include "graph/terms.h"

#define SHORT 24 // hexadecimal digits of a pseudonym, as of what it stands for

struct wg_discreet {
  const WgDiscretion *how;
  const char *base;
  WgStatementFunc func;
  void *context;
  WgSpeller *speller;
  GHashTable *persons; // IRIs
  GHashTable *gone;    // IRIs that nothing may name
  GString *statement;  // the subject at hand where it is a wg:Statement, else ""
  GString *line, *object, *iris[3];
  WgSorter *sorter; // of pseudonyms: "graph\tline"
};

gboolean wg_discretion_is_none(const WgDiscretion *d)
{
  return !d->no_quotes && !d->no_persons && !d->key;
}

// ---- who is a person, and what goes with one

static gboolean is(const WgStatement *s, const char *property)
{
  return strcmp(s->predicate, property) == 0;
}

static gboolean is_in(const WgDiscreet *d, const char *iri, const char *room)
{
  gsize n = strlen(d->base);
  return strncmp(iri, d->base, n) == 0 && g_str_has_prefix(iri + n, room);
}

static gboolean is_person(const WgDiscreet *d, const char *iri)
{
  return is_in(d, iri, "person/") || g_hash_table_contains(d->persons, iri);
}

static gboolean note_person(const WgStatement *s, void *discreet, GError **error)
{
  WgDiscreet *d = discreet;
  (void)error;
  if (is(s, RDF_TYPE) && strcmp(s->object, WG_NS "Person") == 0)
    g_hash_table_add(d->persons, g_strdup(s->subject));
  return TRUE;
}

static gboolean note_event(const WgStatement *s, void *discreet, GError **error)
{
  WgDiscreet *d = discreet;
  (void)error;
  if ((is(s, WG_NS "actor") || is(s, WG_NS "target")) && is_person(d, s->object))
    g_hash_table_add(d->gone, g_strdup(s->subject));
  return TRUE;
}

// Reports and occurrences of events that go, and what these were called before.
static gboolean note_part(const WgStatement *s, void *discreet, GError **error)
{
  WgDiscreet *d = discreet;
  (void)error;
  if ((is(s, WG_NS "reports") || is(s, DCTERMS_NS "isPartOf") || is(s, DCTERMS_REPLACED)) &&
      g_hash_table_contains(d->gone, s->object))
    g_hash_table_add(d->gone, g_strdup(s->subject));
  return TRUE;
}

static gboolean look_around(WgDiscreet *d, WgSnapshot *snapshot, GError **error)
{
  if (!d->how->no_persons && !d->how->key) return TRUE;
  return wg_snapshot_each(snapshot, note_person, d, error) &&
         (!d->how->no_persons || (wg_snapshot_each(snapshot, note_event, d, error) &&
                                  wg_snapshot_each(snapshot, note_part, d, error)));
}

// ---- words of the press

static gboolean is_words(const WgStatement *s)
{
  static const char *const WORDS[] = {"words", "sourceWords", "trigger", "matter",
                                      "scope", "reason",      "text"};
  if (is(s, SCHEMA_NS "headline") || is(s, SCHEMA_NS "correction")) return TRUE;
  if (!g_str_has_prefix(s->predicate, WG_NS)) return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (strcmp(s->predicate + strlen(WG_NS), WORDS[i]) == 0) return TRUE;
  return FALSE;
}

// The label of a Statement without the words that stand in it behind the speaker.
static void strip_label(const char *label, GString *out)
{
  const char *words = strstr(label, " (");
  g_string_truncate(out, 0);
  g_string_append_len(out, label, words ? words - label : (gssize)strlen(label));
}

// The class of an event comes before its label.
static void note_class(WgDiscreet *d, const WgStatement *s)
{
  if (strcmp(d->statement->str, s->subject) != 0) g_string_truncate(d->statement, 0);
  if (is(s, RDF_TYPE) && strcmp(s->object, WG_NS "Statement") == 0)
    g_string_assign(d->statement, s->subject);
}

// ---- pseudonyms

static void put_pseudonym(const WgDiscreet *d, const char *iri, GString *out)
{
  g_autofree char *hash =
      g_compute_hmac_for_string(G_CHECKSUM_SHA256, (const guchar *)d->how->key,
                                d->how->key_length, iri, -1);
  g_string_append_len(out, hash, SHORT);
}

// Persons, and whatever has an IRI that could be worked out from theirs.
static const char *renamed(const WgDiscreet *d, const char *iri, GString *out)
{
  static const char *const ROOMS[] = {"event/", "report/", "occurrence/"};
  const char *room = is_person(d, iri) ? "person/" : NULL;
  for (guint i = 0; i < G_N_ELEMENTS(ROOMS); i++)
    if (is_in(d, iri, ROOMS[i])) room = ROOMS[i];
  if (!room) return iri;
  g_string_assign(out, d->base);
  g_string_append(out, room);
  put_pseudonym(d, iri, out);
  return out->str;
}

// What would tell a person: other names, identifiers, where a sentence stands.
static gboolean tells_person(const WgDiscreet *d, const WgStatement *s)
{
  if (is(s, WG_NS "quote") || is(s, WG_NS "begin") || is(s, WG_NS "end")) return TRUE;
  return is_person(d, s->subject) &&
         (is(s, SKOS_ALT_LABEL) || is(s, SKOS_EXACT_MATCH));
}

static gboolean add(WgDiscreet *d, WgStatement *s, GError **error)
{
  s->subject = renamed(d, s->subject, d->iris[0]);
  if (!s->literal) s->object = renamed(d, s->object, d->iris[1]);
  g_string_assign(d->line, s->graph ? s->graph : "");
  g_string_append_c(d->line, '\t');
  wg_speller_line(d->speller, s, d->line);
  return wg_sorter_add(d->sorter, d->line->str, error);
}

// A label that names nobody: of a person its pseudonym, of an event its class, which the
// other statements tell as well.
static void label(WgDiscreet *d, WgStatement *s)
{
  if (is_person(d, s->subject)) {
    g_string_assign(d->object, "Person ");
    put_pseudonym(d, s->subject, d->object);
    g_string_truncate(d->object, strlen("Person ") + 8);
  } else if (is_in(d, s->subject, "event/")) {
    g_autofree char *name = g_strndup(s->object, strcspn(s->object, ":"));
    g_string_assign(d->object, name);
  } else {
    return;
  }
  s->object = d->object->str;
}

// ---- the filter

// Hand on a statement whose object is another now.
static gboolean hand_on(WgDiscreet *d, WgStatement *s, GError **error)
{
  g_string_truncate(d->line, 0);
  wg_speller_line(d->speller, s, d->line);
  s->line = d->line->str;
  return d->func(s, d->context, error);
}

static gboolean is_gone(const WgDiscreet *d, const WgStatement *s)
{
  const WgDiscretion *how = d->how;
  if (is_words(s)) return TRUE;
  if ((how->no_persons || how->key) && is(s, SCHEMA_NS "author")) return TRUE;
  if (how->key && tells_person(d, s)) return TRUE;
  if (!how->no_persons) return FALSE;
  return is_person(d, s->subject) || g_hash_table_contains(d->gone, s->subject) ||
         (!s->literal &&
          (is_person(d, s->object) || g_hash_table_contains(d->gone, s->object)));
}

gboolean wg_discreet_take(const WgStatement *statement, void *discreet, GError **error)
{
  WgDiscreet *d = discreet;
  WgStatement s = *statement;
  gboolean changed = FALSE;
  note_class(d, &s);
  if (is_gone(d, &s)) return TRUE;
  if (is(&s, WG_NS "quote")) {
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, s.object, -1);
    g_string_assign(d->object, hash);
    s.predicate = WG_NS "quoteHash";
    s.object = d->object->str;
    changed = TRUE;
  } else if (is(&s, RDFS_LABEL) && d->statement->len) {
    strip_label(s.object, d->object);
    s.object = d->object->str;
    changed = TRUE;
  }
  if (d->how->key) {
    if (is(&s, RDFS_LABEL)) label(d, &s);
    return add(d, &s, error);
  }
  return changed ? hand_on(d, &s, error) : d->func(&s, d->context, error);
}

static gboolean take_line(const char *line, void *discreet, GError **error)
{
  WgDiscreet *d = discreet;
  const char *tab = strchr(line, '\t');
  WgStatement s;
  if (!wg_line_parse(tab + 1, d->line, &s, error)) return FALSE;
  g_string_truncate(d->iris[2], 0);
  g_string_append_len(d->iris[2], line, tab - line);
  s.graph = tab > line ? d->iris[2]->str : NULL;
  return d->func(&s, d->context, error);
}

gboolean wg_discreet_end(WgDiscreet *d, GError **error)
{
  return !d->sorter || wg_sorter_each(d->sorter, take_line, d, error);
}

// ---- life

WgDiscreet *wg_discreet_new(const WgDiscretion *how, WgSnapshot *snapshot, const char *base,
                            WgStatementFunc func, void *context, GError **error)
{
  g_autoptr(WgDiscreet) d = g_new0(WgDiscreet, 1);
  *d = (WgDiscreet){.how = how, .base = base, .func = func, .context = context};
  d->speller = wg_speller_new();
  d->persons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  d->gone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  d->statement = g_string_new(NULL);
  d->line = g_string_new(NULL);
  d->object = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(d->iris); i++) d->iris[i] = g_string_new(NULL);
  if (how->key) d->sorter = wg_sorter_new(0);
  if (!look_around(d, snapshot, error)) return NULL;
  return g_steal_pointer(&d);
}

void wg_discreet_free(WgDiscreet *d)
{
  if (!d) return;
  GString *strings[] = {d->statement, d->line,    d->object,
                        d->iris[0],   d->iris[1], d->iris[2]};
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++) g_string_free(strings[i], TRUE);
  g_hash_table_destroy(d->persons);
  g_hash_table_destroy(d->gone);
  wg_speller_free(d->speller);
  if (d->sorter) wg_sorter_free(d->sorter);
  g_free(d);
}
