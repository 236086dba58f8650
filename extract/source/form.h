// SPDX-License-Identifier: Apache-2.0
/// \file Which form an input has, by its name and by its first bytes.
#ifndef WG_SOURCE_FORM_H
#define WG_SOURCE_FORM_H

#include "extract/source/source.h"

/// Which form a file's name tells, .gz aside; WG_FORM_AUTO where none.
WgSourceForm wg_form_of_name(const char *path);

/// What the first bytes tell: an archive, JSON, a feed, a page; else what the name tells,
/// else plain text.
WgSourceForm wg_form_of_content(WgSlice bytes, const char *path);

#endif
