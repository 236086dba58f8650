// SPDX-License-Identifier: Apache-2.0
/// \file Bytes of a text as code points, which is what reports count.
#ifndef WG_REPORT_CODE_POINTS_H
#define WG_REPORT_CODE_POINTS_H

#include "extract/base/slice.h"

/// Code points before byte `at` of the text, with a table so that a long text stays linear.
typedef struct wg_code_points {
  WgSlice text;
  GArray *counts; ///< guint32, before each stretch of so many bytes
} WgCodePoints;

WgCodePoints wg_code_points_new(WgSlice text);
void wg_code_points_clear(WgCodePoints *points);

/// How many stand before byte `at`, which may be the end.
gint64 wg_code_points_before(const WgCodePoints *points, gsize at);

#endif
