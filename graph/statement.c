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

void wg_speller_literal(WgSpeller *speller, const char *text, GString *out)
{
  speller->out = out;
  g_string_append_c(out, '"');
  raptor_string_escaped_write((const unsigned char *)text, strlen(text), '"',
                              LITERAL_ESCAPES, speller->stream);
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

// Reading lines back. `*p` moves behind what was read.

static const char *read_iri(const char **p, GString *scratch, gsize *at)
{
  if (**p != '<') return NULL;
  const char *end = strchr(*p, '>');
  if (!end || end == *p + 1) return NULL;
  *at = scratch->len;
  g_string_append_len(scratch, *p + 1, end - *p - 1);
  g_string_append_c(scratch, '\0');
  *p = end + 1;
  return *p;
}

static gboolean read_escape(const char **p, GString *scratch)
{
  static const char NAMES[] = "tnrbf\"\\", VALUES[] = "\t\n\r\b\f\"\\";
  char c = **p;
  const char *name = c ? strchr(NAMES, c) : NULL;
  if (name) {
    g_string_append_c(scratch, VALUES[name - NAMES]);
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
  g_string_append_unichar(scratch, code);
  *p += 1 + digits;
  return TRUE;
}

static gboolean read_literal(const char **p, GString *scratch, gsize *at)
{
  *at = scratch->len;
  for (*p += 1; **p && **p != '"';) {
    gsize plain = strcspn(*p, "\"\\");
    g_string_append_len(scratch, *p, (gssize)plain);
    *p += plain;
    if (**p != '\\') continue;
    *p += 1;
    if (!read_escape(p, scratch)) return FALSE;
  }
  if (**p != '"') return FALSE;
  *p += 1;
  g_string_append_c(scratch, '\0');
  return TRUE;
}

static gboolean read_suffix(const char **p, GString *scratch, gsize *datatype,
                            gsize *lang)
{
  if ((*p)[0] == '^' && (*p)[1] == '^') {
    *p += 2;
    return read_iri(p, scratch, datatype) != NULL;
  }
  if (**p != '@') return TRUE;
  *lang = scratch->len;
  g_string_append(scratch, *p + 1);
  g_string_append_c(scratch, '\0');
  *p += strlen(*p);
  return TRUE;
}

gboolean wg_line_parse(const char *line, GString *scratch, WgStatement *out,
                       GError **error)
{
  const gsize none = G_MAXSIZE; // offsets, since scratch moves while it grows
  gsize s = none, p = none, o = none, datatype = none, lang = none;
  const char *at = line;
  gboolean literal = FALSE, good = FALSE;
  g_string_truncate(scratch, 0);
  if (read_iri(&at, scratch, &s) && *at++ == ' ' && read_iri(&at, scratch, &p) &&
      *at++ == ' ') {
    literal = *at == '"';
    good = literal ? read_literal(&at, scratch, &o) &&
                         read_suffix(&at, scratch, &datatype, &lang)
                   : read_iri(&at, scratch, &o) != NULL;
  }
  if (!good || *at) {
    g_set_error(error, WG_STATEMENT_ERROR, 0, "a stored statement is damaged: %.80s",
                line);
    return FALSE;
  }
  *out = (WgStatement){.subject = scratch->str + s,
                       .predicate = scratch->str + p,
                       .object = scratch->str + o,
                       .datatype = datatype == none ? NULL : scratch->str + datatype,
                       .lang = lang == none ? NULL : scratch->str + lang,
                       .literal = literal,
                       .line = line};
  return TRUE;
}

gboolean wg_lines_each(const char *lines, const char *graph, WgStatementFunc func,
                       void *context, GError **error)
{
  GString *line = g_string_new(NULL), *scratch = g_string_new(NULL);
  gboolean ok = TRUE;
  for (const char *p = lines; ok && *p;) {
    gsize n = strcspn(p, "\n");
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
