// SPDX-License-Identifier: Apache-2.0
#include "graph/mending.h"

#include <glib.h>

// What rasqal keeps for the patterns of one query; librdf's own lies behind.
typedef struct source {
  rasqal_triples_source theirs;
  gboolean narrows; // the right side of a join may be asked for what fits alone
} Source;

// One pattern while its matches are gone through.
typedef struct match {
  rasqal_triples_match theirs;
  rasqal_variable *bindings[4];
  rasqal_literal *before[4]; // of those that it binds
  rasqal_triple_parts parts;
} Match;

static const rasqal_triple_parts PARTS[] = {RASQAL_TRIPLE_SUBJECT, RASQAL_TRIPLE_PREDICATE,
                                            RASQAL_TRIPLE_OBJECT, RASQAL_TRIPLE_ORIGIN};

// ---- one pattern

static rasqal_triple_parts bind_match(rasqal_triples_match *rtm, void *data,
                                      rasqal_variable *bindings[4],
                                      rasqal_triple_parts parts)
{
  Match *match = data;
  (void)rtm;
  (void)bindings; // rasqal's are empty, so that it empties no variable
  return match->theirs.bind_match(&match->theirs, match->theirs.user_data, match->bindings, parts);
}

static void next_match(rasqal_triples_match *rtm, void *data)
{
  Match *match = data;
  (void)rtm;
  match->theirs.next_match(&match->theirs, match->theirs.user_data);
}

static int is_end(rasqal_triples_match *rtm, void *data)
{
  Match *match = data;
  (void)rtm;
  return match->theirs.is_end(&match->theirs, match->theirs.user_data);
}

static void finish(rasqal_triples_match *rtm, void *data)
{
  Match *match = data;
  (void)rtm;
  match->theirs.finish(&match->theirs, match->theirs.user_data);
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++)
    if (match->bindings[i] && match->parts & PARTS[i])
      rasqal_variable_set_value(match->bindings[i], match->before[i]);
  g_free(match);
}

static rasqal_variable *variable_of(const rasqal_triple *t, guint part)
{
  rasqal_literal *const terms[] = {t->subject, t->predicate, t->object, t->origin};
  return terms[part] ? rasqal_literal_as_variable(terms[part]) : NULL;
}

static int init_match(rasqal_triples_match *rtm, rasqal_triples_source *rts, void *data,
                      rasqal_triple_meta *m, rasqal_triple *t)
{
  Source *source = data;
  Match *match = g_new0(Match, 1);
  match->parts = m->parts;
  // All are noted before one is emptied: a pattern may name a variable twice.
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    rasqal_variable *v = variable_of(t, i);
    if (v && m->parts & PARTS[i]) match->before[i] = rasqal_new_literal_from_literal(v->value);
  }
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    rasqal_variable *v = variable_of(t, i);
    if (v && m->parts & PARTS[i] && !source->narrows) rasqal_variable_set_value(v, NULL);
  }
  int failed = source->theirs.init_triples_match(rtm, rts, source + 1, m, t);
  match->theirs = *rtm;
  for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    match->bindings[i] = m->bindings[i];
    m->bindings[i] = NULL;
  }
  rtm->user_data = match;
  rtm->bind_match = bind_match;
  rtm->next_match = next_match;
  rtm->is_end = is_end;
  rtm->finish = finish;
  return failed;
}

// ---- one query

static int is_present(rasqal_triples_source *rts, void *data, rasqal_triple *t)
{
  Source *source = data;
  return source->theirs.triple_present(rts, source + 1, t);
}

static void free_source(void *data)
{
  Source *source = data;
  source->theirs.free_triples_source(source + 1);
}

// A row on the left may narrow what is asked on the right where the right side only grows
// with what it finds, and where each variable that has a value has it of that row: not
// where an OPTIONAL stands within another, nor beside BIND or a SELECT within.
static gboolean may_narrow(rasqal_graph_pattern *pattern, gboolean in_optional)
{
  switch ((int)rasqal_graph_pattern_get_operator(pattern)) {
  case RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL:
    if (in_optional) return FALSE;
    in_optional = TRUE;
    break;
  case RASQAL_GRAPH_PATTERN_OPERATOR_BASIC:
  case RASQAL_GRAPH_PATTERN_OPERATOR_UNION:
  case RASQAL_GRAPH_PATTERN_OPERATOR_GROUP:
  case RASQAL_GRAPH_PATTERN_OPERATOR_FILTER: break;
  default: return FALSE;
  }
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
    if (!sub) return TRUE;
    if (!may_narrow(sub, in_optional)) return FALSE;
  }
}

static int new_source(rasqal_query *query, void *factory_data, void *data,
                      rasqal_triples_source *rts)
{
  const WgMending *mending = factory_data;
  Source *source = data;
  int failed =
      mending->theirs.new_triples_source(query, mending->theirs.user_data, source + 1, rts);
  if (failed) return failed;
  rasqal_graph_pattern *pattern = rasqal_query_get_query_graph_pattern(query);
  source->narrows = pattern && may_narrow(pattern, FALSE);
  source->theirs = *rts;
  rts->init_triples_match = init_match;
  rts->triple_present = is_present;
  rts->free_triples_source = free_source;
  return 0;
}

// ---- in between

static int set_factory(rasqal_triples_source_factory *factory)
{
  WgMending *mending = factory->user_data;
  void *theirs = mending->theirs.user_data;
  if (factory->version != 1 || !factory->new_triples_source) return 1;
  mending->theirs = *factory;
  mending->theirs.user_data = theirs;
  factory->new_triples_source = new_source;
  factory->user_data_size += sizeof(Source);
  return 0;
}

int wg_mending_set(WgMending *mending, librdf_world *world)
{
  mending->theirs.user_data = world;
  return rasqal_set_triples_source_factory(librdf_world_get_rasqal(world), set_factory,
                                           mending);
}
