// SPDX-License-Identifier: Apache-2.0
/// \file Addresses: of the web (URLs, made one way of writing each) and of the network,
/// of which only public ones are connected to.
#ifndef WG_FETCH_ADDRESSES_H
#define WG_FETCH_ADDRESSES_H

#include <glib.h>
#include <sys/socket.h>

#define WG_FETCH_ERROR (wg_fetch_error_quark())
GQuark wg_fetch_error_quark(void);
typedef enum wg_fetch_error_code {
  WG_FETCH_ERROR_ADDRESS, ///< no address that is fetched
  WG_FETCH_ERROR_STATE,   ///< what is known of earlier visits cannot be read or kept
  WG_FETCH_ERROR_CURL,    ///< libcurl does not start
} WgFetchErrorCode;

/// `url` (relative to `base`, where that is not NULL) in one way of writing: no fragment,
/// no standard port, host in lower case. NULL and `error` where it is neither http nor
/// https, bears credentials (which the message leaves out) or is no URL. Caller frees.
char *wg_address_normal(const char *base, const char *url, GError **error);

/// "https://host:port" of a normal address. Caller frees.
char *wg_address_host(const char *url);

/// Path and query of a normal address, "/" at least. Caller frees.
char *wg_address_path(const char *url);

/// Whether the address belongs to the public internet: not private, loopback, link-local,
/// multicast or otherwise set aside (the IANA registries of special-purpose addresses,
/// RFC 6890), nor one of these inside an IPv6 address.
gboolean wg_address_is_public(const struct sockaddr *address);

/// The address in digits. Caller frees.
char *wg_address_show(const struct sockaddr *address);

#endif
