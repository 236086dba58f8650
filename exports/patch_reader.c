// SPDX-License-Identifier: Apache-2.0
#include "exports/patch_reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/iri.h"

struct wg_patch_reader {
  FILE *file;
  char *path;
  char *line;
  size_t capacity;
  guint64 row;
  GString *scratch, *spelt;
  WgSpeller *speller;
};

// "<s> <p> o" or "<s> <p> o <g>", cut in two where it is the latter: the graph's name.
static char *cut_graph(char *quad)
{
  gsize n = strlen(quad);
  char *open = n && quad[n - 1] == '>' ? strrchr(quad, '<') : NULL;
  if (!open || open == quad || open[-1] != ' ') return NULL;
  quad[n - 1] = '\0';
  open[-1] = '\0';
  return open + 1;
}

static gboolean is_legal(const WgStatement *s)
{
  for (const char *p = s->lang ? s->lang : ""; *p; p++)
    if (!g_ascii_isalnum(*p) && *p != '-') return FALSE;
  return wg_iri_valid(s->subject) && wg_iri_valid(s->predicate) &&
         (s->literal ? wg_literal_valid(s->object) : wg_iri_valid(s->object)) &&
         (!s->datatype || wg_iri_valid(s->datatype)) &&
         (!s->graph || wg_iri_valid(s->graph));
}

static gboolean parse_quad(char *quad, GString *scratch, WgStatement *out)
{
  g_autofree char *whole = g_strdup(quad);
  const char *graph = cut_graph(quad);
  gboolean ok = graph && wg_line_parse(quad, scratch, out, NULL);
  if (ok) out->graph = graph;
  else ok = wg_line_parse(strcpy(quad, whole), scratch, out, NULL);
  return ok && is_legal(out);
}

// Lines of RDF Patch that are no data of ours.
static gboolean is_other_line(const char *line)
{
  static const char *const MARKS[] = {"H", "TX", "TC", "PA", "PD", NULL};
  g_autofree char *mark = g_strndup(line, strcspn(line, " \t"));
  return !*line || *line == '#' || g_strv_contains(MARKS, mark);
}

WgPatchReader *wg_patch_reader_open(const char *path, GError **error)
{
  FILE *file = fopen(path, "rb");
  if (!file) {
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno), "%s: %s", path,
                g_strerror(errno));
    return NULL;
  }
  WgPatchReader *r = g_new0(WgPatchReader, 1);
  r->file = file;
  r->path = g_strdup(path);
  r->scratch = g_string_new(NULL);
  r->spelt = g_string_new(NULL);
  r->speller = wg_speller_new();
  return r;
}

void wg_patch_reader_free(WgPatchReader *r)
{
  if (!r) return;
  fclose(r->file);
  free(r->line); // getline's
  g_free(r->path);
  g_string_free(r->scratch, TRUE);
  g_string_free(r->spelt, TRUE);
  wg_speller_free(r->speller);
  g_free(r);
}

void wg_patch_reader_rewind(WgPatchReader *r)
{
  rewind(r->file);
  r->row = 0;
}

char wg_patch_reader_next(WgPatchReader *r, WgStatement *out, GError **error)
{
  while (r->row++, getline(&r->line, &r->capacity, r->file) >= 0) {
    char *line = g_strchomp(r->line);
    if (is_other_line(line)) continue;
    char mark = line[0];
    gboolean ok = (mark == 'A' || mark == 'D') && line[1] == ' ' &&
                  g_str_has_suffix(line, " .");
    if (ok) line[strlen(line) - 2] = '\0';
    if (!ok || !parse_quad(line + 2, r->scratch, out)) {
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                  "%s: line %" G_GUINT64_FORMAT ": no line of a patch as build --patch "
                  "writes it", r->path, r->row);
      return 0;
    }
    g_string_truncate(r->spelt, 0);
    wg_speller_line(r->speller, out, r->spelt);
    out->line = r->spelt->str;
    return mark;
  }
  if (ferror(r->file))
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s: cannot be read", r->path);
  return 0;
}
