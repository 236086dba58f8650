// SPDX-License-Identifier: Apache-2.0
/// \file The store: one SQLite file that keeps of each article its sorted statements and
/// what the merge needs, as one row. A row is replaced whole; a kill at any moment leaves
/// the old or the new one. Many may read while one writes.
#ifndef WG_GRAPH_STORE_H
#define WG_GRAPH_STORE_H

#include "graph/graph.h"

typedef struct wg_store WgStore;

#define WG_STORE_ERROR (wg_store_error_quark())
GQuark wg_store_error_quark(void);
typedef enum wg_store_error_code {
  WG_STORE_ERROR_IO,     ///< cannot be opened, read or written: exit 3
  WG_STORE_ERROR_BUSY,   ///< another run writes to it: exit 3
  WG_STORE_ERROR_FORMAT, ///< no store, damaged, of another version or base: exit 4
} WgStoreErrorCode;

typedef enum wg_store_mode {
  WG_STORE_READ,  ///< must exist
  WG_STORE_WRITE, ///< made where there is none; refused while another run writes
} WgStoreMode;

/// `base`: what IRIs in it begin with; NULL: WG_BASE in a new store, what the store
/// says in an old one. An old store of another base is refused.
WgStore *wg_store_open(const char *path, WgStoreMode mode, const char *base,
                       GError **error);

/// Puts what is pending on disk and closes; NULL is taken. Call wg_store_commit first
/// where a failure must be known.
void wg_store_free(WgStore *store);

const char *wg_store_base(const WgStore *store);

/// Keep `article` in place of what was kept under its IRI. Of two put since the store
/// was opened, the one with the later date stays, then the one with the larger hash.
gboolean wg_store_put(WgStore *store, const WgArticleGraph *article, GError **error);

/// Forget an article. All removals up to a commit are one transaction; `*found` (may be NULL) tells whether there was one.
gboolean wg_store_remove(WgStore *store, const char *iri, gboolean *found,
                         GError **error);

/// Erase the entities of these IRIs (NULL-terminated) from every article (wg_erase), and
/// from every one that is put from now on. `*n` tells how many articles they stood in.
gboolean wg_store_erase(WgStore *store, const char *const *iris, guint *n,
                        GError **error);

/// Forget what is pending: removals, erasures and puts since the last commit.
void wg_store_undo(WgStore *store);

/// The decisions of a person that go with the store (graph/curation.h), "" for none.
const char *wg_store_curation(const WgStore *store);

/// Take `text`, which must be good, in their place: for as long as the store is open, and
/// where it was opened for writing for good.
gboolean wg_store_curate(WgStore *store, const char *text, GError **error);

/// Put what is pending on disk.
gboolean wg_store_commit(WgStore *store, GError **error);

/// How many articles there are; -1 and `error` on failure.
gint64 wg_store_count(WgStore *store, GError **error);

/// Between these two all that is read is of one moment, whatever another run writes
/// meanwhile; what is pending goes to disk first.
gboolean wg_store_begin_reading(WgStore *store, GError **error);
void wg_store_end_reading(WgStore *store);

/// Takes one article; its strings live for the call.
typedef gboolean (*WgStoreFunc)(const WgArticleGraph *article, void *context,
                                GError **error);

/// The article of this IRI, copied; one that is not there is damage.
gboolean wg_store_get(WgStore *store, const char *iri, WgArticleGraph *out, GError **error);

/// From here on wg_store_each hands the articles out without the reports of less confidence
/// than `least` hundredths, and without the events that only these tell; 0: all.
void wg_store_set_least(WgStore *store, guint8 least);

/// Hand every article to `func` in byte order of IRI. `with_lines`: lines too, else NULL.
gboolean wg_store_each(WgStore *store, gboolean with_lines, WgStoreFunc func,
                       void *context, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgStore, wg_store_free)

#endif
