// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: operations of SPARQL 1.1 Update over data, as text.
#ifndef WG_EXPORTS_UPDATE_H
#define WG_EXPORTS_UPDATE_H

#include "graph/statement.h"

/// Statements an operation may have: Virtuoso 7.2 refuses 1,500.
#define WG_DATA_MOST 500

/// One INSERT DATA or DELETE DATA at a time, on its way into a text.
typedef struct wg_data {
  const char *verb; ///< "INSERT" or "DELETE"
  guint n;          ///< statements of the operation at hand; 0: none is open
  gboolean braced;  ///< a GRAPH block is open
  GString *graph;   ///< its name
} WgData;

void wg_data_init(WgData *data, const char *verb);
void wg_data_clear(WgData *data);

/// Append one statement to the operation at hand, which is opened where none is.
void wg_data_put(WgData *data, const WgStatement *statement, GString *out);

/// Close the operation at hand with "} ;" and a line end; nothing where none is open.
void wg_data_close(WgData *data, GString *out);

#endif
