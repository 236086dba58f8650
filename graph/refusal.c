// SPDX-License-Identifier: Apache-2.0
//
// A scan over the tokens of a query. Words in strings, IRIs, names and comments do not
// count. A path operator is told from an operator of expressions by where it stands:
// behind an IRI, a name, `a` or a closing parenthesis, and within a pattern, not an
// expression.
#include "graph/refusal.h"

#include <string.h>

typedef enum token {
  NOTHING,
  TERM,     // an IRI, a prefixed name, `a`, a closing parenthesis of a path
  VARIABLE,
  WORD,
  OTHER,
} Token;

typedef struct scan {
  const char *at;
  Token last;
  gboolean touches; // no space between the last token and this place
  gboolean negated;   // the last word was NOT
  gboolean selecting; // between SELECT and its brace
  guint braces;
  GByteArray *parens; // of each open one: 1 of an expression
  const char *found;
  const char *verb; // the first of VERBS
  const char *select, *open, *close; // of the outermost SELECT
} Scan;

static gboolean in_expression(const Scan *s)
{
  if (s->selecting || s->braces == 0) return TRUE;
  return s->parens->len && s->parens->data[s->parens->len - 1];
}

static gboolean is_name_char(char c)
{
  return g_ascii_isalnum(c) || c == '_' || c == '-' || (guchar)c >= 0x80;
}

static void skip_string(Scan *s)
{
  char quote = *s->at;
  gboolean is_long = s->at[1] == quote && s->at[2] == quote;
  s->at += is_long ? 3 : 1;
  while (*s->at) {
    if (*s->at == '\\' && s->at[1]) s->at++;
    else if (*s->at == quote && !is_long) break;
    else if (*s->at == quote && s->at[1] == quote && s->at[2] == quote) break;
    s->at++;
  }
  for (int i = is_long ? 3 : 1; i > 0 && *s->at; i--) s->at++;
  s->last = OTHER;
}

// "<" begins an IRI where a ">" follows before any character that no IRI holds.
static gboolean skip_iri(Scan *s)
{
  gsize n = strcspn(s->at + 1, "<>\"{}|^`\\ \t\r\n");
  if (s->at[1 + n] != '>') return FALSE;
  s->at += n + 2;
  s->last = TERM;
  return TRUE;
}

static const char *refused_word(const char *word, gsize n)
{
  static const char *const WORDS[][2] = {
      {"MINUS", "MINUS"},       {"EXISTS", "EXISTS"},     {"DESCRIBE", "DESCRIBE"},
      {"SERVICE", "SERVICE"},   {"INSERT", "UPDATE"},     {"DELETE", "UPDATE"},
      {"LOAD", "UPDATE"},       {"CLEAR", "UPDATE"},      {"CREATE", "UPDATE"},
      {"DROP", "UPDATE"},       {"COPY", "UPDATE"},       {"MOVE", "UPDATE"},
      {"ADD", "UPDATE"},        {"WITH", "UPDATE"},       {"FROM", "FROM"},
      {"GRAPH", "GRAPH"},       {"VALUES", "VALUES"}};
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (strlen(WORDS[i][0]) == n && g_ascii_strncasecmp(word, WORDS[i][0], n) == 0)
      return WORDS[i][1];
  return NULL;
}

static gboolean is_word(const char *word, gsize n, const char *is)
{
  return strlen(is) == n && g_ascii_strncasecmp(word, is, n) == 0;
}

static void note_verb(Scan *s, const char *word, gsize n)
{
  static const char *const VERBS[] = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"};
  for (guint i = 0; !s->verb && i < G_N_ELEMENTS(VERBS); i++)
    if (is_word(word, n, VERBS[i])) s->verb = VERBS[i];
}

