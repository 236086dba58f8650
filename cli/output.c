// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct wg_output {
  char *name;      // for messages
  char *path;      // where it shall stand; NULL: written directly
  char *temporary; // where it is written
  FILE *stream;
  mode_t mode;
};

// The temporary file that a signal must not leave behind. A plain pointer set before
// the handlers: they only unlink and die.
static const char *volatile unfinished;

static void die(int signal_number)
{
  const char *path = unfinished;
  if (path) unlink(path);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void watch_signals(const char *path)
{
  static const int deadly[] = {SIGHUP, SIGINT, SIGTERM, SIGPIPE};
  unfinished = path;
  for (gsize i = 0; i < G_N_ELEMENTS(deadly); i++) {
    struct sigaction action = {0}, old;
    action.sa_handler = path ? die : SIG_DFL;
    // What whoever started us chose to ignore (nohup) stays ignored.
    if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
      sigaction(deadly[i], &action, NULL);
  }
}

static void set_error(GError **error, const char *name, const char *what)
{
  int code = errno;
  g_set_error(error, G_IO_ERROR, (int)g_io_error_from_errno(code), "%s: %s: %s",
              name, what, g_strerror(code));
}

// The file that `path` names, links followed, so that a link stays one.
static char *follow(const char *path)
{
  char *real = realpath(path, NULL);
  char *out = g_strdup(real ? real : path);
  free(real);
  return out;
}

static mode_t mode_of_new_files(void)
{
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

static gboolean open_temporary(WgOutput *output, GError **error)
{
  output->temporary = g_strconcat(output->path, ".XXXXXX", NULL);
  int fd = mkstemp(output->temporary);
  if (fd < 0) {
    set_error(error, output->name, "cannot write");
    g_clear_pointer(&output->temporary, g_free);
    return FALSE;
  }
  watch_signals(output->temporary);
  output->stream = fdopen(fd, "wb");
  return TRUE;
}

WgOutput *wg_output_open(const char *path, GError **error)
{
  WgOutput *output = g_new0(WgOutput, 1);
  struct stat info;
  gboolean ok = TRUE;
  if (!path || strcmp(path, "-") == 0) {
    output->name = g_strdup("standard output");
    output->stream = stdout;
  } else {
    output->name = g_strdup(path);
    gboolean exists = stat(path, &info) == 0;
    if (exists && !S_ISREG(info.st_mode)) {
      output->stream = fopen(path, "wb");
      if (!output->stream) set_error(error, path, "cannot write");
      ok = output->stream != NULL;
    } else {
      output->path = follow(path);
      output->mode = exists ? info.st_mode & 07777 : mode_of_new_files();
      ok = open_temporary(output, error);
    }
  }
  if (ok) return output;
  wg_output_abandon(output);
  return NULL;
}

FILE *wg_output_stream(WgOutput *output)
{
  return output->stream;
}

gboolean wg_output_check(WgOutput *output, GError **error)
{
  if (!ferror(output->stream)) return TRUE;
  set_error(error, output->name, "cannot write");
  return FALSE;
}

static void output_free(WgOutput *output)
{
  watch_signals(NULL);
  g_free(output->temporary);
  g_free(output->path);
  g_free(output->name);
  g_free(output);
}

// To the disk, with the mode that the file shall have; some file systems have neither
// modes nor a way to sync, which is no failure.
static gboolean settle(const WgOutput *output, int fd)
{
  if (fchmod(fd, output->mode) != 0 && errno != EPERM && errno != ENOTSUP)
    return FALSE;
  return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

// Flush and close, to the disk where it is a file of ours.
static gboolean close_stream(WgOutput *output)
{
  FILE *stream = output->stream;
  output->stream = NULL;
  gboolean ok = fflush(stream) == 0 && !ferror(stream);
  int code = errno;
  if (ok && output->temporary) {
    ok = settle(output, fileno(stream));
    code = errno;
  }
  if (fclose(stream) != 0 && ok) {
    ok = FALSE;
    code = errno;
  }
  errno = code;
  return ok;
}

gboolean wg_output_finish(WgOutput *output, GError **error)
{
  gboolean ok = close_stream(output);
  if (ok && output->temporary) ok = rename(output->temporary, output->path) == 0;
  if (ok) {
    output_free(output);
    return TRUE;
  }
  set_error(error, output->name, "cannot write");
  wg_output_abandon(output);
  return FALSE;
}

void wg_output_abandon(WgOutput *output)
{
  if (!output) return;
  if (output->stream && output->stream != stdout) fclose(output->stream);
  if (output->temporary) unlink(output->temporary);
  output_free(output);
}
