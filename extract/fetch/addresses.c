// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/addresses.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>

G_DEFINE_QUARK(wg-fetch-error, wg_fetch_error)

#define LONGEST 8192 // bytes of a URL

// ---- of the web

static char *part(CURLU *url, CURLUPart which, unsigned flags)
{
  char *got = NULL;
  if (curl_url_get(url, which, &got, flags) != CURLUE_OK) return NULL;
  char *out = g_strdup(got);
  curl_free(got);
  return out;
}

static gboolean refuse(const char *url, const char *why, GError **error)
{
  g_set_error(error, WG_FETCH_ERROR, WG_FETCH_ERROR_ADDRESS, "%s: %s", url, why);
  return FALSE;
}

// What stands before the host and may hold a password goes from `url`. Caller frees.
static char *without_credentials(const char *url)
{
  const char *at = strrchr(url, '@'), *begin = strstr(url, "//");
  if (!at) return g_strdup(url);
  begin = begin && begin < at ? begin + 2 : url;
  return g_strdup_printf("%.*s…%s", (int)(begin - url), url, at);
}

static gboolean read_url(CURLU *parsed, const char *base, const char *url, GError **error)
{
  // A second URL is taken as relative to the first.
  unsigned flags = CURLU_URLENCODE;
  if (strlen(url) > LONGEST) return refuse("an address", "longer than 8192 bytes", error);
  CURLUcode code = base ? curl_url_set(parsed, CURLUPART_URL, base, flags) : CURLUE_OK;
  if (code == CURLUE_OK) code = curl_url_set(parsed, CURLUPART_URL, url, flags);
  g_autofree char *user = part(parsed, CURLUPART_USER, 0);
  g_autofree char *password = part(parsed, CURLUPART_PASSWORD, 0);
  g_autofree char *scheme = part(parsed, CURLUPART_SCHEME, 0);
  g_autofree char *shown = without_credentials(url);
  if (code == CURLUE_UNSUPPORTED_SCHEME ||
      (scheme && strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0))
    return refuse(shown, "only http and https are fetched", error);
  if (code != CURLUE_OK) return refuse(shown, "no address of the web", error);
  if (user || password)
    return refuse(shown, "it bears credentials, which are not sent; leave them out", error);
  return TRUE;
}

char *wg_address_normal(const char *base, const char *url, GError **error)
{
  CURLU *parsed = curl_url();
  char *out = NULL;
  if (read_url(parsed, base, url, error)) {
    g_autofree char *host = part(parsed, CURLUPART_HOST, 0);
    g_autofree char *lower = g_ascii_strdown(host ? host : "", -1);
    curl_url_set(parsed, CURLUPART_HOST, lower, 0);
    curl_url_set(parsed, CURLUPART_FRAGMENT, NULL, 0);
    out = part(parsed, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
    if (!out) refuse("an address", "no address of the web", error);
  }
  curl_url_cleanup(parsed);
  return out;
}

// The parts of a normal address put together as `format` says.
static char *parts_of(const char *url, char *(*join)(CURLU *parsed))
{
  CURLU *parsed = curl_url();
  curl_url_set(parsed, CURLUPART_URL, url, 0);
  char *out = join(parsed);
  curl_url_cleanup(parsed);
  return out;
}

static char *join_host(CURLU *parsed)
{
  g_autofree char *scheme = part(parsed, CURLUPART_SCHEME, 0);
  g_autofree char *host = part(parsed, CURLUPART_HOST, 0);
  g_autofree char *port = part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  return g_strconcat(scheme, "://", host, ":", port, NULL);
}

static char *join_path(CURLU *parsed)
{
  g_autofree char *path = part(parsed, CURLUPART_PATH, 0);
  g_autofree char *query = part(parsed, CURLUPART_QUERY, 0);
  return g_strconcat(path ? path : "/", query ? "?" : NULL, query, NULL);
}

char *wg_address_host(const char *url) { return parts_of(url, join_host); }

char *wg_address_path(const char *url) { return parts_of(url, join_path); }

// ---- of the network

typedef struct block {
  guint32 begin;
  int bits;
} Block;

// Not globally reachable; what serves only the inside of some network stands here too.
static gboolean is_public4(guint32 a)
{
  static const Block reserved[] = {
      {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},
      {0xa9fe0000, 16}, {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24},
      {0xc0586300, 24}, {0xc0a80000, 16}, {0xc6120000, 15}, {0xc6336400, 24},
      {0xcb007100, 24}, {0xe0000000, 3},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(reserved); i++)
    if ((a ^ reserved[i].begin) >> (32 - reserved[i].bits) == 0) return FALSE;
  return TRUE;
}

static guint32 word(const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 |
         bytes[3];
}

static gboolean is_public6(const guint8 *a)
{
  static const guint8 mapped[12] = {[10] = 0xff, [11] = 0xff};
  static const guint8 translated[12] = {0, 0x64, 0xff, 0x9b};
  if (memcmp(a, mapped, 12) == 0 || memcmp(a, translated, 12) == 0)
    return is_public4(word(a + 12));
  guint32 head = word(a);
  if (head >> 29 != 1) return FALSE;                   // only 2000::/3 is given out
  if (head >> 16 == 0x2002) return is_public4(word(a + 2)); // 6to4
  return head >> 9 != 0x20010000 >> 9 && head != 0x20010db8 && head >> 12 != 0x3fff0;
}

gboolean wg_address_is_public(const struct sockaddr *address)
{
  if (address->sa_family == AF_INET) {
    const struct sockaddr_in *a = (const void *)address;
    return is_public4(ntohl(a->sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return FALSE;
  const struct sockaddr_in6 *a = (const void *)address;
  return is_public6(a->sin6_addr.s6_addr);
}

char *wg_address_show(const struct sockaddr *address)
{
  char text[INET6_ADDRSTRLEN] = "?";
  if (address->sa_family == AF_INET)
    inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr,
              text, sizeof text);
  if (address->sa_family == AF_INET6)
    inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr,
              text, sizeof text);
  return g_strdup(text);
}
