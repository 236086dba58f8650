// SPDX-License-Identifier: Apache-2.0
#include "exports/codebook.h"

#include <string.h>

#include "graph/terms.h"

// "wg:Charge"; the IRI in <> where it is of another namespace.
static char *short_name(const char *iri)
{
  static const char *const NAMES[][2] = {{"wg", WG_NS},
                                         {"xsd", XSD_NS},
                                         {"rdfs", RDFS_NS},
                                         {"schema", SCHEMA_NS},
                                         {"prov", PROV_NS},
                                         {"dcterms", DCTERMS_NS}};
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
    if (g_str_has_prefix(iri, NAMES[i][1]))
      return g_strdup_printf("%s:%s", NAMES[i][0], iri + strlen(NAMES[i][1]));
  return g_strdup_printf("<%s>", iri);
}

// "" where the term has none.
static const char *text_of(const WgOntology *o, const char *iri, const char *property)
{
  const char *text = wg_ontology_value(o, iri, property);
  return text ? text : "";
}

static gboolean is_a(const WgOntology *o, const char *iri, const char *property,
                     const char *object)
{
  guint n = 0;
  const WgTriple *const *found = wg_ontology_find(o, iri, property, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp(found[i]->object, object) == 0) return TRUE;
  return FALSE;
}

// ---- parts

// The comment, with what counts and what does not on lines of their own.
static void put_comment(GString *out, const char *comment)
{
  static const char *const PARTS[] = {" Counts: ", " Does not count: ", " Example: "};
  for (const char *p = comment; *p; p++) {
    gsize n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(PARTS) && !n; i++)
      if (g_str_has_prefix(p, PARTS[i])) n = strlen(PARTS[i]);
    if (!n) {
      g_string_append_c(out, *p);
      continue;
    }
    g_string_append_printf(out, "\n- *%.*s* ", (int)n - 2, p + 1);
    p += n - 1;
  }
  g_string_append(out, "\n");
}

static void put_heading(const WgOntology *o, GString *out, const char *iri)
{
  g_autofree char *name = short_name(iri);
  g_string_append_printf(out, "\n### %s (`%s`)\n\n", text_of(o, iri, RDFS_LABEL),
                         name);
  put_comment(out, text_of(o, iri, RDFS_NS "comment"));
}

static void put_types(GString *out, const char *what, const char *const *types)
{
  g_string_append_printf(out, "| %s | ", what);
  if (!types) g_string_append(out, "anybody, any place");
  for (guint i = 0; types && types[i]; i++)
    g_string_append_printf(out, "%s`wg:%s`", i ? ", " : "", types[i]);
  g_string_append(out, " |\n");
}

static void put_terms(GString *out, const char *what, GString *terms)
{
  if (terms->len) g_string_append_printf(out, "| %s | %s |\n", what, terms->str);
  g_string_free(terms, TRUE);
}

/// What the reader knows of the class.
static void put_traits(GString *out, const WgEventClass *c)
{
  GString *slots = g_string_new(NULL), *traits = g_string_new(NULL);
  for (guint k = 0; k < WG_SLOT_COUNT; k++)
    if (wg_event_class_takes(c, (WgSlot)k))
      g_string_append_printf(slots, "%s`wg:%s`", slots->len ? ", " : "", wg_slot_name((WgSlot)k));
  for (guint k = 0; k < WG_TRAIT_COUNT; k++)
    if (wg_event_class_has(c, (WgTrait)k))
      g_string_append_printf(traits, "%s`wg:%s`", traits->len ? ", " : "",
                             wg_trait_name((WgTrait)k));
  put_terms(out, "slots", slots);
  put_terms(out, "traits", traits);
}

static void put_events(const WgOntology *o, GString *out)
{
  guint n = 0;
  const WgEventClass *classes = wg_ontology_event_classes(o, &n);
  g_string_append(out, "\n## Classes of events\n");
  for (guint i = 0; i < n; i++) {
    const WgEventClass *c = &classes[i];
    put_heading(o, out, c->iri);
    g_string_append(out, "\n| | |\n|---|---|\n");
    put_types(out, "actor", c->actor_types);
    put_types(out, "target", c->target_types);
    g_autofree char *flat = c->flat ? short_name(c->flat) : g_strdup("none");
    g_string_append_printf(out, "| flat property | `%s` |\n| symmetric | %s |\n", flat,
                           c->symmetric ? "yes" : "no");
    put_traits(out, c);
  }
}

static void put_classes(const WgOntology *o, GString *out)
{
  guint n = 0;
  const WgTriple *const *all = wg_ontology_subjects(o, RDF_TYPE, OWL_NS "Class", &n);
  g_string_append(out, "\n## Other classes\n");
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix(all[i]->subject, WG_NS) &&
        !is_a(o, all[i]->subject, RDFS_SUBCLASS, WG_NS "Event"))
      put_heading(o, out, all[i]->subject);
}

static void put_row(const WgOntology *o, GString *out, const char *iri, const char *of)
{
  g_autofree char *name = short_name(iri);
  g_autofree char *shown = of ? short_name(of) : g_strdup("");
  g_string_append_printf(out, "| `%s` | %s | %s |\n", name, shown,
                         text_of(o, iri, RDFS_NS "comment"));
}

// A value's class is the one of its types that is ours.
static void put_values(const WgOntology *o, GString *out)
{
  guint n = 0;
  const WgTriple *const *all =
      wg_ontology_subjects(o, RDF_TYPE, OWL_NS "NamedIndividual", &n);
  g_string_append(out, "\n## Values\n\n| value | of | meaning |\n|---|---|---|\n");
  for (guint i = 0; i < n; i++) {
    guint k = 0;
    const WgTriple *const *types = wg_ontology_find(o, all[i]->subject, RDF_TYPE, &k);
    const char *of = NULL;
    for (guint t = 0; t < k; t++)
      if (g_str_has_prefix(types[t]->object, WG_NS)) of = types[t]->object;
    put_row(o, out, all[i]->subject, of);
  }
}

static void put_properties(const WgOntology *o, GString *out, const char *kind,
                           const char *title)
{
  guint n = 0;
  const WgTriple *const *all = wg_ontology_subjects(o, RDF_TYPE, kind, &n);
  g_string_append_printf(out, "\n## %s\n\n| property | of | meaning |\n|---|---|---|\n",
                         title);
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix(all[i]->subject, WG_NS))
      put_row(o, out, all[i]->subject,
              wg_ontology_value(o, all[i]->subject, RDFS_NS "domain"));
}

void wg_codebook(const WgOntology *o, GString *out)
{
  const char *version = wg_ontology_value(o, "https://w3id.org/wiregraph/ns",
                                          OWL_NS "versionInfo");
  g_string_append_printf(
      out,
      "<!-- SPDX-License-Identifier: Apache-2.0 -->\n# Codebook\n\n"
      "What each term means, from the comments of the ontology, version %s. Printed by\n"
      "`wiregraph codebook`; `wg:` is `" WG_NS "`.\n",
      version ? version : "unknown");
  put_events(o, out);
  put_classes(o, out);
  put_values(o, out);
  put_properties(o, out, OWL_NS "DatatypeProperty", "Properties with a literal");
  put_properties(o, out, OWL_NS "ObjectProperty", "Properties that lead to a thing");
}
