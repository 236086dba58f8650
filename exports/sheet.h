// SPDX-License-Identifier: Apache-2.0
/// \file The tables of a validation by people: a sheet for coders, who see the words of the
/// article and not what was read out of them, and the key that holds it. CSV (RFC 4180) with
/// a byte order mark, as spreadsheets want it. docs/validation.md tells how they are used.
#ifndef WG_EXPORTS_SHEET_H
#define WG_EXPORTS_SHEET_H

#include "graph/sample.h"

/// Both tables, appended to `sheet` and `key`; items are numbered from 1 in the order of the
/// sample and bear the same number in both.
void wg_sheet_print(const WgSample *sample, GString *sheet, GString *key);

#endif
