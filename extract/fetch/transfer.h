// SPDX-License-Identifier: Apache-2.0
/// \file Inside fetch/: one request and its answer over libcurl. The connection is made to
/// public addresses only, whatever a name is resolved to.
#ifndef WG_FETCH_TRANSFER_H
#define WG_FETCH_TRANSFER_H

#include <curl/curl.h>

#include "extract/fetch/fetcher.h"

typedef struct wg_transfer {
  CURL *easy;
  struct curl_slist *headers;
  GString *request, *head, *body; ///< as sent and as come
  char *url;
  char date[24];        ///< when it began
  char error[CURL_ERROR_SIZE];
  gsize ceiling;
  gboolean allow_private, is_too_long;
  char *refused;        ///< the address, where it is not public
  gpointer owner;       ///< the caller's
} WgTransfer;

WgTransfer *wg_transfer_new(void);
void wg_transfer_free(WgTransfer *transfer);

/// Make it ready to be added to a multi handle. `etag` and `modified` may be NULL;
/// `ceiling`: bytes of the body as sent. `begin_will_do`: a longer one is cut there, not
/// refused by the length that it tells.
void wg_transfer_begin(WgTransfer *transfer, const WgFetchOptions *options,
                       const char *url, const char *etag, const char *modified,
                       gsize ceiling, gboolean begin_will_do);

typedef enum wg_transfer_end {
  WG_TRANSFER_ANSWERED,
  WG_TRANSFER_BROKEN,  ///< may come right
  WG_TRANSFER_UNREACHED, ///< the same, and the host itself did not answer
  WG_TRANSFER_REFUSED, ///< will not
} WgTransferEnd;

/// What libcurl's `code` means; `*reason` (caller frees) says it in words unless answered.
WgTransferEnd wg_transfer_end(const WgTransfer *transfer, CURLcode code, char **reason);

/// The exchange as an archive keeps it; borrows from `transfer`, and `address` (of 64
/// bytes) is filled.
WgWarcExchange wg_transfer_exchange(const WgTransfer *transfer, char *address);

#endif
