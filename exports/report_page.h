// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: the page of the report as report/bundle.mjs made it at build
/// time: HTML with its script and style, cut where the data stand. Both are NULL in a build
/// without it (WG_REPORT=OFF).
#ifndef WG_EXPORTS_REPORT_PAGE_H
#define WG_EXPORTS_REPORT_PAGE_H

#include <glib.h>

extern const char *const WG_REPORT_BEFORE; ///< up to the data
extern const gsize WG_REPORT_BEFORE_LENGTH;
extern const char *const WG_REPORT_AFTER; ///< behind them
extern const gsize WG_REPORT_AFTER_LENGTH;

#endif
