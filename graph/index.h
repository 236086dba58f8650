// SPDX-License-Identifier: Apache-2.0
/// \file Inside graph/: what all articles of a store tell, by the thing told of, in tables
/// beside the articles. It answers what a change of some articles can move without a walk
/// over all of them. The tables are made when a patch is first asked for; from then on
/// triggers note which articles changed.
#ifndef WG_GRAPH_INDEX_H
#define WG_GRAPH_INDEX_H

#include "graph/ledger.h"
#include "graph/roster.h"
#include "graph/store.h"

typedef struct wg_index WgIndex;

/// The tables of `store`, which is open for writing and in a transaction. Where they are new
/// every article is among the changed. NULL on failure.
WgIndex *wg_index_open(WgStore *store, GError **error);
void wg_index_free(WgIndex *index);

struct wg_sql;
/// Its statements; borrowed.
struct wg_sql *wg_index_sql(WgIndex *index);

/// Drop the tables and what they noted; the next wg_index_open makes them anew.
gboolean wg_index_drop(WgStore *store, GError **error);

/// What the merged graph was last made under, "" for never; and set it.
const char *wg_index_made_under(WgIndex *index);
gboolean wg_index_set_made_under(WgIndex *index, const char *key, GError **error);

/// An article that changed since the tables were last brought up to date: as it was and as it
/// is, with the lines that are printed of it; facts and lines NULL where there was (is) none.
typedef struct wg_index_change {
  const char *iri;
  WgArticleGraph before, now; ///< borrowed
} WgIndexChange;

typedef gboolean (*WgIndexChangeFunc)(const WgIndexChange *change, void *context,
                                      GError **error);

guint wg_index_changes(WgIndex *index);
/// Hand each changed article to `func`, in byte order of IRI.
gboolean wg_index_each_change(WgIndex *index, WgIndexChangeFunc func, void *context,
                              GError **error);
/// All that changed is in the tables now.
gboolean wg_index_settle(WgIndex *index, GError **error);

/// Add (`sign` 1) what an article tells, or take it away (-1).
gboolean wg_index_tell(WgIndex *index, const char *article, const WgLedger *ledger, int sign,
                       GError **error);

/// Sets of strings that belong to the set.
GHashTable *wg_set_new(void);
/// TRUE where it is new.
gboolean wg_set_add(GHashTable *set, const char *member);
/// Its members, sorted; borrowed, the array is the caller's (g_ptr_array_unref).
GPtrArray *wg_set_sorted(GHashTable *set);

/// Questions whose answers are one column: added to `set`.
typedef enum wg_index_ask {
  WG_ASK_EVENTS_OF,      ///< events with this entity as actor or target
  WG_ASK_ORIGINS_OF,     ///< events of class Origin with this actor
  WG_ASK_SETTLED_AS,     ///< events with this IRI in the merged graph
  WG_ASK_TOLD_IN,        ///< events that this article tells
  WG_ASK_TELLING,        ///< articles that tell this event
  WG_ASK_COUNTRY_OF,     ///< entities whose country by the name files is this one
  WG_ASK_BEARERS,        ///< entities that bear the alias of this IRI
  WG_ASK_ALIASES,        ///< aliases (as IRIs) of this entity
  WG_ASK_COUNT
} WgIndexAsk;
gboolean wg_index_ask(WgIndex *index, WgIndexAsk what, const char *of, GHashTable *set,
                      GError **error);
/// Events of the class between these two entities of the merged graph ("" for none).
gboolean wg_index_ask_dossier(WgIndex *index, const char *event_class, const char *actor,
                              const char *target, GHashTable *set, GError **error);

/// Whether any article names the entity; put what they tell of it into the roster.
gboolean wg_index_enter(WgIndex *index, const char *iri, WgRoster *roster, gboolean *named,
                        GError **error);
/// How many articles call somebody by the alias of this IRI, and how many of these name
/// somebody else by it.
gboolean wg_index_weights(WgIndex *index, const char *alias, guint *together, guint *apart,
                          GError **error);

/// Who an entity was when the merged graph was last brought up to date. Caller frees.
typedef struct wg_index_node {
  char *stands; ///< its representative; NULL: it was not there
  char *name;
  WgEntityType type;
} WgIndexNode;
gboolean wg_index_node(WgIndex *index, const char *iri, WgIndexNode *out, GError **error);
void wg_index_node_clear(WgIndexNode *node);
/// `node` NULL: it is gone.
gboolean wg_index_set_node(WgIndex *index, const char *iri, const WgIndexNode *node,
                           GError **error);

/// An event as articles mint it, and what the merge made of it. Caller frees.
typedef struct wg_index_event {
  char *event_class, *actor, *target, *key; ///< NULL for none; by their articles' IRIs
  char *settled, *one, *other; ///< in the merged graph; NULL: not settled yet; "" for none
  gboolean fits;
} WgIndexEvent;
/// `*found` FALSE where nobody tells it.
gboolean wg_index_event(WgIndex *index, const char *iri, WgIndexEvent *out, gboolean *found,
                        GError **error);
void wg_index_event_clear(WgIndexEvent *event);
gboolean wg_index_set_event(WgIndex *index, const char *iri, const WgIndexEvent *event,
                            GError **error);
/// Forget the event if no article tells it any longer; `*gone` tells whether.
gboolean wg_index_forget(WgIndex *index, const char *iri, gboolean *gone, GError **error);

/// Lines of the merged graph that begin with `prefix`, appended to `out` (owned strings).
gboolean wg_index_lines(WgIndex *index, const char *prefix, GPtrArray *out, GError **error);
gboolean wg_index_set_line(WgIndex *index, const char *line, gboolean there, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgIndex, wg_index_free)

#endif
