// SPDX-License-Identifier: Apache-2.0
#include "graph/iri.h"

#include <stdarg.h>

#include "extract/ontology/gazetteer.h"

#define PLAIN_SLUG 60 // bytes a readable name may have to stand without a hash
#define MIXED_SLUG 40 // bytes of it that are kept before one
#define NAME_HASH 16  // hexadecimal digits that tell such names apart
#define NODE_HASH 24  // … events, reports: one collision in 10^8 nodes is 1 in 10^13
#define LONG_ID 200   // bytes of an id beyond which its hash is taken

WgEntityKind wg_entity_kind(WgEntityType type)
{
  if (type == WG_TYPE_PERSON) return WG_KIND_PERSON;
  if (type == WG_TYPE_COUNTRY || type == WG_TYPE_PLACE) return WG_KIND_PLACE;
  return WG_KIND_ORGANIZATION;
}

// ucschar of RFC 3987; in a query iprivate too.
static gboolean is_iri_unichar(gunichar c, gboolean in_query)
{
  if (c >= 0xa0 && c <= 0xd7ff) return TRUE;
  if (c >= 0xf900 && c <= 0xffef) return c < 0xfdd0 || c > 0xfdef;
  if (c >= 0xe000 && c <= 0xf8ff) return in_query;
  if (c < 0x10000 || (c & 0xffff) >= 0xfffe) return FALSE;
  if (c >= 0xf0000) return in_query;
  return c < 0xe0000 || c >= 0xe1000;
}

static const char *scheme_end(const char *iri)
{
  const char *p = iri;
  if (!g_ascii_isalpha(*p)) return NULL;
  while (g_ascii_isalnum(*p) || (*p && strchr("+-.", *p))) p++;
  return *p == ':' ? p : NULL;
}

// Brackets may only embrace an IPv6 address, a port is of digits, a host is there.
static gboolean authority_valid(const char *begin, const char *end)
{
  for (const char *p = begin; p < end; p++)
    if (*p == '@') begin = p + 1;
  if (begin == end || *begin == ':') return FALSE;
  const char *port = begin;
  if (*begin == '[') {
    for (port++; port < end && (g_ascii_isxdigit(*port) || *port == ':' || *port == '.');)
      port++;
    if (port == end || *port != ']') return FALSE;
    port++;
    if (port < end && *port != ':') return FALSE;
  }
  while (port < end && *port != ':') {
    if (*port == '[' || *port == ']') return FALSE;
    port++;
  }
  for (port++; port < end; port++)
    if (!g_ascii_isdigit(*port)) return FALSE;
  return TRUE;
}

// What no IRI holds unescaped; brackets only around an address, which is seen to before.
static gboolean is_illegal_ascii(guchar c)
{
  switch (c) {
  case '<': case '>': case '"': case '{': case '}': case '|':
  case '^': case '`': case '\\': case '[': case ']': case 0x7f:
    return TRUE;
  default:
    return c <= 0x20;
  }
}

static gboolean characters_valid(const char *p)
{
  gboolean in_query = FALSE, in_fragment = FALSE;
  for (; *p; p = g_utf8_next_char(p)) {
    guchar c = (guchar)*p;
    if (c >= 0x80) {
      if (!is_iri_unichar(g_utf8_get_char(p), in_query)) return FALSE;
    } else if (is_illegal_ascii(c)) {
      return FALSE;
    } else if (c == '%') {
      if (!g_ascii_isxdigit(p[1]) || !g_ascii_isxdigit(p[2])) return FALSE;
    } else if (c == '#') {
      if (in_fragment) return FALSE;
      in_fragment = TRUE;
      in_query = FALSE;
    } else if (c == '?' && !in_fragment) {
      in_query = TRUE;
    }
  }
  return TRUE;
}

// Steps "." and ".." are resolved by readers of some syntaxes and kept by others.
static gboolean has_dot_steps(const char *path)
{
  const char *end = path + strcspn(path, "?#");
  for (const char *p = path; p < end; p++) {
    if (*p != '/' || p[1] != '.') continue;
    const char *after = p + (p[2] == '.' ? 3 : 2);
    if (after >= end || *after == '/') return TRUE;
  }
  return FALSE;
}

