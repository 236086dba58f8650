// SPDX-License-Identifier: Apache-2.0
/// \file The language that a text is written in, by libexttextcat's profiles of letters.
#ifndef WG_PAGE_TONGUE_H
#define WG_PAGE_TONGUE_H

#include "extract/doc.h"

/// The language of the record, as BCP 47 ("en", "de"): what its text is written in where that
/// can be told, else what it says; "en-GB" stays where the text is English. NULL where unknown.
/// Not thread-safe. Caller frees.
char *wg_tongue_of(const WgRecord *record);

/// FALSE where the tag is another language's; NULL counts as English.
gboolean wg_tongue_is_english(const char *tag);

#endif
