// SPDX-License-Identifier: Apache-2.0
#include "cli/fetching.h"

#define SECONDS_MOST 86400

void wg_manners_init(WgManners *manners)
{
  memset(manners, 0, sizeof *manners);
  manners->connections = 32;
  manners->per_host = 2;
  manners->retries = 2;
}

void wg_manners_clear(WgManners *manners)
{
  g_free(manners->agent);
  g_free(manners->contact);
  g_free(manners->delay);
  g_free(manners->timeout);
  g_free(manners->retry_wait);
  g_free(manners->user_agent);
  memset(manners, 0, sizeof *manners);
}

GOptionEntry *wg_manners_entries(WgManners *manners, const GOptionEntry *more)
{
  const GOptionEntry own[] = {
      {"agent", 0, 0, G_OPTION_ARG_FILENAME, &manners->agent,
       "Name to fetch under, which robots.txt may address (default: wiregraph)", "NAME"},
      {"contact", 0, 0, G_OPTION_ARG_FILENAME, &manners->contact,
       "Where who runs a site reaches you: an address of mail or web", "TEXT"},
      {"connections", 0, 0, G_OPTION_ARG_INT, &manners->connections,
       "Connections at once (default: 32)", "N"},
      {"per-host", 0, 0, G_OPTION_ARG_INT, &manners->per_host,
       "Connections at once to one host (default: 2)", "N"},
      {"delay", 0, 0, G_OPTION_ARG_FILENAME, &manners->delay,
       "From one request to a host to the next (default: 1)", "SECONDS"},
      {"timeout", 0, 0, G_OPTION_ARG_FILENAME, &manners->timeout,
       "What an answer may take (default: 60)", "SECONDS"},
      {"retries", 0, 0, G_OPTION_ARG_INT, &manners->retries,
       "Try again what may come right (default: 2)", "N"},
      {"retry-wait", 0, 0, G_OPTION_ARG_FILENAME, &manners->retry_wait,
       "Before the first retry, doubled with each (default: 2)", "SECONDS"},
      {"allow-private", 0, 0, G_OPTION_ARG_NONE, &manners->allow_private,
       "Connect to private and loopback addresses too, and over a proxy", NULL},
  };
  GArray *all = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  g_array_append_vals(all, own, G_N_ELEMENTS(own));
  for (; more && more->long_name; more++) g_array_append_val(all, *more);
  return (GOptionEntry *)(gpointer)g_array_free(all, FALSE);
}

// Seconds, with a fraction, as milliseconds.
static gboolean read_seconds(const char *option, const char *text, const char *standard,
                             gint64 *out)
{
  const char *begin = text ? text : standard;
  char *end = NULL;
  double seconds = g_ascii_strtod(begin, &end);
  if (end == begin || *end || !(seconds >= 0) || seconds > SECONDS_MOST) {
    wg_misuse("%s %s: give seconds, such as 2 or 0.5", option, text);
    return FALSE;
  }
  *out = (gint64)(seconds * 1000 + 0.5);
  return TRUE;
}

static gboolean read_number(const char *option, gint value, gint least, gint most)
{
  if (value >= least && value <= most) return TRUE;
  wg_misuse("%s %d: give a number from %d to %d", option, value, least, most);
  return FALSE;
}

// What would break the line of the User-Agent is refused.
static gboolean check_words(const char *option, const char *words, const char *but)
{
  for (const char *p = words; *p; p++)
    if (*p < 0x20 || *p > 0x7e || strchr(but, *p)) {
      wg_misuse("%s: give words in ASCII on one line%s", option,
                *but ? ", without brackets" : "");
      return FALSE;
    }
  return TRUE;
}

gboolean wg_check_contact(const char *contact)
{
  return !contact || check_words("--contact", contact, "()");
}

// "wiregraph/0.1.0 (desk@news.example)".
static gboolean make_agent(WgManners *manners)
{
  const char *name = manners->agent ? manners->agent : "wiregraph/" WG_VERSION;
  if (!check_words("--agent", name, "") || !wg_check_contact(manners->contact)) return FALSE;
  if (!g_ascii_isalpha(*name)) {
    wg_misuse("--agent %s: give a name that begins with a letter", name);
    return FALSE;
  }
  manners->user_agent = manners->contact
                            ? g_strdup_printf("%s (%s)", name, manners->contact)
                            : g_strdup(name);
  return TRUE;
}

gboolean wg_manners_read(WgManners *manners, const WgOptions *options)
{
  WgFetchOptions *f = &manners->fetch;
  if (!read_number("--connections", manners->connections, 1, 256) ||
      !read_number("--per-host", manners->per_host, 1, 16) ||
      !read_number("--retries", manners->retries, 0, 10) ||
      !read_seconds("--delay", manners->delay, "1", &f->delay) ||
      !read_seconds("--timeout", manners->timeout, "60", &f->timeout) ||
      !read_seconds("--retry-wait", manners->retry_wait, "2", &f->backoff) ||
      !make_agent(manners))
    return FALSE;
  f->agent = manners->user_agent;
  f->connections = (guint)manners->connections;
  f->per_host = (guint)manners->per_host;
  f->retries = (guint)manners->retries;
  f->ceiling = options->source.ceiling ? options->source.ceiling : (gsize)8 * 1024 * 1024;
  f->allow_private = manners->allow_private;
  return TRUE;
}
