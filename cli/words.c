// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

static gboolean is_quiet, is_verbose;

static struct {
  guint64 articles;
  gint64 started; // microseconds, monotonic
  gint64 shown;
  gboolean on_screen;
} progress;

void wg_words_set(gboolean quiet, gboolean verbose)
{
  is_quiet = quiet;
  is_verbose = verbose && !quiet;
}

// Straight to stderr: GLib's own printing would turn names that are not ASCII into
// question marks in the C locale.
static void put(const char *format, va_list args)
{
  wg_progress_end();
  g_autofree char *message = g_strdup_vprintf(format, args);
  fprintf(stderr, "wiregraph: %s\n", message);
}

void wg_complain(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  put(format, args);
  va_end(args);
}

void wg_say(const char *format, ...)
{
  if (is_quiet) return;
  va_list args;
  va_start(args, format);
  put(format, args);
  va_end(args);
}

void wg_say_more(const char *format, ...)
{
  if (!is_verbose) return;
  va_list args;
  va_start(args, format);
  put(format, args);
  va_end(args);
}

WgExit wg_misuse(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  g_strdelimit(message, "\n", ' ');
  fprintf(stderr, "%s: %s\nTry \"%s --help\".\n", g_get_prgname(), message,
          g_get_prgname());
  return WG_EXIT_MISUSE;
}

WgExit wg_fail(WgExit status, GError *error)
{
  wg_complain("%s", error->message);
  g_error_free(error);
  return status;
}

gboolean wg_progress_shows(void) { return !is_quiet && isatty(STDERR_FILENO); }

void wg_progress_show(const char *what, guint64 done)
{
  gint64 now = g_get_monotonic_time();
  if (!progress.started) progress.started = now;
  if (now - progress.shown < G_USEC_PER_SEC / 4 || !wg_progress_shows()) return;
  progress.shown = now;
  progress.on_screen = TRUE;
  double seconds = (double)(now - progress.started) / G_USEC_PER_SEC;
  fprintf(stderr, "\r%s", what);
  if (seconds > 1) fprintf(stderr, ", %.1f a second", (double)done / seconds);
  fputs("\033[K", stderr);
}

void wg_progress_step(void)
{
  g_autofree char *what =
      g_strdup_printf("%" G_GUINT64_FORMAT " articles", ++progress.articles);
  wg_progress_show(what, progress.articles);
}

void wg_progress_end(void)
{
  if (!progress.on_screen) return;
  fputs("\r\033[K", stderr);
  progress.on_screen = FALSE;
}
