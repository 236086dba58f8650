// SPDX-License-Identifier: Apache-2.0
#include "graph/statement.h"

#include <raptor2.h>
#include <string.h>

G_DEFINE_QUARK(wg-statement-error, wg_statement_error)

// N-Triples 1.1: control characters escaped, everything else as it is.
#define LITERAL_ESCAPES \
  (RAPTOR_ESCAPED_WRITE_NTRIPLES_LITERAL | RAPTOR_ESCAPED_WRITE_BITFLAG_UTF8)

struct wg_speller {
  raptor_world *world;
  raptor_iostream *stream; // writes to `out`
  GString *out;            // of the call that is running
};

static int put_byte(void *context, const int byte)
{
  WgSpeller *speller = context;
  g_string_append_c(speller->out, (char)byte);
  return 0;
}

static int put_bytes(void *context, const void *p, size_t size, size_t n)
{
  WgSpeller *speller = context;
  g_string_append_len(speller->out, p, (gssize)(size * n));
  return (int)n;
}

WgSpeller *wg_speller_new(void)
{
  static const raptor_iostream_handler HANDLER = {
      .version = 2, .write_byte = put_byte, .write_bytes = put_bytes};
  WgSpeller *speller = g_new0(WgSpeller, 1);
  speller->world = raptor_new_world();
  // libcurl is not raptor's to start and stop: a program that links us may use it too.
  raptor_world_set_flag(speller->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_open(speller->world);
  speller->stream =
      raptor_new_iostream_from_handler(speller->world, speller, &HANDLER);
  return speller;
}

void wg_speller_free(WgSpeller *speller)
{
  if (!speller) return;
  raptor_free_iostream(speller->stream);
  raptor_free_world(speller->world);
  g_free(speller);
}

// Bytes that raptor would leave as they are; it writes them one by one.
static gsize count_plain(const char *text)
{
  const char *p = text;
  while ((guchar)*p >= 0x20 && *p != '"' && *p != '\\' && *p != 0x7f) p++;
  return (gsize)(p - text);
}

void wg_speller_literal(WgSpeller *speller, const char *text, GString *out)
{
  speller->out = out;
  g_string_append_c(out, '"');
  for (;;) {
    gsize plain = count_plain(text);
    g_string_append_len(out, text, (gssize)plain);
    text += plain;
    if (!*text) break;
    const unsigned char special[] = {(unsigned char)*text++, '\0'};
    raptor_string_escaped_write(special, 1, '"', LITERAL_ESCAPES, speller->stream);
  }
  g_string_append_c(out, '"');
}

void wg_speller_line(WgSpeller *speller, const WgStatement *s, GString *out)
{
  g_string_append_c(out, '<');
  g_string_append(out, s->subject);
  g_string_append(out, "> <");
  g_string_append(out, s->predicate);
  g_string_append(out, "> ");
  if (!s->literal) {
    g_string_append_c(out, '<');
    g_string_append(out, s->object);
    g_string_append_c(out, '>');
    return;
  }
  wg_speller_literal(speller, s->object, out);
  if (s->datatype) {
    g_string_append(out, "^^<");
    g_string_append(out, s->datatype);
    g_string_append_c(out, '>');
  } else if (s->lang) {
    g_string_append_c(out, '@');
    g_string_append(out, s->lang);
  }
}

static gboolean is_noncharacter(gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

gboolean wg_literal_valid(const char *text)
{
  if (g_str_is_ascii(text)) return TRUE;
  if (!g_utf8_validate(text, -1, NULL)) return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    if ((guchar)*p < 0xe0) continue; // ASCII and two bytes hold no noncharacter
    if (is_noncharacter(g_utf8_get_char(p))) return FALSE;
  }
  return TRUE;
}

char *wg_literal_mend(const char *text)
{
  g_autofree char *utf8 = g_utf8_make_valid(text, -1);
  GString *out = g_string_sized_new(strlen(utf8));
  for (const char *p = utf8; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(out, is_noncharacter(c) ? 0xfffd : c);
  }
  return g_string_free(out, FALSE);
}

// Reading lines back. `*p` moves behind what was read, `*to` behind what was written with
// its zero byte, which is never more than what was read.

static const char *end_term(char **to, char *from)
{
  *(*to)++ = '\0';
  return from;
}

static const char *read_iri(const char **p, char **to)
{
  if (**p != '<') return NULL;
  const char *end = strchr(*p, '>');
  if (!end || end == *p + 1) return NULL;
  char *from = *to;
  gsize n = (gsize)(end - *p) - 1;
  memcpy(from, *p + 1, n);
  *to += n;
  *p = end + 1;
  return end_term(to, from);
}

static gboolean read_escape(const char **p, char **to)
{
  static const char NAMES[] = "tnrbf\"\\", VALUES[] = "\t\n\r\b\f\"\\";
  char c = **p;
  const char *name = c ? strchr(NAMES, c) : NULL;
  if (name) {
    *(*to)++ = VALUES[name - NAMES];
    *p += 1;
    return TRUE;
  }
  int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  gunichar code = 0;
  for (int i = 1; i <= digits; i++) {
    if (!g_ascii_isxdigit((*p)[i])) return FALSE;
    code = code * 16 + (gunichar)g_ascii_xdigit_value((*p)[i]);
  }
  if (!digits || !code || !g_unichar_validate(code)) return FALSE;
  *to += g_unichar_to_utf8(code, *to);
  *p += 1 + digits;
  return TRUE;
}

static const char *read_literal(const char **p, char **to)
{
  char *from = *to;
  for (*p += 1; **p && **p != '"';) {
    gsize plain = strcspn(*p, "\"\\");
    memcpy(*to, *p, plain);
    *to += plain;
    *p += plain;
    if (**p != '\\') continue;
    *p += 1;
    if (!read_escape(p, to)) return NULL;
  }
  if (**p != '"') return NULL;
  *p += 1;
  return end_term(to, from);
}

// The rest of a literal, into `out`.
static gboolean read_suffix(const char **p, char **to, WgStatement *out)
{
  if ((*p)[0] == '^' && (*p)[1] == '^') {
    *p += 2;
    return (out->datatype = read_iri(p, to)) != NULL;
  }
  if (**p != '@') return TRUE;
  char *from = *to;
  gsize n = strlen(*p + 1);
  memcpy(from, *p + 1, n);
  *to += n;
  *p += n + 1;
  out->lang = end_term(to, from);
  return TRUE;
}

gboolean wg_line_parse(const char *line, GString *scratch, WgStatement *out,
                       GError **error)
{
  g_string_set_size(scratch, strlen(line) + 1);
  WgStatement s = {.line = line};
  char *to = scratch->str;
  const char *at = line;
  gboolean good = FALSE;
  if ((s.subject = read_iri(&at, &to)) && *at++ == ' ' &&
      (s.predicate = read_iri(&at, &to)) && *at++ == ' ') {
    s.literal = *at == '"';
    s.object = s.literal ? read_literal(&at, &to) : read_iri(&at, &to);
    good = s.object && (!s.literal || read_suffix(&at, &to, &s));
  }
  if (!good || *at) {
    g_set_error(error, WG_STATEMENT_ERROR, 0, "a stored statement is damaged: %.80s",
                line);
    return FALSE;
  }
  *out = s;
  return TRUE;
}

gboolean wg_lines_each(const char *lines, const char *graph, WgStatementFunc func,
                       void *context, GError **error)
{
  GString *line = g_string_new(NULL), *scratch = g_string_new(NULL);
  gboolean ok = TRUE;
  for (const char *p = lines; ok && *p;) {
    const char *end = strchr(p, '\n');
    gsize n = end ? (gsize)(end - p) : strlen(p);
    g_string_truncate(line, 0);
    g_string_append_len(line, p, (gssize)n);
    WgStatement statement;
    ok = wg_line_parse(line->str, scratch, &statement, error);
    if (ok) {
      statement.graph = graph;
      ok = func(&statement, context, error);
    }
    p += n + (p[n] == '\n');
  }
  g_string_free(line, TRUE);
  g_string_free(scratch, TRUE);
  return ok;
}
