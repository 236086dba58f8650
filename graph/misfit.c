// SPDX-License-Identifier: Apache-2.0
#include "graph/misfit.h"

#include <glib.h>

// GROUP BY an expression is evaluated wrongly; by a variable it is right.
static gboolean groups_by_expression(rasqal_query *q)
{
  for (int i = 0;; i++) {
    rasqal_expression *e = rasqal_query_get_group_condition(q, i);
    if (!e) return FALSE;
    if (e->op != RASQAL_EXPR_LITERAL ||
        (e->literal && e->literal->type != RASQAL_LITERAL_VARIABLE))
      return TRUE;
  }
}

static gboolean names_variable(const rasqal_literal *term, const rasqal_variable *v)
{
  return term && term->type == RASQAL_LITERAL_VARIABLE && term->value.variable == v;
}

// Whether each row of the pattern has a value for `v`, as far as patterns tell.
static gboolean binds(rasqal_graph_pattern *pattern, const rasqal_variable *v)
{
  int op = (int)rasqal_graph_pattern_get_operator(pattern);
  gboolean is_union = op == RASQAL_GRAPH_PATTERN_OPERATOR_UNION;
  if (op == RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL) return FALSE;
  for (int i = 0;; i++) {
    const rasqal_triple *t = rasqal_graph_pattern_get_triple(pattern, i);
    if (!t) break;
    if (names_variable(t->subject, v) || names_variable(t->predicate, v) ||
        names_variable(t->object, v))
      return TRUE;
  }
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
    if (!sub) return is_union && i > 0;
    if (binds(sub, v) != is_union) return !is_union;
  }
}

typedef struct counted {
  rasqal_graph_pattern *pattern;
  gboolean unsure;
} Counted;

static int look_at_count(void *context, rasqal_expression *e)
{
  Counted *counted = context;
  gboolean counts = e->op == RASQAL_EXPR_COUNT || e->op == RASQAL_EXPR_AVG;
  const rasqal_literal *of = counts && e->arg1 ? e->arg1->literal : NULL;
  if (of && of->type == RASQAL_LITERAL_VARIABLE)
    counted->unsure = counted->unsure || !binds(counted->pattern, of->value.variable);
  return 0;
}

// Rows without a value are counted as if they had one.
static gboolean counts_what_may_be_unbound(rasqal_query *q)
{
  raptor_sequence *names = rasqal_query_get_bound_variable_sequence(q);
  Counted counted = {rasqal_query_get_query_graph_pattern(q), FALSE};
  int n = names ? raptor_sequence_size(names) : 0;
  for (int i = 0; i < n; i++) {
    const rasqal_variable *v = raptor_sequence_get_at(names, i);
    if (v->expression) rasqal_expression_visit(v->expression, look_at_count, &counted);
  }
  return counted.unsure;
}

static int look_at_distinct(void *distinct, rasqal_expression *e)
{
  if (e->op == RASQAL_EXPR_COUNT && e->flags & RASQAL_EXPR_FLAG_DISTINCT)
    *(gboolean *)distinct = TRUE;
  return 0;
}

// IRIs that are alike are counted twice.
static gboolean counts_distinct(rasqal_query *q)
{
  gboolean distinct = FALSE;
  raptor_sequence *names = rasqal_query_get_bound_variable_sequence(q);
  for (int i = 0; names && i < raptor_sequence_size(names); i++) {
    const rasqal_variable *v = raptor_sequence_get_at(names, i);
    if (v->expression) rasqal_expression_visit(v->expression, look_at_distinct, &distinct);
  }
  for (int i = 0;; i++) {
    rasqal_expression *e = rasqal_query_get_having_condition(q, i);
    if (!e) return distinct;
    rasqal_expression_visit(e, look_at_distinct, &distinct);
  }
}

// Whether a triple is of two patterns, as where one stands before a part in braces and an
// OPTIONAL or UNION behind it: rasqal takes the first two as one row of triples, that of the
// OPTIONAL among them.
static gboolean is_torn(rasqal_graph_pattern *pattern, GHashTable *seen)
{
  for (int i = 0;; i++) {
    rasqal_triple *t = rasqal_graph_pattern_get_triple(pattern, i);
    if (!t) break;
    if (!g_hash_table_add(seen, t)) return TRUE;
  }
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
    if (!sub) return FALSE;
    if (is_torn(sub, seen)) return TRUE;
  }
}

static gboolean has_torn_pattern(rasqal_query *q)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  rasqal_graph_pattern *pattern = rasqal_query_get_query_graph_pattern(q);
  return pattern && is_torn(pattern, seen);
}

