// SPDX-License-Identifier: Apache-2.0
#include "exports/http.h"

#include <curl/curl.h>
#include <libxml/HTMLparser.h>
#include <string.h>

G_DEFINE_QUARK(wg-http-error, wg_http_error)

#define CONNECT_SECONDS 15L
#define PAUSE_FIRST (G_USEC_PER_SEC / 2)
#define PAUSE_LONGEST ((guint64)60 * G_USEC_PER_SEC)
#define SAID_LINES 6    // of an error's text
#define SAID_BYTES 1200

struct wg_http {
  CURL *curl;
  char *user;     // or NULL
  gboolean netrc; // has the password
  WgHttpOptions options;
  char reason[CURL_ERROR_SIZE];
};

// One transfer under way.
typedef struct transfer {
  WgHttp *http;
  const WgHttpRequest *request;
  GString *body;
  gboolean too_large;
} Transfer;

static const char *from_environment(const char *name)
{
  const char *value = g_getenv(name);
  return value && *value ? value : NULL;
}

static void set_credentials(WgHttp *http)
{
  const char *user = http->options.user;
  if (!user) user = from_environment("WIREGRAPH_USER");
  const char *password = from_environment("WIREGRAPH_PASSWORD");
  http->user = g_strdup(user);
  http->netrc = !user || !password;
  if (http->netrc) {
    curl_easy_setopt(http->curl, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
  } else {
    curl_easy_setopt(http->curl, CURLOPT_USERNAME, user);
    curl_easy_setopt(http->curl, CURLOPT_PASSWORD, password);
  }
  curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC | CURLAUTH_DIGEST);
}

static size_t take(char *bytes, size_t size, size_t n, void *context)
{
  Transfer *transfer = context;
  gsize room = transfer->http->options.most - transfer->body->len;
  transfer->too_large = size * n > room;
  if (transfer->too_large) return 0;
  g_string_append_len(transfer->body, bytes, (gssize)(size * n));
  return size * n;
}

WgHttp *wg_http_new(const WgHttpOptions *options)
{
  static gsize started;
  if (g_once_init_enter(&started)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    g_once_init_leave(&started, 1);
  }
  WgHttp *http = g_new0(WgHttp, 1);
  http->options = *options;
  if (!http->options.most) http->options.most = WG_HTTP_MOST;
  CURL *curl = http->curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->reason);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)options->seconds);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "wiregraph/" WG_VERSION);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  set_credentials(http);
  return http;
}

void wg_http_free(WgHttp *http)
{
  if (!http) return;
  curl_easy_cleanup(http->curl);
  g_free(http->user);
  g_free(http);
}

gboolean wg_http_check_url(const char *url, GError **error)
{
  g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri ? g_uri_get_scheme(uri) : "";
  const char *host = uri ? g_uri_get_host(uri) : NULL;
  gboolean good = (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0) && host &&
                  *host;
  if (good && !g_uri_get_userinfo(uri)) return TRUE;
  // Nothing of the URL is repeated where it may hold a password.
  if (good)
    g_set_error_literal(error, WG_HTTP_ERROR, WG_HTTP_ERROR_URL,
                        "the URL names a user; give --user NAME, and the password in "
                        "WIREGRAPH_PASSWORD or ~/.netrc");
  else
    g_set_error_literal(error, WG_HTTP_ERROR, WG_HTTP_ERROR_URL,
                        "no URL that begins with http:// or https:// and a host");
  return FALSE;
}

// ---- what a server says

static void hear_nothing(void *context, xmlErrorPtr error)
{
  (void)context;
  (void)error;
}

// The text of a page, in the place of the page. raptor has its own ear at libxml2.
static void strip_page(GString *body)
{
  xmlStructuredErrorFunc hear = xmlStructuredError;
  void *context = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(NULL, hear_nothing);
  htmlDocPtr page =
      htmlReadMemory(body->str, (int)MIN(body->len, (gsize)G_MAXINT), NULL, "UTF-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  xmlSetStructuredErrorFunc(context, hear);
  xmlNodePtr root = page ? xmlDocGetRootElement(page) : NULL;
  xmlChar *text = root ? xmlNodeGetContent(root) : NULL;
  g_string_assign(body, text ? (const char *)text : "");
  xmlFree(text);
  xmlFreeDoc(page);
}

// Its first lines, indented, with a line end before each; no control characters, which
// a terminal might obey. Caller frees.
static char *first_lines(const GString *body)
{
  g_autofree char *text = g_utf8_make_valid(body->str, (gssize)MIN(body->len, SAID_BYTES));
  GString *out = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint n = 0;
  for (char **line = lines; *line && n < SAID_LINES; line++) {
    g_strchomp(*line);
    if (!**line) continue;
    n++;
    g_string_append(out, "\n  ");
    for (const char *p = *line; *p; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      g_string_append_unichar(out, g_unichar_iscntrl(c) ? ' ' : c);
    }
  }
  return g_string_free(out, FALSE);
}

static const char *advice(const WgHttp *http, long status)
{
  if (status == 401)
    return http->user
               ? ": it knows no such user and password (WIREGRAPH_PASSWORD or ~/.netrc)"
               : ": it wants a user; give --user NAME, and the password in "
                 "WIREGRAPH_PASSWORD or ~/.netrc";
  if (status == 403) return ": not allowed";
  if (status == 404) return ": nothing there";
  return "";
}

static void refuse(const Transfer *transfer, long status, const char *type, GError **error)
{
  WgHttp *http = transfer->http;
  char *target = NULL;
  curl_easy_getinfo(http->curl, CURLINFO_REDIRECT_URL, &target);
  if (target) {
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_REFUSED, "%s: it has moved; give %s",
                transfer->request->url, target);
    return;
  }
  if (strstr(type, "html")) strip_page(transfer->body);
  g_autofree char *said = first_lines(transfer->body);
  g_set_error(error, WG_HTTP_ERROR,
              status == 400 ? WG_HTTP_ERROR_BAD : WG_HTTP_ERROR_REFUSED,
              "%s: the server answers %ld%s%s", transfer->request->url, status,
              advice(http, status), said);
}

