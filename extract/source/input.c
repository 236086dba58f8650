// SPDX-License-Identifier: Apache-2.0
#include "extract/source/input.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include "extract/source/source.h"

#define BUFFER_SIZE 65536

struct wg_input {
  char *name; // for messages
  gzFile file; // zlib hands plain bytes through and follows joined gzip members
  gsize begin, end; // what of the buffer is still to be read
  char buffer[BUFFER_SIZE];
};

WgInput *wg_input_open(const char *path, GError **error)
{
  gboolean is_stdin = strcmp(path, "-") == 0;
  int fd = is_stdin ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN,
                "%s: cannot open: %s", is_stdin ? "standard input" : path,
                g_strerror(errno));
    return NULL;
  }
  return wg_input_open_file(fd, is_stdin ? "standard input" : path, error);
}

WgInput *wg_input_open_file(int fd, const char *name, GError **error)
{
  gzFile file = gzdopen(fd, "rb");
  if (!file) {
    close(fd);
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN,
                "%s: cannot open: out of memory", name);
    return NULL;
  }
  gzbuffer(file, 2 * BUFFER_SIZE);
  WgInput *input = g_new(WgInput, 1);
  input->name = g_strdup(name);
  input->file = file;
  input->begin = input->end = 0;
  return input;
}

void wg_input_close(WgInput *input)
{
  if (!input) return;
  gzclose(input->file);
  g_free(input->name);
  g_free(input);
}

static gboolean set_read_error(WgInput *input, GError **error)
{
  int code = Z_OK;
  const char *reason = gzerror(input->file, &code);
  if (code == Z_OK) return FALSE;
  if (code == Z_ERRNO) reason = g_strerror(errno);
  if (code == Z_BUF_ERROR) reason = "the gzip data end too early";
  g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
              "%s: cannot read on: %s", input->name, reason);
  return TRUE;
}

// Fills the buffer where it is empty. At the end of the input it stays empty.
static gboolean fill(WgInput *input, GError **error)
{
  if (input->begin < input->end) return TRUE;
  int got = gzread(input->file, input->buffer, BUFFER_SIZE);
  input->begin = 0;
  input->end = got > 0 ? (gsize)got : 0;
  return got > 0 || !set_read_error(input, error);
}

WgSlice wg_input_peek(WgInput *input)
{
  WgSlice none = {NULL, 0};
  if (!fill(input, NULL)) return none;
  WgSlice out = {input->buffer + input->begin, input->end - input->begin};
  return out;
}

WgInputStatus wg_input_line(WgInput *input, gsize limit, GString *line,
                            GError **error)
{
  gboolean any = FALSE, too_long = FALSE;
  g_string_truncate(line, 0);
  for (;;) {
    if (!fill(input, error)) return WG_INPUT_FAILED;
    gsize n = input->end - input->begin;
    if (n == 0) break;
    any = TRUE;
    const char *from = input->buffer + input->begin;
    const char *lf = memchr(from, '\n', n);
    gsize take = lf ? (gsize)(lf - from) : n;
    if (line->len + take > limit) too_long = TRUE;
    if (!too_long) g_string_append_len(line, from, (gssize)take);
    input->begin += take + (lf ? 1 : 0);
    if (lf) break;
  }
  if (too_long) return WG_INPUT_TOO_LONG;
  return any ? WG_INPUT_OK : WG_INPUT_END;
}

WgInputStatus wg_input_all(WgInput *input, gsize limit, GString *all,
                           GError **error)
{
  g_string_truncate(all, 0);
  for (;;) {
    if (!fill(input, error)) return WG_INPUT_FAILED;
    gsize n = input->end - input->begin;
    if (n == 0) return all->len ? WG_INPUT_OK : WG_INPUT_END;
    if (all->len + n > limit) return WG_INPUT_TOO_LONG;
    g_string_append_len(all, input->buffer + input->begin, (gssize)n);
    input->begin = input->end;
  }
}

WgInputStatus wg_input_take(WgInput *input, guint64 n, GString *into, GError **error)
{
  if (into) g_string_truncate(into, 0);
  while (n > 0) {
    if (!fill(input, error)) return WG_INPUT_FAILED;
    gsize here = input->end - input->begin;
    if (here == 0) return WG_INPUT_END;
    gsize take = n < here ? (gsize)n : here;
    if (into) g_string_append_len(into, input->buffer + input->begin, (gssize)take);
    input->begin += take;
    n -= take;
  }
  return WG_INPUT_OK;
}