static gboolean is_optional(rasqal_graph_pattern *pattern)
{
  return rasqal_graph_pattern_get_operator(pattern) == RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL;
}

static guint count_uses(rasqal_graph_pattern *pattern, const rasqal_variable *v)
{
  guint n = 0;
  for (int i = 0;; i++) {
    const rasqal_triple *t = rasqal_graph_pattern_get_triple(pattern, i);
    if (!t) break;
    if (names_variable(t->subject, v) || names_variable(t->predicate, v) ||
        names_variable(t->object, v))
      n++;
  }
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
    if (!sub) return n;
    n += count_uses(sub, v);
  }
}

// Whether what stands as the part `i` of `pattern` is asked with a row of what is before it.
static gboolean is_right(rasqal_graph_pattern *pattern, int i, rasqal_graph_pattern *part)
{
  return is_optional(part) ||
         (i > 0 && rasqal_graph_pattern_get_operator(pattern) !=
                       RASQAL_GRAPH_PATTERN_OPERATOR_UNION);
}

// On the right side of a join the groups of a SELECT come out wrong.
static gboolean joins_to_select(rasqal_graph_pattern *pattern, gboolean on_right)
{
  if (rasqal_graph_pattern_get_operator(pattern) == RASQAL_GRAPH_PATTERN_OPERATOR_SELECT)
    return on_right;
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
    if (!sub) return FALSE;
    if (joins_to_select(sub, on_right || is_right(pattern, i, sub))) return TRUE;
  }
}

// An OPTIONAL in its place.
typedef struct place {
  rasqal_graph_pattern *whole, *group, *optional;
  int at; // in group
} Place;

// Whether `term` is no variable that the OPTIONAL shares with the rest of the query, or one
// that what stands before it in its group binds.
static gboolean is_bound_here(const Place *p, rasqal_literal *term)
{
  const rasqal_variable *v = rasqal_literal_as_variable(term);
  if (!v || count_uses(p->whole, v) == count_uses(p->optional, v)) return TRUE;
  for (int i = 0; i < p->at; i++)
    if (binds(rasqal_graph_pattern_get_sub_graph_pattern(p->group, i), v)) return TRUE;
  return FALSE;
}

// Whether all that `part` of the OPTIONAL shares is so: the pattern is well designed (Pérez,
// Arenas, Gutierrez, Semantics and Complexity of SPARQL, 2009).
static gboolean is_apart(const Place *p, rasqal_graph_pattern *part)
{
  for (int i = 0;; i++) {
    const rasqal_triple *t = rasqal_graph_pattern_get_triple(part, i);
    if (!t) break;
    if (!is_bound_here(p, t->subject) || !is_bound_here(p, t->predicate) ||
        !is_bound_here(p, t->object))
      return FALSE;
  }
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(part, i);
    if (!sub) return TRUE;
    if (!is_apart(p, sub)) return FALSE;
  }
}

// On the right side of a join a variable that is shared may not stay unbound: rasqal asks
// there with the value of the row on the left, or loses it.
static gboolean shares_what_may_be_unbound(rasqal_graph_pattern *whole,
                                           rasqal_graph_pattern *pattern, gboolean on_right)
{
  for (int i = 0;; i++) {
    rasqal_graph_pattern *sub = rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
    if (!sub) return FALSE;
    Place place = {whole, pattern, sub, i};
    if (on_right && is_optional(sub) && !is_apart(&place, sub)) return TRUE;
    if (shares_what_may_be_unbound(whole, sub, on_right || is_right(pattern, i, sub)))
      return TRUE;
  }
}

const char *wg_query_misfit(rasqal_query *q)
{
  rasqal_graph_pattern *pattern = rasqal_query_get_query_graph_pattern(q);
  if (groups_by_expression(q)) return "GROUP BY an expression";
  if (counts_what_may_be_unbound(q)) return "COUNT or AVG of what may be unbound";
  if (counts_distinct(q))
    return "COUNT(DISTINCT …) (COUNT(*) of { SELECT DISTINCT … } goes)";
  if (pattern && joins_to_select(pattern, FALSE))
    return "a SELECT within the pattern that does not stand first";
  if (has_torn_pattern(q))
    return "a pattern before one in braces and an OPTIONAL or UNION (without these braces it "
           "goes)";
  if (pattern && shares_what_may_be_unbound(pattern, pattern, FALSE))
    return "an OPTIONAL within a part in braces or another OPTIONAL, with a variable that is "
           "bound outside of it alone";
  return NULL;
}
