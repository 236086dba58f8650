// SPDX-License-Identifier: Apache-2.0
/// \file The language that a text is written in, by libexttextcat's profiles of letters.
#ifndef WG_PAGE_TONGUE_H
#define WG_PAGE_TONGUE_H

#include "extract/doc.h"

/// BCP 47 ("en", "de"), NULL where the text is too short to tell or nothing fits. Text with
/// the small words of English in English's measure is English, whatever the profiles say.
/// Not thread-safe. Caller frees.
char *wg_tongue_guess(const char *text);

/// The language of the record: what its text is written in where that can be told, else what
/// it says; "en-GB" stays where the text is English. NULL where unknown. Caller frees.
char *wg_tongue_of(const WgRecord *record);

/// FALSE where the tag is another language's; NULL counts as English.
gboolean wg_tongue_is_english(const char *tag);

#endif
