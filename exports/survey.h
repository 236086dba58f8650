// SPDX-License-Identifier: Apache-2.0
/// \file What a graph holds, counted while it is printed, and its description in VoID
/// (W3C, 2011) and DCAT 2: size, classes, properties, span, licence, known errors.
#ifndef WG_EXPORTS_SURVEY_H
#define WG_EXPORTS_SURVEY_H

#include "exports/exports.h"

typedef struct wg_survey WgSurvey;

WgSurvey *wg_survey_new(void);
void wg_survey_free(WgSurvey *survey);

/// Count one statement of a flattened graph, sorted by subject. A WgStatementFunc with the
/// survey as its context.
gboolean wg_survey_statement(const WgStatement *statement, void *survey, GError **error);

/// What the graph cannot tell of its own file.
typedef struct wg_description {
  const WgExportFormat *format;
  const char *base;    ///< what minted IRIs begin with
  const char *file;    ///< its name without folder; NULL: unknown
  guint64 bytes;
  const char *licence; ///< absolute IRI; NULL: none is declared
} WgDescription;

/// The description as Turtle, appended to `out`.
void wg_survey_describe(const WgSurvey *survey, const WgDescription *of, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSurvey, wg_survey_free)

#endif
