// SPDX-License-Identifier: Apache-2.0
/// \file Addresses of the web, as the door and the pages meet them.
#ifndef WG_BASE_ADDRESS_H
#define WG_BASE_ADDRESS_H

#include <glib.h>

/// Whether `s` is an absolute http(s) address without a character that no IRI may hold.
gboolean wg_text_is_address(const char *s);

#endif
