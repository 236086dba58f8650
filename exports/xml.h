// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: XML by libxml2's streaming writer, into a format's writer.
#ifndef WG_EXPORTS_XML_H
#define WG_EXPORTS_XML_H

#include "exports/network.h"

typedef struct wg_xml WgXml;

/// Begin a document. Free with wg_xml_end.
WgXml *wg_xml_begin(WgWriter *writer);

/// End the document and free it all. FALSE and `error` where not all was taken.
gboolean wg_xml_end(WgXml *xml, GError **error);

/// Begin an element; end the one that is open.
void wg_xml_open(WgXml *xml, const char *name);
void wg_xml_close(WgXml *xml);

/// Begin an element `edge` with its identity and its ends.
void wg_xml_open_edge(WgXml *xml, const WgEdge *edge);

/// An attribute of the element just begun. What XML cannot hold becomes U+FFFD.
void wg_xml_attribute(WgXml *xml, const char *name, const char *value);

/// Text of the open element; the same holds.
void wg_xml_text(WgXml *xml, const char *text);

#endif
