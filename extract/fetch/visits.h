// SPDX-License-Identifier: Apache-2.0
/// \file Which addresses are to be visited in this run, what came of each, and what is
/// known of earlier visits. On disk (SQLite), so that memory does not grow with their
/// number. What is known changes only in wg_visits_settle, all at once: a run that is
/// killed before it leaves everything as it was.
#ifndef WG_FETCH_VISITS_H
#define WG_FETCH_VISITS_H

#include "extract/base/slice.h"

typedef struct wg_visits WgVisits;

/// `path`: where to keep what is known from run to run, made where there is none; NULL:
/// keep nothing. NULL and `error` (WG_FETCH_ERROR_STATE) where it cannot be used.
WgVisits *wg_visits_open(const char *path, GError **error);
void wg_visits_free(WgVisits *visits);

/// An address to be visited.
typedef struct wg_visit_plan {
  const char *url;  ///< normal (addresses.h)
  const char *list; ///< the list that named it, or NULL
  guint depth;      ///< lists above it
  gint64 interval;  ///< seconds until it is due again; 0: always due
} WgVisitPlan;

/// Put it into this run, unless it is there or is not due at `now` (seconds since 1970).
/// That a list named it is known from now on.
gboolean wg_visits_add(WgVisits *visits, const WgVisitPlan *plan, gint64 now,
                       GError **error);

/// The same for all that the plan's list named when it was read last.
gboolean wg_visits_add_known(WgVisits *visits, const WgVisitPlan *plan, gint64 now,
                             GError **error);

/// A visit of this run, with what is known of the page. Strings are owned, NULL where
/// unknown.
typedef struct wg_visit {
  gint64 id;
  char *url;
  gint64 interval;
  guint depth;
  char *etag, *modified;  ///< as the server told them
  char *digest, *payload; ///< of the page kept last: SHA-256 of its bytes; of what was sent
  char *kept;             ///< when it was kept, xsd:dateTime
  char *article, *content; ///< in a store: IRI and content hash of what it gave
  char *earlier;          ///< the article that it gave before this run
  guint missing;          ///< visits in a row that found nothing there
} WgVisit;

/// The next one that was not handed out yet; NULL where there is none, or with `error`.
WgVisit *wg_visits_next(WgVisits *visits, GError **error);

/// That visit again, as it was handed out.
WgVisit *wg_visits_get(WgVisits *visits, gint64 id, GError **error);
void wg_visit_free(WgVisit *visit);

typedef enum wg_visit_state {
  WG_VISIT_WAITING,
  WG_VISIT_UNDER_WAY,
  WG_VISIT_KEPT,      ///< new or changed
  WG_VISIT_UNCHANGED,
  WG_VISIT_FAILED,
  WG_VISIT_GONE,      ///< is no more, or was not there too often
} WgVisitState;

/// What came of the visit: state, and in the fields of `visit` what is known now. `final`:
/// the address that answered, or NULL.
gboolean wg_visits_note(WgVisits *visits, const WgVisit *visit, WgVisitState state,
                        const char *final, GError **error);

/// Every visit of this run that ended so, one by one.
typedef gboolean (*WgVisitFunc)(const WgVisit *visit, void *context, GError **error);
gboolean wg_visits_each(WgVisits *visits, WgVisitState state, WgVisitFunc func,
                        void *context, GError **error);

/// The visit of this run that kept `final`; NULL where there is none, or with `error`.
WgVisit *wg_visits_of_page(WgVisits *visits, const char *final, GError **error);

/// The pages that `final` answered for, kept in this run, gave this article.
gboolean wg_visits_note_article(WgVisits *visits, const char *final, const char *iri,
                                const char *content, GError **error);

/// Whether the article comes of some page, as things stand after this run.
gboolean wg_visits_has_article(WgVisits *visits, const char *iri, gboolean *has,
                               GError **error);

/// How many visits of this run are in that state; -1 and `error` on failure.
gint64 wg_visits_count(WgVisits *visits, WgVisitState state, GError **error);

/// Make what came of this run what is known, and forget the run. `now`: from which the
/// next visits are counted.
gboolean wg_visits_settle(WgVisits *visits, gint64 now, GError **error);

/// Set a mark that stays, over kills too, until the next settling; and whether it is there.
gboolean wg_visits_mark(WgVisits *visits, GError **error);
gboolean wg_visits_is_marked(WgVisits *visits, gboolean *is_marked, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgVisits, wg_visits_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgVisit, wg_visit_free)

#endif
