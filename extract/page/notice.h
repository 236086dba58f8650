// SPDX-License-Identifier: Apache-2.0
/// \file What an article says of itself as news prints it: that it was corrected, or taken
/// back. Notes on other articles and reports on corrections do not count.
#ifndef WG_PAGE_NOTICE_H
#define WG_PAGE_NOTICE_H

#include "extract/doc.h"

typedef enum wg_notice {
  WG_NOTICE_NONE,
  WG_NOTICE_CORRECTED,
  WG_NOTICE_RETRACTED,
} WgNotice;

/// What a line of the text says; `plain` is its plain form (line_form.h).
WgNotice wg_notice_of_line(const char *plain);

/// What a mark before the words of a headline says ("CORRECTED-", "Retracted:").
WgNotice wg_notice_of_title(const char *plain);

/// Mark the record by its headline and the lines of its text, where it does not bear the
/// mark already; the first note becomes its notice.
void wg_notice_read(WgRecord *record);

#endif
