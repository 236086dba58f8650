// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: codes of countries.
#ifndef WG_EXPORTS_COUNTRY_H
#define WG_EXPORTS_COUNTRY_H

#include <glib.h>

/// ISO 3166-1 alpha-2, in lower case, of an alpha-3 code ("xk" of XKX, which the standard
/// has not). FALSE where `alpha3` is none.
gboolean wg_country_alpha2(const char *alpha3, char alpha2[3]);

#endif
