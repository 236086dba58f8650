// SPDX-License-Identifier: Apache-2.0
/// \file Tellings: articles in which a person marked where something is told, as JSON lines
/// (docs/relations.md).
#ifndef WG_TEACH_TELLINGS_H
#define WG_TEACH_TELLINGS_H

#include "extract/doc.h"
#include "extract/ontology/ontology.h"

#define WG_TELLINGS_ERROR (wg_tellings_error_quark())
GQuark wg_tellings_error_quark(void);

/// Bytes of text or headline; begin -1: none.
typedef struct wg_span {
  gint32 begin, end;
} WgSpan;

/// One telling of a class that is taught.
typedef struct wg_telling {
  guint class_index; ///< among those taught
  gboolean in_title;
  gboolean sure; ///< of weight core, and of one class
  WgPolarity polarity;
  WgModality modality;
  gboolean ended;
  WgSpan trigger, role;
  WgSpan parties[2]; ///< actor, target: the words that stand for it in the sentence
  char **names[2];   ///< names of the party, all of them; NULL: nobody
} WgTelling;

typedef struct wg_told_article {
  WgRecord *record;
  GArray *tellings; ///< of WgTelling, of the classes taught alone
} WgToldArticle;

void wg_told_article_free(WgToldArticle *article);

/// Append the articles of `path` (gzip read through, "-" for standard input) to `articles`
/// (WgToldArticle *). `classes` are those taught; others must stand in the ontology. FALSE and
/// `error`: "FILE:LINE: …" (WG_TELLINGS_ERROR) for what is wrong with a line.
gboolean wg_tellings_read(const char *path, const WgOntology *ontology,
                          const char *const *classes, GPtrArray *articles, GError **error);

#endif
