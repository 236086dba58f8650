// SPDX-License-Identifier: Apache-2.0
/// \file Whether a document is a list of pages, a feed or a sitemap, whatever a server calls
/// it: many are sent as text/html or text/plain.
#ifndef WG_SOURCE_LIST_FORM_H
#define WG_SOURCE_LIST_FORM_H

#include "extract/base/slice.h"

/// Whether the first element of the bytes is that of a feed (RSS, Atom, RDF), a sitemap or an
/// index of sitemaps.
gboolean wg_list_form_is(WgSlice bytes);

/// The bytes without byte order mark and white space at their begin, which no parser of XML
/// takes before a declaration.
WgSlice wg_list_form_begin(WgSlice bytes);

#endif
