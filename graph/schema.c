// SPDX-License-Identifier: Apache-2.0
#include "graph/schema.h"

#include "graph/names.h"
#include "graph/terms.h"

// One row of the table of codes; NULL conditions fit everything.
typedef struct code_rule {
  const char *iri;
  const char *phase, *modality, *polarity;
  const char *cameo, *plover;
} CodeRule;

struct wg_schema {
  const WgOntology *ontology;
  char **classes[WG_TYPE_COUNT];
  GHashTable *rules; // local name of class → GArray of CodeRule, by IRI
};

static void free_rules(void *rules) { g_array_free(rules, TRUE); }

WgSchema *wg_schema_new(const WgOntology *ontology)
{
  WgSchema *schema = g_new0(WgSchema, 1);
  schema->ontology = ontology;
  schema->rules =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_rules);
  return schema;
}

void wg_schema_free(WgSchema *schema)
{
  if (!schema) return;
  for (int t = 0; t < WG_TYPE_COUNT; t++) g_strfreev(schema->classes[t]);
  g_hash_table_destroy(schema->rules);
  g_free(schema);
}

const WgOntology *wg_schema_ontology(const WgSchema *schema)
{
  return schema->ontology;
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean holds(GPtrArray *list, const char *s)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp(list->pdata[i], s) == 0) return TRUE;
  return FALSE;
}

const char *const *wg_schema_classes(WgSchema *schema, WgEntityType type)
{
  char ***classes = &schema->classes[type];
  if (!*classes) {
    GPtrArray *found = g_ptr_array_new();
    g_ptr_array_add(found, g_strconcat(WG_NS, wg_type_name(type), NULL));
    for (guint i = 0; i < found->len; i++) { // grows while it is walked
      guint n = 0;
      const WgTriple *const *up = wg_ontology_find(
          schema->ontology, found->pdata[i], RDFS_SUBCLASS, &n);
      for (guint k = 0; k < n; k++)
        if (!up[k]->literal && g_str_has_prefix(up[k]->object, WG_NS) &&
            !holds(found, up[k]->object))
          g_ptr_array_add(found, g_strdup(up[k]->object));
    }
    g_ptr_array_sort(found, compare_strings);
    g_ptr_array_add(found, NULL);
    *classes = (char **)g_ptr_array_free(found, FALSE);
  }
  return (const char *const *)*classes;
}

static const char *local_name(const char *iri)
{
  if (!iri) return NULL;
  return g_str_has_prefix(iri, WG_NS) ? iri + strlen(WG_NS) : iri;
}

static int compare_rules(const void *a, const void *b)
{
  return strcmp(((const CodeRule *)a)->iri, ((const CodeRule *)b)->iri);
}

static const GArray *rules_of(WgSchema *schema, const char *event_class)
{
  GArray *rules = g_hash_table_lookup(schema->rules, event_class);
  if (rules) return rules;
  rules = g_array_new(FALSE, FALSE, sizeof(CodeRule));
  const WgOntology *o = schema->ontology;
  g_autofree char *iri = g_strconcat(WG_NS, event_class, NULL);
  guint n = 0;
  const WgTriple *const *of =
      wg_ontology_subjects(o, WG_NS "ofClass", iri, &n);
  for (guint i = 0; i < n; i++) {
    const char *s = of[i]->subject;
    CodeRule rule = {
        .iri = s,
        .phase = local_name(wg_ontology_value(o, s, WG_NS "ofPhase")),
        .modality = local_name(wg_ontology_value(o, s, WG_NS "ofModality")),
        .polarity = local_name(wg_ontology_value(o, s, WG_NS "ofPolarity")),
        .cameo = wg_ontology_value(o, s, WG_NS "cameo"),
        .plover = wg_ontology_value(o, s, WG_NS "plover")};
    g_array_append_val(rules, rule);
  }
  g_array_sort(rules, compare_rules);
  g_hash_table_insert(schema->rules, g_strdup(event_class), rules);
  return rules;
}

static gboolean fits(const char *condition, const char *value, int *conditions)
{
  if (!condition) return TRUE;
  *conditions += 1;
  return strcmp(condition, value) == 0;
}

void wg_schema_codes(WgSchema *schema, const WgReport *report, const char **cameo,
                     const char **plover)
{
  *cameo = *plover = NULL;
  const GArray *rules = rules_of(schema, report->event_class);
  gboolean denied = report->polarity == WG_NEGATED && report->phase != WG_ENDED;
  int best = -1;
  for (guint i = 0; i < rules->len; i++) {
    const CodeRule *rule = &g_array_index(rules, CodeRule, i);
    int conditions = 0;
    if (denied && !rule->polarity) continue;
    if (!fits(rule->phase, wg_phase_name(report->phase), &conditions) ||
        !fits(rule->modality, wg_modality_name(report->modality), &conditions) ||
        !fits(rule->polarity, wg_polarity_name(report->polarity), &conditions))
      continue;
    if (conditions <= best) continue;
    best = conditions;
    *cameo = rule->cameo;
    *plover = rule->plover;
  }
}

char *wg_schema_label(WgSchema *schema, const char *event_class, const char *actor,
                      const char *target, const char *detail)
{
  const WgEventClass *c = wg_ontology_event_class(schema->ontology, event_class);
  GString *out = g_string_new(c && c->label ? c->label : event_class);
  if (out->len) out->str[0] = g_ascii_toupper(out->str[0]);
  const char *const parts[] = {
      actor || target ? ":" : "", actor ? " " : "",   actor ? actor : "",
      target ? " → " : "",        target ? target : "", detail ? " (" : "",
      detail ? detail : "",       detail ? ")" : ""};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) g_string_append(out, parts[i]);
  return g_string_free(out, FALSE);
}

gboolean wg_schema_symmetric(WgSchema *schema, const char *event_class)
{
  const WgEventClass *c = wg_ontology_event_class(schema->ontology, event_class);
  return c && c->symmetric;
}

gboolean wg_schema_takes(WgSchema *schema, const char *event_class, gboolean as_actor,
                         WgEntityType type)
{
  const WgEventClass *c = wg_ontology_event_class(schema->ontology, event_class);
  const char *const *allowed = !c ? NULL : as_actor ? c->actor_types : c->target_types;
  if (!allowed) return TRUE;
  for (const char *const *a = allowed; *a; a++)
    for (const char *const *is = wg_schema_classes(schema, type); *is; is++)
      if (g_str_has_prefix(*is, WG_NS) && strcmp(*is + strlen(WG_NS), *a) == 0)
        return TRUE;
  return FALSE;
}

const char *wg_schema_flat(WgSchema *schema, const char *event_class)
{
  const WgEventClass *c = wg_ontology_event_class(schema->ontology, event_class);
  return c ? c->flat : NULL;
}