static gboolean break_off(const Transfer *transfer, CURLcode code, GError **error)
{
  const WgHttp *http = transfer->http;
  const char *url = transfer->request->url;
  if (transfer->too_large)
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_REACH,
                "%s: the answer is larger than %" G_GSIZE_FORMAT " MiB; ask for less, as "
                "by LIMIT", url, http->options.most >> 20);
  else if (code == CURLE_OPERATION_TIMEDOUT)
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_REACH,
                "%s: no answer in time (--timeout): %s", url, http->reason);
  else
    g_set_error(error, WG_HTTP_ERROR, WG_HTTP_ERROR_REACH, "%s: cannot be reached: %s",
                url, *http->reason ? http->reason : curl_easy_strerror(code));
  return FALSE;
}

// ---- sending

static struct curl_slist *make_headers(const WgHttpRequest *request)
{
  g_autofree char *type = g_strconcat("Content-Type: ", request->type, NULL);
  g_autofree char *accept =
      g_strconcat("Accept: ", request->accept ? request->accept : "*/*", NULL);
  struct curl_slist *headers = curl_slist_append(NULL, type);
  headers = curl_slist_append(headers, accept);
  return curl_slist_append(headers, "Expect:"); // no second's wait for "100 Continue"
}

// What the server asked for last time is offered at once the next time, so that no body
// goes twice.
static void learn_scheme(WgHttp *http)
{
  long offered = 0;
  curl_easy_getinfo(http->curl, CURLINFO_HTTPAUTH_AVAIL, &offered);
  if (offered & (long)CURLAUTH_DIGEST)
    curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_DIGEST);
  else if (offered & (long)CURLAUTH_BASIC)
    curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
}

// libcurl takes the password of a user out of netrc only where the URL names him.
static CURLU *make_url(const WgHttp *http, const char *url)
{
  CURLU *out = curl_url();
  curl_url_set(out, CURLUPART_URL, url, 0);
  if (http->user && http->netrc)
    curl_url_set(out, CURLUPART_USER, http->user, CURLU_URLENCODE);
  return out;
}

static gboolean may_repeat(CURLcode code, long status)
{
  switch ((int)code) {
  case CURLE_OK: return status == 429 || (status >= 500 && status != 501);
  case CURLE_COULDNT_CONNECT:
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_GOT_NOTHING:
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_PARTIAL_FILE: return TRUE;
  default: return FALSE;
  }
}

static char *media_type(CURL *curl)
{
  const char *type = NULL;
  curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
  char *out = g_ascii_strdown(type ? type : "", -1);
  out[strcspn(out, "; \t")] = '\0';
  return out;
}

// One attempt. `*again` tells whether another may help.
static gboolean send_once(Transfer *transfer, WgHttpAnswer *answer, gboolean *again,
                          GError **error)
{
  CURL *curl = transfer->http->curl;
  g_string_truncate(transfer->body, 0);
  *transfer->http->reason = '\0';
  CURLcode code = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  *again = may_repeat(code, status);
  if (code != CURLE_OK) return break_off(transfer, code, error);
  learn_scheme(transfer->http);
  g_autofree char *type = media_type(curl);
  if (status < 200 || status > 299) {
    refuse(transfer, status, type, error);
    return FALSE;
  }
  answer->type = g_steal_pointer(&type);
  answer->body = g_steal_pointer(&transfer->body);
  return TRUE;
}

// Twice as long each time; longer where the server says so.
static void pause_before(CURL *curl, guint repeat)
{
  curl_off_t wanted = 0;
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wanted);
  guint64 pause = (guint64)PAUSE_FIRST << MIN(repeat, 16u);
  if (wanted > 0) pause = MAX(pause, (guint64)MIN(wanted, 3600) * G_USEC_PER_SEC);
  g_usleep(MIN(pause, PAUSE_LONGEST));
}

gboolean wg_http_send(WgHttp *http, const WgHttpRequest *request, WgHttpAnswer *answer,
                      GError **error)
{
  CURL *curl = http->curl;
  Transfer transfer = {.http = http, .request = request, .body = g_string_new(NULL)};
  struct curl_slist *headers = make_headers(request);
  CURLU *url = make_url(http, request->url);
  curl_easy_setopt(curl, CURLOPT_CURLU, url);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->length);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  gboolean ok = FALSE, again = TRUE;
  for (guint repeat = 0; !ok && again; repeat++) {
    GError *reason = NULL;
    // Virtuoso leaves the rest of a body that it refused in the connection.
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, repeat ? 1L : 0L);
    ok = send_once(&transfer, answer, &again, &reason);
    again = again && repeat < http->options.repeats;
    if (!ok && !again) g_propagate_error(error, reason);
    else g_clear_error(&reason);
    if (!ok && again) pause_before(curl, repeat);
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
  curl_slist_free_all(headers);
  curl_easy_setopt(curl, CURLOPT_CURLU, NULL);
  curl_url_cleanup(url);
  if (transfer.body) g_string_free(transfer.body, TRUE);
  return ok;
}

void wg_http_answer_clear(WgHttpAnswer *answer)
{
  g_clear_pointer(&answer->type, g_free);
  if (answer->body) g_string_free(answer->body, TRUE);
  answer->body = NULL;
}
