// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: text as the formats want it. Each appends to `out`.
#ifndef WG_EXPORTS_ESCAPE_H
#define WG_EXPORTS_ESCAPE_H

#include <glib.h>

/// A JSON string (RFC 8259), its quotation marks included.
void wg_escape_json(GString *out, const char *text);

/// A cell of CSV (RFC 4180), in quotation marks only where it needs them.
void wg_escape_csv(GString *out, const char *text);

/// A row of `n` cells with its line end.
void wg_escape_csv_row(GString *out, const char *const *cells, gsize n);

/// Text of an XML 1.0 element or attribute.
void wg_escape_xml(GString *out, const char *text);

/// The text itself, with U+FFFD for the control characters that XML 1.0 has no way to
/// write: for libraries that do the escaping.
void wg_escape_xml_controls(GString *out, const char *text);

#endif
