// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/robots.h"

#define DELAY_MOST 3600000 // milliseconds

typedef struct rule {
  char *pattern; // in one way of writing; "*" and a last "$" stand for themselves
  gboolean allows;
} Rule;

// Rules for one name: ours, or "*".
typedef struct group {
  GArray *rules; // of Rule
  gint64 delay;
  gboolean named; // some group bears the name
} Group;

struct wg_robots {
  Group ours, all;
};

static void rule_clear(gpointer data) { g_free(((Rule *)data)->pattern); }

// ---- one way of writing

static gboolean is_unreserved(int c)
{
  return g_ascii_isalnum(c) || (c && strchr("-._~", c));
}

// A path with escapes of plain letters undone and all others in capitals, so that two
// ways of writing one path are the same bytes. In a pattern `*` and `$` are no letters.
static char *normal_path(const char *path, gboolean is_pattern)
{
  GString *out = g_string_new(NULL);
  for (const guchar *p = (const guchar *)path; *p; p++) {
    int c = *p;
    gboolean escaped = c == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
    if (escaped) {
      c = g_ascii_xdigit_value((char)p[1]) << 4 | g_ascii_xdigit_value((char)p[2]);
      p += 2;
    }
    gboolean plain = escaped ? is_unreserved(c)
                             : c > 0x20 && c < 0x7f && (is_pattern || (c != '*' && c != '$'));
    if (plain)
      g_string_append_c(out, (char)c);
    else
      g_string_append_printf(out, "%%%02X", (guint)c);
  }
  return g_string_free(out, FALSE);
}

// ---- reading the file

static void add_rule(Group *group, const char *value, gboolean allows)
{
  if (!*value) return; // "Disallow:" alone forbids nothing
  Rule rule = {normal_path(value, TRUE), allows};
  g_array_append_val(group->rules, rule);
}

static void add_delay(Group *group, const char *value)
{
  double seconds = g_ascii_strtod(value, NULL);
  if (!(seconds > 0)) return;
  gint64 delay = seconds * 1000 < DELAY_MOST ? (gint64)(seconds * 1000) : DELAY_MOST;
  group->delay = MAX(group->delay, delay);
}

static void add_line(Group *group, const char *name, const char *value)
{
  if (g_ascii_strcasecmp(name, "allow") == 0) add_rule(group, value, TRUE);
  if (g_ascii_strcasecmp(name, "disallow") == 0) add_rule(group, value, FALSE);
  if (g_ascii_strcasecmp(name, "crawl-delay") == 0) add_delay(group, value);
}

// "wiregraph/1.0" names the crawler "wiregraph".
static gboolean names(const char *value, const char *product)
{
  gsize n = 0;
  while (g_ascii_isalpha(value[n]) || value[n] == '-' || value[n] == '_') n++;
  return n == strlen(product) && g_ascii_strncasecmp(value, product, n) == 0;
}

// Which groups the lines that follow belong to.
typedef struct place {
  gboolean ours, all;
  gboolean in_names; // the last line that told something was a name
} Place;

static void read_line(WgRobots *robots, char *line, const char *product, Place *place)
{
  char *comment = strchr(line, '#');
  if (comment) *comment = '\0';
  char *colon = strchr(line, ':');
  if (!colon) return;
  *colon = '\0';
  const char *name = g_strstrip(line), *value = g_strstrip(colon + 1);
  if (g_ascii_strcasecmp(name, "user-agent") == 0) {
    if (!place->in_names) *place = (Place){.in_names = TRUE};
    place->ours = place->ours || names(value, product);
    place->all = place->all || *value == '*';
    robots->ours.named = robots->ours.named || place->ours;
    return;
  }
  if (g_ascii_strcasecmp(name, "sitemap") == 0) return; // belongs to no group
  place->in_names = FALSE;
  if (place->ours) add_line(&robots->ours, name, value);
  if (place->all) add_line(&robots->all, name, value);
}

WgRobots *wg_robots_new(WgSlice bytes, const char *product)
{
  WgRobots *robots = g_new0(WgRobots, 1);
  Group *groups[] = {&robots->ours, &robots->all};
  for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
    groups[i]->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
    g_array_set_clear_func(groups[i]->rules, rule_clear);
  }
  if (bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0)
    bytes = wg_slice_sub(bytes, 3, bytes.len);
  g_autofree char *text = g_strndup(bytes.len ? bytes.ptr : "", MIN(bytes.len, WG_ROBOTS_LONGEST));
  g_strdelimit(text, "\r", '\n');
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Place place = {0};
  for (char **line = lines; *line; line++) read_line(robots, *line, product, &place);
  return robots;
}

void wg_robots_free(WgRobots *robots)
{
  if (!robots) return;
  g_array_unref(robots->ours.rules);
  g_array_unref(robots->all.rules);
  g_free(robots);
}

// ---- asking

static const Group *group_of(const WgRobots *robots)
{
  return robots->ours.named ? &robots->ours : &robots->all;
}

// Whether the pattern fits the begin of the path: a star stands for any letters, a last
// "$" for the end. After a mismatch only the last star is tried further.
static gboolean fits(const char *pattern, const char *path)
{
  const char *star = NULL, *from = NULL;
  for (;;) {
    if (*pattern == '*') {
      star = ++pattern;
      from = path;
    } else if (!*pattern || (*pattern == '$' && !pattern[1] && !*path)) {
      return TRUE;
    } else if (*path && *pattern == *path) {
      pattern++;
      path++;
    } else if (star && *from) {
      pattern = star;
      path = ++from;
    } else {
      return FALSE;
    }
  }
}

gboolean wg_robots_allow(const WgRobots *robots, const char *path)
{
  if (strcmp(path, "/robots.txt") == 0) return TRUE;
  const GArray *rules = group_of(robots)->rules;
  g_autofree char *normal = normal_path(path, FALSE);
  gsize longest = 0;
  gboolean allowed = TRUE;
  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = &g_array_index(rules, Rule, i);
    gsize n = strlen(rule->pattern);
    if (n < longest || !fits(rule->pattern, normal)) continue;
    allowed = n > longest ? rule->allows : allowed || rule->allows;
    longest = n;
  }
  return allowed;
}

gint64 wg_robots_delay(const WgRobots *robots) { return group_of(robots)->delay; }
