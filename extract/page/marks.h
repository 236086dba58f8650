// SPDX-License-Identifier: Apache-2.0
/// \file What an element says of itself by tag, class, id, role and itemprop: whole words
/// of these ("post-share__list" is post, share, list), never parts of words.
#ifndef WG_PAGE_MARKS_H
#define WG_PAGE_MARKS_H

#include "extract/page/dom.h"

typedef enum wg_mark {
  WG_MARK_FURNITURE = 1 << 0, ///< share bars, menus, newsletter boxes, related stories, …
  WG_MARK_COMMENT = 1 << 1,   ///< what readers wrote
  WG_MARK_BYLINE = 1 << 2,    ///< who wrote it, or the words on them
  WG_MARK_CAPTION = 1 << 3,   ///< words to a picture
  WG_MARK_DATE = 1 << 4,
  WG_MARK_TITLE = 1 << 5,
  WG_MARK_TAGS = 1 << 6,      ///< keywords, categories, other small print
  WG_MARK_HIDDEN = 1 << 7,    ///< not shown
  WG_MARK_BODY = 1 << 8,      ///< named as the text of an article
  WG_MARK_ARTICLE = 1 << 9,   ///< named as the article or the main part
  WG_MARK_SUMMARY = 1 << 10,  ///< stands under the headline
  WG_MARK_ASIDE = 1 << 11,    ///< beside the text: pull quotes, boxes, side columns
  WG_MARK_NAV = 1 << 12,      ///< menus, heads and feet of the page
  WG_MARK_RELATED = 1 << 13,  ///< other stories
  WG_MARK_SHARE = 1 << 14,    ///< follow, share, subscribe
} WgMark;

/// The marks of the element itself, not of what it stands in.
guint32 wg_marks_of(const WgDom *dom, guint32 node);

/// Whether class or id has the word (lower case).
gboolean wg_marks_has_word(const WgDom *dom, guint32 node, const char *word);

#endif
