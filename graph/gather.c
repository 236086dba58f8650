// SPDX-License-Identifier: Apache-2.0
#include "graph/gather.h"

#include <string.h>

#include "graph/iri.h"
#include "graph/sorter.h"
#include "graph/terms.h"

struct wg_gather {
  WgSpeller *speller;
  WgSorter *lines;
  GString *line;
};

static const char *uri_string(raptor_uri *uri)
{
  return uri ? (const char *)raptor_uri_as_string(uri) : NULL;
}

WgTerm wg_term_of(const raptor_term *term)
{
  WgTerm out = {.kind = WG_TERM_UNBOUND};
  if (!term) return out;
  switch (term->type) {
  case RAPTOR_TERM_TYPE_URI:
    out.kind = WG_TERM_IRI;
    out.value = uri_string(term->value.uri);
    break;
  case RAPTOR_TERM_TYPE_LITERAL:
    out.kind = WG_TERM_LITERAL;
    out.value = (const char *)term->value.literal.string;
    out.datatype = uri_string(term->value.literal.datatype);
    out.lang = (const char *)term->value.literal.language;
    break;
  case RAPTOR_TERM_TYPE_BLANK:
    out.kind = WG_TERM_BLANK;
    out.value = (const char *)term->value.blank.string;
    break;
  case RAPTOR_TERM_TYPE_UNKNOWN:
  default: break;
  }
  return out;
}

WgGather *wg_gather_new(void)
{
  WgGather *gather = g_new0(WgGather, 1);
  gather->speller = wg_speller_new();
  gather->lines = wg_sorter_new(0);
  gather->line = g_string_new(NULL);
  return gather;
}

void wg_gather_free(WgGather *gather)
{
  if (!gather) return;
  wg_speller_free(gather->speller);
  wg_sorter_free(gather->lines);
  g_string_free(gather->line, TRUE);
  g_free(gather);
}

static gboolean check(const WgTerm *term, gboolean is_object, GError **error)
{
  if (term->kind == WG_TERM_BLANK) {
    g_set_error_literal(error, WG_QUERY_ERROR, WG_QUERY_ERROR_REFUSED,
                        "blank nodes: an answer that has some is not printed; CONSTRUCT "
                        "IRIs in their place");
    return FALSE;
  }
  gboolean good = term->kind == WG_TERM_LITERAL ? is_object && wg_literal_valid(term->value)
                                                : wg_iri_valid(term->value);
  good = good && (!term->datatype || wg_iri_valid(term->datatype));
  if (!good)
    g_set_error(error, WG_QUERY_ERROR, WG_QUERY_ERROR_REFUSED,
                "the answer has a term that cannot stand in RDF 1.1: %.200s",
                term->value ? term->value : "");
  return good;
}

gboolean wg_gather_add(WgGather *gather, const raptor_statement *statement, GError **error)
{
  WgTerm s = wg_term_of(statement->subject);
  WgTerm p = wg_term_of(statement->predicate);
  WgTerm o = wg_term_of(statement->object);
  if (!check(&s, FALSE, error) || !check(&p, FALSE, error) || !check(&o, TRUE, error))
    return FALSE;
  // RDF 1.1: that of a plain literal.
  if (o.datatype && strcmp(o.datatype, XSD_NS "string") == 0) o.datatype = NULL;
  WgStatement out = {.subject = s.value, .predicate = p.value, .object = o.value,
                     .datatype = o.datatype, .lang = o.lang,
                     .literal = o.kind == WG_TERM_LITERAL};
  g_string_truncate(gather->line, 0);
  wg_speller_line(gather->speller, &out, gather->line);
  return wg_sorter_add(gather->lines, gather->line->str, error);
}

typedef struct giving {
  WgStatementFunc func;
  void *context;
  GString *scratch;
} Giving;

static gboolean give_line(const char *line, void *context, GError **error)
{
  Giving *giving = context;
  WgStatement statement;
  return wg_line_parse(line, giving->scratch, &statement, error) &&
         giving->func(&statement, giving->context, error);
}

gboolean wg_gather_each(WgGather *gather, WgStatementFunc func, void *context,
                        GError **error)
{
  Giving giving = {func, context, g_string_new(NULL)};
  gboolean ok = wg_sorter_each(gather->lines, give_line, &giving, error);
  g_string_free(giving.scratch, TRUE);
  return ok;
}
