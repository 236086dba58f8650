// SPDX-License-Identifier: Apache-2.0
/// \file CoNLL-U in and out (https://universaldependencies.org/format.html).
#ifndef WG_LANGUAGE_CONLLU_H
#define WG_LANGUAGE_CONLLU_H

#include "extract/doc.h"

#define WG_CONLLU_ERROR (wg_conllu_error_quark())
GQuark wg_conllu_error_quark(void);

/// What a CoNLL-U text holds. All of it lives in the arena given to the reader.
typedef struct wg_conllu {
  WgSlice text; ///< the words put together again; sentences parted by a line end
  WgSentence *sentences; ///< [n]; offsets count in `text`
  guint32 n;
} WgConllu;

/// Read `input` (named `name` in messages). Words and spaces are always taken, the
/// other columns where they are not "_" (upos and deprel stay 0, head -1, strings "_").
/// Names are read from MISC (NER=B-ORG). Ranges (1-2) and empty nodes (1.1) are passed over. FALSE and `error` (file, line,
/// what to do) where it is not CoNLL-U.
gboolean wg_conllu_read(WgArena *arena, WgSlice input, const char *name,
                        WgConllu *out, GError **error);

/// Where the printer is in its text: start with {0, 0} for each text.
typedef struct wg_conllu_cursor {
  gsize byte;
  gint64 point; ///< code points before that byte
} WgConlluCursor;

/// Append `sentence` of `text` with all its columns; MISC holds NER, SpaceAfter=No and
/// TokenRange in code points. Sentences are to be given in the order of the text.
void wg_conllu_print(GString *out, WgSlice text, const WgSentence *sentence,
                     WgConlluCursor *cursor);

#endif
