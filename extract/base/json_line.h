// SPDX-License-Identifier: Apache-2.0
/// \file What was built as JSON, as one line.
#ifndef WG_BASE_JSON_LINE_H
#define WG_BASE_JSON_LINE_H

#include <json-glib/json-glib.h>

/// Append what `builder` holds, whole, to `out`, and a line end.
void wg_json_line(JsonBuilder *builder, GString *out);

/// Append `s` as JSON has a string.
void wg_json_string(const char *s, GString *out);

#endif