gboolean wg_iri_valid(const char *iri)
{
  if (!iri || !g_utf8_validate(iri, -1, NULL)) return FALSE;
  const char *p = scheme_end(iri);
  if (!p || !p[1]) return FALSE;
  gboolean web = g_ascii_strncasecmp(iri, "http:", 5) == 0 ||
                 g_ascii_strncasecmp(iri, "https:", 6) == 0;
  p++;
  if (p[0] == '/' && p[1] == '/') {
    const char *end = p + 2 + strcspn(p + 2, "/?#");
    if (web && end == p + 2) return FALSE;
    if (end > p + 2) {
      if (!authority_valid(p + 2, end)) return FALSE;
      g_autofree char *host = g_strndup(p + 2, (gsize)(end - p - 2));
      g_strdelimit(host, "[]", 'x');
      if (!characters_valid(host)) return FALSE;
    }
    p = end;
    if (has_dot_steps(p)) return FALSE;
  } else if (web) {
    return FALSE;
  }
  return characters_valid(p);
}

// Fields in NFC (which ASCII is), each closed by a zero byte, which none of them can hold.
static void hash_field(GChecksum *sum, const char *field)
{
  g_autofree char *nfc = field && !g_str_is_ascii(field)
                             ? g_utf8_normalize(field, -1, G_NORMALIZE_NFC)
                             : NULL;
  const char *bytes = nfc ? nfc : field ? field : "";
  g_checksum_update(sum, (const guchar *)bytes, (gssize)strlen(bytes) + 1);
}

static char *node_iri(const char *base, const char *room, GChecksum *sum)
{
  char hash[NODE_HASH + 1];
  g_strlcpy(hash, g_checksum_get_string(sum), sizeof hash);
  char *iri = g_strconcat(base, room, "/", hash, NULL);
  g_checksum_free(sum);
  return iri;
}

static GChecksum *hash_fields(const char *first, ...) G_GNUC_NULL_TERMINATED;
static GChecksum *hash_fields(const char *first, ...)
{
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  va_list args;
  va_start(args, first);
  for (const char *field = first; field; field = va_arg(args, const char *))
    hash_field(sum, field);
  va_end(args);
  return sum;
}

// Letters and digits of ASCII, others without their accents, words joined by "-"; TRUE
// where nothing was lost.
static gboolean slug(const char *name, gsize limit, GString *out)
{
  g_autofree char *apart = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);
  gsize start = out->len;
  gboolean whole = *name != '\0';
  for (const char *p = apart ? apart : name; *p; p++) {
    if (out->len - start >= limit) {
      whole = FALSE;
      break;
    }
    if (g_ascii_isdigit(*p) || g_ascii_islower(*p)) {
      g_string_append_c(out, *p);
    } else if (*p == ' ' && out->len > start && out->str[out->len - 1] != '-') {
      g_string_append_c(out, '-');
    } else {
      whole = FALSE;
    }
  }
  if (out->len > start && out->str[out->len - 1] == '-') {
    g_string_truncate(out, out->len - 1);
    whole = FALSE;
  }
  return whole;
}

char *wg_iri_entity(const char *base, WgEntityKind kind, const char *name,
                    const char *qualifier)
{
  static const char *const ROOMS[] = {"person", "organization", "place"};
  g_autofree char *normal = wg_name_normalize(name);
  // A name of nothing but marks and articles is still a name.
  const char *key = *normal ? normal : name;
  GString *iri = g_string_new(base);
  g_string_append_printf(iri, "%s/", ROOMS[kind]);
  gsize start = iri->len;
  if (slug(key, PLAIN_SLUG, iri) && !qualifier) return g_string_free(iri, FALSE);
  if (iri->len > start + MIXED_SLUG) g_string_truncate(iri, start + MIXED_SLUG);
  GChecksum *sum = hash_fields(key, qualifier ? qualifier : "", NULL);
  // No plain slug holds "_", so the two forms never meet.
  g_string_append_printf(iri, "_%.*s", NAME_HASH, g_checksum_get_string(sum));
  g_checksum_free(sum);
  return g_string_free(iri, FALSE);
}

