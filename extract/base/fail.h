// SPDX-License-Identifier: Apache-2.0
/// \file What is wrong with a line of a file that is read.
#ifndef WG_BASE_FAIL_H
#define WG_BASE_FAIL_H

#include <glib.h>

/// Set `error` to "FILE:LINE: " and the words. Gives FALSE, to be handed on.
gboolean wg_fail_at(GError **error, GQuark domain, int code, const char *file, int line,
                    const char *format, ...) G_GNUC_PRINTF(6, 7);

#endif
