// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/transfer.h"

#include "extract/fetch/addresses.h"

#define HEAD_LONGEST ((gsize)256 * 1024)

WgTransfer *wg_transfer_new(void)
{
  WgTransfer *t = g_new0(WgTransfer, 1);
  t->easy = curl_easy_init();
  g_assert(t->easy);
  t->request = g_string_new(NULL);
  t->head = g_string_new(NULL);
  t->body = g_string_new(NULL);
  return t;
}

static void forget(WgTransfer *t)
{
  g_clear_pointer(&t->headers, curl_slist_free_all);
  g_clear_pointer(&t->url, g_free);
  g_clear_pointer(&t->refused, g_free);
}

void wg_transfer_free(WgTransfer *t)
{
  if (!t) return;
  curl_easy_cleanup(t->easy);
  forget(t);
  g_string_free(t->request, TRUE);
  g_string_free(t->head, TRUE);
  g_string_free(t->body, TRUE);
  g_free(t);
}

// ---- what libcurl calls

static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
  WgTransfer *t = context;
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (!t->allow_private && !wg_address_is_public(&address->addr)) {
    g_free(t->refused);
    t->refused = wg_address_show(&address->addr);
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// A new status line begins the head anew (after 100, 103); what comes behind its end is
// a trailer.
static size_t take_head(char *bytes, size_t size, size_t n, void *context)
{
  WgTransfer *t = context;
  n *= size;
  if (n >= 5 && memcmp(bytes, "HTTP/", 5) == 0) {
    g_string_truncate(t->head, 0);
    g_string_truncate(t->body, 0);
  } else if (g_str_has_suffix(t->head->str, "\r\n\r\n")) {
    return n;
  }
  if (t->head->len + n > HEAD_LONGEST) return 0;
  g_string_append_len(t->head, bytes, (gssize)n);
  return n;
}

static size_t take_body(char *bytes, size_t size, size_t n, void *context)
{
  WgTransfer *t = context;
  n *= size;
  t->is_too_long = t->body->len + n > t->ceiling;
  if (t->is_too_long) return 0;
  g_string_append_len(t->body, bytes, (gssize)n);
  return n;
}

static int take_request(CURL *easy, curl_infotype type, char *bytes, size_t n,
                        void *context)
{
  WgTransfer *t = context;
  (void)easy;
  if (type == CURLINFO_HEADER_OUT) g_string_append_len(t->request, bytes, (gssize)n);
  return 0;
}

// ---- one transfer

static void add_header(WgTransfer *t, const char *name, const char *value)
{
  if (!value || strpbrk(value, "\r\n")) return;
  g_autofree char *line = g_strconcat(name, ": ", value, NULL);
  t->headers = curl_slist_append(t->headers, line);
}

static void set_limits(WgTransfer *t, const WgFetchOptions *options)
{
  CURL *e = t->easy;
  curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L); // each step is looked at first
  curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, (long)options->timeout);
  curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, (long)MIN(options->timeout, 15000));
  curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  // Behind a proxy nobody here sees which address a name has.
  if (!options->allow_private) curl_easy_setopt(e, CURLOPT_PROXY, "");
  curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
}

static void set_takers(WgTransfer *t)
{
  CURL *e = t->easy;
  curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_head);
  curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
  curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
  curl_easy_setopt(e, CURLOPT_DEBUGFUNCTION, take_request);
  curl_easy_setopt(e, CURLOPT_DEBUGDATA, t);
  curl_easy_setopt(e, CURLOPT_VERBOSE, 1L); // or it is not called
  curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->error);
  curl_easy_setopt(e, CURLOPT_PRIVATE, t);
}

void wg_transfer_begin(WgTransfer *t, const WgFetchOptions *options, const char *url,
                       const char *etag, const char *modified, gsize ceiling,
                       gboolean begin_will_do)
{
  forget(t);
  g_string_truncate(t->request, 0);
  g_string_truncate(t->head, 0);
  g_string_truncate(t->body, 0);
  t->url = g_strdup(url);
  t->ceiling = ceiling;
  t->allow_private = options->allow_private;
  t->is_too_long = FALSE;
  t->error[0] = '\0';
  g_autoptr(GDateTime) now = g_date_time_new_now_utc();
  g_autofree char *date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
  g_strlcpy(t->date, date, sizeof t->date);
  // Compression is undone here, not by libcurl: an archive keeps what was sent.
  add_header(t, "Accept-Encoding", "gzip, deflate");
  add_header(t, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
  add_header(t, "If-None-Match", etag);
  add_header(t, "If-Modified-Since", modified);
  curl_easy_reset(t->easy);
  set_limits(t, options);
  set_takers(t);
  curl_easy_setopt(t->easy, CURLOPT_URL, url);
  if (!begin_will_do)
    curl_easy_setopt(t->easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)ceiling);
  curl_easy_setopt(t->easy, CURLOPT_USERAGENT, options->agent);
  curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
  curl_easy_setopt(t->easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
}

WgTransferEnd wg_transfer_end(const WgTransfer *t, CURLcode code, char **reason)
{
  if (code == CURLE_OK && t->head->len) return WG_TRANSFER_ANSWERED;
  if (t->is_too_long || code == CURLE_FILESIZE_EXCEEDED) {
    *reason = g_strdup_printf("larger than the %" G_GSIZE_FORMAT
                              " bytes that a document may have",
                              t->ceiling);
    return WG_TRANSFER_REFUSED;
  }
  if (t->refused && code == CURLE_COULDNT_CONNECT) {
    *reason = g_strdup_printf("its address %s is not public; --allow-private fetches it",
                              t->refused);
    return WG_TRANSFER_REFUSED;
  }
  const char *words = t->error[0] ? t->error : curl_easy_strerror(code);
  *reason = g_utf8_make_valid(words, -1);
  gboolean final = code == CURLE_PEER_FAILED_VERIFICATION ||
                   code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL;
  gboolean unreached = code == CURLE_COULDNT_RESOLVE_HOST ||
                       code == CURLE_COULDNT_CONNECT || code == CURLE_SSL_CONNECT_ERROR ||
                       code == CURLE_OPERATION_TIMEDOUT;
  return final       ? WG_TRANSFER_REFUSED
         : unreached ? WG_TRANSFER_UNREACHED
                     : WG_TRANSFER_BROKEN;
}

WgWarcExchange wg_transfer_exchange(const WgTransfer *t, char *address)
{
  const char *ip = NULL;
  long version = 0;
  curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &ip);
  curl_easy_getinfo(t->easy, CURLINFO_HTTP_VERSION, &version);
  g_strlcpy(address, ip ? ip : "", 64);
  WgWarcExchange exchange = {
      .target = t->url,
      .date = t->date,
      .address = *address ? address : NULL,
      .protocol = version == CURL_HTTP_VERSION_2_0   ? "h2"
                  : version == CURL_HTTP_VERSION_1_0 ? "http/1.0"
                                                     : "http/1.1",
      .request = {t->request->str, t->request->len},
      .head = {t->head->str, t->head->len},
      .body = {t->body->str, t->body->len},
  };
  return exchange;
}