// A keyword, `a`, or a prefixed name (which has a colon).
static void take_word(Scan *s)
{
  const char *begin = s->at;
  while (is_name_char(*s->at)) s->at++;
  gsize n = (gsize)(s->at - begin);
  if (*s->at == ':') {
    while (*s->at == ':' || *s->at == '%' || is_name_char(*s->at) ||
           (*s->at == '.' && is_name_char(s->at[1])))
      s->at++;
    s->last = TERM;
    return;
  }
  if (n == 1 && *begin == 'a' && !in_expression(s)) {
    s->last = TERM;
    return;
  }
  note_verb(s, begin, n);
  s->found = refused_word(begin, n);
  if (s->negated && is_word(begin, n, "EXISTS")) s->found = "NOT EXISTS";
  s->negated = is_word(begin, n, "NOT");
  s->last = WORD;
  if (!is_word(begin, n, "SELECT")) return;
  s->selecting = TRUE;
  if (!s->select) s->select = begin;
}

static void take_variable(Scan *s)
{
  s->at++;
  while (is_name_char(*s->at)) s->at++;
  s->last = VARIABLE;
}

static void open_paren(Scan *s)
{
  guint8 expression = in_expression(s) || s->last == WORD;
  g_byte_array_append(s->parens, &expression, 1);
  s->last = OTHER;
}

static void close_paren(Scan *s)
{
  gboolean path = s->parens->len && !s->parens->data[s->parens->len - 1];
  if (s->parens->len) g_byte_array_set_size(s->parens, s->parens->len - 1);
  s->last = path ? TERM : OTHER;
}

static gboolean is_path(const Scan *s)
{
  if (in_expression(s)) return FALSE;
  switch (*s->at) {
  case '^': return s->at[1] != '^' && s->at[-1] != '^';
  case '/': return s->last == TERM;
  case '|': return s->last == TERM && s->at[1] != '|';
  case '!': return s->at[1] != '=';
  case '*':
  case '+': return s->last == TERM && s->touches;
  default: return FALSE;
  }
}

static void step(Scan *s)
{
  char c = *s->at;
  if (g_ascii_isspace(c)) {
    s->touches = FALSE;
    s->at++;
    return;
  }
  if (c == '#') {
    s->at += strcspn(s->at, "\r\n");
    s->touches = FALSE;
    return;
  }
  if (is_path(s)) s->found = "property paths";
  if (c == '"' || c == '\'') skip_string(s);
  else if (c == '<' && skip_iri(s)) ;
  else if ((c == '?' || c == '$') && is_name_char(s->at[1])) take_variable(s);
  else if (c == '?' && s->last == TERM && s->touches && !in_expression(s)) {
    s->found = "property paths";
    s->at++;
  }
  else if (g_ascii_isalpha(c) || c == ':' || (guchar)c >= 0x80) take_word(s);
  else {
    if (c == '(') open_paren(s);
    else if (c == ')') close_paren(s);
    else s->last = OTHER;
    if (c == '{' && s->braces == 0 && !s->open) s->open = s->at;
    if (c == '}' && s->braces == 1 && !s->close) s->close = s->at;
    if (c == '{') {
      s->braces++;
      s->selecting = FALSE;
    }
    if (c == '}' && s->braces) s->braces--;
    s->at++;
  }
  s->touches = TRUE;
}

gboolean wg_query_pattern(const char *query, gsize *select, gsize *open, gsize *close)
{
  Scan s = {.at = query, .parens = g_byte_array_new()};
  while (*s.at && !s.close && !s.found) step(&s);
  g_byte_array_free(s.parens, TRUE);
  if (!s.select || !s.open || !s.close || s.select > s.open) return FALSE;
  *select = (gsize)(s.select - query);
  *open = (gsize)(s.open - query);
  *close = (gsize)(s.close - query);
  return TRUE;
}

const char *wg_query_refusal(const char *query)
{
  Scan s = {.at = query, .parens = g_byte_array_new()};
  while (*s.at && !s.found) step(&s);
  g_byte_array_free(s.parens, TRUE);
  return s.found;
}

const char *wg_query_verb(const char *query)
{
  Scan s = {.at = query, .parens = g_byte_array_new()};
  gboolean update = FALSE;
  while (*s.at && !update) {
    step(&s);
    update = s.found && strcmp(s.found, "UPDATE") == 0;
    s.found = NULL;
  }
  g_byte_array_free(s.parens, TRUE);
  return update ? "UPDATE" : s.verb;
}