char *wg_iri_event(const char *base, const char *event_class, const char *actor,
                   const char *target, const char *key)
{
  return node_iri(base, "event",
                  hash_fields(event_class, actor ? actor : "",
                              target ? target : "", key ? key : "", NULL));
}

static int compare_strings(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *wg_iri_report(const char *base, const char *article, const char *event,
                    const char *polarity, const char *modality, const char *phase,
                    const char *const *sources, guint n)
{
  GChecksum *sum = hash_fields(article, event, polarity, modality, phase, NULL);
  g_autofree const char **sorted = g_new(const char *, n + 1);
  for (guint i = 0; i < n; i++) sorted[i] = sources[i];
  qsort(sorted, n, sizeof *sorted, compare_strings);
  for (guint i = 0; i < n; i++)
    if (i == 0 || strcmp(sorted[i], sorted[i - 1]) != 0) hash_field(sum, sorted[i]);
  return node_iri(base, "report", sum);
}

char *wg_iri_occurrence(const char *base, const char *event, const char *phase,
                        const char *when)
{
  return node_iri(base, "occurrence", hash_fields(event, phase, when, NULL));
}

char *wg_iri_extraction(const char *base, const char *fingerprint)
{
  return node_iri(base, "extraction", hash_fields(fingerprint, NULL));
}

char *wg_iri_version(const char *base, const char *article, const char *hash)
{
  return node_iri(base, "version", hash_fields(article, hash, NULL));
}

char *wg_content_hash(const WgRecord *record)
{
  GChecksum *sum = hash_fields(record->title ? record->title : "",
                               record->text ? record->text : "", NULL);
  char *hex = g_strdup(g_checksum_get_string(sum));
  g_checksum_free(sum);
  return hex;
}

static char *article_iri(const char *base, const char *name)
{
  if (strlen(name) <= LONG_ID) {
    for (int utf8 = 1; utf8 >= 0; utf8--) {
      g_autofree char *path = g_uri_escape_string(name, "/", utf8);
      g_autofree char *iri = g_strconcat(base, "article/", path, NULL);
      if (wg_iri_valid(iri)) return g_steal_pointer(&iri);
    }
  }
  return node_iri(base, "article/hash", hash_fields(name, NULL));
}

// The path without what tells of this machine: steps up and dots are dropped, of an
// absolute one the file's name stays.
static char *relative_path(const char *path)
{
  if (g_path_is_absolute(path)) return g_path_get_basename(path);
  g_auto(GStrv) steps = g_strsplit(path, "/", -1);
  GString *out = g_string_new(NULL);
  for (char **s = steps; *s; s++) {
    if (!**s || strcmp(*s, ".") == 0 || strcmp(*s, "..") == 0) continue;
    if (out->len) g_string_append_c(out, '/');
    g_string_append(out, *s);
  }
  return g_string_free(out, FALSE);
}

// Whether the path names one article; a file of JSON lines names many.
static gboolean names_one_article(const char *path)
{
  static const char *const MANY[] = {".jsonl", ".jsonl.gz", ".ndjson",
                                     ".json", ".json.gz", NULL};
  for (const char *const *m = MANY; *m; m++)
    if (g_str_has_suffix(path, *m)) return FALSE;
  return strcmp(path, "-") != 0;
}

// What is minted for other things names no article, whatever a page says.
static gboolean names_article(const char *base, const char *iri)
{
  if (!wg_iri_valid(iri)) return FALSE;
  return !g_str_has_prefix(iri, base) || g_str_has_prefix(iri + strlen(base), "article/");
}

char *wg_iri_article(const char *base, const WgRecord *record)
{
  if (names_article(base, record->url)) return g_strdup(record->url);
  if (record->id && *record->id && g_utf8_validate(record->id, -1, NULL))
    return article_iri(base, record->id);
  const char *source = record->source;
  if (source && *source && names_one_article(source) &&
      g_utf8_validate(source, -1, NULL)) {
    if (names_article(base, source) && strstr(source, "://")) return g_strdup(source);
    g_autofree char *path = relative_path(source);
    if (*path) return article_iri(base, path);
  }
  g_autofree char *hash = wg_content_hash(record);
  return g_strdup_printf("%sarticle/hash/%.*s", base, NODE_HASH, hash);
}
