// SPDX-License-Identifier: Apache-2.0
/// \file What one line of a plain-text dump looks like by itself: its length, its end,
/// and the set phrases of pages ("Read more", "Getty Images", "By NAME"). What its
/// neighbours say about it is the matter of lines.c.
#ifndef WG_PAGE_LINE_FORM_H
#define WG_PAGE_LINE_FORM_H

#include "extract/doc.h"

typedef struct wg_line_form {
  guint32 words;
  guint32 chars;       ///< code points, without white space at the ends
  guint32 capitals;    ///< words that begin with a capital or a digit
  int kind;            ///< a WgLineKind where its own words decide, else -1
  gboolean ends_sentence; ///< full stop, question or exclamation mark, quotes after it allowed
  gboolean ends_colon;
  gboolean bullet;     ///< begins with a mark of a list
  gboolean quotes;     ///< holds a quotation mark
  gboolean opens_teasers; ///< "Related:", the head of a list of other stories
  gboolean video;      ///< "Now playing", "01:51"
  gboolean pictured;   ///< words that captions use: "pictured", "file photo", "logo"
  gboolean comments;   ///< "12 Comments", "Leave a Reply": readers' words follow
  gboolean about;      ///< "About ACME": head of a company's words on itself
} WgLineForm;

/// Reads the form of `line`, which has at least one character that is not white space.
/// `scratch` is overwritten; it saves an allocation a line.
void wg_line_form_read(WgSlice line, GString *scratch, WgLineForm *form);

/// The plain form of a line in `out`, which is emptied first: lower case, one blank for any
/// white space, straight apostrophes; of a long line its head and its tail.
void wg_line_form_plain(WgSlice line, GString *out);

/// `s` without case, space and punctuation, appended to `out` after it was emptied: lines
/// that differ only in these are the same line.
void wg_line_form_fold(WgSlice s, GString *out);

#endif
