// SPDX-License-Identifier: Apache-2.0
/// \file The end of the way: drafts become entities and facts become reports, in the order
/// of the text.
#ifndef WG_REPORT_REPORT_H
#define WG_REPORT_REPORT_H

#include "extract/article/article.h"

/// What the draft stands for as it is handed on; made once. NULL for NULL.
const WgEntity *wg_entity_of(WgArticle *a, WgDraft *d);

/// Put the article's facts, which are settled and in order, into the reading as reports.
void wg_reports_make(WgArticle *a, WgReading *reading);

/// Put all that the article names into the reading, told of or not: an IRI lasts while an
/// article names it. After the reports.
void wg_entities_make(WgArticle *a, WgReading *reading);

#endif
