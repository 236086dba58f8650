// SPDX-License-Identifier: Apache-2.0
#include "extract/base/fail.h"

gboolean wg_fail_at(GError **error, GQuark domain, int code, const char *file, int line,
                    const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *what = g_strdup_vprintf(format, args);
  va_end(args);
  g_set_error(error, domain, code, "%s:%d: %s", file, line, what);
  return FALSE;
}
