// SPDX-License-Identifier: Apache-2.0
/// \file Requests over HTTP by libcurl, one after the other: credentials, time limits, a
/// ceiling on what is taken in, repeats. Bodies are held in memory. Nothing said or kept
/// here bears a password.
#ifndef WG_EXPORTS_HTTP_H
#define WG_EXPORTS_HTTP_H

#include <glib.h>

#define WG_HTTP_ERROR (wg_http_error_quark())
GQuark wg_http_error_quark(void);
typedef enum wg_http_error_code {
  WG_HTTP_ERROR_URL,     ///< no URL that can be asked: exit 2
  WG_HTTP_ERROR_REACH,   ///< no whole answer: unreachable, too late, too large: exit 3
  WG_HTTP_ERROR_REFUSED, ///< the server answers that it will not: exit 3
  WG_HTTP_ERROR_BAD,     ///< it answers 400, the request is wrong: exit 2
  WG_HTTP_ERROR_ANSWER,  ///< what it answers is not what was asked for: exit 3
} WgHttpErrorCode;

/// The most bytes of an answer, decompressed, where nothing else is said.
#define WG_HTTP_MOST ((gsize)256 << 20)

typedef struct wg_http_options {
  const char *user; ///< NULL: $WIREGRAPH_USER, else whoever netrc names for the host
  guint seconds;    ///< that one request may take; 0: no limit
  guint repeats;    ///< after a failed connection, 429 or 5xx; with growing pauses
  gsize most;       ///< bytes of an answer; 0: WG_HTTP_MOST
} WgHttpOptions;

/// Connections that stay open from request to request. For one thread. The password is
/// $WIREGRAPH_PASSWORD, else netrc's; it is sent as digest, or as basic where the server
/// takes nothing better.
typedef struct wg_http WgHttp;

WgHttp *wg_http_new(const WgHttpOptions *options);
void wg_http_free(WgHttp *http);

/// Whether `url` is http: or https: with a host and without user or password, which
/// belong to no command line; else `error` says what it lacks.
gboolean wg_http_check_url(const char *url, GError **error);

typedef struct wg_http_request {
  const char *method; ///< "POST", "PUT"
  const char *url;    ///< as wg_http_check_url wants it
  const char *type;   ///< media type of the body
  const char *accept; ///< media types wanted; NULL: any
  const char *body;
  gsize length;       ///< bytes
} WgHttpRequest;

typedef struct wg_http_answer {
  char *type; ///< media type, lower case and without parameters; "" where there is none
  GString *body;
} WgHttpAnswer;

/// Send, and send again as the options say. TRUE: the server answered 200 to 299; the
/// caller clears `answer`. Else `error` names the URL and holds the first lines of what
/// the server says.
gboolean wg_http_send(WgHttp *http, const WgHttpRequest *request, WgHttpAnswer *answer,
                      GError **error);

/// Free what it holds; a zeroed one is taken.
void wg_http_answer_clear(WgHttpAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgHttp, wg_http_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WgHttpAnswer, wg_http_answer_clear)

#endif
